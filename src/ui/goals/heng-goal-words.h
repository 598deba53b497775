/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about a goal in one word or line. */
#pragma once

#include "heng-goal-forest.h"
#include "heng-goal-records.h"

G_BEGIN_DECLS

/* The word of its state where it is worth one, NULL for an approved goal; style: of the tag, NULL for a quiet one. */
const char *heng_goal_state_word (const HengGoalNode *node, const char **style);
/* "73%", "—". New. */
char *heng_goal_percent (const HengGoalNode *node);
/* "20 points behind plan". New. */
char *heng_goal_gap_text (HengMicro gap, gboolean reached);
/* "7", "—". New. */
char *heng_goal_confidence_text (int confidence);
/* The row as a screen reader says it. New. */
char *heng_goal_spoken (const HengGoalNode *node);
/* Whose it is: the person who answers for it, else the owner. */
const char *heng_goal_face (const HengGoalNode *node);
/* "Key result · Build time from 40 to 10 minutes". New. */
char *heng_goal_caption (const HengGoalForest *forest, const HengGoalNode *node);

G_END_DECLS
