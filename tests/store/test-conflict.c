/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stale write gives both versions, field by field, and a way on with mine, theirs or both. */
#include "store-fixture.h"

#include "heng-conflict.h"

typedef struct
{
  Fixture store;
  HengDb *other; /* another connection: the other person */
  HengEmployee *mine;
} Two;

static void
set_up (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&two->store, data);
  two->mine = add_employee (two->store.db, "E001", "张伟");
  set_position (two->store.db, two->mine, "工程师");
  two->other = heng_db_open (two->store.path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
}

static void
tear_down (Two *two, gconstpointer data)
{
  heng_employee_free (two->mine);
  heng_db_close (two->other);
  fixture_tear_down (&two->store, data);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Li Na changes position and level, in two changes. */
static void
change_as_other (Two *two, const char *position, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) theirs = heng_employee_load (two->other, two->mine->id, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (HengChange) change = heng_change_begin (two->other, "li.na", i ? "Level of 张伟" : "Position of 张伟", &error);

      g_assert_no_error (error);
      set_text (i ? &theirs->level : &theirs->position, i ? level : position);
      g_assert_true (heng_change_update (change, &heng_employee_type, theirs, &error));
      g_assert_true (heng_change_commit (change, &error));
    }
}

static GError *
write_stale (Two *two)
{
  GError *error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (two->store.db, "zhang.wei", "Mine", &error);

  g_assert_no_error (error);
  g_assert_false (heng_change_update (change, &heng_employee_type, two->mine, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  return error;
}

static void
write_now (Two *two, HengEmployee *employee)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (two->store.db, "zhang.wei", "Again", &error);

  g_assert_no_error (error);
  heng_change_update (change, &heng_employee_type, employee, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
}

static void
assert_stored (Two *two, const char *position, const char *level, const char *mobile)
{
  g_autoptr (HengEmployee) stored = heng_employee_load (two->other, two->mine->id, NULL);

  g_assert_cmpstr (stored->position, ==, position);
  g_assert_cmpstr (stored->level, ==, level);
  g_assert_cmpstr (stored->mobile, ==, mobile);
}

static void
assert_field (const HengConflictField *field, const char *name, HengSides sides, const char *base, const char *mine, const char *theirs)
{
  g_assert_cmpstr (field->field->name, ==, name);
  g_assert_cmpint (field->sides, ==, sides);
  g_assert_cmpstr (field->base, ==, base);
  g_assert_cmpstr (field->mine, ==, mine);
  g_assert_cmpstr (field->theirs, ==, theirs);
}

static void
test_different_fields (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (HengEmployee) both = NULL;
  const HengConflict *conflict;

  change_as_other (two, "工程师", "P6");
  set_text (&two->mine->mobile, "13800000000");
  error = write_stale (two);
  g_assert_nonnull (strstr (error->message, "li.na"));
  g_assert_nonnull (strstr (error->message, "(Job level)"));
  conflict = heng_store_error_get_conflict (error);
  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->actor, ==, "li.na");
  g_assert_cmpstr (conflict->action, ==, "Level of 张伟");
  g_assert_cmpint (conflict->at, >, 0);
  fields = heng_conflict_fields (conflict);
  g_assert_cmpuint (fields->len, ==, 2);
  assert_field (fields->pdata[0], "level", HENG_SIDE_THEIRS, "", "", "P6");
  assert_field (fields->pdata[1], "mobile", HENG_SIDE_MINE, "", "13800000000", "");
  g_assert_true (heng_conflict_is_mergeable (conflict));
  both = heng_conflict_resolve (conflict, HENG_KEEP_BOTH);
  write_now (two, both);
  assert_stored (two, "工程师", "P6", "13800000000");
}

static void
test_same_field (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) kept = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (HengEmployee) both = NULL;
  const HengConflict *conflict;

  change_as_other (two, "测试工程师", "P6");
  set_text (&two->mine->position, "架构师");
  error = write_stale (two);
  /* the error may travel: a copy has it too */
  kept = g_error_copy (error);
  conflict = heng_store_error_get_conflict (kept);
  fields = heng_conflict_fields (conflict);
  g_assert_cmpuint (fields->len, ==, 2);
  assert_field (fields->pdata[0], "position", HENG_SIDE_BOTH, "工程师", "架构师", "测试工程师");
  assert_field (fields->pdata[1], "level", HENG_SIDE_THEIRS, "", "", "P6");
  g_assert_false (heng_conflict_is_mergeable (conflict));
  both = heng_conflict_resolve (conflict, HENG_KEEP_BOTH);
  g_assert_cmpstr (both->position, ==, "架构师");
  g_assert_cmpstr (both->level, ==, "P6");
  heng_conflict_take (conflict, both, ((HengConflictField *) fields->pdata[0])->field, HENG_SIDE_THEIRS);
  g_assert_cmpstr (both->position, ==, "测试工程师");
  write_now (two, both);
  assert_stored (two, "测试工程师", "P6", NULL);
}

static void
test_mine_or_theirs (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) mine = NULL;
  g_autoptr (HengEmployee) theirs = NULL;
  const HengConflict *conflict;

  change_as_other (two, "测试工程师", "P6");
  set_text (&two->mine->mobile, "13800000000");
  error = write_stale (two);
  conflict = heng_store_error_get_conflict (error);
  theirs = heng_conflict_resolve (conflict, HENG_KEEP_THEIRS);
  write_now (two, theirs);
  assert_stored (two, "测试工程师", "P6", NULL);
  mine = heng_conflict_resolve (conflict, HENG_KEEP_MINE);
  write_now (two, mine);
  assert_stored (two, "工程师", NULL, "13800000000");
}

static void
test_deleted (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployee) again = NULL;
  g_autoptr (HengChange) change = heng_change_begin (two->other, "li.na", "Remove 张伟", &error);
  const HengConflict *conflict;

  g_assert_true (heng_change_delete (change, &heng_employee_type, two->mine->id, two->mine->version, &error));
  g_assert_true (heng_change_commit (change, &error));
  g_clear_pointer (&change, heng_change_free);
  set_text (&two->mine->mobile, "13800000000");
  error = write_stale (two);
  conflict = heng_store_error_get_conflict (error);
  g_assert_null (conflict->theirs);
  g_assert_cmpstr (((HengEmployee *) conflict->base)->position, ==, "工程师");
  g_assert_null (heng_conflict_resolve (conflict, HENG_KEEP_THEIRS));
  again = heng_conflict_resolve (conflict, HENG_KEEP_MINE);
  g_clear_error (&error);
  change = heng_change_begin (two->store.db, "zhang.wei", "Bring back", &error);
  g_assert_true (heng_change_insert (change, &heng_employee_type, again, &error));
  g_assert_true (heng_change_commit (change, &error));
  assert_stored (two, "工程师", NULL, "13800000000");
}

/* Deleting what another changed meanwhile shows what would be lost. */
static void
test_stale_delete (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = NULL;
  const HengConflict *conflict;

  change_as_other (two, "测试工程师", "P6");
  change = heng_change_begin (two->store.db, "zhang.wei", "Remove 张伟", &error);
  g_assert_false (heng_change_delete (change, &heng_employee_type, two->mine->id, two->mine->version, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  conflict = heng_store_error_get_conflict (error);
  g_assert_null (conflict->mine);
  g_assert_cmpstr (((HengEmployee *) conflict->theirs)->level, ==, "P6");
}

/* Sensitive values are in the comparison, which only the window of the one who may see them shows, and never in the sentence. */
static void
test_sensitive (Two *two, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengEmployeePrivate) mine = heng_employee_private_new ();
  g_autoptr (HengEmployeePrivate) theirs = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (HengChange) change = heng_change_begin (two->store.db, "zhang.wei", "Private data", &error);

  mine->id = two->mine->id;
  mine->bank_no = g_strdup ("6222000011112222");
  g_assert_true (heng_change_insert (change, &heng_employee_private_type, mine, &error));
  g_assert_true (heng_change_commit (change, &error));
  g_clear_pointer (&change, heng_change_free);
  theirs = heng_employee_private_copy (mine);
  set_text (&theirs->bank_no, "6222000033334444");
  change = heng_change_begin (two->other, "li.na", "Bank account", &error);
  g_assert_true (heng_change_update (change, &heng_employee_private_type, theirs, &error));
  g_assert_true (heng_change_commit (change, &error));
  g_clear_pointer (&change, heng_change_free);
  set_text (&mine->bank_no, "6222000055556666");
  change = heng_change_begin (two->store.db, "zhang.wei", "Bank account", &error);
  g_assert_false (heng_change_update (change, &heng_employee_private_type, mine, &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  g_assert_null (strstr (error->message, "6222"));
  fields = heng_conflict_fields (heng_store_error_get_conflict (error));
  g_assert_cmpuint (fields->len, ==, 1);
  assert_field (fields->pdata[0], "bank_no", HENG_SIDE_BOTH, "6222000011112222", "6222000055556666", "6222000033334444");
}

#define ADD(path, func) g_test_add (path, Two, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/conflict/different-fields", test_different_fields);
  ADD ("/conflict/same-field", test_same_field);
  ADD ("/conflict/mine-or-theirs", test_mine_or_theirs);
  ADD ("/conflict/deleted", test_deleted);
  ADD ("/conflict/stale-delete", test_stale_delete);
  ADD ("/conflict/sensitive", test_sensitive);
  return g_test_run ();
}
