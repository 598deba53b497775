/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK 4.8 and 4.18 have no common call for: file dialogs, questions, about, preferences, names of buttons, widget colour. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* file is NULL when the person cancelled. */
typedef void (*HengFileChosen) (GFile *file, gpointer user_data);

typedef enum { HENG_FILES_COMPANY, HENG_FILES_TABLE, HENG_FILES_PDF, HENG_FILES_CSV, HENG_FILES_CHART, HENG_FILES_TEXT,
               HENG_FILES_PICTURE, HENG_FILES_ANY } HengFileKind;

void heng_compat_open_file (GtkWindow *parent, const char *title, HengFileKind kind, HengFileChosen chosen, gpointer user_data);
void heng_compat_save_file (GtkWindow *parent, const char *title, HengFileKind kind, const char *name, HengFileChosen chosen,
                            gpointer user_data);
void heng_compat_choose_folder (GtkWindow *parent, const char *title, HengFileChosen chosen, gpointer user_data);

/* A question with Cancel (Esc, the default when destructive) and one verb. */
typedef void (*HengAnswered) (gboolean yes, gpointer user_data);
void heng_compat_ask (GtkWindow *parent, const char *heading, const char *body, const char *verb, gboolean destructive,
                      HengAnswered answered, gpointer user_data);

void heng_compat_about (GtkWindow *parent);
/* A window of its own around the page, which it takes. */
void heng_compat_preferences (GtkWindow *parent, AdwPreferencesPage *page);

/* The name a button is known by, when it says more than the words seen on it. */
void heng_compat_name_button (GtkWidget *button, const char *name);
/* The same for a button with words whose fuller name is in its template already. */
void heng_compat_keep_name (GtkWidget *button);
/* A choice, and the button inside it that gets the keyboard, are known by what is chosen, not by what was chosen. */
void heng_compat_name_choice (GtkWidget *drop_down, const char *name);
/* Enter takes the first that was found, where the choice can be searched. */
void heng_compat_enter_chooses (GtkDropDown *choice);

/* The widget's text colour. */
void heng_compat_widget_color (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
