/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which goals are shown, in which order: pure work on numbers, used by the list model. */
#pragma once

#include "heng-goal-tree.h"

G_BEGIN_DECLS

#define HENG_GOAL_NEW_ROW G_MAXUINT32
#define HENG_GOAL_NEW_KEY GSIZE_TO_POINTER (G_MAXSIZE)

typedef struct
{
  HengGoalData *data; /* NULL before the first */
  HengGoalShape shape;
  HengGoalOrder order;
  gboolean descending;
  char *needle;       /* folded */
  HengGoalOnly only;
  GHashTable *folds;  /* key → 1 folded, 2 unfolded, where it differs from what is usual */
  GHashTable *search_folds; /* the same while a filter is on */
  guint8 *matches;    /* one for each node; NULL: no filter */
  guint32 *sums;      /* matches before each node */
  guint n_matches;
  gboolean has_new;
  HengGoalKind new_kind;
  gpointer new_after; /* key of the node it follows; NULL: at the end */
  guint new_depth;
  GArray *shown;      /* guint32 places, HENG_GOAL_NEW_ROW */
} HengGoalRows;

void heng_goal_rows_init (HengGoalRows *rows);
void heng_goal_rows_clear (HengGoalRows *rows);
void heng_goal_rows_set_data (HengGoalRows *rows, HengGoalData *data);
void heng_goal_rows_set_needle (HengGoalRows *rows, const char *needle);
void heng_goal_rows_set_only (HengGoalRows *rows, HengGoalOnly only);
void heng_goal_rows_set_unfolded (HengGoalRows *rows, guint place, gboolean unfolded);
void heng_goal_rows_set_new (HengGoalRows *rows, HengGoalKind kind, int after, guint depth);
gboolean heng_goal_rows_is_unfolded (const HengGoalRows *rows, guint place);
gboolean heng_goal_rows_is_filtered (const HengGoalRows *rows);
/* Fills `shown` anew. */
void heng_goal_rows_make (HengGoalRows *rows);
/* What a goal is known by over reloads. */
gpointer heng_goal_rows_key (HengGoalKind kind, gint64 id);
gpointer heng_goal_rows_key_at (const HengGoalRows *rows, guint place);
/* Of all that is shown: gpointer. New. */
GArray *heng_goal_rows_keys (const HengGoalRows *rows);

G_END_DECLS
