/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole company as one document: nothing is left out, the way out and back in gives the same bytes, faults are named by their place. */
#include <gio/gio.h>
#include <string.h>

#include "heng-actual-table.h"
#include "heng-company-shape.h"
#include "heng-company.h"
#include "heng-content-table.h"
#include "heng-cycle.h"
#include "heng-person-edit.h"
#include "heng-record-sql.h"
#include "import-fixture.h"

static char *
export_text (HengDb *db)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  heng_company_export (db, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static HengDb *
open_new (Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  HengDb *db = heng_db_open (path, HENG_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

static HengImportReport *
import_text (Fixture *fixture, HengDb *db, const char *text)
{
  g_autofree char *path = fixture_write (fixture, "company.json", text);
  g_autoptr (GError) error = NULL;
  HengImportReport *report = heng_company_import (db, path, &fixture->options, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      g_test_message ("%d %s [%s] %s", (int) issue->line, issue->column, issue->value ? issue->value : "", issue->reason);
    }
  return report;
}

/* The document of a small company; members that tests look at are added by them. */
#define HEAD "{\n\"format\": \"heng-company\", \"version\": 1,\n"
#define PEOPLE "\"departments\": [{\"path\": \"A\"}, {\"path\": \"A/B\"}], \"employees\": [{\"emp_no\": \"1\", \"name\": \"张伟\", \"department\": \"A/B\"}]"

static void
assert_fault (Fixture *fixture, const char *text, const char *pointer)
{
  g_autoptr (HengDb) db = open_new (fixture, "fault.heng");
  g_autoptr (HengImportReport) report = import_text (fixture, db, text);
  g_autofree char *path = fixture_path (fixture, "fault.heng");

  g_assert_false (report->written);
  g_assert_cmpint (report->errors, ==, 1);
  g_assert_cmpstr (((HengImportIssue *) report->issues->pdata[0])->column, ==, pointer);
  g_clear_pointer (&db, heng_db_close);
  g_unlink (path);
}

static void
test_every_type (void)
{
  guint n;
  const HengRecordType *const *types = heng_record_types (&n);

  for (guint i = 0; i < n; i++)
    {
      if (types[i] == &heng_actual_block_type) /* stands as the packs in it */
        continue;
      if (!heng_company_section_of (types[i]->table))
        g_test_message ("%s is not in heng-company-shape.c", types[i]->table);
      g_assert_nonnull (heng_company_section_of (types[i]->table));
    }
}

static void
test_schema_is_published (void)
{
  g_autofree char *path = heng_data_path ("schema/company.schema.json");
  g_autofree char *published = NULL;
  g_autofree char *schema = heng_company_schema ();

  g_assert_true (g_file_get_contents (path, &published, NULL, NULL));
  if (strcmp (schema, published) != 0)
    g_test_message ("run: hengctl export company --schema > data/schema/company.schema.json");
  g_assert_true (strcmp (schema, published) == 0);
}

static gint64
first_id (HengDb *db, const char *table)
{
  const HengRecordType *type = heng_record_type_for_table (table);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = heng_records_load_below (db, type, NULL, 0, 0, &error);
  gint64 id;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 0);
  id = ((HengRecord *) rows->pdata[0])->id;
  heng_records_free (type, rows);
  return id;
}

/* What a reference of each kind may point at. */
static gint64
some_id (HengDb *db, HengAs as)
{
  static const char *const tables[] = {
    [HENG_AS_EMPLOYEE] = "employee", [HENG_AS_DEPARTMENT] = "department", [HENG_AS_PROJECT] = "project", [HENG_AS_INDICATOR] = "indicator",
    [HENG_AS_OBJECTIVE] = "objective", [HENG_AS_KEY_RESULT] = "key_result", [HENG_AS_LIST] = "actual_list", [HENG_AS_OWNER] = "department",
  };

  return as < G_N_ELEMENTS (tables) && tables[as] ? first_id (db, tables[as]) : 0;
}

static void
fill (HengDb *db, const HengMember *member, gpointer record)
{
  switch ((int) member->as)
    {
    case HENG_AS_TEXT:
      HENG_MEMBER_TEXT (record, member->field) = g_strdup_printf ("„%s“\n\t\\ \x01 𠮷", member->name);
      break;
    case HENG_AS_DATE:
      HENG_MEMBER_DATE (record, member->field) = heng_date_new (2024, 2, 29);
      break;
    case HENG_AS_ENUM:
      HENG_MEMBER_ENUM (record, member->field) = member->field->enum_values[1].key ? member->field->enum_values[1].value : 0;
      break;
    case HENG_AS_BOOL:
      HENG_MEMBER_INT (record, member->field) = 1;
      break;
    case HENG_AS_DECIMAL:
      HENG_MEMBER_INT (record, member->field) = -1234567;
      break;
    case HENG_AS_TIME:
      HENG_MEMBER_INT (record, member->field) = G_GINT64_CONSTANT (1790000000123);
      break;
    case HENG_AS_INT:
      HENG_MEMBER_INT (record, member->field) = 7;
      break;
    case HENG_AS_BIG:
      HENG_MEMBER_INT (record, member->field) = G_MAXINT64;
      break;
    case HENG_AS_DEPARTMENTS:
      HENG_MEMBER_TEXT (record, member->field) = g_strdup_printf ("%d", (int) first_id (db, "department"));
      break;
    default:
      HENG_MEMBER_INT (record, member->field) = some_id (db, member->as);
    }
}

/* Whose child a made-up row becomes: the second to last of its kind, so that it is not what the sample filled. */
static gint64
parent_for (HengDb *db, const HengSection *section)
{
  const HengSection *parent = section->spec->parent >= 0 ? heng_company_section (section->spec->parent) : NULL;

  return parent && parent->type ? first_id (db, parent->type->table) : 0;
}

/* One row with every field set, of a type the sample has no row of. */
static void
add_row (HengDb *db, const HengSection *section)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "one of each", &error);
  HengRecord *record = heng_record_new (section->type);

  g_assert_no_error (error);
  for (guint i = 0; i < section->members->len; i++)
    fill (db, &g_array_index (section->members, HengMember, i), record);
  if (section->shares_id)
    record->id = parent_for (db, section);
  else if (section->owner)
    HENG_MEMBER_INT (record, section->owner) = parent_for (db, section);
  g_test_message ("a row of %s", section->type->table);
  if (section->type == &heng_actual_pack_type)
    {
      g_autoptr (GPtrArray) packs = g_ptr_array_new ();

      g_ptr_array_add (packs, record);
      heng_actual_packs_insert (change, packs, &error);
    }
  else
    heng_change_insert (change, section->type, record, &error);
  g_assert_no_error (error);
  heng_change_commit (change, &error);
  g_assert_no_error (error);
  heng_record_free (section->type, record);
}

static void
add_one_of_each (HengDb *db)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  for (guint i = 0; i < n; i++)
    if (sections[i] && sections[i]->type && heng_records_count (db, heng_section_stored_type (sections[i]), NULL) == 0)
      add_row (db, sections[i]);
}

static void
assert_same_counts (HengDb *a, HengDb *b)
{
  guint n;
  const HengRecordType *const *types = heng_record_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (heng_records_count (a, types[i], NULL), >, 0);
      g_assert_cmpint (heng_records_count (a, types[i], NULL), ==, heng_records_count (b, types[i], NULL));
    }
}

static void
assert_sound (HengDb *db)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) cycles = NULL;
  g_autoptr (GError) error = NULL;

  heng_store_check (db, &findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  cycles = heng_cycles_load (db, &error);
  for (guint i = 0; i < cycles->len; i++)
    g_assert_cmpint (heng_results_verify (db, ((HengCycle *) cycles->pdata[i])->id, NULL, &error), ==, 0);
}

/* Out, into a new store, out again. */
static void
round_trip (Fixture *fixture, HengDb *db, gboolean sound)
{
  g_autofree char *first = export_text (db);
  g_autoptr (HengDb) copy = open_new (fixture, "copy.heng");
  g_autoptr (HengImportReport) report = import_text (fixture, copy, first);
  g_autofree char *second = NULL;

  g_assert_true (report->written);
  g_assert_cmpint (report->errors, ==, 0);
  second = export_text (copy);
  g_assert_cmpstr (first, ==, second);
  if (sound)
    assert_sound (copy);
  else
    assert_same_counts (db, copy);
}

static void
test_sample (Fixture *fixture, gconstpointer language)
{
  g_autofree char *path = fixture_path (fixture, "sample.heng");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;

  heng_sample_create (path, language, NULL, &error);
  g_assert_no_error (error);
  db = heng_db_open (path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  round_trip (fixture, db, TRUE);
}

static void
test_one_of_each (Fixture *fixture, gconstpointer language)
{
  g_autofree char *path = fixture_path (fixture, "sample.heng");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;

  heng_sample_create (path, language, NULL, &error);
  g_assert_no_error (error);
  db = heng_db_open (path, HENG_DB_OPEN, &error);
  g_assert_no_error (error);
  add_one_of_each (db);
  round_trip (fixture, db, FALSE);
}

static void
test_full_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = import_text (fixture, fixture->db, HEAD PEOPLE "}");
  g_autofree char *path = fixture_path (fixture, "company.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (first->written);
  g_assert_null (heng_company_import (fixture->db, path, &fixture->options, &error));
  g_assert_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ROWS);
  g_assert_nonnull (strstr (error->message, "already holds a company"));
}

static void
test_replaces_a_new_scheme (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (GError) error = NULL;
  g_autoptr (HengImportReport) report = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", &error), >, 0);
  report = import_text (fixture, fixture->db, HEAD PEOPLE ", \"scheme\": {\"indicators\": [{\"code\": \"X\", \"name\": \"x\", \"perspective\": \"F\", "
                                                          "\"rule\": \"lin HB 70/90/100\", \"level\": \"PERSON\"}]}}");
  g_assert_true (report->written);
  g_assert_cmpint (heng_records_count (fixture->db, &heng_indicator_type, NULL), ==, 1);
  g_assert_cmpint (heng_records_count (fixture->db, &heng_template_type, NULL), ==, 0);
  g_free (heng_journal_undo (fixture->db, "test", &error));
  g_assert_no_error (error);
  g_assert_cmpint (heng_records_count (fixture->db, &heng_indicator_type, NULL), >, 1);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

static void
test_keeps_a_scheme (Fixture *fixture, gconstpointer data)
{
  g_autofree char *templates = heng_data_path ("templates");
  g_autoptr (HengImportReport) report = NULL;

  g_assert_cmpint (heng_scheme_install (fixture->db, templates, "test", NULL), >, 0);
  report = import_text (fixture, fixture->db, HEAD PEOPLE "}");
  g_assert_true (report->written);
  g_assert_cmpint (heng_records_count (fixture->db, &heng_template_type, NULL), >, 0);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = NULL;

  fixture->options.dry_run = TRUE;
  report = import_text (fixture, fixture->db, HEAD PEOPLE "}");
  g_assert_false (report->written);
  g_assert_cmpint (report->added, ==, 3);
  g_assert_cmpint (heng_employees_count (fixture->db, NULL), ==, 0);
}

/* Members in any order, departments below ones that come later, a manager further down. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = import_text (fixture, fixture->db,
                   "{\"employees\": [{\"name\": \"B\", \"manager\": \"9\", \"emp_no\": \"1\", \"department\": \"R~1D/~0x\"}, "
                   "{\"emp_no\": \"9\", \"name\": \"曾伟\"}], \"departments\": [{\"path\": \"R~1D/~0x\", \"head\": \"1\"}, {\"path\": \"R~1D\"}, "
                   "{\"path\": \"R~1D~~2\"}], \"version\": 1, \"format\": \"heng-company\"}");
  g_autoptr (GPtrArray) departments = heng_departments_load (fixture->db, NULL);
  g_autoptr (HengEmployee) first = heng_employee_load_by_no (fixture->db, "1", NULL);
  g_autoptr (HengEmployee) ninth = heng_employee_load_by_no (fixture->db, "9", NULL);
  g_autofree char *path = NULL;

  g_assert_true (report->written);
  g_assert_cmpint (first->manager_id, ==, ninth->id);
  g_assert_cmpstr (ninth->pinyin, ==, "zeng wei");
  path = heng_department_path (departments, first->department_id);
  g_assert_cmpstr (path, ==, "R/D / ~x");
  round_trip (fixture, fixture->db, TRUE);
}

static void
test_twins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report
    = import_text (fixture, fixture->db, HEAD "\"departments\": [{\"path\": \"A\"}, {\"path\": \"A~~2\"}, {\"path\": \"A~~2/B\"}]}");
  g_autofree char *text = export_text (fixture->db);

  g_assert_true (report->written);
  g_assert_nonnull (strstr (text, "\"A~~2/B\""));
  round_trip (fixture, fixture->db, TRUE);
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  assert_fault (fixture, HEAD PEOPLE ", \"employees\": []}", "/employees");
  assert_fault (fixture, HEAD "\"employees\": [{\"emp_no\": \"1\", \"name\": \"x\"}, {\"emp_no\": \"2\", \"name\": \"y\", \"hire_date\": \"2026-02-30\"}]}",
                "/employees/1/hire_date");
  assert_fault (fixture, HEAD "\"employees\": [{\"emp_no\": \"1\"}]}", "/employees/0/name");
  assert_fault (fixture, HEAD "\"employees\": [{\"emp_no\": \"1\", \"name\": \"x\", \"manager\": \"7\"}]}", "/employees/0/manager");
  assert_fault (fixture, HEAD "\"employees\": [{\"emp_no\": \"1\", \"name\": \"x\", \"jobs\": [{\"from_date\": \"2026-01-01\", \"kind\": \"HIRE\", \"a/b\": 1}]}]}",
                "/employees/0/jobs/0/a~1b");
  assert_fault (fixture, HEAD "\"employees\": [{\"emp_no\": \"1\", \"name\": \"x\"}, {\"emp_no\": \"1\", \"name\": \"y\"}]}", "/employees/1");
  assert_fault (fixture, HEAD "\"departments\": [{\"path\": \"A\"}, {\"path\": \"B/C\"}]}", "/departments/1/path");
  assert_fault (fixture, HEAD "\"departments\": [{\"path\": \"A\"}, {\"path\": \"A\"}]}", "/departments/1/path");
  assert_fault (fixture, HEAD "\"company\": {\"name\": \"x\"}", "/company");
  assert_fault (fixture, "[]", "/");
  assert_fault (fixture, "{\"version\": 1}", "/format");
  assert_fault (fixture, "{\"format\": \"heng-company\", \"version\": 2}", "/version");
  assert_fault (fixture, HEAD "\"company\": {\"name\": \"\\ud800\"}}", "/company/name");
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) report = import_text (fixture, fixture->db, HEAD "\"employees\": [\n{\n\"emp_no\": \"1\",\n\"name\": 5}]}");

  g_assert_cmpint (report->errors, ==, 1);
  g_assert_cmpint (((HengImportIssue *) report->issues->pdata[0])->line, ==, 6);
  g_assert_cmpstr (((HengImportIssue *) report->issues->pdata[0])->value, ==, "5");
}

static void
test_deep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"departments\": [");
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *pointer = g_strdup_printf ("/departments/%d/path", HENG_MOST_LEVELS);

  for (guint i = 0; i <= HENG_MOST_LEVELS; i++)
    {
      g_string_append (path, i ? "/D" : "D");
      g_string_append_printf (text, "%s{\"path\": \"%s\"}", i ? ", " : "", path->str);
    }
  g_string_append (text, "]}");
  assert_fault (fixture, text->str, pointer);
}

/* Photos and attachments. */

static const guchar all_bytes[] = { 0, 1, 2, 3, 127, 128, 254, 255, '"', '\\', '\n', 0 };

/* A person with a photo and two attachments, one with the bytes of the photo, and bytes nobody refers to. */
static void
add_files (HengDb *db, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree guchar *large = g_malloc (size);
  g_autoptr (GBytes) small_bytes = g_bytes_new_static (all_bytes, sizeof all_bytes), large_bytes = NULL;
  g_autoptr (GBytes) orphan = g_bytes_new_static ("nobody", 6);
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, "1", &error);
  HengPersonWriter writer = { .actor = "test" };
  g_autoptr (HengChange) change = NULL;

  for (gsize i = 0; i < size; i++)
    large[i] = (guchar) (i * 7 + i / 251);
  large_bytes = g_bytes_new (large, size);
  g_assert_true (heng_person_set_photo (db, &writer, employee, small_bytes, &error));
  g_assert_true (heng_person_attach (db, &writer, employee->id, "合同.pdf", "application/pdf", large_bytes, &error));
  g_assert_true (heng_person_attach (db, &writer, employee->id, "again.bin", NULL, small_bytes, &error));
  change = heng_change_begin (db, "test", "orphan", &error);
  g_free (heng_content_put (change, orphan, &error));
  g_assert_true (heng_change_commit (change, &error));
  g_assert_no_error (error);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) first = import_text (fixture, fixture->db, HEAD PEOPLE "}");
  g_autoptr (HengDb) copy = open_new (fixture, "copy.heng");
  g_autoptr (HengImportReport) report = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autofree char *out = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n, bytes;

  g_assert_true (first->written);
  add_files (fixture->db, 700001); /* more than one piece, and no whole group of three at the end */
  out = export_text (fixture->db);
  g_assert_null (strstr (out, "bm9ib2R5")); /* "nobody" */
  report = import_text (fixture, copy, out);
  g_assert_true (report->written);
  again = export_text (copy);
  g_assert_true (strcmp (out, again) == 0);
  g_assert_true (heng_content_count (copy, &n, &bytes, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (bytes, ==, 700001 + (gint64) sizeof all_bytes);
  employee = heng_employee_load_by_no (copy, "1", &error);
  photo = heng_content_load (copy, employee->photo, &error);
  g_assert_cmpmem (g_bytes_get_data (photo, NULL), g_bytes_get_size (photo), all_bytes, sizeof all_bytes);
}

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define FILES(sum, size, data) HEAD "\"files\": [{\"sha256\": \"" sum "\", \"size\": " size ", \"data\": \"" data "\"}]}"

/* Each fault of a file is told with its path. */
static void
test_wrong_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengImportReport) fine = NULL;

  assert_fault (fixture, FILES (ABC, "3", "YWJj=="), "/files/0/data");
  assert_fault (fixture, FILES (ABC, "3", "YW\\nJj"), "/files/0/data");
  assert_fault (fixture, FILES (ABC, "3", ""), "/files/0/data");
  assert_fault (fixture, FILES (ABC, "4", "YWJj"), "/files/0/size");
  assert_fault (fixture, FILES (ABC, "33554433", "YWJj"), "/files/0/size");
  assert_fault (fixture, FILES (ABC, "3", "YWJk"), "/files/0/sha256");
  assert_fault (fixture, FILES ("BA", "3", "YWJj"), "/files/0/sha256");
  assert_fault (fixture, HEAD "\"files\": [{\"sha256\": \"" ABC "\", \"data\": \"YWJj\"}]}", "/files/0/size");
  assert_fault (fixture, HEAD "\"files\": [{\"sha256\": \"" ABC "\", \"size\": 3, \"data\": \"YWJj\"}, {\"size\": 3, \"data\": "
                              "\"YW\\u004aj\", \"sha256\": \"" ABC "\"}]}", "/files/1");
  assert_fault (fixture, HEAD "\"files\": [7]}", "/files/0");
  assert_fault (fixture, HEAD "\"files\": {}}", "/files");
  assert_fault (fixture, HEAD "\"files\": [{\"name\": 7, \"sha256\": \"" ABC "\", \"size\": 3, \"data\": \"YWJj\"}]}", "/files/0/name");
  fine = import_text (fixture, fixture->db, FILES (ABC, "3", "YW\\u004aj"));
  g_assert_cmpint (fine->errors, ==, 0);
}

/* Cut and bitten documents end in faults, never in anything worse. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char text[] = HEAD PEOPLE ", \"cycles\": [{\"key\": \"Q\", \"name\": \"Q\", \"start_date\": \"2026-01-01\", \"end_date\": \"2026-03-31\", "
                                         "\"state\": \"DRAFT\", \"okr_cap\": \"1\", \"scope\": [\"A\"]}]}";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  fixture->options.dry_run = TRUE;
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *copy = g_strdup (text);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HengImportReport) report = NULL;

      copy[g_rand_int_range (rand, 0, sizeof text - 1)] = (char) g_rand_int_range (rand, 32, 127);
      copy[g_rand_int_range (rand, 0, sizeof text)] = "{}[]\",:x"[i % 8];
      copy[i % 3 == 0 ? g_rand_int_range (rand, 1, sizeof text) : (gint32) sizeof text - 1] = '\0';
      path = fixture_write (fixture, "damaged.json", copy);
      report = heng_company_import (fixture->db, path, &fixture->options, &error);
      g_assert_true (report || error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/company/every-type-is-in-it", test_every_type);
  g_test_add_func ("/company/schema-is-published", test_schema_is_published);
#define ADD(path, data, function) g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("/company/sample/zh_CN", "zh_CN", test_sample);
  ADD ("/company/sample/en", "en", test_sample);
  ADD ("/company/one-of-each", "en", test_one_of_each);
  ADD ("/company/deep", NULL, test_deep);
  ADD ("/company/files", NULL, test_files);
  ADD ("/company/files/wrong", NULL, test_wrong_files);
  ADD ("/company/full-store", NULL, test_full_store);
  ADD ("/company/replaces-a-new-scheme", NULL, test_replaces_a_new_scheme);
  ADD ("/company/keeps-a-scheme", NULL, test_keeps_a_scheme);
  ADD ("/company/dry-run", NULL, test_dry_run);
  ADD ("/company/any-order", NULL, test_any_order);
  ADD ("/company/departments-of-one-name", NULL, test_twins);
  ADD ("/company/faults", NULL, test_faults);
  ADD ("/company/line", NULL, test_line);
  ADD ("/company/damaged", NULL, test_damaged);
  return g_test_run ();
}
