/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hengctl prints: aligned tables for people, one JSON document for programs. */
#pragma once

#include "heng-date.h"
#include "heng-fixed.h"

G_BEGIN_DECLS

/* Rows of cells whose columns line up also with Chinese characters, which are two columns wide. */
typedef struct _HengCtlTable HengCtlTable;

/* `columns` has a letter for each column: l text, r numbers (aligned right); then as many headings. */
HengCtlTable *heng_ctl_table_new (const char *columns, ...);
void heng_ctl_table_cell (HengCtlTable *table, const char *text); /* NULL and "" print as "—"; rows fill up by themselves */
void heng_ctl_table_take (HengCtlTable *table, char *text);
void heng_ctl_table_print (HengCtlTable *table);
void heng_ctl_table_free (HengCtlTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCtlTable, heng_ctl_table_free)

/* Columns a text takes on a terminal. */
int heng_ctl_text_width (const char *text);

/* A JSON document written as it goes; numbers are written from their exact text, never through floating point. */
typedef struct _HengCtlJson HengCtlJson;

HengCtlJson *heng_ctl_json_new (void);
/* key NULL inside a list and for the document itself. */
void heng_ctl_json_object (HengCtlJson *json, const char *key);
void heng_ctl_json_array (HengCtlJson *json, const char *key);
void heng_ctl_json_end (HengCtlJson *json);
void heng_ctl_json_text (HengCtlJson *json, const char *key, const char *value); /* NULL → null */
void heng_ctl_json_int (HengCtlJson *json, const char *key, gint64 value);
void heng_ctl_json_bool (HengCtlJson *json, const char *key, gboolean value);
void heng_ctl_json_micro (HengCtlJson *json, const char *key, HengMicro micro, int decimals);
void heng_ctl_json_value (HengCtlJson *json, const char *key, HengValue value, int decimals); /* "NA", "MISSING" or the number */
void heng_ctl_json_date (HengCtlJson *json, const char *key, HengDate date); /* none → null */
/* Appends a member of another document ("output": {…}) that was written on its own. */
void heng_ctl_json_append (HengCtlJson *json, const HengCtlJson *member);
/* Prints what is written so far once it is much, so that a long document needs no room. */
void heng_ctl_json_flush (HengCtlJson *json);
void heng_ctl_json_print (HengCtlJson *json);
void heng_ctl_json_free (HengCtlJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCtlJson, heng_ctl_json_free)

/* The one that was asked for of two that say the same. */
void heng_ctl_print (gboolean as_json, HengCtlTable *table, HengCtlJson *json);

G_END_DECLS
