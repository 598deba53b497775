/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of a set that is edited where it stands: both texts, its kind, its weight, whether answers are turned, and its place. */
#pragma once

#include <gtk/gtk.h>

#include "heng-question-set.h"

G_BEGIN_DECLS

#define HENG_TYPE_QUESTION_ROW (heng_question_row_get_type ())
G_DECLARE_FINAL_TYPE (HengQuestionRow, heng_question_row, HENG, QUESTION_ROW, GtkBox)

/* Signals: "edited" (const char *field of a question, const char *text, GtkWidget *field, may be NULL); "move" (int by); "remove"; "add" (Ctrl++). */
GtkWidget *heng_question_row_new (guint place);
/* The question of its place in `set`, which stays the caller's and has to live until another is shown. What is being typed stays unless `reset`. */
void heng_question_row_show (HengQuestionRow *row, const HengSchemeQuestions *set, gboolean editable, gboolean reset);
/* One thing below another where there is no room beside it. */
void heng_question_row_set_narrow (HengQuestionRow *row, gboolean narrow);
/* As if it were left. */
void heng_question_row_commit (HengQuestionRow *row);
/* Its text gets the keyboard. */
void heng_question_row_focus (HengQuestionRow *row);

G_END_DECLS
