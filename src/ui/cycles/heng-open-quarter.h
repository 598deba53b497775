/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a quarter: pre-filled with the next one, checked while one types, written as one undoable change. */
#pragma once

#include "heng-window.h"

G_BEGIN_DECLS

void heng_open_quarter_present (HengWindow *window);

G_END_DECLS
