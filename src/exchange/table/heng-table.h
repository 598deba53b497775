/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table file in memory: rows of cells with the line each row starts on, whatever format it came from. */
#pragma once

#include "heng-import.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 first; /* index of the first cell */
  guint32 n;     /* cells; columns beyond are empty */
  guint32 line;  /* counted from 1 as an editor or a spreadsheet does */
} HengTableRow;

/**
 * HengTable: all texts lie NUL-terminated in one block and a cell is an offset into it, so 300,000 rows cost two allocations.
 * Rows whose cells are all empty are left out. Read-only after loading, so threads may share it.
 */
typedef struct
{
  char *name;  /* base name of the file, for messages */
  char *sheet; /* XLSX: the sheet that was read, else NULL */
  char *text;
  gsize text_size;
  guint32 *cells;
  gsize n_cells, cell_room;
  HengTableRow *rows;
  guint n_rows, row_room;
  guint n_columns;       /* of the widest row */
  const char *encoding;  /* "UTF-8", "UTF-16LE", "GB18030" …; XLSX: NULL */
  GPtrArray *sheets;     /* XLSX, when the sheet was not named: of char*, all sheets that were accepted, the present one first; else NULL */
  GPtrArray *all_sheets; /* XLSX: of char*, else NULL */
  GPtrArray *notices;    /* of char*: sentences the importer passes on as warnings */
} HengTable;

/* TRUE when this sheet is the wanted one (it has a header). */
typedef gboolean (*HengTableAccept) (const HengTable *table, gpointer data);

/* CSV or XLSX by content, not by name. `sheet` chooses a sheet by name; NULL takes the first one that `accept` agrees to, else the first.
 * Errors of HENG_IMPORT_ERROR name the file and what to do. */
HengTable *heng_table_load (const char *path, const char *sheet, HengTableAccept accept, gpointer data, GError **error);
void heng_table_free (HengTable *table);

HengTable *heng_table_new (const char *path);
/* Room for another row, another cell. */
void heng_table_grow_rows (HengTable *table);
void heng_table_grow_cells (HengTable *table);

static inline void
heng_table_begin_row (HengTable *table, guint32 line)
{
  if (table->n_rows == table->row_room)
    heng_table_grow_rows (table);
  table->rows[table->n_rows] = (HengTableRow) { (guint32) table->n_cells, 0, line };
}

static inline void
heng_table_add_cell (HengTable *table, guint32 offset)
{
  if (table->n_cells == table->cell_room)
    heng_table_grow_cells (table);
  table->cells[table->n_cells++] = offset;
}

/* Keeps the row only when `used`. */
static inline void
heng_table_end_row (HengTable *table, gboolean used)
{
  HengTableRow *row = &table->rows[table->n_rows];

  if (!used)
    {
      table->n_cells = row->first;
      return;
    }
  row->n = (guint32) (table->n_cells - row->first);
  table->n_columns = MAX (table->n_columns, row->n);
  table->n_rows++;
}

/* Sets a cell of a finished row, making the row longer when needed. */
void heng_table_set_cell (HengTable *table, guint row, guint column, guint32 offset);

static inline const char *
heng_table_cell (const HengTable *table, guint row, guint column)
{
  const HengTableRow *r = &table->rows[row];

  return column < r->n ? table->text + table->cells[r->first + column] : "";
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTable, heng_table_free)

G_END_DECLS
