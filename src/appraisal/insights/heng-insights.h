/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a whole cycle at once: everybody's result as columns, narrowed by department, level or manager, and what figures are made of them. Once
 * loaded the columns never change, so any thread may count on them. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* No value in a column of points; points are micro and fit 32 bits (0–120,000,000). */
#define HENG_INSIGHTS_NONE G_MININT32
/* Means of fewer people are not shown (domain.md §6). */
#define HENG_INSIGHTS_LEAST 3

/* A department, or a manager; `parent` is a place in the same array, −1 at the top, and stands before its children. */
typedef struct
{
  gint64 id;
  int parent;
  const char *name; /* in the language of the process when loaded; of the insights */
} HengInsightsUnit;

/* The points of one indicator: of everybody who has it, each shared value once. */
typedef struct
{
  const char *code, *name;
  guint32 *rows;    /* whose line it is; a shared value stands with the first of those who share it */
  gint32 *points;   /* HENG_INSIGHTS_NONE: missing or not applicable */
  guint n;
} HengInsightsIndicator;

/**
 * HengInsights: the scored people of one cycle by employee number. Scores are the published ones, for who has none yet the forecast; department and
 * manager are those of the cycle.
 */
typedef struct
{
  gint ref_count;
  HengCycle *cycle;
  HengDate today;
  guint n;                /* rows */
  gint64 *employees;
  gint32 *departments;    /* place in `units`, −1 none */
  gint32 *managers;       /* place in `leaders`, −1 none */
  gint32 *levels;         /* place in `level_names`, −1 none */
  gint32 *scores;         /* points with 2 decimals */
  gint8 *grades;          /* place in `bands`, −1 none */
  guint8 *is_published;   /* the score is a published one */
  gint32 *perspectives[HENG_N_PERSPECTIVES];
  guint32 *by_score;      /* rows with a score, lowest first */
  guint n_scored, n_published;
  GArray *units;          /* of HengInsightsUnit: departments */
  GArray *leaders;        /* of HengInsightsUnit: who leads somebody; parent: who leads them */
  GPtrArray *level_names; /* of const char *, sorted */
  GPtrArray *bands;       /* of HengGradeBand, best first */
  GArray *indicators;     /* of HengInsightsIndicator, by code */
  GStringChunk *texts;
} HengInsights;

/* Everybody of the cycle who is neither exempt nor gone, scored by the same code as anywhere else. */
HengInsights *heng_insights_load (HengDb *db, gint64 cycle_id, GError **error);
HengInsights *heng_insights_ref (HengInsights *insights);
void heng_insights_unref (HengInsights *insights);

/* Who is looked at: 0 and NULL narrow nothing. */
typedef struct
{
  gint64 department_id; /* with everything below it */
  gint64 manager_id;    /* the whole line below this one, not the manager */
  const char *level;
} HengInsightsFilter;

/* The rows of a filter. */
typedef struct
{
  HengInsights *insights;
  HengInsightsFilter filter; /* `level` is the scope's own */
  guint8 *is_in;             /* a byte per row */
  guint n;
  HengMicro *scores;         /* published or forecast, lowest first */
  guint n_scored, n_published;
} HengInsightsScope;
HengInsightsScope *heng_insights_scope_new (HengInsights *insights, const HengInsightsFilter *filter);
void heng_insights_scope_free (HengInsightsScope *scope);

typedef enum { HENG_INSIGHTS_BY_DEPARTMENT, HENG_INSIGHTS_BY_MANAGER, HENG_INSIGHTS_BY_LEVEL } HengInsightsBy;

/* People of a scope who have something in common. Small numbers are hidden by whoever shows them (heng-chart-about.h): here is what is true. */
typedef struct
{
  int place;      /* in units, leaders or level_names; −1: those without one */
  gint64 id;      /* of the department or manager; 0 for a level and for those without */
  char *name;
  gboolean is_direct; /* those of the chosen department itself, beside the departments below it */
  guint n, n_scored;
  HengValue mean; /* of the published scores or forecasts, to micro; NA without any */
  HengValue perspectives[HENG_N_PERSPECTIVES]; /* means; NA */
  guint n_of[HENG_N_PERSPECTIVES];
  GArray *scores; /* of HengMicro, by employee number; only for managers, else NULL */
} HengInsightsGroup;
/* By department: the departments directly below the chosen one (of all: those at the top), each with everything below it, and those directly in it.
 * In the order of the organisation; managers by employee number, levels by name; whoever has none stands last. Of HengInsightsGroup with people. */
GPtrArray *heng_insights_groups (const HengInsightsScope *scope, HengInsightsBy by);
void heng_insights_group_free (HengInsightsGroup *group);
/* All of the scope as one group without a name. */
HengInsightsGroup *heng_insights_all (const HengInsightsScope *scope);

/* A part of a scope that a mark of a figure stands for. */
typedef struct
{
  const HengInsightsGroup *group; /* of heng_insights_groups; NULL: all */
  HengInsightsBy by;
  HengMicro low, high;            /* scores in [low, high); both 0: any, also none */
  int grade;                      /* place in the bands, −1: any */
  int perspective;                /* HengPerspective somebody has points in, −1: any */
} HengInsightsPick;
#define HENG_INSIGHTS_ALL ((HengInsightsPick) { .grade = -1, .perspective = -1 })
/* Employee ids (gint64) by number. */
GArray *heng_insights_people (const HengInsightsScope *scope, const HengInsightsPick *pick);

/* Replaces what is in `points` (of HengMicro) by those of the people of the scope; returns how many were expected. */
guint heng_insights_indicator_points (const HengInsightsScope *scope, const HengInsightsIndicator *indicator, GArray *points);
/* Whose line of the indicator counts in it, with points or without: employee ids (gint64) by number. */
GArray *heng_insights_indicator_people (const HengInsightsScope *scope, const HengInsightsIndicator *indicator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsights, heng_insights_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengInsightsScope, heng_insights_scope_free)

G_END_DECLS
