/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkEntry with a GtkCalendar in a popover. */
#include "heng-date-entry.h"

#include <glib/gi18n-lib.h>

struct _HengDateEntry
{
  GtkEntry parent_instance;
  GtkWidget *popover, *calendar;
};

G_DEFINE_FINAL_TYPE (HengDateEntry, heng_date_entry, GTK_TYPE_ENTRY)

static void
selected_cb (HengDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

  heng_date_entry_set_date (self, heng_date_new (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day)));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
show_calendar (HengDateEntry *self)
{
  HengDate date = heng_date_entry_get_date (self);
  int year, month, day;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      self->calendar = gtk_calendar_new ();
      gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (selected_cb), self);
    }
  if (date != HENG_DATE_NONE)
    {
      g_autoptr (GDateTime) shown = NULL;

      heng_date_split (date, &year, &month, &day);
      shown = g_date_time_new_local (year, month, day, 12, 0, 0);
      g_signal_handlers_block_by_func (self->calendar, selected_cb, self);
      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), shown);
      g_signal_handlers_unblock_by_func (self->calendar, selected_cb, self);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
icon_cb (HengDateEntry *self, GtkEntryIconPosition position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    show_calendar (self);
}

static gboolean
calendar_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  show_calendar (HENG_DATE_ENTRY (widget));
  return TRUE;
}

static void
heng_date_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HengDateEntry *self = HENG_DATE_ENTRY (widget);

  GTK_WIDGET_CLASS (heng_date_entry_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
heng_date_entry_dispose (GObject *object)
{
  g_clear_pointer (&HENG_DATE_ENTRY (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (heng_date_entry_parent_class)->dispose (object);
}

static void
heng_date_entry_class_init (HengDateEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_date_entry_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = heng_date_entry_size_allocate;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Down, GDK_ALT_MASK, calendar_shortcut_cb, NULL);
}

static void
heng_date_entry_init (HengDateEntry *self)
{
  GtkEntry *entry = GTK_ENTRY (self);

  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _("Choose a day (Alt+Down)"));
  gtk_entry_set_placeholder_text (entry, "YYYY-MM-DD");
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  g_signal_connect (self, "icon-press", G_CALLBACK (icon_cb), NULL);
}

GtkWidget *
heng_date_entry_new (void)
{
  return g_object_new (HENG_TYPE_DATE_ENTRY, NULL);
}

HengDate
heng_date_entry_get_date (HengDateEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  return heng_date_parse (text);
}

void
heng_date_entry_set_date (HengDateEntry *self, HengDate date)
{
  g_autofree char *text = heng_date_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}
