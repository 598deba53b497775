/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the people list as text for other programs and for paper: what is shown, as it is shown. */
#pragma once

#include "heng-people-cells.h"

G_BEGIN_DECLS

/* What is shown at a moment: it may be turned into text on any thread while the list goes on. */
typedef struct
{
  HengPeopleData *data;
  GHashTable *statuses; /* as heng_people_list_set_statuses; may be NULL */
  GPtrArray *columns;   /* of const HengPeopleColumn */
  GArray *ids;          /* of gint64, in the order shown */
} HengPeopleRows;
/* References are taken. */
HengPeopleRows *heng_people_rows_new (HengPeopleData *data, GHashTable *statuses, GPtrArray *columns, GArray *ids);
void heng_people_rows_free (HengPeopleRows *rows);

/* Each row is a GStrv in a GPtrArray, the titles first. NULL when cancelled. */
GPtrArray *heng_people_cells_of (const HengPeopleRows *rows, GCancellable *cancellable, GError **error);
/* Tabs and line ends within a cell become spaces. New. */
char *heng_people_as_tsv (GPtrArray *cells);
char *heng_people_as_html (GPtrArray *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPeopleRows, heng_people_rows_free)

G_END_DECLS
