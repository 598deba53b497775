/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file's name to a person. */
#include "heng-photos.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS "_-.·+,()（）[]【】 "

#define SEVERAL G_MAXUINT

struct _HengPhotoIndex
{
  HengDirectory *directory;
  GHashTable *numbers; /* folded number → place + 1, SEVERAL */
  GHashTable *digits;  /* the same without the zeros before it, where it has digits only */
  GHashTable *names;   /* folded name, also the English one → GArray of guint32 places */
};

/* The people found. */
typedef struct
{
  guint n;     /* 0, 1, or more */
  guint place; /* one of them */
} Hit;

/* Composed, lower case, without spaces: how names are compared. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return heng_directory_fold (composed != NULL ? composed : text);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static const char *
without_zeros (const char *number)
{
  while (*number == '0')
    number++;
  return number;
}

/* Takes the key. */
static void
add_number (GHashTable *table, char *key, guint place)
{
  g_hash_table_replace (table, key, GUINT_TO_POINTER (g_hash_table_contains (table, key) ? SEVERAL : place + 1));
}

static void
add_name (GHashTable *table, const char *name, guint place)
{
  g_autofree char *key = fold (name);
  GArray *places = *key != '\0' ? g_hash_table_lookup (table, key) : NULL;

  if (*key == '\0')
    return;
  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (table, g_steal_pointer (&key), places);
    }
  if (places->len == 0 || g_array_index (places, guint32, places->len - 1) != place)
    g_array_append_val (places, place);
}

HengPhotoIndex *
heng_photo_index_new (HengDirectory *directory)
{
  HengPhotoIndex *index = g_new0 (HengPhotoIndex, 1);

  index->directory = heng_directory_ref (directory);
  index->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->digits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < directory->n; i++)
    {
      char *number = fold (heng_directory_text (directory, i, HENG_DIRECTORY_NUMBER));

      if (is_number (number))
        add_number (index->digits, g_strdup (without_zeros (number)), i);
      add_number (index->numbers, number, i);
      add_name (index->names, heng_directory_text (directory, i, HENG_DIRECTORY_NAME), i);
      add_name (index->names, heng_directory_text (directory, i, HENG_DIRECTORY_NAME_EN), i);
    }
  return index;
}

void
heng_photo_index_free (HengPhotoIndex *index)
{
  g_hash_table_unref (index->numbers);
  g_hash_table_unref (index->digits);
  g_hash_table_unref (index->names);
  heng_directory_unref (index->directory);
  g_free (index);
}

static Hit
hit_of (GHashTable *table, const char *key)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  return found == 0 ? (Hit) { 0 } : found == SEVERAL ? (Hit) { 2, 0 } : (Hit) { 1, found - 1 };
}

static Hit
find_number (const HengPhotoIndex *index, const char *wanted)
{
  Hit hit = hit_of (index->numbers, wanted);

  return hit.n == 0 && is_number (wanted) ? hit_of (index->digits, without_zeros (wanted)) : hit;
}

static gboolean
has_name (const HengPhotoIndex *index, guint place, const char *wanted)
{
  const GArray *places = g_hash_table_lookup (index->names, wanted);

  for (guint i = 0; places != NULL && i < places->len; i++)
    if (g_array_index (places, guint32, i) == place)
      return TRUE;
  return FALSE;
}

/* Who is still here goes before former people of the same name. */
static Hit
find_name (const HengPhotoIndex *index, const char *wanted)
{
  const GArray *places = g_hash_table_lookup (index->names, wanted);
  Hit here = { 0 }, left = { 0 };

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint place = g_array_index (places, guint32, i);
      Hit *hit = index->directory->statuses[place] == HENG_EMP_STATUS_LEFT ? &left : &here;

      *hit = (Hit) { hit->n + 1, place };
    }
  return here.n > 0 ? here : left;
}

/* The text without separators at its ends, folded. New. */
static char *
trimmed (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  char *start = part;

  while (*start != '\0' && g_utf8_strchr (SEPARATORS, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  for (char *end = start + strlen (start); end > start;)
    {
      end = g_utf8_prev_char (end);
      if (g_utf8_strchr (SEPARATORS, -1, g_utf8_get_char (end)) == NULL)
        break;
      *end = '\0';
    }
  return fold (start);
}

/* A number may end or begin here: at a separator, or between letters of two kinds (QH0002黎明). */
static gboolean
is_joint (const char *at)
{
  return g_utf8_strchr (SEPARATORS, -1, g_utf8_get_char (at)) != NULL || ((guchar) at[-1] < 0x80) != ((guchar) *at < 0x80);
}

/* The number at one end of the text and what stands beside it. */
static Hit
find_part (const HengPhotoIndex *index, const char *stem, char **rest)
{
  gsize length = strlen (stem);
  Hit hit = { 0 };

  for (const char *at = length > 0 ? g_utf8_next_char (stem) : stem; *at != '\0' && hit.n == 0; at = g_utf8_next_char (at))
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!is_joint (at))
        continue;
      before = trimmed (stem, (gsize) (at - stem));
      after = trimmed (at, length - (gsize) (at - stem));
      if ((hit = find_number (index, before)).n > 0)
        *rest = g_steal_pointer (&after);
      else if ((hit = find_number (index, after)).n > 0)
        *rest = g_steal_pointer (&before);
    }
  return hit;
}

/* The numbers of the people with a name, "QH0002, QH0019", at most three. New. */
static char *
numbers_of (const HengPhotoIndex *index, const char *name)
{
  const GArray *places = g_hash_table_lookup (index->names, name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (places->len, 3); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "",
                            heng_directory_text (index->directory, g_array_index (places, guint32, i), HENG_DIRECTORY_NUMBER));
  if (places->len > 3)
    g_string_append (text, " …");
  return g_strdup (text->str);
}

static gint64
settle (const HengDirectory *directory, Hit hit, HengPhotoFate *fate)
{
  *fate = *heng_directory_text (directory, hit.place, HENG_DIRECTORY_PHOTO) != '\0' ? HENG_PHOTO_OTHER : HENG_PHOTO_NEW;
  return directory->ids[hit.place];
}

static gint64
refuse (HengPhotoFate fate, HengPhotoFate *told, char *sentence, char **reason)
{
  *told = fate;
  *reason = sentence;
  return 0;
}

gint64
heng_photos_match (const HengPhotoIndex *index, const char *stem, HengPhotoFate *fate, char **reason)
{
  g_autofree char *whole = trimmed (stem, strlen (stem)), *rest = NULL, *numbers = NULL;
  Hit hit = find_number (index, whole);

  *reason = NULL;
  if (hit.n == 0)
    hit = find_part (index, stem, &rest);
  if (hit.n > 1)
    return refuse (HENG_PHOTO_AMBIGUOUS, fate, g_strdup (_("Several people have this number but for its zeros.")), reason);
  if (hit.n == 1 && rest != NULL && !has_name (index, hit.place, rest) && find_name (index, rest).n > 0)
    return refuse (HENG_PHOTO_AMBIGUOUS, fate, g_strdup (_("The number and the name belong to different people.")), reason);
  if (hit.n == 1)
    return settle (index->directory, hit, fate);
  hit = find_name (index, whole);
  if (hit.n == 1)
    return settle (index->directory, hit, fate);
  if (hit.n == 0)
    return refuse (HENG_PHOTO_UNMATCHED, fate, g_strdup (_("Nobody has this number or name.")), reason);
  numbers = numbers_of (index, whole);
  return refuse (HENG_PHOTO_AMBIGUOUS, fate, g_strdup_printf (_("Several people have this name: %s"), numbers), reason);
}
