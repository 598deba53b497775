/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the palette: something found in the company, something to do with it, or a command. */
#pragma once

#include <gtk/gtk.h>

#include "heng-palette-commands.h"
#include "heng-palette-data.h"

G_BEGIN_DECLS

#define HENG_TYPE_PALETTE_ROW (heng_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (HengPaletteRow, heng_palette_row, HENG, PALETTE_ROW, GtkListBoxRow)

/* What they show must live as long as the row. `needle` is marked where it stands. */
GtkWidget *heng_palette_row_new_found (const HengFound *found, const char *needle);
GtkWidget *heng_palette_row_new_command (const HengPaletteCommand *command, const char *needle);
/* What can be done with something found: its goals, its scorecard, its head … */
guint heng_palette_row_n_actions (const HengFound *found);
GtkWidget *heng_palette_row_new_action (const HengFound *found, guint action);

const HengFound *heng_palette_row_get_found (HengPaletteRow *row);            /* also of an action */
const HengPaletteCommand *heng_palette_row_get_command (HengPaletteRow *row); /* NULL = none */
const char *heng_palette_row_get_place (HengPaletteRow *row);                 /* of an action, for heng_window_show_place; else NULL */
const char *heng_palette_row_get_spoken (HengPaletteRow *row);

/* GtkListBoxUpdateHeaderFunc: the name of a group above its first row. */
void heng_palette_row_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data);

G_END_DECLS
