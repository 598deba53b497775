/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pools of a cycle and the grades proposed in them; the mode and the merging of departments. */
#include "heng-pools.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
pool_person_free (gpointer data)
{
  HengPoolPerson *person = data;

  g_free (person->emp_no);
  g_free (person->name);
  g_free (person->department);
  g_free (person->grade);
  g_free (person);
}

void
heng_pool_free (HengPool *pool)
{
  g_free (pool->name);
  g_clear_pointer (&pool->department_ids, g_array_unref);
  g_clear_pointer (&pool->people, g_ptr_array_unref);
  g_clear_pointer (&pool->distribution, heng_distribution_free);
  g_clear_pointer (&pool->scale, heng_grade_scale_free);
  g_clear_pointer (&pool->bands, g_ptr_array_unref);
  g_clear_pointer (&pool->trace, heng_trace_free);
  g_free (pool->counting);
  g_free (pool);
}

HengDistributionMode
heng_cycle_mode (const HengCycle *cycle)
{
  return cycle->pilot ? HENG_DISTRIBUTION_OFF : (HengDistributionMode) cycle->distribution;
}

/* What the pools are made from. */
typedef struct
{
  const HengCycle *cycle;
  const HengPoolArgs *args;
  GPtrArray *departments, *members; /* of HengDepartment, HengPoolMember */
  GPtrArray *bands;                 /* of the scheme now */
  GPtrArray *pools;
} Maker;

static void
maker_clear (Maker *maker)
{
  g_clear_pointer (&maker->departments, g_ptr_array_unref);
  g_clear_pointer (&maker->members, g_ptr_array_unref);
  g_clear_pointer (&maker->bands, g_ptr_array_unref);
  g_clear_pointer (&maker->pools, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

/* The merged pool a department or the nearest one above it belongs to; 0: none. */
static gint64
merged_pool (GPtrArray *departments, GPtrArray *members, gint64 department_id)
{
  const HengDepartment *step = heng_department_find (departments, department_id);

  for (guint depth = 0; step && depth <= departments->len; depth++)
    {
      for (guint i = 0; i < members->len; i++)
        if (((HengPoolMember *) members->pdata[i])->department_id == step->id)
          return ((HengPoolMember *) members->pdata[i])->pool;
      step = heng_department_find (departments, step->parent_id);
    }
  return 0;
}

gint64
heng_pool_key (GPtrArray *departments, GPtrArray *members, gint64 department_id)
{
  gint64 merged = merged_pool (departments, members, department_id);

  for (guint i = 0; merged && i < members->len; i++)
    if (((HengPoolMember *) members->pdata[i])->pool == merged)
      return ((HengPoolMember *) members->pdata[i])->department_id;
  return heng_comparison_department (departments, department_id);
}

static gboolean
is_wanted (const Maker *maker, gint64 department_id)
{
  for (guint i = 0; i < maker->args->n_departments; i++)
    if (heng_department_is_within (maker->departments, department_id, maker->args->department_ids[i]))
      return TRUE;
  return maker->args->n_departments == 0;
}

/* A pool by one of its departments. */
static HengPool *
find_pool (GPtrArray *pools, gint64 department_id)
{
  for (guint i = 0; i < pools->len; i++)
    {
      HengPool *pool = pools->pdata[i];

      for (guint k = 0; k < pool->department_ids->len; k++)
        if (g_array_index (pool->department_ids, gint64, k) == department_id)
          return pool;
    }
  return NULL;
}

static HengPool *
add_pool (Maker *maker, const gint64 *department_ids, guint n)
{
  HengPool *pool = g_new0 (HengPool, 1);
  g_autoptr (GString) name = g_string_new (NULL);

  pool->department_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = heng_department_path (maker->departments, department_ids[i]);

      g_string_append_printf (name, "%s%s", i ? " + " : "", path);
      g_array_append_val (pool->department_ids, department_ids[i]);
    }
  pool->name = g_string_free (g_steal_pointer (&name), FALSE);
  pool->people = g_ptr_array_new_with_free_func (pool_person_free);
  pool->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  for (guint i = 0; i < maker->bands->len; i++)
    g_ptr_array_add (pool->bands, heng_grade_band_copy (maker->bands->pdata[i]));
  pool->scale = heng_grade_scale_new ((const HengGradeBand *const *) pool->bands->pdata, pool->bands->len);
  g_ptr_array_add (maker->pools, pool);
  return pool;
}

static HengPool *
pool_of (Maker *maker, gint64 department_id)
{
  gint64 merged = merged_pool (maker->departments, maker->members, department_id);
  gint64 own = heng_comparison_department (maker->departments, department_id);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HengPool *pool;

  if (maker->args->n_departments > 0)
    return maker->pools->len ? maker->pools->pdata[0] : add_pool (maker, maker->args->department_ids, maker->args->n_departments);
  for (guint i = 0; merged && i < maker->members->len; i++)
    if (((HengPoolMember *) maker->members->pdata[i])->pool == merged)
      g_array_append_val (ids, ((HengPoolMember *) maker->members->pdata[i])->department_id);
  if (ids->len == 0)
    g_array_append_val (ids, own);
  pool = find_pool (maker->pools, g_array_index (ids, gint64, 0));
  return pool ? pool : add_pool (maker, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* The score a grade goes by: as published, else as it could be published now. */
static gboolean
score_of (const HengReview *review, HengMicro *score)
{
  g_autoptr (GPtrArray) blockers = NULL;

  if (review->published)
    {
      *score = review->published->published;
      return TRUE;
    }
  if (review->final.final.state != HENG_VALUE_NUMBER)
    return FALSE;
  blockers = heng_review_blockers (review);
  *score = review->final.published;
  return blockers->len == 0;
}

static void
add_person (Maker *maker, const HengReview *review)
{
  const HengParticipant *participant = heng_review_current_part (review)->participant;
  HengPool *pool;
  HengPoolPerson *person;
  HengMicro score;

  if (!heng_participant_is_scored (participant) || !is_wanted (maker, participant->department_id))
    return;
  pool = pool_of (maker, participant->department_id);
  if (!score_of (review, &score))
    {
      pool->n_blocked++;
      return;
    }
  person = g_new0 (HengPoolPerson, 1);
  person->employee_id = review->employee->id;
  person->emp_no = g_strdup (review->employee->emp_no);
  person->name = g_strdup (heng_localized (review->employee->name, review->employee->name_en));
  person->department = g_strdup (review->department_path);
  person->published = score;
  person->is_published = review->published != NULL;
  person->outside = participant->outside_distribution != 0;
  person->is_protected = participant->is_protected != 0;
  person->is_moved = review->grade_change != NULL;
  person->grade = g_strdup (review->published ? review->published->grade : review->grade_change ? review->grade_change->to_grade : NULL);
  g_ptr_array_add (pool->people, person);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const HengPoolPerson *x = *(HengPoolPerson *const *) a, *y = *(HengPoolPerson *const *) b;

  if (x->published != y->published)
    return x->published > y->published ? -1 : 1;
  return strcmp (x->emp_no, y->emp_no);
}

static void
count_grades (HengPool *pool)
{
  pool->counting = g_new0 (gint64, pool->scale->n + 1);
  for (guint i = 0; i < pool->people->len; i++)
    {
      const HengPoolPerson *person = pool->people->pdata[i];
      int place = heng_grade_scale_find (pool->scale, person->grade);

      if (place >= 0 && !person->outside)
        pool->counting[place]++;
    }
}

static void
propose (const Maker *maker, HengPool *pool)
{
  g_autofree HengDistributionPerson *people = g_new0 (HengDistributionPerson, pool->people->len + 1);
  HengDistributionMode mode = maker->args->mode >= 0 ? (HengDistributionMode) maker->args->mode : heng_cycle_mode (maker->cycle);

  g_ptr_array_sort (pool->people, compare_people);
  for (guint i = 0; i < pool->people->len; i++)
    {
      const HengPoolPerson *person = pool->people->pdata[i];

      people[i] = (HengDistributionPerson) { person->emp_no, person->published, person->outside, NULL };
    }
  if (maker->args->with_trace)
    pool->trace = heng_trace_new ("distribution", _("Distribution of grades"));
  pool->distribution = heng_distribution_propose (pool->scale, mode, people, pool->people->len, pool->trace);
  for (guint i = 0; i < pool->people->len; i++)
    {
      HengPoolPerson *person = pool->people->pdata[i];
      const HengDistributionGrade *grade = &pool->distribution->grades[i];

      person->band = pool->scale->bands[grade->band]->grade;
      person->seat = grade->seat < 0 ? NULL : pool->scale->bands[grade->seat]->grade;
      person->proposal = pool->scale->bands[grade->proposal]->grade;
      if (!person->grade)
        person->grade = g_strdup (person->proposal);
    }
  count_grades (pool);
}

GPtrArray *
heng_pools_from_reviews (HengDb *db, const HengCycle *cycle, GPtrArray *reviews, const HengPoolArgs *args, GError **error)
{
  g_auto (Maker) maker = { .cycle = cycle, .args = args };

  if (!(maker.departments = heng_departments_load (db, error)) || !(maker.members = heng_pool_members_load (db, cycle->id, error))
      || !(maker.bands = heng_grade_bands_load (db, error)))
    return NULL;
  maker.pools = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_pool_free);
  for (guint i = 0; maker.bands->len > 0 && i < reviews->len; i++)
    add_person (&maker, reviews->pdata[i]);
  for (guint i = 0; i < maker.pools->len; i++)
    propose (&maker, maker.pools->pdata[i]);
  return g_steal_pointer (&maker.pools);
}

GPtrArray *
heng_pools_propose (HengDb *db, gint64 cycle_id, const HengPoolArgs *args, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, cycle_id, error);
  g_autoptr (GPtrArray) reviews = cycle ? heng_reviews_load (db, cycle_id, 0, FALSE, error) : NULL;

  return reviews ? heng_pools_from_reviews (db, cycle, reviews, args, error) : NULL;
}

const HengPoolPerson *
heng_pools_find (GPtrArray *pools, gint64 employee_id, const HengPool **pool)
{
  for (guint i = 0; i < pools->len; i++)
    {
      HengPool *candidate = pools->pdata[i];

      for (guint k = 0; k < candidate->people->len; k++)
        if (((HengPoolPerson *) candidate->people->pdata[k])->employee_id == employee_id)
          {
            *pool = candidate;
            return candidate->people->pdata[k];
          }
    }
  return NULL;
}

/* Grades are settled once results are published. */
static HengCycle *
load_unpublished (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load (db, cycle_id, error);

  if (!cycle || !heng_cycle_check_writable (cycle, error))
    return NULL;
  if (cycle->published_at == 0)
    return g_steal_pointer (&cycle);
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
               _("Results of %s are published; how its grades are distributed can no longer change."),
               heng_localized (cycle->name, cycle->name_en));
  return NULL;
}

gboolean
heng_cycle_set_distribution (HengDb *db, gint64 cycle_id, HengDistributionMode mode, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? load_unpublished (db, cycle_id, error) : NULL;
  g_autofree char *action = NULL;

  if (!cycle)
    return FALSE;
  if (cycle->pilot && mode != HENG_DISTRIBUTION_OFF)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED, _("A pilot has no distribution of grades."));
      return FALSE;
    }
  if (cycle->distribution == (int) mode)
    return TRUE;
  cycle->distribution = (int) mode;
  action = g_strdup_printf (_("%s: distribution of grades %s"), heng_localized (cycle->name, cycle->name_en),
                            heng_enum_label (heng_distribution_mode_values, (int) mode));
  heng_change_set_action (change, action);
  return heng_change_update (change, &heng_cycle_type, cycle, error) && heng_change_commit (change, error);
}

static gboolean
is_listed (gint64 id, const gint64 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Takes the departments out of their pools; the number the next pool gets is left in *next. */
static gboolean
leave_pools (HengChange *change, GPtrArray *members, const gint64 *department_ids, guint n, gint64 *next, GError **error)
{
  *next = 1;
  for (guint i = 0; i < members->len; i++)
    {
      const HengPoolMember *member = members->pdata[i];

      *next = MAX (*next, member->pool + 1);
      if (is_listed (member->department_id, department_ids, n)
          && !heng_change_delete (change, &heng_pool_member_type, member->id, member->version, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
heng_cycle_merge_pools (HengDb *db, gint64 cycle_id, const gint64 *department_ids, guint n_departments, const char *actor, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, actor, "", error);
  g_autoptr (HengCycle) cycle = change ? load_unpublished (db, cycle_id, error) : NULL;
  g_autoptr (GPtrArray) members = cycle ? heng_pool_members_load (db, cycle_id, error) : NULL;
  g_autofree char *action = NULL;
  gint64 next;

  if (!members || !leave_pools (change, members, department_ids, n_departments, &next, error))
    return FALSE;
  for (guint i = 0; n_departments > 1 && i < n_departments; i++)
    {
      g_autoptr (HengPoolMember) member = heng_pool_member_new ();

      member->cycle_id = cycle_id;
      member->department_id = department_ids[i];
      member->pool = next;
      if (!heng_change_insert (change, &heng_pool_member_type, member, error))
        return FALSE;
    }
  action = g_strdup_printf (_("%s: departments distributed together"), heng_localized (cycle->name, cycle->name_en));
  heng_change_set_action (change, action);
  return heng_change_commit (change, error);
}
