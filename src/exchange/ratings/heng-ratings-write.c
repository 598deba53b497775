/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing sheets so that nobody can tell who gave an unnamed one: without the rater, in random order. */
#include "heng-ratings-import.h"

#include <sys/random.h>

static guint64
random_number (void)
{
  guint64 number;

  if (getentropy (&number, sizeof number) != 0)
    g_error ("no random numbers from the system");
  return number;
}

static void
shuffle (GPtrArray *records)
{
  for (guint i = records->len; i > 1; i--)
    {
      guint k = (guint) (random_number () % i);
      gpointer swap = records->pdata[i - 1];

      records->pdata[i - 1] = records->pdata[k];
      records->pdata[k] = swap;
    }
}

/* A number for each unnamed rater, new with every file; rater id → gint64. */
static gint64
key_of (GHashTable *keys, gint64 rater)
{
  gint64 *key = g_hash_table_lookup (keys, &rater);

  if (key == NULL)
    {
      key = g_new (gint64, 1);
      *key = (gint64) (random_number () >> 2) + 1;
      g_hash_table_insert (keys, g_memdup2 (&rater, sizeof rater), key);
    }
  return *key;
}

static HengRatingSheet *
make_record (HengRatings *ratings, const HengRatingsSheet *sheet, GHashTable *keys)
{
  HengRatingSheet *record = heng_rating_sheet_new ();
  const HengParticipant *participant = sheet->participant;

  record->participant_id = participant->id;
  record->rater_group = sheet->group;
  record->question_set_key = g_strdup (participant->question_set_key);
  record->question_set_revision = participant->question_set_revision;
  record->answers = heng_answers_format (sheet->answers, heng_ratings_n_questions (ratings, sheet));
  record->good = g_strdup (sheet->good);
  record->improve = g_strdup (sheet->improve);
  if (!heng_ratings_is_anonymous (sheet->group))
    record->rater_id = sheet->rater;
  else if (ratings->import->cycle->leniency != HENG_LENIENCY_NONE && sheet->rater != 0)
    record->rater_key = key_of (keys, sheet->rater);
  return record;
}

static gboolean
write_done (HengRatings *ratings, HengChange *change, GError **error)
{
  for (guint i = 0; i < ratings->counts->len; i++)
    {
      HengRatingDone *done = ratings->counts->pdata[i];

      if (!(done->id == 0 ? heng_change_insert (change, &heng_rating_done_type, done, error)
                          : heng_change_update (change, &heng_rating_done_type, done, error)))
        return FALSE;
    }
  return TRUE;
}

/* Takes the group's stored sheets away and adds what comes instead to `records`. */
static gboolean
replace_group (HengRatings *ratings, HengChange *change, const HengRatingsGroup *group, GHashTable *keys, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < group->stored->len; i++)
    {
      const HengRatingSheet *old = group->stored->pdata[i];

      if (!heng_change_delete (change, &heng_rating_sheet_type, old->id, old->version, error))
        return FALSE;
    }
  for (guint i = 0; i < group->sheets->len; i++)
    g_ptr_array_add (records, make_record (ratings, group->sheets->pdata[i], keys));
  return TRUE;
}

gboolean
heng_ratings_write (HengRatings *ratings, HengChange *change, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_rating_sheet_free);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < ratings->groups->len; i++)
    {
      const HengRatingsGroup *group = ratings->groups->pdata[i];

      if (group->fate != HENG_ROW_UNCHANGED && !heng_ratings_is_bad (ratings, group->sheets->pdata[0])
          && !replace_group (ratings, change, group, keys, records, error))
        return FALSE;
    }
  shuffle (records);
  return (records->len == 0 || heng_change_insert_many (change, &heng_rating_sheet_type, records->pdata, records->len, error))
         && write_done (ratings, change, error);
}
