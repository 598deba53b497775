/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping a trial by name, and dropping it again; both can be undone. */
#include "heng-whatif-private.h"

#include "heng-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 60

/* The trial of this name; a new one when there is none. */
static HengKeptTrial *
find_or_new (GPtrArray *kept, gint64 cycle_id, const char *name)
{
  HengKeptTrial *trial;

  for (guint i = 0; i < kept->len; i++)
    if (strcmp (((HengKeptTrial *) kept->pdata[i])->name, name) == 0)
      return heng_kept_trial_copy (kept->pdata[i]);
  trial = heng_kept_trial_new ();
  trial->cycle_id = cycle_id;
  trial->name = g_strdup (name);
  return trial;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (heng_text_is_blank (name))
    return heng_refuse (error, _("Give the trial a name, so that it is found again."));
  return g_utf8_strlen (name, -1) <= LONGEST_NAME || heng_refuse (error, _("The name has more than %d characters."), LONGEST_NAME);
}

gboolean
heng_trial_keep (HengDb *db, gint64 cycle_id, const char *name, const char *json, const char *actor, GError **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (name ? name : ""));
  g_autoptr (HengChange) change = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (HengKeptTrial) trial = NULL;
  g_autofree char *action = g_strdup_printf (_("Keep the trial “%s”"), tidy);

  if (!check_name (tidy, error) || !(change = heng_change_begin (db, actor, action, error)) || !(kept = heng_kept_trials_load (db, cycle_id, error)))
    return FALSE;
  trial = find_or_new (kept, cycle_id, tidy);
  g_free (trial->document);
  trial->document = g_strdup (json);
  g_free (trial->author);
  trial->author = g_strdup (actor ? actor : g_get_user_name ());
  trial->at = heng_now_ms ();
  return (trial->id ? heng_change_update (change, &heng_kept_trial_type, trial, error)
                    : heng_change_insert (change, &heng_kept_trial_type, trial, error))
         && heng_change_commit (change, error);
}

gboolean
heng_trial_drop (HengDb *db, const HengKeptTrial *trial, const char *actor, GError **error)
{
  g_autofree char *action = g_strdup_printf (_("Delete the trial “%s”"), trial->name);
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);

  return change && heng_change_delete (change, &heng_kept_trial_type, trial->id, trial->version, error) && heng_change_commit (change, error);
}
