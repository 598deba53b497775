/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What raters said, as it is stored: single sheets without a name where the group is anonymous, and the sums of groups beside them. */
#include "heng-export-private.h"

#include "heng-export-lookup.h"
#include "heng-feedback-table.h"
#include "heng-ratings-import.h"

/* One sheet on its way out. */
typedef struct
{
  const HengParticipant *participant;
  const char *emp_no, *rater;
  const HengRatingSheet *record;
} Row;

typedef struct
{
  HengExportLookup *lookup;
  HengSheet *sheet;
  gboolean has_sums;
  guint n_questions;
  GHashTable *codes; /* rater_key → number from 1 */
} Export;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The sheets of one unnamed rater keep a number in common where leniency is corrected. The stored keys are random, so their order is, too. */
static GHashTable *
number_raters (const GPtrArray *records)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTable *codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    if (((HengRatingSheet *) records->pdata[i])->rater_key != 0)
      g_array_append_val (keys, ((HengRatingSheet *) records->pdata[i])->rater_key);
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      if (!g_hash_table_contains (codes, &key))
        g_hash_table_insert (codes, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (g_hash_table_size (codes) + 1));
    }
  return codes;
}

/* What the sheets say decides their order, never when or by whom they came. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  int by_person = g_strcmp0 (x->emp_no, y->emp_no), by_rater = g_strcmp0 (x->rater, y->rater);
  int by_answers = g_strcmp0 (x->record->answers, y->record->answers), by_good = g_strcmp0 (x->record->good, y->record->good);

  if (by_person != 0)
    return by_person;
  if (x->participant->part != y->participant->part)
    return x->participant->part < y->participant->part ? -1 : 1;
  if (x->record->rater_group != y->record->rater_group)
    return x->record->rater_group - y->record->rater_group;
  if (by_rater != 0 || by_answers != 0)
    return by_rater != 0 ? by_rater : by_answers;
  return by_good != 0 ? by_good : g_strcmp0 (x->record->improve, y->record->improve);
}

static GArray *
sort_rows (HengExportLookup *lookup, const GPtrArray *records)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < records->len; i++)
    {
      const HengRatingSheet *record = records->pdata[i];
      const HengParticipant *participant = heng_export_participant (lookup, record->participant_id);
      Row row = { participant, participant ? heng_export_emp_no (lookup, participant->employee_id) : NULL,
                  heng_ratings_is_anonymous (record->rater_group) ? NULL : heng_export_emp_no (lookup, record->rater_id), record };

      if (participant)
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

static guint
count_questions (const GPtrArray *records)
{
  guint most = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gsize n = 0;
      const char *answers = ((HengRatingSheet *) records->pdata[i])->answers;
      g_autofree HengMicro *parsed = heng_answers_parse (answers ? answers : "", &n);

      most = MAX (most, parsed ? (guint) MIN (n, HENG_RATINGS_QUESTIONS) : 0);
    }
  return most;
}

static HengSheet *
new_sheet (const HengCycle *cycle, const HengExportOptions *options, guint n_questions, gboolean has_sums)
{
  g_autoptr (GString) keys = g_string_new ("emp_no group");

  if (has_sums)
    g_string_append (keys, " n:n sum:n");
  g_string_append (keys, " part:n");
  if (n_questions > 0)
    g_string_append (keys, " rater rater_code");
  for (guint i = 0; i < n_questions; i++)
    g_string_append_printf (keys, " q%u:n", i + 1);
  if (n_questions > 0)
    g_string_append (keys, " good improve");
  return heng_sheet_new_like ("ratings", cycle, &heng_feedback_importer, options, keys->str);
}

/* The cells of a row that are of the other kind. */
static void
put_nothing (HengSheet *sheet, guint n)
{
  for (guint i = 0; i < n; i++)
    heng_sheet_text (sheet, NULL);
}

static void
put_head (HengSheet *sheet, const char *emp_no, int group)
{
  heng_sheet_text (sheet, emp_no);
  heng_sheet_word (sheet, heng_rater_group_values, heng_ratings_group_words, group);
}

static void
put_sums (Export *export, const HengFeedback *feedback)
{
  const HengParticipant *participant = heng_export_participant (export->lookup, feedback->participant_id);

  if (!participant)
    return;
  put_head (export->sheet, heng_export_emp_no (export->lookup, participant->employee_id), feedback->rater_group);
  heng_sheet_int (export->sheet, feedback->n);
  heng_sheet_micro (export->sheet, feedback->sum, -1);
  heng_sheet_int (export->sheet, participant->part);
  put_nothing (export->sheet, export->n_questions > 0 ? export->n_questions + 4 : 0);
}

static void
put_answers (Export *export, const char *answers)
{
  gsize n = 0;
  g_autofree HengMicro *parsed = heng_answers_parse (answers ? answers : "", &n);

  for (guint i = 0; i < export->n_questions; i++)
    if (parsed && i < n && parsed[i] != 0)
      heng_sheet_micro (export->sheet, parsed[i], -1);
    else
      heng_sheet_text (export->sheet, NULL);
}

static void
put_row (Export *export, const Row *row)
{
  const HengRatingSheet *record = row->record;
  g_autofree char *code = NULL;

  if (record->rater_key != 0)
    code = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (export->codes, &record->rater_key)));
  put_head (export->sheet, row->emp_no, record->rater_group);
  put_nothing (export->sheet, export->has_sums ? 2 : 0);
  heng_sheet_int (export->sheet, row->participant->part);
  heng_sheet_text (export->sheet, row->rater);
  heng_sheet_text (export->sheet, code);
  put_answers (export, record->answers);
  heng_sheet_text (export->sheet, record->good);
  heng_sheet_text (export->sheet, record->improve);
}

HengSheet *
heng_export_ratings (HengDb *db, const HengCycle *cycle, const HengExportOptions *options, GError **error)
{
  g_autoptr (HengExportLookup) lookup = heng_export_lookup_new (db, cycle->id, error);
  g_autoptr (GPtrArray) sums = lookup ? heng_feedback_load (db, cycle->id, 0, error) : NULL;
  g_autoptr (GPtrArray) records = sums ? heng_rating_sheets_load (db, cycle->id, 0, error) : NULL;
  g_autoptr (GHashTable) codes = records ? number_raters (records) : NULL;
  g_autoptr (GArray) rows = records ? sort_rows (lookup, records) : NULL;
  Export export = { .lookup = lookup, .codes = codes };

  if (!records)
    return NULL;
  export.n_questions = count_questions (records);
  export.has_sums = sums->len > 0 || records->len == 0;
  export.sheet = new_sheet (cycle, options, export.n_questions, export.has_sums);
  for (guint i = 0; i < sums->len; i++)
    put_sums (&export, sums->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    put_row (&export, &g_array_index (rows, Row, i));
  return export.sheet;
}
