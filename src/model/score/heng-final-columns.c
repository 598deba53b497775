/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighted mean of components for whole columns. Three weights below 10,001 and scores up to 120 points stay far inside 64 bits. */
#include "heng-final-columns.h"

static inline HengMicro
final_of (const gint64 *weights, const HengMicro *scores, HengMicro adjustment)
{
  gint64 sum = 0, active = 0, numerator;

  for (int c = 0; c < HENG_N_COMPONENTS; c++)
    {
      if (weights[c] <= 0 || scores[c] == HENG_COLUMN_NA)
        continue;
      if (scores[c] == HENG_COLUMN_MISSING)
        return HENG_COLUMN_MISSING;
      sum += weights[c] * scores[c];
      active += weights[c];
    }
  if (active == 0)
    return HENG_COLUMN_NA;
  numerator = sum + CLAMP (adjustment, -HENG_ADJUSTMENT_LIMIT, HENG_ADJUSTMENT_LIMIT) * active;
  /* nothing below 0 is left, so adding the half rounds away from zero */
  return numerator <= 0 ? 0 : MIN ((numerator * 2 + active) / (active * 2), HENG_POINTS (120));
}

void
heng_final_columns (const HengFinalColumns *columns, HengMicro *finals)
{
  const HengMicro *okr = columns->scores[HENG_COMPONENT_OKR], *kpi = columns->scores[HENG_COMPONENT_KPI];
  const HengMicro *feedback = columns->scores[HENG_COMPONENT_FEEDBACK];

  for (guint i = 0; i < columns->n; i++)
    {
      const HengMicro scores[HENG_N_COMPONENTS] = { okr[i], kpi[i], feedback[i] };

      finals[i] = final_of (columns->mixes[columns->mix[i]], scores, columns->adjustments ? columns->adjustments[i] : 0);
    }
}

void
heng_publish_columns (const HengMicro *finals, guint n, HengMicro *published)
{
  for (guint i = 0; i < n; i++)
    published[i] = finals[i] > HENG_COLUMN_NA ? heng_micro_publish (finals[i], HENG_ROUND_HALF_UP) : finals[i];
}
