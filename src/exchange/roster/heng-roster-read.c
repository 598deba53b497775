/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a roster to values, in blocks on all processors; nothing here needs the store. */
#include "heng-roster-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-identity.h"

#define BLOCK_ROWS 4096

/* What one worker fills: the texts of its rows, their sensitive and detail records, and the issues found. */
typedef struct
{
  HengRosterRun *run;
  guint first, n;
  GStringChunk *chunk;
  GPtrArray *issues;
  HengEmployeePrivate *privates;
  HengEmployeeDetail *details;
} Block;

typedef struct
{
  Block *block;
  HengRosterRow *row;
  HengRosterColumn column;
  const char *text;
} Cell;

static void
free_block (gpointer data)
{
  Block *block = data;

  g_string_chunk_free (block->chunk);
  g_ptr_array_unref (block->issues);
  g_free (block->privates);
  g_free (block->details);
  g_free (block);
}

static gboolean
fault (Cell *cell, HengIssueSeverity severity, const char *sentence)
{
  heng_import_add_issue (cell->block->run->import, cell->block->issues, severity, cell->row->table_row, (int) cell->column,
                         cell->text, "%s", sentence);
  return FALSE;
}

static gpointer
field_address (Cell *cell)
{
  const HengField *field = heng_roster_field (cell->column);

  switch (heng_roster_specs[cell->column].record)
    {
    case HENG_RECORD_PRIVATE:
      return (char *) cell->row->priv + field->offset;
    case HENG_RECORD_DETAIL:
      return (char *) cell->row->detail + field->offset;
    case HENG_RECORD_EMPLOYEE:
    case HENG_RECORD_NONE:
    default:
      return (char *) &cell->row->employee + field->offset;
    }
}

static void
put_text (Cell *cell, const char *text)
{
  *(const char **) field_address (cell) = text;
}

/* A date the row can not do without makes it bad; another one is left out with a warning (§9.4 case 14). */
static gboolean
read_date (Cell *cell)
{
  HengRosterValue value = heng_roster_specs[cell->column].value;
  HengIssueSeverity severity = cell->column == R_HIRE_DATE ? HENG_ISSUE_ERROR : HENG_ISSUE_WARNING;
  HengDate date;

  switch (heng_cell_date (cell->text, &date))
    {
    case HENG_DATE_READ_OK:
      break;
    case HENG_DATE_READ_EMPTY:
      return FALSE;
    case HENG_DATE_READ_MONTH:
      if (value != V_MONTH_DATE)
        return fault (cell, severity, _("The day is missing. Write the date as YYYY-MM-DD."));
      fault (cell, HENG_ISSUE_WARNING, _("The day is missing; the first of the month is taken."));
      break;
    case HENG_DATE_READ_FOREVER:
      if (value != V_EXPIRY)
        return fault (cell, severity, _("“Long-term” is only possible for the expiry of an ID. Write a date as YYYY-MM-DD."));
      break;
    case HENG_DATE_READ_AMBIGUOUS:
      return fault (cell, severity, _("The date can be read in more than one way. Write it as YYYY-MM-DD."));
    case HENG_DATE_READ_BAD:
    default:
      return fault (cell, severity, _("There is no such date. Write it as YYYY-MM-DD."));
    }
  if (value == V_EFFECTIVE)
    cell->row->effective = date;
  else
    *(HengDate *) field_address (cell) = date;
  return TRUE;
}

static gboolean
read_name (Cell *cell)
{
  HengNameFlags flags;
  g_autofree char *proposal = NULL;
  g_autofree char *name = heng_name_normalize (cell->text, &flags, &proposal);
  g_autofree char *sentence = NULL;

  if (flags & HENG_NAME_TOO_LONG)
    return fault (cell, HENG_ISSUE_ERROR, _("A name has at most 50 characters. Shorten it."));
  if (flags & HENG_NAME_PRIVATE_USE)
    fault (cell, HENG_ISSUE_WARNING, _("The name holds a character of a private font, which others can not see. Look it up in Unicode."));
  if (proposal != NULL)
    {
      sentence = g_strdup_printf (_("The name seems to carry a note; kept as it is. Write “%s” if that is the name."), proposal);
      fault (cell, HENG_ISSUE_WARNING, sentence);
    }
  put_text (cell, strcmp (name, cell->text) == 0 ? cell->text : g_string_chunk_insert (cell->block->chunk, name));
  return TRUE;
}

static gboolean
read_mobile (Cell *cell)
{
  char mobile[24];

  switch (heng_mobile_check (cell->text, mobile))
    {
    case HENG_MOBILE_OK:
      put_text (cell, strcmp (mobile, cell->text) == 0 ? cell->text : g_string_chunk_insert (cell->block->chunk, mobile));
      return TRUE;
    case HENG_MOBILE_PLACEHOLDER:
      return fault (cell, HENG_ISSUE_WARNING, _("A placeholder, not a real number; taken as empty."));
    case HENG_MOBILE_PRECISION:
      return fault (cell, HENG_ISSUE_ERROR, _("The spreadsheet has lost digits of the number. Export the column as text again."));
    case HENG_MOBILE_BAD:
    default:
      return fault (cell, HENG_ISSUE_ERROR,
                    _("Not a mobile number: 11 digits beginning with 13 to 19, or + with the country code. Correct it or leave it empty."));
    }
}

static gboolean
read_bank (Cell *cell)
{
  char number[20];
  HengBankCheck check = heng_bank_check (cell->text, number);

  if (check == HENG_BANK_PRECISION)
    return fault (cell, HENG_ISSUE_ERROR, _("The spreadsheet has lost digits of the number. Export the column as text again."));
  if (check == HENG_BANK_BAD)
    return fault (cell, HENG_ISSUE_ERROR, _("A bank card has 12 to 19 digits. Correct it or leave it empty."));
  if (check == HENG_BANK_LUHN)
    fault (cell, HENG_ISSUE_WARNING, _("The check digit of the card number does not fit; kept. Compare it with the card."));
  put_text (cell, g_string_chunk_insert (cell->block->chunk, number));
  return TRUE;
}

static gboolean
read_choice (Cell *cell)
{
  HengRosterRow *row = cell->row;
  int *value = heng_roster_field (cell->column) != NULL ? field_address (cell) : &row->dept_type;

  switch (heng_roster_specs[cell->column].value)
    {
    case V_EMP_TYPE:
      return heng_roster_emp_type (cell->text, value)
             || fault (cell, HENG_ISSUE_ERROR, _("Not a known type. Known: 全职, 兼职, 实习, 劳务派遣, 退休返聘, 劳务外包, 无类型."));
    case V_EMP_STATUS:
      return heng_roster_emp_status (cell->text, value, &row->working)
             || fault (cell, HENG_ISSUE_ERROR, _("Not a known status. Known: 待入职, 试用期, 正式, 待离职, 离职, 在职."));
    case V_SEX:
      return heng_roster_sex (cell->text, value) || fault (cell, HENG_ISSUE_ERROR, _("Not a known value. Known: 男, 女."));
    case V_DEPT_TYPE:
    default:
      return heng_roster_dept_type (cell->text, value)
             || fault (cell, HENG_ISSUE_ERROR, _("Not a known department type. Known: 研发, 市场, 财务, 人事, 行政, 其他."));
    }
}

static gboolean
read_count (Cell *cell)
{
  gint64 count;

  if (!heng_cell_count (cell->text, heng_roster_specs[cell->column].value == V_MONTHS, &count) || count > 600)
    return fault (cell, HENG_ISSUE_ERROR, _("Not a whole number. Write for instance 3 or 3个月."));
  *(gint64 *) field_address (cell) = count;
  return TRUE;
}

static gboolean
read_yes_no (Cell *cell)
{
  gboolean yes;

  if (!heng_cell_bool (cell->text, &yes))
    return fault (cell, HENG_ISSUE_ERROR, _("Neither yes nor no. Write 是 or 否."));
  *(gint64 *) field_address (cell) = yes;
  return TRUE;
}

static gboolean
read_education (Cell *cell)
{
  const char *usual = heng_roster_education (cell->text);

  if (usual == NULL)
    fault (cell, HENG_ISSUE_WARNING, _("An unusual education; kept as it is."));
  put_text (cell, usual != NULL ? usual : cell->text);
  return TRUE;
}

static gboolean
read_email (Cell *cell)
{
  if (!heng_email_is_plausible (cell->text))
    return fault (cell, HENG_ISSUE_ERROR, _("Not an e-mail address. Correct it or leave it empty."));
  put_text (cell, cell->text);
  return TRUE;
}

/* The number is checked once the type of document is known; here it is only kept. */
static gboolean
read_value (Cell *cell)
{
  switch (heng_roster_specs[cell->column].value)
    {
    case V_NAME:
      return read_name (cell);
    case V_MOBILE:
      return read_mobile (cell);
    case V_EMAIL:
      return read_email (cell);
    case V_DATE:
    case V_MONTH_DATE:
    case V_EXPIRY:
    case V_EFFECTIVE:
      return read_date (cell);
    case V_EMP_TYPE:
    case V_EMP_STATUS:
    case V_SEX:
    case V_DEPT_TYPE:
      return read_choice (cell);
    case V_YES_NO:
      return read_yes_no (cell);
    case V_MONTHS:
    case V_COUNT:
      return read_count (cell);
    case V_BANK:
      return read_bank (cell);
    case V_EDUCATION:
      return read_education (cell);
    case V_MANAGER:
      cell->row->manager_text = cell->text;
      return TRUE;
    case V_HEAD:
      cell->row->head_text = cell->text;
      return TRUE;
    case V_DEPARTMENT:
      return TRUE;
    case V_TEXT:
    case V_CODE:
    case V_ID:
    default:
      put_text (cell, cell->text);
      return TRUE;
    }
}

static void
read_cell (Block *block, HengRosterRow *row, HengRosterColumn column, const char *raw)
{
  HengRosterValue value = heng_roster_specs[column].value;
  gboolean narrow = value != V_TEXT && value != V_NAME && value != V_DEPARTMENT && value != V_EDUCATION;
  Cell cell = { block, row, column, NULL };

  switch (heng_cell_read (raw, narrow ? HENG_CLEAN_NARROW : HENG_CLEAN_TEXT, block->chunk, &cell.text))
    {
    case HENG_CELL_VALUE:
      if (read_value (&cell))
        row->given |= COLUMN_BIT (column);
      return;
    case HENG_CELL_CLEAR:
      if (column == R_EMP_NO || column == R_NAME || column == R_HIRE_DATE)
        fault (&cell, HENG_ISSUE_ERROR, _("This can not be erased. Give a value."));
      else
        row->cleared |= COLUMN_BIT (column);
      return;
    case HENG_CELL_MASKED:
      fault (&cell, HENG_ISSUE_WARNING, _("A masked value; taken as empty so that the real one stays."));
      return;
    case HENG_CELL_FORMULA:
      fault (&cell, HENG_ISSUE_WARNING,
             _("A formula error or a formula without a value; taken as empty. Copy the values and export again."));
      return;
    case HENG_CELL_EMPTY:
    default:
      return;
    }
}

static const char *
id_fault (HengIdCheck check)
{
  switch (check)
    {
    case HENG_ID_PRECISION:
      return _("The spreadsheet has lost the last digits of the ID number. Export the column as text again.");
    case HENG_ID_CHECKSUM:
      return _("The check character of the ID number is wrong. Compare it with the card.");
    case HENG_ID_BIRTH:
      return _("The ID number holds a day of birth that does not exist. Compare it with the card.");
    case HENG_ID_CHARACTER:
      return _("An ID number has 17 digits and a digit or X. Compare it with the card.");
    case HENG_ID_LENGTH:
    default:
      return _("An ID number has 18 characters (formerly 15 digits). For a passport or permit, name the ID type.");
    }
}

static gboolean
is_resident_card (const char *type)
{
  return type == NULL || strstr (type, "身份证") != NULL || strstr (type, "居住证") != NULL || g_ascii_strncasecmp (type, "resident", 8) == 0
         || g_ascii_strcasecmp (type, "ID card") == 0;
}

static void
check_id (Block *block, HengRosterRow *row)
{
  Cell cell = { block, row, R_ID_NO, row->priv->id_no };
  HengIdFacts facts;
  HengIdCheck check;

  if (!is_resident_card (row->priv->id_type))
    {
      if (!heng_id_is_document (cell.text))
        fault (&cell, HENG_ISSUE_ERROR, _("The number of a passport or permit has 5 to 20 letters and digits."));
      return;
    }
  check = heng_id_check (cell.text, &facts);
  if (check != HENG_ID_OK && check != HENG_ID_FIFTEEN && check != HENG_ID_REGION)
    {
      fault (&cell, HENG_ISSUE_ERROR, id_fault (check));
      return;
    }
  if (check == HENG_ID_FIFTEEN)
    fault (&cell, HENG_ISSUE_WARNING, _("An ID number of 15 digits; lengthened to 18 characters."));
  if (check == HENG_ID_REGION)
    fault (&cell, HENG_ISSUE_WARNING, _("The region of the ID number is not known; kept."));
  if (strcmp (facts.number, cell.text) != 0)
    row->priv->id_no = g_string_chunk_insert (block->chunk, facts.number);
  row->id_birth = facts.birth;
  row->id_sex = facts.sex;
  cell.text = NULL;
  if (row->given & COLUMN_BIT (R_BIRTH) && row->priv->birth != facts.birth)
    {
      cell.column = R_BIRTH;
      fault (&cell, HENG_ISSUE_WARNING, _("Differs from the date of birth in the ID number; kept. Compare both with the card."));
    }
  if (row->given & COLUMN_BIT (R_SEX) && row->priv->sex != (int) facts.sex)
    {
      cell.column = R_SEX;
      fault (&cell, HENG_ISSUE_WARNING, _("Differs from the sex in the ID number; kept. Compare both with the card."));
    }
}

static void
finish_row (Block *block, HengRosterRow *row)
{
  HengEmployee *employee = &row->employee;
  char *reading = NULL, *initials = NULL;

  if (row->given & COLUMN_BIT (R_ID_NO))
    check_id (block, row);
  if (employee->emp_no != NULL)
    row->hash_no = heng_text_hash (employee->emp_no);
  if (row->given & COLUMN_BIT (R_ID_NO))
    row->hash_id = heng_text_hash (row->priv->id_no);
  if (employee->mobile != NULL)
    row->hash_mobile = heng_text_hash (employee->mobile);
  if (employee->name == NULL)
    return;
  heng_pinyin_name (block->run->pinyin, employee->name, &reading, &initials);
  employee->pinyin = g_string_chunk_insert (block->chunk, reading);
  employee->initials = g_string_chunk_insert (block->chunk, initials);
  g_free (reading);
  g_free (initials);
}

/* The roster columns the file has, and where. */
typedef struct
{
  guint n;
  HengRosterColumn columns[R_NOT_IMPORTED];
  guint places[R_NOT_IMPORTED];
  guint64 mask;
} Present;

static void
find_present (const HengImport *import, Present *present)
{
  *present = (Present) { 0 };
  for (guint c = 0; c < R_NOT_IMPORTED; c++)
    if (heng_import_has_column (import, c))
      {
        present->columns[present->n] = (HengRosterColumn) c;
        present->places[present->n++] = (guint) g_array_index (import->header->columns, int, c);
        present->mask |= COLUMN_BIT (c);
      }
}

static void
read_row (Block *block, HengRosterRow *row, const Present *present)
{
  const HengTable *table = block->run->import->table;

  for (guint c = 0; c < present->n; c++)
    {
      const char *raw = heng_table_cell (table, row->table_row, present->places[c]);

      if (*raw != '\0')
        read_cell (block, row, present->columns[c], raw);
    }
  finish_row (block, row);
}

static void
work_cb (gpointer data, gpointer user_data)
{
  Block *block = data;
  const Present *present = user_data;
  HengRosterRun *run = block->run;
  guint first = heng_import_first_row (run->import);

  if (g_cancellable_is_cancelled (run->import->options->cancellable))
    return;
  if (present->mask & heng_roster_record_columns (HENG_RECORD_PRIVATE))
    block->privates = g_new0 (HengEmployeePrivate, block->n);
  if (present->mask & heng_roster_record_columns (HENG_RECORD_DETAIL))
    block->details = g_new0 (HengEmployeeDetail, block->n);
  for (guint i = 0; i < block->n; i++)
    {
      HengRosterRow *row = &run->rows[block->first + i];

      row->table_row = first + block->first + i;
      row->priv = block->privates != NULL ? &block->privates[i] : NULL;
      row->detail = block->details != NULL ? &block->details[i] : NULL;
      row->dept_type = row->dept = row->manager_row = -1;
      read_row (block, row, present);
    }
}

gboolean
heng_roster_read_rows (HengRosterRun *run, GError **error)
{
  Present present;
  GThreadPool *pool = g_thread_pool_new (work_cb, &present, (int) MIN (g_get_num_processors (), 4), FALSE, NULL);

  find_present (run->import, &present);
  run->n_rows = run->import->table->n_rows - heng_import_first_row (run->import);
  run->rows = g_new0 (HengRosterRow, run->n_rows);
  run->blocks = g_ptr_array_new_with_free_func (free_block);
  for (guint first = 0; first < run->n_rows; first += BLOCK_ROWS)
    {
      Block *block = g_new0 (Block, 1);

      block->run = run;
      block->first = first;
      block->n = MIN (BLOCK_ROWS, run->n_rows - first);
      block->chunk = g_string_chunk_new (16384);
      block->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_import_issue_free);
      g_ptr_array_add (run->blocks, block);
      g_thread_pool_push (pool, block, NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < run->blocks->len; i++)
    heng_import_take_issues (run->import, ((Block *) run->blocks->pdata[i])->issues);
  return !heng_import_stopped (run->import, run->n_rows / 4, run->n_rows, error);
}
