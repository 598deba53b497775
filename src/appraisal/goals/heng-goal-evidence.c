/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence of goals: files, links, and documents that lie elsewhere. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-content-table.h"
#include "heng-goal-private.h"
#include "heng-goal-talk.h"
#include "heng-person-edit.h"

static HengGoalEvidence *
evidence_new (HengDb *db, HengGoalKind kind, gint64 id, const char *name, const char *actor, char **goal_name, GError **error)
{
  g_autoptr (HengKeyResult) kr = kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;
  g_autoptr (HengObjective) objective = NULL;
  g_autoptr (HengGoalEvidence) evidence = heng_goal_evidence_new ();

  if ((kind == HENG_GOAL_KEY_RESULT && !kr) || !(objective = heng_objective_load (db, kr ? kr->objective_id : id, error)))
    return NULL;
  evidence->objective_id = objective->id;
  evidence->key_result_id = kr ? kr->id : 0;
  evidence->name = g_strstrip (g_strdup (name ? name : ""));
  evidence->author = g_strdup (actor ? actor : g_get_user_name ());
  evidence->added = heng_store_today (db);
  *goal_name = heng_goal_name (db, objective, kr);
  if (*evidence->name != '\0')
    return g_steal_pointer (&evidence);
  heng_goal_invalid (error, "%s", _("Give the evidence a name."));
  return NULL;
}

static gboolean
finish (HengChange *change, HengGoalEvidence *evidence, const char *goal_name, GError **error)
{
  /* Translators: name of a file or link, and a goal */
  g_autofree char *action = g_strdup_printf (_("Attach “%1$s” to %2$s"), evidence->name, goal_name);

  heng_change_set_action (change, action);
  return heng_change_insert (change, &heng_goal_evidence_type, evidence, error) && heng_content_sweep (change, heng_now_ms (), error) >= 0
         && heng_change_commit (change, error);
}

GPtrArray *
heng_goal_evidence_load (HengDb *db, HengGoalKind kind, gint64 id, GError **error)
{
  g_autoptr (HengKeyResult) kr = kind == HENG_GOAL_KEY_RESULT ? heng_key_result_load (db, id, error) : NULL;

  if (kind == HENG_GOAL_KEY_RESULT && !kr)
    return NULL;
  return heng_goal_rows_load (db, &heng_goal_evidence_type, kr ? kr->objective_id : id, kr ? kr->id : 0, (GDestroyNotify) heng_goal_evidence_free,
                              error);
}

gboolean
heng_goal_attach_file (HengDb *db, HengGoalKind kind, gint64 id, const char *name, const char *media_type, GBytes *bytes, const char *actor,
                       GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autofree char *goal_name = NULL;
  g_autoptr (HengGoalEvidence) evidence = change ? evidence_new (db, kind, id, name, actor, &goal_name, error) : NULL;
  gsize size = g_bytes_get_size (bytes);

  if (!evidence)
    return FALSE;
  if (size == 0 || size > HENG_ATTACHMENT_LIMIT)
    return heng_refuse (error, size == 0 ? _("“%s” is empty.") : _("“%s” is larger than 32 MB, the most that an attachment may have."), name);
  evidence->kind = HENG_EVIDENCE_FILE;
  evidence->media_type = g_strdup (media_type);
  evidence->size = (gint64) size;
  evidence->sha256 = heng_content_put (change, bytes, error);
  return evidence->sha256 && finish (change, evidence, goal_name, error);
}

/* A scheme and something behind it; anything else says where a document lies. */
static gboolean
is_link (const char *place)
{
  static const char *const schemes[] = { "http", "https", "file", "ftp", "mailto", "smb", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (place);

  return scheme && g_strv_contains (schemes, scheme) && strlen (place) > strlen (scheme) + 1;
}

gboolean
heng_goal_attach_link (HengDb *db, HengGoalKind kind, gint64 id, const char *name, const char *url, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autofree char *goal_name = NULL, *place = g_strstrip (g_strdup (url ? url : ""));
  g_autoptr (HengGoalEvidence) evidence = change ? evidence_new (db, kind, id, name && *name ? name : place, actor, &goal_name, error) : NULL;

  if (!evidence)
    return FALSE;
  if (*place == '\0')
    return heng_goal_invalid (error, "%s", _("Write the link, or where the document lies."));
  evidence->kind = is_link (place) ? HENG_EVIDENCE_LINK : HENG_EVIDENCE_DOCUMENT;
  evidence->place = g_steal_pointer (&place);
  return finish (change, evidence, goal_name, error);
}

gboolean
heng_goal_evidence_remove (HengDb *db, gint64 evidence_id, gint64 version, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, _("Remove evidence of a goal"), error);

  return change && heng_change_delete (change, &heng_goal_evidence_type, evidence_id, version, error)
         && heng_content_sweep (change, heng_now_ms (), error) >= 0 && heng_change_commit (change, error);
}

GBytes *
heng_goal_evidence_bytes (HengDb *db, const HengGoalEvidence *evidence, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = evidence->sha256 ? heng_content_load (db, evidence->sha256, &problem) : NULL;

  if (!bytes && problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!bytes)
    heng_refuse (error, _("The bytes of “%s” are not in this store."), evidence->name);
  return bytes;
}
