/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the organisation to its chart. */
#pragma once

#include "heng-chart-organisation.h"
#include "heng-organisation.h"

G_BEGIN_DECLS

/* A chart of the organisation, for the widget or for paper. */
HengChart *heng_organisation_chart_build (const HengOrganisation *organisation, gboolean with_people);

G_END_DECLS
