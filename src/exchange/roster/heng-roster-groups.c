/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of columns that come again, 学历2 or 紧急联系人姓名2, as records of their own beside the person (domain.md §9.4 case 17). */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-contact.h"
#include "heng-person-records.h"
#include "heng-record-sql.h"

#define MOST_GROUPS 9

/* One group of one row. Texts are borrowed from the import's chunk. */
typedef struct
{
  guint row; /* index of the roster row */
  gboolean has_education, has_contact;
  HengEducation education;
  HengContact contact;
} Group;

struct _HengRosterGroups
{
  GArray *groups; /* of Group */
  GPtrArray *educations, *contacts; /* stored */
  GHashTable *educations_of, *contacts_of; /* employee id → GPtrArray */
};

void
heng_roster_groups_free (HengRosterGroups *groups)
{
  if (groups == NULL)
    return;
  g_array_unref (groups->groups);
  g_clear_pointer (&groups->educations_of, g_hash_table_unref);
  g_clear_pointer (&groups->contacts_of, g_hash_table_unref);
  g_clear_pointer (&groups->educations, g_ptr_array_unref);
  g_clear_pointer (&groups->contacts, g_ptr_array_unref);
  g_free (groups);
}

static GHashTable *
by_employee (GPtrArray *records, gsize offset)
{
  GHashTable *table = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      gpointer key = GSIZE_TO_POINTER ((gsize) G_STRUCT_MEMBER (gint64, records->pdata[i], offset));
      GPtrArray *list = g_hash_table_lookup (table, key);

      if (list == NULL)
        g_hash_table_insert (table, key, list = g_ptr_array_new ());
      g_ptr_array_add (list, records->pdata[i]);
    }
  return table;
}

static gboolean
load_stored (HengRosterGroups *groups, HengDb *db, GError **error)
{
  groups->educations = heng_record_read_all (&heng_education_type, heng_record_select (db, &heng_education_type, "", error),
                                             (GDestroyNotify) heng_education_free, error);
  if (groups->educations == NULL)
    return FALSE;
  groups->contacts = heng_record_read_all (&heng_contact_type, heng_record_select (db, &heng_contact_type, "", error),
                                           (GDestroyNotify) heng_contact_free, error);
  if (groups->contacts == NULL)
    return FALSE;
  groups->educations_of = by_employee (groups->educations, G_STRUCT_OFFSET (HengEducation, employee_id));
  groups->contacts_of = by_employee (groups->contacts, G_STRUCT_OFFSET (HengContact, employee_id));
  return TRUE;
}

/* The cell's text; NULL when it says nothing. */
static const char *
read_text (HengRosterRun *run, const HengRosterRow *row, const HengHeaderRepeat *repeat, HengCleanFlags flags)
{
  const char *text;

  if (heng_cell_read (heng_table_cell (run->import->table, row->table_row, repeat->place), flags, run->import->chunk, &text) != HENG_CELL_VALUE)
    return NULL;
  return text;
}

static HengDate
read_graduation (HengRosterRun *run, const HengRosterRow *row, const HengHeaderRepeat *repeat)
{
  const char *text = read_text (run, row, repeat, HENG_CLEAN_NARROW);
  HengDate date = HENG_DATE_NONE;
  HengDateRead read = text != NULL ? heng_cell_date (text, &date) : HENG_DATE_READ_EMPTY;

  if (read == HENG_DATE_READ_OK || read == HENG_DATE_READ_MONTH || read == HENG_DATE_READ_EMPTY)
    return date;
  heng_import_warning (run->import, row->table_row, repeat->column, text, _("There is no such date. Write it as YYYY-MM-DD."));
  return HENG_DATE_NONE;
}

static void
read_repeat (HengRosterRun *run, const HengRosterRow *row, const HengHeaderRepeat *repeat, Group *group)
{
  const char *text = read_text (run, row, repeat, repeat->column == R_EM_TEL ? HENG_CLEAN_NARROW : HENG_CLEAN_TEXT);
  const char *usual;

  if (text == NULL)
    return;
  switch (repeat->column)
    {
    case R_EDU:
      usual = heng_roster_education (text);
      group->education.level = (char *) (usual != NULL ? usual : text);
      break;
    case R_SCHOOL:
      group->education.school = (char *) text;
      break;
    case R_MAJOR:
      group->education.major = (char *) text;
      break;
    case R_GRAD:
      group->education.to_date = read_graduation (run, row, repeat);
      break;
    case R_EM_NAME:
      group->contact.name = (char *) text;
      break;
    case R_EM_REL:
      group->contact.relation = (char *) text;
      break;
    case R_EM_TEL:
    default:
      group->contact.tel = (char *) text;
    }
  group->has_contact |= repeat->column == R_EM_NAME || repeat->column == R_EM_REL || repeat->column == R_EM_TEL;
  group->has_education |= !group->has_contact;
}

static void
read_row (HengRosterRun *run, guint index, GArray *found)
{
  const GArray *repeats = run->import->header->repeats;
  const HengRosterRow *row = &run->rows[index];

  for (guint number = 2; number <= MOST_GROUPS; number++)
    {
      Group group = { .row = index };

      for (guint i = 0; i < repeats->len; i++)
        {
          const HengHeaderRepeat *repeat = &g_array_index (repeats, HengHeaderRepeat, i);

          if (repeat->number == number)
            read_repeat (run, row, repeat, &group);
        }
      if (group.has_contact && group.contact.name == NULL)
        {
          heng_import_warning (run->import, row->table_row, R_EM_NAME, NULL, _("An emergency contact without a name; left out."));
          group.has_contact = FALSE;
        }
      if (group.has_education || group.has_contact)
        g_array_append_val (found, group);
    }
}

/* The same school and level is the same education, the same name the same contact. */
static HengEducation *
find_education (const HengRosterGroups *groups, gint64 employee_id, const HengEducation *given)
{
  GPtrArray *list = g_hash_table_lookup (groups->educations_of, GSIZE_TO_POINTER ((gsize) employee_id));

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      HengEducation *stored = list->pdata[i];

      if (g_strcmp0 (stored->level, given->level) == 0 && g_strcmp0 (stored->school, given->school) == 0)
        return stored;
    }
  return NULL;
}

static HengContact *
find_contact (const HengRosterGroups *groups, gint64 employee_id, const HengContact *given)
{
  GPtrArray *list = g_hash_table_lookup (groups->contacts_of, GSIZE_TO_POINTER ((gsize) employee_id));

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_strcmp0 (((HengContact *) list->pdata[i])->name, given->name) == 0)
      return list->pdata[i];
  return NULL;
}

static void
overwrite (char **field, const char *text)
{
  if (text == NULL || g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
}

/* What the store will hold: the stored record brought up to date, or a new one. *before NULL: new. */
static HengEducation *
merge_education (const HengRosterGroups *groups, gint64 employee_id, const HengEducation *given, const HengEducation **before)
{
  HengEducation *after;

  *before = find_education (groups, employee_id, given);
  after = *before != NULL ? heng_education_copy (*before) : heng_education_new ();
  after->employee_id = employee_id;
  overwrite (&after->level, given->level);
  overwrite (&after->school, given->school);
  overwrite (&after->major, given->major);
  if (given->to_date != HENG_DATE_NONE)
    after->to_date = given->to_date;
  return after;
}

static HengContact *
merge_contact (const HengRosterGroups *groups, gint64 employee_id, const HengContact *given, const HengContact **before)
{
  HengContact *after;

  *before = find_contact (groups, employee_id, given);
  after = *before != NULL ? heng_contact_copy (*before) : heng_contact_new ();
  after->employee_id = employee_id;
  overwrite (&after->name, given->name);
  overwrite (&after->relation, given->relation);
  overwrite (&after->tel, given->tel);
  return after;
}

static void
preview (HengRosterRun *run, const HengRosterRow *row, const HengRecordType *type, gconstpointer before, gconstpointer after)
{
  if (before != NULL && heng_batch_same (type, before, after))
    return;
  heng_import_set_fate (run->import, row->table_row, HENG_ROW_UPDATED);
  if (before != NULL)
    heng_import_add_diffs (run->import, row->table_row, type, before, after);
  else
    heng_import_add_diff (run->import, row->table_row, _(type->label), "", type->sensitive ? "•••" : ((HengEducation *) after)->school);
}

/* Rows of stored people that only add a group count as changed. */
static void
preview_group (HengRosterRun *run, const Group *group)
{
  const HengRosterRow *row = &run->rows[group->row];

  if (row->stored == NULL || run->import->bad[row->table_row])
    return;
  if (group->has_education)
    {
      const HengEducation *before;
      g_autoptr (HengEducation) after = merge_education (run->groups, row->stored->id, &group->education, &before);

      preview (run, row, &heng_education_type, before, after);
    }
  if (group->has_contact)
    {
      const HengContact *before;
      g_autoptr (HengContact) after = merge_contact (run->groups, row->stored->id, &group->contact, &before);

      preview (run, row, &heng_contact_type, before, after);
    }
}

gboolean
heng_roster_read_groups (HengRosterRun *run, GError **error)
{
  if (run->import->header->repeats->len == 0)
    return TRUE;
  run->groups = g_new0 (HengRosterGroups, 1);
  run->groups->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  if (!load_stored (run->groups, run->import->db, error))
    return FALSE;
  for (guint i = 0; i < run->n_rows; i++)
    read_row (run, i, run->groups->groups);
  for (guint i = 0; i < run->groups->groups->len; i++)
    preview_group (run, &g_array_index (run->groups->groups, Group, i));
  return TRUE;
}

static gboolean
put (HengChange *change, const HengRecordType *type, gpointer record, gconstpointer before, GError **error)
{
  if (before == NULL)
    return heng_change_insert (change, type, record, error);
  return heng_batch_same (type, before, record) || heng_change_update (change, type, record, error);
}

gboolean
heng_roster_write_groups (HengRosterRun *run, HengChange *change, GError **error)
{
  for (guint i = 0; run->groups != NULL && i < run->groups->groups->len; i++)
    {
      const Group *group = &g_array_index (run->groups->groups, Group, i);
      const HengRosterRow *row = &run->rows[group->row];
      gint64 employee_id = row->stored != NULL ? row->stored->id : row->employee.id;
      const HengEducation *education_before = NULL;
      const HengContact *contact_before = NULL;
      g_autoptr (HengEducation) education = NULL;
      g_autoptr (HengContact) contact = NULL;

      if (run->import->bad[row->table_row])
        continue;
      education = group->has_education ? merge_education (run->groups, employee_id, &group->education, &education_before) : NULL;
      contact = group->has_contact ? merge_contact (run->groups, employee_id, &group->contact, &contact_before) : NULL;
      if ((education != NULL && !put (change, &heng_education_type, education, education_before, error))
          || (contact != NULL && !put (change, &heng_contact_type, contact, contact_before, error)))
        return FALSE;
    }
  return TRUE;
}
