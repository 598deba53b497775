/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl layout: layouts of the printed review, listed, taken out as files and put in. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-layout-edit.h"
#include "heng-layout-table.h"

#include <glib/gi18n.h>

HengPaperLayout *
heng_ctl_find_layout (HengDb *db, const char *name, GError **error)
{
  g_autoptr (GError) fault = NULL;
  HengPaperLayout *layout = heng_paper_layout_load (db, name, &fault);

  if (fault)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (!layout)
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
                 _("There is no report layout “%s”. “hengctl layout list” names them."), name);
  return layout;
}

static void
print_layout (HengCtlTable *table, HengCtlJson *json, const HengReportLayout *layout)
{
  HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS];
  g_auto (GStrv) signers = heng_layout_signers (layout);
  g_autoptr (GString) shown = g_string_new (NULL);

  heng_layout_entries_parse (layout->sections, entries);
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "name", layout->name);
  heng_ctl_json_bool (json, "is_default", layout->is_default != 0);
  heng_ctl_json_array (json, "sections");
  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    if (entries[i].on)
      {
        const char *key = heng_layout_section_values[entries[i].section].key;

        heng_ctl_json_text (json, NULL, key);
        g_string_append_printf (shown, "%s%s", shown->len ? " " : "", key);
      }
  heng_ctl_json_end (json);
  heng_ctl_json_array (json, "signatures");
  for (char **signer = signers; *signer; signer++)
    heng_ctl_json_text (json, NULL, *signer);
  heng_ctl_json_end (json);
  heng_ctl_json_bool (json, "logo", layout->logo != NULL);
  heng_ctl_json_end (json);
  heng_ctl_table_cell (table, layout->name);
  heng_ctl_table_cell (table, layout->is_default ? _("yes") : _("no"));
  heng_ctl_table_cell (table, shown->str);
}

static int
run_list (HengCtl *ctl, GStrv args)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (GPtrArray) layouts = NULL;
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lll", _("Name"), _("Used"), _("Sections"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 0, 0, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(layouts = heng_report_layouts_load (db, &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < layouts->len; i++)
    print_layout (table, json, layouts->pdata[i]);
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
  return HENG_EXIT_DONE;
}

/* What was done with which layout. */
static int
print_done (HengCtl *ctl, const char *name, const char *done, const char *sentence)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  if (!ctl->json)
    {
      g_print ("%s\n", sentence);
      return HENG_EXIT_DONE;
    }
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "layout", name);
  heng_ctl_json_text (json, "done", done);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
  return HENG_EXIT_DONE;
}

static int
run_export (HengCtl *ctl, GStrv args)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file instead of printing"), N_("FILE") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengPaperLayout) layout = NULL;
  g_autofree char *text = NULL, *sentence = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(layout = heng_ctl_find_layout (db, operands[0], &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  text = heng_layout_to_json (layout);
  if (!output)
    {
      g_print ("%s", text);
      return HENG_EXIT_DONE;
    }
  if (!g_file_set_contents (output, text, -1, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  sentence = g_strdup_printf (_("Report layout “%1$s” written to %2$s"), layout->record->name, output);
  return print_done (ctl, layout->record->name, "written", sentence);
}

static int
run_import (HengCtl *ctl, GStrv args)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengPaperLayout) layout = NULL;
  g_autofree char *text = NULL, *sentence = NULL;
  gboolean added;
  gsize length;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!g_file_get_contents (operands[0], &text, &length, &error) || !(layout = heng_layout_from_json (operands[0], text, length, &error))
      || !(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !heng_layout_install (db, layout, NULL, &added, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  sentence = g_strdup_printf (added ? _("Report layout “%s” added") : _("Report layout “%s” replaced"), layout->record->name);
  return print_done (ctl, layout->record->name, added ? "added" : "replaced", sentence);
}

static int
run_delete (HengCtl *ctl, GStrv args)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengPaperLayout) layout = NULL;
  g_autofree char *sentence = NULL;
  int status;

  if (!heng_ctl_parse (ctl, args, entries, 1, 1, &operands, &status))
    return status;
  if (!(db = heng_ctl_open (ctl, HENG_DB_OPEN, &error)) || !(layout = heng_ctl_find_layout (db, operands[0], &error))
      || !heng_layout_delete (db, layout->record, NULL, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  sentence = g_strdup_printf (_("Report layout “%s” deleted"), layout->record->name);
  return print_done (ctl, layout->record->name, "deleted", sentence);
}

const HengCtlCommand heng_ctl_layout_commands[] = {
  { "layout list", "", N_("Layouts of the printed review: name, whether reviews use it, sections in their order."), run_list },
  { "layout export", "NAME [--output FILE]", N_("A report layout with its logo as a JSON document."), run_export },
  { "layout import", "FILE", N_("Adds the report layout of a file, or replaces the one of its name."), run_import },
  { "layout delete", "NAME", N_("Deletes a report layout; reviews are printed by the default one, or the usual way."), run_delete },
  { NULL },
};
