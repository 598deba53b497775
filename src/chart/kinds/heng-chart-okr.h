/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of the OKR chart, shared by its files: rows, words, layout. */
#pragma once

#include "heng-chart-private.h"

G_BEGIN_DECLS

/* One row: an objective, or one of its key results below it. */
typedef struct
{
  gboolean is_objective, is_cancelled;
  char *name; /* "objective:O1", "kr:O1/KR1" */
  char *label;
  HengValue progress;
  HengMicro raw, expected;
  HengKrFlags flags;
  HengHealth health;  /* NONE: not judged */
  gint64 confidence;  /* −1: not given */
  gint64 target_id;
} HengOkrRow;

typedef struct
{
  GPtrArray *rows;         /* of HengOkrRow */
  gboolean same_plan;      /* every judged row is planned at `plan` */
  HengMicro plan;
  gboolean has_plan;
} HengOkrChart;

char *heng_okr_state_words (const HengOkrRow *row); /* "At risk", "Regress −20 %", "No check-in" … */
char *heng_okr_percent (const HengOkrRow *row);     /* "49 %", "—" */
void heng_okr_say (HengChart *chart, const HengOkrChart *okr, const HengReview *review);
/* The filled part of a progress bar: hatched when it is behind. */
void heng_okr_lay_fill (HengFrame *frame, double x, double y, double width, double height, HengHealth health);
/* Disc with a tick, triangle with a bar, square with a cross, ring for no check-in (NONE): the shape alone tells the state. */
void heng_okr_lay_icon (HengFrame *frame, double x, double y, double r, HengHealth health);
void heng_okr_layout (HengChart *chart, HengFrame *frame);

G_END_DECLS
