/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave of whole days: 工号, 开始, 结束, 类型, 备注. One absence a row; the same start and kind again is the same absence. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>

#include "heng-outcome-table.h"

enum { EMP_NO, FROM, TO, KIND, NOTE, N_COLUMNS };

static const HengColumn columns[N_COLUMNS] = {
  [EMP_NO] = { "emp_no", "工号|员工编号|员工工号|Employee No|Employee Number" },
  [FROM] = { "from", "开始|开始日期|请假开始|From|Start" },
  [TO] = { "to", "结束|结束日期|请假结束|To|End" },
  [KIND] = { "kind", "类型|假期类型|请假类型|假别|Kind|Leave Type" },
  [NOTE] = { "note", "备注|说明|Note" },
};

static const char *const kind_words[] = {
  "ANNUAL=年假|年休假|Annual leave", "PERSONAL=事假|Personal leave", "SICK=病假|Sick leave",
  "MATERNITY=产假|生育假|流产假|Maternity leave", "WORK_INJURY=工伤|工伤假|停工留薪|Work injury",
  "MARRIAGE=婚假|Marriage leave", "BEREAVEMENT=丧假|Bereavement leave", "PATERNITY=陪产假|护理假|Paternity leave",
  "PARENTAL=育儿假|Parental leave", "OTHER=其他|调休|Other|Other leave", NULL,
};

/* Nobody is absent for longer in one note; a slip of the year is more likely. */
#define LONGEST_ABSENCE 730

static char *
make_key (const HengAbsence *absence)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%d", absence->employee_id, absence->from_date, absence->kind);
}

/* FALSE with an error in the row. */
static gboolean
read_row (HengImport *import, HengLookup *lookup, guint row, HengAbsence *absence)
{
  const char *note = heng_import_text (import, row, NOTE, HENG_CLEAN_TEXT);

  absence->employee_id = heng_lookup_employee (lookup, row, EMP_NO, TRUE);
  if (!heng_import_required (import, row, FROM, heng_import_text (import, row, FROM, HENG_CLEAN_NARROW))
      || !heng_import_required (import, row, TO, heng_import_text (import, row, TO, HENG_CLEAN_NARROW))
      || !heng_import_required (import, row, KIND, heng_import_text (import, row, KIND, HENG_CLEAN_NARROW))
      || !heng_import_date (import, row, FROM, &absence->from_date) || !heng_import_date (import, row, TO, &absence->to_date)
      || !heng_import_enum (import, row, KIND, heng_absence_kind_values, kind_words, HENG_ABSENCE_OTHER, &absence->kind))
    return FALSE;
  if (absence->to_date < absence->from_date)
    heng_import_error (import, row, TO, heng_import_raw (import, row, TO), _("The end lies before the start. Correct one of the dates."));
  else if (absence->to_date - absence->from_date > LONGEST_ABSENCE)
    heng_import_error (import, row, TO, heng_import_raw (import, row, TO), _("Longer than two years. Correct one of the dates."));
  absence->note = *note ? g_strdup (note) : NULL;
  return absence->employee_id != 0 && !import->bad[row];
}

/* One leave as it will stand after the import. */
typedef struct
{
  gint64 employee_id;
  HengDate from, to;
  guint row; /* of the file; NO_ROW: stored before */
} Span;

#define NO_ROW G_MAXUINT

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *other = b;

  if (one->employee_id != other->employee_id)
    return one->employee_id < other->employee_id ? -1 : 1;
  return one->from != other->from ? (one->from < other->from ? -1 : 1) : (one->to > other->to) - (one->to < other->to);
}

static void
refuse_overlap (HengImport *import, const Span *span)
{
  if (span->row != NO_ROW)
    heng_import_error (import, span->row, FROM, heng_import_raw (import, span->row, FROM),
                       _("This leave overlaps with another one of the same person. A day belongs to one leave; correct the dates."));
}

/* A day of leave counts once in attendance and exemption, so no two may share it. `spans` is sorted here. */
static void
refuse_overlaps (HengImport *import, GArray *spans)
{
  const Span *longest = NULL;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (longest != NULL && longest->employee_id == span->employee_id && span->from <= longest->to)
        {
          refuse_overlap (import, span);
          refuse_overlap (import, longest);
        }
      if (longest == NULL || longest->employee_id != span->employee_id || span->to > longest->to)
        longest = span;
    }
}

static void
add_span (GArray *spans, const HengAbsence *absence, guint row)
{
  Span span = { absence->employee_id, absence->from_date, absence->to_date, row };

  g_array_append_val (spans, span);
}

/* Takes the record. */
static void
plan_row (HengImport *import, GHashTable *stored, GHashTable *seen, GArray *spans, guint row, HengAbsence *absence)
{
  g_autofree char *key = make_key (absence);
  const HengAbsence *before = g_hash_table_lookup (stored, key);

  if (!g_hash_table_add (seen, g_strdup (key)))
    {
      heng_import_error (import, row, -1, NULL, _("An earlier row of the file says the same thing again. Keep one of them."));
      heng_absence_free (absence);
      return;
    }
  if (before)
    {
      absence->id = before->id;
      absence->version = before->version;
      absence->note = absence->note ? absence->note : g_strdup (before->note);
    }
  add_span (spans, absence, row);
  heng_batch_add (import, row, &heng_absence_type, absence, before ? heng_absence_copy (before) : NULL, NULL, 0);
}

static gboolean
plan (HengImport *import, GError **error)
{
  g_autoptr (HengLookup) lookup = heng_lookup_new (import, error);
  g_autoptr (GPtrArray) records = lookup ? heng_absences_load (import->db, 0, error) : NULL;
  g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (stored, make_key (records->pdata[i]), records->pdata[i]);
  for (guint row = heng_import_first_row (import); row < import->table->n_rows; row++)
    {
      g_autoptr (HengAbsence) absence = heng_absence_new ();

      if (read_row (import, lookup, row, absence))
        plan_row (import, stored, seen, spans, row, g_steal_pointer (&absence));
      if (row % 1024 == 0 && heng_import_stopped (import, row, import->table->n_rows, error))
        return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *key = make_key (records->pdata[i]);

      if (!g_hash_table_contains (seen, key))
        add_span (spans, records->pdata[i], NO_ROW);
    }
  refuse_overlaps (import, spans);
  return TRUE;
}

const HengImporter heng_absences_importer = { columns, N_COLUMNS, FALSE, N_("Import of absences from %s"), plan, NULL };
