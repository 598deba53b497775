/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks. The first byte: a whole archive (Z), or the one part that is not as it should be — w orkbook, r elations, s tyles, t exts,
 * or else the sheet — in an archive that is otherwise good. */
#include "fuzz-common.h"

#include "heng-xlsx.h"

#define NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

typedef struct
{
  const char *name, *text;
  char letter;
} Part;

static const Part parts[] = {
  { "xl/workbook.xml", "<workbook " NS "><sheets><sheet name=\"A\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>", 'w' },
  { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>", 'r' },
  { "xl/styles.xml", "<styleSheet " NS "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>", 's' },
  { "xl/sharedStrings.xml", "<sst " NS "><si><t>工号</t></si><si><t>姓名</t></si></sst>", 't' },
  { "xl/worksheets/sheet1.xml", "<worksheet " NS "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>", 'x' },
};

static guint32
crc32_of (const uint8_t *data, gsize size)
{
  guint32 crc = 0xFFFFFFFF;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int k = 0; k < 8; k++)
        crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
  return ~crc;
}

static void
put (GByteArray *out, guint64 value, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

/* The common middle of a local header and a directory entry of a stored part. */
static void
put_entry (GByteArray *out, const char *name, const uint8_t *data, gsize size)
{
  put (out, 20, 2);
  put (out, 0, 2);
  put (out, 0, 2);
  put (out, 0x21u << 16, 4);
  put (out, crc32_of (data, size), 4);
  put (out, size, 4);
  put (out, size, 4);
  put (out, strlen (name), 2);
  put (out, 0, 2);
}

static void
add_part (GByteArray *out, GByteArray *directory, const char *name, const uint8_t *data, gsize size)
{
  guint at = out->len;

  put (out, 0x04034b50, 4);
  put_entry (out, name, data, size);
  g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (out, data, (guint) size);
  put (directory, 0x02014b50, 4);
  put (directory, 20, 2);
  put_entry (directory, name, data, size);
  put (directory, 0, 2);
  put (directory, 0, 2);
  put (directory, 0, 2);
  put (directory, 0, 4);
  put (directory, at, 4);
  g_byte_array_append (directory, (const guint8 *) name, (guint) strlen (name));
}

static GByteArray *
build (char letter, const uint8_t *data, gsize size)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint at;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gboolean own = parts[i].letter == letter || (i == G_N_ELEMENTS (parts) - 1 && strchr ("wrst", letter) == NULL);

      add_part (out, directory, parts[i].name, own ? data : (const uint8_t *) parts[i].text, own ? size : strlen (parts[i].text));
    }
  at = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  put (out, 0x06054b50, 4);
  put (out, 0, 4);
  put (out, G_N_ELEMENTS (parts), 2);
  put (out, G_N_ELEMENTS (parts), 2);
  put (out, directory->len, 4);
  put (out, at, 4);
  put (out, 0, 2);
  return out;
}

static gboolean
accept_any (const HengTable *table, gpointer data)
{
  return table->n_rows > 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GByteArray) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTable) table = NULL;
  FuzzFile file;

  if (size == 0)
    return 0;
  if (data[0] == 'Z')
    fuzz_file_open (&file, data + 1, size - 1);
  else
    {
      archive = build ((char) data[0], data + 1, size - 1);
      fuzz_file_open (&file, archive->data, archive->len);
    }
  table = heng_xlsx_load (file.path, NULL, accept_any, NULL, &error);
  fuzz_file_close (&file);
  if (table == NULL)
    return 0;
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column <= table->rows[row].n; column++)
      g_assert_cmpuint (strlen (heng_table_cell (table, row, column)), <=, table->text_size);
  return 0;
}
