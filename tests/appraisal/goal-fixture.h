/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals for the tests: short words for adding and reading them, over the small company. */
#pragma once

#include "appraisal-fixture.h"
#include "heng-goal-edit.h"

static inline gint64
add_goal (HengDb *db, gint64 cycle_id, HengOwnerKind kind, gint64 owner_id, gint64 parent_id, gint64 parent_kr_id, const char *title)
{
  g_autoptr (GError) error = NULL;
  HengGoalPlace place = { cycle_id, kind, owner_id, parent_id, parent_kr_id, HENG_LINK_COUNT, 0 };
  gint64 id = heng_goal_add_objective (db, &place, title, "test", &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline gint64
add_kr (HengDb *db, gint64 objective_id, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 id = heng_goal_add_key_result (db, objective_id, 0, title, "test", &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline HengObjective *
objective_of (HengDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HengObjective *objective = heng_objective_load (db, id, &error);

  g_assert_no_error (error);
  return objective;
}

static inline HengKeyResult *
kr_of (HengDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HengKeyResult *kr = heng_key_result_load (db, id, &error);

  g_assert_no_error (error);
  return kr;
}

static inline gint64
kr_version (HengDb *db, gint64 id)
{
  g_autoptr (HengKeyResult) kr = kr_of (db, id);

  return kr->version;
}

static inline gboolean
set_kr (HengDb *db, gint64 id, const char *field, const char *text, GError **error)
{
  g_autoptr (HengKeyResult) kr = kr_of (db, id);

  return heng_goal_set_field (db, &heng_key_result_type, kr, field, text, "test", error);
}

static inline gboolean
set_objective (HengDb *db, gint64 id, const char *field, const char *text, GError **error)
{
  g_autoptr (HengObjective) objective = objective_of (db, id);

  return heng_goal_set_field (db, &heng_objective_type, objective, field, text, "test", error);
}

static inline void
must_set_kr (HengDb *db, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  set_kr (db, id, field, text, &error);
  g_assert_no_error (error);
}

static inline void
must_set (HengDb *db, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  set_objective (db, id, field, text, &error);
  g_assert_no_error (error);
}

static inline HengGoalForest *
forest_of (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;
  HengGoalForest *forest = heng_goal_forest_load (db, cycle_id, HENG_DATE_NONE, &error);

  g_assert_no_error (error);
  return forest;
}

static inline const HengGoalNode *
node_of (const HengGoalForest *forest, HengGoalKind kind, gint64 id)
{
  int at = heng_goal_forest_find (forest, kind, id);

  g_assert_cmpint (at, >=, 0);
  return &forest->nodes[at];
}

static inline void
check_in_on (HengDb *db, gint64 kr_id, HengDate day, const char *value, int confidence)
{
  g_autoptr (GError) error = NULL;

  heng_check_in (db, kr_id, day, value, confidence, NULL, "test", &error);
  g_assert_no_error (error);
}

/* An objective of a person with two key results that pass the SMART check, aligned to nothing. */
static inline gint64
add_good_goal (HengDb *db, gint64 cycle_id, gint64 owner_id, gint64 krs[2])
{
  gint64 id = add_goal (db, cycle_id, HENG_OWNER_PERSON, owner_id, 0, 0, "打造一天可上线的发布流程");

  krs[0] = add_kr (db, id, "构建时长由40分钟降到10分钟");
  krs[1] = add_kr (db, id, "每周可发布天数由2天增至5天");
  return id;
}
