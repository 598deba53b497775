/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section with the facts of one record, a line each: contacts, contract. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_FACTS_SECTION (heng_facts_section_get_type ())
G_DECLARE_FINAL_TYPE (HengFactsSection, heng_facts_section, HENG, FACTS_SECTION, HengFileSection)

/* Fields of the employee or of its education and contract (employee_detail); ends with NULL. */
GtkWidget *heng_facts_section_new (HengFileDesk *desk, const char *title, const HengRecordType *type, const char *const *fields);
void heng_facts_section_update (HengFactsSection *section);

G_END_DECLS
