/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the person page shows, read on a lane and handed over whole. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 employee_id, cycle_id;
} HengPersonArgs;

typedef struct
{
  HengEmployee *employee;
  HengEmployeeDetail *detail; /* NULL: none */
  char *department_path, *manager_name;
  GPtrArray *jobs;        /* of HengJob, old → new */
  GPtrArray *job_places;  /* department path of each job, of char * */
  GPtrArray *job_managers; /* name of each job's manager, of char * */
  GPtrArray *departments; /* of HengDepartment */
  HengCycle *cycle;       /* NULL: no cycle */
  HengReview *review;     /* NULL: the person has no scorecard in this cycle */
  char *review_note;      /* why not */
  GPtrArray *results;     /* of HengResult, old → new */
  HengDate today;
} HengPersonData;

gpointer heng_person_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_person_data_free (HengPersonData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPersonData, heng_person_data_free)

G_END_DECLS
