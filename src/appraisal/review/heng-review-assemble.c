/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From loaded records to one person's review: parts, lines with their actuals, names a reader expects. */
#include "heng-review-source.h"

#include <glib/gi18n-lib.h>

static const HengEmployee *
find_employee (const HengReviewSource *source, gint64 id)
{
  return id ? g_hash_table_lookup (source->employees_by_id, &id) : NULL;
}

static char *
name_of (const HengEmployee *employee)
{
  return employee ? g_strdup (heng_localized (employee->name, employee->name_en)) : NULL;
}

/* The nearest head upwards who is somebody else: a head's own review is signed one level higher. */
static char *
head_name (const HengReviewSource *source, gint64 department_id, gint64 employee_id)
{
  const HengDepartment *step = heng_department_find (source->departments, department_id);

  for (guint depth = 0; step && depth <= source->departments->len; depth++)
    {
      if (step->head_id != 0 && step->head_id != employee_id)
        return name_of (find_employee (source, step->head_id));
      step = heng_department_find (source->departments, step->parent_id);
    }
  return NULL;
}

HengCalendar *
heng_review_calendar (GPtrArray *days)
{
  HengCalendar *calendar = heng_calendar_new ();

  for (guint i = 0; i < days->len; i++)
    {
      const HengCalendarDay *day = days->pdata[i];

      heng_calendar_set (calendar, day->day, day->is_working != 0);
    }
  return calendar;
}

static void
copy_records (GPtrArray *to, const HengRecordType *type, const HengGrouping *grouping, gint64 key)
{
  guint begin, end;

  heng_grouping_find (grouping, key, &begin, &end);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (to, heng_record_copy (type, grouping->records->pdata[i]));
}

static void
add_lines (HengReviewPart *part, const HengReviewSource *source, const HengScheme *scheme)
{
  guint begin, end;

  heng_grouping_find (&source->lines_by_participant, part->participant->id, &begin, &end);
  for (guint i = begin; i < end; i++)
    {
      const HengScorecardLine *record = source->lines->pdata[i];
      HengReviewLine *line = heng_review_line_new ();
      HengActualRow key = { .level = record->level, .code = record->code };
      const HengActualRow *actual;

      key.owner_id = heng_actual_owner (scheme->departments, part->participant, record->level);
      actual = g_hash_table_lookup (source->actuals_by_key, &key);
      line->record = heng_scorecard_line_copy (record);
      if (actual)
        line->actual = heng_actual_row_copy (actual);
      else if (record->level == HENG_LEVEL_PERSON)
        line->actual = heng_actual_packs_row (source->packs, part->participant->id, record->code);
      g_ptr_array_add (part->lines, line);
    }
}

void
heng_review_part_set_scheme (HengReviewPart *part, const HengScheme *scheme, GPtrArray *templates)
{
  for (guint i = 0; i < scheme->profiles->len; i++)
    {
      const HengProfile *profile = scheme->profiles->pdata[i];

      if (g_strcmp0 (profile->key, part->participant->profile_key) != 0)
        continue;
      part->profile_name = g_strdup (heng_localized (profile->name, profile->name_en));
      part->group_weight_bp[HENG_GROUP_MGR] = profile->mgr_bp;
      part->group_weight_bp[HENG_GROUP_PEER] = profile->peer_bp;
      part->group_weight_bp[HENG_GROUP_SUB] = profile->sub_bp;
      part->group_weight_bp[HENG_GROUP_CUST] = profile->cust_bp;
      break;
    }
  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (template->revision != part->participant->template_revision || g_strcmp0 (template->key, part->participant->template_key) != 0)
        continue;
      part->template_name = g_strdup (heng_localized (template->name, template->name_en));
      break;
    }
}

static HengReviewPart *
assemble_part (const HengReviewSource *source, const HengScheme *scheme, const HengParticipant *participant)
{
  HengReviewPart *part = heng_review_part_new ();
  const HengEmployee *manager = find_employee (source, participant->manager_id);

  part->participant = heng_participant_copy (participant);
  part->department_path = heng_department_path (source->departments, participant->department_id);
  part->manager_name = name_of (manager);
  part->manager_no = manager ? g_strdup (manager->emp_no) : NULL;
  heng_review_part_set_scheme (part, scheme, source->templates);
  add_lines (part, source, scheme);
  copy_records (part->milestones, &heng_milestone_type, &source->milestones_by_participant, participant->id);
  heng_sheet_source_add (source->sheets, part);
  if (part->sheets->len == 0)
    copy_records (part->feedback, &heng_feedback_type, &source->feedback_by_participant, participant->id);
  /* goals belong to the person: every part is scored on them */
  heng_goal_source_add (source->goals, HENG_OWNER_PERSON, participant->employee_id, part->objectives);
  heng_goal_source_add_counted (source->goals, part->objectives, part->counted);
  return part;
}

static void
set_people (HengReview *review, const HengReviewSource *source)
{
  const HengReviewPart *part = heng_review_current_part (review);
  gint64 department_id = part->participant->department_id;

  review->department_path = g_strdup (part->department_path);
  review->manager_name = g_strdup (part->manager_name);
  review->manager_no = g_strdup (part->manager_no);
  review->department_head = head_name (source, department_id, review->employee->id);
}

/* What was due or checked in on the day of publishing still is all that counts: the result stays reproducible. */
static void
set_published (HengReview *review, const HengReviewSource *source)
{
  guint begin, end;

  heng_grouping_find (&source->results_by_employee, review->employee->id, &begin, &end);
  if (begin < end)
    review->published = heng_result_copy (source->results->pdata[end - 1]);
  review->today = review->published ? heng_day_of_ms (heng_review_source_first (source, review->published)->published_at) : source->today;
  heng_grouping_find (&source->grade_changes_by_employee, review->employee->id, &begin, &end);
  if (begin < end)
    review->grade_change = heng_grade_change_copy (source->grade_changes->pdata[begin]);
}

HengReview *
heng_review_assemble (const HengReviewSource *source, gint64 employee_id)
{
  const HengEmployee *employee = find_employee (source, employee_id);
  g_autoptr (HengReview) review = NULL;
  const HengScheme *scheme;
  guint begin, end;

  heng_grouping_find (&source->participants_by_employee, employee_id, &begin, &end);
  if (!employee || begin == end)
    return NULL;
  review = heng_review_new ();
  /* a store whose company has no name yet still prints */
  review->company = source->company ? heng_company_copy (source->company) : heng_company_new ();
  review->cycle = heng_cycle_copy (source->cycle);
  review->employee = heng_employee_copy (employee);
  set_published (review, source);
  scheme = heng_review_source_scheme (source, review->published);
  review->calendar = heng_review_calendar (scheme->calendar_days);
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (review->parts, assemble_part (source, scheme, source->participants->pdata[i]));
  set_people (review, source);
  copy_records (review->adjustments, &heng_adjustment_type, &source->adjustments_by_employee, employee_id);
  copy_records (review->comments, &heng_comment_type, &source->comments_by_employee, employee_id);
  for (guint i = 0; i < scheme->bands->len; i++)
    g_ptr_array_add (review->bands, heng_grade_band_copy (scheme->bands->pdata[i]));
  return g_steal_pointer (&review);
}
