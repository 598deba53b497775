/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings of names: ICU gives each character its usual reading, a data file the surnames that are read otherwise. */
#include "heng-people.h"

#include <gio/gio.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define TRANSLITERATION "Han-Latin; Any-Latin; Latin-ASCII; Lower"
#define LONGEST_SURNAME 2 /* characters */
#define PAGE 256           /* code points */
#define PLANE_PAGES 256
#define N_PLANES 17

/* One reading: ASCII, lower case. Word breaks (space, middle dot, hyphen) are the empty string. */
struct _HengPinyin
{
  GMutex lock; /* guards the transliterator and the making of readings */
  UTransliterator *transliterator;
  char **readings[N_PLANES * PLANE_PAGES]; /* pages of readings by code point, made as they come up; read and set atomically */
  GHashTable *surnames;  /* surname → GStrv, one reading for each character; read-only after loading */
};

static char **
page_of (HengPinyin *pinyin, gunichar character)
{
  return g_atomic_pointer_get (&pinyin->readings[character / PAGE]);
}

/* Called with the lock held, or while nobody else knows the object. */
static void
keep_reading (HengPinyin *pinyin, gunichar character, char *reading)
{
  if (!page_of (pinyin, character))
    g_atomic_pointer_set (&pinyin->readings[character / PAGE], g_new0 (char *, PAGE));
  g_free (page_of (pinyin, character)[character % PAGE]);
  g_atomic_pointer_set (&page_of (pinyin, character)[character % PAGE], reading);
}

static gboolean
add_line (HengPinyin *pinyin, const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);
  const char *name = words[0];

  if (g_strv_length (words) < 2)
    return FALSE;
  if (*name == '=')
    {
      gunichar character = g_utf8_get_char (name + 1);

      keep_reading (pinyin, character, g_strdup (words[1]));
      return *g_utf8_next_char (name + 1) == '\0';
    }
  if (g_utf8_strlen (name, -1) != g_strv_length (words) - 1 || g_utf8_strlen (name, -1) > LONGEST_SURNAME)
    return FALSE;
  g_hash_table_insert (pinyin->surnames, g_strdup (name), g_strdupv (words + 1));
  return TRUE;
}

static gboolean
load_surnames (HengPinyin *pinyin, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not UTF-8", path);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_strstrip (lines[i]);
      if (!*lines[i] || *lines[i] == '#' || add_line (pinyin, lines[i]))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: \"%s\": expected a surname and its readings", path,
                   i + 1, lines[i]);
      return FALSE;
    }
  return TRUE;
}

static UTransliterator *
open_transliterator (GError **error)
{
  UChar id[sizeof TRANSLITERATION];
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;

  u_uastrcpy (id, TRANSLITERATION);
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "ICU: %s", u_errorName (status));
  return transliterator;
}

HengPinyin *
heng_pinyin_new (const char *surname_file, GError **error)
{
  g_autoptr (HengPinyin) pinyin = g_new0 (HengPinyin, 1);

  g_mutex_init (&pinyin->lock);
  pinyin->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  pinyin->transliterator = open_transliterator (error);
  if (!pinyin->transliterator || (surname_file && !load_surnames (pinyin, surname_file, error)))
    return NULL;
  return g_steal_pointer (&pinyin);
}

void
heng_pinyin_free (HengPinyin *pinyin)
{
  if (!pinyin)
    return;
  g_clear_pointer (&pinyin->transliterator, utrans_close);
  for (guint p = 0; p < G_N_ELEMENTS (pinyin->readings); p++)
    for (guint i = 0; pinyin->readings[p] && i < PAGE; i++)
      g_free (pinyin->readings[p][i]);
  for (guint p = 0; p < G_N_ELEMENTS (pinyin->readings); p++)
    g_free (pinyin->readings[p]);
  g_clear_pointer (&pinyin->surnames, g_hash_table_unref);
  g_mutex_clear (&pinyin->lock);
  g_free (pinyin);
}

static char *
transliterate (HengPinyin *pinyin, gunichar character)
{
  UChar buffer[64];
  char text[192] = "";
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF32 (buffer, G_N_ELEMENTS (buffer), &length, (const UChar32 *) &character, 1, &status);
  limit = length;
  utrans_transUChars (pinyin->transliterator, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);
  u_strToUTF8 (text, sizeof text, NULL, buffer, length, &status);
  if (U_FAILURE (status))
    text[g_unichar_to_utf8 (character, text)] = '\0';
  return g_strdup (g_strstrip (text));
}

static const char *
known_reading (HengPinyin *pinyin, gunichar character)
{
  char **page = page_of (pinyin, character);

  return page ? g_atomic_pointer_get (&page[character % PAGE]) : NULL;
}

/* From any thread; known ones without the lock. The reading stays valid as long as the object. */
static const char *
reading_of (HengPinyin *pinyin, gunichar character)
{
  const char *known = known_reading (pinyin, character);

  if (known)
    return known;
  g_mutex_lock (&pinyin->lock);
  if (!known_reading (pinyin, character))
    keep_reading (pinyin, character, g_unichar_isalnum (character) ? transliterate (pinyin, character) : g_strdup (""));
  known = known_reading (pinyin, character);
  g_mutex_unlock (&pinyin->lock);
  return known;
}

static void
append_word (GString *words, GString *initials, const char *reading)
{
  if (words->len && words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  g_string_append (words, reading);
  g_string_append_unichar (initials, g_utf8_get_char (reading));
}

/* The readings of a surname of its own at the beginning of `name`; *length gets its bytes. */
static char **
find_surname (HengPinyin *pinyin, const char *name, gsize *length)
{
  const char *end = name;
  char **found = NULL;
  char key[LONGEST_SURNAME * 6 + 1];

  for (guint n = 0; n < LONGEST_SURNAME && *end; n++)
    {
      char **readings;

      end = g_utf8_next_char (end);
      memcpy (key, name, end - name);
      key[end - name] = '\0';
      readings = g_hash_table_lookup (pinyin->surnames, key);
      if (readings)
        {
          found = readings;
          *length = end - name;
        }
    }
  return found;
}

/* Each Han character is a word; other letters and digits join up to the next break. */
static void
append_rest (HengPinyin *pinyin, const char *p, GString *words, GString *initials)
{
  gboolean joins = FALSE;

  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *reading = reading_of (pinyin, character);
      gboolean is_han = g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;

      /* Apostrophes and combining accents do not split a name: O'Neil is one word. */
      if (!*reading)
        joins = joins && (character == '\'' || character == 0x2019 || g_unichar_ismark (character));
      else if (!is_han && joins)
        g_string_append (words, reading);
      else
        {
          append_word (words, initials, reading);
          joins = !is_han;
        }
    }
}

void
heng_pinyin_name (HengPinyin *pinyin, const char *name, char **reading, char **initials)
{
  GString *words = g_string_sized_new (24);
  GString *letters = g_string_sized_new (4);
  gsize surname_length = 0;
  char **surname = NULL;

  if (name && g_utf8_validate (name, -1, NULL))
    {
      surname = find_surname (pinyin, name, &surname_length);
      for (guint i = 0; surname && surname[i]; i++)
        append_word (words, letters, surname[i]);
      append_rest (pinyin, name + surname_length, words, letters);
    }
  *reading = g_string_free (words, FALSE);
  *initials = g_string_free (letters, FALSE);
}
