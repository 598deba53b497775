/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas on a document of cases (calc-format.md): what the evaluators of the kinds share. */
#pragma once

#include "heng-ctl-print.h"
#include "heng-ctl.h"
#include "heng-json-reader.h"
#include "heng-key-result.h"
#include "heng-rater-groups.h"
#include "heng-rule.h"
#include "heng-scorecard.h"

G_BEGIN_DECLS

/* Evaluates one case's input and writes the members of its output; faults go to the reader, and nothing written then counts. */
typedef void (*HengCalcEvaluate) (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);

/* The command `calc file`; the table of kinds stands above it. */
int heng_calc_run_file (HengCtl *ctl, GStrv args);

void heng_calc_rule (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_key_result (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_objective_tree (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_scorecard (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_final_score (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_rater_groups (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_leniency (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_survey (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_distribution (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_rolling (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_scenario (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);

/* The command `calc seats`. */
int heng_calc_run_seats (HengCtl *ctl, GStrv args);
int heng_calc_run_smart (HengCtl *ctl, GStrv args);

/* The 360 component of an input of kind rater_groups. */
HengRaterScore heng_calc_read_rater_groups (HengJsonReader *reader, JsonObject *input, const char *path);

/* The OKR component of an input of kind objective_tree, and the score of one of kind scorecard. */
HengValue heng_calc_read_okr_component (HengJsonReader *reader, JsonObject *input, const char *path);
HengScorecardScore heng_calc_read_scorecard (HengJsonReader *reader, JsonObject *input, const char *path);
/* The list “adjustments” of an input, of HengMicro; empty when there is none. */
GArray *heng_calc_read_adjustments (HengJsonReader *reader, JsonObject *input, const char *path);
/* The grade bands of the shipped scheme, of HengGradeBand, borrowed; NULL when it cannot be read. */
GPtrArray *heng_calc_shipped_bands (void);

/* NULL when progress can be computed from the numbers, else a sentence, new. */
char *heng_calc_check_key_result (const HengKrInput *input);
/* A weight in a list of weights: 0 or more, at most two decimals, as basis points; what lists add up to is for the formula to judge. */
gint64 heng_calc_read_weight (HengJsonReader *reader, JsonObject *object, const char *path);
/* A count or a number of days, from `least` to a million: far below what arithmetic can hold. */
gint64 heng_calc_read_count (HengJsonReader *reader, JsonObject *object, const char *path, const char *member, gint64 least);
/* An actual value of calc-format.md as its rule reads it. */
void heng_calc_read_actual (HengJsonReader *reader, const char *path, const HengRule *rule, JsonNode *node, HengActual *actual);
/* "NA", "MISSING" or a decimal string. */
HengValue heng_calc_read_value (HengJsonReader *reader, JsonObject *object, const char *path, const char *member);
/* Numbers of calc-format.md are texts: 6 decimals, "NA", "MISSING". */
void heng_calc_write_value (HengCtlJson *json, const char *key, HengValue value);
void heng_calc_write_micro (HengCtlJson *json, const char *key, HengMicro micro, int decimals);
/* A list with the keys of the set bits. */
void heng_calc_write_flags (HengCtlJson *json, const char *key, const HengEnumValue *values, guint flags, guint wanted);

G_END_DECLS
