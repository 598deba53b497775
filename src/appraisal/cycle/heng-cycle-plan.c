/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From dated jobs to participants: late joiners, leavers, transfers and the gaps a person should see (domain.md §4). */
#include "heng-cycle-plan.h"

#include <glib/gi18n-lib.h>

#include "heng-assignment.h"
#include "heng-scheme-questions.h"

/* What a person was during some days of the cycle; both dates inclusive. */
typedef struct
{
  HengDate from, to;
  gint64 department_id, manager_id;
  const char *position, *level;
} Segment;

typedef struct
{
  const HengRoster *roster;
  HengDate from, to;
  const gint64 *department_ids;
  guint n_departments;
  GPtrArray *gaps;
  GHashTable *templates_checked; /* of HengTemplate: weights already looked at */
  GPtrArray *participants;
} Plan;

void
heng_gap_free (HengGap *gap)
{
  g_free (gap->text);
  g_free (gap);
}

void
heng_gap_add (GPtrArray *gaps, HengGapKind kind, gint64 employee_id, char *text)
{
  HengGap *gap = g_new0 (HengGap, 1);

  gap->kind = kind;
  gap->employee_id = employee_id;
  gap->text = text;
  g_ptr_array_add (gaps, gap);
}

/* The days of the cycle the person is employed; FALSE when there are none. */
static gboolean
employed_days (const Plan *plan, const HengEmployee *employee, HengDate *from, HengDate *to)
{
  *from = MAX (plan->from, employee->hire_date);
  *to = employee->leave_date == HENG_DATE_NONE ? plan->to : MIN (plan->to, employee->leave_date);
  if (employee->emp_status == HENG_EMP_STATUS_LEFT && employee->leave_date == HENG_DATE_NONE)
    return FALSE;
  return *from <= *to;
}

/* Index range [*first, *end) of one person's jobs; the array is ordered by employee, from_date. */
static void
find_jobs (GPtrArray *jobs, gint64 employee_id, guint *first, guint *end)
{
  guint low = 0, high = jobs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((HengJob *) jobs->pdata[middle])->employee_id < employee_id)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  for (*end = low; *end < jobs->len && ((HengJob *) jobs->pdata[*end])->employee_id == employee_id; (*end)++)
    continue;
}

/* Days of `segment` that job i of [begin, end) covers; the first one also covers what lies before it. */
static int
job_days (GPtrArray *jobs, guint i, guint begin, guint end, const Segment *segment)
{
  HengDate from = i == begin ? segment->from : MAX (segment->from, ((HengJob *) jobs->pdata[i])->from_date);
  HengDate to = i + 1 < end ? MIN (segment->to, ((HengJob *) jobs->pdata[i + 1])->from_date - 1) : segment->to;

  return MAX (0, to - from + 1);
}

/* The manager of most days inside the segment rates (domain.md §4); the later one of a tie. Days without a manager are nobody's: one
 * who came later rates all the same. */
static gint64
manager_of_most_days (GPtrArray *jobs, guint begin, guint end, const Segment *segment)
{
  gint64 best = segment->manager_id;
  int best_days = 0;

  for (guint i = begin; i < end; i++)
    {
      gint64 candidate = ((HengJob *) jobs->pdata[i])->manager_id;
      int days = 0;

      for (guint k = begin; candidate != 0 && k < end; k++)
        if (((HengJob *) jobs->pdata[k])->manager_id == candidate)
          days += job_days (jobs, k, begin, end, segment);
      if (days > 0 && days >= best_days)
        {
          best_days = days;
          best = candidate;
        }
    }
  return best;
}

static void
add_job (GArray *segments, const HengJob *job, HengDate from, HengDate to)
{
  Segment *last = segments->len ? &g_array_index (segments, Segment, segments->len - 1) : NULL;
  Segment segment = { last ? job->from_date : from, to, job->department_id, job->manager_id, job->position, job->level };

  if (last && last->department_id == job->department_id)
    {
      last->position = job->position;
      last->level = job->level;
      return;
    }
  if (last)
    last->to = segment.from - 1;
  g_array_append_val (segments, segment);
}

/* The days [from, to] cut where the department changes. */
static GArray *
cut_segments (const Plan *plan, const HengEmployee *employee, HengDate from, HengDate to)
{
  GPtrArray *jobs = plan->roster->jobs;
  GArray *segments = g_array_new (FALSE, TRUE, sizeof (Segment));
  guint begin, end;

  find_jobs (jobs, employee->id, &begin, &end);
  /* start from the job already held on the first day */
  while (begin + 1 < end && ((HengJob *) jobs->pdata[begin + 1])->from_date <= from)
    begin++;
  for (guint i = begin; i < end && (i == begin || ((HengJob *) jobs->pdata[i])->from_date <= to); i++)
    if (((HengJob *) jobs->pdata[i])->kind != HENG_JOB_LEAVE)
      add_job (segments, jobs->pdata[i], from, to);
  if (segments->len == 0)
    {
      Segment whole = { from, to, employee->department_id, employee->manager_id, employee->position, employee->level };

      g_array_append_val (segments, whole);
    }
  for (guint i = 0; i < segments->len; i++)
    {
      Segment *segment = &g_array_index (segments, Segment, i);

      segment->manager_id = manager_of_most_days (jobs, begin, end, segment);
      /* chosen after the last day of the cycle: still the only one who can rate */
      if (segment->manager_id == 0 && i + 1 == segments->len)
        segment->manager_id = employee->manager_id;
    }
  return segments;
}

static gboolean
is_in_scope (const Plan *plan, const GArray *segments)
{
  if (!plan->department_ids)
    return TRUE;
  for (guint i = 0; i < segments->len; i++)
    for (guint k = 0; k < plan->n_departments; k++)
      if (heng_department_is_within (plan->roster->departments, g_array_index (segments, Segment, i).department_id, plan->department_ids[k]))
        return TRUE;
  return FALSE;
}

/* The revision that the cycle has already; else the newest in use. */
static const HengTemplate *
current_template (const HengRoster *roster, const char *key)
{
  const HengTemplate *newest = roster->held && key ? g_hash_table_lookup (roster->held, key) : NULL;

  if (newest)
    return newest;

  for (guint i = 0; i < roster->templates->len; i++)
    {
      const HengTemplate *candidate = roster->templates->pdata[i];

      if (!candidate->retired && g_strcmp0 (candidate->key, key) == 0 && (!newest || candidate->revision > newest->revision))
        newest = candidate;
    }
  return newest;
}

static const HengProfile *
find_profile (const HengRoster *roster, const char *key)
{
  for (guint i = 0; i < roster->profiles->len; i++)
    if (g_strcmp0 (((HengProfile *) roster->profiles->pdata[i])->key, key) == 0)
      return roster->profiles->pdata[i];
  return NULL;
}

/* Once per template: its weights must total 100.00. */
static void
check_weights (Plan *plan, const HengTemplate *template)
{
  gint64 sum = 0;
  g_autofree char *total = NULL;

  if (!g_hash_table_add (plan->templates_checked, (gpointer) template))
    return;
  for (guint i = 0; i < plan->roster->template_lines->len; i++)
    {
      const HengTemplateLine *line = plan->roster->template_lines->pdata[i];

      if (line->template_id == template->id)
        sum += line->weight_bp;
    }
  if (sum == 10000)
    return;
  total = heng_micro_format_short (sum * (HENG_MICRO / 100));
  heng_gap_add (plan->gaps, HENG_GAP_WEIGHTS, 0,
                g_strdup_printf (_("Template %s v%d: the weights total %s%%, not 100%%. Correct the template."),
                                 heng_localized (template->name, template->name_en), (int) template->revision, total));
}

/* The newest revision of the profile's 360 questions: a quarter keeps the questions it was opened with, also for who joins it later. */
static void
assign_questions (const HengRoster *roster, const HengProfile *profile, HengParticipant *participant)
{
  const char *key = profile->question_set_key;
  const HengQuestionSet *set = roster->held_questions && key ? g_hash_table_lookup (roster->held_questions, key) : NULL;

  if (!set && !(set = heng_question_set_newest (roster->question_sets, key)))
    return;
  participant->question_set_key = g_strdup (set->key);
  participant->question_set_revision = set->revision;
}

/* Fills template, profile and weights; FALSE with a gap when no rule reaches the person. */
static gboolean
assign_template (Plan *plan, const HengEmployee *employee, const Segment *segment, HengParticipant *participant)
{
  int type = heng_department_effective_type (plan->roster->departments, participant->department_id);
  HengAssignmentFacts facts = { type, employee->is_manager != 0, segment->position, segment->level };
  const HengAssignment *assignment = heng_assignment_find (plan->roster->assignments, &facts);
  const HengTemplate *template = assignment ? current_template (plan->roster, assignment->template_key) : NULL;
  const HengProfile *profile = assignment ? find_profile (plan->roster, assignment->profile_key) : NULL;

  if (!template || !profile)
    {
      g_autofree char *path = heng_department_path (plan->roster->departments, participant->department_id);
      g_autofree char *person = heng_person_label (employee);

      heng_gap_add (plan->gaps, HENG_GAP_NO_TEMPLATE, employee->id,
                    g_strdup_printf (_("%s: no template for the department %s. Set the type of the department."), person, path));
      return FALSE;
    }
  check_weights (plan, template);
  participant->template_key = g_strdup (template->key);
  participant->template_revision = template->revision;
  participant->profile_key = g_strdup (profile->key);
  participant->okr_bp = profile->okr_bp;
  participant->kpi_bp = profile->kpi_bp;
  participant->feedback_bp = profile->feedback_bp;
  assign_questions (plan->roster, profile, participant);
  return TRUE;
}

static HengParticipant *
participant_new (const HengEmployee *employee, const Segment *segment, guint part, gboolean is_last)
{
  HengParticipant *participant = heng_participant_new ();

  participant->employee_id = employee->id;
  participant->part = part;
  participant->from_date = segment->from;
  participant->to_date = segment->to;
  participant->department_id = segment->department_id;
  /* nobody rates oneself (domain.md §4) */
  participant->manager_id = segment->manager_id == employee->id ? 0 : segment->manager_id;
  participant->position = g_strdup (segment->position);
  participant->state = is_last ? HENG_PART_IN_PROGRESS : HENG_PART_TRANSFERRED;
  return participant;
}

/* Why somebody is exempt; NULL when not. New string. */
static char *
exemption (const Plan *plan, const HengEmployee *employee, HengDate from, HengDate to, const HengLeave *leave)
{
  int days = to - from + 1;

  if (from > plan->from && days < HENG_MIN_CYCLE_DAYS)
    return g_strdup_printf (ngettext ("Only %d day in the cycle", "Only %d days in the cycle", days), days);
  if (leave->absent * 2 <= leave->working || g_hash_table_contains (plan->roster->asked, &employee->id))
    return NULL;
  return g_strdup_printf (_("On leave for %d of %d working days"), leave->absent, leave->working);
}

/* Scored, but not ranked among the others: late joiners, and people whom an absence must not cost a seat. */
static void
set_distribution (const Plan *plan, const HengEmployee *employee, HengParticipant *participant, HengDate from, HengDate to,
                  const HengLeave *leave)
{
  gboolean late = from > plan->from && to - from + 1 <= HENG_OUTSIDE_CYCLE_DAYS;

  participant->outside_distribution = late || leave->is_protected;
  participant->is_protected = leave->is_protected;
  participant->by_request = g_hash_table_contains (plan->roster->asked, &employee->id);
  if (late)
    participant->note = g_strdup_printf (_("%d days in the cycle: outside the distribution"), to - from + 1);
}

/* Exemption and leaving concern the person, so every part. */
static void
settle_states (Plan *plan, const HengEmployee *employee, GPtrArray *parts, HengDate from, HengDate to)
{
  gboolean left = to < plan->to;
  HengLeave leave = heng_roster_count_leave (plan->roster, employee->id, from, to);
  g_autofree char *note = left ? g_strdup (_("Left the company in the cycle")) : exemption (plan, employee, from, to, &leave);

  for (guint i = 0; i < parts->len; i++)
    {
      HengParticipant *participant = parts->pdata[i];

      if (!note)
        {
          set_distribution (plan, employee, participant, from, to, &leave);
          continue;
        }
      participant->state = left ? HENG_PART_LEFT : HENG_PART_EXEMPT;
      participant->note = g_strdup (note);
    }
  if (note && !left)
    {
      g_autofree char *person = heng_person_label (employee);

      heng_gap_add (plan->gaps, HENG_GAP_EXEMPT, employee->id, g_strdup_printf ("%s: %s", person, note));
    }
}

static void
add_manager_gap (Plan *plan, const HengEmployee *employee, const HengParticipant *last)
{
  g_autofree char *person = NULL;

  if (last->manager_id != 0)
    return;
  person = heng_person_label (employee);
  heng_gap_add (plan->gaps, HENG_GAP_NO_MANAGER, employee->id, g_strdup_printf (_("%s: no manager. Choose who reviews."), person));
}

static void
plan_parts (Plan *plan, const HengEmployee *employee, const GArray *segments, HengDate from, HengDate to)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_participant_free);

  for (guint i = 0; i < segments->len; i++)
    {
      HengParticipant *participant = participant_new (employee, &g_array_index (segments, Segment, i), i + 1, i + 1 == segments->len);

      g_ptr_array_add (parts, participant);
      if (!assign_template (plan, employee, &g_array_index (segments, Segment, i), participant))
        return;
    }
  settle_states (plan, employee, parts, from, to);
  if (heng_participant_is_scored (parts->pdata[0]))
    add_manager_gap (plan, employee, parts->pdata[parts->len - 1]);
  g_ptr_array_extend_and_steal (plan->participants, g_steal_pointer (&parts));
}

static void
plan_person (Plan *plan, const HengEmployee *employee)
{
  g_autoptr (GArray) segments = NULL;
  HengDate from, to;

  if (!employed_days (plan, employee, &from, &to))
    return;
  segments = cut_segments (plan, employee, from, to);
  if (!is_in_scope (plan, segments))
    return;
  if (g_array_index (segments, Segment, segments->len - 1).department_id == 0)
    {
      g_autofree char *person = heng_person_label (employee);

      heng_gap_add (plan->gaps, HENG_GAP_NO_DEPARTMENT, employee->id,
                    g_strdup_printf (_("%s: no department. Assign one."), person));
      return;
    }
  plan_parts (plan, employee, segments, from, to);
}

static int
compare_participants (gconstpointer a, gconstpointer b)
{
  const HengParticipant *x = *(HengParticipant *const *) a, *y = *(HengParticipant *const *) b;

  if (x->employee_id != y->employee_id)
    return x->employee_id < y->employee_id ? -1 : 1;
  return (x->part > y->part) - (x->part < y->part);
}

GPtrArray *
heng_cycle_plan (const HengRoster *roster, HengDate from, HengDate to, const gint64 *department_ids, guint n_departments, GPtrArray *gaps)
{
  g_autoptr (GHashTable) checked = g_hash_table_new (NULL, NULL);
  Plan plan = { roster, from, to, department_ids, n_departments, gaps, checked, NULL };

  plan.participants = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_participant_free);
  for (guint i = 0; i < roster->employees->len; i++)
    plan_person (&plan, roster->employees->pdata[i]);
  g_ptr_array_sort (plan.participants, compare_participants);
  return plan.participants;
}
