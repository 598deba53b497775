/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that single fields have, found by record type and name. */
#pragma once

#include "heng-person-check.h"

G_BEGIN_DECLS

/* `form` is the form to store (NULL for none) and may be replaced; `sentence` is set unless the rule has nothing to say. */
HengCheckLevel heng_person_rule (const HengRecordType *type, const HengField *field, gconstpointer record, const HengPersonFacts *facts,
                                 char **form, char **sentence);

G_END_DECLS
