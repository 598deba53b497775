/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl import: table files in, counts and faults out. */
#include "heng-ctl-import.h"

#include "heng-ctl-print.h"
#include "heng-import.h"

#include <glib/gi18n.h>

static const struct
{
  const char *word; /* last word of the command */
  HengImportKind kind;
  gboolean of_cycle;
} kinds[] = {
  { "roster", HENG_IMPORT_ROSTER, FALSE },
  { "okr", HENG_IMPORT_OKR, TRUE },
  { "actuals", HENG_IMPORT_ACTUALS, TRUE },
  { "checkins", HENG_IMPORT_CHECKINS, TRUE },
  { "milestones", HENG_IMPORT_MILESTONES, TRUE },
  { "ratings", HENG_IMPORT_FEEDBACK, TRUE },
  { "feedback", HENG_IMPORT_FEEDBACK, TRUE },
  { "adjustments", HENG_IMPORT_ADJUSTMENTS, TRUE },
  { "comments", HENG_IMPORT_COMMENTS, TRUE },
  { "projects", HENG_IMPORT_PROJECTS, FALSE },
  { "survey", HENG_IMPORT_SURVEY, TRUE },
  { "history", HENG_IMPORT_HISTORY, FALSE },
  { "absences", HENG_IMPORT_ABSENCES, FALSE },
};

static void
write_issues (HengCtlJson *json, const char *key, const HengImportReport *report, HengIssueSeverity severity)
{
  heng_ctl_json_array (json, key);
  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      if (issue->severity != severity)
        continue;
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_int (json, "line", issue->line);
      heng_ctl_json_text (json, "column", issue->column);
      heng_ctl_json_text (json, "value", issue->value);
      heng_ctl_json_text (json, "reason", issue->reason);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

static void
write_texts (HengCtlJson *json, const char *key, GPtrArray *texts)
{
  heng_ctl_json_array (json, key);
  for (guint i = 0; texts && i < texts->len; i++)
    heng_ctl_json_text (json, NULL, texts->pdata[i]);
  heng_ctl_json_end (json);
}

static void
write_changes (HengCtlJson *json, GPtrArray *diffs)
{
  heng_ctl_json_array (json, "changes");
  for (guint i = 0; diffs && i < diffs->len; i++)
    {
      const HengImportDiff *diff = diffs->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_int (json, "line", diff->row_line);
      heng_ctl_json_text (json, "column", diff->column);
      heng_ctl_json_text (json, "before", diff->before);
      heng_ctl_json_text (json, "after", diff->after);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

static void
write_questions (HengCtlJson *json, GPtrArray *questions)
{
  heng_ctl_json_array (json, "questions");
  for (guint i = 0; i < questions->len; i++)
    {
      const HengImportQuestion *question = questions->pdata[i];

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "question", question->id);
      heng_ctl_json_text (json, "column", question->column);
      heng_ctl_json_text (json, "value", question->value);
      heng_ctl_json_text (json, "text", question->text);
      heng_ctl_json_array (json, "proposals");
      for (guint k = 0; k < question->proposals->len; k++)
        heng_ctl_json_text (json, NULL, ((HengProposal *) question->proposals->pdata[k])->answer);
      heng_ctl_json_end (json);
      heng_ctl_json_bool (json, "other_answers", question->is_open);
      heng_ctl_json_text (json, "answer", question->answer);
      heng_ctl_json_bool (json, "remembered", question->remembered);
      heng_ctl_json_int (json, "rows", question->rows);
      heng_ctl_json_int (json, "line", question->line);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

static void
print_report_json (const HengImportReport *report)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_bool (json, "written", report->written);
  heng_ctl_json_int (json, "rows", report->rows);
  heng_ctl_json_int (json, "added", report->added);
  heng_ctl_json_int (json, "updated", report->updated);
  heng_ctl_json_int (json, "unchanged", report->unchanged);
  heng_ctl_json_int (json, "absent", report->absent);
  heng_ctl_json_int (json, "warning_count", report->warnings);
  heng_ctl_json_int (json, "error_count", report->errors);
  write_issues (json, "warnings", report, HENG_ISSUE_WARNING);
  write_issues (json, "errors", report, HENG_ISSUE_ERROR);
  write_texts (json, "mapping", report->mapping);
  write_texts (json, "unknown_columns", report->unknown_columns);
  write_texts (json, "new_departments", report->new_departments);
  write_texts (json, "absent_people", report->absent_people);
  write_changes (json, report->diffs);
  write_questions (json, report->questions);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static void
print_count (HengCtlTable *table, const char *label, gint64 count)
{
  heng_ctl_table_cell (table, label);
  heng_ctl_table_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

static void
print_report (const HengImportReport *report)
{
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, report->rows);
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lr", _("rows"), rows);

  print_count (table, _("added"), report->added);
  print_count (table, _("updated"), report->updated);
  print_count (table, _("unchanged"), report->unchanged);
  print_count (table, _("absent"), report->absent);
  print_count (table, _("warnings"), report->warnings);
  print_count (table, _("errors"), report->errors);
  heng_ctl_table_print (table);
  if (!report->written)
    g_print ("%s\n", _("Nothing was written."));
}

/* "roster.csv:7: error: column “手机号”, value “123”: reason" */
static void
print_issues (const char *path, const HengImportReport *report)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];
      const char *word = issue->severity == HENG_ISSUE_ERROR ? _("error") : _("warning");

      fprintf (stderr, "%s:%" G_GINT64_FORMAT ": %s: ", path, issue->line, word);
      if (issue->column)
        fprintf (stderr, _("column “%s”, value “%s”: "), issue->column, issue->value ? issue->value : "");
      fprintf (stderr, "%s\n", issue->reason);
    }
  for (guint i = 0; i < report->unknown_columns->len; i++)
    fprintf (stderr, _("%s: column “%s” is not used. Name it with --map KEY=HEADER if it should be.\n"), path,
             (char *) report->unknown_columns->pdata[i]);
  for (guint i = 0; i < report->new_departments->len; i++)
    fprintf (stderr, _("%s: new department “%s”\n"), path, (char *) report->new_departments->pdata[i]);
}

/* Open questions, and how to answer them: "roster.csv:7: question: … Answer with --answer 'value:emp_status/休假=ANSWER': REGULAR, …" */
static void
print_questions (const char *path, const HengImportReport *report)
{
  for (guint i = 0; i < report->questions->len; i++)
    {
      const HengImportQuestion *question = report->questions->pdata[i];
      g_autoptr (GString) possible = g_string_new (NULL);

      if (question->answer)
        continue;
      for (guint k = 0; k < question->proposals->len; k++)
        g_string_append_printf (possible, "%s%s", k > 0 ? ", " : "", ((HengProposal *) question->proposals->pdata[k])->answer);
      if (question->is_open)
        g_string_append (possible, possible->len > 0 ? ", …" : "…");
      fprintf (stderr, "%s:%" G_GINT64_FORMAT ": %s: %s ", path, question->line, _("question"), question->text);
      fprintf (stderr, _("Answer with --answer '%s=ANSWER', ANSWER one of: %s\n"), question->id, possible->str);
    }
}

void
heng_ctl_print_import (HengCtl *ctl, const char *path, const HengImportReport *report)
{
  print_issues (path, report);
  print_questions (path, report);
  if (ctl->json)
    print_report_json (report);
  else
    print_report (report);
}

static gboolean
find_kind (const char *name, HengImportKind *kind, gboolean *of_cycle)
{
  const char *word = strrchr (name, ' ') + 1;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, word))
      {
        *kind = kinds[i].kind;
        *of_cycle = kinds[i].of_cycle;
        return TRUE;
      }
  return FALSE;
}

/* The cycle the rows belong to: --cycle, else the current one. */
static gboolean
choose_cycle (HengDb *db, HengImportOptions *options, char **key, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_ctl_find_cycle (db, *key, error);

  if (!cycle)
    return FALSE;
  g_free (*key);
  *key = g_strdup (cycle->key);
  options->cycle_key = *key;
  return TRUE;
}

static void
print_progress (gint64 done, gint64 total, gpointer data)
{
  heng_ctl_progress (done, total);
}

static int
import_file (HengCtl *ctl, const char *path, HengImportOptions *options, gboolean of_cycle, char **cycle_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = heng_ctl_open (ctl, HENG_DB_OPEN, &error);
  g_autoptr (HengImportReport) report = NULL;

  if (!db || (of_cycle && !choose_cycle (db, options, cycle_key, &error)) || !(report = heng_import_file (db, path, options, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  heng_ctl_print_import (ctl, path, report);
  return report->errors > 0 && !options->skip_errors ? HENG_EXIT_REFUSED : HENG_EXIT_DONE;
}

static gboolean
choose_departments (const char *word, HengImportOptions *options)
{
  if (word == NULL || g_str_equal (word, "create"))
    options->new_departments = HENG_NEW_DEPARTMENTS_CREATE;
  else if (g_str_equal (word, "ask"))
    options->new_departments = HENG_NEW_DEPARTMENTS_ASK;
  else
    {
      fprintf (stderr, _("--new-departments is “create” or “ask”, not “%s”.\n"), word);
      return FALSE;
    }
  return TRUE;
}

static int
run_import (HengCtl *ctl, GStrv args)
{
  HengImportOptions options = { 0 };
  g_autofree char *cycle = NULL, *sheet = NULL, *errors = NULL, *departments = NULL, *scale = NULL;
  g_auto (GStrv) maps = NULL, answers = NULL;
  GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("Sheet of an XLSX file"), N_("NAME") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_("Which column holds what, for headers Heng does not know; may be repeated"), N_("KEY=HEADER") },
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &answers, N_("Answer to a question of the file; may be repeated"), N_("QUESTION=ANSWER") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Check and count, write nothing"), NULL },
    { "skip-errors", 0, 0, G_OPTION_ARG_NONE, &options.skip_errors, N_("Store the good rows although others are bad"), NULL },
    { "errors", 0, 0, G_OPTION_ARG_FILENAME, &errors, N_("Write the bad rows with their reason to a CSV file"), N_("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.overwrite_errors, N_("Replace the file of --errors if it exists"), NULL },
    { NULL }, /* and what the kind has of its own */
    { NULL },
    { NULL },
  };
  GOptionEntry *own = entries + G_N_ELEMENTS (entries) - 3;
  g_auto (GStrv) operands = NULL;
  gboolean of_cycle;
  int status;

  if (!find_kind (ctl->command->name, &options.kind, &of_cycle))
    return HENG_EXIT_USAGE;
  if (of_cycle)
    own[0] = (GOptionEntry) { "cycle", 0, 0, G_OPTION_ARG_STRING, &cycle, N_("Cycle the rows belong to; otherwise the current one"), N_("KEY") };
  else if (options.kind == HENG_IMPORT_ROSTER)
    own[0] = (GOptionEntry) { "new-departments", 0, 0, G_OPTION_ARG_STRING, &departments,
                              N_("New departments: “create” them (the default), or “ask” and create only those answered with yes"), N_("HOW") };
  else if (options.kind == HENG_IMPORT_HISTORY)
    {
      own[0] = (GOptionEntry) { "scale", 0, 0, G_OPTION_ARG_STRING, &scale,
                                N_("What the scores mean in points: “0:0 60:60 100:100”, “full:5” or “points”"), N_("SCALE") };
      own[1] = (GOptionEntry) { "complete", 0, 0, G_OPTION_ARG_NONE, &options.complete,
                                N_("The record is complete: it counts for decisions"), NULL };
    }
  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!choose_departments (departments, &options))
    return HENG_EXIT_USAGE;
  options.progress = print_progress;
  options.sheet = sheet;
  options.errors_path = errors;
  options.scale = scale;
  options.maps = (const char *const *) maps;
  options.answers = (const char *const *) answers;
  return import_file (ctl, operands[0], &options, of_cycle, &cycle);
}

#define IMPORT_SYNOPSIS "FILE [--sheet NAME] [--map KEY=HEADER]… [--answer QUESTION=ANSWER]… [--dry-run] [--skip-errors] [--errors OUT.csv]"
#define IMPORT_ROSTER_SYNOPSIS IMPORT_SYNOPSIS " [--new-departments create|ask]"
#define IMPORT_HISTORY_SYNOPSIS IMPORT_SYNOPSIS " [--scale SCALE] [--complete]"
#define IMPORT_CYCLE_SYNOPSIS "FILE [--cycle KEY] [--sheet NAME] [--map KEY=HEADER]… [--answer QUESTION=ANSWER]… [--dry-run] [--skip-errors] [--errors OUT.csv]"

const HengCtlCommand heng_ctl_import_commands[] = {
  { "import roster", IMPORT_ROSTER_SYNOPSIS, N_("People from a CSV or XLSX file."), run_import },
  { "import okr", IMPORT_CYCLE_SYNOPSIS, N_("Objectives and key results. What the SMART check finds are warnings: nothing is refused for them."), run_import },
  { "import actuals", IMPORT_CYCLE_SYNOPSIS, N_("Actual values of indicators."), run_import },
  { "import checkins", IMPORT_CYCLE_SYNOPSIS, N_("Dated check-ins of key results."), run_import },
  { "import milestones", IMPORT_CYCLE_SYNOPSIS, N_("Milestones due in a cycle, with date and quality."), run_import },
  { "import ratings", IMPORT_CYCLE_SYNOPSIS, N_("360 and manager ratings: single answers, or sums of each rater group."), run_import },
  { "import survey", IMPORT_CYCLE_SYNOPSIS, N_("Answers to a satisfaction survey, as the actual value of its indicator."), run_import },
  { "import feedback", IMPORT_CYCLE_SYNOPSIS, N_("The same as import ratings."), run_import },
  { "import adjustments", IMPORT_CYCLE_SYNOPSIS, N_("Approved bonus and penalty points."), run_import },
  { "import comments", IMPORT_CYCLE_SYNOPSIS, N_("Written comments that stand on the review."), run_import },
  { "import projects", IMPORT_SYNOPSIS, N_("Projects and their members."), run_import },
  { "import absences", IMPORT_SYNOPSIS, N_("Leave of whole days; most of a cycle on leave exempts from it."), run_import },
  { "import history", IMPORT_HISTORY_SYNOPSIS, N_("Past results of other systems, on their own scale."), run_import },
  { NULL },
};
