/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads the directory and searches it. */
#include "heng-directory-table.h"

#include <string.h>

#include "heng-record-sql.h"

#define COLUMNS                                                                                                                         \
  "SELECT e.id, e.version, e.name, e.name_en, e.pinyin, e.emp_no, e.mobile, e.email, e.initials, e.department_id, e.manager_id, e.position, " \
  "e.level, e.work_place, e.hire_date, e.regular_plan, e.regular_date, e.leave_date, e.emp_status, e.emp_type, "                        \
  "(SELECT d.ctr_end FROM employee_detail d WHERE d.id = e.id), e.photo"
#define ALL COLUMNS ", NULL FROM employee e ORDER BY e.emp_no"
#define FIRST COLUMNS ", (SELECT m.name FROM employee m WHERE m.id = e.manager_id) FROM employee e ORDER BY e.emp_no LIMIT $1"
#define CHECK_EVERY 4096

/* Which of the facts that many people lack are there: they stand behind each other in this order. */
enum
{
  HAS_MANAGER = 1 << 0, HAS_LEVEL = 1 << 1, HAS_PLACE = 1 << 2, HAS_HIRED = 1 << 3, HAS_PLAN = 1 << 4, HAS_REGULAR = 1 << 5, HAS_LEFT = 1 << 6,
  HAS_CONTRACT = 1 << 7,
};
#define AS_IN_KEY '\1' /* instead of a name that is the first part of the key, letter by letter */

typedef struct
{
  HengDirectory *directory; /* columns are as long as it says */
  guint n;
  GString *texts, *keys;
  GHashTable *word_places; /* word → place */
  GHashTable *department_places;
} Loading;

static void
loading_clear (Loading *loading)
{
  g_clear_pointer (&loading->directory, heng_directory_unref);
  g_clear_pointer (&loading->word_places, g_hash_table_unref);
  g_clear_pointer (&loading->department_places, g_hash_table_unref);
  if (loading->texts)
    g_string_free (g_steal_pointer (&loading->texts), TRUE);
  if (loading->keys)
    g_string_free (g_steal_pointer (&loading->keys), TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static void
clear (gpointer data)
{
  HengDirectory *directory = data;

  g_free (directory->ids);
  g_free (directory->departments);
  g_free (directory->positions);
  g_free (directory->statuses);
  g_free (directory->by_id);
  g_free (directory->texts_at);
  g_free (directory->keys_at);
  g_free (directory->texts);
  g_free (directory->keys);
  g_clear_pointer (&directory->department_ids, g_array_unref);
  g_clear_pointer (&directory->words, g_ptr_array_unref);
}

HengDirectory *
heng_directory_ref (HengDirectory *directory)
{
  return g_atomic_rc_box_acquire (directory);
}

void
heng_directory_unref (HengDirectory *directory)
{
  g_atomic_rc_box_release_full (directory, clear);
}

static guint32
word_place (Loading *loading, const char *word)
{
  GPtrArray *words;
  gpointer place;

  if (word == NULL || *word == '\0')
    return 0;
  if (g_hash_table_lookup_extended (loading->word_places, word, NULL, &place))
    return GPOINTER_TO_UINT (place);
  words = loading->directory->words;
  g_ptr_array_add (words, g_strdup (word));
  g_hash_table_insert (loading->word_places, words->pdata[words->len - 1], GUINT_TO_POINTER (words->len - 1));
  return words->len - 1;
}

static guint32
department_place (Loading *loading, gint64 id)
{
  GArray *ids = loading->directory->department_ids;
  gpointer place;

  if (id == 0)
    return 0;
  if (g_hash_table_lookup_extended (loading->department_places, &id, NULL, &place))
    return GPOINTER_TO_UINT (place);
  g_array_append_val (ids, id);
  g_hash_table_insert (loading->department_places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (ids->len - 1));
  return ids->len - 1;
}

/* Seven bits a byte, the last byte without the eighth; the sign is in the lowest bit. */
static void
append_number (GString *texts, gint64 number)
{
  guint64 rest = (guint64) number << 1 ^ (guint64) (number < 0 ? -1 : 0);

  for (; rest > 0x7f; rest >>= 7)
    g_string_append_c (texts, (char) (0x80 | (rest & 0x7f)));
  g_string_append_c (texts, (char) rest);
}

static gint64
read_number (const char **at)
{
  guint64 rest = 0;
  guint shift = 0;
  guchar byte;

  do
    {
      byte = (guchar) *(*at)++;
      rest |= (guint64) (byte & 0x7f) << shift;
      shift += 7;
    }
  while (byte & 0x80);
  return (gint64) (rest >> 1) ^ -(gint64) (rest & 1);
}

static void
append_facts (Loading *loading, const HengDirectoryFacts *facts)
{
  const gint64 rare[] = { facts->manager_id, facts->level, facts->place };
  const HengDate dates[] = { facts->hired, facts->regular_plan, facts->regular, facts->left, facts->contract_end };
  gsize mask_at = loading->texts->len;
  guchar mask = 0;

  g_string_append_c (loading->texts, '\0');
  g_string_append_c (loading->texts, (char) facts->type);
  append_number (loading->texts, facts->version);
  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    if (rare[i] != 0)
      {
        mask |= (guchar) (HAS_MANAGER << i);
        append_number (loading->texts, rare[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != HENG_DATE_NONE)
      {
        mask |= (guchar) (HAS_HIRED << i);
        append_number (loading->texts, dates[i]);
      }
  loading->texts->str[mask_at] = (char) mask;
}

/* Returns where the texts begin. */
static const char *
read_facts (const HengDirectory *directory, guint row, HengDirectoryFacts *facts)
{
  const char *at = directory->texts + directory->texts_at[row];
  guchar mask = (guchar) *at++;
  HengDate *dates[] = { &facts->hired, &facts->regular_plan, &facts->regular, &facts->left, &facts->contract_end };

  facts->type = (guint8) *at++;
  facts->version = (guint32) read_number (&at);
  facts->manager_id = mask & HAS_MANAGER ? read_number (&at) : 0;
  facts->level = mask & HAS_LEVEL ? (guint32) read_number (&at) : 0;
  facts->place = mask & HAS_PLACE ? (guint32) read_number (&at) : 0;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    *dates[i] = mask & HAS_HIRED << i ? (HengDate) read_number (&at) : HENG_DATE_NONE;
  return at;
}

HengDirectoryFacts
heng_directory_facts (const HengDirectory *directory, guint row)
{
  HengDirectoryFacts facts;

  read_facts (directory, row, &facts);
  return facts;
}

gint64
heng_directory_department (const HengDirectory *directory, guint row)
{
  return g_array_index (directory->department_ids, gint64, directory->departments[row]);
}

static void
append_text (Loading *loading, const char *text)
{
  g_string_append (loading->texts, text != NULL ? text : "");
  g_string_append_c (loading->texts, '\0');
}

/* Without spaces and in lower case; only names in other scripts than these need the slow way. */
static void
append_folded (GString *keys, const char *text)
{
  g_autofree char *lower = NULL;

  for (const char *p = text; p != NULL && *p != '\0' && lower == NULL; p++)
    if ((guchar) *p >= 0xc3 && (guchar) *p < 0xe3) /* letters that have two cases, below the Han */
      lower = g_utf8_strdown (text, -1);
  for (const char *p = lower != NULL ? lower : text; p != NULL && *p != '\0'; p++)
    if ((guchar) *p > ' ')
      g_string_append_c (keys, g_ascii_tolower (*p));
}

char *
heng_directory_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  append_folded (folded, text);
  return g_string_free (folded, FALSE);
}

static void
append_key (Loading *loading, HengStmt *stmt)
{
  static const int parts[] = { 2, 3, 4, 8, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      append_folded (loading->keys, heng_stmt_text (stmt, parts[i]));
      g_string_append_c (loading->keys, '\0');
    }
}

static HengDate
date_at (HengStmt *stmt, int column)
{
  const char *text = heng_stmt_text (stmt, column);

  return text != NULL ? heng_date_parse (text) : HENG_DATE_NONE;
}

static guint8
value_at (HengStmt *stmt, int column, const HengEnumValue *values)
{
  const char *key = heng_stmt_text (stmt, column);

  for (; key != NULL && values->key != NULL; values++)
    if (strcmp (values->key, key) == 0)
      return (guint8) values->value;
  return 0;
}

/* A name in Han is the same in the key. */
static void
append_name (Loading *loading, const char *name, guint32 key)
{
  static const char as_in_key[] = { AS_IN_KEY, '\0' };

  if (name != NULL && *name != '\0' && strcmp (name, loading->keys->str + key) == 0)
    g_string_append_len (loading->texts, as_in_key, sizeof as_in_key);
  else
    append_text (loading, name);
}

static void
append_row (Loading *loading, HengStmt *stmt)
{
  HengDirectory *directory = loading->directory;
  HengDirectoryFacts facts = { .version = (guint32) heng_stmt_int (stmt, 1), .manager_id = heng_stmt_int (stmt, 10) };
  guint i = loading->n++;

  directory->ids[i] = heng_stmt_int (stmt, 0);
  directory->departments[i] = department_place (loading, heng_stmt_int (stmt, 9));
  directory->positions[i] = word_place (loading, heng_stmt_text (stmt, 11));
  directory->statuses[i] = value_at (stmt, 18, heng_emp_status_values);
  directory->texts_at[i] = (guint32) loading->texts->len;
  directory->keys_at[i] = (guint32) loading->keys->len;
  facts.level = word_place (loading, heng_stmt_text (stmt, 12));
  facts.place = word_place (loading, heng_stmt_text (stmt, 13));
  facts.hired = date_at (stmt, 14);
  facts.regular_plan = date_at (stmt, 15);
  facts.regular = date_at (stmt, 16);
  facts.left = date_at (stmt, 17);
  facts.type = value_at (stmt, 19, heng_emp_type_values);
  facts.contract_end = date_at (stmt, 20);
  append_key (loading, stmt);
  append_facts (loading, &facts);
  append_name (loading, heng_stmt_text (stmt, 2), directory->keys_at[i]);
  for (int column = 3; column <= 7; column++)
    append_text (loading, heng_stmt_text (stmt, column));
  append_text (loading, heng_stmt_text (stmt, 22));
  append_text (loading, heng_stmt_text (stmt, 21));
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *ids = user_data;
  gint64 left = ids[*(const guint32 *) a], right = ids[*(const guint32 *) b];

  return (left > right) - (left < right);
}

static void
index_ids (HengDirectory *directory)
{
  gboolean in_order = TRUE;

  for (guint i = 1; i < directory->n && in_order; i++)
    in_order = directory->ids[i - 1] < directory->ids[i];
  if (in_order)
    return;
  directory->by_id = g_new (guint32, directory->n);
  for (guint i = 0; i < directory->n; i++)
    directory->by_id[i] = i;
  g_qsort_with_data (directory->by_id, (int) directory->n, sizeof (guint32), compare_ids, directory->ids);
}

static HengDirectory *
finish (Loading *loading)
{
  HengDirectory *directory = g_steal_pointer (&loading->directory);
  gsize texts = loading->texts->len + 1, keys = loading->keys->len + 1;

  directory->n = loading->n;
  directory->keys_at[directory->n] = (guint32) loading->keys->len;
  directory->texts = g_realloc (g_string_free (g_steal_pointer (&loading->texts), FALSE), texts);
  directory->keys = g_realloc (g_string_free (g_steal_pointer (&loading->keys), FALSE), keys);
  index_ids (directory);
  return directory;
}

/* Room for so many people. */
static void
loading_init (Loading *loading, guint most)
{
  HengDirectory *directory = g_atomic_rc_box_new0 (HengDirectory);
  gint64 none = 0;

  loading->directory = directory;
  directory->ids = g_new (gint64, most + 1);
  directory->departments = g_new (guint32, most + 1);
  directory->positions = g_new (guint32, most + 1);
  directory->statuses = g_new (guint8, most + 1);
  directory->texts_at = g_new (guint32, most + 1);
  directory->keys_at = g_new (guint32, most + 1);
  directory->words = g_ptr_array_new_with_free_func (g_free);
  directory->department_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  loading->texts = g_string_new (NULL);
  loading->keys = g_string_new (NULL);
  loading->word_places = g_hash_table_new (g_str_hash, g_str_equal);
  loading->department_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_add (directory->words, g_strdup (""));
  g_array_append_val (directory->department_ids, none);
}

HengDirectory *
heng_directory_load (HengDb *db, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, limit > 0 ? FIRST : ALL, error);
  g_autoptr (HengStmt) count = heng_db_prepare (db, "SELECT count(*) FROM employee", error);
  g_auto (Loading) loading = { 0 };
  HengDirectory *directory;
  HengStep step;
  gint64 total;
  guint most;

  if (stmt == NULL || count == NULL || heng_stmt_step (count, error) != HENG_STEP_ROW)
    return NULL;
  total = heng_stmt_int (count, 0);
  most = (guint) MIN (total, limit > 0 ? limit : G_MAXINT32);
  loading_init (&loading, most);
  if (limit > 0)
    heng_stmt_bind_int (stmt, 1, limit);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW && loading.n < most)
    {
      append_row (&loading, stmt);
      if (loading.n % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (step == HENG_STEP_ERROR)
    return NULL;
  directory = finish (&loading);
  directory->total = MAX ((guint) total, directory->n);
  return directory;
}

const char *
heng_directory_text (const HengDirectory *directory, guint row, HengDirectoryText text)
{
  HengDirectoryFacts facts;
  const char *at = read_facts (directory, row, &facts);

  if (text == HENG_DIRECTORY_NAME && *at == AS_IN_KEY)
    return directory->keys + directory->keys_at[row];
  for (guint i = 0; i < text; i++)
    at += strlen (at) + 1;
  return at;
}

const char *
heng_directory_word (const HengDirectory *directory, guint32 word)
{
  return directory->words->pdata[word];
}

static guint
nth_id (const HengDirectory *directory, guint i)
{
  return directory->by_id != NULL ? directory->by_id[i] : i;
}

guint
heng_directory_find (const HengDirectory *directory, gint64 id)
{
  guint low = 0, high = directory->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (directory->ids[nth_id (directory, middle)] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < directory->n && directory->ids[nth_id (directory, low)] == id ? nth_id (directory, low) : G_MAXUINT;
}

static char *
some (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

HengEmployee *
heng_directory_employee (const HengDirectory *directory, guint row)
{
  HengDirectoryFacts facts = heng_directory_facts (directory, row);
  HengEmployee *employee = heng_employee_new ();

  employee->id = directory->ids[row];
  employee->version = facts.version;
  employee->name = some (heng_directory_text (directory, row, HENG_DIRECTORY_NAME));
  employee->name_en = some (heng_directory_text (directory, row, HENG_DIRECTORY_NAME_EN));
  employee->pinyin = some (heng_directory_text (directory, row, HENG_DIRECTORY_PINYIN));
  employee->emp_no = some (heng_directory_text (directory, row, HENG_DIRECTORY_NUMBER));
  employee->mobile = some (heng_directory_text (directory, row, HENG_DIRECTORY_MOBILE));
  employee->email = some (heng_directory_text (directory, row, HENG_DIRECTORY_EMAIL));
  employee->photo = some (heng_directory_text (directory, row, HENG_DIRECTORY_PHOTO));
  employee->department_id = heng_directory_department (directory, row);
  employee->manager_id = facts.manager_id;
  employee->position = some (heng_directory_word (directory, directory->positions[row]));
  employee->level = some (heng_directory_word (directory, facts.level));
  employee->work_place = some (heng_directory_word (directory, facts.place));
  employee->hire_date = facts.hired;
  employee->regular_plan = facts.regular_plan;
  employee->regular_date = facts.regular;
  employee->leave_date = facts.left;
  employee->emp_status = directory->statuses[row];
  employee->emp_type = facts.type;
  return employee;
}

static guint
search_within (const HengDirectory *directory, const char *needle, gsize length, guint8 *hits)
{
  guint n = 0;

  for (guint i = 0; i < directory->n; i++)
    if (hits[i])
      {
        const char *key = directory->keys + directory->keys_at[i];

        hits[i] = memmem (key, directory->keys_at[i + 1] - directory->keys_at[i], needle, length) != NULL;
        n += hits[i];
      }
  return n;
}

guint
heng_directory_search (const HengDirectory *directory, const char *needle, guint8 *hits, gboolean narrow)
{
  gsize length = strlen (needle);
  const char *end = directory->keys + directory->keys_at[directory->n];
  const char *at = directory->keys;
  guint row = 0, n = 0;

  if (narrow)
    return search_within (directory, needle, length, hits);
  memset (hits, 0, directory->n);
  while (at < end && (at = memmem (at, (gsize) (end - at), needle, length)) != NULL)
    {
      guint32 offset = (guint32) (at - directory->keys);

      while (directory->keys_at[row + 1] <= offset)
        row++;
      hits[row] = 1;
      n++;
      at = directory->keys + directory->keys_at[row + 1]; /* one hit a person is enough */
    }
  return n;
}

GPtrArray *
heng_saved_filters_load (HengDb *db, const char *area, GError **error)
{
  HengStmt *stmt = heng_record_select (db, &heng_saved_filter_type, "WHERE t.area = $1 ORDER BY t.sort, t.name", error);

  if (stmt != NULL)
    heng_stmt_bind_text (stmt, 1, area);
  return heng_record_read_all (&heng_saved_filter_type, stmt, (GDestroyNotify) heng_saved_filter_free, error);
}
