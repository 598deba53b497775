/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading objectives, key results and check-ins of a cycle, of all owners or one. */
#include "heng-cycle-table.h"
#include "heng-record-sql.h"

/* `from` joins the table with objective o; the owners come in the order of their kinds, which is not that of the stored keys. */
static gboolean
append_owner_kind (HengDb *db, const HengRecordType *type, const char *from, const char *order, gint64 cycle_id, int owner_kind,
                   gint64 owner_id, gboolean any_owner, GPtrArray *records, GError **error)
{
  g_autofree char *rest = g_strdup_printf ("%s WHERE o.cycle_id = $1 AND o.owner_kind = $2 %s ORDER BY %s", from,
                                           any_owner ? "" : "AND o.owner_id = $3", order);
  HengStmt *stmt = heng_record_select (db, type, rest, error);

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cycle_id);
  heng_stmt_bind_text (stmt, 2, heng_enum_by_value (heng_owner_kind_values, owner_kind)->key);
  if (!any_owner)
    heng_stmt_bind_int (stmt, 3, owner_id);
  return heng_record_append_all (type, stmt, records, error);
}

static GPtrArray *
load_goals (HengDb *db, const HengRecordType *type, const char *from, const char *order, gint64 cycle_id, int owner_kind,
            gint64 owner_id, GDestroyNotify record_free, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (record_free);

  for (const HengEnumValue *kind = heng_owner_kind_values; kind->key; kind++)
    if ((owner_kind == -1 || owner_kind == kind->value)
        && !append_owner_kind (db, type, from, order, cycle_id, kind->value, owner_id, owner_kind == -1 || owner_id == 0, records,
                               error))
      return NULL;
  return g_steal_pointer (&records);
}

GPtrArray *
heng_objectives_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error)
{
  return load_goals (db, &heng_objective_type, "JOIN objective o ON o.id = t.id", "o.owner_id, t.sort, t.id", cycle_id, owner_kind,
                     owner_id, (GDestroyNotify) heng_objective_free, error);
}

static int
compare_objective (gconstpointer a, gconstpointer b)
{
  const HengKeyResult *left = *(HengKeyResult *const *) a;
  const HengKeyResult *right = *(HengKeyResult *const *) b;

  if (left->objective_id != right->objective_id)
    return left->objective_id < right->objective_id ? -1 : 1;
  if (left->sort != right->sort)
    return left->sort < right->sort ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

GPtrArray *
heng_key_results_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error)
{
  GPtrArray *key_results = load_goals (db, &heng_key_result_type, "JOIN objective o ON o.id = t.objective_id", "t.objective_id, t.sort",
                                       cycle_id, owner_kind, owner_id, (GDestroyNotify) heng_key_result_free, error);

  if (key_results)
    g_ptr_array_sort (key_results, compare_objective);
  return key_results;
}

static int
compare_checkin (gconstpointer a, gconstpointer b)
{
  const HengCheckin *left = *(HengCheckin *const *) a;
  const HengCheckin *right = *(HengCheckin *const *) b;

  if (left->key_result_id != right->key_result_id)
    return left->key_result_id < right->key_result_id ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

GPtrArray *
heng_checkins_load (HengDb *db, gint64 cycle_id, int owner_kind, gint64 owner_id, GError **error)
{
  GPtrArray *checkins = load_goals (db, &heng_checkin_type,
                                    "JOIN key_result k ON k.id = t.key_result_id JOIN objective o ON o.id = k.objective_id",
                                    "t.key_result_id, t.day, t.id", cycle_id, owner_kind, owner_id,
                                    (GDestroyNotify) heng_checkin_free, error);

  if (checkins)
    g_ptr_array_sort (checkins, compare_checkin);
  return checkins;
}

HengKeyResult *
heng_key_result_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_key_result_type, id, error);
}

HengObjective *
heng_objective_load (HengDb *db, gint64 id, GError **error)
{
  return heng_record_load_existing (db, &heng_objective_type, id, error);
}
