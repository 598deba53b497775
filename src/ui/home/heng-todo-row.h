/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the to-do list: what, who, until when, and the button that leads there. */
#pragma once

#include <gtk/gtk.h>

#include "heng-appraisal.h"

G_BEGIN_DECLS

#define HENG_TYPE_TODO_ROW (heng_todo_row_get_type ())
G_DECLARE_FINAL_TYPE (HengTodoRow, heng_todo_row, HENG, TODO_ROW, GtkBox)

GtkWidget *heng_todo_row_new (void);
/* Copies what it shows; the people of the to-do are kept for the way there. */
void heng_todo_row_set (HengTodoRow *row, const HengTodo *todo, HengDate today);

G_END_DECLS
