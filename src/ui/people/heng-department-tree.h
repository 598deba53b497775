/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The departments as a tree with head counts; choosing one narrows the list. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_DEPARTMENT_TREE (heng_department_tree_get_type ())
G_DECLARE_FINAL_TYPE (HengDepartmentTree, heng_department_tree, HENG, DEPARTMENT_TREE, GtkWidget)

/* Signal "chosen". */
GtkWidget *heng_department_tree_new (void);
/* The choice and what is unfolded stay as they are. */
void heng_department_tree_set_data (HengDepartmentTree *tree, const HengPeopleData *data);
/* The chosen department and those below it as a set of ids (gint64 *), new; NULL = the whole company. */
GHashTable *heng_department_tree_get_scope (HengDepartmentTree *tree);
gboolean heng_department_tree_get_former (HengDepartmentTree *tree);
/* Its id, 0: the whole company, or those who left. */
gint64 heng_department_tree_get_chosen (HengDepartmentTree *tree);
/* Unfolds the way to a department and chooses it; nothing happens when it is not there. */
void heng_department_tree_choose (HengDepartmentTree *tree, gint64 department_id);

G_END_DECLS
