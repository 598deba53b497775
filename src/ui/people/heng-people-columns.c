/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the people table. */
#include "heng-people-columns.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "heng-adaptive-bin.h"
#include "heng-avatar.h"
#include "heng-grade-chip.h"
#include "heng-match.h"
#include "heng-people-text.h"
#include "heng-settings.h"
#include "heng-state-mark.h"

#define KEY "people-columns"
#define NAME_WIDTH 112   /* at least, with the face: four Han characters, or the pinyin of most */
#define LATIN_COLUMN 172 /* a whole Latin name, where there is room for more columns */

typedef struct
{
  const char *id, *title; /* msgid */
  int width;              /* px; −1: as needed, and takes the rest */
  guint room;             /* shown from this room on */
  GtkWidget *(*create) (void);
  void (*fill) (GtkWidget *cell, const HengPersonRow *row, const char *needle);
  int (*compare) (const HengPersonRow *a, const HengPersonRow *b);
} Column;

static void
mark (GtkWidget *label, GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (ranges->len > 0)
    attributes = heng_match_attributes (ranges, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static GtkWidget *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
cell_text_new (void)
{
  return text_new ("h-cell");
}

/* Room for most names of departments and positions, whatever the rows in view need: widths follow each search less. */
static GtkWidget *
wide_text_new (void)
{
  GtkWidget *label = cell_text_new ();

  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  return label;
}

static GtkWidget *
dim_text_new (void)
{
  GtkWidget *label = text_new ("h-cell");

  gtk_widget_add_css_class (label, "h-dim");
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gboolean some = text != NULL && *text != '\0';

  gtk_label_set_text (GTK_LABEL (label), some ? text : "—");
  gtk_widget_set_tooltip_text (label, some && g_utf8_strlen (text, -1) > 8 ? text : NULL);
}

static GtkWidget *
name_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = heng_avatar_new ("", 28);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_size_request (box, NAME_WIDTH, -1);
  gtk_box_append (GTK_BOX (texts), text_new ("h-name"));
  gtk_box_append (GTK_BOX (texts), text_new ("h-reading"));
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static void
name_fill (GtkWidget *box, const HengPersonRow *row, const char *needle)
{
  GtkWidget *avatar = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_last_child (box);
  GtkWidget *first = gtk_widget_get_first_child (texts), *second = gtk_widget_get_last_child (texts);
  const char *name = heng_text_name (row->employee);
  g_autofree char *other = name == row->employee->name && row->reading != NULL ? g_strdup (row->reading) : heng_text_other_name (row->employee);
  g_autoptr (GArray) in_name = NULL;
  g_autoptr (GArray) in_other = NULL;

  heng_match_name (name, other, row->employee->pinyin, needle, &in_name, &in_other);
  heng_avatar_set_name (HENG_AVATAR (avatar), name);
  gtk_label_set_text (GTK_LABEL (first), name);
  gtk_label_set_text (GTK_LABEL (second), other != NULL ? other : "");
  gtk_widget_set_visible (second, other != NULL);
  mark (first, in_name);
  mark (second, in_other);
}

static void
number_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  g_autoptr (GArray) ranges = heng_match_text (row->employee->emp_no, needle);

  set_text (label, row->employee->emp_no);
  mark (label, ranges);
}

static void
department_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  set_text (label, row->department);
}

static void
position_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  set_text (label, row->employee->position);
}

static void
level_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  set_text (label, row->employee->level);
}

static void
manager_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  set_text (label, row->manager);
}

static void
hired_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  g_autofree char *day = heng_date_format (row->employee->hire_date);

  set_text (label, day);
  gtk_widget_set_tooltip_text (label, NULL);
}

static GtkWidget *
state_new (void)
{
  GtkWidget *state = heng_state_mark_new (HENG_HEALTH_NONE, TRUE);

  gtk_widget_add_css_class (state, "h-cell");
  return state;
}

static void
state_fill (GtkWidget *state, const HengPersonRow *row, const char *needle)
{
  static const HengHealth shapes[] = {
    [HENG_PERSON_NOT_IN_CYCLE] = HENG_HEALTH_NONE, [HENG_PERSON_EXEMPT] = HENG_HEALTH_NONE, [HENG_PERSON_BLOCKED] = HENG_HEALTH_AT_RISK,
    [HENG_PERSON_READY] = HENG_HEALTH_ON_TRACK,    [HENG_PERSON_PUBLISHED] = HENG_HEALTH_DONE,
  };
  g_autofree char *word = heng_person_row_state_text (row);

  gtk_widget_set_visible (state, row->state != HENG_PERSON_NOT_IN_CYCLE);
  heng_state_mark_set_health (HENG_STATE_MARK (state), shapes[row->state]);
  heng_state_mark_set_word (HENG_STATE_MARK (state), word);
}

static GtkWidget *
score_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = heng_grade_chip_new (NULL);
  GtkWidget *score = text_new ("h-cell");

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (chip, 32, -1);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), score);
  return box;
}

static void
score_fill (GtkWidget *box, const HengPersonRow *row, const char *needle)
{
  g_autofree char *text = row->score.state == HENG_VALUE_NUMBER ? heng_micro_display (row->score.micro, 2, FALSE) : NULL;

  gtk_widget_set_visible (box, row->state != HENG_PERSON_NOT_IN_CYCLE);
  heng_grade_chip_set_grade (HENG_GRADE_CHIP (gtk_widget_get_first_child (box)), row->grade);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text != NULL ? text : "");
}

static int
compare_name (const HengPersonRow *a, const HengPersonRow *b)
{
  int order = g_strcmp0 (a->employee->pinyin, b->employee->pinyin);

  return order != 0 ? order : g_strcmp0 (a->employee->name, b->employee->name);
}

static int
compare_number (const HengPersonRow *a, const HengPersonRow *b)
{
  return g_strcmp0 (a->employee->emp_no, b->employee->emp_no);
}

static int
compare_department (const HengPersonRow *a, const HengPersonRow *b)
{
  return g_utf8_collate (a->department != NULL ? a->department : "", b->department != NULL ? b->department : "");
}

static int
compare_position (const HengPersonRow *a, const HengPersonRow *b)
{
  return g_utf8_collate (a->employee->position != NULL ? a->employee->position : "", b->employee->position != NULL ? b->employee->position : "");
}

static int
compare_level (const HengPersonRow *a, const HengPersonRow *b)
{
  return g_strcmp0 (a->employee->level, b->employee->level);
}

static int
compare_manager (const HengPersonRow *a, const HengPersonRow *b)
{
  return g_utf8_collate (a->manager != NULL ? a->manager : "", b->manager != NULL ? b->manager : "");
}

static int
compare_hired (const HengPersonRow *a, const HengPersonRow *b)
{
  return (a->employee->hire_date > b->employee->hire_date) - (a->employee->hire_date < b->employee->hire_date);
}

static int
compare_state (const HengPersonRow *a, const HengPersonRow *b)
{
  return a->state != b->state ? (int) a->state - (int) b->state : (int) b->n_missing - (int) a->n_missing;
}

static int
compare_score (const HengPersonRow *a, const HengPersonRow *b)
{
  gint64 left = a->score.state == HENG_VALUE_NUMBER ? a->score.micro : G_MININT64;
  gint64 right = b->score.state == HENG_VALUE_NUMBER ? b->score.micro : G_MININT64;

  return (left > right) - (left < right);
}

static const Column columns[] = {
  { "name", NC_ ("column", "Name"), -1, 0, name_new, name_fill, compare_name },
  { "number", NC_ ("column", "Number"), 76, 1, dim_text_new, number_fill, compare_number },
  { "department", NC_ ("column", "Department"), -1, 1, wide_text_new, department_fill, compare_department },
  { "position", NC_ ("column", "Position"), -1, 2, wide_text_new, position_fill, compare_position },
  { "level", NC_ ("column", "Level"), 44, 3, cell_text_new, level_fill, compare_level },
  { "manager", NC_ ("column", "Manager"), 74, 2, cell_text_new, manager_fill, compare_manager },
  { "hired", NC_ ("column", "Joined"), 94, 3, dim_text_new, hired_fill, compare_hired },
  { "state", NC_ ("column", "Status"), 116, 0, state_new, state_fill, compare_state },
  { "score", NC_ ("column", "Score"), 98, 0, score_new, score_fill, compare_score },
};

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;
  int order = column->compare (heng_person_item_get_row ((HengPersonItem *) a), heng_person_item_get_row ((HengPersonItem *) b));

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
fill_cb (HengPersonItem *item, GtkListItem *list_item)
{
  const Column *column = g_object_get_data (G_OBJECT (list_item), "heng-column");

  column->fill (gtk_list_item_get_child (list_item), heng_person_item_get_row (item), heng_person_item_get_needle (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Column *column = user_data;

  g_object_set_data (G_OBJECT (list_item), "heng-column", (gpointer) column);
  gtk_list_item_set_child (list_item, column->create ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  HengPersonItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "changed", G_CALLBACK (fill_cb), list_item);
  fill_cb (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), fill_cb, list_item);
}

static void
remember_cb (GSimpleAction *action, GParamSpec *pspec, GActionGroup *group)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 1; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GVariant) state = g_action_group_get_action_state (group, columns[i].id);

      if (g_variant_get_boolean (state))
        g_ptr_array_add (shown, (gpointer) columns[i].id);
    }
  g_ptr_array_add (shown, NULL);
  heng_settings_set_strv (KEY, (const char *const *) shown->pdata);
}

static GPtrArray *
all_columns (GtkColumnView *view)
{
  return g_object_get_data (G_OBJECT (view), "heng-columns");
}

static void
add_column (GtkColumnView *view, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", column->title), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, (gpointer) column, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (added, heng_scaled_width (GTK_WIDGET (view), column->width));
  gtk_column_view_column_set_expand (added, column->width < 0);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_sorter (added, sorter);
  g_ptr_array_add (all_columns (view), g_object_ref (added));
  gtk_column_view_append_column (view, added);
}

void
heng_people_columns_add (GtkColumnView *view)
{
  g_object_set_data_full (G_OBJECT (view), "heng-columns", g_ptr_array_new_with_free_func (g_object_unref), (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (view, &columns[i]);
}

GMenuModel *
heng_people_columns_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *detailed = g_strconcat (action, ".", columns[i].id, NULL);

      g_menu_append (menu, g_dpgettext2 (NULL, "column", columns[i].title), detailed);
    }
  return G_MENU_MODEL (menu);
}

GActionGroup *
heng_people_columns_actions (GCallback changed, gpointer user_data)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_auto (GStrv) wanted = heng_settings_get_strv (KEY);

  for (guint i = 1; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean on = g_strv_contains ((const char *const *) wanted, columns[i].id);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (columns[i].id, NULL, g_variant_new_boolean (on));

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_signal_connect (action, "notify::state", G_CALLBACK (remember_cb), group);
      g_signal_connect_swapped (action, "notify::state", changed, user_data);
    }
  return G_ACTION_GROUP (group);
}

/* Columns are taken out, not hidden: GTK 4.8 keeps giving room to hidden ones. */
void
heng_people_columns_set_room (GtkColumnView *view, guint room)
{
  g_auto (GStrv) chosen = heng_settings_get_strv (KEY);
  GPtrArray *all = all_columns (view);
  int name_width = room > 0 && !heng_text_is_chinese () ? heng_scaled_width (GTK_WIDGET (view), LATIN_COLUMN) : -1;
  guint position = 0;

  gtk_column_view_column_set_fixed_width (g_ptr_array_index (all, 0), name_width);
  for (guint i = 0; i < all->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (all, i);
      gboolean wanted = columns[i].room <= room && (i == 0 || g_strv_contains ((const char *const *) chosen, columns[i].id));
      gboolean there = gtk_column_view_column_get_column_view (column) != NULL;

      if (wanted && !there)
        gtk_column_view_insert_column (view, position, column);
      else if (!wanted && there)
        gtk_column_view_remove_column (view, column);
      position += wanted ? 1 : 0;
    }
}
