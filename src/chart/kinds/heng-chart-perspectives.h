/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the perspective charts, shared by bars and radar. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label; /* of the enumeration, translated */
  const char *key;   /* "F" */
  HengValue value, mean;
} HengPerspectiveBar;

typedef struct
{
  HengPerspectiveBar bars[HENG_N_PERSPECTIVES];
  gint64 mean_n;
  gboolean has_mean;
} HengPerspectives;

HengPerspectives *heng_perspectives_copy (const HengReview *review);
/* Title, subtitle, foot, description and table; name is the accessible name. */
void heng_perspectives_say (HengChart *chart, const HengPerspectives *data, const HengReview *review, const char *name);
/* "Customer, 105.7, group mean 98.0"; NA and missing in words. */
char *heng_perspectives_spoken (const HengPerspectiveBar *bar);

G_END_DECLS
