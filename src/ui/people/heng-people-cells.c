/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the people table. */
#include "heng-people-cells.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "heng-avatar.h"
#include "heng-cut-tip.h"
#include "heng-grade-chip.h"
#include "heng-match.h"
#include "heng-people-text.h"
#include "heng-photo.h"
#include "heng-state-mark.h"

#define NAME_WIDTH 112 /* at least, with the face: four Han characters, or the pinyin of most */

static void
mark (GtkWidget *label, GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (ranges->len > 0)
    attributes = heng_match_attributes (ranges, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static GtkWidget *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  heng_cut_tip_add (GTK_LABEL (label));
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
cell_text_new (void)
{
  return text_new ("h-cell");
}

/* Room for most names of departments and positions, whatever the rows in view need: widths follow each search less. */
static GtkWidget *
wide_text_new (void)
{
  GtkWidget *label = cell_text_new ();

  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  return label;
}

/* Of a path the last part tells most. */
static GtkWidget *
path_text_new (void)
{
  GtkWidget *label = wide_text_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  return label;
}

static GtkWidget *
dim_text_new (void)
{
  GtkWidget *label = text_new ("h-cell");

  gtk_widget_add_css_class (label, "h-dim");
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gboolean some = text != NULL && *text != '\0';

  gtk_label_set_text (GTK_LABEL (label), some ? text : "—");
}

static GtkWidget *
name_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = heng_avatar_new ("", 28);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_size_request (box, NAME_WIDTH, -1);
  gtk_box_append (GTK_BOX (texts), text_new ("h-name"));
  gtk_box_append (GTK_BOX (texts), text_new ("h-reading"));
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static void
name_fill (GtkWidget *box, const HengPersonRow *row, const char *needle)
{
  GtkWidget *avatar = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_last_child (box);
  GtkWidget *first = gtk_widget_get_first_child (texts), *second = gtk_widget_get_last_child (texts);
  const char *name = heng_text_name (row->employee);
  g_autofree char *other = name == row->employee->name && row->reading != NULL ? g_strdup (row->reading) : heng_text_other_name (row->employee);
  g_autoptr (GArray) in_name = NULL;
  g_autoptr (GArray) in_other = NULL;

  heng_match_name (name, other, row->employee->pinyin, needle, &in_name, &in_other);
  heng_avatar_set_name (HENG_AVATAR (avatar), name);
  gtk_label_set_text (GTK_LABEL (first), name);
  gtk_label_set_text (GTK_LABEL (second), other != NULL ? other : "");
  gtk_widget_set_visible (second, other != NULL);
  mark (first, in_name);
  mark (second, in_other);
}

/* Texts that can be searched carry the mark; numbers and words without spaces stand in the needle as they are typed. */
static void
marked_fill (GtkWidget *label, char *text, const char *needle)
{
  g_autofree char *owned = text;
  g_autoptr (GArray) ranges = heng_match_text (owned, needle);

  set_text (label, owned);
  mark (label, ranges);
}

static char *
name_text (const HengPersonRow *row)
{
  return g_strdup (heng_text_name (row->employee));
}

static char *
number_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->emp_no);
}

static void
number_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  marked_fill (label, number_text (row), needle);
}

static char *
department_text (const HengPersonRow *row)
{
  return g_strdup (row->department);
}

static void
department_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  marked_fill (label, department_text (row), needle);
}

static char *
position_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->position);
}

static void
position_fill (GtkWidget *label, const HengPersonRow *row, const char *needle)
{
  marked_fill (label, position_text (row), needle);
}

static char *
level_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->level);
}

static char *
manager_text (const HengPersonRow *row)
{
  return g_strdup (row->manager);
}

static char *
hired_text (const HengPersonRow *row)
{
  return heng_date_format (row->employee->hire_date);
}

static char *
tenure_text (const HengPersonRow *row)
{
  HengDate until = row->employee->emp_status == HENG_EMP_STATUS_LEFT && row->employee->leave_date != HENG_DATE_NONE ? row->employee->leave_date
                                                                                                                   : row->today;

  if (row->employee->hire_date == HENG_DATE_NONE || row->employee->hire_date > until)
    return NULL;
  return heng_text_tenure (row->employee->hire_date, until);
}

static char *
employment_text (const HengPersonRow *row)
{
  int status = row->employee->emp_status;

  return status != HENG_EMP_STATUS_NONE ? g_strdup (heng_enum_label (heng_emp_status_values, status)) : NULL;
}

static char *
type_text (const HengPersonRow *row)
{
  int type = row->employee->emp_type;

  return type != HENG_EMP_TYPE_NONE ? g_strdup (heng_enum_label (heng_emp_type_values, type)) : NULL;
}

static char *
mobile_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->mobile);
}

static char *
email_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->email);
}

static char *
place_text (const HengPersonRow *row)
{
  return g_strdup (row->employee->work_place);
}

static char *
contract_text (const HengPersonRow *row)
{
  return heng_date_format (row->contract_end);
}

static char *
probation_text (const HengPersonRow *row)
{
  return heng_date_format (heng_person_row_probation_end (row));
}

static char *
left_text (const HengPersonRow *row)
{
  return heng_date_format (row->employee->leave_date);
}

static char *
state_text (const HengPersonRow *row)
{
  return row->state != HENG_PERSON_NOT_IN_CYCLE ? heng_person_row_state_text (row) : NULL;
}

static char *
score_text (const HengPersonRow *row)
{
  g_autofree char *score = row->score.state == HENG_VALUE_NUMBER ? heng_micro_display (row->score.micro, 2, FALSE) : NULL;

  if (score == NULL || row->grade == NULL)
    return g_strdup (score != NULL ? score : row->grade);
  return g_strdup_printf ("%s %s", row->grade, score);
}

static GtkWidget *
state_new (void)
{
  GtkWidget *state = heng_state_mark_new (HENG_HEALTH_NONE, TRUE);

  gtk_widget_add_css_class (state, "h-cell");
  return state;
}

static void
state_fill (GtkWidget *state, const HengPersonRow *row, const char *needle)
{
  static const HengHealth shapes[] = {
    [HENG_PERSON_NOT_IN_CYCLE] = HENG_HEALTH_NONE, [HENG_PERSON_EXEMPT] = HENG_HEALTH_NONE, [HENG_PERSON_BLOCKED] = HENG_HEALTH_AT_RISK,
    [HENG_PERSON_READY] = HENG_HEALTH_ON_TRACK,    [HENG_PERSON_PUBLISHED] = HENG_HEALTH_DONE,
  };
  g_autofree char *word = heng_person_row_state_text (row);

  gtk_widget_set_visible (state, row->state != HENG_PERSON_NOT_IN_CYCLE);
  heng_state_mark_set_health (HENG_STATE_MARK (state), shapes[row->state]);
  heng_state_mark_set_word (HENG_STATE_MARK (state), word);
}

static GtkWidget *
score_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = heng_grade_chip_new (NULL);
  GtkWidget *score = text_new ("h-cell");

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (chip, 32, -1);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), score);
  return box;
}

static void
score_fill (GtkWidget *box, const HengPersonRow *row, const char *needle)
{
  g_autofree char *text = row->score.state == HENG_VALUE_NUMBER ? heng_micro_display (row->score.micro, 2, FALSE) : NULL;

  gtk_widget_set_visible (box, row->state != HENG_PERSON_NOT_IN_CYCLE);
  heng_grade_chip_set_grade (HENG_GRADE_CHIP (gtk_widget_get_first_child (box)), row->grade);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text != NULL ? text : "");
}

const HengPeopleColumn heng_people_cells[] = {
  { "name", NC_ ("column", "Name"), -1, 0, HENG_PEOPLE_BY_NAME, name_new, name_fill, name_text },
  { "number", NC_ ("column", "Number"), 76, 1, HENG_PEOPLE_BY_NUMBER, dim_text_new, number_fill, number_text },
  { "department", NC_ ("column", "Department"), -1, 1, HENG_PEOPLE_BY_DEPARTMENT, path_text_new, department_fill, department_text },
  { "position", NC_ ("column", "Position"), -1, 2, HENG_PEOPLE_BY_POSITION, wide_text_new, position_fill, position_text },
  { "level", NC_ ("column", "Level"), 44, 3, HENG_PEOPLE_BY_LEVEL, cell_text_new, NULL, level_text },
  { "manager", NC_ ("column", "Manager"), 74, 2, HENG_PEOPLE_BY_MANAGER, cell_text_new, NULL, manager_text },
  { "hired", NC_ ("column", "Joined"), 94, 3, HENG_PEOPLE_BY_HIRED, dim_text_new, NULL, hired_text },
  { "tenure", NC_ ("column", "Tenure"), 92, 3, HENG_PEOPLE_BY_HIRED, dim_text_new, NULL, tenure_text },
  { "employment", NC_ ("column", "Employment"), 88, 3, HENG_PEOPLE_BY_EMPLOYMENT, cell_text_new, NULL, employment_text },
  { "type", NC_ ("column", "Type"), 84, 3, HENG_PEOPLE_BY_TYPE, cell_text_new, NULL, type_text },
  { "mobile", NC_ ("column", "Mobile"), 104, 3, HENG_PEOPLE_BY_MOBILE, dim_text_new, NULL, mobile_text },
  { "email", NC_ ("column", "E-mail"), 168, 3, HENG_PEOPLE_BY_EMAIL, dim_text_new, NULL, email_text },
  { "place", NC_ ("column", "Work Place"), 92, 3, HENG_PEOPLE_BY_PLACE, cell_text_new, NULL, place_text },
  { "probation", NC_ ("column", "Probation Ends"), 104, 3, HENG_PEOPLE_BY_PROBATION, dim_text_new, NULL, probation_text },
  { "contract", NC_ ("column", "Contract Ends"), 104, 3, HENG_PEOPLE_BY_CONTRACT, dim_text_new, NULL, contract_text },
  { "left", NC_ ("column", "Last Day"), 94, 3, HENG_PEOPLE_BY_LEFT, dim_text_new, NULL, left_text },
  { "state", NC_ ("column", "Status"), 116, 0, HENG_PEOPLE_BY_STATE, state_new, state_fill, state_text },
  { "score", NC_ ("column", "Score"), 98, 0, HENG_PEOPLE_BY_SCORE, score_new, score_fill, score_text },
};
const guint heng_people_n_cells = G_N_ELEMENTS (heng_people_cells);

const HengPeopleColumn *
heng_people_cell_find (const char *id)
{
  for (guint i = 0; i < heng_people_n_cells; i++)
    if (g_str_equal (heng_people_cells[i].id, id))
      return &heng_people_cells[i];
  return NULL;
}

const char *
heng_people_cell_title (const HengPeopleColumn *column)
{
  return g_dpgettext2 (NULL, "column", column->title);
}

void
heng_people_cell_fill (const HengPeopleColumn *column, GtkWidget *cell, const HengPersonRow *row, const char *needle)
{
  g_autofree char *text = NULL;

  if (column->fill != NULL)
    {
      column->fill (cell, row, needle);
      return;
    }
  text = column->text (row);
  set_text (cell, text);
}

void
heng_people_cell_show_photo (const HengPeopleColumn *column, GtkWidget *cell, const HengPersonRow *row, HengStore *store)
{
  if (column->create == name_new)
    heng_avatar_set_photo (HENG_AVATAR (gtk_widget_get_first_child (cell)), store, row->employee->photo);
}
