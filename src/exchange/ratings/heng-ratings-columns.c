/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The importer of ratings: its columns, and which of three kinds of file lies before it. */
#include "heng-ratings-import.h"

#include <glib/gi18n-lib.h>

#define Q(n) [HENG_RATINGS_FIRST + n - 1] = { "q" #n, "题" #n "|第" #n "题|题目" #n "|问题" #n "|Question " #n "|Item " #n }

static const HengColumn columns[HENG_RATINGS_N_COLUMNS] = {
  [HENG_RATINGS_EMP_NO] = { "emp_no", "被评人工号|被评价人工号|被考核人工号|工号|员工编号|员工工号|Ratee|Ratee No|Employee No|Employee ID|Job Number" },
  [HENG_RATINGS_GROUP] = { "group", "评价人组|评价组|评价关系|与被评人关系|关系|Group|Rater Group|Relation|Relationship" },
  [HENG_RATINGS_COUNT] = { "n", "人数|评价人数|有效人数|Raters|Count" },
  [HENG_RATINGS_SUM] = { "sum", "均分合计|评分合计|Sum" },
  [HENG_RATINGS_MEAN] = { "mean", "均分|平均分|Mean|Average" },
  [HENG_RATINGS_PART] = { "part", "段次|考核段|Part" },
  [HENG_RATINGS_RATER] = { "rater", "评价人工号|评价者工号|评分人工号|评委工号|评价人|Rater|Rater No|Rater ID" },
  [HENG_RATINGS_QUESTION] = { "question", "题号|题目编号|题目|问题|Question|Question No|Item" },
  [HENG_RATINGS_SCORE] = { "score", "得分|评分|分数|答案|Score|Rating|Answer" },
  [HENG_RATINGS_GOOD] = { "good", "做得好的|做得好的地方|优点|What goes well|Good" },
  [HENG_RATINGS_IMPROVE] = { "improve", "建议改进的|建议改进|待改进|What could be better|What to improve|Improve" },
  [HENG_RATINGS_CODE] = { "code", "指标编号|指标代码|指标编码|Indicator|Indicator Code|KPI Code" },
  [HENG_RATINGS_RATER_CODE] = { "rater_code", "评价人代号|Rater Code" },
  Q (1), Q (2), Q (3), Q (4), Q (5), Q (6), Q (7), Q (8), Q (9), Q (10),
  Q (11), Q (12), Q (13), Q (14), Q (15), Q (16), Q (17), Q (18), Q (19), Q (20),
  Q (21), Q (22), Q (23), Q (24), Q (25), Q (26), Q (27), Q (28), Q (29), Q (30),
  Q (31), Q (32), Q (33), Q (34), Q (35), Q (36), Q (37), Q (38), Q (39), Q (40),
};

const char *const heng_ratings_group_words[] = {
  "MGR=上级|直接上级|上级评价|主管|Manager", "PEER=同级|同事|平级|同事互评|Peer|Peers",
  "SUB=下级|下属|Subordinate|Subordinates|Direct reports", "CUST=协作|协作方|内部客户|Customer|Internal customer",
  "SELF=自评|本人|Self", NULL,
};

/* Reads the file as one of actual values: a rating of an indicator is one. */
static gboolean
plan_as_actuals (HengImport *import, GError **error)
{
  HengHeader *header;

  heng_actuals_importer.prepare (import);
  header = heng_header_find (import->table, import->columns, import->n_columns, import->options->maps, error);
  if (header == NULL)
    return FALSE;
  heng_header_free (import->header);
  import->header = header;
  return heng_actuals_importer.plan (import, error);
}

static gboolean
has_answers (const HengImport *import)
{
  for (guint i = HENG_RATINGS_FIRST; i < HENG_RATINGS_N_COLUMNS; i++)
    if (heng_import_has_column (import, i))
      return TRUE;
  return heng_import_has_column (import, HENG_RATINGS_SCORE);
}

static gboolean
plan_sheets (HengImport *import, GError **error)
{
  HengRatings *ratings;

  if (!has_answers (import))
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER,
                   _("“%s” has no column with answers. Name them 题1, 题2 … or q1, q2 …, or give one answer a row with 题号 and 得分."),
                   import->table->name);
      return FALSE;
    }
  ratings = heng_ratings_new (import, error);
  if (ratings == NULL)
    return FALSE;
  if (import->state_free != NULL)
    import->state_free (import->state);
  import->state = ratings;
  import->state_free = (GDestroyNotify) heng_ratings_free;
  return heng_ratings_read (ratings, error) && heng_ratings_plan (ratings, error);
}

static gboolean
is_sums (const HengImport *import)
{
  return heng_import_has_column (import, HENG_RATINGS_COUNT) || heng_import_has_column (import, HENG_RATINGS_SUM)
         || heng_import_has_column (import, HENG_RATINGS_MEAN);
}

gboolean
heng_ratings_is_sum (const HengImport *import, guint row)
{
  static const guint sums[] = { HENG_RATINGS_COUNT, HENG_RATINGS_SUM, HENG_RATINGS_MEAN };

  if (!has_answers (import))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (*heng_import_raw (import, row, sums[i]) != '\0')
      return TRUE;
  return FALSE;
}

/* A table may hold sums of groups and single sheets, each in rows of its own. */
static gboolean
plan (HengImport *import, GError **error)
{
  gboolean sums = is_sums (import);

  if (heng_import_has_column (import, HENG_RATINGS_CODE))
    return plan_as_actuals (import, error);
  if (sums && !heng_import_plan_sums (import, error))
    return FALSE;
  return (sums && !has_answers (import)) || plan_sheets (import, error);
}

static gboolean
write_ratings (HengImport *import, HengChange *change, GError **error)
{
  if (import->state_free == (GDestroyNotify) heng_ratings_free)
    return heng_ratings_write (import->state, change, error) && heng_batch_apply (import, change, error);
  return import->columns == columns ? heng_batch_apply (import, change, error) : heng_actuals_importer.write (import, change, error);
}

const HengImporter heng_feedback_importer
  = { columns, HENG_RATINGS_N_COLUMNS, TRUE, N_("Import of 360° feedback from %s"), plan, write_ratings };
