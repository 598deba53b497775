/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options, messages, exit statuses and look-ups that every command of hengctl uses. */
#include "heng-ctl.h"

#include <unistd.h>

#include <glib/gi18n.h>

void
heng_ctl_message (const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "hengctl: %s\n", sentence);
}

void
heng_ctl_progress (gint64 done, gint64 total)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "%s", done, total, done >= total ? "\n" : "");
}

int
heng_ctl_usage (HengCtl *ctl, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  heng_ctl_message ("%s", sentence);
  fprintf (stderr, _("Usage: hengctl %s %s\n"), ctl->command->name, ctl->command->synopsis);
  return HENG_EXIT_USAGE;
}

static int
store_status (HengStoreError code)
{
  switch (code)
    {
    case HENG_STORE_ERROR_NOT_FOUND:
    case HENG_STORE_ERROR_NOT_HENG:
    case HENG_STORE_ERROR_DAMAGED:
    case HENG_STORE_ERROR_NEWER:
    case HENG_STORE_ERROR_OLDER:
    case HENG_STORE_ERROR_READ_ONLY:
    case HENG_STORE_ERROR_UNSAFE_PLACE:
      return HENG_EXIT_STORE;
    case HENG_STORE_ERROR_BUSY:
    case HENG_STORE_ERROR_STALE:
      return HENG_EXIT_BUSY;
    default:
      return HENG_EXIT_REFUSED;
    }
}

int
heng_ctl_fail (GError *error)
{
  g_autoptr (GError) taken = error;

  heng_ctl_message ("%s", taken->message);
  return taken->domain == HENG_STORE_ERROR ? store_status (taken->code) : HENG_EXIT_REFUSED;
}

const char *
heng_ctl_language (void)
{
  const char *const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "zh") ? "zh_CN" : "en";
}

static void
print_command_help (HengCtl *ctl, GOptionContext *context)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  const char *body = strstr (options, "\n\n");

  g_print (_("Usage: hengctl %s %s\n"), ctl->command->name, ctl->command->synopsis);
  g_print ("\n%s\n", _(ctl->command->summary));
  /* GLib's text begins with its own usage line */
  if (body)
    g_print ("%s", body + 1);
  g_print ("%s\n", _("Every command also takes --store FILE, --json and --lang en|zh_CN."));
}

/* The whole number an option needs, as typed; NULL when the option is not there. Borrowed. */
static const char *
typed_value (GStrv args, const char *name)
{
  for (guint i = 1; args[i]; i++)
    if (g_str_has_prefix (args[i], "--") && g_str_has_prefix (args[i] + 2, name))
      {
        const char *rest = args[i] + 2 + strlen (name);

        if (*rest == '=' || *rest == '\0')
          return *rest == '=' ? rest + 1 : args[i + 1];
      }
  return NULL;
}

/* GLib's sentences speak the language of its own catalogues only, which are not always installed. */
static int
fail_options (HengCtl *ctl, GStrv args, const GOptionEntry *entries, const GError *error)
{
  guint last = g_strv_length (args) - 1;

  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE))
    for (const GOptionEntry *entry = entries; entry && entry->long_name; entry++)
      {
        const char *value = entry->arg == G_OPTION_ARG_INT ? typed_value (args, entry->long_name) : NULL;

        if (value && !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, NULL, NULL))
          return heng_ctl_usage (ctl, _("“%s” is no value for --%s, which is a whole number."), value, entry->long_name);
      }
  if (g_str_has_prefix (args[last], "--"))
    return heng_ctl_usage (ctl, _("%s needs a value after it."), args[last]);
  return heng_ctl_usage (ctl, "%s", error->message);
}

static int
fail_unknown (HengCtl *ctl, const GOptionEntry *entries, const char *option)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *word = g_strndup (option, strcspn (option, "="));
  const char *nearest;

  for (const GOptionEntry *entry = entries; entry && entry->long_name; entry++)
    g_ptr_array_add (names, (gpointer) entry->long_name);
  nearest = g_str_has_prefix (word, "--") ? heng_ctl_nearest (word + 2, names) : NULL;
  return nearest ? heng_ctl_usage (ctl, _("There is no option “%s”. Did you mean “--%s”?"), word, nearest)
                 : heng_ctl_usage (ctl, _("There is no option “%s”."), word);
}

/* An unknown option is whatever is left with a dash and is no negative number. */
static const char *
find_unknown_option (GStrv args)
{
  for (guint i = 1; args[i]; i++)
    {
      if (g_str_equal (args[i], "--"))
        return NULL;
      if (args[i][0] == '-' && args[i][1] != '\0' && !g_ascii_isdigit (args[i][1]) && args[i][1] != '.')
        return args[i];
    }
  return NULL;
}

static GStrv
take_operands (GStrv args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean separator_seen = FALSE;

  for (guint i = 1; args[i]; i++)
    if (!separator_seen && g_str_equal (args[i], "--"))
      separator_seen = TRUE;
    else
      g_strv_builder_add (builder, args[i]);
  return g_strv_builder_end (builder);
}

gboolean
heng_ctl_parse (HengCtl *ctl, GStrv args, const GOptionEntry *entries, int min_operands, int max_operands, GStrv *operands, int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL }, { NULL } };
  g_auto (GStrv) copy = g_strdupv (args);
  const char *unknown;
  int n;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &error))
    {
      *status = fail_options (ctl, args, entries, error);
      return FALSE;
    }
  if (help)
    {
      print_command_help (ctl, context);
      *status = HENG_EXIT_DONE;
      return FALSE;
    }
  unknown = find_unknown_option (copy);
  *operands = take_operands (copy);
  n = (int) g_strv_length (*operands);
  if (!unknown && n >= min_operands && (max_operands < 0 || n <= max_operands))
    return TRUE;
  *status = unknown            ? fail_unknown (ctl, entries, unknown)
            : n < min_operands ? heng_ctl_usage (ctl, _("Something is missing after the command."))
                               : heng_ctl_usage (ctl, _("“%s” is one word too many."), (*operands)[max_operands]);
  g_clear_pointer (operands, g_strfreev);
  return FALSE;
}

HengDb *
heng_ctl_open (HengCtl *ctl, HengDbFlags flags, GError **error)
{
  return heng_db_open (ctl->store, flags, error);
}

/* Whether the department's own name is `name` in either language. */
static gboolean
is_named (const HengDepartment *department, const char *name)
{
  return g_strcmp0 (department->name, name) == 0 || g_strcmp0 (department->name_en, name) == 0;
}

/* The department called `name`: below `parent_id`, or with −1 anywhere, where the top of the tree goes before what lies deeper. 0 = none,
 * −1 = several. */
static gint64
find_named (GPtrArray *departments, gint64 parent_id, const char *name)
{
  gint64 found = 0;

  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = departments->pdata[i];

      if (!is_named (department, name) || (parent_id >= 0 && department->parent_id != parent_id))
        continue;
      if (department->parent_id == 0)
        return department->id;
      found = found ? -1 : department->id;
    }
  return found;
}

gint64
heng_ctl_find_department (HengDb *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  gint64 found = 0;

  if (!departments)
    return 0;
  /* a single name may be anywhere in the tree */
  for (guint i = 0; names[i] && (i == 0 || found > 0); i++)
    found = find_named (departments, i == 0 ? -1 : found, g_strstrip (names[i]));
  if (found > 0)
    return found;
  g_set_error (error, HENG_APPRAISAL_ERROR, found < 0 ? HENG_APPRAISAL_ERROR_INVALID : HENG_APPRAISAL_ERROR_NOT_FOUND,
               found < 0 ? _("Several departments are called “%s”. Write the names from the top, separated by /.")
                         : _("There is no department “%s”. Write the names from the top, separated by /."), path);
  return 0;
}

HengEmployee *
heng_ctl_find_employee (HengDb *db, const char *emp_no, GError **error)
{
  g_autoptr (GError) fault = NULL;
  HengEmployee *employee = heng_employee_load_by_no (db, emp_no, &fault);

  if (employee)
    return employee;
  if (g_error_matches (fault, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW))
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
                 _("There is no employee number “%s”. “hengctl employees” lists them."), emp_no);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

HengCycle *
heng_ctl_find_cycle (HengDb *db, const char *key, GError **error)
{
  g_autoptr (GError) fault = NULL;
  HengCycle *cycle = key ? heng_cycle_load_by_key (db, key, &fault) : heng_cycle_load_current (db, &fault);

  if (cycle)
    return cycle;
  if (!fault)
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("No cycle is open yet. Open one with “hengctl cycle open”."));
  else if (g_error_matches (fault, HENG_STORE_ERROR, HENG_STORE_ERROR_NO_ROW))
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
                 _("There is no cycle “%s”. “hengctl cycle list” names them."), key);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

gboolean
heng_ctl_parse_date (const char *text, HengDate *date, GError **error)
{
  *date = heng_date_parse (text);
  if (*date != HENG_DATE_NONE)
    return TRUE;
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” is no date. Write it like 2026-07-01."), text);
  return FALSE;
}
