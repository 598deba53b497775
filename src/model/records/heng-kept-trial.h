/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A what-if trial that was kept by name. */
#pragma once

#include "heng-record.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id, version;
  gint64 cycle_id;
  char *name;     /* unique in the cycle */
  char *document; /* JSON: the parameters that differ */
  char *author;
  gint64 at;      /* UTC ms */
} HengKeptTrial;
HENG_DECLARE_RECORD (HengKeptTrial, heng_kept_trial, heng_kept_trial_type)

G_END_DECLS
