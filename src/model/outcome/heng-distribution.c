/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grades proposed for a pool: ranks take seats, ties share the better one, guards beat seats (domain.md §2.9). */
#include "heng-distribution.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Better scores first, equal ones by number so that the list reads the same every time. */
static int
compare_people (gconstpointer a, gconstpointer b)
{
  const HengDistributionPerson *x = *(const HengDistributionPerson *const *) a, *y = *(const HengDistributionPerson *const *) b;

  if (x->published != y->published)
    return x->published > y->published ? -1 : 1;
  return strcmp (x->emp_no, y->emp_no);
}

/* The outer grades may lie at most one place outside the score's own band: S needs 100, A 90, C less than 90, D less than 75. A seat that
 * does not fit moves toward B. */
int
heng_distribution_guard (const HengGradeScale *scale, int band, int seat)
{
  int centre = (int) scale->centre;

  while (seat < centre - 1 && band > seat + 1)
    seat++;
  while (seat > centre && band < seat - 1)
    seat--;
  return seat;
}

/* Place of the seat with this number when all seats stand in a row, best first. */
static int
seat_of_rank (const HengDistribution *distribution, gint64 rank)
{
  guint place = 0;

  for (gint64 end = distribution->seats[0]; rank >= end && place + 1 < distribution->n_grades;)
    end += distribution->seats[++place];
  return (int) place;
}

static void
take_seats (const HengGradeScale *scale, HengDistribution *distribution, const HengDistributionPerson *people,
            const HengDistributionPerson *const *ranked)
{
  gint64 first = 0; /* rank of the first of those who tie */

  for (gint64 rank = 0; rank < distribution->n; rank++)
    {
      HengDistributionGrade *grade = &distribution->grades[ranked[rank] - people];

      if (ranked[rank]->published != ranked[first]->published)
        first = rank;
      grade->seat = seat_of_rank (distribution, first);
      grade->proposal = heng_distribution_guard (scale, grade->band, grade->seat);
    }
}

static void
explain_person (const HengGradeScale *scale, const HengDistributionPerson *person, const HengDistributionGrade *grade, HengTrace *parent)
{
  HengTrace *step = heng_trace_add (parent, person->emp_no, person->emp_no);
  g_autofree char *published = heng_micro_display (person->published, 2, FALSE);
  g_autofree char *lower = heng_micro_display_short (scale->bands[grade->band]->lower);
  int guarded = grade->seat < 0 ? grade->band : heng_distribution_guard (scale, grade->band, grade->seat);

  heng_trace_formula (step, "%s ≥ %s: %s", published, lower, scale->bands[grade->band]->grade);
  if (person->outside)
    heng_trace_note (step, "%s", _("outside the distribution: the grade of the score counts"));
  if (grade->seat >= 0)
    heng_trace_note (step, _("seat %s"), scale->bands[grade->seat]->grade);
  if (grade->seat >= 0 && guarded != grade->seat)
    heng_trace_note (step, _("the score does not fit this grade: %s → %s"), scale->bands[grade->seat]->grade, scale->bands[guarded]->grade);
  if (grade->proposal != guarded)
    heng_trace_note (step, _("limited to %s by a veto"), person->cap);
  heng_trace_value_text (step, scale->bands[grade->proposal]->grade);
}

static void
explain (const HengGradeScale *scale, const HengDistribution *distribution, const HengDistributionPerson *people,
         const HengDistributionPerson *const *ranked, HengTrace *trace)
{
  HengTrace *list = heng_trace_add (trace, "people", _("People by published score"));

  heng_trace_formula (trace, "%s", heng_enum_label (heng_distribution_mode_values, (int) distribution->mode));
  if (distribution->mode == HENG_DISTRIBUTION_ENFORCE && distribution->effect != distribution->mode)
    heng_trace_note (trace, _("fewer than %d people: advised only"), HENG_DISTRIBUTION_LEAST_POOL);
  for (gint64 i = 0; i < distribution->n; i++)
    explain_person (scale, ranked[i], &distribution->grades[ranked[i] - people], list);
  for (guint i = 0; i < distribution->n_people; i++)
    if (people[i].outside)
      explain_person (scale, &people[i], &distribution->grades[i], list);
}

static void
settle (const HengGradeScale *scale, HengDistribution *distribution, const HengDistributionPerson *people)
{
  for (guint i = 0; i < distribution->n_people; i++)
    {
      HengDistributionGrade *grade = &distribution->grades[i];

      grade->proposal = MAX (grade->proposal, heng_grade_scale_find (scale, people[i].cap));
      if (!people[i].outside)
        distribution->proposed[grade->proposal]++;
    }
}

HengDistribution *
heng_distribution_propose (const HengGradeScale *scale, HengDistributionMode mode, const HengDistributionPerson *people, guint n_people,
                           HengTrace *trace)
{
  HengDistribution *distribution = g_new0 (HengDistribution, 1);
  g_autofree const HengDistributionPerson **ranked = g_new0 (const HengDistributionPerson *, n_people + 1);

  g_return_val_if_fail (scale->n > 0, distribution);
  distribution->mode = distribution->effect = mode;
  distribution->n_people = n_people;
  distribution->n_grades = scale->n;
  distribution->seats = g_new0 (gint64, scale->n);
  distribution->proposed = g_new0 (gint64, scale->n);
  distribution->grades = g_new0 (HengDistributionGrade, n_people + 1);
  for (guint i = 0; i < n_people; i++)
    {
      int band = heng_grade_scale_of_score (scale, people[i].published);

      distribution->grades[i] = (HengDistributionGrade) { band, -1, band };
      if (!people[i].outside)
        ranked[distribution->n++] = &people[i];
    }
  if (distribution->n > 1)
    qsort (ranked, (size_t) distribution->n, sizeof *ranked, compare_people);
  if (mode == HENG_DISTRIBUTION_ENFORCE && distribution->n < HENG_DISTRIBUTION_LEAST_POOL)
    distribution->effect = HENG_DISTRIBUTION_ADVISE;
  heng_distribution_seats (scale, distribution->n, distribution->seats, trace ? heng_trace_add (trace, "seats", _("Seats")) : NULL);
  if (distribution->effect == HENG_DISTRIBUTION_ENFORCE)
    take_seats (scale, distribution, people, ranked);
  settle (scale, distribution, people);
  if (trace)
    explain (scale, distribution, people, ranked, trace);
  return distribution;
}

void
heng_distribution_free (HengDistribution *distribution)
{
  g_free (distribution->seats);
  g_free (distribution->proposed);
  g_free (distribution->grades);
  g_free (distribution);
}
