/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Scorecards page shows: indicators, templates, question sets and rules, read at once. No widget in here. */
#pragma once

#include "heng-assignment.h"
#include "heng-question-edit.h"

G_BEGIN_DECLS

typedef struct
{
  HengIndicator *record;
  char *holders;     /* "R&D, Finance": templates in use that hold it; "" for none */
  guint n_holders;
} HengLibraryIndicator;

typedef struct
{
  HengTemplate *record; /* the newest revision */
  GPtrArray *card;      /* of HengScorecardLine */
  HengCardCheck check;
  gboolean used;        /* by a cycle: the next change makes a new revision */
  guint n_people;       /* whom the rules give it today */
  char *cycles;         /* "Q3 2026: 12 people, Q2 2026: 11 people"; "" for none; every revision counts */
} HengLibraryTemplate;

typedef struct
{
  HengSchemeQuestions *set; /* the newest revision */
  char *profiles;           /* names of the profiles that ask them; "" for none */
  char *fault;              /* what is wrong with it, NULL: nothing */
  gboolean used;            /* somebody is rated by it: the next change makes a new revision */
} HengLibraryQuestions;

typedef struct
{
  GPtrArray *indicators;  /* of HengLibraryIndicator, by code */
  GPtrArray *templates;   /* of HengLibraryTemplate, by key */
  GPtrArray *questions;   /* of HengLibraryQuestions, by key */
  GPtrArray *profiles;    /* of HengProfile */
  GPtrArray *revisions;   /* of HengTemplate: every revision of every template */
  GPtrArray *uses;        /* of HengTemplateUse */
  GPtrArray *question_sets; /* of HengQuestionSet: every revision */
  GPtrArray *cycles;      /* of HengCycle */
  HengAssignmentGaps *gaps;
} HengLibrary;

/* HengStoreFunc without args. */
gpointer heng_library_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_library_free (HengLibrary *library);
const HengLibraryIndicator *heng_library_indicator (const HengLibrary *library, gint64 id);
const HengLibraryIndicator *heng_library_indicator_by_code (const HengLibrary *library, const char *code);
/* By the key; NULL when there is none. */
const HengLibraryTemplate *heng_library_template (const HengLibrary *library, const char *key);
const HengLibraryQuestions *heng_library_questions (const HengLibrary *library, const char *key);
/* The question set that has a revision with this id; NULL when there is none. */
const HengLibraryQuestions *heng_library_questions_of (const HengLibrary *library, gint64 id);
/* The template that has a revision with this id; NULL when there is none. */
const HengLibraryTemplate *heng_library_template_of (const HengLibrary *library, gint64 id);
/* "Milestone attainment", with what its rule says: "Linear, lower is better: 15 / 8 / 3". New string. */
char *heng_library_rule_text (const char *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengLibrary, heng_library_free)

G_END_DECLS
