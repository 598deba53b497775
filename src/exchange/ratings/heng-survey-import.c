/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Satisfaction surveys: one respondent a row, in; the mean of the client departments, as the actual value of a survey indicator, out. The
 * answers themselves are not kept (domain.md §2.6). */
#include <glib/gi18n-lib.h>

#include "heng-actuals-import.h"
#include "heng-feedback-table.h"
#include "heng-ratings-import.h"
#include "heng-survey.h"

#define DEFAULT_SURVEY "CUSTOMER_SURVEY"

enum { S_CODE, S_SERVING, S_DEPT, S_SURVEY, S_INVITED, S_FIRST, S_N = S_FIRST + 20 };

#define Q(n) [S_FIRST + n - 1] = { "q" #n, "题" #n "|第" #n "题|题目" #n "|问题" #n "|Question " #n "|Item " #n }

static const HengColumn columns[S_N] = {
  [S_CODE] = { "code", "指标编号|指标代码|指标编码|Indicator|Indicator Code" },
  [S_SERVING] = { "serving", "服务部门|被评部门|被评价部门|Serving Department" },
  [S_DEPT] = { "dept", "部门|所在部门|所属部门|答卷人部门|Department|Client Department" },
  [S_SURVEY] = { "survey", "问卷|问卷名称|Survey|Questionnaire" },
  [S_INVITED] = { "invited", "邀请人数|发放份数|应答人数|Invited" },
  Q (1), Q (2), Q (3), Q (4), Q (5), Q (6), Q (7), Q (8), Q (9), Q (10),
  Q (11), Q (12), Q (13), Q (14), Q (15), Q (16), Q (17), Q (18), Q (19), Q (20),
};

/* What the file says about one indicator of one serving department. */
typedef struct
{
  HengScorecardLine *line;
  HengRule *rule;
  int level;
  gint64 owner;
  GArray *rows;    /* of guint */
  GArray *replies; /* of HengSurveyReply */
  gint64 invited;
} Survey;

typedef struct
{
  HengImport *import;
  HengActualsStored *stored;
  GPtrArray *surveys;
  GHashTable *by_key; /* heng_actuals_key → Survey, borrowed */
  GPtrArray *sets, *questions;
} Run;

static void
survey_free (gpointer data)
{
  Survey *survey = data;

  heng_rule_free (survey->rule);
  g_array_unref (survey->rows);
  g_array_unref (survey->replies);
  g_free (survey);
}

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->stored, heng_actuals_stored_free);
  g_clear_pointer (&run->surveys, g_ptr_array_unref);
  g_clear_pointer (&run->by_key, g_hash_table_unref);
  g_clear_pointer (&run->sets, g_ptr_array_unref);
  g_clear_pointer (&run->questions, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* The survey indicator of a row; NULL with an error added. */
static Survey *
add_survey (Run *run, guint row, const char *code, int level, gint64 owner, char *key)
{
  HengScorecardLine *line = heng_actuals_stored_shared_line (run->stored, key);
  g_autoptr (HengRule) rule = line != NULL ? heng_rule_parse (line->rule, NULL) : NULL;
  Survey *survey;

  if (rule == NULL || !heng_rule_is_index (rule))
    {
      heng_import_error (run->import, row, S_CODE, code, _("No scorecard of the cycle %s has such a satisfaction indicator of this department."),
                         run->import->cycle->key);
      g_free (key);
      return NULL;
    }
  survey = g_new0 (Survey, 1);
  survey->line = line;
  survey->rule = g_steal_pointer (&rule);
  survey->level = level;
  survey->owner = owner;
  survey->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  survey->replies = g_array_new (FALSE, FALSE, sizeof (HengSurveyReply));
  g_ptr_array_add (run->surveys, survey);
  g_hash_table_insert (run->by_key, key, survey);
  return survey;
}

static Survey *
find_survey (Run *run, guint row)
{
  const char *code = heng_import_text (run->import, row, S_CODE, HENG_CLEAN_NARROW);
  const char *path = heng_import_text (run->import, row, S_SERVING, HENG_CLEAN_TEXT);
  gint64 owner = *path != '\0' ? heng_lookup_department (heng_actuals_stored_lookup (run->stored), path) : 0;
  int level = *path != '\0' ? HENG_LEVEL_DEPT : HENG_LEVEL_COMPANY;
  g_autofree char *key = NULL;
  Survey *survey;

  if (!heng_import_required (run->import, row, S_CODE, code))
    return NULL;
  if (*path != '\0' && owner == 0)
    {
      heng_import_error (run->import, row, S_SERVING, path, _("There is no such department. Write its path as in the department list."));
      return NULL;
    }
  key = heng_actuals_key (level, owner, code);
  survey = g_hash_table_lookup (run->by_key, key);
  return survey != NULL ? survey : add_survey (run, row, code, level, owner, g_steal_pointer (&key));
}

/* The questionnaire of a row by key or name; NULL: without an error there is none, and every question is a plain one. */
static const HengQuestionSet *
find_set (Run *run, guint row)
{
  const char *name = heng_import_text (run->import, row, S_SURVEY, HENG_CLEAN_TEXT);
  const HengQuestionSet *found = NULL;

  for (guint i = 0; i < run->sets->len; i++)
    {
      const HengQuestionSet *set = run->sets->pdata[i];

      if (set->kind == HENG_QUESTIONS_SURVEY && !set->retired
          && (g_str_equal (set->key, *name != '\0' ? name : DEFAULT_SURVEY) || g_strcmp0 (set->name, name) == 0
              || g_strcmp0 (set->name_en, name) == 0))
        found = set;
    }
  if (found == NULL && *name != '\0')
    heng_import_error (run->import, row, S_SURVEY, name, _("There is no such survey. Give its key or its name."));
  return found;
}

static const HengQuestion *
find_question (Run *run, const HengQuestionSet *set, guint position)
{
  for (guint i = 0; i < run->questions->len; i++)
    {
      const HengQuestion *question = run->questions->pdata[i];

      if (question->question_set_id == set->id && question->sort == position + 1)
        return question;
    }
  return NULL;
}

/* The respondent's mean. Questions that ask for no rating are left out. */
static HengValue
read_respondent (Run *run, guint row, const HengQuestionSet *set)
{
  HengMicro answers[S_N] = { 0 };
  gboolean reversed[S_N] = { FALSE };
  guint n = 0;

  for (guint i = 0; S_FIRST + i < S_N; i++)
    {
      const HengQuestion *question = set != NULL ? find_question (run, set, i) : NULL;

      if (set != NULL ? question == NULL || question->kind != HENG_QUESTION_RATING : !heng_import_has_column (run->import, S_FIRST + i))
        continue;
      heng_ratings_read_answer (run->import, row, S_FIRST + i, &answers[n]);
      reversed[n++] = question != NULL && question->reversed != 0;
    }
  return heng_survey_respondent_mean (answers, n, reversed);
}

/* A department is the same however its path is written. */
static const char *
department_name (Run *run, guint row)
{
  const char *path = heng_import_text (run->import, row, S_DEPT, HENG_CLEAN_TEXT);
  HengLookup *lookup = heng_actuals_stored_lookup (run->stored);
  gint64 id = *path != '\0' ? heng_lookup_department (lookup, path) : 0;
  g_autofree char *full = id != 0 ? heng_department_path (heng_lookup_departments (lookup), id) : NULL;

  return full != NULL ? g_string_chunk_insert (run->import->chunk, full) : path;
}

static void
plan_row (Run *run, guint row)
{
  HengImport *import = run->import;
  Survey *survey = find_survey (run, row);
  const char *invited = heng_import_text (import, row, S_INVITED, HENG_CLEAN_NARROW);
  HengSurveyReply reply = { department_name (run, row), 0 };
  const HengQuestionSet *set;
  HengValue mean;
  gint64 n;

  if (survey == NULL)
    return;
  g_array_append_val (survey->rows, row);
  if (*invited != '\0' && !heng_cell_count (invited, FALSE, &n))
    heng_import_error (import, row, S_INVITED, invited, _("Not a number of people."));
  else if (*invited != '\0')
    survey->invited = MAX (survey->invited, n);
  if (!heng_import_required (import, row, S_DEPT, reply.department))
    return;
  set = find_set (run, row);
  mean = read_respondent (run, row, set);
  reply.mean = mean.micro;
  if (mean.state == HENG_VALUE_NUMBER)
    g_array_append_val (survey->replies, reply);
}

/* One faulty answer keeps the value of its survey back: a mean is a mean of all. */
static gboolean
is_faulty (Run *run, const Survey *survey)
{
  guint faulty = G_MAXUINT;

  for (guint i = 0; i < survey->rows->len && faulty == G_MAXUINT; i++)
    if (run->import->bad[g_array_index (survey->rows, guint, i)])
      faulty = g_array_index (survey->rows, guint, i);
  for (guint i = 0; i < survey->rows->len && faulty != G_MAXUINT; i++)
    if (!run->import->bad[g_array_index (survey->rows, guint, i)])
      heng_import_error (run->import, g_array_index (survey->rows, guint, i), -1, NULL,
                         _("Line %u has a fault, and the answers to a survey come together. Correct that line."),
                         run->import->table->rows[faulty].line);
  return faulty != G_MAXUINT;
}

static HengActualRow *
make_actual (Run *run, const Survey *survey, const HengSurveyScore *score, const HengActualRow *before)
{
  g_autofree char *mean = heng_micro_format_short (score->mean.micro), *text = g_strconcat ("mean ", mean, NULL);
  HengActualRow *actual = before != NULL ? heng_actual_row_copy (before) : heng_actual_row_new ();
  HengActual value = { 0 };

  actual->cycle_id = run->import->cycle->id;
  actual->level = survey->level;
  actual->owner_id = survey->owner;
  g_free (actual->code);
  actual->code = g_strdup (survey->line->code);
  g_clear_pointer (&actual->reason, g_free);
  g_clear_pointer (&actual->approver, g_free);
  g_free (actual->value);
  actual->value = heng_actual_parse (survey->rule, text, &value, NULL) ? heng_actual_format (survey->rule, &value) : NULL;
  heng_actual_clear (&value);
  g_free (actual->source_note);
  actual->source_note = g_strdup_printf (ngettext ("survey: %d valid answer, %u departments", "survey: %d valid answers, %u departments",
                                                   (gulong) score->valid), (int) score->valid, score->departments->len);
  if (before == NULL || !heng_batch_same (&heng_actual_row_type, actual, before))
    {
      g_free (actual->entered_by);
      actual->entered_by = g_strdup (run->import->options->actor != NULL ? run->import->options->actor : g_get_user_name ());
      actual->entered_at = heng_now_ms ();
    }
  return actual;
}

static void
enter (Run *run, const Survey *survey, const HengSurveyScore *score)
{
  guint row = g_array_index (survey->rows, guint, 0);
  g_autofree char *key = heng_actuals_key (survey->level, survey->owner, survey->line->code);
  g_autoptr (HengActualRow) before = heng_actuals_stored_value (run->stored, survey->level, survey->owner, survey->line->code);
  g_autoptr (HengActualRow) actual = make_actual (run, survey, score, before);

  if (heng_actuals_stored_is_settled (run->stored, key) && (before == NULL || g_strcmp0 (before->value, actual->value) != 0))
    {
      heng_import_error (run->import, row, S_CODE, survey->line->code,
                         _("A published result rests on this value. It can no longer change; remove the row."));
      return;
    }
  heng_batch_add (run->import, row, &heng_actual_row_type, g_steal_pointer (&actual), g_steal_pointer (&before), NULL, 0);
  for (guint i = 1; i < survey->rows->len; i++)
    heng_import_set_fate (run->import, g_array_index (survey->rows, guint, i), run->import->fate[row]);
}

static void
plan_survey (Run *run, const Survey *survey)
{
  g_autoptr (HengSurveyScore) score = NULL;
  guint row = g_array_index (survey->rows, guint, 0);

  if (is_faulty (run, survey))
    return;
  score = heng_survey_score ((const HengSurveyReply *) (gpointer) survey->replies->data, survey->replies->len, survey->invited, NULL);
  if (score->low_response)
    heng_import_warning (run->import, row, S_INVITED, survey->line->code, _("%d valid answers of %d invited: fewer than half."),
                         (int) score->valid, (int) survey->invited);
  if (score->mean.state == HENG_VALUE_NUMBER)
    enter (run, survey, score);
  else
    heng_import_warning (run->import, row, S_CODE, survey->line->code, _("Fewer than %d valid answers: no value is entered."),
                         HENG_SURVEY_MINIMUM);
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { .import = import };

  run.surveys = g_ptr_array_new_with_free_func (survey_free);
  run.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if ((run.stored = heng_actuals_stored_new (import, error)) == NULL || (run.sets = heng_question_sets_load (import->db, error)) == NULL
      || (run.questions = heng_questions_load (import->db, error)) == NULL)
    return FALSE;
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      plan_row (&run, row);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  for (guint i = 0; i < run.surveys->len; i++)
    plan_survey (&run, run.surveys->pdata[i]);
  return TRUE;
}

const HengImporter heng_survey_importer = { columns, S_N, TRUE, N_("Import of a survey from %s"), plan, NULL, NULL };
