/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows and cells of a table file, and the choice of reader by the file's first bytes. */
#include "heng-table.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "heng-csv.h"
#include "heng-xlsx.h"

G_DEFINE_QUARK (heng-import-error-quark, heng_import_error)

HengTable *
heng_table_new (const char *path)
{
  HengTable *table = g_new0 (HengTable, 1);

  table->name = g_path_get_basename (path);
  table->notices = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
heng_table_free (HengTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_free (table->sheet);
  g_free (table->text);
  g_free (table->cells);
  g_free (table->rows);
  g_clear_pointer (&table->sheets, g_ptr_array_unref);
  g_clear_pointer (&table->all_sheets, g_ptr_array_unref);
  g_ptr_array_unref (table->notices);
  g_free (table);
}

void
heng_table_grow_rows (HengTable *table)
{
  table->row_room = MAX (256, table->row_room * 2);
  table->rows = g_renew (HengTableRow, table->rows, table->row_room);
}

void
heng_table_grow_cells (HengTable *table)
{
  table->cell_room = MAX (4096, table->cell_room * 2);
  table->cells = g_renew (guint32, table->cells, table->cell_room);
}

void
heng_table_set_cell (HengTable *table, guint row, guint column, guint32 offset)
{
  HengTableRow *r = &table->rows[row];

  if (column >= r->n)
    {
      guint32 first = (guint32) table->n_cells;

      for (guint i = 0; i <= column; i++)
        heng_table_add_cell (table, i < r->n ? table->cells[r->first + i] : 0);
      r->first = first;
      r->n = column + 1;
      table->n_columns = MAX (table->n_columns, r->n);
    }
  table->cells[r->first + column] = offset;
}

/* The whole file with a NUL behind it; plain read() because the reader writes into the block. */
static char *
read_all (const char *path, gsize *size, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autofree char *data = NULL;
  gsize done = 0, wanted;
  char start[4];
  GStatBuf st;

  if (fd < 0 || fstat (fd, &st) != 0)
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FILE, _("“%s” cannot be opened: %s"), path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!S_ISREG (st.st_mode) || st.st_size > HENG_CSV_MAX_SIZE)
    {
      close (fd);
      g_set_error (error, HENG_IMPORT_ERROR, S_ISREG (st.st_mode) ? HENG_IMPORT_ERROR_LIMIT : HENG_IMPORT_ERROR_FILE,
                   S_ISREG (st.st_mode) ? _("“%s” is larger than 1 GiB. Split it into several files.") : _("“%s” is not a file."), path);
      return NULL;
    }
  /* A workbook is read by its own reader; its first bytes are all that is wanted of it here. */
  wanted = (gsize) st.st_size;
  if (pread (fd, start, sizeof start, 0) == (ssize_t) sizeof start && memcmp (start, "PK\3\4", sizeof start) == 0)
    wanted = sizeof start;
  data = g_malloc (wanted + 1);
  while (done < wanted)
    {
      ssize_t n = read (fd, data + done, wanted - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += (gsize) n;
    }
  close (fd);
  data[done] = '\0';
  *size = done;
  return g_steal_pointer (&data);
}

/* OLE2 compound files: the old .xls, or an encrypted .xlsx, which keeps its content in a stream called EncryptedPackage. */
static void
refuse_ole (const char *name, const char *data, gsize size, GError **error)
{
  static const char marker[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (data, size, marker, sizeof marker) != NULL)
    g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                 _("“%s” is protected with a password. Remove the password in the spreadsheet program and save it again."), name);
  else
    g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT,
                 _("“%s” is an old Excel workbook (.xls). Save it as .xlsx or CSV and import that."), name);
}

HengTable *
heng_table_load (const char *path, const char *sheet, HengTableAccept accept, gpointer data, GError **error)
{
  gsize size = 0;
  g_autofree char *content = read_all (path, &size, error);
  g_autofree char *name = g_path_get_basename (path);

  if (content == NULL)
    return NULL;
  if (size >= 8 && memcmp (content, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    {
      refuse_ole (name, content, size, error);
      return NULL;
    }
  if (size >= 4 && memcmp (content, "PK\3\4", 4) == 0)
    return heng_xlsx_load (path, sheet, accept, data, error);
  if (sheet != NULL)
    {
      g_set_error (error, HENG_IMPORT_ERROR, HENG_IMPORT_ERROR_FORMAT, _("“%s” is a text table and has no sheet “%s”."), name, sheet);
      return NULL;
    }
  return heng_csv_parse (path, g_steal_pointer (&content), size, error);
}
