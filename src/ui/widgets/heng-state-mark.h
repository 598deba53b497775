/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a goal or task as a shape with its word; never by colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "heng-key-result.h"

G_BEGIN_DECLS

#define HENG_TYPE_STATE_MARK (heng_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (HengStateMark, heng_state_mark, HENG, STATE_MARK, GtkWidget)

/* Properties "health" (HengHealth) and "show-word" (TRUE; FALSE keeps the word for screen readers and the tooltip only). */
GtkWidget *heng_state_mark_new (HengHealth health, gboolean show_word);
void heng_state_mark_set_health (HengStateMark *mark, HengHealth health);
/* Another word than the health's own ("Active", "Ready"); NULL returns to it. */
void heng_state_mark_set_word (HengStateMark *mark, const char *word);

G_END_DECLS
