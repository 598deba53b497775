/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a goal goes. */
#include "heng-goal-progress.h"

#include <glib/gi18n.h>

#include "heng-chart-course.h"
#include "heng-chart-view.h"
#include "heng-goal-words.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-state-mark.h"

struct _HengGoalProgress
{
  GtkBox parent_instance;
  HengChartView *chart;
  HengCheckInForm *form;
  GtkWidget *parts, *facts, *history_box, *history, *closed, *grading, *grade, *grade_note, *grade_fault, *grades;
  const HengGoalPaneData *data;
  HengGoalKind kind;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (HengGoalProgress, heng_goal_progress, GTK_TYPE_BOX)

enum { RECORD, GO, PERSON, GRADE, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
label_new (const char *text, const char *style, const char *second)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_css_classes (label, (const char *[]) { style, second, NULL });
  return label;
}

static char *
point_words (const HengGoalPoint *point)
{
  g_autofree char *day = heng_text_day (point->day);

  if (point->confidence < 0)
    return g_strdup_printf ("%s · %s", day, point->value_text);
  return g_strdup_printf (_("%s · %s · confidence %d"), day, point->value_text, point->confidence);
}

/* The unit's own numbers where there is a line from start to target, else shares of the whole. */
static HengChart *
course_of (const HengGoalHistory *history, const HengGoalForest *forest)
{
  gboolean numbers = history->has_plan && history->kr->keep == 0;
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (HengCoursePoint));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *current = NULL, *target = NULL;
  HengCourse course = { history->kr->title, history->kr->unit, !numbers, history->from, history->to, forest->today, 0, HENG_MICRO, NULL, NULL };
  HengMicro last = 0;

  for (guint i = 0; i < history->points->len; i++)
    {
      const HengGoalPoint *p = history->points->pdata[i];
      HengCoursePoint point = { p->day, numbers ? p->number : p->progress, NULL, p->id };

      if (p->superseded || (numbers && !p->has_number))
        continue;
      g_ptr_array_add (words, point_words (p));
      point.spoken = words->pdata[words->len - 1];
      last = point.value;
      g_array_append_val (points, point);
    }
  if (numbers)
    {
      course.plan_from = history->plan_from;
      course.plan_to = history->plan_to;
    }
  current = points->len == 0 ? g_strdup ("—") : numbers ? heng_micro_display_short (last) : heng_text_percent (last);
  target = numbers ? heng_micro_display_short (course.plan_to) : heng_text_percent (HENG_MICRO);
  course.current = current;
  course.target = target;
  return heng_chart_course_new (&course, (const HengCoursePoint *) points->data, points->len);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

typedef struct
{
  guint signal;
  int kind;
  gint64 id;
} Way;

static void
way_cb (GtkButton *button, HengGoalProgress *self)
{
  const Way *way = g_object_get_data (G_OBJECT (button), "heng-way");
  const Way there = *way; /* what it leads to may take the button away */

  if (there.signal == GO)
    g_signal_emit (self, signals[GO], 0, there.kind, there.id);
  else
    g_signal_emit (self, signals[PERSON], 0, there.id);
}

static GtkWidget *
way_button_new (HengGoalProgress *self, const char *text, Way way)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "h-linkbutton");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "heng-way", g_memdup2 (&way, sizeof way), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (way_cb), self);
  return button;
}

/* A caption and what it says; a link when it leads somewhere. */
static void
add_fact (HengGoalProgress *self, const char *caption, const char *text, Way way)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *name = label_new (caption, "h-cell", "h-dim"), *value;

  gtk_widget_set_size_request (name, 66, -1);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  value = way.id != 0 ? way_button_new (self, text, way) : label_new (text, "h-cell", NULL);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (self->facts), row);
}

static void
add_links (HengGoalProgress *self, const HengGoalForest *forest, int place)
{
  for (guint i = 0; i < forest->n_links; i++)
    {
      const HengGoalSideLink *link = &forest->links[i];
      int other = link->from == place ? link->to : link->to == place ? link->from : -1;

      if (other >= 0)
        add_fact (self, link->from == place ? C_("goal", "Supports") : C_("goal", "Supported by"), forest->nodes[other].title,
                  (Way) { GO, (int) forest->nodes[other].kind, forest->nodes[other].id });
    }
}

static void
add_uses (HengGoalProgress *self)
{
  for (guint i = 0; i < self->data->uses->len; i++)
    {
      const HengGoalUse *use = self->data->uses->pdata[i];
      g_autofree char *weight = heng_text_weight (use->okr_bp, 0);
      g_autofree char *text = g_strdup_printf (_("Scorecard of %s · OKR %s"), use->name, weight);

      add_fact (self, C_("goal", "Used by"), text, (Way) { PERSON, 0, use->employee_id });
    }
}

static void
show_facts (HengGoalProgress *self, const HengGoalForest *forest, const HengGoalNode *node)
{
  int parent = node->parent;
  const HengGoalHistory *history = self->data->history;
  const HengGoalPoint *last = NULL;

  empty (self->facts);
  if (parent >= 0)
    add_fact (self, C_("goal", "Aligned to"), forest->nodes[parent].title, (Way) { GO, (int) forest->nodes[parent].kind, forest->nodes[parent].id });
  add_links (self, forest, (int) (node - forest->nodes));
  add_uses (self);
  if (node->lead_id != 0)
    add_fact (self, C_("column", "Owner"), node->lead_name, (Way) { PERSON, 0, node->lead_id });
  for (guint i = 0; history != NULL && i < history->points->len; i++)
    last = history->points->pdata[i];
  if (last != NULL)
    {
      g_autofree char *words = point_words (last);

      add_fact (self, C_("goal", "Last"), words, (Way) { 0 });
    }
  else if (history != NULL)
    add_fact (self, C_("goal", "Last"), _("no check-in yet"), (Way) { 0 });
}

/* What an objective is made of: its key results, each a way to it. */
static void
show_parts (HengGoalProgress *self, const HengGoalForest *forest, int place)
{
  const HengGoalNode *node = &forest->nodes[place];

  empty (self->parts);
  gtk_widget_set_visible (self->parts, node->kind == HENG_GOAL_OBJECTIVE);
  for (int i = place + 1; node->kind == HENG_GOAL_OBJECTIVE && i <= place + (int) node->n_below; i++)
    {
      const HengGoalNode *part = &forest->nodes[i];
      GtkWidget *row, *mark, *percent;
      g_autofree char *text = NULL;

      if (part->kind != HENG_GOAL_KEY_RESULT || part->objective != place)
        continue;
      text = heng_goal_percent (part);
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      mark = heng_state_mark_new (part->health, FALSE);
      percent = heng_cell_label_new (text, "h-strong");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), mark);
      gtk_box_append (GTK_BOX (row), way_button_new (self, part->title, (Way) { GO, (int) part->kind, part->id }));
      gtk_box_append (GTK_BOX (row), percent);
      gtk_box_append (GTK_BOX (self->parts), row);
    }
}

static void
show_history (HengGoalProgress *self)
{
  const HengGoalHistory *history = self->data->history;

  empty (self->history);
  gtk_widget_set_visible (self->history_box, history != NULL && history->points->len > 0);
  for (guint i = history != NULL ? history->points->len : 0; i > 0; i--)
    {
      const HengGoalPoint *point = history->points->pdata[i - 1];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *words = point_words (point);
      g_autofree char *foot = point->note != NULL && *point->note != '\0' ? g_strdup_printf ("%s · %s", point->author,
                                                                                             point->note) : g_strdup (point->author);

      gtk_box_append (GTK_BOX (box), label_new (words, "h-cell", point->superseded ? "h-dim" : NULL));
      if (foot != NULL && *foot != '\0')
        gtk_box_append (GTK_BOX (box), label_new (foot, "h-cap", "h-dim"));
      gtk_box_append (GTK_BOX (self->history), box);
    }
}

static void
show_form (HengGoalProgress *self, const HengGoalForest *forest, const HengGoalNode *node, gboolean editable, gboolean same)
{
  const char *why = NULL;
  const HengGoalHistory *history = self->data->history;
  const HengGoalPoint *last = NULL;

  for (guint i = 0; history != NULL && i < history->points->len; i++)
    last = history->points->pdata[i];
  if (node->state == HENG_GOAL_CANCELLED)
    why = _("This goal is cancelled.");
  else if (!editable)
    why = _("Nothing can be changed here.");
  gtk_label_set_text (GTK_LABEL (self->closed), why != NULL ? why : "");
  gtk_widget_set_visible (self->closed, why != NULL && history != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), history != NULL && why == NULL);
  if (history != NULL && !(same && heng_check_in_form_is_touched (self->form)))
    heng_check_in_form_set (self->form, self->data->kr, node->value, last != NULL ? last->confidence : -1, history->current_text,
                            MIN (forest->today, forest->cycle->end_date));
}

static void
show_grades (HengGoalProgress *self, const HengGoalNode *node, gboolean editable)
{
  HengValue computed = heng_goal_node_grade (node);
  g_autofree char *text = computed.state == HENG_VALUE_NUMBER ? heng_micro_display (computed.micro, 2, FALSE) : g_strdup ("—");
  g_autofree char *hint = g_strdup_printf (_("computed %s"), text);

  empty (self->grades);
  gtk_widget_set_visible (self->grading, self->data->can_grade && editable && node->state != HENG_GOAL_CANCELLED);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->grade), hint);
  for (guint i = 0; i < self->data->grades->len; i++)
    {
      const HengGoalGrade *grade = self->data->grades->pdata[i];
      g_autofree char *value = heng_micro_display (grade->grade, 2, FALSE), *moment = heng_text_moment (grade->at);
      g_autofree char *line = g_strdup_printf ("%s · %s · %s", value, grade->author, moment);

      gtk_box_append (GTK_BOX (self->grades), label_new (line, "h-cell", i > 0 ? "h-dim" : NULL));
      if (grade->note != NULL)
        gtk_box_append (GTK_BOX (self->grades), label_new (grade->note, "h-cap", "h-dim"));
    }
}

static void
record_cb (HengCheckInForm *form, HengCheckInRequest *request, HengGoalProgress *self)
{
  g_signal_emit (self, signals[RECORD], 0, request);
}

static void
grade_cb (HengGoalProgress *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->grade))));
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->grade_note))));

  if (*text != '\0')
    g_signal_emit (self, signals[GRADE], 0, text, note);
}

static void
heng_goal_progress_class_init (HengGoalProgressClass *klass)
{
  GType type = HENG_TYPE_GOAL_PROGRESS;

  signals[RECORD] = g_signal_new ("record", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[PERSON] = g_signal_new ("person", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GRADE] = g_signal_new ("grade", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
add_grading (HengGoalProgress *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Grade"));

  self->grading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grade = gtk_entry_new ();
  self->grade_note = gtk_entry_new ();
  self->grade_fault = label_new (NULL, "h-cap", "h-bad");
  self->grades = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_visible (self->grade_fault, FALSE);
  gtk_box_append (GTK_BOX (self->grading), heng_section_title_new (_("Grade at the Close")));
  gtk_box_append (GTK_BOX (self->grading), heng_field_new (_("Grade, 0 _to 1"), self->grade));
  gtk_box_append (GTK_BOX (self->grading), heng_field_new (_("_Why"), self->grade_note));
  gtk_box_append (GTK_BOX (self->grading), self->grade_fault);
  gtk_box_append (GTK_BOX (self->grading), button);
  gtk_box_append (GTK_BOX (self), self->grading);
  gtk_box_append (GTK_BOX (self), self->grades);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (grade_cb), self);
  g_signal_connect_swapped (self->grade, "activate", G_CALLBACK (grade_cb), self);
  g_signal_connect_swapped (self->grade_note, "activate", G_CALLBACK (grade_cb), self);
}

static GtkWidget *
rule_new (void)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (rule, "h-rule");
  gtk_widget_set_margin_top (rule, 6);
  return rule;
}

static void
heng_goal_progress_init (HengGoalProgress *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->chart = HENG_CHART_VIEW (heng_chart_view_new ());
  g_object_set (self->chart, "content-height", 156, NULL);
  self->form = g_object_new (HENG_TYPE_CHECK_IN_FORM, NULL);
  self->closed = label_new (NULL, "h-cap", "h-dim");
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->history_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (self), self->parts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (self), self->closed);
  gtk_box_append (GTK_BOX (self), rule_new ());
  gtk_box_append (GTK_BOX (self), self->facts);
  add_grading (self);
  gtk_box_append (GTK_BOX (self->history_box), heng_section_title_new (_("History")));
  gtk_box_append (GTK_BOX (self->history_box), self->history);
  gtk_box_append (GTK_BOX (self), self->history_box);
  g_signal_connect (self->form, "record", G_CALLBACK (record_cb), self);
}

GtkWidget *
heng_goal_progress_new (void)
{
  return g_object_new (HENG_TYPE_GOAL_PROGRESS, NULL);
}

void
heng_goal_progress_show (HengGoalProgress *self, const HengGoalPaneData *data, const HengGoalForest *forest, gboolean editable)
{
  int place = heng_goal_forest_find (forest, data->kind, data->id);
  gboolean same = self->id == data->id && self->kind == data->kind;

  if (place < 0)
    return;
  self->data = data;
  self->kind = data->kind;
  self->id = data->id;
  gtk_widget_set_visible (GTK_WIDGET (self->chart), data->history != NULL);
  heng_chart_view_set_chart (self->chart, data->history != NULL ? course_of (data->history, forest) : NULL);
  show_form (self, forest, &forest->nodes[place], editable, same);
  show_parts (self, forest, place);
  show_facts (self, forest, &forest->nodes[place]);
  show_grades (self, &forest->nodes[place], editable);
  show_history (self);
  if (!same)
    {
      heng_goal_progress_set_fault (self, NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->grade), "");
      gtk_editable_set_text (GTK_EDITABLE (self->grade_note), "");
    }
}

void
heng_goal_progress_recorded (HengGoalProgress *self)
{
  self->id = 0; /* the next showing empties the form */
}

void
heng_goal_progress_set_fault (HengGoalProgress *self, const char *fault)
{
  gtk_label_set_text (GTK_LABEL (self->grade_fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->grade_fault, fault != NULL);
}

void
heng_goal_progress_set_two_steps (HengGoalProgress *self, gboolean two_steps)
{
  heng_check_in_form_set_two_steps (self->form, two_steps);
}

void
heng_goal_progress_focus (HengGoalProgress *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->form)))
    heng_check_in_form_focus (self->form);
}
