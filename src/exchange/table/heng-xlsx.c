/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XLSX container: guards, workbook, styles, shared strings and the choice of sheet. */
#include "heng-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PEEKED_ROWS 20
#define MAX_PEEKED 20 /* sheets */

static int
read_cb (void *context, char *buffer, int length)
{
  HengXlsxPart *part = context;
  zip_int64_t n = zip_fread (part->file, buffer, (zip_uint64_t) length);

  /* The directory may lie about the size, so what really comes out is counted too. */
  if (n < 0 || (guint64) n > part->left)
    return -1;
  part->left -= (guint64) n;
  return (int) n;
}

static void
quiet_cb (void *data, xmlErrorPtr problem)
{
}

HengXlsxPart *
heng_xlsx_part_open (HengXlsx *book, const char *name, GError **error)
{
  g_autoptr (HengXlsxPart) part = NULL;

  if (zip_name_locate (book->zip, name, ZIP_FL_NOCASE) < 0)
    return NULL;
  part = g_new0 (HengXlsxPart, 1);
  part->book = book;
  part->part = name;
  part->left = HENG_XLSX_MAX_UNPACKED;
  part->file = zip_fopen (book->zip, name, ZIP_FL_NOCASE);
  if (part->file != NULL)
    part->xml = xmlReaderForIO (read_cb, NULL, part, name, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (part->xml != NULL)
    {
      xmlTextReaderSetStructuredErrorHandler (part->xml, quiet_cb, NULL);
      return g_steal_pointer (&part);
    }
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
               _("“%s” is damaged: %s cannot be unpacked. Save the workbook again."), book->name, name);
  return NULL;
}

void
heng_xlsx_part_free (HengXlsxPart *part)
{
  if (part == NULL)
    return;
  if (part->xml != NULL)
    xmlFreeTextReader (part->xml);
  if (part->file != NULL)
    zip_fclose (part->file);
  g_free (part);
}

int
heng_xlsx_part_next (HengXlsxPart *part, GError **error)
{
  int got = xmlTextReaderRead (part->xml);

  if (got == 1 && xmlTextReaderNodeType (part->xml) != XML_READER_TYPE_DOCUMENT_TYPE)
    return 1;
  if (got == 0)
    return 0;
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
               _("“%s” is damaged: %s cannot be read. Save the workbook again."), part->book->name, part->part);
  return -1;
}

gboolean
heng_xlsx_part_at (HengXlsxPart *part, const char *element, gboolean end)
{
  return xmlTextReaderNodeType (part->xml) == (end ? XML_READER_TYPE_END_ELEMENT : XML_READER_TYPE_ELEMENT)
         && strcmp ((const char *) xmlTextReaderConstLocalName (part->xml), element) == 0;
}

char *
heng_xlsx_part_attribute (HengXlsxPart *part, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (part->xml) == 1)
    if (strcmp ((const char *) xmlTextReaderConstLocalName (part->xml), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (part->xml));
  xmlTextReaderMoveToElement (part->xml);
  return value;
}

static void
book_clear (HengXlsx *book)
{
  if (book->zip != NULL)
    zip_discard (book->zip);
  g_free (book->path);
  g_free (book->name);
  g_ptr_array_unref (book->sheet_names);
  g_ptr_array_unref (book->sheet_parts);
  g_array_unref (book->formats);
  g_string_free (book->shared, TRUE);
  g_array_unref (book->shared_offsets);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengXlsx, book_clear)

static gboolean
refuse (HengXlsx *book, HengImportError code, const char *sentence, GError **error)
{
  g_set_error (error, HENG_IMPORT_ERROR, code, sentence, book->name);
  return FALSE;
}

/* Passwords, macros, bombs: everything that is known before a byte is unpacked. */
static gboolean
check_archive (HengXlsx *book, GError **error)
{
  zip_int64_t n = zip_get_num_entries (book->zip, 0);
  guint64 packed = 0, unpacked = 0;

  if (n > 10000)
    return refuse (book, HENG_IMPORT_ERROR_LIMIT, _("“%s” holds too many parts to be a plain workbook."), error);
  for (zip_int64_t i = 0; i < n; i++)
    {
      zip_stat_t st;

      if (zip_stat_index (book->zip, (zip_uint64_t) i, 0, &st) != 0)
        continue;
      if (st.encryption_method != ZIP_EM_NONE)
        return refuse (book, HENG_IMPORT_ERROR_FORMAT,
                       _("“%s” is protected with a password. Remove the password in the spreadsheet program and save it again."), error);
      if (st.name != NULL && g_str_has_suffix (st.name, "vbaProject.bin"))
        return refuse (book, HENG_IMPORT_ERROR_FORMAT, _("“%s” contains macros. Save it as a plain .xlsx workbook."), error);
      packed += st.comp_size;
      unpacked += MIN (st.size, HENG_XLSX_MAX_UNPACKED + 1);
    }
  if (unpacked > HENG_XLSX_MAX_UNPACKED || (unpacked > (8 << 20) && unpacked / MAX (packed, 1) > HENG_XLSX_MAX_RATIO))
    return refuse (book, HENG_IMPORT_ERROR_LIMIT,
                   _("“%s” unpacks to far more than it should and is not opened. If it is genuine, save its sheet as CSV."), error);
  return TRUE;
}

static gboolean
open_archive (HengXlsx *book, GError **error)
{
  GStatBuf st;
  int code = 0;

  if (g_stat (book->path, &st) == 0 && st.st_size > HENG_XLSX_MAX_FILE)
    return refuse (book, HENG_IMPORT_ERROR_LIMIT, _("“%s” is larger than 256 MiB. Save its sheet as CSV."), error);
  book->zip = zip_open (book->path, ZIP_RDONLY, &code);
  if (book->zip == NULL)
    return refuse (book, HENG_IMPORT_ERROR_FORMAT, _("“%s” is a damaged or cut-off workbook. Save it again."), error);
  if (!check_archive (book, error))
    return FALSE;
  if (zip_name_locate (book->zip, "xl/workbook.xml", ZIP_FL_NOCASE) < 0)
    return refuse (book, HENG_IMPORT_ERROR_FORMAT, _("“%s” is an archive but not an Excel workbook (.xlsx)."), error);
  return TRUE;
}

/* Relation id → part name. Targets are relative to xl/ or absolute. */
static GHashTable *
read_relations (HengXlsx *book, GError **error)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengXlsxPart) part = heng_xlsx_part_open (book, "xl/_rels/workbook.xml.rels", &problem);
  int more = part != NULL;

  while (more == 1 && (more = heng_xlsx_part_next (part, &problem)) == 1)
    if (heng_xlsx_part_at (part, "Relationship", FALSE))
      {
        char *id = heng_xlsx_part_attribute (part, "Id");
        g_autofree char *target = heng_xlsx_part_attribute (part, "Target");

        if (id != NULL && target != NULL)
          g_hash_table_insert (targets, id, *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
        else
          g_free (id);
      }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&targets);
}

static gboolean
read_workbook (HengXlsx *book, GError **error)
{
  g_autoptr (GHashTable) targets = read_relations (book, error);
  g_autoptr (HengXlsxPart) part = NULL;
  int more;

  if (targets == NULL || (part = heng_xlsx_part_open (book, "xl/workbook.xml", error)) == NULL)
    return FALSE;
  while ((more = heng_xlsx_part_next (part, error)) == 1)
    {
      if (heng_xlsx_part_at (part, "workbookPr", FALSE))
        {
          g_autofree char *flag = heng_xlsx_part_attribute (part, "date1904");

          book->is_1904 = flag != NULL && (g_str_equal (flag, "1") || g_str_equal (flag, "true"));
        }
      else if (heng_xlsx_part_at (part, "sheet", FALSE))
        {
          g_autofree char *name = heng_xlsx_part_attribute (part, "name");
          g_autofree char *id = heng_xlsx_part_attribute (part, "id");
          const char *target = id != NULL ? g_hash_table_lookup (targets, id) : NULL;

          if (name != NULL && target != NULL)
            {
              g_ptr_array_add (book->sheet_names, g_strdup (name));
              g_ptr_array_add (book->sheet_parts, g_strdup (target));
            }
        }
    }
  if (more == 0 && book->sheet_names->len == 0)
    return refuse (book, HENG_IMPORT_ERROR_FORMAT, _("“%s” has no sheet with cells."), error);
  return more == 0;
}

/* A custom code: letters outside quotes, brackets and escapes. */
static HengXlsxFormat
classify_code (const char *code)
{
  gboolean percent = FALSE, time = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"' || *p == '[')
        {
          const char *close = strchr (p + 1, *p == '"' ? '"' : ']');

          if (close == NULL)
            break;
          p = close;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("yYdDeE", *p) != NULL && !(g_ascii_tolower (*p) == 'e' && (p[1] == '+' || p[1] == '-')))
        return HENG_XLSX_DATE;
      else if (strchr ("hHsS", *p) != NULL)
        time = TRUE;
      else if (*p == '%')
        percent = TRUE;
    }
  /* "General" would otherwise be taken for a code with e; a lone m (month) without hours is a date too. */
  if (!time && strpbrk (code, "mM") != NULL && strpbrk (code, "0#@") == NULL)
    return HENG_XLSX_DATE;
  return percent ? HENG_XLSX_PERCENT : time ? HENG_XLSX_TIME : HENG_XLSX_PLAIN;
}

static HengXlsxFormat
classify (int id, GHashTable *codes)
{
  const char *code = g_hash_table_lookup (codes, GINT_TO_POINTER (id));

  if (code != NULL)
    return g_ascii_strcasecmp (code, "General") == 0 ? HENG_XLSX_PLAIN : classify_code (code);
  if (id == 9 || id == 10)
    return HENG_XLSX_PERCENT;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return HENG_XLSX_TIME;
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? HENG_XLSX_DATE : HENG_XLSX_PLAIN;
}

static gboolean
read_styles (HengXlsx *book, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengXlsxPart) part = heng_xlsx_part_open (book, "xl/styles.xml", &problem);
  gboolean in_cells = FALSE;
  int more = part != NULL;

  while (more == 1 && (more = heng_xlsx_part_next (part, &problem)) == 1)
    {
      g_autofree char *id = NULL;

      if (heng_xlsx_part_at (part, "cellXfs", FALSE) || heng_xlsx_part_at (part, "cellXfs", TRUE))
        in_cells = heng_xlsx_part_at (part, "cellXfs", FALSE);
      else if (heng_xlsx_part_at (part, "numFmt", FALSE) && (id = heng_xlsx_part_attribute (part, "numFmtId")) != NULL)
        g_hash_table_insert (codes, GINT_TO_POINTER (atoi (id)), heng_xlsx_part_attribute (part, "formatCode"));
      else if (in_cells && heng_xlsx_part_at (part, "xf", FALSE))
        {
          HengXlsxFormat format;

          id = heng_xlsx_part_attribute (part, "numFmtId");
          format = classify (id != NULL ? atoi (id) : 0, codes);
          g_array_append_val (book->formats, format);
        }
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Rich text is several <t> in one <si>; <rPh> holds the reading of the characters and is not part of the text. */
static gboolean
read_shared_strings (HengXlsx *book, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengXlsxPart) part = heng_xlsx_part_open (book, "xl/sharedStrings.xml", &problem);
  gboolean in_text = FALSE, in_reading = FALSE;
  int more = part != NULL;

  g_string_append_c (book->shared, '\0');
  while (more == 1 && (more = heng_xlsx_part_next (part, &problem)) == 1)
    {
      int type = xmlTextReaderNodeType (part->xml);

      if (heng_xlsx_part_at (part, "si", FALSE))
        {
          guint32 offset = (guint32) book->shared->len;

          g_array_append_val (book->shared_offsets, offset);
          if (xmlTextReaderIsEmptyElement (part->xml))
            g_string_append_c (book->shared, '\0');
        }
      else if (heng_xlsx_part_at (part, "si", TRUE))
        g_string_append_c (book->shared, '\0');
      else if (heng_xlsx_part_at (part, "rPh", FALSE) || heng_xlsx_part_at (part, "rPh", TRUE))
        in_reading = type == XML_READER_TYPE_ELEMENT;
      else if (heng_xlsx_part_at (part, "t", FALSE) || heng_xlsx_part_at (part, "t", TRUE))
        in_text = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (part->xml);
      else if (in_text && !in_reading
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
        g_string_append (book->shared, (const char *) xmlTextReaderConstValue (part->xml));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static HengTable *
load_named (HengXlsx *book, const char *sheet, GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < book->sheet_names->len; i++)
    if (g_str_equal (book->sheet_names->pdata[i], sheet))
      return heng_xlsx_read_sheet (book, sheet, book->sheet_parts->pdata[i], 0, error);
  g_ptr_array_add (book->sheet_names, NULL);
  names = g_strjoinv ("”, “", (char **) book->sheet_names->pdata);
  g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_HEADER, _("“%s” has no sheet “%s”. Its sheets: “%s”."), book->name,
               sheet, names);
  return NULL;
}

/* Names of the sheets from `first` on whose first rows are accepted as well. One that can not be read is none of them. */
static void
add_other_sheets (HengXlsx *book, guint first, HengTableAccept accept, gpointer data, GPtrArray *names)
{
  for (guint i = first; i < book->sheet_names->len && i < first + MAX_PEEKED; i++)
    {
      g_autoptr (HengTable) table = heng_xlsx_read_sheet (book, book->sheet_names->pdata[i], book->sheet_parts->pdata[i], PEEKED_ROWS, NULL);

      if (table != NULL && accept (table, data))
        g_ptr_array_add (names, g_strdup (book->sheet_names->pdata[i]));
    }
}

/* The first sheet that has a header; when none has, the first with rows, so that the message can name what it holds. */
static HengTable *
load_first (HengXlsx *book, HengTableAccept accept, gpointer data, GError **error)
{
  g_autoptr (HengTable) fallback = NULL;

  for (guint i = 0; i < book->sheet_names->len; i++)
    {
      g_autoptr (HengTable) table = heng_xlsx_read_sheet (book, book->sheet_names->pdata[i], book->sheet_parts->pdata[i], 0, error);

      if (table == NULL)
        return NULL;
      if (accept == NULL)
        return g_steal_pointer (&table);
      if (accept (table, data))
        {
          table->sheets = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (table->sheets, g_strdup (table->sheet));
          add_other_sheets (book, i + 1, accept, data, table->sheets);
          return g_steal_pointer (&table);
        }
      if (fallback == NULL)
        fallback = g_steal_pointer (&table);
    }
  return g_steal_pointer (&fallback);
}

HengTable *
heng_xlsx_load (const char *path, const char *sheet, HengTableAccept accept, gpointer data, GError **error)
{
  g_auto (HengXlsx) book = { 0 };
  HengTable *table;

  book.path = g_strdup (path);
  book.name = g_path_get_basename (path);
  book.sheet_names = g_ptr_array_new_with_free_func (g_free);
  book.sheet_parts = g_ptr_array_new_with_free_func (g_free);
  book.formats = g_array_new (FALSE, FALSE, sizeof (HengXlsxFormat));
  book.shared = g_string_new (NULL);
  book.shared_offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!open_archive (&book, error) || !read_workbook (&book, error) || !read_styles (&book, error) || !read_shared_strings (&book, error))
    return NULL;
  table = sheet != NULL ? load_named (&book, sheet, error) : load_first (&book, accept, data, error);
  if (table != NULL)
    table->all_sheets = g_ptr_array_ref (book.sheet_names);
  return table;
}
