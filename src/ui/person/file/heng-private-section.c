/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masked lines, and the request that reveals them. */
#include "heng-private-section.h"

#include <glib/gi18n-lib.h>

#include "heng-compat.h"
#include "heng-fact.h"
#include "heng-window.h"

struct _HengPrivateSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  GtkWidget *reveal, *contacts;
  GPtrArray *facts; /* of HengFact by field, not owned */
  gboolean revealed, reading;
  gint64 employee_id;
};

G_DEFINE_FINAL_TYPE (HengPrivateSection, heng_private_section, HENG_TYPE_FILE_SECTION)

typedef struct
{
  gint64 employee_id;
  char *actor;
  gboolean noted; /* the facts are shown already: this reading is no new look */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->actor);
  g_free (request);
}

static HengPrivateFile *
read_again (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (HengPrivateFile) file = g_new0 (HengPrivateFile, 1);

  file->contacts = heng_person_records_load (db, &heng_contact_type, (GDestroyNotify) heng_contact_free, employee_id, "t.id", error);
  if (file->contacts == NULL)
    return NULL;
  file->facts = heng_employee_private_load (db, employee_id, error);
  if (file->facts == NULL)
    file->facts = heng_employee_private_new ();
  file->facts->id = employee_id;
  return g_steal_pointer (&file);
}

static gpointer
reveal (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const Request *request = args;
  HengPersonWriter writer = { request->actor, NULL };

  return request->noted ? read_again (db, request->employee_id, error) : heng_person_reveal (db, &writer, request->employee_id, error);
}

static void
show_contacts (HengPrivateSection *self, GPtrArray *contacts)
{
  static const char *const fields[] = { "name", "relation", "tel" };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->contacts)) != NULL)
    gtk_box_remove (GTK_BOX (self->contacts), child);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      {
        GtkWidget *fact = heng_fact_new (self->desk, &heng_contact_type, fields[k], HENG_FACT_LINE);

        heng_fact_set_record (HENG_FACT (fact), contacts->pdata[i]);
        gtk_box_append (GTK_BOX (self->contacts), fact);
      }
}

static void
show_masked (HengPrivateSection *self)
{
  const HengPersonData *data = heng_file_desk_get_data (self->desk);

  self->revealed = FALSE;
  gtk_button_set_label (GTK_BUTTON (self->reveal), _("Reveal"));
  heng_compat_name_button (self->reveal, _("Reveal Private Facts"));
  for (guint i = 0; i < self->facts->len; i++)
    heng_fact_set_fixed (self->facts->pdata[i], data->masked[i]);
  show_contacts (self, NULL);
}

static void
revealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengPrivateSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengPrivateFile) file = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (self->desk));

  self->reading = FALSE;
  if (file == NULL && window != NULL)
    heng_window_show_error (window, _("The private facts could not be read"), error);
  if (file == NULL || file->facts->id != self->employee_id)
    return;
  self->revealed = TRUE;
  gtk_button_set_label (GTK_BUTTON (self->reveal), _("Hide"));
  heng_compat_name_button (self->reveal, _("Hide Private Facts"));
  for (guint i = 0; i < self->facts->len; i++)
    heng_fact_set_record (self->facts->pdata[i], file->facts);
  show_contacts (self, file->contacts);
}

static void
ask (HengPrivateSection *self, gboolean noted)
{
  HengStore *store = heng_file_desk_get_store (self->desk);
  Request *request;

  if (store == NULL || self->reading)
    return;
  request = g_new0 (Request, 1);
  request->employee_id = self->employee_id;
  request->actor = g_strdup (heng_store_get_actor (store));
  request->noted = noted;
  self->reading = TRUE;
  heng_store_run_async (store, HENG_LANE_WORK, reveal, request, request_free, (GDestroyNotify) heng_private_file_free, NULL, revealed_cb,
                        g_object_ref (self));
}

static void
reveal_cb (HengPrivateSection *self)
{
  if (self->revealed)
    show_masked (self);
  else
    ask (self, FALSE);
}

void
heng_private_section_update (HengPrivateSection *self, gboolean other_person)
{
  self->employee_id = heng_file_desk_get_data (self->desk)->employee->id;
  if (other_person || !self->revealed)
    show_masked (self);
  else
    ask (self, TRUE);
}

static void
heng_private_section_finalize (GObject *object)
{
  HengPrivateSection *self = HENG_PRIVATE_SECTION (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_private_section_parent_class)->finalize (object);
}

static void
heng_private_section_class_init (HengPrivateSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_private_section_finalize;
}

static void
heng_private_section_init (HengPrivateSection *self)
{
  self->facts = g_ptr_array_new ();
}

GtkWidget *
heng_private_section_new (HengFileDesk *desk)
{
  HengPrivateSection *self = g_object_new (HENG_TYPE_PRIVATE_SECTION, NULL);
  HengFileSection *section = HENG_FILE_SECTION (self);
  GtkWidget *note = gtk_label_new (_("Kept apart from the open facts. Each look at them is noted in the journal."));

  self->desk = g_object_ref (desk);
  heng_file_section_set_title (section, _("Private Facts"));
  self->reveal = heng_file_section_add_button (section, _("Reveal"), _("Reveal Private Facts"));
  g_signal_connect_swapped (self->reveal, "clicked", G_CALLBACK (reveal_cb), self);
  for (guint i = 0; i < heng_employee_private_type.n_fields; i++)
    {
      GtkWidget *fact = heng_fact_new (desk, &heng_employee_private_type, heng_employee_private_type.fields[i].name, HENG_FACT_LINE);

      g_ptr_array_add (self->facts, fact);
      heng_file_section_append (section, fact);
    }
  self->contacts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heng_file_section_append (section, self->contacts);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_set_margin_top (note, 10);
  gtk_widget_set_css_classes (note, (const char *[]) { "h-cap", "h-dim", NULL });
  heng_file_section_append (section, note);
  return GTK_WIDGET (self);
}
