/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small function per rule, and the table that says where each applies. */
#include "heng-person-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-identity.h"

typedef struct
{
  const HengField *field;
  gconstpointer record;
  const HengPersonFacts *facts;
  char **form, **sentence;
} Asked;

#define FAULT(text) (*asked->sentence = g_strdup (text), HENG_CHECK_FAULT)
#define WARNING(text) (*asked->sentence = g_strdup (text), HENG_CHECK_WARNING)

static HengDate
date_of (const Asked *asked)
{
  return *asked->form != NULL ? heng_date_parse (*asked->form) : HENG_DATE_NONE;
}

static void
put (const Asked *asked, const char *form)
{
  g_free (*asked->form);
  *asked->form = g_strdup (form);
}

static HengCheckLevel
rule_mobile (const Asked *asked)
{
  char number[24];

  switch (heng_mobile_check (*asked->form, number))
    {
    case HENG_MOBILE_OK:
      put (asked, number);
      return HENG_CHECK_FINE;
    case HENG_MOBILE_PLACEHOLDER:
      return FAULT (_("This is a placeholder, not a number that somebody answers."));
    case HENG_MOBILE_PRECISION:
      return FAULT (_("The spreadsheet has lost the last digits of the number."));
    case HENG_MOBILE_BAD:
    default:
      return FAULT (_("A mobile number has 11 digits and begins with 13 to 19; a foreign one begins with + and the country code."));
    }
}

/* Contacts give landlines too. */
static HengCheckLevel
rule_phone (const Asked *asked)
{
  gsize digits = 0;

  for (const char *p = *asked->form; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p) ? 1 : 0;
  return digits >= 3 && strspn (*asked->form, "0123456789+-() *#") == strlen (*asked->form)
           ? HENG_CHECK_FINE
           : FAULT (_("A phone number has digits, spaces, brackets, + and - only."));
}

static HengCheckLevel
rule_email (const Asked *asked)
{
  return heng_email_is_plausible (*asked->form) ? HENG_CHECK_FINE : FAULT (_("An e-mail address looks like name@company.cn."));
}

static HengCheckLevel
rule_name (const Asked *asked)
{
  HengNameFlags flags;
  g_autofree char *name = heng_name_normalize (*asked->form, &flags, NULL);

  put (asked, name);
  return flags & HENG_NAME_TOO_LONG      ? FAULT (_("A name has at most 50 characters."))
         : flags & HENG_NAME_PRIVATE_USE ? WARNING (_("The name holds a character that other computers cannot show."))
                                         : HENG_CHECK_FINE;
}

static HengCheckLevel
rule_id_number (const Asked *asked)
{
  const HengEmployeePrivate *facts = asked->record;
  HengIdFacts id = { 0 };
  HengIdCheck check;

  if (!heng_id_type_is_resident (facts->id_type))
    return heng_id_is_document (*asked->form) ? HENG_CHECK_FINE
                                              : FAULT (_("The number of a passport or permit has 5 to 20 letters and digits."));
  check = heng_id_check (*asked->form, &id);
  if (check != HENG_ID_OK && check != HENG_ID_FIFTEEN && check != HENG_ID_REGION)
    return FAULT (heng_id_check_sentence (check));
  put (asked, id.number);
  if (facts->birth != HENG_DATE_NONE && facts->birth != id.birth)
    return WARNING (_("The day of birth in the ID number differs from the one in this file."));
  if (facts->sex != HENG_SEX_NONE && facts->sex != (int) id.sex)
    return WARNING (_("The sex in the ID number differs from the one in this file."));
  return check == HENG_ID_OK ? HENG_CHECK_FINE : WARNING (heng_id_check_sentence (check));
}

static HengCheckLevel
rule_bank (const Asked *asked)
{
  char number[20];

  switch (heng_bank_check (*asked->form, number))
    {
    case HENG_BANK_OK:
      put (asked, number);
      return HENG_CHECK_FINE;
    case HENG_BANK_LUHN:
      put (asked, number);
      return WARNING (_("The check digit of this card number is wrong. Compare it with the card."));
    case HENG_BANK_PRECISION:
      return FAULT (_("The spreadsheet has lost the last digits of the number."));
    case HENG_BANK_BAD:
    default:
      return FAULT (_("A bank account has 12 to 19 digits."));
    }
}

static HengCheckLevel
rule_birth (const Asked *asked)
{
  const HengEmployee *employee = asked->facts != NULL ? asked->facts->employee : NULL;
  HengDate birth = date_of (asked);

  if (asked->facts != NULL && asked->facts->today != HENG_DATE_NONE && birth > asked->facts->today)
    return FAULT (_("The day of birth lies in the future."));
  if (employee != NULL && employee->hire_date != HENG_DATE_NONE && heng_date_add_months (birth, 16 * 12) > employee->hire_date)
    return FAULT (_("Nobody is employed below the age of 16."));
  return HENG_CHECK_FINE;
}

static HengCheckLevel
rule_hire_date (const Asked *asked)
{
  HengDate day = date_of (asked);

  if (day < heng_date_new (1980, 1, 1))
    return WARNING (_("This hire date lies before 1980."));
  if (asked->facts != NULL && asked->facts->today != HENG_DATE_NONE && day > asked->facts->today + 90)
    return WARNING (_("This hire date lies more than 90 days ahead."));
  return HENG_CHECK_FINE;
}

static HengCheckLevel
warn_of_cap (const Asked *asked, int months)
{
  int cap = asked->facts != NULL ? heng_probation_cap (asked->facts->detail) : -1;

  if (cap < 0 && months <= 6)
    return HENG_CHECK_FINE;
  cap = cap < 0 ? 6 : cap;
  if (months <= cap)
    return HENG_CHECK_FINE;
  if (cap == 0)
    return WARNING (_("A contract of this term allows no probation (Labour Contract Law, article 19)."));
  *asked->sentence = g_strdup_printf (ngettext ("A contract of this term allows at most %d month of probation (Labour Contract Law, article 19).",
                                                "A contract of this term allows at most %d months of probation (Labour Contract Law, article 19).",
                                                (gulong) cap),
                                      cap);
  return HENG_CHECK_WARNING;
}

static HengCheckLevel
rule_probation (const Asked *asked)
{
  const HengEmployee *employee = asked->record;
  gint64 months = g_ascii_strtoll (*asked->form, NULL, 10);

  if (months < 0 || months > 24)
    return FAULT (_("A probation is given in months, 0 to 24."));
  /* before a return */
  if (months > 0 && employee->emp_status == HENG_EMP_STATUS_LEFT)
    return WARNING (_("The same employer may agree on a probation with the same person once only (Labour Contract Law, article 19)."));
  return warn_of_cap (asked, (int) months);
}

/* The planned and the real end of the probation. */
static HengCheckLevel
rule_regular (const Asked *asked)
{
  const HengEmployee *employee = asked->record;
  HengDate day = date_of (asked);
  int months = 0;

  if (employee->hire_date == HENG_DATE_NONE)
    return HENG_CHECK_FINE;
  if (day < employee->hire_date)
    return FAULT (_("The probation cannot end before the hire date."));
  while (months < 25 && heng_date_add_months (employee->hire_date, months) < day)
    months++;
  return strcmp (asked->field->name, "regular_plan") == 0 ? warn_of_cap (asked, months) : HENG_CHECK_FINE;
}

static HengCheckLevel
rule_leave_date (const Asked *asked)
{
  const HengEmployee *employee = asked->record;

  return employee->hire_date != HENG_DATE_NONE && date_of (asked) < employee->hire_date
           ? FAULT (_("The last working day cannot lie before the hire date."))
           : HENG_CHECK_FINE;
}

/* The other end of a span of time is the field beside this one. */
static HengCheckLevel
check_span (const Asked *asked, HengDate other, gboolean is_end)
{
  HengDate day = date_of (asked);

  if (other == HENG_DATE_NONE || (is_end ? day >= other : day <= other))
    return HENG_CHECK_FINE;
  return FAULT (is_end ? _("The end cannot lie before the beginning.") : _("The beginning cannot lie behind the end."));
}

static HengDate
neighbour (const Asked *asked, int step)
{
  return *(const HengDate *) ((const char *) asked->record + (asked->field + step)->offset);
}

static HengCheckLevel
rule_from (const Asked *asked)
{
  return check_span (asked, neighbour (asked, 1), FALSE);
}

static HengCheckLevel
rule_to (const Asked *asked)
{
  return check_span (asked, neighbour (asked, -1), TRUE);
}

static HengCheckLevel
rule_id_expiry (const Asked *asked)
{
  return asked->facts != NULL && asked->facts->today != HENG_DATE_NONE && date_of (asked) < asked->facts->today
           ? WARNING (_("This document is no longer valid."))
           : HENG_CHECK_FINE;
}

static HengCheckLevel
rule_skill_level (const Asked *asked)
{
  gint64 level = g_ascii_strtoll (*asked->form, NULL, 10);

  return level >= 1 && level <= 5 ? HENG_CHECK_FINE : FAULT (_("The level of a skill is 1 (beginner) to 5 (expert)."));
}

static HengCheckLevel
rule_renewals (const Asked *asked)
{
  gint64 n = g_ascii_strtoll (*asked->form, NULL, 10);

  return n > 99   ? FAULT (_("The number of renewals is 0 to 99."))
         : n >= 2 ? WARNING (_("After two contracts of fixed term the next one is open-ended when the employee asks for it."))
                  : HENG_CHECK_FINE;
}

static const struct
{
  const char *table, *field;
  HengCheckLevel (*check) (const Asked *asked);
} rules[] = {
  { "employee", "name", rule_name },
  { "employee", "mobile", rule_mobile },
  { "employee", "email", rule_email },
  { "employee", "ext_tel", rule_phone },
  { "employee", "hire_date", rule_hire_date },
  { "employee", "probation_months", rule_probation },
  { "employee", "regular_plan", rule_regular },
  { "employee", "regular_date", rule_regular },
  { "employee", "leave_date", rule_leave_date },
  { "employee_private", "id_no", rule_id_number },
  { "employee_private", "id_expiry", rule_id_expiry },
  { "employee_private", "birth", rule_birth },
  { "employee_private", "bank_no", rule_bank },
  { "employee_private", "em_tel", rule_phone },
  { "contact", "tel", rule_phone },
  { "employee_detail", "ctr_first_start", rule_from },
  { "employee_detail", "ctr_first_end", rule_to },
  { "employee_detail", "ctr_start", rule_from },
  { "employee_detail", "ctr_end", rule_to },
  { "employee_detail", "ctr_renew", rule_renewals },
  { "education", "from_date", rule_from },
  { "education", "to_date", rule_to },
  { "certificate", "issued", rule_from },
  { "certificate", "expires", rule_to },
  { "reporting_line", "from_date", rule_from },
  { "reporting_line", "to_date", rule_to },
  { "skill", "level", rule_skill_level },
};

HengCheckLevel
heng_person_rule (const HengRecordType *type, const HengField *field, gconstpointer record, const HengPersonFacts *facts, char **form,
                  char **sentence)
{
  Asked asked = { field, record, facts, form, sentence };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (*form != NULL && strcmp (rules[i].table, type->table) == 0 && strcmp (rules[i].field, field->name) == 0)
      return rules[i].check (&asked);
  /* a skill without a level says nothing */
  return *form == NULL && type == &heng_skill_type && strcmp (field->name, "level") == 0
           ? (*sentence = g_strdup (_("The level of a skill is 1 (beginner) to 5 (expert).")), HENG_CHECK_FAULT)
           : HENG_CHECK_FINE;
}
