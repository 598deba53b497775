/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers between runs. Works without an installed schema: then nothing outlives the process. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean heng_settings_get_boolean (const char *key);
void heng_settings_set_boolean (const char *key, gboolean value);
int heng_settings_get_int (const char *key);
void heng_settings_set_int (const char *key, int value);
char **heng_settings_get_strv (const char *key);
void heng_settings_set_strv (const char *key, const char *const *value);
char *heng_settings_get_string (const char *key); /* never NULL */
void heng_settings_set_string (const char *key, const char *value);

G_END_DECLS
