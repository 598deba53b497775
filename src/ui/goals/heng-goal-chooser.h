/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window to choose one thing from a long list by typing: a goal to align to, an owner. */
#pragma once

#include <gtk/gtk.h>

#include "heng-goal-data.h"

G_BEGIN_DECLS

typedef struct
{
  int kind;
  gint64 id;
  char *title, *detail; /* detail: NULL for none */
  char *key;            /* what is searched, folded (heng_goal_fold, heng_goal_reading) */
} HengGoalChoice;

GPtrArray *heng_goal_choices_new (void); /* of HengGoalChoice */
/* Copies the texts. */
void heng_goal_choices_add (GPtrArray *choices, int kind, gint64 id, const char *title, const char *detail);

typedef void (*HengGoalChosen) (int kind, gint64 id, gboolean second, gpointer user_data);
/* Takes the choices. `option` is a check button below the list (NULL: none), its state is `second`. Nothing is called when it is closed. user_data is
 * an object or NULL. */
void heng_goal_chooser_present (GtkWidget *parent, const char *title, const char *verb, const char *option, GPtrArray *choices, HengGoalChosen chosen,
                                gpointer user_data);

G_END_DECLS
