/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl appeal, decision, needs: objections to a result, decisions about people that rest on results, and what people may learn. */
#include "heng-ctl-outcome.h"

#include <glib/gi18n.h>

/* The day typed, else today. */
static gboolean
read_day (HengDb *db, const char *text, HengDate *day, GError **error)
{
  *day = heng_store_today (db);
  return !text || heng_ctl_parse_date (text, day, error);
}

static char *
number_of (HengDb *db, gint64 employee_id)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, employee_id, NULL);

  return g_strdup (employee ? employee->emp_no : "?");
}

static char *
key_of_cycle (HengDb *db, gint64 cycle_id)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, cycle_id, NULL);

  return g_strdup (cycle ? cycle->key : "?");
}

/* Appeals */

static void
print_appeals (HengCtl *ctl, HengDb *db, GPtrArray *appeals)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("rlllll", "ID", _("Cycle"), _("Number"), _("Opened"), _("State"), _("Reason"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < appeals->len; i++)
    {
      const HengAppeal *appeal = appeals->pdata[i];
      g_autofree char *number = number_of (db, appeal->employee_id);
      g_autofree char *key = key_of_cycle (db, appeal->cycle_id);

      heng_ctl_table_take (table, g_strdup_printf ("%" G_GINT64_FORMAT, appeal->id));
      heng_ctl_table_cell (table, key);
      heng_ctl_table_cell (table, number);
      heng_ctl_table_take (table, heng_date_format (appeal->opened));
      heng_ctl_table_cell (table, heng_enum_label (heng_appeal_state_values, appeal->state));
      heng_ctl_table_cell (table, appeal->reason);
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_int (json, "id", appeal->id);
      heng_ctl_json_text (json, "cycle", key);
      heng_ctl_json_text (json, "employee", number);
      heng_ctl_json_date (json, "opened", appeal->opened);
      heng_ctl_json_text (json, "reason", appeal->reason);
      heng_ctl_json_text (json, "state", heng_enum_by_value (heng_appeal_state_values, appeal->state)->key);
      heng_ctl_json_date (json, "decided", appeal->decided);
      heng_ctl_json_text (json, "decided_by", appeal->decided_by);
      heng_ctl_json_text (json, "reply", appeal->reply);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static int
print_appeal (HengCtl *ctl, HengDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) appeals = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_appeal_free);
  HengAppeal *appeal = heng_appeal_load (db, id, &error);

  if (!appeal)
    return heng_ctl_fail (g_steal_pointer (&error));
  g_ptr_array_add (appeals, appeal);
  print_appeals (ctl, db, appeals);
  return HENG_EXIT_DONE;
}

static int
run_appeal_list (HengCtl *ctl, GStrv args)
{
  g_autofree char *key = NULL, *number = NULL;
  const GOptionEntry entries[] = {
    { "cycle", 0, 0, G_OPTION_ARG_STRING, &key, N_("Only of this cycle"), "KEY" },
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Only of this person"), "NO" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GPtrArray) appeals = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || (key && !(cycle = heng_ctl_find_cycle (db, key, &error)))
      || (number && !(employee = heng_ctl_find_employee (db, number, &error)))
      || !(appeals = heng_appeals_load (db, cycle ? cycle->id : 0, employee ? employee->id : 0, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_appeals (ctl, db, appeals);
  return HENG_EXIT_DONE;
}

static int
run_appeal_open (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *reason = NULL, *date = NULL;
  gboolean late = FALSE;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Who appeals"), "NO" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("What is wrong, with the evidence"), "TEXT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the appeal; without it today"), "DATE" },
    { "late", 0, 0, G_OPTION_ARG_NONE, &late, N_("Accept it although its term is over"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  HengDate day;
  gint64 id;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status) || !heng_ctl_needs (ctl, &status, "--employee", number)
      || !heng_ctl_needs (ctl, &status, "--reason", reason))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || !(employee = heng_ctl_find_employee (db, number, &error)) || !read_day (db, date, &day, &error)
      || !(id = heng_appeal_open (db, cycle->id, employee->id, day, reason, late, NULL, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  return print_appeal (ctl, db, id);
}

static int
run_appeal_decide (HengCtl *ctl, GStrv args)
{
  g_autofree char *outcome = NULL, *by = NULL, *reply = NULL, *date = NULL;
  const GOptionEntry entries[] = {
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, N_("UPHELD, AMENDED, RERATED or WITHDRAWN"), "OUTCOME" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Who decides; not who rated"), "NAME" },
    { "reply", 0, 0, G_OPTION_ARG_STRING, &reply, N_("The reply in writing"), "TEXT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the decision; without it today"), "DATE" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  const HengEnumValue *state;
  HengDate day;
  gint64 id;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status) || !heng_ctl_needs (ctl, &status, "--outcome", outcome)
      || !heng_ctl_needs (ctl, &status, "--by", by) || !heng_ctl_needs (ctl, &status, "--reply", reply))
    return status;
  if (!g_ascii_string_to_signed (operands[0], 10, 1, G_MAXINT64, &id, NULL))
    return heng_ctl_usage (ctl, _("ID is the number that “appeal list” prints."));
  if (!(state = heng_enum_by_key (heng_appeal_state_values, outcome)) || state->value == HENG_APPEAL_OPEN)
    return heng_ctl_usage (ctl, _("OUTCOME is UPHELD, AMENDED, RERATED or WITHDRAWN."));
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !read_day (db, date, &day, &error)
      || !heng_appeal_decide (db, id, (HengAppealState) state->value, day, by, reply, NULL, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  return print_appeal (ctl, db, id);
}

/* Decisions */

static void
print_decisions (HengCtl *ctl, HengDb *db, GPtrArray *decisions)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("llllll", _("Day"), _("Number"), _("Kind"), _("Decided by"), _("Flags"), _("Reason"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < decisions->len; i++)
    {
      const HengDecision *decision = decisions->pdata[i];
      g_autofree char *number = number_of (db, decision->employee_id);

      heng_ctl_table_take (table, heng_date_format (decision->day));
      heng_ctl_table_cell (table, number);
      heng_ctl_table_cell (table, heng_enum_label (heng_decision_kind_values, decision->kind));
      heng_ctl_table_cell (table, decision->decider);
      heng_ctl_table_cell (table, decision->flags);
      heng_ctl_table_cell (table, decision->reason);
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_int (json, "id", decision->id);
      heng_ctl_json_text (json, "employee", number);
      heng_ctl_json_text (json, "kind", heng_enum_by_value (heng_decision_kind_values, decision->kind)->key);
      heng_ctl_json_date (json, "day", decision->day);
      heng_ctl_json_text (json, "decider", decision->decider);
      heng_ctl_json_text (json, "evidence", decision->evidence);
      heng_ctl_json_text (json, "documents", decision->documents);
      heng_ctl_json_text (json, "reason", decision->reason);
      heng_ctl_json_text (json, "flags", decision->flags);
      heng_ctl_json_text (json, "answers", decision->answers);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static int
run_decision_list (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Only about this person"), "NO" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || (number && !(employee = heng_ctl_find_employee (db, number, &error)))
      || !(decisions = heng_decisions_load (db, employee ? employee->id : 0, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_decisions (ctl, db, decisions);
  return HENG_EXIT_DONE;
}

/* "FLAG=text" becomes the line "FLAG: text". */
static char *
join_answers (GStrv answers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; answers && answers[i]; i++)
    {
      const char *equals = strchr (answers[i], '=');

      g_string_append_printf (text, "%s%.*s: %s", i ? "\n" : "", (int) (equals ? equals - answers[i] : 0), answers[i],
                              equals ? equals + 1 : answers[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
join_words (GStrv words)
{
  return words ? g_strjoinv (" ", words) : NULL;
}

static int
run_decision_save (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *kind = NULL, *by = NULL, *reason = NULL, *date = NULL;
  g_auto (GStrv) operands = NULL, evidence = NULL, documents = NULL, answers = NULL;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Whom it is about"), "NO" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("PROMOTION, KEY_TALENT, RAISE_ABOVE_MATRIX, DEMOTION, PAY_CUT, PIP, DISMISSAL or OTHER"), "KIND" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("The person who decides"), "NAME" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why, beyond the grade"), "TEXT" },
    { "evidence", 0, 0, G_OPTION_ARG_STRING_ARRAY, &evidence, N_("A cycle it rests on; KEY* when its interview is minuted"), "KEY[*]" },
    { "document", 0, 0, G_OPTION_ARG_STRING_ARRAY, &documents,
      N_("INCIDENT, EXAMPLES, INCOMPETENCE, TRAINING, STILL_INCOMPETENT or LEGAL_REVIEW"), "DOCUMENT" },
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &answers, N_("Answer to a flag, such as DG6_OUTLIER=…"), "FLAG=TEXT" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the decision; without it today"), "DATE" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (HengDecision) decision = heng_decision_new ();
  g_autoptr (GPtrArray) saved = g_ptr_array_new ();
  const HengEnumValue *value;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status) || !heng_ctl_needs (ctl, &status, "--employee", number)
      || !heng_ctl_needs (ctl, &status, "--kind", kind))
    return status;
  if (!(value = heng_enum_by_key (heng_decision_kind_values, kind)))
    return heng_ctl_usage (ctl, _("KIND is one of PROMOTION, KEY_TALENT, RAISE_ABOVE_MATRIX, DEMOTION, PAY_CUT, PIP, DISMISSAL, OTHER."));
  decision->kind = value->value;
  decision->decider = g_steal_pointer (&by);
  decision->reason = g_steal_pointer (&reason);
  decision->evidence = join_words (evidence);
  decision->documents = join_words (documents);
  decision->answers = join_answers (answers);
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(employee = heng_ctl_find_employee (db, number, &error))
      || !read_day (db, date, &decision->day, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  decision->employee_id = employee->id;
  if (!heng_decision_save (db, decision, NULL, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  g_ptr_array_add (saved, decision);
  print_decisions (ctl, db, saved);
  return HENG_EXIT_DONE;
}

/* Training needs */

static void
print_needs (HengCtl *ctl, GPtrArray *people)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lllr", _("Number"), _("Name"), _("To be learnt"), _("Value"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const HengPersonNeeds *person = people->pdata[i];

      for (guint k = 0; k < person->needs->len; k++)
        {
          const HengTrainingNeed *need = person->needs->pdata[k];

          heng_ctl_json_object (json, NULL);
          heng_ctl_json_text (json, "employee", person->emp_no);
          heng_ctl_json_text (json, "kind", need->kind == HENG_NEED_INDICATOR ? "INDICATOR" : "QUESTION");
          heng_ctl_json_text (json, "code", need->code);
          heng_ctl_json_text (json, "text", need->text);
          heng_ctl_json_micro (json, "value", need->value, 6);
          heng_ctl_json_end (json);
          heng_ctl_table_cell (table, person->emp_no);
          heng_ctl_table_cell (table, person->name);
          heng_ctl_table_take (table, g_strdup_printf ("%s %s", need->code, need->text));
          heng_ctl_table_take (table, heng_micro_format (need->value, 2));
        }
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static int
run_needs (HengCtl *ctl, GStrv args)
{
  g_autofree char *number = NULL, *department = NULL;
  const GOptionEntry entries[] = {
    { "employee", 0, 0, G_OPTION_ARG_STRING, &number, N_("Only this person"), "NO" },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("Only this department"), "PATH" },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengEmployee) employee = NULL;
  g_autoptr (GPtrArray) people = NULL;
  gint64 department_id = 0;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[0], &error))
      || (number && !(employee = heng_ctl_find_employee (db, number, &error)))
      || (department && !(department_id = heng_ctl_find_department (db, department, &error)))
      || !(people = heng_training_needs_load (db, cycle->id, employee ? employee->id : 0, department_id, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_needs (ctl, people);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_cases_commands[] = {
  { "appeal list", "[--cycle KEY] [--employee NO]", N_("Appeals against results."), run_appeal_list },
  { "appeal open", "KEY --employee NO --reason TEXT [--date DATE] [--late]", N_("Opens an appeal against a published result."), run_appeal_open },
  { "appeal decide", "ID --outcome UPHELD|AMENDED|RERATED|WITHDRAWN --by NAME --reply TEXT [--date DATE]", N_("Decides an appeal in writing."),
    run_appeal_decide },
  { "decision list", "[--employee NO]", N_("Decisions about people."), run_decision_list },
  { "decision save", "--employee NO --kind KIND --by NAME --reason TEXT [--evidence KEY[*]]… [--document DOCUMENT]… [--answer FLAG=TEXT]… [--date DATE]",
    N_("Keeps a decision; points it leaves open have to be answered first."), run_decision_save },
  { "needs", "KEY [--employee NO] [--department PATH]", N_("Training that weak indicators and answers suggest; somebody decides."), run_needs },
  { NULL },
};
