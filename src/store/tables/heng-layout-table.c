/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Report layouts in the store. */
#include "heng-layout-table.h"

#include <string.h>

#include "heng-content-table.h"
#include "heng-record-sql.h"

GPtrArray *
heng_report_layouts_load (HengDb *db, GError **error)
{
  return heng_record_load_many (db, &heng_report_layout_type, "ORDER BY t.name, t.id", 0, 0, (GDestroyNotify) heng_report_layout_free, error);
}

static const HengReportLayout *
choose (GPtrArray *layouts, const char *name)
{
  for (guint i = 0; i < layouts->len; i++)
    {
      const HengReportLayout *layout = layouts->pdata[i];

      if (name ? strcmp (layout->name, name) == 0 : layout->is_default)
        return layout;
    }
  return NULL;
}

HengPaperLayout *
heng_paper_layout_load (HengDb *db, const char *name, GError **error)
{
  g_autoptr (GPtrArray) layouts = heng_report_layouts_load (db, error);
  const HengReportLayout *layout = layouts ? choose (layouts, name) : NULL;
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) logo = layout && layout->logo ? heng_content_load (db, layout->logo, &fault) : NULL;

  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return layout ? heng_paper_layout_new (layout, logo) : NULL;
}
