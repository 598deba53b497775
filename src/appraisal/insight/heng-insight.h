/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at the company and at the scheme itself: HR metrics of a period, quality of the indicators, SMART check of all goals. */
#pragma once

#include "heng-appraisal.h"
#include "heng-quality.h"
#include "heng-smart.h"
#include "heng-turnover.h"

G_BEGIN_DECLS

/* domain.md §2.11, what the store knows of: people, job history, absences. Interns and dispatched people are left out. */
typedef struct
{
  HengDate from, to;
  HengHeadcount count;
  HengValue average, turnover, turnover_joined, voluntary, involuntary, probation;
  HengValue annualised;     /* NA unless the period is a calendar quarter */
  HengValue regularisation; /* percent of the probations that ended in the period */
  HengValue tenure;         /* mean years of those at work at the end */
  HengValue absence;        /* percent of the scheduled working days */
  HengTrace *trace;         /* a step for each of them, by the field's name */
} HengMetrics;
void heng_metrics_free (HengMetrics *metrics);
/* `from` and `to` are both in the period. department_id 0 = everyone, else its subtree: people count where they are at the end of the period
 * or were on their last day, so that opening + joiners − leavers = closing there too. */
HengMetrics *heng_metrics_load (HengDb *db, gint64 department_id, HengDate from, HengDate to, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengMetrics, heng_metrics_free)

/* One indicator over the cycles of a quality report. A shared value (of a department, of the company) counts once a cycle; alarms of the
 * discrimination are raised from five scores on. */
typedef struct
{
  char *code, *name;
  HengDiscrimination discrimination;
  HengMissingRate missing;
} HengIndicatorQuality;

/* Two indicators over the people who have both; two values shared by the same people are one observation. */
typedef struct
{
  char *code_a, *code_b;
  HengCorrelation correlation;
} HengIndicatorPair;

/* Agreement of a rater group's single ratings; NONE where the store only has sums. */
typedef struct
{
  int group; /* HengRaterGroup, −1: all but SELF */
  HengAgreement agreement;
} HengGroupAgreement;

/* A manager's ratings against those of all managers. */
typedef struct
{
  gint64 employee_id;
  char *label; /* "张伟 (QH0014)" */
  HengRaterBias bias;
} HengManagerBias;

typedef struct
{
  guint n_cycles, n_people;
  HengMissingRate missing;   /* over all indicators */
  GPtrArray *indicators;     /* of HengIndicatorQuality, by code */
  GPtrArray *pairs;          /* of HengIndicatorPair with n ≥ 5 and an r, strongest first */
  GPtrArray *agreements;     /* of HengGroupAgreement: all raters first, then the groups that have ratings */
  GPtrArray *managers;       /* of HengManagerBias, largest bias first */
  guint n_raters, n_biased, n_uniform; /* anonymous raters where the store can tell them apart: only how many */
  HengCorrelation objective_manager;
  HengAppeals appeals;
} HengQualityReport;
void heng_quality_report_free (HengQualityReport *report);
/* domain.md §4 over cycles that have begun; reviews as heng_reviews_load gives them. */
HengQualityReport *heng_quality_load (HengDb *db, const gint64 *cycle_ids, guint n_cycles, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengQualityReport, heng_quality_report_free)

/* The SMART check of one objective, or of one of its key results. */
typedef struct
{
  int owner_kind;
  gint64 owner_id, objective_id, key_result_id; /* key_result_id 0: the objective itself */
  char *owner;                                  /* employee number, path of the department, key of the project; "" for the company */
  char *key;                                    /* "O1", "O1/KR2" */
  char *title;
  GPtrArray *findings;                          /* of HengSmartFinding */
} HengSmartItem;
void heng_smart_item_free (HengSmartItem *item);
/* Active goals of a cycle in the order of owner and sort; employee_id 0 = of every owner. History comes from earlier cycles' actual values of an
 * indicator of the same person that the key result names. */
GPtrArray *heng_smart_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);

G_END_DECLS
