/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of the directory is shown: a search text, departments, employment statuses and single people. */
#pragma once

#include "heng-people-data.h"

G_BEGIN_DECLS

#define HENG_PEOPLE_HERE (~(1u << HENG_EMP_STATUS_LEFT)) /* everybody who has not left */
#define HENG_PEOPLE_LEFT (1u << HENG_EMP_STATUS_LEFT)

typedef struct
{
  HengPeopleData *data;
  GHashTable *departments, *people; /* sets of gint64 *; NULL: all */
  guint status_bits;                /* by HengEmpStatus */
  guint total;                      /* in the scope, without the search; set by each run */
  /* private: what is known of the last needle */
  guint8 *hits; /* per place: its key holds `folded` */
  char *folded; /* NULL: nothing */
} HengPeopleFilter;

/* Takes a reference. */
void heng_people_filter_set_data (HengPeopleFilter *filter, HengPeopleData *data);
/* The places (guint32) to show, in `order` (NULL: of the directory). A needle that grew only looks at the people found before. */
GArray *heng_people_filter_run (HengPeopleFilter *filter, const char *needle, const guint32 *order);
void heng_people_filter_clear (HengPeopleFilter *filter);

G_END_DECLS
