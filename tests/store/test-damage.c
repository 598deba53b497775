/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of every kind, damaged on the disk: refused when opening or found by the check, never believed and never a crash. */
#include "store-fixture.h"

#define PAGE 4096
#define PAGES_OF_A_KIND 2

typedef struct
{
  Fixture store;
  char *content; /* of the sound file */
  gsize length;
  GHashTable *kinds; /* "leaf employee" → GArray of page numbers, owned */
} Damage;

static void
add_people (HengDb *db, guint n)
{
  g_autoptr (GPtrArray) employees = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_employee_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "tester", "Many", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("E%05u", i);
      HengEmployee *employee = new_employee (emp_no, "张伟");

      employee->email = g_strdup_printf ("someone-with-a-long-name-%u@example.com", i);
      g_ptr_array_add (employees, employee);
    }
  g_assert_true (heng_change_insert_many (change, &heng_employee_type, employees->pdata, employees->len, &error));
  g_assert_true (heng_change_commit (change, &error));
}

/* Interior pages by many rows, overflow pages by long ones, free pages by rows that went again. */
static void
make_all_kinds (HengDb *db)
{
  g_autofree char *text = g_strnfill (30000, 'x');
  g_autoptr (GError) error = NULL;

  add_people (db, 2500);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *emp_no = g_strdup_printf ("X%05d", i);
      g_autoptr (HengEmployee) employee = add_employee (db, emp_no, "李娜");

      set_position (db, employee, i % 3 ? "工程师" : text);
    }
  g_assert_true (heng_db_exec (db, "CREATE TABLE gone(a TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                   "WHERE i < 4000) INSERT INTO gone SELECT 'some text to fill pages' FROM n; DROP TABLE gone",
                               &error));
}

static void
note_page (Damage *damage, const char *kind, guint page)
{
  GArray *pages = g_hash_table_lookup (damage->kinds, kind);

  if (!pages)
    {
      pages = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (damage->kinds, g_strdup (kind), pages);
    }
  g_array_append_val (pages, page);
}

/* The list of free pages begins at byte 32 of the header: a page of its kind lists others. */
static void
note_trunk (Damage *damage)
{
  guint32 trunk;

  memcpy (&trunk, damage->content + 32, sizeof trunk);
  g_assert_cmpuint (GUINT32_FROM_BE (trunk), >, 0);
  note_page (damage, "list of free pages", GUINT32_FROM_BE (trunk));
}

static void
find_kinds (Damage *damage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengStmt) stmt = heng_db_prepare (damage->store.db,
                                               "SELECT d.pageno, d.pagetype, coalesce(m.type, 'table') FROM dbstat d "
                                               "LEFT JOIN sqlite_master m ON m.name = d.name WHERE d.pageno > 1", &error);

  g_assert_no_error (error);
  while (heng_stmt_step (stmt, &error) == HENG_STEP_ROW)
    {
      g_autofree char *kind = g_strdup_printf ("%s of %s", heng_stmt_text (stmt, 1), heng_stmt_text (stmt, 2));

      note_page (damage, kind, (guint) heng_stmt_int (stmt, 0));
    }
  g_assert_no_error (error);
}

static void
set_up (Damage *damage, gconstpointer data)
{
  fixture_set_up (&damage->store, data);
  make_all_kinds (damage->store.db);
  damage->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  find_kinds (damage);
  g_clear_pointer (&damage->store.db, heng_db_close);
  g_assert_true (g_file_get_contents (damage->store.path, &damage->content, &damage->length, NULL));
  note_trunk (damage);
  g_assert_cmpuint (damage->length, <, 8 * 1024 * 1024);
}

static void
tear_down (Damage *damage, gconstpointer data)
{
  g_hash_table_unref (damage->kinds);
  g_free (damage->content);
  fixture_tear_down (&damage->store, data);
}

static gboolean
opens (Damage *damage, const char *content, HengDb **db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (damage->store.path, content, (gssize) damage->length, NULL));
  *db = heng_db_open (damage->store.path, HENG_DB_OPEN, &error);
  if (!*db)
    {
      g_autofree char *after = NULL;
      gsize length;

      g_assert_true (error->code == HENG_STORE_ERROR_DAMAGED || error->code == HENG_STORE_ERROR_NOT_HENG
                     || error->code == HENG_STORE_ERROR_NEWER || error->code == HENG_STORE_ERROR_FAILED);
      g_assert_true (g_file_get_contents (damage->store.path, &after, &length, NULL));
      g_assert_cmpmem (after, length, content, damage->length);
    }
  return *db != NULL;
}

static gboolean
is_found (HengDb *db)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  return !heng_db_check (db, findings, &error) || findings->len > 0 || !heng_journal_verify (db, &error);
}

static void
assert_found (Damage *damage, const char *content, const char *what, guint page)
{
  g_autoptr (HengDb) db = NULL;

  if (opens (damage, content, &db) && !is_found (db))
    {
      g_test_message ("page %u, %s: not found", page, what);
      g_test_fail ();
    }
}

/* The page lost (zeros), overwritten (noise), and with its first byte turned around. */
static void
damage_page (Damage *damage, const char *kind, guint page)
{
  for (int way = 0; way < 3; way++)
    {
      g_autofree char *copy = g_memdup2 (damage->content, damage->length);
      char *start = copy + (gsize) (page - 1) * PAGE;

      if (way == 0)
        memset (start, 0, PAGE);
      else if (way == 1)
        memset (start, 0xa5, PAGE);
      else
        start[0] ^= (char) 0xff;
      assert_found (damage, copy, kind, page);
    }
}

static void
test_every_kind (Damage *damage, gconstpointer data)
{
  static const char *const wanted[] = { "leaf of table", "internal of table", "overflow of table", "leaf of index", "internal of index",
                                        "list of free pages" };
  GHashTableIter iter;
  gpointer kind, value;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_hash_table_contains (damage->kinds, wanted[i]));
  g_hash_table_iter_init (&iter, damage->kinds);
  while (g_hash_table_iter_next (&iter, &kind, &value))
    {
      GArray *pages = value;

      for (guint i = 0; i < MIN (pages->len, PAGES_OF_A_KIND); i++)
        damage_page (damage, kind, g_array_index (pages, guint, i));
    }
}

/* Any bit anywhere: whatever opens can be read to the end. */
static void
test_any_bit (Damage *damage, gconstpointer data)
{
  guint n_refused = 0, n_found = 0, n_silent = 0;

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *copy = g_memdup2 (damage->content, damage->length);
      g_autoptr (HengDb) db = NULL;
      g_autoptr (GPtrArray) employees = NULL;
      gsize place = i < 100 ? (gsize) i : (gsize) g_test_rand_int_range (0, (gint32) damage->length);

      copy[place] ^= (char) (1 << g_test_rand_int_range (0, 8));
      if (!opens (damage, copy, &db))
        {
          n_refused++;
          continue;
        }
      employees = heng_employees_load (db, 0, NULL);
      if (is_found (db))
        n_found++;
      else
        n_silent++;
    }
  g_test_message ("%u refused, %u found, %u in places that say nothing about the structure", n_refused, n_found, n_silent);
  g_assert_cmpuint (n_refused, >, 20);
}

/* What an entry says was done, changed by a single bit on the disk: the chain shows it. */
static void
test_journal_text (Damage *damage, gconstpointer data)
{
  const char *text = "Position \xe5\xb7\xa5\xe7\xa8\x8b\xe5\xb8\x88";
  const char *found = memmem (damage->content, damage->length, text, strlen (text));

  g_assert_nonnull (found);
  for (gsize i = 0; i < strlen (text); i++)
    {
      g_autofree char *copy = g_memdup2 (damage->content, damage->length);

      copy[found - damage->content + (gssize) i] ^= 1;
      assert_found (damage, copy, "text of the journal", 0);
    }
}

/* Cut off at every tenth page. */
static void
test_truncated (Damage *damage, gconstpointer data)
{
  gsize whole = damage->length;

  for (gsize pages = 1; pages < whole / PAGE; pages += 1 + whole / PAGE / 10)
    {
      g_autoptr (HengDb) db = NULL;

      damage->length = pages * PAGE;
      g_assert_false (opens (damage, damage->content, &db));
    }
  damage->length = whole;
}

#define ADD(path, func) g_test_add (path, Damage, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/damage/every-kind-of-page", test_every_kind);
  ADD ("/damage/any-bit", test_any_bit);
  ADD ("/damage/journal-text", test_journal_text);
  ADD ("/damage/truncated", test_truncated);
  return g_test_run ();
}
