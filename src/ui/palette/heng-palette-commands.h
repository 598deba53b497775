/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands the palette offers: pages, verbs of the window, and verbs of the page that is shown. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

typedef struct
{
  char *title, *icon;
  char *pinyin, *initials; /* of the title; NULL for Latin */
  const char *english;     /* untranslated: HR people know both */
  const char *keys;        /* shortcut, NULL = none */
  const char *place;       /* for heng_window_show_place; NULL when there is an action */
  const char *action;
  GVariant *target;
  guint rank;
} HengPaletteCommand;
void heng_palette_command_free (HengPaletteCommand *command);

/* Those that can be done now and fit the needle (lower case; "" = all), the best first. GPtrArray of HengPaletteCommand, new. */
GPtrArray *heng_palette_commands_find (HengWindow *window, const char *needle);
void heng_palette_command_run (const HengPaletteCommand *command, HengWindow *window);

G_END_DECLS
