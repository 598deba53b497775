/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an indicator's actual comes from, in words (domain.md §3: GIT, PROJ, …, R-COM). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "PROJ + R-COM" → "projects, committee", "项目、评审会". Unknown codes stay as they are. New string. */
char *heng_source_describe (const char *source);

G_END_DECLS
