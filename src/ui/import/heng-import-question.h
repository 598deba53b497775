/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question of a file in the import preview: its sentence, the proposals, an answer of one's own where that is possible. */
#pragma once

#include <gtk/gtk.h>

#include "heng-import.h"

G_BEGIN_DECLS

/* The question has to live as long as the box is filled. Answers activate "import.answer" (id, answer; "" = the safe way). */
void heng_import_question_fill (GtkBox *box, HengImportQuestion *question);

G_END_DECLS
