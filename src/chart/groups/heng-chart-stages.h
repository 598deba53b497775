/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a cycle as bars: how many are done, how many late, until when. */
#pragma once

#include "heng-chart-about.h"

G_BEGIN_DECLS

typedef enum { HENG_STAGE_MARK_TO_COME, HENG_STAGE_MARK_RUNNING, HENG_STAGE_MARK_DONE } HengStageMark;

typedef struct
{
  const char *key, *label;   /* "REVIEW", "评价" */
  HengStageMark mark;
  guint done, total, late;   /* people; total 0: "skipped". late: of those not done */
  HengDate due;              /* none: left empty */
  gint64 target_id;
} HengStageRow;

typedef struct
{
  HengChartAbout about;
  const HengStageRow *rows; /* in their order */
  guint n_rows;
} HengStages;

/* Copies everything. Marks "stage:REVIEW" (the whole row), "late:REVIEW" on the hatched part. */
HengChart *heng_chart_stages_new (const HengStages *stages);

G_END_DECLS
