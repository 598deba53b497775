/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five SMART lamps. */
#include "heng-smart-view.h"

#include <glib/gi18n.h>

#include "heng-compat.h"

#define SHOWN 4 /* pieces of advice at once; the first are the worst */

struct _HengSmartView
{
  GtkBox parent_instance;
  GtkWidget *row, *advice, *fine;
  GtkLabel *lamps[HENG_SMART_N_LAMPS];
  HengGoalLamps *now;
};

G_DEFINE_FINAL_TYPE (HengSmartView, heng_smart_view, GTK_TYPE_BOX)

enum { MEND, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char letters[HENG_SMART_N_LAMPS] = { 'S', 'M', 'A', 'R', 'T' };
static const char *const meanings[HENG_SMART_N_LAMPS] = { N_("specific"), N_("measurable"), N_("achievable"), N_("relevant"), N_("time-bound") };

/* The shape says it before the colour does. */
static const struct
{
  const char *shape, *style, *word;
} looks[] = {
  [HENG_LAMP_GREEN] = { "●", "h-on-track", N_("good") },
  [HENG_LAMP_AMBER] = { "▲", "h-at-risk", N_("to be looked at") },
  [HENG_LAMP_RED] = { "■", "h-off-track", N_("to be mended") },
};

char *
heng_smart_view_words (const HengGoalLamps *lamps)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    g_string_append_printf (words, "%s%c %s: %s", i > 0 ? ", " : "", letters[i], _(meanings[i]), _(looks[lamps->lamps[i]].word));
  return g_string_free (words, FALSE);
}

static void
show_lamp (HengSmartView *self, guint i, HengLamp lamp)
{
  g_autofree char *text = g_strdup_printf ("%s %c", looks[lamp].shape, letters[i]);
  g_autofree char *words = g_strdup_printf ("%s: %s", _(meanings[i]), _(looks[lamp].word));

  gtk_label_set_text (self->lamps[i], text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->lamps[i]), (const char *[]) { "h-cell", "h-strong", looks[lamp].style, NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lamps[i]), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lamps[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
wrapped (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_css_classes (label, (const char *[]) { "h-cap", style, NULL });
  return label;
}

static void
mend_cb (GtkButton *button, HengSmartView *self)
{
  const HengGoalAdvice *advice = g_object_get_data (G_OBJECT (button), "heng-advice");
  g_autofree char *field = g_strdup (advice->field), *text = g_strdup (advice->text);

  g_signal_emit (self, signals[MEND], 0, field, text);
}

static GtkWidget *
advice_row_new (HengSmartView *self, const HengGoalAdvice *advice)
{
  static const char *const styles[] = { [HENG_SMART_INFO] = "h-dim", [HENG_SMART_WARNING] = "h-warn", [HENG_SMART_ERROR] = "h-bad" };
  static const char *const shapes[] = { [HENG_SMART_INFO] = "○", [HENG_SMART_WARNING] = "▲", [HENG_SMART_ERROR] = "■" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = g_strdup_printf ("%s %s", shapes[advice->finding.severity], advice->finding.message);

  gtk_box_append (GTK_BOX (words), wrapped (text, styles[advice->finding.severity]));
  if (advice->proposal != NULL)
    gtk_box_append (GTK_BOX (words), wrapped (advice->proposal, "h-dim"));
  gtk_box_append (GTK_BOX (row), words);
  if (advice->text != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (C_("proposal", "Use"));
      g_autofree char *name = g_strdup_printf (_("Use the proposal: %s"), advice->text);

      gtk_widget_add_css_class (button, "h-s");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, name);
      heng_compat_name_button (button, name);
      g_object_set_data (G_OBJECT (button), "heng-advice", (gpointer) advice);
      g_signal_connect (button, "clicked", G_CALLBACK (mend_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

static void
heng_smart_view_finalize (GObject *object)
{
  g_clear_pointer (&HENG_SMART_VIEW (object)->now, heng_goal_lamps_free);
  G_OBJECT_CLASS (heng_smart_view_parent_class)->finalize (object);
}

static void
heng_smart_view_class_init (HengSmartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_smart_view_finalize;
  signals[MEND] = g_signal_new ("mend", HENG_TYPE_SMART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
heng_smart_view_init (HengSmartView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    {
      self->lamps[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_box_append (GTK_BOX (self->row), GTK_WIDGET (self->lamps[i]));
    }
  self->advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->fine = wrapped (_("Nothing to mend."), "h-dim");
  gtk_box_append (GTK_BOX (self), self->row);
  gtk_box_append (GTK_BOX (self), self->advice);
  gtk_box_append (GTK_BOX (self), self->fine);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("SMART check"), -1);
  heng_smart_view_set (self, NULL);
}

GtkWidget *
heng_smart_view_new (void)
{
  return g_object_new (HENG_TYPE_SMART_VIEW, NULL);
}

static void
add_advice (HengSmartView *self, HengSmartSeverity severity, guint *shown)
{
  for (guint i = 0; i < self->now->advice->len && *shown < SHOWN; i++)
    {
      const HengGoalAdvice *advice = self->now->advice->pdata[i];

      if (advice->finding.severity != severity)
        continue;
      gtk_box_append (GTK_BOX (self->advice), advice_row_new (self, advice));
      (*shown)++;
    }
}

void
heng_smart_view_set (HengSmartView *self, HengGoalLamps *lamps)
{
  GtkWidget *child;
  guint shown = 0;
  g_autofree char *words = lamps != NULL ? heng_smart_view_words (lamps) : NULL;

  while ((child = gtk_widget_get_first_child (self->advice)) != NULL)
    gtk_box_remove (GTK_BOX (self->advice), child);
  g_clear_pointer (&self->now, heng_goal_lamps_free);
  self->now = lamps;
  gtk_widget_set_visible (GTK_WIDGET (self), lamps != NULL);
  if (lamps == NULL)
    return;
  for (guint i = 0; i < HENG_SMART_N_LAMPS; i++)
    show_lamp (self, i, lamps->lamps[i]);
  for (int severity = HENG_SMART_ERROR; severity >= HENG_SMART_INFO; severity--)
    add_advice (self, (HengSmartSeverity) severity, &shown);
  gtk_widget_set_visible (self->fine, shown == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
