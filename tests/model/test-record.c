/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables: every type is sound, and the generic functions agree with the structs. */
#include "heng-cycle.h"
#include "heng-people.h"
#include "heng-scheme.h"

#include <string.h>

static const HengRecordType *const types[] = {
  &heng_company_type,     &heng_department_type,      &heng_employee_type,      &heng_job_type,
  &heng_employee_private_type, &heng_employee_detail_type, &heng_project_type, &heng_project_member_type,
  &heng_indicator_type,   &heng_template_type,        &heng_template_line_type, &heng_profile_type,
  &heng_assignment_type,  &heng_grade_band_type,      &heng_calendar_day_type,  &heng_cycle_type,
  &heng_participant_type, &heng_scorecard_line_type,  &heng_actual_row_type,    &heng_milestone_type,
  &heng_objective_type,   &heng_key_result_type,      &heng_checkin_type,       &heng_feedback_type,
  &heng_adjustment_type,  &heng_result_type,          &heng_comment_type,
};

static gsize
size_of (HengKind kind)
{
  switch (kind)
    {
    case HENG_KIND_TEXT:
      return sizeof (char *);
    case HENG_KIND_DATE:
      return sizeof (HengDate);
    case HENG_KIND_ENUM:
      return sizeof (int);
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    default:
      return sizeof (gint64);
    }
}

/* Every byte of a struct belongs to exactly one field (but for padding), so none was forgotten. */
static void
check_layout (const HengRecordType *type)
{
  g_autofree guint8 *owner = g_malloc0 (type->size);
  guint gaps = 0;

  memset (owner, 1, sizeof (HengRecord));
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];

      g_assert_cmpuint (field->offset + size_of (field->kind), <=, type->size);
      for (gsize byte = 0; byte < size_of (field->kind); byte++)
        g_assert_cmpint (owner[field->offset + byte]++, ==, 0);
    }
  for (gsize byte = 0; byte < type->size; byte++)
    gaps += owner[byte] == 0 ? 1 : 0;
  for (gsize byte = 0; byte + 8 <= type->size; byte += 8)
    g_assert_true (owner[byte] != 0 || owner[byte + 4] != 0);
  g_assert_cmpuint (gaps % 4, ==, 0);
}

static void
check_enum (const HengEnumValue *values)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (const HengEnumValue *value = values; value->key; value++)
    {
      g_assert_true (g_hash_table_add (keys, (gpointer) value->key));
      g_assert_true (heng_enum_by_value (values, value->value) == value);
      g_assert_true (heng_enum_by_key (values, value->key) == value);
      g_assert_nonnull (value->label);
    }
  g_assert_null (heng_enum_by_key (values, "no such key"));
  g_assert_null (heng_enum_by_value (values, 4711));
  g_assert_cmpstr (heng_enum_label (values, 4711), ==, "");
}

static void
test_types (void)
{
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%s", types[t]->table);
      g_assert_true (g_hash_table_add (tables, (gpointer) types[t]->table));
      check_layout (types[t]);
      for (guint i = 0; i < types[t]->n_fields; i++)
        {
          g_assert_true (g_hash_table_add (names, (gpointer) types[t]->fields[i].name));
          g_assert_true (types[t]->fields[i].label && *types[t]->fields[i].label);
          if (types[t]->fields[i].kind == HENG_KIND_ENUM)
            check_enum (types[t]->fields[i].enum_values);
        }
    }
}

static void
test_sensitive (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    g_assert_cmpint (types[t]->sensitive, ==,
                     types[t] == &heng_employee_private_type || types[t] == &heng_feedback_type);
}

/* A text that the field accepts, different for each n. */
static char *
sample_text (const HengField *field, guint n)
{
  if (field->kind == HENG_KIND_DATE)
    return g_strdup_printf ("2026-03-%02u", n % 28 + 1);
  if (field->kind == HENG_KIND_ENUM)
    return g_strdup (field->enum_values[1].key);
  return g_strdup_printf ("%u", n + 1);
}

static void
check_copy (const HengRecordType *type)
{
  gpointer record = heng_record_new (type);
  gpointer copy;

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *text = sample_text (&type->fields[i], i);
      g_autofree char *back = NULL;

      g_assert_true (heng_field_set_text (&type->fields[i], record, text));
      back = heng_field_get_text (&type->fields[i], record);
      g_assert_cmpstr (back, ==, text);
    }
  copy = heng_record_copy (type, record);
  for (guint i = 0; i < type->n_fields; i++)
    g_assert_true (heng_field_equal (&type->fields[i], record, copy));
  heng_record_clear (type, record);
  for (guint i = 0; i < type->n_fields; i++)
    g_assert_false (heng_field_equal (&type->fields[i], record, copy));
  heng_record_free (type, copy);
  heng_record_free (type, record);
}

static void
test_copy (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    check_copy (types[t]);
  g_assert_null (heng_record_copy (&heng_employee_type, NULL));
  heng_record_free (&heng_employee_type, NULL);
}

static void
test_set_text (void)
{
  g_autoptr (HengEmployee) employee = heng_employee_new ();
  const HengField *hire = heng_record_field (&heng_employee_type, "hire_date");
  const HengField *type = heng_record_field (&heng_employee_type, "emp_type");
  const HengField *manager = heng_record_field (&heng_employee_type, "manager_id");
  const HengField *name = heng_record_field (&heng_employee_type, "name");

  g_assert_false (heng_field_set_text (hire, employee, "2026-02-30"));
  g_assert_true (heng_field_set_text (hire, employee, ""));
  g_assert_null (heng_field_get_text (hire, employee));
  g_assert_false (heng_field_set_text (type, employee, "SOMETHING"));
  g_assert_false (heng_field_set_text (type, employee, NULL));
  g_assert_false (heng_field_set_text (manager, employee, "12a"));
  g_assert_true (heng_field_set_text (manager, employee, NULL));
  g_assert_null (heng_field_get_text (manager, employee));
  g_assert_true (heng_field_set_text (name, employee, "张伟"));
  g_assert_true (heng_field_set_text (name, employee, employee->name));
  g_assert_cmpstr (employee->name, ==, "张伟");
  g_assert_null (heng_record_field (&heng_employee_type, "no_such_field"));
}

static void
assert_display (const HengRecordType *type, const char *field, gconstpointer record, const char *expected)
{
  g_autofree char *text = heng_field_display (heng_record_field (type, field), record);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_display (void)
{
  g_autoptr (HengScorecardLine) line = heng_scorecard_line_new ();
  g_autoptr (HengGradeBand) band = heng_grade_band_new ();
  g_autoptr (HengEmployee) employee = heng_employee_new ();
  g_autoptr (HengCycle) cycle = heng_cycle_new ();

  line->weight_bp = 1250;
  line->perspective = HENG_PERSPECTIVE_C;
  band->coefficient = 1100000;
  employee->is_head = 1;
  assert_display (&heng_scorecard_line_type, "weight_bp", line, "12.5%");
  assert_display (&heng_scorecard_line_type, "perspective", line, "Customer");
  assert_display (&heng_scorecard_line_type, "name", line, "");
  assert_display (&heng_grade_band_type, "coefficient", band, "1.1");
  assert_display (&heng_employee_type, "is_head", employee, "Yes");
  assert_display (&heng_cycle_type, "published_at", cycle, "");
}

static void
test_matches (void)
{
  HengEmployee employee = { .name = (char *) "吕小明", .pinyin = (char *) "lu xiao ming", .initials = (char *) "lxm",
                            .emp_no = (char *) "QH0014", .name_en = (char *) "Leo Lu" };
  static const char *const hits[] = { "", "小明", "吕", "lu", "luxiao", "lu xiao", "xiaoming", "lxm", "xm", "qh0014", "0014",
                                      "leo", "lv", "lvxiaoming", "uxiaom", NULL };
  static const char *const misses[] = { "lum", "明小", "lxn", "qh0015", "xiaomingg", "vm", NULL };

  for (guint i = 0; hits[i]; i++)
    {
      g_test_message ("%s", hits[i]);
      g_assert_true (heng_employee_matches (&employee, hits[i]));
    }
  for (guint i = 0; misses[i]; i++)
    {
      g_test_message ("%s", misses[i]);
      g_assert_false (heng_employee_matches (&employee, misses[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/types", test_types);
  g_test_add_func ("/record/sensitive", test_sensitive);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/set-text", test_set_text);
  g_test_add_func ("/record/display", test_display);
  g_test_add_func ("/record/employee-matches", test_matches);
  return g_test_run ();
}
