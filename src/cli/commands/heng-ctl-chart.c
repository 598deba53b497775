/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl chart: pictures of one person's results, of a cycle's reviews, and of what Insights shows. */
#include "heng-ctl.h"

#include "heng-ctl-print.h"
#include "heng-insights-figures.h"

#include <glib/gi18n.h>

#define CHART_WIDTH 760
#define CHART_HEIGHT 380

/* The figures of Insights that no chart of reviews draws already. */
static const struct
{
  const char *name;
  HengFigure figure;
} figures[] = {
  { "cycles", HENG_FIGURE_TREND },
  { "departments", HENG_FIGURE_DEPARTMENTS },
  { "goal-health", HENG_FIGURE_OKR },
  { "indicator-quality", HENG_FIGURE_QUALITY },
  { "turnover", HENG_FIGURE_TURNOVER },
  { "joiners-leavers", HENG_FIGURE_MOVES },
};

/* What was asked for: one of the two. */
typedef struct
{
  const HengChartKind *kind;
  const HengFigure *figure;
} Wanted;

static void
list_chart (HengCtlTable *table, HengCtlJson *json, const char *name, const char *label, gboolean of_person)
{
  heng_ctl_table_cell (table, name);
  heng_ctl_table_cell (table, label);
  heng_ctl_table_cell (table, of_person ? _("one person") : _("the cycle"));
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "name", name);
  heng_ctl_json_text (json, "label", label);
  heng_ctl_json_bool (json, "of_person", of_person);
  heng_ctl_json_end (json);
}

static void
list_charts (HengCtl *ctl)
{
  guint n;
  const HengChartKind *kinds = heng_chart_kinds (&n);
  g_autoptr (HengCtlTable) table = heng_ctl_table_new ("lll", _("Name"), _("Chart"), _("Of"));
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();

  heng_ctl_json_array (json, NULL);
  for (guint i = 0; i < n; i++)
    list_chart (table, json, kinds[i].name, _(kinds[i].label), kinds[i].of_person);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    list_chart (table, json, figures[i].name, heng_figure_title (figures[i].figure), FALSE);
  heng_ctl_json_end (json);
  heng_ctl_print (ctl->json, table, json);
}

static gboolean
find_chart (const char *name, Wanted *wanted)
{
  guint n;
  const HengChartKind *kinds = heng_chart_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].name, name))
      wanted->kind = &kinds[i];
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name))
      wanted->figure = &figures[i].figure;
  return wanted->kind != NULL || wanted->figure != NULL;
}

static gboolean
parse_size (const char *text, int *width, int *height)
{
  char *end;

  *width = CHART_WIDTH;
  *height = CHART_HEIGHT;
  if (!text)
    return TRUE;
  *width = (int) g_ascii_strtoll (text, &end, 10);
  if (*end != 'x')
    return FALSE;
  *height = (int) g_ascii_strtoll (end + 1, &end, 10);
  return *end == '\0' && *width >= 100 && *height >= 80 && *width <= 10000 && *height <= 10000;
}

/* NULL without an error: there is nothing to draw, which has been said. */
static HengChart *
draw_figure (HengDb *db, gint64 cycle_id, HengFigure figure, GError **error)
{
  const HengInsightsFilter everybody = { 0 };
  g_autoptr (HengInsightsData) data = heng_insights_data_load (db, &cycle_id, NULL, error);
  g_autoptr (HengInsightsResult) result = data ? heng_insights_result_new (data, &everybody) : NULL;
  HengChart *chart = result ? heng_figure_build (figure, result) : NULL;

  if (result && !chart)
    heng_ctl_message ("%s", heng_figure_empty (figure));
  return chart;
}

static HengChart *
draw_reviews (HengDb *db, const HengCycle *cycle, const HengChartKind *kind, const char *emp_no, GError **error)
{
  g_autoptr (GPtrArray) reviews = heng_ctl_load_reviews (db, cycle, kind->of_person ? emp_no : NULL, NULL, error);
  HengChart *chart = reviews && reviews->len ? heng_chart_new_by_name (kind->name, reviews) : NULL;

  if (reviews && !chart)
    heng_ctl_message (_("There is nobody to draw: no scored person of the cycle matches."));
  return chart;
}

static int
save_chart (HengCtl *ctl, HengChart *chart, const char *name, const char *path, int width, int height)
{
  g_autoptr (GError) error = NULL;
  HengChartStyle style = heng_chart_style_screen (HENG_THEME_LIGHT, "Noto Sans CJK SC, WenQuanYi Micro Hei, Sans", 1.0);
  g_autoptr (HengCtlJson) json = NULL;

  style.show_title = TRUE;
  style.show_foot = TRUE;
  if (!heng_chart_save (chart, path, width, height, &style, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  if (!ctl->json)
    {
      g_print ("%s\n", path);
      return HENG_EXIT_DONE;
    }
  json = heng_ctl_json_new ();
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "chart", name);
  heng_ctl_json_text (json, "title", heng_chart_title (chart));
  heng_ctl_json_text (json, "output", path);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
  return HENG_EXIT_DONE;
}

static int
run_chart (HengCtl *ctl, GStrv args)
{
  g_autofree char *output = NULL, *emp_no = NULL, *size = NULL;
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("Name the charts"), NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("PNG, SVG or PDF by the ending"), N_("FILE") },
    { "employee", 0, 0, G_OPTION_ARG_STRING, &emp_no, N_("Whose chart, for charts of one person"), N_("NO") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Size in pixels"), N_("WxH") },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengDb) db = NULL;
  g_autoptr (HengCycle) cycle = NULL;
  g_autoptr (HengChart) chart = NULL;
  Wanted wanted = { NULL, NULL };
  int status, width, height;

  if (!heng_ctl_parse (ctl, args, entries, 0, 2, &operands, &status))
    return status;
  if (list)
    {
      list_charts (ctl);
      return HENG_EXIT_DONE;
    }
  if (g_strv_length (operands) != 2 || !output)
    return heng_ctl_usage (ctl, _("A chart needs its name, a cycle and --output FILE."));
  if (!find_chart (operands[0], &wanted))
    return heng_ctl_usage (ctl, _("There is no chart “%s”. “hengctl chart --list” names them."), operands[0]);
  if (wanted.kind && wanted.kind->of_person && !emp_no)
    return heng_ctl_usage (ctl, _("This chart shows one person: add --employee NO."));
  if (!parse_size (size, &width, &height))
    return heng_ctl_usage (ctl, _("“%s” is no size. Write it like 760x380."), size);
  if (!(db = heng_ctl_open (ctl, HENG_DB_READ_ONLY, &error)) || !(cycle = heng_ctl_find_cycle (db, operands[1], &error)))
    return heng_ctl_fail (g_steal_pointer (&error));
  chart = wanted.figure ? draw_figure (db, cycle->id, *wanted.figure, &error) : draw_reviews (db, cycle, wanted.kind, emp_no, &error);
  if (error)
    return heng_ctl_fail (g_steal_pointer (&error));
  return chart ? save_chart (ctl, chart, operands[0], output, width, height) : HENG_EXIT_REFUSED;
}

const HengCtlCommand heng_ctl_chart_commands[] = {
  { "chart", "NAME KEY --output FILE.png|svg|pdf [--employee NO] [--size WxH] | --list", N_("A chart as the window shows it."), run_chart },
  { NULL },
};
