/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view: a filter and a choice of figures under a name, kept in the company and carried as a small file. */
#pragma once

#include "heng-insights.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id, version;  /* of the kept one; 0: not kept */
  char *name;
  gint64 department_id, manager_id;
  char *level;         /* NULL: all */
  char **figures;      /* their keys; never NULL */
  gboolean is_on_home;
} HengInsightsView;
HengInsightsView *heng_insights_view_new (const char *name, const HengInsightsFilter *filter, const char *const *figures);
HengInsightsView *heng_insights_view_copy (const HengInsightsView *view);
void heng_insights_view_free (HengInsightsView *view);
HengInsightsFilter heng_insights_view_filter (const HengInsightsView *view); /* borrows the level */

/* As a JSON document; departments stand by their path and managers by number, so that it fits other companies too. NULL on error. */
char *heng_insights_view_write (HengDb *db, const HengInsightsView *view, GError **error);
/* INVALID with a sentence that names `file` and what is wrong; NOT_FOUND for a department or manager that the company does not have. */
HengInsightsView *heng_insights_view_read (HengDb *db, const char *file, const char *text, gsize length, GError **error);

/* Of HengInsightsView, by name. A department or manager that is gone is left out of its view. */
GPtrArray *heng_insights_views_load (HengDb *db, GError **error);
/* Keeps it under its name; one of the same name is replaced. One undoable change. REFUSED for an empty or long name. */
gboolean heng_insights_view_keep (HengDb *db, const HengInsightsView *view, const char *actor, GError **error);
/* One undoable change. */
gboolean heng_insights_view_drop (HengDb *db, const HengInsightsView *view, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsView, heng_insights_view_free)

G_END_DECLS
