/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small form for both ways; consequences are read from the store when it opens. */
#include "heng-leave-dialog.h"

#include <glib/gi18n-lib.h>

#include "heng-date-entry.h"
#include "heng-people-text.h"
#include "heng-small-window.h"

#define MOST_NAMES 6

#define HENG_TYPE_LEAVE_FORM (heng_leave_form_get_type ())
G_DECLARE_FINAL_TYPE (HengLeaveForm, heng_leave_form, HENG, LEAVE_FORM, GObject)

struct _HengLeaveForm
{
  GObject parent_instance;
  HengFileDesk *desk;
  GtkWindow *window;
  HengEmployee *employee;
  GtkWidget *day, *text, *day_sentence, *text_sentence, *consequences, *sentence, *button, *hand_over, *when;
  HengDate today;
  gboolean returns, manager_has_left;
};

G_DEFINE_FINAL_TYPE (HengLeaveForm, heng_leave_form, G_TYPE_OBJECT)

static void
heng_leave_form_finalize (GObject *object)
{
  HengLeaveForm *self = HENG_LEAVE_FORM (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->employee, heng_employee_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_leave_form_parent_class)->finalize (object);
}

static void
heng_leave_form_class_init (HengLeaveFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_leave_form_finalize;
}

static void
heng_leave_form_init (HengLeaveForm *self)
{
}

static void
add_sentence (HengLeaveForm *self, char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cell", NULL });
  gtk_box_append (GTK_BOX (self->consequences), label);
  g_free (text);
}

/* "李娜、王芳 …": the first names of an array of employees. */
static char *
some_names (const GPtrArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (people->len, MOST_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "", heng_text_name (people->pdata[i]));
  if (people->len > MOST_NAMES)
    g_string_append (text, " …");
  return g_strdup (text->str);
}

static void
show_consequences (HengLeaveForm *self, const HengDeparture *departure)
{
  g_autofree char *names = some_names (departure->reports);

  for (guint i = 0; i < departure->cycles->len; i++)
    {
      const HengCycle *cycle = departure->cycles->pdata[i];

      add_sentence (self, g_strdup_printf (_("▲ %s is open and has a scorecard: bring the quarter up to date with the roster afterwards."),
                                           heng_localized (cycle->name, cycle->name_en)));
    }
  if (departure->reports->len > 0)
    add_sentence (self, g_strdup_printf (ngettext ("▲ %u person loses the manager: %s", "▲ %u people lose the manager: %s", departure->reports->len),
                                         departure->reports->len, names));
  for (guint i = 0; i < departure->departments->len; i++)
    {
      const HengDepartment *department = departure->departments->pdata[i];

      add_sentence (self, g_strdup_printf (_("▲ %s loses its head."), heng_localized (department->name, department->name_en)));
    }
  if (departure->n_second_lines > 0)
    add_sentence (self, g_strdup_printf (ngettext ("▲ %d second reporting line ends here.", "▲ %d second reporting lines end here.",
                                                   (gulong) departure->n_second_lines),
                                         (int) departure->n_second_lines));
  if (departure->cycles->len + departure->reports->len + departure->departments->len + (guint) departure->n_second_lines == 0)
    add_sentence (self, g_strdup (_("Nothing else depends on this person.")));
  gtk_widget_set_visible (self->hand_over, departure->reports->len > 0 && self->employee->manager_id != 0);
}

static gpointer
load_departure (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_departure_load (db, *(gint64 *) args, error);
}

static void
departure_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLeaveForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDeparture) departure = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (self->window == NULL)
    return;
  if (departure != NULL)
    show_consequences (self, departure);
  else
    add_sentence (self, g_strdup (error->message));
}

/* What a return finds: the place in the company of the last day, and what is no longer as it was. */
static void
show_homecoming (HengLeaveForm *self, const HengHomecoming *homecoming)
{
  const HengDepartment *unit = homecoming->department;
  const HengEmployee *manager = homecoming->manager;
  g_autofree char *hired = heng_text_day_year (homecoming->employee->hire_date), *left = heng_text_day_year (homecoming->employee->leave_date);

  if (homecoming->employee->hire_date != HENG_DATE_NONE && homecoming->employee->leave_date != HENG_DATE_NONE)
    add_sentence (self, g_strdup_printf (_("A new period begins; the earlier one, %1$s to %2$s, stays in the job history with all its results."), hired,
                                         left));
  if (unit != NULL)
    add_sentence (self, g_strdup_printf (homecoming->department_is_closed ? _("▲ %s is closed: change the job afterwards.") : _("Department as before: %s"),
                                         heng_localized (unit->name, unit->name_en)));
  if (homecoming->employee->position != NULL && *homecoming->employee->position != '\0')
    add_sentence (self, g_strdup_printf (_("Position as before: %s"), homecoming->employee->position));
  if (manager == NULL)
    add_sentence (self, g_strdup (_("▲ There is no manager: choose one afterwards.")));
  else
    add_sentence (self, g_strdup_printf (homecoming->manager_has_left ? _("▲ The manager of then, %s, has left too: there will be none until you choose one.")
                                                                       : _("Manager as before: %s"),
                                         heng_text_name (manager)));
  for (guint i = 0; i < homecoming->cycles->len; i++)
    {
      const HengCycle *cycle = homecoming->cycles->pdata[i];

      add_sentence (self, g_strdup_printf (_("▲ %s is open: bring it up to date with the roster afterwards to give a scorecard."),
                                           heng_localized (cycle->name, cycle->name_en)));
    }
  self->manager_has_left = homecoming->manager_has_left;
}

static gpointer
load_homecoming (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_homecoming_load (db, *(gint64 *) args, error);
}

static void
homecoming_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengLeaveForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengHomecoming) homecoming = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (self->window == NULL)
    return;
  if (homecoming != NULL)
    show_homecoming (self, homecoming);
  else
    add_sentence (self, g_strdup (error->message));
}

/* TRUE: the field may be stored. */
static gboolean
say (GtkWidget *editor, GtkWidget *label, HengCheckLevel level, const char *sentence)
{
  g_autofree char *text = sentence != NULL ? g_strdup_printf ("%s %s", level == HENG_CHECK_FAULT ? "■" : "▲", sentence) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, sentence != NULL);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", level == HENG_CHECK_FAULT ? "h-bad" : "h-warn", NULL });
  if (level == HENG_CHECK_FAULT)
    gtk_widget_add_css_class (editor, "error");
  else
    gtk_widget_remove_css_class (editor, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return level != HENG_CHECK_FAULT;
}

static HengCheckLevel
check_field (HengLeaveForm *self, const char *field, GtkWidget *editor, char **sentence)
{
  HengPersonFacts facts = heng_file_desk_get_facts (self->desk);

  return heng_person_check (&heng_employee_type, heng_record_field (&heng_employee_type, field), self->employee, &facts,
                            gtk_editable_get_text (GTK_EDITABLE (editor)), NULL, sentence);
}

/* What follows from the day itself. */
static void
show_when (HengLeaveForm *self, HengDate day)
{
  g_autofree char *date = heng_text_day_year (day), *text = NULL;

  if (day == HENG_DATE_NONE)
    text = g_strdup ("");
  else if (self->returns)
    text = g_strdup_printf (_("Is employed again from %s on."), date);
  else if (day > self->today)
    text = g_strdup_printf (_("Stays in the lists as leaving until %s; what depends on this person stays until you record the leaving again then."), date);
  else
    text = g_strdup_printf (_("Is a former employee after %s: out of the lists, the results stay."), date);
  gtk_label_set_text (GTK_LABEL (self->when), text);
}

static gboolean
check_day (HengLeaveForm *self)
{
  HengDate day = heng_date_entry_get_date (HENG_DATE_ENTRY (self->day));
  g_autofree char *sentence = NULL;
  HengCheckLevel level = day != HENG_DATE_NONE ? check_field (self, self->returns ? "hire_date" : "leave_date", self->day, &sentence) : HENG_CHECK_FAULT;

  if (day == HENG_DATE_NONE)
    sentence = g_strdup (_("A date is written as 2026-08-21."));
  else if (self->returns && self->employee->leave_date != HENG_DATE_NONE && day <= self->employee->leave_date)
    {
      g_free (sentence);
      sentence = g_strdup (_("The return lies behind the last working day."));
      level = HENG_CHECK_FAULT;
    }
  show_when (self, level != HENG_CHECK_FAULT ? day : HENG_DATE_NONE);
  return say (self->day, self->day_sentence, level, sentence);
}

static gboolean
check_text (HengLeaveForm *self)
{
  g_autofree char *sentence = NULL;
  HengCheckLevel level = check_field (self, self->returns ? "probation_months" : "leave_reason", self->text, &sentence);

  return say (self->text, self->text_sentence, level, sentence);
}

static void
typed_cb (HengLeaveForm *self)
{
  gboolean good = check_day (self);

  gtk_widget_set_sensitive (self->button, check_text (self) && good);
}

typedef struct
{
  HengLeaveRequest request;
  char *reason;
  HengJob *job; /* of a return */
  int months;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_free (leaving->reason);
  g_clear_pointer (&leaving->job, heng_job_free);
  g_free (leaving);
}

static gboolean
run_leave (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  Leaving *leaving = data;

  return leaving->job != NULL ? heng_person_return (db, writer, leaving->job, leaving->months, error)
                              : heng_person_leave (db, writer, &leaving->request, error);
}

static void
stored_cb (gpointer who, gboolean stored, const char *message)
{
  HengLeaveForm *self = who;

  if (self->window == NULL)
    return;
  if (stored)
    {
      gtk_window_close (self->window);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->sentence), message);
  gtk_widget_set_visible (self->sentence, TRUE);
  gtk_widget_set_sensitive (self->button, TRUE);
}

static HengJob *
return_job (HengLeaveForm *self, HengDate day)
{
  HengJob *job = heng_job_new ();

  job->employee_id = self->employee->id;
  job->from_date = day;
  job->kind = HENG_JOB_RETURN;
  job->department_id = self->employee->department_id;
  job->position = g_strdup (self->employee->position);
  job->level = g_strdup (self->employee->level);
  job->manager_id = self->manager_has_left ? 0 : self->employee->manager_id;
  return job;
}

static void
save_cb (HengLeaveForm *self)
{
  HengDate day = heng_date_entry_get_date (HENG_DATE_ENTRY (self->day));
  Leaving *leaving;

  if (!check_day (self) || !check_text (self))
    {
      gtk_widget_grab_focus (check_day (self) ? self->text : self->day);
      return;
    }
  leaving = g_new0 (Leaving, 1);
  leaving->reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  leaving->months = self->returns ? (int) CLAMP (g_ascii_strtoll (leaving->reason, NULL, 10), 0, 24) : 0;
  leaving->job = self->returns ? return_job (self, day) : NULL;
  leaving->request.employee_id = self->employee->id;
  leaving->request.day = day;
  leaving->request.reason = *leaving->reason != '\0' ? leaving->reason : NULL;
  leaving->request.next_manager_id = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->hand_over)) ? self->employee->manager_id : 0;
  gtk_widget_set_sensitive (self->button, FALSE);
  heng_file_desk_run (self->desk, run_leave, leaving, leaving_free, self->returns ? _("Returned to the company") : _("Leaving is recorded"),
                      G_OBJECT (self), stored_cb);
}

static GtkWidget *
sentence_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", style, NULL });
  return label;
}

/* The rule of the field stands below it. */
static GtkWidget *
add_field (HengLeaveForm *self, GtkGrid *grid, int row, const char *label, GtkWidget *editor, GtkWidget **sentence)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);

  *sentence = sentence_new ("h-bad");
  gtk_widget_set_visible (*sentence, FALSE);
  gtk_label_set_xalign (GTK_LABEL (caption), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), editor);
  gtk_widget_set_css_classes (caption, (const char *[]) { "h-cell", "h-dim", NULL });
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_grid_attach (grid, caption, 0, row, 1, 1);
  gtk_grid_attach (grid, editor, 1, row, 1, 1);
  gtk_grid_attach (grid, *sentence, 1, row + 1, 1, 1);
  g_signal_connect_object (editor, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static GtkWidget *
body_new (HengLeaveForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new ();
  GtkWidget *title = gtk_label_new (_("What Follows"));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  self->sentence = sentence_new ("h-bad");
  gtk_widget_set_visible (self->sentence, FALSE);
  self->when = sentence_new ("h-strong");
  gtk_widget_remove_css_class (self->when, "h-cap");
  gtk_widget_add_css_class (self->when, "h-cell");
  self->consequences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->consequences), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Follows"), -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "h-colhead");
  self->hand_over = gtk_check_button_new_with_mnemonic (_("The reports go to this person's own _manager"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->hand_over), TRUE);
  gtk_widget_set_visible (self->hand_over, FALSE);
  self->day = add_field (self, GTK_GRID (grid), 0, self->returns ? _("_From") : _("_Last working day"), heng_date_entry_new (), &self->day_sentence);
  self->text = add_field (self, GTK_GRID (grid), 2, self->returns ? _("_Probation (months)") : _("_Reason"), gtk_entry_new (), &self->text_sentence);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->when);
  gtk_box_append (GTK_BOX (box), self->consequences);
  gtk_box_append (GTK_BOX (box), self->hand_over);
  gtk_widget_add_css_class (box, "h-dialog");
  return box;
}

/* What the store knows of the consequences. */
static void
ask (HengLeaveForm *self)
{
  HengStore *store = heng_file_desk_get_store (self->desk);
  gint64 *id = g_memdup2 (&self->employee->id, sizeof self->employee->id);

  if (self->returns)
    heng_store_run_async (store, HENG_LANE_READING, load_homecoming, id, g_free, (GDestroyNotify) heng_homecoming_free, NULL, homecoming_loaded_cb,
                          g_object_ref (self));
  else
    heng_store_run_async (store, HENG_LANE_READING, load_departure, id, g_free, (GDestroyNotify) heng_departure_free, NULL, departure_loaded_cb,
                          g_object_ref (self));
}

void
heng_leave_dialog_show (HengFileDesk *desk)
{
  const HengPersonData *data = heng_file_desk_get_data (desk);
  HengLeaveForm *self;
  GtkHeaderBar *header;
  GtkWidget *body;

  if (data == NULL)
    return;
  self = g_object_new (HENG_TYPE_LEAVE_FORM, NULL);
  self->desk = g_object_ref (desk);
  self->employee = heng_employee_copy (data->employee);
  self->returns = data->employee->emp_status == HENG_EMP_STATUS_LEFT;
  self->today = data->today;
  body = body_new (self);
  g_set_weak_pointer (&self->window,
                      heng_small_window_new (GTK_WIDGET (heng_file_desk_get_page (desk)),
                                             self->returns ? _("Return to the Company") : _("Leave the Company"), 460, -1, body, &header));
  g_object_set_data_full (G_OBJECT (self->window), "heng-form", self, g_object_unref);
  self->button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_header_bar_pack_end (header, self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (save_cb), self);
  heng_date_entry_set_date (HENG_DATE_ENTRY (self->day), data->today);
  ask (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->day);
}
