/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning of cells, and the small values: yes or no, counts. */
#include "heng-cell.h"

#include <string.h>

static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD
         || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

/* TRUE when a pass over the bytes finds nothing that cleaning could change. */
static gboolean
is_clean (const char *text, gboolean narrow)
{
  /* 1: bytes that have to be looked at, 2: the end of the text */
  static const guchar marks[256] = { [0] = 2, [1 ... 0x1F] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1 };
  const guchar *p = (const guchar *) text;

  if (*p == '\0')
    return TRUE;
  if (*p <= ' ' || *p == '\'' || *p == '`')
    return FALSE;
  for (; marks[*p] != 2; p++)
    {
      if (marks[*p] == 0)
        continue;
      if (*p < 0x20 || *p == 0x7F || *p == 0xC2 || (*p == 0xE2 && (p[1] == 0x80 || p[1] == 0x81)) || (*p == 0xE3 && p[1] == 0x80)
          || (*p == 0xEF && (narrow || p[1] == 0xBB)))
        return FALSE;
    }
  return p[-1] != ' ';
}

const char *
heng_cell_clean (const char *raw, HengCleanFlags flags, GStringChunk *chunk)
{
  gboolean narrow = (flags & HENG_CLEAN_NARROW) != 0;
  g_autoptr (GString) out = NULL;
  gsize end;

  if (is_clean (raw, narrow))
    return raw;
  out = g_string_sized_new (strlen (raw));
  for (const char *p = raw; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (narrow && c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (is_space (c) && c != '\n')
        c = ' ';
      if (is_invisible (c) || (out->len == 0 && (is_space (c) || c == '\'' || c == '`')))
        continue;
      g_string_append_unichar (out, c);
    }
  /* All other white space has become a space; a byte 0xA0 may be the end of a character, 张 for one. */
  for (end = out->len; end > 0 && (out->str[end - 1] == ' ' || out->str[end - 1] == '\n');)
    end--;
  return g_string_chunk_insert_len (chunk, out->str, (gssize) end);
}

static gboolean
is_one_of (const char *text, const char *const *list)
{
  /* Called for every cell: the first letter settles nearly all comparisons. */
  for (; *list != NULL; list++)
    if ((**list | 0x20) == (*text | 0x20) && g_ascii_strcasecmp (text, *list) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_formula (const char *text)
{
  static const char *const errors[] = { "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", NULL };

  if (*text == '#')
    return is_one_of (text, errors) || strspn (text, "#") == strlen (text);
  return *text == '=' && text[1] != '\0' && text[1] != '=';
}

HengCellState
heng_cell_read (const char *raw, HengCleanFlags flags, GStringChunk *chunk, const char **text)
{
  static const char *const placeholders[] = { "-", "--", "---", "—", "——", "–", "−", "/", "\\", "//", ".", "无", "暂无", "没有", "空",
                                              "N/A", "NA", "NULL", "None", "nil", NULL };
  static const char *const clears[] = { "<清空>", "＜清空＞", "<clear>", NULL };
  /* First bytes of the words above; nearly every cell begins with another one. */
  static const guchar first[256] = { ['-'] = 1, [0xE2] = 1, ['/'] = 1, ['\\'] = 1, ['.'] = 1, [0xE6] = 1, [0xE7] = 1, ['N'] = 1, ['n'] = 1,
                                     ['<'] = 2, [0xEF] = 2 };
  guchar kind;

  if (*raw == '\0')
    {
      *text = raw;
      return HENG_CELL_EMPTY;
    }
  *text = heng_cell_clean (raw, flags, chunk);
  if (**text == '\0')
    return HENG_CELL_EMPTY;
  kind = first[(guchar) **text];
  if (kind == 2 && is_one_of (*text, clears))
    {
      *text = "";
      return HENG_CELL_CLEAR;
    }
  if (**text == '=' && *raw == '\'') /* an apostrophe says: text, whatever it looks like (§9.4 case 22) */
    return HENG_CELL_VALUE;
  if (**text == '#' || **text == '=')
    return is_formula (*text) ? HENG_CELL_FORMULA : HENG_CELL_VALUE;
  if (flags & HENG_CLEAN_LITERAL)
    return HENG_CELL_VALUE;
  if (kind == 1 && strlen (*text) <= 6 && is_one_of (*text, placeholders))
    {
      *text = "";
      return HENG_CELL_EMPTY;
    }
  return strchr (*text, '*') != NULL && strstr (*text, "**") != NULL ? HENG_CELL_MASKED : HENG_CELL_VALUE;
}

gboolean
heng_cell_bool (const char *text, gboolean *yes)
{
  static const char *const trues[] = { "是", "Y", "yes", "true", "1", "√", "✓", "✔", "有", NULL };
  static const char *const falses[] = { "否", "N", "no", "false", "0", "×", "✗", "✘", "不是", "x", NULL };

  *yes = is_one_of (text, trues);
  return *yes || is_one_of (text, falses);
}

/* 三个月, 十二个月 */
static gint64
chinese_count (const char *text, char **end)
{
  static const char *const words[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二" };

  *end = (char *) text;
  for (guint i = G_N_ELEMENTS (words); i > 0; i--)
    if (g_str_has_prefix (text, words[i - 1]))
      {
        *end = (char *) text + strlen (words[i - 1]);
        return i;
      }
  if (g_str_has_prefix (text, "两"))
    *end = (char *) text + strlen ("两");
  return 2;
}

gboolean
heng_cell_count (const char *text, gboolean years_as_months, gint64 *count)
{
  static const char *const months[] = { "", "个月", "月", "month", "months", "次", "times", "天", "人", NULL };
  static const char *const years[] = { "年", "year", "years", NULL };
  static const char *const none[] = { "无试用期", "无试用", "no probation", NULL };
  char *end;

  *count = 0;
  if (is_one_of (text, none))
    return TRUE;
  if (years_as_months && strcmp (text, "半年") == 0)
    {
      *count = 6;
      return TRUE;
    }
  *count = g_ascii_strtoll (text, &end, 10);
  if (end == text)
    *count = chinese_count (text, &end);
  if (end == text || *count < 0)
    return FALSE;
  /* 3.0 comes from spreadsheets that keep every number as a fraction. */
  if (*end == '.' && strspn (end + 1, "0") > 0)
    end += 1 + strspn (end + 1, "0");
  while (*end == ' ')
    end++;
  if (years_as_months && is_one_of (end, years))
    {
      *count *= 12;
      return TRUE;
    }
  return is_one_of (end, months);
}
