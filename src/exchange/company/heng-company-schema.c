/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published description of the document, from the same table as the reading and writing of it. */
#include "heng-company.h"

#include <string.h>

#include "heng-company-shape.h"
#include "heng-cycle.h"
#include "heng-json-write.h"
#include "heng-person-edit.h"

#define DATE_PATTERN "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define TIME_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
#define DECIMAL_PATTERN "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$"
#define BIG_PATTERN "^-?[0-9]{1,19}$"

static void
put_reference (HengJsonOut *out, const char *name, const char *definition)
{
  g_autofree char *pointer = g_strconcat ("#/$defs/", definition, NULL);

  heng_json_out_object (out, name);
  heng_json_out_text (out, "$ref", pointer);
  heng_json_out_end (out);
}

static void
put_keys (HengJsonOut *out, const HengEnumValue *values)
{
  heng_json_out_list (out, "enum");
  for (; values->key; values++)
    heng_json_out_text (out, NULL, values->key);
  heng_json_out_end (out);
}

static const char *
definition_of (const HengMember *member)
{
  switch ((int) member->as)
    {
    case HENG_AS_DATE:
      return "date";
    case HENG_AS_INT:
      return "integer";
    case HENG_AS_BIG:
      return "big_integer";
    case HENG_AS_BOOL:
      return "boolean";
    case HENG_AS_DECIMAL:
      return "decimal";
    case HENG_AS_TIME:
      return "time";
    case HENG_AS_EMPLOYEE:
      return "emp_no";
    case HENG_AS_DEPARTMENT:
    case HENG_AS_PATH:
      return "department_path";
    case HENG_AS_DEPARTMENTS:
      return "department_paths";
    case HENG_AS_PROJECT:
      return "project_key";
    case HENG_AS_INDICATOR:
      return "indicator_code";
    case HENG_AS_OBJECTIVE:
      return "objective_key";
    case HENG_AS_KEY_RESULT:
      return "key_result_key";
    case HENG_AS_LIST:
      return "place";
    case HENG_AS_OWNER:
      return "owner";
    case HENG_AS_TEXT:
      return member->required ? "filled_text" : "text";
    default:
      return NULL;
    }
}

static void
put_member (HengJsonOut *out, const HengMember *member)
{
  const char *definition = definition_of (member);

  heng_json_out_object (out, member->name);
  heng_json_out_text (out, "title", member->field->label);
  if (member->as == HENG_AS_ENUM)
    {
      put_keys (out, member->field->enum_values);
      if (!member->required)
        heng_json_out_text (out, "default", heng_enum_by_value (member->field->enum_values, 0)->key);
    }
  else
    {
      g_autofree char *pointer = g_strconcat ("#/$defs/", definition, NULL);

      heng_json_out_text (out, "$ref", pointer);
    }
  heng_json_out_end (out);
}

static void put_sections (HengJsonOut *out, const GArray *children);

static void
put_record (HengJsonOut *out, const HengSection *section)
{
  guint n = 0;

  heng_json_out_text (out, "type", "object");
  if (section->type)
    heng_json_out_text (out, "title", section->type->label);
  heng_json_out_raw (out, "additionalProperties", "false");
  for (guint i = 0; i < section->members->len; i++)
    n += g_array_index (section->members, HengMember, i).required;
  if (n > 0)
    heng_json_out_list (out, "required");
  for (guint i = 0; i < section->members->len; i++)
    if (g_array_index (section->members, HengMember, i).required)
      heng_json_out_text (out, NULL, g_array_index (section->members, HengMember, i).name);
  if (n > 0)
    heng_json_out_end (out);
  heng_json_out_object (out, "properties");
  for (guint i = 0; i < section->members->len; i++)
    put_member (out, &g_array_index (section->members, HengMember, i));
  put_sections (out, section->children);
  heng_json_out_end (out);
}

static void
put_sections (HengJsonOut *out, const GArray *children)
{
  for (guint i = 0; i < children->len; i++)
    {
      const HengSection *section = heng_company_section (g_array_index (children, int, i));

      heng_json_out_object (out, section->spec->name);
      if (section->spec->kind == HENG_SECTION_LIST)
        {
          heng_json_out_text (out, "type", "array");
          heng_json_out_object (out, "items");
          put_record (out, section);
          heng_json_out_end (out);
        }
      else
        put_record (out, section);
      heng_json_out_end (out);
    }
}

static void
put_text_definition (HengJsonOut *out, const char *name, const char *description, const char *pattern, gboolean filled)
{
  heng_json_out_object (out, name);
  heng_json_out_text (out, "type", "string");
  if (description)
    heng_json_out_text (out, "description", description);
  if (pattern)
    heng_json_out_text (out, "pattern", pattern);
  if (filled)
    heng_json_out_int (out, "minLength", 1);
  heng_json_out_end (out);
}

static void
put_integer_definition (HengJsonOut *out, const char *name, const char *description, const char *minimum)
{
  heng_json_out_object (out, name);
  heng_json_out_text (out, "type", "integer");
  heng_json_out_text (out, "description", description);
  heng_json_out_raw (out, "minimum", minimum);
  heng_json_out_raw (out, "maximum", "9223372036854775807");
  heng_json_out_end (out);
}

static void
put_goal_definition (HengJsonOut *out, const char *name, const char *description, gboolean of_kr)
{
  heng_json_out_object (out, name);
  heng_json_out_text (out, "type", "object");
  heng_json_out_text (out, "description", description);
  heng_json_out_raw (out, "additionalProperties", "false");
  heng_json_out_list (out, "required");
  heng_json_out_text (out, NULL, "owner_kind");
  heng_json_out_text (out, NULL, "key");
  if (of_kr)
    heng_json_out_text (out, NULL, "key_result");
  heng_json_out_end (out);
  heng_json_out_object (out, "properties");
  heng_json_out_object (out, "owner_kind");
  put_keys (out, heng_owner_kind_values);
  heng_json_out_end (out);
  put_reference (out, "owner", "owner");
  put_reference (out, "key", "text");
  if (of_kr)
    put_reference (out, "key_result", "text");
  heng_json_out_end (out);
  heng_json_out_end (out);
}

static void
put_definitions (HengJsonOut *out)
{
  heng_json_out_object (out, "$defs");
  put_text_definition (out, "text", NULL, NULL, FALSE);
  put_text_definition (out, "filled_text", NULL, NULL, TRUE);
  heng_json_out_object (out, "date");
  heng_json_out_text (out, "type", "string");
  heng_json_out_text (out, "format", "date");
  heng_json_out_text (out, "pattern", DATE_PATTERN);
  heng_json_out_end (out);
  put_text_definition (out, "time", "UTC with milliseconds.", TIME_PATTERN, FALSE);
  put_text_definition (out, "decimal", "An exact decimal number with at most six places.", DECIMAL_PATTERN, FALSE);
  put_text_definition (out, "big_integer", "A whole number of up to 64 bits.", BIG_PATTERN, FALSE);
  put_integer_definition (out, "integer", "Names that end in _bp: basis points, 10000 = 100 %. Absent: 0.", "-9223372036854775807");
  put_integer_definition (out, "place", "The place in the cycle's actual_lists, from 1.", "1");
  heng_json_out_object (out, "boolean");
  heng_json_out_text (out, "type", "boolean");
  heng_json_out_raw (out, "default", "false");
  heng_json_out_end (out);
  put_text_definition (out, "emp_no", "The emp_no of an employee of the document.", NULL, TRUE);
  put_text_definition (out, "department_path",
                       "Names of departments from the top, separated by /. In a name ~ is written ~0 and / is written ~1; ~~2 behind a path names the "
                       "second department of that name.",
                       NULL, TRUE);
  heng_json_out_object (out, "department_paths");
  heng_json_out_text (out, "type", "array");
  put_reference (out, "items", "department_path");
  heng_json_out_end (out);
  put_text_definition (out, "project_key", "The key of a project of the document.", NULL, TRUE);
  put_text_definition (out, "indicator_code", "The code of an indicator of the scheme.", NULL, TRUE);
  put_text_definition (out, "owner", "By the kind of owner or the level: an emp_no, a department path or a project key; absent for the company.", NULL,
                       TRUE);
  put_goal_definition (out, "objective_key", "Another objective of the same cycle.", FALSE);
  put_goal_definition (out, "key_result_key", "A key result of the same cycle: its objective and its own key.", TRUE);
  heng_json_out_end (out);
}

static void
put_member_of_file (HengJsonOut *out, const char *name, const char *kind, const char *value)
{
  heng_json_out_object (out, name);
  heng_json_out_text (out, "type", "string");
  heng_json_out_text (out, kind, value);
  heng_json_out_end (out);
}

/* Bytes stand beside the sections, once each. */
static void
put_files (HengJsonOut *out)
{
  heng_json_out_object (out, "files");
  heng_json_out_text (out, "type", "array");
  heng_json_out_text (out, "description", "The bytes of photos and attachments, once each, by the SHA-256 that employees and attachments name.");
  heng_json_out_object (out, "items");
  heng_json_out_text (out, "type", "object");
  heng_json_out_raw (out, "additionalProperties", "false");
  heng_json_out_list (out, "required");
  heng_json_out_text (out, NULL, "sha256");
  heng_json_out_text (out, NULL, "size");
  heng_json_out_text (out, NULL, "data");
  heng_json_out_end (out);
  heng_json_out_object (out, "properties");
  put_member_of_file (out, "sha256", "pattern", "^[0-9a-f]{64}$");
  heng_json_out_object (out, "size");
  heng_json_out_text (out, "type", "integer");
  heng_json_out_int (out, "minimum", 1);
  heng_json_out_int (out, "maximum", HENG_ATTACHMENT_LIMIT);
  heng_json_out_end (out);
  put_member_of_file (out, "data", "contentEncoding", "base64");
  heng_json_out_end (out);
  heng_json_out_end (out);
  heng_json_out_end (out);
}

char *
heng_company_schema (void)
{
  g_auto (HengJsonOut) out = { 0 };

  heng_json_out_init (&out, NULL);
  heng_json_out_object (&out, NULL);
  heng_json_out_text (&out, "$schema", "https://json-schema.org/draft/2020-12/schema");
  heng_json_out_text (&out, "title", "A whole company");
  heng_json_out_text (&out, "description",
                      "What “hengctl export company” writes and “hengctl import company” reads: everything but the journal. People, departments, cycles "
                      "and goals are named by their own keys, never by internal numbers. Empty values and empty lists are left out.");
  heng_json_out_text (&out, "type", "object");
  heng_json_out_raw (&out, "additionalProperties", "false");
  heng_json_out_list (&out, "required");
  heng_json_out_text (&out, NULL, "format");
  heng_json_out_text (&out, NULL, "version");
  heng_json_out_end (&out);
  heng_json_out_object (&out, "properties");
  heng_json_out_object (&out, "$schema");
  heng_json_out_text (&out, "type", "string");
  heng_json_out_end (&out);
  heng_json_out_object (&out, "format");
  heng_json_out_text (&out, "const", HENG_COMPANY_FORMAT);
  heng_json_out_end (&out);
  heng_json_out_object (&out, "version");
  heng_json_out_int (&out, "const", HENG_COMPANY_VERSION);
  heng_json_out_end (&out);
  put_sections (&out, heng_company_children (-1));
  put_files (&out);
  heng_json_out_end (&out);
  put_definitions (&out);
  heng_json_out_end (&out);
  heng_json_out_finish (&out, NULL);
  return g_strdup (out.text->str);
}
