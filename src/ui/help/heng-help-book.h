/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help as written in data/help (Mallard), read into pages of plain blocks. No widget in here. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HENG_HELP_TEXT,
  HENG_HELP_HEADING,
  HENG_HELP_BULLET,
  HENG_HELP_STEP, /* numbered within its list */
  HENG_HELP_TERM, /* what the next texts explain */
  HENG_HELP_NOTE,
  HENG_HELP_LINKS, /* to the pages that name this place as their guide */
} HengHelpBlockKind;

typedef struct
{
  HengHelpBlockKind kind;
  char *markup; /* Pango; links are <a href="page"> or <a href="https://…">. LINKS: the place, "index#people" */
  guint number; /* of a STEP, from 1 */
} HengHelpBlock;

typedef struct
{
  char *id, *title, *description;
  char *plain;       /* all words, lower case, for the search */
  GPtrArray *blocks; /* of HengHelpBlock */
  GPtrArray *guides; /* of char *: places where this page is listed */
} HengHelpPage;

typedef struct
{
  GPtrArray *pages; /* of HengHelpPage, by id */
} HengHelpBook;

/* Reads every .page file of a folder; the Mallard subset is page, info (link, desc), title, p, section, list, steps, terms, note and the
 * inline gui, key, keyseq, em, cmd, code, file, app, link. Anything else is an error with file and element. */
HengHelpBook *heng_help_book_load (const char *folder, GError **error);
void heng_help_book_free (HengHelpBook *book);
const HengHelpPage *heng_help_book_find (const HengHelpBook *book, const char *id); /* "page" or "page#section"; NULL = none */
/* Pages listed at a place; GPtrArray of HengHelpPage, not owned. */
GPtrArray *heng_help_book_list (const HengHelpBook *book, const char *place);
/* Pages that have all words of the text, those with it in the title first. */
GPtrArray *heng_help_book_search (const HengHelpBook *book, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHelpBook, heng_help_book_free)

G_END_DECLS
