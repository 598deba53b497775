/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the commands metrics, smart and quality share. */
#pragma once

#include "heng-ctl.h"
#include "heng-ctl-print.h"
#include "heng-insight.h"

G_BEGIN_DECLS

int heng_ctl_run_quality (HengCtl *ctl, GStrv args);

G_END_DECLS
