/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the library: what is refused and why, what a used template and a used indicator become, files, and a person's own card. */
#include "appraisal-fixture.h"
#include "heng-own-card.h"
#include "heng-scheme-compare.h"

static HengTemplate *
newest (HengDb *db, const char *key)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, NULL);

  return heng_template_copy (heng_template_newest (templates, key));
}

static HengIndicator *
indicator_of (HengDb *db, const char *code)
{
  g_autoptr (GPtrArray) indicators = heng_indicators_load (db, NULL);

  for (guint i = 0; i < indicators->len; i++)
    if (g_str_equal (((HengIndicator *) indicators->pdata[i])->code, code))
      return heng_indicator_copy (indicators->pdata[i]);
  return NULL;
}

static GPtrArray *
card_of (HengDb *db, const HengTemplate *template)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HengSchemeTemplate) scheme = heng_template_version_load (db, template, &error);

  g_assert_no_error (error);
  return heng_template_card (scheme);
}

static GPtrArray *
copy_lines (GPtrArray *lines)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scorecard_line_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copies, heng_scorecard_line_copy (lines->pdata[i]));
  return copies;
}

static HengScorecardLine *
line_of (GPtrArray *lines, const char *code)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (((HengScorecardLine *) lines->pdata[i])->code, code) == 0)
      return lines->pdata[i];
  return NULL;
}

static void
put_text (char **target, const char *text)
{
  g_free (*target);
  *target = g_strdup (text);
}

/* The own lines of somebody, as one text. */
static char *
lines_text (HengDb *db, gint64 cycle_id, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, NULL);
  g_autoptr (GPtrArray) lines = heng_scorecard_lines_load (db, cycle_id, employee->id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s|%s|%s|%d|%s\n", line->code, line->name, line->rule, (int) line->weight_bp, line->target);
    }
  return g_string_free (text, FALSE);
}

static void
take_back (HengDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = heng_journal_undo (db, "test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (name, words));
}

static void
assert_field_fault (HengDb *db, const char *code, const char *field, const char *text, const char *words)
{
  g_autoptr (HengIndicator) indicator = indicator_of (db, code);
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_indicator_set_field (db, indicator, field, text, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  assert_field_fault (fixture->db, "RD-02", "rule", "lin LB 8/15/3", "8");
  assert_field_fault (fixture->db, "RD-02", "rule", "linn", "linn");
  assert_field_fault (fixture->db, "RD-02", "rule", " ", "Scoring rule");
  assert_field_fault (fixture->db, "RD-02", "name", "", "Name");
  assert_field_fault (fixture->db, "RD-02", "code", "RD-01", "belongs to");
  assert_field_fault (fixture->db, "RD-02", "code", "RD 2", "one short word");
  assert_field_fault (fixture->db, "RD-02", "perspective", "X", "no value");
}

static void
set (HengDb *db, const char *code, const char *field, const char *text)
{
  g_autoptr (HengIndicator) indicator = indicator_of (db, code);
  g_autoptr (GError) error = NULL;

  heng_indicator_set_field (db, indicator, field, text, "test", &error);
  g_assert_no_error (error);
}

static void
test_indicator_unused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengIndicator) before = indicator_of (fixture->db, "RD-02"), after = NULL;
  g_autoptr (HengTemplate) template = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture->db, "RD-02", "rule", "lin LB 12/6/2");
  after = indicator_of (fixture->db, "RD-02");
  g_assert_cmpstr (after->rule, ==, "lin LB 12/6/2");
  g_assert_cmpint (after->revision, ==, 0);
  template = newest (fixture->db, "RD");
  g_assert_cmpint (template->revision, ==, 1);
  /* what another has changed meanwhile is not written over */
  g_assert_false (heng_indicator_set_field (fixture->db, before, "rule", "rate", "test", &error));
  g_assert_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE);
  take_back (fixture->db, "RD-02");
}

/* Changing a template and an indicator of it for the next quarter leaves this one alone, also for who joins it later. */
static void
test_next_quarter (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db);
  g_autofree char *before = lines_text (fixture->db, cycle, "QH0002"), *after = NULL, *joined = NULL;
  g_autoptr (HengTemplate) first = newest (fixture->db, "RD"), second = NULL, old = heng_template_copy (first);
  g_autoptr (GPtrArray) seen = card_of (fixture->db, first), lines = copy_lines (seen), versions = NULL, then = NULL, now = NULL, compare = NULL;
  g_autoptr (HengSchemeTemplate) a = NULL, b = NULL;
  g_autoptr (HengIndicator) indicator = NULL;
  g_autoptr (GError) error = NULL;

  line_of (lines, "RD-01")->weight_bp = 2500;
  line_of (lines, "RD-03")->weight_bp = 1000;
  put_text (&line_of (lines, "RD-02")->rule, "lin LB 10/5/1");
  g_assert_cmpint (heng_template_edit (fixture->db, first->id, seen, lines, "two weights", "test", &error), !=, first->id);
  g_assert_no_error (error);
  second = newest (fixture->db, "RD");
  g_assert_cmpint (second->revision, ==, 2);
  indicator = indicator_of (fixture->db, "RD-02");
  g_assert_cmpint (indicator->revision, ==, 1);
  versions = heng_indicator_versions (fixture->db, indicator->id, &error);
  g_assert_cmpint (versions->len, ==, 2);
  g_assert_cmpstr (((HengIndicator *) versions->pdata[0])->rule, ==, "lin LB 15/8/3");
  /* the old revision shows what it was */
  then = card_of (fixture->db, old);
  now = card_of (fixture->db, second);
  g_assert_cmpstr (line_of (then, "RD-02")->rule, ==, "lin LB 15/8/3");
  g_assert_cmpstr (line_of (now, "RD-02")->rule, ==, "lin LB 10/5/1");
  g_assert_cmpint (line_of (then, "RD-01")->weight_bp, ==, 2000);
  a = heng_template_version_load (fixture->db, old, NULL);
  b = heng_template_version_load (fixture->db, second, NULL);
  compare = heng_template_compare (a, b);
  g_assert_cmpint (((HengLineCompare *) compare->pdata[0])->change, ==, HENG_LINE_CHANGED);
  g_assert_cmpint (((HengLineCompare *) compare->pdata[1])->change, ==, HENG_LINE_CHANGED);
  g_assert_cmpint (((HengLineCompare *) compare->pdata[3])->change, ==, HENG_LINE_SAME);
  /* nobody's card of this quarter has moved, and who comes now gets the same */
  after = lines_text (fixture->db, cycle, "QH0002");
  g_assert_cmpstr (after, ==, before);
  add_employee (fixture->db, "QH0099", "新人", fixture->platform, 0, heng_date_new (2026, 7, 6));
  g_assert_cmpint (heng_cycle_refresh (fixture->db, cycle, NULL, "test", &error), >, 0);
  g_assert_no_error (error);
  joined = lines_text (fixture->db, cycle, "QH0099");
  g_assert_cmpstr (joined, ==, before);
}

static void
test_revised_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplate) first = NULL, last = NULL;
  g_autoptr (HengIndicator) indicator = NULL;

  open_q3 (fixture->db);
  set (fixture->db, "RD-02", "rule", "lin LB 12/6/2");
  set (fixture->db, "RD-02", "rule", "lin LB 11/6/2");
  set (fixture->db, "RD-04", "unit", "分数");
  first = newest (fixture->db, "RD");
  g_assert_cmpint (first->revision, ==, 2);
  indicator = indicator_of (fixture->db, "RD-02");
  g_assert_cmpint (indicator->revision, ==, 1);
  take_back (fixture->db, "RD-04");
  take_back (fixture->db, "11/6/2");
  take_back (fixture->db, "12/6/2");
  last = newest (fixture->db, "RD");
  g_assert_cmpint (last->revision, ==, 1);
  g_assert_false (last->retired);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplate) template = newest (fixture->db, "HR");
  g_autoptr (GPtrArray) seen = card_of (fixture->db, template), lines = copy_lines (seen), now = NULL;
  g_autoptr (GError) error = NULL;
  HengScorecardLine *fresh = heng_scorecard_line_new (), *known = heng_scorecard_line_new ();

  /* one gone, one of the library, one that is new there, two that changed places */
  g_ptr_array_remove_index (lines, 7);
  known->code = g_strdup ("FI-02");
  known->name = g_strdup ("报表及时率");
  known->rule = g_strdup ("lin HB 90/100");
  known->source = g_strdup ("FIN");
  known->unit = g_strdup ("%");
  known->weight_bp = 500;
  fresh->name = g_strdup ("内部推荐");
  fresh->rule = g_strdup ("step 0:60 2:100");
  fresh->weight_bp = 500;
  g_ptr_array_add (lines, known);
  g_ptr_array_insert (lines, 0, fresh);
  g_assert_cmpint (heng_template_edit (fixture->db, template->id, seen, lines, "rows", "test", &error), ==, template->id);
  g_assert_no_error (error);
  now = card_of (fixture->db, template);
  g_assert_cmpint (now->len, ==, 9);
  g_assert_cmpstr (((HengScorecardLine *) now->pdata[0])->name, ==, "内部推荐");
  g_assert_cmpstr (((HengScorecardLine *) now->pdata[0])->code, ==, "HR-09");
  g_assert_null (line_of (now, "HR-08"));
  g_assert_cmpint (line_of (now, "FI-02")->weight_bp, ==, 500);
  /* from what was seen before, nothing is written over */
  g_assert_cmpint (heng_template_edit (fixture->db, template->id, seen, lines, "rows", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  take_back (fixture->db, "rows");
}

static void
test_line_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplate) template = newest (fixture->db, "HR");
  g_autoptr (GPtrArray) seen = card_of (fixture->db, template), lines = copy_lines (seen);
  g_autoptr (GError) error = NULL;

  put_text (&line_of (lines, "HR-03")->rule, "lin LB 10");
  g_assert_cmpint (heng_template_edit (fixture->db, template->id, seen, lines, "rule", "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "HR-03: "));
}

static void
test_copies_and_retiring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplate) rd = newest (fixture->db, "RD"), copy = NULL;
  g_autoptr (HengIndicator) indicator = indicator_of (fixture->db, "RD-02"), twin = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (heng_indicator_add (fixture->db, indicator->id, NULL, "test", &error), !=, 0);
  twin = indicator_of (fixture->db, "RD-09");
  g_assert_cmpstr (twin->rule, ==, indicator->rule);
  g_assert_true (heng_indicator_set_retired (fixture->db, twin->id, TRUE, "test", &error));
  g_assert_false (heng_indicator_set_retired (fixture->db, indicator->id, TRUE, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_template_add (fixture->db, rd->id, NULL, 0, "test", &error), !=, 0);
  copy = newest (fixture->db, "RD2");
  lines = card_of (fixture->db, copy);
  g_assert_cmpint (lines->len, ==, 8);
  g_assert_true (heng_template_set_retired (fixture->db, "RD2", TRUE, "test", &error));
  g_assert_true (heng_template_set_retired (fixture->db, "RD2", FALSE, "test", &error));
  g_assert_false (heng_template_set_retired (fixture->db, "RD", TRUE, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (heng_template_add (fixture->db, 0, " ", 0, "test", &error), ==, 0);
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_templates ();
  g_autoptr (HengIndicator) changed = NULL, again = NULL;
  g_autoptr (HengTemplate) template = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture->db, "RD-02", "rule", "rate");
  changed = indicator_of (fixture->db, "RD-02");
  g_assert_true (heng_indicator_reset (fixture->db, changed->id, folder, "test", &error));
  again = indicator_of (fixture->db, "RD-02");
  g_assert_cmpstr (again->rule, ==, "lin LB 15/8/3");
  template = newest (fixture->db, "RD");
  g_assert_cmpint (heng_template_set_field (fixture->db, template->id, "name", "研究", "test", &error), !=, 0);
  g_assert_true (heng_template_reset (fixture->db, "RD", folder, "test", &error));
  heng_template_free (template);
  template = newest (fixture->db, "RD");
  g_assert_cmpstr (template->name, ==, "研发");
  /* no cycle uses it, so there is no second revision; and what is as it was shipped is not written at all */
  g_assert_cmpint (template->revision, ==, 1);
  g_assert_false (heng_template_reset (fixture->db, "RD", folder, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (heng_indicator_reset (fixture->db, changed->id, folder, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (heng_template_reset (fixture->db, "QQ", folder, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rd.json", NULL), *text = NULL;
  g_autoptr (HengTemplate) template = newest (fixture->db, "RD"), after = NULL;
  g_autoptr (HengTemplateImport) same = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) edited = NULL;

  g_assert_true (heng_template_export (fixture->db, template->id, path, &error));
  same = heng_template_import_preview (fixture->db, path, &error);
  g_assert_no_error (error);
  g_assert_false (same->differs);
  open_q3 (fixture->db);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  edited = g_string_new (text);
  g_string_replace (edited, "lin LB 15/8/3", "lin LB 9/6/3", 0);
  g_assert_true (g_file_set_contents (path, edited->str, -1, NULL));
  other = heng_template_import_preview (fixture->db, path, &error);
  g_assert_true (other->differs && other->in_use);
  g_assert_cmpint (((HengLineCompare *) other->lines->pdata[1])->change, ==, HENG_LINE_CHANGED);
  g_assert_cmpint (heng_template_import (fixture->db, path, "test", &error), !=, template->id);
  after = newest (fixture->db, "RD");
  g_assert_cmpint (after->revision, ==, 2);
  g_string_replace (edited, "\"20.00\"", "\"21.00\"", 1);
  g_assert_true (g_file_set_contents (path, edited->str, -1, NULL));
  g_assert_null (heng_template_import_preview (fixture->db, path, &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "rd.json, $.indicators: "));
}

/* A file over a template that no cycle uses is written into its rows, a line less and another order too; the same file twice writes nothing. */
static void
test_file_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rd.json", NULL), *head = NULL;
  g_autoptr (HengTemplate) template = newest (fixture->db, "RD"), after = NULL;
  g_autoptr (GPtrArray) seen = card_of (fixture->db, template), lines = copy_lines (seen), now = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *same = NULL;

  g_assert_true (heng_template_export (fixture->db, template->id, path, &error));
  put_text (&line_of (lines, "RD-02")->rule, "rate");
  line_of (lines, "RD-01")->weight_bp += line_of (lines, "RD-03")->weight_bp;
  g_ptr_array_remove (lines, line_of (lines, "RD-03"));
  g_ptr_array_insert (lines, 0, g_ptr_array_steal_index (lines, 3));
  g_assert_cmpint (heng_template_edit (fixture->db, template->id, seen, lines, "edit", "test", &error), ==, template->id);
  g_assert_cmpint (heng_template_import (fixture->db, path, "test", &error), ==, template->id);
  g_assert_no_error (error);
  after = newest (fixture->db, "RD");
  g_assert_cmpint (after->revision, ==, 1);
  now = card_of (fixture->db, after);
  g_assert_cmpuint (now->len, ==, seen->len);
  for (guint i = 0; i < now->len; i++)
    g_assert_true (heng_card_line_equal (now->pdata[i], seen->pdata[i]));
  head = heng_journal_head (fixture->db);
  g_assert_cmpint (heng_template_import (fixture->db, path, "test", &error), ==, template->id);
  same = heng_journal_head (fixture->db);
  g_assert_cmpstr (same, ==, head);
  take_back (fixture->db, "Import template");
  g_ptr_array_unref (now);
  now = card_of (fixture->db, after);
  g_assert_cmpuint (now->len, ==, lines->len);
}

static void
test_uses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengIndicator) indicator = indicator_of (fixture->db, "RD-02");
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;

  open_q3 (fixture->db);
  set (fixture->db, "RD-02", "rule", "lin LB 12/6/2");
  uses = heng_indicator_uses_load (fixture->db, indicator->id, &error);
  g_assert_cmpint (uses->len, ==, 2);
  g_assert_cmpint (((HengIndicatorUse *) uses->pdata[0])->uses->len, ==, 0);
  g_assert_cmpint (((HengIndicatorUse *) uses->pdata[1])->uses->len, ==, 1);
  g_assert_cmpint (((HengTemplateUse *) ((HengIndicatorUse *) uses->pdata[1])->uses->pdata[0])->n_people, >, 0);
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HengTemplate) hr = newest (fixture->db, "HR"), rd = newest (fixture->db, "RD");
  g_autoptr (GPtrArray) hr_lines = card_of (fixture->db, hr), rd_lines = card_of (fixture->db, rd);
  HengCardCheck check = heng_card_check (hr_lines, HENG_DEPT_HR);

  g_assert_cmpint (check.faults, ==, 0);
  g_assert_cmpint (check.objective_bp, ==, 6500); /* TV-C1 */
  g_assert_cmpint (check.customer_bp, ==, 4500);
  g_assert_cmpint (heng_card_check (rd_lines, HENG_DEPT_RD).objective_bp, ==, 5000);
  line_of (hr_lines, "HR-01")->weight_bp = 1000;
  line_of (hr_lines, "HR-02")->weight_bp = 400;
  check = heng_card_check (hr_lines, HENG_DEPT_HR);
  g_assert_cmpint (check.faults, ==, HENG_CARD_FAULT_WEIGHTS | HENG_CARD_FAULT_RANGE | HENG_CARD_FAULT_CUSTOMER | HENG_CARD_FAULT_SATISFACTION);
  g_ptr_array_set_size (rd_lines, 4);
  g_assert_true (heng_card_check (rd_lines, HENG_DEPT_RD).faults & HENG_CARD_FAULT_COUNT);
}

static gint64
participant_of (HengDb *db, gint64 cycle, const char *emp_no)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, NULL);
  g_autoptr (GPtrArray) parts = heng_participants_load (db, cycle, employee->id, NULL);

  return ((HengParticipant *) parts->pdata[parts->len - 1])->id; /* the last part */
}

static void
set_state (HengDb *db, gint64 cycle_id, int state)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, cycle_id, NULL);
  g_autoptr (HengChange) change = heng_change_begin (db, "test", "state", NULL);

  cycle->state = state;
  g_assert_true (heng_change_update (change, &heng_cycle_type, cycle, NULL));
  g_assert_true (heng_change_commit (change, NULL));
}

static void
assert_card_refused (HengDb *db, gint64 id, GPtrArray *seen, GPtrArray *lines, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (heng_own_card_edit (db, id, seen, lines, "edit", "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words));
}

static void
step (HengDb *db, gint64 id, HengCardState to, const char *reason)
{
  g_autoptr (GError) error = NULL;

  heng_own_card_step (db, id, to, reason, "test", &error);
  g_assert_no_error (error);
}

static void
test_own_card (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), id = participant_of (fixture->db, cycle, "QH0002");
  g_autoptr (HengOwnCard) card = NULL, later = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  set_state (fixture->db, cycle, HENG_CYCLE_GOAL_SETTING);
  card = heng_own_card_load (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_null (card->locked);
  lines = copy_lines (card->lines);
  line_of (lines, "RD-01")->weight_bp = 1000;
  g_assert_true (heng_own_card_edit (fixture->db, id, card->lines, lines, "Weight RD-01", "test", &error));
  /* the weights are 90 now */
  g_assert_false (heng_own_card_step (fixture->db, id, HENG_CARD_SUBMITTED, NULL, "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  take_back (fixture->db, "Weight RD-01");
  step (fixture->db, id, HENG_CARD_SUBMITTED, NULL);
  later = heng_own_card_load (fixture->db, id, NULL);
  g_assert_cmpint (later->state, ==, HENG_CARD_SUBMITTED);
  assert_card_refused (fixture->db, id, later->lines, lines, "Submitted");
  g_clear_error (&error);
  g_assert_false (heng_own_card_step (fixture->db, id, HENG_CARD_RETURNED, " ", "test", &error));
  g_assert_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID);
  step (fixture->db, id, HENG_CARD_RETURNED, "Too much on one line");
  step (fixture->db, id, HENG_CARD_SUBMITTED, NULL);
  step (fixture->db, id, HENG_CARD_APPROVED, NULL);
  assert_card_refused (fixture->db, id, later->lines, lines, "Approved");
  take_back (fixture->db, "Approved");
  set_state (fixture->db, cycle, HENG_CYCLE_EXECUTING);
  assert_card_refused (fixture->db, id, later->lines, lines, "Goal setting is over");
}

static void
test_shared_line (Fixture *fixture, gconstpointer data)
{
  gint64 cycle = open_q3 (fixture->db), id = participant_of (fixture->db, cycle, "QH0006");
  g_autoptr (HengOwnCard) card = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  set_state (fixture->db, cycle, HENG_CYCLE_GOAL_SETTING);
  card = heng_own_card_load (fixture->db, id, &error);
  g_assert_no_error (error);
  lines = copy_lines (card->lines);
  g_assert_nonnull (line_of (lines, "HR-01"));
  put_text (&line_of (lines, "HR-01")->rule, "rate");
  assert_card_refused (fixture->db, id, card->lines, lines, "once for the whole department");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/scheme-edit/faults-are-named", test_faults);
  TEST ("/scheme-edit/indicator-in-place", test_indicator_unused);
  TEST ("/scheme-edit/next-quarter-leaves-this-one-alone", test_next_quarter);
  TEST ("/scheme-edit/one-revision-for-many-edits", test_revised_once);
  TEST ("/scheme-edit/lines", test_lines);
  TEST ("/scheme-edit/line-faults", test_line_faults);
  TEST ("/scheme-edit/copies-and-retiring", test_copies_and_retiring);
  TEST ("/scheme-edit/reset", test_reset);
  TEST ("/scheme-edit/file", test_file);
  TEST ("/scheme-edit/file-in-place", test_file_in_place);
  TEST ("/scheme-edit/uses", test_uses);
  TEST ("/scheme-edit/checks/TV-C1", test_checks);
  TEST ("/scheme-edit/own-card", test_own_card);
  TEST ("/scheme-edit/shared-line", test_shared_line);
  return g_test_run ();
}
