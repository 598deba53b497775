/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl store, templates: creating, looking at, checking and copying a store. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-import.h"
#include "heng-presence.h"
#include "heng-upgrade.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean
write_company (HengDb *db, const char *name, GError **error)
{
  g_autoptr (HengChange) change = heng_change_begin (db, NULL, _("Name the company"), error);
  g_autoptr (HengCompany) company = heng_company_new ();

  company->name = g_strdup (name);
  return change && heng_change_insert (change, &heng_company_type, company, error) && heng_change_commit (change, error);
}

static gboolean
create_empty (const char *path, const char *name, GError **error)
{
  g_autoptr (HengDb) db = heng_db_open (path, HENG_DB_CREATE, error);
  g_autofree char *templates = heng_data_path ("templates");

  return db && (!name || write_company (db, name, error)) && heng_scheme_install (db, templates, NULL, error) >= 0;
}

static int
run_create (HengCtl *ctl, GStrv args)
{
  gboolean sample = FALSE;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("With the sample company: 50 people, two finished quarters and one under way"), NULL },
    { "company", 0, 0, G_OPTION_ARG_STRING, &name, N_("Name of the company"), N_("NAME") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  const char *path;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 1, &operands, &status))
    return status;
  path = operands[0] ? operands[0] : ctl->store;
  if (!operands[0])
    {
      g_autofree char *folder = g_path_get_dirname (path);

      g_mkdir_with_parents (folder, 0700);
    }
  if (!(sample ? heng_sample_create (path, heng_ctl_language (), NULL, &error) : create_empty (path, name, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    {
      g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "created", path);
      heng_ctl_json_bool (json, "sample", sample);
      heng_ctl_json_end (json);
      heng_ctl_json_print (json);
    }
  else
    g_print (_("Created %s\n"), path);
  return HENG_EXIT_DONE;
}

/* Counts of a store, for the two ways of printing them. */
typedef struct
{
  gint64 employees, departments, templates;
  GPtrArray *cycles;
  HengCompany *company;
  GPtrArray *journal;
  GPtrArray *visitors; /* HengVisitor */
} Facts;

static void
facts_clear (Facts *facts)
{
  g_clear_pointer (&facts->cycles, g_ptr_array_unref);
  g_clear_pointer (&facts->company, heng_company_free);
  g_clear_pointer (&facts->journal, g_ptr_array_unref);
  g_clear_pointer (&facts->visitors, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static gboolean
load_facts (HengDb *db, Facts *facts, GError **error)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_autoptr (GPtrArray) templates = departments ? heng_templates_load (db, error) : NULL;

  if (!templates || (facts->employees = heng_employees_count (db, error)) < 0 || !(facts->cycles = heng_cycles_load (db, error))
      || !(facts->journal = heng_journal_list (db, 0, 1, error)))
    return FALSE;
  facts->departments = departments->len;
  for (guint i = 0; i < templates->len; i++)
    facts->templates += !((HengTemplate *) templates->pdata[i])->retired;
  facts->company = heng_company_load (db, NULL);
  facts->visitors = heng_presence_list (heng_db_path (db));
  return TRUE;
}

static char *
time_text (gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);

  return utc ? g_date_time_format_iso8601 (utc) : g_strdup ("");
}

static void
add_visitors_json (HengCtlJson *json, GPtrArray *visitors)
{
  heng_ctl_json_array (json, "in_use_by");
  for (guint i = 0; i < visitors->len; i++)
    {
      const HengVisitor *visitor = visitors->pdata[i];
      g_autofree char *since = time_text (visitor->since);

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "name", visitor->name);
      heng_ctl_json_text (json, "host", visitor->host);
      heng_ctl_json_int (json, "process", visitor->pid);
      heng_ctl_json_text (json, "since", since);
      heng_ctl_json_bool (json, "writes", !visitor->is_reading);
      heng_ctl_json_bool (json, "importing", visitor->is_loading);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
}

/* "陈志远 (hr-1, since 09:12), 李娜 (hr-2, since 10:40)"; NULL when nobody is in. */
static char *
visitors_text (GPtrArray *visitors)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < visitors->len; i++)
    {
      const HengVisitor *visitor = visitors->pdata[i];
      g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (visitor->since / 1000);
      g_autofree char *clock = since ? g_date_time_format (since, "%Y-%m-%d %H:%M") : g_strdup ("");

      if (i > 0)
        g_string_append (text, _(", "));
      /* Translators: a person, the computer, date and time: "Li Na (hr-2, since 2026-07-01 10:40)" */
      g_string_append_printf (text, _("%s (%s, since %s)"), visitor->name, visitor->host, clock);
    }
  return text->len ? g_strdup (text->str) : NULL;
}

static void
print_info_json (HengDb *db, const Facts *facts)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  const HengJournalEntry *last = facts->journal->len ? facts->journal->pdata[0] : NULL;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "path", heng_db_path (db));
  heng_ctl_json_text (json, "program_version", HENG_VERSION);
  heng_ctl_json_int (json, "schema_version", heng_db_stored_version (db));
  heng_ctl_json_bool (json, "up_to_date", heng_db_stored_version (db) == heng_schema_newest ());
  heng_ctl_json_text (json, "company", facts->company ? facts->company->name : NULL);
  heng_ctl_json_bool (json, "sample", facts->company && facts->company->is_sample);
  heng_ctl_json_int (json, "employees", facts->employees);
  heng_ctl_json_int (json, "departments", facts->departments);
  heng_ctl_json_int (json, "templates", facts->templates);
  heng_ctl_json_array (json, "cycles");
  for (guint i = 0; i < facts->cycles->len; i++)
    heng_ctl_json_text (json, NULL, ((HengCycle *) facts->cycles->pdata[i])->key);
  heng_ctl_json_end (json);
  heng_ctl_json_text (json, "last_change", last ? last->action : NULL);
  add_visitors_json (json, facts->visitors);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static void
print_fact (HengCtlTable *table, const char *label, char *value)
{
  heng_ctl_table_cell (table, label);
  heng_ctl_table_cell (table, value);
  g_free (value);
}

static char *
version_text (HengDb *db)
{
  int version = heng_db_stored_version (db);

  if (version == heng_schema_newest ())
    return g_strdup_printf ("%d", version);
  /* Translators: both are numbers of store versions. */
  return g_strdup_printf (_("%d (older than the %d of this program: see “store upgrade”)"), version, heng_schema_newest ());
}

static void
print_info (HengDb *db, const Facts *facts)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("ll", _("Store"), heng_db_path (db));
  const HengJournalEntry *last = facts->journal->len ? facts->journal->pdata[0] : NULL;
  GString *cycles = g_string_new (NULL);

  for (guint i = 0; i < facts->cycles->len; i++)
    g_string_append_printf (cycles, "%s%s", i ? " " : "", ((HengCycle *) facts->cycles->pdata[i])->key);
  print_fact (table, _("Company"), facts->company ? g_strdup (heng_localized (facts->company->name, facts->company->name_en)) : NULL);
  print_fact (table, _("Program version"), g_strdup (HENG_VERSION));
  print_fact (table, _("Schema version"), version_text (db));
  print_fact (table, _("Employees"), g_strdup_printf ("%" G_GINT64_FORMAT, facts->employees));
  print_fact (table, _("Departments"), g_strdup_printf ("%" G_GINT64_FORMAT, facts->departments));
  print_fact (table, _("Templates"), g_strdup_printf ("%" G_GINT64_FORMAT, facts->templates));
  print_fact (table, _("Cycles"), g_string_free (cycles, FALSE));
  print_fact (table, _("Last change"), last ? g_strdup (last->action) : NULL);
  print_fact (table, _("In use by"), visitors_text (facts->visitors));
  heng_ctl_table_print (table);
}

static int
run_info (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_auto (Facts) facts = { 0 };
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !load_facts (db, &facts, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    print_info_json (db, &facts);
  else
    print_info (db, &facts);
  return HENG_EXIT_DONE;
}

static void
print_findings (HengCtl *ctl, GPtrArray *findings, gboolean damaged)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!ctl->json)
    {
      for (guint i = 0; i < findings->len; i++)
        g_print ("%s\n", (char *) findings->pdata[i]);
      if (findings->len == 0)
        g_print ("%s\n", _("The store is sound."));
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_bool (json, "sound", findings->len == 0);
  heng_ctl_json_bool (json, "damaged", damaged);
  heng_ctl_json_array (json, "findings");
  for (guint i = 0; i < findings->len; i++)
    heng_ctl_json_text (json, NULL, findings->pdata[i]);
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_check (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gboolean damaged;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !heng_store_check_damage (db, findings, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  damaged = findings->len > 0;
  if (!damaged && !heng_store_check_rules (db, findings, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_findings (ctl, findings, damaged);
  return damaged ? HENG_EXIT_STORE : findings->len ? HENG_EXIT_REFUSED : HENG_EXIT_DONE;
}

static void
print_written (HengCtl *ctl, const char *key, const char *path, const char *sentence)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!ctl->json)
    {
      g_print ("%s\n", sentence);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, key, path);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_backup (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autofree char *sentence = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !heng_db_backup (db, operands[0], &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  sentence = g_strdup_printf (_("Copied to %s"), operands[0]);
  print_written (ctl, "backup", operands[0], sentence);
  return HENG_EXIT_DONE;
}

/* The copy of the rehearsal is looked at as `store check` does, published results included. */
static gboolean
check_copy (HengDb *copy, GPtrArray *findings, gpointer data, GError **error)
{
  return heng_store_check_damage (copy, findings, error);
}

static void
print_upgraded (HengCtl *ctl, const HengUpgraded *upgraded)
{
  g_autoptr (HengCtlJson) json = NULL;

  if (!ctl->json)
    {
      if (upgraded->backup)
        g_print (_("Brought up from version %d to %d; the store as it was is in %s\n"), upgraded->from, upgraded->to, upgraded->backup);
      g_print (_("The store has schema version %d, the newest this program knows.\n"), upgraded->to);
      return;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_int (json, "from_version", upgraded->from);
  heng_ctl_json_int (json, "schema_version", upgraded->to);
  heng_ctl_json_text (json, "backup", upgraded->backup);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
}

static int
run_upgrade (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_auto (HengUpgraded) upgraded = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 0, &operands, &status))
    return status;
  if (!heng_upgrade (ctl->store, check_copy, NULL, &upgraded, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_upgraded (ctl, &upgraded);
  return HENG_EXIT_DONE;
}

static int
run_install (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autofree char *shipped = NULL;
  gint64 written;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 1, &operands, &status))
    return status;
  shipped = heng_data_path ("templates");
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error))
      || (written = heng_scheme_install (db, operands[0] ? operands[0] : shipped, NULL, &error)) < 0)
    return heng_ctl_fail (g_steal_pointer (&error));
  if (ctl->json)
    {
      g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

      heng_ctl_json_object (json, NULL);
      heng_ctl_json_int (json, "written", written);
      heng_ctl_json_end (json);
      heng_ctl_json_print (json);
    }
  else
    g_print (ngettext ("%d record written\n", "%d records written\n", (gulong) written), (int) written);
  return HENG_EXIT_DONE;
}

static void
print_templates (HengCtl *ctl, GPtrArray *templates, GPtrArray *lines)
{
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lllrr", _("Key"), _("Template"), _("Department type"), _("Version"), _("Indicators"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];
      int n = 0;

      for (guint k = 0; k < lines->len; k++)
        n += ((HengTemplateLine *) lines->pdata[k])->template_id == template->id;
      heng_ctl_table_cell (table, template->key);
      heng_ctl_table_cell (table, heng_localized (template->name, template->name_en));
      heng_ctl_table_cell (table, heng_enum_label (heng_dept_type_values, template->dept_type));
      heng_ctl_table_take (table, g_strdup_printf ("%d", (int) template->revision));
      heng_ctl_table_take (table, g_strdup_printf ("%d", n));
      heng_ctl_json_object (json, NULL);
      heng_ctl_json_text (json, "key", template->key);
      heng_ctl_json_text (json, "name", template->name);
      heng_ctl_json_text (json, "name_en", template->name_en);
      heng_ctl_json_text (json, "dept_type", heng_enum_by_value (heng_dept_type_values, template->dept_type)->key);
      heng_ctl_json_int (json, "revision", template->revision);
      heng_ctl_json_bool (json, "retired", template->retired != 0);
      heng_ctl_json_int (json, "indicators", n);
      heng_ctl_json_end (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static int
run_list_templates (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(templates = heng_templates_load (db, &error))
      || !(lines = heng_template_lines_load (db, 0, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  print_templates (ctl, templates, lines);
  return HENG_EXIT_DONE;
}

const HengCtlCommand heng_ctl_store_commands[] = {
  { "store create", "[FILE] [--sample] [--company NAME]", N_("Makes a new store; never overwrites a file."), run_create },
  { "store info", "", N_("Versions and counts of a store, and who is in it."), run_info },
  { "store check", "", N_("Integrity, journal chain, published results and business rules."), run_check },
  { "store backup", "FILE", N_("A consistent copy, also while the store is in use."), run_backup },
  { "store upgrade", "", N_("Brings an older store to this program's schema, after a rehearsal on a copy and a backup."), run_upgrade },
  { "templates install", "[FOLDER]", N_("Takes templates, profiles, grades and calendar from JSON files into the store."), run_install },
  { "templates list", "", N_("Scorecard templates in the store."), run_list_templates },
  { NULL },
};
