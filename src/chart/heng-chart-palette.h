/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of charts by role and theme; a chart names roles ("inks"), only drawing asks for colours. */
#pragma once

#include "heng-chart.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_INK_NONE,
  HENG_INK_BACKGROUND,
  HENG_INK_TEXT,
  HENG_INK_LABEL,
  HENG_INK_TICK,
  HENG_INK_GRID,
  HENG_INK_AXIS,
  HENG_INK_TARGET,
  HENG_INK_TRACK,
  HENG_INK_TRACK_LINE, /* only where a track has to be outlined: paper, high contrast */
  HENG_INK_OUTLINE,    /* round every fill in high contrast, nothing elsewhere */
  HENG_INK_GAIN,       /* lines and points; on plan */
  HENG_INK_GAIN_AREA,  /* the same as an area: quieter in the dark */
  HENG_INK_LOSS,
  HENG_INK_LOSS_TINT, /* ground under the hatch */
  HENG_INK_LOSS_TEXT,
  HENG_INK_OFF,
  HENG_INK_OFF_TINT,
  HENG_INK_TINT, /* confidence band, inside of a radar */
  HENG_INK_BAND, /* every second grade band behind a trend */
  HENG_INK_GRADE,                              /* six steps, lowest grade first */
  HENG_INK_GRADE_LINE = HENG_INK_GRADE + 6,    /* outline of the step, if it has one */
  HENG_INK_HEAT = HENG_INK_GRADE_LINE + 6,     /* five steps around the target, lowest first; on paper the two low ones are hatched */
  HENG_INK_HEAT_TEXT = HENG_INK_HEAT + 5,      /* on the two outer steps */
  HENG_INK_BOX,                                /* five tints of the nine boxes, lowest first */
  HENG_INK_SHADE = HENG_INK_BOX + 5,           /* three shades behind a bullet, darkest first */
  HENG_INK_PERSON = HENG_INK_SHADE + 3,        /* a dot that is one of many */
  HENG_N_INKS,
} HengInk;

typedef struct
{
  double red, green, blue, alpha;
} HengColor;

/* Alpha 0: this theme does not draw that role at all. */
HengColor heng_ink_color (HengInk ink, HengChartTheme theme);
/* The grade steps from the top: `rank` 0 is the best grade; more than six grades share the palest step. */
HengInk heng_ink_grade (guint rank);

G_END_DECLS
