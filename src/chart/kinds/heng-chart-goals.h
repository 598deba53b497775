/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The alignment map: objectives as cards with their progress, solid lines for what counts upwards, dashed ones for references. */
#pragma once

#include "heng-chart-map.h"
#include "heng-key-result.h"

G_BEGIN_DECLS

typedef struct
{
  HengMapNode map;    /* is_weak: only refers to the objective above */
  gboolean is_strong; /* the company's own */
  char *title, *detail; /* "自动化发布", "平台组 李娜 · 信心 7"; detail may be NULL */
  char *initials;       /* of who answers for it, in a disc before the detail: "李", "LN"; NULL: none */
  HengValue progress; /* NUMBER, or NA: "—" */
  HengMicro expected; /* −1: no mark */
  HengHealth health;  /* NONE: no check-in yet */
} HengGoalCard;

extern const HengMapMetrics heng_goals_metrics;

HengChart *heng_chart_goals_new (const char *title, const char *subtitle);
/* Copies the node; returns its index. */
guint heng_chart_goals_add (HengChart *chart, const HengGoalCard *node);
/* An image in the disc in place of the initials. */
void heng_chart_goals_set_photo (HengChart *chart, guint i, cairo_surface_t *image);

G_END_DECLS
