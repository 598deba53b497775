/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a new company: its name, where its file goes, and the roster to bring in. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

/* roster may be NULL: a table file to import once the company exists. */
void heng_new_company_present (HengWindow *window, const char *roster);

G_END_DECLS
