/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to heng-cycle-walk: one review for all people whose reviews differ in person and values only. */
#pragma once

#include "heng-cast-table.h"
#include "heng-review-source.h"

G_BEGIN_DECLS

/* Where the values of a cycle are looked up. */
typedef struct
{
  HengScheme *scheme;
  GPtrArray *templates;
  HengCompany *company; /* NULL when there is none */
  HengCycle *cycle;
  HengCast *cast;
  HengDate today;
  GPtrArray *rows;        /* of HengActualRow */
  GHashTable *rows_by_key;
  HengActualPacks *packs;
  GHashTable *shared_owners; /* department id → the one whose shared values count, as pointer */
  GHashTable *paths;         /* department id → path, owned */
} HengWalkValues;

HengWalkValues *heng_walk_values_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
void heng_walk_values_free (HengWalkValues *values);
const char *heng_walk_values_path (HengWalkValues *values, gint64 department_id);

typedef struct _HengWalkShape HengWalkShape;
/* For members with this one's card, template, profile and weights. */
HengWalkShape *heng_walk_shape_new (const HengWalkValues *values, const HengMember *member);
void heng_walk_shape_free (HengWalkShape *shape);
/* The member's scored review; it belongs to the shape and is good until the next call. `employee` is borrowed for as long. */
const HengReview *heng_walk_shape_review (HengWalkShape *shape, HengWalkValues *values, const HengMember *member, HengEmployee *employee);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengWalkValues, heng_walk_values_free)

G_END_DECLS
