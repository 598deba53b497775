/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the pane shows of one goal, read on a lane and handed over whole. */
#pragma once

#include "heng-goal-history.h"
#include "heng-goal-request.h"
#include "heng-goal-smart.h"
#include "heng-goal-talk.h"

G_BEGIN_DECLS

typedef struct
{
  HengGoalKind kind;
  gint64 id;
} HengGoalPaneArgs;

/* A scorecard that uses the goals of their owner. */
typedef struct
{
  gint64 employee_id;
  char *name;
  gint64 okr_bp;
} HengGoalUse;

typedef struct
{
  HengGoalKind kind;
  gint64 id;
  HengObjective *objective;  /* itself, or that of the key result */
  HengKeyResult *kr;         /* NULL for an objective */
  HengGoalContext *context;  /* for the SMART lamps */
  HengGoalHistory *history;  /* of a key result */
  GPtrArray *remarks;        /* of HengGoalRemark */
  GPtrArray *evidence;       /* of HengGoalEvidence */
  GPtrArray *requests;       /* of HengGoalRequest: open ones */
  guint n_versions;
  GPtrArray *grades;         /* of HengGoalGrade, newest first */
  GPtrArray *uses;           /* of HengGoalUse */
  gboolean can_grade;        /* the close is near or over */
  HengDate today;
} HengGoalPaneData;

/* HengStoreFunc with HengGoalPaneArgs. */
gpointer heng_goal_pane_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_goal_pane_data_free (HengGoalPaneData *data);
/* The record that fields of this goal belong to, and its type. */
gpointer heng_goal_pane_data_record (const HengGoalPaneData *data, const HengRecordType **type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalPaneData, heng_goal_pane_data_free)

G_END_DECLS
