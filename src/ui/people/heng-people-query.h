/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people list is narrowed to, as one thing that can be kept under a name. Pure functions. */
#pragma once

#include "heng-people-filter.h"
#include "heng-reminders.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;       /* as typed; "" none */
  char *department; /* path, so that it outlives ids; "" whole company */
  char *employment; /* key of an employment status, "ALL", or "" for everybody who has not left */
  char *reminder;   /* word of heng-reminders.h, "" none */
} HengPeopleQuery;

HengPeopleQuery *heng_people_query_new (void);
void heng_people_query_free (HengPeopleQuery *query);
/* "department=研发部\nreminder=contract"; new. What is not known is left out when read. */
char *heng_people_query_write (const HengPeopleQuery *query);
HengPeopleQuery *heng_people_query_read (const char *text);
/* Bits for HengPeopleFilter. */
guint heng_people_query_statuses (const HengPeopleQuery *query);
/* Narrowed by anything but the department. */
gboolean heng_people_query_is_narrow (const HengPeopleQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPeopleQuery, heng_people_query_free)

G_END_DECLS
