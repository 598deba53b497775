/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputing published results: whatever differs is named, with the values that were changed afterwards. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-actual-table.h"

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

/* One value in a block as it was; HENG_NO_VALUE when it was not in it. */
static HengMicro
value_in (const HengActualBlock *block, char *content, gint64 participant_id, int place)
{
  HengActualBlock then = { .first_id = block->first_id, .last_id = block->last_id, .content = content };
  g_autoptr (GArray) packs = g_array_new (FALSE, FALSE, sizeof (HengActualPack));

  for (guint i = 0; i < (content && heng_actual_block_read (&then, packs) ? packs->len : 0); i++)
    if (g_array_index (packs, HengActualPack, i).id == participant_id)
      return g_array_index (packs, HengActualPack, i).values[place];
  return HENG_NO_VALUE;
}

/* Whether the entry changed this value in the block; others lie in it as well. */
static gboolean
is_about (HengDb *db, gint64 entry_id, const HengActualBlock *block, gint64 participant_id, int place, gboolean *about, GError **error)
{
  g_autoptr (GPtrArray) lines = heng_journal_lines (db, entry_id, error);

  for (guint i = 0; lines && i < lines->len && !*about; i++)
    {
      HengJournalLine *line = lines->pdata[i];

      if (strcmp (line->table, heng_actual_block_type.table) != 0 || line->row_id > block->id || line->row_id + MAX (line->n, 1) <= block->id)
        continue;
      if (line->field && strcmp (line->field, "content") != 0)
        continue;
      *about = !line->field || value_in (block, line->before, participant_id, place) != value_in (block, line->after, participant_id, place);
    }
  return lines != NULL;
}

/* The newest entry about a value in the block it lies in. */
static HengJournalEntry *
packed_history (HengDb *db, const HengActualRow *actual, GError **error)
{
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load_one (db, actual->cycle_id, actual->owner_id, error);
  const HengActualPack *pack = packs ? heng_actual_packs_find (packs, actual->owner_id) : NULL;
  const HengActualBlock *block = pack ? packs->blocks->pdata[pack->block] : NULL;
  const HengActualList *list = pack ? heng_actual_packs_list (packs, pack) : NULL;
  int place = list ? heng_actual_list_find (list, actual->code) : -1;
  g_autoptr (GPtrArray) entries = place >= 0 ? heng_journal_for_row (db, heng_actual_block_type.table, block->id, G_MAXINT, error) : NULL;

  for (guint i = 0; entries && i < entries->len; i++)
    {
      HengJournalEntry *entry = entries->pdata[i];
      gboolean about = FALSE;

      if (!is_about (db, entry->id, block, actual->owner_id, place, &about, error))
        return NULL;
      if (about)
        return g_ptr_array_steal_index (entries, i);
    }
  return NULL;
}

/* The newest entry about the value's row, or about what lies in its block; NULL when there is none. */
static gboolean
find_newest (HengDb *db, const HengActualRow *actual, HengJournalEntry **newest, GError **error)
{
  g_autoptr (GError) fault = NULL;

  *newest = NULL;
  if (actual->id != 0)
    {
      g_autoptr (GPtrArray) entries = heng_journal_for_row (db, heng_actual_row_type.table, actual->id, 1, error);

      if (entries && entries->len > 0)
        *newest = g_ptr_array_steal_index (entries, 0);
      return entries != NULL;
    }
  *newest = packed_history (db, actual, &fault);
  if (!fault)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
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
          g_autoptr (HengJournalEntry) newest = NULL;

          if (!line->actual)
            continue;
          if (!find_newest (db, line->actual, &newest, error))
            return FALSE;
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
