/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the library with a search above it, in words, pinyin and initials. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *title, *number, *detail, *tag; /* number, detail and tag may be NULL */
  const char *tag_style;               /* "info", "warn" …; NULL: plain */
  gboolean dim;                        /* no longer used */
} HengLibraryItem;
HengLibraryItem *heng_library_item_new (gint64 id, const char *title, const char *number);
void heng_library_item_free (HengLibraryItem *item);

#define HENG_TYPE_LIBRARY_LIST (heng_library_list_get_type ())
G_DECLARE_FINAL_TYPE (HengLibraryList, heng_library_list, HENG, LIBRARY_LIST, GtkBox)

/* Signals: "chosen" (gint64 id): another row is selected; "opened" (gint64 id): Enter or a press on one. */
GtkWidget *heng_library_list_new (const char *label, const char *placeholder, const char *empty);
/* Takes an array of HengLibraryItem that owns them; the chosen one stays chosen when it is still there, else the first is. */
void heng_library_list_set_items (HengLibraryList *list, GPtrArray *items);
gint64 heng_library_list_get_chosen (HengLibraryList *list); /* 0: none */
void heng_library_list_choose (HengLibraryList *list, gint64 id);
void heng_library_list_search (HengLibraryList *list);
/* The row that is chosen gets the keyboard. */
void heng_library_list_focus (HengLibraryList *list);

G_END_DECLS
