/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof tree: steps with formula, value, note and source. */
#include "heng-trace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

HengTrace *
heng_trace_new (const char *key, const char *label)
{
  HengTrace *trace = g_new0 (HengTrace, 1);

  trace->key = g_strdup (key);
  trace->label = g_strdup (label);
  return trace;
}

void
heng_trace_free (HengTrace *trace)
{
  if (!trace)
    return;
  g_free (trace->key);
  g_free (trace->label);
  g_free (trace->formula);
  g_free (trace->value);
  g_free (trace->note);
  g_free (trace->source_table);
  g_clear_pointer (&trace->children, g_ptr_array_unref);
  g_free (trace);
}

HengTrace *
heng_trace_add (HengTrace *parent, const char *key, const char *label)
{
  HengTrace *child;

  if (!parent)
    return NULL;
  if (!parent->children)
    parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_trace_free);
  child = heng_trace_new (key, label);
  g_ptr_array_add (parent->children, child);
  return child;
}

void
heng_trace_formula (HengTrace *trace, const char *format, ...)
{
  va_list args;

  if (!trace)
    return;
  g_free (trace->formula);
  va_start (args, format);
  trace->formula = g_strdup_vprintf (format, args);
  va_end (args);
}

void
heng_trace_value (HengTrace *trace, HengValue value, int decimals)
{
  if (!trace)
    return;
  g_free (trace->value);
  trace->value = heng_value_format (value, decimals);
}

void
heng_trace_value_text (HengTrace *trace, const char *text)
{
  if (!trace)
    return;
  g_free (trace->value);
  trace->value = g_strdup (text);
}

void
heng_trace_note (HengTrace *trace, const char *format, ...)
{
  g_autofree char *old = NULL;
  g_autofree char *note = NULL;
  va_list args;

  if (!trace)
    return;
  va_start (args, format);
  note = g_strdup_vprintf (format, args);
  va_end (args);
  old = trace->note;
  trace->note = old ? g_strconcat (old, "; ", note, NULL) : g_strdup (note);
}

void
heng_trace_note_rounding (HengTrace *trace, HengWide numerator, HengWide denominator)
{
  if (trace && numerator % denominator != 0)
    heng_trace_note (trace, "%s", _("rounded half up to 6 decimals"));
}

void
heng_trace_source (HengTrace *trace, const char *table, gint64 id)
{
  if (!trace)
    return;
  g_free (trace->source_table);
  trace->source_table = g_strdup (table);
  trace->source_id = id;
}

static void
append_step (GString *text, const HengTrace *trace, int depth)
{
  g_string_append_printf (text, "%*s%s", depth * 2, "", trace->label ? trace->label : trace->key);
  if (trace->value)
    g_string_append_printf (text, ": %s", trace->value);
  if (trace->formula)
    g_string_append_printf (text, " = %s", trace->formula);
  if (trace->note)
    g_string_append_printf (text, "  [%s]", trace->note);
  g_string_append_c (text, '\n');
  for (guint i = 0; trace->children && i < trace->children->len; i++)
    append_step (text, g_ptr_array_index (trace->children, i), depth + 1);
}

char *
heng_trace_to_text (const HengTrace *trace)
{
  GString *text = g_string_new (NULL);

  append_step (text, trace, 0);
  return g_string_free (text, FALSE);
}

/* The path taken from this step's children on, without looking deeper for its beginning. */
static const HengTrace *
find_exact (const HengTrace *trace, const char *path)
{
  const char *slash = strchr (path, '/');
  gsize length = slash ? (gsize) (slash - path) : strlen (path);

  for (guint i = 0; trace->children && i < trace->children->len; i++)
    {
      const HengTrace *child = g_ptr_array_index (trace->children, i);
      const HengTrace *found;

      if (strncmp (child->key, path, length) != 0 || child->key[length] != '\0')
        continue;
      found = slash ? find_exact (child, slash + 1) : child;
      if (found)
        return found;
    }
  return NULL;
}

const HengTrace *
heng_trace_find (const HengTrace *trace, const char *path)
{
  const HengTrace *found = trace ? find_exact (trace, path) : NULL;

  for (guint i = 0; trace && !found && trace->children && i < trace->children->len; i++)
    found = heng_trace_find (g_ptr_array_index (trace->children, i), path);
  return found;
}
