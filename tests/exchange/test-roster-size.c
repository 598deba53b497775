/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster of 20,000 people goes through whole, with private facts, managers and job history, and a second time without a change. */
#include <time.h>

#include "heng-identity.h"
#include "import-fixture.h"

#define PEOPLE 20000

static void
append_id (GString *out, guint i)
{
  char id[19];

  g_snprintf (id, sizeof id, "310101%04u%02u%02u%03u0", 1965 + i % 30, 1 + i % 12, 1 + i % 28, i / 30 % 1000);
  id[17] = heng_id_check_character (id);
  g_string_append (out, id);
}

static char *
make_roster (void)
{
  static const char *const family[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "单", "曾", "仇" };
  static const char *const given[] = { "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "志远", "洋" };
  GString *out = g_string_new ("工号,姓名,部门,职位,直属主管,入职日期,员工状态,手机号,身份证号,学历\n");

  for (guint i = 0; i < PEOPLE; i++)
    {
      /* Managers come later in the file. */
      guint manager = i + (PEOPLE - i) / 2 + 1;

      g_string_append_printf (out, "%06u,%s%s,事业%u部/%u组,工程师,", i, family[i % 10], given[i % 11], i % 7, i % 40);
      if (manager < PEOPLE)
        g_string_append_printf (out, "%06u", manager);
      g_string_append_printf (out, ",%u-%02u-%02u,正式,139%08u,", 2015 + i % 10, 1 + i % 12, 1 + i % 28, i);
      append_id (out, i);
      g_string_append (out, i % 3 == 0 ? ",本科\n" : ",\n");
    }
  return g_string_free (out, FALSE);
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_roster ();
  clock_t start = clock ();
  g_autoptr (HengImportReport) report = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_autoptr (HengImportReport) again = NULL;
  g_autoptr (HengEmployee) first = load_person (fixture, "000000");
  g_autoptr (HengEmployee) manager = load_person (fixture, "010001");
  g_autoptr (HengEmployeePrivate) priv = heng_employee_private_load (fixture->db, first->id, NULL);

  g_test_minimized_result (seconds, "%d people: %.2f s", PEOPLE, seconds);
  assert_counts (report, PEOPLE, 0, 0, 0);
  g_assert_cmpint (first->manager_id, ==, manager->id);
  g_assert_nonnull (priv->id_no);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (seconds, <=, 2.0);
#endif
  again = fixture_import (fixture, HENG_IMPORT_ROSTER, text);
  assert_counts (again, 0, 0, PEOPLE, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/roster-size/20000", Fixture, NULL, fixture_set_up, test_size, fixture_tear_down);
  return g_test_run ();
}
