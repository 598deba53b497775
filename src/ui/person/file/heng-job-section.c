/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of employment, and one row per job record. */
#include "heng-job-section.h"

#include <glib/gi18n-lib.h>

#include "heng-cells.h"
#include "heng-compat.h"
#include "heng-fact.h"
#include "heng-leave-dialog.h"
#include "heng-people-text.h"

#define CELL_WIDTH 112

struct _HengJobSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  GPtrArray *facts; /* of HengFact, not owned */
  GtkWidget *rows, *leave;
};

G_DEFINE_FINAL_TYPE (HengJobSection, heng_job_section, HENG_TYPE_FILE_SECTION)

static const char *const fact_names[] = { "emp_no",       "emp_type",     "emp_status",   "hire_date",   "probation_months",
                                          "regular_plan", "regular_date", "leave_date",   "leave_reason" };
static const char *const row_names[] = { "from_date", "kind", "position", "level", "note" };

typedef struct
{
  HengJobSection *section;
  gint64 id, version;
} Row;

static void
leave_cb (HengJobSection *self)
{
  heng_leave_dialog_show (self->desk);
}

static void
remove_cb (GtkWidget *button, Row *row)
{
  heng_file_desk_remove (row->section->desk, &heng_job_type, row->id, row->version);
}

/* Where in the company: department and manager. */
static GtkWidget *
place_new (const HengPersonData *data, guint i)
{
  const char *place = data->job_places->pdata[i], *manager = data->job_managers->pdata[i];
  g_autofree char *text = g_strdup_printf ("%s%s%s", place, *place != '\0' && *manager != '\0' ? " · " : "", manager);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", "h-dim", NULL });
  return label;
}

static GtkWidget *
remove_new (HengJobSection *self, const HengJob *job)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *day = heng_date_format (job->from_date);
  g_autofree char *name = g_strdup_printf (_("Remove %s: %s"), _(heng_job_type.label), day);
  Row *row = g_new0 (Row, 1);

  *row = (Row) { self, job->id, job->version };
  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "h-s", NULL });
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), row, (GClosureNotify) (GCallback) g_free, 0);
  return button;
}

static GtkWidget *
job_row_new (HengJobSection *self, const HengPersonData *data, guint i)
{
  const HengJob *job = data->jobs->pdata[i];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *flow = heng_cells_new (CELL_WIDTH);

  for (guint k = 0; k < G_N_ELEMENTS (row_names); k++)
    {
      GtkWidget *fact = heng_fact_new (self->desk, &heng_job_type, row_names[k], HENG_FACT_CELL);

      heng_fact_set_record (HENG_FACT (fact), job);
      if (job->id == 0) /* derived from the hiring: its facts are those above */
        gtk_widget_set_sensitive (fact, FALSE);
      heng_cells_append (HENG_CELLS (flow), fact);
    }
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), flow);
  gtk_box_append (GTK_BOX (body), place_new (data, i));
  gtk_box_append (GTK_BOX (row), body);
  if (job->id != 0)
    gtk_box_append (GTK_BOX (row), remove_new (self, job));
  gtk_widget_add_css_class (row, "h-item");
  return row;
}

/* Rebuilding would take the editor away from under the keyboard. */
static gboolean
is_being_edited (HengJobSection *self)
{
  GtkRoot *root = gtk_widget_get_root (self->rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, self->rows);
}

static void
show_leave (HengJobSection *self, const HengEmployee *employee)
{
  gboolean left = employee->emp_status == HENG_EMP_STATUS_LEFT;

  gtk_button_set_label (GTK_BUTTON (self->leave), left ? _("Return…") : _("Leave…"));
  heng_compat_name_button (self->leave, left ? _("Return to the Company…") : _("Leave the Company…"));
}

void
heng_job_section_update (HengJobSection *self)
{
  const HengPersonData *data = heng_file_desk_get_data (self->desk);
  GtkWidget *child;

  for (guint i = 0; i < self->facts->len; i++)
    heng_fact_set_record (self->facts->pdata[i], data->employee);
  show_leave (self, data->employee);
  if (is_being_edited (self))
    return;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = data->jobs->len; i > 0; i--)
    gtk_box_append (GTK_BOX (self->rows), job_row_new (self, data, i - 1));
}

static void
heng_job_section_finalize (GObject *object)
{
  HengJobSection *self = HENG_JOB_SECTION (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_job_section_parent_class)->finalize (object);
}

static void
heng_job_section_class_init (HengJobSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_job_section_finalize;
}

static void
heng_job_section_init (HengJobSection *self)
{
  self->facts = g_ptr_array_new ();
}

GtkWidget *
heng_job_section_new (HengFileDesk *desk)
{
  HengJobSection *self = g_object_new (HENG_TYPE_JOB_SECTION, NULL);
  HengFileSection *section = HENG_FILE_SECTION (self);
  GtkWidget *change, *head;

  self->desk = g_object_ref (desk);
  heng_file_section_set_title (section, _("Job"));
  change = heng_file_section_add_button (section, _("Change Job…"), _("Change Job…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "page.change-job");
  self->leave = heng_file_section_add_button (section, _("Leave…"), _("Leave the Company…"));
  g_signal_connect_swapped (self->leave, "clicked", G_CALLBACK (leave_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (fact_names); i++)
    {
      GtkWidget *fact = heng_fact_new (desk, &heng_employee_type, fact_names[i], HENG_FACT_LINE);

      g_ptr_array_add (self->facts, fact);
      heng_file_section_append (section, fact);
    }
  head = gtk_label_new (_("Job History"));
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_set_css_classes (head, (const char *[]) { "h-colhead", "h-subhead", NULL });
  heng_file_section_append (section, head);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heng_file_section_append (section, self->rows);
  return GTK_WIDGET (self);
}
