/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cycles page and its dialogs show, loaded whole on a lane. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* One person who keeps the cycle from being published. */
typedef struct
{
  gint64 employee_id;
  char *name, *department;
  char *reason; /* the first one */
  guint n_reasons;
} HengCycleBlocker;

typedef struct
{
  gint64 department_id; /* 0 = none */
  char *name;
  guint n, n_ready, n_published; /* ready counts published ones, too */
  gint64 score_sum;              /* micro; of n_scored people */
  guint n_scored;
} HengCycleDepartment;

typedef struct
{
  GPtrArray *cycles;      /* of HengCycle, old → new */
  HengCycle *cycle;       /* the chosen one, NULL = none */
  GPtrArray *departments; /* of HengCycleDepartment, in the order of the organisation */
  GPtrArray *blockers;    /* of HengCycleBlocker, by number */
  guint n, n_exempt, n_blocked, n_ready, n_published; /* ready without published */
  guint n_open_points;    /* missing values and the like, of all people */
  HengDate today;
} HengCyclesData;

void heng_cycles_data_free (HengCyclesData *data);
/* HengStoreFunc; args: gint64 *, the cycle, 0 = none. */
gpointer heng_cycles_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCyclesData, heng_cycles_data_free)

G_END_DECLS
