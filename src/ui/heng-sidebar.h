/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: company, search and menu above, the areas, and the period below. Acts through the window's actions only. */
#pragma once

#include <adwaita.h>

#include "heng-cycle.h"
#include "heng-people.h"

G_BEGIN_DECLS

#define HENG_TYPE_SIDEBAR (heng_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HengSidebar, heng_sidebar, HENG, SIDEBAR, GtkBox)

void heng_sidebar_set_company (HengSidebar *sidebar, const HengCompany *company, const char *path);
/* cycles: of HengCycle, old → new; the menu shows the newest first. */
void heng_sidebar_set_cycles (HengSidebar *sidebar, GPtrArray *cycles, gint64 current);
void heng_sidebar_set_area (HengSidebar *sidebar, const char *area);
/* 0 hides the badge. `spoken` says what is counted. */
void heng_sidebar_set_badge (HengSidebar *sidebar, const char *area, guint n, const char *spoken);
void heng_sidebar_set_decoration_layout (HengSidebar *sidebar, const char *layout);
void heng_sidebar_popup_menu (HengSidebar *sidebar);

G_END_DECLS
