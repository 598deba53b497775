/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share among themselves; no other room includes it. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* The formulas, bands and profiles a cycle opened now is scored by; stored with the cycle and each result. */
#define HENG_RULE_VERSION "2026-1"
/* domain.md §4: fewer calendar days in the cycle than this: EXEMPT. */
#define HENG_MIN_CYCLE_DAYS 30
/* domain.md §4: joined in the cycle with no more calendar days than this: scored, outside the distribution. */
#define HENG_OUTSIDE_CYCLE_DAYS 60
/* domain.md §4: check-in every two weeks. */
#define HENG_CHECKIN_DAYS 14

gboolean heng_department_is_within (GPtrArray *departments, gint64 department_id, gint64 ancestor_id);
/* FALSE with REFUSED and the sentence. */
gboolean heng_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* FALSE with "SUBJECT: sentence". */
gboolean heng_refuse_about (GError **error, HengAppraisalError code, const char *subject, const char *sentence);
/* FALSE for EXEMPT and LEFT: they get no result. */
gboolean heng_participant_is_scored (const HengParticipant *participant);
/* "张伟 (QH0014)"; new string. */
char *heng_person_label (const HengEmployee *employee);
/* REFUSED when archived. */
gboolean heng_cycle_check_writable (const HengCycle *cycle, GError **error);
/* heng_enter_actual as part of a correction: inside `change`, also under the person's own published result; still refused when somebody else's
 * published result rests on the value. */
gboolean heng_correct_actual (HengChange *change, const HengScorecardLine *line, const char *value, const char *reason, const char *approver,
                              const char *actor, GError **error);
gboolean heng_employee_is_published (HengDb *db, gint64 cycle_id, gint64 employee_id, gboolean *published, GError **error);
/* Whether the published result of a person rests on the objective: the owner's, and that of everyone in whose goals it counts. */
gboolean heng_objective_is_published (HengDb *db, const HengObjective *objective, gboolean *published, GError **error);
/* The day of a moment, in China's time whatever the zone of the machine: the same moment always is the same day. */
HengDate heng_day_of_ms (gint64 ms);
/* heng_reviews_load as seen on a given day. */
GPtrArray *heng_reviews_load_on (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, HengDate today, GError **error);
/* id → record, borrowed from the array. Look up with g_hash_table_lookup (index, &id). */
GHashTable *heng_index_by_id (GPtrArray *records);

G_END_DECLS
