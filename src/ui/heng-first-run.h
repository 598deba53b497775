/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: explore a sample, start a company, open a file. Acts through the window's actions. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HENG_TYPE_FIRST_RUN (heng_first_run_get_type ())
G_DECLARE_FINAL_TYPE (HengFirstRun, heng_first_run, HENG, FIRST_RUN, GtkBox)

/* What is being done (shown after 300 ms; the rows wait); NULL = nothing. */
void heng_first_run_set_busy (HengFirstRun *page, const char *what);
/* Why a file could not be opened; title NULL hides it. */
void heng_first_run_set_error (HengFirstRun *page, const char *title, const char *detail);

G_END_DECLS
