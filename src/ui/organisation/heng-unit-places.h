/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the organisation for its page, and places of units among their siblings. */
#pragma once

#include "heng-organisation.h"

G_BEGIN_DECLS

typedef struct
{
  HengDate day; /* NONE = today */
  gboolean with_closed;
} HengOrganisationArgs;
/* HengStoreFunc with HengOrganisationArgs; a HengOrganisation. */
gpointer heng_organisation_read (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

#define HENG_UNIT_MOST_PEOPLE 200 /* shown of one unit */
/* HengStoreFunc with a gint64, a unit: its first people as heng_organisation_add_people takes them. */
gpointer heng_unit_people_read (HengDb *db, gpointer args, GCancellable *cancellable, GError **error);

/* The sibling `places` before (negative) or after the unit; NULL when there is none. */
const HengDepartment *heng_unit_sibling (const HengOrganisation *organisation, const HengDepartment *unit, int places);
/* "New unit", "New unit 2" …, the first that is free below the parent; new string. */
char *heng_unit_free_name (const HengOrganisation *organisation, gint64 parent_id);

G_END_DECLS
