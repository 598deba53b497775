/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people list shows: the directory and the departments, loaded on a lane; scores follow in a second step. */
#pragma once

#include "heng-appraisal.h"
#include "heng-directory-table.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_PERSON_NOT_IN_CYCLE,
  HENG_PERSON_EXEMPT,
  HENG_PERSON_BLOCKED, /* values are missing */
  HENG_PERSON_READY,   /* can be published */
  HENG_PERSON_PUBLISHED,
} HengPersonState;

typedef struct
{
  gint64 employee_id;
  HengPersonState state;
  guint n_missing;
  HengValue score; /* forecast or published */
  char *grade;     /* NULL = none */
} HengPersonStatus;
/* HengStoreFunc; args: gint64 *, the cycle. Returns a GHashTable employee id (gint64 *) → HengPersonStatus. */
gpointer heng_people_status_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* Immutable once loaded; counted. */
typedef struct
{
  HengDirectory *directory;
  GPtrArray *departments; /* of HengDepartment, parents first */
  GHashTable *paths;      /* department id (gint64 *) → "研发部 / 平台组" */
  HengDate today;         /* of the store */
} HengPeopleData;
HengPeopleData *heng_people_data_ref (HengPeopleData *data);
void heng_people_data_unref (HengPeopleData *data);
/* HengStoreFunc; args: guint *, how many at most (0 or NULL: all). */
gpointer heng_people_data_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
/* "" for none. */
const char *heng_people_data_path (const HengPeopleData *data, gint64 department_id);
/* The manager's name, "" for none. */
const char *heng_people_data_manager (const HengPeopleData *data, guint place);

/* Who leads somebody: one byte per place, 0 or 1. New. */
guint8 *heng_people_data_leaders (const HengPeopleData *data);

/* One person as the table shows it; made for rows on the screen only. */
typedef struct
{
  HengEmployee *employee;
  const char *department, *manager; /* path; name; "" for none. Of the data */
  char *reading;                    /* pinyin as names are written, NULL when it would repeat the name */
  HengDate contract_end, today;
  HengPersonState state;
  guint n_missing;
  HengValue score;
  char *grade; /* NULL = none */
  HengPeopleData *data;
} HengPersonRow;

/* status may be NULL. */
HengPersonRow *heng_person_row_new (HengPeopleData *data, guint place, const HengPersonStatus *status);
void heng_person_row_free (HengPersonRow *row);
/* Whether both look the same. */
gboolean heng_person_row_equal (const HengPersonRow *a, const HengPersonRow *b);
/* "2 values missing", translated. */
char *heng_person_row_state_text (const HengPersonRow *row);
/* The end of the probation that runs, none when none does. */
HengDate heng_person_row_probation_end (const HengPersonRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPeopleData, heng_people_data_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPersonRow, heng_person_row_free)

G_END_DECLS
