/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that belong to a person: added by dialog or drop, opened, saved elsewhere, removed with undo. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_ATTACHMENTS_SECTION (heng_attachments_section_get_type ())
G_DECLARE_FINAL_TYPE (HengAttachmentsSection, heng_attachments_section, HENG, ATTACHMENTS_SECTION, HengFileSection)

GtkWidget *heng_attachments_section_new (HengFileDesk *desk);
void heng_attachments_section_update (HengAttachmentsSection *section);

G_END_DECLS
