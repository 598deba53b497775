/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of other systems and earlier years, kept on their own scale (domain.md §9.4). */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* One past result. It enters the trend only with a scale, and the rolling result (domain.md §2.10) only with a scale and `complete`. */
typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *cycle_key;         /* "2025Q3", "2025H1", "2025": one word, as written by the importer */
  HengDate from_date, to_date; /* of the period, both inclusive */
  HengMicro score;         /* on its own scale; 0 unless has_score */
  gint64 has_score;        /* 0: only a grade is known */
  HengMicro full_marks;    /* 0 = not given */
  char *grade, *comment;   /* as the other system wrote them */
  char *scale;             /* how score becomes points of 0–120: see heng_legacy_points; NULL = not mapped */
  gint64 complete;         /* HR has marked the record complete */
} HengLegacyResult;
HENG_DECLARE_RECORD (HengLegacyResult, heng_legacy_result, heng_legacy_result_type)

/* The result in points of Heng's own scale by its `scale`: "full:100" (score × 100 ÷ full marks 100), "points" (the score is already on the
 * scale 0–120) or pairs "0=0 60=60 100=100 120=120" (straight lines between the pairs, flat beyond them; scores ascending). NA without score or
 * scale, or when the scale cannot be read. Rounded once to micro, kept within 0–120. */
HengValue heng_legacy_points (const HengLegacyResult *result);
/* FALSE with a sentence when `scale` is none of the forms above; NULL is fine. */
gboolean heng_legacy_scale_check (const char *scale, char **fault);

G_END_DECLS
