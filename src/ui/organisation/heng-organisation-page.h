/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation: its units as a tree and as a chart, today or on any day. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_ORGANISATION_PAGE (heng_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (HengOrganisationPage, heng_organisation_page, HENG, ORGANISATION_PAGE, HengPage)

HengPage *heng_organisation_page_new (void);

G_END_DECLS
