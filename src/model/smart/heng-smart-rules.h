/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/model/smart: adding findings, and the rules that objectives and key results share. */
#pragma once

#include "heng-smart.h"

G_BEGIN_DECLS

GPtrArray *heng_smart_findings_new (void);
/* Takes `value`; NULL for rules whose message has none. */
void heng_smart_add (GPtrArray *findings, HengSmartRule rule, HengSmartSeverity severity, char *value);

/* S1, S2. */
void heng_smart_check_words (const HengSmartText *text, GPtrArray *findings);
/* S3. */
void heng_smart_check_activity (const HengSmartText *text, GPtrArray *findings);
/* A1–A4 for a target of INCREASE or DECREASE. */
void heng_smart_check_reach (const HengSmartKr *kr, gboolean has_target, HengMicro target, GPtrArray *findings);
/* T1, T2. */
void heng_smart_check_time (const HengSmartKr *kr, const HengSmartText *text, GPtrArray *findings);
/* D1. */
void heng_smart_check_siblings (const HengSmartKr *kr, const HengSmartText *text, GPtrArray *findings);

G_END_DECLS
