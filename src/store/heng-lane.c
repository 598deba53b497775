/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane: one connection on one thread of its own. */
#include "heng-lane.h"

struct _HengLane
{
  HengDb *db;
  GThreadPool *thread;
};

typedef struct
{
  HengLaneJob job;
  gpointer data;
} Item;

static void
run_cb (gpointer data, gpointer user_data)
{
  Item *item = data;
  HengLane *lane = user_data;

  item->job (lane->db, item->data);
  g_free (item);
}

HengLane *
heng_lane_new (HengDb *db, GError **error)
{
  HengLane *lane = g_new0 (HengLane, 1);

  lane->db = db;
  lane->thread = g_thread_pool_new (run_cb, lane, 1, TRUE, error);
  if (lane->thread)
    return lane;
  heng_lane_free (lane);
  return NULL;
}

void
heng_lane_push (HengLane *lane, HengLaneJob job, gpointer data)
{
  Item *item = g_new (Item, 1);

  *item = (Item) { job, data };
  g_thread_pool_push (lane->thread, item, NULL);
}

void
heng_lane_free (HengLane *lane)
{
  if (!lane)
    return;
  if (lane->thread)
    g_thread_pool_free (lane->thread, FALSE, TRUE);
  heng_db_close (lane->db);
  g_free (lane);
}
