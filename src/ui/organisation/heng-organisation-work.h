/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the organisation's pages: one request, run on the work lane, with what is said afterwards. */
#pragma once

#include "heng-organisation.h"
#include "heng-page.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_WORK_SAVE_UNIT, HENG_WORK_MOVE_UNIT, HENG_WORK_CLOSE_UNIT, HENG_WORK_REOPEN_UNIT,
  HENG_WORK_SAVE_PROJECT, HENG_WORK_REMOVE_PROJECT, HENG_WORK_SAVE_MEMBER, HENG_WORK_REMOVE_MEMBER,
  HENG_WORK_SAVE_MILESTONE, HENG_WORK_REMOVE_MILESTONE,
} HengWorkKind;

typedef struct
{
  HengWorkKind kind;
  const HengRecordType *type; /* of the record */
  gpointer record;            /* to be saved; owned */
  gint64 id, version;         /* of what is moved, closed, removed */
  gint64 target_id, before_id;
  HengDate day;
  char *actor;
} HengOrganisationWork;

/* Takes the record. */
HengOrganisationWork *heng_organisation_work_new (HengWorkKind kind, const HengRecordType *type, gpointer record);
void heng_organisation_work_free (HengOrganisationWork *work);
/* HengStoreFunc; returns a gint64 *, the id of the record. */
gpointer heng_organisation_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* error NULL: done, `id` is that of the record. */
typedef void (*HengWorkDone) (HengPage *page, gint64 id, const GError *error, gpointer user_data);
/* Takes the work. Says what was done with a toast that can undo it, or what went wrong; `done` may be NULL. user_data is an object or NULL. */
void heng_organisation_work_run (HengPage *page, HengOrganisationWork *work, HengWorkDone done, gpointer user_data);

G_END_DECLS
