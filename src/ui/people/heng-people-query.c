/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes and reads queries. */
#include "heng-people-query.h"

#include <string.h>

static const struct
{
  const char *key;
  gsize offset;
} parts[] = {
  { "text", G_STRUCT_OFFSET (HengPeopleQuery, text) },
  { "department", G_STRUCT_OFFSET (HengPeopleQuery, department) },
  { "employment", G_STRUCT_OFFSET (HengPeopleQuery, employment) },
  { "reminder", G_STRUCT_OFFSET (HengPeopleQuery, reminder) },
};

static char **
part (const HengPeopleQuery *query, guint i)
{
  return (char **) G_STRUCT_MEMBER_P (query, parts[i].offset);
}

HengPeopleQuery *
heng_people_query_new (void)
{
  return heng_people_query_read ("");
}

void
heng_people_query_free (HengPeopleQuery *query)
{
  for (guint i = 0; query != NULL && i < G_N_ELEMENTS (parts); i++)
    g_free (*part (query, i));
  g_free (query);
}

char *
heng_people_query_write (const HengPeopleQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *value = g_strdelimit (g_strdup (*part (query, i)), "\n", ' ');

      if (*value != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", parts[i].key, value);
    }
  return g_string_free (text, FALSE);
}

HengPeopleQuery *
heng_people_query_read (const char *text)
{
  HengPeopleQuery *query = g_new0 (HengPeopleQuery, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *part (query, i) = g_strdup ("");
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_str_has_prefix (lines[k], parts[i].key) && lines[k][strlen (parts[i].key)] == '=')
          {
            g_free (*part (query, i));
            *part (query, i) = g_strdup (lines[k] + strlen (parts[i].key) + 1);
          }
    }
  return query;
}

guint
heng_people_query_statuses (const HengPeopleQuery *query)
{
  if (g_str_equal (query->employment, "ALL"))
    return ~0u;
  for (const HengEnumValue *value = heng_emp_status_values; value->key != NULL; value++)
    if (g_str_equal (value->key, query->employment))
      return 1u << value->value;
  return HENG_PEOPLE_HERE;
}

gboolean
heng_people_query_is_narrow (const HengPeopleQuery *query)
{
  return *query->text != '\0' || *query->employment != '\0' || *query->reminder != '\0';
}
