/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a quarter: pre-filled with the next one, checked while one types, written as one undoable change. */
#include "heng-open-quarter.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-columns.h"
#include "heng-people-text.h"
#include "heng-quarter.h"
#include "heng-small-window.h"
#include "heng-state-mark.h"

#define HENG_TYPE_OPEN_QUARTER (heng_open_quarter_get_type ())
G_DECLARE_FINAL_TYPE (HengOpenQuarter, heng_open_quarter, HENG, OPEN_QUARTER, GtkBox)

#define GAPS_SHOWN 12

struct _HengOpenQuarter
{
  GtkBox parent_instance;
  HengBanner *banner;
  HengBusy *busy;
  AdwEntryRow *key_row, *name_row, *from_row, *to_row;
  GtkSwitch *pilot;
  AdwPreferencesGroup *departments;
  GtkLabel *count;
  GtkListBox *gaps;
  GtkWidget *open_button; /* in the window's header bar */
  GPtrArray *checks;      /* of GtkCheckButton, not owned; each carries "heng-department" */
  HengWindow *window;
  char *name_en;          /* of the suggested quarter */
  char *suggested_name;
  guint serial;           /* of the newest preview */
  gboolean opening;
};

G_DEFINE_FINAL_TYPE (HengOpenQuarter, heng_open_quarter, GTK_TYPE_BOX)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* NULL = everyone, when all are checked. */
static GArray *
chosen_departments (HengOpenQuarter *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      gint64 *id = g_object_get_data (G_OBJECT (check), "heng-department");

      if (gtk_check_button_get_active (check))
        g_array_append_val (ids, *id);
    }
  return ids->len == self->checks->len ? NULL : g_steal_pointer (&ids);
}

static HengQuarterPlan *
plan_new (HengOpenQuarter *self)
{
  HengQuarterPlan *plan = g_new0 (HengQuarterPlan, 1);

  plan->quarter.key = g_strdup (text_of (self->key_row));
  plan->quarter.name = g_strdup (text_of (self->name_row));
  plan->quarter.name_en = g_strdup (g_strcmp0 (plan->quarter.name, self->suggested_name) == 0 || !heng_text_is_chinese () ? self->name_en : NULL);
  plan->quarter.from = heng_date_parse (text_of (self->from_row));
  plan->quarter.to = heng_date_parse (text_of (self->to_row));
  plan->departments = chosen_departments (self);
  plan->pilot = gtk_switch_get_active (self->pilot);
  plan->actor = g_strdup (heng_store_get_actor (heng_window_get_store (self->window)));
  return plan;
}

static void
append_gap (HengOpenQuarter *self, HengHealth health, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "h-cell");
  if (health != HENG_HEALTH_NONE)
    gtk_box_append (GTK_BOX (box), heng_state_mark_new (health, FALSE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "h-row");
  gtk_widget_add_css_class (row, "h-tight");
  gtk_list_box_append (self->gaps, row);
}

static void
show_preview (HengOpenQuarter *self, const HengCycleOpened *opened)
{
  guint n = (guint) opened->n_scorecards;
  g_autofree char *title = g_strdup_printf (ngettext ("%u scorecard will be created", "%u scorecards will be created", n), n);
  GtkWidget *row;

  gtk_label_set_text (self->count, title);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->gaps))) != NULL)
    gtk_list_box_remove (self->gaps, row);
  for (guint i = 0; i < MIN (opened->gaps->len, GAPS_SHOWN); i++)
    append_gap (self, HENG_HEALTH_AT_RISK, ((HengGap *) g_ptr_array_index (opened->gaps, i))->text);
  if (opened->gaps->len > GAPS_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", opened->gaps->len - GAPS_SHOWN), opened->gaps->len - GAPS_SHOWN);

      append_gap (self, HENG_HEALTH_NONE, more);
    }
  else if (opened->gaps->len == 0)
    append_gap (self, HENG_HEALTH_DONE, _("No gaps found"));
  gtk_widget_set_sensitive (self->open_button, n > 0 && !self->opening);
}

typedef struct
{
  HengOpenQuarter *form;
  guint serial;
} Preview;

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Preview *preview = user_data;
  g_autoptr (HengOpenQuarter) self = preview->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycleOpened) opened = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (preview->serial != self->serial)
    return;
  gtk_widget_set_sensitive (self->open_button, opened != NULL);
  if (opened == NULL)
    {
      heng_banner_show (self->banner, HENG_BANNER_WARNING, _("This quarter cannot be opened yet"), error->message);
      return;
    }
  heng_banner_hide (self->banner);
  show_preview (self, opened);
}

static void
refresh_preview (HengOpenQuarter *self)
{
  HengStore *store = heng_window_get_store (self->window);
  Preview *preview;

  if (store == NULL)
    return;
  preview = g_new0 (Preview, 1);
  preview->form = g_object_ref (self);
  preview->serial = ++self->serial;
  heng_store_run_async (store, HENG_LANE_READING, heng_quarter_preview, plan_new (self), heng_quarter_plan_free,
                        (GDestroyNotify) heng_cycle_opened_free, NULL, previewed_cb, preview);
}

static void
add_department (HengOpenQuarter *self, const HengDepartment *department)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  const char *name = heng_localized (department->name, department->name_en);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "heng-department", g_memdup2 (&department->id, sizeof department->id), g_free);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (refresh_preview), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (self->departments, row);
}

static void
set_day (AdwEntryRow *row, HengDate day)
{
  g_autofree char *text = heng_date_format (day);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
connect_rows (HengOpenQuarter *self)
{
  AdwEntryRow *rows[] = { self->key_row, self->name_row, self->from_row, self->to_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "changed", G_CALLBACK (refresh_preview), self, G_CONNECT_SWAPPED);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengOpenQuarter) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengQuarterStart) start = heng_store_run_finish (HENG_STORE (source), result, &error);

  heng_busy_stop (self->busy);
  if (start == NULL)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("The company could not be read"), error->message);
      return;
    }
  self->name_en = g_strdup (start->next.name_en);
  self->suggested_name = g_strdup (heng_text_is_chinese () ? start->next.name : start->next.name_en);
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), start->next.key);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->suggested_name);
  set_day (self->from_row, start->next.from);
  set_day (self->to_row, start->next.to);
  for (guint i = 0; i < start->departments->len; i++)
    {
      const HengDepartment *department = g_ptr_array_index (start->departments, i);

      if (department->parent_id == 0)
        add_department (self, department);
    }
  connect_rows (self);
  refresh_preview (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengOpenQuarter) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCycleOpened) opened = heng_store_run_finish (HENG_STORE (source), result, &error);
  g_autofree char *text = NULL;
  guint n;

  heng_busy_stop (self->busy);
  self->opening = FALSE;
  gtk_widget_set_sensitive (self->open_button, TRUE);
  if (opened == NULL)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("The quarter was not opened"), error->message);
      return;
    }
  n = (guint) opened->n_scorecards;
  text = g_strdup_printf (ngettext ("Created %u scorecard", "Created %u scorecards", n), n);
  heng_window_set_cycle (self->window, opened->cycle_id);
  heng_window_toast (self->window, text, TRUE);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
open_cb (HengOpenQuarter *self)
{
  HengStore *store = heng_window_get_store (self->window);

  if (store == NULL || self->opening)
    return;
  self->opening = TRUE;
  gtk_widget_set_sensitive (self->open_button, FALSE);
  heng_busy_start (self->busy, _("Creating scorecards"), NULL);
  heng_store_run_async (store, HENG_LANE_WORK, heng_quarter_open, plan_new (self), heng_quarter_plan_free, (GDestroyNotify) heng_cycle_opened_free,
                        NULL, opened_cb, g_object_ref (self));
}

static void
heng_open_quarter_finalize (GObject *object)
{
  HengOpenQuarter *self = HENG_OPEN_QUARTER (object);

  g_ptr_array_unref (self->checks);
  g_free (self->name_en);
  g_free (self->suggested_name);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (heng_open_quarter_parent_class)->finalize (object);
}

static void
heng_open_quarter_class_init (HengOpenQuarterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  g_type_ensure (HENG_TYPE_COLUMNS);
  G_OBJECT_CLASS (klass)->finalize = heng_open_quarter_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/cycles/heng-open-quarter.ui");
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, banner);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, busy);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, key_row);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, name_row);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, from_row);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, to_row);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, pilot);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, departments);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, count);
  gtk_widget_class_bind_template_child (widget_class, HengOpenQuarter, gaps);
}

static void
heng_open_quarter_init (HengOpenQuarter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
}

void
heng_open_quarter_present (HengWindow *window)
{
  HengOpenQuarter *self = g_object_new (HENG_TYPE_OPEN_QUARTER, NULL);
  GtkHeaderBar *header;
  GtkWindow *form = heng_small_window_new (GTK_WIDGET (window), _("Open Quarter"), 760, 620, GTK_WIDGET (self), &header);

  self->window = g_object_ref (window);
  self->open_button = gtk_button_new_with_label (_("Open Quarter"));
  gtk_widget_set_sensitive (self->open_button, FALSE);
  gtk_widget_add_css_class (self->open_button, "suggested-action");
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);
  gtk_header_bar_pack_end (header, self->open_button);
  heng_busy_start (self->busy, _("Looking for gaps"), NULL);
  heng_store_run_async (heng_window_get_store (window), HENG_LANE_READING, heng_quarter_start_load, NULL, NULL,
                        (GDestroyNotify) heng_quarter_start_free, NULL, started_cb, g_object_ref (self));
  gtk_window_present (form);
}
