/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the XLSX reader share: the container with its workbook parts, and the sheet. */
#pragma once

#include <libxml/xmlreader.h>
#include <zip.h>

#include "heng-xlsx.h"

G_BEGIN_DECLS

typedef enum { HENG_XLSX_PLAIN, HENG_XLSX_DATE, HENG_XLSX_TIME, HENG_XLSX_PERCENT } HengXlsxFormat;

typedef struct
{
  char *path, *name;
  zip_t *zip;
  gboolean is_1904;
  GPtrArray *sheet_names, *sheet_parts; /* of char* */
  GArray *formats;                      /* HengXlsxFormat of each cell style */
  GString *shared;                      /* texts, NUL-terminated, the first one "" */
  GArray *shared_offsets;               /* guint32 */
} HengXlsx;

/* A part of the archive as an XML stream: no network, no entities, size-limited. */
typedef struct
{
  HengXlsx *book;
  const char *part;
  zip_file_t *file;
  xmlTextReader *xml;
  guint64 left;
} HengXlsxPart;

/* NULL without error: no such part. */
HengXlsxPart *heng_xlsx_part_open (HengXlsx *book, const char *part, GError **error);
void heng_xlsx_part_free (HengXlsxPart *part);
/* The next node: 1 there is one, 0 the end, -1 with error. */
int heng_xlsx_part_next (HengXlsxPart *part, GError **error);
/* TRUE at the start (or, with `end`, the end) of an element of this local name. */
gboolean heng_xlsx_part_at (HengXlsxPart *part, const char *element, gboolean end);
char *heng_xlsx_part_attribute (HengXlsxPart *part, const char *name); /* by local name; free with g_free */

/* `most_rows` 0: all of them. */
HengTable *heng_xlsx_read_sheet (HengXlsx *book, const char *sheet, const char *part, guint most_rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengXlsxPart, heng_xlsx_part_free)

G_END_DECLS
