/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the SMART checks of a store: what they look things up in, read once for a cycle or for one owner. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-smart.h"

G_BEGIN_DECLS

/* What the checks of one cycle look things up in. */
typedef struct
{
  HengDb *db;
  HengCycle *cycle;
  GPtrArray *departments, *employees, *projects, *objectives, *key_results;
  GHashTable *employees_by_id, *objectives_by_id;
  GHashTable *krs_of;     /* objective id → GPtrArray of HengKeyResult, borrowed */
  GHashTable *children_of; /* objective id → GPtrArray of counted HengObjective, borrowed */
  GHashTable *goals_of;   /* "kind:owner" → GPtrArray of active HengObjective, borrowed */
  GHashTable *proven;     /* ids of key results that a link proves; NULL: not looked at */
  gboolean loops;         /* of an owner's reading: what is stored leads from the parent back to the objective */
  GPtrArray *past;        /* of GHashTable: employee id → HengReview, newest cycle first */
  GPtrArray *reviews;     /* owns what `past` points to */
  GHashTable *names;      /* name of an indicator → HengSmartText: few names, many lines */
} HengSmartReading;

void heng_smart_reading_clear (HengSmartReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengSmartReading, heng_smart_reading_clear)

/* All goals of a cycle; past values of one person, or of everyone (0). */
gboolean heng_smart_reading_load_cycle (HengSmartReading *reading, gint64 cycle_id, gint64 employee_id, GError **error);
/* The goals of the owner of one objective, what counts in it and what is above it, and the past values of that owner. */
gboolean heng_smart_reading_load_owner (HengSmartReading *reading, const HengObjective *objective, GError **error);

/* Both work on records as they stand in a form, too. Of HengSmartFinding. */
GPtrArray *heng_smart_reading_check_kr (const HengSmartReading *reading, const HengObjective *objective, const HengKeyResult *kr, gboolean is_submit);
GPtrArray *heng_smart_reading_check_objective (const HengSmartReading *reading, const HengObjective *objective);

G_END_DECLS
