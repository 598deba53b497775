/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own scorecard while goals are set: edited, submitted, approved or returned (domain.md §4, GOAL_SETTING). */
#pragma once

#include "heng-scheme-edit.h"

G_BEGIN_DECLS

typedef struct
{
  HengParticipant *participant;
  HengCycle *cycle;
  HengEmployee *employee;
  GPtrArray *lines; /* of HengScorecardLine, by sort */
  GPtrArray *steps; /* of HengScorecardStep, newest first */
  HengCardState state;
  char *locked;     /* why its lines cannot be changed now; NULL: they can */
  int dept_type;    /* HengDeptType of the participant's department */
} HengOwnCard;
HengOwnCard *heng_own_card_load (HengDb *db, gint64 participant_id, GError **error);
void heng_own_card_free (HengOwnCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengOwnCard, heng_own_card_free)

/* The lines as they are to be, in their order (id 0: a new one); `seen` as loaded. One change called `action`. REFUSED once the goals of the cycle are
 * set, while the card is submitted or approved, and for what the line of a department or the company is scored by, which is once for all. */
gboolean heng_own_card_edit (HengDb *db, gint64 participant_id, GPtrArray *seen, GPtrArray *lines, const char *action, const char *actor,
                             GError **error);
/* Draft or returned → submitted → approved, or returned with a reason. An approved card is opened again by a return. REFUSED from elsewhere; INVALID:
 * the weights of what is submitted or approved total 100.00, a return says why. */
gboolean heng_own_card_step (HengDb *db, gint64 participant_id, HengCardState to, const char *reason, const char *actor, GError **error);

G_END_DECLS
