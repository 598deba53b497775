/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas on a document of cases (calc-format.md): what the evaluators of the kinds share. */
#pragma once

#include "heng-ctl-print.h"
#include "heng-json-reader.h"
#include "heng-key-result.h"
#include "heng-rule.h"

G_BEGIN_DECLS

/* Evaluates one case's input and writes the members of its output; faults go to the reader, and nothing written then counts. */
typedef void (*HengCalcEvaluate) (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);

void heng_calc_rule (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_key_result (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_objective_tree (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_scorecard (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);
void heng_calc_final_score (HengJsonReader *reader, JsonObject *input, HengCtlJson *json);

/* NULL when progress can be computed from the numbers, else a sentence, new. */
char *heng_calc_check_key_result (const HengKrInput *input);
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
