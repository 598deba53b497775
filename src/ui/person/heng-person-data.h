/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the person page shows, read on a lane and handed over whole. */
#pragma once

#include "heng-appraisal.h"
#include "heng-person-edit.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 employee_id, cycle_id;
} HengPersonArgs;

/* Lists of a person's file, each of one record type. */
typedef enum
{
  HENG_LIST_EDUCATION,
  HENG_LIST_CERTIFICATES,
  HENG_LIST_SKILLS,
  HENG_LIST_PROJECTS, /* HengProjectMember */
  HENG_LIST_LINES,    /* HengReportingLine */
  HENG_LIST_NOTES,
  HENG_LIST_ATTACHMENTS,
  HENG_N_LISTS,
} HengPersonList;

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
  GPtrArray *lists[HENG_N_LISTS];
  GPtrArray *reports;     /* of HengEmployee */
  GPtrArray *revisions;   /* of HengResult: all revisions, newest first */
  GStrv masked;           /* the private facts with all but the ends hidden, by field */
  GHashTable *names;      /* id → name of everybody and every project and cycle that the lists mention; keys of heng_name_key */
} HengPersonData;

/* The name of what a reference field of a list's record points to; "" when it is gone. */
const char *heng_person_data_name (const HengPersonData *data, const HengField *field, gint64 id);

gpointer heng_person_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_person_data_free (HengPersonData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPersonData, heng_person_data_free)

G_END_DECLS
