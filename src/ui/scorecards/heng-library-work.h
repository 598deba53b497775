/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the Scorecards pages: one request, run on the work lane, with what is said afterwards. */
#pragma once

#include "heng-own-card.h"
#include "heng-page.h"
#include "heng-question-edit.h"
#include "heng-scheme-compare.h"

G_BEGIN_DECLS

typedef struct _HengLibraryWork HengLibraryWork;
/* Runs on the lane; the id of what was written, 0 on error. */
typedef gint64 (*HengLibraryVerb) (HengDb *db, const HengLibraryWork *work, GError **error);

struct _HengLibraryWork
{
  HengLibraryVerb verb;
  gint64 id, version, number; /* of what; number: a place, a type, a state */
  char *key, *field, *text, *path;
  HengIndicator *indicator;   /* as somebody saw it */
  GPtrArray *seen, *lines;    /* of HengScorecardLine */
  gpointer assignment;        /* HengAssignment */
  HengSchemeQuestions *questions, *wanted; /* as somebody saw them, and as they are to be */
  char *actor;
};

HengLibraryWork *heng_library_work_new (HengLibraryVerb verb, gint64 id);
void heng_library_work_free (HengLibraryWork *work);
/* HengStoreFunc; returns a gint64 *. */
gpointer heng_library_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

gint64 heng_verb_set_indicator_field (HengDb *db, const HengLibraryWork *work, GError **error); /* indicator, field, text */
gint64 heng_verb_add_indicator (HengDb *db, const HengLibraryWork *work, GError **error);       /* id: copy of; text: name */
gint64 heng_verb_retire_indicator (HengDb *db, const HengLibraryWork *work, GError **error);    /* number: retired */
gint64 heng_verb_reset_indicator (HengDb *db, const HengLibraryWork *work, GError **error);     /* path */
gint64 heng_verb_set_template_field (HengDb *db, const HengLibraryWork *work, GError **error);  /* field, text */
gint64 heng_verb_add_template (HengDb *db, const HengLibraryWork *work, GError **error);        /* id: copy of; text, number: type */
gint64 heng_verb_edit_template (HengDb *db, const HengLibraryWork *work, GError **error);       /* seen, lines, text: action */
gint64 heng_verb_retire_template (HengDb *db, const HengLibraryWork *work, GError **error);     /* key, number: retired */
gint64 heng_verb_reset_template (HengDb *db, const HengLibraryWork *work, GError **error);      /* key, path */
gint64 heng_verb_export_template (HengDb *db, const HengLibraryWork *work, GError **error);     /* path */
gint64 heng_verb_import_template (HengDb *db, const HengLibraryWork *work, GError **error);     /* path */
gint64 heng_verb_edit_questions (HengDb *db, const HengLibraryWork *work, GError **error);      /* questions, wanted, text: action */
gint64 heng_verb_add_questions (HengDb *db, const HengLibraryWork *work, GError **error);       /* id: copy of; text: name */
gint64 heng_verb_retire_questions (HengDb *db, const HengLibraryWork *work, GError **error);    /* key, number: retired */
gint64 heng_verb_reset_questions (HengDb *db, const HengLibraryWork *work, GError **error);     /* key, path */
gint64 heng_verb_save_rule (HengDb *db, const HengLibraryWork *work, GError **error);           /* assignment */
gint64 heng_verb_remove_rule (HengDb *db, const HengLibraryWork *work, GError **error);         /* version */
gint64 heng_verb_move_rule (HengDb *db, const HengLibraryWork *work, GError **error);           /* number: place */
gint64 heng_verb_edit_card (HengDb *db, const HengLibraryWork *work, GError **error);           /* seen, lines, text: action */
gint64 heng_verb_step_card (HengDb *db, const HengLibraryWork *work, GError **error);           /* number: to, text: reason */

/* error NULL: done. */
typedef void (*HengLibraryDone) (HengPage *page, gint64 id, const GError *error, gpointer user_data);
/* Takes the work. A toast that can undo it when `said` is not NULL, or what went wrong; `done` may be NULL. user_data is an object or NULL. */
void heng_library_work_run (HengPage *page, HengLibraryWork *work, const char *said, HengLibraryDone done, gpointer user_data);

G_END_DECLS
