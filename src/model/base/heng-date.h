/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days without time of day or zone, and the working-day calendar. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 0000-12-31 as in g_date_get_julian; 0 means "no date". Ordered, subtractable. */
typedef gint32 HengDate;

#define HENG_DATE_NONE 0

HengDate heng_date_new (int year, int month, int day); /* HENG_DATE_NONE when there is no such day */
void heng_date_split (HengDate date, int *year, int *month, int *day);
HengDate heng_date_parse (const char *iso); /* "YYYY-MM-DD" only, else HENG_DATE_NONE */
char *heng_date_format (HengDate date);     /* "YYYY-MM-DD", "" for none */
HengDate heng_date_today (void);            /* local day; $HENG_TODAY (YYYY-MM-DD) overrides it, for tests and reprints */

/* Now as UTC milliseconds; with a pinned or overridden day: 18:00 of that day at UTC+8. */
gint64 heng_now_ms (void);
/* Pins today and now for the calling thread (the sample company's loader, tests); HENG_DATE_NONE unpins. */
void heng_clock_pin (HengDate day);

/* Working days of the company: Monday to Friday, but for the listed exceptions (holidays and swap days 调休). */
typedef struct _HengCalendar HengCalendar;

HengCalendar *heng_calendar_new (void);
void heng_calendar_free (HengCalendar *calendar);
void heng_calendar_set (HengCalendar *calendar, HengDate date, gboolean is_working);
gboolean heng_calendar_is_working (const HengCalendar *calendar, HengDate date);
/* Working days after `from` up to and including `to`; 0 when to <= from (milestone delay, domain.md §2.5). */
int heng_calendar_working_days (const HengCalendar *calendar, HengDate from, HengDate to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengCalendar, heng_calendar_free)

G_END_DECLS
