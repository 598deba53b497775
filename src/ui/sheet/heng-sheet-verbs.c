/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to whole blocks and rows of a sheet, and the clipboard. */
#include <glib/gi18n-lib.h>

#include "heng-sheet-private.h"

/* The line for a new row goes back to the end, so that a block has nothing but rows in it. */
static void
tidy (HengSheet *self)
{
  if (self->has_new && self->new_at < heng_sheet_model_n_rows (self->model))
    heng_sheet_place_new (self, G_MAXUINT);
}

static void
offer (HengSheet *self, HengSheetPaste *paste)
{
  g_clear_pointer (&self->paste, heng_sheet_paste_free);
  self->paste = paste;
  for (guint i = 0; i < paste->cells->len; i++)
    {
      const HengSheetPasteCell *planned = paste->cells->pdata[i];
      HengSheetRow *row = heng_sheet_line (self, planned->row);
      GtkWidget *cell = row != NULL ? heng_sheet_row_get (row, planned->column) : NULL;

      if (cell != NULL)
        heng_sheet_cell_overlay (HENG_SHEET_CELL (cell), planned->text, planned->fault != NULL ? "bad" : "good");
    }
  heng_sheet_panel_offer (self->panel, self->model, paste);
}

static void
drop_preview (HengSheet *self, gboolean bad_too)
{
  for (guint i = 0; self->paste != NULL && i < self->paste->cells->len; i++)
    {
      const HengSheetPasteCell *planned = self->paste->cells->pdata[i];
      HengSheetRow *row = heng_sheet_line (self, planned->row);
      GtkWidget *cell = row != NULL ? heng_sheet_row_get (row, planned->column) : NULL;

      if (cell != NULL && (bad_too || planned->fault == NULL))
        heng_sheet_cell_overlay (HENG_SHEET_CELL (cell), NULL, NULL);
    }
}

static char *
paste_action (guint n)
{
  return g_strdup_printf (ngettext ("Paste %u cell", "Paste %u cells", n), n);
}

/* Writes the clip into the block at once when every cell fits, else shows what would be. */
static void
write_block (HengSheet *self, const HengSheetClip *clip, HengSheetBlock block, const char *action)
{
  g_autoptr (HengSheetPaste) paste = NULL;
  HengSheetChange *change;
  g_autofree char *pasted = NULL;

  if (clip->n_rows == 0 || clip->n_columns == 0)
    return;
  drop_preview (self, TRUE);
  paste = heng_sheet_paste_new (self->model, self->columns, block, clip);
  if (paste->n_bad > 0)
    {
      offer (self, g_steal_pointer (&paste));
      return;
    }
  heng_sheet_panel_close (self->panel);
  pasted = paste_action (paste->n_good);
  change = heng_sheet_paste_change (paste, self->model, action != NULL ? action : pasted);
  if (change != NULL)
    heng_sheet_submit (self, change);
}

void
heng_sheet_panel_paste_cb (HengSheet *self)
{
  g_autofree char *action = paste_action (self->paste->n_good);
  HengSheetChange *change = heng_sheet_paste_change (self->paste, self->model, action);

  drop_preview (self, TRUE);
  heng_sheet_panel_done (self->panel);
  if (change != NULL)
    heng_sheet_submit (self, change);
  heng_sheet_show_place (self);
}

void
heng_sheet_panel_closed_cb (HengSheet *self)
{
  drop_preview (self, TRUE);
  g_clear_pointer (&self->paste, heng_sheet_paste_free);
  heng_sheet_show_place (self);
}

/* The cell is opened with the text that did not fit, to be mended there. */
void
heng_sheet_panel_correct_cb (HengSheet *self, guint index)
{
  const HengSheetPasteCell *bad = self->paste->cells->pdata[index];
  g_autofree char *text = g_strdup (bad->text);

  drop_preview (self, TRUE);
  if (!heng_sheet_focus_cell (self, bad->row, bad->column, TRUE) || self->editing == NULL)
    return;
  heng_sheet_cell_put_typed (self->editing, text);
  heng_sheet_typed_cb (self, self->editing);
}

static gboolean
can_write (HengSheet *self, guint line, guint place)
{
  HengSheetCell *cell = heng_sheet_cell_at (self, line, place);

  return cell != NULL && heng_sheet_cell_is_editable (cell);
}

/* The upper line of the block goes into the others; a single line takes over the one above it. */
void
heng_sheet_fill_down (HengSheet *self)
{
  HengSheetBlock block;
  g_autoptr (HengSheetClip) clip = NULL, top = NULL;
  guint from;

  tidy (self);
  block = heng_sheet_place_block (&self->place);
  from = block.top;
  if (block.top == block.bottom && from-- == 0)
    return;
  block.top = from + 1;
  clip = heng_sheet_copy (self->model, self->columns, block);
  top = heng_sheet_copy (self->model, self->columns, (HengSheetBlock) { from, block.left, from, block.right });
  for (guint r = 0; r < clip->n_rows; r++)
    for (guint c = 0; c < clip->n_columns; c++)
      if (can_write (self, block.top + r, block.left + c))
        heng_sheet_clip_set (clip, r, c, heng_sheet_clip_get (top, 0, c));
  write_block (self, clip, block, _("Fill down"));
}

void
heng_sheet_clear_block (HengSheet *self)
{
  HengSheetBlock block;
  g_autoptr (HengSheetClip) clip = NULL;

  tidy (self);
  block = heng_sheet_place_block (&self->place);
  clip = heng_sheet_copy (self->model, self->columns, block);
  block.bottom = block.top + MAX (clip->n_rows, 1) - 1;
  for (guint r = 0; r < clip->n_rows; r++)
    for (guint c = 0; c < clip->n_columns; c++)
      if (can_write (self, block.top + r, block.left + c))
        heng_sheet_clip_set (clip, r, c, "");
  write_block (self, clip, block, _("Clear cells"));
}

/* A row without a name is no row yet: the line for a new one comes to where it is wanted. */
void
heng_sheet_insert (HengSheet *self)
{
  guint line = self->place.row;

  if (!self->has_new)
    return;
  tidy (self);
  heng_sheet_place_new (self, line);
  for (guint i = 0; i < self->columns->len; i++)
    if (self->fields[g_array_index (self->columns, guint, i)]->strong)
      heng_sheet_go (self, self->new_at, i, FALSE);
}

void
heng_sheet_remove (HengSheet *self)
{
  HengSheetBlock block;
  guint n_rows = heng_sheet_model_n_rows (self->model), n;
  g_autofree char *action = NULL, *name = NULL;
  HengSheetChange *change;

  if (!self->has_new)
    return;
  tidy (self);
  block = heng_sheet_place_block (&self->place);
  if (block.top >= n_rows)
    return;
  n = MIN (block.bottom + 1, n_rows) - block.top;
  name = heng_sheet_model_row_name (self->model, block.top);
  action = n == 1 ? g_strdup_printf (_("Remove %s"), name) : g_strdup_printf (ngettext ("Remove %u line", "Remove %u lines", n), n);
  change = heng_sheet_change_new (action);
  change->remove_at = block.top;
  change->n_remove = n;
  heng_sheet_place_go (&self->place, block.top, self->place.column, FALSE);
  heng_sheet_submit (self, change);
}

void
heng_sheet_move_rows (HengSheet *self, int by)
{
  HengSheetBlock block;
  guint n_rows = heng_sheet_model_n_rows (self->model);
  g_autofree char *action = NULL, *name = NULL;
  HengSheetChange *change;

  if (!self->has_new)
    return;
  tidy (self);
  block = heng_sheet_place_block (&self->place);
  if (block.bottom >= n_rows || (by < 0 && block.top == 0) || (by > 0 && block.bottom + 1 >= n_rows))
    return;
  name = heng_sheet_model_row_name (self->model, block.top);
  action = g_strdup_printf (by < 0 ? _("Move %s up") : _("Move %s down"), name);
  change = heng_sheet_change_new (action);
  change->move_at = block.top;
  change->n_move = block.bottom - block.top + 1;
  change->move_by = by;
  self->place.row = (guint) ((int) self->place.row + by);
  self->place.anchor_row = (guint) ((int) self->place.anchor_row + by);
  heng_sheet_submit (self, change);
  heng_sheet_show_place (self);
}

void
heng_sheet_copy_block (HengSheet *self)
{
  g_autoptr (HengSheetClip) clip = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  g_autofree char *text = NULL;
  GdkContentProvider *forms[2];
  char *html;

  tidy (self);
  clip = heng_sheet_copy (self->model, self->columns, heng_sheet_place_block (&self->place));
  if (clip->n_rows == 0)
    return;
  text = heng_sheet_clip_tsv (clip);
  if (clip->n_rows == 1 && clip->n_columns == 1)
    g_strchomp (text); /* one cell goes into a text as it is */
  html = heng_sheet_clip_html (clip);
  bytes = g_bytes_new_take (html, strlen (html));
  forms[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  forms[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  both = gdk_content_provider_new_union (forms, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

typedef struct
{
  HengSheet *sheet;
  char *text;
  GInputStream *html;
} Read;

static void
read_free (Read *read)
{
  g_object_unref (read->sheet);
  g_free (read->text);
  g_clear_object (&read->html);
  g_free (read);
}

static void
take_clip (Read *read, const char *html)
{
  HengSheet *self = read->sheet;
  g_autoptr (HengSheetClip) clip = heng_sheet_clip_parse (read->text, html);

  if (clip == NULL || self->model == NULL || self->place.n_rows == 0)
    return;
  tidy (self);
  write_block (self, clip, heng_sheet_place_block (&self->place), NULL);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Read *read = data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  gboolean whole = g_output_stream_splice_finish (stream, result, NULL) >= 0;
  g_autofree char *html = whole ? g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                             g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)))
                                : NULL;

  take_clip (read, html);
  read_free (read);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Read *read = data;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  read->html = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (read->html == NULL)
    {
      take_clip (read, NULL);
      read_free (read);
      return;
    }
  g_output_stream_splice_async (memory, read->html, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, read->sheet->cancellable, spliced_cb, read);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *types[] = { "text/html", NULL };
  Read *read = data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);

  read->text = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html")
      && (read->text == NULL || strpbrk (read->text, "\t\n") == NULL))
    {
      gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, read->sheet->cancellable, html_cb, read);
      return;
    }
  take_clip (read, NULL);
  read_free (read);
}

void
heng_sheet_paste_block (HengSheet *self)
{
  Read *read = g_new0 (Read, 1);

  read->sheet = g_object_ref (self);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable, text_cb, read);
}
