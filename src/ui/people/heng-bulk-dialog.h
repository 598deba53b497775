/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes department, manager, position or project of many people, and shows first whom it touches. */
#pragma once

#include "heng-people-data.h"
#include "heng-person-bulk.h"
#include "heng-window.h"

G_BEGIN_DECLS

/* projects: of HengProject; ids: gint64 of the people. All are referenced. */
void heng_bulk_dialog_present (HengWindow *window, HengPeopleData *data, GPtrArray *projects, GArray *ids);

G_END_DECLS
