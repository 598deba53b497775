/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments with mentions, and evidence, on objectives and key results. */
#pragma once

#include "heng-goal-forest.h"
#include "heng-goal-records.h"

G_BEGIN_DECLS

/* A mention in a text: "@张伟" or "@QH0014"; positions in bytes, `end` exclusive. */
typedef struct
{
  gsize begin, end;
  gint64 employee_id; /* 0: nobody, or several of this name */
  guint n_matches;
} HengMention;
/* Finds the @ in a text and whom they mean, by employee number first, then by the longest name that fits. Array of HengMention. */
GArray *heng_mentions_find (const char *text, GPtrArray *employees);

typedef struct
{
  HengGoalComment *record;
  GArray *mentions; /* gint64 ids of employees */
} HengGoalRemark;
void heng_goal_remark_free (HengGoalRemark *remark);
/* Oldest first; of an objective those of its key results too when `with_below`. Of HengGoalRemark. */
GPtrArray *heng_goal_comments_load (HengDb *db, HengGoalKind kind, gint64 id, gboolean with_below, GError **error);
/* INVALID when the text is empty or a mention means nobody or several people. Its id, 0 on error. */
gint64 heng_goal_comment (HengDb *db, HengGoalKind kind, gint64 id, const char *text, const char *actor, GError **error);
/* What the author wrote in plain remarks may be taken back. */
gboolean heng_goal_comment_remove (HengDb *db, gint64 comment_id, gint64 version, const char *actor, GError **error);
/* Where somebody is mentioned in the cycle, newest first. Of HengGoalRemark. */
GPtrArray *heng_goal_mentions_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);

/* By name. Of HengGoalEvidence (heng-goal-records.h). */
GPtrArray *heng_goal_evidence_load (HengDb *db, HengGoalKind kind, gint64 id, GError **error);
/* A file: its bytes go into the store once (as attachments do); at most 32 MB. */
gboolean heng_goal_attach_file (HengDb *db, HengGoalKind kind, gint64 id, const char *name, const char *media_type, GBytes *bytes, const char *actor,
                                GError **error);
/* A link (http, https, file, mailto …) or, when `url` is no link, a document by name and where it lies ("档案室 B-12"). */
gboolean heng_goal_attach_link (HengDb *db, HengGoalKind kind, gint64 id, const char *name, const char *url, const char *actor, GError **error);
gboolean heng_goal_evidence_remove (HengDb *db, gint64 evidence_id, gint64 version, const char *actor, GError **error);
/* The bytes of a file. */
GBytes *heng_goal_evidence_bytes (HengDb *db, const HengGoalEvidence *evidence, GError **error);

G_END_DECLS
