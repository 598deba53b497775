/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All projects. */
#include "heng-projects-page.h"

#include <glib/gi18n.h>

#include "heng-organisation-choice.h"
#include "heng-organisation-work.h"
#include "heng-people-text.h"
#include "heng-people-views.h"
#include "heng-project-page.h"
#include "heng-window.h"

struct _HengProjectsPage
{
  HengPage parent_instance;
  GtkStack *stack;
  GtkWidget *list;
  GtkLabel *warning;
  HengProjects *projects;
};

G_DEFINE_FINAL_TYPE (HengProjectsPage, heng_projects_page, HENG_TYPE_PAGE)

static guint
count_members (const HengProjects *projects, gint64 project_id)
{
  guint n = 0;

  for (guint i = 0; i < projects->members->len; i++)
    n += ((HengProjectMember *) g_ptr_array_index (projects->members, i))->project_id == project_id;
  return n;
}

/* The first that is not reached. */
static const HengProjectMilestone *
next_milestone (const HengProjects *projects, gint64 project_id)
{
  for (guint i = 0; i < projects->milestones->len; i++)
    {
      const HengProjectMilestone *milestone = g_ptr_array_index (projects->milestones, i);

      if (milestone->project_id == project_id && milestone->actual_date == HENG_DATE_NONE)
        return milestone;
    }
  return NULL;
}

static char *
facts_of (const HengProjects *projects, const HengProject *project)
{
  const HengEmployee *lead = heng_projects_person (projects, project->lead_id);
  guint n = count_members (projects, project->id);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *from = heng_date_format (project->from_date), *to = heng_date_format (project->to_date);
  g_autofree char *led = lead != NULL ? g_strdup_printf (_("led by %s"), heng_text_name (lead)) : g_strdup (_("no lead"));

  if (*from == '\0' && *to == '\0')
    return g_strdup_printf ("%s · %s · %s", project->key, led, people);
  return g_strdup_printf ("%s · %s · %s · %s – %s", project->key, led, people, from, to);
}

static GtkWidget *
state_new (const HengProjects *projects, const HengProject *project)
{
  const HengProjectMilestone *milestone = next_milestone (projects, project->id);
  gboolean late = milestone != NULL && milestone->plan_date != HENG_DATE_NONE && milestone->plan_date < projects->today;
  g_autofree char *day = milestone != NULL ? heng_date_format (milestone->plan_date) : NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (!heng_project_runs (project, projects->today))
    text = g_strdup (project->from_date > projects->today ? _("To come") : _("Over"));
  else if (milestone != NULL)
    text = g_strdup_printf (late ? _("Late: %s %s") : _("Next: %s %s"), milestone->name, day);
  else
    text = g_strdup (_("Running"));
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-tag", late ? "warn" : "info", NULL });
  return label;
}

static GtkWidget *
row_new (const HengProjects *projects, const HengProject *project)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *name = heng_localized (project->name, project->name_en);
  g_autofree char *facts = facts_of (projects, project);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, facts);
  GtkWidget *title = heng_cell_label_new (name, "h-strong"), *detail = heng_cell_label_new (facts, "h-dim");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), state_new (projects, project));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "h-row");
  gtk_widget_add_css_class (row, "h-tall");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "heng-project", g_memdup2 (&project->id, sizeof project->id), g_free);
  return row;
}

/* Who has promised more than all of the time, by name. */
static void
show_warning (HengProjectsPage *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer id, share;

  g_hash_table_iter_init (&iter, self->projects->shares);
  while (g_hash_table_iter_next (&iter, &id, &share))
    {
      const HengEmployee *employee = heng_projects_person (self->projects, *(gint64 *) id);
      g_autofree char *percent = heng_text_weight (*(gint64 *) share, 0);

      if (*(gint64 *) share > 10000 && employee != NULL)
        g_string_append_printf (names, "%s%s %s", names->len > 0 ? " · " : "", heng_text_name (employee), percent);
    }
  text = g_strdup_printf (_("More than 100%% of the time in running projects: %s"), names->str);
  gtk_label_set_text (self->warning, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->warning)), names->len > 0);
}

static void
fill (HengProjectsPage *self)
{
  GtkWidget *row;
  int chosen = -1;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_focus_child (self->list) == row)
      chosen = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->projects->projects->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self->projects, g_ptr_array_index (self->projects->projects, i)));
  if (chosen >= 0 && gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), chosen) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), chosen)));
  gtk_stack_set_visible_child_name (self->stack, self->projects->projects->len > 0 ? "list" : "empty");
  show_warning (self);
}

static gpointer
load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_projects_read (db, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengProjectsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengProjects *projects = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (projects == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&projects, heng_projects_free);
      if (error != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The projects could not be read"), error);
      return;
    }
  g_clear_pointer (&self->projects, heng_projects_free);
  self->projects = projects;
  fill (self);
}

static void
heng_projects_page_reload (HengPage *page)
{
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, load, NULL, NULL, (GDestroyNotify) heng_projects_free, NULL, loaded_cb,
                        g_object_ref (page));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, HengProjectsPage *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "heng-project");

  heng_window_push (heng_page_get_window (HENG_PAGE (self)), heng_project_page_new (*id));
}

static void
made_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    heng_window_push (heng_page_get_window (page), heng_project_page_new (id));
}

/* "P1", "P2" …, the first that is free. */
static char *
free_key (const HengProjects *projects)
{
  for (guint n = projects->projects->len + 1;; n++)
    {
      g_autofree char *key = g_strdup_printf ("P%u", n);
      gboolean taken = FALSE;

      for (guint i = 0; i < projects->projects->len; i++)
        taken |= g_strcmp0 (((HengProject *) g_ptr_array_index (projects->projects, i))->key, key) == 0;
      if (!taken)
        return g_steal_pointer (&key);
    }
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengProjectsPage *self = HENG_PROJECTS_PAGE (widget);
  HengProject *project;

  if (self->projects == NULL)
    return;
  project = heng_project_new ();
  project->key = free_key (self->projects);
  project->name = g_strdup (_("New project"));
  project->from_date = self->projects->today;
  heng_organisation_work_run (HENG_PAGE (self), heng_organisation_work_new (HENG_WORK_SAVE_PROJECT, &heng_project_type, project), made_cb, NULL);
}

static void
heng_projects_page_dispose (GObject *object)
{
  g_clear_pointer (&HENG_PROJECTS_PAGE (object)->projects, heng_projects_free);
  G_OBJECT_CLASS (heng_projects_page_parent_class)->dispose (object);
}

static void
heng_projects_page_class_init (HengProjectsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_projects_page_dispose;
  HENG_PAGE_CLASS (klass)->reload = heng_projects_page_reload;
  HENG_PAGE_CLASS (klass)->help = "organisation";
  gtk_widget_class_install_action (widget_class, "project.new", NULL, new_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "project.new", NULL);
}

static GtkWidget *
new_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("New Project"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "project.new");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = gtk_header_bar_new ();

  gtk_widget_add_css_class (header, "flat");
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), heng_people_views_new ("projects"));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), new_button_new ());
  return header;
}

static GtkWidget *
empty_new (void)
{
  GtkWidget *empty = adw_status_page_new (), *button = new_button_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "folder-documents-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Projects Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("A project has people of several departments, with their role and share of time"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (empty), button);
  return empty;
}

static GtkWidget *
list_page_new (HengProjectsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = adw_clamp_new ();
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->warning = GTK_LABEL (heng_cell_label_new (NULL, NULL));
  gtk_label_set_wrap (self->warning, TRUE);
  gtk_widget_add_css_class (banner, "h-banner");
  gtk_box_append (GTK_BOX (banner), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (banner), GTK_WIDGET (self->warning));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_css_classes (self->list, (const char *[]) { "h-card", "h-list", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("area", "Projects"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_add_css_class (box, "h-page");
  gtk_widget_set_margin_top (box, 6);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
heng_projects_page_init (HengProjectsPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, empty_new (), "empty");
  gtk_stack_add_named (self->stack, list_page_new (self), "list");
  gtk_box_append (GTK_BOX (self), header_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  heng_page_set_title (HENG_PAGE (self), C_("area", "Projects"));
}

HengPage *
heng_projects_page_new (void)
{
  return g_object_new (HENG_TYPE_PROJECTS_PAGE, NULL);
}
