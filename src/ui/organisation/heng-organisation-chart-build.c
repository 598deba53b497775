/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the organisation to the nodes of its chart: units, with or without their people below their managers. */
#include "heng-organisation-chart-build.h"

#include <glib/gi18n.h>

#include "heng-people-text.h"

typedef struct
{
  HengChart *chart;
  const HengOrganisation *organisation;
  GHashTable *units, *people; /* id → index + 1 */
} Builder;

static int
index_of (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &id)) - 1;
}

static void
add_unit (Builder *b, HengDepartment *unit, int root)
{
  const HengEmployee *head = heng_organisation_person (b->organisation, unit->head_id);
  int parent = index_of (b->units, unit->parent_id);
  guint n = heng_organisation_count (b->organisation, unit->id);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  const char *name = heng_localized (unit->name, unit->name_en), *kind = heng_enum_label (heng_unit_kind_values, unit->kind);
  g_autofree char *spoken = g_strdup_printf (_("%s, %s, head %s, %s"), name, kind, head != NULL ? heng_text_name (head) : _("none"), people);
  HengOrgNode node = { { unit->id, parent >= 0 ? parent : root, FALSE, spoken }, FALSE, unit->kind != HENG_UNIT_DEPARTMENT, (char *) name,
                       head != NULL ? (char *) heng_text_name (head) : NULL, count };

  g_hash_table_insert (b->units, &unit->id, GUINT_TO_POINTER (heng_chart_organisation_add (b->chart, &node) + 1));
}

static int
add_company (Builder *b)
{
  guint n = b->organisation->n_people;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", b->organisation->company, people);
  HengOrgNode node = { { 0, -1, FALSE, spoken }, FALSE, TRUE, b->organisation->company, NULL, count };

  return (int) heng_chart_organisation_add (b->chart, &node);
}

/* Below the manager in the same unit, else below the unit. `depth` ends a circle of managers. */
static int
add_person (Builder *b, HengEmployee *employee, int root, guint depth)
{
  int known = index_of (b->people, employee->id), parent = index_of (b->units, employee->department_id);
  const HengEmployee *manager = heng_organisation_person (b->organisation, employee->manager_id);
  g_autofree char *spoken = NULL;
  HengOrgNode node;

  if (known >= 0)
    return known;
  if (manager != NULL && manager->department_id == employee->department_id && manager != employee && depth < 32)
    parent = add_person (b, (HengEmployee *) manager, root, depth + 1);
  known = index_of (b->people, employee->id);
  if (known >= 0)
    return known;
  spoken = g_strdup_printf (_("%s, %s, manager %s"), heng_text_name (employee), employee->position != NULL ? employee->position : _("no position"),
                            manager != NULL ? heng_text_name (manager) : _("none"));
  node = (HengOrgNode) { { employee->id, parent >= 0 ? parent : root, FALSE, spoken }, TRUE, FALSE, (char *) heng_text_name (employee), employee->position, NULL };
  known = (int) heng_chart_organisation_add (b->chart, &node);
  g_hash_table_insert (b->people, &employee->id, GINT_TO_POINTER (known + 1));
  return known;
}

/* Between people when they are shown, else between their units. */
static void
add_lines (Builder *b, gboolean with_people)
{
  for (guint i = 0; i < b->organisation->lines->len; i++)
    {
      const HengReportingLine *line = g_ptr_array_index (b->organisation->lines, i);
      const HengEmployee *employee = heng_organisation_person (b->organisation, line->employee_id);
      const HengEmployee *manager = heng_organisation_person (b->organisation, line->manager_id);
      int from, to;

      if (employee == NULL || manager == NULL)
        continue;
      from = with_people ? index_of (b->people, employee->id) : index_of (b->units, employee->department_id);
      to = with_people ? index_of (b->people, manager->id) : index_of (b->units, manager->department_id);
      if (from >= 0 && to >= 0 && from != to)
        heng_chart_map_add_line (b->chart, (guint) from, (guint) to);
    }
}

HengChart *
heng_organisation_chart_build (const HengOrganisation *organisation, gboolean with_people)
{
  g_autofree char *day = heng_date_format (organisation->day);
  g_autofree char *title = g_strdup_printf (_("Organisation of %s"), organisation->company);
  g_autofree char *units = g_strdup_printf (ngettext ("%u unit", "%u units", organisation->units->len), organisation->units->len);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", organisation->n_people), organisation->n_people);
  g_autofree char *subtitle = g_strdup_printf (_("As of %s · %s · %s"), day, units, people);
  g_autoptr (GHashTable) units_by_id = g_hash_table_new (g_int64_hash, g_int64_equal), people_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  Builder b = { heng_chart_organisation_new (title, subtitle), organisation, units_by_id, people_by_id };
  int root = add_company (&b);

  for (guint i = 0; i < organisation->units->len; i++)
    add_unit (&b, g_ptr_array_index (organisation->units, i), root);
  for (guint i = 0; with_people && i < organisation->employees->len; i++)
    add_person (&b, g_ptr_array_index (organisation->employees, i), root, 0);
  add_lines (&b, with_people);
  return b.chart;
}
