/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a cycle in one piece, as of an entry of the journal; what changed since is read from the rows. */
#include "heng-cast-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* With more changed rows than that, reading all rows is as quick. */
#define MOST_CHANGED 5000

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The ids of rows of a table that changed since. FALSE in *few: too many. */
static GArray *
changed_rows (HengDb *db, const char *table, gint64 since, gboolean *few, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HengStep step = HENG_STEP_ERROR;

  /* by the table: of an old cycle the journal since is long, but few of its lines are about people */
  if (!(stmt = heng_db_prepare (db, "SELECT row_id, n FROM journal_line WHERE tbl = $1 AND journal_id + 0 > $2", error)))
    return NULL;
  heng_stmt_bind_text (stmt, 1, table);
  heng_stmt_bind_int (stmt, 2, since);
  while (*few && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 first = heng_stmt_int (stmt, 0), n = heng_stmt_int (stmt, 1);

      *few = n <= MOST_CHANGED - (gint64) ids->len;
      for (gint64 id = first; *few && id < first + n; id++)
        g_array_append_val (ids, id);
    }
  if (*few && step != HENG_STEP_DONE)
    return NULL;
  g_array_sort (ids, compare_ids);
  return g_steal_pointer (&ids);
}

static gboolean
contains (const GArray *sorted, gint64 id)
{
  return sorted->len > 0 && bsearch (&id, sorted->data, sorted->len, sizeof id, compare_ids) != NULL;
}

/* Adds the members whose employee is among these to the ids of participants. */
static void
add_members_of (const HengCast *cast, const GArray *employees, GArray *ids)
{
  for (guint i = 0; employees->len > 0 && i < cast->n_members; i++)
    if (contains (employees, cast->members[i].employee_id))
      g_array_append_val (ids, cast->members[i].id);
  g_array_sort (ids, compare_ids);
}

/* The members but those of `ids`, and between them the ones read anew. */
static void
merge (HengCast *cast, const GArray *ids, const GArray *members, const GPtrArray *numbers)
{
  HengMember *all = g_new (HengMember, cast->n_members + members->len + 1);
  const char **texts = g_new (const char *, cast->n_members + members->len + 1);
  guint n = 0, next = 0;

  for (guint i = 0; i <= cast->n_members; i++)
    {
      for (; next < members->len && (i == cast->n_members || g_array_index (members, HengMember, next).id <= cast->members[i].id); next++)
        {
          all[n] = g_array_index (members, HengMember, next);
          texts[n++] = numbers->pdata[next];
        }
      if (i == cast->n_members || contains (ids, cast->members[i].id))
        continue;
      all[n] = cast->members[i];
      texts[n++] = cast->emp_nos[i];
    }
  g_free (cast->members);
  g_free (cast->emp_nos);
  cast->members = all;
  cast->emp_nos = texts;
  cast->n_members = n;
}

static gboolean
read_changed (HengCast *cast, HengDb *db, const GArray *ids, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (HengMember));
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if ((i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
        && !heng_cast_read_member (cast, db, g_array_index (ids, gint64, i), members, numbers, error))
      return FALSE;
  merge (cast, ids, members, numbers);
  return TRUE;
}

/* FALSE in *found: so much changed since that the pack is of no use. */
static gboolean
bring_up_to_date (HengCast *cast, HengDb *db, gint64 since, gboolean *found, GError **error)
{
  g_autoptr (GArray) ids = changed_rows (db, "participant", since, found, error);
  g_autoptr (GArray) employees = ids ? changed_rows (db, "employee", since, found, error) : NULL;

  if (!employees)
    return FALSE;
  if (!*found)
    return TRUE;
  add_members_of (cast, employees, ids);
  cast->was_packed = ids->len == 0;
  return cast->was_packed || read_changed (cast, db, ids, error);
}

gboolean
heng_cast_read_pack (HengCast *cast, HengDb *db, gboolean *found, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT journal_id, content FROM cast_pack WHERE cycle_id = $1", error);
  HengStep step = HENG_STEP_ERROR;
  const guint8 *content;
  gint64 since = 0;
  gsize size = 0;

  *found = FALSE;
  if (stmt)
    {
      heng_stmt_bind_int (stmt, 1, cast->cycle_id);
      step = heng_stmt_step (stmt, error);
    }
  if (step == HENG_STEP_ROW)
    {
      since = heng_stmt_int (stmt, 0);
      content = heng_stmt_blob (stmt, 1, &size);
      *found = heng_cast_decode (cast, content, size);
    }
  if (step == HENG_STEP_ERROR || !*found)
    return step != HENG_STEP_ERROR;
  if (!bring_up_to_date (cast, db, since, found, error))
    return FALSE;
  if (!*found)
    heng_cast_forget_members (cast);
  return TRUE;
}

gboolean
heng_cast_write_pack (HengDb *db, const HengCast *cast, gint64 journal_id, GError **error)
{
  g_autoptr (HengStmt) old = heng_db_prepare (db, "DELETE FROM cast_pack WHERE cycle_id = $1", error);
  g_autoptr (HengStmt) stmt = NULL;
  g_autoptr (GByteArray) content = NULL;

  stmt = old ? heng_db_prepare (db, "INSERT INTO cast_pack(cycle_id, journal_id, content) VALUES ($1, $2, $3)", error) : NULL;
  if (!stmt)
    return FALSE;
  content = heng_cast_encode (cast);
  heng_stmt_bind_int (old, 1, cast->cycle_id);
  heng_stmt_bind_int (stmt, 1, cast->cycle_id);
  heng_stmt_bind_int (stmt, 2, journal_id);
  heng_stmt_bind_blob (stmt, 3, content->data, content->len);
  return heng_stmt_step (old, error) == HENG_STEP_DONE && heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

static gboolean
is_same_member (const HengCast *a, const HengCast *b, guint index)
{
  const HengMember *x = &a->members[index], *y = &b->members[index];
  const HengTemplate *one = a->templates->pdata[x->template], *two = b->templates->pdata[y->template];

  return x->id == y->id && x->employee_id == y->employee_id && x->department_id == y->department_id && x->part == y->part
         && x->from_date == y->from_date && x->to_date == y->to_date && x->okr_bp == y->okr_bp && x->kpi_bp == y->kpi_bp
         && x->feedback_bp == y->feedback_bp && x->state == y->state && x->is_outside == y->is_outside
         && strcmp (a->profile_keys->pdata[x->profile], b->profile_keys->pdata[y->profile]) == 0 && one->revision == two->revision
         && strcmp (one->key, two->key) == 0 && strcmp (a->emp_nos[index], b->emp_nos[index]) == 0;
}

static gboolean
is_same_cast (const HengCast *a, const HengCast *b)
{
  gboolean same = a->n_members == b->n_members;

  for (guint i = 0; same && i < a->n_members; i++)
    same = is_same_member (a, b, i);
  return same;
}

static gboolean
check_cycle (HengDb *db, gint64 cycle_id, const char *key, GPtrArray *findings, GError **error)
{
  g_autoptr (HengCast) rows = heng_cast_load_rows (db, cycle_id, error);
  g_autoptr (HengCast) cast = rows ? heng_cast_load (db, cycle_id, FALSE, error) : NULL;

  if (cast && cast->emp_nos && !is_same_cast (cast, rows))
    g_ptr_array_add (findings, g_strdup_printf (_("%s: the list of who takes part, kept in one piece, does not agree with the participants."), key));
  return cast != NULL;
}

gboolean
heng_cast_check (HengDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step = HENG_STEP_ERROR;

  stmt = heng_db_prepare (db, "SELECT c.id, c.key FROM cycle c JOIN cast_pack p ON p.cycle_id = c.id ORDER BY c.id", error);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      g_autofree char *key = g_strdup (heng_stmt_text (stmt, 1));

      if (!check_cycle (db, heng_stmt_int (stmt, 0), key, findings, error))
        return FALSE;
    }
  return step == HENG_STEP_DONE;
}
