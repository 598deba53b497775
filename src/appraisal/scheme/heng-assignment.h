/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for who gets which template: department type, manager, position and level, the first one that fits. */
#pragma once

#include "heng-appraisal-private.h"

G_BEGIN_DECLS

/* What the rules ask of a person. */
typedef struct
{
  int dept_type; /* HengDeptType, own or inherited */
  gboolean is_manager;
  const char *position, *level; /* may be NULL */
} HengAssignmentFacts;

/* Whether a condition in words holds for a value. The condition is a list separated by commas (，、; too); each part is a whole value, a pattern
 * with * for anything ("*工程师"), or for levels from one to another ("P5-P7"). Capitals count like small letters. NULL, "": holds always. */
gboolean heng_condition_holds (const char *condition, const char *value);
gboolean heng_assignment_fits (const HengAssignment *assignment, const HengAssignmentFacts *facts);
/* The first that fits, borrowed; `assignments` from heng_assignments_load. NULL: none. */
const HengAssignment *heng_assignment_find (GPtrArray *assignments, const HengAssignmentFacts *facts);
gboolean heng_assignment_same_conditions (const HengAssignment *a, const HengAssignment *b);
/* "R&D · managers · P5-P7", new string. */
char *heng_assignment_describe (const HengAssignment *assignment);

/* Each is one named, undoable change. INVALID with the sentence: template or profile unknown, the same conditions twice. */
gboolean heng_assignment_save (HengDb *db, HengAssignment *assignment, const char *actor, GError **error); /* id 0: a new one, the last */
gboolean heng_assignment_remove (HengDb *db, gint64 id, gint64 version, const char *actor, GError **error);
/* To another place among the rules, from 0. */
gboolean heng_assignment_move (HengDb *db, gint64 id, guint place, const char *actor, GError **error);

typedef struct
{
  GPtrArray *assignments;  /* of HengAssignment in their order */
  guint *n_people;         /* whom each reaches today, by their order */
  GPtrArray *people;       /* of HengEmployee: today no rule reaches them */
  GPtrArray *reasons;      /* of char *, why, by people */
  GPtrArray *templates;    /* of HengTemplate in use that nobody gets */
} HengAssignmentGaps;
/* Today's people against the rules. */
HengAssignmentGaps *heng_assignment_gaps_load (HengDb *db, GError **error);
void heng_assignment_gaps_free (HengAssignmentGaps *gaps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengAssignmentGaps, heng_assignment_gaps_free)

G_END_DECLS
