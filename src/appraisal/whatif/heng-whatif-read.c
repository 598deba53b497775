/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scorecards of people as growing columns: an actual value where a rule scores plain numbers, else the points it gave. */
#include "heng-whatif-build.h"

HengMicro
heng_whatif_mark (HengValue value)
{
  return value.state == HENG_VALUE_NUMBER ? value.micro : value.state == HENG_VALUE_NA ? HENG_COLUMN_NA : HENG_COLUMN_MISSING;
}

char *
heng_whatif_card_key (const HengReviewPart *part)
{
  GString *key = g_string_new (part->participant->template_key);

  g_string_append_printf (key, "\n%d", (int) part->participant->template_revision);
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengScorecardLine *record = ((HengReviewLine *) part->lines->pdata[i])->record;

      g_string_append_c (key, '\n');
      g_string_append (key, record->code);
      g_string_append_printf (key, "\t%d\t%d\t", (int) record->weight_bp, record->perspective);
      g_string_append (key, record->rule ? record->rule : "");
    }
  return g_string_free (key, FALSE);
}

static gboolean
is_numeric (const HengRule *rule)
{
  return rule && heng_rule_numbers (rule, NULL, NULL);
}

HengWhatifReading *
heng_whatif_reading_new (const HengReviewPart *part, guint index)
{
  HengWhatifReading *reading = g_new0 (HengWhatifReading, 1);

  reading->index = index;
  reading->template_key = g_strdup (part->participant->template_key ? part->participant->template_key : "");
  reading->revision = part->participant->template_revision;
  reading->records = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);
  reading->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_rule_free);
  reading->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  reading->values = g_ptr_array_new ();
  reading->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  reading->rows = g_array_new (FALSE, FALSE, sizeof (HengWhatifRow));
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];
      gboolean deducts = line->rule && heng_rule_kind (line->rule) == HENG_RULE_DED;

      g_ptr_array_add (reading->records, heng_scorecard_line_copy (line->record));
      g_ptr_array_add (reading->rules, line->rule ? heng_rule_parse (line->record->rule, NULL) : NULL);
      g_ptr_array_add (reading->columns, g_array_new (FALSE, FALSE, sizeof (HengMicro)));
      g_ptr_array_add (reading->values, deducts ? g_array_new (FALSE, FALSE, sizeof (HengActual)) : NULL);
      g_ptr_array_add (reading->problems, g_array_new (FALSE, FALSE, sizeof (guint8)));
    }
  return reading;
}

void
heng_whatif_reading_free (HengWhatifReading *reading)
{
  for (guint i = 0; i < reading->values->len; i++)
    if (reading->values->pdata[i])
      g_array_unref (reading->values->pdata[i]);
  g_ptr_array_unref (reading->values);
  g_ptr_array_unref (reading->records);
  g_ptr_array_unref (reading->rules);
  g_ptr_array_unref (reading->columns);
  g_ptr_array_unref (reading->problems);
  g_array_unref (reading->rows);
  g_free (reading->template_key);
  g_free (reading);
}

/* What stands in the column for this line. */
static HengMicro
column_value (const HengRule *rule, const HengReviewLine *line)
{
  if (!is_numeric (rule))
    return heng_whatif_mark (line->points);
  return line->value.state == HENG_VALUE_NUMBER ? heng_actual_number (&line->value) : heng_whatif_mark (line->points);
}

void
heng_whatif_reading_add (HengWhatifReading *reading, const HengReviewPart *part, const HengWhatifRow *row)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = part->lines->pdata[i];
      HengMicro value = column_value (reading->rules->pdata[i], line);
      guint8 problem = heng_review_line_problem (line) != NULL;

      g_array_append_val ((GArray *) reading->columns->pdata[i], value);
      g_array_append_val ((GArray *) reading->problems->pdata[i], problem);
      if (reading->values->pdata[i])
        g_array_append_val ((GArray *) reading->values->pdata[i], line->value); /* counts only: nothing in it is owned */
    }
  g_array_append_vals (reading->rows, row, 1);
}
