/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a check-in: value, day, confidence, note; says what is wrong while one types. */
#pragma once

#include <gtk/gtk.h>

#include "heng-key-result.h"

G_BEGIN_DECLS

#define HENG_TYPE_CHECK_IN_FORM (heng_check_in_form_get_type ())
G_DECLARE_FINAL_TYPE (HengCheckInForm, heng_check_in_form, HENG, CHECK_IN_FORM, GtkBox)

/* What the form asks to be stored; freed with heng_check_in_request_free. */
typedef struct
{
  gint64 key_result_id;
  HengDate day;
  char *value, *note;
  int confidence;
  char *actor;
} HengCheckInRequest;
void heng_check_in_request_free (HengCheckInRequest *request);

/* Signals: "changed": something was typed; "record" (HengCheckInRequest *, to be taken over). Empties the form for this key result (copied); the last
 * check-in's value and confidence stand in it, `current` beside the empty value. */
void heng_check_in_form_set (HengCheckInForm *form, const HengKeyResult *record, const char *last_value, int last_confidence, const char *current,
                             HengDate today);
/* Enter in the value goes on to the confidence, Enter there records: for a round through many. */
void heng_check_in_form_set_two_steps (HengCheckInForm *form, gboolean two_steps);
gboolean heng_check_in_form_is_touched (HengCheckInForm *form);  /* something was typed since it was emptied */
gboolean heng_check_in_form_is_complete (HengCheckInForm *form); /* it could be recorded */
char *heng_check_in_form_get_value (HengCheckInForm *form);      /* new */
HengDate heng_check_in_form_get_day (HengCheckInForm *form);
int heng_check_in_form_get_confidence (HengCheckInForm *form);
void heng_check_in_form_focus (HengCheckInForm *form);

G_END_DECLS
