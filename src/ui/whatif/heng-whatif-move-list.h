/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moves up or down, as a list model that makes its items when they come into sight. */
#pragma once

#include <gio/gio.h>

#include "heng-whatif.h"

G_BEGIN_DECLS

/* A person of the list. Texts are owned; a grade is NULL where there is none. */
#define HENG_TYPE_MOVE (heng_move_get_type ())
G_DECLARE_FINAL_TYPE (HengMove, heng_move, HENG, MOVE, GObject)
struct _HengMove
{
  GObject parent_instance;
  gint64 employee_id;
  int steps;
  char *name, *emp_no, *department, *score, *before, *after;
  char *rank; /* "12 → 9", "—" without a score */
};

#define HENG_TYPE_MOVE_LIST (heng_move_list_get_type ())
G_DECLARE_FINAL_TYPE (HengMoveList, heng_move_list, HENG, MOVE_LIST, GObject)

HengMoveList *heng_move_list_new (void);
/* Borrows all until the next call; `whatif` NULL: nothing. `moves` are of HengOutcomeMove. */
void heng_move_list_set (HengMoveList *list, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after, const GArray *moves);
/* Employee ids in the order of the list, at most `most`. */
GArray *heng_move_list_get_ids (HengMoveList *list, guint most);

G_END_DECLS
