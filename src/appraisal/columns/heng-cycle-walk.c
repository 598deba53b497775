/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over a cycle by employee number. */
#include "heng-cycle-walk.h"

#include "heng-walk-shape.h"

/* People of one shape have all of these in common. */
typedef struct
{
  guint32 card;
  guint16 profile, template;
  gint16 okr_bp, kpi_bp, feedback_bp;
} ShapeKey;

typedef struct
{
  HengDb *db;
  HengWalkValues *values;
  GHashTable *members;  /* employee id → member + 1; the last part of somebody with several */
  GHashTable *shapes;   /* ShapeKey → HengWalkShape */
  HengReviewSource *source; /* loaded for the first special person */
  GHashTable *within;   /* departments asked for, NULL = all */
  gboolean include_exempt;
} Walk;

static guint
hash_key (gconstpointer data)
{
  const ShapeKey *key = data;

  guint weights = ((guint) key->okr_bp * 10001u + (guint) key->kpi_bp) * 10001u + (guint) key->feedback_bp;

  return ((key->card * 31u + key->profile) * 31u + key->template) * 7919u + weights;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const ShapeKey *x = a, *y = b;

  return x->card == y->card && x->profile == y->profile && x->template == y->template && x->okr_bp == y->okr_bp && x->kpi_bp == y->kpi_bp && x->feedback_bp == y->feedback_bp;
}

static void
clear_walk (Walk *walk)
{
  g_clear_pointer (&walk->shapes, g_hash_table_unref);
  g_clear_pointer (&walk->members, g_hash_table_unref);
  g_clear_pointer (&walk->within, g_hash_table_unref);
  g_clear_pointer (&walk->source, heng_review_source_free);
  g_clear_pointer (&walk->values, heng_walk_values_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static void
index_members (Walk *walk)
{
  const HengCast *cast = walk->values->cast;

  walk->members = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < cast->n_members; i++)
    {
      gpointer key = GSIZE_TO_POINTER ((gsize) cast->members[i].employee_id);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (walk->members, key));

      if (before == 0 || cast->members[before - 1].part < cast->members[i].part)
        g_hash_table_insert (walk->members, key, GUINT_TO_POINTER (i + 1));
    }
}

static void
collect_departments (Walk *walk, gint64 department_id)
{
  GPtrArray *departments = walk->values->scheme->departments;

  if (department_id == 0)
    return;
  walk->within = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < departments->len; i++)
    {
      gint64 id = ((HengDepartment *) departments->pdata[i])->id;

      if (heng_department_is_within (departments, id, department_id))
        g_hash_table_add (walk->within, GSIZE_TO_POINTER ((gsize) id));
    }
}

static gboolean
is_wanted (const Walk *walk, gint64 department_id, int state)
{
  return (walk->include_exempt || (state != HENG_PART_EXEMPT && state != HENG_PART_LEFT))
         && (!walk->within || g_hash_table_contains (walk->within, GSIZE_TO_POINTER ((gsize) department_id)));
}

static HengWalkShape *
find_shape (Walk *walk, const HengMember *member)
{
  ShapeKey key = { member->card, member->profile, member->template, member->okr_bp, member->kpi_bp, member->feedback_bp };
  HengWalkShape *shape = g_hash_table_lookup (walk->shapes, &key);

  if (!shape)
    {
      shape = heng_walk_shape_new (walk->values, member);
      g_hash_table_insert (walk->shapes, g_memdup2 (&key, sizeof key), shape);
    }
  return shape;
}

/* Somebody with goals, ratings, several parts … */
static gboolean
visit_special (Walk *walk, gint64 employee_id, HengReviewVisit visit, gpointer data, GError **error)
{
  g_autoptr (HengReview) review = NULL;
  const HengParticipant *participant;

  if (!walk->source && !(walk->source = heng_review_source_load (walk->db, walk->values->cycle->id, walk->values->today, error)))
    return FALSE;
  if (!(review = heng_review_assemble (walk->source, employee_id)))
    return TRUE;
  participant = heng_review_current_part (review)->participant;
  if (!is_wanted (walk, participant->department_id, participant->state))
    return TRUE;
  heng_review_score (review, NULL);
  return visit (review, data, error);
}

static gboolean
visit_employee (Walk *walk, HengEmployee *employee, HengReviewVisit visit, gpointer data, GError **error)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (walk->members, GSIZE_TO_POINTER ((gsize) employee->id)));
  const HengMember *member = found ? &walk->values->cast->members[found - 1] : NULL;

  if (!member)
    return TRUE;
  if (member->is_special)
    return visit_special (walk, employee->id, visit, data, error);
  return !is_wanted (walk, member->department_id, member->state)
         || visit (heng_walk_shape_review (find_shape (walk, member), walk->values, member, employee), data, error);
}

gboolean
heng_cycle_walk (HengDb *db, gint64 cycle_id, gint64 department_id, gboolean include_exempt, HengDate today, HengReviewVisit visit,
                 gpointer data, GError **error)
{
  g_auto (Walk) walk = { .db = db, .include_exempt = include_exempt };
  g_autoptr (GPtrArray) employees = NULL;

  if (!(walk.values = heng_walk_values_load (db, cycle_id, today, error)) || !(employees = heng_employees_load (db, 0, error)))
    return FALSE;
  walk.shapes = g_hash_table_new_full (hash_key, equal_keys, g_free, (GDestroyNotify) heng_walk_shape_free);
  index_members (&walk);
  collect_departments (&walk, department_id);
  for (guint i = 0; i < employees->len; i++)
    if (!visit_employee (&walk, employees->pdata[i], visit, data, error))
      return FALSE;
  return TRUE;
}
