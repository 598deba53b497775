/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of the organisation as a tree table: kind, type, head, people, dates; dragging, and the keys that do the same. */
#pragma once

#include <adwaita.h>

#include "heng-adaptive-bin.h"
#include "heng-organisation.h"

G_BEGIN_DECLS

#define HENG_TYPE_UNIT_TREE (heng_unit_tree_get_type ())
G_DECLARE_FINAL_TYPE (HengUnitTree, heng_unit_tree, HENG, UNIT_TREE, GtkWidget)

typedef enum { HENG_STEP_UP, HENG_STEP_DOWN, HENG_STEP_OUT, HENG_STEP_IN } HengUnitStep;

/* Signals: "chosen" (another unit is selected), "opened" (Enter or double click), "moved" (gint64 unit, gint64 parent): dropped on another;
 * "stepped" (int HengUnitStep): Ctrl+Shift+arrow. */
GtkWidget *heng_unit_tree_new (void);
/* Keeps what is unfolded and selected. `editable`: units can be dragged and moved by keys. */
void heng_unit_tree_set_organisation (HengUnitTree *tree, const HengOrganisation *organisation, gboolean editable);
gint64 heng_unit_tree_get_chosen (HengUnitTree *tree); /* 0: the company itself */
void heng_unit_tree_choose (HengUnitTree *tree, gint64 unit_id);
/* Less room: fewer columns. */
void heng_unit_tree_set_room (HengUnitTree *tree, HengWidthClass room);
void heng_unit_tree_focus (HengUnitTree *tree);

G_END_DECLS
