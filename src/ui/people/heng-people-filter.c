/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters the directory. */
#include "heng-people-filter.h"

#include <string.h>

/* Words that hold the needle, as a table of marks; NULL when none does. */
static guint8 *
matching_words (HengPeopleFilter *self)
{
  const GPtrArray *words = self->data->directory->words;
  guint8 *marks = NULL;

  for (guint i = 1; i < words->len; i++)
    {
      g_autofree char *folded = heng_directory_fold (words->pdata[i]);

      if (strstr (folded, self->folded) == NULL)
        continue;
      if (marks == NULL)
        marks = g_new0 (guint8, words->len);
      marks[i] = 1;
    }
  return marks;
}

/* By the places of departments in the directory: those in the scope, and those whose path holds the needle. */
enum { IN_SCOPE = 1, MATCHES = 2 };

static guint8 *
mark_departments (HengPeopleFilter *self)
{
  const GArray *ids = self->data->directory->department_ids;
  guint8 *marks = g_new0 (guint8, ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *folded = self->folded != NULL ? heng_directory_fold (heng_people_data_path (self->data, id)) : NULL;

      if (self->departments == NULL || g_hash_table_contains (self->departments, &id))
        marks[i] |= IN_SCOPE;
      if (folded != NULL && strstr (folded, self->folded) != NULL)
        marks[i] |= MATCHES;
    }
  return marks;
}

/* Brings hits up to date with the needle; a needle that grew only looks at the hits there are. */
static void
find_hits (HengPeopleFilter *self, const char *needle)
{
  const HengDirectory *directory = self->data->directory;
  g_autofree char *folded = heng_directory_fold (needle);
  gboolean narrow = self->folded != NULL && self->hits != NULL && g_str_has_prefix (folded, self->folded) && strchr (folded, 'v') == NULL;

  if (*folded == '\0')
    {
      g_clear_pointer (&self->folded, g_free);
      return;
    }
  if (narrow && g_str_equal (folded, self->folded))
    return;
  if (self->hits == NULL)
    self->hits = g_new (guint8, directory->n + 1);
  if (heng_directory_search (directory, folded, self->hits, narrow) == 0 && strchr (folded, 'v') != NULL)
    {
      g_autofree char *with_u = g_strdelimit (g_strdup (folded), "v", 'u'); /* keyboards write ü as v */

      heng_directory_search (directory, with_u, self->hits, FALSE);
    }
  g_free (self->folded);
  self->folded = g_steal_pointer (&folded);
}

GArray *
heng_people_filter_run (HengPeopleFilter *self, const char *needle, const guint32 *order)
{
  const HengDirectory *directory = self->data->directory;
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (guint32), directory->n); /* pages that are not written to cost nothing */
  g_autofree guint8 *words = NULL;
  g_autofree guint8 *departments = NULL;

  find_hits (self, needle);
  words = self->folded != NULL ? matching_words (self) : NULL;
  departments = mark_departments (self);
  self->total = 0;
  for (guint i = 0; i < directory->n; i++)
    {
      guint32 place = order != NULL ? order[i] : i;
      guint8 department = departments[directory->departments[place]];

      if (!(self->status_bits >> directory->statuses[place] & 1) || !(department & IN_SCOPE)
          || (self->people != NULL && !g_hash_table_contains (self->people, &directory->ids[place])))
        continue;
      self->total++;
      if (self->folded == NULL || self->hits[place] || (department & MATCHES) || (words != NULL && words[directory->positions[place]]))
        g_array_append_val (shown, place);
    }
  return shown;
}

void
heng_people_filter_set_data (HengPeopleFilter *self, HengPeopleData *data)
{
  heng_people_data_ref (data);
  g_clear_pointer (&self->data, heng_people_data_unref);
  self->data = data;
  g_clear_pointer (&self->hits, g_free);
  g_clear_pointer (&self->folded, g_free);
}

void
heng_people_filter_clear (HengPeopleFilter *self)
{
  g_clear_pointer (&self->data, heng_people_data_unref);
  g_clear_pointer (&self->departments, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_free);
  g_clear_pointer (&self->folded, g_free);
}
