/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card above a sheet: do the weights add up, is it few but sharp, who and what is it measured by. */
#pragma once

#include <gtk/gtk.h>

#include "heng-scorecard-check.h"

G_BEGIN_DECLS

#define HENG_TYPE_CARD_CHECKS (heng_card_checks_get_type ())
G_DECLARE_FINAL_TYPE (HengCardChecks, heng_card_checks, HENG, CARD_CHECKS, GtkBox)

GtkWidget *heng_card_checks_new (void);
void heng_card_checks_show (HengCardChecks *checks, const HengCardCheck *check);
/* "8 indicators · 100.00% · objective data 50%"; new string. */
char *heng_card_check_text (const HengCardCheck *check);

G_END_DECLS
