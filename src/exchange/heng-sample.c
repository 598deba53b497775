/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample company: a manifest of steps, each run on its own day through the importers every user has. */
#include "heng-import.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "heng-sample-goals.h"

typedef struct
{
  HengDb *db;
  char *directory;
  const char *actor;
  JsonParser *parser;
  JsonObject *manifest; /* of the parser */
} Sample;

static void
clear_sample (Sample *sample)
{
  g_clear_pointer (&sample->db, heng_db_close);
  g_clear_pointer (&sample->directory, g_free);
  g_clear_object (&sample->parser);
  heng_clock_pin (HENG_DATE_NONE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, clear_sample)

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static gboolean
refuse (Sample *sample, GError **error)
{
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
               _("The manifest of the sample company in “%s” can not be used. Install Heng again."), sample->directory);
  return FALSE;
}

static gboolean
load_manifest (Sample *sample, GError **error)
{
  g_autofree char *path = g_build_filename (sample->directory, "sample.json", NULL);
  JsonNode *root;

  sample->parser = json_parser_new ();
  if (!json_parser_load_from_file (sample->parser, path, error))
    return FALSE;
  root = json_parser_get_root (sample->parser);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return refuse (sample, error);
  sample->manifest = json_node_get_object (root);
  if (json_object_get_int_member_with_default (sample->manifest, "format", 0) != 1 || !json_object_has_member (sample->manifest, "steps")
      || !json_object_has_member (sample->manifest, "company") || heng_date_parse (member (sample->manifest, "day")) == HENG_DATE_NONE)
    return refuse (sample, error);
  return TRUE;
}

/* The company row; the mark of the sample and its day come last, so that each step sees its own day. */
static gboolean
write_company (Sample *sample, gboolean finished, GError **error)
{
  JsonObject *facts = json_object_get_object_member (sample->manifest, "company");
  g_autoptr (HengChange) change = heng_change_begin (sample->db, sample->actor, _("Sample company"), error);
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengCompany) company = change != NULL ? heng_company_load (sample->db, &problem) : NULL;
  gboolean is_new = company == NULL;

  if (change == NULL)
    return FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (is_new)
    {
      company = heng_company_new ();
      company->name = g_strdup (member (facts, "name"));
      company->name_en = g_strdup (member (facts, "name_en"));
    }
  company->is_sample = finished;
  company->sample_day = finished ? heng_date_parse (member (sample->manifest, "day")) : HENG_DATE_NONE;
  return (is_new ? heng_change_insert (change, &heng_company_type, company, error)
                 : heng_change_update (change, &heng_company_type, company, error))
         && heng_change_commit (change, error);
}

static gboolean
find_kind (const char *word, HengImportKind *kind)
{
  static const char *const words[] = {
    [HENG_IMPORT_ROSTER] = "roster",     [HENG_IMPORT_ACTUALS] = "actuals",   [HENG_IMPORT_OKR] = "okr",
    [HENG_IMPORT_CHECKINS] = "checkins", [HENG_IMPORT_MILESTONES] = "milestones", [HENG_IMPORT_FEEDBACK] = "feedback",
    [HENG_IMPORT_ADJUSTMENTS] = "adjustments", [HENG_IMPORT_COMMENTS] = "comments", [HENG_IMPORT_PROJECTS] = "projects",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *kind = (HengImportKind) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
import_step (Sample *sample, JsonObject *step, GError **error)
{
  const char *file = member (step, "file");
  HengImportOptions options = { .cycle_key = member (step, "cycle"), .actor = sample->actor };
  g_autofree char *path = file != NULL ? g_build_filename (sample->directory, file, NULL) : NULL;
  g_autoptr (HengImportReport) report = NULL;

  if (path == NULL || !find_kind (member (step, "import"), &options.kind))
    return refuse (sample, error);
  report = heng_import_file (sample->db, path, &options, error);
  if (report == NULL)
    return FALSE;
  for (guint i = 0; report->errors > 0 && i < report->issues->len; i++)
    {
      const HengImportIssue *issue = report->issues->pdata[i];

      if (issue->severity != HENG_ISSUE_ERROR)
        continue;
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_ROWS, _("%s, line %d, %s “%s”: %s"), file, (int) issue->line,
                   issue->column != NULL ? issue->column : "", issue->value != NULL ? issue->value : "", issue->reason);
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_step (Sample *sample, JsonObject *facts, GError **error)
{
  HengCycleOpenArgs args = {
    .key = member (facts, "key"),
    .name = member (facts, "name"),
    .name_en = member (facts, "name_en"),
    .from = heng_date_parse (member (facts, "from")),
    .to = heng_date_parse (member (facts, "to")),
    .actor = sample->actor,
  };
  g_autoptr (HengCycleOpened) opened = heng_cycle_open (sample->db, &args, error);

  return opened != NULL;
}

static gboolean
cycle_step (Sample *sample, const char *key, gboolean publish, GError **error)
{
  g_autoptr (HengCycle) cycle = heng_cycle_load_by_key (sample->db, key, error);

  if (cycle == NULL)
    return FALSE;
  if (publish)
    return heng_results_publish (sample->db, cycle->id, TRUE, NULL, sample->actor, error) >= 0;
  return heng_cycle_refresh (sample->db, cycle->id, NULL, sample->actor, error) >= 0;
}

static gboolean
goals_step (Sample *sample, JsonObject *facts, GError **error)
{
  JsonArray *links = json_object_has_member (facts, "links") ? json_object_get_array_member (facts, "links") : NULL;
  JsonArray *remarks = json_object_has_member (facts, "remarks") ? json_object_get_array_member (facts, "remarks") : NULL;
  const char *cycle = member (facts, "cycle");

  return cycle != NULL ? heng_sample_goals (sample->db, cycle, links, remarks, error) : refuse (sample, error);
}

static gboolean
run_step (Sample *sample, JsonObject *step, GError **error)
{
  HengDate day = heng_date_parse (member (step, "day"));

  if (day == HENG_DATE_NONE)
    return refuse (sample, error);
  heng_clock_pin (day);
  if (json_object_has_member (step, "import"))
    return import_step (sample, step, error);
  if (json_object_has_member (step, "open_cycle"))
    return open_step (sample, json_object_get_object_member (step, "open_cycle"), error);
  if (json_object_has_member (step, "refresh"))
    return cycle_step (sample, member (step, "refresh"), FALSE, error);
  if (json_object_has_member (step, "goals"))
    return goals_step (sample, json_object_get_object_member (step, "goals"), error);
  if (json_object_has_member (step, "publish"))
    return cycle_step (sample, member (step, "publish"), TRUE, error);
  return refuse (sample, error);
}

static gboolean
run_steps (Sample *sample, GError **error)
{
  JsonArray *steps = json_object_get_array_member (sample->manifest, "steps");
  g_autofree char *templates = heng_data_path ("templates");
  guint n = json_array_get_length (steps);

  if (n > 0)
    heng_clock_pin (heng_date_parse (member (json_array_get_object_element (steps, 0), "day")));
  if (!write_company (sample, FALSE, error) || heng_scheme_install (sample->db, templates, sample->actor, error) < 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!run_step (sample, json_array_get_object_element (steps, i), error))
      {
        g_prefix_error (error, _("Sample company, step %u: "), i + 1);
        return FALSE;
      }
  heng_clock_pin (heng_date_parse (member (sample->manifest, "day")));
  return write_company (sample, TRUE, error) && heng_journal_seal (sample->db, sample->actor, _("Sample company created"), error);
}

/* A half-made company helps nobody; the side files of the engine go with it. */
static void
remove_store (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static gboolean
create (const char *path, const char *language, const char *actor, GError **error)
{
  g_auto (Sample) sample = { .actor = actor };
  g_autofree char *relative = g_build_filename ("sample", g_str_has_prefix (language, "zh") ? "zh_CN" : "en", NULL);

  sample.directory = heng_data_path (relative);
  if (!load_manifest (&sample, error))
    return FALSE;
  sample.db = heng_db_open (path, HENG_DB_CREATE, error);
  return sample.db != NULL && run_steps (&sample, error);
}

gboolean
heng_sample_create (const char *path, const char *language, const char *actor, GError **error)
{
  gboolean existed = g_file_test (path, G_FILE_TEST_EXISTS);

  if (create (path, language, actor, error))
    return TRUE;
  if (!existed)
    remove_store (path);
  return FALSE;
}
