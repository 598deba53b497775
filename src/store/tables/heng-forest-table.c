/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the goals of a cycle into arrays: one pass each over objectives, key results and check-ins, texts in one heap. */
#include "heng-forest-table.h"

#include <string.h>

/* Reads one row; FALSE never: what does not fit is left out. */
typedef void (*ReadRow) (HengForestRows *rows, HengStmt *stmt, gpointer data);

static gboolean
read_all (HengForestRows *rows, HengDb *db, const char *sql, gint64 cycle_id, ReadRow read, gpointer data, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  HengStep step = HENG_STEP_ERROR;

  if (stmt && cycle_id != 0)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    read (rows, stmt, data);
  return step == HENG_STEP_DONE;
}

static const char *
text_at (HengForestRows *rows, HengStmt *stmt, int column)
{
  const char *text = heng_stmt_text (stmt, column);

  return text ? g_string_chunk_insert (rows->texts, text) : NULL;
}

static guint8
enum_at (HengStmt *stmt, int column, const HengEnumValue *values)
{
  const char *text = heng_stmt_text (stmt, column);
  const HengEnumValue *value = text ? heng_enum_by_key (values, text) : NULL;

  return value ? (guint8) value->value : 0;
}

static void
read_objective (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  GHashTable *places = data;
  HengForestObjective objective = {
    .id = heng_stmt_int (stmt, 0),
    .version = heng_stmt_int (stmt, 1),
    .owner_kind = enum_at (stmt, 2, heng_owner_kind_values),
    .owner_id = heng_stmt_int (stmt, 3),
    .key = text_at (rows, stmt, 4),
    .title = text_at (rows, stmt, 5),
    .mode = enum_at (stmt, 6, heng_okr_mode_values),
    .curve = enum_at (stmt, 7, heng_okr_curve_values),
    .weight_bp = heng_stmt_int (stmt, 8),
    .parent_id = heng_stmt_int (stmt, 9),
    .link = enum_at (stmt, 10, heng_okr_link_values),
    .state = enum_at (stmt, 11, heng_goal_state_values),
    .sort = heng_stmt_int (stmt, 12),
    .parent_kr_id = heng_stmt_int (stmt, 13),
    .lead_id = heng_stmt_int (stmt, 14),
    .is_published = heng_stmt_int (stmt, 15) != 0,
  };

  g_array_append_val (rows->objectives, objective);
  g_hash_table_insert (places, GSIZE_TO_POINTER ((gsize) objective.id), GUINT_TO_POINTER (rows->objectives->len));
}

static void
read_key_result (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  GHashTable *places = data;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, GSIZE_TO_POINTER ((gsize) heng_stmt_int (stmt, 2))));
  const char *unit = heng_stmt_text (stmt, 13);
  HengForestKr kr;

  if (place == 0) /* of another cycle */
    return;
  kr = (HengForestKr) {
    .id = heng_stmt_int (stmt, 0),
    .version = heng_stmt_int (stmt, 1),
    .objective = place - 1,
    .key = text_at (rows, stmt, 3),
    .title = text_at (rows, stmt, 4),
    .type = enum_at (stmt, 5, heng_kr_type_values),
    .keep = heng_stmt_int (stmt, 6) != 0,
    .start = heng_stmt_int (stmt, 7),
    .target = heng_stmt_int (stmt, 8),
    .low = heng_stmt_int (stmt, 9),
    .high = heng_stmt_int (stmt, 10),
    .tolerance = heng_stmt_int (stmt, 11),
    .steps = text_at (rows, stmt, 12),
    .weight_bp = heng_stmt_int (stmt, 14),
    .due = heng_date_parse (heng_stmt_text (stmt, 15)),
    .state = enum_at (stmt, 16, heng_goal_state_values),
    .sort = heng_stmt_int (stmt, 17),
    .lead_id = heng_stmt_int (stmt, 18),
    .confidence = -1,
    /* a company has few units and many key results */
    .unit = unit ? g_string_chunk_insert_const (rows->texts, unit) : NULL,
  };
  g_array_append_val (rows->key_results, kr);
}

typedef struct
{
  GHashTable *places; /* id of a key result → index + 1 */
  char *today;
  gint64 id;          /* the key result that `kr` is: check-ins of one come together */
  HengForestKr *kr;
} Checkins;

static void
read_checkin (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  Checkins *checkins = data;
  gint64 key_result_id = heng_stmt_int (stmt, 0), id = heng_stmt_int (stmt, 2);
  const char *day = heng_stmt_text (stmt, 1), *value = heng_stmt_text (stmt, 3);
  HengDate date;
  HengMicro number;

  if (key_result_id != checkins->id)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (checkins->places, GSIZE_TO_POINTER ((gsize) key_result_id)));

      checkins->id = key_result_id;
      checkins->kr = place > 0 ? &g_array_index (rows->key_results, HengForestKr, place - 1) : NULL;
    }
  if (!checkins->kr || !day || strcmp (day, checkins->today) > 0)
    return;
  if (checkins->kr->type == HENG_KR_RANGE_HITS && heng_micro_parse (value, &number))
    {
      checkins->kr->checkins++;
      checkins->kr->hits += number >= checkins->kr->low && number <= checkins->kr->high;
    }
  date = heng_date_parse (day);
  if (date < checkins->kr->checkin_day || (date == checkins->kr->checkin_day && id < checkins->kr->checkin_id))
    return;
  checkins->kr->checkin_day = date;
  checkins->kr->checkin_id = id;
  checkins->kr->confidence = (int) heng_stmt_int (stmt, 4);
  checkins->kr->value = value ? g_string_chunk_insert_const (rows->texts, value) : NULL;
}

static void
read_person (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  HengForestPerson *person = g_new (HengForestPerson, 1);

  *person = (HengForestPerson) { text_at (rows, stmt, 1), text_at (rows, stmt, 2), text_at (rows, stmt, 4), heng_stmt_int (stmt, 3) };
  g_hash_table_insert (rows->people, GSIZE_TO_POINTER ((gsize) heng_stmt_int (stmt, 0)), person);
}

static void
read_count (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  GArray *counts = data;
  HengForestCount count = { heng_stmt_int (stmt, 0), heng_stmt_int (stmt, 1), (guint) heng_stmt_int (stmt, 2) };

  g_array_append_val (counts, count);
}

static void
read_link (HengForestRows *rows, HengStmt *stmt, gpointer data)
{
  HengForestLink link = { heng_stmt_int (stmt, 0), heng_stmt_int (stmt, 1), heng_stmt_int (stmt, 2), heng_stmt_int (stmt, 3),
                          heng_stmt_int (stmt, 4), text_at (rows, stmt, 5) };

  g_array_append_val (rows->links, link);
}

/* Whether the ids of a cycle lie close enough together to be read as one range of the index, with few of other cycles in between. */
static gboolean
is_dense (gint64 first, gint64 last, guint n)
{
  return n > 0 && last - first < (gint64) n * 4 + 64;
}

/* Reads the rows below the ids first … last, or, where those are scattered, below those of the cycle. */
static gboolean
read_below (HengForestRows *rows, HengDb *db, gint64 cycle_id, const char *range, const char *join, const gint64 ends[2], guint n, ReadRow read,
            gpointer data, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step = HENG_STEP_ERROR;

  if (!is_dense (ends[0], ends[1], n))
    return read_all (rows, db, join, cycle_id, read, data, error);
  stmt = heng_db_prepare (db, range, error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, ends[0]);
  heng_stmt_bind_int (stmt, 2, ends[1]);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    read (rows, stmt, data);
  return step == HENG_STEP_DONE;
}

/* The smallest and the largest id, as gint64 at the beginning of each record. */
static void
find_ends (const GArray *records, gint64 ends[2])
{
  guint size = g_array_get_element_size ((GArray *) records);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = *(const gint64 *) (gconstpointer) (records->data + (gsize) i * size);

      ends[0] = i == 0 ? id : MIN (ends[0], id);
      ends[1] = i == 0 ? id : MAX (ends[1], id);
    }
}

#define KR_COLUMNS "SELECT k.id, k.version, k.objective_id, k.key, k.title, k.type, k.keep, k.start_value, k.target, k.low, k.high, " \
                   "k.tolerance, k.steps, k.unit, k.weight_bp, k.due_date, k.state, k.sort, k.lead_id FROM "
#define CHECKIN_COLUMNS "SELECT c.key_result_id, c.day, c.id, c.value, c.confidence FROM "

static gboolean
read_goals (HengForestRows *rows, HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kr_places = g_hash_table_new (NULL, NULL);
  g_autofree char *day = heng_date_format (today);
  Checkins checkins = { .places = kr_places, .today = day };
  gint64 ends[2] = { 0, 0 };

  if (!read_all (rows, db,
                 "SELECT o.id, o.version, o.owner_kind, o.owner_id, o.key, o.title, o.mode, o.curve, o.weight_bp, o.parent_id, o.link, o.state, "
                 "o.sort, o.parent_kr_id, o.lead_id, o.is_published FROM objective o WHERE o.cycle_id = $1",
                 cycle_id, read_objective, places, error))
    return FALSE;
  find_ends (rows->objectives, ends);
  if (!read_below (rows, db, cycle_id, KR_COLUMNS "key_result k WHERE k.objective_id BETWEEN $1 AND $2",
                   KR_COLUMNS "objective o JOIN key_result k ON k.objective_id = o.id WHERE o.cycle_id = $1", ends, rows->objectives->len,
                   read_key_result, places, error))
    return FALSE;
  for (guint i = 0; i < rows->key_results->len; i++)
    g_hash_table_insert (kr_places, GSIZE_TO_POINTER ((gsize) g_array_index (rows->key_results, HengForestKr, i).id), GUINT_TO_POINTER (i + 1));
  find_ends (rows->key_results, ends);
  return read_below (rows, db, cycle_id, CHECKIN_COLUMNS "checkin c WHERE c.key_result_id BETWEEN $1 AND $2",
                     CHECKIN_COLUMNS "objective o JOIN key_result k ON k.objective_id = o.id JOIN checkin c ON c.key_result_id = k.id "
                                     "WHERE o.cycle_id = $1",
                     ends, rows->key_results->len, read_checkin, &checkins, error);
}

static gboolean
read_around (HengForestRows *rows, HengDb *db, gint64 cycle_id, GError **error)
{
  return read_all (rows, db,
                   "SELECT e.id, e.name, e.name_en, e.department_id, e.photo FROM employee e WHERE e.id IN "
                   "(SELECT o.owner_id FROM objective o WHERE o.cycle_id = $1 AND o.owner_kind = 'PERSON')",
                   cycle_id, read_person, NULL, error)
         && read_all (rows, db, "SELECT objective_id, coalesce(key_result_id, 0), count(*) FROM goal_comment GROUP BY objective_id, key_result_id",
                      0, read_count, rows->comments, error)
         && read_all (rows, db, "SELECT objective_id, coalesce(key_result_id, 0), count(*) FROM goal_evidence GROUP BY objective_id, key_result_id",
                      0, read_count, rows->evidence, error)
         && read_all (rows, db, "SELECT objective_id, 0, count(*) FROM goal_request WHERE state = 'OPEN' GROUP BY objective_id", 0, read_count,
                      rows->requests, error)
         && read_all (rows, db, "SELECT id, version, objective_id, target_id, target_kr_id, note FROM goal_link ORDER BY id", 0, read_link, NULL,
                      error);
}

void
heng_forest_rows_free (HengForestRows *rows)
{
  g_array_unref (rows->objectives);
  g_array_unref (rows->key_results);
  g_array_unref (rows->comments);
  g_array_unref (rows->evidence);
  g_array_unref (rows->requests);
  g_array_unref (rows->links);
  g_hash_table_unref (rows->people);
  g_clear_pointer (&rows->texts, g_string_chunk_free);
  g_free (rows);
}

HengForestRows *
heng_forest_rows_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengForestRows) rows = g_new0 (HengForestRows, 1);

  rows->objectives = g_array_new (FALSE, FALSE, sizeof (HengForestObjective));
  rows->key_results = g_array_new (FALSE, FALSE, sizeof (HengForestKr));
  rows->comments = g_array_new (FALSE, FALSE, sizeof (HengForestCount));
  rows->evidence = g_array_new (FALSE, FALSE, sizeof (HengForestCount));
  rows->requests = g_array_new (FALSE, FALSE, sizeof (HengForestCount));
  rows->links = g_array_new (FALSE, FALSE, sizeof (HengForestLink));
  rows->people = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  rows->texts = g_string_chunk_new (64 * 1024);
  if (!read_goals (rows, db, cycle_id, today, error) || !read_around (rows, db, cycle_id, error))
    return NULL;
  return g_steal_pointer (&rows);
}

const HengForestPerson *
heng_forest_person (HengForestRows *rows, HengDb *db, gint64 employee_id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) employee_id);
  const HengForestPerson *person = employee_id != 0 ? g_hash_table_lookup (rows->people, key) : NULL;

  if (person || employee_id == 0 || g_hash_table_contains (rows->people, key))
    return person;
  if (!read_all (rows, db, "SELECT id, name, name_en, department_id, photo FROM employee WHERE id = $1", employee_id, read_person, NULL, NULL)
      || !g_hash_table_contains (rows->people, key))
    g_hash_table_insert (rows->people, key, NULL);
  return g_hash_table_lookup (rows->people, key);
}
