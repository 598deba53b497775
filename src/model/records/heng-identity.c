/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity numbers, phones, cards and names. */
#include "heng-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char
heng_id_check_character (const char *digits)
{
  static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (int i = 0; i < 17; i++)
    sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/* Provinces, Taiwan, Hong Kong, Macau, and 83 for residents from Taiwan. */
static gboolean
is_region (const char *digits)
{
  static const guchar regions[] = { 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44,
                                    45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91 };
  int code = (digits[0] - '0') * 10 + digits[1] - '0';

  return memchr (regions, code, sizeof regions) != NULL;
}

static int
digits_to_int (const char *digits, int n)
{
  int value = 0;

  while (n-- > 0)
    value = value * 10 + *digits++ - '0';
  return value;
}

static gboolean
is_scientific (const char *text)
{
  gsize n = strspn (text, "0123456789.");

  return n > 0 && (text[n] == 'E' || text[n] == 'e') && (text[n + 1] == '+' || g_ascii_isdigit (text[n + 1]));
}

/* A fraction ".0" comes from spreadsheets that keep numbers only. */
static gsize
squeeze (const char *text, char *out, gsize room)
{
  gsize n = 0;

  for (; *text != '\0' && n + 1 < room; text++)
    if (*text != ' ' && *text != '-' && *text != '\t')
      out[n++] = *text;
  out[n] = '\0';
  return n;
}

HengIdCheck
heng_id_check (const char *text, HengIdFacts *facts)
{
  char id[24];
  gsize n = squeeze (text, id, sizeof id);
  gboolean fifteen = n == 15;

  if (is_scientific (text))
    return HENG_ID_PRECISION;
  if (n != 18 && n != 15)
    return HENG_ID_LENGTH;
  if (fifteen)
    {
      memmove (id + 8, id + 6, 9);
      memcpy (id + 6, "19", 2);
    }
  id[18] = '\0';
  if (strspn (id, "0123456789") < 17)
    return HENG_ID_CHARACTER;
  if (fifteen)
    id[17] = heng_id_check_character (id);
  id[17] = g_ascii_toupper (id[17]);
  if (!g_ascii_isdigit (id[17]) && id[17] != 'X')
    return HENG_ID_CHARACTER;
  if (heng_id_check_character (id) != id[17])
    return strcmp (id + 15, "000") == 0 ? HENG_ID_PRECISION : HENG_ID_CHECKSUM;
  facts->birth = heng_date_new (digits_to_int (id + 6, 4), digits_to_int (id + 10, 2), digits_to_int (id + 12, 2));
  if (facts->birth == HENG_DATE_NONE || digits_to_int (id + 6, 4) < 1800)
    return HENG_ID_BIRTH;
  facts->sex = (id[16] - '0') % 2 == 1 ? HENG_SEX_MALE : HENG_SEX_FEMALE;
  g_strlcpy (facts->number, id, sizeof facts->number);
  return fifteen ? HENG_ID_FIFTEEN : is_region (id) ? HENG_ID_OK : HENG_ID_REGION;
}

const char *
heng_id_check_sentence (HengIdCheck check)
{
  switch (check)
    {
    case HENG_ID_OK:
      return NULL;
    case HENG_ID_FIFTEEN:
      return _("The old number of 15 digits; it is kept with 18.");
    case HENG_ID_REGION:
      return _("The first two digits name no province. Compare the number with the card.");
    case HENG_ID_PRECISION:
      return _("The spreadsheet has lost the last digits of the ID number. Export the column as text again.");
    case HENG_ID_CHECKSUM:
      return _("The check character of the ID number is wrong. Compare it with the card.");
    case HENG_ID_BIRTH:
      return _("The ID number holds a day of birth that does not exist. Compare it with the card.");
    case HENG_ID_CHARACTER:
      return _("An ID number has 17 digits and a digit or X. Compare it with the card.");
    case HENG_ID_LENGTH:
    default:
      return _("An ID number has 18 characters (formerly 15 digits). For a passport or permit, name the ID type.");
    }
}

gboolean
heng_id_type_is_resident (const char *type)
{
  return type == NULL || strstr (type, "身份证") != NULL || strstr (type, "居住证") != NULL || g_ascii_strncasecmp (type, "resident", 8) == 0
         || g_ascii_strcasecmp (type, "ID card") == 0;
}

char *
heng_number_mask (const char *number)
{
  glong n = g_utf8_strlen (number, -1);
  glong head = n >= 15 ? 6 : n >= 10 ? 3 : 0, tail = n >= 10 ? 4 : MIN (2, n / 2);
  g_autoptr (GString) masked = g_string_new_len (number, g_utf8_offset_to_pointer (number, head) - number);

  for (glong i = head; i < n - tail; i++)
    g_string_append_c (masked, '*');
  g_string_append (masked, g_utf8_offset_to_pointer (number, n - tail));
  return g_strdup (masked->str);
}

gboolean
heng_id_is_document (const char *text)
{
  gsize n = strlen (text);

  return n >= 5 && n <= 20 && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()-") == n;
}

HengMobileCheck
heng_mobile_check (const char *text, char *out)
{
  char number[24];
  const char *p = number;
  gsize n;

  if (is_scientific (text))
    return HENG_MOBILE_PRECISION;
  n = squeeze (text, number, sizeof number);
  if (n > 2 && strcmp (number + n - 2, ".0") == 0)
    number[n - 2] = '\0';
  if (g_str_has_prefix (number, "+86"))
    p += 3;
  else if (g_str_has_prefix (number, "0086"))
    p += 4;
  else if (g_str_has_prefix (number, "86") && strlen (number) == 13)
    p += 2;
  n = strlen (p);
  g_strlcpy (out, p, 24);
  if (p == number && *p == '+')
    return n >= 7 && n <= 16 && strspn (p + 1, "0123456789") == n - 1 ? HENG_MOBILE_OK : HENG_MOBILE_BAD;
  if (strspn (p, "0123456789") != n)
    return HENG_MOBILE_BAD;
  if (strcmp (p, "13800000000") == 0 || (n >= 5 && strspn (p, (char[]) { *p, '\0' }) == n))
    return HENG_MOBILE_PLACEHOLDER;
  return n == 11 && p[0] == '1' && p[1] >= '3' ? HENG_MOBILE_OK : HENG_MOBILE_BAD;
}

gboolean
heng_email_is_plausible (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && dot != NULL && dot > at + 1 && strlen (dot) >= 3
         && strpbrk (text, " ,;\t<>()\"") == NULL;
}

HengBankCheck
heng_bank_check (const char *text, char *out)
{
  char number[40];
  gsize n = squeeze (text, number, sizeof number);
  int sum = 0;

  if (is_scientific (text))
    return HENG_BANK_PRECISION;
  if (n < 12 || n > 19 || strspn (number, "0123456789") != n)
    return HENG_BANK_BAD;
  g_strlcpy (out, number, 20);
  for (gsize i = 0; i < n; i++)
    {
      int digit = number[n - 1 - i] - '0';

      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
  if (sum % 10 == 0)
    return HENG_BANK_OK;
  return n >= 16 && strcmp (number + n - 3, "000") == 0 ? HENG_BANK_PRECISION : HENG_BANK_LUHN;
}

static gboolean
is_middle_dot (gunichar c)
{
  return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0xFF0E || c == 0x2027 || c == 0x2219 || c == 0x22C5 || c == 0xFF65 || c == 0x2E31;
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c >= 0x20000 || c == 0x3007 || (c >= 0xE000 && c <= 0xFAFF);
}

/* 张三(离职), 李四-销售: Han characters in front, a note behind. */
static char *
propose (const char *name)
{
  const char *p = name;
  guint n = 0;

  for (; is_han (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0xB7; p = g_utf8_next_char (p))
    n++;
  if (n < 2 || *p == '\0')
    return NULL;
  switch (g_utf8_get_char (p))
    {
    case '(':
    case 0xFF08:
    case '[':
    case 0x3010:
    case '-':
    case '_':
    case '/':
      return g_strndup (name, (gsize) (p - name));
    default:
      return NULL;
    }
}

/* Names that are Han throughout, nearly all, need no work. */
static gboolean
is_plain (const char *text, guint *length)
{
  *length = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text), ++*length)
    {
      gunichar c = g_utf8_get_char (text);

      if (!(c >= 0x3400 && c <= 0x9FFF && c != 0x30FB) && !g_ascii_isalnum ((char) MIN (c, 0x7F)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_private_use (gunichar c)
{
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

char *
heng_name_normalize (const char *text, HengNameFlags *flags, char **proposal)
{
  GString *out;
  gunichar before = 0;
  guint length;

  *flags = HENG_NAME_OK;
  if (proposal != NULL)
    *proposal = NULL;
  if (is_plain (text, &length))
    {
      *flags = length > 50 ? HENG_NAME_TOO_LONG : HENG_NAME_OK;
      return g_strdup (text);
    }
  out = g_string_new (NULL);
  length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), after = g_utf8_get_char (g_utf8_next_char (p));

      if (is_middle_dot (c) || (c == '.' && is_han (before) && is_han (after)))
        c = 0xB7;
      if (c == '\n')
        c = ' ';
      if (c == ' ' && (before == ' ' || (is_han (before) && (is_han (after) || after == ' ' || is_middle_dot (after))) || before == 0xB7))
        continue;
      if (is_private_use (c))
        *flags |= HENG_NAME_PRIVATE_USE;
      g_string_append_unichar (out, c);
      before = c;
      length++;
    }
  if (length > 50)
    *flags |= HENG_NAME_TOO_LONG;
  if (proposal != NULL && (*proposal = propose (out->str)) != NULL)
    *flags |= HENG_NAME_SUFFIX;
  return g_string_free (out, FALSE);
}
