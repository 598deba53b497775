/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map on paper of any size, as a PDF. */
#include "heng-map-print.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-organisation-choice.h"
#include "heng-small-window.h"
#include "heng-window.h"

#define MM (96 / 25.4)
#define MOST_PX 19000.0
#define PT (72 / 96.) /* for a px */

typedef struct
{
  GtkWindow *window;
  HengPage *page;
  HengChart *chart;
  GtkWidget *paper, *portrait;
} Form;

static const struct
{
  const char *name;
  double width, height; /* mm, upright; 0 = as large as the chart */
} papers[] = {
  { N_("One page that fits"), 0, 0 }, { "A4", 210, 297 }, { "A3", 297, 420 }, { "A2", 420, 594 }, { "A1", 594, 841 }, { "A0", 841, 1189 },
};

static void
form_free (gpointer data)
{
  Form *form = data;

  heng_chart_free (form->chart);
  g_object_unref (form->page);
  g_free (form);
}

const char *
heng_map_paper_name (guint paper)
{
  if (paper >= G_N_ELEMENTS (papers))
    return NULL;
  return paper == 0 ? _(papers[paper].name) : papers[paper].name;
}

/* px */
static void
page_size (HengChart *chart, guint paper, gboolean upright, double *width, double *height)
{
  double w = papers[paper].width * MM, h = papers[paper].height * MM;

  heng_chart_map_size (chart, width, height);
  if (w <= 0)
    {
      *width = CLAMP (*width + 64, 480, MOST_PX);
      *height = CLAMP (*height + 120, 360, MOST_PX);
      return;
    }
  *width = upright ? w : h;
  *height = upright ? h : w;
}

static HengChartStyle
style_on_paper (void)
{
  return heng_chart_style_screen (HENG_THEME_PRINT, "Cantarell, Noto Sans CJK SC", 1);
}

gboolean
heng_map_save (HengChart *chart, guint paper, gboolean upright, const char *path, GError **error)
{
  HengChartStyle style = style_on_paper ();
  double width, height;

  page_size (chart, paper, upright, &width, &height);
  heng_chart_map_set_view (chart, 0, 0, 0);
  return heng_chart_save (chart, path, width, height, &style, error);
}

/* A map with its page, in px. */
typedef struct
{
  HengChart *chart;
  double width, height;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  heng_chart_free (sheet->chart);
  g_free (sheet);
}

/* On screen and printer as in the file: with the margin a page has there. */
static void
draw_page (gpointer document, cairo_t *cr, guint page)
{
  Sheet *sheet = document;
  double margin = MIN (16, MIN (sheet->width, sheet->height) / 20);
  HengChartStyle style = style_on_paper ();
  PangoContext *context = pango_cairo_create_context (cr);

  cairo_scale (cr, PT, PT);
  cairo_translate (cr, margin, margin);
  heng_chart_setup_pango (context);
  heng_chart_map_set_view (sheet->chart, 0, 0, 0);
  heng_chart_layout (sheet->chart, context, &style, sheet->width - 2 * margin, sheet->height - 2 * margin);
  heng_chart_draw (sheet->chart, cr);
  g_object_unref (context);
}

HengPages *
heng_map_pages_new (HengChart *chart, guint paper, gboolean upright)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->chart = chart;
  page_size (chart, paper, upright, &sheet->width, &sheet->height);
  return heng_pages_new (1, sheet->width * PT, sheet->height * PT, draw_page, sheet, sheet_free);
}

static void
saved_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "heng-form");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *text = NULL;

  if (file == NULL || form == NULL)
    return;
  if (!heng_map_save (form->chart, gtk_drop_down_get_selected (GTK_DROP_DOWN (form->paper)),
                      gtk_switch_get_active (GTK_SWITCH (form->portrait)), g_file_peek_path (file), &error))
    {
      heng_window_show_error (heng_page_get_window (form->page), _("The chart was not saved"), error);
      return;
    }
  name = g_file_get_basename (file);
  text = g_strdup_printf (_("Saved as %s"), name);
  heng_window_toast (heng_page_get_window (form->page), text, FALSE);
  gtk_window_close (window);
}

static void
save_cb (Form *form)
{
  g_autofree char *name = g_strdup_printf ("%s.pdf", heng_chart_title (form->chart));

  g_strdelimit (name, "/\\:", '-');
  heng_compat_save_file (form->window, _("Save Chart"), HENG_FILES_PDF, name, saved_cb, g_object_ref (form->window));
}

static void
paper_cb (Form *form)
{
  gtk_widget_set_sensitive (form->portrait, gtk_drop_down_get_selected (GTK_DROP_DOWN (form->paper)) != 0);
}

static GtkWidget *
body_new (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; heng_map_paper_name (i) != NULL; i++)
    gtk_string_list_append (names, heng_map_paper_name (i));
  form->paper = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  form->portrait = gtk_switch_new ();
  gtk_widget_set_halign (form->portrait, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Paper"), form->paper));
  gtk_box_append (GTK_BOX (box), heng_field_new (_("_Upright"), form->portrait));
  gtk_widget_set_hexpand (form->portrait, FALSE);
  g_signal_connect_swapped (form->paper, "notify::selected", G_CALLBACK (paper_cb), form);
  paper_cb (form);
  return box;
}

void
heng_map_print_present (HengPage *page, const char *title, HengChart *chart)
{
  Form *form = g_new0 (Form, 1);
  GtkHeaderBar *header;
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save as PDF…"));

  form->page = g_object_ref (page);
  form->chart = chart;
  form->window = heng_small_window_new (GTK_WIDGET (page), title, 380, -1, body_new (form), &header);
  g_object_set_data_full (G_OBJECT (form->window), "heng-form", form, form_free);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_header_bar_pack_end (header, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (save_cb), form);
  gtk_window_set_default_widget (form->window, button);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (form->paper);
}
