/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/model/smart: reading code points of a sentence. */
#pragma once

#include "heng-smart-text.h"

G_BEGIN_DECLS

/* 0 outside the text. */
static inline gunichar
smart_char (const HengSmartText *text, guint at)
{
  return at < text->n ? text->chars[at] : 0;
}

static inline gboolean
smart_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static inline gboolean
smart_is_letter (gunichar c)
{
  return c >= 'a' && c <= 'z';
}

static inline gboolean
smart_is_word (gunichar c)
{
  return smart_is_digit (c) || smart_is_letter (c) || c == '_';
}

/* Only normalised, nothing recognised in it: enough to compare two texts. */
HengSmartText *heng_smart_text_new_plain (const char *text);

/* Length of `word` (UTF-8, already lower case) when the text goes on with it at `at`, else 0. */
guint heng_smart_match (const HengSmartText *text, guint at, const char *word);
/* The same, ending before `end`. */
guint heng_smart_match_before (const HengSmartText *text, guint end, const char *word);
/* heng_smart_match; Latin words only as whole words. */
guint heng_smart_match_word (const HengSmartText *text, guint at, const char *word);
/* One past the last digit of the run at `at`. */
guint heng_smart_digits_end (const HengSmartText *text, guint at);
/* The run of digits as a number, at most `limit`. */
int heng_smart_digits_value (const HengSmartText *text, guint begin, guint end, int limit);
void heng_smart_hide (HengSmartText *text, guint begin, guint end);

/* Chinese numerals at `at`: 三, 十五, 一百二十, 两万五千, 二〇二六. *end is one past; FALSE when there is none or it is only about (三五, 数十). */
gboolean heng_smart_numeral (const HengSmartText *text, guint at, gint64 *value, guint *end);

/* Longest unit at `at` after at most one space: as a form shows it, *end one past; NULL: none. */
const char *heng_smart_unit_at (const HengSmartText *text, guint at, guint *end);
/* The same amount in another unit of the same base; FALSE when there is none exact to the micro. */
gboolean heng_smart_convert (HengMicro value, const char *from, const char *to, HengMicro *converted);

/* The passes over a normalised text, in this order. */
void heng_smart_find_dates (HengSmartText *text);
void heng_smart_find_labels (HengSmartText *text);
void heng_smart_find_numbers (HengSmartText *text);
void heng_smart_find_pairs (HengSmartText *text);

/* Where the sentence begins after "2026-06-30前," or "by June 30,". */
guint heng_smart_after_leading_date (const HengSmartText *text);

G_END_DECLS
