/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import of ratings works on: the sheets of the file, what is stored, the questionnaires. */
#include "heng-ratings-import.h"

#include "heng-feedback-table.h"

static void
sheet_free (gpointer data)
{
  HengRatingsSheet *sheet = data;

  g_array_unref (sheet->rows);
  g_array_unref (sheet->asked);
  g_free (sheet->answers);
  g_free (sheet);
}

static void
group_free (gpointer data)
{
  HengRatingsGroup *group = data;

  g_ptr_array_unref (group->sheets);
  g_ptr_array_unref (group->stored);
  g_free (group);
}

static void
questions_free (gpointer data)
{
  HengRatingsQuestions *questions = data;

  g_ptr_array_unref (questions->texts);
  g_free (questions);
}

static char *
set_key (const char *key, gint64 revision)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, key != NULL ? key : "", revision);
}

static void
index_questions (HengRatings *ratings)
{
  for (guint i = 0; i < ratings->sets->len; i++)
    {
      const HengQuestionSet *set = ratings->sets->pdata[i];
      HengRatingsQuestions *mine = g_new0 (HengRatingsQuestions, 1);

      mine->texts = g_ptr_array_new ();
      for (guint k = 0; k < ratings->questions->len; k++)
        {
          HengQuestion *question = ratings->questions->pdata[k];

          if (question->question_set_id != set->id)
            continue;
          g_ptr_array_add (mine->texts, question);
          mine->n += question->kind == HENG_QUESTION_RATING;
        }
      g_hash_table_insert (ratings->questions_of, set_key (set->key, set->revision), mine);
    }
}

HengRatings *
heng_ratings_new (HengImport *import, GError **error)
{
  g_autoptr (HengRatings) ratings = g_new0 (HengRatings, 1);

  ratings->import = import;
  ratings->sheets = g_ptr_array_new_with_free_func (sheet_free);
  ratings->groups = g_ptr_array_new_with_free_func (group_free);
  ratings->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_rating_done_free);
  ratings->by_pair = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ratings->coded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ratings->by_group = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ratings->questions_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, questions_free);
  if ((ratings->lookup = heng_lookup_new (import, error)) == NULL
      || (ratings->stored = heng_rating_sheets_load (import->db, import->cycle->id, 0, error)) == NULL
      || (ratings->done = heng_rating_done_load (import->db, import->cycle->id, error)) == NULL
      || (ratings->sets = heng_question_sets_load (import->db, error)) == NULL
      || (ratings->questions = heng_questions_load (import->db, error)) == NULL)
    return NULL;
  index_questions (ratings);
  return g_steal_pointer (&ratings);
}

void
heng_ratings_free (HengRatings *ratings)
{
  GPtrArray **arrays[] = { &ratings->groups, &ratings->sheets, &ratings->counts, &ratings->stored, &ratings->done, &ratings->sets,
                           &ratings->questions };
  GHashTable **tables[] = { &ratings->by_pair, &ratings->coded, &ratings->by_group, &ratings->questions_of };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (tables[i], g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_ptr_array_unref);
  g_clear_pointer (&ratings->lookup, heng_lookup_free);
  g_free (ratings);
}

const HengRatingsQuestions *
heng_ratings_questions (HengRatings *ratings, const HengParticipant *participant)
{
  g_autofree char *key = set_key (participant->question_set_key, participant->question_set_revision);

  return g_hash_table_lookup (ratings->questions_of, key);
}

guint
heng_ratings_n_questions (HengRatings *ratings, const HengRatingsSheet *sheet)
{
  const HengRatingsQuestions *questions = heng_ratings_questions (ratings, sheet->participant);

  return questions != NULL ? questions->n : ratings->n_in_file;
}

gboolean
heng_ratings_is_anonymous (int group)
{
  return group == HENG_GROUP_PEER || group == HENG_GROUP_SUB || group == HENG_GROUP_CUST;
}

gboolean
heng_ratings_is_bad (const HengRatings *ratings, const HengRatingsSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (ratings->import->bad[g_array_index (sheet->rows, guint, i)])
      return TRUE;
  return FALSE;
}
