/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published scores of a whole cycle without the rest of the records, for figures over many cycles. */
#pragma once

#include "heng-journal.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 employee_id;
  gint64 department_id, manager_id; /* of the last part in the cycle; 0 = none */
  gint64 published;                 /* micro, newest revision */
} HengResultScore;

/* Of HengResultScore by employee id; NULL on error. */
GArray *heng_result_scores_load (HengDb *db, gint64 cycle_id, GError **error);

G_END_DECLS
