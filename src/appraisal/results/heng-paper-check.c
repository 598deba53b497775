/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper against file: what the code of a printed review says, and what the store says of the same review. */
#include "heng-appraisal-private.h"
#include "heng-person-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "HENG:"
#define LEAST_DIGITS 8 /* of the checksum: as many as are printed in words */

const HengEnumValue heng_paper_state_values[] = {
  { HENG_PAPER_MATCHES, "MATCHES", N_ ("The paper says what the file says") },
  { HENG_PAPER_OLD, "OLD_REVISION", N_ ("A newer revision has taken its place") },
  { HENG_PAPER_DRAFT, "DRAFT", N_ ("Printed before publishing: it proves nothing") },
  { HENG_PAPER_DIFFERS, "DIFFERS", N_ ("Paper and file are different") },
  { HENG_PAPER_UNKNOWN, "UNKNOWN", N_ ("The file does not know this document") },
  { 0, NULL, NULL },
};

void
heng_paper_check_free (HengPaperCheck *check)
{
  g_free (check->code);
  g_free (check->number);
  g_free (check->digits);
  g_clear_pointer (&check->employee, heng_employee_free);
  g_clear_pointer (&check->result, heng_result_free);
  g_free (check);
}

static gboolean
is_checksum (const char *digits)
{
  gsize n = strlen (digits);

  return n >= LEAST_DIGITS && n <= 64 && strspn (digits, "0123456789abcdef") == n;
}

/* "HENG:JX-2026Q2-QH0014:1:7f3a9c21…"; spaces and capital letters of what was typed do not matter. */
static HengPaperCheck *
read_code (const char *code, GError **error)
{
  HengPaperCheck *check;
  g_autofree char *plain = g_strstrip (g_strdup (code));
  g_auto (GStrv) parts = g_str_has_prefix (plain, PREFIX) ? g_strsplit (plain + strlen (PREFIX), ":", -1) : NULL;
  guint n = parts ? g_strv_length (parts) : 0;
  g_autofree char *digits = n == 3 ? g_ascii_strdown (parts[2], -1) : NULL;
  guint64 revision;

  if (n != 3 || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT32, &revision, NULL) || !is_checksum (digits))
    {
      heng_refuse (error, _("“%s” is no code of a printed review. It reads HENG:document:revision:checksum."), plain);
      return NULL;
    }
  check = g_new0 (HengPaperCheck, 1);
  check->code = g_steal_pointer (&plain);
  check->number = g_strdup (parts[0]);
  check->revision = (gint64) revision;
  check->digits = g_steal_pointer (&digits);
  check->state = HENG_PAPER_UNKNOWN;
  return check;
}

/* The cycle and the person whose document number this is; FALSE with error, *review NULL when there is none. */
static gboolean
find_review (HengDb *db, const HengPaperCheck *check, HengReview **review, GError **error)
{
  g_autoptr (GPtrArray) cycles = heng_cycles_load (db, error);

  *review = NULL;
  for (guint i = 0; cycles && i < cycles->len && !*review; i++)
    {
      const HengCycle *cycle = cycles->pdata[i];
      g_autofree char *prefix = g_strdup_printf ("JX-%s-", cycle->key);
      g_autoptr (HengEmployee) employee = NULL;
      g_autoptr (GError) local = NULL;

      if (!g_str_has_prefix (check->number, prefix))
        continue;
      employee = heng_employee_load_by_no (db, check->number + strlen (prefix), &local);
      if (employee)
        *review = heng_review_load (db, cycle->id, employee->id, NULL, &local);
      if (!*review && !g_error_matches (local, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW) && !g_error_matches (local, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return cycles != NULL;
}

/* A stored revision, however old; NULL without an error: there is none. */
static gboolean
find_result (HengDb *db, const HengReview *review, gint64 revision, HengResult **result, GError **error)
{
  g_autoptr (GPtrArray) results = heng_person_results_load (db, review->employee->id, error);

  for (guint i = 0; results && i < results->len; i++)
    {
      const HengResult *stored = results->pdata[i];

      if (stored->cycle_id == review->cycle->id && stored->revision == revision)
        *result = heng_result_copy (stored);
    }
  return results != NULL;
}

HengPaperCheck *
heng_paper_check (HengDb *db, const char *code, GError **error)
{
  g_autoptr (HengPaperCheck) check = read_code (code, error);
  g_autoptr (HengReview) review = NULL;
  g_autofree char *now = NULL;
  gboolean same;

  if (!check || !find_review (db, check, &review, error))
    return NULL;
  if (!review)
    return g_steal_pointer (&check);
  check->employee = heng_employee_copy (review->employee);
  if (check->revision == 0)
    {
      check->state = HENG_PAPER_DRAFT;
      return g_steal_pointer (&check);
    }
  if (!find_result (db, review, check->revision, &check->result, error))
    return NULL;
  if (!check->result)
    return g_steal_pointer (&check);
  same = check->result->checksum && g_str_has_prefix (check->result->checksum, check->digits);
  now = heng_review_checksum (review);
  if (!same)
    check->state = HENG_PAPER_DIFFERS;
  else if (!review->published || review->published->revision != check->revision)
    check->state = HENG_PAPER_OLD;
  else /* the file itself must still lead to what it once published */
    check->state = g_str_has_prefix (now, check->digits) ? HENG_PAPER_MATCHES : HENG_PAPER_DIFFERS;
  return g_steal_pointer (&check);
}
