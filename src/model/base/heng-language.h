/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of messages, also on a system that has no locale installed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Call once, first thing in main. `language` ("en", "zh_CN") overrides the environment; NULL takes $LANGUAGE and the locale.
 * `directory` holds the catalogues; NULL: $HENG_LOCALE_DIR, else the installed one. Texts are UTF-8 whatever the locale. */
void heng_language_setup (const char *language, const char *directory);

G_END_DECLS
