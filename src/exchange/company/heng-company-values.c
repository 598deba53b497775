/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values of a whole-company document: each kind is read strictly, as the schema describes it. */
#include "heng-company-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-cycle.h"
#include "heng-people.h"

#define EARLIEST 1900
#define LATEST 2199

typedef struct
{
  HengReading *reading;
  const HengSection *section;
  guint row;
  const HengMember *member;
  gpointer record;
  HengJsonToken token;
} Value;

static const char *
shown (const Value *value)
{
  return value->token == HENG_JSON_STRING || value->token == HENG_JSON_NUMBER ? value->reading->scan.value->str : NULL;
}

#define REFUSE(value, ...) heng_reading_fault ((value)->reading, (value)->reading->scan.start, NULL, shown (value), __VA_ARGS__)

/* The text of the value; NULL with a fault when it is none. */
static const char *
text_of (const Value *value)
{
  if (value->token == HENG_JSON_STRING)
    return value->reading->scan.value->str;
  REFUSE (value, _("“%s” must be text in quotation marks."), value->member->name);
  return NULL;
}

static void
read_text (const Value *value)
{
  const char *text = text_of (value);

  if (!text)
    return;
  if (value->member->required && *text == '\0')
    REFUSE (value, _("“%s” is empty. Fill it in."), value->member->name);
  g_free (HENG_MEMBER_TEXT (value->record, value->member->field));
  HENG_MEMBER_TEXT (value->record, value->member->field) = g_strdup (text);
}

static void
read_date (const Value *value)
{
  const char *text = text_of (value);
  HengDate date = text ? heng_date_parse (text) : HENG_DATE_NONE;
  int year = 0, month, day;

  if (!text)
    return;
  if (date != HENG_DATE_NONE)
    heng_date_split (date, &year, &month, &day);
  if (year < EARLIEST || year > LATEST)
    REFUSE (value, _("“%s” is “%s”, which is no day. Write it like \"2026-07-01\"."), value->member->name, text);
  HENG_MEMBER_DATE (value->record, value->member->field) = date;
}

static char *
list_keys (const HengEnumValue *values)
{
  GString *list = g_string_new (NULL);

  for (; values->key; values++)
    g_string_append_printf (list, "%s%s", list->len ? ", " : "", values->key);
  return g_string_free (list, FALSE);
}

static gboolean
find_key (const Value *value, const HengEnumValue *values, int *found)
{
  const char *text = text_of (value);
  const HengEnumValue *at = text ? heng_enum_by_key (values, text) : NULL;

  if (at)
    *found = at->value;
  else if (text)
    {
      g_autofree char *keys = list_keys (values);

      REFUSE (value, _("“%s” is “%s”. Use one of %s."), value->member->name, text, keys);
    }
  return at != NULL;
}

static gboolean
read_whole (const Value *value, gint64 *number)
{
  if (value->token == HENG_JSON_NUMBER && g_ascii_string_to_signed (value->reading->scan.value->str, 10, G_MININT64 + 1, G_MAXINT64, number, NULL))
    return TRUE;
  REFUSE (value, _("“%s” must be a whole number without quotation marks."), value->member->name);
  return FALSE;
}

static void
read_flag (const Value *value)
{
  if (value->token == HENG_JSON_TRUE || value->token == HENG_JSON_FALSE)
    HENG_MEMBER_INT (value->record, value->member->field) = value->token == HENG_JSON_TRUE;
  else
    REFUSE (value, _("“%s” must be true or false."), value->member->name);
}

/* -?digits(.1–6 digits)?, as the schema has it. */
static gboolean
is_decimal (const char *text)
{
  gsize whole = strspn (text + (*text == '-'), "0123456789");
  const char *rest = text + (*text == '-') + whole;
  gsize places = *rest == '.' ? strspn (rest + 1, "0123456789") : 0;

  return whole >= 1 && whole <= 12 && (*rest == '\0' || (places >= 1 && places <= 6 && rest[1 + places] == '\0'));
}

static void
read_decimal (const Value *value)
{
  const char *text = text_of (value);

  if (text && !(is_decimal (text) && heng_micro_parse (text, &HENG_MEMBER_INT (value->record, value->member->field))))
    REFUSE (value, _("“%s” is “%s”, which is no decimal number. Write it like \"37.5\"."), value->member->name, text);
}

static gboolean
parse_big (const char *text, gint64 *number)
{
  return g_ascii_isdigit (text[*text == '-']) && g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, number, NULL);
}

static void
read_big (const Value *value)
{
  const char *text = text_of (value);

  if (text && !parse_big (text, &HENG_MEMBER_INT (value->record, value->member->field)))
    REFUSE (value, _("“%s” must be a whole number in quotation marks."), value->member->name);
}

/* Exactly "2026-10-08T01:30:00.000Z". */
static gboolean
parse_time (const char *text, gint64 *ms)
{
  static const char form[] = "dddd-dd-ddTdd:dd:dd.dddZ";
  g_autoptr (GDateTime) time = NULL;

  for (gsize i = 0; i < sizeof form; i++) /* with the NUL */
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (!time)
    return FALSE;
  *ms = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
  return *ms > 0;
}

static void
read_time (const Value *value)
{
  const char *text = text_of (value);

  if (text && !parse_time (text, &HENG_MEMBER_INT (value->record, value->member->field)))
    REFUSE (value, _("“%s” is “%s”, which is no time. Write it in UTC like \"2026-10-08T01:30:00.000Z\"."), value->member->name, text);
}

static void
add_pending (const Value *value, gsize offset, const char *text, gint64 number, const char *owner)
{
  GStringChunk *texts = value->reading->texts;
  HengPending pending = { (guint) value->section->index, value->row, value->member, offset, NULL, number, NULL, NULL };

  pending.text = text ? g_string_chunk_insert_const (texts, text) : NULL;
  pending.owner = owner ? g_string_chunk_insert_const (texts, owner) : NULL;
  g_array_append_val (value->reading->pending, pending);
}

static void
read_name (const Value *value)
{
  const char *text = text_of (value);

  if (!text)
    return;
  if (*text == '\0')
    REFUSE (value, _("“%s” is empty. Fill it in, or leave the member out."), value->member->name);
  else
    add_pending (value, value->reading->scan.start, text, 0, NULL);
}

/* A department's own path: its last name, and a reference to the department above. */
static void
read_path (const Value *value)
{
  const char *text = text_of (value);
  const char *last = text ? strrchr (text, '/') : NULL;
  const HengField *name = heng_record_field (value->section->type, "name");
  g_autofree char *above = NULL;
  guint levels = 1;

  if (!text)
    return;
  for (const char *c = text; *c; c++)
    levels += *c == '/';
  if (levels > HENG_MOST_LEVELS)
    REFUSE (value, _("This path has %u levels; a department has at most %d. Shorten the path."), levels, HENG_MOST_LEVELS);
  last = last ? last + 1 : text;
  HENG_MEMBER_TEXT (value->record, name) = heng_path_unescape (last, strlen (last));
  if (*HENG_MEMBER_TEXT (value->record, name) == '\0')
    REFUSE (value, _("“%s” must end with the name of the department, like \"R&D/Platform\"."), value->member->name);
  if (value->row >= value->reading->paths->len)
    g_ptr_array_set_size (value->reading->paths, (int) value->row + 1);
  value->reading->paths->pdata[value->row] = g_string_chunk_insert_const (value->reading->texts, text);
  if (last > text)
    {
      above = g_strndup (text, (gsize) (last - 1 - text));
      add_pending (value, value->reading->scan.start, above, 0, NULL);
    }
}

static void
read_paths (Value *value)
{
  HengJsonScan *scan = &value->reading->scan;

  if (value->token != HENG_JSON_ARRAY)
    {
      REFUSE (value, _("“%s” must be a list in square brackets."), value->member->name);
      heng_json_scan_skip (scan, value->token);
      return;
    }
  HENG_MEMBER_TEXT (value->record, value->member->field) = g_strdup ("");
  while ((value->token = heng_json_scan_next (scan)) != HENG_JSON_ARRAY_END && value->token != HENG_JSON_FAULT)
    if (value->token == HENG_JSON_STRING)
      add_pending (value, scan->start, scan->value->str, 0, NULL);
    else
      {
        text_of (value);
        if (!heng_json_scan_skip (scan, value->token))
          return;
      }
}

/* {"owner_kind": "PERSON", "owner": "1001", "key": "O1"}, of a key result with "key_result": "KR1" */
static void
read_objective (Value *value)
{
  HengJsonScan *scan = &value->reading->scan;
  gboolean of_kr = value->member->as == HENG_AS_KEY_RESULT;
  gsize offset = scan->start;
  g_autofree char *key_result = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *key = NULL;
  int kind = -1;

  if (value->token != HENG_JSON_OBJECT)
    {
      REFUSE (value, _("“%s” must be an object in braces."), value->member->name);
      heng_json_scan_skip (scan, value->token);
      return;
    }
  while ((value->token = heng_json_scan_next (scan)) == HENG_JSON_MEMBER)
    {
      g_autofree char *name = g_strdup (scan->value->str);
      gsize place = scan->start;

      value->token = heng_json_scan_next (scan);
      if (strcmp (name, "owner_kind") == 0 && kind < 0)
        find_key (value, heng_owner_kind_values, &kind);
      else if (strcmp (name, "owner") == 0 && !owner)
        owner = g_strdup (text_of (value));
      else if (strcmp (name, "key") == 0 && !key)
        key = g_strdup (text_of (value));
      else if (of_kr && strcmp (name, "key_result") == 0 && !key_result)
        key_result = g_strdup (text_of (value));
      else
        heng_reading_fault (value->reading, place, NULL, NULL, _("“%s” is not known here. Check its spelling against company.schema.json."), name);
      if (!heng_json_scan_skip (scan, value->token))
        return;
    }
  if (value->token == HENG_JSON_OBJECT_END && (kind < 0 || !key))
    heng_reading_fault (value->reading, offset, kind < 0 ? "owner_kind" : "key", NULL, _("“%s” is missing. Add it."), kind < 0 ? "owner_kind" : "key");
  else if (value->token == HENG_JSON_OBJECT_END && of_kr && !key_result)
    heng_reading_fault (value->reading, offset, "key_result", NULL, _("“%s” is missing. Add it."), "key_result");
  else if (value->token == HENG_JSON_OBJECT_END)
    {
      add_pending (value, offset, key, kind, owner);
      if (of_kr)
        g_array_index (value->reading->pending, HengPending, value->reading->pending->len - 1).key_result
          = g_string_chunk_insert_const (value->reading->texts, key_result);
    }
}

static void
read_reference (Value *value)
{
  gint64 number;

  switch ((int) value->member->as)
    {
    case HENG_AS_DEPARTMENTS:
      read_paths (value);
      return;
    case HENG_AS_OBJECTIVE:
    case HENG_AS_KEY_RESULT:
      read_objective (value);
      return;
    case HENG_AS_PATH:
      read_path (value);
      break;
    case HENG_AS_LIST:
      if (read_whole (value, &number))
        add_pending (value, value->reading->scan.start, NULL, number, NULL);
      break;
    default:
      read_name (value);
    }
  heng_json_scan_skip (&value->reading->scan, value->token);
}

void
heng_reading_value (HengReading *reading, const HengSection *section, guint row, const HengMember *member, HengJsonToken token)
{
  Value value = { reading, section, row, member, heng_reading_rows (reading, section->index)->records->pdata[row], token };

  if (member->as >= HENG_AS_EMPLOYEE)
    {
      read_reference (&value);
      return;
    }
  switch ((int) member->as)
    {
    case HENG_AS_TEXT:
      read_text (&value);
      break;
    case HENG_AS_DATE:
      read_date (&value);
      break;
    case HENG_AS_ENUM:
      find_key (&value, member->field->enum_values, &HENG_MEMBER_ENUM (value.record, member->field));
      break;
    case HENG_AS_BOOL:
      read_flag (&value);
      break;
    case HENG_AS_DECIMAL:
      read_decimal (&value);
      break;
    case HENG_AS_TIME:
      read_time (&value);
      break;
    case HENG_AS_BIG:
      read_big (&value);
      break;
    case HENG_AS_INT:
    default:
      read_whole (&value, &HENG_MEMBER_INT (value.record, member->field));
    }
  heng_json_scan_skip (&reading->scan, token);
}
