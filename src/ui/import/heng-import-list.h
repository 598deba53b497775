/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the preview of an import lists, in its order: questions, new departments, problems, changes, new rows, those who are absent. */
#pragma once

#include <gio/gio.h>

#include "heng-import.h"

G_BEGIN_DECLS

typedef enum { HENG_ITEM_HEADING, HENG_ITEM_QUESTION, HENG_ITEM_ISSUE, HENG_ITEM_ROW, HENG_ITEM_ABSENT } HengImportItemKind;
typedef enum { HENG_PART_QUESTIONS, HENG_PART_DEPARTMENTS, HENG_PART_ISSUES, HENG_PART_UPDATED, HENG_PART_ADDED, HENG_PART_SAME, HENG_PART_ABSENT,
               HENG_N_PARTS, HENG_PART_ALL = HENG_N_PARTS } HengImportPart;

#define HENG_TYPE_IMPORT_ITEM (heng_import_item_get_type ())
G_DECLARE_FINAL_TYPE (HengImportItem, heng_import_item, HENG, IMPORT_ITEM, GObject)
struct _HengImportItem
{
  GObject parent_instance;
  HengImportItemKind kind;
  guint index;  /* of the report's array; of HengImportRows; a heading's part */
  guint count;  /* headings: how many follow */
};

/* Items are made when they are asked for: 300,000 rows cost 8 bytes each. */
#define HENG_TYPE_IMPORT_LIST (heng_import_list_get_type ())
G_DECLARE_FINAL_TYPE (HengImportList, heng_import_list, HENG, IMPORT_LIST, GObject)

HengImportList *heng_import_list_new (void);
/* The report is borrowed until the next call; NULL empties. ALL shows every part but the rows that are the same. */
void heng_import_list_show (HengImportList *list, const HengImportReport *report, HengImportPart part);
const HengImportReport *heng_import_list_get_report (HengImportList *list);
/* Of HengImportDiff of the row in this line; NULL when there are none. */
GPtrArray *heng_import_list_get_diffs (HengImportList *list, gint64 line);

G_END_DECLS
