/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the what-if page shows: read from the store, and computed for a trial away from the main thread. No widgets here. */
#pragma once

#include "heng-chart.h"
#include "heng-whatif.h"

G_BEGIN_DECLS

typedef struct
{
  HengWhatif *whatif;
  GPtrArray *kept;   /* of HengKeptTrial */
  gint64 other_cycle; /* the newest other cycle with published results; 0: none */
  char *other_name;
} HengWhatifData;

/* HengStoreFunc; args: gint64 cycle id. */
gpointer heng_whatif_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_whatif_data_free (HengWhatifData *data);

/* A trial worked out: everything the right side of the page shows. */
typedef struct
{
  HengOutcome *outcome;
  GArray *moves;   /* of HengOutcomeMove */
  HengChart *chart; /* taken by who shows it */
  guint n_up, n_down, n_scores;
  char *finding;   /* "5 people move up, 2 down" */
  char *facts;     /* "31 scores change · mean 86.20 → 86.90" */
  char *pay;       /* "Coefficients add up to 51.30 → 52.10 (+1.56%)"; NULL when the grades have none */
  GPtrArray *faults; /* sentences that keep it from being applied */
} HengWhatifAnswer;

/* From one trial to another; `from` NULL: from how it is now. Any thread. */
HengWhatifAnswer *heng_whatif_answer_new (const HengWhatif *whatif, const HengTrial *from, const HengTrial *to);
void heng_whatif_answer_free (HengWhatifAnswer *answer);

/* "84.20 → 88.10", "84.20" when it is the same, "—" where there is none. New string. */
char *heng_whatif_score_text (HengMicro before, HengMicro after);
/* "12 → 9", "12" when it is the same, "—" where there is none. New string. */
char *heng_whatif_rank_text (guint before, guint after);
/* The grade's letters; NULL for none. Borrowed. */
const char *heng_whatif_grade (const HengWhatif *whatif, int band);
/* "3 parameters differ from now", "As it is now". New string. */
char *heng_whatif_state_text (const HengWhatif *whatif, const HengTrial *trial);
/* How far a rule's actual values can be dragged: around what they are now. */
void heng_whatif_range (const HengRule *rule, HengMicro *least, HengMicro *most);

/* Groups of parameters: a scorecard each, then the components, then the grades. */
guint heng_whatif_n_groups (const HengWhatif *whatif);
char *heng_whatif_group_name (const HengWhatif *whatif, guint group); /* "R&D · 21 scorecards"; new string */
/* Everything the rows of parameters are made of but the values: while it stays, so do they, and with them the keyboard. New string. */
char *heng_whatif_shape (const HengWhatif *whatif);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengWhatifAnswer, heng_whatif_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengWhatifData, heng_whatif_data_free)

G_END_DECLS
