/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a ratings file says what is stored already, whatever the order of its rows. */
#include "heng-ratings-import.h"

static const char *
shown (const char *text)
{
  return text != NULL ? text : "";
}

/* What a sheet says, without who says it in an anonymous group. */
static char *
sheet_text (HengRatings *ratings, const HengRatingsSheet *sheet)
{
  g_autofree char *answers = heng_answers_format (sheet->answers, heng_ratings_n_questions (ratings, sheet));
  gint64 named = heng_ratings_is_anonymous (sheet->group) ? 0 : sheet->rater;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT "\x1f%s\x1f%s\x1f%s", sheet->participant->id, sheet->group, named, answers,
                          shown (sheet->good), shown (sheet->improve));
}

static char *
stored_text (const HengRatingSheet *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT "\x1f%s\x1f%s\x1f%s", record->participant_id, record->rater_group,
                          record->rater_id, shown (record->answers), shown (record->good), shown (record->improve));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Takes the texts. */
static char *
join_sorted (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s\x1e", (char *) texts->pdata[i]);
  g_ptr_array_unref (texts);
  return g_string_free (joined, FALSE);
}

gboolean
heng_ratings_is_unchanged (HengRatings *ratings, const HengRatingsGroup *group)
{
  GPtrArray *fresh = g_ptr_array_new_with_free_func (g_free), *stored = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *a = NULL, *b = NULL;

  for (guint i = 0; i < group->sheets->len; i++)
    g_ptr_array_add (fresh, sheet_text (ratings, group->sheets->pdata[i]));
  for (guint i = 0; i < group->stored->len; i++)
    g_ptr_array_add (stored, stored_text (group->stored->pdata[i]));
  a = join_sorted (fresh);
  b = join_sorted (stored);
  return g_str_equal (a, b);
}

/* Adds the text to what the rater says; rater 0 says each alone. */
static void
add_said (GHashTable *said, gint64 rater, guint alone, char *text)
{
  g_autofree char *key = rater != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, rater) : g_strdup_printf ("-%u", alone);
  GPtrArray *texts = g_hash_table_lookup (said, key);

  if (texts == NULL)
    {
      texts = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (said, g_steal_pointer (&key), texts);
    }
  g_ptr_array_add (texts, text);
}

static char *
join_said (GHashTable *said)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_add (texts, join_sorted (list));
  g_hash_table_unref (said);
  return join_sorted (texts);
}

gboolean
heng_ratings_same_raters (HengRatings *ratings)
{
  GHashTable *fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *a = NULL, *b = NULL;

  for (guint i = 0; i < ratings->groups->len; i++)
    {
      const HengRatingsGroup *group = ratings->groups->pdata[i];

      if (!heng_ratings_is_anonymous (group->group))
        continue;
      for (guint k = 0; k < group->sheets->len; k++)
        add_said (fresh, ((HengRatingsSheet *) group->sheets->pdata[k])->rater, i * 1000 + k,
                  sheet_text (ratings, group->sheets->pdata[k]));
      for (guint k = 0; k < group->stored->len; k++)
        add_said (stored, ((HengRatingSheet *) group->stored->pdata[k])->rater_key, i * 1000 + k,
                  stored_text (group->stored->pdata[k]));
    }
  a = join_said (fresh);
  b = join_said (stored);
  return g_str_equal (a, b);
}
