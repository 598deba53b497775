/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl report: printed reviews. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-review-print.h"

#include <glib/gi18n.h>

static void
print_progress (guint done, guint total, gpointer data)
{
  heng_ctl_progress (done, total);
}

/* What `report` was asked for. */
typedef struct
{
  gboolean all;
  char *emp_no, *department, *output, *folder, *paper, *kind_name, *layout;
  HengReportKind kind;
} ReportArgs;

static void
report_args_clear (ReportArgs *args)
{
  g_free (args->emp_no);
  g_free (args->department);
  g_free (args->output);
  g_free (args->folder);
  g_free (args->paper);
  g_free (args->kind_name);
  g_free (args->layout);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportArgs, report_args_clear)

GPtrArray *
heng_ctl_load_reviews (HengDb *db, const HengCycle *cycle, const char *emp_no, const char *department, GError **error)
{
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (HengReview) review = NULL;
  GPtrArray *reviews;
  gint64 department_id = 0;

  if (!emp_no)
    {
      if (department && !(department_id = heng_ctl_find_department (db, department, error)))
        return NULL;
      return heng_reviews_load (db, cycle->id, department_id, FALSE, error);
    }
  if (!(employee = heng_ctl_find_employee (db, emp_no, error)) || !(review = heng_review_load (db, cycle->id, employee->id, NULL, error)))
    return NULL;
  reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_review_free);
  g_ptr_array_add (reviews, g_steal_pointer (&review));
  return reviews;
}

static void
print_reported (HengCtl *ctl, HengReportKind kind, gint64 n, const char *place)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!ctl->json && kind != HENG_REPORT_REVIEW)
    {
      g_print (_("%s: %d written to %s\n"), heng_report_kind_title (kind), (int) n, place);
      return;
    }
  if (!ctl->json)
    {
      g_print (ngettext ("%d review written to %s\n", "%d reviews written to %s\n", (gulong) n), (int) n, place);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_int (json, "reviews", n);
  heng_ctl_json_text (json, "output", place);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
write_reviews (HengCtl *ctl, GPtrArray *reviews, const ReportArgs *args)
{
  g_autoptr (GError) error = NULL;
  HengPrintOptions options = { .kind = args->kind, .paper = g_strcmp0 (args->paper, "letter") == 0 ? HENG_PAPER_LETTER : HENG_PAPER_A4 };
  gint64 n = reviews->len;

  if (n == 0)
    {
      heng_ctl_message (_("There is nobody to print: no scored person of the cycle matches."));
      return HENG_EXIT_REFUSED;
    }
  if (args->output)
    {
      if (!heng_reviews_to_pdf (reviews, &options, args->output, NULL, print_progress, NULL, &error))
        n = -1;
    }
  else
    {
      g_mkdir_with_parents (args->folder, 0755);
      n = heng_reviews_to_pdf_files (reviews, &options, args->folder, NULL, print_progress, NULL, &error);
    }
  if (n < 0)
    return heng_ctl_fail (g_steal_pointer (&error));
  if (heng_report_kind_is_group (args->kind))
    n = 1;
  print_reported (ctl, args->kind, n, args->output ? args->output : args->folder);
  return HENG_EXIT_DONE;
}

static int
check_report_args (HengCtl *ctl, ReportArgs *args)
{
  if (args->all + (args->emp_no != NULL) + (args->department != NULL) != 1)
    return heng_ctl_usage (ctl, _("Choose one of --all, --employee NO and --department PATH."));
  if ((args->output != NULL) + (args->folder != NULL) != 1)
    return heng_ctl_usage (ctl, _("Choose one of --output FILE.pdf and --output-dir FOLDER."));
  if (args->paper && !g_str_equal (args->paper, "a4") && !g_str_equal (args->paper, "letter"))
    return heng_ctl_usage (ctl, _("--paper is a4 or letter."));
  if (args->kind_name && !heng_report_kind_by_name (args->kind_name, &args->kind))
    return heng_ctl_usage (ctl, _("“%s” is no report. --help names them."), args->kind_name);
  return HENG_EXIT_DONE;
}

static int
run_report (HengCtl *ctl, GStrv args)
{
  g_auto (ReportArgs) report = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &report.all, N_("Everybody who is scored in the cycle"), NULL },
    { "employee", 0, 0, G_OPTION_ARG_STRING, &report.emp_no, N_("Only this employee number"), N_("NO") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &report.department, N_("Only this department and what is below it"), N_("PATH") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &report.output, N_("One PDF with an outline"), N_("FILE") },
    { "output-dir", 0, 0, G_OPTION_ARG_FILENAME, &report.folder, N_("One PDF per person"), N_("FOLDER") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &report.kind_name, N_("What to print: review (usual), proof, letter, interview, form, department, company"), N_("KIND") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &report.layout, N_("Print by this report layout instead of the default one"), N_("NAME") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &report.paper, N_("Paper size: a4 (usual) or letter"), N_("SIZE") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (HengPaperLayout) layout = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if ((status = check_report_args (ctl, &report)) != HENG_EXIT_DONE)
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || (report.layout && !(layout = heng_ctl_find_layout (db, report.layout, &error)))
      || !(reviews = heng_ctl_load_reviews (db, cycle, report.emp_no, report.department, &error)) || !heng_reviews_add_plans (db, reviews, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (layout)
    heng_reviews_set_layout (reviews, layout);
  return write_reviews (ctl, reviews, &report);
}

const HengCtlCommand heng_ctl_output_commands[] = {
  { "report", "KEY [--kind KIND] (--all | --employee NO | --department PATH) (--output FILE.pdf | --output-dir FOLDER) [--paper a4|letter] [--layout NAME]",
    N_("Printed reviews: one file with an outline, or one file per person."), run_report },
  { NULL },
};
