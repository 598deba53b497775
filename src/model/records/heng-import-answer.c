/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table of remembered answers. */
#include "heng-import-answer.h"

#include <glib/gi18n-lib.h>

#include "heng-record-macros.h"

static const HengField import_answer_fields[] = {
  TEXT_FIELD (HengImportAnswer, question, N_("Question"), REQUIRED),
  TEXT_FIELD (HengImportAnswer, answer, N_("Answer"), REQUIRED),
};
RECORD_TYPE (heng_import_answer_type, HengImportAnswer, "import_answer", N_("answer to an import"), import_answer_fields, FALSE);
