/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: explore a sample, start a company, open a file. */
#include "heng-first-run.h"

#include <glib/gi18n.h>

#include "heng-banner.h"
#include "heng-busy.h"
#include "heng-session.h"

#define MOST_RECENT 4

struct _HengFirstRun
{
  GtkBox parent_instance;
  GtkBox *choices, *recent_rows;
  GtkWidget *recent;
  HengBanner *banner;
  HengBusy *busy;
};

G_DEFINE_FINAL_TYPE (HengFirstRun, heng_first_run, GTK_TYPE_BOX)

typedef struct
{
  const char *icon, *title, *detail, *action, *tag;
  const char *keys[3];
  gboolean accent;
} Choice;

static const Choice choices[] = {
  { "system-users-symbolic", N_("Explore a Sample Company"), N_("50 people, 5 departments, two finished quarters and a running one"),
    "win.sample", N_("Good first look"), { NULL }, TRUE },
  { "list-add-symbolic", N_("Start My Company"), N_("Import a roster, choose templates, open the first quarter in about an hour"),
    "win.new-company", NULL, { NULL }, FALSE },
  { "document-open-symbolic", N_("Open a File…"), N_("A .heng company file you already have"), "win.open", NULL, { "Ctrl", "O", NULL }, FALSE },
};

static GtkWidget *
label_new (const char *text, const char *first_style, const char *second_style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, first_style);
  if (second_style != NULL)
    gtk_widget_add_css_class (label, second_style);
  return label;
}

static void
append_hints (GtkBox *box, const Choice *choice)
{
  if (choice->tag != NULL)
    {
      GtkWidget *tag = label_new (_(choice->tag), "h-tag", "info");

      gtk_label_set_wrap (GTK_LABEL (tag), FALSE);
      gtk_widget_set_margin_start (tag, 8);
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_box_append (box, tag);
    }
  for (guint i = 0; choice->keys[i] != NULL; i++)
    {
      GtkWidget *key = label_new (choice->keys[i], "h-key", "h-dim");

      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_widget_set_margin_end (key, i == 0 ? 4 : 0);
      gtk_box_append (box, key);
    }
}

static GtkWidget *
choice_new (const Choice *choice)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (choice->icon);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 20);
  gtk_widget_set_margin_start (icon, 2);
  gtk_widget_set_margin_end (icon, 18);
  if (choice->accent)
    gtk_widget_add_css_class (icon, "h-link");
  gtk_box_append (GTK_BOX (texts), label_new (_(choice->title), "h-head", NULL));
  gtk_box_append (GTK_BOX (texts), label_new (_(choice->detail), "h-cell", "h-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_start (next, 14);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  append_hints (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), next);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "h-choice");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), choice->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(choice->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(choice->detail), -1);
  return button;
}

static GtkWidget *
recent_row_new (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *where = label_new (folder, "h-cap", "h-dim");

  gtk_label_set_wrap (GTK_LABEL (where), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (where), 1);
  gtk_widget_set_hexpand (where, TRUE);
  gtk_box_append (GTK_BOX (box), label_new (name, "h-cell", "h-strong"));
  gtk_box_append (GTK_BOX (box), where);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "h-choice");
  gtk_widget_set_tooltip_text (button, path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* Every time it appears: a file may have come or gone meanwhile. */
static void
heng_first_run_map (GtkWidget *widget)
{
  HengFirstRun *self = HENG_FIRST_RUN (widget);
  g_auto (GStrv) recent = heng_session_get_recent ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_rows))) != NULL)
    gtk_box_remove (self->recent_rows, row);
  for (guint i = 0; recent[i] != NULL && i < MOST_RECENT; i++)
    gtk_box_append (self->recent_rows, recent_row_new (recent[i]));
  gtk_widget_set_visible (self->recent, recent[0] != NULL);
  GTK_WIDGET_CLASS (heng_first_run_parent_class)->map (widget);
}

static void
heng_first_run_class_init (HengFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_BANNER);
  g_type_ensure (HENG_TYPE_BUSY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/heng-first-run.ui");
  widget_class->map = heng_first_run_map;
  gtk_widget_class_bind_template_child (widget_class, HengFirstRun, choices);
  gtk_widget_class_bind_template_child (widget_class, HengFirstRun, recent);
  gtk_widget_class_bind_template_child (widget_class, HengFirstRun, recent_rows);
  gtk_widget_class_bind_template_child (widget_class, HengFirstRun, banner);
  gtk_widget_class_bind_template_child (widget_class, HengFirstRun, busy);
}

static void
heng_first_run_init (HengFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_box_append (self->choices, choice_new (&choices[i]));
}

void
heng_first_run_set_busy (HengFirstRun *self, const char *what)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), what == NULL);
  if (what != NULL)
    heng_busy_start (self->busy, what, NULL);
  else
    heng_busy_stop (self->busy);
}

void
heng_first_run_set_error (HengFirstRun *self, const char *title, const char *detail)
{
  if (title != NULL)
    heng_banner_show (self->banner, HENG_BANNER_ERROR, title, detail);
  else
    heng_banner_hide (self->banner);
}
