/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job: employment and probation as facts, below them the dated history, which the person's row follows. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_JOB_SECTION (heng_job_section_get_type ())
G_DECLARE_FINAL_TYPE (HengJobSection, heng_job_section, HENG, JOB_SECTION, HengFileSection)

GtkWidget *heng_job_section_new (HengFileDesk *desk);
void heng_job_section_update (HengJobSection *section);

G_END_DECLS
