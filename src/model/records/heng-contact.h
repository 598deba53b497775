/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emergency contacts beyond the first, which lies with the person's sensitive facts. */
#pragma once

#include "heng-record.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *name, *relation, *tel;
} HengContact;
HENG_DECLARE_RECORD (HengContact, heng_contact, heng_contact_type)

G_END_DECLS
