/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Owners of goals by the words files use. */
#include "heng-import-goals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const heng_owner_words[] = {
  "COMPANY=公司|Company", "DEPT=部门|团队|Department|Team", "PROJECT=项目|项目组|Project", "PERSON=个人|员工|Person|Employee", NULL,
};

char *
heng_goal_key (int kind, gint64 owner, const char *key)
{
  g_autofree char *upper = g_ascii_strup (key, -1);

  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", kind, owner, upper);
}

static gint64
find_owner (HengLookup *lookup, int kind, const char *text)
{
  switch (kind)
    {
    case HENG_OWNER_DEPT:
      return heng_lookup_department (lookup, text);
    case HENG_OWNER_PROJECT:
      return heng_lookup_project (lookup, text);
    case HENG_OWNER_PERSON:
      return heng_lookup_employee_no (lookup, text);
    case HENG_OWNER_COMPANY:
    default:
      return 0;
    }
}

gboolean
heng_goal_owner (HengImport *import, HengLookup *lookup, guint row, int kind_column, int owner_column, int *kind, gint64 *id)
{
  const char *text = heng_import_text (import, row, (guint) owner_column, HENG_CLEAN_TEXT);

  *id = 0;
  if (!heng_import_enum (import, row, (guint) kind_column, heng_owner_kind_values, heng_owner_words, HENG_OWNER_PERSON, kind))
    return FALSE;
  if (*kind == HENG_OWNER_COMPANY)
    return TRUE;
  if (!heng_import_required (import, row, (guint) owner_column, text))
    return FALSE;
  *id = find_owner (lookup, *kind, text);
  if (*id != 0)
    return TRUE;
  if (*kind == HENG_OWNER_DEPT)
    heng_import_error (import, row, owner_column, text, _("There is no such department. Write its path as in the department list."));
  else if (*kind == HENG_OWNER_PROJECT)
    heng_import_error (import, row, owner_column, text, _("There is no project with this key. Import the projects first."));
  else
    heng_import_error (import, row, owner_column, text, _("There is no employee with this number. Correct it or import the person first."));
  return FALSE;
}

gboolean
heng_goal_owner_by_text (HengLookup *lookup, const char *text, int *kind, gint64 *id)
{
  static const struct
  {
    const char *prefix;
    HengOwnerKind kind;
  } prefixes[] = {
    { "部门", HENG_OWNER_DEPT }, { "Department", HENG_OWNER_DEPT }, { "项目", HENG_OWNER_PROJECT },
    { "Project", HENG_OWNER_PROJECT }, { "个人", HENG_OWNER_PERSON }, { "Person", HENG_OWNER_PERSON },
  };

  *id = 0;
  *kind = HENG_OWNER_COMPANY;
  if (g_str_equal (text, "公司") || g_ascii_strcasecmp (text, "company") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize n = strlen (prefixes[i].prefix);

      if (g_ascii_strncasecmp (text, prefixes[i].prefix, n) == 0 && (text[n] == ':' || g_str_has_prefix (text + n, "：")))
        {
          text += n + (text[n] == ':' ? 1 : strlen ("："));
          *kind = (int) prefixes[i].kind;
          *id = find_owner (lookup, *kind, text + strspn (text, " "));
          return *id != 0;
        }
    }
  *kind = HENG_OWNER_PERSON;
  *id = find_owner (lookup, *kind, text);
  return *id != 0;
}
