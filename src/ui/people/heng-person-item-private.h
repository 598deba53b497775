/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of people keeps of a person that somebody shows. */
#pragma once

#include "heng-people-list.h"

G_BEGIN_DECLS

struct _HengPersonItem
{
  GObject parent_instance;
  HengPersonRow *row;
  char *needle;
  gint64 id;
  guint position;   /* among the shown; G_MAXUINT: not there any more */
  GHashTable *live; /* not owned: the list's items, which this one leaves at its end; NULL when the list has gone */
};

/* Tells those who show it. */
void heng_person_item_changed (HengPersonItem *item);

G_END_DECLS
