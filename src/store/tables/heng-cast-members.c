/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the members of a cycle from the rows of participants. */
#include "heng-cast-private.h"

#include <string.h>

static guint16
find_profile (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (keys->pdata[i], key ? key : "") == 0)
      return (guint16) i;
  g_ptr_array_add (keys, g_strdup (key ? key : ""));
  return (guint16) (keys->len - 1);
}

/* Most people have the same dates, so the last text is kept. */
typedef struct
{
  char text[12];
  HengDate date;
} LastDate;

static HengDate
read_date (const char *text, LastDate *last)
{
  if (!text || strlen (text) >= sizeof last->text)
    return heng_date_parse (text);
  if (strcmp (text, last->text) != 0)
    {
      g_strlcpy (last->text, text, sizeof last->text);
      last->date = heng_date_parse (text);
    }
  return last->date;
}

guint16
heng_cast_template (HengCast *cast, const char *key, gint64 revision)
{
  GPtrArray *templates = cast->templates;
  HengTemplate *template;

  for (guint i = 0; i < templates->len; i++)
    {
      template = templates->pdata[i];
      if (template->revision == revision && strcmp (template->key, key ? key : "") == 0)
        return (guint16) i;
    }
  template = heng_template_new ();
  template->key = g_strdup (key ? key : "");
  template->revision = revision;
  g_ptr_array_add (templates, template);
  return (guint16) (templates->len - 1);
}

#define MEMBER_COLUMNS                                                                                                                              \
  "SELECT id, employee_id, department_id, part, from_date, to_date, okr_bp, kpi_bp, feedback_bp, profile_key, state, template_key, "               \
  "template_revision, outside_distribution"

static HengMember
member_of_row (HengCast *cast, HengStmt *stmt, LastDate dates[2])
{
  const char *key = heng_stmt_text (stmt, 10);
  const HengEnumValue *state = key ? heng_enum_by_key (heng_participant_state_values, key) : NULL;

  return (HengMember) {
    .id = heng_stmt_int (stmt, 0),
    .employee_id = heng_stmt_int (stmt, 1),
    .department_id = heng_stmt_int (stmt, 2),
    .part = (gint16) heng_stmt_int (stmt, 3),
    .from_date = read_date (heng_stmt_text (stmt, 4), &dates[0]),
    .to_date = read_date (heng_stmt_text (stmt, 5), &dates[1]),
    .okr_bp = (gint16) heng_stmt_int (stmt, 6),
    .kpi_bp = (gint16) heng_stmt_int (stmt, 7),
    .feedback_bp = (gint16) heng_stmt_int (stmt, 8),
    .profile = find_profile (cast->profile_keys, heng_stmt_text (stmt, 9)),
    .template = heng_cast_template (cast, heng_stmt_text (stmt, 11), heng_stmt_int (stmt, 12)),
    .state = (guint8) (state ? state->value : 0),
    .is_outside = heng_stmt_int (stmt, 13) != 0,
  };
}

/* The first and last participant: those between are read in the order they lie in, without sorting. */
static gboolean
find_ends (HengDb *db, gint64 cycle_id, gint64 ends[2], GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM participant WHERE cycle_id = $1", error);

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cycle_id);
  if (heng_stmt_step (stmt, error) != HENG_STEP_ROW)
    return FALSE;
  ends[0] = heng_stmt_int (stmt, 0);
  ends[1] = heng_stmt_int (stmt, 1);
  return TRUE;
}

#define MOST_AT_FIRST (1 << 20) /* members that room is made for at once */

gboolean
heng_cast_read_members (HengCast *cast, HengDb *db, GError **error)
{
  g_autoptr (GArray) members = NULL;
  g_autoptr (HengStmt) stmt = NULL;
  LastDate dates[2] = { 0 };
  gint64 ends[2] = { 0 };
  HengStep step;

  stmt = heng_db_prepare (db, MEMBER_COLUMNS " FROM participant WHERE id BETWEEN $2 AND $3 AND +cycle_id = $1 ORDER BY id", error);
  if (!stmt || !find_ends (db, cast->cycle_id, ends, error))
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cast->cycle_id);
  heng_stmt_bind_int (stmt, 2, ends[0]);
  heng_stmt_bind_int (stmt, 3, ends[1]);
  members = g_array_sized_new (FALSE, FALSE, sizeof (HengMember), (guint) CLAMP (ends[1] - ends[0] + 1, 0, MOST_AT_FIRST));
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengMember member = member_of_row (cast, stmt, dates);

      g_array_append_val (members, member);
    }
  cast->n_members = members->len;
  cast->members = (HengMember *) (gpointer) g_array_free (g_steal_pointer (&members), FALSE);
  return step == HENG_STEP_DONE;
}

static const char *
keep_text (HengCast *cast, const char *text)
{
  if (!cast->texts)
    cast->texts = g_string_chunk_new (64 * 1024);
  return g_string_chunk_insert (cast->texts, text ? text : "");
}

gboolean
heng_cast_read_numbers (HengCast *cast, HengDb *db, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step = HENG_STEP_ERROR;
  guint n = 0;

  stmt = heng_db_prepare (db,
                          "SELECT p.id, e.emp_no FROM participant p JOIN employee e ON e.id = p.employee_id "
                          "WHERE p.id BETWEEN $2 AND $3 AND +p.cycle_id = $1 ORDER BY p.id",
                          error);
  if (!stmt)
    return FALSE;
  cast->emp_nos = g_new0 (const char *, cast->n_members + 1);
  heng_stmt_bind_int (stmt, 1, cast->cycle_id);
  heng_stmt_bind_int (stmt, 2, cast->n_members > 0 ? cast->members[0].id : 0);
  heng_stmt_bind_int (stmt, 3, cast->n_members > 0 ? cast->members[cast->n_members - 1].id : -1);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      while (n < cast->n_members && cast->members[n].id < heng_stmt_int (stmt, 0))
        n++;
      if (n < cast->n_members)
        cast->emp_nos[n] = keep_text (cast, heng_stmt_text (stmt, 1));
    }
  for (guint i = 0; i < cast->n_members; i++)
    if (!cast->emp_nos[i])
      cast->emp_nos[i] = "";
  return step == HENG_STEP_DONE;
}

gboolean
heng_cast_read_member (HengCast *cast, HengDb *db, gint64 id, GArray *members, GPtrArray *numbers, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  LastDate dates[2] = { 0 };
  HengStep step;

  stmt = heng_db_prepare (db,
                          MEMBER_COLUMNS ", (SELECT e.emp_no FROM employee e WHERE e.id = employee_id) "
                                         "FROM participant WHERE id = $1 AND cycle_id = $2",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, id);
  heng_stmt_bind_int (stmt, 2, cast->cycle_id);
  step = heng_stmt_step (stmt, error);
  if (step == HENG_STEP_ROW)
    {
      HengMember member = member_of_row (cast, stmt, dates);

      g_array_append_val (members, member);
      g_ptr_array_add (numbers, (gpointer) keep_text (cast, heng_stmt_text (stmt, 14)));
    }
  return step != HENG_STEP_ERROR;
}
