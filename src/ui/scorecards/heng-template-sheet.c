/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a card as a sheet. */
#include "heng-template-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-palette-data.h"
#include "heng-people-text.h"
#include "heng-source.h"
#include "heng-text.h"
#include "heng-weight-meter.h"

#define MOST_SUGGESTIONS 8
#define PER_PERCENT 100

struct _HengTemplateSheet
{
  GObject parent_instance;
  GPtrArray *lines; /* of HengScorecardLine, as stored */
  const HengLibrary *library;
  HengCardWrite write;
  gpointer user_data;
  char *locked;
  gboolean own;
  guint typed_row;
  gint64 typed_bp; /* −1: no weight is being typed */
};

static void iface_init (HengSheetModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (HengTemplateSheet, heng_template_sheet, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HENG_TYPE_SHEET_MODEL, iface_init))

enum { WEIGHTS, N_SIGNALS };
static guint signals[N_SIGNALS];

static HengSheetField columns[HENG_LINE_N_COLUMNS] = {
  [HENG_LINE_CODE] = { "code", N_("Code"), HENG_SHEET_READONLY, 6, 0, HENG_SHEET_MEDIUM, TRUE, FALSE },
  [HENG_LINE_NAME] = { "name", N_("Indicator"), HENG_SHEET_TEXT, 10, 3, HENG_SHEET_ALWAYS, TRUE, TRUE },
  [HENG_LINE_PERSPECTIVE] = { "perspective", N_("Perspective"), HENG_SHEET_CHOICE, 8, 0, HENG_SHEET_MEDIUM, TRUE, FALSE },
  [HENG_LINE_WEIGHT] = { "weight", N_("Weight"), HENG_SHEET_PERCENT, 8, 0, HENG_SHEET_ALWAYS, FALSE, FALSE },
  [HENG_LINE_TARGET] = { "target", N_("Target"), HENG_SHEET_TEXT, 6, 1, HENG_SHEET_WIDE, FALSE, FALSE },
  [HENG_LINE_UNIT] = { "unit", N_("Unit"), HENG_SHEET_TEXT, 4, 0, HENG_SHEET_WIDE, TRUE, FALSE },
  [HENG_LINE_RULE] = { "rule", N_("Scoring rule"), HENG_SHEET_TEXT, 14, 2, HENG_SHEET_MEDIUM, TRUE, FALSE },
  [HENG_LINE_SOURCE] = { "source", N_("Data source"), HENG_SHEET_TEXT, 8, 1, HENG_SHEET_WIDE, TRUE, FALSE },
  [HENG_LINE_LEVEL] = { "level", N_("Scored for"), HENG_SHEET_CHOICE, 8, 0, HENG_SHEET_WIDE, TRUE, FALSE },
};

static const HengScorecardLine *
line_at (HengTemplateSheet *self, guint row)
{
  return row < self->lines->len ? self->lines->pdata[row] : NULL;
}

static guint
get_n_columns (HengSheetModel *model)
{
  return HENG_LINE_N_COLUMNS;
}

static const HengSheetField *
get_field (HengSheetModel *model, guint column)
{
  static HengSheetField translated[HENG_LINE_N_COLUMNS];

  translated[column] = columns[column];
  translated[column].title = _(columns[column].title);
  return &translated[column];
}

static guint
get_n_rows (HengSheetModel *model)
{
  return HENG_TEMPLATE_SHEET (model)->lines->len;
}

static gboolean
can_insert (HengSheetModel *model)
{
  return HENG_TEMPLATE_SHEET (model)->locked == NULL;
}

static char *
get_row_name (HengSheetModel *model, guint row)
{
  const HengScorecardLine *line = line_at (HENG_TEMPLATE_SHEET (model), row);

  return g_strdup (line != NULL && line->code != NULL ? line->code : "");
}

static char *
percent_text (gint64 bp)
{
  g_autofree char *text = heng_micro_format (bp * (HENG_MICRO / PER_PERCENT), 2);

  return g_steal_pointer (&text);
}

/* Texts are those of the language one reads. */
static char *
text_of (const HengScorecardLine *line, guint column)
{
  switch (column)
    {
    case HENG_LINE_CODE:
      return g_strdup (line->code);
    case HENG_LINE_NAME:
      return g_strdup (heng_localized (line->name, line->name_en));
    case HENG_LINE_PERSPECTIVE:
      return g_strdup (heng_perspective_short (line->perspective));
    case HENG_LINE_WEIGHT:
      return percent_text (line->weight_bp);
    case HENG_LINE_TARGET:
      return g_strdup (line->target);
    case HENG_LINE_UNIT:
      return g_strdup (heng_localized (line->unit, line->unit_en));
    case HENG_LINE_RULE:
      return g_strdup (line->rule);
    case HENG_LINE_SOURCE:
      return g_strdup (line->source);
    case HENG_LINE_LEVEL:
    default:
      return g_strdup (heng_enum_label (heng_indicator_level_values, line->level));
    }
}

static char *
get_text (HengSheetModel *model, guint row, guint column)
{
  const HengScorecardLine *line = line_at (HENG_TEMPLATE_SHEET (model), row);
  char *text = line != NULL ? text_of (line, column) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* The target of the rule stands where none was written. */
static char *
target_text (const HengScorecardLine *line)
{
  g_autoptr (HengRule) rule = line->rule != NULL ? heng_rule_parse (line->rule, NULL) : NULL;
  g_autofree char *target = rule != NULL ? heng_rule_target (rule, NULL) : NULL;

  if (!heng_text_is_blank (line->target))
    return g_strdup (line->target);
  return target != NULL && strcmp (target, "—") != 0 ? heng_with_unit (target, heng_localized (line->unit, line->unit_en)) : g_strdup ("—");
}

static char *
get_display (HengSheetModel *model, guint row, guint column)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  const HengScorecardLine *line = line_at (self, row);

  if (line == NULL)
    return g_strdup (column == HENG_LINE_NAME ? _("Type a name to add an indicator") : "");
  if (column == HENG_LINE_WEIGHT)
    return heng_text_weight (line->weight_bp, 2);
  if (column == HENG_LINE_TARGET)
    return target_text (line);
  if (column == HENG_LINE_RULE)
    return heng_library_rule_text (line->rule);
  if (column == HENG_LINE_SOURCE)
    return heng_source_describe (line->source);
  return get_text (model, row, column);
}

static gboolean
is_shared_column (guint column)
{
  return column == HENG_LINE_RULE || column == HENG_LINE_SOURCE || column == HENG_LINE_LEVEL;
}

static gboolean
get_editable (HengSheetModel *model, guint row, guint column, char **why)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  const HengScorecardLine *line = line_at (self, row);

  if (self->locked != NULL)
    {
      *why = g_strdup (self->locked);
      return FALSE;
    }
  if (self->own && line != NULL && line->level != HENG_LEVEL_PERSON && is_shared_column (column))
    {
      *why = g_strdup (line->level == HENG_LEVEL_DEPT ? _("It is scored once for the whole department. Only its weight is a person's own.")
                                                      : _("It is scored once for the whole company. Only its weight is a person's own."));
      return FALSE;
    }
  return columns[column].kind != HENG_SHEET_READONLY && (line != NULL || column == HENG_LINE_NAME);
}

static HengSheetState
get_state (HengSheetModel *model, guint row, guint column, char **why)
{
  const HengScorecardLine *line = line_at (HENG_TEMPLATE_SHEET (model), row);

  if (line == NULL || column != HENG_LINE_WEIGHT || line->weight_bp == 0 || (line->weight_bp >= 500 && line->weight_bp <= 4000))
    return HENG_SHEET_NORMAL;
  *why = g_strdup (_("A weight is outside 5–40 %"));
  return HENG_SHEET_WARNING;
}

static int
get_dot (HengSheetModel *model, guint row, guint column)
{
  const HengScorecardLine *line = line_at (HENG_TEMPLATE_SHEET (model), row);

  return line != NULL && column == HENG_LINE_PERSPECTIVE ? line->perspective : -1;
}

static char *
get_check (HengSheetModel *model, guint row, guint column, const char *text)
{
  return heng_template_lines_check (column, text);
}

static gboolean
has_code (GPtrArray *lines, const char *code)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (((HengScorecardLine *) lines->pdata[i])->code, code) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
suggest_choices (guint column)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_sheet_suggestion_free);
  const HengEnumValue *values = column == HENG_LINE_PERSPECTIVE ? heng_perspective_values : heng_indicator_level_values;

  for (const HengEnumValue *value = values; value->key != NULL; value++)
    g_ptr_array_add (suggestions, heng_sheet_suggestion_new (value->key,
                                                             column == HENG_LINE_PERSPECTIVE ? heng_perspective_short (value->value) : _(value->label),
                                                             column == HENG_LINE_PERSPECTIVE ? _(value->label) : NULL));
  return suggestions;
}

typedef struct
{
  const HengIndicator *indicator;
  guint rank;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1) : g_strcmp0 (x->indicator->code, y->indicator->code);
}

static GArray *
find_candidates (HengTemplateSheet *self, const char *needle)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; self->library != NULL && i < self->library->indicators->len; i++)
    {
      const HengIndicator *indicator = ((HengLibraryIndicator *) self->library->indicators->pdata[i])->record;
      const char *name = heng_localized (indicator->name, indicator->name_en);
      g_autofree char *pinyin = NULL, *initials = NULL;
      Candidate candidate = { indicator, G_MAXUINT };

      if (indicator->retired || has_code (self->lines, indicator->code))
        continue;
      heng_palette_reading (name, &pinyin, &initials);
      candidate.rank = MIN (heng_palette_rank (name, pinyin, initials, needle), heng_palette_rank (indicator->code, NULL, NULL, needle));
      if (candidate.rank != G_MAXUINT)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static GPtrArray *
get_suggest (HengSheetModel *model, guint row, guint column, const char *text)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  g_autofree char *needle = g_strstrip (g_utf8_strdown (text, -1));
  g_autoptr (GArray) candidates = NULL;
  GPtrArray *suggestions;

  if (column == HENG_LINE_PERSPECTIVE || column == HENG_LINE_LEVEL)
    return suggest_choices (column);
  if (column != HENG_LINE_NAME || line_at (self, row) != NULL)
    return NULL;
  suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_sheet_suggestion_free);
  candidates = find_candidates (self, needle);
  for (guint i = 0; i < MIN (candidates->len, MOST_SUGGESTIONS); i++)
    {
      const HengIndicator *indicator = g_array_index (candidates, Candidate, i).indicator;
      g_autofree char *rule = heng_library_rule_text (indicator->rule);
      g_autofree char *detail = g_strdup_printf ("%s · %s · %s", indicator->code, heng_perspective_short (indicator->perspective), rule);

      g_ptr_array_add (suggestions, heng_sheet_suggestion_new (indicator->code, heng_localized (indicator->name, indicator->name_en), detail));
    }
  return suggestions;
}

static void
typed (HengSheetModel *model, guint row, guint column, const char *text)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  gint64 bp = -1;

  if (column != HENG_LINE_WEIGHT || (text != NULL && !heng_template_lines_parse_weight (text, &bp)))
    return;
  self->typed_row = row;
  self->typed_bp = text != NULL ? bp : -1;
  g_signal_emit (self, signals[WEIGHTS], 0);
}

static void
change_async (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  g_autoptr (HengSheetChange) taken = change;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) after = heng_template_lines_apply (self->lines, taken, self->library, &error);

  if (self->locked != NULL)
    g_task_return_new_error (task, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, "%s", self->locked);
  else if (after == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    self->write (self->lines, after, taken->action, g_steal_pointer (&task), self->user_data);
}

static gboolean
change_finish (HengSheetModel *model, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
get_foot (HengSheetModel *model, guint column)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (model);
  gint64 sum = 0;

  for (guint i = 0; i < self->lines->len; i++)
    sum += ((HengScorecardLine *) self->lines->pdata[i])->weight_bp;
  if (column == HENG_LINE_NAME)
    return g_strdup (C_("sheet", "Total"));
  return column == HENG_LINE_WEIGHT ? heng_text_weight (sum, 2) : g_strdup ("");
}

static void
iface_init (HengSheetModelInterface *iface)
{
  iface->n_columns = get_n_columns;
  iface->field = get_field;
  iface->n_rows = get_n_rows;
  iface->can_insert = can_insert;
  iface->row_name = get_row_name;
  iface->text = get_text;
  iface->display = get_display;
  iface->state = get_state;
  iface->editable = get_editable;
  iface->dot = get_dot;
  iface->check = get_check;
  iface->suggest = get_suggest;
  iface->typed = typed;
  iface->change_async = change_async;
  iface->change_finish = change_finish;
  iface->foot = get_foot;
}

static void
heng_template_sheet_finalize (GObject *object)
{
  HengTemplateSheet *self = HENG_TEMPLATE_SHEET (object);

  g_ptr_array_unref (self->lines);
  g_free (self->locked);
  G_OBJECT_CLASS (heng_template_sheet_parent_class)->finalize (object);
}

static void
heng_template_sheet_class_init (HengTemplateSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_template_sheet_finalize;
  signals[WEIGHTS] = g_signal_new ("weights", HENG_TYPE_TEMPLATE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_template_sheet_init (HengTemplateSheet *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);
  self->typed_bp = -1;
}

HengTemplateSheet *
heng_template_sheet_new (HengCardWrite write, gpointer user_data)
{
  HengTemplateSheet *self = g_object_new (HENG_TYPE_TEMPLATE_SHEET, NULL);

  self->write = write;
  self->user_data = user_data;
  return self;
}

void
heng_template_sheet_load (HengTemplateSheet *self, GPtrArray *lines, const HengLibrary *library, const char *locked, gboolean own)
{
  g_autofree char *old_locked = self->locked;

  self->locked = g_strdup (locked);
  self->library = library;
  self->own = own;
  self->typed_bp = -1;
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->lines, heng_scorecard_line_copy (lines->pdata[i]));
  heng_sheet_model_changed (HENG_SHEET_MODEL (self));
}

GPtrArray *
heng_template_sheet_get_lines (HengTemplateSheet *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      HengScorecardLine *line = heng_scorecard_line_copy (self->lines->pdata[i]);

      if (self->typed_bp >= 0 && i == self->typed_row)
        line->weight_bp = self->typed_bp;
      g_ptr_array_add (lines, line);
    }
  return lines;
}
