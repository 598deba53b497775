/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and checking the JSON files of the appraisal scheme. */
#include "heng-scheme-files.h"

#include "heng-appraisal.h"
#include "heng-json-reader.h"
#include "heng-rule.h"

#include <glib/gi18n-lib.h>

#define FULL_WEIGHT 10000

void
heng_scheme_template_free (HengSchemeTemplate *scheme)
{
  g_clear_pointer (&scheme->record, heng_template_free);
  g_clear_pointer (&scheme->indicators, g_ptr_array_unref);
  g_clear_pointer (&scheme->lines, g_ptr_array_unref);
  g_free (scheme);
}

HengSchemeTemplate *
heng_scheme_template_new (void)
{
  HengSchemeTemplate *scheme = g_new0 (HengSchemeTemplate, 1);

  scheme->record = heng_template_new ();
  scheme->indicators = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_indicator_free);
  scheme->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_template_line_free);
  return scheme;
}

static HengSchemeFiles *
scheme_files_new (void)
{
  HengSchemeFiles *files = g_new0 (HengSchemeFiles, 1);

  files->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_scheme_template_free);
  files->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_profile_free);
  files->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_assignment_free);
  files->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_grade_band_free);
  files->merit = g_array_new (FALSE, TRUE, sizeof (HengMeritRow));
  files->days = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_calendar_day_free);
  files->question_sets = heng_scheme_questions_new ();
  return files;
}

void
heng_scheme_files_free (HengSchemeFiles *files)
{
  g_ptr_array_unref (files->templates);
  g_ptr_array_unref (files->profiles);
  g_ptr_array_unref (files->assignments);
  g_ptr_array_unref (files->grades);
  g_array_unref (files->merit);
  g_ptr_array_unref (files->days);
  g_ptr_array_unref (files->question_sets);
  g_free (files);
}

static void
read_indicator (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeTemplate *scheme = data;
  HengIndicator *indicator = heng_indicator_new ();
  HengTemplateLine *line = heng_template_line_new ();
  g_autoptr (GError) rule_error = NULL;

  g_ptr_array_add (scheme->indicators, indicator);
  g_ptr_array_add (scheme->lines, line);
  indicator->code = heng_json_text (reader, object, path, "code", TRUE);
  indicator->name = heng_json_text (reader, object, path, "name", TRUE);
  indicator->name_en = heng_json_text (reader, object, path, "name_en", FALSE);
  indicator->perspective = heng_json_enum (reader, object, path, "perspective", heng_perspective_values);
  indicator->unit = heng_json_text (reader, object, path, "unit", FALSE);
  indicator->unit_en = heng_json_text (reader, object, path, "unit_en", FALSE);
  indicator->formula = heng_json_text (reader, object, path, "formula", FALSE);
  indicator->formula_en = heng_json_text (reader, object, path, "formula_en", FALSE);
  indicator->source = heng_json_text (reader, object, path, "source", TRUE);
  indicator->rule = heng_json_text (reader, object, path, "rule", TRUE);
  indicator->level = heng_json_enum (reader, object, path, "level", heng_indicator_level_values);
  line->weight_bp = heng_json_percent (reader, object, path, "weight");
  line->target = heng_json_text (reader, object, path, "target", FALSE);
  line->sort = index + 1;
  if (!reader->error)
    {
      g_autoptr (HengRule) rule = heng_rule_parse (indicator->rule, &rule_error);

      if (!rule)
        heng_json_fail (reader, path, _("“rule” is “%s”: %s Correct the rule and install again."), indicator->rule, rule_error->message);
    }
}

static void
check_template (HengJsonReader *reader, const HengSchemeTemplate *scheme)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 sum = 0;

  for (guint i = 0; i < scheme->lines->len && !reader->error; i++)
    {
      const HengIndicator *indicator = scheme->indicators->pdata[i];

      sum += ((HengTemplateLine *) scheme->lines->pdata[i])->weight_bp;
      if (!g_hash_table_add (codes, indicator->code))
        heng_json_fail (reader, "$.indicators", _("The code %s occurs twice. Give each indicator its own code."), indicator->code);
    }
  if (sum != FULL_WEIGHT && !reader->error)
    {
      g_autofree char *total = heng_micro_format (sum * (HENG_MICRO / 100), 2);

      heng_json_fail (reader, "$.indicators", _("The weights total %s. They must total 100.00: correct them and install again."), total);
    }
}

static void
read_template (HengJsonReader *reader, JsonObject *root, HengSchemeFiles *files)
{
  HengSchemeTemplate *scheme = heng_scheme_template_new ();
  JsonObject *object = heng_json_object (reader, root, "$", "template");

  g_ptr_array_add (files->templates, scheme);
  scheme->record->key = heng_json_text (reader, object, "$.template", "key", TRUE);
  scheme->record->dept_type = heng_json_enum (reader, object, "$.template", "dept_type", heng_dept_type_values);
  scheme->record->name = heng_json_text (reader, object, "$.template", "name", TRUE);
  scheme->record->name_en = heng_json_text (reader, object, "$.template", "name_en", FALSE);
  heng_json_each (reader, root, "$", "indicators", read_indicator, scheme);
  check_template (reader, scheme);
}

static void
read_profile (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeFiles *files = data;
  HengProfile *profile = heng_profile_new ();
  g_autofree char *groups_path = g_strconcat (path, ".groups", NULL);
  JsonObject *groups = heng_json_object (reader, object, path, "groups");

  g_ptr_array_add (files->profiles, profile);
  profile->key = heng_json_text (reader, object, path, "key", TRUE);
  profile->name = heng_json_text (reader, object, path, "name", TRUE);
  profile->name_en = heng_json_text (reader, object, path, "name_en", FALSE);
  profile->okr_bp = heng_json_percent (reader, object, path, "okr");
  profile->kpi_bp = heng_json_percent (reader, object, path, "kpi");
  profile->feedback_bp = heng_json_percent (reader, object, path, "feedback");
  profile->mgr_bp = heng_json_percent (reader, groups, groups_path, "MGR");
  profile->peer_bp = heng_json_percent (reader, groups, groups_path, "PEER");
  profile->sub_bp = heng_json_percent (reader, groups, groups_path, "SUB");
  profile->cust_bp = heng_json_percent (reader, groups, groups_path, "CUST");
  profile->question_set_key = heng_json_text (reader, object, path, "questions", FALSE);
  if (profile->okr_bp + profile->kpi_bp + profile->feedback_bp != FULL_WEIGHT)
    heng_json_fail (reader, path, _("okr, kpi and feedback must total 100."));
  if (profile->mgr_bp + profile->peer_bp + profile->sub_bp + profile->cust_bp != FULL_WEIGHT)
    heng_json_fail (reader, groups_path, _("The group weights must total 100."));
}

static void
read_assignment (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeFiles *files = data;
  HengAssignment *assignment = heng_assignment_new ();

  g_ptr_array_add (files->assignments, assignment);
  assignment->dept_type = heng_json_enum (reader, object, path, "dept_type", heng_dept_type_values);
  assignment->is_manager = heng_json_flag (reader, object, path, "manager");
  assignment->template_key = heng_json_text (reader, object, path, "template", TRUE);
  assignment->profile_key = heng_json_text (reader, object, path, "profile", TRUE);
  assignment->position = heng_json_text (reader, object, path, "position", FALSE);
  assignment->level = heng_json_text (reader, object, path, "level", FALSE);
}

static void
read_grade (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeFiles *files = data;
  HengGradeBand *band = heng_grade_band_new ();

  g_ptr_array_add (files->grades, band);
  band->grade = heng_json_text (reader, object, path, "grade", TRUE);
  band->label = heng_json_text (reader, object, path, "label", TRUE);
  band->label_en = heng_json_text (reader, object, path, "label_en", FALSE);
  band->lower = heng_json_decimal (reader, object, path, "lower");
  band->coefficient = heng_json_decimal (reader, object, path, "coefficient");
  band->share_bp = heng_json_percent (reader, object, path, "share");
  band->sort = index + 1;
  if (index > 0 && ((HengGradeBand *) files->grades->pdata[files->grades->len - 2])->lower <= band->lower)
    heng_json_fail (reader, path, _("“lower” must be below that of the grade before it: list the best grade first."));
}

static void
read_merit (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeFiles *files = data;
  g_autofree char *grade = heng_json_text (reader, object, path, "grade", TRUE);
  HengMeritRow row = { NULL, heng_json_percent (reader, object, path, "below"), heng_json_percent (reader, object, path, "within"),
                       heng_json_percent (reader, object, path, "above") };

  for (guint i = 0; i < files->grades->len; i++)
    if (g_strcmp0 (((HengGradeBand *) files->grades->pdata[i])->grade, grade) == 0)
      row.grade = ((HengGradeBand *) files->grades->pdata[i])->grade;
  if (row.grade)
    g_array_append_val (files->merit, row);
  else
    heng_json_fail (reader, path, _("“%s” is none of the grades. List the merit matrix by them."), grade ? grade : "");
}

static void
read_day (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  HengSchemeFiles *files = data;
  HengCalendarDay *day = heng_calendar_day_new ();
  g_autofree char *text = heng_json_text (reader, object, path, "day", TRUE);

  g_ptr_array_add (files->days, day);
  day->day = text ? heng_date_parse (text) : HENG_DATE_NONE;
  if (text && day->day == HENG_DATE_NONE)
    heng_json_fail (reader, path, _("“day” is “%s”, which is no date. Write it like 2026-01-31."), text);
  day->is_working = heng_json_flag (reader, object, path, "working");
  day->name = heng_json_text (reader, object, path, "name", FALSE);
}

static void
read_scheme (HengJsonReader *reader, JsonObject *root, HengSchemeFiles *files)
{
  heng_json_each (reader, root, "$", "profiles", read_profile, files);
  heng_json_each (reader, root, "$", "assignments", read_assignment, files);
  heng_json_each (reader, root, "$", "grades", read_grade, files);
  if (heng_json_has (root, "merit"))
    heng_json_each (reader, root, "$", "merit", read_merit, files);
}

/* A file says by its members what it is. */
static void
read_root (HengJsonReader *reader, JsonObject *root, HengSchemeFiles *files)
{
  JsonNode *format = json_object_get_member (root, "format");

  if (!format || !JSON_NODE_HOLDS_VALUE (format) || json_node_get_int (format) != 1)
    heng_json_fail (reader, "$", _("“format” must be 1: this version of Heng reads no other."));
  else if (json_object_has_member (root, "template"))
    read_template (reader, root, files);
  else if (json_object_has_member (root, "profiles"))
    read_scheme (reader, root, files);
  else if (json_object_has_member (root, "days"))
    heng_json_each (reader, root, "$", "days", read_day, files);
  else if (json_object_has_member (root, "question_sets"))
    heng_json_each (reader, root, "$", "question_sets", heng_scheme_questions_read, files->question_sets);
  else
    heng_json_fail (reader, "$", _("The file holds none of “template”, “profiles”, “question_sets” and “days”. Remove it from the folder or complete it."));
}

static gboolean
read_file (const char *path, const char *name, HengSchemeFiles *files, GError **error)
{
  HengJsonReader reader = { name, NULL };
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &fault))
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%s cannot be read as JSON: %s"), name, fault->message);
      return FALSE;
    }
  if (!(root = heng_json_parse (name, text, length, error)))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (root))
    read_root (&reader, json_node_get_object (root), files);
  else
    heng_json_fail (&reader, "$", _("This must be an object in braces."));
  if (!reader.error)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_json_files (const char *directory, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir)
    return NULL;
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

HengSchemeTemplate *
heng_scheme_template_read (const char *path, GError **error)
{
  g_autoptr (HengSchemeFiles) files = scheme_files_new ();
  g_autofree char *name = g_path_get_basename (path);

  if (!read_file (path, name, files, error))
    return NULL;
  if (files->templates->len == 1)
    return g_ptr_array_steal_index (files->templates, 0);
  g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("%s, $: “template” is missing. Choose the file of a template."), name);
  return NULL;
}

HengSchemeFiles *
heng_scheme_files_read (const char *directory, GError **error)
{
  g_autoptr (HengSchemeFiles) files = scheme_files_new ();
  g_autoptr (GPtrArray) names = list_json_files (directory, error);

  if (!names)
    return NULL;
  if (names->len == 0)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND,
                   _("%s holds no template files (*.json). Choose the folder that holds them."), directory);
      return NULL;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, names->pdata[i], NULL);

      if (!read_file (path, names->pdata[i], files, error))
        return NULL;
    }
  return g_steal_pointer (&files);
}
