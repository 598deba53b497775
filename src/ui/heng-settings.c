/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSettings when the schema is installed, else a table of defaults in memory: a missing schema must not end the program. */
#include "heng-settings.h"

typedef struct
{
  const char *key;
  const char *value; /* text of the GVariant */
} Fallback;

static const Fallback fallbacks[] = {
  { "window-width", "1280" },     { "window-height", "800" }, { "window-maximized", "false" },
  { "sidebar-visible", "true" },  { "open-stores", "@as []" }, { "color-scheme", "'system'" },
  { "recent-stores", "@as []" },  { "reopen", "true" },       { "paper", "'a4'" },
  { "people-widths", "@as []" }, { "people-sort", "''" },
  { "people-columns", "['number', 'department', 'position', 'level', 'manager', 'hired', 'state', 'score']" },
};

static GHashTable *memory;

static GSettings *
installed (void)
{
  static gsize ready;
  static GSettings *settings;

  if (g_once_init_enter (&ready))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, HENG_APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
      g_once_init_leave (&ready, 1);
    }
  return settings;
}

static gboolean
has_key (GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

static GVariant *
get_value (const char *key)
{
  GSettings *settings = installed ();
  GVariant *value;

  if (has_key (settings, key))
    return g_settings_get_value (settings, key);
  value = g_hash_table_lookup (memory, key);
  if (value != NULL)
    return g_variant_ref (value);
  for (guint i = 0; i < G_N_ELEMENTS (fallbacks); i++)
    if (g_str_equal (fallbacks[i].key, key))
      return g_variant_ref_sink (g_variant_new_parsed (fallbacks[i].value));
  g_assert_not_reached ();
}

static void
set_value (const char *key, GVariant *floating)
{
  GSettings *settings = installed ();
  g_autoptr (GVariant) value = g_variant_ref_sink (floating);

  if (has_key (settings, key))
    g_settings_set_value (settings, key, value);
  else
    g_hash_table_replace (memory, g_strdup (key), g_steal_pointer (&value));
}

gboolean
heng_settings_get_boolean (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_get_boolean (value);
}

void
heng_settings_set_boolean (const char *key, gboolean value)
{
  set_value (key, g_variant_new_boolean (value));
}

int
heng_settings_get_int (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_get_int32 (value);
}

void
heng_settings_set_int (const char *key, int value)
{
  set_value (key, g_variant_new_int32 (value));
}

char **
heng_settings_get_strv (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_dup_strv (value, NULL);
}

void
heng_settings_set_strv (const char *key, const char *const *value)
{
  set_value (key, g_variant_new_strv (value, -1));
}

char *
heng_settings_get_string (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_dup_string (value, NULL);
}

void
heng_settings_set_string (const char *key, const char *value)
{
  set_value (key, g_variant_new_string (value));
}
