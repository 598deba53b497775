/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette finds in a company, searched on a lane: people, departments, cycles, projects and goals. No widget in here. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef enum { HENG_FOUND_PERSON, HENG_FOUND_DEPARTMENT, HENG_FOUND_PROJECT, HENG_FOUND_CYCLE, HENG_FOUND_OBJECTIVE,
               HENG_FOUND_KEY_RESULT, HENG_FOUND_TEMPLATE, HENG_FOUND_INDICATOR, HENG_FOUND_N_KINDS } HengFoundKind;

typedef struct
{
  HengFoundKind kind;
  gint64 id;
  char *name;            /* as shown */
  char *pinyin;          /* "zhang wei", NULL when the name shown has none */
  char *number;          /* of a person, key of a project */
  char *detail;          /* position and department, way down to it; may be NULL */
  gint64 head_id;        /* of a department, lead of a project; 0 = none */
  char *head;            /* that person's name */
  guint rank;            /* smaller fits better */
} HengFound;
void heng_found_free (HengFound *found);

typedef struct
{
  char *needle;    /* lower case, not empty */
  gboolean people; /* people only */
  gboolean units;  /* departments, projects and cycles only */
} HengPaletteQuery;
HengPaletteQuery *heng_palette_query_new (const char *needle, gboolean people, gboolean units);
void heng_palette_query_free (HengPaletteQuery *query);

/* HengStoreFunc; args: HengPaletteQuery. A GPtrArray of HengFound, by kind and how well they fit, a few of each kind. */
gpointer heng_palette_search (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* How well a text fits a needle: 0 best, G_MAXUINT not at all. `pinyin` and `initials` (may be NULL) as in HengEmployee. */
guint heng_palette_rank (const char *text, const char *pinyin, const char *initials, const char *needle);
/* The reading of a word of our own language (a command), NULL for Latin words. New strings, cached pinyin tables; any thread. */
void heng_palette_reading (const char *text, char **pinyin, char **initials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengFound, heng_found_free)

G_END_DECLS
