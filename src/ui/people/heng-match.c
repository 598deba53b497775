/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a search text stands in a name and in its reading. */
#include "heng-match.h"

#include <string.h>

static const char *const two_character_surnames[] = {
  "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "宇文", "长孙", "端木", "申屠", "独孤", "南宫", "单于", "万俟", "澹台",
};

static guint
surname_length (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (two_character_surnames); i++)
    if (g_str_has_prefix (name, two_character_surnames[i]))
      return 2;
  return 1;
}

static gboolean
is_latin (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x2e80)
      return FALSE;
  return TRUE;
}

char *
heng_match_reading (const char *name, const char *pinyin)
{
  g_auto (GStrv) syllables = NULL;
  GString *text = NULL;
  guint surname;

  if (name == NULL || pinyin == NULL || *pinyin == '\0' || is_latin (name))
    return NULL;
  syllables = g_strsplit (pinyin, " ", -1);
  surname = surname_length (name);
  text = g_string_new (NULL);
  for (guint i = 0; syllables[i] != NULL; i++)
    {
      gboolean begins = i == 0 || i == surname;

      if (i == surname)
        g_string_append_c (text, ' ');
      g_string_append_c (text, begins ? g_ascii_toupper (*syllables[i]) : *syllables[i]);
      if (*syllables[i] != '\0')
        g_string_append (text, syllables[i] + 1);
    }
  return g_string_free (text, FALSE);
}

static void
add_range (GArray *ranges, guint start, guint end)
{
  HengMatchRange range = { start, end };

  if (start < end)
    g_array_append_val (ranges, range);
}

GArray *
heng_match_text (const char *text, const char *needle)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HengMatchRange));
  gsize length = needle != NULL ? strlen (needle) : 0;

  for (const char *p = text; p != NULL && length > 0 && *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *rest = g_utf8_strdown (p, MIN ((gssize) strlen (p), (gssize) length));

      if (!g_str_has_prefix (rest, needle))
        continue;
      add_range (ranges, (guint) (p - text), (guint) (p - text + length));
      break;
    }
  return ranges;
}

/* A name written in Han, one syllable a character. */
typedef struct
{
  guint n;
  guint name_at[17];    /* byte of each character, and the end */
  guint squeezed_at[17]; /* byte of each syllable in the pinyin without spaces, and the end */
  guint reading_at[17]; /* byte of each syllable in the reading */
  char squeezed[128];
} Syllables;

static gboolean
split (Syllables *s, const char *name, const char *reading, const char *pinyin)
{
  g_auto (GStrv) parts = g_strsplit (pinyin, " ", -1);
  guint n = g_strv_length (parts);
  guint at = 0;

  if (reading == NULL || n == 0 || n > 16 || (glong) n != g_utf8_strlen (name, -1) || strlen (pinyin) >= sizeof s->squeezed)
    return FALSE;
  s->n = n;
  s->squeezed[0] = '\0';
  for (guint i = 0; i < n; i++)
    {
      s->name_at[i] = (guint) (g_utf8_offset_to_pointer (name, i) - name);
      s->squeezed_at[i] = at;
      s->reading_at[i] = at + (i >= surname_length (name) ? 1 : 0);
      g_strlcat (s->squeezed, parts[i], sizeof s->squeezed);
      at += strlen (parts[i]);
    }
  s->name_at[n] = strlen (name);
  s->squeezed_at[n] = at;
  s->reading_at[n] = strlen (reading);
  return TRUE;
}

static void
mark_syllable (const Syllables *s, guint i, guint from, guint to, GArray *in_name, GArray *in_reading)
{
  add_range (in_name, s->name_at[i], s->name_at[i + 1]);
  add_range (in_reading, s->reading_at[i] + from, s->reading_at[i] + to);
}

/* The needle in the whole pinyin; a match at the beginning of a syllable is preferred. */
static gboolean
match_pinyin (const Syllables *s, const char *needle, GArray *in_name, GArray *in_reading)
{
  const char *found = NULL;
  guint start, end;

  for (guint i = 0; i < s->n && found == NULL; i++)
    if (g_str_has_prefix (s->squeezed + s->squeezed_at[i], needle))
      found = s->squeezed + s->squeezed_at[i];
  if (found == NULL)
    found = strstr (s->squeezed, needle);
  if (found == NULL)
    return FALSE;
  start = (guint) (found - s->squeezed);
  end = start + strlen (needle);
  for (guint i = 0; i < s->n; i++)
    {
      guint from = MAX (start, s->squeezed_at[i]), to = MIN (end, s->squeezed_at[i + 1]);

      if (from < to)
        mark_syllable (s, i, from - s->squeezed_at[i], to - s->squeezed_at[i], in_name, in_reading);
    }
  return TRUE;
}

static gboolean
match_initials (const Syllables *s, const char *needle, GArray *in_name, GArray *in_reading)
{
  char initials[17] = { 0 };
  const char *found;

  for (guint i = 0; i < s->n; i++)
    initials[i] = s->squeezed[s->squeezed_at[i]];
  found = strstr (initials, needle);
  if (found == NULL)
    return FALSE;
  for (guint i = (guint) (found - initials); i < (guint) (found - initials) + strlen (needle); i++)
    mark_syllable (s, i, 0, 1, in_name, in_reading);
  return TRUE;
}

/* A Latin name typed in one word: "zhangwei" in "Zhang Wei". */
static void
match_joined (const char *name, const char *needle, GArray *in_name)
{
  for (const char *start = name; *start != '\0'; start++)
    {
      const char *p = start, *want = needle;

      for (; *p != '\0' && *want != '\0' && (*p == ' ' || g_ascii_tolower (*p) == *want); p++)
        want += *p != ' ';
      if (*want != '\0' || *start == ' ')
        continue;
      add_range (in_name, (guint) (start - name), (guint) (p - name));
      return;
    }
}

/* Initials of a Latin name: "zw" in "Zhang Wei". */
static void
match_words (const char *name, const char *needle, GArray *in_name)
{
  const char *want = needle;

  for (const char *p = name; *p != '\0' && *want != '\0'; p++)
    {
      gboolean begins = p == name || p[-1] == ' ';

      if (!begins)
        continue;
      if (g_ascii_tolower (*p) != *want)
        {
          g_array_set_size (in_name, 0);
          want = needle;
          continue;
        }
      add_range (in_name, (guint) (p - name), (guint) (p - name + 1));
      want++;
    }
  if (*want != '\0')
    g_array_set_size (in_name, 0);
}

static void
mark_same_syllables (const Syllables *s, GArray *in_name, GArray *in_reading)
{
  HengMatchRange range = g_array_index (in_name, HengMatchRange, 0);

  for (guint i = 0; i < s->n; i++)
    if (s->name_at[i] >= range.start && s->name_at[i] < range.end)
      add_range (in_reading, s->reading_at[i], s->reading_at[i] + s->squeezed_at[i + 1] - s->squeezed_at[i]);
}

void
heng_match_name (const char *name, const char *reading, const char *pinyin, const char *needle, GArray **in_name, GArray **in_reading)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *squeezed = NULL;
  Syllables s;
  gboolean han;

  *in_name = heng_match_text (name, needle);
  *in_reading = g_array_new (FALSE, FALSE, sizeof (HengMatchRange));
  if (needle == NULL || *needle == '\0')
    return;
  words = g_strsplit (needle, " ", -1);
  squeezed = g_strjoinv ("", words);
  han = split (&s, name, reading, pinyin != NULL ? pinyin : "");
  if (han && (*in_name)->len > 0)
    mark_same_syllables (&s, *in_name, *in_reading);
  else if (han && *squeezed != '\0' && !match_pinyin (&s, squeezed, *in_name, *in_reading))
    match_initials (&s, squeezed, *in_name, *in_reading);
  else if (!han)
    {
      if ((*in_name)->len == 0)
        match_joined (name, squeezed, *in_name);
      if ((*in_name)->len == 0)
        match_words (name, squeezed, *in_name);
      g_array_unref (*in_reading);
      *in_reading = heng_match_text (reading, needle);
    }
}

PangoAttrList *
heng_match_attributes (GArray *ranges, gboolean dark)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      const HengMatchRange *range = &g_array_index (ranges, HengMatchRange, i);
      PangoAttribute *mark = dark ? pango_attr_background_new (0x6a6a, 0x5a5a, 0x1212) : pango_attr_background_new (0xf7f7, 0xe4e4, 0x8a8a);
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

      mark->start_index = weight->start_index = range->start;
      mark->end_index = weight->end_index = range->end;
      pango_attr_list_insert (list, mark);
      pango_attr_list_insert (list, weight);
    }
  return list;
}
