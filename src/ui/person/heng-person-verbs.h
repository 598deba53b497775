/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person page writes: check-ins, actual values, facts and job changes. Functions for the work lane. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* One open fact of an employee. */
typedef struct
{
  gint64 employee_id, expected_version;
  const HengField *field;
  char *text;  /* stored form */
  char *actor;
} HengFactRequest;
void heng_fact_request_free (HengFactRequest *request);

typedef struct
{
  HengJob *job; /* owned, not stored yet; employee_id is set */
  char *actor;
} HengJobRequest;
void heng_job_request_free (HengJobRequest *request);

/* HengStoreFuncs; each returns GINT_TO_POINTER (TRUE). Arguments: HengCheckInRequest, HengActualRequest, HengFactRequest, HengJobRequest. */
gpointer heng_verb_check_in (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_enter_actual (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_set_fact (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_change_job (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_END_DECLS
