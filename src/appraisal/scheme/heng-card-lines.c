/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a card, be it a template's or a person's own: checking and comparing them. */
#include "heng-scheme-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-text.h"

#define WHOLE 10000

HengScorecardLine *
heng_card_line_new (const HengTemplateLine *template_line, const HengIndicator *indicator)
{
  HengScorecardLine *line = heng_scorecard_line_new ();

  line->id = template_line->id;
  line->version = template_line->version;
  line->sort = template_line->sort;
  line->code = g_strdup (indicator->code);
  line->name = g_strdup (indicator->name);
  line->name_en = g_strdup (indicator->name_en);
  line->perspective = indicator->perspective;
  line->unit = g_strdup (indicator->unit);
  line->unit_en = g_strdup (indicator->unit_en);
  line->rule = g_strdup (indicator->rule);
  line->source = g_strdup (indicator->source);
  line->target = g_strdup (template_line->target);
  line->weight_bp = template_line->weight_bp;
  line->level = indicator->level;
  return line;
}

GPtrArray *
heng_template_card (const HengSchemeTemplate *scheme)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  for (guint i = 0; i < scheme->lines->len; i++)
    g_ptr_array_add (lines, heng_card_line_new (scheme->lines->pdata[i], scheme->indicators->pdata[i]));
  return lines;
}

/* What a line says; where it stands and to whom it belongs are no part of that. */
gboolean
heng_card_line_equal (const HengScorecardLine *a, const HengScorecardLine *b)
{
  for (guint i = 0; i < heng_scorecard_line_type.n_fields; i++)
    {
      const HengField *field = &heng_scorecard_line_type.fields[i];

      if (strcmp (field->name, "sort") != 0 && strcmp (field->name, "participant_id") != 0 && !heng_field_equal (field, a, b))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_card_check_line (const HengScorecardLine *line, GError **error)
{
  const char *code = heng_text_is_blank (line->code) ? "—" : line->code;
  g_autoptr (GError) fault = NULL;
  g_autoptr (HengRule) rule = NULL;

  if (heng_text_is_blank (line->name))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, code, _("An indicator needs a name."));
  if (line->weight_bp < 0 || line->weight_bp > WHOLE)
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, code, _("A weight lies between 0 and 100 %."));
  if (heng_text_is_blank (line->rule))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, code, _("An indicator needs a scoring rule."));
  if (!(rule = heng_rule_parse (line->rule, &fault)))
    return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, code, fault->message);
  return TRUE;
}

HengCardCheck
heng_card_check (GPtrArray *lines, int dept_type)
{
  g_autofree HengScoreItem *items = g_new0 (HengScoreItem, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      items[i] = (HengScoreItem) { line->code, line->name, line->perspective, line->weight_bp, line->source, HENG_NUMBER (0) };
    }
  return heng_scorecard_check (items, lines->len, dept_type == HENG_DEPT_FI || dept_type == HENG_DEPT_HR || dept_type == HENG_DEPT_AD);
}
