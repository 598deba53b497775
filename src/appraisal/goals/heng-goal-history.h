/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a key result: every check-in beside the plan, and the grades at the close. Writing a check-in is heng_check_in. */
#pragma once

#include "heng-goal-forest.h"
#include "heng-goal-records.h"

G_BEGIN_DECLS

/* One check-in with what it meant on its day. */
typedef struct
{
  gint64 id;
  HengDate day;
  gboolean has_number;  /* number: metric types */
  HengMicro number;
  HengMicro progress;   /* on that day, limited to 0 … cap */
  HengMicro expected;   /* e of that day */
  int confidence;       /* −1: none */
  char *value_text, *note, *author;
  gint64 at;            /* UTC ms of entry */
  gboolean superseded;  /* a later entry for the same day counts instead */
} HengGoalPoint;

typedef struct
{
  HengKeyResult *kr;
  HengObjective *objective;
  HengDate from, to;          /* cycle's first day, due day: ends of the plan */
  gboolean has_plan;          /* INCREASE, DECREASE: plan runs from start to target */
  HengMicro plan_from, plan_to;
  HengMicro plan_today;       /* value the plan names for today */
  GPtrArray *points;          /* of HengGoalPoint, by day */
  HengKrProgress progress;    /* now */
  char *current_text;
} HengGoalHistory;
HengGoalHistory *heng_goal_history_load (HengDb *db, gint64 key_result_id, HengDate today, GError **error);
void heng_goal_history_free (HengGoalHistory *history);

/* Grades at the close, 0–1: what the owner thinks beside what was computed (domain.md §2.3); entries are added, never changed. */
/* `text` "0.7" or "70%"; a note is required when it differs from the computed grade by more than 0.2. From ten days before the cycle's end. */
gboolean heng_goal_grade (HengDb *db, HengGoalKind kind, gint64 id, const char *text, const char *note, const char *actor, GError **error);
/* Newest first. Of HengGoalGrade (heng-goal-records.h). */
GPtrArray *heng_goal_grades_load (HengDb *db, HengGoalKind kind, gint64 id, GError **error);
/* The computed grade: progress limited to 0–1; NA when there is none. */
HengValue heng_goal_node_grade (const HengGoalNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalHistory, heng_goal_history_free)

G_END_DECLS
