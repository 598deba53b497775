/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with their units, as people type them: 12,500元, 1.2万, ¥300, 95分 (domain.md §9.4 case 20). */
#include "heng-cell.h"

#include <string.h>

typedef struct
{
  const char *word;
  int power; /* of ten */
} Unit;

static const Unit units[] = {
  { "万元", 4 }, { "万人民币", 4 }, { "亿元", 8 }, { "千元", 3 }, { "百万元", 6 }, { "万", 4 }, { "亿", 8 }, { "千", 3 }, { "元整", 0 },
  { "元", 0 },   { "块", 0 },       { "人民币", 0 }, { "rmb", 0 }, { "cny", 0 }, { "分", 0 }, { "个", 0 }, { "件", 0 }, { "次", 0 },
  { "人", 0 },   { "人次", 0 },     { "天", 0 },     { "小时", 0 }, { "个月", 0 }, { "家", 0 }, { "单", 0 }, { "篇", 0 }, { "台", 0 },
};

/* FALSE when it is no unit we know; "" is one. */
static gboolean
find_unit (const char *word, int *power)
{
  *power = 0;
  if (*word == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].word, word) == 0)
      {
        *power = units[i].power;
        return TRUE;
      }
  return FALSE;
}

/* "1.2" moved four places is "12000"; two places back "0.012". */
static char *
shift (const char *digits, gsize n, int places)
{
  const char *dot = memchr (digits, '.', n);
  gsize whole = dot != NULL ? (gsize) (dot - digits) : n;
  g_autoptr (GString) plain = g_string_new_len (digits, (gssize) whole);
  gssize point = (gssize) whole + places;

  if (dot != NULL)
    g_string_append_len (plain, dot + 1, (gssize) (n - whole - 1));
  while (point <= 0)
    {
      g_string_prepend_c (plain, '0');
      point++;
    }
  while ((gsize) point > plain->len)
    g_string_append_c (plain, '0');
  if ((gsize) point < plain->len)
    g_string_insert_c (plain, point, '.');
  while (plain->len > 1 && plain->str[0] == '0' && plain->str[1] != '.')
    g_string_erase (plain, 0, 1);
  /* Zeros behind the point say nothing; too many decimals would be refused. */
  if (strchr (plain->str, '.') != NULL)
    {
      while (plain->str[plain->len - 1] == '0')
        g_string_truncate (plain, plain->len - 1);
      if (plain->str[plain->len - 1] == '.')
        g_string_truncate (plain, plain->len - 1);
    }
  return g_strdup (plain->str);
}

/* 12,500 has its commas three digits apart; 1,2 is no number. */
static gboolean
take_digits (const char **p, GString *digits)
{
  const char *start = *p;
  gsize group = 0;
  gboolean grouped = FALSE, point = FALSE;

  for (; g_ascii_isdigit (**p) || **p == '.' || (**p == ',' && !point); ++*p)
    {
      if (**p == ',' ? (*p == start || (grouped ? group != 3 : group > 3)) : **p == '.' && (point || (grouped && group != 3)))
        return FALSE;
      point |= **p == '.';
      grouped |= **p == ',';
      group = **p == ',' ? 0 : group + 1;
      if (**p != ',')
        g_string_append_c (digits, **p);
    }
  return digits->len > 0 && digits->str[0] != '.' && digits->str[digits->len - 1] != '.' && (!grouped || point || group == 3);
}

char *
heng_cell_number (const char *text, const char *base_unit)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = *text == '-';
  const char *p = text + (*text == '-' || *text == '+');
  g_autofree char *plain = NULL;
  int power, base = 0;

  for (const char *sign = "¥￥$"; *sign != '\0'; sign = g_utf8_next_char (sign))
    if (g_utf8_get_char (p) == g_utf8_get_char (sign))
      {
        p = g_utf8_next_char (p);
        break;
      }
  if (!take_digits (&p, digits) || digits->len > 15)
    return NULL;
  p += strspn (p, " ");
  if (*p == '\0')
    return g_strconcat (negative ? "-" : "", digits->str, NULL);
  if (!find_unit (p, &power) || (base_unit != NULL && !find_unit (base_unit, &base)))
    return NULL;
  plain = shift (digits->str, digits->len, power - base);
  return g_strconcat (negative ? "-" : "", plain, NULL);
}
