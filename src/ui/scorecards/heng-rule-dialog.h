/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule for who gets which template. */
#pragma once

#include "heng-library.h"
#include "heng-page.h"

G_BEGIN_DECLS

/* rule NULL: a new one. Copies what it needs. */
void heng_rule_dialog_present (HengPage *page, const HengLibrary *library, const HengAssignment *rule);

G_END_DECLS
