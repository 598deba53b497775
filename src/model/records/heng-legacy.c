/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table of past results of other systems, and their way onto the scale of points. */
#include "heng-legacy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-macros.h"

static const HengField legacy_result_fields[] = {
  REF_FIELD (HengLegacyResult, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengLegacyResult, cycle_key, N_("Cycle"), REQUIRED),
  DATE_FIELD (HengLegacyResult, from_date, N_("From"), PLAIN),
  DATE_FIELD (HengLegacyResult, to_date, N_("To"), PLAIN),
  INT_FIELD (HengLegacyResult, score, N_("Score"), MICRO),
  INT_FIELD (HengLegacyResult, has_score, N_("Has a score"), YES_NO),
  INT_FIELD (HengLegacyResult, full_marks, N_("Full marks"), MICRO),
  TEXT_FIELD (HengLegacyResult, grade, N_("Grade"), PLAIN),
  TEXT_FIELD (HengLegacyResult, comment, N_("Comment"), PLAIN),
  TEXT_FIELD (HengLegacyResult, scale, N_("Scale"), PLAIN),
  INT_FIELD (HengLegacyResult, complete, N_("Complete"), YES_NO),
};
RECORD_TYPE (heng_legacy_result_type, HengLegacyResult, "legacy_result", N_("past result"), legacy_result_fields, FALSE);

#define FULL_PREFIX "full:"
#define MOST_PAIRS 16

typedef struct
{
  HengMicro score[MOST_PAIRS], points[MOST_PAIRS];
  guint n;
} Scale;

static gboolean
add_pair (Scale *scale, HengMicro score, HengMicro points)
{
  if (scale->n == MOST_PAIRS || points < 0 || points > HENG_POINTS (120) || (scale->n && score <= scale->score[scale->n - 1]))
    return FALSE;
  scale->score[scale->n] = score;
  scale->points[scale->n++] = points;
  return TRUE;
}

static gboolean
parse_pairs (const char *text, Scale *scale)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;,", -1);

  for (guint i = 0; words[i]; i++)
    {
      char *points_text = strchr (words[i], '=');
      HengMicro score, points;

      if (*words[i] == '\0')
        continue;
      if (!points_text)
        return FALSE;
      *points_text++ = '\0';
      if (!heng_micro_parse (words[i], &score) || !heng_micro_parse (points_text, &points) || !add_pair (scale, score, points))
        return FALSE;
    }
  return scale->n >= 2;
}

static gboolean
parse_scale (const char *text, Scale *scale)
{
  HengMicro full;

  if (g_str_equal (text, "points"))
    return add_pair (scale, 0, 0) && add_pair (scale, HENG_POINTS (120), HENG_POINTS (120));
  if (!g_str_has_prefix (text, FULL_PREFIX))
    return parse_pairs (text, scale);
  if (!heng_micro_parse (text + strlen (FULL_PREFIX), &full) || full <= 0 || full > G_MAXINT64 / 2)
    return FALSE;
  /* a fifth above full marks is the cap, as 120 is of our own scale */
  return add_pair (scale, 0, 0) && add_pair (scale, full, HENG_POINTS (100)) && add_pair (scale, full + full / 5, HENG_POINTS (120));
}

gboolean
heng_legacy_scale_check (const char *scale, char **fault)
{
  Scale parsed = { .n = 0 };

  if (!scale || parse_scale (scale, &parsed))
    return TRUE;
  if (fault)
    *fault = g_strdup_printf (_("“%s” is no scale; write “points”, “full:100” or pairs such as “0=0 60=60 100=100”."), scale);
  return FALSE;
}

HengValue
heng_legacy_points (const HengLegacyResult *result)
{
  Scale scale = { .n = 0 };
  guint i = 1;
  HengWide rise;

  if (!result->has_score || !result->scale || !parse_scale (result->scale, &scale))
    return HENG_NA;
  if (result->score <= scale.score[0])
    return HENG_NUMBER (scale.points[0]);
  while (i < scale.n && result->score > scale.score[i])
    i++;
  if (i == scale.n)
    return HENG_NUMBER (scale.points[scale.n - 1]);
  rise = (HengWide) (scale.points[i] - scale.points[i - 1]) * (result->score - scale.score[i - 1]);
  return HENG_NUMBER (scale.points[i - 1] + heng_div_round (rise, scale.score[i] - scale.score[i - 1]));
}
