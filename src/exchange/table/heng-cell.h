/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell says: cleaning, placeholders, masked values, dates, yes and no, counts with units (domain.md §9.2, §9.4). */
#pragma once

#include <glib.h>

#include "heng-date.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_CELL_EMPTY,   /* nothing, or a placeholder such as — 无 / */
  HENG_CELL_VALUE,
  HENG_CELL_CLEAR,   /* <清空>: erase the stored value */
  HENG_CELL_MASKED,  /* 138****1234: never overwrites the real one */
  HENG_CELL_FORMULA, /* #N/A, #REF!, =VLOOKUP(…): empty, with a warning */
} HengCellState;

typedef enum
{
  HENG_CLEAN_TEXT = 0,
  HENG_CLEAN_NARROW = 1 << 0, /* full-width letters, digits and signs become ASCII: numbers, dates, codes */
  HENG_CLEAN_LITERAL = 1 << 1, /* no placeholders and no masks: actual values ("NA", "-") */
} HengCleanFlags;

/* Without a leading apostrophe or backtick, outer white space and invisible characters. The result is `raw` itself when there is
 * nothing to do, else a text in `chunk`. */
const char *heng_cell_clean (const char *raw, HengCleanFlags flags, GStringChunk *chunk);
/* heng_cell_clean, and what kind of cell it is. *text is "" unless VALUE (MASKED and FORMULA keep it, for messages). */
HengCellState heng_cell_read (const char *raw, HengCleanFlags flags, GStringChunk *chunk, const char **text);

typedef enum
{
  HENG_DATE_READ_OK,
  HENG_DATE_READ_EMPTY,     /* 0000-00-00, 1900-01-00 */
  HENG_DATE_READ_MONTH,     /* no day given: the first */
  HENG_DATE_READ_FOREVER,   /* 长期: 2100-12-31 */
  HENG_DATE_READ_AMBIGUOUS, /* 2023, 202301, 05/01/2023, serials around 1900-02-29 */
  HENG_DATE_READ_BAD,       /* no such day, or not a date */
} HengDateRead;
/* `text` cleaned and narrow. *date is set for OK, MONTH and FOREVER. Years 1900 to 2100. */
HengDateRead heng_cell_date (const char *text, HengDate *date);

typedef enum { HENG_ORDER_DMY, HENG_ORDER_MDY, HENG_ORDER_YMD, HENG_N_ORDERS } HengDateOrder;
/* For AMBIGUOUS dates of three numbers: the orders in which they are a day, as bits (1 << order), and the day in each. Years of two digits
 * are 1951 to 2050. 0 when the text is no such date. */
guint heng_cell_date_orders (const char *text, HengDate dates[HENG_N_ORDERS]);

/* 是 否 Y N yes no true false 1 0 √ ×; FALSE when it is none of them. */
gboolean heng_cell_bool (const char *text, gboolean *yes);
/* A number with an optional unit as plain digits: "12,500元" → "12500", "1.2万" → "12000". `base_unit` (may be NULL) is what the number is
 * wanted in: "1.2万" in 万元 stays "1.2". A new string; NULL when it is no number or the unit is not known. */
char *heng_cell_number (const char *text, const char *base_unit);
/* A whole number with an optional unit: "3", "3个月", "2次", "半年", "1年" (in months when `years_as_months`). */
gboolean heng_cell_count (const char *text, gboolean years_as_months, gint64 *count);

G_END_DECLS
