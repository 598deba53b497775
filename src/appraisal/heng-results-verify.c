/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputing published results: whatever differs is named, with the values that were changed afterwards. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

/* Facts of the record itself, not of the computation. */
static gboolean
is_record_field (const char *name)
{
  static const char *const names[] = { "cycle_id", "employee_id", "revision", "reason", "published_at", NULL };

  return g_strv_contains (names, name);
}

static void
append_field (GString *sentence, const HengField *field, const HengResult *stored, const HengResult *fresh)
{
  g_autofree char *before = heng_field_display (field, stored);
  g_autofree char *after = heng_field_display (field, fresh);

  g_string_append_printf (sentence, _("; %s: stored %s, recomputed %s"), g_dgettext (GETTEXT_PACKAGE, field->label), before, after);
}

/* Names the actual values of the review that were written after its result. */
static gboolean
append_late_actuals (HengDb *db, GString *sentence, const HengReview *review, const HengResult *stored, GError **error)
{
  for (guint p = 0; p < review->parts->len; p++)
    {
      const HengReviewPart *part = review->parts->pdata[p];

      for (guint i = 0; i < part->lines->len; i++)
        {
          const HengReviewLine *line = part->lines->pdata[i];
          g_autoptr (GPtrArray) entries = NULL;
          const HengJournalEntry *newest;

          if (!line->actual)
            continue;
          if (!(entries = heng_journal_for_row (db, heng_actual_row_type.table, line->actual->id, 1, error)))
            return FALSE;
          newest = entries->len ? entries->pdata[0] : NULL;
          if (newest && newest->at > stored->published_at)
            g_string_append_printf (sentence, _("; %s was changed later by %s (“%s”)"), line->record->code, newest->actor, newest->action);
        }
    }
  return TRUE;
}

/* NULL when stored and recomputed results agree in every field. */
static gboolean
compare_result (HengDb *db, const HengReview *review, char **difference, GError **error)
{
  g_autoptr (HengResult) fresh = heng_review_to_result (review);
  g_autofree char *person = heng_person_label (review->employee);
  g_autoptr (GString) sentence = g_string_new (NULL);
  gboolean differs = FALSE;

  for (guint i = 0; i < heng_result_type.n_fields; i++)
    {
      const HengField *field = &heng_result_type.fields[i];

      if (is_record_field (field->name) || heng_field_equal (field, review->published, fresh))
        continue;
      differs = TRUE;
      if (!g_str_equal (field->name, "checksum"))
        append_field (sentence, field, review->published, fresh);
    }
  if (!differs)
    return TRUE;
  if (!append_late_actuals (db, sentence, review, review->published, error))
    return FALSE;
  *difference = g_strdup_printf (_("%s: the result of %s no longer follows from its data%s"), person,
                                 heng_localized (review->cycle->name, review->cycle->name_en), sentence->str);
  return TRUE;
}

gint64
heng_results_verify (HengDb *db, gint64 cycle_id, GPtrArray **differences, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, 0, TRUE, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gint64 n;

  if (!reviews)
    return -1;
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      char *difference = NULL;

      if (review->published && !compare_result (db, review, &difference, error))
        return -1;
      if (difference)
        g_ptr_array_add (found, difference);
    }
  n = found->len;
  if (differences)
    *differences = g_steal_pointer (&found);
  return n;
}
