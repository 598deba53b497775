/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the exports: people, departments, projects, participants and objectives of a cycle by their ids. */
#pragma once

#include "heng-export.h"

G_BEGIN_DECLS

typedef struct
{
  HengDb *db;
  GPtrArray *departments, *employees, *projects, *participants, *objectives;
  GHashTable *employees_by_id, *projects_by_id, *participants_by_id, *objectives_by_id;
} HengExportLookup;

HengExportLookup *heng_export_lookup_new (HengDb *db, gint64 cycle_id, GError **error);
void heng_export_lookup_free (HengExportLookup *lookup);
/* NULL: there is none. */
const HengObjective *heng_export_objective (HengExportLookup *lookup, gint64 id);
/* Read when asked for: few are named. NULL: there is none. */
HengKeyResult *heng_export_key_result (HengExportLookup *lookup, gint64 id);
const HengParticipant *heng_export_participant (HengExportLookup *lookup, gint64 id);
const char *heng_export_emp_no (HengExportLookup *lookup, gint64 id);
/* What files call the owner of a goal: emp_no, "研发部/平台组", project key; NULL for the company. New string. */
char *heng_export_owner (HengExportLookup *lookup, int kind, gint64 id);
/* Records by a gint64 at `offset`: id → GPtrArray of borrowed records in their order. */
GHashTable *heng_export_group (GPtrArray *records, gsize offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengExportLookup, heng_export_lookup_free)

G_END_DECLS
