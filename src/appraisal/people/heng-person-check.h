/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a person's facts as somebody types them (domain.md §7.4, §9.2, §9.3): what a text becomes, and which rule it breaks. */
#pragma once

#include "heng-person-table.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_CHECK_FINE,
  HENG_CHECK_WARNING, /* may be stored; the sentence says what is odd */
  HENG_CHECK_FAULT,   /* is not stored */
} HengCheckLevel;

/* What rules look at beyond the record itself; members may be NULL. */
typedef struct
{
  const HengEmployee *employee;
  const HengEmployeeDetail *detail;
  HengDate today;
} HengPersonFacts;

/* Checks a text for a field. `record` is the record as it stands (for other fields of it; never changed). `stored` (may be NULL) gets the form to
 * store, new, NULL for none: without spaces and prefixes, dates as 2026-08-21, percents in basis points. `sentence` (may be NULL) names the
 * rule, new, NULL when fine. */
HengCheckLevel heng_person_check (const HengRecordType *type, const HengField *field, gconstpointer record, const HengPersonFacts *facts,
                                  const char *text, char **stored, char **sentence);
/* The first field of a record that is not to be stored, with its rule as error INVALID. */
gboolean heng_person_check_record (const HengRecordType *type, gconstpointer record, const HengPersonFacts *facts, GError **error);

/* How the value of a field is typed: dates as 2026-08-21, shares as "30 %", numbers plain. New string, "" for none. */
char *heng_person_edit_text (const HengField *field, gconstpointer record);

/* The longest lawful probation in months of a contract (domain.md §7.4): 0, 1, 2 or 6; −1 when the contract is not known. */
int heng_probation_cap (const HengEmployeeDetail *detail);
/* 2026-08-21, 2026/8/21, 2026.8.21, 20260821, 2026年8月21日; HENG_DATE_NONE for anything else. */
HengDate heng_date_read (const char *text);
/* The same day so many months later; the last of the month when it has no such day. */
HengDate heng_date_add_months (HengDate date, int months);

G_END_DECLS
