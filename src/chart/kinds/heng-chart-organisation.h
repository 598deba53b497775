/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation chart: a map of units and people. */
#pragma once

#include "heng-chart-map.h"

G_BEGIN_DECLS

typedef struct
{
  HengMapNode map;
  gboolean is_person; /* else a unit */
  gboolean is_strong; /* a company or branch */
  char *name, *detail, *count; /* "研发部", "李娜", "18"; detail and count may be NULL */
} HengOrgNode;

#define HENG_ORG_CARD_WIDTH 176.0
#define HENG_ORG_CARD_HEIGHT 54.0
#define HENG_ORG_ROW_HEIGHT 26.0
#define HENG_ORG_LIST_FROM 4 /* as many leaves below one node become a list */
extern const HengMapMetrics heng_org_metrics;

HengChart *heng_chart_organisation_new (const char *title, const char *subtitle);
/* Copies the node; returns its index. */
guint heng_chart_organisation_add (HengChart *chart, const HengOrgNode *node);

G_END_DECLS
