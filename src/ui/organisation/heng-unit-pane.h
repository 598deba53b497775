/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit beside the tree: its facts to be edited in place, its people, second reporting lines and history. */
#pragma once

#include <adwaita.h>

#include "heng-organisation.h"

G_BEGIN_DECLS

#define HENG_TYPE_UNIT_PANE (heng_unit_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengUnitPane, heng_unit_pane, HENG, UNIT_PANE, GtkBox)

/* Signals: "edited" (HengDepartment * as it is to be, HengDate from which on as int), "person" (gint64 id). */
GtkWidget *heng_unit_pane_new (void);
/* The organisation must live as long as it is shown; unit_id 0 = the company. */
void heng_unit_pane_show (HengUnitPane *pane, const HengOrganisation *organisation, gint64 unit_id, gboolean editable);
/* What stands in the fields is given up: the next show fills them anew. */
void heng_unit_pane_reset (HengUnitPane *pane);
void heng_unit_pane_show_error (HengUnitPane *pane, const char *message); /* NULL: none */
void heng_unit_pane_focus_name (HengUnitPane *pane);
void heng_unit_pane_focus_people (HengUnitPane *pane);

G_END_DECLS
