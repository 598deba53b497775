/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled cycle, its pools, and moving one grade of it. */
#pragma once

#include "appraisal-fixture.h"
#include "heng-outcome.h"

#define ACTOR "HR 周"

static void
publish_all (HengDb *db, gint64 cycle_id)
{
  g_autoptr (GError) error = NULL;

  heng_results_publish_early (db, cycle_id, FALSE, "test", NULL, ACTOR, &error);
  g_assert_no_error (error);
}

/* Everyone but QH0004, who is exempt: QH0001–0003 and 0005 in R&D, 0006 moved to HR. */
static gint64
filled_cycle (Fixture *fixture)
{
  gint64 cycle_id = open_q3 (fixture->db);

  fill_everything (fixture->db, cycle_id);
  return cycle_id;
}

static GPtrArray *
pools_of (HengDb *db, gint64 cycle_id, int mode)
{
  g_autoptr (GError) error = NULL;
  const HengPoolArgs args = { .mode = mode, .with_trace = TRUE };
  GPtrArray *pools = heng_pools_propose (db, cycle_id, &args, &error);

  g_assert_no_error (error);
  return pools;
}

static const HengPoolPerson *
person_of (GPtrArray *pools, const char *emp_no)
{
  for (guint i = 0; i < pools->len; i++)
    for (guint k = 0; k < ((HengPool *) pools->pdata[i])->people->len; k++)
      {
        const HengPoolPerson *person = ((HengPool *) pools->pdata[i])->people->pdata[k];

        if (g_str_equal (person->emp_no, emp_no))
          return person;
      }
  return NULL;
}

/* More people in R&D so that the pool can be enforced: seven inside, by different escape rates. */
static gint64
enforced_cycle (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 head = id_of (fixture->db, "QH0001"), cycle_id;
  static const char *const rates[] = { "4", "5", "6", "7", "14" };

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("QH01%02u", i);

      add_employee (fixture->db, number, number, fixture->rd, head, heng_date_new (2024, 3, 1));
    }
  cycle_id = filled_cycle (fixture);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("QH01%02u", i);

      enter (fixture->db, cycle_id, number, "RD-02", rates[i], &error);
      g_assert_no_error (error);
    }
  g_assert_true (heng_cycle_set_distribution (fixture->db, cycle_id, HENG_DISTRIBUTION_ENFORCE, ACTOR, &error));
  g_assert_no_error (error);
  return cycle_id;
}

static gboolean
calibrate (Fixture *fixture, gint64 cycle_id, const char *emp_no, const char *grade, const char *reason, const char *second, GError **error)
{
  HengCalibrateArgs args = { cycle_id, id_of (fixture->db, emp_no), grade, reason, "李主任", second, ACTOR };

  return heng_grade_calibrate (fixture->db, &args, error);
}
