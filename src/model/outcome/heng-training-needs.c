/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weak indicators and weak questions become proposals of a course. */
#include "heng-training-needs.h"

#include <glib/gi18n-lib.h>

#define WEAK_POINTS HENG_POINTS (75)
#define WEAK_RATING HENG_POINTS (3)

void
heng_training_need_free (HengTrainingNeed *need)
{
  g_free (need->code);
  g_free (need->text);
  g_free (need);
}

static HengTrainingNeed *
find_need (GPtrArray *needs, HengNeedKind kind, const char *code)
{
  for (guint i = 0; i < needs->len; i++)
    {
      HengTrainingNeed *need = needs->pdata[i];

      if (need->kind == kind && g_str_equal (need->code, code))
        return need;
    }
  return NULL;
}

static void
add_need (GPtrArray *needs, HengNeedKind kind, const char *code, const char *text, HengMicro value)
{
  HengTrainingNeed *need = find_need (needs, kind, code);

  if (!need)
    {
      need = g_new0 (HengTrainingNeed, 1);
      need->kind = kind;
      need->code = g_strdup (code);
      need->text = g_strdup (text);
      need->value = value;
      g_ptr_array_add (needs, need);
    }
  need->value = MIN (need->value, value);
}

static void
add_lines (GPtrArray *needs, const HengReviewPart *part)
{
  for (guint i = 0; i < part->lines->len; i++)
    {
      const HengReviewLine *line = g_ptr_array_index (part->lines, i);

      if (line->record->weight_bp > 0 && line->points.state == HENG_VALUE_NUMBER && line->points.micro < WEAK_POINTS)
        add_need (needs, HENG_NEED_INDICATOR, line->record->code, heng_localized (line->record->name, line->record->name_en),
                  line->points.micro);
    }
}

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const HengTrainingNeed *x = *(HengTrainingNeed *const *) a, *y = *(HengTrainingNeed *const *) b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return g_strcmp0 (x->code, y->code);
}

static void
explain (GPtrArray *needs, HengTrace *trace)
{
  heng_trace_note (trace, "%s", _("indicators below 75 points, questions below 3.0; a proposal, somebody decides"));
  for (guint i = 0; i < needs->len; i++)
    {
      const HengTrainingNeed *need = needs->pdata[i];

      heng_trace_value (heng_trace_add (trace, need->code, need->text), HENG_NUMBER (need->value), 6);
    }
}

GPtrArray *
heng_training_needs (const HengReview *review, const HengQuestionMean *questions, guint n_questions, HengTrace *trace)
{
  GPtrArray *needs = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_training_need_free);

  for (guint i = 0; i < review->parts->len; i++)
    add_lines (needs, g_ptr_array_index (review->parts, i));
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (questions[i].mean.state == HENG_VALUE_NUMBER && questions[i].n >= HENG_ANONYMITY_MINIMUM
          && questions[i].mean.micro < WEAK_RATING)
        add_need (needs, HENG_NEED_QUESTION, number, questions[i].text, questions[i].mean.micro);
    }
  g_ptr_array_sort (needs, compare_needs);
  if (trace)
    explain (needs, trace);
  return needs;
}
