/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Home shows, read and counted on a lane; no widget in here. */
#pragma once

#include "heng-appraisal.h"

#include "heng-insights-view.h"

G_BEGIN_DECLS

/* What is asked for. */
typedef struct
{
  gint64 cycle_id;   /* 0: none */
  gint64 manager_id; /* as whom one sees: only the line below; 0: HR, everybody */
} HengHomeArgs;

typedef struct
{
  gint64 cycle_id;
  HengCycle *cycle; /* NULL: there is none yet */
  HengDate today;
  gboolean has_people;
  GPtrArray *todos; /* of HengTodo */
  GPtrArray *risks; /* of HengRiskRow, worst first */
  GPtrArray *views; /* of HengInsightsView that stand on Home */
} HengHomeData;

/* First and fast: to-do list and risks. `args`: HengHomeArgs. */
gpointer heng_home_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_home_data_free (HengHomeData *data);

typedef enum { HENG_HOME_SHOWN, HENG_HOME_FEW, HENG_HOME_FOLLOWS /* from others that are hidden */ } HengHomeHidden;

/* A row of the department × perspective table: means, NA where nobody has one. */
typedef struct
{
  char *name;
  guint n;
  HengValue perspectives[HENG_N_PERSPECTIVES];
  HengValue total;
  guint8 hidden[HENG_N_PERSPECTIVES + 1]; /* HengHomeHidden, the total last; values are true all the same */
} HengHomeDepartment;

typedef enum { HENG_HOME_STAGE_SCORECARDS, HENG_HOME_STAGE_CHECKINS, HENG_HOME_STAGE_ACTUALS, HENG_HOME_STAGE_READY, HENG_HOME_STAGE_PUBLISHED,
               HENG_HOME_N_STAGES } HengHomeStage;

typedef struct
{
  guint n_people;
  guint stage[HENG_HOME_N_STAGES]; /* people who are through */
  guint stage_of[HENG_HOME_N_STAGES]; /* of how many */
  GArray *behind[HENG_HOME_N_STAGES]; /* of gint64: who is not through */
  GArray *scores;         /* of HengMicro: published ones, else the forecast */
  GArray *scored;         /* of gint64: whose they are */
  GPtrArray *bands;       /* of HengGradeBand */
  GPtrArray *departments; /* of HengHomeDepartment */
  gboolean published;
} HengHomeStats;

/* Second and slower: everyone's score. `args`: HengHomeArgs. */
gpointer heng_home_stats_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_home_stats_free (HengHomeStats *stats);

G_END_DECLS
