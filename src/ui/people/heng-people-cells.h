/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each column of the people table shows: the same words on the screen, on the clipboard and on paper. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people-list.h"
#include "heng-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id, *title; /* msgid, context "column" */
  int width;              /* px; −1: as needed, and takes the rest */
  guint room;             /* shown from this room on */
  HengPeopleKey key;
  GtkWidget *(*create) (void);
  void (*fill) (GtkWidget *cell, const HengPersonRow *row, const char *needle); /* NULL: the text */
  char *(*text) (const HengPersonRow *row);                                     /* new; NULL for none */
} HengPeopleColumn;

extern const HengPeopleColumn heng_people_cells[];
extern const guint heng_people_n_cells;

const HengPeopleColumn *heng_people_cell_find (const char *id); /* NULL: no such column */
const char *heng_people_cell_title (const HengPeopleColumn *column);
void heng_people_cell_fill (const HengPeopleColumn *column, GtkWidget *cell, const HengPersonRow *row, const char *needle);
/* The picture of a column that shows faces, read from the store when it is not at hand; nothing for other columns. */
void heng_people_cell_show_photo (const HengPeopleColumn *column, GtkWidget *cell, const HengPersonRow *row, HengStore *store);

G_END_DECLS
