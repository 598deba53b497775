/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 and 4.18 have no common call for; the only file that may look at toolkit versions. */
#include "heng-compat.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  HengFileChosen chosen;
  gpointer user_data;
} FileRequest;

static const struct
{
  const char *name; /* msgid */
  const char *patterns[4];
} file_kinds[] = {
  [HENG_FILES_COMPANY] = { N_("Heng companies"), { "*.heng" } },
  [HENG_FILES_TABLE] = { N_("Tables (CSV, XLSX)"), { "*.csv", "*.xlsx", "*.tsv" } },
  [HENG_FILES_PDF] = { N_("PDF documents"), { "*.pdf" } },
  [HENG_FILES_CSV] = { N_("CSV tables"), { "*.csv" } },
  [HENG_FILES_CHART] = { N_("Pictures (PNG, SVG, PDF)"), { "*.png", "*.svg", "*.pdf" } },
  [HENG_FILES_TEXT] = { N_("Text files"), { "*.txt" } },
  [HENG_FILES_PICTURE] = { N_("Pictures"), { "*.png", "*.jpg", "*.jpeg" } },
  [HENG_FILES_ANY] = { N_("All files"), { "*" } },
};

static void
file_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autofree FileRequest *request = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  request->chosen (file, request->user_data);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser, HengFileKind kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(file_kinds[kind].name));
  for (guint i = 0; file_kinds[kind].patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, file_kinds[kind].patterns[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  if (kind != HENG_FILES_ANY)
    gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
}

static GtkFileChooser *
file_dialog_new (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action, accept, _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  return GTK_FILE_CHOOSER (native);
}

static void
file_dialog_show (GtkFileChooser *chooser, HengFileChosen chosen, gpointer user_data)
{
  FileRequest *request = g_new (FileRequest, 1);

  request->chosen = chosen;
  request->user_data = user_data;
  g_signal_connect (chooser, "response", G_CALLBACK (file_response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
heng_compat_open_file (GtkWindow *parent, const char *title, HengFileKind kind, HengFileChosen chosen, gpointer user_data)
{
  GtkFileChooser *chooser = file_dialog_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));

  add_filters (chooser, kind);
  file_dialog_show (chooser, chosen, user_data);
}

void
heng_compat_save_file (GtkWindow *parent, const char *title, HengFileKind kind, const char *name, HengFileChosen chosen,
                       gpointer user_data)
{
  GtkFileChooser *chooser = file_dialog_new (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));

  add_filters (chooser, kind);
  gtk_file_chooser_set_current_name (chooser, name);
  file_dialog_show (chooser, chosen, user_data);
}

void
heng_compat_choose_folder (GtkWindow *parent, const char *title, HengFileChosen chosen, gpointer user_data)
{
  file_dialog_show (file_dialog_new (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Select")), chosen, user_data);
}

typedef struct
{
  HengAnswered answered;
  gpointer user_data;
} Question;

static void
question_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree Question *question = user_data;

  question->answered (g_str_equal (response, "yes"), question->user_data);
}

void
heng_compat_ask (GtkWindow *parent, const char *heading, const char *body, const char *verb, gboolean destructive,
                 HengAnswered answered, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new (Question, 1);

  question->answered = answered;
  question->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "no", _("_Cancel"), "yes", verb, NULL);
  adw_message_dialog_set_close_response (dialog, "no");
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_response_appearance (dialog, "yes",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (question_response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
heng_compat_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _("Heng"), "application-icon", HENG_APPLICATION_ID, "version", HENG_VERSION,
                         "developer-name", _("The Heng developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Goals, scorecards and reviews in one file. Every number opens its proof."),
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"), NULL);
}

void
heng_compat_preferences (GtkWindow *parent, AdwPreferencesPage *page)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, "search-enabled", FALSE,
                                    "default-width", 520, "default-height", 420, NULL);

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
}

/* GTK 4.10 and later say that a button is named by the label made for its words, which goes before any name of its own. */
void
heng_compat_keep_name (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
heng_compat_name_button (GtkWidget *button, const char *name)
{
  heng_compat_keep_name (button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
heng_compat_name_choice (GtkWidget *drop_down, const char *name)
{
  heng_compat_name_button (drop_down, name);
  heng_compat_name_button (gtk_widget_get_first_child (drop_down), name);
}

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static void
take_first_cb (GtkSearchEntry *entry, GtkWidget *list)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_widget_activate_action (list, "list.activate-item", "u", 0);
}

/* GTK 4.10 and later give the search the keyboard, where Enter does nothing. */
void
heng_compat_enter_chooses (GtkDropDown *choice)
{
  GtkWidget *entry = find_below (GTK_WIDGET (choice), GTK_TYPE_SEARCH_ENTRY), *popover = find_below (GTK_WIDGET (choice), GTK_TYPE_POPOVER);
  GtkWidget *list = popover != NULL ? find_below (popover, GTK_TYPE_LIST_VIEW) : NULL;

  if (entry != NULL && list != NULL)
    g_signal_connect_object (entry, "activate", G_CALLBACK (take_first_cb), list, 0);
}

void
heng_compat_widget_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
