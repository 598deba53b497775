/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl calc merit, bonus, split, box: what a result may mean for pay and talent, as proposals with their proof (domain.md §2.12). */
#include "heng-ctl-calc.h"
#include "heng-import.h"
#include "heng-nine-box.h"
#include "heng-pay.h"
#include "heng-scheme-files.h"

#include <glib/gi18n.h>

/* "12600" or "12600.50" yuan in fen. */
static gboolean
read_money (const char *text, gint64 *fen, GError **error)
{
  HengMicro micro;

  if (heng_micro_parse (text, &micro) && micro >= 0 && micro % (HENG_MICRO / 100) == 0)
    {
      *fen = micro / (HENG_MICRO / 100);
      return TRUE;
    }
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no sum of money with at most two decimals."), text);
  return FALSE;
}

static gboolean
read_number (const char *text, HengMicro fallback, HengMicro *micro, GError **error)
{
  *micro = fallback;
  if (!text || (heng_micro_parse (text, micro) && *micro >= 0))
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no number with at most six decimals."), text);
  return FALSE;
}

/* Fen as yuan with two decimals. */
static void
write_money (HengCtlJson *json, const char *key, gint64 fen)
{
  heng_ctl_json_micro (json, key, fen * (HENG_MICRO / 100), 2);
}

static void
print_proof (const HengTrace *trace)
{
  g_autofree char *text = heng_trace_to_text (trace);

  g_print ("%s", text);
}

/* Merit */

/* SALARY MIN MID MAX, checked. */
static gboolean
read_range (GStrv operands, gint64 *money, GError **error)
{
  for (guint i = 0; i < 4; i++)
    if (!read_money (operands[i], &money[i], error))
      return FALSE;
  if (money[1] <= money[2] && money[2] <= money[3] && money[2] > 0)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("A pay range runs from its least over its middle to its largest salary."));
  return FALSE;
}

static void
print_merit (HengCtl *ctl, const HengPayPosition *position, const char *grade, gint64 salary, gint64 raise, gint64 raise_bp,
             const HengTrace *trace)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  if (!ctl->json)
    {
      print_proof (trace);
      return;
    }
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_value (json, "compa_ratio", position->compa_ratio, 4);
  heng_ctl_json_value (json, "penetration", position->penetration, 4);
  if (grade)
    {
      heng_ctl_json_text (json, "grade", grade);
      heng_ctl_json_micro (json, "raise_percent", raise_bp * (HENG_MICRO / 100), 2);
      write_money (json, "raise", raise);
      write_money (json, "salary", salary + raise);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_merit (HengCtl *ctl, GStrv args)
{
  g_autofree char *grade = NULL, *folder = NULL;
  const GOptionEntry entries[] = {
    { "grade", 0, 0, G_OPTION_ARG_STRING, &grade, N_("Grade of the newest published cycle, for the raise of the shipped matrix"), "G" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTrace) trace = heng_trace_new ("merit", _("Raise by the matrix"));
  g_autoptr (HengSchemeFiles) files = NULL;
  HengPayPosition position;
  gint64 money[4], raise = 0, raise_bp = 0;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 4, 4, &operands, &status))
    return status;
  folder = heng_data_path ("templates");
  if (!read_range (operands, money, &error) || (grade && !(files = heng_scheme_files_read (folder, &error))))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (grade)
    raise = heng_merit_raise ((const HengMeritRow *) (gpointer) files->merit->data, files->merit->len, grade, money[0], money[2], &raise_bp,
                              trace);
  position = heng_pay_position (money[0], money[1], money[2], money[3], grade ? NULL : trace);
  print_merit (ctl, &position, grade, money[0], raise, raise_bp, trace);
  return HENG_EXIT_DONE;
}

/* Bonus */

static int
run_bonus (HengCtl *ctl, GStrv args)
{
  g_autofree char *personal = NULL, *department = NULL, *company = NULL;
  int paid = 1, due = 1;
  const GOptionEntry entries[] = {
    { "personal", 0, 0, G_OPTION_ARG_STRING, &personal, N_("Coefficient of the grade"), "C" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Coefficient of the department"), "C" },
    { "company", 0, 0, G_OPTION_ARG_STRING, &company, N_("Coefficient of the company"), "C" },
    { "paid", 0, 0, G_OPTION_ARG_INT, &paid, N_("Days paid"), "DAYS" },
    { "due", 0, 0, G_OPTION_ARG_INT, &due, N_("Days due"), "DAYS" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTrace) trace = heng_trace_new ("bonus", _("Performance bonus"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  HengBonusInput input = { 0 };
  gint64 fen;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!read_money (operands[0], &input.base, &error) || !read_number (personal, HENG_MICRO, &input.personal, &error)
      || !read_number (department, HENG_MICRO, &input.department, &error) || !read_number (company, HENG_MICRO, &input.company, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (due < 1 || paid < 0 || paid > due)
    return heng_ctl_usage (ctl, _("--paid lies between 0 and --due."));
  input.paid_days = paid;
  input.due_days = due;
  fen = heng_bonus (&input, trace).micro;
  heng_ctl_json_object (json, NULL);
  write_money (json, "bonus", fen);
  heng_ctl_json_end (json);
  if (ctl->json)
    heng_ctl_json_print (json);
  else
    print_proof (trace);
  return HENG_EXIT_DONE;
}

/* Split */

/* "E1=14400" or "E1=12000*1.2"; the text is cut in place. */
static gboolean
read_share (char *text, HengPayShare *share, GError **error)
{
  char *value = strchr (text, '='), *factor;
  HengMicro coefficient = HENG_MICRO;
  gint64 base;

  if (!value || value == text)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("Write a share like E1=12000*1.2, base by coefficient: “%s”."), text);
      return FALSE;
    }
  *value++ = '\0';
  factor = strchr (value, '*');
  if (factor)
    *factor++ = '\0';
  if (!read_money (value, &base, error) || !read_number (factor, HENG_MICRO, &coefficient, error))
    return FALSE;
  *share = (HengPayShare) { text, (HengWide) base * coefficient, 0 };
  return TRUE;
}

static gboolean
read_shares (GStrv texts, GArray *shares, GError **error)
{
  for (guint i = 0; texts[i]; i++)
    {
      HengPayShare share;

      if (!read_share (texts[i], &share, error))
        return FALSE;
      for (guint k = 0; k < shares->len; k++)
        if (g_str_equal (g_array_index (shares, HengPayShare, k).emp_no, share.emp_no))
          {
            g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” occurs twice. Give each its own."), share.emp_no);
            return FALSE;
          }
      g_array_append_val (shares, share);
    }
  return TRUE;
}

static int
run_split (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) shares = g_array_new (FALSE, TRUE, sizeof (HengPayShare));
  g_autoptr (HengTrace) trace = heng_trace_new ("pool", _("Pool"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  gint64 pool;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 2, -1, &operands, &status))
    return status;
  if (!read_money (operands[0], &pool, &error) || !read_shares (operands + 1, shares, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (!heng_pool_split (pool, (HengPayShare *) (gpointer) shares->data, shares->len, trace))
    return heng_ctl_fail (g_error_new_literal (HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("Somebody must have a share above 0.")));
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_object (json, "shares");
  for (guint i = 0; i < shares->len; i++)
    {
      const HengPayShare *share = &g_array_index (shares, HengPayShare, i);

      write_money (json, share->emp_no, share->amount);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  if (ctl->json)
    heng_ctl_json_print (json);
  else
    print_proof (trace);
  return HENG_EXIT_DONE;
}

/* Nine-box */

static int
run_box (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (HengTrace) trace = heng_trace_new ("nine-box", _("Nine-box"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  HengMicro values[3];
  HengNineBox box;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 3, 3, &operands, &status))
    return status;
  for (guint i = 0; i < 3; i++)
    if (!heng_micro_parse (operands[i], &values[i]) || values[i] < (i ? HENG_MICRO : 0) || values[i] > HENG_POINTS (i ? 5 : 120))
      return heng_ctl_usage (ctl, _("ROLLING lies between 0 and 120, both ratings of the potential between 1 and 5."));
  box = heng_nine_box (HENG_NUMBER (values[0]), HENG_NUMBER (values[1]), HENG_NUMBER (values[2]), trace);
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "box", heng_enum_by_value (heng_nine_box_values, box)->key);
  heng_ctl_json_end (json);
  if (ctl->json)
    heng_ctl_json_print (json);
  else
    print_proof (trace);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_calc_pay_commands[] = {
  { "calc merit", "SALARY MIN MID MAX [--grade G]", N_("Place of a salary in its range, and the raise by the merit matrix."), run_merit },
  { "calc bonus", "BASE [--personal C] [--department C] [--company C] [--paid DAYS] [--due DAYS]", N_("A performance bonus."), run_bonus },
  { "calc split", "POOL NO=BASE*COEFFICIENT…", N_("Splits a sum of money so that not one fen is lost."), run_split },
  { "calc box", "ROLLING MANAGER SECOND", N_("The box of the nine-box grid for a rolling result and two ratings of the potential."), run_box },
  { NULL },
};
