/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part in a cycle and on which scorecard, for work on everybody at once: small members instead of records, and the lines of people
 * with the same scorecard only once. */
#pragma once

#include "heng-cycle.h"
#include "heng-journal.h"
#include "heng-scheme.h"

G_BEGIN_DECLS

/* A scorecard that at least one member has. */
typedef struct
{
  GPtrArray *lines; /* of HengScorecardLine by sort, those of one of its members, borrowed from the cast; units and targets are left out */
  guint n_members;
} HengCard;

/* A participant. */
typedef struct
{
  gint64 id, employee_id, department_id;
  HengDate from_date, to_date;
  gint16 part, okr_bp, kpi_bp, feedback_bp;
  guint8 state;     /* HengParticipantState */
  guint8 is_special; /* of heng_cast_mark_special */
  guint8 is_outside; /* the distribution of grades */
  guint16 profile;  /* index into profile_keys */
  guint16 template; /* index into templates */
  guint32 card;     /* index into cards */
} HengMember;

typedef struct
{
  HengMember *members; /* by id */
  guint n_members;
  GPtrArray *cards;        /* of HengCard; the one without lines may be among them */
  GPtrArray *profile_keys; /* of char *; "" for none */
  GPtrArray *templates;    /* of HengTemplate, key and revision only */
  gint64 cycle_id;
  const char **emp_nos;    /* the employee number of each member, or NULL: they were not asked for */
  gboolean was_stamped, was_packed;
  gpointer nodes;          /* private: where the lines are */
  GStringChunk *texts;     /* private, as is the next: where the numbers are */
  char *packed_texts;
} HengCast;

/* People of one template have one scorecard until somebody changes a single line; where that is known (heng_cast_stamp) only one of them is read.
 * Without `with_cards` the scorecards are not read and `card` is 0. */
HengCast *heng_cast_load (HengDb *db, gint64 cycle_id, gboolean with_cards, GError **error);
/* With scorecards and employee numbers. */
HengCast *heng_cast_load_named (HengDb *db, gint64 cycle_id, GError **error);
/* With employee numbers but without scorecards, and nothing from what is kept in one piece: to make that, or to check it. */
HengCast *heng_cast_load_rows (HengDb *db, gint64 cycle_id, GError **error);
void heng_cast_free (HengCast *cast);
/* Sets is_special of members that more than their scorecard and actual values is known of in the cycle: goals, ratings, milestones, adjustments,
 * a result, a grade change; and of all members of somebody with several parts. */
gboolean heng_cast_mark_special (HengCast *cast, HengDb *db, GError **error);
/* Notes in the change that up to here people with the same template have the same scorecard: right after a cycle was opened from templates. */
gboolean heng_cast_stamp (HengChange *change, gint64 cycle_id, GError **error);
/* The same, and keeps the members in one piece, which is read at once instead of a row each as long as few of the rows change. Nothing of the change
 * may touch participants or employees afterwards. */
gboolean heng_cast_keep (HengChange *change, gint64 cycle_id, GError **error);
/* The same after reading, as far as it was not known: people with the same template do not always have the same scorecard. It is kept as of the
 * entry before this change, which was begun when nobody had written since. */
gboolean heng_cast_keep_read (HengChange *change, const HengCast *cast, GError **error);
/* Adds a sentence for each cycle whose members in one piece are not those of the rows. */
gboolean heng_cast_check (HengDb *db, GPtrArray *findings, GError **error);
/* Index of the member with this participant id, −1: none. */
int heng_cast_find (const HengCast *cast, gint64 participant_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCast, heng_cast_free)

G_END_DECLS
