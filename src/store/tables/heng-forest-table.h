/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The goals of a cycle as plain arrays: what the forest of goals is computed from, read in a few passes. */
#pragma once

#include "heng-cycle.h"
#include "heng-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id, version;
  gint64 owner_id, parent_id, parent_kr_id, lead_id;
  gint64 weight_bp, sort;
  const char *key, *title;
  guint8 owner_kind, mode, curve, link, state;
  gboolean is_published;
} HengForestObjective;

/* A key result with its newest check-in up to the day. */
typedef struct
{
  gint64 id, version;
  gint64 lead_id, weight_bp, sort;
  guint objective; /* index */
  const char *key, *title, *steps, *unit;
  HengMicro start, target, low, high, tolerance;
  HengDate due;
  guint8 type, state;
  gboolean keep;
  HengDate checkin_day; /* NONE: no check-in */
  gint64 checkin_id;
  const char *value;
  int confidence;        /* −1: none */
  gint64 hits, checkins; /* RANGE_HITS only */
} HengForestKr;

/* A name that somebody is shown by, with the department he is in. */
typedef struct
{
  const char *name, *name_en, *photo; /* photo: sum of its content; NULL: none */
  gint64 department_id;
} HengForestPerson;

/* How many there are on an objective (key_result_id 0) or on a key result of it. */
typedef struct
{
  gint64 objective_id, key_result_id;
  guint n;
} HengForestCount;

typedef struct
{
  gint64 id, version;
  gint64 objective_id, target_id, target_kr_id;
  const char *note;
} HengForestLink;

typedef struct
{
  GArray *objectives;  /* of HengForestObjective, by owner, sort */
  GArray *key_results; /* of HengForestKr, in the order of their objectives */
  GHashTable *people;  /* id → HengForestPerson: everyone who owns or answers for something */
  GArray *comments, *evidence; /* of HengForestCount, of all cycles */
  GArray *requests;            /* of HengForestCount: waiting ones */
  GArray *links;               /* of HengForestLink, of all cycles */
  GStringChunk *texts;
} HengForestRows;

/* Check-ins after `today` are left out. */
HengForestRows *heng_forest_rows_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error);
/* Leaves `texts` to the caller. */
void heng_forest_rows_free (HengForestRows *rows);
/* The person of an id, read when it is not there yet; NULL for 0 and for nobody. */
const HengForestPerson *heng_forest_person (HengForestRows *rows, HengDb *db, gint64 employee_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengForestRows, heng_forest_rows_free)

G_END_DECLS
