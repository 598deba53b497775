/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to the importers' questions that hold for later files too (domain.md §9.1: ask once per distinct value and remember). */
#pragma once

#include "heng-record.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id, version;
  char *question; /* "value:emp_status/休假" */
  char *answer;   /* "REGULAR" */
} HengImportAnswer;
HENG_DECLARE_RECORD (HengImportAnswer, heng_import_answer, heng_import_answer_type)

G_END_DECLS
