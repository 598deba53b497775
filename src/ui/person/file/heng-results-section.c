/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each result is a button that shows its cycle. */
#include "heng-results-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-grade-chip.h"
#include "heng-people-text.h"
#include "heng-window.h"

struct _HengResultsSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (HengResultsSection, heng_results_section, HENG_TYPE_FILE_SECTION)

static void
result_cb (GtkWidget *button, HengResultsSection *self)
{
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (self->desk));
  gint64 *cycle_id = g_object_get_data (G_OBJECT (button), "heng-cycle");

  if (window == NULL)
    return;
  heng_window_set_cycle (window, *cycle_id);
  gtk_widget_activate_action (button, "page.tab", "s", "overview");
}

static GtkWidget *
label_new (const char *text, const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char *[]) { first, second, NULL });
  return label;
}

static GtkWidget *
result_row_new (HengResultsSection *self, const HengResult *result, gboolean newest)
{
  const HengField cycle_field = { .name = "cycle_id" };
  const char *cycle = heng_person_data_name (heng_file_desk_get_data (self->desk), &cycle_field, result->cycle_id);
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *score = heng_micro_display (result->published, 2, FALSE), *at = heng_text_moment (result->published_at);
  g_autofree char *revision = g_strdup_printf (_("Revision %d"), (int) result->revision);
  g_autofree char *second = g_strdup_printf ("%s · %s%s%s", revision, at, result->reason != NULL ? " · " : "", result->reason != NULL ? result->reason : "");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", cycle, score, result->grade != NULL ? result->grade : "", revision);
  GtkWidget *chip = heng_grade_chip_new (result->grade), *head = label_new (cycle, "h-cell", newest ? "h-strong" : "h-dim");

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), label_new (second, "h-cap", "h-dim"));
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), label_new (score, "h-cell", newest ? "h-strong" : "h-dim"));
  gtk_box_append (GTK_BOX (box), chip);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "h-fact", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "heng-cycle", g_memdup2 (&result->cycle_id, sizeof result->cycle_id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (result_cb), self);
  return button;
}

void
heng_results_section_update (HengResultsSection *self)
{
  const GPtrArray *revisions = heng_file_desk_get_data (self->desk)->revisions;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < revisions->len; i++)
    {
      const HengResult *result = revisions->pdata[i], *before = i > 0 ? revisions->pdata[i - 1] : NULL;

      gtk_box_append (GTK_BOX (self->rows), result_row_new (self, result, before == NULL || before->cycle_id != result->cycle_id));
    }
  heng_file_section_set_empty (HENG_FILE_SECTION (self), revisions->len == 0 ? _("No result has been published yet.") : NULL);
}

static void
heng_results_section_finalize (GObject *object)
{
  g_clear_object (&HENG_RESULTS_SECTION (object)->desk);
  G_OBJECT_CLASS (heng_results_section_parent_class)->finalize (object);
}

static void
heng_results_section_class_init (HengResultsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_results_section_finalize;
}

static void
heng_results_section_init (HengResultsSection *self)
{
}

static void
add_way (HengFileSection *section, const char *label, const char *name, const char *tab)
{
  GtkWidget *button = heng_file_section_add_button (section, label, name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tab);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.tab");
}

GtkWidget *
heng_results_section_new (HengFileDesk *desk)
{
  HengResultsSection *self = g_object_new (HENG_TYPE_RESULTS_SECTION, NULL);
  HengFileSection *section = HENG_FILE_SECTION (self);

  self->desk = g_object_ref (desk);
  heng_file_section_set_title (section, _("Performance So Far"));
  add_way (section, _("Trend"), _("Show the Trend"), "overview");
  add_way (section, _("OKR"), _("Show the Goals"), "goals");
  add_way (section, _("Scorecard"), _("Show the Scorecard"), "scorecard");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  heng_file_section_append (section, self->rows);
  return GTK_WIDGET (self);
}
