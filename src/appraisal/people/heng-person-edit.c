/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields and rows of a person's file: checks, what follows from a field, and the change with its name. */
#include "heng-person-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-content-table.h"
#include "heng-person-private.h"

#define MEMBER_REF(record, field) (*(const gint64 *) ((const char *) (record) + (field)->offset))

gint64
heng_person_of (const HengRecordType *type, gconstpointer record)
{
  const HengField *owner = heng_record_field (type, "employee_id");

  return owner != NULL ? MEMBER_REF (record, owner) : ((const HengRecord *) record)->id;
}

char *
heng_person_name (HengDb *db, gint64 employee_id)
{
  g_autoptr (HengEmployee) employee = employee_id != 0 ? heng_employee_load (db, employee_id, NULL) : NULL;

  return g_strdup (employee != NULL ? heng_localized (employee->name, employee->name_en) : "");
}

HengChange *
heng_person_begin (HengDb *db, const HengPersonWriter *writer, const char *action, GError **error)
{
  return heng_change_begin (db, writer->actor, action, error);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, sentence);
  return FALSE;
}

/* What a value is called in the name of a change: people by name, the rest as it is shown. */
static char *
display (HengDb *db, const HengField *field, gconstpointer record)
{
  char *text;

  if (strcmp (field->name, "manager_id") == 0 || strcmp (field->name, "employee_id") == 0)
    text = heng_person_name (db, MEMBER_REF (record, field));
  else if (field->kind == HENG_KIND_REF)
    text = g_strdup ("");
  else
    text = heng_field_display (field, record);
  if (*text == '\0')
    {
      g_free (text);
      return g_strdup ("—");
    }
  if (g_utf8_strlen (text, -1) > 40)
    {
      g_autofree char *whole = text;
      g_autofree char *head = g_utf8_substring (whole, 0, 39);

      text = g_strconcat (head, "…", NULL);
    }
  return text;
}

static char *
name_change (HengDb *db, const HengRecordType *type, const HengField *field, gconstpointer before, gconstpointer after)
{
  g_autofree char *person = heng_person_name (db, heng_person_of (type, after));
  g_autofree char *old = NULL, *new = NULL;

  if (type->sensitive)
    /* Translators: a field and a person, without the values: "ID number of Zhang Wei changed" */
    return g_strdup_printf (_("%1$s of %2$s changed"), _(field->label), person);
  old = display (db, field, before);
  new = display (db, field, after);
  /* Translators: a field, a person, the old and the new value: "Mobile phone of Zhang Wei 139… → 138…" */
  return g_strdup_printf (_("%1$s of %2$s %3$s → %4$s"), _(field->label), person, old, new);
}

void
heng_person_set_reading (const HengPersonWriter *writer, HengEmployee *employee)
{
  g_autoptr (HengPinyin) pinyin = heng_pinyin_new (writer->surnames, NULL);

  g_clear_pointer (&employee->pinyin, g_free);
  g_clear_pointer (&employee->initials, g_free);
  if (pinyin != NULL)
    heng_pinyin_name (pinyin, employee->name, &employee->pinyin, &employee->initials);
}

static HengDate
planned_end (const HengEmployee *employee)
{
  return employee->probation_months > 0 && employee->hire_date != HENG_DATE_NONE
           ? heng_date_add_months (employee->hire_date, (int) employee->probation_months)
           : HENG_DATE_NONE;
}

/* What follows from a fact of the person, before it is written. */
static void
follow_fact (const HengPersonWriter *writer, const HengEmployee *before, HengEmployee *after, const char *field, HengDate today)
{
  if (strcmp (field, "name") == 0)
    heng_person_set_reading (writer, after);
  if ((strcmp (field, "probation_months") == 0 || strcmp (field, "hire_date") == 0)
      && (before->regular_plan == HENG_DATE_NONE || before->regular_plan == planned_end (before)) && after->regular_date == HENG_DATE_NONE
      && planned_end (after) != HENG_DATE_NONE)
    after->regular_plan = planned_end (after);
  if (strcmp (field, "regular_date") == 0 && after->emp_status == HENG_EMP_STATUS_PROBATION && after->regular_date != HENG_DATE_NONE
      && after->regular_date <= today)
    after->emp_status = HENG_EMP_STATUS_REGULAR;
}

/* The stored record of the hiring is of the hire date, as the derived one is. */
static gboolean
follow_hire_date (HengChange *change, const HengEmployee *before, const HengEmployee *after, GError **error)
{
  g_autoptr (GPtrArray) jobs = NULL;

  if (before->hire_date == after->hire_date)
    return TRUE;
  jobs = heng_jobs_load (heng_change_db (change), after->id, error);
  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      HengJob *job = jobs->pdata[i];

      if (job->id == 0 || job->kind != HENG_JOB_HIRE || job->from_date != before->hire_date)
        continue;
      job->from_date = after->hire_date;
      return heng_change_update (change, &heng_job_type, job, error);
    }
  return jobs != NULL;
}

static gboolean
write_record (HengChange *change, const HengRecordType *type, gconstpointer before, gpointer record, GError **error)
{
  HengRecord *head = record;

  if (head->version == 0)
    return heng_change_insert (change, type, record, error);
  if (!heng_change_update (change, type, record, error))
    return FALSE;
  if (type == &heng_employee_type && before != NULL)
    return follow_hire_date (change, before, record, error);
  return type != &heng_job_type || heng_person_follow_newest (change, heng_person_of (type, record), error);
}

/* One attempt; on STALE the error carries the conflict. */
static gboolean
write_once (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gconstpointer before, gpointer record, const char *action,
            GError **error)
{
  g_autoptr (HengChange) change = heng_person_begin (db, writer, action, error);

  return change != NULL && write_record (change, type, before, record, error) && heng_change_commit (change, error);
}

static gboolean
write_merged (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gconstpointer before, gpointer record, const char *action,
              GError **error)
{
  g_autoptr (GError) stale = NULL;
  const HengConflict *conflict;
  gpointer both;
  gboolean ok;

  if (write_once (db, writer, type, before, record, action, &stale))
    return TRUE;
  conflict = heng_store_error_get_conflict (stale);
  if (conflict == NULL || !heng_conflict_is_mergeable (conflict))
    {
      g_propagate_error (error, g_steal_pointer (&stale));
      return FALSE;
    }
  both = heng_conflict_resolve (conflict, HENG_KEEP_BOTH);
  ok = write_once (db, writer, type, before, both, action, error);
  heng_record_free (type, both);
  return ok;
}

/* Where somebody stands in the company changes by a dated job record only. */
static gboolean
is_of_the_job (const HengRecordType *type, const char *field)
{
  static const char *const fields[] = { "department_id", "position", "level", "manager_id", NULL };

  return type == &heng_employee_type && g_strv_contains (fields, field);
}

static HengEmployeeDetail *
load_detail (HengDb *db, gint64 employee_id)
{
  return heng_employee_detail_load (db, employee_id, NULL);
}

static gboolean
check_fault (GError **error, const char *sentence)
{
  g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, sentence);
  return FALSE;
}

gboolean
heng_person_set_field (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gconstpointer record, const char *name,
                       const char *text, GError **error)
{
  const HengField *field = heng_record_field (type, name);
  gint64 person = heng_person_of (type, record);
  g_autoptr (HengEmployee) employee = heng_employee_load (db, person, error);
  g_autoptr (HengEmployeeDetail) detail = employee != NULL ? load_detail (db, person) : NULL;
  HengPersonFacts facts = { employee, detail, heng_store_today (db) };
  g_autofree char *stored = NULL, *sentence = NULL, *action = NULL;
  gpointer after;
  gboolean ok;

  if (employee == NULL)
    return FALSE;
  if (field == NULL || is_of_the_job (type, name))
    return refuse (error, _("Department, position, level and manager are changed by a job change with its date."));
  if (heng_person_check (type, field, record, &facts, text, &stored, &sentence) == HENG_CHECK_FAULT)
    return check_fault (error, sentence);
  if (type == &heng_employee_type && strcmp (name, "emp_no") == 0 && !heng_person_check_number (db, record, stored, error))
    return FALSE;
  after = heng_record_copy (type, record);
  heng_field_set_text (field, after, stored);
  if (type == &heng_employee_type)
    follow_fact (writer, record, after, name, facts.today);
  action = name_change (db, type, field, record, after);
  ok = heng_field_equal (field, record, after) || write_merged (db, writer, type, record, after, action, error);
  heng_record_free (type, after);
  return ok;
}

gboolean
heng_person_add_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gpointer record, GError **error)
{
  HengPersonFacts facts = { NULL, NULL, heng_store_today (db) };
  g_autofree char *person = heng_person_name (db, heng_person_of (type, record));
  /* Translators: a kind of record and a person: "Add skill of Zhang Wei" */
  g_autofree char *action = g_strdup_printf (_("Add %1$s of %2$s"), _(type->label), person);
  g_autoptr (HengChange) change = NULL;

  if (type == &heng_employee_type)
    return heng_person_hire (db, writer, record, error);
  if (!heng_person_check_record (type, record, &facts, error))
    return FALSE;
  change = heng_person_begin (db, writer, action, error);
  return change != NULL && heng_change_insert (change, type, record, error) && heng_change_commit (change, error);
}

gboolean
heng_person_save_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gpointer record, GError **error)
{
  HengPersonFacts facts = { NULL, NULL, heng_store_today (db) };
  g_autofree char *person = heng_person_name (db, heng_person_of (type, record));
  /* Translators: a kind of record and a person: "Change skill of Zhang Wei" */
  g_autofree char *action = g_strdup_printf (_("Change %1$s of %2$s"), _(type->label), person);
  g_autoptr (HengChange) change = NULL;

  if (!heng_person_check_record (type, record, &facts, error))
    return FALSE;
  change = heng_person_begin (db, writer, action, error);
  return change != NULL && heng_change_update (change, type, record, error) && heng_change_commit (change, error);
}

gboolean
heng_person_remove_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gint64 id, gint64 version, GError **error)
{
  gpointer record = heng_record_load_existing (db, type, id, error);
  g_autoptr (HengChange) change = NULL;
  g_autofree char *person = NULL, *action = NULL;
  gint64 employee_id;

  if (record == NULL)
    return FALSE;
  employee_id = heng_person_of (type, record);
  heng_record_free (type, record);
  person = heng_person_name (db, employee_id);
  /* Translators: a kind of record and a person: "Remove skill of Zhang Wei" */
  action = g_strdup_printf (_("Remove %1$s of %2$s"), _(type->label), person);
  change = heng_person_begin (db, writer, action, error);
  if (change == NULL || !heng_change_delete (change, type, id, version, error))
    return FALSE;
  if (type == &heng_job_type && !heng_person_follow_newest (change, employee_id, error))
    return FALSE;
  if (type == &heng_attachment_type && heng_content_sweep (change, heng_now_ms (), error) < 0)
    return FALSE;
  return heng_change_commit (change, error);
}

gboolean
heng_person_resolve (HengDb *db, const HengPersonWriter *writer, const HengConflict *conflict, HengKeep keep, GError **error)
{
  gpointer record = keep != HENG_KEEP_THEIRS ? heng_conflict_resolve (conflict, keep) : NULL;
  g_autofree char *person = NULL, *action = NULL;
  gboolean ok;

  if (record == NULL)
    return TRUE;
  person = heng_person_name (db, heng_person_of (conflict->type, record));
  /* Translators: a kind of record and a person, after two had changed it: "Resolve employee Zhang Wei" */
  action = g_strdup_printf (_("Resolve %1$s %2$s"), _(conflict->type->label), person);
  ok = write_once (db, writer, conflict->type, conflict->theirs, record, action, error);
  heng_record_free (conflict->type, record);
  return ok;
}
