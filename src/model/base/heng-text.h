/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small things about texts that many rooms need. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether there is nothing in a text but white space, the full-width one included; NULL is blank. */
gboolean heng_text_is_blank (const char *text);
/* Appends a whole number without printf: imports, images and checksums write millions of them. */
void heng_text_append_int (GString *text, gint64 number);

G_END_DECLS
