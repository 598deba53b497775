/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grade as a chip: one blue ramp, high = strong; outline with a dash when there is none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HENG_TYPE_GRADE_CHIP (heng_grade_chip_get_type ())
G_DECLARE_FINAL_TYPE (HengGradeChip, heng_grade_chip, HENG, GRADE_CHIP, GtkWidget)

/* Property "grade" ("B+", NULL = none yet). */
GtkWidget *heng_grade_chip_new (const char *grade);
void heng_grade_chip_set_grade (HengGradeChip *chip, const char *grade);

G_END_DECLS
