/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form that adds one person. */
#pragma once

#include "heng-people-data.h"
#include "heng-window.h"

G_BEGIN_DECLS

/* data gives the departments and possible managers; only read before this returns. */
void heng_add_person_present (HengWindow *window, const HengPeopleData *data);

G_END_DECLS
