/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proof on paper by GtkPrintOperation. Lines are as high as their longest text; nothing is cut off. Lengths in points. */
#include "heng-proof-print.h"

#include <glib/gi18n-lib.h>

#include "heng-chart.h"
#include "heng-proof-history.h"

#define TITLE_SIZE 13.0
#define TEXT_SIZE 9.0
#define SMALL_SIZE 8.0
#define HEAD_HEIGHT 46.0
#define FOOT_HEIGHT 22.0
#define GAP 5.0      /* between lines */
#define INDENT 11.0
#define DEEPEST 8    /* steps further down are not indented any more */
#define VALUE_WIDTH 84.0
#define LABEL_SHARE .40

/* A step, or a change of the raw values (no value); a head stands above the changes. */
typedef struct
{
  int depth;
  char *label, *detail, *value;
  gboolean is_head;
  double height;
  guint page;
} Line;

typedef struct
{
  GPtrArray *lines; /* of Line */
  char *title, *subtitle, *value;
  guint n_pages;
} Job;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line->detail);
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
  g_free (job->value);
  g_free (job);
}

static Line *
add_line (GPtrArray *lines, int depth, const char *label, char *detail, const char *value)
{
  Line *line = g_new0 (Line, 1);

  line->depth = MIN (depth, DEEPEST);
  line->label = g_strdup (label);
  line->detail = detail;
  line->value = g_strdup (value);
  g_ptr_array_add (lines, line);
  return line;
}

/* Formula, then notes, each on a line of its own. */
static char *
detail_of (const HengTrace *trace)
{
  g_auto (GStrv) notes = trace->note != NULL ? g_strsplit (trace->note, "; ", -1) : NULL;
  g_autofree char *note = notes != NULL ? g_strjoinv (" · ", notes) : NULL;

  if (trace->formula != NULL && note != NULL)
    return g_strdup_printf ("%s\n%s", trace->formula, note);
  return g_strdup (trace->formula != NULL ? trace->formula : note);
}

static void
collect (GPtrArray *lines, const HengTrace *trace, int depth)
{
  add_line (lines, depth, trace->label, detail_of (trace), trace->value);
  for (guint i = 0; trace->children != NULL && i < trace->children->len; i++)
    collect (lines, trace->children->pdata[i], depth + 1);
}

static void
collect_history (GPtrArray *lines, const GPtrArray *history)
{
  if (history == NULL)
    return;
  add_line (lines, 0, _("Who changed what"), NULL, NULL)->is_head = TRUE;
  if (history->len == 0)
    add_line (lines, 0, _("Nobody has changed these values since they came in."), NULL, NULL);
  for (guint i = 0; i < history->len; i++)
    {
      const HengProofChange *change = history->pdata[i];

      add_line (lines, 0, change->what, heng_proof_change_text (change), NULL);
    }
}

static PangoLayout *
layout_for (GtkPrintContext *context, const char *text, double width, double size, gboolean bold, PangoAlignment align)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  heng_chart_setup_pango (pango_layout_get_context (layout));
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align);
  return layout;
}

static double
height_of (GtkPrintContext *context, const char *text, double width, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = layout_for (context, text, width, size, bold, PANGO_ALIGN_LEFT);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
draw_text (GtkPrintContext *context, const char *text, double x, double y, double width, double size, gboolean bold, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = layout_for (context, text, width, size, bold, align);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* Columns of a line: label with its indent, detail, value. */
typedef struct
{
  double label_x, label, detail_x, detail, value_x;
} Columns;

static Columns
columns_of (const Line *line, double width)
{
  double label = line->is_head ? width : width * LABEL_SHARE, x = line->depth * INDENT;
  double detail = width - label - (line->value != NULL ? VALUE_WIDTH : 0) - 12;

  return (Columns) { x, line->detail == NULL && line->value == NULL ? width - x : label - x, label + 6, detail, width - VALUE_WIDTH };
}

static gboolean
is_strong (const Line *line)
{
  return line->is_head || (line->depth < 2 && line->value != NULL);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  double width = gtk_print_context_get_width (context), room = gtk_print_context_get_height (context) - HEAD_HEIGHT - FOOT_HEIGHT, y = 0;
  guint page = 0;

  for (guint i = 0; i < job->lines->len; i++)
    {
      Line *line = job->lines->pdata[i];
      Columns columns = columns_of (line, width);
      double label = height_of (context, line->label, columns.label, TEXT_SIZE, is_strong (line));
      double detail = line->detail != NULL ? height_of (context, line->detail, columns.detail, SMALL_SIZE, FALSE) : 0;

      line->height = MAX (label, detail) + GAP + (line->is_head ? 2 * GAP : 0);
      if (y + line->height > room && y > 0)
        {
          page++;
          y = 0;
        }
      line->page = page;
      y += line->height;
    }
  job->n_pages = page + 1;
  gtk_print_operation_set_n_pages (operation, (int) job->n_pages);
}

static void
draw_rule (GtkPrintContext *context, double y)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_line_width (cr, .5);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, gtk_print_context_get_width (context), y);
  cairo_stroke (cr);
}

static void
draw_line (GtkPrintContext *context, const Line *line, double y)
{
  Columns columns = columns_of (line, gtk_print_context_get_width (context));

  if (line->is_head)
    {
      y += 2 * GAP;
      draw_rule (context, y - GAP / 2);
    }
  draw_text (context, line->label, columns.label_x, y, columns.label, TEXT_SIZE, is_strong (line), PANGO_ALIGN_LEFT);
  if (line->detail != NULL)
    draw_text (context, line->detail, columns.detail_x, y + .7, columns.detail, SMALL_SIZE, FALSE, PANGO_ALIGN_LEFT);
  if (line->value != NULL)
    draw_text (context, line->value, columns.value_x, y, VALUE_WIDTH, TEXT_SIZE, is_strong (line), PANGO_ALIGN_RIGHT);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context), y = HEAD_HEIGHT;
  g_autofree char *foot = g_strdup_printf (_("Page %u of %u"), (guint) page + 1, job->n_pages);

  draw_text (context, job->title, 0, 0, width - VALUE_WIDTH - 12, TITLE_SIZE, TRUE, PANGO_ALIGN_LEFT);
  draw_text (context, job->value, width - VALUE_WIDTH, 0, VALUE_WIDTH, TITLE_SIZE, TRUE, PANGO_ALIGN_RIGHT);
  draw_text (context, job->subtitle, 0, 20, width, TEXT_SIZE, FALSE, PANGO_ALIGN_LEFT);
  draw_rule (context, HEAD_HEIGHT - 6);
  for (guint i = 0; i < job->lines->len; i++)
    {
      const Line *line = job->lines->pdata[i];

      if (line->page != (guint) page)
        continue;
      draw_line (context, line, y);
      y += line->height;
    }
  draw_rule (context, height - FOOT_HEIGHT + 8);
  draw_text (context, foot, 0, height - 11, width, SMALL_SIZE, FALSE, PANGO_ALIGN_RIGHT);
}

gboolean
heng_proof_print (GtkWindow *parent, const HengTrace *trace, const GPtrArray *history, const char *title, const char *subtitle,
                  const char *value, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Job *job = g_new0 (Job, 1);

  job->lines = g_ptr_array_new_with_free_func (line_free);
  job->title = g_strdup (title);
  job->subtitle = g_strdup (subtitle);
  job->value = g_strdup (value);
  collect (job->lines, trace, 0);
  collect_history (job->lines, history);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, path == NULL);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), job, job_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  return gtk_print_operation_run (operation, path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
