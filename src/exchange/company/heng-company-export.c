/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole company out: section by section, the rows of one cycle in memory at a time. */
#include "heng-company.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-actual-table.h"
#include "heng-company-files.h"
#include "heng-company-names.h"
#include "heng-cycle-table.h"
#include "heng-json-write.h"
#include "heng-people-table.h"
#include "heng-scheme-table.h"

/* The rows of one section that are in memory, sorted, and where those of each parent begin. */
typedef struct
{
  GPtrArray *rows;
  GHashTable *first; /* id of the parent → index + 1 */
  guint written;
} Loaded;

typedef struct
{
  HengDb *db;
  HengNames *names;
  HengJsonOut out;
  GPtrArray *loaded; /* of Loaded*, by section */
  GCancellable *cancellable;
} Export;

static void
drop_rows (Export *export, int index)
{
  Loaded *loaded = export->loaded->pdata[index];

  if (!loaded)
    return;
  heng_records_free (heng_company_section (index)->type, loaded->rows);
  g_hash_table_unref (loaded->first);
  g_free (loaded);
  export->loaded->pdata[index] = NULL;
}

static void
clear_export (Export *export)
{
  for (guint i = 0; export->loaded && i < export->loaded->len; i++)
    drop_rows (export, (int) i);
  g_clear_pointer (&export->loaded, g_ptr_array_unref);
  g_clear_pointer (&export->names, heng_names_free);
  heng_json_out_clear (&export->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, clear_export)

/* The columns that lead from the section up to the cycle whose rows are wanted; `steps` has room for all levels. */
static guint
steps_to (const HengSection *section, int root, HengRecordStep *steps)
{
  guint n = 0;

  if (root < 0)
    return 0;
  if (section->share == HENG_PART_OF_PARTICIPANT)
    {
      steps[n++] = (HengRecordStep) { "cycle_id", "cycle" };
      return n;
    }
  while (section->index != root)
    {
      const HengSection *parent = heng_company_section (section->spec->parent);

      steps[n++] = (HengRecordStep) { section->spec->owner, parent->type->table };
      section = parent;
    }
  return n;
}

static void
take_rows (Export *export, const HengSection *section, GPtrArray *rows)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  guint kept = 0;

  loaded->rows = rows;
  loaded->first = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (heng_section_takes (section, rows->pdata[i]))
      rows->pdata[kept++] = rows->pdata[i];
    else
      heng_record_free (section->type, rows->pdata[i]);
  g_ptr_array_set_size (rows, (int) kept);
  if (section->index != heng_company_section_of ("department")->index) /* those are in the order of the tree */
    heng_section_sort (section, export->names, rows);
  for (guint i = rows->len; i-- > 0;)
    g_hash_table_insert (loaded->first, GSIZE_TO_POINTER ((gsize) heng_section_parent_id (section, rows->pdata[i])), GUINT_TO_POINTER (i + 1));
  export->loaded->pdata[section->index] = loaded;
}

/* One record a participant, out of the blocks. */
static GPtrArray *
load_packs (HengDb *db, gint64 cycle_id, GError **error)
{
  g_autoptr (HengActualPacks) packs = heng_actual_packs_load (db, cycle_id, 0, error);
  GPtrArray *rows = packs ? g_ptr_array_new () : NULL;

  for (guint i = 0; rows && i < packs->packs->len; i++)
    g_ptr_array_add (rows, heng_actual_pack_copy (packs->packs->pdata[i]));
  return rows;
}

/* Loads a section and what is inside it; root −1: all rows, otherwise those below the row `root_id` of the section `root`. */
static gboolean
load (Export *export, const HengSection *section, int root, gint64 root_id, GError **error)
{
  HengRecordStep steps[8];
  guint n_steps;
  GPtrArray *rows;

  if (section->type && section->index != root && !export->loaded->pdata[section->index])
    {
      n_steps = steps_to (section, root, steps);
      rows = section->type == &heng_actual_pack_type ? load_packs (export->db, root_id, error)
                                                     : heng_records_load_below (export->db, section->type, steps, n_steps, root_id, error);
      if (!rows)
        return FALSE;
      take_rows (export, section, rows);
    }
  for (guint i = 0; i < section->children->len; i++)
    if (!load (export, heng_company_section (g_array_index (section->children, int, i)), root, root_id, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_orphan (const HengSection *section, gint64 id, GError **error)
{
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ROWS,
               _("The %s number %d refers to something that is not there, so the company cannot be exported whole. Run “hengctl store check” and "
                 "restore a backup."),
               _(section->type->label), (int) id);
  return FALSE;
}

static char *
format_time (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *seconds = time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : g_strdup ("1970-01-01T00:00:00");

  return g_strdup_printf ("%s.%03dZ", seconds, (int) (ms % 1000));
}

/* An objective by its owner and key, with one of its key results where the member names one. */
static gboolean
write_objective (Export *export, const HengMember *member, const HengSection *section, gpointer record, GError **error)
{
  const HengObjective *objective;
  const HengKeyResult *kr = NULL;
  gint64 id = HENG_MEMBER_INT (record, member->field);
  GHashTable *owners;
  const HengName *owner;

  if (id == 0)
    return TRUE;
  if (member->as == HENG_AS_KEY_RESULT)
    {
      kr = g_hash_table_lookup (export->names->key_results, GSIZE_TO_POINTER ((gsize) id));
      if (!kr)
        return refuse_orphan (section, ((HengRecord *) record)->id, error);
      id = kr->objective_id;
    }
  objective = g_hash_table_lookup (export->names->objectives, GSIZE_TO_POINTER ((gsize) id));
  if (!objective)
    return refuse_orphan (section, ((HengRecord *) record)->id, error);
  owners = heng_names_table (export->names, HENG_AS_OWNER, objective, heng_company_section_of ("objective"));
  owner = owners ? heng_names_find (owners, objective->owner_id) : NULL;
  heng_json_out_object (&export->out, member->name);
  heng_json_out_text (&export->out, "owner_kind", heng_enum_by_value (heng_owner_kind_values, objective->owner_kind)->key);
  if (owner)
    heng_json_out_text (&export->out, "owner", owner->text);
  heng_json_out_text (&export->out, "key", objective->key);
  if (kr)
    heng_json_out_text (&export->out, "key_result", kr->key);
  heng_json_out_end (&export->out);
  return TRUE;
}

/* "3 7" → ["研发部", "市场部"] */
static gboolean
write_departments (Export *export, const HengMember *member, const HengSection *section, gpointer record, GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!HENG_MEMBER_TEXT (record, member->field))
    return TRUE;
  ids = g_strsplit (HENG_MEMBER_TEXT (record, member->field), " ", -1);
  heng_json_out_list (&export->out, member->name);
  for (guint i = 0; ids[i]; i++)
    {
      const HengName *name = *ids[i] ? heng_names_find (export->names->departments, g_ascii_strtoll (ids[i], NULL, 10)) : NULL;

      if (*ids[i] && !name)
        return refuse_orphan (section, ((HengRecord *) record)->id, error);
      if (name)
        heng_json_out_text (&export->out, NULL, name->text);
    }
  heng_json_out_end (&export->out);
  return TRUE;
}

static gboolean
write_reference (Export *export, const HengMember *member, const HengSection *section, gpointer record, GError **error)
{
  gint64 id = HENG_MEMBER_INT (record, member->field);
  GHashTable *table;
  const HengName *name;

  if (member->as == HENG_AS_OBJECTIVE || member->as == HENG_AS_KEY_RESULT)
    return write_objective (export, member, section, record, error);
  if (member->as == HENG_AS_DEPARTMENTS)
    return write_departments (export, member, section, record, error);
  if (member->as == HENG_AS_PATH)
    id = ((HengRecord *) record)->id;
  table = heng_names_table (export->names, member->as, record, section);
  if (!table || id == 0)
    return TRUE;
  name = heng_names_find (table, id);
  if (!name)
    return refuse_orphan (section, ((HengRecord *) record)->id, error);
  if (member->as == HENG_AS_LIST)
    heng_json_out_int (&export->out, member->name, name->rank);
  else
    heng_json_out_text (&export->out, member->name, name->text);
  return TRUE;
}

static void
write_number (Export *export, const HengMember *member, gint64 value)
{
  g_autofree char *text = NULL;

  if (member->field->kind == HENG_KIND_VALUE && value == HENG_NO_VALUE)
    return;
  switch ((int) member->as)
    {
    case HENG_AS_BOOL:
      heng_json_out_raw (&export->out, member->name, value ? "true" : "false");
      return;
    case HENG_AS_DECIMAL:
      text = heng_micro_format_short (value);
      break;
    case HENG_AS_TIME:
      text = value ? format_time (value) : NULL;
      break;
    case HENG_AS_BIG:
      text = value ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : NULL;
      break;
    default:
      heng_json_out_int (&export->out, member->name, value);
      return;
    }
  if (text)
    heng_json_out_text (&export->out, member->name, text);
}

static gboolean
write_member (Export *export, const HengMember *member, const HengSection *section, gpointer record, GError **error)
{
  g_autofree char *text = NULL;

  if (member->as >= HENG_AS_EMPLOYEE)
    return write_reference (export, member, section, record, error);
  if (member->as > HENG_AS_ENUM)
    {
      write_number (export, member, HENG_MEMBER_INT (record, member->field));
      return TRUE;
    }
  if (member->as == HENG_AS_TEXT)
    {
      if (HENG_MEMBER_TEXT (record, member->field))
        heng_json_out_text (&export->out, member->name, HENG_MEMBER_TEXT (record, member->field));
      return TRUE;
    }
  text = heng_field_get_text (member->field, record);
  if (text)
    heng_json_out_text (&export->out, member->name, text);
  return TRUE;
}

static gboolean write_inside (Export *export, const GArray *children, gint64 id, GError **error);

/* What a cycle's rows refer to inside the cycle. */
static void
name_goals (Export *export)
{
  const HengSection *objectives = heng_company_section_of ("objective"), *lists = heng_company_section_of ("actual_list");
  Loaded *loaded = export->loaded->pdata[objectives->index];

  g_hash_table_remove_all (export->names->objectives);
  for (guint i = 0; i < loaded->rows->len; i++)
    g_hash_table_insert (export->names->objectives, GSIZE_TO_POINTER ((gsize) ((HengRecord *) loaded->rows->pdata[i])->id), loaded->rows->pdata[i]);
  loaded = export->loaded->pdata[heng_company_section_of ("key_result")->index];
  g_hash_table_remove_all (export->names->key_results);
  for (guint i = 0; i < loaded->rows->len; i++)
    g_hash_table_insert (export->names->key_results, GSIZE_TO_POINTER ((gsize) ((HengRecord *) loaded->rows->pdata[i])->id), loaded->rows->pdata[i]);
  g_hash_table_remove_all (export->names->lists);
  loaded = lists ? export->loaded->pdata[lists->index] : NULL;
  for (guint i = 0; loaded && i < loaded->rows->len; i++)
    heng_names_add (export->names->lists, ((HengRecord *) loaded->rows->pdata[i])->id, NULL, i + 1);
}

/* A row without its parent would vanish from the document without a word. */
static gboolean
check_all_written (Export *export, int index, GError **error)
{
  const HengSection *section = heng_company_section (index);
  Loaded *loaded = export->loaded->pdata[index];
  const HengSection *parent = section->spec->parent >= 0 ? heng_company_section (section->spec->parent) : NULL;
  Loaded *above = parent && parent->type ? export->loaded->pdata[parent->index] : NULL;
  g_autoptr (GHashTable) known = NULL;

  if (!loaded || loaded->written == loaded->rows->len)
    return TRUE;
  known = g_hash_table_new (NULL, NULL);
  for (guint i = 0; above && i < above->rows->len; i++)
    g_hash_table_add (known, GSIZE_TO_POINTER ((gsize) ((HengRecord *) above->rows->pdata[i])->id));
  for (guint i = 0; i < loaded->rows->len; i++)
    if (!g_hash_table_contains (known, GSIZE_TO_POINTER ((gsize) heng_section_parent_id (section, loaded->rows->pdata[i]))))
      return refuse_orphan (section, ((HengRecord *) loaded->rows->pdata[i])->id, error);
  return refuse_orphan (section, 0, error);
}

static gboolean
drop_inside (Export *export, const HengSection *section, GError **error)
{
  for (guint i = 0; i < section->children->len; i++)
    {
      int child = g_array_index (section->children, int, i);

      if (!drop_inside (export, heng_company_section (child), error) || !check_all_written (export, child, error))
        return FALSE;
    }
  for (guint i = 0; i < section->children->len; i++)
    if (heng_company_section (g_array_index (section->children, int, i))->type)
      drop_rows (export, g_array_index (section->children, int, i));
  return TRUE;
}

static gboolean
is_cycle (const HengSection *section)
{
  return section->type && strcmp (section->type->table, "cycle") == 0;
}

static gboolean
write_record (Export *export, const HengSection *section, gpointer record, const char *name, GError **error)
{
  gint64 id = ((HengRecord *) record)->id;

  if (is_cycle (section))
    {
      if (g_cancellable_set_error_if_cancelled (export->cancellable, error) || !load (export, section, section->index, id, error))
        return FALSE;
      name_goals (export);
    }
  heng_json_out_object (&export->out, name);
  for (guint i = 0; i < section->members->len; i++)
    if (!write_member (export, &g_array_index (section->members, HengMember, i), section, record, error))
      return FALSE;
  if (!write_inside (export, section->children, id, error))
    return FALSE;
  heng_json_out_end (&export->out);
  return !is_cycle (section) || drop_inside (export, section, error);
}

/* The rows of a section below one parent (0 at the top). Nothing stands in the document for no rows. */
static gboolean
write_section (Export *export, const HengSection *section, gint64 id, GError **error)
{
  Loaded *loaded = export->loaded->pdata[section->index];
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (loaded->first, GSIZE_TO_POINTER ((gsize) id)));
  gboolean single = section->spec->kind == HENG_SECTION_SINGLE;

  if (first == 0)
    return TRUE;
  if (!single)
    heng_json_out_list (&export->out, section->spec->name);
  for (guint i = first - 1; i < loaded->rows->len && (heng_section_parent_id (section, loaded->rows->pdata[i]) == id); i++)
    {
      if (single && i >= first)
        break;
      loaded->written++;
      if (!write_record (export, section, loaded->rows->pdata[i], single ? section->spec->name : NULL, error))
        return FALSE;
    }
  if (!single)
    heng_json_out_end (&export->out);
  return TRUE;
}

static gboolean
write_inside (Export *export, const GArray *children, gint64 id, GError **error)
{
  for (guint i = 0; i < children->len; i++)
    {
      const HengSection *section = heng_company_section (g_array_index (children, int, i));

      if (section->type)
        {
          if (!write_section (export, section, id, error))
            return FALSE;
          continue;
        }
      heng_json_out_object (&export->out, section->spec->name);
      if (!write_inside (export, section->children, 0, error))
        return FALSE;
      heng_json_out_end (&export->out);
    }
  return TRUE;
}

static int
compare_emp_no (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(HengEmployee *const *) a)->emp_no, (*(HengEmployee *const *) b)->emp_no);
}

/* Departments go out in the order of their tree; names and ranks of all that others refer to. */
static gboolean
load_names (Export *export, GError **error)
{
  GPtrArray *departments = heng_departments_load (export->db, error);
  g_autoptr (GPtrArray) employees = departments ? heng_employees_load (export->db, 0, error) : NULL;
  g_autoptr (GPtrArray) projects = employees ? heng_projects_load (export->db, error) : NULL;
  g_autoptr (GPtrArray) indicators = projects ? heng_indicators_load (export->db, error) : NULL;

  if (departments)
    {
      g_ptr_array_set_free_func (departments, NULL);
      heng_names_add_departments (export->names, departments);
      take_rows (export, heng_company_section_of ("department"), departments);
    }
  if (!indicators)
    return FALSE;
  g_ptr_array_sort (employees, compare_emp_no);
  for (guint i = 0; i < employees->len; i++)
    heng_names_add (export->names->employees, ((HengEmployee *) employees->pdata[i])->id, g_strdup (((HengEmployee *) employees->pdata[i])->emp_no), i);
  for (guint i = 0; i < projects->len; i++)
    heng_names_add (export->names->projects, ((HengProject *) projects->pdata[i])->id, g_strdup (((HengProject *) projects->pdata[i])->key), i);
  for (guint i = 0; i < indicators->len; i++)
    heng_names_add (export->names->indicators, ((HengIndicator *) indicators->pdata[i])->id, g_strdup (((HengIndicator *) indicators->pdata[i])->code), i);
  return TRUE;
}

/* All but what is inside cycles. */
static gboolean
load_all (Export *export, GError **error)
{
  const GArray *children = heng_company_children (-1);

  for (guint i = 0; i < children->len; i++)
    {
      const HengSection *section = heng_company_section (g_array_index (children, int, i));

      if (!is_cycle (section))
        {
          if (!load (export, section, -1, 0, error))
            return FALSE;
        }
      else
        {
          GPtrArray *cycles = heng_records_load_below (export->db, section->type, NULL, 0, 0, error);

          if (!cycles)
            return FALSE;
          take_rows (export, section, cycles);
        }
    }
  return TRUE;
}

static gboolean
write_document (Export *export, GError **error)
{
  const GArray *children = heng_company_children (-1);

  heng_json_out_object (&export->out, NULL);
  heng_json_out_text (&export->out, "format", HENG_COMPANY_FORMAT);
  heng_json_out_int (&export->out, "version", HENG_COMPANY_VERSION);
  if (!write_inside (export, children, 0, error) || !heng_company_files_write (export->db, &export->out, export->cancellable, error))
    return FALSE;
  heng_json_out_end (&export->out);
  for (guint i = 0; i < children->len; i++)
    if (!drop_inside (export, heng_company_section (g_array_index (children, int, i)), error)
        || !check_all_written (export, g_array_index (children, int, i), error))
      return FALSE;
  return heng_json_out_finish (&export->out, error);
}

gboolean
heng_company_export (HengDb *db, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_auto (Export) export = { .db = db, .cancellable = cancellable };
  gboolean ok;
  guint n;

  heng_company_sections (&n);
  heng_json_out_init (&export.out, stream);
  export.names = heng_names_new ();
  export.loaded = g_ptr_array_new ();
  g_ptr_array_set_size (export.loaded, (int) n);
  if (!heng_db_begin_reading (db, error))
    return FALSE;
  ok = load_names (&export, error) && load_all (&export, error) && write_document (&export, error);
  heng_db_rollback (db);
  return ok;
}
