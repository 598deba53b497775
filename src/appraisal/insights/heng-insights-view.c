/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as documents, and keeping them among the filters of the company. */
#include "heng-insights-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-appraisal-private.h"
#include "heng-directory-table.h"
#include "heng-json-reader.h"
#include "heng-text.h"

#define FORMAT "heng-view"
#define AREA "insights"
#define LONGEST_NAME 60

HengInsightsView *
heng_insights_view_new (const char *name, const HengInsightsFilter *filter, const char *const *figures)
{
  HengInsightsView *view = g_new0 (HengInsightsView, 1);

  view->name = g_strstrip (g_strdup (name));
  view->department_id = filter->department_id;
  view->manager_id = filter->manager_id;
  view->level = g_strdup (filter->level);
  view->figures = g_strdupv ((char **) figures);
  return view;
}

HengInsightsView *
heng_insights_view_copy (const HengInsightsView *view)
{
  HengInsightsView *copy = g_memdup2 (view, sizeof *view);

  copy->name = g_strdup (view->name);
  copy->level = g_strdup (view->level);
  copy->figures = g_strdupv (view->figures);
  return copy;
}

void
heng_insights_view_free (HengInsightsView *view)
{
  if (view == NULL)
    return;
  g_free (view->name);
  g_free (view->level);
  g_strfreev (view->figures);
  g_free (view);
}

HengInsightsFilter
heng_insights_view_filter (const HengInsightsView *view)
{
  return (HengInsightsFilter) { view->department_id, view->manager_id, view->level };
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static gboolean
add_department (JsonBuilder *builder, HengDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_autofree char *path = departments != NULL ? heng_department_path (departments, id) : NULL;

  if (path != NULL)
    add_text (builder, "department", path);
  return path != NULL;
}

static gboolean
add_manager (JsonBuilder *builder, HengDb *db, gint64 id, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, id, error);

  if (employee != NULL)
    add_text (builder, "manager", employee->emp_no);
  return employee != NULL;
}

char *
heng_insights_view_write (HengDb *db, const HengInsightsView *view, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  add_text (builder, "name", view->name);
  if ((view->department_id != 0 && !add_department (builder, db, view->department_id, error))
      || (view->manager_id != 0 && !add_manager (builder, db, view->manager_id, error)))
    return NULL;
  if (view->level != NULL)
    add_text (builder, "level", view->level);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (char **figure = view->figures; *figure != NULL; figure++)
    json_builder_add_string_value (builder, *figure);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "on_home");
  json_builder_add_boolean_value (builder, view->is_on_home);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

static gboolean
find_department (HengDb *db, const char *path, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);

  for (guint i = 0; departments != NULL && i < departments->len; i++)
    {
      gint64 found = ((HengDepartment *) departments->pdata[i])->id;
      g_autofree char *other = heng_department_path (departments, found);

      if (strcmp (other, path) == 0)
        *id = found;
    }
  if (departments != NULL && *id == 0)
    g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("This company has no department “%s”."), path);
  return *id != 0;
}

static gboolean
find_manager (HengDb *db, const char *emp_no, gint64 *id, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load_by_no (db, emp_no, NULL);

  if (employee == NULL)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("This company has nobody with the number “%s”."), emp_no);
      return FALSE;
    }
  *id = employee->id;
  return TRUE;
}

static char **
read_figures (HengJsonReader *reader, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "figures");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GPtrArray *figures = g_ptr_array_new ();

  if (array == NULL)
    heng_json_fail (reader, "$.figures", _("must be a list of figures"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (figures, g_strdup (json_node_get_string (element)));
      else
        heng_json_fail (reader, "$.figures", _("must be a list of figures"));
    }
  g_ptr_array_add (figures, NULL);
  return (char **) g_ptr_array_free (figures, FALSE);
}

/* Members of the document; department and manager still by path and number. */
static HengInsightsView *
read_members (HengJsonReader *reader, JsonObject *object, char **department, char **manager)
{
  g_autoptr (HengInsightsView) view = g_new0 (HengInsightsView, 1);
  g_autofree char *format = heng_json_text (reader, object, "$", "format", TRUE);

  if (reader->error == NULL && strcmp (format, FORMAT) != 0)
    heng_json_fail (reader, "$.format", _("is no view of Insights"));
  if (reader->error == NULL && heng_json_int (reader, object, "$", "version") != 1)
    heng_json_fail (reader, "$.version", _("is of a newer Heng"));
  view->name = heng_json_text (reader, object, "$", "name", TRUE);
  view->level = heng_json_text (reader, object, "$", "level", FALSE);
  *department = heng_json_text (reader, object, "$", "department", FALSE);
  *manager = heng_json_text (reader, object, "$", "manager", FALSE);
  view->is_on_home = heng_json_has (object, "on_home") && heng_json_flag (reader, object, "$", "on_home");
  view->figures = read_figures (reader, object);
  return reader->error == NULL ? g_steal_pointer (&view) : NULL;
}

static HengInsightsView *
read_document (HengDb *db, const char *file, const char *text, gsize length, gboolean strict, GError **error)
{
  g_autoptr (JsonNode) root = heng_json_parse (file, text, length, error);
  HengJsonReader reader = { file, NULL };
  g_autoptr (HengInsightsView) view = NULL;
  g_autofree char *department = NULL, *manager = NULL;

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    heng_json_fail (&reader, "$", _("is no view of Insights"));
  else
    view = read_members (&reader, json_node_get_object (root), &department, &manager);
  if (view == NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  if ((department != NULL && !find_department (db, department, &view->department_id, strict ? error : NULL) && strict)
      || (manager != NULL && !find_manager (db, manager, &view->manager_id, strict ? error : NULL) && strict))
    return NULL;
  return g_steal_pointer (&view);
}

HengInsightsView *
heng_insights_view_read (HengDb *db, const char *file, const char *text, gsize length, GError **error)
{
  return read_document (db, file, text, length, TRUE, error);
}

GPtrArray *
heng_insights_views_load (HengDb *db, GError **error)
{
  g_autoptr (GPtrArray) kept = heng_saved_filters_load (db, AREA, error);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_insights_view_free);

  if (kept == NULL)
    return NULL;
  for (guint i = 0; i < kept->len; i++)
    {
      const HengSavedFilter *filter = kept->pdata[i];
      g_autoptr (HengInsightsView) view = read_document (db, filter->name, filter->query, strlen (filter->query), FALSE, NULL);

      if (view == NULL)
        continue;
      view->id = filter->id;
      view->version = filter->version;
      g_free (view->name);
      view->name = g_strdup (filter->name);
      g_ptr_array_add (views, g_steal_pointer (&view));
    }
  return g_steal_pointer (&views);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (heng_text_is_blank (name))
    return heng_refuse (error, _("Give the view a name, so that it is found again."));
  return g_utf8_strlen (name, -1) <= LONGEST_NAME || heng_refuse (error, _("The name has more than %d characters."), LONGEST_NAME);
}

static HengSavedFilter *
find_or_new (GPtrArray *kept, const char *name)
{
  HengSavedFilter *filter;

  for (guint i = 0; i < kept->len; i++)
    if (strcmp (((HengSavedFilter *) kept->pdata[i])->name, name) == 0)
      return heng_saved_filter_copy (kept->pdata[i]);
  filter = heng_saved_filter_new ();
  filter->area = g_strdup (AREA);
  filter->name = g_strdup (name);
  return filter;
}

gboolean
heng_insights_view_keep (HengDb *db, const HengInsightsView *view, const char *actor, GError **error)
{
  g_autofree char *document = check_name (view->name, error) ? heng_insights_view_write (db, view, error) : NULL;
  g_autoptr (GPtrArray) kept = document != NULL ? heng_saved_filters_load (db, AREA, error) : NULL;
  g_autoptr (HengSavedFilter) filter = kept != NULL ? find_or_new (kept, view->name) : NULL;
  g_autofree char *action = g_strdup_printf (_("Keep the view “%s”"), view->name);
  g_autoptr (HengChange) change = NULL;

  if (filter == NULL || !(change = heng_change_begin (db, actor, action, error)))
    return FALSE;
  g_free (filter->query);
  filter->query = g_steal_pointer (&document);
  return (filter->id != 0 ? heng_change_update (change, &heng_saved_filter_type, filter, error)
                          : heng_change_insert (change, &heng_saved_filter_type, filter, error))
         && heng_change_commit (change, error);
}

gboolean
heng_insights_view_drop (HengDb *db, const HengInsightsView *view, const char *actor, GError **error)
{
  g_autofree char *action = g_strdup_printf (_("Delete the view “%s”"), view->name);
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);

  return change != NULL && heng_change_delete (change, &heng_saved_filter_type, view->id, view->version, error) && heng_change_commit (change, error);
}
