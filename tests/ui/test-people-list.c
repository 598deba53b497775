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

static void
add (GPtrArray *rows, gint64 id, const char *name, const char *pinyin, const char *initials, gint64 department, HengPersonState state)
{
  g_autoptr (HengPersonRow) plain = g_atomic_rc_box_new0 (HengPersonRow);

  plain->employee = heng_employee_new ();
  plain->employee->id = id;
  plain->employee->emp_no = g_strdup_printf ("QH%04d", (int) id);
  plain->employee->name = g_strdup (name);
  plain->employee->pinyin = g_strdup (pinyin);
  plain->employee->initials = g_strdup (initials);
  plain->employee->department_id = department;
  g_ptr_array_add (rows, heng_person_row_with_state (plain, state, 0, HENG_NA, NULL));
}

static GPtrArray *
three_people (HengPersonState state)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_person_row_unref);

  add (rows, 1, "黎明", "li ming", "lm", 10, HENG_PERSON_READY);
  add (rows, 2, "张伟", "zhang wei", "zw", 11, state);
  add (rows, 3, "徐婷", "xu ting", "xt", 20, HENG_PERSON_READY);
  return rows;
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
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (GPtrArray) rows = three_people (HENG_PERSON_READY);

  heng_people_list_set_rows (list, rows);
  assert_shown (list, "1 2 3 ");
  heng_people_list_set_search (list, "ZW");
  assert_shown (list, "2 ");
  heng_people_list_set_search (list, "zhangw");
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
scope_narrows_to_departments (void)
{
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (GPtrArray) rows = three_people (HENG_PERSON_READY);
  g_autoptr (GHashTable) scope = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 ids[] = { 10, 11 };

  g_hash_table_add (scope, &ids[0]);
  g_hash_table_add (scope, &ids[1]);
  heng_people_list_set_rows (list, rows);
  heng_people_list_set_scope (list, scope, FALSE);
  assert_shown (list, "1 2 ");
  g_assert_cmpuint (heng_people_list_find (list, 3), ==, GTK_INVALID_LIST_POSITION);
  heng_people_list_set_scope (list, NULL, TRUE);
  assert_shown (list, "");
}

static void
reload_keeps_objects (void)
{
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (GPtrArray) before = three_people (HENG_PERSON_BLOCKED);
  g_autoptr (GPtrArray) after = three_people (HENG_PERSON_PUBLISHED);
  g_autoptr (HengPersonItem) same = NULL;
  g_autoptr (HengPersonItem) changed = NULL;
  g_autoptr (HengPersonItem) again = NULL;
  Announced announced = { 0 };
  guint n_same = 0, n_changed = 0;

  heng_people_list_set_rows (list, before);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  changed = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_signal_connect (same, "changed", G_CALLBACK (count_cb), &n_same);
  g_signal_connect (changed, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &announced);
  heng_people_list_set_rows (list, after);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (again == changed);
  g_assert_cmpint (heng_person_item_get_row (changed)->state, ==, HENG_PERSON_PUBLISHED);
  g_assert_cmpuint (announced.n_calls, ==, 0);
  g_assert_cmpuint (n_same, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
}

static void
only_the_difference_is_announced (void)
{
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (GPtrArray) three = three_people (HENG_PERSON_READY);
  g_autoptr (GPtrArray) four = three_people (HENG_PERSON_READY);
  Announced announced = { 0 };

  add (four, 4, "王芳", "wang fang", "wf", 10, HENG_PERSON_READY);
  heng_people_list_set_rows (list, three);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &announced);
  heng_people_list_set_rows (list, four);
  g_assert_cmpuint (announced.n_calls, ==, 1);
  g_assert_cmpuint (announced.position, ==, 3);
  g_assert_cmpuint (announced.removed, ==, 0);
  g_assert_cmpuint (announced.added, ==, 1);
  heng_people_list_set_search (list, "张");
  g_assert_cmpuint (announced.removed, ==, 4);
  g_assert_cmpuint (announced.added, ==, 1);
  assert_shown (list, "2 ");
}

static int
by_name_backwards (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_strcmp0 (heng_person_item_get_row ((HengPersonItem *) b)->employee->pinyin, heng_person_item_get_row ((HengPersonItem *) a)->employee->pinyin);
}

static void
order_follows_the_sorter (void)
{
  g_autoptr (HengPeopleList) list = heng_people_list_new ();
  g_autoptr (GPtrArray) rows = three_people (HENG_PERSON_READY);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (by_name_backwards, NULL, NULL));

  heng_people_list_set_rows (list, rows);
  heng_people_list_set_sorter (list, sorter);
  assert_shown (list, "2 3 1 ");
  heng_people_list_set_sorter (list, NULL);
  assert_shown (list, "1 2 3 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-list/search", search_finds_name_pinyin_initials_number);
  g_test_add_func ("/people-list/scope", scope_narrows_to_departments);
  g_test_add_func ("/people-list/reload keeps objects", reload_keeps_objects);
  g_test_add_func ("/people-list/only the difference is announced", only_the_difference_is_announced);
  g_test_add_func ("/people-list/order follows the sorter", order_follows_the_sorter);
  return g_test_run ();
}
