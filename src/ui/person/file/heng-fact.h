/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a record that is edited where it stands: a label that becomes an entry on Enter, F2 or a click. */
#pragma once

#include <gtk/gtk.h>

#include "heng-file-desk.h"

G_BEGIN_DECLS

#define HENG_TYPE_FACT (heng_fact_get_type ())
G_DECLARE_FINAL_TYPE (HengFact, heng_fact, HENG, FACT, GtkBox)

typedef enum
{
  HENG_FACT_LINE, /* caption beside the value */
  HENG_FACT_CELL, /* caption above the value */
} HengFactShape;

/* Enter stores, Esc restores, leaving stores what is right. A text that breaks a rule stays with the rule under it. */
GtkWidget *heng_fact_new (HengFileDesk *desk, const HengRecordType *type, const char *field, HengFactShape shape);
/* Shows the record's value; while somebody edits it only later edits begin with the new record. */
void heng_fact_set_record (HengFact *fact, gconstpointer record);
/* Shows a text that cannot be edited (a masked value, a name). */
void heng_fact_set_fixed (HengFact *fact, const char *text);
gboolean heng_fact_is_editing (HengFact *fact);

G_END_DECLS
