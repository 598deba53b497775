/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the sheet makes of the lines of a card. */
#include "heng-template-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-people-text.h"
#include "heng-text.h"
#include "heng-weight-meter.h"

#define PER_PERCENT 100

/* "15", "15%", "15.00 %" → 1500. */
gboolean
heng_template_lines_parse_weight (const char *text, gint64 *bp)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gsize length = strlen (clean);
  HengMicro micro;

  if (g_str_has_suffix (clean, "%"))
    clean[length - 1] = '\0';
  else if (g_str_has_suffix (clean, "％"))
    clean[length - strlen ("％")] = '\0';
  g_strchomp (clean);
  if (!heng_micro_parse (clean, &micro) || micro < 0 || micro > 100 * HENG_MICRO || micro % (HENG_MICRO / PER_PERCENT) != 0)
    return FALSE;
  *bp = micro / (HENG_MICRO / PER_PERCENT);
  return TRUE;
}

/* By key, by label and by the short word. */
static const HengEnumValue *
parse_choice (guint column, const char *text)
{
  const HengEnumValue *values = column == HENG_LINE_PERSPECTIVE ? heng_perspective_values : heng_indicator_level_values;
  g_autofree char *clean = g_strstrip (g_strdup (text));

  for (const HengEnumValue *value = values; value->key != NULL; value++)
    if (g_ascii_strcasecmp (value->key, clean) == 0 || g_strcmp0 (_(value->label), clean) == 0
        || (column == HENG_LINE_PERSPECTIVE && g_strcmp0 (heng_perspective_short (value->value), clean) == 0))
      return value;
  return NULL;
}

char *
heng_template_lines_check (guint column, const char *text)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengRule) rule = NULL;
  gint64 bp;

  if (column == HENG_LINE_NAME && heng_text_is_blank (text))
    return g_strdup (_("An indicator needs a name."));
  if (column == HENG_LINE_WEIGHT && !heng_template_lines_parse_weight (text, &bp))
    return g_strdup (_("A weight is a number from 0 to 100 with at most two decimals."));
  if ((column == HENG_LINE_PERSPECTIVE || column == HENG_LINE_LEVEL) && parse_choice (column, text) == NULL)
    return g_strdup (column == HENG_LINE_PERSPECTIVE ? _("Choose one of the four perspectives.") : _("Choose person, department or company."));
  if (column == HENG_LINE_RULE && (rule = heng_rule_parse (text, &fault)) == NULL)
    return g_strdup (fault->message);
  return NULL;
}

static void
put (char **target, const char *text)
{
  g_free (*target);
  *target = heng_text_is_blank (text) ? NULL : g_strstrip (g_strdup (text));
}

/* Into the language it is read in. */
static void
put_localized (char **name, char **name_en, const char *text)
{
  put (!heng_text_is_chinese () && *name_en != NULL ? name_en : name, text);
}

static void
take_indicator (HengScorecardLine *line, const HengIndicator *indicator)
{
  put (&line->code, indicator->code);
  put (&line->name, indicator->name);
  put (&line->name_en, indicator->name_en);
  put (&line->unit, indicator->unit);
  put (&line->unit_en, indicator->unit_en);
  put (&line->rule, indicator->rule);
  put (&line->source, indicator->source);
  line->perspective = indicator->perspective;
  line->level = indicator->level;
}

static void
put_cell (HengScorecardLine *line, const HengSheetEdit *edit, const HengLibrary *library)
{
  const HengLibraryIndicator *known = edit->column == HENG_LINE_NAME && edit->choice != NULL && library != NULL
                                        ? heng_library_indicator_by_code (library, edit->choice) : NULL;

  if (known != NULL && line->code == NULL)
    take_indicator (line, known->record);
  else if (edit->column == HENG_LINE_NAME)
    put_localized (&line->name, &line->name_en, edit->text);
  else if (edit->column == HENG_LINE_PERSPECTIVE)
    line->perspective = parse_choice (edit->column, edit->text)->value;
  else if (edit->column == HENG_LINE_LEVEL)
    line->level = parse_choice (edit->column, edit->text)->value;
  else if (edit->column == HENG_LINE_WEIGHT)
    heng_template_lines_parse_weight (edit->text, &line->weight_bp);
  else if (edit->column == HENG_LINE_TARGET)
    put (&line->target, edit->text);
  else if (edit->column == HENG_LINE_UNIT)
    put_localized (&line->unit, &line->unit_en, edit->text);
  else if (edit->column == HENG_LINE_RULE)
    put (&line->rule, edit->text);
  else if (edit->column == HENG_LINE_SOURCE)
    put (&line->source, edit->text);
}

/* What was typed and is none of the library's becomes one that the manager rates, until that is changed. */
static HengScorecardLine *
new_line (void)
{
  HengScorecardLine *line = heng_scorecard_line_new ();

  line->rule = g_strdup ("rate");
  line->source = g_strdup ("R-MGR");
  line->perspective = HENG_PERSPECTIVE_I;
  return line;
}

/* A code of its own, neither the library's nor that of another line. */
static void
give_code (GPtrArray *lines, HengScorecardLine *line, const HengLibrary *library)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_indicator_free);
  const char *like = NULL;

  for (guint i = 0; library != NULL && i < library->indicators->len; i++)
    g_ptr_array_add (taken, heng_indicator_copy (((HengLibraryIndicator *) library->indicators->pdata[i])->record));
  for (guint i = 0; i < lines->len; i++)
    {
      HengIndicator *indicator = heng_indicator_new ();
      const char *code = ((HengScorecardLine *) lines->pdata[i])->code;

      indicator->code = g_strdup (code != NULL ? code : "");
      like = like != NULL ? like : code;
      g_ptr_array_add (taken, indicator);
    }
  line->code = heng_indicator_free_code (taken, like);
}

static void
move_lines (GPtrArray *lines, guint at, guint n, int by)
{
  for (guint i = 0; i < n; i++)
    {
      guint from = by > 0 ? at + n - 1 - i : at + i;

      g_ptr_array_insert (lines, (int) from + by, g_ptr_array_steal_index (lines, from));
    }
}

GPtrArray *
heng_template_lines_apply (GPtrArray *lines, const HengSheetChange *change, const HengLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (after, heng_scorecard_line_copy (lines->pdata[i]));
  if (change->n_remove > 0)
    g_ptr_array_remove_range (after, change->remove_at, change->n_remove);
  if (change->n_move > 0)
    move_lines (after, change->move_at, change->n_move, change->move_by);
  for (guint i = 0; i < change->n_insert; i++)
    g_ptr_array_insert (after, (int) (change->insert_at + i), new_line ());
  for (guint i = 0; i < change->edits->len; i++)
    {
      const HengSheetEdit *edit = change->edits->pdata[i];
      g_autofree char *fault = heng_template_lines_check (edit->column, edit->text);

      if (fault != NULL)
        {
          g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, fault);
          return NULL;
        }
      if (edit->row < after->len)
        put_cell (after->pdata[edit->row], edit, library);
    }
  for (guint i = 0; i < after->len; i++)
    if (((HengScorecardLine *) after->pdata[i])->code == NULL)
      give_code (after, after->pdata[i], library);
  return g_steal_pointer (&after);
}
