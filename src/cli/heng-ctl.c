/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl: the same engine without a window. Finds the command, sets the language, hands over. */
#include "heng-ctl.h"

#include <glib/gi18n.h>

#include "heng-language.h"

static const HengCtlCommand *const command_groups[] = {
  heng_ctl_store_commands, heng_ctl_import_commands, heng_ctl_people_commands, heng_ctl_cycle_commands,
  heng_ctl_checkin_commands, heng_ctl_score_commands, heng_ctl_output_commands, heng_ctl_chart_commands, heng_ctl_layout_commands, heng_ctl_verify_commands, heng_ctl_export_commands, heng_ctl_calc_commands,
  heng_ctl_insight_commands, heng_ctl_outcome_commands, heng_ctl_cases_commands, heng_ctl_calc_pay_commands,
};

/* TRUE when args[i] is --NAME or --NAME=VALUE; takes it (and its value) out of the vector. *value stays NULL when the value is missing. */
static gboolean
take_option (GPtrArray *args, guint i, const char *name, gboolean has_value, char **value)
{
  const char *arg = args->pdata[i];
  gsize length = strlen (name);

  if (strncmp (arg, name, length) != 0 || (arg[length] != '\0' && (arg[length] != '=' || !has_value)))
    return FALSE;
  g_clear_pointer (value, g_free);
  if (arg[length] == '=')
    *value = g_strdup (arg + length + 1);
  else if (has_value && i + 1 < args->len)
    {
      *value = g_strdup (args->pdata[i + 1]);
      g_ptr_array_remove_index (args, i + 1);
    }
  g_ptr_array_remove_index (args, i);
  return TRUE;
}

/* The options every command has may stand anywhere before "--". FALSE: one lacks its value or is wrong. */
static gboolean
take_global_options (HengCtl *ctl, GPtrArray *args, gboolean *version)
{
  g_autofree char *none = NULL;

  for (guint i = 1; i < args->len && !g_str_equal (args->pdata[i], "--");)
    {
      if (take_option (args, i, "--store", TRUE, &ctl->store))
        {
          if (!ctl->store)
            return FALSE;
          ctl->store_given = TRUE;
        }
      else if (take_option (args, i, "--lang", TRUE, &ctl->language))
        {
          if (!ctl->language)
            return FALSE;
        }
      else if (take_option (args, i, "--json", FALSE, &none))
        ctl->json = TRUE;
      else if (take_option (args, i, "--version", FALSE, &none))
        *version = TRUE;
      else
        i++;
    }
  return TRUE;
}

static char *
default_store (void)
{
  const char *path = g_getenv ("HENG_STORE");

  return path && *path ? g_strdup (path) : g_build_filename (g_get_user_data_dir (), "heng", "company.heng", NULL);
}

/* The longest command name that the words begin with; *n_words gets how many words it takes. */
static const HengCtlCommand *
find_command (GPtrArray *args, guint *n_words)
{
  for (*n_words = 2; *n_words >= 1; (*n_words)--)
    {
      g_autofree char *name = NULL;

      if (args->len < *n_words + 1)
        continue;
      name = *n_words == 2 ? g_strdup_printf ("%s %s", (char *) args->pdata[1], (char *) args->pdata[2]) : g_strdup (args->pdata[1]);
      for (guint group = 0; group < G_N_ELEMENTS (command_groups); group++)
        for (const HengCtlCommand *command = command_groups[group]; command->name; command++)
          if (g_str_equal (command->name, name))
            return command;
    }
  return NULL;
}

/* All commands; those of one first word stand together, where the first of them stands in the tables. Borrowed. */
static GPtrArray *
commands_in_order (void)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new ();

  for (guint group = 0; group < G_N_ELEMENTS (command_groups); group++)
    for (const HengCtlCommand *command = command_groups[group]; command->name; command++)
      {
        gsize length = strcspn (command->name, " ");
        guint place = commands->len;

        for (guint i = 0; i < commands->len; i++)
          {
            const char *name = ((const HengCtlCommand *) commands->pdata[i])->name;

            if (strcspn (name, " ") == length && strncmp (name, command->name, length) == 0)
              place = i + 1;
          }
        g_ptr_array_insert (commands, (int) place, (gpointer) command);
      }
  return g_steal_pointer (&commands);
}

/* The commands whose name begins with `word`; NULL = all. Returns how many. */
static guint
print_commands (FILE *stream, const char *word)
{
  g_autoptr (GPtrArray) commands = commands_in_order ();
  guint n = 0;

  for (guint i = 0; i < commands->len; i++)
    {
      const HengCtlCommand *command = commands->pdata[i];

      if (word && !(g_str_has_prefix (command->name, word) && command->name[strlen (word)] == ' '))
        continue;
      fprintf (stream, "  %s%s%s\n      %s\n", command->name, *command->synopsis ? " " : "", command->synopsis, _(command->summary));
      n++;
    }
  return n;
}

static void
print_help (FILE *stream)
{
  fprintf (stream, _("Usage: hengctl [--store FILE] [--json] [--lang en|zh_CN] COMMAND …"));
  fprintf (stream, "\n\n%s\n\n%s\n", _("Heng without a window: performance appraisal for scripts, schedules and other systems."), _("Commands:"));
  print_commands (stream, NULL);
  fprintf (stream, "\n%s\n", _("The store: --store, else $HENG_STORE, else company.heng in the user's data folder."));
  fprintf (stream, "%s\n", _("Exit status: 0 done · 1 refused · 2 usage · 3 the store cannot be opened · 4 busy."));
  fprintf (stream, "%s\n", _("“hengctl COMMAND --help” explains one command."));
}

/* The command, or the first word of one, that was probably meant. Borrowed from the tables or from `words`. */
static const char *
nearest_command (const char *typed, GPtrArray *words)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint group = 0; group < G_N_ELEMENTS (command_groups); group++)
    for (const HengCtlCommand *command = command_groups[group]; command->name; command++)
      {
        g_ptr_array_add (names, (gpointer) command->name);
        g_ptr_array_add (words, g_strndup (command->name, strcspn (command->name, " ")));
        g_ptr_array_add (names, words->pdata[words->len - 1]);
      }
  return heng_ctl_nearest (typed, names);
}

/* "hengctl cycle" names the commands of the group. */
static int
unknown_command (GPtrArray *args)
{
  const char *word = args->pdata[1], *second = args->len > 2 ? args->pdata[2] : "-";
  g_autofree char *typed = *second == '-' ? g_strdup (word) : g_strdup_printf ("%s %s", word, second);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *nearest = nearest_command (typed, words);

  if (!nearest)
    nearest = nearest_command (word, words);
  if (*second == '-' && print_commands (stderr, word) > 0)
    heng_ctl_message (_("“%s” needs one of the words above."), word);
  else if (nearest && !g_str_equal (nearest, word))
    heng_ctl_message (_("There is no command “%s”. Did you mean “%s”?"), typed, nearest);
  else if (print_commands (stderr, word) > 0)
    heng_ctl_message (_("There is no command “%s”. Those above begin with “%s”."), typed, word);
  else
    heng_ctl_message (_("There is no command “%s”. “hengctl --help” lists them all."), typed);
  return HENG_EXIT_USAGE;
}

static gboolean
asks_for_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help");
}

static int
run_command (HengCtl *ctl, GPtrArray *args)
{
  guint n_words;

  if (args->len < 2)
    {
      print_help (stderr);
      return HENG_EXIT_USAGE;
    }
  if (asks_for_help (args->pdata[1]))
    {
      print_help (stdout);
      return HENG_EXIT_DONE;
    }
  ctl->command = find_command (args, &n_words);
  if (!ctl->command)
    {
      if (args->len > 2 && asks_for_help (args->pdata[2]) && print_commands (stdout, args->pdata[1]) > 0)
        return HENG_EXIT_DONE;
      return unknown_command (args);
    }
  g_ptr_array_remove_range (args, 1, n_words);
  g_ptr_array_add (args, NULL);
  return ctl->command->run (ctl, (GStrv) args->pdata);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  HengCtl ctl = { 0 };
  gboolean version = FALSE, complete;
  int status;

  for (int i = 0; i < argc; i++)
    g_ptr_array_add (args, argv[i]);
  complete = take_global_options (&ctl, args, &version);
  heng_language_setup (ctl.language, NULL);
  g_set_prgname ("hengctl");
  if (!ctl.store)
    ctl.store = default_store ();
  if (!complete || (ctl.language && !g_str_equal (ctl.language, "en") && !g_str_equal (ctl.language, "zh_CN")))
    {
      heng_ctl_message (_("--store needs a file, and --lang needs en or zh_CN."));
      status = HENG_EXIT_USAGE;
    }
  else if (version)
    {
      g_print ("hengctl %s\n", HENG_VERSION);
      status = HENG_EXIT_DONE;
    }
  else
    status = run_command (&ctl, args);
  if (status == HENG_EXIT_DONE && (fflush (stdout) != 0 || ferror (stdout)))
    {
      heng_ctl_message (_("The command was carried out, but its answer could not be written in full. Is the disk full?"));
      status = HENG_EXIT_REFUSED;
    }
  g_free (ctl.store);
  g_free (ctl.language);
  return status;
}
