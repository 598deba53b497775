/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the whole-company document: the natural keys of stored rows, and their place in the order of the document. */
#pragma once

#include "heng-company-shape.h"
#include "heng-cycle.h"

G_BEGIN_DECLS

typedef struct
{
  char *text; /* the natural key */
  gint64 rank; /* in the order of the document */
} HengName;

typedef struct
{
  GHashTable *departments, *employees, *projects, *indicators; /* id → HengName */
  GHashTable *objectives; /* id → HengObjective of the cycle at hand, borrowed */
  GHashTable *key_results; /* id → HengKeyResult of the same */
  GHashTable *lists;      /* id of an actual_list of the cycle at hand → its place from 1 */
} HengNames;

HengNames *heng_names_new (void);
void heng_names_free (HengNames *names);
/* Names the departments: `ordered` parents first, as heng_departments_load gives them. */
void heng_names_add_departments (HengNames *names, GPtrArray *ordered);
/* NULL: there is no such row. */
const HengName *heng_names_find (GHashTable *table, gint64 id);
void heng_names_add (GHashTable *table, gint64 id, char *text, gint64 rank);
/* The table a reference of this kind looks into; for OWNER by the record. NULL: the company itself, or another kind of reference. */
GHashTable *heng_names_table (const HengNames *names, HengAs as, gconstpointer record, const HengSection *section);
/* Whose row an OWNER is: HENG_AS_EMPLOYEE, HENG_AS_DEPARTMENT, HENG_AS_PROJECT, or HENG_AS_OWNER for the company. */
HengAs heng_owner_as (gconstpointer record, const HengSection *section);

/* heng-company-order.c: the id of the row that a record stands in, 0 at the top; sorting by it, then the fields the section is ordered by, then
 * the order of entry. */
gint64 heng_section_parent_id (const HengSection *section, gpointer record);
void heng_section_sort (const HengSection *section, const HengNames *names, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengNames, heng_names_free)

G_END_DECLS
