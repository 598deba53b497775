/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of an OKR list: an objective as a heading, or a key result with its progress against plan. */
#pragma once

#include <gtk/gtk.h>

#include "heng-review.h"

G_BEGIN_DECLS

#define HENG_TYPE_OKR_ROW (heng_okr_row_get_type ())
G_DECLARE_FINAL_TYPE (HengOkrRow, heng_okr_row, HENG, OKR_ROW, GtkListBoxRow)

typedef enum { HENG_OKR_PLAIN = 0, HENG_OKR_DETAILED = 1 << 0 /* objectives with progress, key results with confidence */ } HengOkrDetail;

/* Fills the list with one row for each objective and key result of the part; rows of the same kind are kept, so that focus stays. */
void heng_okr_rows_fill (GtkListBox *list, const HengReview *review, HengOkrDetail detail);
/* 0 for an objective's row. */
gint64 heng_okr_row_get_key_result (HengOkrRow *row);
/* The key result in the review, its objective in `objective`; NULL when there is none. */
HengReviewKr *heng_okr_find (const HengReview *review, gint64 key_result_id, HengReviewObjective **objective);
/* A key result's title with its way from start to target when the title does not say it: "构建时长 40 → 10 分钟". New string. */
char *heng_okr_title (const HengKeyResult *record);
/* Narrow pages drop the current value and the bar. */
void heng_okr_rows_set_narrow (GtkListBox *list, gboolean narrow);

G_END_DECLS
