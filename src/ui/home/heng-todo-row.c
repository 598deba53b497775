/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A to-do and the place where it is done. */
#include "heng-todo-row.h"

#include <glib/gi18n-lib.h>

#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-window.h"

struct _HengTodoRow
{
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *title, *detail, *due;
  GtkButton *button;
  HengTodoKind kind;
  GArray *employee_ids;
  gint64 objective_id, key_result_id;
};

G_DEFINE_FINAL_TYPE (HengTodoRow, heng_todo_row, GTK_TYPE_BOX)

/* What a kind looks like and where it leads: the person's tab, or a place in the window. */
static const struct
{
  const char *icon, *tint, *verb; /* verb: msgid */
  const char *tab, *place;
} kinds[] = {
  [HENG_TODO_MISSING_ACTUALS] = { "document-edit-symbolic", "h-link", N_("Enter"), "scorecard", NULL },
  [HENG_TODO_NO_CHECKIN] = { "appointment-missed-symbolic", "h-warn", N_("Check In"), "goals", NULL },
  [HENG_TODO_NO_MANAGER] = { "dialog-warning-symbolic", "h-warn", N_("Assign"), "file", NULL },
  [HENG_TODO_WEIGHTS] = { "heng-scorecard-symbolic", "h-warn", N_("Look"), "scorecard", "cycles" },
  [HENG_TODO_PUBLISH] = { "object-select-symbolic", "h-good", N_("Publish"), NULL, "cycles" },
  [HENG_TODO_OPEN_CYCLE] = { "x-office-calendar-symbolic", "h-link", N_("Begin"), NULL, "cycles" },
  [HENG_TODO_PROBATION] = { "avatar-default-symbolic", "h-link", N_("Look"), NULL, "people/reminder:probation" },
  [HENG_TODO_CONTRACT] = { "text-x-generic-symbolic", "h-link", N_("Look"), NULL, "people/reminder:contract" },
  [HENG_TODO_MANAGER] = { "dialog-warning-symbolic", "h-warn", N_("Assign"), NULL, "people/reminder:no-manager" },
  [HENG_TODO_IDENTITY] = { "security-high-symbolic", "h-link", N_("Look"), NULL, "people/reminder:identity" },
  [HENG_TODO_DUPLICATE] = { "system-users-symbolic", "h-warn", N_("Look"), NULL, "people/reminder:duplicate" },
  [HENG_TODO_MENTIONED] = { "mail-unread-symbolic", "h-link", N_("Read"), NULL, NULL },
};

/* New; NULL: the to-do is about no goal. */
static char *
goal_place (const HengTodoRow *self)
{
  if (self->key_result_id != 0)
    return g_strdup_printf ("goals/key-result:%" G_GINT64_FORMAT, self->key_result_id);
  return self->objective_id != 0 ? g_strdup_printf ("goals/objective:%" G_GINT64_FORMAT, self->objective_id) : NULL;
}

static void
clicked_cb (HengTodoRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *goal = goal_place (self);

  if (!HENG_IS_WINDOW (root))
    return;
  if (goal != NULL)
    heng_window_show_place (HENG_WINDOW (root), goal);
  else if (kinds[self->kind].tab != NULL && self->employee_ids != NULL && self->employee_ids->len > 0)
    heng_window_show_person (HENG_WINDOW (root), g_array_index (self->employee_ids, gint64, 0), self->employee_ids, kinds[self->kind].tab);
  else
    heng_window_show_place (HENG_WINDOW (root), kinds[self->kind].place != NULL ? kinds[self->kind].place : "people");
}

static void
heng_todo_row_finalize (GObject *object)
{
  g_clear_pointer (&HENG_TODO_ROW (object)->employee_ids, g_array_unref);
  G_OBJECT_CLASS (heng_todo_row_parent_class)->finalize (object);
}

static void
heng_todo_row_class_init (HengTodoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_todo_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/home/heng-todo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HengTodoRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HengTodoRow, title);
  gtk_widget_class_bind_template_child (widget_class, HengTodoRow, detail);
  gtk_widget_class_bind_template_child (widget_class, HengTodoRow, due);
  gtk_widget_class_bind_template_child (widget_class, HengTodoRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
heng_todo_row_init (HengTodoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
heng_todo_row_new (void)
{
  return g_object_new (HENG_TYPE_TODO_ROW, NULL);
}

static void
show_due (HengTodoRow *self, HengDate due, HengDate today)
{
  g_autofree char *text = due == today ? g_strdup (_("due today")) : due != HENG_DATE_NONE ? heng_text_day (due) : NULL;
  gboolean late = due != HENG_DATE_NONE && due <= today;
  const char *classes[] = { "h-cell", late ? "h-bad" : "h-dim", late ? "h-strong" : NULL, NULL };

  gtk_label_set_text (self->due, text != NULL ? text : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->due), classes);
}

void
heng_todo_row_set (HengTodoRow *self, const HengTodo *todo, HengDate today)
{
  const char *verb = _(kinds[todo->kind].verb);
  const char *classes[] = { kinds[todo->kind].tint, NULL };
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, todo->title);

  self->kind = todo->kind;
  self->objective_id = todo->objective_id;
  self->key_result_id = todo->key_result_id;
  g_clear_pointer (&self->employee_ids, g_array_unref);
  self->employee_ids = todo->employee_ids != NULL ? g_array_copy (todo->employee_ids) : NULL;
  gtk_image_set_from_icon_name (self->icon, kinds[todo->kind].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_label_set_text (self->title, todo->title);
  gtk_label_set_text (self->detail, todo->detail != NULL ? todo->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), todo->detail != NULL && *todo->detail != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), todo->detail);
  gtk_button_set_label (self->button, verb);
  heng_compat_name_button (GTK_WIDGET (self->button), name);
  show_due (self, todo->due, today);
}
