/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by id, so that an update keeps those that stay. */
#include "heng-items-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-cells.h"
#include "heng-fact.h"
#include "heng-record-dialog.h"
#include "heng-window.h"

#define CELL_WIDTH 128

struct _HengItemsSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  const HengItemsSpec *spec;
  GtkWidget *rows;
  GHashTable *by_id; /* id → row */
};

G_DEFINE_FINAL_TYPE (HengItemsSection, heng_items_section, HENG_TYPE_FILE_SECTION)

/* What a row knows of its record. */
typedef struct
{
  HengItemsSection *section;
  gint64 id, version, target;
  GPtrArray *facts; /* of HengFact, not owned */
  GtkWidget *link;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->facts);
  g_free (row);
}

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "heng-row");
}

static void
remove_cb (GtkWidget *button, Row *row)
{
  heng_file_desk_remove (row->section->desk, row->section->spec->type, row->id, row->version);
}

static void
link_cb (GtkWidget *button, Row *row)
{
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (row->section->desk));

  if (window != NULL && row->target != 0)
    heng_window_show_person (window, row->target, NULL, NULL);
}

static void
add_cb (HengItemsSection *self)
{
  const HengItemsSpec *spec = self->spec;
  const HengPersonData *data = heng_file_desk_get_data (self->desk);
  gpointer record;
  const HengField *day;

  if (data == NULL)
    return;
  record = heng_record_new (spec->type);
  *(gint64 *) ((char *) record + heng_record_field (spec->type, "employee_id")->offset) = data->employee->id;
  day = heng_record_field (spec->type, "day");
  if (day != NULL)
    *(HengDate *) ((char *) record + day->offset) = data->today;
  if (spec->type == &heng_person_note_type)
    ((HengPersonNote *) record)->author = g_strdup (heng_store_get_actor (heng_file_desk_get_store (self->desk)));
  heng_record_dialog_show (self->desk, _(spec->add_title), spec->type, spec->questions, record);
}

static void
add_link (HengItemsSection *self, HengCells *flow, Row *row)
{
  gboolean person = strcmp (self->spec->link, "project_id") != 0;

  row->link = person ? gtk_button_new () : gtk_label_new (NULL);
  if (person)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_button_set_child (GTK_BUTTON (row->link), label);
      gtk_widget_set_css_classes (row->link, (const char *[]) { "h-linkbutton", NULL });
      gtk_widget_set_valign (row->link, GTK_ALIGN_CENTER);
      g_signal_connect (row->link, "clicked", G_CALLBACK (link_cb), row);
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (row->link), 0);
      gtk_label_set_wrap (GTK_LABEL (row->link), TRUE);
      gtk_widget_set_css_classes (row->link, (const char *[]) { "h-cell", "h-strong", NULL });
    }
  heng_cells_append (flow, row->link);
}

static GtkWidget *
row_new (HengItemsSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *flow = heng_cells_new (CELL_WIDTH), *bin;
  Row *row = g_new0 (Row, 1);

  row->section = self;
  row->facts = g_ptr_array_new ();
  gtk_widget_set_hexpand (flow, TRUE);
  if (self->spec->link != NULL)
    add_link (self, HENG_CELLS (flow), row);
  for (guint i = 0; self->spec->fields[i] != NULL; i++)
    {
      GtkWidget *fact = heng_fact_new (self->desk, self->spec->type, self->spec->fields[i], HENG_FACT_CELL);

      heng_cells_append (HENG_CELLS (flow), fact);
      g_ptr_array_add (row->facts, fact);
    }
  bin = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_css_classes (bin, (const char *[]) { "flat", "h-s", NULL });
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (bin, _("Remove"));
  g_signal_connect (bin, "clicked", G_CALLBACK (remove_cb), row);
  g_object_set_data (G_OBJECT (box), "heng-remove", bin);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_box_append (GTK_BOX (box), bin);
  gtk_widget_add_css_class (box, "h-item");
  g_object_set_data_full (G_OBJECT (box), "heng-row", row, row_free);
  return box;
}

static void
fill_link (HengItemsSection *self, Row *row, gconstpointer record)
{
  const HengField *field = heng_record_field (self->spec->type, self->spec->link);
  const char *name;

  row->target = *(const gint64 *) ((const char *) record + field->offset);
  name = heng_person_data_name (heng_file_desk_get_data (self->desk), field, row->target);
  if (GTK_IS_LABEL (row->link))
    gtk_label_set_text (GTK_LABEL (row->link), name);
  else
    gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (row->link))), name);
}

static void
fill_row (HengItemsSection *self, GtkWidget *widget, gconstpointer record)
{
  Row *row = row_of (widget);
  g_autofree char *first = NULL, *name = NULL;

  row->id = ((const HengRecord *) record)->id;
  row->version = ((const HengRecord *) record)->version;
  for (guint i = 0; i < row->facts->len; i++)
    heng_fact_set_record (row->facts->pdata[i], record);
  if (row->link != NULL)
    fill_link (self, row, record);
  first = row->link != NULL ? g_strdup (heng_person_data_name (heng_file_desk_get_data (self->desk),
                                                               heng_record_field (self->spec->type, self->spec->link), row->target))
                            : heng_field_display (heng_record_field (self->spec->type, self->spec->fields[0]), record);
  name = g_strdup_printf (_("Remove %s: %s"), _(self->spec->type->label), first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (g_object_get_data (G_OBJECT (widget), "heng-remove")), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_sum (HengItemsSection *self, const GPtrArray *records)
{
  const HengField *share = heng_record_field (self->spec->type, "share_bp");
  gint64 sum = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < records->len; i++)
    sum += *(const gint64 *) ((const char *) records->pdata[i] + share->offset);
  text = sum > 10000 ? g_strdup_printf (_("▲ %d %% in sum, more than all the time"), (int) (sum / 100))
                     : g_strdup_printf (_("%d %% in sum"), (int) (sum / 100));
  heng_file_section_set_caption (HENG_FILE_SECTION (self), records->len > 0 ? text : NULL, sum > 10000);
}

void
heng_items_section_update (HengItemsSection *self)
{
  const GPtrArray *records = heng_file_desk_get_data (self->desk)->lists[self->spec->list];
  g_autoptr (GHashTable) stay = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GtkWidget *before = NULL;
  GHashTableIter iter;
  gpointer left;

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = ((HengRecord *) records->pdata[i])->id;
      gpointer key, row;

      if (!g_hash_table_steal_extended (self->by_id, &id, &key, &row))
        {
          key = g_memdup2 (&id, sizeof id);
          row = row_new (self);
          gtk_box_append (GTK_BOX (self->rows), row);
        }
      gtk_box_reorder_child_after (GTK_BOX (self->rows), row, before);
      fill_row (self, row, records->pdata[i]);
      g_hash_table_insert (stay, key, row);
      before = row;
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &left))
    gtk_box_remove (GTK_BOX (self->rows), left);
  g_hash_table_unref (self->by_id);
  self->by_id = g_steal_pointer (&stay);
  heng_file_section_set_empty (HENG_FILE_SECTION (self), records->len == 0 ? _(self->spec->empty) : NULL);
  if (self->spec->sums_shares)
    show_sum (self, records);
}

static void
heng_items_section_finalize (GObject *object)
{
  HengItemsSection *self = HENG_ITEMS_SECTION (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_items_section_parent_class)->finalize (object);
}

static void
heng_items_section_class_init (HengItemsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_items_section_finalize;
}

static void
heng_items_section_init (HengItemsSection *self)
{
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

GtkWidget *
heng_items_section_new (HengFileDesk *desk, const HengItemsSpec *spec)
{
  HengItemsSection *self = g_object_new (HENG_TYPE_ITEMS_SECTION, NULL);
  HengFileSection *section = HENG_FILE_SECTION (self);
  GtkWidget *add;

  self->desk = g_object_ref (desk);
  self->spec = spec;
  heng_file_section_set_title (section, _(spec->title));
  add = heng_file_section_add_button (section, C_ ("button", "Add"), _(spec->add_title));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heng_file_section_append (section, self->rows);
  return GTK_WIDGET (self);
}
