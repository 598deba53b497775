/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preflight of publishing: who is ready, who is not and why, and the confirmation, because it is final. */
#pragma once

#include "heng-cycles-data.h"
#include "heng-window.h"

G_BEGIN_DECLS

/* data is only read before this returns. */
void heng_publish_present (HengWindow *window, const HengCyclesData *data);

G_END_DECLS
