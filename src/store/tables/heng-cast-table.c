/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the members of a cycle and their scorecards in one pass. Scorecards are copies of a few templates: each line read is compared with the
 * lines that followed the same beginning before, and only a new one becomes a record. */
#include "heng-cast-private.h"

#include <string.h>

#include "heng-cycle-table.h"

/* Scorecards that begin alike share the nodes of what is alike. */
typedef struct _Node Node;
struct _Node
{
  HengScorecardLine *line; /* NULL at the root */
  Node *parent, *first_child, *next;
  guint card;              /* index + 1; 0: nobody's card ends here */
};

/* What a row of the query is compared by. */
typedef struct
{
  gint64 sort, weight_bp;
  const char *code, *name, *name_en, *perspective, *rule, *source, *level;
} Row;

typedef struct
{
  HengCast *cast;
  HengDb *db;
  Node **at;          /* of each member: the node of its last line */
  gboolean *unsorted; /* of each member: its rows did not come in order */
} Reading;

static void
free_node (Node *node)
{
  while (node)
    {
      Node *next = node->next;

      free_node (node->first_child);
      heng_scorecard_line_free (node->line);
      g_free (node);
      node = next;
    }
}

static void
free_card (gpointer data)
{
  HengCard *card = data;

  g_ptr_array_unref (card->lines);
  g_free (card);
}

void
heng_cast_free (HengCast *cast)
{
  if (!cast)
    return;
  g_clear_pointer (&cast->cards, g_ptr_array_unref);
  g_clear_pointer (&cast->profile_keys, g_ptr_array_unref);
  g_clear_pointer (&cast->templates, g_ptr_array_unref);
  g_clear_pointer (&cast->texts, g_string_chunk_free);
  free_node (cast->nodes);
  g_free (cast->members);
  g_free (cast->emp_nos);
  g_free (cast->packed_texts);
  g_free (cast);
}

int
heng_cast_find (const HengCast *cast, gint64 participant_id)
{
  gint64 guess = cast->n_members > 0 ? participant_id - cast->members[0].id : -1;
  guint low = 0, high = cast->n_members;

  /* the ids of a cycle mostly follow each other */
  if (guess >= 0 && guess < (gint64) cast->n_members && cast->members[guess].id == participant_id)
    return (int) guess;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (cast->members[middle].id < participant_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < cast->n_members && cast->members[low].id == participant_id ? (int) low : -1;
}

static Row
read_row (HengStmt *stmt)
{
  return (Row) {
    .sort = heng_stmt_int (stmt, 1),
    .weight_bp = heng_stmt_int (stmt, 2),
    .code = heng_stmt_text (stmt, 3),
    .name = heng_stmt_text (stmt, 4),
    .name_en = heng_stmt_text (stmt, 5),
    .perspective = heng_stmt_text (stmt, 6),
    .rule = heng_stmt_text (stmt, 7),
    .source = heng_stmt_text (stmt, 8),
    .level = heng_stmt_text (stmt, 9),
  };
}

static int
enum_value (const HengEnumValue *values, const char *key)
{
  const HengEnumValue *value = key ? heng_enum_by_key (values, key) : NULL;

  return value ? value->value : 0;
}

static gboolean
is_same (const HengScorecardLine *line, const Row *row)
{
  return line->sort == row->sort && line->weight_bp == row->weight_bp && g_strcmp0 (line->code, row->code) == 0
         && g_strcmp0 (line->rule, row->rule) == 0 && g_strcmp0 (line->name, row->name) == 0 && g_strcmp0 (line->name_en, row->name_en) == 0
         && g_strcmp0 (line->source, row->source) == 0 && line->perspective == enum_value (heng_perspective_values, row->perspective)
         && line->level == enum_value (heng_indicator_level_values, row->level);
}

static Node *
add_child (Node *parent, gint64 participant_id, const Row *row)
{
  Node *node = g_new0 (Node, 1);

  node->line = heng_scorecard_line_new ();
  node->line->participant_id = participant_id;
  node->line->sort = row->sort;
  node->line->weight_bp = row->weight_bp;
  node->line->code = g_strdup (row->code);
  node->line->name = g_strdup (row->name);
  node->line->name_en = g_strdup (row->name_en);
  node->line->rule = g_strdup (row->rule);
  node->line->source = g_strdup (row->source);
  node->line->perspective = enum_value (heng_perspective_values, row->perspective);
  node->line->level = enum_value (heng_indicator_level_values, row->level);
  node->parent = parent;
  node->next = parent->first_child;
  parent->first_child = node;
  return node;
}

static Node *
follow (Node *node, gint64 participant_id, const Row *row)
{
  for (Node *child = node->first_child; child; child = child->next)
    if (is_same (child->line, row))
      return child;
  return add_child (node, participant_id, row);
}

/* By their row numbers: the order they were written in, which mostly is that of the scorecard. */
static gboolean
read_lines (Reading *reading, GError **error)
{
  const HengCast *cast = reading->cast;
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (reading->db,
                          "SELECT participant_id, sort, weight_bp, code, name, name_en, perspective, rule, source, level "
                          "FROM scorecard_line WHERE participant_id + 0 BETWEEN $1 AND $2 ORDER BY id",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cast->members[0].id);
  heng_stmt_bind_int (stmt, 2, cast->members[cast->n_members - 1].id);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 participant_id = heng_stmt_int (stmt, 0);
      int member = heng_cast_find (cast, participant_id);
      Row row;

      if (member < 0)
        continue;
      row = read_row (stmt);
      reading->unsorted[member] |= reading->at[member]->line && reading->at[member]->line->sort > row.sort;
      reading->at[member] = follow (reading->at[member], participant_id, &row);
    }
  return step == HENG_STEP_DONE;
}

static gboolean
read_again (Reading *reading, guint member, GError **error)
{
  const HengMember *who = &reading->cast->members[member];
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (reading->db, reading->cast->cycle_id, who->employee_id, error);

  reading->at[member] = reading->cast->nodes;
  for (guint i = 0; lines && i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];
      Row row = { line->sort, line->weight_bp, line->code, line->name, line->name_en,
                  heng_enum_by_value (heng_perspective_values, line->perspective)->key, line->rule, line->source,
                  heng_enum_by_value (heng_indicator_level_values, line->level)->key };

      if (line->participant_id == who->id)
        reading->at[member] = follow (reading->at[member], who->id, &row);
    }
  return lines != NULL;
}

static guint
card_of (HengCast *cast, Node *node)
{
  HengCard *card;

  if (node->card > 0)
    return node->card - 1;
  card = g_new0 (HengCard, 1);
  card->lines = g_ptr_array_new ();
  for (const Node *step = node; step->line; step = step->parent)
    g_ptr_array_insert (card->lines, 0, step->line);
  g_ptr_array_add (cast->cards, card);
  node->card = cast->cards->len;
  return node->card - 1;
}

static gboolean
is_out (const HengMember *member)
{
  return member->state == HENG_PART_EXEMPT || member->state == HENG_PART_LEFT;
}

static gboolean
read_all_cards (Reading *reading, GError **error)
{
  HengCast *cast = reading->cast;

  if (cast->n_members > 0 && !read_lines (reading, error))
    return FALSE;
  for (guint i = 0; i < cast->n_members; i++)
    if (reading->unsorted[i] && !read_again (reading, i, error))
      return FALSE;
  return TRUE;
}

/* Every change of a line, and of who takes part, passes through the journal: nothing since the stamp means that it holds. */
static gboolean
is_stamped (HengDb *db, gint64 cycle_id, gboolean *stamped, GError **error)
{
  g_autoptr (HengStmt) stmt = NULL;
  HengStep step;

  stmt = heng_db_prepare (db,
                          "SELECT NOT EXISTS (SELECT 1 FROM journal_line l WHERE l.journal_id > s.journal_id "
                          "AND l.tbl IN ('scorecard_line', 'participant')) FROM cast_stamp s WHERE s.cycle_id = $1",
                          error);
  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, cycle_id);
  step = heng_stmt_step (stmt, error);
  *stamped = step == HENG_STEP_ROW && heng_stmt_int (stmt, 0);
  return step != HENG_STEP_ERROR;
}

/* One member of each template is read, the others follow. People who are not scored have no scorecard, so they are no example. */
static gboolean
read_examples (Reading *reading, GError **error)
{
  HengCast *cast = reading->cast;
  g_autofree Node **examples = g_new0 (Node *, (gsize) G_MAXUINT16 + 1);

  for (guint i = 0; i < cast->n_members; i++)
    {
      const HengMember *member = &cast->members[i];

      if (is_out (member))
        continue;
      if (!examples[member->template])
        {
          if (!read_again (reading, i, error))
            return FALSE;
          examples[member->template] = reading->at[i];
        }
      reading->at[i] = examples[member->template];
    }
  return TRUE;
}

static void
name_cards (Reading *reading)
{
  HengCast *cast = reading->cast;

  for (guint i = 0; i < cast->n_members; i++)
    {
      cast->members[i].card = card_of (cast, reading->at[i]);
      ((HengCard *) cast->cards->pdata[cast->members[i].card])->n_members++;
    }
}

static gboolean
read_cards (HengCast *cast, HengDb *db, GError **error)
{
  g_autofree Node **at = g_new (Node *, cast->n_members + 1);
  g_autofree gboolean *unsorted = g_new0 (gboolean, cast->n_members + 1);
  Reading reading = { cast, db, at, unsorted };

  for (guint i = 0; i < cast->n_members; i++)
    at[i] = cast->nodes;
  if (!is_stamped (db, cast->cycle_id, &cast->was_stamped, error)
      || !(cast->was_stamped ? read_examples (&reading, error) : read_all_cards (&reading, error)))
    return FALSE;
  name_cards (&reading);
  return TRUE;
}

static HengCast *
new_cast (gint64 cycle_id)
{
  HengCast *cast = g_new0 (HengCast, 1);

  cast->cycle_id = cycle_id;
  cast->nodes = g_new0 (Node, 1);
  cast->cards = g_ptr_array_new_with_free_func (free_card);
  cast->profile_keys = g_ptr_array_new_with_free_func (g_free);
  cast->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_template_free);
  return cast;
}

static HengCast *
load (HengDb *db, gint64 cycle_id, gboolean with_cards, gboolean with_numbers, GError **error)
{
  g_autoptr (HengCast) cast = new_cast (cycle_id);
  gboolean found = FALSE;

  if (!heng_cast_read_pack (cast, db, &found, error) || (!found && !heng_cast_read_members (cast, db, error))
      || (!found && with_numbers && !heng_cast_read_numbers (cast, db, error)) || (with_cards && !read_cards (cast, db, error)))
    return NULL;
  return g_steal_pointer (&cast);
}

HengCast *
heng_cast_load (HengDb *db, gint64 cycle_id, gboolean with_cards, GError **error)
{
  return load (db, cycle_id, with_cards, FALSE, error);
}

HengCast *
heng_cast_load_named (HengDb *db, gint64 cycle_id, GError **error)
{
  return load (db, cycle_id, TRUE, TRUE, error);
}

HengCast *
heng_cast_load_rows (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengCast) cast = new_cast (cycle_id);

  return heng_cast_read_members (cast, db, error) && heng_cast_read_numbers (cast, db, error) ? g_steal_pointer (&cast) : NULL;
}

static gboolean
mark_participants (HengCast *cast, HengDb *db, const char *sql, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  HengStep step = HENG_STEP_ERROR;

  if (stmt)
    heng_stmt_bind_int (stmt, 1, cast->cycle_id);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      int member = heng_cast_find (cast, heng_stmt_int (stmt, 0));

      if (member >= 0)
        cast->members[member].is_special = TRUE;
    }
  return step == HENG_STEP_DONE;
}

static gboolean
collect_employees (GHashTable *employees, HengDb *db, const char *sql, gint64 cycle_id, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);
  HengStep step = HENG_STEP_ERROR;

  if (stmt)
    heng_stmt_bind_int (stmt, 1, cycle_id);
  while (stmt && (step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      gint64 id = heng_stmt_int (stmt, 0);

      g_hash_table_add (employees, g_memdup2 (&id, sizeof id));
    }
  return step == HENG_STEP_DONE;
}

gboolean
heng_cast_mark_special (HengCast *cast, HengDb *db, GError **error)
{
  static const char *const of_participants[] = {
    "SELECT t.participant_id FROM milestone t JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1",
    "SELECT t.participant_id FROM feedback t JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1",
    "SELECT t.participant_id FROM rating_sheet t JOIN participant p ON p.id = t.participant_id WHERE p.cycle_id = $1",
  };
  static const char *const of_employees[] = {
    "SELECT DISTINCT owner_id FROM objective WHERE cycle_id = $1 AND owner_kind = 'PERSON'",
    "SELECT DISTINCT employee_id FROM adjustment WHERE cycle_id = $1",
    "SELECT DISTINCT employee_id FROM result WHERE cycle_id = $1",
    "SELECT DISTINCT employee_id FROM grade_change WHERE cycle_id = $1",
    "SELECT DISTINCT employee_id FROM participant WHERE cycle_id = $1 AND part > 1",
  };
  g_autoptr (GHashTable) employees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (of_participants); i++)
    if (!mark_participants (cast, db, of_participants[i], error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (of_employees); i++)
    if (!collect_employees (employees, db, of_employees[i], cast->cycle_id, error))
      return FALSE;
  for (guint i = 0; g_hash_table_size (employees) > 0 && i < cast->n_members; i++)
    cast->members[i].is_special |= g_hash_table_contains (employees, &cast->members[i].employee_id);
  return TRUE;
}

static gboolean
stamp_as_of (HengDb *db, gint64 cycle_id, gint64 journal_id, GError **error)
{
  g_autoptr (HengStmt) old = heng_db_prepare (db, "DELETE FROM cast_stamp WHERE cycle_id = $1", error);
  g_autoptr (HengStmt) stmt = old ? heng_db_prepare (db, "INSERT INTO cast_stamp(cycle_id, journal_id) VALUES ($1, $2)", error) : NULL;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (old, 1, cycle_id);
  heng_stmt_bind_int (stmt, 1, cycle_id);
  heng_stmt_bind_int (stmt, 2, journal_id);
  return heng_stmt_step (old, error) == HENG_STEP_DONE && heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

gboolean
heng_cast_stamp (HengChange *change, gint64 cycle_id, GError **error)
{
  return stamp_as_of (heng_change_db (change), cycle_id, heng_change_id (change), error);
}

gboolean
heng_cast_keep (HengChange *change, gint64 cycle_id, GError **error)
{
  g_autoptr (HengCast) cast = heng_cast_load_rows (heng_change_db (change), cycle_id, error);

  return cast && heng_cast_stamp (change, cycle_id, error) && heng_cast_write_pack (heng_change_db (change), cast, heng_change_id (change), error);
}

/* Whether everybody of a template has one scorecard. */
static gboolean
is_alike (const HengCast *cast)
{
  g_autofree guint *cards = g_new0 (guint, (gsize) G_MAXUINT16 + 1); /* card + 1 of each template */

  for (guint i = 0; i < cast->n_members; i++)
    {
      const HengMember *member = &cast->members[i];
      guint none = ((HengCard *) cast->cards->pdata[member->card])->lines->len == 0;

      if (is_out (member) && none)
        continue;
      if (is_out (member) || (cards[member->template] != 0 && cards[member->template] != member->card + 1))
        return FALSE;
      cards[member->template] = member->card + 1;
    }
  return cast->cards->len > 0;
}

gboolean
heng_cast_keep_read (HengChange *change, const HengCast *cast, GError **error)
{
  HengDb *db = heng_change_db (change);
  gint64 before = heng_change_id (change) - 1;

  if (!cast->was_stamped && is_alike (cast) && !stamp_as_of (db, cast->cycle_id, before, error))
    return FALSE;
  return cast->was_packed || !cast->emp_nos || heng_cast_write_pack (db, cast, before, error);
}
