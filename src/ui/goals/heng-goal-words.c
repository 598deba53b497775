/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about a goal in one word or line. */
#include "heng-goal-words.h"

#include <glib/gi18n.h>

#include "heng-people-text.h"

const char *
heng_goal_state_word (const HengGoalNode *node, const char **style)
{
  *style = node->state == HENG_GOAL_RETURNED ? "warn" : node->state == HENG_GOAL_SUBMITTED ? "info" : NULL;
  if (node->kind == HENG_GOAL_KEY_RESULT && node->state != HENG_GOAL_CANCELLED)
    return NULL;
  if (node->has_request)
    {
      *style = "info";
      return _("Change requested");
    }
  return node->state != HENG_GOAL_APPROVED ? heng_enum_label (heng_goal_state_values, (int) node->state) : NULL;
}

char *
heng_goal_percent (const HengGoalNode *node)
{
  return node->progress.state == HENG_VALUE_NUMBER ? heng_text_percent (node->progress.micro) : g_strdup ("—");
}

char *
heng_goal_gap_text (HengMicro gap, gboolean reached)
{
  g_autofree char *points = heng_micro_display (ABS (gap) * 100, 0, FALSE);

  if (reached)
    return g_strdup (_("target reached"));
  if (gap < 0)
    return g_strdup_printf (_("%s points behind plan"), points);
  return g_strdup_printf (_("%s points ahead of plan"), points);
}

char *
heng_goal_confidence_text (int confidence)
{
  return confidence >= 0 ? g_strdup_printf ("%d", confidence) : g_strdup ("—");
}

const char *
heng_goal_face (const HengGoalNode *node)
{
  return node->lead_name != NULL && *node->lead_name != '\0' ? node->lead_name : node->owner_name;
}

char *
heng_goal_spoken (const HengGoalNode *node)
{
  g_autofree char *percent = heng_goal_percent (node);
  const char *face = heng_goal_face (node);

  return g_strdup_printf (_("%s, %s, %s, %s"), node->title, percent, face != NULL ? face : "",
                          node->health != HENG_HEALTH_NONE ? heng_enum_label (heng_health_values, (int) node->health) : "—");
}

char *
heng_goal_caption (const HengGoalForest *forest, const HengGoalNode *node)
{
  if (node->kind == HENG_GOAL_KEY_RESULT)
    return g_strdup_printf (_("Key result · %s"), forest->nodes[node->objective].title);
  return g_strdup_printf (_("Objective · %s"), node->owner_name != NULL ? node->owner_name : _("Company"));
}
