/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette of paper-and-charts.md §3 and look.md §3, one column per theme. */
#include "heng-chart-palette.h"

#define NO (-1)

/* light, dark, high contrast, print. Dark is made for the card #2f2f34 the charts stand on. */
static const gint32 palette[HENG_N_INKS][4] = {
  [HENG_INK_NONE] = { NO, NO, NO, NO },
  [HENG_INK_BACKGROUND] = { 0xffffff, 0x2f2f34, 0xffffff, 0xffffff },
  [HENG_INK_TEXT] = { 0x2b2b2e, 0xececee, 0x000000, 0x111113 },
  [HENG_INK_LABEL] = { 0x5e5e63, 0xb9b9bf, 0x1c1c1c, 0x4b4b50 },
  [HENG_INK_TICK] = { 0x6f6f74, 0xa4a4aa, 0x1c1c1c, 0x5c5c62 },
  [HENG_INK_GRID] = { 0xe2e2e6, 0x46464c, 0xb3b3b3, 0xc9c9ce },
  [HENG_INK_AXIS] = { 0xb0b0b6, 0x7c7c83, 0x262626, 0x8c8c92 },
  [HENG_INK_TARGET] = { 0x66666b, 0xb4b4ba, 0x000000, 0x4b4b50 },
  [HENG_INK_TRACK] = { 0xe9e9ec, 0x47474d, 0xd6d6d9, 0xffffff },
  [HENG_INK_TRACK_LINE] = { NO, NO, 0x262626, 0x8c8c92 },
  [HENG_INK_OUTLINE] = { NO, NO, 0x262626, NO },
  [HENG_INK_GAIN] = { 0x0b65cb, 0xa8cefa, 0x0b65cb, 0x0b65cb },
  [HENG_INK_GAIN_AREA] = { 0x0b65cb, 0x8fb3de, 0x0b65cb, 0x0b65cb },
  [HENG_INK_LOSS] = { 0xe07229, 0xe79e55, 0xb0480a, 0xe07229 },
  [HENG_INK_LOSS_TINT] = { 0xf8dcc8, 0x5c4331, 0xffffff, 0xffffff },
  [HENG_INK_LOSS_TEXT] = { 0xa84c0c, 0xe79e55, 0x6b3d00, 0x111113 },
  [HENG_INK_OFF] = { 0xa51882, 0xe029e0, 0x8a0f6c, 0xa51882 },
  [HENG_INK_OFF_TINT] = { 0xeed0e6, 0x542e56, 0xffffff, 0xffffff },
  [HENG_INK_TINT] = { 0xdfebf8, 0x3f444e, 0xdfebf8, 0xe9f1fa },
  [HENG_INK_BAND] = { 0xf1f6fd, 0x363a43, 0xf1f6fd, NO },
  [HENG_INK_GRADE + 0] = { 0xffffff, 0x2f2f34, 0xffffff, 0x0b65cb },
  [HENG_INK_GRADE + 1] = { 0xdceaf9, 0x1f4472, 0xdceaf9, 0x0b65cb },
  [HENG_INK_GRADE + 2] = { 0x99c1f1, 0x2b6cb8, 0x99c1f1, 0x0b65cb },
  [HENG_INK_GRADE + 3] = { 0x62a0ea, 0x5a9be6, 0x62a0ea, 0x0b65cb },
  [HENG_INK_GRADE + 4] = { 0x1c71d8, 0xa8cefa, 0x1c71d8, 0x0b65cb },
  [HENG_INK_GRADE + 5] = { 0x0f3d7a, 0xf2f8ff, 0x0f3d7a, 0x0b65cb },
  [HENG_INK_GRADE_LINE + 0] = { 0x5f6f85, 0x9fb4cf, 0x262626, NO },
  [HENG_INK_GRADE_LINE + 1] = { 0x7f9fc4, 0x4f7fb8, 0x262626, NO },
  [HENG_INK_GRADE_LINE + 2] = { 0x6f9dd6, NO, 0x262626, NO },
  [HENG_INK_GRADE_LINE + 3] = { NO, NO, 0x262626, NO },
  [HENG_INK_GRADE_LINE + 4] = { NO, NO, 0x262626, NO },
  [HENG_INK_GRADE_LINE + 5] = { NO, NO, 0x262626, NO },
  [HENG_INK_HEAT + 0] = { 0xbf5510, 0xe79e55, 0xb84e0c, 0xffffff },
  [HENG_INK_HEAT + 1] = { 0xefb489, 0x7d5631, 0xefb489, 0xffffff },
  [HENG_INK_HEAT + 2] = { 0xf5f5f6, 0x333337, 0xffffff, 0xf5f5f6 },
  [HENG_INK_HEAT + 3] = { 0xa9cbf3, 0x3c5f86, 0xa9cbf3, 0xa9cbf3 },
  [HENG_INK_HEAT + 4] = { 0x1f6fd0, 0xa8cefa, 0x1a5fb4, 0x1f6fd0 },
  [HENG_INK_HEAT_TEXT] = { 0xffffff, 0x1d1d20, 0xffffff, 0xffffff },
  [HENG_INK_BOX + 0] = { 0xf4f8fd, 0x34353a, 0xffffff, NO },
  [HENG_INK_BOX + 1] = { 0xe9f2fc, 0x363a41, 0xf1f6fd, NO },
  [HENG_INK_BOX + 2] = { 0xe2edfb, 0x393f49, 0xe2edfb, NO },
  [HENG_INK_BOX + 3] = { 0xd8e7f9, 0x3d4653, 0xd8e7f9, NO },
  [HENG_INK_BOX + 4] = { 0xc7dcf5, 0x46546a, 0xc7dcf5, NO },
  [HENG_INK_SHADE + 0] = { 0xd5d5d6, 0x5c5c61, 0xc8c8c8, 0xd0d0d2 },
  [HENG_INK_SHADE + 1] = { 0xe6e6e7, 0x47474c, 0xdcdcdc, 0xe4e4e6 },
  [HENG_INK_SHADE + 2] = { 0xf2f2f3, 0x3a3a3f, 0xf0f0f0, 0xf3f3f4 },
  [HENG_INK_PERSON] = { 0xa2a2a8, 0x85858c, 0x5c5c62, 0x9a9aa0 },
};

HengColor
heng_ink_color (HengInk ink, HengChartTheme theme)
{
  gint32 rgb = palette[ink][theme];

  if (rgb == NO)
    return (HengColor) { 0, 0, 0, 0 };
  return (HengColor) { ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1.0 };
}

HengInk
heng_ink_grade (guint rank)
{
  return HENG_INK_GRADE + (rank < 6 ? 5 - rank : 0);
}
