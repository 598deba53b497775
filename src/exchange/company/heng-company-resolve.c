/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From natural keys to ids: who is meant by a number, a path, a key; and what may stand in a list only once. */
#include "heng-company-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-company-names.h"
#include "heng-scheme.h"

typedef struct
{
  HengReading *reading;
  GHashTable *departments, *employees, *projects, *indicators; /* natural key → record */
  GHashTable *objectives; /* "cycle kind owner key" → record */
  GHashTable *key_results; /* "objective key" → record */
} Resolve;

static gpointer
record_at (HengReading *reading, int section, guint row)
{
  return heng_reading_rows (reading, section)->records->pdata[row];
}

static guint
parent_row (HengReading *reading, int section, guint row)
{
  return g_array_index (heng_reading_rows (reading, section)->parents, guint, row);
}

static gsize
offset_of (HengReading *reading, int section, guint row)
{
  return g_array_index (heng_reading_rows (reading, section)->offsets, gsize, row);
}

/* The row of the cycle that a row stands in. */
static guint
cycle_row (HengReading *reading, int section, guint row)
{
  for (const HengSection *at = heng_company_section (section); strcmp (at->type->table, "cycle") != 0; at = heng_company_section (at->spec->parent))
    row = parent_row (reading, at->index, row);
  return row;
}

static void
set_owners (HengReading *reading, const HengSection *section)
{
  HengRows *rows = heng_reading_rows (reading, section->index);

  for (guint i = 0; section->owner && i < rows->records->len; i++)
    {
      HengRecord *parent = record_at (reading, section->spec->parent, parent_row (reading, section->index, i));

      HENG_MEMBER_INT (rows->records->pdata[i], section->owner) = parent->id;
      if (section->share == HENG_PART_OF_PARTICIPANT)
        ((HengActualRow *) rows->records->pdata[i])->cycle_id = ((HengParticipant *) parent)->cycle_id;
    }
}

/* Records by one of their texts. Twins are told by check_keys. */
static GHashTable *
index_by (HengReading *reading, const char *table, const char *field_name)
{
  const HengSection *section = heng_company_section_of (table);
  const HengField *field = heng_record_field (section->type, field_name);
  HengRows *rows = heng_reading_rows (reading, section->index);
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->records->len; i++)
    {
      const char *text = HENG_MEMBER_TEXT (rows->records->pdata[i], field);

      if (text)
        g_hash_table_insert (index, (gpointer) text, rows->records->pdata[i]);
    }
  return index;
}

static GHashTable *
index_departments (HengReading *reading)
{
  const HengSection *section = heng_company_section_of ("department");
  HengRows *rows = heng_reading_rows (reading, section->index);
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->records->len && i < reading->paths->len; i++)
    {
      const char *path = reading->paths->pdata[i];

      if (path && !g_hash_table_insert (index, (gpointer) path, rows->records->pdata[i]))
        heng_reading_fault (reading, offset_of (reading, section->index, i), "path", path,
                            _("The department “%s” is there twice. Write ~~2 behind the second one."), path);
    }
  return index;
}

static char *
objective_key (gint64 cycle, gint64 kind, gint64 owner, const char *key)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", cycle, kind, owner, key ? key : "");
}

static void
refuse_reference (Resolve *resolve, const HengPending *pending, const char *format)
{
  g_autofree char *reason = g_strdup_printf (format, pending->text ? pending->text : "");

  heng_reading_fault (resolve->reading, pending->offset, NULL, pending->text, "%s", reason);
}

/* The record of a kind by its natural key; NULL with a fault. */
static HengRecord *
find (Resolve *resolve, const HengPending *pending, HengAs as, const char *text)
{
  HengRecord *record = NULL;

  switch ((int) as)
    {
    case HENG_AS_EMPLOYEE:
      record = g_hash_table_lookup (resolve->employees, text);
      if (!record)
        refuse_reference (resolve, pending, _("There is no employee number “%s” in the document. Add the person, or correct the number."));
      break;
    case HENG_AS_DEPARTMENT:
    case HENG_AS_DEPARTMENTS:
    case HENG_AS_PATH:
      record = g_hash_table_lookup (resolve->departments, text);
      if (!record)
        refuse_reference (resolve, pending, _("There is no department “%s” in the document. Write the names from the top, separated by /."));
      break;
    case HENG_AS_PROJECT:
      record = g_hash_table_lookup (resolve->projects, text);
      if (!record)
        refuse_reference (resolve, pending, _("There is no project “%s” in the document."));
      break;
    case HENG_AS_INDICATOR:
    default:
      record = g_hash_table_lookup (resolve->indicators, text);
      if (!record)
        refuse_reference (resolve, pending, _("There is no indicator “%s” in the document."));
    }
  return record;
}

static gint64
id_of (HengRecord *record)
{
  return record ? record->id : 0;
}

/* The list of actual values at a place of the row's cycle. */
static gint64
find_list (Resolve *resolve, const HengPending *pending)
{
  const HengSection *lists = heng_company_section_of ("actual_list");
  HengRows *rows = heng_reading_rows (resolve->reading, lists->index);
  guint cycle = cycle_row (resolve->reading, (int) pending->section, pending->row);
  gint64 place = 0;

  for (guint i = 0; i < rows->records->len; i++)
    if (parent_row (resolve->reading, lists->index, i) == cycle && ++place == pending->number)
      return ((HengRecord *) rows->records->pdata[i])->id;
  heng_reading_fault (resolve->reading, pending->offset, NULL, NULL, _("The cycle has no list of actual values number %d."), (int) pending->number);
  return 0;
}

static void
resolve_one (Resolve *resolve, const HengPending *pending)
{
  const HengSection *section = heng_company_section ((int) pending->section);
  gpointer record = record_at (resolve->reading, section->index, pending->row);
  HengAs as = pending->member->as;
  gint64 id;

  if (as == HENG_AS_OWNER)
    as = heng_owner_as (record, section);
  if (as == HENG_AS_OBJECTIVE || as == HENG_AS_KEY_RESULT)
    return;
  if (as == HENG_AS_OWNER)
    {
      heng_reading_fault (resolve->reading, pending->offset, NULL, pending->text, _("What belongs to the company names no owner. Leave “owner” out."));
      return;
    }
  id = as == HENG_AS_LIST ? find_list (resolve, pending) : id_of (find (resolve, pending, as, pending->text));
  if (as == HENG_AS_DEPARTMENTS)
    {
      char **ids = &HENG_MEMBER_TEXT (record, pending->member->field);
      char *longer = g_strdup_printf ("%s%s%" G_GINT64_FORMAT, *ids ? *ids : "", *ids && **ids ? " " : "", id);

      g_free (*ids);
      *ids = longer;
      return;
    }
  HENG_MEMBER_INT (record, pending->member->field) = id;
}

/* Objectives refer to each other when the owner of each is known. */
static void
index_objectives (Resolve *resolve)
{
  const HengSection *section = heng_company_section_of ("objective");
  HengRows *rows = heng_reading_rows (resolve->reading, section->index);

  for (guint i = 0; i < rows->records->len; i++)
    {
      const HengObjective *objective = rows->records->pdata[i];

      if (objective->owner_kind != HENG_OWNER_COMPANY && objective->owner_id == 0)
        heng_reading_fault (resolve->reading, offset_of (resolve->reading, section->index, i), "owner", NULL, _("“%s” is missing. Add it."), "owner");
      g_hash_table_insert (resolve->objectives, objective_key (objective->cycle_id, objective->owner_kind, objective->owner_id, objective->key),
                           rows->records->pdata[i]);
    }
}

/* Key results by their objective and key. */
static void
index_key_results (Resolve *resolve)
{
  HengRows *rows = heng_reading_rows (resolve->reading, heng_company_section_of ("key_result")->index);

  for (guint i = 0; i < rows->records->len; i++)
    {
      const HengKeyResult *kr = rows->records->pdata[i];

      g_hash_table_insert (resolve->key_results, g_strdup_printf ("%" G_GINT64_FORMAT " %s", kr->objective_id, kr->key ? kr->key : ""),
                           rows->records->pdata[i]);
    }
}

static HengRecord *
key_result_of (Resolve *resolve, const HengPending *pending, const HengRecord *objective)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", objective->id, pending->key_result);
  HengRecord *found = g_hash_table_lookup (resolve->key_results, key);

  if (!found)
    heng_reading_fault (resolve->reading, pending->offset, NULL, pending->key_result, _("The objective “%s” has no key result “%s”."), pending->text,
                        pending->key_result);
  return found;
}

static void
resolve_objective (Resolve *resolve, const HengPending *pending)
{
  gpointer record = record_at (resolve->reading, (int) pending->section, pending->row);
  gint64 cycle_id = ((HengRecord *) record_at (resolve->reading, heng_company_section_of ("cycle")->index,
                                               cycle_row (resolve->reading, (int) pending->section, pending->row)))->id;
  HengObjective whose = { .owner_kind = (int) pending->number };
  HengAs as = heng_owner_as (&whose, heng_company_section_of ("objective"));
  HengRecord *owner = as == HENG_AS_OWNER || !pending->owner ? NULL : find (resolve, pending, as, pending->owner);
  g_autofree char *key = objective_key (cycle_id, pending->number, id_of (owner), pending->text);
  HengRecord *found = g_hash_table_lookup (resolve->objectives, key);

  if (found && pending->member->as == HENG_AS_KEY_RESULT)
    HENG_MEMBER_INT (record, pending->member->field) = id_of (key_result_of (resolve, pending, found));
  else if (found)
    HENG_MEMBER_INT (record, pending->member->field) = found->id;
  else
    heng_reading_fault (resolve->reading, pending->offset, NULL, pending->text, _("This cycle has no such objective “%s”. Check owner and key."),
                        pending->text);
}

/* Each list holds a key once. */
static void
check_keys (HengReading *reading, const HengSection *section)
{
  HengRows *rows = heng_reading_rows (reading, section->index);
  g_autoptr (GHashTable) seen = NULL;

  if (section->key->len == 0)
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->records->len; i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      g_string_append_printf (key, "%u", g_array_index (rows->parents, guint, i));
      for (guint k = 0; k < section->key->len; k++)
        {
          g_autofree char *text = heng_field_get_text (section->key->pdata[k], rows->records->pdata[i]);

          g_string_append_printf (key, "\x1f%s", text ? text : "");
        }
      if (!g_hash_table_add (seen, g_string_free (g_steal_pointer (&key), FALSE)))
        heng_reading_fault (reading, offset_of (reading, section->index, i), NULL, NULL,
                            _("This %s stands in the list already. Leave one of the two out."), _(section->type->label));
    }
}

/* Actual values of a department need to say of which. */
static void
check_shared_actuals (HengReading *reading, const HengSection *section)
{
  HengRows *rows = heng_reading_rows (reading, section->index);

  for (guint i = 0; section->share == HENG_PART_OF_CYCLE && i < rows->records->len; i++)
    {
      const HengActualRow *actual = rows->records->pdata[i];

      if (actual->level == HENG_LEVEL_PERSON)
        heng_reading_fault (reading, offset_of (reading, section->index, i), "level", "PERSON",
                            _("Actual values of a person stand in “actuals” of the participant."));
      else if (actual->level == HENG_LEVEL_DEPT && actual->owner_id == 0)
        heng_reading_fault (reading, offset_of (reading, section->index, i), "owner", NULL, _("“%s” is missing. Add it."), "owner");
    }
}

static void
run (Resolve *resolve)
{
  HengReading *reading = resolve->reading;
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  for (guint i = 0; i < n; i++)
    if (reading->rows->pdata[i])
      set_owners (reading, sections[i]);
  for (guint i = 0; i < reading->pending->len; i++)
    resolve_one (resolve, &g_array_index (reading->pending, HengPending, i));
  index_objectives (resolve);
  index_key_results (resolve);
  for (guint i = 0; i < reading->pending->len; i++)
    {
      const HengPending *pending = &g_array_index (reading->pending, HengPending, i);

      if (pending->member->as == HENG_AS_OBJECTIVE || pending->member->as == HENG_AS_KEY_RESULT)
        resolve_objective (resolve, pending);
    }
  for (guint i = 0; i < n; i++)
    if (reading->rows->pdata[i])
      {
        check_keys (reading, sections[i]);
        check_shared_actuals (reading, sections[i]);
      }
}

void
heng_reading_resolve (HengReading *reading)
{
  Resolve resolve = { .reading = reading };

  resolve.departments = index_departments (reading);
  resolve.employees = index_by (reading, "employee", "emp_no");
  resolve.projects = index_by (reading, "project", "key");
  resolve.indicators = index_by (reading, "indicator", "code");
  resolve.objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  resolve.key_results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run (&resolve);
  g_hash_table_unref (resolve.departments);
  g_hash_table_unref (resolve.employees);
  g_hash_table_unref (resolve.projects);
  g_hash_table_unref (resolve.indicators);
  g_hash_table_unref (resolve.objectives);
  g_hash_table_unref (resolve.key_results);
}
