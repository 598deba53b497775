/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a new company: its name, where its file goes, and the roster to bring in. */
#include "heng-new-company.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-compat.h"
#include "heng-import-page.h"
#include "heng-opener.h"
#include "heng-small-window.h"
#include "heng-window-private.h"

#define HENG_TYPE_NEW_COMPANY (heng_new_company_get_type ())
G_DECLARE_FINAL_TYPE (HengNewCompany, heng_new_company, HENG, NEW_COMPANY, GtkBox)

struct _HengNewCompany
{
  GtkBox parent_instance;
  HengBanner *banner;
  HengBusy *busy;
  AdwEntryRow *name_row;
  AdwActionRow *file_row, *roster_row;
  GtkWidget *change_file, *choose_roster;
  GtkWidget *create_button; /* in the window's header bar */
  HengWindow *window;
  char *path, *roster;
  gboolean path_chosen; /* by the person; the name no longer changes it */
};

G_DEFINE_FINAL_TYPE (HengNewCompany, heng_new_company, GTK_TYPE_BOX)

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static void
set_path (HengNewCompany *self, char *path)
{
  g_free (self->path);
  self->path = path;
  set_subtitle (self->file_row, path);
}

static void
set_roster (HengNewCompany *self, const char *roster)
{
  g_free (self->roster);
  self->roster = g_strdup (roster);
  set_subtitle (self->roster_row, roster != NULL ? roster : _("CSV or Excel; can be imported later, too"));
}

/* A file name made of the company's name, in the documents folder. */
static char *
default_path (const char *name)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *base = g_strdelimit (g_strstrip (g_strdup (*name != '\0' ? name : _("Company"))), "/\\:*?\"<>|", '-');
  g_autofree char *file = g_strconcat (base, ".heng", NULL);

  return g_build_filename (folder != NULL ? folder : g_get_home_dir (), file, NULL);
}

static void
name_changed_cb (HengNewCompany *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (!self->path_chosen)
    set_path (self, default_path (name));
  if (self->create_button != NULL)
    gtk_widget_set_sensitive (self->create_button, *name != '\0');
}

static GtkWindow *
dialog (HengNewCompany *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengNewCompany) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  self->path_chosen = TRUE;
  set_path (self, g_str_has_suffix (path, ".heng") ? g_steal_pointer (&path) : g_strconcat (path, ".heng", NULL));
}

static void
choose_file_cb (HengNewCompany *self)
{
  g_autofree char *name = g_path_get_basename (self->path);

  heng_compat_save_file (dialog (self), _("Company File"), HENG_FILES_COMPANY, name, file_chosen_cb, g_object_ref (self));
}

static void
roster_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengNewCompany) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    set_roster (self, path);
}

static void
choose_roster_cb (HengNewCompany *self)
{
  heng_compat_open_file (dialog (self), _("Choose a Roster"), HENG_FILES_TABLE, roster_chosen_cb, g_object_ref (self));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengNewCompany) self = user_data;
  g_autoptr (GError) error = NULL;
  HengStore *store = heng_opener_finish (result, &error);
  HengWindow *window = self->window;

  heng_busy_stop (self->busy);
  gtk_widget_set_sensitive (self->create_button, TRUE);
  if (store == NULL)
    {
      heng_banner_show (self->banner, HENG_BANNER_ERROR, _("The company was not created"), error->message);
      return;
    }
  if (heng_window_get_store (window) != NULL)
    window = heng_window_new (ADW_APPLICATION (g_application_get_default ()));
  heng_window_take_store (window, store);
  heng_window_show_area (window, "people");
  if (self->roster != NULL)
    heng_window_push (window, heng_import_page_new (self->roster, HENG_IMPORT_ROSTER));
  gtk_window_close (dialog (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
create_cb (HengNewCompany *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (*name == '\0')
    return;
  gtk_widget_set_sensitive (self->create_button, FALSE);
  heng_busy_start (self->busy, _("Setting up the company"), NULL);
  heng_opener_create_async (self->path, name, created_cb, g_object_ref (self));
}

static void
heng_new_company_finalize (GObject *object)
{
  HengNewCompany *self = HENG_NEW_COMPANY (object);

  g_free (self->path);
  g_free (self->roster);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (heng_new_company_parent_class)->finalize (object);
}

static void
heng_new_company_class_init (HengNewCompanyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  G_OBJECT_CLASS (klass)->finalize = heng_new_company_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/heng-new-company.ui");
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, banner);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, busy);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, name_row);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, file_row);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, roster_row);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, change_file);
  gtk_widget_class_bind_template_child (widget_class, HengNewCompany, choose_roster);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_roster_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
heng_new_company_init (HengNewCompany *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  heng_compat_keep_name (self->change_file);
  heng_compat_keep_name (self->choose_roster);
  set_path (self, default_path (""));
}

void
heng_new_company_present (HengWindow *window, const char *roster)
{
  HengNewCompany *self = g_object_new (HENG_TYPE_NEW_COMPANY, NULL);
  GtkHeaderBar *header;
  GtkWindow *form = heng_small_window_new (GTK_WIDGET (window), _("New Company"), 540, -1, GTK_WIDGET (self), &header);

  self->window = g_object_ref (window);
  self->create_button = gtk_button_new_with_label (_("Create"));
  gtk_widget_set_sensitive (self->create_button, FALSE);
  gtk_widget_add_css_class (self->create_button, "suggested-action");
  g_signal_connect_swapped (self->create_button, "clicked", G_CALLBACK (create_cb), self);
  gtk_header_bar_pack_end (header, self->create_button);
  set_roster (self, roster);
  gtk_window_present (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}
