/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One indicator beside the list. */
#include "heng-indicator-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-library-fields.h"
#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-rule-editor.h"

/* Quarters whose values stand on the curve. */
#define CYCLES_SHOWN 3

struct _HengIndicatorPane
{
  GtkBox parent_instance;
  HengIndicator *indicator; /* as stored; NULL: none */
  GPtrArray *others;        /* of HengIndicator, borrowed records */
  GtkWidget *title, *form, *rule, *uses, *history;
  GtkWidget *fields[10];
  GCancellable *reading;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (HengIndicatorPane, heng_indicator_pane, GTK_TYPE_BOX)

enum { TEMPLATE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct
{
  const char *name, *label;
  gboolean half; /* beside the next one */
} fields[] = {
  { "name", N_("_Name"), TRUE },
  { "name_en", N_("_English name"), FALSE },
  { "code", N_("_Code"), TRUE },
  { "perspective", N_("_Perspective"), FALSE },
  { "source", N_("Data _source"), TRUE },
  { "level", N_("Sc_ored for"), FALSE },
  { "unit", N_("_Unit"), TRUE },
  { "unit_en", N_("Unit in En_glish"), FALSE },
  { "formula", N_("How it is _measured"), FALSE },
  { "formula_en", N_("How it is measured, in Eng_lish"), FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) <= G_N_ELEMENTS (((HengIndicatorPane *) NULL)->fields));

static HengPage *
page_of (HengIndicatorPane *self)
{
  return HENG_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE));
}

/* While one types: which rule the text breaks. */
static char *
check_cb (HengLibraryField *field, const char *text, gpointer user_data)
{
  HengIndicatorPane *self = user_data;
  const char *name = heng_library_field_get_name (field);
  g_autoptr (GError) fault = NULL;
  g_autofree char *stored = NULL;

  if (self->indicator == NULL)
    return NULL;
  return heng_indicator_check (self->indicator, name, text, self->others, &stored, &fault) ? NULL : g_strdup (fault->message);
}

static void
saved_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error != NULL)
    heng_library_field_show_fault (user_data, error->message);
}

static HengLibraryWork *
work_new (HengIndicatorPane *self, const char *field, const char *text)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_set_indicator_field, self->indicator->id);

  work->indicator = heng_indicator_copy (self->indicator);
  work->field = g_strdup (field);
  work->text = g_strdup (text);
  return work;
}

static void
edited_cb (HengLibraryField *field, const char *text, HengIndicatorPane *self)
{
  heng_library_work_run (page_of (self), work_new (self, heng_library_field_get_name (field), text), _("Saved"), saved_cb, field);
}

static void
rule_cb (HengRuleEditor *editor, const char *rule, HengIndicatorPane *self)
{
  if (self->indicator != NULL && self->editable && g_strcmp0 (rule, self->indicator->rule) != 0)
    heng_library_work_run (page_of (self), work_new (self, "rule", rule), _("Saved"), NULL, NULL);
}

static void
template_cb (GtkButton *button, HengIndicatorPane *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "heng-template");

  g_signal_emit (self, signals[TEMPLATE], 0, *id);
}

static char *
use_text (const HengLibrary *library, const HengIndicatorUse *use)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *weight = heng_text_weight (use->weight_bp, 2);

  g_string_append_printf (text, "v%d · %s", (int) use->template->revision, weight);
  for (guint i = 0; i < use->uses->len; i++)
    {
      const HengTemplateUse *of_cycle = use->uses->pdata[i];

      for (guint k = 0; k < library->cycles->len; k++)
        {
          const HengCycle *cycle = library->cycles->pdata[k];
          g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", of_cycle->n_people), of_cycle->n_people);

          if (cycle->id == of_cycle->cycle_id)
            g_string_append_printf (text, " · %s: %s", heng_localized (cycle->name, cycle->name_en), people);
        }
    }
  if (use->uses->len == 0)
    g_string_append_printf (text, " · %s", use->is_newest ? _("for the next cycle") : _("no cycle"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
use_new (HengIndicatorPane *self, const HengLibrary *library, const HengIndicatorUse *use)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (heng_localized (use->template->name, use->template->name_en)), *detail;
  g_autofree char *text = use_text (library, use);

  gtk_widget_set_css_classes (button, (const char *[]) { "h-linkbutton", NULL });
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "heng-template", g_memdup2 (&use->template->id, sizeof use->template->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (template_cb), self);
  detail = heng_cell_label_new (text, "h-dim");
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "h-cap");
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), detail);
  return box;
}

/* What is read apart: uses and versions, and what people reached. */
typedef struct
{
  GPtrArray *uses, *versions;
  HengIndicatorActuals *actuals;
} Past;

static void
past_free (Past *past)
{
  g_clear_pointer (&past->uses, g_ptr_array_unref);
  g_clear_pointer (&past->versions, g_ptr_array_unref);
  g_clear_pointer (&past->actuals, heng_indicator_actuals_free);
  g_free (past);
}

static gpointer
read_past (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  Past *past = g_new0 (Past, 1);
  const HengIndicator *indicator = args;

  if ((past->uses = heng_indicator_uses_load (db, indicator->id, error)) && (past->versions = heng_indicator_versions (db, indicator->id, error))
      && (past->actuals = heng_indicator_actuals_load (db, indicator->code, CYCLES_SHOWN, error)))
    return past;
  past_free (past);
  return NULL;
}

typedef struct
{
  HengIndicatorPane *pane;
  HengPage *page;
} Reading;

static void
add_version (HengIndicatorPane *self, GPtrArray *versions, guint i)
{
  const HengIndicator *version = versions->pdata[i], *next = versions->pdata[i + 1];
  g_autoptr (GPtrArray) changes = heng_indicator_compare (version, next);
  /* Translators: versions of an indicator: "v1 → v2" */
  g_autofree char *title = g_strdup_printf (_("v%1$d → v%2$d"), (int) version->revision + 1, (int) next->revision + 1);

  gtk_box_append (GTK_BOX (self->history), heng_cell_label_new (title, "h-strong"));
  for (guint k = 0; k < changes->len; k++)
    {
      const HengFieldChange *change = changes->pdata[k];
      g_autofree char *text = g_strdup_printf ("%s: %s → %s", change->label, *change->before ? change->before : "—",
                                               *change->after ? change->after : "—");
      GtkWidget *label = heng_cell_label_new (text, NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (self->history), label);
    }
}

static void
show_past (HengIndicatorPane *self, const HengLibrary *library, Past *past)
{
  heng_rule_editor_set_actuals (HENG_RULE_EDITOR (self->rule), g_steal_pointer (&past->actuals));
  heng_library_clear (self->uses);
  heng_library_clear (self->history);
  gtk_box_append (GTK_BOX (self->uses), heng_section_title_new (_("Where it is used")));
  for (guint i = 0; i < past->uses->len; i++)
    gtk_box_append (GTK_BOX (self->uses), use_new (self, library, past->uses->pdata[i]));
  if (past->uses->len == 0)
    gtk_box_append (GTK_BOX (self->uses), heng_cell_label_new (_("No template holds it."), "h-dim"));
  if (past->versions->len < 2)
    return;
  gtk_box_append (GTK_BOX (self->history), heng_section_title_new (_("What it was before")));
  for (guint i = past->versions->len - 1; i > 0; i--)
    add_version (self, past->versions, i - 1);
}

static void
past_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  Past *past = heng_store_run_finish (HENG_STORE (source), result, &error);
  const HengLibrary *library = g_object_get_data (G_OBJECT (reading->page), "heng-library");

  if (past != NULL && library != NULL && reading->pane->indicator != NULL)
    show_past (reading->pane, library, past);
  g_clear_pointer (&past, past_free);
  g_object_unref (reading->pane);
  g_object_unref (reading->page);
  g_free (reading);
}

static void
ask_past (HengIndicatorPane *self)
{
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  reading->pane = g_object_ref (self);
  reading->page = g_object_ref (page_of (self));
  heng_store_run_async (heng_page_get_store (reading->page), HENG_LANE_READING, read_past, heng_indicator_copy (self->indicator),
                        (GDestroyNotify) heng_indicator_free, (GDestroyNotify) past_free, self->reading, past_cb, reading);
}

static void
heng_indicator_pane_dispose (GObject *object)
{
  HengIndicatorPane *self = HENG_INDICATOR_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (heng_indicator_pane_parent_class)->dispose (object);
}

static void
heng_indicator_pane_finalize (GObject *object)
{
  HengIndicatorPane *self = HENG_INDICATOR_PANE (object);

  g_clear_pointer (&self->indicator, heng_indicator_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (heng_indicator_pane_parent_class)->finalize (object);
}

static void
heng_indicator_pane_class_init (HengIndicatorPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_indicator_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_indicator_pane_finalize;
  signals[TEMPLATE] = g_signal_new ("template", HENG_TYPE_INDICATOR_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
field_new (HengIndicatorPane *self, guint i)
{
  const HengField *field = heng_record_field (&heng_indicator_type, fields[i].name);

  self->fields[i] = heng_library_field_new (field, _(fields[i].label));
  heng_library_field_set_check (HENG_LIBRARY_FIELD (self->fields[i]), check_cb, self);
  g_signal_connect (self->fields[i], "edited", G_CALLBACK (edited_cb), self);
  return self->fields[i];
}

static void
add_fields (HengIndicatorPane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *field = field_new (self, i);

      if (fields[i].half)
        field = heng_library_pair (field, field_new (self, ++i));
      gtk_box_append (GTK_BOX (self->form), field);
      if (g_str_equal (fields[i].name, "perspective"))
        gtk_box_append (GTK_BOX (self->form), self->rule);
    }
}

static void
heng_indicator_pane_init (HengIndicatorPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "h-form");
  self->title = heng_section_title_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  self->rule = heng_rule_editor_new ();
  g_signal_connect (self->rule, "committed", G_CALLBACK (rule_cb), self);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->uses = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  add_fields (self);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->form);
  gtk_box_append (GTK_BOX (self), self->uses);
  gtk_box_append (GTK_BOX (self), self->history);
}

GtkWidget *
heng_indicator_pane_new (void)
{
  return g_object_new (HENG_TYPE_INDICATOR_PANE, NULL);
}

static void
take_others (HengIndicatorPane *self, const HengLibrary *library)
{
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_indicator_free);
  for (guint i = 0; i < library->indicators->len; i++)
    g_ptr_array_add (self->others, heng_indicator_copy (((HengLibraryIndicator *) library->indicators->pdata[i])->record));
}

void
heng_indicator_pane_show (HengIndicatorPane *self, const HengLibrary *library, const HengLibraryIndicator *indicator, gboolean editable)
{
  gboolean other = indicator == NULL || self->indicator == NULL || self->indicator->id != indicator->record->id;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), indicator != NULL);
  g_clear_pointer (&self->indicator, heng_indicator_free);
  if (indicator == NULL)
    return;
  self->indicator = heng_indicator_copy (indicator->record);
  self->editable = editable;
  take_others (self, library);
  title = g_strdup_printf ("%s · %s", indicator->record->code, heng_localized (indicator->record->name, indicator->record->name_en));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  heng_rule_editor_set (HENG_RULE_EDITOR (self->rule), indicator->record->rule, heng_localized (indicator->record->unit, indicator->record->unit_en));
  heng_rule_editor_set_locked (HENG_RULE_EDITOR (self->rule), !editable);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    heng_library_field_load (HENG_LIBRARY_FIELD (self->fields[i]), self->indicator, editable, other);
  ask_past (self);
}

void
heng_indicator_pane_focus_name (HengIndicatorPane *self)
{
  gtk_widget_child_focus (self->fields[0], GTK_DIR_TAB_FORWARD);
}
