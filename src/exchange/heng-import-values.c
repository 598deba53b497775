/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and enumerated values that need an answer: what is asked, and what an answer means. */
#include "heng-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const order_words[HENG_N_ORDERS] = { "dmy", "mdy", "ymd" };

static void
drop_impossible_orders (HengImportQuestion *question, guint mask)
{
  for (guint i = question->proposals->len; i > 0; i--)
    {
      const HengProposal *proposal = question->proposals->pdata[i - 1];

      for (int k = 0; k < HENG_N_ORDERS; k++)
        if (g_str_equal (proposal->answer, order_words[k]) && !(mask & 1u << k))
          {
            g_ptr_array_remove_index (question->proposals, i - 1);
            break;
          }
    }
}

/* The orders that all values of the column allow: one 25/01/2023 settles it. */
static void
fill_order (HengImportQuestion *question, gpointer data)
{
  const char *const labels[HENG_N_ORDERS] = { _("Day, month, year"), _("Month, day, year"), _("Year, month, day") };
  guint mask = *(guint *) data;

  if (question->text == NULL)
    {
      question->text = g_strdup_printf (_("In which order do the dates of “%s” stand?"), question->column);
      for (int i = 0; i < HENG_N_ORDERS; i++)
        heng_ask_propose (question, order_words[i], labels[i]);
    }
  drop_impossible_orders (question, mask);
}

static HengDateRead
ask_order (HengImport *import, guint row, int column, const char *text, guint mask, const HengDate *dates, HengDate *date)
{
  const HengImportQuestion *question = heng_import_ask (import, HENG_ASK_DATE_ORDER, column, text, row, fill_order, &mask);

  if (question->answer == NULL)
    return HENG_DATE_READ_AMBIGUOUS;
  for (int i = 0; i < HENG_N_ORDERS; i++)
    if (heng_ask_is (question, order_words[i]))
      {
        *date = dates[i];
        return mask & 1u << i ? HENG_DATE_READ_OK : HENG_DATE_READ_BAD;
      }
  heng_import_refuse_answer (import, question);
  return HENG_DATE_READ_AMBIGUOUS;
}

/* 2023 may be its first day, 202301 the first of the month. */
static void
fill_date (HengImportQuestion *question, gpointer data)
{
  const char *text = data;
  g_autofree char *first = NULL;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("Which day does “%s” mean?"), text);
  question->is_open = TRUE;
  if (strlen (text) == 4 || strlen (text) == 6)
    {
      first = strlen (text) == 4 ? g_strdup_printf ("%s-01-01", text) : g_strdup_printf ("%.4s-%s-01", text, text + 4);
      if (heng_date_parse (first) != HENG_DATE_NONE)
        heng_ask_propose (question, first, first);
    }
  heng_ask_propose (question, "empty", _("Leave it empty"));
}

static HengDateRead
ask_date (HengImport *import, guint row, int column, const char *text, HengDate *date)
{
  const HengImportQuestion *question = heng_import_ask (import, HENG_ASK_DATE, column, text, row, fill_date, (gpointer) text);

  if (question->answer == NULL)
    return HENG_DATE_READ_AMBIGUOUS;
  if (heng_ask_is (question, "empty"))
    return HENG_DATE_READ_EMPTY;
  *date = heng_date_parse (question->answer);
  if (*date != HENG_DATE_NONE)
    return HENG_DATE_READ_OK;
  heng_import_refuse_answer (import, question);
  return HENG_DATE_READ_AMBIGUOUS;
}

HengDateRead
heng_import_read_date (HengImport *import, guint row, int column, const char *text, HengDate *date)
{
  HengDateRead read = heng_cell_date (text, date);
  HengDate dates[HENG_N_ORDERS];
  guint mask;

  if (read != HENG_DATE_READ_AMBIGUOUS)
    return read;
  mask = heng_cell_date_orders (text, dates);
  if (mask != 0)
    return ask_order (import, row, column, text, mask, dates, date);
  if (strspn (text, "0123456789.") == strlen (text))
    return ask_date (import, row, column, text, date);
  return HENG_DATE_READ_BAD;
}

static void
fill_value (HengImportQuestion *question, gpointer data)
{
  const HengEnumValue *values = data;

  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("What does “%s” in “%s” mean?"), question->value, question->column);
  for (; values->key != NULL; values++)
    heng_ask_propose (question, values->key, _(values->label));
  heng_ask_propose (question, "empty", _("Leave it empty"));
}

gboolean
heng_import_ask_value (HengImport *import, guint row, int column, const char *text, const HengEnumValue *values, HengFindWord find,
                       gpointer data, int *value, gboolean *is_empty)
{
  const HengImportQuestion *question = heng_import_ask (import, HENG_ASK_VALUE, column, text, row, fill_value, (gpointer) values);
  const HengEnumValue *found;
  g_autofree char *upper = NULL;

  *is_empty = FALSE;
  if (question->answer == NULL)
    return FALSE;
  *is_empty = heng_ask_is (question, "empty");
  if (*is_empty)
    return TRUE;
  upper = g_ascii_strup (question->answer, -1);
  found = heng_enum_by_key (values, upper);
  if (found != NULL)
    *value = found->value;
  else if (find == NULL || !find (question->answer, value, data))
    {
      heng_import_refuse_answer (import, question);
      return FALSE;
    }
  return TRUE;
}
