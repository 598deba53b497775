/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: cleaning, dates in every form, numbers with units, identity numbers, phones, cards, names, periods. */
#include "fuzz-common.h"

#include "heng-cell.h"
#include "heng-identity.h"
#include "heng-period.h"
#include "heng-roster-import.h"

static void
try_dates (const char *text)
{
  HengDate date, dates[HENG_N_ORDERS];
  HengDateRead read = heng_cell_date (text, &date);
  HengPeriod period;

  if (read == HENG_DATE_READ_OK || read == HENG_DATE_READ_MONTH)
    {
      int year, month, day;

      heng_date_split (date, &year, &month, &day);
      g_assert_cmpint (year, >=, 1900);
      g_assert_cmpint (year, <=, 2100);
    }
  heng_cell_date_orders (text, dates);
  if (heng_period_parse (text, &period))
    g_assert_cmpint (period.from, <, period.to);
}

static void
try_numbers (const char *text)
{
  g_autofree char *plain = heng_cell_number (text, NULL);
  g_autofree char *in_ten_thousands = heng_cell_number (text, "万元");
  gboolean yes;
  gint64 count;
  int value;

  heng_cell_bool (text, &yes);
  heng_cell_count (text, TRUE, &count);
  heng_roster_emp_type (text, &value);
  heng_roster_emp_status (text, &value, &yes);
  heng_roster_education (text);
  heng_roster_guess_dept_type (text);
}

static void
try_identity (const char *text)
{
  HengIdFacts facts = { 0 };
  HengIdCheck check = heng_id_check (text, &facts);
  HengNameFlags flags;
  g_autofree char *proposal = NULL;
  g_autofree char *name = heng_name_normalize (text, &flags, &proposal);
  char mobile[24], bank[20];

  if (check == HENG_ID_OK)
    g_assert_cmpuint (strlen (facts.number), ==, 18);
  if (heng_mobile_check (text, mobile) == HENG_MOBILE_OK)
    g_assert_cmpuint (strlen (mobile), >=, 7);
  heng_bank_check (text, bank);
  heng_email_is_plausible (text);
  heng_id_is_document (text);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = fuzz_text (data, size);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);

  for (int flags = HENG_CLEAN_TEXT; flags <= (HENG_CLEAN_NARROW | HENG_CLEAN_LITERAL); flags++)
    {
      const char *text;

      heng_cell_read (raw, (HengCleanFlags) flags, chunk, &text);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      try_dates (text);
      try_numbers (text);
      try_identity (text);
    }
  return 0;
}
