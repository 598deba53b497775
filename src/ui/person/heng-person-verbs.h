/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person page writes: check-ins, actual values and job changes. Functions for the work lane. */
#pragma once

#include "heng-appraisal.h"
#include "heng-person-edit.h"

G_BEGIN_DECLS

typedef struct
{
  HengJob *job; /* owned, not stored yet; employee_id is set */
  char *actor;
} HengJobRequest;
void heng_job_request_free (HengJobRequest *request);

/* Actual values to be stored as one change. */
typedef struct
{
  GArray *entries; /* of HengActualEntry, owned */
  char *action, *actor;
} HengActualsRequest;
HengActualsRequest *heng_actuals_request_new (const char *action, const char *actor);
void heng_actuals_request_add (HengActualsRequest *request, const HengScorecardLine *line, const char *value, gint64 expected_version);
void heng_actuals_request_free (HengActualsRequest *request);

/* HengStoreFuncs; each returns GINT_TO_POINTER (TRUE). Arguments: HengCheckInRequest, HengActualRequest, HengActualsRequest, HengJobRequest. */
gpointer heng_verb_check_in (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_enter_actual (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_enter_actuals (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
gpointer heng_verb_change_job (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_END_DECLS
