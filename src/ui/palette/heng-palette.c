/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+K: goes to any person, department, cycle, project, page or command by a few letters. */
#include "heng-palette.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-palette-commands.h"
#include "heng-palette-data.h"
#include "heng-palette-row.h"

#define MOST_COMMANDS 3 /* beside what was found in the company; alone there is room for MOST_ALONE */
#define MOST_ALONE 10
#define MOST_PEOPLE 4 /* when something else was found, too */

struct _HengPalette
{
  GtkWidget parent_instance;
  GtkWidget *panel;
  GtkText *entry;
  GtkListBox *list;
  GtkScrolledWindow *scroll;
  GtkWidget *nothing;
  HengWindow *window; /* not owned: the palette lies in it */
  GPtrArray *found;    /* of HengFound: what the rows show */
  GPtrArray *commands; /* of HengPaletteCommand */
  const HengFound *chosen; /* whose actions stand in the list */
  GCancellable *cancellable;
  gboolean filling;
  gboolean open_first; /* Enter was faster than the search */
};

G_DEFINE_FINAL_TYPE (HengPalette, heng_palette, GTK_TYPE_WIDGET)

static void
forget_search (HengPalette *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->open_first = FALSE;
}

static void
close_palette (HengPalette *self)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));

  forget_search (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (GTK_IS_OVERLAY (overlay))
    gtk_widget_set_can_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), TRUE);
}

/* Where something found leads by itself. */
static char *
place_of (const HengFound *found)
{
  switch (found->kind)
    {
    case HENG_FOUND_PERSON:
      return g_strdup_printf ("people/person:%" G_GINT64_FORMAT ":overview", found->id);
    case HENG_FOUND_DEPARTMENT:
      return g_strdup_printf ("people/department:%" G_GINT64_FORMAT, found->id);
    case HENG_FOUND_PROJECT:
      return g_strdup_printf ("projects/project:%" G_GINT64_FORMAT, found->id);
    case HENG_FOUND_OBJECTIVE:
      return g_strdup_printf ("goals/objective:%" G_GINT64_FORMAT, found->id);
    case HENG_FOUND_KEY_RESULT:
      return g_strdup_printf ("goals/key-result:%" G_GINT64_FORMAT, found->id);
    case HENG_FOUND_TEMPLATE:
      return g_strdup_printf ("scorecards/template:%s", found->number);
    case HENG_FOUND_INDICATOR:
      return g_strdup_printf ("scorecards/indicator:%s", found->number);
    case HENG_FOUND_CYCLE:
    default:
      return g_strdup_printf ("cycles/cycle:%" G_GINT64_FORMAT, found->id);
    }
}

/* A person's page stands above what is shown now, so that Back returns there. */
static void
go (HengWindow *window, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, ":", 3);

  if (g_str_has_prefix (place, "people/person:") && g_strv_length (parts) == 3)
    heng_window_show_person (window, g_ascii_strtoll (parts[1], NULL, 10), NULL, parts[2]);
  else
    heng_window_show_place (window, place);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  HengPalette *self = user_data;
  HengPaletteRow *chosen = HENG_PALETTE_ROW (row);
  const HengFound *found = heng_palette_row_get_found (chosen);
  const HengPaletteCommand *command = heng_palette_row_get_command (chosen);
  g_autofree char *place = g_strdup (heng_palette_row_get_place (chosen));
  g_autoptr (GPtrArray) commands = g_ptr_array_ref (self->commands);

  if (place == NULL && found != NULL)
    place = place_of (found);
  close_palette (self);
  if (place != NULL)
    go (self->window, place);
  else if (command != NULL)
    heng_palette_command_run (command, self->window);
}

static void
entry_activate_cb (GtkText *entry, gpointer user_data)
{
  HengPalette *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->cancellable != NULL)
    self->open_first = TRUE;
  else if (row != NULL)
    row_activated_cb (self->list, row, self);
}

static void
append (HengPalette *self, GtkWidget *row, int position)
{
  gtk_list_box_insert (self->list, row, position);
}

static void
remove_actions (HengPalette *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    if (heng_palette_row_get_place (HENG_PALETTE_ROW (row)) != NULL)
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    else
      i++;
  self->chosen = NULL;
}

/* The place in the list after the last row of this kind. */
static int
end_of (HengPalette *self, HengFoundKind kind)
{
  GtkListBoxRow *row;
  int end = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const HengFound *found = heng_palette_row_get_found (HENG_PALETTE_ROW (row));

      if (found != NULL && found->kind == kind)
        end = i + 1;
    }
  return end;
}

/* The second group: what can be done with the one that is chosen (look.md §9.11). */
static void
show_actions (HengPalette *self, const HengFound *found)
{
  int at;

  if (self->chosen == found)
    return;
  remove_actions (self);
  self->chosen = found;
  if (found == NULL)
    return;
  at = end_of (self, found->kind);
  for (guint i = 0; i < heng_palette_row_n_actions (found); i++)
    append (self, heng_palette_row_new_action (found, i), at++);
}

static void
keep_in_view (HengPalette *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    return;
  gtk_adjustment_clamp_page (adjustment, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == 0 ? 0 : bounds.origin.y,
                             bounds.origin.y + bounds.size.height + 6);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  HengPalette *self = user_data;
  const HengFound *found = row != NULL ? heng_palette_row_get_found (HENG_PALETTE_ROW (row)) : NULL;

  if (self->filling || row == NULL)
    return;
  self->filling = TRUE;
  if (heng_palette_row_get_place (HENG_PALETTE_ROW (row)) == NULL)
    show_actions (self, found);
  self->filling = FALSE;
  keep_in_view (self, GTK_WIDGET (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heng_palette_row_get_spoken (HENG_PALETTE_ROW (row)), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
clear_rows (HengPalette *self)
{
  GtkWidget *row;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->chosen = NULL;
}

/* Takes both lists (found may be NULL). */
static void
show_results (HengPalette *self, GPtrArray *found, GPtrArray *commands, const char *needle)
{
  guint n_found = found != NULL ? found->len : 0, n_others = 0, n_people = 0;
  guint most = n_found > 0 ? MOST_COMMANDS : MOST_ALONE;

  self->filling = TRUE;
  clear_rows (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  self->found = found;
  self->commands = commands;
  for (guint i = 0; i < n_found; i++)
    n_others += ((HengFound *) g_ptr_array_index (found, i))->kind != HENG_FOUND_PERSON;
  for (guint i = 0; i < n_found; i++)
    {
      const HengFound *one = g_ptr_array_index (found, i);

      if (one->kind != HENG_FOUND_PERSON || n_others == 0 || n_people++ < MOST_PEOPLE)
        append (self, heng_palette_row_new_found (one, needle), -1);
    }
  for (guint i = 0; i < commands->len && i < most; i++)
    append (self, heng_palette_row_new_command (g_ptr_array_index (commands, i), needle), -1);
  self->filling = FALSE;
  gtk_widget_set_visible (self->nothing, n_found == 0 && commands->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scroll), n_found > 0 || commands->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (n_found == 0 && commands->len == 0) /* the keyboard stays in the entry, so this is what is spoken */
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_text (GTK_LABEL (self->nothing)), -1);
}

/* ">" commands, "@" people, "#" departments, projects and cycles; then the needle. */
static const char *
split (const char *text, char *only)
{
  *only = strchr (">@#", *text) != NULL ? *text : '\0';
  while (*only != '\0' && *++text == ' ')
    ;
  return text;
}

static GPtrArray *
find_commands (HengPalette *self, const char *text)
{
  char only;
  const char *needle = split (text, &only);

  return only == '\0' || only == '>' ? heng_palette_commands_find (self->window, needle)
                                     : g_ptr_array_new_with_free_func ((GDestroyNotify) heng_palette_command_free);
}

typedef struct
{
  HengPalette *palette;
  GCancellable *cancellable;
  char *text;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->palette);
  g_object_unref (search->cancellable);
  g_free (search->text);
  g_free (search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  HengPalette *self = search->palette;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = heng_store_run_finish (HENG_STORE (source), result, &error);
  gboolean open_first = self->open_first;
  char only;

  if (search->cancellable != self->cancellable)
    return;
  forget_search (self);
  if (found == NULL && error != NULL)
    heng_window_show_error (self->window, _("The search did not work"), error);
  show_results (self, g_steal_pointer (&found), find_commands (self, search->text), split (search->text, &only));
  if (open_first)
    entry_activate_cb (self->entry, self);
}

static void
changed_cb (GtkText *entry, gpointer user_data)
{
  HengPalette *self = user_data;
  g_autofree char *stripped = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *text = g_utf8_strdown (stripped, -1);
  HengStore *store = heng_window_get_store (self->window);
  char only;
  const char *needle = split (text, &only);
  Search *search;

  forget_search (self);
  if (*needle == '\0' || only == '>' || store == NULL)
    {
      show_results (self, NULL, find_commands (self, text), needle);
      return;
    }
  self->cancellable = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->palette = g_object_ref (self);
  search->cancellable = g_object_ref (self->cancellable);
  search->text = g_strdup (text);
  heng_store_run_async (store, HENG_LANE_READING, heng_palette_search, heng_palette_query_new (needle, only == '@', only == '#'),
                        (GDestroyNotify) heng_palette_query_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb, search);
}

static void
scrim_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  HengPalette *self = user_data;
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || (picked != self->panel && !gtk_widget_is_ancestor (picked, self->panel)))
    close_palette (self);
}

static void
move (HengPalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int next = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *other = next >= 0 ? gtk_list_box_get_row_at_index (self->list, next) : NULL;

  if (other != NULL)
    gtk_list_box_select_row (self->list, other);
}

/* Between the one that was found and what can be done with it. */
static void
move_to_actions (HengPalette *self)
{
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (self->list), *row;
  gboolean in_actions = chosen != NULL && heng_palette_row_get_place (HENG_PALETTE_ROW (chosen)) != NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean is_action = heng_palette_row_get_place (HENG_PALETTE_ROW (row)) != NULL;

      if (in_actions ? !is_action && heng_palette_row_get_found (HENG_PALETTE_ROW (row)) == self->chosen : is_action)
        {
          gtk_list_box_select_row (self->list, row);
          return;
        }
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer user_data)
{
  HengPalette *self = user_data;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      close_palette (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      move_to_actions (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
heng_palette_dispose (GObject *object)
{
  HengPalette *self = HENG_PALETTE (object);
  GtkWidget *child;

  forget_search (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_palette_parent_class)->dispose (object);
}

static void
heng_palette_class_init (HengPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_palette_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/palette/heng-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPalette, panel);
  gtk_widget_class_bind_template_child (widget_class, HengPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, HengPalette, list);
  gtk_widget_class_bind_template_child (widget_class, HengPalette, scroll);
  gtk_widget_class_bind_template_child (widget_class, HengPalette, nothing);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrim_pressed_cb);
}

static void
heng_palette_init (HengPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, heng_palette_row_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
heng_palette_new (HengWindow *window)
{
  HengPalette *self = g_object_new (HENG_TYPE_PALETTE, NULL);

  self->window = window;
  return GTK_WIDGET (self);
}

void
heng_palette_open (HengPalette *self)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_results (self, NULL, find_commands (self, ""), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (GTK_IS_OVERLAY (overlay))
    gtk_widget_set_can_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), FALSE);
}
