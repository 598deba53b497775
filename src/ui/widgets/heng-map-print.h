/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map on paper of any size, as a PDF. */
#pragma once

#include "heng-chart-map.h"
#include "heng-page.h"
#include "heng-pages.h"

G_BEGIN_DECLS

/* Asks for the paper and the file. Takes the chart; `title` is the dialog's. */
void heng_map_print_present (HengPage *page, const char *title, HengChart *chart);

/* The papers it can lie on, by number: the first is one page that fits. NULL after the last one. */
const char *heng_map_paper_name (guint paper);
/* One page with all of the map. Takes the chart. */
HengPages *heng_map_pages_new (HengChart *chart, guint paper, gboolean upright);
/* The same page as a PDF. */
gboolean heng_map_save (HengChart *chart, guint paper, gboolean upright, const char *path, GError **error);

G_END_DECLS
