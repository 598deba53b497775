/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write goals share. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-goal-edit.h"
#include "heng-goal-detail-table.h"

G_BEGIN_DECLS

/* The name of an owner as people read it. New string. */
char *heng_goal_owner_name (HengDb *db, HengOwnerKind kind, gint64 owner_id);
/* "张伟 O1" and "张伟 O1 KR2": what a goal is called in the name of a change. New string. */
char *heng_goal_name (HengDb *db, const HengObjective *objective, const HengKeyResult *kr);
/* Head of a text for the name of a change. New string. */
char *heng_goal_shorten (const char *text);

/* REFUSED when the cycle is archived, or the owner's result of it is published. */
gboolean heng_goal_check_open (HengDb *db, const HengObjective *objective, GError **error);
/* The same, and when its state does not let its content change: submitted, approved, cancelled. */
gboolean heng_goal_check_editable (HengDb *db, const HengObjective *objective, GError **error);

/* One change of one record under a name; what others changed in other fields is merged. */
gboolean heng_goal_write (HengDb *db, const HengRecordType *type, gpointer record, const char *action, const char *actor, GError **error);

/* INVALID with the sentence. FALSE. */
gboolean heng_goal_invalid (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Siblings in the order they are shown in. Of HengObjective. */
GPtrArray *heng_goal_siblings (HengDb *db, gint64 cycle_id, gint64 parent_id, gint64 parent_kr_id, GError **error);
/* Writes `sort` of the objectives (or key results) so that they ascend in the order of the array; `from` on. Those with id 0 only get their number. */
gboolean heng_goal_renumber (HengChange *change, const HengRecordType *type, GPtrArray *records, guint from, GError **error);
/* Whether links lead from objective `from` to objective `to`: alignment and references alike. */
gboolean heng_goal_reaches (HengDb *db, gint64 from, gint64 to, gboolean *reaches, GError **error);
/* Puts another owner into an objective that is not stored yet so: rule O1, the published result, a key that is free there. */
gboolean heng_goal_give_to (HengDb *db, HengObjective *objective, HengOwnerKind owner_kind, gint64 owner_id, GError **error);
/* A key that no record of the array has: "O4". New string. */
char *heng_goal_free_key (const char *letter, GPtrArray *records, gsize key_offset);

/* Adds a remark of a step to a change; an empty text: none, unless the kind is one that always stands there. */
gboolean heng_goal_add_remark (HengChange *change, gint64 objective_id, gint64 key_result_id, HengRemarkKind kind, const char *text, const char *actor,
                               GError **error);
/* Brings the participant's state in line with the goals of the person, as part of the change. */
gboolean heng_goal_follow_participant (HengChange *change, const HengObjective *objective, GError **error);

/* A field of the content that is approved: changed by a request only. */
gboolean heng_goal_is_content (const HengRecordType *type, const char *field);
/* Sets a checked field and what follows from it. */
void heng_goal_apply_field (const HengCycle *cycle, const HengRecordType *type, gpointer record, const char *field, const char *stored,
                            const char *typed);

G_END_DECLS
