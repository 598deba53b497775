/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the drawn widgets (look.md §3) in the theme of the moment. */
#pragma once

#include <adwaita.h>

#include "heng-chart.h"
#include "heng-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_INK_TEXT, HENG_INK_DIM, HENG_INK_CARD, HENG_INK_TROUGH,
  HENG_INK_GOOD, HENG_INK_WARNING, HENG_INK_BAD, HENG_INK_DONE, HENG_INK_IDLE,
  HENG_INK_UP, HENG_INK_DOWN,
  HENG_INK_PROCESS, HENG_INK_CUSTOMER, HENG_INK_FINANCE, HENG_INK_GROWTH,
  HENG_INK_FOCUS, HENG_N_INKS
} HengInk;

/* The look of the moment: dark or light, high contrast. */
typedef enum { HENG_LOOK_LIGHT, HENG_LOOK_DARK, HENG_LOOK_CONTRAST, HENG_LOOK_CONTRAST_DARK } HengLook;

HengLook heng_look (void);
HengChartTheme heng_look_chart_theme (void);
GdkRGBA heng_ink (HengInk ink);
/* Redraws the widget whenever the look changes, for its lifetime. */
void heng_ink_follow (GtkWidget *widget);

/* The colour of a perspective's dot. */
HengInk heng_ink_perspective (HengPerspective perspective);

G_END_DECLS
