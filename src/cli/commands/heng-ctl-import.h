/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import commands share: printing a report. */
#pragma once

#include "heng-ctl.h"
#include "heng-import.h"

G_BEGIN_DECLS

/* Issues on stderr, counts on stdout. */
void heng_ctl_print_import (HengCtl *ctl, const char *path, const HengImportReport *report);

G_END_DECLS
