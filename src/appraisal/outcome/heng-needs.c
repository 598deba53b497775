/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training needs of the people of a cycle: weak indicators, and questions of the 360° feedback that may be shown (domain.md §2.12). */
#include "heng-appraisal-private.h"
#include "heng-feedback-table.h"
#include "heng-outcome.h"

void
heng_person_needs_free (HengPersonNeeds *needs)
{
  g_free (needs->emp_no);
  g_free (needs->name);
  g_free (needs->department);
  g_clear_pointer (&needs->needs, g_ptr_array_unref);
  g_clear_pointer (&needs->trace, heng_trace_free);
  g_free (needs);
}

/* Rating questions of the set a participant was asked by, in order; borrowed. */
static GPtrArray *
questions_of (GPtrArray *sets, GPtrArray *questions, const HengParticipant *participant)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint s = 0; s < sets->len; s++)
    {
      const HengQuestionSet *set = sets->pdata[s];

      if (set->revision != participant->question_set_revision || g_strcmp0 (set->key, participant->question_set_key) != 0)
        continue;
      for (guint i = 0; i < questions->len; i++)
        {
          HengQuestion *question = questions->pdata[i];

          if (question->question_set_id == set->id && question->kind == HENG_QUESTION_RATING)
            g_ptr_array_add (found, question);
        }
    }
  return found;
}

/* Answers of groups that enter no published number enter none here either; nor does one's own. */
static gboolean
may_be_shown (const HengReviewPart *part, int group)
{
  return group != HENG_GROUP_SELF && (part->raters.fate[group] == HENG_GROUP_SHOWN || part->raters.fate[group] == HENG_GROUP_POOLED);
}

static HengQuestionMean
mean_of (const HengReviewPart *part, const HengQuestion *question, guint place)
{
  HengQuestionMean mean = { heng_localized (question->text, question->text_en), HENG_NA, 0 };
  HengWide sum = 0;

  for (guint i = 0; i < part->sheets->len; i++)
    {
      const HengReviewSheet *sheet = part->sheets->pdata[i];

      if (place >= sheet->n || sheet->answers[place] == 0 || !may_be_shown (part, sheet->record->rater_group))
        continue;
      sum += sheet->answers[place];
      mean.n++;
    }
  if (mean.n > 0)
    mean.mean = HENG_NUMBER (heng_div_round (sum, mean.n));
  return mean;
}

static HengPersonNeeds *
needs_of (const HengReview *review, GPtrArray *sets, GPtrArray *questions)
{
  const HengReviewPart *part = heng_review_current_part (review);
  g_autoptr (GPtrArray) asked = questions_of (sets, questions, part->participant);
  g_autoptr (GArray) means = g_array_new (FALSE, FALSE, sizeof (HengQuestionMean));
  HengPersonNeeds *person = g_new0 (HengPersonNeeds, 1);

  for (guint i = 0; part->sheets->len && i < asked->len; i++)
    {
      HengQuestionMean mean = mean_of (part, asked->pdata[i], i);

      g_array_append_val (means, mean);
    }
  person->emp_no = g_strdup (review->employee->emp_no);
  person->name = g_strdup (heng_localized (review->employee->name, review->employee->name_en));
  person->department = g_strdup (review->department_path);
  person->trace = heng_trace_new ("needs", person->name);
  person->needs = heng_training_needs (review, (const HengQuestionMean *) (gpointer) means->data, means->len, person->trace);
  return person;
}

GPtrArray *
heng_training_needs_load (HengDb *db, gint64 cycle_id, gint64 employee_id, gint64 department_id, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_reviews_load (db, cycle_id, department_id, FALSE, error);
  g_autoptr (GPtrArray) sets = reviews ? heng_question_sets_load (db, error) : NULL;
  g_autoptr (GPtrArray) questions = sets ? heng_questions_load (db, error) : NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_person_needs_free);

  if (!questions)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    {
      const HengReview *review = reviews->pdata[i];
      HengPersonNeeds *person;

      if (employee_id != 0 && review->employee->id != employee_id)
        continue;
      person = needs_of (review, sets, questions);
      if (person->needs->len > 0)
        g_ptr_array_add (people, person);
      else
        heng_person_needs_free (person);
    }
  return g_steal_pointer (&people);
}
