/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name under which a filter of people is kept for everybody. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

/* query: of heng_people_query_write. */
void heng_save_filter_present (HengWindow *window, const char *query);

G_END_DECLS
