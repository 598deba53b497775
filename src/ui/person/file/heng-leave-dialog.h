/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving the company and coming back, with what follows shown first. */
#pragma once

#include "heng-file-desk.h"

G_BEGIN_DECLS

/* For somebody who has left it is the return. */
void heng_leave_dialog_show (HengFileDesk *desk);

G_END_DECLS
