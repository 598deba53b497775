/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane: one connection on one thread of its own; jobs run first in, first out (design.md §3). */
#pragma once

#include "heng-db.h"

G_BEGIN_DECLS

typedef struct _HengLane HengLane;
typedef void (*HengLaneJob) (HengDb *db, gpointer data);

HengLane *heng_lane_new (HengDb *db, GError **error); /* takes db */
void heng_lane_push (HengLane *lane, HengLaneJob job, gpointer data);
/* Runs what is queued, waits for it, closes the connection. */
void heng_lane_free (HengLane *lane);

G_END_DECLS
