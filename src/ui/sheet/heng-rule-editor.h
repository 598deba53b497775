/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One editor for every kind of scoring rule: kind, numbers and switches as fields, the rule as text, the curve; all three are the same rule. */
#pragma once

#include <gtk/gtk.h>

#include "heng-indicator-actuals.h"

G_BEGIN_DECLS

#define HENG_TYPE_RULE_EDITOR (heng_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (HengRuleEditor, heng_rule_editor, HENG, RULE_EDITOR, GtkBox)

/* Signals: "changed" (char *rule): at every key, step of a drag and press that leaves a rule; "committed" (char *rule): a change is finished
 * (Enter, another field, end of a drag), to be stored as one undoable step. Neither is emitted for what is no rule: its sentence stands under the
 * field. */
GtkWidget *heng_rule_editor_new (void);
/* What is stored. A text that is being edited and refused stays. */
void heng_rule_editor_set (HengRuleEditor *editor, const char *rule, const char *unit);
/* What stands there now, also when it is no rule yet. */
const char *heng_rule_editor_get_rule (HengRuleEditor *editor);
/* NULL when it is a rule, else why not. Borrowed. */
const char *heng_rule_editor_get_fault (HengRuleEditor *editor);
/* Past values as dots. Takes them; NULL: none. */
void heng_rule_editor_set_actuals (HengRuleEditor *editor, HengIndicatorActuals *actuals);
void heng_rule_editor_set_locked (HengRuleEditor *editor, gboolean locked);

G_END_DECLS
