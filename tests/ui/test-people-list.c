/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people list announces only what changed, and people keep their objects over a reload. */
#include "heng-people-list.h"

typedef struct
{
  guint n_calls, position, removed, added;
} Announced;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Announced *announced = user_data;

  announced->n_calls++;
  announced->position = position;
  announced->removed = removed;
  announced->added = added;
}

static void
count_cb (HengPersonItem *item, guint *n)
{
  (*n)++;
}

static char *folder;

static void
put (HengChange *change, const char *name, const char *pinyin, const char *initials, const char *position, gint64 department, int status)
{
  g_autoptr (HengEmployee) employee = heng_employee_new ();
  static int number;

  employee->emp_no = g_strdup_printf ("QH%04d", ++number);
  employee->name = g_strdup (name);
  employee->pinyin = g_strdup (pinyin);
  employee->initials = g_strdup (initials);
  employee->position = g_strdup (position);
  employee->department_id = department;
  employee->emp_status = status;
  g_assert_true (heng_change_insert (change, &heng_employee_type, employee, NULL));
}

/* Ids 1 to 4: three people here, and one who has left. */
static HengDb *
open_store (void)
{
  static HengDb *db;
  g_autofree char *path = g_build_filename (folder, "list.heng", NULL);
  g_autoptr (HengChange) change = NULL;

  if (db != NULL)
    return db;
  db = heng_db_open (path, HENG_DB_CREATE, NULL);
  change = heng_change_begin (db, "test", "World", NULL);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "研发部", "平台组", "财务部" };
      g_autoptr (HengDepartment) department = heng_department_new ();

      department->name = g_strdup (names[i]);
      department->parent_id = i == 1 ? 1 : 0;
      g_assert_true (heng_change_insert (change, &heng_department_type, department, NULL));
    }
  put (change, "黎明", "li ming", "lm", "总监", 1, HENG_EMP_STATUS_REGULAR);
  put (change, "张伟", "zhang wei", "zw", "后端工程师", 2, HENG_EMP_STATUS_PROBATION);
  put (change, "徐婷", "xu ting", "xt", "总账会计", 3, HENG_EMP_STATUS_REGULAR);
  put (change, "吕布", "lu bu", "lb", "出纳", 3, HENG_EMP_STATUS_LEFT);
  g_assert_true (heng_change_commit (change, NULL));
  return db;
}

static HengPeopleData *
load (guint limit)
{
  g_autoptr (GError) error = NULL;
  HengPeopleData *data = heng_people_data_load (open_store (), &limit, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static HengPeopleList *
new_list (void)
{
  HengPeopleList *list = heng_people_list_new ();
  g_autoptr (HengPeopleData) data = load (0);

  heng_people_list_set_data (list, data);
  return list;
}

static char *
shown (HengPeopleList *list)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) ids = heng_people_list_get_ids (list);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%d ", (int) g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_shown (HengPeopleList *list, const char *expected)
{
  g_autofree char *text = shown (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
search_finds_name_pinyin_initials_number (void)
{
  g_autoptr (HengPeopleList) list = new_list ();

  assert_shown (list, "1 2 3 ");
  heng_people_list_set_search (list, "ZW");
  assert_shown (list, "2 ");
  heng_people_list_set_search (list, "zhang w");
  assert_shown (list, "2 ");
  heng_people_list_set_search (list, "徐");
  assert_shown (list, "3 ");
  heng_people_list_set_search (list, "qh0001");
  assert_shown (list, "1 ");
  heng_people_list_set_search (list, "lixx");
  assert_shown (list, "");
  g_assert_cmpuint (heng_people_list_get_total (list), ==, 3);
  heng_people_list_set_search (list, " ");
  assert_shown (list, "1 2 3 ");
}

static void
search_finds_departments_and_positions (void)
{
  g_autoptr (HengPeopleList) list = new_list ();

  heng_people_list_set_search (list, "研发");
  assert_shown (list, "1 2 "); /* the path of 平台组 begins with it */
  heng_people_list_set_search (list, "总");
  assert_shown (list, "1 3 ");
  heng_people_list_set_search (list, "总账");
  assert_shown (list, "3 ");
}

/* ü is stored as u and typed as v. */
static void
search_reads_v_as_u (void)
{
  g_autoptr (HengPeopleList) list = new_list ();

  heng_people_list_set_scope (list, NULL, ~0u, NULL);
  heng_people_list_set_search (list, "lvbu");
  assert_shown (list, "4 ");
}

/* However the needle grew or shrank: the same as asked at once. */
static void
narrowing_finds_the_same (void)
{
  static const char *const steps[] = { "l", "li", "lim", "li", "l", "zh", "z", "zw", "w", "wei", "婷", "总", "" };
  g_autoptr (HengPeopleList) list = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HengPeopleList) fresh = new_list ();
      g_autofree char *expected = NULL;

      heng_people_list_set_search (list, steps[i]);
      heng_people_list_set_search (fresh, steps[i]);
      expected = shown (fresh);
      assert_shown (list, expected);
    }
}

static void
scope_narrows_to_departments_statuses_people (void)
{
  g_autoptr (HengPeopleList) list = new_list ();
  g_autoptr (GHashTable) scope = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[] = { 1, 2 };

  g_hash_table_add (scope, &ids[0]);
  g_hash_table_add (scope, &ids[1]);
  g_array_append_val (people, ids[1]);
  heng_people_list_set_scope (list, scope, HENG_PEOPLE_HERE, NULL);
  assert_shown (list, "1 2 ");
  g_assert_cmpuint (heng_people_list_find (list, 3), ==, GTK_INVALID_LIST_POSITION);
  heng_people_list_set_scope (list, NULL, HENG_PEOPLE_LEFT, NULL);
  assert_shown (list, "4 ");
  heng_people_list_set_scope (list, NULL, 1u << HENG_EMP_STATUS_PROBATION, NULL);
  assert_shown (list, "2 ");
  heng_people_list_set_scope (list, NULL, HENG_PEOPLE_HERE, people);
  assert_shown (list, "2 ");
}

static void
reload_keeps_objects (void)
{
  g_autoptr (HengPeopleList) list = new_list ();
  g_autoptr (HengPeopleData) again = load (0);
  g_autoptr (HengPersonItem) same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (HengPersonItem) changed = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_autoptr (HengPersonItem) later = NULL;
  g_autoptr (GHashTable) statuses = g_hash_table_new (g_int64_hash, g_int64_equal);
  HengPersonStatus status = { 2, HENG_PERSON_PUBLISHED, 0, HENG_NA, NULL };
  Announced announced = { 0 };
  guint n_same = 0, n_changed = 0;

  g_hash_table_insert (statuses, &status.employee_id, &status);
  g_signal_connect (same, "changed", G_CALLBACK (count_cb), &n_same);
  g_signal_connect (changed, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &announced);
  heng_people_list_set_data (list, again);
  heng_people_list_set_statuses (list, statuses);
  later = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (later == changed);
  g_assert_cmpint (heng_person_item_get_row (changed)->state, ==, HENG_PERSON_PUBLISHED);
  g_assert_cmpuint (announced.n_calls, ==, 0);
  g_assert_cmpuint (n_same, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
}

/* First some, then all: those that are there stay where they are. */
static void
only_the_difference_is_announced (void)
{
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (HengPeopleData) first = load (2);
  g_autoptr (HengPeopleData) all = load (0);
  Announced announced = { 0 };

  heng_people_list_set_data (list, first);
  assert_shown (list, "1 2 ");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &announced);
  heng_people_list_set_data (list, all);
  g_assert_cmpuint (announced.n_calls, ==, 1);
  g_assert_cmpuint (announced.position, ==, 2);
  g_assert_cmpuint (announced.removed, ==, 0);
  g_assert_cmpuint (announced.added, ==, 1);
  heng_people_list_set_search (list, "张");
  g_assert_cmpuint (announced.position, ==, 1); /* the first row stays and shows somebody else */
  g_assert_cmpuint (announced.removed, ==, 2);
  g_assert_cmpuint (announced.added, ==, 0);
}

/* With each key of a search rows stay and show other people; one that is let go and asked for again is the right one. */
static void
search_reuses_rows (void)
{
  g_autoptr (HengPeopleList) list = new_list ();
  g_autoptr (HengPersonItem) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (HengPersonItem) third = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_autoptr (HengPersonItem) again = NULL;
  guint n_changed = 0;

  g_signal_connect (first, "changed", G_CALLBACK (count_cb), &n_changed);
  heng_people_list_set_search (list, "xt");
  g_assert_cmpint (heng_person_item_get_row (first)->employee->id, ==, 3);
  g_assert_cmpstr (heng_person_item_get_needle (first), ==, "xt");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (heng_person_item_get_row (third)->employee->id, ==, 3); /* no longer in the list */
  heng_people_list_set_search (list, "");
  again = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (again != third);
  g_assert_cmpint (heng_person_item_get_row (again)->employee->id, ==, 3);
  g_assert_cmpint (heng_person_item_get_row (first)->employee->id, ==, 1);
}

static void
order_follows_the_key (void)
{
  g_autoptr (HengPeopleList) list = new_list ();

  heng_people_list_set_order (list, HENG_PEOPLE_BY_NAME, TRUE);
  assert_shown (list, "2 3 1 ");
  heng_people_list_set_order (list, HENG_PEOPLE_BY_NUMBER, FALSE);
  assert_shown (list, "1 2 3 ");
  heng_people_list_set_order (list, HENG_PEOPLE_BY_NUMBER, TRUE);
  assert_shown (list, "3 2 1 ");
  heng_people_list_set_order (list, HENG_PEOPLE_BY_EMPLOYMENT, FALSE);
  assert_shown (list, "2 1 3 ");
}

/* Nobody who is not seen is changed; who stays keeps the mark, also over a reload and in another order. */
static void
selection_stays_with_people (void)
{
  g_autoptr (HengPeopleList) list = new_list ();
  g_autoptr (HengPeopleData) again = load (0);
  g_autoptr (GArray) selected = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
  g_assert_cmpuint (heng_people_list_get_n_selected (list), ==, 3);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (list), 0);
  heng_people_list_set_order (list, HENG_PEOPLE_BY_NUMBER, TRUE);
  heng_people_list_set_data (list, again);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 0));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 2));
  heng_people_list_set_search (list, "徐");
  selected = heng_people_list_get_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 3);
  heng_people_list_set_search (list, "");
  g_assert_cmpuint (heng_people_list_get_n_selected (list), ==, 1);
}

int
main (int argc, char **argv)
{
  g_autofree char *command = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("heng-list-XXXXXX", NULL);
  g_test_add_func ("/people-list/search", search_finds_name_pinyin_initials_number);
  g_test_add_func ("/people-list/search finds departments and positions", search_finds_departments_and_positions);
  g_test_add_func ("/people-list/search reads v as u", search_reads_v_as_u);
  g_test_add_func ("/people-list/narrowing finds the same", narrowing_finds_the_same);
  g_test_add_func ("/people-list/scope", scope_narrows_to_departments_statuses_people);
  g_test_add_func ("/people-list/reload keeps objects", reload_keeps_objects);
  g_test_add_func ("/people-list/only the difference is announced", only_the_difference_is_announced);
  g_test_add_func ("/people-list/search reuses rows", search_reuses_rows);
  g_test_add_func ("/people-list/order follows the key", order_follows_the_key);
  g_test_add_func ("/people-list/selection stays with people", selection_stays_with_people);
  status = g_test_run ();
  heng_db_close (open_store ());
  command = g_strdup_printf ("rm -r '%s'", folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (folder);
  return status;
}
