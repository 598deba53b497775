/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SELECT, INSERT, DELETE and row reading for every record type, from its field table. */
#include "heng-record-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-actual-pack.h"
#include "heng-contact.h"
#include "heng-cycle.h"
#include "heng-db-private.h"
#include "heng-decision.h"
#include "heng-goal-records.h"
#include "heng-import-answer.h"
#include "heng-kept-trial.h"
#include "heng-legacy.h"
#include "heng-people.h"
#include "heng-person-records.h"
#include "heng-question.h"
#include "heng-report-layout.h"
#include "heng-scheme.h"
#include "heng-scorecard-step.h"

#define MEMBER(record, field, type) (*(type *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(record, field, type) (*(type const *) ((const char *) (record) + (field)->offset))

static const HengRecordType *const all_types[] = {
  &heng_company_type, &heng_department_type, &heng_employee_type, &heng_job_type, &heng_employee_private_type,
  &heng_employee_detail_type, &heng_project_type, &heng_project_member_type,
  &heng_indicator_type, &heng_indicator_version_type, &heng_template_type, &heng_template_line_type, &heng_profile_type, &heng_assignment_type,
  &heng_grade_band_type, &heng_calendar_day_type,
  &heng_cycle_type, &heng_participant_type, &heng_scorecard_line_type, &heng_actual_row_type, &heng_milestone_type,
  &heng_objective_type, &heng_key_result_type, &heng_checkin_type, &heng_feedback_type, &heng_adjustment_type,
  &heng_result_type, &heng_comment_type,
  &heng_goal_link_type, &heng_goal_version_type, &heng_goal_request_type, &heng_goal_grade_type, &heng_goal_comment_type, &heng_goal_mention_type,
  &heng_goal_evidence_type,
  &heng_actual_list_type, &heng_actual_block_type,
  &heng_grade_change_type, &heng_pool_member_type, &heng_appeal_type, &heng_decision_type, &heng_absence_type,
  &heng_legacy_result_type, &heng_import_answer_type, &heng_contact_type,
  &heng_question_set_type, &heng_question_type, &heng_rating_sheet_type, &heng_rating_done_type,
  &heng_department_change_type, &heng_reporting_line_type, &heng_education_type, &heng_certificate_type, &heng_skill_type,
  &heng_project_milestone_type, &heng_person_note_type, &heng_attachment_type, &heng_saved_filter_type, &heng_import_map_type,
  &heng_scorecard_step_type,
  &heng_kept_trial_type, &heng_report_layout_type,
};

const HengRecordType *const *
heng_record_types (guint *n_types)
{
  *n_types = G_N_ELEMENTS (all_types);
  return all_types;
}

const HengRecordType *
heng_record_type_for_table (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_types); i++)
    if (g_strcmp0 (all_types[i]->table, table) == 0)
      return all_types[i];
  return NULL;
}

HengStmt *
heng_record_select (HengDb *db, const HengRecordType *type, const char *rest, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id, t.version");

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", t.%s", type->fields[i].name);
  g_string_append_printf (sql, " FROM %s t %s", type->table, rest);
  return heng_db_prepare (db, sql->str, error);
}

static void
read_field (const HengField *field, gpointer record, HengStmt *stmt, int column)
{
  const char *text;
  const HengEnumValue *value;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      MEMBER (record, field, char *) = g_strdup (heng_stmt_text (stmt, column));
      break;
    case HENG_KIND_DATE:
      MEMBER (record, field, HengDate) = heng_date_parse (heng_stmt_text (stmt, column));
      break;
    case HENG_KIND_ENUM:
      text = heng_stmt_text (stmt, column);
      value = text ? heng_enum_by_key (field->enum_values, text) : NULL;
      MEMBER (record, field, int) = value ? value->value : 0;
      break;
    case HENG_KIND_VALUE:
      MEMBER (record, field, gint64) = heng_stmt_is_null (stmt, column) ? HENG_NO_VALUE : heng_stmt_int (stmt, column);
      break;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    default:
      MEMBER (record, field, gint64) = heng_stmt_int (stmt, column);
    }
}

gpointer
heng_record_read (const HengRecordType *type, HengStmt *stmt)
{
  HengRecord *record = heng_record_new (type);

  record->id = heng_stmt_int (stmt, 0);
  record->version = heng_stmt_int (stmt, 1);
  for (guint i = 0; i < type->n_fields; i++)
    read_field (&type->fields[i], record, stmt, i + 2);
  return record;
}

GPtrArray *
heng_record_load_many (HengDb *db, const HengRecordType *type, const char *rest, gint64 first, gint64 second,
                       GDestroyNotify record_free, GError **error)
{
  HengStmt *stmt = heng_record_select (db, type, rest, error);

  if (stmt && first != 0)
    heng_stmt_bind_int (stmt, 1, first);
  if (stmt && second != 0)
    heng_stmt_bind_int (stmt, 2, second);
  return heng_record_read_all (type, stmt, record_free, error);
}

gboolean
heng_record_append_all (const HengRecordType *type, HengStmt *stmt, GPtrArray *records, GError **error)
{
  g_autoptr (HengStmt) owned = stmt;
  HengStep step = HENG_STEP_ERROR;

  while (owned && (step = heng_stmt_step (owned, error)) == HENG_STEP_ROW)
    g_ptr_array_add (records, heng_record_read (type, owned));
  return step == HENG_STEP_DONE;
}

GPtrArray *
heng_record_read_all (const HengRecordType *type, HengStmt *stmt, GDestroyNotify record_free, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (record_free);

  return heng_record_append_all (type, stmt, records, error) ? g_steal_pointer (&records) : NULL;
}

gpointer
heng_record_read_one (const HengRecordType *type, HengStmt *stmt, GError **error)
{
  g_autoptr (HengStmt) owned = stmt;

  if (!owned || heng_stmt_step (owned, error) != HENG_STEP_ROW)
    return NULL;
  return heng_record_read (type, owned);
}

gpointer
heng_record_load (HengDb *db, const HengRecordType *type, gint64 id, GError **error)
{
  HengStmt *stmt = heng_record_select (db, type, "WHERE t.id = $1", error);

  if (stmt)
    heng_stmt_bind_int (stmt, 1, id);
  return heng_record_read_one (type, stmt, error);
}

void
heng_record_set_no_row (const HengRecordType *type, const char *which, GError **error)
{
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW, _("There is no %s “%s”."), _(type->label), which);
}

gpointer
heng_record_load_existing (HengDb *db, const HengRecordType *type, gint64 id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *which = NULL;
  gpointer record = heng_record_load (db, type, id, &problem);

  if (record)
    return record;
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  which = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  heng_record_set_no_row (type, which, error);
  return NULL;
}

static gboolean
is_used (const HengField *field, gconstpointer record)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return CONST_MEMBER (record, field, char *) != NULL;
    case HENG_KIND_DATE:
      return CONST_MEMBER (record, field, HengDate) != HENG_DATE_NONE;
    case HENG_KIND_REF:
      return CONST_MEMBER (record, field, gint64) != 0;
    case HENG_KIND_VALUE:
      return CONST_MEMBER (record, field, gint64) != HENG_NO_VALUE;
    case HENG_KIND_INT: /* 0 is a value */
    case HENG_KIND_ENUM:
    default:
      return TRUE;
    }
}

guint64
heng_record_used_fields (const HengRecordType *type, gpointer const *records, gsize n)
{
  guint64 used = 0;
  guint8 left[64];
  guint n_left = 0;

  g_assert (type->n_fields <= G_N_ELEMENTS (left));
  for (guint i = 0; i < type->n_fields; i++)
    left[n_left++] = (guint8) i;
  for (gsize r = 0; r < n && n_left > 0; r++)
    for (guint i = 0; i < n_left;)
      if (is_used (&type->fields[left[i]], records[r]))
        {
          used |= G_GUINT64_CONSTANT (1) << left[i];
          left[i] = left[--n_left];
        }
      else
        i++;
  return used;
}

HengStmt *
heng_record_insert_rows_stmt (HengDb *db, const HengRecordType *type, guint64 fields, guint n, int *per_row, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  int index = 0;

  g_string_printf (sql, "INSERT INTO %s(id, version", type->table);
  *per_row = 2;
  for (guint i = 0; i < type->n_fields; i++)
    if (fields >> i & 1)
      {
        g_string_append_printf (sql, ", %s", type->fields[i].name);
        ++*per_row;
      }
  g_string_append (sql, ") VALUES ");
  for (guint row = 0; row < n; row++)
    for (int i = 0; i < *per_row; i++)
      g_string_append_printf (sql, "%s$%d%s", i > 0 ? ", " : row > 0 ? ", (" : "(", ++index, i + 1 == *per_row ? ")" : "");
  return heng_db_prepare (db, sql->str, error);
}

HengStmt *
heng_record_insert_stmt (HengDb *db, const HengRecordType *type, guint64 fields, GError **error)
{
  int per_row;

  return heng_record_insert_rows_stmt (db, type, fields, 1, &per_row, error);
}

/* "2026-09-30" without going through printf: bulk loads write millions of dates. */
static void
write_date (HengDate date, char *text)
{
  int year, month, day;

  heng_date_split (date, &year, &month, &day);
  text[0] = '0' + year / 1000 % 10;
  text[1] = '0' + year / 100 % 10;
  text[2] = '0' + year / 10 % 10;
  text[3] = '0' + year % 10;
  text[4] = '-';
  text[5] = '0' + month / 10;
  text[6] = '0' + month % 10;
  text[7] = '-';
  text[8] = '0' + day / 10;
  text[9] = '0' + day % 10;
  text[10] = '\0';
}

void
heng_record_bind_field (HengStmt *stmt, int index, const HengField *field, gconstpointer record, char *date_room)
{
  const HengEnumValue *value;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      heng_stmt_bind_static (stmt, index, CONST_MEMBER (record, field, char *), -1);
      break;
    case HENG_KIND_DATE:
      if (CONST_MEMBER (record, field, HengDate) == HENG_DATE_NONE)
        {
          heng_stmt_bind_null (stmt, index);
          break;
        }
      write_date (CONST_MEMBER (record, field, HengDate), date_room);
      heng_stmt_bind_static (stmt, index, date_room, 10);
      break;
    case HENG_KIND_ENUM:
      value = heng_enum_by_value (field->enum_values, CONST_MEMBER (record, field, int));
      heng_stmt_bind_static (stmt, index, value ? value->key : NULL, -1);
      break;
    case HENG_KIND_REF:
      if (CONST_MEMBER (record, field, gint64) == 0)
        {
          heng_stmt_bind_null (stmt, index);
          break;
        }
      heng_stmt_bind_int (stmt, index, CONST_MEMBER (record, field, gint64));
      break;
    case HENG_KIND_VALUE:
      if (CONST_MEMBER (record, field, gint64) == HENG_NO_VALUE)
        {
          heng_stmt_bind_null (stmt, index);
          break;
        }
      heng_stmt_bind_int (stmt, index, CONST_MEMBER (record, field, gint64));
      break;
    case HENG_KIND_INT:
    default:
      heng_stmt_bind_int (stmt, index, CONST_MEMBER (record, field, gint64));
    }
}

void
heng_record_bind_fields (HengStmt *stmt, int first_index, const HengRecordType *type, guint64 fields, gconstpointer record,
                         HengBindRoom *room)
{
  int index = first_index;

  g_assert (type->n_fields <= G_N_ELEMENTS (room->dates));
  for (guint i = 0; i < type->n_fields; i++)
    if (fields >> i & 1)
      heng_record_bind_field (stmt, index++, &type->fields[i], record, room->dates[i]);
}

gboolean
heng_record_delete_rows (HengDb *db, const HengRecordType *type, gint64 first_id, gint64 last_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id BETWEEN $1 AND $2", type->table);
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, sql, error);

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, first_id);
  heng_stmt_bind_int (stmt, 2, last_id);
  return heng_stmt_step (stmt, error) == HENG_STEP_DONE;
}

static gboolean
is_empty (const HengField *field, gconstpointer record)
{
  const char *text;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      text = CONST_MEMBER (record, field, char *);
      return !text || !*text;
    case HENG_KIND_DATE:
      return CONST_MEMBER (record, field, HengDate) == HENG_DATE_NONE;
    case HENG_KIND_REF:
      return CONST_MEMBER (record, field, gint64) == 0;
    case HENG_KIND_VALUE:
      return CONST_MEMBER (record, field, gint64) == HENG_NO_VALUE;
    case HENG_KIND_INT:
    case HENG_KIND_ENUM:
    default:
      return FALSE;
    }
}

static gboolean
fail_empty (const HengRecordType *type, const HengField *field, GError **error)
{
  /* Translators: kind of record, then name of the field: "employee: “Name” must not be empty." */
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_CONSTRAINT, _("%s: “%s” must not be empty."), _(type->label), _(field->label));
  return FALSE;
}

gboolean
heng_records_check_required (const HengRecordType *type, gpointer const *records, gsize n, GError **error)
{
  const HengField *required[64];
  guint n_required = 0;

  g_assert (type->n_fields <= G_N_ELEMENTS (required));
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & HENG_FIELD_REQUIRED)
      required[n_required++] = &type->fields[i];
  for (gsize r = 0; r < n; r++)
    for (guint i = 0; i < n_required; i++)
      if (is_empty (required[i], records[r]))
        return fail_empty (type, required[i], error);
  return TRUE;
}

gboolean
heng_record_check_required (const HengRecordType *type, gconstpointer record, GError **error)
{
  gpointer one = (gpointer) record;

  return heng_records_check_required (type, &one, 1, error);
}
