/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole-company document: which member is what, which are missing, unknown or given twice. */
#include "heng-company-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-company-files.h"

static void
free_fault (gpointer data)
{
  HengFault *fault = data;

  g_free (fault->member);
  g_free (fault->value);
  g_free (fault->reason);
  g_free (fault);
}

void
heng_reading_init (HengReading *reading, const char *text, gsize size)
{
  guint n;
  const HengSection *const *sections = heng_company_sections (&n);

  memset (reading, 0, sizeof *reading);
  heng_json_scan_init (&reading->scan, text, size);
  reading->rows = g_ptr_array_new ();
  reading->pending = g_array_new (FALSE, FALSE, sizeof (HengPending));
  reading->paths = g_ptr_array_new ();
  reading->texts = g_string_chunk_new (4096);
  reading->faults = g_ptr_array_new_with_free_func (free_fault);
  reading->files = g_array_new (FALSE, FALSE, sizeof (HengReadFile));
  reading->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      HengRows *rows = sections[i] && sections[i]->type ? g_new (HengRows, 1) : NULL;

      if (rows)
        *rows = (HengRows) { g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (gsize)), g_array_new (FALSE, FALSE, sizeof (guint)) };
      g_ptr_array_add (reading->rows, rows);
    }
}

void
heng_reading_clear (HengReading *reading)
{
  for (guint i = 0; reading->rows && i < reading->rows->len; i++)
    {
      HengRows *rows = reading->rows->pdata[i];

      if (!rows)
        continue;
      heng_records_free (heng_company_section ((int) i)->type, rows->records);
      g_array_unref (rows->offsets);
      g_array_unref (rows->parents);
      g_free (rows);
    }
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_clear_pointer (&reading->pending, g_array_unref);
  g_clear_pointer (&reading->paths, g_ptr_array_unref);
  g_clear_pointer (&reading->texts, g_string_chunk_free);
  g_clear_pointer (&reading->faults, g_ptr_array_unref);
  g_clear_pointer (&reading->files, g_array_unref);
  g_clear_pointer (&reading->sums, g_hash_table_unref);
  heng_json_scan_clear (&reading->scan);
}

HengRows *
heng_reading_rows (HengReading *reading, int section)
{
  return reading->rows->pdata[section];
}

gint64
heng_reading_count (const HengReading *reading)
{
  gint64 n = 0;

  for (guint i = 0; i < reading->rows->len; i++)
    n += reading->rows->pdata[i] ? ((HengRows *) reading->rows->pdata[i])->records->len : 0;
  return n;
}

void
heng_reading_fault (HengReading *reading, gsize offset, const char *member, const char *value, const char *format, ...)
{
  HengFault *fault;
  va_list args;

  if (reading->faults->len >= HENG_COMPANY_MAX_FAULTS)
    return;
  fault = g_new0 (HengFault, 1);
  fault->offset = offset;
  fault->member = g_strdup (member);
  fault->value = g_strdup (value);
  va_start (args, format);
  fault->reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (reading->faults, fault);
}

static void
fault_of_syntax (HengReading *reading)
{
  heng_reading_fault (reading, reading->scan.start, NULL, NULL, "%s", reading->scan.fault);
}

gboolean
heng_reading_next (HengReading *reading, HengJsonToken *token)
{
  *token = heng_json_scan_next (&reading->scan);
  if (*token != HENG_JSON_FAULT)
    return reading->faults->len < HENG_COMPANY_MAX_FAULTS;
  fault_of_syntax (reading);
  return FALSE;
}

gboolean
heng_reading_skip (HengReading *reading, HengJsonToken first)
{
  if (heng_json_scan_skip (&reading->scan, first))
    return TRUE;
  fault_of_syntax (reading);
  return FALSE;
}

/* Reads the value of the member at hand and goes on behind it. */
static gboolean
skip_value (HengReading *reading)
{
  HengJsonToken token;

  return heng_reading_next (reading, &token) && heng_reading_skip (reading, token);
}

static gboolean read_section (HengReading *reading, const HengSection *section, guint parent);

/* The section called `name` among `children`; −1: none. */
static int
find_child (const GArray *children, const char *name)
{
  for (guint i = 0; i < children->len; i++)
    if (strcmp (heng_company_section (g_array_index (children, int, i))->spec->name, name) == 0)
      return (int) i;
  return -1;
}

gboolean
heng_reading_refuse_twice (HengReading *reading)
{
  heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” is given twice. Leave one out."), reading->scan.value->str);
  return skip_value (reading);
}

gboolean
heng_reading_refuse_unknown (HengReading *reading)
{
  heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” is not known here. Check its spelling against company.schema.json."),
                      reading->scan.value->str);
  return skip_value (reading);
}

typedef struct
{
  guint64 members, children; /* bits of those that were there */
} Seen;

static gboolean
read_child (HengReading *reading, const GArray *children, int child, guint row, Seen *seen)
{
  if (seen->children >> child & 1)
    return heng_reading_refuse_twice (reading);
  seen->children |= G_GUINT64_CONSTANT (1) << child;
  return read_section (reading, heng_company_section (g_array_index (children, int, child)), row);
}

static gboolean
read_member (HengReading *reading, const HengSection *section, guint row, Seen *seen)
{
  const HengMember *member = heng_section_member (section, reading->scan.value->str);
  int child = member ? -1 : find_child (section->children, reading->scan.value->str);
  guint index;
  HengJsonToken token;

  if (child >= 0)
    return read_child (reading, section->children, child, row, seen);
  if (!member)
    return heng_reading_refuse_unknown (reading);
  index = (guint) (member - &g_array_index (section->members, HengMember, 0));
  if (seen->members >> index & 1)
    return heng_reading_refuse_twice (reading);
  seen->members |= G_GUINT64_CONSTANT (1) << index;
  if (!heng_reading_next (reading, &token))
    return FALSE;
  heng_reading_value (reading, section, row, member, token);
  if (reading->scan.fault)
    {
      fault_of_syntax (reading);
      return FALSE;
    }
  return TRUE;
}

static void
check_required (HengReading *reading, const HengSection *section, gsize offset, const Seen *seen)
{
  for (guint i = 0; i < section->members->len; i++)
    {
      const HengMember *member = &g_array_index (section->members, HengMember, i);

      if (member->required && !(seen->members >> i & 1))
        heng_reading_fault (reading, offset, member->name, NULL, _("“%s” is missing. Add it."), member->name);
    }
}

static gpointer
new_record (const HengRecordType *type)
{
  gpointer record = heng_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == HENG_KIND_VALUE)
      HENG_MEMBER_INT (record, &type->fields[i]) = HENG_NO_VALUE;
  return record;
}

/* At the opening brace. */
static gboolean
read_record (HengReading *reading, const HengSection *section, guint parent)
{
  HengRows *rows = heng_reading_rows (reading, section->index);
  gsize offset = reading->scan.start;
  guint row = rows->records->len;
  Seen seen = { 0, 0 };
  HengJsonToken token;

  g_ptr_array_add (rows->records, new_record (section->type));
  g_array_append_val (rows->offsets, offset);
  g_array_append_val (rows->parents, parent);
  while (heng_reading_next (reading, &token) && token == HENG_JSON_MEMBER)
    if (!read_member (reading, section, row, &seen))
      return FALSE;
  if (token != HENG_JSON_OBJECT_END)
    return FALSE;
  check_required (reading, section, offset, &seen);
  return TRUE;
}

static gboolean
read_group (HengReading *reading, const HengSection *section)
{
  Seen seen = { 0, 0 };
  HengJsonToken token;

  while (heng_reading_next (reading, &token) && token == HENG_JSON_MEMBER)
    {
      int child = find_child (section->children, reading->scan.value->str);

      if (!(child >= 0 ? read_child (reading, section->children, child, 0, &seen) : heng_reading_refuse_unknown (reading)))
        return FALSE;
    }
  return token == HENG_JSON_OBJECT_END;
}

static gboolean
read_list (HengReading *reading, const HengSection *section, guint parent)
{
  HengJsonToken token;

  while (heng_reading_next (reading, &token) && token != HENG_JSON_ARRAY_END)
    {
      if (token == HENG_JSON_OBJECT)
        {
          if (!read_record (reading, section, parent))
            return FALSE;
          continue;
        }
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("This must be an object in braces."));
      if (!heng_reading_skip (reading, token))
        return FALSE;
    }
  return token == HENG_JSON_ARRAY_END;
}

/* Behind the name of the section. */
static gboolean
read_section (HengReading *reading, const HengSection *section, guint parent)
{
  gboolean list = section->spec->kind == HENG_SECTION_LIST;
  HengJsonToken token;

  if (!heng_reading_next (reading, &token))
    return FALSE;
  if (token != (list ? HENG_JSON_ARRAY : HENG_JSON_OBJECT))
    {
      if (list)
        heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” must be a list in square brackets."), section->spec->name);
      else
        heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” must be an object in braces."), section->spec->name);
      return heng_reading_skip (reading, token);
    }
  if (list)
    return read_list (reading, section, parent);
  return section->type ? read_record (reading, section, parent) : read_group (reading, section);
}

static gboolean
read_format (HengReading *reading, gboolean *known)
{
  HengJsonToken token;

  if (!heng_reading_next (reading, &token))
    return FALSE;
  *known = token == HENG_JSON_STRING && strcmp (reading->scan.value->str, HENG_COMPANY_FORMAT) == 0;
  if (!*known)
    heng_reading_fault (reading, reading->scan.start, NULL, token == HENG_JSON_STRING ? reading->scan.value->str : NULL,
                        _("The format must be \"%s\". Is this the document of a company?"), HENG_COMPANY_FORMAT);
  *known = TRUE;
  return heng_reading_skip (reading, token);
}

static gboolean
read_version (HengReading *reading, gboolean *known)
{
  HengJsonToken token;

  if (!heng_reading_next (reading, &token))
    return FALSE;
  *known = TRUE;
  if (token != HENG_JSON_NUMBER || strcmp (reading->scan.value->str, G_STRINGIFY (HENG_COMPANY_VERSION)) != 0)
    heng_reading_fault (reading, reading->scan.start, NULL, token == HENG_JSON_NUMBER ? reading->scan.value->str : NULL,
                        _("This Heng reads version %d of the document. Export it again, or use the Heng that wrote it."), HENG_COMPANY_VERSION);
  return heng_reading_skip (reading, token);
}

/* What stands at the top beside the sections, as far as it was there. */
typedef struct
{
  gboolean format, version, schema, files;
} Top;

static gboolean *
find_top (Top *top, const char *name)
{
  return strcmp (name, "format") == 0    ? &top->format
         : strcmp (name, "version") == 0 ? &top->version
         : strcmp (name, "$schema") == 0 ? &top->schema
         : strcmp (name, "files") == 0   ? &top->files
                                         : NULL;
}

static gboolean
read_schema (HengReading *reading, gboolean *known)
{
  HengJsonToken token;

  *known = TRUE;
  if (!heng_reading_next (reading, &token))
    return FALSE;
  if (token != HENG_JSON_STRING)
    heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("“%s” must be text in quotation marks."), "$schema");
  return heng_reading_skip (reading, token);
}

/* One member of the document itself. */
static gboolean
read_top_member (HengReading *reading, Top *top, Seen *seen)
{
  const GArray *children = heng_company_children (-1);
  const char *name = reading->scan.value->str;
  int child = find_child (children, name);
  gboolean *flag = find_top (top, name);

  if (child >= 0)
    {
      reading->has_scheme |= strcmp (name, "scheme") == 0;
      reading->has_company |= strcmp (name, "company") == 0;
      return read_child (reading, children, child, 0, seen);
    }
  if (!flag)
    return heng_reading_refuse_unknown (reading);
  if (*flag)
    return heng_reading_refuse_twice (reading);
  if (flag == &top->format)
    return read_format (reading, flag);
  if (flag == &top->version)
    return read_version (reading, flag);
  return flag == &top->files ? heng_company_files_read (reading, flag) : read_schema (reading, flag);
}

void
heng_reading_run (HengReading *reading)
{
  Top top = { 0 };
  Seen seen = { 0, 0 };
  HengJsonToken token;

  if (!heng_reading_next (reading, &token))
    return;
  if (token != HENG_JSON_OBJECT)
    {
      heng_reading_fault (reading, reading->scan.start, NULL, NULL, _("The document must be an object in braces."));
      return;
    }
  while (heng_reading_next (reading, &token) && token == HENG_JSON_MEMBER)
    if (!read_top_member (reading, &top, &seen))
      return;
  if (token != HENG_JSON_OBJECT_END || !heng_reading_next (reading, &token))
    return;
  if (!top.format)
    heng_reading_fault (reading, 0, "format", NULL, _("“%s” is missing. Add it."), "format");
  if (!top.version)
    heng_reading_fault (reading, 0, "version", NULL, _("“%s” is missing. Add it."), "version");
}
