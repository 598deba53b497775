/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table of kept trials. */
#include "heng-kept-trial.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

static const HengField kept_trial_fields[] = {
  REF_FIELD (HengKeptTrial, cycle_id, N_("Cycle"), REQUIRED),
  TEXT_FIELD (HengKeptTrial, name, N_("Name"), REQUIRED),
  TEXT_FIELD (HengKeptTrial, document, N_("Parameters"), REQUIRED),
  TEXT_FIELD (HengKeptTrial, author, N_("Author"), PLAIN),
  INT_FIELD (HengKeptTrial, at, N_("Time"), TIME),
};
RECORD_TYPE (heng_kept_trial_type, HengKeptTrial, "trial", N_("what-if trial"), kept_trial_fields, FALSE);
