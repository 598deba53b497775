/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal's sentence, read: its amounts with units, its dates, its "from A to B" (domain.md §5). */
#pragma once

#include "heng-date.h"
#include "heng-fixed.h"

G_BEGIN_DECLS

/* An amount in the text: "6 %", "五万条", "翻一番". Positions count code points of the normalised text; `end` is exclusive. */
typedef struct
{
  guint begin, end;
  HengMicro value;      /* in `unit`: 120 of "120万元", 50000 of "5万条", 30 of "三成" and "百分之三十", 2 of "翻一番" */
  const char *unit;     /* static: "%", "天", "days", "万元"; NULL: a bare number, which measures nothing */
  gboolean is_factor;   /* ×2 or ×0.5: measures without a unit */
  gboolean is_relative; /* 提升20%, by 20%, 翻一番: a change, not a level */
} HengSmartNumber;

/* A day in the text; year 0 when it is not written. */
typedef struct
{
  guint begin, end;
  int year, month, day;
} HengSmartDay;

/* "由A…到/至/降至B", "from A to B"; a unit missing on one side is that of the other, NULL when neither has one. */
typedef struct
{
  guint begin, end;
  HengMicro start, target;
  const char *unit;
} HengSmartPair;

/**
 * HengSmartText: the sentence after NFKC, trimming and lower-casing, with what was recognised in it. Dates, versions, ordinals, labels
 * and long runs of digits are no numbers.
 */
typedef struct
{
  gunichar *chars;
  guint n;
  guint8 *hidden;   /* per code point: 1 inside a date, version, ordinal, label or run of ≥ 8 digits */
  gboolean has_han;
  guint n_words;    /* separated by white space */
  GArray *numbers;  /* of HengSmartNumber, by position */
  GArray *days;     /* of HengSmartDay, by position */
  GArray *pairs;    /* of HengSmartPair, by position */
} HengSmartText;

/* text: UTF-8, NULL and invalid bytes are read as far as they can be. */
HengSmartText *heng_smart_text_new (const char *text);
void heng_smart_text_free (HengSmartText *text);
/* Whether any amount measures something: number and unit, or a factor. */
gboolean heng_smart_text_measures (const HengSmartText *text);
/* Whether the text says by how much, not to which level. */
gboolean heng_smart_text_is_relative (const HengSmartText *text);

/* The canonical form of a unit as people type it ("days" → "天", "个工作日" → "工作日"), else the text itself, trimmed; "" for NULL.
 * New string. */
char *heng_smart_unit_canonical (const char *unit);
/* Whether both are the same amount: 120 万元 is 1,200,000 元. Units as in HengSmartNumber or canonical; "" or NULL on either side agrees with any. */
gboolean heng_smart_same_amount (HengMicro a, const char *unit_a, HengMicro b, const char *unit_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSmartText, heng_smart_text_free)

G_END_DECLS
