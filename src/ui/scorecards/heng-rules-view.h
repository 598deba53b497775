/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets which template: the rules in their order, and whom they leave out. */
#pragma once

#include "heng-library.h"
#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_RULES_VIEW (heng_rules_view_get_type ())
G_DECLARE_FINAL_TYPE (HengRulesView, heng_rules_view, HENG, RULES_VIEW, GtkBox)

GtkWidget *heng_rules_view_new (void);
/* The library must live as long as it is shown; the view must be in a page. */
void heng_rules_view_show (HengRulesView *view, const HengLibrary *library, gboolean editable);
void heng_rules_view_add (HengRulesView *view); /* asks for a new rule */
void heng_rules_view_focus (HengRulesView *view);

G_END_DECLS
