/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The appraisal scheme as read from JSON files (data/templates, schema in its README), checked but not yet stored. */
#pragma once

#include "heng-pay.h"
#include "heng-scheme-questions.h"
#include "heng-scheme-template.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *templates;   /* of HengSchemeTemplate */
  GPtrArray *profiles;    /* of HengProfile */
  GPtrArray *assignments; /* of HengAssignment */
  GPtrArray *grades;      /* of HengGradeBand */
  GArray *merit;          /* of HengMeritRow, its grades borrowed from `grades`; empty when the files have none */
  GPtrArray *days;        /* of HengCalendarDay */
  GPtrArray *question_sets; /* of HengSchemeQuestions */
} HengSchemeFiles;

/* Reads every *.json of a directory. Rules must parse, weights must total 100.00. Errors name file, JSON path and remedy. */
HengSchemeFiles *heng_scheme_files_read (const char *directory, GError **error);
void heng_scheme_files_free (HengSchemeFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSchemeFiles, heng_scheme_files_free)

G_END_DECLS
