/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing an approved goal: a request with the proposed goal and its decision; every approved version is kept and can be compared. */
#pragma once

#include "heng-goal-edit.h"
#include "heng-goal-records.h"

G_BEGIN_DECLS

/* One objective with its key results as one thing: what is approved, proposed, compared. */
typedef struct
{
  HengObjective *objective;
  GPtrArray *key_results; /* of HengKeyResult, by order; a new one has id 0 */
  GHashTable *places;     /* who answers and what it is aligned to (the functions below); NULL: a version kept before these were versioned */
} HengGoalDocument;
HengGoalDocument *heng_goal_document_load (HengDb *db, gint64 objective_id, GError **error);
HengGoalDocument *heng_goal_document_copy (const HengGoalDocument *document);
void heng_goal_document_free (HengGoalDocument *document);
/* As JSON, the form it is stored in: the fields that are approved, by name, as stored texts; key results by their keys. New string. */
char *heng_goal_document_to_json (const HengGoalDocument *document);
/* NULL with INVALID when it is none. */
HengGoalDocument *heng_goal_document_from_json (const char *json, GError **error);

/* Who shall own the objective; who shall answer for it (kr_key NULL) or one of its key results (employee_id 0: nobody of its own), and what it shall hang on (both 0:
 * nothing). The ids in the records stay; a request carries names. */
gboolean heng_goal_document_set_lead (HengDb *db, HengGoalDocument *document, const char *kr_key, gint64 employee_id, GError **error);
gboolean heng_goal_document_set_owner (HengDb *db, HengGoalDocument *document, HengOwnerKind owner_kind, gint64 owner_id, GError **error);
gboolean heng_goal_document_set_above (HengDb *db, HengGoalDocument *document, gint64 parent_id, gint64 kr_id, HengOkrLink link, GError **error);

/* One field that differs. kind and key say where: "" for the objective's own fields, "KR2" for a key result's. */
typedef struct
{
  char *key;
  const HengField *field; /* NULL: the whole key result was added (before NULL) or taken away (after NULL) */
  char *before, *after;   /* for people; NULL: none */
} HengGoalDifference;
void heng_goal_difference_free (HengGoalDifference *difference);
/* Field by field, in the order of the field tables. Of HengGoalDifference. Pure. */
GPtrArray *heng_goal_compare (const HengGoalDocument *before, const HengGoalDocument *after);

/* Approved versions, oldest first. Of HengGoalVersion (heng-goal-records.h). */
GPtrArray *heng_goal_versions_load (HengDb *db, gint64 objective_id, GError **error);

/* Asks for the change of an approved objective to `proposed` (from heng_goal_document_load, then changed). Every field is checked as if it were typed;
 * `reason` is required. Its id, 0 on error; REFUSED while another request of the objective is open. */
gint64 heng_goal_request (HengDb *db, const HengGoalDocument *proposed, const char *reason, const char *actor, GError **error);
/* The same for one field, for editing in place. */
gint64 heng_goal_request_field (HengDb *db, const HengRecordType *type, gconstpointer record, const char *field, const char *text,
                                const char *reason, const char *actor, GError **error);
/* The same for the alignment; what is scored may change with it, unlike with heng_goal_align. */
gint64 heng_goal_request_align (HengDb *db, gint64 objective_id, gint64 parent_id, gint64 kr_id, HengOkrLink link, const char *reason,
                                const char *actor, GError **error);
/* The same for the owner. */
gint64 heng_goal_request_owner (HengDb *db, gint64 objective_id, HengOwnerKind owner_kind, gint64 owner_id, const char *reason, const char *actor,
                                GError **error);
/* The same for a step in or out as heng_goal_indent and heng_goal_outdent take it. */
gint64 heng_goal_request_step (HengDb *db, gint64 objective_id, gboolean in, const char *reason, const char *actor, GError **error);
/* Of one objective (0: of the whole cycle), newest first. Of HengGoalRequest (heng-goal-records.h). */
GPtrArray *heng_goal_requests_load (HengDb *db, gint64 cycle_id, gint64 objective_id, gboolean open_only, GError **error);
/* Writes the proposed goal as a new approved version; REFUSED when the goal was changed since the request was made. */
gboolean heng_goal_request_approve (HengDb *db, gint64 request_id, const char *comment, const char *actor, GError **error);
gboolean heng_goal_request_refuse (HengDb *db, gint64 request_id, const char *reason, const char *actor, GError **error);
/* By who asked. */
gboolean heng_goal_request_withdraw (HengDb *db, gint64 request_id, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalDocument, heng_goal_document_free)

G_END_DECLS
