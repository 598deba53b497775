/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole company in: everything is read and checked first, then written as one change. */
#include "heng-company.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-actual-table.h"
#include "heng-company-files.h"
#include "heng-import-private.h"

typedef struct
{
  HengDb *db;
  const HengImportOptions *options;
  HengImportReport *report;
  HengReading reading;
  GMappedFile *file;
} Import;

static void
clear_import (Import *import)
{
  heng_reading_clear (&import->reading);
  g_clear_pointer (&import->file, g_mapped_file_unref);
  g_clear_pointer (&import->report, heng_import_report_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

/* A new store may have a name and a scheme; the document brings its own. */
static gboolean
is_replaced (const HengReading *reading, const HengSection *section)
{
  if (section->spec->parent < 0)
    return strcmp (section->spec->name, "company") == 0 && (!reading || reading->has_company);
  while (section->spec->parent >= 0)
    section = heng_company_section (section->spec->parent);
  return section->spec->kind == HENG_SECTION_GROUP && (!reading || reading->has_scheme);
}

static gboolean
check_empty (HengDb *db, GError **error)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      gint64 count;

      if (!sections[i] || !sections[i]->type || is_replaced (NULL, sections[i]))
        continue;
      count = heng_records_count (db, heng_section_stored_type (sections[i]), error);
      if (count < 0)
        return FALSE;
      if (count > 0)
        {
          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ROWS,
                       _("“%s” already holds a company. A whole company is imported into a new, empty store only: name another file with --store."),
                       heng_db_path (db));
          return FALSE;
        }
    }
  return TRUE;
}

/* An empty file has no mapping at all. */
static const char *
text_of (GMappedFile *file)
{
  return g_mapped_file_get_length (file) > 0 ? g_mapped_file_get_contents (file) : "";
}

/* The line that `end` stands in. */
static int
count_lines (const char *text, const char *end)
{
  int n = 1;

  for (; text < end; text++)
    n += *text == '\n';
  return n;
}

static gboolean
map_file (Import *import, const char *path, GError **error)
{
  const char *invalid = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE, _("“%s” is not a file that can be read. Check the name."), path);
      return FALSE;
    }
  import->file = g_mapped_file_new (path, FALSE, error);
  if (!import->file)
    return FALSE;
  if (g_utf8_validate_len (text_of (import->file), g_mapped_file_get_length (import->file), &invalid))
    return TRUE;
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT, _("“%s” is not UTF-8 text: line %d holds other bytes. Export it again."), name,
               count_lines (text_of (import->file), invalid));
  return FALSE;
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  gsize x = (*(HengFault *const *) a)->offset, y = (*(HengFault *const *) b)->offset;

  return x < y ? -1 : x > y;
}

static void
report_fault (guint index, const char *pointer, gint64 line, gpointer data)
{
  Import *import = data;
  HengFault *fault = import->reading.faults->pdata[index];
  HengImportIssue *issue = g_new0 (HengImportIssue, 1);

  issue->severity = HENG_ISSUE_ERROR;
  issue->line = line;
  issue->column = fault->member ? g_strconcat (pointer, "/", fault->member, NULL) : g_strdup (*pointer ? pointer : "/");
  issue->value = g_strdup (fault->value);
  issue->reason = g_strdup (fault->reason);
  g_ptr_array_add (import->report->issues, issue);
}

/* Where each fault stands, in the order of the document. */
static void
report_faults (Import *import)
{
  GPtrArray *faults = import->reading.faults;
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_ptr_array_sort (faults, compare_faults);
  for (guint i = 0; i < faults->len; i++)
    g_array_append_val (offsets, ((HengFault *) faults->pdata[i])->offset);
  heng_json_locate (text_of (import->file), g_mapped_file_get_length (import->file), (const gsize *) (gpointer) offsets->data,
                    faults->len, report_fault, import);
  import->report->errors = faults->len;
}

static gboolean
remove_rows (Import *import, HengChange *change, const HengSection *section, GError **error)
{
  g_autoptr (GPtrArray) rows = heng_records_load_below (import->db, section->type, NULL, 0, 0, error);
  gboolean ok = rows != NULL;

  for (guint i = 0; rows && i < rows->len; i++)
    {
      HengRecord *row = rows->pdata[i];

      ok = ok && heng_change_delete (change, section->type, row->id, row->version, error);
      heng_record_free (section->type, row);
    }
  return ok;
}

static gboolean
remove_replaced (Import *import, HengChange *change, GError **error)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  for (guint i = n; i-- > 0;)
    if (sections[i] && sections[i]->type && is_replaced (&import->reading, sections[i])
        && !remove_rows (import, change, sections[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_ids (Import *import, HengChange *change, GError **error)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      HengRows *rows = import->reading.rows->pdata[i];
      HengRows *above = rows && sections[i]->shares_id ? import->reading.rows->pdata[sections[i]->spec->parent] : NULL;
      gint64 first = 0;

      if (!rows || rows->records->len == 0)
        continue;
      if (!above && (first = heng_change_reserve_ids (change, sections[i]->type, rows->records->len, error)) == 0)
        return FALSE;
      for (guint r = 0; r < rows->records->len; r++)
        ((HengRecord *) rows->records->pdata[r])->id
          = above ? ((HengRecord *) above->records->pdata[g_array_index (rows->parents, guint, r)])->id : first + r;
    }
  return TRUE;
}

/* What follows from other fields is not in the document. */
static gboolean
derive (Import *import, GError **error)
{
  HengRows *rows = heng_reading_rows (&import->reading, heng_company_section_of ("employee")->index);
  g_autofree char *surnames = heng_data_path ("surnames.txt");
  g_autoptr (HengPinyin) pinyin = heng_pinyin_new (g_file_test (surnames, G_FILE_TEST_EXISTS) ? surnames : NULL, error);

  for (guint i = 0; pinyin && i < rows->records->len; i++)
    {
      HengEmployee *employee = rows->records->pdata[i];

      heng_pinyin_name (pinyin, employee->name, &employee->pinyin, &employee->initials);
    }
  return pinyin != NULL;
}

static gboolean
write_section (HengChange *change, const HengSection *section, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) packs = NULL;

  if (section->type != &heng_actual_pack_type)
    return heng_change_insert_many (change, section->type, records->pdata, records->len, error);
  packs = g_ptr_array_new ();
  g_ptr_array_extend (packs, records, NULL, NULL); /* is sorted on the way */
  return heng_actual_packs_insert (change, packs, error);
}

static gboolean
write_rows (Import *import, HengChange *change, GError **error)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);
  gint64 done = 0, total = heng_reading_count (&import->reading);

  for (guint i = 0; i < n; i++)
    {
      HengRows *rows = import->reading.rows->pdata[i];

      if (!rows || rows->records->len == 0)
        continue;
      if (!write_section (change, sections[i], rows->records, error))
        return FALSE;
      done += rows->records->len;
      if (import->options->progress)
        import->options->progress (done, total, import->options->progress_data);
      if (g_cancellable_set_error_if_cancelled (import->options->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_company (Import *import, GError **error)
{
  HengImportReport *report = import->report;
  g_autoptr (HengChange) change = NULL;

  report->rows = heng_reading_count (&import->reading);
  change = heng_change_begin_load (import->db, import->options->actor, _("Import a whole company"), (gsize) report->rows, error);
  if (!change || !check_empty (import->db, error) || !remove_replaced (import, change, error) || !set_ids (import, change, error))
    return FALSE;
  heng_reading_resolve (&import->reading);
  if (import->reading.faults->len > 0)
    return TRUE;
  report->added = report->rows;
  if (!derive (import, error) || !heng_company_files_put (&import->reading, change, import->options->cancellable, error)
      || !write_rows (import, change, error))
    return FALSE;
  if (import->options->dry_run)
    return TRUE;
  report->written = heng_change_commit (change, error);
  return report->written;
}

HengImportReport *
heng_company_import (HengDb *db, const char *path, const HengImportOptions *options, GError **error)
{
  g_auto (Import) import = { .db = db, .options = options };

  import.report = heng_import_report_new ();
  if (!check_empty (db, error) || !map_file (&import, path, error))
    return NULL;
  heng_reading_init (&import.reading, text_of (import.file), g_mapped_file_get_length (import.file));
  heng_reading_run (&import.reading);
  if (import.reading.faults->len == 0 && !write_company (&import, error))
    return NULL;
  if (import.reading.faults->len > 0)
    report_faults (&import);
  return g_steal_pointer (&import.report);
}
