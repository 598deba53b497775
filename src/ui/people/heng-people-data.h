/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people list shows of each person, loaded whole on a lane; scores follow in a second step. */
#pragma once

#include "heng-appraisal.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_PERSON_NOT_IN_CYCLE,
  HENG_PERSON_EXEMPT,
  HENG_PERSON_BLOCKED, /* values are missing */
  HENG_PERSON_READY,   /* can be published */
  HENG_PERSON_PUBLISHED,
} HengPersonState;

/* Immutable once shared; counted. Scores are replaced by a new row. */
typedef struct
{
  HengEmployee *employee;
  char *department, *manager; /* path; name */
  char *reading;              /* pinyin as names are written, NULL when it would repeat the name */
  HengPersonState state;
  guint n_missing;
  HengValue score;            /* forecast or published */
  char *grade;                /* NULL = none */
} HengPersonRow;

HengPersonRow *heng_person_row_ref (HengPersonRow *row);
void heng_person_row_unref (HengPersonRow *row);
/* The same person with the state of the cycle. */
HengPersonRow *heng_person_row_with_state (const HengPersonRow *row, HengPersonState state, guint n_missing, HengValue score,
                                           const char *grade);
gboolean heng_person_row_equal (const HengPersonRow *a, const HengPersonRow *b);
gboolean heng_person_row_is_former (const HengPersonRow *row);
/* "2 values missing", translated. */
char *heng_person_row_state_text (const HengPersonRow *row);

typedef struct
{
  GPtrArray *rows;        /* of HengPersonRow, by number */
  GPtrArray *departments; /* of HengDepartment, parents first */
} HengPeopleData;
void heng_people_data_free (HengPeopleData *data);
/* HengStoreFunc without args. */
gpointer heng_people_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

typedef struct
{
  gint64 employee_id;
  HengPersonState state;
  guint n_missing;
  HengValue score;
  char *grade;
} HengPersonStatus;
/* HengStoreFunc; args: gint64 *, the cycle. Returns a GHashTable employee id (gint64 *) → HengPersonStatus. */
gpointer heng_people_status_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPeopleData, heng_people_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPersonRow, heng_person_row_unref)

G_END_DECLS
