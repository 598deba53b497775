/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How findings of the SMART check are printed, by calc smart and by smart. */
#pragma once

#include "heng-ctl-print.h"
#include "heng-smart.h"

G_BEGIN_DECLS

/* "findings" and "lamps" of an open JSON object. */
void heng_ctl_smart_write (HengCtlJson *json, GPtrArray *findings);
/* "S ● green · M ● red …" in one line; new string. */
char *heng_ctl_smart_lamps (GPtrArray *findings);

G_END_DECLS
