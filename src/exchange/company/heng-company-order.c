/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of rows in a whole-company document: the same for the same content, whatever ids the rows have. */
#include "heng-company-names.h"

gint64
heng_section_parent_id (const HengSection *section, gpointer record)
{
  if (section->shares_id)
    return ((HengRecord *) record)->id;
  return section->owner ? HENG_MEMBER_INT (record, section->owner) : 0;
}

/* Sorting: by parent, then the fields the section is ordered by, then the order of entry. */
typedef struct
{
  const HengSection *section;
  const HengNames *names;
} Order;

/* References are compared by the place of what they name; that makes the order independent of ids. */
static gint64
rank_of (const Order *order, const HengField *field, gpointer record)
{
  gint64 value = HENG_MEMBER_INT (record, field);

  for (guint i = 0; i < order->section->members->len; i++)
    {
      const HengMember *member = &g_array_index (order->section->members, HengMember, i);
      GHashTable *table = member->field == field ? heng_names_table (order->names, member->as, record, order->section) : NULL;
      const HengName *name = table ? heng_names_find (table, value) : NULL;

      if (name)
        return name->rank;
    }
  return value;
}

static int
compare_int (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_field (const Order *order, const HengField *field, gpointer a, gpointer b)
{
  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      return g_strcmp0 (HENG_MEMBER_TEXT (a, field), HENG_MEMBER_TEXT (b, field));
    case HENG_KIND_DATE:
      return compare_int (HENG_MEMBER_DATE (a, field), HENG_MEMBER_DATE (b, field));
    case HENG_KIND_ENUM:
      return compare_int (HENG_MEMBER_ENUM (a, field), HENG_MEMBER_ENUM (b, field));
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      if (HENG_MEMBER_INT (a, field) == HENG_MEMBER_INT (b, field))
        return 0;
      return compare_int (rank_of (order, field, a), rank_of (order, field, b));
    }
}

static int
compare_rows (gconstpointer left, gconstpointer right, gpointer data)
{
  const Order *order = data;
  gpointer a = *(gpointer *) left, b = *(gpointer *) right;
  int by_parent = compare_int (heng_section_parent_id (order->section, a), heng_section_parent_id (order->section, b));

  if (by_parent)
    return by_parent;
  for (guint i = 0; i < order->section->order->len; i++)
    {
      int by_field = compare_field (order, order->section->order->pdata[i], a, b);

      if (by_field)
        return by_field;
    }
  return compare_int (((HengRecord *) a)->id, ((HengRecord *) b)->id);
}

void
heng_section_sort (const HengSection *section, const HengNames *names, GPtrArray *rows)
{
  Order order = { section, names };

  g_ptr_array_sort_with_data (rows, compare_rows, &order);
}
