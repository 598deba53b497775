/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Head of the person page. */
#include "heng-person-header.h"

#include <glib/gi18n-lib.h>

#include "heng-avatar.h"
#include "heng-columns.h"
#include "heng-compat.h"
#include "heng-grade-chip.h"
#include "heng-people-text.h"
#include "heng-photo.h"
#include "heng-window.h"

#define LAST_RESULTS 2

struct _HengPersonHeader
{
  GtkWidget parent_instance;
  HengAvatar *avatar;
  GtkLabel *name, *other_name, *status, *place, *number, *hired, *contract, *last, *score, *score_caption;
  GtkButton *manager, *print_button, *score_link;
  GtkMenuButton *photo_button, *reports;
  HengFileDesk *desk;
  GSimpleActionGroup *photo_actions;
  GtkWidget *facts, *manager_fact, *reports_fact, *number_fact, *hired_fact, *contract_fact, *last_fact, *score_box;
  HengGradeChip *grade;
  gboolean compact, has_review, has_contract, has_results, has_reports;
  HengWidthClass width_class;
};

G_DEFINE_FINAL_TYPE (HengPersonHeader, heng_person_header, GTK_TYPE_WIDGET)

enum { SHOW_MANAGER, SHOW_PROOF, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
manager_cb (HengPersonHeader *self)
{
  g_signal_emit (self, signals[SHOW_MANAGER], 0);
}

static void
proof_cb (HengPersonHeader *self)
{
  g_signal_emit (self, signals[SHOW_PROOF], 0, self->score_link);
}

static void
arrange (HengPersonHeader *self)
{
  gboolean narrow = self->width_class == HENG_WIDTH_NARROW, wide = self->width_class == HENG_WIDTH_WIDE;
  int size = self->compact ? 44 : narrow ? 56 : 72;

  heng_avatar_set_size (self->avatar, size);
  gtk_widget_set_visible (self->facts, !self->compact);
  gtk_widget_set_visible (self->number_fact, !narrow);
  gtk_widget_set_visible (self->reports_fact, self->has_reports);
  gtk_widget_set_visible (self->hired_fact, !narrow);
  gtk_widget_set_visible (self->contract_fact, wide && self->has_contract);
  gtk_widget_set_visible (self->last_fact, !narrow && self->has_results);
  gtk_widget_set_visible (self->score_box, self->compact && self->has_review);
  /* beside the score there is no room for both on a narrow page; printing stays in the page's menu */
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), self->has_review && !(narrow && self->compact));
}

/* On the work lane: the picture is read, made small and stored. */
typedef struct
{
  HengEmployee *employee;
  GFile *file; /* NULL: no picture any more */
} PhotoWrite;

static void
photo_write_free (gpointer data)
{
  PhotoWrite *write = data;

  heng_employee_free (write->employee);
  g_clear_object (&write->file);
  g_free (write);
}

static gboolean
run_photo (HengDb *db, const HengPersonWriter *writer, gpointer data, GError **error)
{
  PhotoWrite *write = data;
  g_autoptr (GBytes) bytes = write->file != NULL ? heng_photo_read (write->file, error) : NULL;

  return (write->file == NULL || bytes != NULL) && heng_person_set_photo (db, writer, write->employee, bytes, error);
}

static void
store_photo (HengPersonHeader *self, GFile *file)
{
  const HengPersonData *data = heng_file_desk_get_data (self->desk);
  PhotoWrite *write;

  if (data == NULL)
    return;
  write = g_new0 (PhotoWrite, 1);
  write->employee = heng_employee_copy (data->employee);
  write->file = file != NULL ? g_object_ref (file) : NULL;
  heng_file_desk_run (self->desk, run_photo, write, photo_write_free, file != NULL ? _("Photo changed") : _("Photo removed"), NULL, NULL);
}

static void
photo_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengPersonHeader) self = user_data;

  if (file != NULL)
    store_photo (self, file);
}

static void
choose_photo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);

  heng_compat_open_file (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Choose Photo"), HENG_FILES_PICTURE, photo_chosen_cb,
                         g_object_ref (user_data));
}

static void
remove_photo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  store_photo (user_data, NULL);
}

static gboolean
photo_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, HengPersonHeader *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files != NULL)
    store_photo (self, files->data);
  g_slist_free (files);
  return files != NULL;
}

static void
show_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HengPersonHeader *self = user_data;
  HengWindow *window = heng_page_get_window (heng_file_desk_get_page (self->desk));

  if (window != NULL)
    heng_window_show_person (window, g_variant_get_int64 (parameter), NULL, NULL);
}

static const GActionEntry photo_entries[] = {
  { .name = "choose", .activate = choose_photo_cb },
  { .name = "remove", .activate = remove_photo_cb },
  { .name = "report", .activate = show_report_cb, .parameter_type = "x" },
};

static void
heng_person_header_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_object (&HENG_PERSON_HEADER (object)->desk);
  g_clear_object (&HENG_PERSON_HEADER (object)->photo_actions);

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (heng_person_header_parent_class)->dispose (object);
}

static void
heng_person_header_class_init (HengPersonHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = heng_person_header_dispose;
  g_type_ensure (HENG_TYPE_AVATAR);
  g_type_ensure (HENG_TYPE_COLUMNS);
  g_type_ensure (HENG_TYPE_GRADE_CHIP);
  signals[SHOW_MANAGER] = g_signal_new ("show-manager", HENG_TYPE_PERSON_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_PROOF] = g_signal_new ("show-proof", HENG_TYPE_PERSON_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "person-header");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/person/heng-person-header.ui");
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, name);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, other_name);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, status);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, place);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, facts);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, manager);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, manager_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, photo_button);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, reports);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, reports_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, number);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, number_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, hired);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, hired_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, contract);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, contract_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, last);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, last_fact);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, print_button);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, score_box);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, score_caption);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, score_link);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, score);
  gtk_widget_class_bind_template_child (widget_class, HengPersonHeader, grade);
  gtk_widget_class_bind_template_callback (widget_class, manager_cb);
  gtk_widget_class_bind_template_callback (widget_class, proof_cb);
}

static void
heng_person_header_init (HengPersonHeader *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->width_class = HENG_WIDTH_WIDE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->photo_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->photo_actions), photo_entries, G_N_ELEMENTS (photo_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "photo", G_ACTION_GROUP (self->photo_actions));
  g_signal_connect (target, "drop", G_CALLBACK (photo_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->photo_button), GTK_EVENT_CONTROLLER (target));
}

static void
show_names (HengPersonHeader *self, const HengEmployee *employee)
{
  const char *shown = heng_text_name (employee);
  g_autofree char *other = heng_text_other_name (employee);

  heng_avatar_set_name (self->avatar, shown);
  gtk_label_set_text (self->name, shown);
  gtk_label_set_text (self->other_name, other != NULL ? other : "");
  gtk_widget_set_visible (GTK_WIDGET (self->other_name), other != NULL);
}

static void
show_status (HengPersonHeader *self, const HengEmployee *employee)
{
  const char *tint = NULL;
  const char *word = heng_enum_label (heng_emp_status_values, employee->emp_status);

  if (employee->emp_status == HENG_EMP_STATUS_REGULAR)
    tint = "good";
  else if (employee->emp_status == HENG_EMP_STATUS_PROBATION || employee->emp_status == HENG_EMP_STATUS_PENDING)
    tint = "info";
  else if (employee->emp_status == HENG_EMP_STATUS_LEAVING)
    tint = "warn";
  gtk_label_set_text (self->status, word);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *word != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->status), (const char *[]) { "h-tag", tint, NULL });
}

/* "高级后端工程师 P6 · 研发部 / 平台组", whatever of it is known. */
static char *
place_text (const HengPersonData *data)
{
  const HengEmployee *e = data->employee;
  g_autoptr (GString) text = g_string_new (e->position != NULL ? e->position : "");

  if (e->level != NULL && *e->level != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", e->level);
  if (*data->department_path != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", data->department_path);
  return g_strdup (text->str);
}

static char *
last_results (GPtrArray *results)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (results->len, LAST_RESULTS); i++)
    {
      const HengResult *result = g_ptr_array_index (results, results->len - 1 - i);
      g_autofree char *score = heng_micro_display (result->published, 2, FALSE);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", score, result->grade != NULL ? result->grade : "");
    }
  return g_strdup (text->str);
}

static void
show_facts (HengPersonHeader *self, const HengPersonData *data)
{
  const HengEmployee *e = data->employee;
  g_autofree char *day = heng_text_day_year (e->hire_date);
  g_autofree char *tenure = heng_text_tenure (e->hire_date, e->leave_date != HENG_DATE_NONE ? MIN (e->leave_date, data->today) : data->today);
  g_autofree char *hired = e->hire_date != HENG_DATE_NONE ? g_strdup_printf ("%s · %s", day, tenure) : g_strdup ("—");
  g_autofree char *contract = data->detail != NULL ? heng_text_day_year (data->detail->ctr_end) : NULL;
  g_autofree char *last = last_results (data->results);
  gboolean has_manager = *data->manager_name != '\0';

  gtk_button_set_label (self->manager, has_manager ? data->manager_name : _("none"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->manager), has_manager);
  gtk_label_set_text (self->number, e->emp_no);
  gtk_label_set_text (self->hired, hired);
  gtk_label_set_text (self->contract, contract != NULL ? contract : "");
  gtk_label_set_text (self->last, last);
  self->has_contract = data->detail != NULL && data->detail->ctr_end != HENG_DATE_NONE;
  self->has_results = data->results->len > 0;
}

/* A menu of their names behind their number. */
static void
show_reports (HengPersonHeader *self, const HengPersonData *data)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *n = g_strdup_printf (ngettext ("%u person", "%u people", data->reports->len), data->reports->len);

  for (guint i = 0; i < data->reports->len; i++)
    {
      const HengEmployee *report = data->reports->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (heng_text_name (report), NULL);

      g_menu_item_set_action_and_target (item, "photo.report", "x", report->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_label (self->reports, n);
  gtk_menu_button_set_menu_model (self->reports, G_MENU_MODEL (menu));
  self->has_reports = data->reports->len > 0;
}

static void
show_photo (HengPersonHeader *self, const HengPersonData *data)
{
  gboolean has_photo = data->employee->photo != NULL && *data->employee->photo != '\0';

  heng_avatar_set_photo (self->avatar, heng_file_desk_get_store (self->desk), has_photo ? data->employee->photo : NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->photo_actions), "remove")), has_photo);
}

void
heng_person_header_set_desk (HengPersonHeader *self, HengFileDesk *desk)
{
  g_set_object (&self->desk, desk);
}

void
heng_person_header_set (HengPersonHeader *self, const HengPersonData *data)
{
  g_autofree char *place = place_text (data);

  show_names (self, data->employee);
  show_status (self, data->employee);
  gtk_label_set_text (self->place, place);
  show_facts (self, data);
  show_reports (self, data);
  show_photo (self, data);
  self->has_review = data->review != NULL;
  if (data->review != NULL)
    heng_person_header_set_score (self, data->review);
  arrange (self);
}

void
heng_person_header_set_score (HengPersonHeader *self, const HengReview *review)
{
  HengValue score = review->final.final.state == HENG_VALUE_NUMBER ? HENG_NUMBER (review->final.published) : review->final.final;
  g_autofree char *text = heng_text_value (score, 2);

  gtk_label_set_text (self->score, text);
  gtk_label_set_text (self->score_caption, review->published != NULL ? _("Published total") : _("Forecast total"));
  heng_grade_chip_set_grade (self->grade, review->grade != NULL ? review->grade->grade : NULL);
}

void
heng_person_header_set_compact (HengPersonHeader *self, gboolean compact)
{
  self->compact = compact;
  arrange (self);
}

void
heng_person_header_set_width_class (HengPersonHeader *self, HengWidthClass width_class)
{
  self->width_class = width_class;
  arrange (self);
}
