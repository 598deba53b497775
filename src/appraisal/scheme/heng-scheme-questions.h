/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question sets of 360 feedback and surveys in the scheme's files (data/templates/questions.json) and in the store. */
#pragma once

#include "heng-journal.h"
#include "heng-json-reader.h"
#include "heng-question-set.h"

G_BEGIN_DECLS

/* A HengJsonEach for the list "question_sets"; data is the array. */
void heng_scheme_questions_read (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data);
/* A set that differs from its newest revision becomes the next one. Adds the rows it wrote to *written. */
gboolean heng_scheme_questions_install (HengChange *change, GPtrArray *fresh, gint64 *written, GError **error);
/* Every profile (HengProfile) names a set that is in use, or none. */
gboolean heng_scheme_questions_check (HengDb *db, GPtrArray *profiles, GError **error);
/* Writes `wanted` over `before`, which is the newest revision: into its rows while nobody is rated by it, else as the next revision. wanted->record
 * becomes what was written. Nothing when they are the same. Adds the rows it wrote to *written. */
gboolean heng_scheme_questions_write (HengChange *change, const HengSchemeQuestions *before, HengSchemeQuestions *wanted, gint64 *written,
                                      GError **error);

G_END_DECLS
