/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small tables of a cycle: milestones, group sums of 360° feedback, adjustments, comments. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

#include "heng-feedback-table.h"
#include "heng-ratings-import.h"
#include "heng-rule.h"

static void
set_text (char **field, const char *text)
{
  if (*text == '\0')
    return;
  g_free (*field);
  *field = g_strdup (text);
}

/* A table whose rows each give one record: the person, then the importer's own fields. */
typedef gboolean (*PlanRow) (HengImport *import, HengLookup *lookup, GHashTable *stored, guint row, gint64 employee);

/* Rows of a table keyed by a text made of its natural key. */
typedef char *(*MakeKey) (gconstpointer record);

/* Whether a row is the importer's at all. */
typedef gboolean (*IsMine) (const HengImport *import, guint row);

static gboolean
plan_rows_of (HengImport *import, GPtrArray *records, MakeKey make_key, guint emp_no_column, PlanRow plan_row, IsMine is_mine, GError **error)
{
  g_autoptr (HengLookup) lookup = heng_lookup_new (import, error);
  g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (lookup == NULL || records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (stored, make_key (records->pdata[i]), records->pdata[i]);
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      gint64 employee;

      if (is_mine != NULL && !is_mine (import, row))
        continue;
      employee = heng_lookup_employee (lookup, row, emp_no_column, TRUE);
      heng_lookup_settle (lookup, row, employee);
      if (employee != 0)
        plan_row (import, lookup, stored, row, employee);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_rows (HengImport *import, GPtrArray *records, MakeKey make_key, guint emp_no_column, PlanRow plan_row, GError **error)
{
  return plan_rows_of (import, records, make_key, emp_no_column, plan_row, NULL, error);
}

/* The stored row of a record's natural key (a copy), after noting that this file has given it; FALSE with an error when it has before. */
static gboolean
take_stored (HengImport *import, GHashTable *stored, const HengRecordType *type, MakeKey make_key, gpointer record, guint row,
             gpointer *before)
{
  char *key = make_key (record);
  gpointer old_key, found = NULL;
  gboolean seen = g_hash_table_lookup_extended (stored, key, &old_key, &found);

  *before = NULL;
  if (seen && found == NULL)
    {
      heng_import_error (import, row, -1, NULL, _("An earlier row of the file says the same thing again. Keep one of them."));
      g_free (key);
      heng_record_free (type, record);
      return FALSE;
    }
  if (found != NULL)
    *before = heng_record_copy (type, found);
  g_hash_table_insert (stored, key, NULL);
  return TRUE;
}

/* Brings a record made from the row alone over the stored one: what the row leaves empty stays. */
static void
add (HengImport *import, guint row, const HengRecordType *type, HengRecord *record, HengRecord *before)
{
  if (before != NULL)
    {
      record->id = before->id;
      record->version = before->version;
      for (guint i = 0; i < type->n_fields; i++)
        {
          const HengField *field = &type->fields[i];
          g_autofree char *given = heng_field_get_text (field, record);
          g_autofree char *old = heng_field_get_text (field, before);

          if ((given == NULL || *given == '\0') && old != NULL)
            heng_field_set_text (field, record, old);
        }
    }
  heng_batch_add (import, row, type, record, before, NULL, 0);
}

/* Milestones */

enum { M_EMP_NO, M_CODE, M_NAME, M_WEIGHT, M_PLAN, M_ACTUAL, M_QUALITY, M_PART, M_N };

static const HengColumn milestone_columns[M_N] = {
  [M_EMP_NO] = { "emp_no", "工号|员工编号|员工工号|Employee No|Employee ID|Job Number" },
  [M_CODE] = { "code", "指标编号|指标代码|指标编码|Indicator|Indicator Code" },
  [M_NAME] = { "name", "里程碑|里程碑名称|Milestone" },
  [M_WEIGHT] = { "weight", "权重|Weight" },
  [M_PLAN] = { "plan", "计划日期|计划完成日期|Plan Date|Planned" },
  [M_ACTUAL] = { "actual", "实际日期|实际完成日期|Actual Date|Delivered" },
  [M_QUALITY] = { "quality", "质量|质量评分|Quality" },
  [M_PART] = { "part", "段次|考核段|Part" },
};

static char *
milestone_key (gconstpointer record)
{
  const HengMilestone *m = record;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%s", m->participant_id, m->code, m->name);
}

static gboolean
is_milestone_rule (HengImport *import, guint row, const HengScorecardLine *line)
{
  g_autoptr (HengRule) rule = heng_rule_parse (line->rule, NULL);

  if (rule != NULL && heng_rule_kind (rule) == HENG_RULE_MILE)
    return TRUE;
  heng_import_error (import, row, M_CODE, line->code, _("This indicator is not scored by milestones. Import its actual value instead."));
  return FALSE;
}

static gboolean
read_milestone (HengImport *import, guint row, HengMilestone *m)
{
  gboolean ok;

  set_text (&m->name, heng_import_text (import, row, M_NAME, HENG_CLEAN_TEXT));
  ok = heng_import_required (import, row, M_NAME, m->name != NULL ? m->name : "");
  ok &= heng_import_weight (import, row, M_WEIGHT, &m->weight_bp);
  ok &= heng_import_date (import, row, M_PLAN, &m->plan_date);
  ok &= heng_import_date (import, row, M_ACTUAL, &m->actual_date);
  ok &= heng_import_micro (import, row, M_QUALITY, &m->quality);
  if (ok && m->quality != 0 && (m->quality < HENG_POINTS (1) || m->quality > HENG_POINTS (5)))
    {
      heng_import_error (import, row, M_QUALITY, heng_import_raw (import, row, M_QUALITY), _("Quality is rated from 1 to 5."));
      ok = FALSE;
    }
  return ok;
}

static gboolean
plan_milestone (HengImport *import, HengLookup *lookup, GHashTable *stored, guint row, gint64 employee)
{
  const char *code = heng_import_text (import, row, M_CODE, HENG_CLEAN_NARROW);
  gint64 part = g_ascii_strtoll (heng_import_text (import, row, M_PART, HENG_CLEAN_NARROW), NULL, 10);
  g_autoptr (HengMilestone) m = heng_milestone_new ();
  HengParticipant *participant = NULL;
  HengScorecardLine *line = heng_lookup_line (lookup, row, employee, part, M_CODE, code, &participant);
  gpointer before, record;

  if (line == NULL || !is_milestone_rule (import, row, line) || !read_milestone (import, row, m))
    return FALSE;
  m->participant_id = participant->id;
  set_text (&m->code, line->code);
  record = g_steal_pointer (&m);
  if (!take_stored (import, stored, &heng_milestone_type, milestone_key, record, row, &before))
    return FALSE;
  if (before == NULL && !heng_import_required (import, row, M_PLAN, ((HengMilestone *) record)->plan_date != HENG_DATE_NONE ? "x" : ""))
    {
      heng_milestone_free (record);
      return FALSE;
    }
  if (before != NULL && *heng_import_text (import, row, M_WEIGHT, HENG_CLEAN_NARROW) == '\0')
    ((HengMilestone *) record)->weight_bp = ((HengMilestone *) before)->weight_bp;
  if (before != NULL && *heng_import_text (import, row, M_QUALITY, HENG_CLEAN_NARROW) == '\0')
    ((HengMilestone *) record)->quality = ((HengMilestone *) before)->quality;
  add (import, row, &heng_milestone_type, record, before);
  return TRUE;
}

static gboolean
plan_milestones (HengImport *import, GError **error)
{
  g_autoptr (GPtrArray) records = heng_milestones_load (import->db, import->cycle->id, 0, error);

  return plan_rows (import, records, milestone_key, M_EMP_NO, plan_milestone, error);
}

const HengImporter heng_milestones_importer
  = { milestone_columns, M_N, TRUE, N_("Import of milestones from %s"), plan_milestones, NULL };

/* Feedback: what each group gave as a whole, never who said what. */

static char *
feedback_key (gconstpointer record)
{
  const HengFeedback *f = record;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d", f->participant_id, f->rater_group);
}

static gboolean
read_feedback (HengImport *import, guint row, HengFeedback *f)
{
  const char *count = heng_import_text (import, row, HENG_RATINGS_COUNT, HENG_CLEAN_NARROW);
  const char *group = heng_import_text (import, row, HENG_RATINGS_GROUP, HENG_CLEAN_NARROW);
  const char *sum = heng_import_text (import, row, HENG_RATINGS_SUM, HENG_CLEAN_NARROW);
  HengMicro mean = 0;

  if (!heng_import_required (import, row, HENG_RATINGS_GROUP, group) || !heng_import_required (import, row, HENG_RATINGS_COUNT, count)
      || !heng_import_enum (import, row, HENG_RATINGS_GROUP, heng_rater_group_values, heng_ratings_group_words, HENG_GROUP_PEER, &f->rater_group)
      || !heng_import_micro (import, row, HENG_RATINGS_SUM, &f->sum) || !heng_import_micro (import, row, HENG_RATINGS_MEAN, &mean))
    return FALSE;
  if (!heng_cell_count (count, FALSE, &f->n) || f->n > 100000)
    {
      heng_import_error (import, row, HENG_RATINGS_COUNT, count, _("Not a number of people."));
      return FALSE;
    }
  if (*sum == '\0')
    f->sum = mean * f->n;
  if (f->sum >= HENG_POINTS (f->n) && f->sum <= HENG_POINTS (5 * f->n))
    return TRUE;
  heng_import_error (import, row, *sum != '\0' ? HENG_RATINGS_SUM : HENG_RATINGS_MEAN, heng_import_raw (import, row, *sum != '\0' ? HENG_RATINGS_SUM : HENG_RATINGS_MEAN),
                     _("Ratings run from 1 to 5: for this number of raters the sum lies from %d to %d."), (int) f->n, (int) (5 * f->n));
  return FALSE;
}

static gboolean
plan_feedback (HengImport *import, HengLookup *lookup, GHashTable *stored, guint row, gint64 employee)
{
  gint64 part = g_ascii_strtoll (heng_import_text (import, row, HENG_RATINGS_PART, HENG_CLEAN_NARROW), NULL, 10);
  HengParticipant *participant = heng_lookup_participant (lookup, row, HENG_RATINGS_EMP_NO, employee, part);
  g_autoptr (HengFeedback) f = heng_feedback_new ();
  gpointer before, record;

  if (participant == NULL || !read_feedback (import, row, f))
    return FALSE;
  f->participant_id = participant->id;
  if (g_hash_table_contains (import->state, &participant->id))
    heng_import_warning (import, row, HENG_RATINGS_EMP_NO, heng_lookup_emp_no (lookup, employee),
                         _("Single answers are stored for this person; they count, this sum does not."));
  record = g_steal_pointer (&f);
  if (!take_stored (import, stored, &heng_feedback_type, feedback_key, record, row, &before))
    return FALSE;
  add (import, row, &heng_feedback_type, record, before);
  return TRUE;
}

/* Participants whose 360 comes from single sheets. */
static GHashTable *
load_rated (HengImport *import, GError **error)
{
  g_autoptr (GPtrArray) sheets = heng_rating_sheets_load (import->db, import->cycle->id, 0, error);
  GHashTable *rated = sheets != NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) : NULL;

  for (guint i = 0; rated != NULL && i < sheets->len; i++)
    {
      gint64 participant = ((HengRatingSheet *) sheets->pdata[i])->participant_id;

      g_hash_table_add (rated, g_memdup2 (&participant, sizeof participant));
    }
  return rated;
}

gboolean
heng_import_plan_sums (HengImport *import, GError **error)
{
  g_autoptr (GPtrArray) records = heng_feedback_load (import->db, import->cycle->id, 0, error);

  import->state = load_rated (import, error);
  import->state_free = (GDestroyNotify) g_hash_table_unref;
  return import->state != NULL && plan_rows_of (import, records, feedback_key, HENG_RATINGS_EMP_NO, plan_feedback, heng_ratings_is_sum, error);
}

/* Adjustments */

enum { A_EMP_NO, A_POINTS, A_REASON, A_DATE, A_APPROVER, A_N };

static const HengColumn adjustment_columns[A_N] = {
  [A_EMP_NO] = { "emp_no", "工号|员工编号|员工工号|Employee No|Employee ID|Job Number" },
  [A_POINTS] = { "points", "分值|加减分|调整分|Points" },
  [A_REASON] = { "reason", "事由|原因|理由|Reason" },
  [A_DATE] = { "date", "日期|发生日期|Date" },
  [A_APPROVER] = { "approver", "批准人|审批人|Approver|Approved By" },
};

static char *
adjustment_key (gconstpointer record)
{
  const HengAdjustment *a = record;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%s", a->employee_id, a->day, a->reason);
}

static gboolean
plan_adjustment (HengImport *import, HengLookup *lookup, GHashTable *stored, guint row, gint64 employee)
{
  g_autoptr (HengAdjustment) a = heng_adjustment_new ();
  gpointer before, record;

  set_text (&a->reason, heng_import_text (import, row, A_REASON, HENG_CLEAN_TEXT));
  set_text (&a->approver, heng_import_text (import, row, A_APPROVER, HENG_CLEAN_TEXT));
  if (!heng_import_required (import, row, A_POINTS, heng_import_text (import, row, A_POINTS, HENG_CLEAN_NARROW))
      || !heng_import_required (import, row, A_REASON, a->reason != NULL ? a->reason : "")
      || !heng_import_micro (import, row, A_POINTS, &a->points) || !heng_import_date (import, row, A_DATE, &a->day)
      || heng_lookup_participant (lookup, row, A_EMP_NO, employee, 0) == NULL)
    return FALSE;
  if (a->day == HENG_DATE_NONE)
    a->day = import->cycle->end_date;
  a->cycle_id = import->cycle->id;
  a->employee_id = employee;
  record = g_steal_pointer (&a);
  if (!take_stored (import, stored, &heng_adjustment_type, adjustment_key, record, row, &before))
    return FALSE;
  add (import, row, &heng_adjustment_type, record, before);
  return TRUE;
}

static gboolean
plan_adjustments (HengImport *import, GError **error)
{
  g_autoptr (GPtrArray) records = heng_adjustments_load (import->db, import->cycle->id, 0, error);

  return plan_rows (import, records, adjustment_key, A_EMP_NO, plan_adjustment, error);
}

const HengImporter heng_adjustments_importer
  = { adjustment_columns, A_N, TRUE, N_("Import of adjustments from %s"), plan_adjustments, NULL };

/* Comments */

enum { C_EMP_NO, C_KIND, C_TEXT, C_AUTHOR, C_N };

static const HengColumn comment_columns[C_N] = {
  [C_EMP_NO] = { "emp_no", "工号|员工编号|员工工号|Employee No|Employee ID|Job Number" },
  [C_KIND] = { "kind", "类别|评语类别|Kind|Category" },
  [C_TEXT] = { "text", "内容|评语|评语内容|Text|Comment" },
  [C_AUTHOR] = { "author", "署名|填写人|Author" },
};

static const char *const comment_words[] = {
  "STRENGTHS=优点|主要成绩|亮点|Strengths", "GAPS=不足|待改进|差距|Gaps|To improve", "NEXT=下期目标|下阶段目标|下周期目标|Next goals|Goals of the next cycle",
  "EMPLOYEE=本人意见|员工意见|Employee's opinion|Employee", "PEER_GOOD=做得好的|同事肯定|What goes well", "PEER_IMPROVE=建议改进的|建议改进|可改进的|同事建议|What could be better", NULL,
};

static char *
comment_key (gconstpointer record)
{
  const HengComment *c = record;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%s", c->employee_id, c->kind, c->author != NULL ? c->author : "");
}

/* Peers stay unnamed, so several of their comments differ by their text only. */
static char *
comment_row_key (gconstpointer record)
{
  const HengComment *c = record;
  g_autofree char *key = comment_key (c);

  return c->author == NULL || c->kind == HENG_COMMENT_PEER_GOOD || c->kind == HENG_COMMENT_PEER_IMPROVE
           ? g_strdup_printf ("%s:%s", key, c->text)
           : g_steal_pointer (&key);
}

static gboolean
plan_comment (HengImport *import, HengLookup *lookup, GHashTable *stored, guint row, gint64 employee)
{
  g_autoptr (HengComment) c = heng_comment_new ();
  gpointer before, record;

  set_text (&c->text, heng_import_text (import, row, C_TEXT, HENG_CLEAN_LITERAL));
  set_text (&c->author, heng_import_text (import, row, C_AUTHOR, HENG_CLEAN_TEXT));
  if (!heng_import_required (import, row, C_TEXT, c->text != NULL ? c->text : "")
      || !heng_import_required (import, row, C_KIND, heng_import_text (import, row, C_KIND, HENG_CLEAN_NARROW))
      || !heng_import_enum (import, row, C_KIND, heng_comment_kind_values, comment_words, HENG_COMMENT_STRENGTHS, &c->kind)
      || heng_lookup_participant (lookup, row, C_EMP_NO, employee, 0) == NULL)
    return FALSE;
  c->cycle_id = import->cycle->id;
  c->employee_id = employee;
  record = g_steal_pointer (&c);
  if (!take_stored (import, stored, &heng_comment_type, comment_row_key, record, row, &before))
    return FALSE;
  add (import, row, &heng_comment_type, record, before);
  return TRUE;
}

static gboolean
plan_comments (HengImport *import, GError **error)
{
  g_autoptr (GPtrArray) records = heng_comments_load (import->db, import->cycle->id, 0, error);

  return plan_rows (import, records, comment_row_key, C_EMP_NO, plan_comment, error);
}

const HengImporter heng_comments_importer = { comment_columns, C_N, TRUE, N_("Import of comments from %s"), plan_comments, NULL };
