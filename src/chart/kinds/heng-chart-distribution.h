/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the distribution chart, shared by its files: statistics, words, layout. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

typedef struct
{
  HengMicro low, high; /* [low, high); the last bin of the axis also holds its upper end */
  guint count;
  guint before;        /* people of the ghost */
  guint rank;          /* of its grade, 0 = best */
} HengBin;

typedef struct
{
  char *grade;
  HengMicro low, high;
  guint count, before;
  guint quota; /* people by the recommended share, largest remainder */
} HengGradeCount;

typedef struct
{
  GArray *scores;   /* of HengMicro, ascending */
  GArray *bins;     /* of HengBin, ascending */
  GPtrArray *grades; /* of HengGradeCount, best first */
  gboolean has_quota;
  HengMicro low, high; /* axis */
  HengMicro quartiles[5]; /* minimum, lower quartile, median, upper quartile, maximum */
  HengMicro deviation;    /* of the sample; 0 when n < 2 */
  gboolean compares;      /* with what was before, as a ghost behind */
  GArray *before;         /* of HengMicro, ascending */
  GArray *cuts;           /* of HengMicro: lower bounds of grades before, but the lowest */
} HengDistribution;

/* Bins of 5 on multiples of 5 and on every grade cut, so that none crosses a cut. */
void heng_distribution_count (HengDistribution *distribution, const HengGradeBand *const *bands, guint n_bands);
void heng_distribution_say (HengChart *chart, const HengDistribution *distribution, const char *period);
void heng_distribution_layout (HengChart *chart, HengFrame *frame);

G_END_DECLS
