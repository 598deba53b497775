/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scorecard as bullets: points of every indicator against threshold 60, target 100 and stretch 120, beside actual and target. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key, *label;     /* "RD-06", "知识分享" */
  gint64 weight_bp;            /* −1: not shown */
  HengValue points;            /* 0–120; NA and MISSING are written in words */
  const char *actual, *target; /* "6.5 %", "≤ 8 %"; NULL: "—". A veto's reason stands as actual */
  gint64 target_id;
} HengBulletRow;

typedef struct
{
  HengChartAbout about;
  HengValue score; /* of the whole scorecard, for the title */
  const HengBulletRow *rows;
  guint n_rows;
} HengBullet;

/* Copies everything. Marks "indicator:RD-06". */
HengChart *heng_chart_bullet_new (const HengBullet *bullet);
/* The scorecard of a person's first part. */
HengChart *heng_chart_bullet_of_review (const HengReview *review);

G_END_DECLS
