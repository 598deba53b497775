/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports about the company as it is: the list of people as the People page prints it, and its organisation chart. */
#include "heng-reports-private.h"

#include <glib/gi18n.h>

#include "heng-map-print.h"
#include "heng-organisation-chart-build.h"
#include "heng-people-table-text.h"
#include "heng-people-text.h"
#include "heng-roster-print.h"

static GArray *
ids_of (const HengReportsScope *scope)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), scope->people->len);

  for (guint i = 0; i < scope->people->len; i++)
    g_array_append_val (ids, ((HengReportsPerson *) scope->people->pdata[i])->id);
  return ids;
}

/* The rows, with the columns that the People page shows. */
static GPtrArray *
cells_load (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error)
{
  gint64 cycle = job->cycle_id;
  g_autoptr (HengReportsScope) scope = heng_reports_scope_load (db, job, error);
  g_autoptr (HengPeopleData) data = scope != NULL ? heng_people_data_load (db, NULL, cancellable, error) : NULL;
  g_autoptr (GHashTable) statuses = data != NULL ? heng_people_status_load (db, &cycle, cancellable, error) : NULL;
  g_autoptr (HengPeopleRows) rows = NULL;
  g_autoptr (GArray) ids = NULL;

  if (statuses == NULL)
    return NULL;
  ids = ids_of (scope);
  rows = heng_people_rows_new (data, statuses, job->columns, ids);
  return heng_people_cells_of (rows, cancellable, error);
}

static gboolean
roster_load (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, HengRosterPrint **print, GError **error)
{
  g_autoptr (GPtrArray) cells = cells_load (db, job, cancellable, error);
  g_autoptr (HengCompany) company = cells != NULL ? heng_company_load (db, NULL) : NULL; /* a list without the name above it is a list */
  g_autofree char *day = heng_text_day_year (heng_store_today (db));
  HengRosterPaper paper = { job->paper, NULL, heng_reports_kind_title (HENG_REPORTS_ROSTER), day };

  if (cells == NULL)
    return FALSE;
  paper.company = company != NULL ? heng_localized (company->name, company->name_en) : "";
  if (print == NULL)
    return heng_roster_to_pdf (cells, &paper, job->path, cancellable, error) > 0;
  *print = heng_roster_print_new (cells, &paper);
  return TRUE;
}

static void
draw_roster (gpointer print, cairo_t *cr, guint page)
{
  heng_roster_print_draw_page (print, cr, page);
}

static HengPages *
roster_pages (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error)
{
  HengRosterPrint *print = NULL;
  double width, height;

  if (!roster_load (db, job, cancellable, &print, error))
    return NULL;
  heng_roster_print_page_size (print, &width, &height);
  return heng_pages_new (heng_roster_print_n_pages (print), width, height, draw_roster, print, (GDestroyNotify) heng_roster_print_free);
}

/* As it lies better on the paper. */
static HengChart *
chart_load (HengDb *db, const HengReportsJob *job, gboolean *upright, GError **error)
{
  g_autoptr (HengOrganisation) organisation = job->named ? heng_organisation_load (db, HENG_DATE_NONE, FALSE, error)
                                                         : heng_organisation_load_part (db, FALSE, error);
  HengChart *chart = organisation != NULL ? heng_organisation_chart_build (organisation, job->named) : NULL;
  double width, height;

  if (chart == NULL)
    return NULL;
  heng_chart_map_size (chart, &width, &height);
  *upright = height > width;
  return chart;
}

HengPages *
heng_reports_list_load (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error)
{
  gboolean upright = FALSE;
  HengChart *chart;

  if (job->kind == HENG_REPORTS_ROSTER)
    return roster_pages (db, job, cancellable, error);
  chart = chart_load (db, job, &upright, error);
  return chart != NULL ? heng_map_pages_new (chart, job->sheet, upright) : NULL;
}

gboolean
heng_reports_list_write (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error)
{
  gboolean upright = FALSE;
  g_autoptr (HengChart) chart = NULL;

  if (job->kind == HENG_REPORTS_ROSTER)
    return roster_load (db, job, cancellable, NULL, error);
  chart = chart_load (db, job, &upright, error);
  return chart != NULL && heng_map_save (chart, job->sheet, upright, job->path, error);
}
