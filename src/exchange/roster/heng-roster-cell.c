/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a roster to values; called by several threads at once, nothing here needs the store. */
#include "heng-roster-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-identity.h"

gboolean
heng_roster_cell_fault (HengRosterCell *cell, HengIssueSeverity severity, const char *sentence)
{
  if (severity == HENG_ISSUE_ERROR)
    cell->row->faulty |= COLUMN_BIT (cell->column);
  heng_import_add_issue (cell->block->run->import, cell->block->issues, severity, cell->row->table_row, (int) cell->column,
                         cell->text, "%s", sentence);
  return FALSE;
}

static gpointer
field_address (HengRosterCell *cell)
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
put_text (HengRosterCell *cell, const char *text)
{
  *(const char **) field_address (cell) = text;
}

/* A date the row can not do without makes it bad; another one is left out with a warning (§9.4 case 14). */
static gboolean
read_date (HengRosterCell *cell)
{
  HengRosterValue value = heng_roster_specs[cell->column].value;
  HengIssueSeverity severity = cell->column == R_HIRE_DATE ? HENG_ISSUE_ERROR : HENG_ISSUE_WARNING;
  HengDate date;

  switch (heng_import_read_date (cell->block->run->import, cell->row->table_row, (int) cell->column, cell->text, &date))
    {
    case HENG_DATE_READ_OK:
      break;
    case HENG_DATE_READ_EMPTY:
      return FALSE;
    case HENG_DATE_READ_MONTH:
      if (value != V_MONTH_DATE)
        return heng_roster_cell_fault (cell, severity, _("The day is missing. Write the date as YYYY-MM-DD."));
      heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, _("The day is missing; the first of the month is taken."));
      break;
    case HENG_DATE_READ_FOREVER:
      if (value != V_EXPIRY)
        return heng_roster_cell_fault (cell, severity, _("“Long-term” is only possible for the expiry of an ID. Write a date as YYYY-MM-DD."));
      break;
    case HENG_DATE_READ_AMBIGUOUS:
      return heng_roster_cell_fault (cell, severity, _("The date can be read in more than one way. Write it as YYYY-MM-DD."));
    case HENG_DATE_READ_BAD:
    default:
      return heng_roster_cell_fault (cell, severity, _("There is no such date. Write it as YYYY-MM-DD."));
    }
  if (value == V_EFFECTIVE)
    cell->row->effective = date;
  else
    *(HengDate *) field_address (cell) = date;
  return TRUE;
}

typedef struct
{
  const char *proposal; /* of a name */
  const char *const *words;
} Choices;

static void
fill_name (HengImportQuestion *question, gpointer data)
{
  const Choices *choices = data;
  g_autofree char *label = NULL;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("Is “%s” the whole name, or does it carry a note?"), question->value);
  question->is_open = TRUE;
  label = g_strdup_printf (_("The name is %s"), choices->proposal);
  heng_ask_propose (question, choices->proposal, label);
  heng_ask_propose (question, "keep", _("Keep it as it is"));
}

/* The name to store: the answer, or the text itself with a warning. */
static char *
ask_name (HengRosterCell *cell, const char *name, const char *proposal)
{
  Choices choices = { proposal, NULL };
  const HengImportQuestion *question
    = heng_import_ask (cell->block->run->import, HENG_ASK_NAME, R_NAME, name, cell->row->table_row, fill_name, &choices);
  g_autofree char *sentence = NULL;
  HengNameFlags flags;
  char *answered;

  if (question->answer == NULL)
    {
      sentence = g_strdup_printf (_("The name seems to carry a note; kept as it is. Write “%s” if that is the name."), proposal);
      heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, sentence);
    }
  if (question->answer == NULL || heng_ask_is (question, "keep"))
    return g_strdup (name);
  answered = heng_name_normalize (question->answer, &flags, NULL);
  if (*answered == '\0' || flags & HENG_NAME_TOO_LONG)
    heng_import_refuse_answer (cell->block->run->import, question);
  return answered;
}

static gboolean
read_name (HengRosterCell *cell)
{
  HengNameFlags flags;
  g_autofree char *proposal = NULL;
  g_autofree char *name = heng_name_normalize (cell->text, &flags, &proposal);

  if (flags & HENG_NAME_TOO_LONG)
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("A name has at most 50 characters. Shorten it."));
  if (flags & HENG_NAME_PRIVATE_USE)
    heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, _("The name holds a character of a private font, which others can not see. Look it up in Unicode."));
  if (proposal != NULL)
    {
      char *chosen = ask_name (cell, name, proposal);

      g_free (name);
      name = chosen;
    }
  put_text (cell, strcmp (name, cell->text) == 0 ? cell->text : g_string_chunk_insert (cell->block->chunk, name));
  return TRUE;
}

static gboolean
read_mobile (HengRosterCell *cell)
{
  char mobile[24];

  switch (heng_mobile_check (cell->text, mobile))
    {
    case HENG_MOBILE_OK:
      put_text (cell, strcmp (mobile, cell->text) == 0 ? cell->text : g_string_chunk_insert (cell->block->chunk, mobile));
      return TRUE;
    case HENG_MOBILE_PLACEHOLDER:
      return heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, _("A placeholder, not a real number; taken as empty."));
    case HENG_MOBILE_PRECISION:
      return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("The spreadsheet has lost digits of the number. Export the column as text again."));
    case HENG_MOBILE_BAD:
    default:
      return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR,
                    _("Not a mobile number: 11 digits beginning with 13 to 19, or + with the country code. Correct it or leave it empty."));
    }
}

static gboolean
read_bank (HengRosterCell *cell)
{
  char number[20];
  HengBankCheck check = heng_bank_check (cell->text, number);

  if (check == HENG_BANK_PRECISION)
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("The spreadsheet has lost digits of the number. Export the column as text again."));
  if (check == HENG_BANK_BAD)
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("A bank card has 12 to 19 digits. Correct it or leave it empty."));
  if (check == HENG_BANK_LUHN)
    heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, _("The check digit of the card number does not fit; kept. Compare it with the card."));
  put_text (cell, g_string_chunk_insert (cell->block->chunk, number));
  return TRUE;
}

/* The finders of words, in the form questions need. */
static gboolean
find_emp_type (const char *text, int *value, gpointer data)
{
  return heng_roster_emp_type (text, value);
}

static gboolean
find_emp_status (const char *text, int *value, gpointer data)
{
  return heng_roster_emp_status (text, value, &((HengRosterRow *) data)->working);
}

static gboolean
find_sex (const char *text, int *value, gpointer data)
{
  return heng_roster_sex (text, value);
}

static gboolean
find_dept_type (const char *text, int *value, gpointer data)
{
  return heng_roster_dept_type (text, value);
}

static gboolean
read_choice (HengRosterCell *cell)
{
  static const struct
  {
    HengRosterValue value;
    HengFindWord find;
    const HengEnumValue *values;
    const char *sentence;
  } kinds[] = {
    { V_EMP_TYPE, find_emp_type, heng_emp_type_values,
      N_("Not a known type. Known: 全职, 兼职, 实习, 劳务派遣, 退休返聘, 劳务外包, 无类型.") },
    { V_EMP_STATUS, find_emp_status, heng_emp_status_values, N_("Not a known status. Known: 待入职, 试用期, 正式, 待离职, 离职, 在职.") },
    { V_SEX, find_sex, heng_sex_values, N_("Not a known value. Known: 男, 女.") },
    { V_DEPT_TYPE, find_dept_type, heng_dept_type_values, N_("Not a known department type. Known: 研发, 市场, 财务, 人事, 行政, 其他.") },
  };
  HengImport *import = cell->block->run->import;
  HengRosterRow *row = cell->row;
  int *value = heng_roster_field (cell->column) != NULL ? field_address (cell) : &row->dept_type;
  gboolean is_empty = FALSE;
  guint kind = 0;

  while (kinds[kind].value != heng_roster_specs[cell->column].value)
    kind++;
  if (kinds[kind].find (cell->text, value, row))
    return TRUE;
  if (heng_import_ask_value (import, row->table_row, (int) cell->column, cell->text, kinds[kind].values, kinds[kind].find, row, value, &is_empty))
    return !is_empty;
  return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _(kinds[kind].sentence));
}

static gboolean
read_count (HengRosterCell *cell)
{
  gint64 count;

  if (!heng_cell_count (cell->text, heng_roster_specs[cell->column].value == V_MONTHS, &count) || count > 600)
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("Not a whole number. Write for instance 3 or 3个月."));
  *(gint64 *) field_address (cell) = count;
  return TRUE;
}

static gboolean
read_yes_no (HengRosterCell *cell)
{
  gboolean yes;

  if (!heng_cell_bool (cell->text, &yes))
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("Neither yes nor no. Write 是 or 否."));
  *(gint64 *) field_address (cell) = yes;
  return TRUE;
}

static void
fill_words (HengImportQuestion *question, gpointer data)
{
  const Choices *choices = data;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("What does “%s” in “%s” mean?"), question->value, question->column);
  for (const char *const *word = choices->words; *word != NULL; word++)
    heng_ask_propose (question, *word, *word);
  heng_ask_propose (question, "keep", _("Keep it as it is"));
  heng_ask_propose (question, "empty", _("Leave it empty"));
}

/* A text that usually is one of a few words; others are kept. */
static gboolean
read_word (HengRosterCell *cell, const char *usual, const char *const *words)
{
  Choices choices = { NULL, words };
  const HengImportQuestion *question;

  if (usual != NULL)
    {
      put_text (cell, usual);
      return TRUE;
    }
  question
    = heng_import_ask (cell->block->run->import, HENG_ASK_VALUE, (int) cell->column, cell->text, cell->row->table_row, fill_words, &choices);
  if (question->answer == NULL)
    heng_roster_cell_fault (cell, HENG_ISSUE_WARNING, _("An unusual value; kept as it is."));
  else if (heng_ask_is (question, "empty"))
    return FALSE;
  else if (!heng_ask_is (question, "keep"))
    {
      if (!g_strv_contains (words, question->answer))
        heng_import_refuse_answer (cell->block->run->import, question);
      put_text (cell, g_string_chunk_insert (cell->block->chunk, question->answer));
      return TRUE;
    }
  put_text (cell, cell->text);
  return TRUE;
}

static gboolean
read_email (HengRosterCell *cell)
{
  if (!heng_email_is_plausible (cell->text))
    return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, _("Not an e-mail address. Correct it or leave it empty."));
  put_text (cell, cell->text);
  return TRUE;
}

#define MOST_CODE 64
#define MOST_TEXT 500

/* A number of a person or thing is short; more than MOST_TEXT characters stand in a wrong column. */
static gboolean
read_text (HengRosterCell *cell, glong most)
{
  g_autofree char *sentence = NULL;

  if (strlen (cell->text) > (gsize) most && g_utf8_strlen (cell->text, -1) > most)
    {
      sentence = g_strdup_printf (ngettext ("At most %ld character fits here. Is this the right column?",
                                            "At most %ld characters fit here. Is this the right column?", (gulong) most), most);
      return heng_roster_cell_fault (cell, HENG_ISSUE_ERROR, sentence);
    }
  put_text (cell, cell->text);
  return TRUE;
}

/* The number is checked once the type of document is known; here it is only kept. */
static gboolean
read_value (HengRosterCell *cell)
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
      return read_word (cell, heng_roster_education (cell->text), heng_roster_education_words);
    case V_CONTRACT:
      return read_word (cell, heng_roster_contract (cell->text), heng_roster_contract_words);
    case V_MANAGER:
      /* The column of numbers comes last and says more than a name. */
      cell->row->manager_text = cell->text;
      cell->row->manager_column = cell->column;
      return TRUE;
    case V_HEAD:
      cell->row->head_text = cell->text;
      return TRUE;
    case V_DEPARTMENT:
      if (cell->column == R_DEPT)
        cell->row->dept_text = cell->text;
      return TRUE;
    case V_CODE:
      return read_text (cell, MOST_CODE);
    case V_TEXT:
    case V_ID:
    default:
      return read_text (cell, MOST_TEXT);
    }
}

void
heng_roster_read_cell (HengRosterBlock *block, HengRosterRow *row, HengRosterColumn column, const char *raw)
{
  HengRosterValue value = heng_roster_specs[column].value;
  gboolean narrow = value != V_TEXT && value != V_NAME && value != V_DEPARTMENT && value != V_EDUCATION && value != V_CONTRACT;
  HengRosterCell cell = { block, row, column, NULL };

  switch (heng_cell_read (raw, narrow ? HENG_CLEAN_NARROW : HENG_CLEAN_TEXT, block->chunk, &cell.text))
    {
    case HENG_CELL_VALUE:
      if (read_value (&cell))
        row->given |= COLUMN_BIT (column);
      return;
    case HENG_CELL_CLEAR:
      if (column == R_EMP_NO || column == R_NAME || column == R_HIRE_DATE)
        heng_roster_cell_fault (&cell, HENG_ISSUE_ERROR, _("This can not be erased. Give a value."));
      else
        row->cleared |= COLUMN_BIT (column);
      return;
    case HENG_CELL_MASKED:
      heng_roster_cell_fault (&cell, HENG_ISSUE_WARNING, _("A masked value; taken as empty so that the real one stays."));
      return;
    case HENG_CELL_FORMULA:
      heng_roster_cell_fault (&cell, HENG_ISSUE_WARNING,
             _("A formula error or a formula without a value; taken as empty. Copy the values and export again."));
      return;
    case HENG_CELL_EMPTY:
    default:
      return;
    }
}
