/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question set that is edited where it stands: its names and kind, its questions in their order, who is asked, and what it was before. */
#pragma once

#include <gtk/gtk.h>

#include "heng-library.h"

G_BEGIN_DECLS

#define HENG_TYPE_QUESTION_PANE (heng_question_pane_get_type ())
G_DECLARE_FINAL_TYPE (HengQuestionPane, heng_question_pane, HENG, QUESTION_PANE, GtkBox)

GtkWidget *heng_question_pane_new (void);
/* Copies what it needs; questions NULL: nothing is chosen. */
void heng_question_pane_show (HengQuestionPane *pane, const HengLibraryQuestions *questions, gboolean editable);
void heng_question_pane_set_narrow (HengQuestionPane *pane, gboolean narrow);
/* The name gets the keyboard. */
void heng_question_pane_focus_name (HengQuestionPane *pane);

G_END_DECLS
