/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small questions of the Goals page: a reason, a comment; and opening what is attached. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-records.h"
#include "heng-goal-work.h"
#include "heng-page.h"

G_BEGIN_DECLS

/* text NULL: nothing was given. */
typedef void (*HengGoalAnswer) (const char *text, gpointer user_data);
/* Asks for one line; `required`: it cannot be empty. user_data is freed with `free_data` (may be NULL) when the window goes. */
void heng_goal_ask (GtkWidget *parent, const char *title, const char *words, const char *caption, const char *verb, gboolean required,
                    HengGoalAnswer answer, gpointer user_data, GDestroyNotify free_data);
/* A link in the browser; a file as a copy in the cache. The evidence is copied. */
void heng_goal_open_evidence (HengPage *page, const HengGoalEvidence *evidence);

/* Stores a work of the page; a change of an approved goal first asks for its reason and becomes a request. Takes the work. */
void heng_goal_run_or_ask (HengPage *page, HengGoalWork *work, gboolean is_approved, const char *toast);

G_END_DECLS
