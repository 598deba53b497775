/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a template line by line. */
#include "heng-compare-list.h"

#include <glib/gi18n.h>

#include "heng-import.h"
#include "heng-library-fields.h"
#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-small-window.h"
#include "heng-window.h"

static GtkWidget *
wrapped (const char *text, const char *style)
{
  GtkWidget *label = heng_cell_label_new (text, style);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
line_new (const HengLineCompare *line)
{
  static const struct { const char *word, *style; } kinds[] = {
    [HENG_LINE_SAME] = { NULL, NULL },
    [HENG_LINE_CHANGED] = { N_("changed"), "info" },
    [HENG_LINE_ADDED] = { N_("added"), "good" },
    [HENG_LINE_REMOVED] = { N_("removed"), "bad" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *tag = gtk_label_new (_(kinds[line->change].word)), *title;
  g_autofree char *name = g_strdup_printf ("%s · %s", line->code, line->name);

  title = wrapped (name, "h-strong");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_css_classes (tag, (const char *[]) { "h-tag", kinds[line->change].style, NULL });
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), tag);
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < line->fields->len; i++)
    {
      const HengFieldChange *change = line->fields->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s: %s → %s", change->label, *change->before ? change->before : "—",
                                               *change->after ? change->after : "—");

      gtk_box_append (GTK_BOX (box), wrapped (text, NULL));
    }
  gtk_widget_add_css_class (box, "h-item");
  return box;
}

GtkWidget *
heng_compare_list_new (GPtrArray *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *same = NULL;
  guint n_same = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const HengLineCompare *line = lines->pdata[i];

      if (line->change == HENG_LINE_SAME)
        n_same++;
      else
        gtk_box_append (GTK_BOX (box), line_new (line));
    }
  same = n_same == lines->len ? g_strdup (_("All lines are the same."))
                              : g_strdup_printf (ngettext ("%u line is the same", "%u lines are the same", n_same), n_same);
  gtk_box_append (GTK_BOX (box), heng_cell_label_new (same, "h-dim"));
  return box;
}

/* Two versions to compare; revision 0: the shipped one. */
typedef struct
{
  char *key, *directory;
  gint64 a, b;
} Wanted;

typedef struct
{
  HengPage *page;
  char *key;
  GArray *revisions; /* of gint64, newest first, then 0 for the shipped one */
  GtkWidget *a, *b, *place;
} Form;

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->key);
  g_free (wanted->directory);
  g_free (wanted);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_array_unref (form->revisions);
  g_object_unref (form->page);
  g_free (form->key);
  g_free (form);
}

static HengSchemeTemplate *
version_load (HengDb *db, const Wanted *wanted, gint64 revision, GError **error)
{
  g_autoptr (GPtrArray) templates = revision != 0 ? heng_templates_load (db, error) : NULL;

  if (revision == 0)
    return heng_template_shipped (wanted->directory, wanted->key, error);
  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      const HengTemplate *template = templates->pdata[i];

      if (template->revision == revision && g_strcmp0 (template->key, wanted->key) == 0)
        return heng_template_version_load (db, template, error);
    }
  return NULL;
}

static gpointer
compare (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (HengSchemeTemplate) a = version_load (db, wanted, wanted->a, error);
  g_autoptr (HengSchemeTemplate) b = a != NULL ? version_load (db, wanted, wanted->b, error) : NULL;

  if (b != NULL)
    return heng_template_compare (a, b);
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_NOT_FOUND, _("This version is not there."));
  return NULL;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GObject) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = heng_store_run_finish (HENG_STORE (source), result, &error);
  Form *form = g_object_get_data (window, "heng-form");

  if (form == NULL)
    return;
  heng_library_clear (form->place);
  gtk_box_append (GTK_BOX (form->place), lines != NULL ? heng_compare_list_new (lines) : wrapped (error->message, "h-bad"));
}

static void
ask (Form *form)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  GtkRoot *window = gtk_widget_get_root (form->place);

  wanted->key = g_strdup (form->key);
  wanted->directory = heng_data_path ("templates");
  wanted->a = g_array_index (form->revisions, gint64, gtk_drop_down_get_selected (GTK_DROP_DOWN (form->a)));
  wanted->b = g_array_index (form->revisions, gint64, gtk_drop_down_get_selected (GTK_DROP_DOWN (form->b)));
  heng_store_run_async (heng_page_get_store (form->page), HENG_LANE_READING, compare, wanted, (GDestroyNotify) wanted_free,
                        (GDestroyNotify) g_ptr_array_unref, NULL, compared_cb, g_object_ref (window));
}

static GtkWidget *
versions_choice_new (Form *form, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < form->revisions->len; i++)
    {
      gint64 revision = g_array_index (form->revisions, gint64, i);
      g_autofree char *label = revision != 0 ? g_strdup_printf ("v%d", (int) revision) : g_strdup (_("As shipped"));

      gtk_string_list_append (list, label);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  return choice;
}

void
heng_compare_present (HengPage *page, const HengLibrary *library, const char *key)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWindow *window;
  gint64 shipped = 0;

  form->page = g_object_ref (page);
  form->key = g_strdup (key);
  form->revisions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = library->revisions->len; i > 0; i--)
    {
      const HengTemplate *template = library->revisions->pdata[i - 1];

      if (g_strcmp0 (template->key, key) == 0)
        g_array_append_val (form->revisions, template->revision);
    }
  g_array_append_val (form->revisions, shipped);
  form->a = versions_choice_new (form, 1);
  form->b = versions_choice_new (form, 0);
  form->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), heng_library_pair (heng_field_new (_("_From"), form->a), heng_field_new (_("_To"), form->b)));
  gtk_box_append (GTK_BOX (box), form->place);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  window = heng_small_window_new (GTK_WIDGET (page), _("Compare Versions"), 480, 480, scroller, NULL);
  g_object_set_data_full (G_OBJECT (window), "heng-form", form, form_free);
  g_signal_connect_swapped (form->a, "notify::selected", G_CALLBACK (ask), form);
  g_signal_connect_swapped (form->b, "notify::selected", G_CALLBACK (ask), form);
  ask (form);
  gtk_window_present (window);
}

/* The import of a file. */
typedef struct
{
  HengPage *page;
  char *path;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->page);
  g_free (import->path);
  g_free (import);
}

static gpointer
preview (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_template_import_preview (db, args, error);
}

static void
imported_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  gtk_window_close (user_data);
}

static void
import_cb (GtkWindow *window)
{
  Import *import = g_object_get_data (G_OBJECT (window), "heng-form");
  HengLibraryWork *work = heng_library_work_new (heng_verb_import_template, 0);

  work->path = g_strdup (import->path);
  heng_library_work_run (import->page, work, _("Template imported"), imported_cb, window);
}

static char *
headline (const HengTemplateImport *import)
{
  const char *name = heng_localized (import->fresh->record->name, import->fresh->record->name_en);

  if (import->present == NULL)
    return g_strdup_printf (_("%s is a new template."), name);
  if (!import->differs)
    return g_strdup_printf (_("%s is the same already. Nothing would change."), name);
  if (import->in_use)
    /* Translators: a template and its revision */
    return g_strdup_printf (_("%1$s: a cycle uses v%2$d, so the change makes a new revision for the next one. This one stays as it is."), name,
                            (int) import->present->record->revision);
  return g_strdup_printf (_("%s would change."), name);
}

static GtkWidget *
preview_new (const HengTemplateImport *import)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *head = headline (import);

  gtk_widget_add_css_class (box, "h-dialog");
  gtk_box_append (GTK_BOX (box), wrapped (head, "h-strong"));
  for (guint i = 0; i < import->others->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_("Indicators of %s would change too."), (char *) import->others->pdata[i]);

      gtk_box_append (GTK_BOX (box), wrapped (text, "h-warn"));
    }
  gtk_box_append (GTK_BOX (box), heng_compare_list_new (import->lines));
  return box;
}

static void
show_preview (Import *form, const HengTemplateImport *import)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *button = gtk_button_new_with_mnemonic (_("_Import"));
  GtkHeaderBar *header;
  GtkWindow *window;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), preview_new (import));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  window = heng_small_window_new (GTK_WIDGET (form->page), _("What the File Changes"), 480, 480, scroller, &header);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, import->differs);
  gtk_header_bar_pack_end (header, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (import_cb), window);
  g_object_set_data_full (G_OBJECT (window), "heng-form", form, import_free);
  gtk_window_set_default_widget (window, button);
  gtk_window_present (window);
  gtk_widget_grab_focus (button);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HengTemplateImport) import = heng_store_run_finish (HENG_STORE (source), result, &error);
  HengWindow *window = heng_page_get_window (form->page);

  if (import != NULL && window != NULL)
    {
      show_preview (form, import);
      return;
    }
  if (window != NULL)
    heng_window_show_error (window, _("The file was not imported"), error);
  import_free (form);
}

void
heng_template_import_present (HengPage *page, GFile *file)
{
  Import *form = g_new0 (Import, 1);

  form->page = g_object_ref (page);
  form->path = g_file_get_path (file);
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, preview, g_strdup (form->path), g_free,
                        (GDestroyNotify) heng_template_import_free, NULL, previewed_cb, form);
}
