/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file leaves open: questions gathered from all rows (by several threads at once), answers given back, answers remembered. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-import-answer.h"
#include "heng-record-sql.h"

#define MAX_KEPT 1000

struct _HengAsker
{
  GMutex mutex;
  GHashTable *questions; /* id → HengImportQuestion */
  GHashTable *answers;   /* id → what options or an earlier import say; borrowed or owned by `texts` */
  GHashTable *stored;    /* id → HengImportAnswer, of earlier imports */
  GHashTable *asked;     /* ids of given answers that have met their question */
  GPtrArray *texts, *records;
  GError *fault;         /* the first answer that does not fit */
};

static void
free_proposal (gpointer data)
{
  HengProposal *proposal = data;

  g_free (proposal->answer);
  g_free (proposal->label);
  g_free (proposal);
}

void
heng_import_question_free (HengImportQuestion *question)
{
  g_free (question->id);
  g_free (question->column);
  g_free (question->value);
  g_free (question->text);
  g_free (question->answer);
  g_ptr_array_unref (question->proposals);
  g_free (question);
}

HengAsker *
heng_asker_new (void)
{
  HengAsker *asker = g_new0 (HengAsker, 1);

  g_mutex_init (&asker->mutex);
  asker->questions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) heng_import_question_free);
  asker->answers = g_hash_table_new (g_str_hash, g_str_equal);
  asker->stored = g_hash_table_new (g_str_hash, g_str_equal);
  asker->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  asker->texts = g_ptr_array_new_with_free_func (g_free);
  return asker;
}

void
heng_asker_free (HengAsker *asker)
{
  if (asker == NULL)
    return;
  g_hash_table_unref (asker->questions);
  g_hash_table_unref (asker->answers);
  g_hash_table_unref (asker->stored);
  g_hash_table_unref (asker->asked);
  g_ptr_array_unref (asker->texts);
  g_clear_pointer (&asker->records, g_ptr_array_unref);
  g_clear_error (&asker->fault);
  g_mutex_clear (&asker->mutex);
  g_free (asker);
}

/* "ID=ANSWER": the last = divides, because a value may hold one and an answer does not. */
static gboolean
take_given (HengImport *import, GError **error)
{
  HengAsker *asker = import->asker;
  const char *const *given = import->options->answers;

  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      char *text = g_strdup (given[i]);
      char *equals = strrchr (text, '=');

      g_ptr_array_add (asker->texts, text);
      if (equals == NULL || equals == text)
        {
          g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ANSWER, _("The answer “%s” is not of the form QUESTION=ANSWER."), given[i]);
          return FALSE;
        }
      *equals = '\0';
      g_hash_table_insert (asker->answers, text, g_strstrip (equals + 1));
    }
  return TRUE;
}

gboolean
heng_asker_load (HengImport *import, GError **error)
{
  HengAsker *asker = import->asker;
  HengStmt *stmt = heng_record_select (import->db, &heng_import_answer_type, "", error);

  asker->records = heng_record_read_all (&heng_import_answer_type, stmt, (GDestroyNotify) heng_import_answer_free, error);
  if (asker->records == NULL)
    return FALSE;
  for (guint i = 0; i < asker->records->len; i++)
    {
      HengImportAnswer *answer = asker->records->pdata[i];

      g_hash_table_insert (asker->stored, answer->question, answer);
    }
  return take_given (import, error);
}

static const char *
kind_word (HengAskKind kind)
{
  static const char *const words[]
    = { "sheet", "date-order", "date", "value", "name", "number", "department", "levels", "id", "return" };

  return words[kind];
}

static char *
make_id (const HengImport *import, HengAskKind kind, int column, const char *value)
{
  const char *key = column >= 0 ? import->columns[column].key : NULL;

  switch (kind)
    {
    case HENG_ASK_SHEET:
      return g_strdup (kind_word (kind));
    case HENG_ASK_DATE_ORDER:
    case HENG_ASK_ID:
      return g_strdup_printf ("%s:%s", kind_word (kind), key);
    case HENG_ASK_DATE:
    case HENG_ASK_VALUE:
      return g_strdup_printf ("%s:%s/%s", kind_word (kind), key, value);
    case HENG_ASK_NAME:
    case HENG_ASK_NUMBER:
    case HENG_ASK_DEPARTMENT:
    case HENG_ASK_LEVELS:
    case HENG_ASK_RETURN:
    default:
      return g_strdup_printf ("%s:%s", kind_word (kind), value);
    }
}

/* Given answers go before remembered ones; "department:*" is for all departments. */
static void
find_answer (HengAsker *asker, HengImportQuestion *question)
{
  g_autofree char *all = g_strdup_printf ("%s:*", kind_word (question->kind));
  const char *id = g_hash_table_contains (asker->answers, question->id) ? question->id : all;
  const char *answer = g_hash_table_lookup (asker->answers, id);
  const HengImportAnswer *stored = g_hash_table_lookup (asker->stored, question->id);

  if (answer != NULL)
    g_hash_table_add (asker->asked, g_strdup (id));
  else if (stored != NULL)
    {
      answer = stored->answer;
      question->remembered = TRUE;
    }
  question->answer = g_strdup (answer);
}

static HengImportQuestion *
add_question (HengImport *import, HengAskKind kind, int column, const char *value, char *id)
{
  HengImportQuestion *question = g_new0 (HengImportQuestion, 1);
  int at = column >= 0 ? g_array_index (import->header->columns, int, column) : -1;

  question->kind = kind;
  question->id = id;
  question->value = g_strdup (value);
  question->proposals = g_ptr_array_new_with_free_func (free_proposal);
  question->line = G_MAXINT64;
  if (column >= 0)
    question->column = g_strdup (at >= 0 ? import->header->names->pdata[at] : import->columns[column].key);
  find_answer (import->asker, question);
  g_hash_table_insert (import->asker->questions, question->id, question);
  return question;
}

HengImportQuestion *
heng_import_ask (HengImport *import, HengAskKind kind, int column, const char *value, guint row, HengAskFill fill, gpointer data)
{
  HengAsker *asker = import->asker;
  char *id = make_id (import, kind, column, value);
  HengImportQuestion *question;
  gint64 line = import->table != NULL && row < import->table->n_rows ? import->table->rows[row].line : 0;

  g_mutex_lock (&asker->mutex);
  question = g_hash_table_lookup (asker->questions, id);
  if (question != NULL)
    g_free (id);
  else
    question = add_question (import, kind, column, value, id);
  fill (question, data);
  question->rows += line > 0;
  if (line < question->line)
    {
      question->line = line;
      /* The example of a column's question is that of the first line, whichever thread came first. */
      g_free (question->value);
      question->value = g_strdup (value);
    }
  g_mutex_unlock (&asker->mutex);
  return question;
}

gboolean
heng_import_has_answer (HengImport *import, HengAskKind kind, int column, const char *value)
{
  const HengAsker *asker = import->asker;
  g_autofree char *id = NULL;
  g_autofree char *all = NULL;

  /* asked for every row of a roster, and mostly there are none */
  if (g_hash_table_size (asker->answers) + g_hash_table_size (asker->stored) == 0)
    return FALSE;
  id = make_id (import, kind, column, value);
  all = g_strdup_printf ("%s:*", kind_word (kind));
  return g_hash_table_contains (asker->answers, id) || g_hash_table_contains (asker->answers, all) || g_hash_table_contains (asker->stored, id);
}

void
heng_ask_propose (HengImportQuestion *question, const char *answer, const char *label)
{
  HengProposal *proposal = g_new0 (HengProposal, 1);

  proposal->answer = g_strdup (answer);
  proposal->label = g_strdup (label);
  g_ptr_array_add (question->proposals, proposal);
}

gboolean
heng_ask_is (const HengImportQuestion *question, const char *answer)
{
  return question->answer != NULL && g_ascii_strcasecmp (question->answer, answer) == 0;
}

static char *
join_proposals (const HengImportQuestion *question)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < question->proposals->len; i++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", ((HengProposal *) question->proposals->pdata[i])->answer);
  return g_string_free (list, FALSE);
}

void
heng_import_refuse_answer (HengImport *import, const HengImportQuestion *question)
{
  HengAsker *asker = import->asker;
  g_autofree char *possible = join_proposals (question);

  g_mutex_lock (&asker->mutex);
  if (asker->fault == NULL)
    asker->fault = g_error_new (HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ANSWER, _("“%s” is no answer to “%s”. Possible: %s."), question->answer,
                                question->id, possible);
  g_mutex_unlock (&asker->mutex);
}

static gint
compare_questions (gconstpointer a, gconstpointer b)
{
  const HengImportQuestion *x = *(gpointer *) a, *y = *(gpointer *) b;

  return x->line != y->line ? (x->line < y->line ? -1 : 1) : strcmp (x->id, y->id);
}

/* An answer nobody asked for: perhaps mistyped, perhaps for another month's file. */
static void
warn_of_unused (HengImport *import)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, import->asker->answers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (import->asker->asked, id))
      heng_import_warning (import, G_MAXUINT, -1, id, _("The answer to “%s” was not needed: the file does not ask this."), (char *) id);
}

gboolean
heng_asker_finish (HengImport *import, GError **error)
{
  HengAsker *asker = import->asker;
  GPtrArray *kept = import->report->questions;
  GHashTableIter iter;
  gpointer question;

  if (asker->fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&asker->fault));
      return FALSE;
    }
  warn_of_unused (import);
  g_hash_table_iter_init (&iter, asker->questions);
  while (g_hash_table_iter_next (&iter, NULL, &question))
    {
      g_ptr_array_add (kept, question);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (kept, compare_questions);
  if (kept->len > MAX_KEPT)
    g_ptr_array_set_size (kept, MAX_KEPT);
  return TRUE;
}

/* Answers about the values of an enumeration hold for every later file as well. */
gboolean
heng_asker_remember (HengImport *import, HengChange *change, GError **error)
{
  GPtrArray *questions = import->report->questions;

  for (guint i = 0; i < questions->len; i++)
    {
      const HengImportQuestion *question = questions->pdata[i];
      HengImportAnswer *stored = g_hash_table_lookup (import->asker->stored, question->id);
      g_autoptr (HengImportAnswer) answer = NULL;

      if (question->kind != HENG_ASK_VALUE || question->answer == NULL || question->remembered
          || (stored != NULL && g_str_equal (stored->answer, question->answer)))
        continue;
      answer = stored != NULL ? heng_import_answer_copy (stored) : heng_import_answer_new ();
      g_free (answer->question);
      g_free (answer->answer);
      answer->question = g_strdup (question->id);
      answer->answer = g_strdup (question->answer);
      if (!(stored != NULL ? heng_change_update (change, &heng_import_answer_type, answer, error)
                           : heng_change_insert (change, &heng_import_answer_type, answer, error)))
        return FALSE;
    }
  return TRUE;
}
