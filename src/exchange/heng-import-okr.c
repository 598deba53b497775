/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives and key results, one key result a row; the objective's own cells may repeat or be empty on the following rows. */
#include "heng-import-goals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-key-result.h"

enum
{
  OWNER_KIND, OWNER, OBJECTIVE, TITLE, CURVE, WEIGHT, MODE, PARENT, LINK, KEY, KR_TITLE, KR_TYPE, START, TARGET, LOW, HIGH, TOLERANCE,
  STEPS, UNIT, KR_WEIGHT, DUE, ACCEPTANCE, COMMENT, STATE, KEEP, LEAD, KR_LEAD, N_COLUMNS
};

static const HengColumn columns[N_COLUMNS] = {
  [OWNER_KIND] = { "owner_kind", "归属类型|Owner Kind|Owner Type" },
  [OWNER] = { "owner", "归属对象|归属|Owner" },
  [OBJECTIVE] = { "objective", "目标编号|O编号|Objective|Objective Key" },
  [TITLE] = { "title", "目标|目标名称|Objective Title" },
  [CURVE] = { "curve", "目标类型|Objective Type" },
  [WEIGHT] = { "weight", "目标权重|Objective Weight" },
  [MODE] = { "mode", "汇总方式|Roll-up" },
  [PARENT] = { "parent", "上级目标|Parent|Parent Objective" },
  [LINK] = { "link", "对齐方式|Alignment" },
  [KEY] = { "key", "关键结果编号|KR编号|Key Result|KR" },
  [KR_TITLE] = { "kr_title", "关键结果|关键结果名称|Key Result Title" },
  [KR_TYPE] = { "kr_type", "关键结果类型|KR类型|Key Result Type" },
  [START] = { "start", "起始值|Start Value" },
  [TARGET] = { "target", "目标值|Target Value" },
  [LOW] = { "low", "下限|Lower Limit" },
  [HIGH] = { "high", "上限|Upper Limit" },
  [TOLERANCE] = { "tolerance", "容差|Tolerance" },
  [STEPS] = { "steps", "步骤|Steps" },
  [UNIT] = { "unit", "单位|Unit" },
  [KR_WEIGHT] = { "kr_weight", "权重|关键结果权重|KR权重|Key Result Weight" },
  [DUE] = { "due", "截止日期|到期日|Due|Due Date" },
  [ACCEPTANCE] = { "acceptance", "验收标准|Acceptance|Acceptance Criteria" },
  [COMMENT] = { "comment", "说明|目标说明|Comment" },
  [STATE] = { "state", "状态|State" },
  [KEEP] = { "keep", "保持型|Keep" },
  [LEAD] = { "lead", "负责人工号|目标负责人|Lead|Objective Lead" },
  [KR_LEAD] = { "kr_lead", "关键结果负责人工号|关键结果负责人|Key Result Lead" },
};

const char *const heng_okr_curve_words[] = { "COMMITTED=承诺型|承诺|Committed", "ASPIRATIONAL=挑战型|挑战|Aspirational", NULL };
const char *const heng_okr_mode_words[] = { "OWN=关键结果|Own|Key results", "CHILDREN=下级目标|Children|Child objectives", "MIXED=混合|Mixed", NULL };
const char *const heng_okr_link_words[] = { "COUNT=计入|Count|Counts", "REFERENCE=参考|Reference", "NONE=无|None", NULL };
const char *const heng_okr_type_words[] = { "INCREASE=提升|增加|Increase", "DECREASE=降低|减少|Decrease", "BOOLEAN=是否|里程碑|Done or not|Yes/no",
                                          "STEPS=分步|Steps", "RANGE=区间|Range", "RANGE_HITS=区间达标|Range hits", NULL };
const char *const heng_goal_state_words[] = { "APPROVED=已批准|Approved", "DRAFT=草稿|Draft", "SUBMITTED=已提交|Submitted", "CANCELLED=已取消|Cancelled",
                                              "RETURNED=已退回|Returned", NULL };

/* An objective of the store, of the file, or of both. */
typedef struct _Goal Goal;
struct _Goal
{
  HengObjective *record, *before;
  GHashTable *key_results; /* KEY → HengKeyResult of the store, borrowed */
  GHashTable *given;       /* KEYs of this file */
  HengImportedGoal *after; /* for the SMART check: what the file gives of it, then what only the store has */
  Goal *parent;
  guint row, parent_row;
  char *parent_text;
  char *parent_kr;         /* KEY of the parent's key result it is aligned to; NULL: to the parent as a whole */
  GHashTable *added;       /* KEY → HengKeyResult that this file adds, borrowed from the batch */
  gint64 last_sort;
  gboolean touched, planned;
  int mark; /* 0 not visited, 1 on the path, 2 done */
};

typedef struct
{
  HengImport *import;
  HengLookup *lookup;
  GHashTable *goals; /* heng_goal_key → Goal */
  GPtrArray *order;  /* of Goal, borrowed */
  GHashTable *by_id;
  GPtrArray *objectives, *key_results;
  gint64 sort;
} Run;

static void
free_goal (gpointer data)
{
  Goal *goal = data;

  if (!goal->planned)
    heng_objective_free (goal->record);
  heng_objective_free (goal->before);
  g_hash_table_unref (goal->key_results);
  g_hash_table_unref (goal->given);
  heng_imported_goal_free (goal->after);
  g_hash_table_unref (goal->added);
  g_free (goal->parent_text);
  g_free (goal->parent_kr);
  g_free (goal);
}

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->lookup, heng_lookup_free);
  g_clear_pointer (&run->goals, g_hash_table_unref);
  g_clear_pointer (&run->order, g_ptr_array_unref);
  g_clear_pointer (&run->by_id, g_hash_table_unref);
  g_clear_pointer (&run->objectives, g_ptr_array_unref);
  g_clear_pointer (&run->key_results, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
set_text (char **field, const char *text)
{
  if (*text == '\0')
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static Goal *
add_goal (Run *run, HengObjective *record)
{
  Goal *goal = g_new0 (Goal, 1);

  goal->record = record;
  goal->key_results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  goal->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  goal->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  goal->after = heng_imported_goal_new (record);
  g_hash_table_insert (run->goals, heng_goal_key (record->owner_kind, record->owner_id, record->key), goal);
  g_ptr_array_add (run->order, goal);
  return goal;
}

static gboolean
begin_run (Run *run, HengImport *import, GError **error)
{
  run->import = import;
  run->lookup = heng_lookup_new (import, error);
  run->objectives = run->lookup != NULL ? heng_objectives_load (import->db, import->cycle->id, -1, 0, error) : NULL;
  run->key_results = run->objectives != NULL ? heng_key_results_load (import->db, import->cycle->id, -1, 0, error) : NULL;
  if (run->key_results == NULL)
    return FALSE;
  run->goals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_goal);
  run->order = g_ptr_array_new ();
  run->by_id = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < run->objectives->len; i++)
    {
      Goal *goal = add_goal (run, heng_objective_copy (run->objectives->pdata[i]));

      goal->before = heng_objective_copy (goal->record);
      run->sort = MAX (run->sort, goal->record->sort);
      g_hash_table_insert (run->by_id, GSIZE_TO_POINTER ((gsize) goal->record->id), goal);
    }
  for (guint i = 0; i < run->order->len; i++)
    {
      Goal *goal = run->order->pdata[i];

      goal->parent = g_hash_table_lookup (run->by_id, GSIZE_TO_POINTER ((gsize) goal->record->parent_id));
    }
  for (guint i = 0; i < run->key_results->len; i++)
    {
      HengKeyResult *kr = run->key_results->pdata[i];
      Goal *goal = g_hash_table_lookup (run->by_id, GSIZE_TO_POINTER ((gsize) kr->objective_id));

      if (goal == NULL)
        continue;
      g_hash_table_insert (goal->key_results, g_ascii_strup (kr->key, -1), kr);
      goal->last_sort = MAX (goal->last_sort, kr->sort);
    }
  return TRUE;
}

/* The objective a row belongs to; new ones are made. `last` is the one of the row before. NULL: an error was added. */
static Goal *
find_goal (Run *run, guint row, Goal *last)
{
  HengImport *import = run->import;
  const char *key = heng_import_text (import, row, OBJECTIVE, HENG_CLEAN_NARROW);
  gboolean same_owner = *heng_import_text (import, row, OWNER_KIND, HENG_CLEAN_NARROW) == '\0'
                        && *heng_import_text (import, row, OWNER, HENG_CLEAN_TEXT) == '\0' && last != NULL;
  g_autofree char *full = NULL;
  HengObjective *record;
  Goal *goal;
  gint64 owner;
  int kind;

  if (same_owner)
    kind = last->record->owner_kind, owner = last->record->owner_id;
  else if (!heng_goal_owner (import, run->lookup, row, OWNER_KIND, OWNER, &kind, &owner))
    return NULL;
  if (*key == '\0' && same_owner)
    return last;
  if (!heng_import_required (import, row, OBJECTIVE, key))
    return NULL;
  full = heng_goal_key (kind, owner, key);
  goal = g_hash_table_lookup (run->goals, full);
  if (goal != NULL)
    return goal;
  record = heng_objective_new ();
  record->cycle_id = import->cycle->id;
  record->owner_kind = kind;
  record->owner_id = owner;
  record->key = g_strdup (key);
  record->state = HENG_GOAL_APPROVED;
  record->sort = ++run->sort;
  return add_goal (run, record);
}

/* Who answers for it, by number; an empty cell leaves what is stored. */
static gboolean
read_lead (Run *run, guint row, guint column, gint64 *lead_id)
{
  const char *text = heng_import_text (run->import, row, column, HENG_CLEAN_NARROW);
  gint64 id = *text != '\0' ? heng_lookup_employee_no (run->lookup, text) : *lead_id;

  if (*text != '\0' && id == 0)
    {
      heng_import_error (run->import, row, (int) column, text, _("There is no employee with this number. Correct it or import the person first."));
      return FALSE;
    }
  *lead_id = id;
  return TRUE;
}

static gboolean
read_objective (Run *run, guint row, Goal *goal)
{
  HengImport *import = run->import;
  HengObjective *record = goal->record;
  const char *parent = heng_import_text (import, row, PARENT, HENG_CLEAN_TEXT);
  gboolean has_kr = *heng_import_text (import, row, KEY, HENG_CLEAN_NARROW) != '\0';
  gboolean ok = TRUE;

  set_text (&record->title, heng_import_text (import, row, TITLE, HENG_CLEAN_LITERAL));
  set_text (&record->comment, heng_import_text (import, row, COMMENT, HENG_CLEAN_TEXT));
  ok &= heng_import_enum (import, row, CURVE, heng_okr_curve_values, heng_okr_curve_words, record->curve, &record->curve);
  ok &= heng_import_enum (import, row, MODE, heng_okr_mode_values, heng_okr_mode_words, record->mode, &record->mode);
  ok &= heng_import_enum (import, row, LINK, heng_okr_link_values, heng_okr_link_words, record->link, &record->link);
  if (!has_kr)
    ok &= heng_import_enum (import, row, STATE, heng_goal_state_values, heng_goal_state_words, record->state, &record->state);
  if (*heng_import_text (import, row, WEIGHT, HENG_CLEAN_NARROW) != '\0')
    ok &= heng_import_weight (import, row, WEIGHT, &record->weight_bp);
  ok &= read_lead (run, row, LEAD, &record->lead_id);
  if (*parent != '\0')
    {
      g_free (goal->parent_text);
      goal->parent_text = g_strdup (parent);
      goal->parent_row = row;
    }
  return ok && heng_import_required (import, row, TITLE, record->title != NULL ? record->title : "");
}

static gboolean
read_number (HengImport *import, guint row, guint column, HengMicro *micro)
{
  return *heng_import_text (import, row, column, HENG_CLEAN_NARROW) == '\0' || heng_import_micro (import, row, column, micro);
}

/* "20 方案评审；80 上线" is stored with plain semicolons. */
static void
read_steps (HengImport *import, guint row, HengKeyResult *kr)
{
  const char *text = heng_import_text (import, row, STEPS, HENG_CLEAN_TEXT);
  g_auto (GStrv) wide = g_strsplit (text, "；", -1);
  g_autofree char *plain = g_strjoinv (";", wide);

  set_text (&kr->steps, g_strdelimit (plain, "\n", ';'));
}

static gboolean
read_key_result (Run *run, guint row, HengKeyResult *kr)
{
  HengImport *import = run->import;
  const char *keep = heng_import_text (import, row, KEEP, HENG_CLEAN_NARROW);
  gboolean ok = TRUE, yes = FALSE;
  HengDate due = HENG_DATE_NONE;

  set_text (&kr->title, heng_import_text (import, row, KR_TITLE, HENG_CLEAN_LITERAL));
  set_text (&kr->unit, heng_import_text (import, row, UNIT, HENG_CLEAN_LITERAL));
  set_text (&kr->acceptance, heng_import_text (import, row, ACCEPTANCE, HENG_CLEAN_TEXT));
  read_steps (import, row, kr);
  ok &= heng_import_enum (import, row, KR_TYPE, heng_kr_type_values, heng_okr_type_words, kr->type, &kr->type);
  ok &= heng_import_enum (import, row, STATE, heng_goal_state_values, heng_goal_state_words, kr->state, &kr->state);
  ok &= read_number (import, row, START, &kr->start_value);
  ok &= read_number (import, row, TARGET, &kr->target);
  ok &= read_number (import, row, LOW, &kr->low);
  ok &= read_number (import, row, HIGH, &kr->high);
  ok &= read_number (import, row, TOLERANCE, &kr->tolerance);
  if (*heng_import_text (import, row, KR_WEIGHT, HENG_CLEAN_NARROW) != '\0')
    ok &= heng_import_weight (import, row, KR_WEIGHT, &kr->weight_bp);
  ok &= read_lead (run, row, KR_LEAD, &kr->lead_id);
  ok &= heng_import_date (import, row, DUE, &due);
  if (due != HENG_DATE_NONE)
    kr->due_date = due;
  if (*keep != '\0' && heng_cell_bool (keep, &yes))
    kr->keep = yes;
  return ok && heng_import_required (import, row, KR_TITLE, kr->title != NULL ? kr->title : "");
}

static void
plan_key_result (Run *run, guint row, Goal *goal)
{
  HengImport *import = run->import;
  const char *key = heng_import_text (import, row, KEY, HENG_CLEAN_NARROW);
  g_autofree char *upper = g_ascii_strup (key, -1);
  HengKeyResult *before = g_hash_table_lookup (goal->key_results, upper);
  g_autoptr (HengKeyResult) kr = before != NULL ? heng_key_result_copy (before) : heng_key_result_new ();
  g_autofree char *fault = NULL;

  if (before == NULL)
    {
      kr->key = g_strdup (key);
      kr->state = HENG_GOAL_APPROVED;
      kr->due_date = import->cycle->end_date;
      kr->sort = ++goal->last_sort;
    }
  if (!g_hash_table_add (goal->given, g_steal_pointer (&upper)))
    {
      heng_import_error (import, row, KEY, key, _("An earlier row of the file gives the same key result. Keep one of them."));
      return;
    }
  if (!read_key_result (run, row, kr))
    return;
  fault = heng_key_result_check (kr);
  if (fault != NULL)
    {
      heng_import_error (import, row, KR_TYPE, heng_import_raw (import, row, KR_TYPE), "%s: %s", kr->key, fault);
      return;
    }
  heng_imported_goal_add (goal->after, kr, row);
  if (before == NULL)
    g_hash_table_insert (goal->added, g_ascii_strup (key, -1), kr);
  heng_batch_add (import, row, &heng_key_result_type, g_steal_pointer (&kr), before != NULL ? heng_key_result_copy (before) : NULL,
                  goal->record, G_STRUCT_OFFSET (HengKeyResult, objective_id));
}

/* "部门:研发部/O1": everything before the last slash is the owner. NULL: there is none. */
static Goal *
find_parent (Run *run, const char *text)
{
  const char *slash = strrchr (text, '/');
  g_autofree char *owner_text = slash != NULL ? g_strstrip (g_strndup (text, (gsize) (slash - text))) : NULL;
  g_autofree char *key = NULL;
  gint64 owner = 0;
  int kind = 0;

  if (slash == NULL || !heng_goal_owner_by_text (run->lookup, owner_text, &kind, &owner))
    return NULL;
  key = heng_goal_key (kind, owner, slash + 1 + strspn (slash + 1, " "));
  return g_hash_table_lookup (run->goals, key);
}

/* "部门:研发部/O1/KR2": aligned to one of the key results. */
static Goal *
find_parent_kr (Run *run, Goal *goal)
{
  const char *slash = strrchr (goal->parent_text, '/');
  g_autofree char *above = slash != NULL ? g_strndup (goal->parent_text, (gsize) (slash - goal->parent_text)) : NULL;
  Goal *parent = above != NULL ? find_parent (run, above) : NULL;

  if (parent != NULL)
    {
      g_autofree char *key = g_strstrip (g_strdup (slash + 1));

      goal->parent_kr = g_ascii_strup (key, -1);
    }
  return parent;
}

static void
resolve_parent (Run *run, Goal *goal)
{
  const HengKeyResult *kr = NULL;
  gint64 before = goal->record->parent_id;

  if (goal->parent_text == NULL)
    return;
  goal->parent = find_parent (run, goal->parent_text);
  if (goal->parent == NULL)
    goal->parent = find_parent_kr (run, goal);
  if (goal->parent == NULL)
    {
      heng_import_error (run->import, goal->parent_row, PARENT, goal->parent_text,
                         _("There is no such objective in the cycle. Write “公司/O1”, “部门:研发部/O1”, “项目:P1/O1” or “QH0003/O1”."));
      return;
    }
  if (goal->record->link == HENG_LINK_NONE)
    goal->record->link = HENG_LINK_COUNT;
  /* A new parent has no id yet; the mark makes the record differ, and the batch puts the id in. */
  goal->record->parent_id = goal->parent->record->id != 0 ? goal->parent->record->id : -1;
  if (goal->parent_kr != NULL)
    kr = g_hash_table_lookup (goal->parent->key_results, goal->parent_kr);
  if (kr != NULL || goal->record->parent_id != before)
    goal->record->parent_kr_id = kr != NULL ? kr->id : 0;
}

/* Key results that this file adds have their ids when everything else is written. */
static void
link_to_added (Run *run, Goal *goal)
{
  HengKeyResult *kr;

  if (goal->parent_kr == NULL || !goal->planned || g_hash_table_contains (goal->parent->key_results, goal->parent_kr))
    return;
  kr = g_hash_table_lookup (goal->parent->added, goal->parent_kr);
  if (kr != NULL)
    heng_batch_add_link (run->import, goal->row, &heng_objective_type, goal->record, kr, G_STRUCT_OFFSET (HengObjective, parent_kr_id));
  else
    heng_import_error (run->import, goal->parent_row, PARENT, goal->parent_text, _("The objective above has no key result of this key."));
}

/* The objective above that counts it, as it is stored or as the file wants it; NULL: none. */
static Goal *
counts_in (Run *run, const Goal *goal, gboolean stored)
{
  const HengObjective *record = stored ? goal->before : goal->record;
  Goal *parent = stored && record ? g_hash_table_lookup (run->by_id, GSIZE_TO_POINTER ((gsize) record->parent_id)) : goal->parent;
  const HengObjective *above = parent == NULL ? NULL : stored ? parent->before : parent->record;

  return record != NULL && above != NULL && record->link == HENG_LINK_COUNT && above->mode != HENG_OKR_OWN ? parent : NULL;
}

/* A published result of the owner, or of anybody it counts for further up, holds the row back as the window does. */
static void
settle (Run *run, guint row, Goal *goal, gboolean stored)
{
  for (guint steps = 0; goal != NULL && steps <= run->order->len; steps++)
    {
      if (goal->record->owner_kind == HENG_OWNER_PERSON)
        heng_lookup_settle (run->lookup, row, goal->record->owner_id);
      goal = counts_in (run, goal, stored);
    }
}

static void
settle_rows (Run *run, Goal **goals)
{
  HengImport *import = run->import;

  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      settle (run, row, goals[row], TRUE);
      settle (run, row, goals[row], FALSE);
    }
}

/* Parents first; FALSE when the way up comes back to a goal on the path. */
static gboolean
plan_goal (Run *run, Goal *goal)
{
  gboolean ok = TRUE;

  if (goal->mark != 0)
    return goal->mark == 2;
  goal->mark = 1;
  if (goal->parent != NULL)
    ok = plan_goal (run, goal->parent);
  if (!ok && goal->touched)
    heng_import_error (run->import, goal->parent_text != NULL ? goal->parent_row : goal->row, PARENT, goal->parent_text,
                       _("The objectives align in a loop. Remove one of the alignments."));
  if (goal->touched && !goal->planned)
    {
      goal->planned = TRUE;
      if (goal->before == NULL)
        goal->record->is_published = goal->record->state == HENG_GOAL_APPROVED; /* what comes from a table was agreed on before */
      heng_batch_add (run->import, goal->row, &heng_objective_type, goal->record, g_steal_pointer (&goal->before),
                      goal->parent != NULL ? goal->parent->record : NULL, G_STRUCT_OFFSET (HengObjective, parent_id));
    }
  goal->mark = 2;
  return ok;
}

static void
plan_rows (Run *run, Goal **goals)
{
  HengImport *import = run->import;
  Goal *last = NULL;

  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      Goal *goal = find_goal (run, row, last);

      if (goal == NULL)
        continue;
      last = goal;
      if (!goal->touched || import->bad[goal->row])
        goal->row = row;
      goal->touched = TRUE;
      if (read_objective (run, row, goal))
        goals[row] = goal;
    }
}

static void
check_smart (const Run *run)
{
  static const HengSmartColumns smart_columns = { TITLE, KR_TITLE, START, TARGET };
  g_autoptr (GPtrArray) goals = g_ptr_array_new ();

  for (guint i = 0; i < run->key_results->len; i++)
    {
      HengKeyResult *kr = run->key_results->pdata[i];
      Goal *goal = g_hash_table_lookup (run->by_id, GSIZE_TO_POINTER ((gsize) kr->objective_id));
      g_autofree char *key = g_ascii_strup (kr->key, -1);

      if (goal != NULL && !g_hash_table_contains (goal->given, key))
        heng_imported_goal_add (goal->after, kr, HENG_NO_ROW);
    }
  for (guint i = 0; i < run->order->len; i++)
    {
      Goal *goal = run->order->pdata[i];

      goal->after->parent = goal->parent != NULL ? goal->parent->record : NULL;
      goal->after->row = goal->touched ? goal->row : HENG_NO_ROW;
      g_ptr_array_add (goals, goal->after);
    }
  heng_import_check_smart (run->import, goals, &smart_columns);
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_auto (Run) run = { 0 };
  g_autofree Goal **goals = g_new0 (Goal *, import->table->n_rows);

  if (!begin_run (&run, import, error))
    return FALSE;
  plan_rows (&run, goals);
  for (guint i = 0; i < run.order->len; i++)
    resolve_parent (&run, run.order->pdata[i]);
  settle_rows (&run, goals);
  for (guint i = 0; i < run.order->len; i++)
    plan_goal (&run, run.order->pdata[i]);
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      if (goals[row] == NULL)
        continue;
      heng_import_set_fate (import, row, HENG_ROW_UNCHANGED);
      if (*heng_import_text (import, row, KEY, HENG_CLEAN_NARROW) != '\0')
        plan_key_result (&run, row, goals[row]);
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  for (guint i = 0; i < run.order->len; i++)
    link_to_added (&run, run.order->pdata[i]);
  check_smart (&run);
  return TRUE;
}

const HengImporter heng_okr_importer = { columns, N_COLUMNS, TRUE, N_("Import of objectives from %s"), plan, NULL };
