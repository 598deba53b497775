/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of the store stays in the dialect that PostgreSQL understands too (store.md §3.1). */
#include <glib.h>
#include <string.h>

/* Only these may speak SQLite: they are its driver. */
static const char *const driver_files[] = { "heng-db", "heng-stmt", "heng-header", "heng-schema", "heng-upgrade" };

static const char *const forbidden[] = {
  "insert or ", "replace into", "date('now')", "julianday", "strftime", "ifnull", "instr(", "printf(", "group_concat", "string_agg",
  "json_extract", "for update", "add column if not exists", "autoincrement", " glob ", "pragma ", "x''", " match ", "rowid",
};

static gboolean
is_driver (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (driver_files); i++)
    if (g_str_has_prefix (name, driver_files[i]))
      return TRUE;
  return FALSE;
}

/* The text of C string literals, or all of a .sql file without comments; lower case, literals separated by line ends. */
static char *
sql_of (const char *name, const char *content)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_sql = g_str_has_suffix (name, ".sql");
  gboolean inside = FALSE;

  for (const char *p = content; *p; p++)
    {
      if (is_sql && g_str_has_prefix (p, "--"))
        p += strcspn (p, "\n");
      else if (!is_sql && !inside && g_str_has_prefix (p, "/*") && strstr (p, "*/"))
        p = strstr (p, "*/") + 1;
      else if (!is_sql && inside && *p == '\\' && p[1])
        g_string_append_c (text, *++p);
      else if (!is_sql && *p == '"')
        inside = !inside;
      else if (is_sql || inside)
        g_string_append_c (text, *p);
      if (!is_sql && !inside && *p == ';')
        g_string_append_c (text, '\n');
      if (!*p)
        break;
    }
  return g_ascii_strdown (text->str, -1);
}

static guint
check_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autofree char *sql = NULL;

  if (is_driver (name) || !(g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".sql")))
    return 0;
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  sql = sql_of (name, content);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (strstr (sql, forbidden[i]))
      {
        g_test_message ("%s: “%s” is not portable", name, forbidden[i]);
        g_test_fail ();
      }
  return 1;
}

/* How many files with portable SQL were read, in the folders below too. */
static guint
check_folder (const char *folder)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += check_folder (path);
      else
        n += check_file (folder, name);
    }
  return n;
}

static void
test_portable (void)
{
  g_autofree char *store = g_test_build_filename (G_TEST_DIST, "..", "src", "store", NULL);

  g_assert_cmpuint (check_folder (store), >, 15);
}

/* The reader of this test must itself see what it looks for. */
static void
test_reader (void)
{
  g_autofree char *from_c = sql_of ("a.c", "/* \"ifnull\" */ f (\"SELECT IFNULL(a, \\\"b\\\")\" \" FROM t\");");
  g_autofree char *from_sql = sql_of ("a.sql", "-- rowid\nCREATE TABLE t(a);");

  g_assert_cmpstr (from_c, ==, "select ifnull(a, \"b\") from t\n");
  g_assert_null (strstr (from_sql, "rowid"));
  g_assert_nonnull (strstr (from_sql, "create table t(a);"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sql-dialect/reader", test_reader);
  g_test_add_func ("/sql-dialect/portable", test_portable);
  return g_test_run ();
}
