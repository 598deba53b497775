/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a unit is moved, given another type or closed: where to, and what it brings along. */
#pragma once

#include "heng-organisation.h"
#include "heng-page.h"

G_BEGIN_DECLS

/* The unit as it is to be; to be taken with heng_record_copy when kept. */
typedef void (*HengUnitAgreed) (HengPage *page, const HengDepartment *unit);

/* Shows the consequences of `unit` as it would be (copied), with a choice of the place when `choose_place`. Cancel: nothing is called. */
void heng_unit_consequences_present (HengPage *page, const HengOrganisation *organisation, const HengDepartment *unit, gboolean choose_place,
                                     HengUnitAgreed agreed);

typedef void (*HengUnitTarget) (HengPage *page, gint64 unit_id, gint64 target_id);
/* Closing: who takes over, when there is anything to take over. */
void heng_unit_close_present (HengPage *page, const HengOrganisation *organisation, const HengDepartment *unit, HengUnitTarget agreed);

G_END_DECLS
