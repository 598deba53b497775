/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the organisation for its page, and places of units among their siblings. */
#include "heng-unit-places.h"

#include <glib/gi18n.h>

#define MANY 5000 /* people: from there on only those of the chosen unit are read */

gpointer
heng_organisation_read (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const HengOrganisationArgs *wanted = args;

  gint64 n = wanted->day == HENG_DATE_NONE ? heng_employees_count (db, error) : 0;

  if (n < 0)
    return NULL;
  return n > MANY ? heng_organisation_load_part (db, wanted->with_closed, error) : heng_organisation_load (db, wanted->day, wanted->with_closed, error);
}

gpointer
heng_unit_people_read (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_department_people_load (db, *(const gint64 *) args, HENG_UNIT_MOST_PEOPLE, error);
}

const HengDepartment *
heng_unit_sibling (const HengOrganisation *organisation, const HengDepartment *unit, int places)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_new ();
  int here = 0;

  for (guint i = 0; i < organisation->units->len; i++)
    {
      HengDepartment *other = g_ptr_array_index (organisation->units, i);

      if (other->parent_id != unit->parent_id)
        continue;
      here = other->id == unit->id ? (int) siblings->len : here;
      g_ptr_array_add (siblings, other);
    }
  here += places;
  return here >= 0 && here < (int) siblings->len ? g_ptr_array_index (siblings, here) : NULL;
}

char *
heng_unit_free_name (const HengOrganisation *organisation, gint64 parent_id)
{
  char *name = NULL;

  for (guint n = 1; name == NULL; n++)
    {
      name = n == 1 ? g_strdup (_("New unit")) : g_strdup_printf (_("New unit %u"), n);
      for (guint i = 0; i < organisation->units->len && name != NULL; i++)
        {
          const HengDepartment *unit = g_ptr_array_index (organisation->units, i);

          if (unit->parent_id == parent_id && g_strcmp0 (unit->name, name) == 0)
            g_clear_pointer (&name, g_free);
        }
    }
  return name;
}
