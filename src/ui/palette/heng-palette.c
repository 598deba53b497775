/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+K: goes to any person, area or command by a few letters. */
#include "heng-palette.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-avatar.h"
#include "heng-match.h"
#include "heng-people-table.h"
#include "heng-people-text.h"

#define MOST_PEOPLE 6
#define MOST_ROWS 8

struct _HengPalette
{
  GtkWidget parent_instance;
  GtkWidget *panel;
  GtkText *entry;
  GtkListBox *list;
  HengWindow *window; /* not owned: the palette lies in it */
  guint serial;       /* of the newest search: older answers are dropped */
};

G_DEFINE_FINAL_TYPE (HengPalette, heng_palette, GTK_TYPE_WIDGET)

typedef struct
{
  const char *title, *icon, *action, *target, *keys;
} Command;

static const Command commands[] = {
  { NC_ ("area", "Home"), "user-home-symbolic", "win.area", "home", "Ctrl+1" },
  { NC_ ("area", "People"), "system-users-symbolic", "win.area", "people", "Ctrl+2" },
  { NC_ ("area", "Cycles"), "heng-cycle-symbolic", "win.area", "cycles", "Ctrl+3" },
  { NC_ ("area", "Import Roster…"), "document-open-symbolic", "win.import", NULL, NULL },
  { NC_ ("area", "Open a Company…"), "folder-documents-symbolic", "win.open", NULL, "Ctrl+O" },
  { NC_ ("area", "New Company…"), "list-add-symbolic", "win.new-company", NULL, "Ctrl+N" },
  { NC_ ("area", "Undo"), "edit-undo-symbolic", "win.undo", NULL, "Ctrl+Z" },
  { NC_ ("area", "Redo"), "edit-redo-symbolic", "win.redo", NULL, "Ctrl+Shift+Z" },
  { NC_ ("area", "Preferences"), "view-more-symbolic", "app.preferences", NULL, "Ctrl+," },
  { NC_ ("area", "Keyboard Shortcuts"), "dialog-information-symbolic", "win.show-help-overlay", NULL, "Ctrl+?" },
};

static void
close_palette (HengPalette *self)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));

  self->serial++;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (GTK_IS_OVERLAY (overlay))
    gtk_widget_set_can_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), TRUE);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  HengPalette *self = user_data;
  const Command *command = g_object_get_data (G_OBJECT (row), "heng-command");
  gint64 *person = g_object_get_data (G_OBJECT (row), "heng-person");
  g_autofree gint64 *id = person != NULL ? g_memdup2 (person, sizeof *person) : NULL;

  close_palette (self);
  if (id != NULL)
    heng_window_show_person (self->window, *id, NULL, NULL);
  else if (command != NULL && command->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), command->action, "s", command->target);
  else if (command != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), command->action, NULL);
}

static void
entry_activate_cb (GtkText *entry, gpointer user_data)
{
  HengPalette *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self->list, row, self);
}

static GtkWidget *
label_new (const char *text, const char *style, GArray *ranges)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) marks = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (ranges != NULL && ranges->len > 0)
    {
      marks = heng_match_attributes (ranges, adw_style_manager_get_dark (adw_style_manager_get_default ()));
      gtk_label_set_attributes (GTK_LABEL (label), marks);
    }
  return label;
}

static GtkWidget *
row_new (HengPalette *self, GtkWidget *icon, GtkWidget *title, GtkWidget *detail, const char *keys)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_size_request (icon, 26, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  if (detail != NULL)
    {
      gtk_widget_set_hexpand (detail, TRUE);
      gtk_widget_add_css_class (detail, "h-dim");
      gtk_box_append (GTK_BOX (box), detail);
    }
  if (keys != NULL)
    {
      GtkWidget *key = label_new (keys, "h-key", NULL);

      gtk_widget_set_hexpand (key, detail == NULL);
      gtk_widget_set_halign (key, GTK_ALIGN_END);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), key);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (title)), -1);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
append_person (HengPalette *self, const HengEmployee *employee, const char *needle)
{
  const char *name = heng_text_name (employee);
  g_autofree char *reading = heng_match_reading (employee->name, employee->pinyin);
  const char *position = employee->position != NULL ? employee->position : "";
  g_autofree char *detail = reading != NULL && name == employee->name ? g_strdup_printf ("%s · %s", reading, position)
                                                                       : g_strdup_printf ("%s · %s", employee->emp_no, position);
  g_autoptr (GArray) in_name = NULL;
  g_autoptr (GArray) in_reading = NULL;
  GtkWidget *row;

  heng_match_name (name, reading, employee->pinyin, needle, &in_name, &in_reading);
  if (reading == NULL || name != employee->name)
    g_array_set_size (in_reading, 0);
  row = row_new (self, heng_avatar_new (name, 26), label_new (name, "h-strong", in_name), label_new (detail, "h-cell", in_reading), NULL);
  g_object_set_data_full (G_OBJECT (row), "heng-person", g_memdup2 (&employee->id, sizeof employee->id), g_free);
}

static gboolean
command_fits (HengPalette *self, const Command *command, const char *needle)
{
  g_autofree char *title = g_utf8_strdown (g_dpgettext2 (NULL, "area", command->title), -1);
  g_autofree char *english = g_utf8_strdown (command->title, -1);
  const char *name = strchr (command->action, '.') + 1;
  GAction *action = g_str_has_prefix (command->action, "win.") ? g_action_map_lookup_action (G_ACTION_MAP (self->window), name) : NULL;

  if (action != NULL && !g_action_get_enabled (action))
    return FALSE;
  return *needle == '\0' || strstr (title, needle) != NULL || strstr (english, needle) != NULL;
}

static void
append_commands (HengPalette *self, const char *needle, guint n_rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands) && n_rows < MOST_ROWS; i++)
    {
      GtkWidget *row;

      if (!command_fits (self, &commands[i], needle))
        continue;
      row = row_new (self, gtk_image_new_from_icon_name (commands[i].icon), label_new (g_dpgettext2 (NULL, "area", commands[i].title), NULL, NULL), NULL, commands[i].keys);
      g_object_set_data (G_OBJECT (row), "heng-command", (gpointer) &commands[i]);
      n_rows++;
    }
}

static void
show_results (HengPalette *self, GPtrArray *people, const char *needle)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; people != NULL && i < people->len; i++)
    append_person (self, g_ptr_array_index (people, i), needle);
  append_commands (self, needle, people != NULL ? people->len : 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static gpointer
search (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_employees_search (db, args, MOST_PEOPLE, error);
}

typedef struct
{
  HengPalette *palette;
  guint serial;
  char *needle;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *asked = user_data;
  g_autoptr (HengPalette) self = asked->palette;
  g_autofree char *needle = asked->needle;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (asked->serial == self->serial && gtk_widget_get_visible (GTK_WIDGET (self)))
    show_results (self, people, needle);
}

static void
changed_cb (GtkText *entry, gpointer user_data)
{
  HengPalette *self = user_data;
  g_autofree char *stripped = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *needle = g_utf8_strdown (stripped, -1);
  HengStore *store = heng_window_get_store (self->window);
  Search *asked;

  self->serial++;
  if (*needle == '\0' || store == NULL)
    {
      show_results (self, NULL, needle);
      return;
    }
  asked = g_new0 (Search, 1);
  asked->palette = g_object_ref (self);
  asked->serial = self->serial;
  asked->needle = g_strdup (needle);
  heng_store_run_async (store, HENG_LANE_READING, search, g_steal_pointer (&needle), g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                        found_cb, asked);
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
  GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->list, next);

  if (other != NULL && next >= 0)
    gtk_list_box_select_row (self->list, other);
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
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
heng_palette_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
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
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrim_pressed_cb);
}

static void
heng_palette_init (HengPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
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
  show_results (self, NULL, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (GTK_IS_OVERLAY (overlay))
    gtk_widget_set_can_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), FALSE);
}
