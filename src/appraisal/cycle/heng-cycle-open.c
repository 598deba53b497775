/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a cycle: participants and scorecards for everyone, written as one undoable change. */
#include "heng-cycle-plan.h"
#include "heng-cycle-write.h"

#include <glib/gi18n-lib.h>

#include "heng-cast-table.h"

/* Bytes; a column of a table and the name of a file hold it. */
#define LONGEST_KEY 60

void
heng_cycle_opened_free (HengCycleOpened *opened)
{
  g_clear_pointer (&opened->gaps, g_ptr_array_unref);
  g_free (opened);
}

static gboolean
check_args (HengDb *db, const HengCycleOpenArgs *args, GError **error)
{
  g_autoptr (GPtrArray) cycles = NULL;
  const char *fault = NULL;

  if (!args->key || *args->key == '\0' || strpbrk (args->key, " \t\r\n/") || !g_utf8_validate (args->key, -1, NULL)
      || strlen (args->key) > LONGEST_KEY)
    fault = _("The key of a cycle is one word such as 2026Q3.");
  else if (args->from == HENG_DATE_NONE || args->to == HENG_DATE_NONE)
    fault = _("A cycle needs a first and a last day.");
  else if (args->to <= args->from)
    fault = _("The last day of a cycle must come after its first day.");
  else if (args->leniency_lambda < 0 || args->leniency_lambda > HENG_MICRO)
    fault = _("The strength of the leniency correction lies between 0 and 1.");
  if (fault)
    {
      g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, fault);
      return FALSE;
    }
  if (!(cycles = heng_cycles_load (db, error)))
    return FALSE;
  for (guint i = 0; i < cycles->len; i++)
    if (g_str_equal (((HengCycle *) cycles->pdata[i])->key, args->key))
      {
        g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
                     _("The cycle %s exists already. Choose another key, or refresh the existing one."), args->key);
        return FALSE;
      }
  return TRUE;
}

/* "2026Q3" → names in both languages; other keys name themselves. */
static void
default_names (const char *key, char **name, char **name_en)
{
  if (g_regex_match_simple ("^[0-9]{4}Q[1-4]$", key, 0, 0))
    {
      *name = g_strdup_printf ("%.4s年第%c季度", key, key[5]);
      *name_en = g_strdup_printf ("Q%c %.4s", key[5], key);
      return;
    }
  *name = g_strdup (key);
  *name_en = g_strdup (key);
}

static char *
scope_text (const HengCycleOpenArgs *args)
{
  GString *text;

  if (!args->department_ids)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < args->n_departments; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i ? " " : "", args->department_ids[i]);
  return g_string_free (text, FALSE);
}

static HengCycle *
cycle_from_args (HengDb *db, const HengCycleOpenArgs *args)
{
  HengCycle *cycle = heng_cycle_new ();

  cycle->key = g_strdup (args->key);
  default_names (args->key, &cycle->name, &cycle->name_en);
  if (args->name && *args->name)
    {
      g_free (cycle->name);
      cycle->name = g_strdup (args->name);
    }
  if (args->name_en && *args->name_en)
    {
      g_free (cycle->name_en);
      cycle->name_en = g_strdup (args->name_en);
    }
  cycle->start_date = args->from;
  cycle->end_date = args->to;
  cycle->state = heng_store_today (db) < args->from ? HENG_CYCLE_GOAL_SETTING : HENG_CYCLE_EXECUTING;
  cycle->pilot = args->pilot;
  cycle->rule_version = g_strdup (HENG_RULE_VERSION);
  cycle->okr_cap = HENG_MICRO;
  cycle->scope = scope_text (args);
  cycle->trim = args->trim;
  cycle->leniency = args->leniency;
  cycle->leniency_lambda = args->leniency == HENG_LENIENCY_SHIFT ? args->leniency_lambda : 0;
  cycle->distribution = args->pilot ? HENG_DISTRIBUTION_OFF : args->distribution;
  return cycle;
}

static void
count_participants (GPtrArray *participants, gint64 *n_scorecards, gint64 *n_exempt)
{
  *n_scorecards = *n_exempt = 0;
  for (guint i = 0; i < participants->len; i++)
    {
      const HengParticipant *participant = participants->pdata[i];

      *n_scorecards += heng_participant_is_scored (participant);
      *n_exempt += participant->state == HENG_PART_EXEMPT && participant->part == 1;
    }
}

GPtrArray *
heng_cycle_open_preview (HengDb *db, const HengCycleOpenArgs *args, gint64 *n_scorecards, GError **error)
{
  g_autoptr (HengRoster) roster = NULL;
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_gap_free);
  g_autoptr (GPtrArray) participants = NULL;
  gint64 scorecards, exempt;

  if (!check_args (db, args, error) || !(roster = heng_roster_load (db, error)))
    return NULL;
  participants = heng_cycle_plan (roster, args->from, args->to, args->department_ids, args->n_departments, gaps);
  count_participants (participants, &scorecards, &exempt);
  if (n_scorecards)
    *n_scorecards = scorecards;
  return g_steal_pointer (&gaps);
}

static HengCycleOpened *
write_cycle (HengChange *change, HengCycle *cycle, const HengRoster *roster, const HengCycleOpenArgs *args, GError **error)
{
  g_autoptr (HengCycleOpened) opened = g_new0 (HengCycleOpened, 1);
  g_autoptr (GPtrArray) participants = NULL;

  opened->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_gap_free);
  participants = heng_cycle_plan (roster, args->from, args->to, args->department_ids, args->n_departments, opened->gaps);
  count_participants (participants, &opened->n_scorecards, &opened->n_exempt);
  if (!heng_change_insert (change, &heng_cycle_type, cycle, error))
    return NULL;
  opened->cycle_id = cycle->id;
  if (!heng_participants_write (change, roster, cycle->id, participants, error) || !heng_cast_keep (change, cycle->id, error)
      || !heng_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&opened);
}

HengCycleOpened *
heng_cycle_open (HengDb *db, const HengCycleOpenArgs *args, GError **error)
{
  g_autofree char *action = g_strdup_printf (_("Open cycle %s"), args->key);
  g_autoptr (HengChange) change = heng_change_begin (db, args->actor, action, error);
  g_autoptr (HengRoster) roster = NULL;
  g_autoptr (HengCycle) cycle = NULL;

  if (!change || !check_args (db, args, error) || !(roster = heng_roster_load (db, error)))
    return NULL;
  cycle = cycle_from_args (db, args);
  return write_cycle (change, cycle, roster, args, error);
}
