/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a row of the palette looks, with the letters typed marked in Han and in pinyin. */
#include "heng-palette-row.h"

#include <glib/gi18n.h>

#include "heng-avatar.h"
#include "heng-match.h"

#define ICON 26

struct _HengPaletteRow
{
  GtkListBoxRow parent_instance;
  const HengFound *found;
  const HengPaletteCommand *command;
  char *place, *spoken, *group;
};

G_DEFINE_FINAL_TYPE (HengPaletteRow, heng_palette_row, GTK_TYPE_LIST_BOX_ROW)

static void
heng_palette_row_finalize (GObject *object)
{
  HengPaletteRow *self = HENG_PALETTE_ROW (object);

  g_free (self->place);
  g_free (self->spoken);
  g_free (self->group);
  G_OBJECT_CLASS (heng_palette_row_parent_class)->finalize (object);
}

static void
heng_palette_row_class_init (HengPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_palette_row_finalize;
}

static void
heng_palette_row_init (HengPaletteRow *self)
{
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

/* detail and keys may be NULL. */
static GtkWidget *
row_new (const char *group, GtkWidget *icon, GtkWidget *title, GtkWidget *detail, const char *keys)
{
  HengPaletteRow *self = g_object_new (HENG_TYPE_PALETTE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->group = g_strdup (group);
  gtk_widget_set_size_request (icon, ICON, -1);
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

      gtk_label_set_ellipsize (GTK_LABEL (key), PANGO_ELLIPSIZE_NONE);
      gtk_widget_set_hexpand (key, detail == NULL);
      gtk_widget_set_halign (key, GTK_ALIGN_END);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), key);
    }
  self->spoken = detail != NULL ? g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (title)), gtk_label_get_text (GTK_LABEL (detail)))
                                : g_strdup (gtk_label_get_text (GTK_LABEL (title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (title)), -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
icon_of (const HengFound *found)
{
  if (found->kind == HENG_FOUND_PERSON)
    return heng_avatar_new (found->name, ICON);
  if (found->kind == HENG_FOUND_DEPARTMENT)
    return gtk_image_new_from_icon_name ("system-users-symbolic");
  if (found->kind == HENG_FOUND_PROJECT)
    return gtk_image_new_from_icon_name ("folder-documents-symbolic");
  if (found->kind == HENG_FOUND_OBJECTIVE || found->kind == HENG_FOUND_KEY_RESULT)
    return gtk_image_new_from_icon_name ("heng-goal-symbolic");
  if (found->kind == HENG_FOUND_TEMPLATE || found->kind == HENG_FOUND_INDICATOR)
    return gtk_image_new_from_icon_name ("heng-scorecard-symbolic");
  return gtk_image_new_from_icon_name ("heng-cycle-symbolic");
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* The reading, then the number where it is what was typed, then the rest; `ranges` are moved along. */
static char *
detail_of (const HengFound *found, const char *reading, const char *needle, GArray *ranges)
{
  GString *text = g_string_new (reading);
  g_autofree char *head = found->head != NULL ? g_strdup_printf (_("Head: %s"), found->head) : NULL;
  g_autoptr (GArray) in_number = heng_match_text (found->number, needle);

  if (found->kind == HENG_FOUND_PROJECT && found->head != NULL)
    {
      g_free (head);
      head = g_strdup_printf (_("Lead: %s"), found->head);
    }
  if (in_number->len > 0)
    {
      HengMatchRange *range = &g_array_index (in_number, HengMatchRange, 0);

      append_part (text, found->number);
      range->start += text->len - strlen (found->number);
      range->end += text->len - strlen (found->number);
      g_array_append_val (ranges, *range);
    }
  else if (reading == NULL && found->kind != HENG_FOUND_DEPARTMENT)
    append_part (text, found->number);
  append_part (text, found->detail);
  append_part (text, head);
  return g_string_free (text, FALSE);
}

static const char *
group_of (HengFoundKind kind)
{
  switch (kind)
    {
    case HENG_FOUND_PERSON:
      return C_("area", "People");
    case HENG_FOUND_DEPARTMENT:
      return _("Departments");
    case HENG_FOUND_PROJECT:
      return _("Projects");
    case HENG_FOUND_OBJECTIVE:
    case HENG_FOUND_KEY_RESULT:
      return C_("area", "Goals");
    case HENG_FOUND_TEMPLATE:
    case HENG_FOUND_INDICATOR:
      return C_("area", "Scorecards");
    case HENG_FOUND_CYCLE:
    default:
      return C_("area", "Cycles");
    }
}

/* A name of many characters has no reading "as names are written"; then the words stand as they are. */
static char *
reading_of (const HengFound *found)
{
  if (found->pinyin == NULL)
    return NULL;
  if (found->kind == HENG_FOUND_PERSON)
    return heng_match_reading (found->name, found->pinyin);
  return NULL;
}

GtkWidget *
heng_palette_row_new_found (const HengFound *found, const char *needle)
{
  g_autofree char *reading = reading_of (found);
  g_autoptr (GArray) in_name = NULL;
  g_autoptr (GArray) in_reading = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *row;

  heng_match_name (found->name, reading != NULL ? reading : found->pinyin, found->pinyin, needle, &in_name, &in_reading);
  if (reading == NULL)
    g_array_set_size (in_reading, 0);
  detail = detail_of (found, reading, needle, in_reading);
  row = row_new (group_of (found->kind), icon_of (found), label_new (found->name, "h-strong", in_name),
                 *detail != '\0' ? label_new (detail, "h-cell", in_reading) : NULL, NULL);
  HENG_PALETTE_ROW (row)->found = found;
  return row;
}

GtkWidget *
heng_palette_row_new_command (const HengPaletteCommand *command, const char *needle)
{
  g_autoptr (GArray) in_title = NULL;
  g_autoptr (GArray) in_reading = NULL;
  GtkWidget *row;

  heng_match_name (command->title, command->pinyin, command->pinyin, needle, &in_title, &in_reading);
  row = row_new (_("Commands"), gtk_image_new_from_icon_name (command->icon), label_new (command->title, NULL, in_title), NULL, command->keys);
  HENG_PALETTE_ROW (row)->command = command;
  return row;
}

/* What one does with a person besides looking. */
static const struct
{
  const char *icon, *title, *detail, *tab;
} person_actions[] = {
  { "heng-goal-symbolic", N_("Goals"), N_("Objectives, key results, check-ins"), "goals" },
  { "heng-scorecard-symbolic", N_("Scorecard"), N_("Indicators, results, score and proof"), "scorecard" },
  { "text-x-generic-symbolic", NC_ ("person", "File"), N_("Job, contract, private facts"), "file" },
};

guint
heng_palette_row_n_actions (const HengFound *found)
{
  if (found->kind == HENG_FOUND_PERSON)
    return G_N_ELEMENTS (person_actions);
  return found->head_id != 0 ? 1 : 0;
}

GtkWidget *
heng_palette_row_new_action (const HengFound *found, guint action)
{
  /* Translators: head of the group of what can be done with a person or a department: 张伟的… */
  g_autofree char *group = g_strdup_printf (C_("palette", "%s’s…"), found->name);
  gboolean of_person = found->kind == HENG_FOUND_PERSON;
  const char *title = of_person ? person_actions[action].title : found->kind == HENG_FOUND_PROJECT ? N_("Lead") : N_("Head");
  GtkWidget *icon = of_person ? gtk_image_new_from_icon_name (person_actions[action].icon) : heng_avatar_new (found->head, ICON);
  GtkWidget *row;

  title = of_person && g_str_equal (person_actions[action].tab, "file") ? C_("person", "File") : _(title);
  row = row_new (group, icon, label_new (title, NULL, NULL), label_new (of_person ? _(person_actions[action].detail) : found->head, "h-cell", NULL),
                 NULL);
  HENG_PALETTE_ROW (row)->found = found;
  HENG_PALETTE_ROW (row)->place = g_strdup_printf ("people/person:%" G_GINT64_FORMAT ":%s", of_person ? found->id : found->head_id,
                                                   of_person ? person_actions[action].tab : "overview");
  return row;
}

const HengFound *
heng_palette_row_get_found (HengPaletteRow *self)
{
  return self->found;
}

const HengPaletteCommand *
heng_palette_row_get_command (HengPaletteRow *self)
{
  return self->command;
}

const char *
heng_palette_row_get_place (HengPaletteRow *self)
{
  return self->place;
}

const char *
heng_palette_row_get_spoken (HengPaletteRow *self)
{
  return self->spoken;
}

void
heng_palette_row_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = HENG_PALETTE_ROW (row)->group;
  GtkWidget *header;

  if (before != NULL && g_str_equal (group, HENG_PALETTE_ROW (before)->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = label_new (group, "h-colhead", NULL);
  gtk_widget_set_margin_start (header, 20);
  gtk_widget_set_margin_top (header, before != NULL ? 8 : 2);
  gtk_widget_set_margin_bottom (header, 2);
  gtk_list_box_row_set_header (row, header);
}
