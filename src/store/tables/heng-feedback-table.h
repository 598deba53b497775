/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question sets, rating sheets and who has taken part. */
#pragma once

#include "heng-journal.h"
#include "heng-question.h"

G_BEGIN_DECLS

GPtrArray *heng_question_sets_load (HengDb *db, GError **error); /* by key, revision */
GPtrArray *heng_questions_load (HengDb *db, GError **error);     /* by set, sort */
/* Whether somebody of a cycle is rated by this revision, or a rating sheet answered it. */
gboolean heng_question_set_is_used (HengDb *db, const char *key, gint64 revision, gboolean *used, GError **error);

/* The sheets of one employee, or 0 for all of the cycle, by participant and the random order they are stored in. */
GPtrArray *heng_rating_sheets_load (HengDb *db, gint64 cycle_id, gint64 employee_id, GError **error);
GPtrArray *heng_rating_done_load (HengDb *db, gint64 cycle_id, GError **error); /* by rater */

G_END_DECLS
