/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders a list of people can have. Pure: may run on any thread. */
#pragma once

#include "heng-people-data.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_PEOPLE_BY_NUMBER,
  HENG_PEOPLE_BY_NAME, /* pinyin */
  HENG_PEOPLE_BY_DEPARTMENT,
  HENG_PEOPLE_BY_POSITION,
  HENG_PEOPLE_BY_LEVEL,
  HENG_PEOPLE_BY_MANAGER,
  HENG_PEOPLE_BY_HIRED,
  HENG_PEOPLE_BY_EMPLOYMENT,
  HENG_PEOPLE_BY_TYPE,
  HENG_PEOPLE_BY_MOBILE,
  HENG_PEOPLE_BY_EMAIL,
  HENG_PEOPLE_BY_PLACE,
  HENG_PEOPLE_BY_CONTRACT,
  HENG_PEOPLE_BY_PROBATION,
  HENG_PEOPLE_BY_LEFT,
  HENG_PEOPLE_BY_STATE,
  HENG_PEOPLE_BY_SCORE,
} HengPeopleKey;

/* Places in the directory in that order, n of them; people without a value come last, equal ones by number. statuses (may be NULL) as of
 * heng_people_status_load. Free with g_free. */
guint32 *heng_people_order (const HengPeopleData *data, GHashTable *statuses, HengPeopleKey key, gboolean descending);

/* The same on a thread of its own; `source` is held until then. */
void heng_people_order_async (GObject *source, HengPeopleData *data, GHashTable *statuses, HengPeopleKey key, gboolean descending,
                              GAsyncReadyCallback callback, gpointer user_data);
guint32 *heng_people_order_finish (GAsyncResult *result);

G_END_DECLS
