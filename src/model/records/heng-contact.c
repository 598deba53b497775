/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table of emergency contacts: data of third persons, so they are sealed like the sensitive facts. */
#include "heng-contact.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

static const HengField contact_fields[] = {
  REF_FIELD (HengContact, employee_id, N_("Employee"), REQUIRED),
  TEXT_FIELD (HengContact, name, N_("Emergency contact"), REQUIRED),
  TEXT_FIELD (HengContact, relation, N_("Relation"), PLAIN),
  TEXT_FIELD (HengContact, tel, N_("Phone"), PLAIN),
};
RECORD_TYPE (heng_contact_type, HengContact, "contact", N_("emergency contact"), contact_fields, TRUE);
