/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same change for many people at once: one dated, undoable change. And filters that are kept for everybody. */
#pragma once

#include "heng-directory-table.h"
#include "heng-person-edit.h"

G_BEGIN_DECLS

typedef enum { HENG_BULK_DEPARTMENT, HENG_BULK_MANAGER, HENG_BULK_POSITION, HENG_BULK_PROJECT } HengBulkKind;

typedef struct
{
  HengBulkKind kind;
  gint64 id;        /* department; manager, 0: none; project */
  const char *text; /* position; role in the project, may be NULL */
  HengDate day;     /* from when on: the day of the job records */
} HengBulkChange;

/* Those of `ids` (gint64) whom the change would touch, as they are now: of HengEmployee, in the order of `ids`, at most `most`; *n_touched (may be
 * NULL) is how many there are. People who have left are not touched, nor those who have it already. NULL with error. */
GPtrArray *heng_bulk_preview (HengDb *db, const GArray *ids, const HengBulkChange *change, guint most, guint *n_touched, GCancellable *cancellable,
                              GError **error);
/* Makes it, all or nothing. Department, manager and position write a job record each, valid from the day, and bring the person's row in line with
 * the newest; a project gets them as members. INVALID when somebody would report to himself over whatever corners, when the day lies before
 * a hiring, or when a position is empty. Returns how many changed, −1 with error. */
gint64 heng_bulk_apply (HengDb *db, const HengPersonWriter *writer, const GArray *ids, const HengBulkChange *change, GError **error);

typedef struct
{
  void (*progress) (gint64 done, gint64 total, gpointer data); /* people; from the thread that changes them */
  gpointer data;
  GCancellable *cancellable; /* may be NULL; stopped, it changes nobody: G_IO_ERROR_CANCELLED */
} HengBulkWatch;

/* The same for very many people. */
gint64 heng_bulk_apply_watched (HengDb *db, const HengPersonWriter *writer, const GArray *ids, const HengBulkChange *change, const HengBulkWatch *watch,
                                GError **error);

/* Keeps a query under a name; one of the same name is replaced. One undoable change. INVALID for an empty name. */
gboolean heng_saved_filter_keep (HengDb *db, const HengPersonWriter *writer, const char *area, const char *name, const char *query, GError **error);
gboolean heng_saved_filter_remove (HengDb *db, const HengPersonWriter *writer, const HengSavedFilter *filter, GError **error);

G_END_DECLS
