/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many reviews of one cycle as paper speaks of them: units, figures, and the charts of both. Private to the report room. */
#pragma once

#include "heng-mean-interval.h"
#include "heng-paper.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  GPtrArray *reviews; /* borrowed */
} HengGroupUnit;

/* The units right below what all have in common, by name; who belongs to that itself is a unit too. Of HengGroupUnit, owned. */
GPtrArray *heng_group_units (GPtrArray *reviews);
/* By manager, with the number where two have one name; people without one are left out. */
GPtrArray *heng_group_managers (GPtrArray *reviews);
/* Whose scores stay hidden: units of too few people with a score, and with exactly one of these the next smallest, so that nothing follows by
 * subtraction from the figures of all. New, a value for each unit. */
gboolean *heng_group_hidden (GPtrArray *units);
/* The unit all have in common, else the company's name; new string. */
char *heng_group_name (GPtrArray *reviews);

/* Final scores (of HengMicro) of those who have one. */
GArray *heng_group_scores (GPtrArray *reviews);
HengValue heng_group_median (GArray *scores);
/* Mean share of weight that rests on automatic data, in basis points; −1 without a scorecard. */
gint64 heng_group_objective_share (GPtrArray *reviews);
/* The last score before this cycle that counts; NULL: none. */
const HengReviewPoint *heng_group_previous (const HengReview *review);

HengChart *heng_group_distribution (GPtrArray *reviews);
HengChart *heng_group_heat (GPtrArray *reviews, GPtrArray *units, const char *name);
HengChart *heng_group_calibration (GPtrArray *reviews, GPtrArray *managers);
/* Mean published score of these people by cycle, as a trend. */
HengChart *heng_group_trend (GPtrArray *reviews);

/* "62 %" of basis points, "—" when negative; new string. */
char *heng_group_share (gint64 basis_points);
/* "91.3" or "—"; new string. */
char *heng_group_figure (HengValue value, int decimals);

/* The documents. */
void heng_department_summary_build (HengPaperSheet *paper, GPtrArray *reviews);
void heng_company_report_build (HengPaperSheet *paper, GPtrArray *reviews);

G_END_DECLS
