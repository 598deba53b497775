/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One project: its facts, members and milestones, edited in place. */
#include "heng-project-page.h"

#include <glib/gi18n.h>

#include "heng-date-entry.h"
#include "heng-organisation-choice.h"
#include "heng-organisation-work.h"
#include "heng-people-text.h"
#include "heng-window.h"

struct _HengProjectPage
{
  HengPage parent_instance;
  gint64 project_id;
  HengProjects *projects;
  GtkWidget *facts, *members, *milestones, *error;
  GtkWidget *key, *name, *lead, *from, *to;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengProjectPage, heng_project_page, HENG_TYPE_PAGE)

/* A row of a list with its fields, and the record it shows (id 0: the row for a new one). */
typedef struct
{
  HengProjectPage *page;
  const HengRecordType *type;
  gpointer record;
  GtkWidget *who, *text, *share, *plan, *actual;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  heng_record_free (row->type, row->record);
  g_free (row);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static const HengProject *
project_of (HengProjectPage *self)
{
  for (guint i = 0; self->projects != NULL && i < self->projects->projects->len; i++)
    if (((HengProject *) g_ptr_array_index (self->projects->projects, i))->id == self->project_id)
      return g_ptr_array_index (self->projects->projects, i);
  return NULL;
}

static void
say (HengProjectPage *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
stored_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  say (HENG_PROJECT_PAGE (page), error != NULL ? error->message : NULL);
}

static gboolean
read_date (HengProjectPage *self, GtkWidget *entry, HengDate *date)
{
  *date = heng_date_entry_get_date (HENG_DATE_ENTRY (entry));
  if (*date != HENG_DATE_NONE || *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    return TRUE;
  say (self, _("The date is written as 2026-08-21."));
  return FALSE;
}

static gboolean
differs (const HengRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!heng_field_equal (&type->fields[i], a, b))
      return TRUE;
  return FALSE;
}

static void
set_text (const HengRecordType *type, gpointer record, const char *field, GtkWidget *entry)
{
  heng_field_set_text (heng_record_field (type, field), record, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
save_facts (HengProjectPage *self)
{
  const HengProject *stored = project_of (self);
  g_autoptr (HengProject) project = NULL;

  if (self->filling || stored == NULL)
    return;
  project = heng_project_copy (stored);
  say (self, NULL);
  set_text (&heng_project_type, project, "key", self->key);
  set_text (&heng_project_type, project, heng_text_is_chinese () || stored->name_en == NULL ? "name" : "name_en", self->name);
  project->lead_id = heng_choice_get (self->lead);
  if (!read_date (self, self->from, &project->from_date) || !read_date (self, self->to, &project->to_date)
      || !differs (&heng_project_type, project, stored))
    return;
  heng_organisation_work_run (HENG_PAGE (self), heng_organisation_work_new (HENG_WORK_SAVE_PROJECT, &heng_project_type, g_steal_pointer (&project)),
                              stored_cb, NULL);
}

/* "60", "60%" or "60 %" → 6000; −1 for no number. */
static gint64
read_share (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))), "%", ' '));
  HengMicro micro;

  if (*text == '\0')
    return 0;
  return heng_micro_parse (text, &micro) ? micro / (HENG_MICRO / 100) : -1;
}

static void
save_member (Row *row)
{
  g_autoptr (HengProjectMember) member = heng_project_member_copy (row->record);

  member->share_bp = read_share (row->share);
  if (row->who != NULL)
    member->employee_id = heng_choice_get (row->who);
  set_text (&heng_project_member_type, member, "role", row->text);
  if (!differs (&heng_project_member_type, member, row->record) || (member->id == 0 && member->employee_id == 0))
    return;
  heng_organisation_work_run (HENG_PAGE (row->page),
                              heng_organisation_work_new (HENG_WORK_SAVE_MEMBER, &heng_project_member_type, g_steal_pointer (&member)), stored_cb, NULL);
}

static void
save_milestone (Row *row)
{
  g_autoptr (HengProjectMilestone) milestone = heng_project_milestone_copy (row->record);

  set_text (&heng_project_milestone_type, milestone, "name", row->text);
  if (!read_date (row->page, row->plan, &milestone->plan_date) || !read_date (row->page, row->actual, &milestone->actual_date)
      || !differs (&heng_project_milestone_type, milestone, row->record) || (milestone->id == 0 && milestone->name == NULL))
    return;
  heng_organisation_work_run (HENG_PAGE (row->page),
                              heng_organisation_work_new (HENG_WORK_SAVE_MILESTONE, &heng_project_milestone_type, g_steal_pointer (&milestone)),
                              stored_cb, NULL);
}

static void
save_row (Row *row)
{
  if (row->page->filling)
    return;
  say (row->page, NULL);
  if (row->type == &heng_project_member_type)
    save_member (row);
  else
    save_milestone (row);
}

static void
remove_row (Row *row)
{
  const HengRecord *record = row->record;
  HengOrganisationWork *work = heng_organisation_work_new (row->type == &heng_project_member_type ? HENG_WORK_REMOVE_MEMBER
                                                                                                  : HENG_WORK_REMOVE_MILESTONE, NULL, NULL);

  work->id = record->id;
  work->version = record->version;
  heng_organisation_work_run (HENG_PAGE (row->page), work, stored_cb, NULL);
}

static void
leave_cb (GtkEventControllerFocus *controller, Row *row)
{
  if (((HengRecord *) row->record)->id != 0)
    save_row (row);
}

static void
leave_facts_cb (GtkEventControllerFocus *controller, HengProjectPage *self)
{
  save_facts (self);
}

static void
watch (GtkWidget *entry, GCallback save, GCallback leave, gpointer data)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (entry, "activate", save, data);
  g_signal_connect (focus, "leave", leave, data);
  gtk_widget_add_controller (entry, focus);
}

static GtkWidget *
entry_new (const char *text, const char *name, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static GtkWidget *
date_new (HengDate date, const char *name)
{
  GtkWidget *entry = heng_date_entry_new ();

  heng_date_entry_set_date (HENG_DATE_ENTRY (entry), date);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static Row *
row_new (HengProjectPage *self, const HengRecordType *type, gpointer record, GtkWidget **box)
{
  Row *row = g_new0 (Row, 1);

  row->page = self;
  row->type = type;
  row->record = record;
  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_object_set_data_full (G_OBJECT (*box), "heng-row", row, row_free);
  return row;
}

/* Removes a stored row, or adds the new one. */
static void
add_verb (Row *row, GtkWidget *box, const char *add, const char *remove)
{
  gboolean is_new = ((HengRecord *) row->record)->id == 0;
  GtkWidget *button = gtk_button_new_from_icon_name (is_new ? "list-add-symbolic" : "list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, is_new ? add : remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, is_new ? add : remove, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (is_new ? save_row : remove_row), row);
  gtk_box_append (GTK_BOX (box), button);
}

static void
person_cb (GtkButton *button, Row *row)
{
  heng_window_show_person (heng_page_get_window (HENG_PAGE (row->page)), ((HengProjectMember *) row->record)->employee_id, NULL, NULL);
}

static GtkWidget *
person_button_new (Row *row, const HengEmployee *employee)
{
  GtkWidget *button = gtk_button_new_with_label (employee != NULL ? heng_text_name (employee) : "—");

  gtk_widget_add_css_class (button, "h-linkbutton");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 110, -1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (person_cb), row);
  return button;
}

static void
add_share_warning (HengProjectPage *self, GtkWidget *box, gint64 employee_id)
{
  gint64 share = heng_projects_share (self->projects, employee_id);
  g_autofree char *percent = heng_text_weight (share, 0);
  g_autofree char *text = g_strdup_printf (_("%s in all projects"), percent);
  GtkWidget *label;

  if (share <= 10000)
    return;
  label = gtk_label_new (text);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-tag", "warn", NULL });
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_member (HengProjectPage *self, HengProjectMember *record)
{
  GtkWidget *box;
  Row *row = row_new (self, &heng_project_member_type, record, &box);
  g_autofree char *share = record->share_bp > 0 ? heng_text_weight (record->share_bp, 0) : g_strdup ("");

  row->text = entry_new (record->role, _("Role"), 10);
  row->share = entry_new (share, _("Share of time"), 8);
  gtk_widget_set_hexpand (row->text, TRUE);
  if (record->id == 0)
    gtk_box_append (GTK_BOX (box), row->who = heng_person_choice_new (heng_page_get_store (HENG_PAGE (self)), _("Person"), NULL, NULL));
  else
    gtk_box_append (GTK_BOX (box), person_button_new (row, heng_projects_person (self->projects, record->employee_id)));
  if (row->who != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->who), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New member"), -1);
  gtk_box_append (GTK_BOX (box), row->text);
  gtk_box_append (GTK_BOX (box), row->share);
  add_share_warning (self, box, record->employee_id);
  add_verb (row, box, _("Add Member"), _("Remove Member"));
  watch (row->text, G_CALLBACK (save_row), G_CALLBACK (leave_cb), row);
  watch (row->share, G_CALLBACK (save_row), G_CALLBACK (leave_cb), row);
  gtk_box_append (GTK_BOX (self->members), box);
}

static void
add_milestone (HengProjectPage *self, HengProjectMilestone *record)
{
  GtkWidget *box;
  Row *row = row_new (self, &heng_project_milestone_type, record, &box);

  row->text = entry_new (record->name, _("Milestone"), 10);
  row->plan = date_new (record->plan_date, _("Planned"));
  row->actual = date_new (record->actual_date, _("Reached"));
  gtk_widget_set_hexpand (row->text, TRUE);
  gtk_box_append (GTK_BOX (box), row->text);
  gtk_box_append (GTK_BOX (box), row->plan);
  gtk_box_append (GTK_BOX (box), row->actual);
  add_verb (row, box, _("Add Milestone"), _("Remove Milestone"));
  watch (row->text, G_CALLBACK (save_row), G_CALLBACK (leave_cb), row);
  watch (row->plan, G_CALLBACK (save_row), G_CALLBACK (leave_cb), row);
  watch (row->actual, G_CALLBACK (save_row), G_CALLBACK (leave_cb), row);
  gtk_box_append (GTK_BOX (self->milestones), box);
}

static void
fill_lists (HengProjectPage *self)
{
  HengProjectMember *member = heng_project_member_new ();
  HengProjectMilestone *milestone = heng_project_milestone_new ();

  clear (self->members);
  clear (self->milestones);
  for (guint i = 0; i < self->projects->members->len; i++)
    if (((HengProjectMember *) g_ptr_array_index (self->projects->members, i))->project_id == self->project_id)
      add_member (self, heng_project_member_copy (g_ptr_array_index (self->projects->members, i)));
  for (guint i = 0; i < self->projects->milestones->len; i++)
    if (((HengProjectMilestone *) g_ptr_array_index (self->projects->milestones, i))->project_id == self->project_id)
      add_milestone (self, heng_project_milestone_copy (g_ptr_array_index (self->projects->milestones, i)));
  member->project_id = milestone->project_id = self->project_id;
  add_member (self, member);
  add_milestone (self, milestone);
}

static GtkWidget *
pair (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), a);
  gtk_box_append (GTK_BOX (box), b);
  return box;
}

static void
fill_facts (HengProjectPage *self, const HengProject *project)
{
  clear (self->facts);
  self->key = entry_new (project->key, _("Number"), 8);
  self->name = entry_new (heng_localized (project->name, project->name_en), _("Name"), 20);
  self->lead = heng_person_choice_new (heng_page_get_store (HENG_PAGE (self)), _("Lead"), _("none"),
                                       heng_projects_person (self->projects, project->lead_id));
  self->from = date_new (project->from_date, _("From"));
  self->to = date_new (project->to_date, _("To"));
  gtk_box_append (GTK_BOX (self->facts), pair (heng_field_new (_("_Name"), self->name), heng_field_new (_("N_umber"), self->key)));
  gtk_box_append (GTK_BOX (self->facts), heng_field_new (_("_Lead"), self->lead));
  gtk_box_append (GTK_BOX (self->facts), pair (heng_field_new (_("_From"), self->from), heng_field_new (_("_To"), self->to)));
  watch (self->key, G_CALLBACK (save_facts), G_CALLBACK (leave_facts_cb), self);
  watch (self->name, G_CALLBACK (save_facts), G_CALLBACK (leave_facts_cb), self);
  watch (self->from, G_CALLBACK (save_facts), G_CALLBACK (leave_facts_cb), self);
  watch (self->to, G_CALLBACK (save_facts), G_CALLBACK (leave_facts_cb), self);
  g_signal_connect_swapped (self->lead, "notify::selected", G_CALLBACK (save_facts), self);
}

static gpointer
load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_projects_read (db, error);
}

/* Which field in the order of Tab has the keyboard, to find it again after the rows were made anew; −1 for none. */
static int
walk_fields (GtkWidget *widget, GtkWidget *focus, int *n, int wanted, GtkWidget **found)
{
  int place = -1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && place < 0; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_ENTRY (child) || GTK_IS_DROP_DOWN (child) || GTK_IS_BUTTON (child))
        {
          if (focus != NULL && (child == focus || gtk_widget_is_ancestor (focus, child)))
            place = *n;
          if (*n == wanted)
            *found = child;
          (*n)++;
        }
      else
        place = walk_fields (child, focus, n, wanted, found);
    }
  return place;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengProjectPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengProjects *projects = heng_store_run_finish (HENG_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const HengProject *project;
  GtkWidget *found = NULL, *body = gtk_widget_get_parent (gtk_widget_get_parent (self->facts));
  int n = 0, place;

  if (projects == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&projects, heng_projects_free);
      return;
    }
  g_clear_pointer (&self->projects, heng_projects_free);
  self->projects = projects;
  project = project_of (self);
  if (project == NULL)
    {
      heng_window_close_page (heng_page_get_window (HENG_PAGE (self)), HENG_PAGE (self));
      return;
    }
  place = root != NULL && gtk_root_get_focus (root) != NULL ? walk_fields (body, gtk_root_get_focus (root), &n, -1, &found) : -1;
  self->filling = TRUE;
  heng_page_set_title (HENG_PAGE (self), heng_localized (project->name, project->name_en));
  fill_facts (self, project);
  fill_lists (self);
  self->filling = FALSE;
  n = 0;
  if (place >= 0)
    walk_fields (body, NULL, &n, place, &found);
  if (found != NULL)
    gtk_widget_grab_focus (found);
}

static void
heng_project_page_reload (HengPage *page)
{
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, load, NULL, NULL, (GDestroyNotify) heng_projects_free, NULL, loaded_cb,
                        g_object_ref (page));
}

static char *
heng_project_page_get_place (HengPage *page)
{
  return g_strdup_printf ("project:%" G_GINT64_FORMAT, HENG_PROJECT_PAGE (page)->project_id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengProjectPage *self = HENG_PROJECT_PAGE (widget);
  HengOrganisationWork *work = heng_organisation_work_new (HENG_WORK_REMOVE_PROJECT, NULL, NULL);

  work->id = self->project_id;
  heng_organisation_work_run (HENG_PAGE (self), work, NULL, NULL);
}

static void
heng_project_page_dispose (GObject *object)
{
  g_clear_pointer (&HENG_PROJECT_PAGE (object)->projects, heng_projects_free);
  G_OBJECT_CLASS (heng_project_page_parent_class)->dispose (object);
}

static void
heng_project_page_class_init (HengProjectPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_project_page_dispose;
  HENG_PAGE_CLASS (klass)->reload = heng_project_page_reload;
  HENG_PAGE_CLASS (klass)->help = "organisation";
  HENG_PAGE_CLASS (klass)->get_place = heng_project_page_get_place;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "project.delete", NULL, delete_action);
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = gtk_header_bar_new (), *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Delete Project"), "project.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_widget_add_css_class (header, "flat");
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), more);
  return header;
}

static GtkWidget *
card_new (GtkWidget *box, const char *title, GtkWidget **body)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_css_classes (card, (const char *[]) { "h-card", "h-pad", NULL });
  gtk_box_append (GTK_BOX (card), heng_section_title_new (title));
  gtk_box_append (GTK_BOX (card), *body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*body), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), card);
  return card;
}

static void
heng_project_page_init (HengProjectPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *clamp = adw_clamp_new ();

  self->error = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (box), self->error);
  card_new (box, _("Project"), &self->facts);
  card_new (box, _("Members"), &self->members);
  card_new (box, _("Milestones"), &self->milestones);
  gtk_widget_add_css_class (box, "h-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), header_new ());
  gtk_box_append (GTK_BOX (self), scroller);
}

HengPage *
heng_project_page_new (gint64 project_id)
{
  HengProjectPage *self = g_object_new (HENG_TYPE_PROJECT_PAGE, NULL);

  self->project_id = project_id;
  return HENG_PAGE (self);
}
