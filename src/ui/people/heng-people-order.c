/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts places by a key made once for each person. */
#include "heng-people-order.h"

#include <string.h>

typedef struct
{
  gint64 number; /* G_MAXINT64: none */
  const char *text;
  guint32 place;
} Entry;

/* Words in the order of the language, as ranks: each is looked at once, however many people have it. */
static guint32 *
rank_words (const HengDirectory *directory)
{
  guint n = directory->words->len;
  guint32 *ranks = g_new (guint32, n);
  g_autofree Entry *entries = g_new (Entry, n);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (keys, g_utf8_collate_key (directory->words->pdata[i], -1));
      entries[i] = (Entry) { 0, keys->pdata[i], i };
    }
  for (guint gap = n / 2; gap > 0; gap /= 2) /* Shell's: some hundred words */
    for (guint i = gap; i < n; i++)
      for (guint k = i; k >= gap && strcmp (entries[k - gap].text, entries[k].text) > 0; k -= gap)
        {
          Entry other = entries[k];

          entries[k] = entries[k - gap];
          entries[k - gap] = other;
        }
  for (guint i = 0; i < n; i++)
    ranks[entries[i].place] = i;
  return ranks;
}

static gint64
day (HengDate date)
{
  return date != HENG_DATE_NONE ? date : G_MAXINT64;
}

static gint64
status_number (GHashTable *statuses, gint64 id, HengPeopleKey key)
{
  const HengPersonStatus *status = statuses != NULL ? g_hash_table_lookup (statuses, &id) : NULL;

  if (status == NULL)
    return G_MAXINT64;
  if (key == HENG_PEOPLE_BY_STATE)
    return (gint64) status->state * 1000 - MIN (status->n_missing, 999);
  return status->score.state == HENG_VALUE_NUMBER ? status->score.micro : G_MAXINT64;
}

static gint64
number_of (const HengDirectory *directory, guint place, const guint32 *ranks, GHashTable *statuses, HengPeopleKey key)
{
  HengDirectoryFacts facts = heng_directory_facts (directory, place);
  HengEmpStatus status = directory->statuses[place];

  switch ((int) key)
    {
    case HENG_PEOPLE_BY_POSITION:
      return directory->positions[place] ? (gint64) ranks[directory->positions[place]] : G_MAXINT64;
    case HENG_PEOPLE_BY_LEVEL:
      return facts.level ? (gint64) ranks[facts.level] : G_MAXINT64;
    case HENG_PEOPLE_BY_PLACE:
      return facts.place ? (gint64) ranks[facts.place] : G_MAXINT64;
    case HENG_PEOPLE_BY_HIRED:
      return day (facts.hired);
    case HENG_PEOPLE_BY_EMPLOYMENT:
      return status;
    case HENG_PEOPLE_BY_TYPE:
      return facts.type ? facts.type : G_MAXINT64;
    case HENG_PEOPLE_BY_CONTRACT:
      return day (facts.contract_end);
    case HENG_PEOPLE_BY_PROBATION:
      return status == HENG_EMP_STATUS_PROBATION && facts.regular == HENG_DATE_NONE ? day (facts.regular_plan) : G_MAXINT64;
    case HENG_PEOPLE_BY_LEFT:
      return day (facts.left);
    case HENG_PEOPLE_BY_STATE:
    case HENG_PEOPLE_BY_SCORE:
      return status_number (statuses, directory->ids[place], key);
    default:
      return 0;
    }
}

static const char *
text_of (const HengPeopleData *data, guint place, HengPeopleKey key)
{
  guint manager;

  switch ((int) key)
    {
    case HENG_PEOPLE_BY_NAME:
      return heng_directory_text (data->directory, place, HENG_DIRECTORY_PINYIN);
    case HENG_PEOPLE_BY_DEPARTMENT:
      return heng_people_data_path (data, heng_directory_department (data->directory, place));
    case HENG_PEOPLE_BY_MANAGER:
      manager = heng_directory_find (data->directory, heng_directory_facts (data->directory, place).manager_id);
      return manager != G_MAXUINT ? heng_directory_text (data->directory, manager, HENG_DIRECTORY_PINYIN) : "";
    case HENG_PEOPLE_BY_MOBILE:
      return heng_directory_text (data->directory, place, HENG_DIRECTORY_MOBILE);
    case HENG_PEOPLE_BY_EMAIL:
      return heng_directory_text (data->directory, place, HENG_DIRECTORY_EMAIL);
    default:
      return NULL;
    }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *left = a, *right = b;
  int sign = GPOINTER_TO_INT (user_data), order;
  gboolean no_left = left->text != NULL ? *left->text == '\0' : left->number == G_MAXINT64;
  gboolean no_right = right->text != NULL ? *right->text == '\0' : right->number == G_MAXINT64;

  if (no_left != no_right)
    return no_left ? 1 : -1;
  order = left->text != NULL ? strcmp (left->text, right->text) : (left->number > right->number) - (left->number < right->number);
  return order != 0 ? order * sign : (left->place > right->place) - (left->place < right->place);
}

guint32 *
heng_people_order (const HengPeopleData *data, GHashTable *statuses, HengPeopleKey key, gboolean descending)
{
  guint n = data->directory->n;
  g_autofree Entry *entries = g_new (Entry, n + 1);
  g_autofree guint32 *ranks = rank_words (data->directory);
  guint32 *order = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    {
      entries[i] = (Entry) { 0, text_of (data, i, key), i };
      if (key == HENG_PEOPLE_BY_NUMBER)
        entries[i].number = i;
      else if (entries[i].text == NULL)
        entries[i].number = number_of (data->directory, i, ranks, statuses, key);
    }
  g_qsort_with_data (entries, (int) n, sizeof (Entry), compare, GINT_TO_POINTER (descending ? -1 : 1));
  for (guint i = 0; i < n; i++)
    order[i] = entries[i].place;
  return order;
}

typedef struct
{
  HengPeopleData *data;
  GHashTable *statuses;
  HengPeopleKey key;
  gboolean descending;
} OrderArgs;

static void
order_args_free (gpointer user_data)
{
  OrderArgs *args = user_data;

  heng_people_data_unref (args->data);
  g_clear_pointer (&args->statuses, g_hash_table_unref);
  g_free (args);
}

static void
order_thread (GTask *task, gpointer source, gpointer user_data, GCancellable *cancellable)
{
  OrderArgs *args = user_data;

  g_task_return_pointer (task, heng_people_order (args->data, args->statuses, args->key, args->descending), g_free);
}

void
heng_people_order_async (GObject *source, HengPeopleData *data, GHashTable *statuses, HengPeopleKey key, gboolean descending,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  OrderArgs *args = g_new0 (OrderArgs, 1);

  args->data = heng_people_data_ref (data);
  args->statuses = statuses != NULL ? g_hash_table_ref (statuses) : NULL;
  args->key = key;
  args->descending = descending;
  g_task_set_task_data (task, args, order_args_free);
  g_task_run_in_thread (task, order_thread);
}

guint32 *
heng_people_order_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
