/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switch between the three sibling views of the area People: people, organisation, projects. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HENG_TYPE_PEOPLE_VIEWS (heng_people_views_get_type ())
G_DECLARE_FINAL_TYPE (HengPeopleViews, heng_people_views, HENG, PEOPLE_VIEWS, GtkWidget)

/* Property "view": "people", "organisation" or "projects", the one it stands on. Activates win.area; a menu where there is no room for buttons. */
GtkWidget *heng_people_views_new (const char *view);

G_END_DECLS
