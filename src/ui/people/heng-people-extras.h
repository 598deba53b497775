/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the list of people: reminders, kept filters, projects. */
#pragma once

#include "heng-person-bulk.h"
#include "heng-reminders.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *reminders;  /* of HengReminder */
  GPtrArray *filters; /* of HengSavedFilter */
  GPtrArray *projects;
} HengPeopleExtras;

/* HengStoreFunc without args. */
gpointer heng_people_extras_load (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);
void heng_people_extras_free (HengPeopleExtras *extras);

typedef struct
{
  char *name, *query; /* query NULL: the filter is removed */
  HengSavedFilter *filter;
  char *actor;
} HengKeepArgs;
void heng_keep_args_free (HengKeepArgs *args);
/* HengStoreFunc; args: HengKeepArgs. The name, new. */
gpointer heng_people_keep_filter (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPeopleExtras, heng_people_extras_free)

G_END_DECLS
