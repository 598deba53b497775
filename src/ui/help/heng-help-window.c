/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows pages of the help as labels, so that it needs no browser and a screen reader reads it like everything else. */
#include "heng-help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-help-book.h"
#include "heng-import.h"
#include "heng-people-text.h"

#define FIRST_PAGE "index"

struct _HengHelpWindow
{
  AdwWindow parent_instance;
  GtkLabel *heading;
  GtkSearchEntry *search;
  GtkScrolledWindow *scroll;
  GtkBox *content;
  HengHelpBook *book;
  GPtrArray *past, *ahead; /* of char *: pages one came from and went back from, the nearest last */
  char *page;
};

G_DEFINE_FINAL_TYPE (HengHelpWindow, heng_help_window, ADW_TYPE_WINDOW)

static gboolean link_cb (GtkLabel *label, const char *target, gpointer user_data);

char *
heng_help_folder (void)
{
  const char *language = heng_text_is_chinese () ? "zh_CN" : "C";
  g_autofree char *relative = g_build_filename ("help", language, NULL);
  g_autofree char *source = heng_data_path (relative);
  g_autofree char *share = NULL;

  if (g_file_test (source, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&source);
  share = g_path_get_dirname (HENG_PKGDATADIR);
  return g_build_filename (share, "help", language, "heng", NULL);
}

static GtkWidget *
label_new (HengHelpWindow *self, const char *markup, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "hexpand", TRUE, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (strstr (markup, "<a ") != NULL)
    g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), self);
  return label;
}

static void
append_marked (HengHelpWindow *self, const char *mark, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *sign = gtk_label_new (mark);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (sign), 1);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_add_css_class (sign, "h-dim");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label_new (self, markup, NULL, GTK_ACCESSIBLE_ROLE_LABEL));
  gtk_box_append (self->content, box);
}

/* Title as a link, and below it what the page is about. */
static void
append_link (HengHelpWindow *self, const HengHelpPage *page)
{
  g_autofree char *markup = g_strdup_printf ("<a href=\"%s\">%s</a>", page->id, page->title);

  gtk_box_append (self->content, label_new (self, markup, "h-help-link", GTK_ACCESSIBLE_ROLE_LABEL));
  if (page->description != NULL)
    gtk_box_append (self->content, label_new (self, page->description, "h-help-about", GTK_ACCESSIBLE_ROLE_LABEL));
}

static void
append_links (HengHelpWindow *self, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    append_link (self, g_ptr_array_index (pages, i));
}

static void
append_block (HengHelpWindow *self, const HengHelpBlock *block)
{
  g_autofree char *number = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  switch (block->kind)
    {
    case HENG_HELP_HEADING:
      gtk_box_append (self->content, label_new (self, block->markup, "h-help-heading", GTK_ACCESSIBLE_ROLE_HEADING));
      break;
    case HENG_HELP_BULLET:
      append_marked (self, "•", block->markup);
      break;
    case HENG_HELP_STEP:
      number = g_strdup_printf ("%u.", block->number);
      append_marked (self, number, block->markup);
      break;
    case HENG_HELP_TERM:
      gtk_box_append (self->content, label_new (self, block->markup, "h-help-term", GTK_ACCESSIBLE_ROLE_LABEL));
      break;
    case HENG_HELP_NOTE:
      gtk_box_append (self->content, label_new (self, block->markup, "h-help-note", GTK_ACCESSIBLE_ROLE_LABEL));
      break;
    case HENG_HELP_LINKS:
      listed = heng_help_book_list (self->book, block->markup);
      append_links (self, listed);
      break;
    case HENG_HELP_TEXT:
    default:
      gtk_box_append (self->content, label_new (self, block->markup, NULL, GTK_ACCESSIBLE_ROLE_LABEL));
      break;
    }
}

static void
clear (HengHelpWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

static void
set_title (HengHelpWindow *self, const char *title)
{
  gtk_label_set_text (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
update_actions (HengHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->past->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward", self->ahead->len > 0);
}

static void
show_page (HengHelpWindow *self, const char *id)
{
  const HengHelpPage *page = self->book != NULL ? heng_help_book_find (self->book, id) : NULL;
  char *now;

  if (page == NULL)
    return;
  now = g_strdup (page->id);
  g_free (self->page);
  self->page = now;
  clear (self);
  set_title (self, page->title);
  for (guint i = 0; i < page->blocks->len; i++)
    append_block (self, g_ptr_array_index (page->blocks, i));
  update_actions (self);
}

/* A label that has the keyboard takes it along when it goes, and the next one asks where it is. */
static void
leave_content (HengHelpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
visit (HengHelpWindow *self, const char *id)
{
  if (self->book == NULL || heng_help_book_find (self->book, id) == NULL)
    return;
  if (self->page != NULL && g_strcmp0 (self->page, id) != 0)
    {
      g_ptr_array_add (self->past, g_strdup (self->page));
      g_ptr_array_set_size (self->ahead, 0);
    }
  leave_content (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_page (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static gboolean
visit_later_cb (gpointer user_data)
{
  gpointer *both = user_data;

  visit (both[0], both[1]);
  return G_SOURCE_REMOVE;
}

static void
free_later (gpointer data)
{
  gpointer *both = data;

  g_object_unref (both[0]);
  g_free (both[1]);
  g_free (both);
}

/* Later, because the label that is asked goes away with its page. */
static gboolean
link_cb (GtkLabel *label, const char *target, gpointer user_data)
{
  gpointer *both;

  if (strstr (target, "://") != NULL)
    return FALSE;
  both = g_new0 (gpointer, 2);
  both[0] = g_object_ref (user_data);
  both[1] = g_strdup (target);
  g_idle_add_full (G_PRIORITY_DEFAULT, visit_later_cb, both, free_later);
  return TRUE;
}

static void
go (HengHelpWindow *self, GPtrArray *from, GPtrArray *to)
{
  g_autofree char *id = NULL;

  if (from->len == 0)
    return;
  id = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, g_strdup (self->page));
  leave_content (self);
  show_page (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (HENG_HELP_WINDOW (widget), HENG_HELP_WINDOW (widget)->past, HENG_HELP_WINDOW (widget)->ahead);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (HENG_HELP_WINDOW (widget), HENG_HELP_WINDOW (widget)->ahead, HENG_HELP_WINDOW (widget)->past);
}

static void
contents_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  visit (HENG_HELP_WINDOW (widget), FIRST_PAGE);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HENG_HELP_WINDOW (widget)->search));
}

/* The text moves wherever the keyboard is. */
static gboolean
scroll_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean done;

  g_signal_emit_by_name (HENG_HELP_WINDOW (widget)->scroll, "scroll-child", (GtkScrollType) g_variant_get_int32 (args), FALSE, &done);
  return TRUE;
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  HengHelpWindow *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *title = NULL;

  if (self->book == NULL || self->page == NULL)
    return;
  if (*text == '\0')
    {
      show_page (self, self->page);
      return;
    }
  found = heng_help_book_search (self->book, text);
  clear (self);
  title = g_strdup_printf (ngettext ("%u page with “%s”", "%u pages with “%s”", found->len), found->len, text);
  set_title (self, title);
  append_links (self, found);
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    gtk_window_close (GTK_WINDOW (user_data));
  else
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
heng_help_window_finalize (GObject *object)
{
  HengHelpWindow *self = HENG_HELP_WINDOW (object);

  g_clear_pointer (&self->book, heng_help_book_free);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->ahead);
  g_free (self->page);
  G_OBJECT_CLASS (heng_help_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "help.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "help.contents", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, scroll_cb, "i", GTK_SCROLL_PAGE_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, scroll_cb, "i", GTK_SCROLL_PAGE_UP);
}

static void
heng_help_window_class_init (HengHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = heng_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/help/heng-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HengHelpWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, HengHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HengHelpWindow, scroll);
  gtk_widget_class_bind_template_child (widget_class, HengHelpWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, contents_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  add_keys (widget_class);
}

static void
heng_help_window_init (HengHelpWindow *self)
{
  g_autofree char *folder = heng_help_folder ();
  g_autoptr (GError) error = NULL;

  self->past = g_ptr_array_new_with_free_func (g_free);
  self->ahead = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->book = heng_help_book_load (folder, &error);
  if (self->book == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      set_title (self, _("The help could not be read"));
      gtk_box_append (self->content, label_new (self, escaped, NULL, GTK_ACCESSIBLE_ROLE_LABEL));
    }
  update_actions (self);
}

static void
forget_cb (HengHelpWindow *self, GtkWindow *parent)
{
  g_object_set_data (G_OBJECT (parent), "heng-help", NULL);
}

void
heng_help_window_present (GtkWindow *parent, const char *page)
{
  HengHelpWindow *self = g_object_get_data (G_OBJECT (parent), "heng-help");

  if (self == NULL)
    {
      self = g_object_new (HENG_TYPE_HELP_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      g_object_set_data (G_OBJECT (parent), "heng-help", self);
      g_signal_connect_object (self, "destroy", G_CALLBACK (forget_cb), parent, 0);
    }
  visit (self, page != NULL ? page : FIRST_PAGE);
  gtk_window_present (GTK_WINDOW (self));
}
