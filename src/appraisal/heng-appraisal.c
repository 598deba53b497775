/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs share: the error domain, today, and whose actual value a scorecard line reads. */
#include "heng-appraisal-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (heng-appraisal-error-quark, heng_appraisal_error)

gboolean
heng_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, format, args);
  va_end (args);
  return FALSE;
}

gboolean
heng_refuse_about (GError **error, HengAppraisalError code, const char *subject, const char *sentence)
{
  g_set_error (error, HENG_APPRAISAL_ERROR, code, "%s: %s", subject, sentence);
  return FALSE;
}

HengDate
heng_store_today (HengDb *db)
{
  g_autoptr (HengCompany) company = heng_company_load (db, NULL);

  if (company && company->is_sample && company->sample_day != HENG_DATE_NONE)
    return company->sample_day;
  return heng_date_today ();
}

gint64
heng_comparison_department (GPtrArray *departments, gint64 department_id)
{
  const HengDepartment *step = heng_department_find (departments, department_id);
  gint64 result = 0;

  /* a damaged tree may hold a loop: no path is longer than the list */
  for (guint depth = 0; step && depth <= departments->len; depth++)
    {
      result = step->id;
      if (step->dept_type != HENG_DEPT_OTHER)
        break;
      step = heng_department_find (departments, step->parent_id);
    }
  return result;
}

gboolean
heng_department_is_within (GPtrArray *departments, gint64 department_id, gint64 ancestor_id)
{
  const HengDepartment *step = heng_department_find (departments, department_id);

  for (guint depth = 0; step && depth <= departments->len; depth++)
    {
      if (step->id == ancestor_id)
        return TRUE;
      step = heng_department_find (departments, step->parent_id);
    }
  return FALSE;
}

gint64
heng_actual_owner (GPtrArray *departments, const HengParticipant *participant, int level)
{
  switch (level)
    {
    case HENG_LEVEL_COMPANY:
      return 0;
    case HENG_LEVEL_DEPT:
      return heng_comparison_department (departments, participant->department_id);
    default:
      return participant->id;
    }
}

gboolean
heng_participant_is_scored (const HengParticipant *participant)
{
  return participant->state != HENG_PART_EXEMPT && participant->state != HENG_PART_LEFT;
}

char *
heng_person_label (const HengEmployee *employee)
{
  return g_strdup_printf ("%s (%s)", heng_localized (employee->name, employee->name_en), employee->emp_no);
}

gboolean
heng_cycle_check_writable (const HengCycle *cycle, GError **error)
{
  if (cycle->state != HENG_CYCLE_ARCHIVED)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
               _("%s is archived and can no longer be changed. A correction needs a revision of the result."),
               heng_localized (cycle->name, cycle->name_en));
  return FALSE;
}

gboolean
heng_employee_is_published (HengDb *db, gint64 cycle_id, gint64 employee_id, gboolean *published, GError **error)
{
  g_autoptr (GPtrArray) results = heng_results_load_employee (db, employee_id, error);

  if (!results)
    return FALSE;
  *published = FALSE;
  for (guint i = 0; i < results->len; i++)
    *published |= ((HengResult *) results->pdata[i])->cycle_id == cycle_id;
  return TRUE;
}

#define CHINA_OFFSET_MS (G_GINT64_CONSTANT (8) * 3600 * 1000)
#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)

HengDate
heng_day_of_ms (gint64 ms)
{
  return heng_date_new (1970, 1, 1) + (HengDate) ((ms + CHINA_OFFSET_MS) / DAY_MS);
}

GHashTable *
heng_index_by_id (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (index, &((HengRecord *) records->pdata[i])->id, records->pdata[i]);
  return index;
}
