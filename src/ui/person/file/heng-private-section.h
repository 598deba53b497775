/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private facts: masked until somebody asks for them, which the journal notes; then edited in place like all others. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_PRIVATE_SECTION (heng_private_section_get_type ())
G_DECLARE_FINAL_TYPE (HengPrivateSection, heng_private_section, HENG, PRIVATE_SECTION, HengFileSection)

GtkWidget *heng_private_section_new (HengFileDesk *desk);
/* Another person's facts are masked again. */
void heng_private_section_update (HengPrivateSection *section, gboolean other_person);

G_END_DECLS
