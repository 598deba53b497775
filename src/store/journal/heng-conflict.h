/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stale write with both its versions: what I wrote, what another wrote meanwhile, and what both began with. */
#pragma once

#include <glib.h>

#include "heng-record.h"

G_BEGIN_DECLS

/* Who changed a field since both began with the same row. */
typedef enum
{
  HENG_SIDE_NONE = 0,
  HENG_SIDE_MINE = 1 << 0,
  HENG_SIDE_THEIRS = 1 << 1,
  HENG_SIDE_BOTH = HENG_SIDE_MINE | HENG_SIDE_THEIRS, /* to different values: somebody has to choose */
} HengSides;

typedef struct
{
  const HengRecordType *type;
  gint64 id;
  gpointer base;   /* the row as the stale writer had read it; NULL when the journal does not tell any more */
  gpointer mine;   /* the row that was not written; NULL for a delete */
  gpointer theirs; /* the row as it is stored now; NULL when it was deleted */
  char *actor;     /* who wrote last; NULL when unknown */
  char *action;    /* what that was called */
  gint64 at;       /* UTC ms */
} HengConflict;

/* The conflict that an error with HENG_STORE_ERROR_STALE of heng_change_update or heng_change_delete carries; NULL for any other error.
 * Belongs to the error. */
const HengConflict *heng_store_error_get_conflict (const GError *error);

HengConflict *heng_conflict_copy (const HengConflict *conflict);
void heng_conflict_free (HengConflict *conflict);

/* A field that not all agree on, in the order of the field table; derived fields are left out. Texts are for people (labels of
 * enumerations, local dates), empty for none. */
typedef struct
{
  const HengField *field;
  HengSides sides;
  char *base, *mine, *theirs;
} HengConflictField;
void heng_conflict_field_free (HengConflictField *field);
GPtrArray *heng_conflict_fields (const HengConflict *conflict);

/* Whether nobody has to choose: no field was changed by both to different values, and the row is still there. */
gboolean heng_conflict_is_mergeable (const HengConflict *conflict);

typedef enum
{
  HENG_KEEP_MINE,   /* the whole row as I had it; what they changed is changed back */
  HENG_KEEP_THEIRS, /* the row as it is stored: nothing to write */
  HENG_KEEP_BOTH,   /* what each changed; mine where both changed the same field */
} HengKeep;
/* A new record to write with heng_change_update (when theirs is NULL: to insert again with heng_change_insert). NULL when the side to
 * keep has deleted the row. Single fields are then set by heng_conflict_take. */
gpointer heng_conflict_resolve (const HengConflict *conflict, HengKeep keep);
/* Gives `record` the field of one side (MINE or THEIRS). */
void heng_conflict_take (const HengConflict *conflict, gpointer record, const HengField *field, HengSides side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengConflict, heng_conflict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengConflictField, heng_conflict_field_free)

G_END_DECLS
