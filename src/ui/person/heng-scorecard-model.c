/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of actual values. What is typed goes into the review in memory at once, so that every score follows the key. */
#include "heng-scorecard-model.h"

#include <glib/gi18n-lib.h>

#include "heng-gap-steps.h"
#include "heng-people-text.h"
#include "heng-person-verbs.h"
#include "heng-rule-shape.h"
#include "heng-source.h"
#include "heng-weight-meter.h"

#define LONGEST_VALUE 13 /* characters that fit into the cell */

struct _HengScorecardModel
{
  GObject parent_instance;
  HengStore *store;
  HengReview *review;
  HengReviewPart *part;
  guint number;
  GPtrArray *stored; /* of char *, "" for none: the values as they are in the store */
  int typed_row;     /* −1: nothing is being typed */
  char *typed;
};

enum { TYPED_VALUE, NOT_APPLICABLE, N_SIGNALS };
static guint signals[N_SIGNALS];

static guint
n_columns (HengSheetModel *model)
{
  return HENG_N_COLUMNS;
}

static const HengSheetField *
field (HengSheetModel *model, guint column)
{
  static HengSheetField fields[] = {
    [HENG_COLUMN_CODE] = { .key = "code", .kind = HENG_SHEET_READONLY, .chars = 7, .room = HENG_SHEET_MEDIUM },
    [HENG_COLUMN_NAME] = { .key = "name", .kind = HENG_SHEET_READONLY, .chars = 16, .grow = 3, .strong = TRUE },
    [HENG_COLUMN_PERSPECTIVE] = { .key = "perspective", .kind = HENG_SHEET_READONLY, .chars = 11, .room = HENG_SHEET_WIDE },
    [HENG_COLUMN_WEIGHT] = { .key = "weight", .kind = HENG_SHEET_READONLY, .chars = 8, .room = HENG_SHEET_MEDIUM, .at_end = TRUE },
    [HENG_COLUMN_TARGET] = { .key = "target", .kind = HENG_SHEET_READONLY, .chars = 9, .room = HENG_SHEET_MEDIUM, .at_end = TRUE },
    [HENG_COLUMN_ACTUAL] = { .key = "actual", .kind = HENG_SHEET_NUMBER, .chars = 12, },
    [HENG_COLUMN_RULE] = { .key = "rule", .kind = HENG_SHEET_READONLY, .chars = 15, .grow = 2, .room = HENG_SHEET_WIDE },
    [HENG_COLUMN_SCORE] = { .key = "score", .kind = HENG_SHEET_READONLY, .chars = 7, .at_end = TRUE, .is_link = TRUE },
    [HENG_COLUMN_SOURCE] = { .key = "source", .kind = HENG_SHEET_READONLY, .chars = 13, .grow = 1, .room = HENG_SHEET_WIDE },
    [HENG_COLUMN_GAP] = { .key = "gap", .kind = HENG_SHEET_READONLY, .chars = 11, .room = HENG_SHEET_MEDIUM, .at_end = TRUE },
  };

  if (fields[0].title != NULL)
    return &fields[column];
  fields[HENG_COLUMN_CODE].title = _("Code");
  fields[HENG_COLUMN_NAME].title = _("Indicator");
  fields[HENG_COLUMN_PERSPECTIVE].title = _("Perspective");
  fields[HENG_COLUMN_WEIGHT].title = _("Weight");
  fields[HENG_COLUMN_TARGET].title = _("Target");
  fields[HENG_COLUMN_ACTUAL].title = _("Actual");
  fields[HENG_COLUMN_ACTUAL].cell_name = _("Actual %s");
  fields[HENG_COLUMN_RULE].title = _("Rule");
  fields[HENG_COLUMN_SCORE].title = C_("column", "Score");
  fields[HENG_COLUMN_SCORE].cell_name = _("Score %s: %s");
  fields[HENG_COLUMN_SOURCE].title = _("Source");
  fields[HENG_COLUMN_GAP].title = _("Against 100");
  return &fields[column];
}

static HengReviewLine *
line_at (HengScorecardModel *self, guint row)
{
  return self->part->lines->pdata[row];
}

static guint
n_rows (HengSheetModel *model)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);

  return self->part != NULL ? self->part->lines->len : 0;
}

static char *
row_name (HengSheetModel *model, guint row)
{
  return g_strdup (line_at (HENG_SCORECARD_MODEL (model), row)->record->code);
}

/* The target with its unit: "8%"; what the template says wins over the rule's number. */
static char *
target_text (const HengReviewLine *line)
{
  const char *unit = heng_localized (line->record->unit, line->record->unit_en);
  HengMicro number = G_MININT64;
  g_autofree char *text = NULL;

  if (line->record->target != NULL && *line->record->target != '\0')
    return g_strdup (line->record->target);
  text = line->rule != NULL ? heng_rule_target (line->rule, &number) : g_strdup ("—");
  if (number == G_MININT64 || unit == NULL || *unit == '\0')
    return g_steal_pointer (&text);
  return heng_with_unit (text, unit);
}

static char *
actual_text (const HengReviewLine *line)
{
  const HengScorecardLine *record = line->record;
  g_autofree char *text = NULL;

  if (line->rule == NULL)
    return g_strdup ("—");
  text = heng_actual_display (line->rule, &line->value, heng_localized (record->unit, record->unit_en));
  if (g_utf8_strlen (text, -1) <= LONGEST_VALUE)
    return g_steal_pointer (&text);
  /* the unit stands beside the target, too */
  return heng_actual_display (line->rule, &line->value, NULL);
}

static char *
name_text (const HengReviewLine *line)
{
  const char *name = heng_localized (line->record->name, line->record->name_en);

  return line->rule != NULL && heng_rule_lower_is_better (line->rule) ? g_strdup_printf ("%s ↓", name) : g_strdup (name);
}

static char *
gap_text (HengScorecardModel *self, const HengReviewLine *line)
{
  HengMicro gap = heng_line_gap (self->part, line);

  return line->points.state == HENG_VALUE_NUMBER ? heng_micro_display (gap, 2, gap != 0) : g_strdup ("—");
}

static char *
display (HengSheetModel *model, guint row, guint column)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  const HengReviewLine *line = line_at (self, row);
  const HengScorecardLine *record = line->record;

  switch ((HengScorecardColumn) column)
    {
    case HENG_COLUMN_CODE:
      return g_strdup (record->code);
    case HENG_COLUMN_NAME:
      return name_text (line);
    case HENG_COLUMN_PERSPECTIVE:
      return g_strdup (heng_perspective_short ((HengPerspective) record->perspective));
    case HENG_COLUMN_WEIGHT:
      return heng_text_weight (record->weight_bp, 2);
    case HENG_COLUMN_TARGET:
      return target_text (line);
    case HENG_COLUMN_ACTUAL:
      return actual_text (line);
    case HENG_COLUMN_RULE:
      return line->rule != NULL ? heng_rule_brief (line->rule) : g_strdup (line->rule_error);
    case HENG_COLUMN_SCORE:
      return heng_text_value (line->points, 2);
    case HENG_COLUMN_SOURCE:
      return heng_source_describe (record->source != NULL ? record->source : "");
    case HENG_COLUMN_GAP:
    case HENG_N_COLUMNS:
    default:
      return gap_text (self, line);
    }
}

static char *
text (HengSheetModel *model, guint row, guint column)
{
  if (column != HENG_COLUMN_ACTUAL)
    return display (model, row, column);
  return g_strdup (HENG_SCORECARD_MODEL (model)->stored->pdata[row]);
}

/* Why a line's actual cannot be edited here; NULL when it can. */
static const char *
lock_reason (HengScorecardModel *self, const HengReviewLine *line)
{
  if (self->store == NULL || heng_store_is_read_only (self->store))
    return _("This company is open to be read only.");
  if (self->review->published != NULL)
    return _("The result of this cycle is published; it can no longer change.");
  if (self->review->cycle->state == HENG_CYCLE_ARCHIVED)
    return _("This cycle is archived.");
  if (line->rule == NULL)
    return line->rule_error;
  if (heng_rule_kind (line->rule) == HENG_RULE_MILE)
    return _("Its value comes from the milestones.");
  return NULL;
}

static gboolean
editable (HengSheetModel *model, guint row, guint column, char **why)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  const char *reason = column == HENG_COLUMN_ACTUAL ? lock_reason (self, line_at (self, row)) : NULL;

  if (reason != NULL)
    *why = g_strdup (reason);
  return column == HENG_COLUMN_ACTUAL && reason == NULL;
}

static HengSheetState
actual_state (HengScorecardModel *self, const HengReviewLine *line, char **why)
{
  if (line->value_error != NULL)
    {
      *why = g_strdup (line->value_error);
      return HENG_SHEET_ERROR;
    }
  if (line->value.state == HENG_VALUE_NA)
    {
      *why = line->actual != NULL && line->actual->reason != NULL
                 ? g_strdup_printf (_("Not applicable: %s (approved by %s)"), line->actual->reason, line->actual->approver)
                 : g_strdup (_("Not applicable"));
      return HENG_SHEET_NA;
    }
  return line->value.state == HENG_VALUE_MISSING && lock_reason (self, line) == NULL ? HENG_SHEET_MISSING : HENG_SHEET_NORMAL;
}

static HengSheetState
state (HengSheetModel *model, guint row, guint column, char **why)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  const HengReviewLine *line = line_at (self, row);

  if (column == HENG_COLUMN_ACTUAL)
    return actual_state (self, line, why);
  if (column == HENG_COLUMN_GAP)
    return line->points.state != HENG_VALUE_NUMBER || heng_line_gap (self->part, line) == 0 ? HENG_SHEET_NA : HENG_SHEET_NORMAL;
  return column == HENG_COLUMN_CODE ? HENG_SHEET_NA : HENG_SHEET_NORMAL; /* quiet, not grey */
}

static gboolean
has_proof (HengSheetModel *model, guint row, guint column)
{
  g_autofree char *path = heng_scorecard_model_proof_path (HENG_SCORECARD_MODEL (model), row, column);

  return path != NULL;
}

static char *
tip (HengSheetModel *model, guint row, guint column)
{
  const HengReviewLine *line = line_at (HENG_SCORECARD_MODEL (model), row);

  return column == HENG_COLUMN_RULE && line->rule != NULL ? heng_rule_describe (line->rule) : NULL;
}

static int
dot (HengSheetModel *model, guint row, guint column)
{
  return column == HENG_COLUMN_PERSPECTIVE ? line_at (HENG_SCORECARD_MODEL (model), row)->record->perspective : -1;
}

static char *
check (HengSheetModel *model, guint row, guint column, const char *value)
{
  const HengReviewLine *line = line_at (HENG_SCORECARD_MODEL (model), row);
  g_autoptr (GError) error = NULL;
  HengActual actual = { 0 };
  gboolean fits = line->rule != NULL && heng_actual_parse (line->rule, value, &actual, &error);

  heng_actual_clear (&actual);
  return fits ? NULL : g_strdup (error != NULL ? error->message : line->rule_error);
}

/* Puts a value into the review in memory; the version stays that of the stored row. */
static void
put_value (HengReviewLine *line, const char *value)
{
  if (line->actual == NULL)
    line->actual = heng_actual_row_new ();
  g_free (line->actual->value);
  line->actual->value = *value != '\0' ? g_strdup (value) : NULL;
}

static gboolean
is_not_applicable (const HengReviewLine *line, const char *value)
{
  HengActual actual = { 0 };
  gboolean na = line->rule != NULL && heng_actual_parse (line->rule, value, &actual, NULL) && actual.state == HENG_VALUE_NA;

  heng_actual_clear (&actual);
  return na;
}

static void
typed (HengSheetModel *model, guint row, guint column, const char *value)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  HengReviewLine *line = line_at (self, row);

  if (value != NULL && is_not_applicable (line, value))
    return;
  g_free (self->typed);
  self->typed = g_strdup (value);
  self->typed_row = value != NULL ? (int) row : -1;
  put_value (line, value != NULL ? value : self->stored->pdata[row]);
  g_signal_emit (self, signals[TYPED_VALUE], 0);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  HengScorecardModel *self = g_task_get_source_object (task);
  GError *error = NULL;

  heng_store_run_finish (HENG_STORE (source), result, &error);
  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* nothing was written: what stands in the store counts again */
  for (guint i = 0; self->part != NULL && i < self->part->lines->len; i++)
    put_value (line_at (self, i), self->stored->pdata[i]);
  g_signal_emit (self, signals[TYPED_VALUE], 0);
  g_task_return_error (task, error);
}

static HengActualsRequest *
request_of (HengScorecardModel *self, const HengSheetChange *change)
{
  const HengEmployee *employee = self->review->employee;
  guint n = change->edits->len;
  /* Translators: number of values, a person's name; the name of an undoable change */
  g_autofree char *action = g_strdup_printf (ngettext ("%u actual value of %s", "%u actual values of %s", n), n,
                                             heng_localized (employee->name, employee->name_en));
  HengActualsRequest *request = heng_actuals_request_new (action, heng_store_get_actor (self->store));

  for (guint i = 0; i < change->edits->len; i++)
    {
      const HengSheetEdit *edit = change->edits->pdata[i];
      HengReviewLine *line = line_at (self, edit->row);

      heng_actuals_request_add (request, line->record, edit->text, line->actual != NULL ? line->actual->version : 0);
      put_value (line, edit->text);
    }
  return request;
}

/* "NA" alone opens the form for its reason; in a block it would have none. */
static gboolean
asks_for_reason (HengScorecardModel *self, const HengSheetChange *change, GTask *task)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      const HengSheetEdit *edit = change->edits->pdata[i];

      if (!is_not_applicable (line_at (self, edit->row), edit->text))
        continue;
      if (change->edits->len > 1)
        g_task_return_new_error (task, HENG_RULE_ERROR, HENG_RULE_ERROR_ACTUAL, "%s: %s", line_at (self, edit->row)->record->code,
                                 _("“Not applicable” needs a reason and who approved it."));
      else
        {
          g_signal_emit (self, signals[NOT_APPLICABLE], 0, edit->row);
          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "");
        }
      return TRUE;
    }
  return FALSE;
}

static void
change_async (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  g_autoptr (GTask) task = g_task_new (model, cancellable, callback, data);
  g_autoptr (HengSheetChange) owned = change;
  HengActualsRequest *request;

  self->typed_row = -1;
  g_clear_pointer (&self->typed, g_free);
  if (asks_for_reason (self, change, task))
    return;
  request = request_of (self, change);
  g_signal_emit (self, signals[TYPED_VALUE], 0);
  heng_store_run_async (self->store, HENG_LANE_WORK, heng_verb_enter_actuals, request, (GDestroyNotify) heng_actuals_request_free, NULL, NULL,
                        stored_cb, g_steal_pointer (&task));
}

static char *
foot (HengSheetModel *model, guint column)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (model);
  const HengScorecardScore *kpi = &self->part->kpi;

  switch (column)
    {
    case HENG_COLUMN_NAME:
      return g_strdup (C_("sum of a table", "Total"));
    case HENG_COLUMN_WEIGHT:
      return heng_text_weight (kpi->total_weight_bp, 2);
    case HENG_COLUMN_SCORE:
      return heng_text_value (kpi->score, 2);
    case HENG_COLUMN_GAP:
      return kpi->score.state == HENG_VALUE_NUMBER ? heng_micro_display (kpi->score.micro - HENG_POINTS (100), 2, TRUE) : g_strdup ("—");
    default:
      return NULL;
    }
}

static char *
foot_name (HengSheetModel *model, guint column)
{
  g_autofree char *score = foot (model, column);

  return column == HENG_COLUMN_SCORE ? g_strdup_printf (_("Scorecard score: %s"), score) : NULL;
}

static gboolean
foot_proof (HengSheetModel *model, guint column)
{
  return column == HENG_COLUMN_SCORE;
}

static void
model_init (HengSheetModelInterface *iface)
{
  iface->n_columns = n_columns;
  iface->field = field;
  iface->n_rows = n_rows;
  iface->row_name = row_name;
  iface->text = text;
  iface->display = display;
  iface->state = state;
  iface->editable = editable;
  iface->has_proof = has_proof;
  iface->tip = tip;
  iface->dot = dot;
  iface->check = check;
  iface->typed = typed;
  iface->change_async = change_async;
  iface->foot = foot;
  iface->foot_name = foot_name;
  iface->foot_proof = foot_proof;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HengScorecardModel, heng_scorecard_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HENG_TYPE_SHEET_MODEL, model_init))

static void
heng_scorecard_model_finalize (GObject *object)
{
  HengScorecardModel *self = HENG_SCORECARD_MODEL (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->stored);
  g_free (self->typed);
  G_OBJECT_CLASS (heng_scorecard_model_parent_class)->finalize (object);
}

static void
heng_scorecard_model_class_init (HengScorecardModelClass *klass)
{
  GType type = HENG_TYPE_SCORECARD_MODEL;

  G_OBJECT_CLASS (klass)->finalize = heng_scorecard_model_finalize;
  signals[TYPED_VALUE] = g_signal_new ("typed-value", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOT_APPLICABLE] = g_signal_new ("not-applicable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
heng_scorecard_model_init (HengScorecardModel *self)
{
  self->stored = g_ptr_array_new_with_free_func (g_free);
  self->typed_row = -1;
}

HengScorecardModel *
heng_scorecard_model_new (void)
{
  return g_object_new (HENG_TYPE_SCORECARD_MODEL, NULL);
}

void
heng_scorecard_model_set (HengScorecardModel *self, HengStore *store, HengReview *review, guint number)
{
  g_set_object (&self->store, store);
  self->review = review;
  self->number = number;
  self->part = review->parts->pdata[number];
  g_ptr_array_set_size (self->stored, 0);
  for (guint i = 0; i < self->part->lines->len; i++)
    {
      const HengReviewLine *line = line_at (self, i);

      g_ptr_array_add (self->stored, g_strdup (line->actual != NULL && line->actual->value != NULL ? line->actual->value : ""));
    }
  if (self->typed_row >= 0 && (guint) self->typed_row < self->part->lines->len)
    {
      put_value (line_at (self, (guint) self->typed_row), self->typed);
      g_signal_emit (self, signals[TYPED_VALUE], 0);
    }
  heng_sheet_model_changed (HENG_SHEET_MODEL (self));
}

HengReviewPart *
heng_scorecard_model_get_part (HengScorecardModel *self)
{
  return self->part;
}

HengReviewLine *
heng_scorecard_model_get_line (HengScorecardModel *self, guint row)
{
  return row < self->part->lines->len ? line_at (self, row) : NULL;
}

int
heng_scorecard_model_find (HengScorecardModel *self, const char *code)
{
  for (guint i = 0; i < self->part->lines->len; i++)
    if (g_strcmp0 (line_at (self, i)->record->code, code) == 0)
      return (int) i;
  return -1;
}

char *
heng_scorecard_model_proof_path (HengScorecardModel *self, guint row, guint column)
{
  g_autofree char *part = self->review->parts->len > 1 ? g_strdup_printf ("part%u/", self->number + 1) : g_strdup ("");
  const char *code = row < self->part->lines->len ? line_at (self, row)->record->code : NULL;

  if (code == NULL)
    return g_strdup_printf ("%sKPI", part);
  switch ((HengScorecardColumn) column)
    {
    case HENG_COLUMN_WEIGHT: case HENG_COLUMN_SCORE: case HENG_COLUMN_GAP:
      return g_strdup_printf ("%sKPI/%s", part, code);
    case HENG_COLUMN_ACTUAL:
      return g_strdup_printf ("%sKPI/%s/actual", part, code);
    case HENG_COLUMN_TARGET: case HENG_COLUMN_RULE:
      return g_strdup_printf ("%sKPI/%s/rule", part, code);
    case HENG_COLUMN_CODE: case HENG_COLUMN_NAME: case HENG_COLUMN_PERSPECTIVE: case HENG_COLUMN_SOURCE: case HENG_N_COLUMNS:
    default:
      return NULL;
    }
}
