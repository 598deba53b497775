/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of appraisal periods as past records write them: quarters, half years, years, months (domain.md §9.4). */
#pragma once

#include "heng-date.h"

G_BEGIN_DECLS

typedef struct
{
  char key[12];      /* "2025Q3", "2025H1", "2025", "2025M03" */
  HengDate from, to; /* both inclusive */
} HengPeriod;

/* 2025Q3, Q3 2025, 2025年第三季度, 2025 3季度, 2025上半年, 2025H2, 2025年度, 2025, FY2025, 2025年3月, 2025-03. Years 1990 to 2100. FALSE when
 * it is none of them; a year of two digits is none. */
gboolean heng_period_parse (const char *text, HengPeriod *period);

G_END_DECLS
