/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company edits its grades, rater weights, calendar and departments; results published before keep those of their day. The journal
 * holds what every row was, so that nothing needs to be stored twice. */
#include "heng-scheme-then.h"

void
heng_scheme_free (HengScheme *scheme)
{
  g_clear_pointer (&scheme->profiles, g_ptr_array_unref);
  g_clear_pointer (&scheme->bands, g_ptr_array_unref);
  g_clear_pointer (&scheme->calendar_days, g_ptr_array_unref);
  g_clear_pointer (&scheme->departments, g_ptr_array_unref);
  g_free (scheme);
}

HengScheme *
heng_scheme_load (HengDb *db, GError **error)
{
  g_autoptr (HengScheme) scheme = g_new0 (HengScheme, 1);

  if (!(scheme->profiles = heng_profiles_load (db, error)) || !(scheme->bands = heng_grade_bands_load (db, error))
      || !(scheme->calendar_days = heng_calendar_days_load (db, error)) || !(scheme->departments = heng_departments_load (db, error)))
    return NULL;
  return g_steal_pointer (&scheme);
}

/* One row on its way back. */
typedef struct
{
  const HengRecordType *type;
  gpointer record;   /* a copy */
  gboolean existed;
} Row;

static gboolean
is_about (const HengJournalLine *line, const Row *row)
{
  gint64 id = ((const HengRecord *) row->record)->id;

  return g_str_equal (line->table, row->type->table) && line->row_id <= id && id < line->row_id + MAX (line->n, 1);
}

static void
take_back_line (Row *row, const HengJournalLine *line)
{
  const HengField *field = line->field ? heng_record_field (row->type, line->field) : NULL;

  row->existed = !g_str_equal (line->op, "insert");
  if (field && row->existed)
    heng_field_set_text (field, row->record, line->before);
}

static gboolean
take_back (HengDb *db, Row *row, GPtrArray *entries, gint64 since, GError **error)
{
  for (guint i = 0; i < entries->len && ((HengJournalEntry *) entries->pdata[i])->id > since; i++)
    {
      g_autoptr (GPtrArray) lines = heng_journal_lines (db, ((HengJournalEntry *) entries->pdata[i])->id, error);

      if (!lines)
        return FALSE;
      for (guint k = lines->len; k > 0; k--)
        if (is_about (lines->pdata[k - 1], row))
          take_back_line (row, lines->pdata[k - 1]);
    }
  return TRUE;
}

/* Adds the row as it was to `then`, unless it did not exist. */
static gboolean
add_then (HengDb *db, GPtrArray *then, const HengRecordType *type, gconstpointer now, gint64 since, GError **error)
{
  Row row = { type, NULL, TRUE };
  g_autoptr (GPtrArray) entries = heng_journal_for_row (db, type->table, ((const HengRecord *) now)->id, G_MAXINT, error);

  if (!entries)
    return FALSE;
  row.record = heng_record_copy (type, now);
  if (take_back (db, &row, entries, since, error) && row.existed)
    {
      g_ptr_array_add (then, row.record);
      return TRUE;
    }
  heng_record_free (type, row.record);
  return !row.existed;
}

static GPtrArray *
rows_then (HengDb *db, const HengRecordType *type, GDestroyNotify free_record, GPtrArray *now, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) then = g_ptr_array_new_full (now->len, free_record);

  for (guint i = 0; i < now->len; i++)
    if (!add_then (db, then, type, now->pdata[i], since, error))
      return NULL;
  return g_steal_pointer (&then);
}

/* In the order heng_grade_bands_load gives. */
static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const HengGradeBand *x = *(HengGradeBand *const *) a, *y = *(HengGradeBand *const *) b;

  if (x->sort != y->sort)
    return x->sort < y->sort ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* The scheme when the journal had `since` as its newest entry. */
static HengScheme *
scheme_then (HengDb *db, const HengScheme *now, gint64 since, GError **error)
{
  g_autoptr (HengScheme) then = g_new0 (HengScheme, 1);

  if (!(then->profiles = rows_then (db, &heng_profile_type, (GDestroyNotify) heng_profile_free, now->profiles, since, error))
      || !(then->bands = rows_then (db, &heng_grade_band_type, (GDestroyNotify) heng_grade_band_free, now->bands, since, error))
      || !(then->calendar_days = rows_then (db, &heng_calendar_day_type, (GDestroyNotify) heng_calendar_day_free, now->calendar_days,
                                            since, error))
      || !(then->departments = rows_then (db, &heng_department_type, (GDestroyNotify) heng_department_free, now->departments, since,
                                          error)))
    return NULL;
  g_ptr_array_sort (then->bands, compare_bands);
  return g_steal_pointer (&then);
}

/* Results that one journal entry wrote, as ranges of ids, and what the scheme was. */
typedef struct
{
  GArray *ranges;     /* of Range */
  HengScheme *scheme; /* NULL: as now */
} Publishing;

typedef struct
{
  gint64 first, n;
} Range;

static void
publishing_free (gpointer data)
{
  Publishing *publishing = data;

  g_array_unref (publishing->ranges);
  g_clear_pointer (&publishing->scheme, heng_scheme_free);
  g_free (publishing);
}

static void
add_range (Publishing *publishing, gint64 first, gint64 n)
{
  Range range = { first, n };

  g_array_append_val (publishing->ranges, range);
}

static gboolean
fill_publishing (Publishing *publishing, HengDb *db, const HengScheme *now, gint64 result_id, GError **error)
{
  g_autoptr (GPtrArray) entries = heng_journal_for_row (db, heng_result_type.table, result_id, 1, error);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 entry;

  if (!entries)
    return FALSE;
  add_range (publishing, result_id, 1);
  if (entries->len == 0)
    return TRUE;
  entry = ((HengJournalEntry *) entries->pdata[0])->id;
  if (!(lines = heng_journal_lines (db, entry, error)) || !(publishing->scheme = scheme_then (db, now, entry, error)))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const HengJournalLine *line = lines->pdata[i];

      /* a row alone has one line a field */
      if (g_str_equal (line->table, heng_result_type.table) && (i == 0 || line->row_id != ((HengJournalLine *) lines->pdata[i - 1])->row_id))
        add_range (publishing, line->row_id, MAX (line->n, 1));
    }
  return TRUE;
}

static const Publishing *
find_publishing (GPtrArray *publishings, gint64 result_id)
{
  for (guint i = 0; i < publishings->len; i++)
    {
      const Publishing *publishing = publishings->pdata[i];

      for (guint k = 0; k < publishing->ranges->len; k++)
        {
          const Range *range = &g_array_index (publishing->ranges, Range, k);

          if (range->first <= result_id && result_id < range->first + range->n)
            return publishing;
        }
    }
  return NULL;
}

GPtrArray *
heng_schemes_then_load (HengDb *db, const HengScheme *now, GPtrArray *results, GError **error)
{
  g_autoptr (GPtrArray) publishings = g_ptr_array_new_with_free_func (publishing_free);

  for (guint i = 0; i < results->len; i++)
    {
      gint64 id = ((HengResult *) results->pdata[i])->id;
      Publishing *publishing;

      if (find_publishing (publishings, id))
        continue;
      publishing = g_new0 (Publishing, 1);
      publishing->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
      g_ptr_array_add (publishings, publishing);
      if (!fill_publishing (publishing, db, now, id, error))
        return NULL;
    }
  return g_steal_pointer (&publishings);
}

const HengScheme *
heng_schemes_then_find (GPtrArray *schemes, gint64 result_id)
{
  const Publishing *publishing = find_publishing (schemes, result_id);

  return publishing ? publishing->scheme : NULL;
}
