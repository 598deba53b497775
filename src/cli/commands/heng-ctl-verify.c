/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl verify: paper against file. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-review-print.h"

#include <glib/gi18n.h>

static GStrv
codes_of (const char *operand, GError **error)
{
  g_auto (GStrv) one = NULL;

  if (!g_str_has_prefix (operand, "HENG:") && g_file_test (operand, G_FILE_TEST_EXISTS))
    return heng_report_codes_of_pdf (operand, error);
  one = g_new0 (char *, 2);
  one[0] = g_strdup (operand);
  return g_steal_pointer (&one);
}

static void
print_check (HengCtlTable *table, HengCtlJson *json, const HengPaperCheck *check)
{
  const HengEnumValue *state = heng_enum_by_value (heng_paper_state_values, (int) check->state);
  const HengEmployee *employee = check->employee;
  const HengResult *result = check->result;
  const char *name = employee ? heng_localized (employee->name, employee->name_en) : NULL;

  heng_ctl_table_cell (table, check->number);
  heng_ctl_table_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, check->revision));
  heng_ctl_table_cell (table, name);
  heng_ctl_table_take (table, result ? heng_micro_display (result->published, 2, FALSE) : NULL);
  heng_ctl_table_cell (table, result ? result->grade : NULL);
  heng_ctl_table_cell (table, heng_enum_label (heng_paper_state_values, (int) check->state));
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "document", check->number);
  heng_ctl_json_int (json, "revision", check->revision);
  heng_ctl_json_text (json, "checksum", check->digits);
  heng_ctl_json_text (json, "state", state->key);
  heng_ctl_json_text (json, "emp_no", employee ? employee->emp_no : NULL);
  heng_ctl_json_text (json, "name", name);
  if (result)
    heng_ctl_json_micro (json, "published", result->published, 2);
  else
    heng_ctl_json_text (json, "published", NULL);
  heng_ctl_json_text (json, "grade", result ? result->grade : NULL);
  heng_ctl_json_end (json);
}

static int
run_verify (HengCtl *ctl, GStrv args)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL, codes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCtlTable) table = NULL;
  g_autoptr (HengCtlJson) json = NULL;
  gboolean all = TRUE;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(codes = codes_of (operands[0], &error)) || !(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  table = heng_ctl_table_new ("lrlrll", _("Document"), _("Revision"), _("Name"), _("Score"), _("Grade"), _("Finding"));
  json = heng_ctl_json_new ();
  heng_ctl_json_array (json, NULL);
  for (guint i = 0; codes[i]; i++)
    {
      g_autoptr (HengPaperCheck) check = heng_paper_check (db, codes[i], &error);

      if (!check)
        return heng_ctl_fail (g_steal_pointer (&error));
      print_check (table, json, check);
      all = all && check->state == HENG_PAPER_MATCHES;
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
  if (!all)
    heng_ctl_message (_("Not everything on this paper is what the file says; see the findings."));
  return all ? HENG_EXIT_DONE : HENG_EXIT_REFUSED;
}

const HengCtlCommand heng_ctl_verify_commands[] = {
  { "verify", "CODE|FILE.pdf", N_("Paper against file: the text of a review's QR code, or all reviews of a PDF."), run_verify },
  { NULL },
};
