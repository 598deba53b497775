/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if: a cycle's people as columns, and how scores, ranks and grades would be with other weights, rules, components, bounds or shares. Nothing is
 * written until heng_trial_apply. */
#pragma once

#include "heng-appraisal.h"
#include "heng-distribution.h"
#include "heng-trial-table.h"

G_BEGIN_DECLS

/* A line of the scorecard that most people of a template have. */
typedef struct
{
  char *code, *name, *name_en;
  char *unit, *unit_en;
  int perspective;
  gint64 weight_bp;
  char *rule;       /* text */
  HengRule *parsed; /* NULL when the text is no rule */
} HengWhatifLine;

/* The scorecards made from one revision of a template. */
typedef struct
{
  char *template_key;
  gint64 revision;
  char *name, *name_en;
  GPtrArray *lines; /* of HengWhatifLine, as most people of the template have them */
  guint n_people;   /* parts with these weights: a trial moves them */
  guint n_own;      /* parts with weights of their own, which stay */
} HengWhatifCard;

/* Shares of the components for the people of one profile. */
typedef struct
{
  char *key, *name, *name_en;
  gint64 mix[HENG_N_COMPONENTS]; /* basis points, as most have them */
  guint n_people, n_own;         /* as above */
} HengWhatifProfile;

typedef struct
{
  gint64 employee_id;
  const char *emp_no, *name, *department; /* in the language of the process when loaded */
  guint pool;             /* people whose grades are distributed together */
  guint first_part, n_parts;
  gint16 moved_from, moved_to; /* bands of a recorded grade change; −1: none */
  guint8 is_moved, outside;    /* `outside` the distribution */
} HengWhatifPerson;

typedef struct _HengTrial HengTrial;
typedef struct _HengOutcome HengOutcome;
typedef struct _HengWhatifColumns HengWhatifColumns;

/* Never changes once loaded: any thread may evaluate. */
typedef struct
{
  HengCycle *cycle;
  char *cycle_name;
  gboolean is_published; /* nothing can be applied */
  GPtrArray *cards;      /* of HengWhatifCard with people, by key */
  GPtrArray *profiles;   /* of HengWhatifProfile with people */
  GPtrArray *bands;      /* of HengGradeBand, best first */
  int mode;              /* HengDistributionMode */
  HengWhatifPerson *people; /* who is scored, by number */
  guint n_people;
  GPtrArray *pools;      /* their names */
  HengOutcome *now;      /* without any change */
  HengWhatifColumns *columns;
} HengWhatif;

/* Everybody of the cycle who is neither exempt nor gone. */
HengWhatif *heng_whatif_load (HengDb *db, gint64 cycle_id, GError **error);
HengWhatif *heng_whatif_ref (HengWhatif *whatif);
void heng_whatif_unref (HengWhatif *whatif);

/* Trials: dense copies of the parameters, in the order of the HengWhatif they were made for. */

typedef struct
{
  gint64 weight_bp;
  gboolean is_pinned; /* set by hand: does not make room for others */
  char *rule;
} HengTrialLine;

typedef struct
{
  HengTrialLine *lines;
  guint n_lines;
} HengTrialCard;

struct _HengTrial
{
  HengTrialCard *cards;
  guint n_cards;
  gint64 (*mixes)[HENG_N_COMPONENTS];
  gboolean (*is_mix_pinned)[HENG_N_COMPONENTS];
  guint n_profiles;
  HengMicro *lowers; /* of the bands */
  gint64 *shares_bp;
  guint n_bands;
  int mode;
};

HengTrial *heng_trial_new (const HengWhatif *whatif); /* as it is now */
HengTrial *heng_trial_copy (const HengTrial *trial);
void heng_trial_free (HengTrial *trial);
gboolean heng_trial_equal (const HengTrial *a, const HengTrial *b); /* whatever is pinned */

/* Sets one weight; with `others_follow` those not set by hand make room so that the sum stays 100 %. */
void heng_trial_set_weight (HengTrial *trial, const HengWhatif *whatif, guint card, guint line, gint64 weight_bp, gboolean others_follow);
void heng_trial_set_share (HengTrial *trial, const HengWhatif *whatif, guint profile, HengComponentKind component, gint64 share_bp,
                           gboolean others_follow);
/* A rule of the same kind. INVALID otherwise, or the fault of the text. */
gboolean heng_trial_set_rule (HengTrial *trial, const HengWhatif *whatif, guint card, guint line, const char *rule, GError **error);
/* Brings the bound between those of its neighbours; the lowest grade begins at 0 for good. */
void heng_trial_set_lower (HengTrial *trial, const HengWhatif *whatif, guint band, HengMicro lower);
/* What of it is back as it is now. */
void heng_trial_reset_card (HengTrial *trial, const HengWhatif *whatif, guint card);

/* The changed parameters only, as JSON; new string. */
char *heng_trial_to_json (const HengTrial *trial, const HengWhatif *whatif);
/* Puts a document on the parameters as they are now. What no longer exists is named in `left_out` (of char *, may be NULL). INVALID when it is no such
 * document. */
HengTrial *heng_trial_from_json (const HengWhatif *whatif, const char *json, GPtrArray *left_out, GError **error);

/* What keeps the trial from being applied, one translated sentence each. */
GPtrArray *heng_trial_check (const HengTrial *trial, const HengWhatif *whatif);

/* A parameter in which two trials differ, in words. */
typedef struct
{
  char *what;  /* "研发岗考核表 · RD-02 缺陷逃逸率 · 权重" */
  char *before, *after;
} HengTrialDifference;
void heng_trial_difference_free (HengTrialDifference *difference);
GPtrArray *heng_trial_differences (const HengWhatif *whatif, const HengTrial *before, const HengTrial *after);

/* Outcomes */

typedef enum
{
  HENG_OUTCOME_BLOCKED = 1 << 0, /* could not be published */
  HENG_OUTCOME_STALE = 1 << 1,   /* the recorded grade change starts from another grade than is proposed */
} HengOutcomeFlags;

struct _HengOutcome
{
  guint n_people, n_bands, n_pools;
  HengMicro *finals, *published; /* of each person; or HENG_COLUMN_NA, HENG_COLUMN_MISSING */
  guint32 *ranks;                /* from 1, equal scores share one; 0: no score */
  gint8 *bands;                  /* of the score: index into the bands; −1: none */
  gint8 *grades;                 /* that would count: distribution and calibration included */
  guint8 *flags;                 /* HengOutcomeFlags */
  gint64 *counts;                /* people by grade */
  gint64 *pool_counts, *seats;   /* by pool, then grade: people inside the distribution, and seats */
  guint n_scored, n_blocked, n_stale;
  HengMicro mean;                /* of the published scores; 0 when there are none */
  HengMicro coefficients;        /* Σ over everybody with a grade */
};

/* The same arithmetic as heng_review_score and heng_pools_propose, to the last micro. */
HengOutcome *heng_whatif_evaluate (const HengWhatif *whatif, const HengTrial *trial);
void heng_outcome_free (HengOutcome *outcome);

typedef struct
{
  guint person; /* index into people */
  int steps;    /* grades up (> 0) or down; 0: got or lost a score */
} HengOutcomeMove;

/* Whose grade differs: up first, the longest way first. Of HengOutcomeMove. */
GArray *heng_outcome_moves (const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after);
/* How many scores differ. */
guint heng_outcome_scores_changed (const HengOutcome *before, const HengOutcome *after);

/* Writes the trial into the open cycle: weights and rules of the scorecards, shares of the participants, mode of the cycle, and the company's grades;
 * one undoable change with its reason. `json` as of heng_trial_to_json. REFUSED for a cycle with published results, and for a trial that
 * heng_trial_check finds fault with. */
gboolean heng_trial_apply (HengDb *db, gint64 cycle_id, const char *json, const char *reason, const char *actor, GError **error);

/* Keeps the trial under a name, over an older one of that name. REFUSED without a name. Undoable, as is dropping it. */
gboolean heng_trial_keep (HengDb *db, gint64 cycle_id, const char *name, const char *json, const char *actor, GError **error);
gboolean heng_trial_drop (HengDb *db, const HengKeptTrial *trial, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengWhatif, heng_whatif_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTrial, heng_trial_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOutcome, heng_outcome_free)

G_END_DECLS
