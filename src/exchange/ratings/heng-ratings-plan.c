/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ratings file changes: a person's group comes as a whole and replaces what is stored when it says something else. */
#include "heng-ratings-import.h"

#include <glib/gi18n-lib.h>

#include "heng-feedback-table.h"
#include "heng-ratings.h"

/* domain.md §2.7: raters of an anonymous group, people of one rater. */
#define FEWEST_RATERS 3
#define MOST_RATERS 8
#define MOST_RATEES 10

static guint
first_row (const HengRatingsSheet *sheet)
{
  return g_array_index (sheet->rows, guint, 0);
}

/* Groups */

static HengRatingsGroup *
take_group (HengRatings *ratings, HengParticipant *participant, int kind)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%d", participant->id, kind);
  HengRatingsGroup *group = g_hash_table_lookup (ratings->by_group, key);

  if (group != NULL)
    return group;
  group = g_new0 (HengRatingsGroup, 1);
  group->participant = participant;
  group->group = kind;
  group->sheets = g_ptr_array_new ();
  group->stored = g_ptr_array_new ();
  g_ptr_array_add (ratings->groups, group);
  g_hash_table_insert (ratings->by_group, g_steal_pointer (&key), group);
  return group;
}

static void
collect_groups (HengRatings *ratings)
{
  for (guint i = 0; i < ratings->sheets->len; i++)
    {
      HengRatingsSheet *sheet = ratings->sheets->pdata[i];

      g_ptr_array_add (take_group (ratings, sheet->participant, sheet->group)->sheets, sheet);
    }
  for (guint i = 0; i < ratings->stored->len; i++)
    {
      HengRatingSheet *record = ratings->stored->pdata[i];
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%d", record->participant_id, record->rater_group);
      HengRatingsGroup *group = g_hash_table_lookup (ratings->by_group, key);

      if (group != NULL)
        g_ptr_array_add (group->stored, record);
    }
}

typedef void (*EachRow) (HengRatings *ratings, HengRatingsGroup *group, guint row, gpointer data);

static void
each_row (HengRatings *ratings, HengRatingsGroup *group, EachRow each, gpointer data)
{
  for (guint i = 0; i < group->sheets->len; i++)
    {
      const HengRatingsSheet *sheet = group->sheets->pdata[i];

      for (guint k = 0; k < sheet->rows->len; k++)
        each (ratings, group, g_array_index (sheet->rows, guint, k), data);
    }
}

static void
spread_fault (HengRatings *ratings, HengRatingsGroup *group, guint row, gpointer data)
{
  if (!ratings->import->bad[row])
    heng_import_error (ratings->import, row, -1, NULL, _("Line %u has a fault, and the ratings of a person by one group come together. Correct that line."),
                       ratings->import->table->rows[GPOINTER_TO_UINT (data)].line);
}

static void
refuse_settled (HengRatings *ratings, HengRatingsGroup *group, guint row, gpointer data)
{
  heng_import_refuse_settled (ratings->import, row, -1, heng_lookup_emp_no (ratings->lookup, group->participant->employee_id));
}

static void
refuse (HengRatings *ratings, HengRatingsGroup *group, guint row, gpointer data)
{
  heng_import_error (ratings->import, row, -1, NULL, "%s", (const char *) data);
}

/* A group with a faulty row is not stored in part: unnamed sheets could not be completed later. */
static gboolean
is_faulty (HengRatings *ratings, HengRatingsGroup *group)
{
  for (guint i = 0; i < group->sheets->len; i++)
    {
      const HengRatingsSheet *sheet = group->sheets->pdata[i];

      for (guint k = 0; k < sheet->rows->len; k++)
        {
          guint row = g_array_index (sheet->rows, guint, k);

          if (!ratings->import->bad[row])
            continue;
          each_row (ratings, group, spread_fault, GUINT_TO_POINTER (row));
          return TRUE;
        }
    }
  return FALSE;
}

/* Rules that warn */

static void
warn_about_size (HengRatings *ratings, const HengRatingsGroup *group)
{
  guint row = first_row (group->sheets->pdata[0]), n = group->sheets->len;
  const char *emp_no = heng_lookup_emp_no (ratings->lookup, group->participant->employee_id);

  if (heng_ratings_is_anonymous (group->group) && (n < FEWEST_RATERS || n > MOST_RATERS))
    heng_import_warning (ratings->import, row, HENG_RATINGS_GROUP, emp_no,
                         ngettext ("%u rater in this group of the person; %d to %d are expected.",
                                   "%u raters in this group of the person; %d to %d are expected.", n), n, FEWEST_RATERS, MOST_RATERS);
  if (group->stored->len > n)
    heng_import_warning (ratings->import, row, HENG_RATINGS_GROUP, emp_no,
                         _("%u stored sheets of this group give way to %u. Is the file complete?"), group->stored->len, n);
}

static void
warn_about_sheets (HengRatings *ratings, const HengRatingsGroup *group)
{
  for (guint i = 0; i < group->sheets->len; i++)
    {
      const HengRatingsSheet *sheet = group->sheets->pdata[i];

      if (heng_rating_mean (sheet->answers, heng_ratings_n_questions (ratings, sheet), NULL, NULL).state != HENG_VALUE_NUMBER)
        heng_import_warning (ratings->import, first_row (sheet), -1, NULL,
                             _("Fewer than half of the questions are answered: this sheet is kept but does not count."));
    }
}

/* How many people each rater has rated: the stored number and what is new, at least what the file says. The raters of a stored unnamed
 * sheet are not known, so a group that is replaced counts as rated by the same people. */
static void
count_done (HengRatings *ratings)
{
  g_autoptr (GHashTable) in_file = g_hash_table_new (NULL, NULL), fresh = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) stored = g_hash_table_new (g_int64_hash, g_int64_equal), last = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer rater, n;

  for (guint i = 0; i < ratings->done->len; i++)
    g_hash_table_insert (stored, &((HengRatingDone *) ratings->done->pdata[i])->rater_id, ratings->done->pdata[i]);
  for (guint i = 0; i < ratings->sheets->len; i++)
    {
      const HengRatingsSheet *sheet = ratings->sheets->pdata[i];
      gpointer key = GSIZE_TO_POINTER ((gsize) sheet->rater);
      gboolean is_new = take_group (ratings, sheet->participant, sheet->group)->stored->len == 0;

      if (sheet->rater <= 0 || sheet->group == HENG_GROUP_SELF || heng_ratings_is_bad (ratings, sheet))
        continue;
      g_hash_table_insert (in_file, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (in_file, key)) + 1));
      g_hash_table_insert (fresh, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (fresh, key)) + is_new));
      g_hash_table_insert (last, key, GUINT_TO_POINTER (first_row (sheet)));
    }
  g_hash_table_iter_init (&iter, in_file);
  while (g_hash_table_iter_next (&iter, &rater, &n))
    {
      gint64 id = (gint64) GPOINTER_TO_SIZE (rater);
      const HengRatingDone *before = g_hash_table_lookup (stored, &id);
      HengRatingDone *done = before != NULL ? heng_rating_done_copy (before) : heng_rating_done_new ();

      done->cycle_id = ratings->import->cycle->id;
      done->rater_id = id;
      done->n = MAX (done->n + GPOINTER_TO_UINT (g_hash_table_lookup (fresh, rater)), GPOINTER_TO_UINT (n));
      if (done->n > MOST_RATEES)
        heng_import_warning (ratings->import, GPOINTER_TO_UINT (g_hash_table_lookup (last, rater)), HENG_RATINGS_RATER,
                             heng_lookup_emp_no (ratings->lookup, id), _("This rater has rated %d people in the cycle; more than %d is much to ask."),
                             (int) done->n, MOST_RATEES);
      if (before == NULL || before->n != done->n)
        g_ptr_array_add (ratings->counts, done);
      else
        heng_rating_done_free (done);
    }
}

/* The whole plan */

static void
set_fate (HengRatings *ratings, HengRatingsGroup *group, guint row, gpointer data)
{
  heng_import_set_fate (ratings->import, row, group->fate);
}

static void
settle (HengRatings *ratings, HengRatingsGroup *group, gboolean relink)
{
  gboolean changed = (relink && heng_ratings_is_anonymous (group->group)) || !heng_ratings_is_unchanged (ratings, group);

  group->fate = group->stored->len == 0 ? HENG_ROW_ADDED : changed ? HENG_ROW_UPDATED : HENG_ROW_UNCHANGED;
  each_row (ratings, group, set_fate, NULL);
  if (group->fate == HENG_ROW_UPDATED)
    heng_import_add_diff (ratings->import, first_row (group->sheets->pdata[0]), heng_enum_label (heng_rater_group_values, group->group), "•••",
                          "•••");
  if (group->fate != HENG_ROW_UNCHANGED)
    warn_about_size (ratings, group);
  warn_about_sheets (ratings, group);
}

/* Raters of unnamed sheets are joined within one file only. */
static void
warn_about_other_files (HengRatings *ratings)
{
  gsize covered = 0, unnamed = 0;

  for (guint i = 0; i < ratings->stored->len; i++)
    unnamed += heng_ratings_is_anonymous (((HengRatingSheet *) ratings->stored->pdata[i])->rater_group);
  for (guint i = 0; i < ratings->groups->len; i++)
    {
      const HengRatingsGroup *group = ratings->groups->pdata[i];

      covered += heng_ratings_is_anonymous (group->group) ? group->stored->len : 0;
    }
  if (unnamed > covered)
    heng_import_warning (ratings->import, G_MAXUINT, -1, NULL,
                         _("The cycle corrects leniency, but unnamed raters are known again within one file only. Import all ratings of the cycle together."));
}

/* Leniency looks at all ratings of the cycle: once a result is published they stand. */
static gboolean
rests_on_all (HengRatings *ratings, gboolean *rests, GError **error)
{
  g_autoptr (GPtrArray) results = NULL;

  *rests = FALSE;
  if (ratings->import->cycle->leniency == HENG_LENIENCY_NONE)
    return TRUE;
  results = heng_results_load (ratings->import->db, ratings->import->cycle->id, error);
  *rests = results != NULL && results->len > 0;
  return results != NULL;
}

gboolean
heng_ratings_plan (HengRatings *ratings, GError **error)
{
  gboolean corrects = ratings->import->cycle->leniency != HENG_LENIENCY_NONE, rests, relink;

  if (!rests_on_all (ratings, &rests, error))
    return FALSE;
  collect_groups (ratings);
  relink = corrects && !heng_ratings_same_raters (ratings);
  for (guint i = 0; i < ratings->groups->len; i++)
    {
      HengRatingsGroup *group = ratings->groups->pdata[i];

      if (is_faulty (ratings, group))
        continue;
      settle (ratings, group, relink);
      if (group->fate == HENG_ROW_UNCHANGED)
        continue;
      if (heng_lookup_has_result (ratings->lookup, group->participant->employee_id))
        each_row (ratings, group, refuse_settled, NULL);
      else if (rests)
        each_row (ratings, group, refuse,
                  (gpointer) _("Results of this cycle are published, and by the correction of leniency they rest on every rating. It can no longer change; remove the row."));
    }
  count_done (ratings);
  if (corrects)
    warn_about_other_files (ratings);
  return TRUE;
}
