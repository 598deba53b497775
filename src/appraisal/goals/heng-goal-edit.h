/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing goals: each call is one named, undoable change; conflicts as in heng-person-edit.h. actor NULL = login name. */
#pragma once

#include "heng-goal-forest.h"

G_BEGIN_DECLS

/* Errors of all functions here: HENG_APPRAISAL_ERROR_INVALID with the rule a typed text breaks, REFUSED when the state of goal or cycle does not
 * allow it, STALE with its conflict (heng-conflict.h) when another changed the same field meanwhile. */

/* Where a new objective goes. */
typedef struct
{
  gint64 cycle_id;
  HengOwnerKind owner_kind;
  gint64 owner_id;     /* 0 for the company */
  gint64 parent_id;    /* objective it is aligned to; 0: none, or that of parent_kr_id */
  gint64 parent_kr_id; /* key result it is aligned to; 0: none */
  HengOkrLink link;    /* COUNT or REFERENCE with a parent */
  gint64 after_id;     /* objective it follows among its siblings; 0: the last */
} HengGoalPlace;

/* A new draft with the next free key ("O3"). Its id, 0 on error. */
gint64 heng_goal_add_objective (HengDb *db, const HengGoalPlace *place, const char *title, const char *actor, GError **error);
/* A new draft ("KR4") behind `after_id` (0: the last), due at the cycle's end. What the title says fills type, start, target, unit and due day
 * (heng_goal_parse_title). Its id, 0 on error. */
gint64 heng_goal_add_key_result (HengDb *db, gint64 objective_id, gint64 after_id, const char *title, const char *actor, GError **error);

/* What a title says: "构建时长由40分钟降到10分钟", "time to hire from 42 to 30 days", "上线验收通过". */
typedef struct
{
  gboolean has_values; /* an "A to B" was found: type INCREASE or DECREASE, start, target, unit */
  HengKrType type;
  HengMicro start, target;
  char *unit;          /* NULL: none */
  HengDate due;        /* NONE: none */
} HengGoalParsed;
void heng_goal_parse_title (const char *title, HengDate cycle_start, HengDate cycle_end, HengGoalParsed *parsed);
void heng_goal_parsed_clear (HengGoalParsed *parsed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengGoalParsed, heng_goal_parsed_clear)

/* Sets one field (of heng_objective_type or heng_key_result_type) to what somebody typed: "40%", "18 分钟", "2026-09-30", "DECREASE", an enum by key
 * or label; employees by id. `record` is the row as that person saw it; changes of other fields by others are merged. The title of a key result
 * without numbers fills them. An approved goal is changed by a request (heng-goal-request.h): REFUSED. Parent, link, state and order have verbs of
 * their own. */
gboolean heng_goal_set_field (HengDb *db, const HengRecordType *type, gconstpointer record, const char *field, const char *text, const char *actor,
                              GError **error);
/* Only the check: the text as it is stored (new string, NULL for an empty value), FALSE with the sentence. `cycle` bounds dates. Pure. */
gboolean heng_goal_check_field (const HengCycle *cycle, const HengRecordType *type, gconstpointer record, const char *field, const char *text,
                                char **stored, GError **error);
/* The text to put into the entry of a field: "40", "12.5", "2026-09-30"; enums by key. New string, "" for none. */
char *heng_goal_field_text (const HengRecordType *type, gconstpointer record, const char *field);
/* Gives an objective to another owner; its key changes when that owner already has one of this key. REFUSED for an approved one, which
 * heng_goal_request_owner asks for. */
gboolean heng_goal_set_owner (HengDb *db, const HengObjective *objective, HengOwnerKind owner_kind, gint64 owner_id, const char *actor,
                              GError **error);
/* What somebody chose of a conflict; KEEP_THEIRS writes nothing. */
gboolean heng_goal_resolve (HengDb *db, const HengConflict *conflict, HengKeep keep, const char *actor, GError **error);

/* Alignment to an objective or (kr_id ≠ 0) a key result; both 0: no parent. link COUNT or REFERENCE. REFUSED (rule R2) when a loop would form, the
 * parent is cancelled, or an approved objective would begin or cease to count in one of the same owner. */
gboolean heng_goal_align (HengDb *db, const HengObjective *objective, gint64 parent_id, gint64 kr_id, HengOkrLink link, const char *actor,
                          GError **error);
/* The same test without writing: TRUE when it would be refused for a loop. Pure; for drag and drop. `parent` −1: none. */
gboolean heng_goal_forest_would_loop (const HengGoalForest *forest, int objective, int parent);
/* Under the sibling before it; to the level of its parent. Objectives only: a key result belongs to its objective. REFUSED for an approved one, which
 * heng_goal_request_step asks for. */
gboolean heng_goal_indent (HengDb *db, gint64 objective_id, const char *actor, GError **error);
gboolean heng_goal_outdent (HengDb *db, gint64 objective_id, const char *actor, GError **error);
/* One place up (−1) or down (+1) among its siblings. REFUSED at the end of the list. */
gboolean heng_goal_move (HengDb *db, HengGoalKind kind, gint64 id, int step, const char *actor, GError **error);
/* A key result into another objective (or to another place in its own), behind `after_id`; 0: the last, −1: the first. */
gboolean heng_goal_move_key_result (HengDb *db, const HengKeyResult *kr, gint64 objective_id, gint64 after_id, const char *actor, GError **error);

/* A reference link sideways to an objective or key result (the other 0). Its id, 0 on error; REFUSED when it closes a loop (both kinds of links
 * together stay acyclic, §2.3) or is there already. */
gint64 heng_goal_add_link (HengDb *db, gint64 objective_id, gint64 target_id, gint64 target_kr_id, const char *note, const char *actor,
                           GError **error);
gboolean heng_goal_remove_link (HengDb *db, gint64 link_id, gint64 version, const char *actor, GError **error);

/* Takes a draft away with all that hangs on it (key results, comments, links); what is aligned to it loses its parent. REFUSED for approved goals
 * and for key results with check-ins: those are cancelled. */
gboolean heng_goal_remove (HengDb *db, HengGoalKind kind, gint64 id, gint64 version, const char *actor, GError **error);
/* Cancels an approved or submitted goal for a reason (domain.md §2.3: excluded, kept); a cancelled objective cancels its key results for this
 * count without touching them. */
gboolean heng_goal_cancel (HengDb *db, HengGoalKind kind, gint64 id, gint64 version, const char *reason, const char *actor, GError **error);

/* Whether changes of its content have to be requested: it is approved. */
gboolean heng_goal_needs_request (const HengObjective *objective);

G_END_DECLS
