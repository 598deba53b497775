/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the goals of this room: keeping an approved version. */
#pragma once

#include "heng-goal-request.h"

G_BEGIN_DECLS

/* Writes what is stored now as the next version of the objective, as part of the change. */
gboolean heng_goal_keep_version (HengChange *change, const HengObjective *objective, const char *reason, const char *actor, GError **error);
/* The key result of a key, borrowed; NULL when there is none. */
HengKeyResult *heng_goal_document_find (const HengGoalDocument *document, const char *key);

/* Who answers for the goal and where it hangs: "owner", "lead", "above", "link", "KR2 lead" → HengGoalPlaceName. */
typedef struct
{
  char *name;  /* the same in every store */
  char *words; /* as people read it then */
} HengGoalPlaceName;
GHashTable *heng_goal_places_new (void);
/* name NULL or "": takes it away. */
void heng_goal_places_set (GHashTable *places, const char *key, const char *name, const char *words);
const char *heng_goal_places_name (GHashTable *places, const char *key);  /* "" for none */
const char *heng_goal_places_words (GHashTable *places, const char *key); /* NULL for none */
char *heng_goal_places_lead_key (const char *kr_key /* NULL: of the objective */);
/* Fills the places of a document whose records are loaded. */
gboolean heng_goal_places_load (HengDb *db, HengGoalDocument *document, GError **error);

/* Where the wished document wants the goal to hang. */
typedef struct
{
  gboolean above_changes;
  gint64 parent_id, kr_id;
  HengOkrLink link;
} HengGoalResolved;
/* Checks what is wished of owner, lead and alignment against the store; new owners and leads are put into the records of `stored`. */
gboolean heng_goal_places_resolve (HengDb *db, const HengGoalDocument *stored, const HengGoalDocument *wished, HengGoalResolved *resolved,
                                   GError **error);
/* Gives `wished` what is stored now where it wishes nothing; FALSE when what it wishes to change was changed meanwhile. */
gboolean heng_goal_places_rebase (const HengGoalDocument *base, HengGoalDocument *wished, const HengGoalDocument *stored);

/* heng-goal-align.c: whether it can hang there (rule R2), whatever is approved. */
gboolean heng_goal_check_above (HengDb *db, const HengObjective *objective, gint64 parent_id, gint64 kr_id, GError **error);
/* Puts the new parent into the objective and gives it its place among the new siblings. */
gboolean heng_goal_hang (HengChange *change, HengObjective *objective, gint64 parent_id, gint64 kr_id, HengOkrLink link, GError **error);
/* Before an approved goal changes: the first version, when it was approved before there were versions. */
gboolean heng_goal_keep_before (HengChange *change, const HengObjective *objective, GError **error);
/* The document without its places: what was approved of its content. New string. */
char *heng_goal_document_content (const HengGoalDocument *document);

G_END_DECLS
