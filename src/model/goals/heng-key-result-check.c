/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types for key results: steps, check-in values, and whether the numbers fit the type (domain.md §2.2). */
#include "heng-key-result.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_step (gpointer data)
{
  HengKrStepText *step = data;

  g_free (step->name);
  g_free (step);
}

/* "20 方案评审" or "方案评审"; NULL when the weight is no good. */
static HengKrStepText *
parse_step (const char *text)
{
  HengKrStepText *step = g_new0 (HengKrStepText, 1);
  gsize digits = strspn (text, "0123456789.");
  g_autofree char *number = g_strndup (text, digits);
  HengMicro weight = 0;

  /* "3D 模型" is a name, not a weight of 3: the weight ends at a space. */
  if (digits == 0 || (text[digits] != ' ' && text[digits] != '\t' && text[digits] != '%' && text[digits] != '\0'))
    step->name = g_strdup (text);
  else if (heng_micro_parse (number, &weight) && weight % (HENG_MICRO / 100) == 0)
    {
      step->weight_bp = weight / (HENG_MICRO / 100);
      step->name = g_strstrip (g_strdup (text + digits + (text[digits] == '%' ? 1 : 0)));
    }
  else
    g_clear_pointer (&step, free_step);
  return step;
}

GPtrArray *
heng_kr_steps_parse (const char *steps)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_step);
  g_auto (GStrv) wide = g_strsplit (steps ? steps : "", "；", -1);
  g_autofree char *text = g_strjoinv (";", wide);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i]; i++)
    {
      HengKrStepText *step;

      if (!*g_strstrip (parts[i]))
        continue;
      step = parse_step (parts[i]);
      if (!step)
        return NULL;
      g_ptr_array_add (list, step);
    }
  return list->len > 0 ? g_steal_pointer (&list) : NULL;
}

gboolean
heng_checkin_steps_parse (const char *value, guint n_steps, gboolean *done)
{
  g_auto (GStrv) parts = g_strsplit_set (value ? value : "", ", ", -1);

  memset (done, 0, sizeof (gboolean) * n_steps);
  for (guint i = 0; parts[i]; i++)
    {
      guint64 number;

      if (!*parts[i])
        continue;
      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, n_steps, &number, NULL))
        return FALSE;
      done[number - 1] = TRUE;
    }
  return TRUE;
}

gboolean
heng_checkin_done_parse (const char *value, gboolean *done)
{
  static const char *const yes[] = { "yes", "是", "1", "true", "y", "done", "完成", "已完成", NULL };
  static const char *const no[] = { "no", "否", "0", "false", "n", "未完成", NULL };
  g_autofree char *folded = g_ascii_strdown (value ? value : "", -1);

  *done = g_strv_contains (yes, g_strstrip (folded));
  return *done || g_strv_contains (no, folded);
}

static char *
check_steps_value (const HengKeyResult *kr, const char *value)
{
  g_autoptr (GPtrArray) steps = heng_kr_steps_parse (kr->steps);
  guint n = steps ? steps->len : 0;
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);

  if (heng_checkin_steps_parse (value, n, done))
    return NULL;
  return g_strdup_printf (_("“%s”: the numbers of the finished steps are expected, 1 to %u, such as 1,3"), value, n);
}

char *
heng_checkin_value_check (const HengKeyResult *kr, const char *value)
{
  gboolean done;
  HengMicro number;

  if (kr->type == HENG_KR_STEPS)
    return check_steps_value (kr, value);
  if (kr->type == HENG_KR_BOOLEAN)
    return heng_checkin_done_parse (value, &done) ? NULL
                                                  : g_strdup_printf (_("“%s”: yes or no is expected"), value ? value : "");
  if (heng_micro_parse (value, &number))
    return NULL;
  return g_strdup_printf (_("“%s”: a number with at most six decimals is expected"), value ? value : "");
}

static const char *
check_direction (const HengKeyResult *kr)
{
  if (kr->keep)
    return kr->start_value == kr->target ? NULL : _("To keep a level, start and target must be the same");
  if (kr->start_value == kr->target)
    return _("Start and target are the same: mark the key result as “keep the level”, or change one of them");
  if (kr->type == HENG_KR_INCREASE && kr->target < kr->start_value)
    return _("To increase, the target must be above the start");
  if (kr->type == HENG_KR_DECREASE && kr->target > kr->start_value)
    return _("To decrease, the target must be below the start");
  return NULL;
}

static const char *
check_type (const HengKeyResult *kr)
{
  g_autoptr (GPtrArray) steps = NULL;

  switch ((HengKrType) kr->type)
    {
    case HENG_KR_INCREASE:
    case HENG_KR_DECREASE:
      return check_direction (kr);
    case HENG_KR_STEPS:
      steps = heng_kr_steps_parse (kr->steps);
      return steps ? NULL : _("The steps are missing, or a weight is no number: write “20 design review;80 release”");
    case HENG_KR_RANGE:
    case HENG_KR_RANGE_HITS:
      if (kr->low > kr->high)
        return _("The lower limit is above the upper limit");
      return kr->tolerance < 0 ? _("The tolerance must not be negative") : NULL;
    case HENG_KR_BOOLEAN:
    default:
      return NULL;
    }
}

char *
heng_key_result_check (const HengKeyResult *kr)
{
  const char *message = kr->weight_bp < 0 ? _("A weight must not be negative") : check_type (kr);

  return g_strdup (message);
}
