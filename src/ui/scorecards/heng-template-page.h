/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One template: its checks, who gets it, and its lines as a sheet. */
#pragma once

#include "heng-page.h"

G_BEGIN_DECLS

#define HENG_TYPE_TEMPLATE_PAGE (heng_template_page_get_type ())
G_DECLARE_FINAL_TYPE (HengTemplatePage, heng_template_page, HENG, TEMPLATE_PAGE, HengPage)

HengPage *heng_template_page_new (const char *key);

G_END_DECLS
