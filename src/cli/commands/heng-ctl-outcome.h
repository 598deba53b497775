/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about outcomes share. */
#pragma once

#include "heng-ctl-print.h"
#include "heng-ctl.h"
#include "heng-outcome.h"

G_BEGIN_DECLS

/* FALSE with a usage message in *status when an option that is needed has no value. */
gboolean heng_ctl_needs (HengCtl *ctl, int *status, const char *option, const char *value);

G_END_DECLS
