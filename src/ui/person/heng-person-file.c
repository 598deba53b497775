/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file tab: which sections there are, in which order, and what each list is made of. */
#include "heng-person-file.h"

#include <glib/gi18n-lib.h>

#include "heng-attachments-section.h"
#include "heng-columns.h"
#include "heng-facts-section.h"
#include "heng-items-section.h"
#include "heng-job-section.h"
#include "heng-private-section.h"
#include "heng-results-section.h"

#define N_ITEMS 6

struct _HengPersonFile
{
  GtkBox parent_instance;
  GtkBox *start, *end;
  HengFileDesk *desk;
  GtkWidget *contacts, *contract, *job, *priv, *attachments, *results;
  GtkWidget *items[N_ITEMS];
  gint64 employee_id;
};

G_DEFINE_FINAL_TYPE (HengPersonFile, heng_person_file, GTK_TYPE_BOX)

static const char *const contact_fields[] = { "name", "name_en", "mobile", "email", "ext_tel", "work_place", NULL };
static const char *const contract_fields[] = { "ctr_company", "ctr_type",  "ctr_term",        "ctr_start",     "ctr_end",
                                               "ctr_renew",   "first_work", "ctr_first_start", "ctr_first_end", NULL };

static const HengItemsSpec items[N_ITEMS] = {
  { HENG_LIST_EDUCATION, &heng_education_type, N_("Education"), N_("Add Education"), N_("Schools and degrees."), NULL,
    { "level", "school", "major", "from_date", "to_date", NULL }, { "level", "school", "major", "from_date", "to_date", NULL }, FALSE },
  { HENG_LIST_CERTIFICATES, &heng_certificate_type, N_("Certificates"), N_("Add Certificate"), N_("Certificates and when they expire."), NULL,
    { "name", "issuer", "number", "issued", "expires", NULL }, { "name", "issuer", "number", "issued", "expires", NULL }, FALSE },
  { HENG_LIST_SKILLS, &heng_skill_type, N_("Skills"), N_("Add Skill"), N_("Skills with a level of 1 to 5."), NULL,
    { "name", "level", "evidence", "assessed", NULL }, { "name", "level", "evidence", "assessed", NULL }, FALSE },
  { HENG_LIST_PROJECTS, &heng_project_member_type, N_("Projects"), N_("Add Project"), N_("Projects with role and share of time."), "project_id",
    { "role", "share_bp", NULL }, { "project_id", "role", "share_bp", NULL }, TRUE },
  { HENG_LIST_LINES, &heng_reporting_line_type, N_("Second Reporting Lines"), N_("Add Reporting Line"),
    N_("Second managers, who comment and do not score."), "manager_id", { "kind", "share_bp", "from_date", "to_date", NULL },
    { "manager_id", "kind", "share_bp", "from_date", "to_date", NULL }, TRUE },
  { HENG_LIST_NOTES, &heng_person_note_type, N_("Notes"), N_("Add Note"), N_("What is worth remembering."), NULL, { "day", "text", "author", NULL },
    { "day", "text", NULL }, FALSE },
};

static void
heng_person_file_dispose (GObject *object)
{
  g_clear_object (&HENG_PERSON_FILE (object)->desk);
  G_OBJECT_CLASS (heng_person_file_parent_class)->dispose (object);
}

static void
heng_person_file_class_init (HengPersonFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_person_file_dispose;
  g_type_ensure (HENG_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-file.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, start);
  gtk_widget_class_bind_template_child (widget_class, HengPersonFile, end);
}

static void
heng_person_file_init (HengPersonFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
heng_person_file_set_desk (HengPersonFile *self, HengFileDesk *desk)
{
  self->desk = g_object_ref (desk);
  self->contacts = heng_facts_section_new (desk, _("Contacts"), &heng_employee_type, contact_fields);
  self->contract = heng_facts_section_new (desk, _("Contract"), &heng_employee_detail_type, contract_fields);
  self->job = heng_job_section_new (desk);
  self->priv = heng_private_section_new (desk);
  self->attachments = heng_attachments_section_new (desk);
  self->results = heng_results_section_new (desk);
  gtk_box_append (self->start, self->job);
  for (guint i = 0; i < N_ITEMS; i++)
    gtk_box_append (self->start, self->items[i] = heng_items_section_new (desk, &items[i]));
  gtk_box_append (self->start, self->attachments);
  gtk_box_append (self->start, self->results);
  gtk_box_append (self->end, self->contacts);
  gtk_box_append (self->end, self->contract);
  gtk_box_append (self->end, self->priv);
}

void
heng_person_file_update (HengPersonFile *self)
{
  gint64 employee_id = heng_file_desk_get_data (self->desk)->employee->id;

  heng_facts_section_update (HENG_FACTS_SECTION (self->contacts));
  heng_facts_section_update (HENG_FACTS_SECTION (self->contract));
  heng_job_section_update (HENG_JOB_SECTION (self->job));
  heng_private_section_update (HENG_PRIVATE_SECTION (self->priv), employee_id != self->employee_id);
  for (guint i = 0; i < N_ITEMS; i++)
    heng_items_section_update (HENG_ITEMS_SECTION (self->items[i]));
  heng_attachments_section_update (HENG_ATTACHMENTS_SECTION (self->attachments));
  heng_results_section_update (HENG_RESULTS_SECTION (self->results));
  self->employee_id = employee_id;
}
