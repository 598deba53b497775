/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three drop-downs, a search for the manager, and the way back to everybody. */
#include "heng-insights-filters.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-person-picker.h"

#define WIDEST 18       /* characters of a choice */
#define MOST_IN_VIEW 16 /* more departments are searched */

struct _HengInsightsFilters
{
  GtkBox parent_instance;
  GtkDropDown *cycle, *department, *level;
  HengPersonPicker *manager;
  GtkWidget *clear;
  HengInsights *insights;
  GArray *cycles;      /* ids in the order of the drop-down, newest first */
  GArray *departments; /* ids in the order of the drop-down; the first is 0 */
  HengInsightsFilter filter;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (HengInsightsFilters, heng_insights_filters, GTK_TYPE_BOX)

enum { CHANGED, CYCLE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed (HengInsightsFilters *self)
{
  gtk_widget_set_visible (self->clear, heng_insights_filters_is_narrow (self));
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_level (HengInsightsFilters *self, const char *level)
{
  char *copy = g_strdup (level);

  g_free ((char *) self->filter.level);
  self->filter.level = copy;
}

static void
cycle_cb (HengInsightsFilters *self)
{
  guint chosen = gtk_drop_down_get_selected (self->cycle);

  if (!self->is_setting && self->cycles != NULL && chosen < self->cycles->len)
    g_signal_emit (self, signals[CYCLE], 0, g_array_index (self->cycles, gint64, chosen));
}

static void
department_cb (HengInsightsFilters *self)
{
  guint chosen = gtk_drop_down_get_selected (self->department);
  gint64 id = self->departments != NULL && chosen < self->departments->len ? g_array_index (self->departments, gint64, chosen) : 0;

  if (self->is_setting || id == self->filter.department_id)
    return;
  self->filter.department_id = id;
  changed (self);
}

static void
level_cb (HengInsightsFilters *self)
{
  guint chosen = gtk_drop_down_get_selected (self->level);
  const GPtrArray *names = self->insights != NULL ? self->insights->level_names : NULL;
  const char *level = names != NULL && chosen > 0 && chosen <= names->len ? names->pdata[chosen - 1] : NULL;

  if (self->is_setting || g_strcmp0 (level, self->filter.level) == 0)
    return;
  set_level (self, level);
  changed (self);
}

static void
manager_cb (HengInsightsFilters *self)
{
  self->filter.manager_id = heng_person_picker_get_chosen (self->manager);
  changed (self);
}

static void
clear_cb (HengInsightsFilters *self)
{
  heng_insights_filters_set (self, &(HengInsightsFilter) { 0 });
  gtk_widget_grab_focus (GTK_WIDGET (self->department));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
heng_insights_filters_finalize (GObject *object)
{
  HengInsightsFilters *self = HENG_INSIGHTS_FILTERS (object);

  g_clear_pointer (&self->insights, heng_insights_unref);
  g_clear_pointer (&self->cycles, g_array_unref);
  g_clear_pointer (&self->departments, g_array_unref);
  g_free ((char *) self->filter.level);
  G_OBJECT_CLASS (heng_insights_filters_parent_class)->finalize (object);
}

static void
heng_insights_filters_class_init (HengInsightsFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_insights_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_INSIGHTS_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CYCLE] = g_signal_new ("cycle", HENG_TYPE_INSIGHTS_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
  gtk_list_item_set_child (item, label);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  setup_cb (factory, item);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_list_item_get_child (item)), PANGO_ELLIPSIZE_NONE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkDropDown *
drop_down_new (HengInsightsFilters *self, const char *name, GCallback chosen)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop = gtk_drop_down_new (NULL, text);
  g_autoptr (GtkListItemFactory) shown = gtk_signal_list_item_factory_new (), rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (shown, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (shown, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop), rows);
  heng_compat_name_choice (drop, name);
  g_signal_connect_swapped (drop, "notify::selected", chosen, self);
  gtk_box_append (GTK_BOX (self), drop);
  return GTK_DROP_DOWN (drop);
}

static void
heng_insights_filters_init (HengInsightsFilters *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->cycle = drop_down_new (self, C_("insights", "Cycle"), G_CALLBACK (cycle_cb));
  self->department = drop_down_new (self, C_("insights", "Department"), G_CALLBACK (department_cb));
  self->level = drop_down_new (self, C_("insights", "Level"), G_CALLBACK (level_cb));
  self->manager = HENG_PERSON_PICKER (heng_person_picker_new (_("All managers")));
  heng_person_picker_set_caption (self->manager, C_("insights", "Manager"));
  g_signal_connect_swapped (self->manager, "chosen", G_CALLBACK (manager_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->manager));
  self->clear = gtk_button_new_with_label (_("Clear Filters"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_box_append (GTK_BOX (self), self->clear);
}

GtkWidget *
heng_insights_filters_new (void)
{
  return g_object_new (HENG_TYPE_INSIGHTS_FILTERS, NULL);
}

static char *
unit_path (const GArray *units, guint i)
{
  const HengInsightsUnit *unit = &g_array_index (units, HengInsightsUnit, i);
  g_autofree char *above = unit->parent >= 0 ? unit_path (units, (guint) unit->parent) : NULL;

  return above != NULL ? g_strdup_printf ("%s / %s", above, unit->name) : g_strdup (unit->name);
}

static void
fill_departments (HengInsightsFilters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GArray *units = self->insights->units;
  const gint64 none = 0;

  g_clear_pointer (&self->departments, g_array_unref);
  self->departments = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->departments, none);
  gtk_string_list_append (names, _("All departments"));
  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *path = unit_path (units, i);

      gtk_string_list_append (names, path);
      g_array_append_val (self->departments, g_array_index (units, HengInsightsUnit, i).id);
    }
  gtk_drop_down_set_model (self->department, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (self->department, units->len > MOST_IN_VIEW);
}

static void
fill_levels (HengInsightsFilters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All levels"));
  for (guint i = 0; i < self->insights->level_names->len; i++)
    gtk_string_list_append (names, self->insights->level_names->pdata[i]);
  gtk_drop_down_set_model (self->level, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->level), self->insights->level_names->len > 1);
}

static void
show_manager (HengInsightsFilters *self)
{
  const char *name = NULL;

  for (guint i = 0; self->insights != NULL && i < self->insights->leaders->len; i++)
    if (g_array_index (self->insights->leaders, HengInsightsUnit, i).id == self->filter.manager_id)
      name = g_array_index (self->insights->leaders, HengInsightsUnit, i).name;
  if (heng_person_picker_get_chosen (self->manager) != self->filter.manager_id)
    heng_person_picker_set_chosen (self->manager, self->filter.manager_id, name != NULL ? name : "—");
}

void
heng_insights_filters_set (HengInsightsFilters *self, const HengInsightsFilter *filter)
{
  guint department = 0, level = 0;

  self->is_setting = TRUE;
  self->filter.department_id = filter->department_id;
  self->filter.manager_id = filter->manager_id;
  set_level (self, filter->level);
  for (guint i = 0; self->departments != NULL && i < self->departments->len; i++)
    if (g_array_index (self->departments, gint64, i) == filter->department_id)
      department = i;
  for (guint i = 0; self->insights != NULL && self->filter.level != NULL && i < self->insights->level_names->len; i++)
    if (g_str_equal (self->insights->level_names->pdata[i], self->filter.level))
      level = i + 1;
  gtk_drop_down_set_selected (self->department, department);
  gtk_drop_down_set_selected (self->level, level);
  show_manager (self);
  changed (self);
  self->is_setting = FALSE;
}

void
heng_insights_filters_set_insights (HengInsightsFilters *self, HengInsights *insights, HengStore *store)
{
  const HengInsightsFilter kept = { self->filter.department_id, self->filter.manager_id, self->filter.level };

  self->is_setting = TRUE;
  g_clear_pointer (&self->insights, heng_insights_unref);
  self->insights = heng_insights_ref (insights);
  heng_person_picker_set_store (self->manager, store);
  fill_departments (self);
  fill_levels (self);
  heng_insights_filters_set (self, &kept);
}

void
heng_insights_filters_set_cycles (HengInsightsFilters *self, const GPtrArray *cycles, gint64 current)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->is_setting = TRUE;
  g_clear_pointer (&self->cycles, g_array_unref);
  self->cycles = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = cycles->len; i > 0; i--)
    {
      const HengCycle *cycle = cycles->pdata[i - 1];

      chosen = cycle->id == current ? self->cycles->len : chosen;
      gtk_string_list_append (names, heng_localized (cycle->name, cycle->name_en));
      g_array_append_val (self->cycles, cycle->id);
    }
  gtk_drop_down_set_model (self->cycle, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->cycle, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->cycle), cycles->len > 1);
  self->is_setting = FALSE;
}

const HengInsightsFilter *
heng_insights_filters_get (HengInsightsFilters *self)
{
  return &self->filter;
}

gboolean
heng_insights_filters_is_narrow (HengInsightsFilters *self)
{
  return self->filter.department_id != 0 || self->filter.manager_id != 0 || self->filter.level != NULL;
}
