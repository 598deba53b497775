/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the Goals page: one request, run on the work lane, with what is said afterwards. */
#pragma once

#include "heng-goal-edit.h"
#include "heng-page.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_GOAL_WORK_ADD_OBJECTIVE, /* place, text */
  HENG_GOAL_WORK_ADD_KR,        /* id: objective; after; text */
  HENG_GOAL_WORK_SET_FIELD,     /* kind, id, field, text; comment: the reason where a request is needed */
  HENG_GOAL_WORK_SET_OWNER,     /* id, place.owner_kind, place.owner_id; comment as above */
  HENG_GOAL_WORK_ALIGN,         /* id, target, target_kr, place.link; comment as above */
  HENG_GOAL_WORK_INDENT, HENG_GOAL_WORK_OUTDENT, /* id; comment as above */
  HENG_GOAL_WORK_MOVE,          /* kind, id, step */
  HENG_GOAL_WORK_MOVE_KR,       /* id, target: objective, after */
  HENG_GOAL_WORK_ADD_LINK,      /* id, target, target_kr */
  HENG_GOAL_WORK_REMOVE_LINK,   /* id, version */
  HENG_GOAL_WORK_REMOVE,        /* kind, id, version */
  HENG_GOAL_WORK_CANCEL,        /* kind, id, version, text: reason */
  HENG_GOAL_WORK_SUBMIT, HENG_GOAL_WORK_APPROVE, HENG_GOAL_WORK_RETURN, HENG_GOAL_WORK_WITHDRAW, /* id, text */
  HENG_GOAL_WORK_PUBLISH,       /* place.cycle_id; ids when one is given in id */
  HENG_GOAL_WORK_CHECK_IN,      /* id, day, text: value, confidence, comment: note */
  HENG_GOAL_WORK_COMMENT, HENG_GOAL_WORK_REMOVE_COMMENT, /* kind, id, text; id, version */
  HENG_GOAL_WORK_ATTACH_LINK,   /* kind, id, text: name, comment: address */
  HENG_GOAL_WORK_ATTACH_FILE,   /* kind, id, text: name, comment: media type, bytes */
  HENG_GOAL_WORK_REMOVE_EVIDENCE, /* id, version */
  HENG_GOAL_WORK_GRADE,         /* kind, id, text, comment */
  HENG_GOAL_WORK_APPROVE_REQUEST, HENG_GOAL_WORK_REFUSE_REQUEST, HENG_GOAL_WORK_WITHDRAW_REQUEST, /* id, text */
  HENG_GOAL_WORK_CARRY,         /* place.cycle_id, from, how */
} HengGoalWorkKind;

typedef struct
{
  HengGoalWorkKind what;
  HengGoalKind kind;
  gint64 id, version, after, target, target_kr, from;
  HengGoalPlace place;
  int step, confidence, how;
  HengDate day;
  char *field, *text, *comment, *actor;
  GBytes *bytes;
  gpointer record; /* SET_FIELD: the row as it was seen; owned, NULL: as it is now */
} HengGoalWork;

HengGoalWork *heng_goal_work_new (HengGoalWorkKind what, HengGoalKind kind, gint64 id);
void heng_goal_work_free (HengGoalWork *work);
/* HengStoreFunc; returns a gint64 *: the id of what was made or changed, or how many. */
gpointer heng_goal_work_do (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* error NULL: done. */
typedef void (*HengGoalDone) (HengPage *page, gint64 id, const GError *error, gpointer user_data);
/* Takes the work. `toast` is said after it, with Undo; NULL: nothing (the row itself shows it). An error goes to `done` when it takes it: INVALID
 * and REFUSED with `own_errors`; all else is said as a toast. user_data is an object or NULL. */
void heng_goal_work_run (HengPage *page, HengGoalWork *work, const char *toast, gboolean own_errors, HengGoalDone done, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengGoalWork, heng_goal_work_free)

G_END_DECLS
