/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl score, checkin: scores of a cycle, the proof of one, and dated check-ins. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-cycle-walk.h"

#include <glib/gi18n.h>

/* "NA", "MISSING" or a number of the result record. */
static HengValue
parse_component (const char *text)
{
  HengMicro micro;

  if (g_strcmp0 (text, "NA") == 0)
    return HENG_NA;
  return text && heng_micro_parse (text, &micro) ? HENG_NUMBER (micro) : HENG_MISSING;
}

/* What is printed of a person: the stored result once there is one, else the present computation. */
static HengResult *
shown_result (const HengReview *review)
{
  return review->published ? heng_result_copy (review->published) : heng_review_to_figures (review);
}

static gboolean
is_out (const HengReview *review)
{
  int state = heng_review_current_part (review)->participant->state;

  return state == HENG_PART_EXEMPT || state == HENG_PART_LEFT;
}

static HengValue
shown_score (const HengReview *review, const HengResult *result)
{
  if (is_out (review))
    return HENG_NA;
  if (review->published)
    return HENG_NUMBER (result->published);
  return review->final.final.state == HENG_VALUE_NUMBER ? HENG_NUMBER (review->final.published) : review->final.final;
}

static void
write_words (HengCtlJson *json, const char *key, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);

  heng_ctl_json_array (json, key);
  for (guint i = 0; words[i]; i++)
    if (*words[i])
      heng_ctl_json_text (json, NULL, words[i]);
  heng_ctl_json_end (json);
}

static void
write_perspectives (HengCtlJson *json, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);

  heng_ctl_json_object (json, "perspectives");
  for (guint i = 0; words[i]; i++)
    if (strlen (words[i]) > 2 && words[i][1] == '=')
      {
        char key[2] = { words[i][0], '\0' };

        heng_ctl_json_value (json, key, parse_component (words[i] + 2), 2);
      }
  heng_ctl_json_end (json);
}

/* The members of one person; the caller opens and closes the object. */
static void
write_person (HengCtlJson *json, const HengReview *review)
{
  g_autoptr (HengResult) result = shown_result (review);
  g_autoptr (GPtrArray) blockers = review->published || is_out (review) ? g_ptr_array_new () : heng_review_blockers (review);
  HengValue score = shown_score (review, result);

  heng_ctl_json_text (json, "emp_no", review->employee->emp_no);
  heng_ctl_json_text (json, "name", review->employee->name);
  heng_ctl_json_text (json, "department", review->department_path);
  heng_ctl_json_text (json, "state",
                      heng_enum_by_value (heng_participant_state_values, heng_review_current_part (review)->participant->state)->key);
  heng_ctl_json_value (json, "okr", parse_component (result->okr), 2);
  heng_ctl_json_value (json, "kpi", parse_component (result->kpi), 2);
  heng_ctl_json_value (json, "feedback", parse_component (result->feedback), 2);
  heng_ctl_json_micro (json, "adjustment", result->adjustment, 2);
  heng_ctl_json_value (json, "score", score, 2);
  heng_ctl_json_text (json, "grade", score.state == HENG_VALUE_NUMBER ? result->grade : NULL);
  heng_ctl_json_bool (json, "published", review->published != NULL);
  write_perspectives (json, result->perspectives);
  write_words (json, "flags", result->flags);
  heng_ctl_json_array (json, "missing");
  for (guint i = 0; i < blockers->len; i++)
    heng_ctl_json_text (json, NULL, blockers->pdata[i]);
  heng_ctl_json_end (json);
}

static void
write_trace (HengCtlJson *json, const HengTrace *trace)
{
  heng_ctl_json_text (json, "key", trace->key);
  heng_ctl_json_text (json, "label", trace->label);
  heng_ctl_json_text (json, "formula", trace->formula);
  heng_ctl_json_text (json, "value", trace->value);
  heng_ctl_json_text (json, "note", trace->note);
  if (trace->source_table)
    {
      heng_ctl_json_object (json, "source");
      heng_ctl_json_text (json, "table", trace->source_table);
      heng_ctl_json_int (json, "id", trace->source_id);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_array (json, "steps");
  for (guint i = 0; trace->children && i < trace->children->len; i++)
    {
      heng_ctl_json_object (json, NULL);
      write_trace (json, trace->children->pdata[i]);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

/* The document up to its list of people. */
static HengCtlJson *
begin_scores (const HengCycle *cycle)
{
  HengCtlJson *json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "cycle", cycle->key);
  heng_ctl_json_text (json, "rule_version", cycle->rule_version);
  heng_ctl_json_array (json, "people");
  return json;
}

static void
end_scores (HengCtlJson *json)
{
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static gboolean
add_person_json (const HengReview *review, gpointer data, GError **error)
{
  HengCtlJson *json = data;

  heng_ctl_json_object (json, NULL);
  write_person (json, review);
  heng_ctl_json_end (json);
  return TRUE;
}

static void
print_person_json (const HengCycle *cycle, const HengReview *review, const HengTrace *trace)
{
  g_autoptr (HengCtlJson) json = begin_scores (cycle);

  heng_ctl_json_object (json, NULL);
  write_person (json, review);
  if (trace)
    {
      heng_ctl_json_object (json, "proof");
      write_trace (json, trace);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  end_scores (json);
}

static char *
value_text (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? heng_micro_format (value.micro, 2)
                                          : g_strdup (value.state == HENG_VALUE_NA ? "NA" : "—");
}

static HengCtlTable *
new_scores_table (void)
{
  return heng_ctl_table_new ("lllrrrrrll", _("Number"), C_ ("person", "Name"), _("Department"), "OKR", "KPI", "360", "+/−", _("Score"),
                             _("Grade"), _("Flags"));
}

static gboolean
add_person_row (const HengReview *review, gpointer data, GError **error)
{
  HengCtlTable *table = data;
  g_autoptr (HengResult) result = shown_result (review);
  HengValue score = shown_score (review, result);
  g_autofree char *flags = NULL;

  if (is_out (review))
    flags = g_strdup (heng_enum_label (heng_participant_state_values, heng_review_current_part (review)->participant->state));
  else
    flags = g_strdup (result->flags);
  heng_ctl_table_cell (table, review->employee->emp_no);
  heng_ctl_table_cell (table, heng_localized (review->employee->name, review->employee->name_en));
  heng_ctl_table_cell (table, review->department_path);
  heng_ctl_table_take (table, value_text (parse_component (result->okr)));
  heng_ctl_table_take (table, value_text (parse_component (result->kpi)));
  heng_ctl_table_take (table, value_text (parse_component (result->feedback)));
  heng_ctl_table_take (table, heng_micro_display (result->adjustment, 2, TRUE));
  heng_ctl_table_take (table, value_text (score));
  heng_ctl_table_cell (table, score.state == HENG_VALUE_NUMBER ? result->grade : NULL);
  heng_ctl_table_cell (table, flags);
  return TRUE;
}

static int
score_person (HengCtl *ctl, HengDb *db, const HengCycle *cycle, const char *emp_no, gboolean explain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) employee = heng_ctl_find_employee (db, emp_no, &error);
  g_autoptr (HengTrace) trace = explain ? heng_trace_new ("final", NULL) : NULL;
  g_autoptr (HengReview) review = employee ? heng_review_load (db, cycle->id, employee->id, trace, &error) : NULL;

  if (!review)
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    print_person_json (cycle, review, trace);
  else
    {
      g_autoptr (HengCtlTable) table = new_scores_table ();

      add_person_row (review, table, NULL);
      heng_ctl_table_print (table);
    }
  if (trace && !ctl->json)
    {
      g_autofree char *text = heng_trace_to_text (trace);

      g_print ("\n%s", text);
    }
  return HENG_EXIT_DONE;
}

static int
score_many (HengCtl *ctl, HengDb *db, const HengCycle *cycle, const char *department)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengCtlJson) json = ctl->json ? begin_scores (cycle) : NULL;
  g_autoptr (HengCtlTable) table = ctl->json ? NULL : new_scores_table ();
  gint64 department_id = department ? heng_ctl_find_department (db, department, &error) : 0;

  if ((department && !department_id)
      || !heng_cycle_walk (db, cycle->id, department_id, TRUE, heng_store_today (db), json ? add_person_json : add_person_row,
                           json ? (gpointer) json : table, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (json)
    end_scores (json);
  else
    heng_ctl_table_print (table);
  return HENG_EXIT_DONE;
}

static int
run_score (HengCtl *ctl, GStrv args)
{
  g_autofree char *emp_no = NULL, *department = NULL;
  gboolean explain = FALSE;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &emp_no, N_("Only this employee number"), N_("NO") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Only this department and what is below it"), N_("PATH") },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_("Print the proof of the score, with --employee"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (explain && !emp_no)
    return heng_ctl_usage (ctl, _("--explain prints the proof of one person: add --employee NO."));
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  return emp_no ? score_person (ctl, db, cycle, emp_no, explain) : score_many (ctl, db, cycle, department);
}

const HengCtlCommand heng_ctl_score_commands[] = {
  { "score", "KEY [--employee NO] [--department PATH] [--explain]", N_("Scores of a cycle with components, grade and flags."), run_score },
  { NULL },
};
