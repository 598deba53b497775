/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with the chosen person; it opens a search over name, pinyin, initials and number that asks the store, so that it is as quick among
 * 300,000 people as among 50. */
#pragma once

#include <gtk/gtk.h>

#include "heng-people.h"
#include "heng-store.h"

G_BEGIN_DECLS

#define HENG_TYPE_PERSON_PICKER (heng_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (HengPersonPicker, heng_person_picker, HENG, PERSON_PICKER, GtkWidget)

/* `none` names the choice of nobody, which stands first; NULL: somebody has to be chosen. Signal "chosen" when a person chooses somebody else. */
GtkWidget *heng_person_picker_new (const char *none);
/* Where people are looked for. No reference is kept. */
void heng_person_picker_set_store (HengPersonPicker *picker, HengStore *store);
/* Somebody who is not offered (nobody reports to himself); 0: none. */
void heng_person_picker_set_without (HengPersonPicker *picker, gint64 employee_id);
/* What is chosen, for those who hear it: "Manager" gives "Manager: 李娜  QH0007". */
void heng_person_picker_set_caption (HengPersonPicker *picker, const char *caption);
/* What the button says while nobody is chosen and `none` is NULL; else "Choose…". */
void heng_person_picker_set_prompt (HengPersonPicker *picker, const char *prompt);
/* NULL: nobody. Emits nothing. */
void heng_person_picker_set_person (HengPersonPicker *picker, const HengEmployee *employee);
/* The same with a name that is known already; 0: nobody. */
void heng_person_picker_set_chosen (HengPersonPicker *picker, gint64 employee_id, const char *name);
gint64 heng_person_picker_get_chosen (HengPersonPicker *picker); /* 0: nobody */
/* The record of the one chosen by hand, NULL for none or when it was set by name. Borrowed. */
const HengEmployee *heng_person_picker_get_person (HengPersonPicker *picker);

G_END_DECLS
