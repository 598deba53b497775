/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading typed texts by the kind of their field, and the rules that fields have of their own (heng-person-rules.c). */
#include "heng-person-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-appraisal.h"
#include "heng-person-rules.h"

#define LONG_TERM heng_date_new (2100, 12, 31)

/* Up to three numbers of a text; −1 when there is anything but digits and the separators of dates. */
static int
read_numbers (const char *text, int numbers[3])
{
  static const char *const separators[] = { "-", "/", ".", " ", "年", "月", "日" };
  int n = 0;

  while (*text != '\0')
    {
      gsize digits = strspn (text, "0123456789"), skip = 0;

      if (digits > 0 && (n == 3 || digits > 8))
        return -1;
      if (digits > 0)
        numbers[n++] = (int) g_ascii_strtoll (text, NULL, 10);
      text += digits;
      for (guint i = 0; *text != '\0' && skip == 0 && i < G_N_ELEMENTS (separators); i++)
        skip = g_str_has_prefix (text, separators[i]) ? strlen (separators[i]) : 0;
      if (digits == 0 && skip == 0)
        return -1;
      text += skip;
    }
  return n;
}

HengDate
heng_date_read (const char *text)
{
  int numbers[3], n = read_numbers (text, numbers);

  if (n == 1 && numbers[0] >= 19000101)
    return heng_date_new (numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
  return n == 3 && numbers[0] >= 1900 && numbers[0] <= 2100 ? heng_date_new (numbers[0], numbers[1], numbers[2]) : HENG_DATE_NONE;
}

HengDate
heng_date_add_months (HengDate date, int months)
{
  int year, month, day;
  HengDate result = HENG_DATE_NONE;

  if (date == HENG_DATE_NONE)
    return HENG_DATE_NONE;
  heng_date_split (date, &year, &month, &day);
  month += months - 1;
  year += month / 12;
  month = month % 12 + 1;
  while (result == HENG_DATE_NONE && day > 27)
    result = heng_date_new (year, month, day--);
  return result != HENG_DATE_NONE ? result : heng_date_new (year, month, day);
}

int
heng_probation_cap (const HengEmployeeDetail *detail)
{
  HengDate after;

  if (detail == NULL)
    return -1;
  if (detail->ctr_type != NULL && strstr (detail->ctr_type, "任务") != NULL)
    return 0;
  if (detail->ctr_type != NULL && strstr (detail->ctr_type, "无固定") != NULL)
    return 6;
  if (detail->ctr_start == HENG_DATE_NONE)
    return -1;
  if (detail->ctr_end == HENG_DATE_NONE)
    return 6;
  after = detail->ctr_end + 1; /* the last day is the day before the anniversary */
  return after < heng_date_add_months (detail->ctr_start, 3)    ? 0
         : after < heng_date_add_months (detail->ctr_start, 12) ? 1
         : after < heng_date_add_months (detail->ctr_start, 36) ? 2
                                                                : 6;
}

/* "30", "30 %", "12.5%" in basis points; −1 for anything else. */
static gint64
read_percent (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  char *percent = strpbrk (plain, "%");
  HengMicro micro;

  if (percent == NULL && (percent = strstr (plain, "％")) == NULL)
    percent = plain + strlen (plain);
  if (*percent != '\0' && percent[1] != '\0' && strcmp (percent, "％") != 0)
    return -1;
  *percent = '\0';
  g_strchomp (plain);
  return heng_micro_parse (plain, &micro) && micro % 10000 == 0 ? micro / 10000 : -1;
}

static HengCheckLevel
fault (char **sentence, const char *text)
{
  *sentence = g_strdup (text);
  return HENG_CHECK_FAULT;
}

static HengCheckLevel
read_date (const HengField *field, const char *text, char **stored, char **sentence)
{
  gboolean for_ever = strcmp (field->name, "id_expiry") == 0
                      && (strcmp (text, "长期") == 0 || strcmp (text, "永久") == 0 || g_ascii_strcasecmp (text, "long-term") == 0);
  HengDate date = for_ever ? LONG_TERM : heng_date_read (text);

  if (date == HENG_DATE_NONE)
    return fault (sentence, _("A date is written as 2026-08-21."));
  *stored = heng_date_format (date);
  return HENG_CHECK_FINE;
}

static HengCheckLevel
read_number (const HengField *field, const char *text, char **stored, char **sentence)
{
  gint64 number;
  char *end;

  if (field->flags & HENG_FIELD_PERCENT)
    {
      number = read_percent (text);
      if (number < 0 || number > 10000)
        return fault (sentence, _("A share is 0 % to 100 %."));
    }
  else
    {
      number = g_ascii_strtoll (text, &end, 10);
      if (end == text || *end != '\0' || number < 0)
        return fault (sentence, _("This is a whole number, not below 0."));
    }
  *stored = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return HENG_CHECK_FINE;
}

/* By the kind alone; the text is not empty. */
static HengCheckLevel
read_text (const HengRecordType *type, const HengField *field, const char *text, char **stored, char **sentence)
{
  switch (field->kind)
    {
    case HENG_KIND_DATE:
      return read_date (field, text, stored, sentence);
    case HENG_KIND_INT:
    case HENG_KIND_VALUE:
      return read_number (field, text, stored, sentence);
    case HENG_KIND_ENUM:
      if (heng_enum_by_key (field->enum_values, text) == NULL)
        return fault (sentence, _("Choose one of the list."));
      break;
    case HENG_KIND_REF:
    case HENG_KIND_TEXT:
    default:
      break;
    }
  *stored = g_strdup (text);
  return HENG_CHECK_FINE;
}

HengCheckLevel
heng_person_check (const HengRecordType *type, const HengField *field, gconstpointer record, const HengPersonFacts *facts, const char *text,
                   char **stored, char **sentence)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *form = NULL, *why = NULL;
  HengCheckLevel level = HENG_CHECK_FINE;

  if (*stripped != '\0')
    level = read_text (type, field, stripped, &form, &why);
  else if (field->flags & HENG_FIELD_REQUIRED)
    {
      why = g_strdup_printf (_("“%s” must not be empty."), _(field->label));
      level = HENG_CHECK_FAULT;
    }
  if (level == HENG_CHECK_FINE)
    level = heng_person_rule (type, field, record, facts, &form, &why);
  if (stored != NULL)
    *stored = g_steal_pointer (&form);
  if (sentence != NULL)
    *sentence = g_steal_pointer (&why);
  return level;
}

static gboolean
refuse_record (GError **error, const char *label, const char *sentence)
{
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, "%s: %s", label, sentence);
  return FALSE;
}

/* A line leads from one person to another. */
static gboolean
check_line (const HengReportingLine *line, GError **error)
{
  const char *label = _(heng_record_field (&heng_reporting_line_type, "manager_id")->label);

  if (line->employee_id == 0 || line->manager_id == 0)
    return refuse_record (error, label, _("Choose who reports and to whom."));
  return line->employee_id != line->manager_id || refuse_record (error, label, _("Nobody reports to himself or herself."));
}

gboolean
heng_person_check_record (const HengRecordType *type, gconstpointer record, const HengPersonFacts *facts, GError **error)
{
  if (type == &heng_reporting_line_type && !check_line (record, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];
      g_autofree char *text = heng_person_edit_text (field, record);
      g_autofree char *sentence = NULL;

      if (field->kind == HENG_KIND_REF || heng_person_check (type, field, record, facts, text, NULL, &sentence) != HENG_CHECK_FAULT)
        continue;
      return refuse_record (error, _(field->label), sentence);
    }
  return TRUE;
}

char *
heng_person_edit_text (const HengField *field, gconstpointer record)
{
  char *text = NULL;

  if (field->kind == HENG_KIND_INT && field->flags & HENG_FIELD_PERCENT)
    return *(const gint64 *) ((const char *) record + field->offset) != 0 ? heng_field_display (field, record) : g_strdup ("");
  if (field->kind == HENG_KIND_INT && *(const gint64 *) ((const char *) record + field->offset) == 0)
    return g_strdup ("");
  text = heng_field_get_text (field, record);
  return text != NULL ? text : g_strdup ("");
}
