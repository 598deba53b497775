/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette keeps its promises: OKLab distances in four kinds of vision, contrast of text, steps in grey. */
#include "heng-chart-palette.h"

#include <math.h>

typedef struct
{
  double x[3];
} Triple;

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static Triple
linear (HengColor color)
{
  return (Triple) { { to_linear (color.red), to_linear (color.green), to_linear (color.blue) } };
}

static Triple
apply (const double matrix[9], Triple in)
{
  Triple out = { { 0 } };

  for (int row = 0; row < 3; row++)
    for (int column = 0; column < 3; column++)
      out.x[row] += matrix[row * 3 + column] * in.x[column];
  return out;
}

/* Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
static const double vision[4][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static Triple
oklab (Triple rgb)
{
  static const double to_lms[9] = { 0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566,
                                    0.0883024619, 0.2817188376, 0.6299787005 };
  static const double to_lab[9] = { 0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099,
                                    0.0259040371, 0.7827717662, -0.8086757660 };
  Triple lms;

  for (int i = 0; i < 3; i++)
    rgb.x[i] = CLAMP (rgb.x[i], 0, 1);
  lms = apply (to_lms, rgb);
  for (int i = 0; i < 3; i++)
    lms.x[i] = cbrt (lms.x[i]);
  return apply (to_lab, lms);
}

static double
distance (HengInk a, HengInk b, HengChartTheme theme, int kind)
{
  Triple p = oklab (apply (vision[kind], linear (heng_ink_color (a, theme))));
  Triple q = oklab (apply (vision[kind], linear (heng_ink_color (b, theme))));
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += (p.x[i] - q.x[i]) * (p.x[i] - q.x[i]);
  return sqrt (sum);
}

static double
smallest (const HengInk *inks, guint n, HengChartTheme theme)
{
  double least = G_MAXDOUBLE;

  for (int kind = 0; kind < 4; kind++)
    for (guint i = 0; i < n; i++)
      for (guint k = i + 1; k < n; k++)
        least = MIN (least, distance (inks[i], inks[k], theme, kind));
  return least;
}

static void
test_states (void)
{
  static const HengInk lines[] = { HENG_INK_GAIN, HENG_INK_LOSS, HENG_INK_OFF };
  static const HengInk areas[] = { HENG_INK_GAIN_AREA, HENG_INK_LOSS, HENG_INK_OFF };
  double light = smallest (lines, 3, HENG_THEME_LIGHT), dark = smallest (lines, 3, HENG_THEME_DARK);
  double dark_areas = smallest (areas, 3, HENG_THEME_DARK), print = smallest (lines, 3, HENG_THEME_PRINT);
  double contrast = smallest (lines, 3, HENG_THEME_CONTRAST);

  g_test_message ("OKLab: light %.4f, dark %.4f, dark areas %.4f, print %.4f, high contrast %.4f", light, dark, dark_areas, print,
                  contrast);
  g_assert_cmpfloat (light, >=, 0.134 - 0.0005);
  g_assert_cmpfloat (dark, >=, 0.144 - 0.0005);
  g_assert_cmpfloat (dark_areas, >=, 0.120 - 0.0005);
  g_assert_cmpfloat (print, >=, 0.134 - 0.0005);
  g_assert_cmpfloat (contrast, >=, 0.100);
}

static void
test_grades (void)
{
  static const HengChartTheme themes[] = { HENG_THEME_LIGHT, HENG_THEME_DARK };

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (int kind = 0; kind < 4; kind++)
      for (guint step = 1; step < 5; step++)
        g_assert_cmpfloat (distance (HENG_INK_GRADE + step, HENG_INK_GRADE + step + 1, themes[t], kind), >=, 0.09);
}

static double
luminance (HengInk ink, HengChartTheme theme)
{
  Triple rgb = linear (heng_ink_color (ink, theme));

  return 0.2126 * rgb.x[0] + 0.7152 * rgb.x[1] + 0.0722 * rgb.x[2];
}

static double
contrast_of (HengInk ink, HengChartTheme theme)
{
  double a = luminance (ink, theme), b = luminance (HENG_INK_BACKGROUND, theme);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static double
contrast_between (HengInk one, HengInk other, HengChartTheme theme)
{
  double a = luminance (one, theme), b = luminance (other, theme);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The five steps around the target: apart in four kinds of vision, their numbers legible; on paper the low side is hatched, the high side is
 * told apart by its grey. */
static void
test_heat (void)
{
  static const HengChartTheme screens[] = { HENG_THEME_LIGHT, HENG_THEME_DARK, HENG_THEME_CONTRAST };
  double paper[5];

  for (guint t = 0; t < G_N_ELEMENTS (screens); t++)
    {
      double least = G_MAXDOUBLE;

      for (int kind = 0; kind < 4; kind++)
        for (guint i = 0; i < 5; i++)
          for (guint k = i + 1; k < 5; k++)
            least = MIN (least, distance (HENG_INK_HEAT + i, HENG_INK_HEAT + k, screens[t], kind));
      g_test_message ("theme %u: OKLab %.4f", screens[t], least);
      g_assert_cmpfloat (least, >=, 0.10);
      for (guint step = 0; step < 5; step++)
        g_assert_cmpfloat (contrast_between (HENG_INK_HEAT + step, step % 4 == 0 ? HENG_INK_HEAT_TEXT : HENG_INK_TEXT, screens[t]), >=, 4.5);
    }
  for (guint step = 0; step < 5; step++)
    paper[step] = luminance (HENG_INK_HEAT + step, HENG_THEME_PRINT);
  g_assert_cmpfloat (paper[0], >, 0.99);
  g_assert_cmpfloat (paper[1], >, 0.99);
  g_assert_cmpfloat (paper[2] - paper[3], >, 0.2);
  g_assert_cmpfloat (paper[3] - paper[4], >, 0.2);
  g_assert_cmpfloat (contrast_between (HENG_INK_HEAT + 4, HENG_INK_HEAT_TEXT, HENG_THEME_PRINT), >=, 4.5);
  g_assert_cmpfloat (contrast_between (HENG_INK_HEAT + 3, HENG_INK_TEXT, HENG_THEME_PRINT), >=, 4.5);
}

/* Text on the nine boxes and on the shades of a bullet, and the bar before its shades. */
static void
test_grounds (void)
{
  for (guint theme = 0; theme < 4; theme++)
    {
      for (guint i = 0; i < 5 && theme != HENG_THEME_PRINT; i++)
        g_assert_cmpfloat (contrast_between (HENG_INK_BOX + i, HENG_INK_LABEL, (HengChartTheme) theme), >=, 3.8);
      for (guint i = 0; i < 5 && theme != HENG_THEME_PRINT; i++)
        g_assert_cmpfloat (contrast_between (HENG_INK_BOX + i, HENG_INK_GAIN, (HengChartTheme) theme), >=, 3);
      for (guint i = 0; i < 3; i++)
        g_assert_cmpfloat (contrast_between (HENG_INK_SHADE + i, HENG_INK_GAIN_AREA, (HengChartTheme) theme), >=, 3);
      for (guint i = 1; i < 3; i++)
        g_assert_cmpfloat (fabs (luminance (HENG_INK_SHADE + i, (HengChartTheme) theme) - luminance (HENG_INK_SHADE + i - 1, (HengChartTheme) theme)), >, 0.01);
    }
}

/* WCAG 1.4.3 for text, 1.4.11 for marks. */
static void
test_contrast (void)
{
  for (guint theme = 0; theme < 4; theme++)
    {
      g_assert_cmpfloat (contrast_of (HENG_INK_TEXT, (HengChartTheme) theme), >=, 7);
      g_assert_cmpfloat (contrast_of (HENG_INK_LABEL, (HengChartTheme) theme), >=, 4.5);
      g_assert_cmpfloat (contrast_of (HENG_INK_TICK, (HengChartTheme) theme), >=, 4.5);
      g_assert_cmpfloat (contrast_of (HENG_INK_LOSS_TEXT, (HengChartTheme) theme), >=, 4.5);
      g_assert_cmpfloat (contrast_of (HENG_INK_GAIN_AREA, (HengChartTheme) theme), >=, 3);
      g_assert_cmpfloat (contrast_of (HENG_INK_LOSS, (HengChartTheme) theme), >=, 3);
      g_assert_cmpfloat (contrast_of (HENG_INK_OFF, (HengChartTheme) theme), >=, 3);
    }
}

/* Every ink a chart draws with exists in every theme, except those that are meant to be absent. */
static void
test_complete (void)
{
  for (guint theme = 0; theme < 4; theme++)
    for (guint ink = HENG_INK_BACKGROUND; ink < HENG_INK_GRADE + 6; ink++)
      {
        gboolean optional = ink == HENG_INK_TRACK_LINE || ink == HENG_INK_OUTLINE || ink == HENG_INK_BAND;

        if (!optional)
          g_assert_cmpfloat (heng_ink_color ((HengInk) ink, (HengChartTheme) theme).alpha, ==, 1);
      }
  g_assert_cmpfloat (heng_ink_color (HENG_INK_NONE, HENG_THEME_LIGHT).alpha, ==, 0);
  g_assert_cmpint (heng_ink_grade (0), ==, HENG_INK_GRADE + 5);
  g_assert_cmpint (heng_ink_grade (9), ==, HENG_INK_GRADE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/states-in-four-visions", test_states);
  g_test_add_func ("/palette/grade-steps", test_grades);
  g_test_add_func ("/palette/heat-steps", test_heat);
  g_test_add_func ("/palette/grounds", test_grounds);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/complete", test_complete);
  return g_test_run ();
}
