/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts of the organisation's forms. */
#include "heng-organisation-choice.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-person-picker.h"

typedef struct
{
  GtkStringList *names;
  GArray *ids; /* of gint64 */
  guint selected;
} Rows;

static Rows
rows_new (const char *none)
{
  Rows rows = { gtk_string_list_new (NULL), g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };
  gint64 id = 0;

  if (none == NULL)
    return rows;
  gtk_string_list_append (rows.names, none);
  g_array_append_val (rows.ids, id);
  return rows;
}

static void
add_row (Rows *rows, const char *name, gint64 id, gint64 chosen)
{
  if (id == chosen)
    rows->selected = rows->ids->len;
  gtk_string_list_append (rows->names, name);
  g_array_append_val (rows->ids, id);
}

static GtkWidget *
choice_new (Rows *rows, gboolean search)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (rows->names), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), search);
  heng_compat_enter_chooses (GTK_DROP_DOWN (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), rows->selected);
  g_object_set_data_full (G_OBJECT (choice), "heng-ids", rows->ids, (GDestroyNotify) g_array_unref);
  return choice;
}

static gboolean
is_below (const HengOrganisation *organisation, const HengDepartment *unit, gint64 id)
{
  for (guint depth = 0; unit != NULL && depth <= organisation->units->len; depth++)
    {
      if (unit->id == id)
        return TRUE;
      unit = heng_organisation_unit (organisation, unit->parent_id);
    }
  return FALSE;
}

GtkWidget *
heng_unit_choice_new (const HengOrganisation *organisation, gint64 without_id, const char *none, gint64 chosen)
{
  Rows rows = rows_new (none);

  for (guint i = 0; i < organisation->units->len; i++)
    {
      const HengDepartment *unit = g_ptr_array_index (organisation->units, i);
      g_autofree char *path = heng_department_path (organisation->units, unit->id);

      if (!heng_unit_is_closed (unit, organisation->day) && (without_id == 0 || !is_below (organisation, unit, without_id)))
        add_row (&rows, path, unit->id, chosen);
    }
  return choice_new (&rows, TRUE);
}

GtkWidget *
heng_person_choice_new (HengStore *store, const char *caption, const char *none, const HengEmployee *chosen)
{
  GtkWidget *picker = heng_person_picker_new (none);

  heng_person_picker_set_store (HENG_PERSON_PICKER (picker), store);
  heng_person_picker_set_caption (HENG_PERSON_PICKER (picker), caption);
  heng_person_picker_set_person (HENG_PERSON_PICKER (picker), chosen);
  return picker;
}

GtkWidget *
heng_enum_choice_new (const HengEnumValue *values, int chosen)
{
  Rows rows = rows_new (NULL);

  for (const HengEnumValue *value = values; value->key != NULL; value++)
    add_row (&rows, _(value->label), value->value, chosen);
  return choice_new (&rows, FALSE);
}

gint64
heng_choice_get (GtkWidget *choice)
{
  GArray *ids = g_object_get_data (G_OBJECT (choice), "heng-ids");
  guint index;

  if (HENG_IS_PERSON_PICKER (choice))
    return heng_person_picker_get_chosen (HENG_PERSON_PICKER (choice));
  index = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  return index < ids->len ? g_array_index (ids, gint64, index) : 0;
}

GtkWidget *
heng_cell_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-cell");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
heng_section_title_new (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "h-head");
  gtk_widget_set_margin_top (label, 10);
  return label;
}

GtkWidget *
heng_field_new (const char *text, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", "h-dim", NULL });
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  return box;
}
