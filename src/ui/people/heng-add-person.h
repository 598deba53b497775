/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that adds one person, as one undoable change. */
#pragma once

#include "heng-page.h"
#include "heng-people-data.h"

G_BEGIN_DECLS

/* `department_id` is proposed; 0: the first. */
void heng_add_person_present (HengPage *page, const HengPeopleData *data, gint64 department_id);

G_END_DECLS
