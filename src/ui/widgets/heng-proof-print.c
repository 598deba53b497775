/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proof on paper by GtkPrintOperation. Lengths in points. */
#include "heng-proof-print.h"

#include <glib/gi18n-lib.h>

#define LINE 15.0
#define HEAD 44.0
#define INDENT 12.0
#define VALUE_WIDTH 90.0
#define LABEL_SHARE .42

typedef struct
{
  int depth;
  char *label, *formula, *value;
} Line;

typedef struct
{
  GPtrArray *lines;
  char *title, *subtitle;
  guint per_page;
} Job;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line->formula);
  g_free (line->value);
  g_free (line);
}

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_ptr_array_unref (job->lines);
  g_free (job->title);
  g_free (job->subtitle);
  g_free (job);
}

static void
collect (GPtrArray *lines, const HengTrace *trace, int depth)
{
  Line *line = g_new0 (Line, 1);

  line->depth = depth;
  line->label = g_strdup (trace->label);
  line->formula = g_strdup (trace->formula != NULL ? trace->formula : trace->note);
  line->value = g_strdup (trace->value);
  g_ptr_array_add (lines, line);
  for (guint i = 0; trace->children != NULL && i < trace->children->len; i++)
    collect (lines, g_ptr_array_index (trace->children, i), depth + 1);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  double height = gtk_print_context_get_height (context) - HEAD;

  job->per_page = (guint) MAX (height / LINE, 1);
  gtk_print_operation_set_n_pages (operation, (int) ((job->lines->len + job->per_page - 1) / job->per_page));
}

static void
draw_text (GtkPrintContext *context, const char *text, double x, double y, double width, double size, gboolean bold, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (text == NULL)
    return;
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  double width = gtk_print_context_get_width (context), label_width = width * LABEL_SHARE;
  guint first = (guint) page * job->per_page, end = MIN (first + job->per_page, job->lines->len);

  draw_text (context, job->title, 0, 0, width, 13, TRUE, PANGO_ALIGN_LEFT);
  draw_text (context, job->subtitle, 0, 20, width, 9, FALSE, PANGO_ALIGN_LEFT);
  for (guint i = first; i < end; i++)
    {
      const Line *line = g_ptr_array_index (job->lines, i);
      double x = line->depth * INDENT, y = HEAD + (i - first) * LINE;

      draw_text (context, line->label, x, y, label_width - x, 9, line->depth < 2, PANGO_ALIGN_LEFT);
      draw_text (context, line->formula, label_width + 6, y, width - label_width - VALUE_WIDTH - 12, 9, FALSE, PANGO_ALIGN_LEFT);
      draw_text (context, line->value, width - VALUE_WIDTH, y, VALUE_WIDTH, 9, line->depth < 2, PANGO_ALIGN_RIGHT);
    }
}

void
heng_proof_print (GtkWindow *parent, const HengTrace *trace, const char *title, const char *subtitle)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Job *job = g_new0 (Job, 1);

  job->lines = g_ptr_array_new_with_free_func (line_free);
  job->title = g_strdup (title);
  job->subtitle = g_strdup (subtitle);
  collect (job->lines, trace, 0);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), job, job_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  if (error != NULL)
    g_warning ("%s", error->message);
}
