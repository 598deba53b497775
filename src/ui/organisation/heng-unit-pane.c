/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit beside the tree. */
#include "heng-unit-pane.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-date-entry.h"
#include "heng-organisation-choice.h"
#include "heng-page.h"
#include "heng-people-text.h"
#include "heng-record-dialog.h"
#include "heng-unit-places.h"

#define MOST_PEOPLE HENG_UNIT_MOST_PEOPLE

struct _HengUnitPane
{
  GtkBox parent_instance;
  const HengOrganisation *organisation; /* not owned */
  HengDepartment *unit;                 /* as stored; NULL: the company */
  GtkWidget *title, *form, *name, *kind, *type, *head, *from, *to, *day, *error;
  GtkWidget *people, *lines, *history;
  char *people_shown, *lines_shown; /* what their rows are made of: the same again leaves them and the keyboard alone */
  gboolean filling, editable;
};

G_DEFINE_FINAL_TYPE (HengUnitPane, heng_unit_pane, GTK_TYPE_BOX)

enum { EDITED, PERSON, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* A date field that cannot be read keeps its text and says so. */
static gboolean
read_date (HengUnitPane *self, GtkWidget *entry, HengDate *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *date = heng_date_entry_get_date (HENG_DATE_ENTRY (entry));
  if (*date != HENG_DATE_NONE || *text == '\0')
    return TRUE;
  heng_unit_pane_show_error (self, _("The date is written as 2026-08-21."));
  return FALSE;
}

static gboolean
is_changed (const HengDepartment *a, const HengDepartment *b)
{
  for (guint i = 0; i < heng_department_type.n_fields; i++)
    if (!heng_field_equal (&heng_department_type.fields[i], a, b))
      return TRUE;
  return FALSE;
}

static void
edit (HengUnitPane *self)
{
  g_autoptr (HengDepartment) unit = NULL;
  HengDate day;

  if (self->filling || self->unit == NULL || self->head == NULL)
    return;
  unit = heng_department_copy (self->unit);
  heng_field_set_text (heng_record_field (&heng_department_type, heng_text_is_chinese () || unit->name_en == NULL ? "name" : "name_en"), unit,
                       gtk_editable_get_text (GTK_EDITABLE (self->name)));
  unit->kind = (int) heng_choice_get (self->kind);
  unit->dept_type = (int) heng_choice_get (self->type);
  unit->head_id = heng_choice_get (self->head);
  heng_unit_pane_show_error (self, NULL);
  if (!read_date (self, self->from, &unit->valid_from) || !read_date (self, self->to, &unit->valid_to) || !read_date (self, self->day, &day)
      || !is_changed (unit, self->unit))
    return;
  g_signal_emit (self, signals[EDITED], 0, unit, (int) day);
}

static void
leave_cb (GtkEventControllerFocus *controller, HengUnitPane *self)
{
  edit (self);
}

/* Saved with Enter and when the field is left. */
static void
watch_entry (HengUnitPane *self, GtkWidget *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (edit), self);
}

static void
watch_choice (HengUnitPane *self, GtkWidget *choice)
{
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (edit), self);
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

static HengStore *
store_of (HengUnitPane *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE);

  return page != NULL ? heng_page_get_store (HENG_PAGE (page)) : NULL;
}

static void
fill_form (HengUnitPane *self, gboolean editable)
{
  const HengDepartment *unit = self->unit;

  clear (self->form);
  self->head = NULL;
  gtk_widget_set_visible (self->form, unit != NULL && editable);
  if (unit == NULL || !editable)
    return;
  self->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), heng_localized (unit->name, unit->name_en));
  self->kind = heng_enum_choice_new (heng_unit_kind_values, unit->kind);
  self->type = heng_enum_choice_new (heng_dept_type_values, unit->dept_type);
  self->head = heng_person_choice_new (store_of (self), _("Head"), _("none"), heng_organisation_person (self->organisation, unit->head_id));
  self->from = heng_date_entry_new ();
  self->to = heng_date_entry_new ();
  self->day = heng_date_entry_new ();
  heng_date_entry_set_date (HENG_DATE_ENTRY (self->from), unit->valid_from);
  heng_date_entry_set_date (HENG_DATE_ENTRY (self->to), unit->valid_to);
  heng_date_entry_set_date (HENG_DATE_ENTRY (self->day), self->organisation->today);
  gtk_box_append (GTK_BOX (self->form), heng_field_new (_("_Name"), self->name));
  gtk_box_append (GTK_BOX (self->form), pair (heng_field_new (C_("organisation", "_Kind"), self->kind), heng_field_new (C_("organisation", "_Department Type"), self->type)));
  gtk_box_append (GTK_BOX (self->form), heng_field_new (_("_Head"), self->head));
  gtk_box_append (GTK_BOX (self->form), pair (heng_field_new (_("Valid _from"), self->from), heng_field_new (_("Valid t_o"), self->to)));
  gtk_box_append (GTK_BOX (self->form), heng_field_new (_("_Changes count from"), self->day));
  watch_entry (self, self->name);
  watch_entry (self, self->from);
  watch_entry (self, self->to);
  watch_choice (self, self->kind);
  watch_choice (self, self->type);
  g_signal_connect_swapped (self->head, "chosen", G_CALLBACK (edit), self);
}

static void
person_cb (GtkButton *button, HengUnitPane *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "heng-person");

  g_signal_emit (self, signals[PERSON], 0, *id);
}

static void
add_person (HengUnitPane *self, const HengEmployee *employee)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *button = gtk_button_new_with_label (heng_text_name (employee));
  GtkWidget *position = heng_cell_label_new (employee->position, "h-dim");

  gtk_widget_set_css_classes (button, (const char *[]) { "h-linkbutton", NULL });
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (position), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "heng-person", g_memdup2 (&employee->id, sizeof employee->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (person_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), position);
  gtk_box_append (GTK_BOX (self->people), box);
}

/* How many of `n` are not shown. */
static void
append_more (GtkWidget *box, guint n)
{
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MIN (n, MOST_PEOPLE)), n - MIN (n, MOST_PEOPLE));

  if (n > MOST_PEOPLE)
    gtk_box_append (GTK_BOX (box), heng_cell_label_new (more, "h-dim"));
}

/* TRUE: these rows are there already. Takes the text. */
static gboolean
is_the_same (char **shown, char *rows)
{
  gboolean same = g_strcmp0 (*shown, rows) == 0;

  g_free (*shown);
  *shown = rows;
  return same;
}

static char *
people_rows (HengUnitPane *self, gint64 unit_id, guint all)
{
  GString *rows = g_string_new (NULL);

  g_string_append_printf (rows, "%" G_GINT64_FORMAT " %u", unit_id, all);
  for (guint i = 0; i < self->organisation->employees->len; i++)
    {
      const HengEmployee *employee = g_ptr_array_index (self->organisation->employees, i);

      if (employee->department_id == unit_id)
        g_string_append_printf (rows, "\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, employee->id, employee->version);
    }
  return g_string_free (rows, FALSE);
}

static void
fill_people (HengUnitPane *self, gint64 unit_id)
{
  guint own = heng_organisation_own_count (self->organisation, unit_id), shown = 0;
  guint all = unit_id != 0 ? heng_organisation_count (self->organisation, unit_id) : self->organisation->n_people;
  g_autofree char *with_below = NULL;

  if (is_the_same (&self->people_shown, people_rows (self, unit_id, all)))
    return;
  clear (self->people);
  for (guint i = 0; i < self->organisation->employees->len; i++)
    {
      const HengEmployee *employee = g_ptr_array_index (self->organisation->employees, i);

      if (employee->department_id == unit_id && shown++ < MOST_PEOPLE)
        add_person (self, employee);
    }
  append_more (self->people, own);
  with_below = g_strdup_printf (_("%u here, %u with the units below"), own, all);
  gtk_box_prepend (GTK_BOX (self->people), heng_cell_label_new (with_below, "h-dim"));
  gtk_box_prepend (GTK_BOX (self->people), heng_section_title_new (C_("area", "People")));
}

static const char *
name_of (const HengOrganisation *organisation, gint64 id)
{
  const HengEmployee *employee = heng_organisation_person (organisation, id);

  return employee != NULL ? heng_text_name (employee) : "—";
}

/* A form of the page's own: it lives as long as its window. NULL outside of a page. */
static HengFileDesk *
desk_new (HengUnitPane *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE);
  HengFileDesk *desk = page != NULL ? heng_file_desk_new (HENG_PAGE (page)) : NULL;

  if (desk != NULL)
    heng_file_desk_set_today (desk, self->organisation->today);
  return desk;
}

/* Takes the line; without an id it is a new one. */
static void
ask_line (HengUnitPane *self, HengReportingLine *line)
{
  static const char *const fields[] = { "employee_id", "manager_id", "kind", "share_bp", "from_date", "to_date", "note", NULL };
  g_autoptr (HengFileDesk) desk = desk_new (self);

  if (desk != NULL)
    heng_record_dialog_show (desk, line->id != 0 ? _("Change Reporting Line") : _("Add Reporting Line"), &heng_reporting_line_type, fields, line);
  else
    heng_reporting_line_free (line);
}

static void
add_line_cb (GtkButton *button, HengUnitPane *self)
{
  HengReportingLine *line = heng_reporting_line_new ();

  line->from_date = self->organisation->today;
  ask_line (self, line);
}

static void
change_line_cb (GtkButton *button, HengUnitPane *self)
{
  ask_line (self, heng_reporting_line_copy (g_object_get_data (G_OBJECT (button), "heng-line")));
}

static void
remove_line_cb (GtkButton *button, HengUnitPane *self)
{
  const HengReportingLine *line = g_object_get_data (G_OBJECT (button), "heng-line");
  g_autoptr (HengFileDesk) desk = desk_new (self);

  if (desk != NULL)
    heng_file_desk_remove (desk, &heng_reporting_line_type, line->id, line->version);
}

static void
set_line (GtkWidget *button, const HengReportingLine *line, GCallback clicked, HengUnitPane *self)
{
  g_object_set_data_full (G_OBJECT (button), "heng-line", heng_reporting_line_copy (line), (GDestroyNotify) heng_reporting_line_free);
  g_signal_connect (button, "clicked", clicked, self);
}

static GtkWidget *
line_new (HengUnitPane *self, const HengReportingLine *line)
{
  g_autofree char *share = heng_text_weight (line->share_bp, 0);
  g_autofree char *text = g_strdup_printf ("%s → %s · %s%s%s", name_of (self->organisation, line->employee_id),
                                           name_of (self->organisation, line->manager_id), heng_enum_label (heng_reporting_kind_values, line->kind),
                                           line->share_bp > 0 ? " · " : "", line->share_bp > 0 ? share : "");
  g_autofree char *name = g_strdup_printf (_("Remove %s: %s"), _(heng_reporting_line_type.label), text);
  GtkWidget *label = heng_cell_label_new (text, NULL), *box, *change, *bin;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (!self->editable)
    return label;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  change = gtk_button_new ();
  bin = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_button_set_child (GTK_BUTTON (change), label);
  gtk_widget_set_css_classes (change, (const char *[]) { "flat", "h-s", NULL });
  heng_compat_name_button (change, text);
  gtk_widget_set_css_classes (bin, (const char *[]) { "flat", "h-s", NULL });
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (bin, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_line (change, line, G_CALLBACK (change_line_cb), self);
  set_line (bin, line, G_CALLBACK (remove_line_cb), self);
  gtk_box_append (GTK_BOX (box), change);
  gtk_box_append (GTK_BOX (box), bin);
  return box;
}

static char *
line_rows (HengUnitPane *self, gint64 unit_id, const GPtrArray *lines)
{
  GString *rows = g_string_new (NULL);

  g_string_append_printf (rows, "%" G_GINT64_FORMAT " %d", unit_id, self->editable);
  for (guint i = 0; i < lines->len; i++)
    {
      const HengReportingLine *line = lines->pdata[i];

      g_string_append_printf (rows, "\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s", line->id, line->version,
                              name_of (self->organisation, line->employee_id), name_of (self->organisation, line->manager_id));
    }
  return g_string_free (rows, FALSE);
}

static void
fill_lines (HengUnitPane *self, gint64 unit_id)
{
  /* the company shows all of them */
  g_autoptr (GPtrArray) lines = unit_id != 0 ? heng_organisation_lines_of (self->organisation, unit_id) : g_ptr_array_ref (self->organisation->lines);
  gboolean had_focus = gtk_widget_get_focus_child (self->lines) != NULL;
  GtkWidget *head, *title;

  if (is_the_same (&self->lines_shown, line_rows (self, unit_id, lines)))
    return;
  clear (self->lines);
  head = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  title = heng_section_title_new (_("Second reporting lines"));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  if (self->editable)
    {
      GtkWidget *add = gtk_button_new_with_label (C_ ("button", "Add"));

      gtk_widget_add_css_class (add, "h-s");
      gtk_widget_set_valign (add, GTK_ALIGN_END);
      heng_compat_name_button (add, _("Add Reporting Line"));
      g_signal_connect (add, "clicked", G_CALLBACK (add_line_cb), self);
      gtk_box_append (GTK_BOX (head), add);
    }
  if (self->editable || lines->len > 0)
    gtk_box_append (GTK_BOX (self->lines), head);
  for (guint i = 0; i < MIN (lines->len, MOST_PEOPLE); i++)
    gtk_box_append (GTK_BOX (self->lines), line_new (self, g_ptr_array_index (lines, i)));
  append_more (self->lines, lines->len);
  if (had_focus)
    gtk_widget_child_focus (self->lines, GTK_DIR_TAB_FORWARD);
  g_object_unref (head);
}

static char *
change_text (const HengOrganisation *organisation, const HengDepartmentChange *change)
{
  const HengDepartment *parent = heng_organisation_unit (organisation, change->parent_id);
  const HengDepartment *unit = heng_organisation_unit (organisation, change->department_id);
  const char *name = unit != NULL && g_strcmp0 (unit->name, change->name) == 0 ? heng_localized (unit->name, unit->name_en) : change->name;
  g_autofree char *day = change->from_date <= HENG_ORGANISATION_BEGINNING ? g_strdup (_("before")) : heng_date_format (change->from_date);

  return g_strdup_printf (_("%s: %s below %s, head %s"), day, name,
                          parent != NULL ? heng_localized (parent->name, parent->name_en) : organisation->company,
                          change->head_id != 0 ? name_of (organisation, change->head_id) : _("none"));
}

static void
fill_history (HengUnitPane *self, gint64 unit_id)
{
  clear (self->history);
  for (guint i = 0; i < self->organisation->changes->len; i++)
    {
      const HengDepartmentChange *change = g_ptr_array_index (self->organisation->changes, i);
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (change->department_id != unit_id)
        continue;
      text = change_text (self->organisation, change);
      label = heng_cell_label_new (text, NULL);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_prepend (GTK_BOX (self->history), label);
    }
  if (gtk_widget_get_first_child (self->history) != NULL)
    gtk_box_prepend (GTK_BOX (self->history), heng_section_title_new (_("History")));
}

static void
heng_unit_pane_finalize (GObject *object)
{
  g_free (HENG_UNIT_PANE (object)->people_shown);
  g_free (HENG_UNIT_PANE (object)->lines_shown);
  g_clear_pointer (&HENG_UNIT_PANE (object)->unit, heng_department_free);
  G_OBJECT_CLASS (heng_unit_pane_parent_class)->finalize (object);
}

static void
heng_unit_pane_class_init (HengUnitPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_unit_pane_finalize;
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_UNIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[PERSON] = g_signal_new ("person", HENG_TYPE_UNIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
heng_unit_pane_init (HengUnitPane *self)
{
  GtkWidget *box = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (box, "h-form");
  self->title = heng_section_title_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->error = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_widget_set_visible (self->error, FALSE);
  self->people = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->error);
  gtk_box_append (GTK_BOX (self), self->form);
  gtk_box_append (GTK_BOX (self), self->people);
  gtk_box_append (GTK_BOX (self), self->lines);
  gtk_box_append (GTK_BOX (self), self->history);
}

GtkWidget *
heng_unit_pane_new (void)
{
  return g_object_new (HENG_TYPE_UNIT_PANE, NULL);
}

#define N_FIELDS 7

static GtkWidget *
field_at (HengUnitPane *self, guint i)
{
  GtkWidget *fields[N_FIELDS] = { self->name, self->kind, self->type, self->head, self->from, self->to, self->day };

  return fields[i];
}

/* The field with the keyboard, so that saving one does not throw it out of the form; −1 for none. */
static int
focused_field (HengUnitPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < N_FIELDS && focus != NULL && self->head != NULL; i++)
    if (focus == field_at (self, i) || gtk_widget_is_ancestor (focus, field_at (self, i)))
      return (int) i;
  return -1;
}

/* What somebody is typing is not replaced by the same again. */
static gboolean
is_shown (HengUnitPane *self, const HengDepartment *unit, gboolean editable)
{
  return self->unit != NULL && unit != NULL && unit->id == self->unit->id && self->editable == editable && !is_changed (unit, self->unit)
         && unit->version == self->unit->version;
}

void
heng_unit_pane_show (HengUnitPane *self, const HengOrganisation *organisation, gint64 unit_id, gboolean editable)
{
  const HengDepartment *unit = heng_organisation_unit (organisation, unit_id);

  gboolean same = is_shown (self, unit, editable);
  int field = same ? -1 : focused_field (self);

  self->filling = TRUE;
  self->organisation = organisation;
  self->editable = editable;
  if (!same)
    {
      g_clear_pointer (&self->unit, heng_department_free);
      self->unit = unit != NULL ? heng_department_copy (unit) : NULL;
      gtk_label_set_text (GTK_LABEL (self->title), unit != NULL ? heng_localized (unit->name, unit->name_en) : organisation->company);
      heng_unit_pane_show_error (self, NULL);
      fill_form (self, editable);
    }
  fill_people (self, unit_id);
  fill_lines (self, unit_id);
  fill_history (self, unit_id);
  self->filling = FALSE;
  if (field >= 0 && self->head != NULL)
    gtk_widget_grab_focus (field_at (self, (guint) field));
}

void
heng_unit_pane_reset (HengUnitPane *self)
{
  g_clear_pointer (&self->unit, heng_department_free);
}

void
heng_unit_pane_show_error (HengUnitPane *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

void
heng_unit_pane_focus_name (HengUnitPane *self)
{
  if (self->head != NULL)
    gtk_widget_grab_focus (self->name);
}

void
heng_unit_pane_focus_people (HengUnitPane *self)
{
  gtk_widget_child_focus (self->people, GTK_DIR_TAB_FORWARD);
}
