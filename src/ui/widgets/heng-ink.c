/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour tables of look.md §3 for widgets that draw themselves. */
#include "heng-ink.h"

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.f, ((hex) >> 8 & 0xff) / 255.f, ((hex) & 0xff) / 255.f, 1.f }
#define BLACK(alpha) { 0, 0, 0, alpha }
#define WHITE(alpha) { 1, 1, 1, alpha }

static const GdkRGBA inks[HENG_N_INKS][4] = {
  /*                       light            dark             high contrast    high contrast, dark */
  [HENG_INK_TEXT] =      { BLACK (.80f),    WHITE (1),       BLACK (1),       WHITE (1) },
  [HENG_INK_DIM] =       { BLACK (.58f),    WHITE (.72f),    BLACK (.88f),    WHITE (.88f) },
  [HENG_INK_CARD] =      { WHITE (1),       RGB (0x2f2f34),  WHITE (1),       RGB (0x101012) },
  [HENG_INK_TROUGH] =    { BLACK (.09f),    WHITE (.12f),    BLACK (.22f),    WHITE (.28f) },
  [HENG_INK_GOOD] =      { RGB (0x1d8f5a),  RGB (0x4cc38a),  RGB (0x1d8f5a),  RGB (0x4cc38a) },
  [HENG_INK_WARNING] =   { RGB (0xd97706),  RGB (0xf0a840),  RGB (0xd97706),  RGB (0xf0a840) },
  [HENG_INK_BAD] =       { RGB (0xc01c28),  RGB (0xff7b7f),  RGB (0xc01c28),  RGB (0xff7b7f) },
  [HENG_INK_DONE] =      { RGB (0x1c71d8),  RGB (0x8fc0f5),  RGB (0x1c71d8),  RGB (0x8fc0f5) },
  [HENG_INK_IDLE] =      { RGB (0x84848c),  RGB (0x9a9aa2),  RGB (0x5e5e66),  RGB (0xb6b6be) },
  [HENG_INK_UP] =        { RGB (0x0b65cb),  RGB (0xa8cefa),  RGB (0x0b65cb),  RGB (0xa8cefa) },
  [HENG_INK_DOWN] =      { RGB (0xe07229),  RGB (0xe79e55),  RGB (0xe07229),  RGB (0xe79e55) },
  [HENG_INK_PROCESS] =   { RGB (0x0b65cb),  RGB (0xa8cefa),  RGB (0x0b65cb),  RGB (0xa8cefa) },
  [HENG_INK_CUSTOMER] =  { RGB (0x114538),  RGB (0x14858f),  RGB (0x114538),  RGB (0x14858f) },
  [HENG_INK_FINANCE] =   { RGB (0x625f0e),  RGB (0x9b7908),  RGB (0x625f0e),  RGB (0x9b7908) },
  [HENG_INK_GROWTH] =    { RGB (0xa51882),  RGB (0xe029e0),  RGB (0xa51882),  RGB (0xe029e0) },
  [HENG_INK_FOCUS] =     { RGB (0x3584e4),  RGB (0x62a0ea),  RGB (0x1a5fb4),  RGB (0x62a0ea) },
};

HengLook
heng_look (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? HENG_LOOK_CONTRAST_DARK : HENG_LOOK_CONTRAST;
  return dark ? HENG_LOOK_DARK : HENG_LOOK_LIGHT;
}

HengChartTheme
heng_look_chart_theme (void)
{
  switch (heng_look ())
    {
    case HENG_LOOK_CONTRAST:
      return HENG_THEME_CONTRAST;
    case HENG_LOOK_DARK:
    case HENG_LOOK_CONTRAST_DARK:
      return HENG_THEME_DARK;
    case HENG_LOOK_LIGHT:
    default:
      return HENG_THEME_LIGHT;
    }
}

GdkRGBA
heng_ink (HengInk ink)
{
  return inks[ink][heng_look ()];
}

void
heng_ink_follow (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

HengInk
heng_ink_perspective (HengPerspective perspective)
{
  switch (perspective)
    {
    case HENG_PERSPECTIVE_F:
      return HENG_INK_FINANCE;
    case HENG_PERSPECTIVE_C:
      return HENG_INK_CUSTOMER;
    case HENG_PERSPECTIVE_L:
      return HENG_INK_GROWTH;
    case HENG_PERSPECTIVE_I:
    case HENG_N_PERSPECTIVES:
    default:
      return HENG_INK_PROCESS;
    }
}
