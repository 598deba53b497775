/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement per kind of reminder; who may be there twice is found in what the last one reads. */
#include "heng-reminder-table.h"

#define HERE "(e.emp_status IS NULL OR e.emp_status <> 'LEFT')"

static const char *const statements[HENG_N_REMINDERS] = {
  [HENG_REMINDER_PROBATION] = "SELECT e.id, e.regular_plan, 0 FROM employee e WHERE e.emp_status = 'PROBATION' AND e.regular_date IS NULL "
                              "AND e.regular_plan <= $1 ORDER BY e.regular_plan, e.emp_no",
  /* a contract without end, and one whose successor is already written, end nothing */
  [HENG_REMINDER_CONTRACT] = "SELECT e.id, d.ctr_end, 0 FROM employee e JOIN employee_detail d ON d.id = e.id WHERE " HERE
                             " AND e.leave_date IS NULL AND d.ctr_end <= $1 ORDER BY d.ctr_end, e.emp_no",
  [HENG_REMINDER_NO_MANAGER] = "SELECT e.id, NULL, 0 FROM employee e WHERE " HERE " AND e.manager_id IS NULL AND e.id NOT IN "
                               "(SELECT b.id FROM employee b JOIN employee r ON r.manager_id = b.id WHERE b.manager_id IS NULL "
                               "GROUP BY b.id ORDER BY count(*) DESC, b.id LIMIT 1) AND $1 IS NOT NULL ORDER BY e.emp_no",
  [HENG_REMINDER_IDENTITY] = "SELECT e.id, NULL, 0 FROM employee e LEFT JOIN employee_private p ON p.id = e.id WHERE " HERE
                             " AND p.id_no IS NULL AND $1 IS NOT NULL ORDER BY e.emp_no",
  [HENG_REMINDER_DUPLICATE] = "SELECT e.id, p.id_no, e.mobile, e.email, e.name, p.birth FROM employee e LEFT JOIN employee_private p ON p.id = e.id "
                              "WHERE " HERE " AND $1 IS NOT NULL ORDER BY e.emp_no",
};

/* What nobody shares with anybody: identity number, phone, mail address, name and birthday together. */
enum { KEY_ID_NO, KEY_MOBILE, KEY_EMAIL, KEY_NAME_BIRTH, N_KEYS };

typedef struct
{
  guint64 print; /* of the key's text */
  guint index;   /* of the person */
} KeyPrint;

typedef struct
{
  GArray *ids;            /* of gint64, by number */
  GArray *prints[N_KEYS]; /* of KeyPrint */
  gint64 *others;         /* per person, the smallest id of one who shares a key; 0 = none */
} Twice;

static void
twice_clear (Twice *twice)
{
  g_clear_pointer (&twice->ids, g_array_unref);
  for (guint k = 0; k < N_KEYS; k++)
    g_clear_pointer (&twice->prints[k], g_array_unref);
  g_clear_pointer (&twice->others, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Twice, twice_clear)

/* FNV-1a, 64 bits: of 300,000 people two different keys look alike once in four hundred million stores. */
static guint64
fingerprint (guint64 print, const char *text)
{
  for (; *text != '\0'; text++)
    print = (print ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return print;
}

static void
take_person (Twice *twice, HengStmt *stmt)
{
  const guint64 seed = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  gint64 id = heng_stmt_int (stmt, 0);
  KeyPrint print = { 0, twice->ids->len };

  g_array_append_val (twice->ids, id);
  for (int k = KEY_ID_NO; k <= KEY_EMAIL; k++)
    if (!heng_stmt_is_null (stmt, 1 + k))
      {
        print.print = fingerprint (seed, heng_stmt_text (stmt, 1 + k));
        g_array_append_val (twice->prints[k], print);
      }
  if (heng_stmt_is_null (stmt, 5))
    return;
  print.print = fingerprint (fingerprint (fingerprint (seed, heng_stmt_text (stmt, 4)), "\n"), heng_stmt_text (stmt, 5));
  g_array_append_val (twice->prints[KEY_NAME_BIRTH], print);
}

static int
compare_prints (gconstpointer a, gconstpointer b)
{
  const KeyPrint *x = a, *y = b;

  return x->print != y->print ? (x->print < y->print ? -1 : 1) : (x->index > y->index) - (x->index < y->index);
}

/* Of those who share a key, everybody is shown beside the first by id, and that one beside the last. */
static void
pair (Twice *twice, const KeyPrint *run, guint n)
{
  gint64 first = G_MAXINT64, last = 0;

  for (guint i = 0; i < n; i++)
    {
      first = MIN (first, g_array_index (twice->ids, gint64, run[i].index));
      last = MAX (last, g_array_index (twice->ids, gint64, run[i].index));
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 other = g_array_index (twice->ids, gint64, run[i].index) == first ? last : first;
      gint64 *kept = &twice->others[run[i].index];

      *kept = *kept == 0 ? other : MIN (*kept, other);
    }
}

static void
find_pairs (Twice *twice)
{
  twice->others = g_new0 (gint64, twice->ids->len);
  for (guint k = 0; k < N_KEYS; k++)
    {
      const KeyPrint *prints = (const KeyPrint *) (gpointer) twice->prints[k]->data;
      guint len = twice->prints[k]->len;

      g_array_sort (twice->prints[k], compare_prints);
      for (guint from = 0, to; from < len; from = to)
        {
          for (to = from + 1; to < len && prints[to].print == prints[from].print;)
            to++;
          if (to - from > 1)
            pair (twice, prints + from, to - from);
        }
    }
}

/* Each person is read once and nobody is compared with everybody: the same fingerprints lie beside each other once they are sorted. */
static gboolean
append_duplicates (HengStmt *stmt, GArray *found, GError **error)
{
  g_auto (Twice) twice = { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  HengStep step;

  for (guint k = 0; k < N_KEYS; k++)
    twice.prints[k] = g_array_new (FALSE, FALSE, sizeof (KeyPrint));
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    take_person (&twice, stmt);
  if (step != HENG_STEP_DONE)
    return FALSE;
  find_pairs (&twice);
  for (guint i = 0; i < twice.ids->len; i++)
    {
      HengReminder reminder = { HENG_REMINDER_DUPLICATE, g_array_index (twice.ids, gint64, i), HENG_DATE_NONE, twice.others[i] };

      if (reminder.other_id != 0)
        g_array_append_val (found, reminder);
    }
  return TRUE;
}

gboolean
heng_reminders_append (HengDb *db, HengReminderKind kind, HengDate until, GArray *found, GError **error)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, statements[kind], error);
  g_autofree char *day = heng_date_format (until);
  HengStep step;

  if (stmt == NULL)
    return FALSE;
  heng_stmt_bind_text (stmt, 1, day);
  if (kind == HENG_REMINDER_DUPLICATE)
    return append_duplicates (stmt, found, error);
  while ((step = heng_stmt_step (stmt, error)) == HENG_STEP_ROW)
    {
      HengReminder reminder = { kind, heng_stmt_int (stmt, 0), HENG_DATE_NONE, heng_stmt_int (stmt, 2) };

      if (!heng_stmt_is_null (stmt, 1))
        reminder.due = heng_date_parse (heng_stmt_text (stmt, 1));
      g_array_append_val (found, reminder);
    }
  return step == HENG_STEP_DONE;
}
