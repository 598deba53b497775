/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a key result and its newest check-in to what the formula reads, and to what people read (domain.md §2.2). */
#include "heng-key-result.h"

#include <glib/gi18n-lib.h>

/* Steps with their marks. */
static void
read_steps (const HengKeyResult *kr, const char *value, GArray *steps)
{
  g_autoptr (GPtrArray) texts = heng_kr_steps_parse (kr->steps);
  guint n = texts ? texts->len : 0;
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);

  g_array_set_size (steps, 0);
  if (value && !heng_checkin_steps_parse (value, n, done))
    for (guint i = 0; i < n; i++)
      done[i] = FALSE;
  for (guint i = 0; i < n; i++)
    {
      HengKrStep step = { ((const HengKrStepText *) texts->pdata[i])->weight_bp, done[i] };

      g_array_append_val (steps, step);
    }
}

void
heng_kr_input_read (HengKrInput *input, const HengKeyResult *kr, gboolean has_checkin, const char *value, GArray *steps)
{
  input->type = (HengKrType) kr->type;
  input->keep = kr->keep != 0;
  input->start = kr->start_value;
  input->target = kr->target;
  input->low = kr->low;
  input->high = kr->high;
  input->tolerance = kr->tolerance;
  input->has_value = has_checkin;
  switch (input->type)
    {
    case HENG_KR_BOOLEAN:
      input->has_value = has_checkin && heng_checkin_done_parse (value, &input->done);
      break;
    case HENG_KR_STEPS:
      read_steps (kr, has_checkin ? value : NULL, steps);
      input->steps = (const HengKrStep *) (gpointer) steps->data;
      input->n_steps = steps->len;
      break;
    case HENG_KR_RANGE_HITS:
      break;
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
    case HENG_KR_RANGE:
    default:
      input->has_value = has_checkin && heng_micro_parse (value, &input->current);
    }
}

static char *
steps_text (const HengKrInput *input)
{
  guint done = 0;

  for (guint i = 0; i < input->n_steps; i++)
    done += input->steps[i].done ? 1 : 0;
  return g_strdup_printf ("%u/%u", done, input->n_steps);
}

char *
heng_kr_current_text (const HengKrInput *input, const char *unit)
{
  g_autofree char *number = NULL;

  if (input->type == HENG_KR_RANGE_HITS)
    return input->checkins > 0 ? g_strdup_printf ("%d/%d", (int) input->hits, (int) input->checkins) : g_strdup ("—");
  if (!input->has_value)
    return g_strdup ("—");
  if (input->type == HENG_KR_BOOLEAN)
    return g_strdup (input->done ? _("Done") : _("Not done"));
  if (input->type == HENG_KR_STEPS)
    return steps_text (input);
  number = heng_micro_display_short (input->current);
  return heng_with_unit (number, unit);
}
