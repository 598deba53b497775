/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, spans, numbers and names as people write them, in the language of the process. All results are new strings. */
#pragma once

#include "heng-review.h"

G_BEGIN_DECLS

gboolean heng_text_is_chinese (void);
char *heng_text_day (HengDate day);                       /* "9月24日", "24 Sep" */
char *heng_text_day_year (HengDate day);                  /* "2021-11-08", "8 Nov 2021" */
char *heng_text_day_weekday (HengDate day);               /* "8月21日 星期五", "Friday 21 August" */
char *heng_text_ago (HengDate day, HengDate today);       /* "12 天前", "yesterday", "today" */
char *heng_text_tenure (HengDate from, HengDate to);      /* "4 年 10 个月", "4 y 10 m" */
char *heng_text_moment (gint64 utc_ms);                   /* "9月22日 10:42", local time */
char *heng_text_percent (HengMicro share);                /* 0.915 → "92%" */
char *heng_text_weight (gint64 bp, int decimals);         /* 1500 → "15%" or "15.00%" */
char *heng_text_value (HengValue value, int decimals);    /* "92.17", "N/A", "—" */
/* The name one reads first, and the other one (NULL when there is none): 张伟 / Zhang Wei. */
const char *heng_text_name (const HengEmployee *employee);
char *heng_text_other_name (const HengEmployee *employee);

G_END_DECLS
