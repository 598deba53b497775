/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question set beside the list. */
#include "heng-question-pane.h"

#include <glib/gi18n.h>

#include "heng-compare-list.h"
#include "heng-library-fields.h"
#include "heng-library-work.h"
#include "heng-organisation-choice.h"
#include "heng-people-text.h"
#include "heng-question-row.h"
#include "heng-template-lines.h"
#include "heng-text.h"

struct _HengQuestionPane
{
  GtkBox parent_instance;
  HengSchemeQuestions *set; /* as it is once all that was asked for is written; NULL: none */
  GtkWidget *title, *note, *asked, *fault, *rows, *add, *add_fault, *history;
  GtkWidget *fields[3];
  GCancellable *reading;
  guint n_writing; /* edits that are not yet written */
  gboolean editable, narrow;
};

G_DEFINE_FINAL_TYPE (HengQuestionPane, heng_question_pane, GTK_TYPE_BOX)

static const struct
{
  const char *name, *label;
} fields[] = {
  { "name", N_("_Name") },
  { "name_en", N_("_English name") },
  { "kind", N_("Asked _in") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == G_N_ELEMENTS (((HengQuestionPane *) NULL)->fields));

static HengPage *
page_of (HengQuestionPane *self)
{
  return HENG_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HENG_TYPE_PAGE));
}

static HengQuestionRow *
row_at (HengQuestionPane *self, guint place)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && place-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL ? HENG_QUESTION_ROW (row) : NULL;
}

static void question_edited_cb (HengQuestionRow *row, const char *name, const char *text, GtkWidget *field, HengQuestionPane *self);
static void move_cb (HengQuestionRow *row, int by, HengQuestionPane *self);
static void remove_cb (HengQuestionRow *row, HengQuestionPane *self);

static GtkWidget *
row_new (HengQuestionPane *self, guint place)
{
  GtkWidget *row = heng_question_row_new (place);

  g_signal_connect (row, "edited", G_CALLBACK (question_edited_cb), self);
  g_signal_connect (row, "move", G_CALLBACK (move_cb), self);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (row, "add", G_CALLBACK (gtk_widget_grab_focus), self->add);
  return row;
}

static void
show_rows (HengQuestionPane *self, gboolean reset)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (guint i = 0; i < self->set->questions->len; i++)
    {
      if (row == NULL)
        {
          row = row_new (self, i);
          heng_question_row_set_narrow (HENG_QUESTION_ROW (row), self->narrow);
          gtk_box_append (GTK_BOX (self->rows), row);
        }
      heng_question_row_show (HENG_QUESTION_ROW (row), self->set, self->editable, reset);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->rows), row);
      row = next;
    }
  gtk_widget_set_visible (self->rows, self->set->questions->len > 0);
}

/* Writing */

static void
written_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HENG_QUESTION_PANE (user_data)->n_writing--;
}

/* Takes `wanted`. From now on the pane stands on it: the next edit may come before this one is written. */
static void
write_set (HengQuestionPane *self, HengSchemeQuestions *wanted, const char *action)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_edit_questions, wanted->record->id);

  heng_question_set_tidy (wanted);
  work->questions = g_steal_pointer (&self->set);
  work->wanted = heng_scheme_questions_copy (wanted);
  work->text = g_strdup (action);
  self->set = wanted;
  self->n_writing++;
  show_rows (self, FALSE);
  heng_library_work_run (page_of (self), work, _("Saved"), written_cb, self);
}

static char *
check_name_cb (HengLibraryField *field, const char *text, gpointer user_data)
{
  return heng_text_is_blank (text) ? g_strdup (_("A question set needs a name.")) : NULL;
}

static void
edited_cb (HengLibraryField *field, const char *text, HengQuestionPane *self)
{
  const HengField *of = heng_record_field (&heng_question_set_type, heng_library_field_get_name (field));
  HengSchemeQuestions *wanted = heng_scheme_questions_copy (self->set);

  heng_field_set_text (of, wanted->record, text);
  write_set (self, wanted, _(of->label));
}

static guint
place_of (GtkWidget *row)
{
  guint place = 0;

  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    place++;
  return place;
}

static char *
action_of (guint place)
{
  return g_strdup_printf (_("Question %u"), place + 1);
}

static void
question_edited_cb (HengQuestionRow *row, const char *name, const char *text, GtkWidget *field, HengQuestionPane *self)
{
  guint place = place_of (GTK_WIDGET (row));
  const HengField *of = heng_record_field (&heng_question_type, name);
  HengSchemeQuestions *wanted = heng_scheme_questions_copy (self->set);
  HengQuestion *question = wanted->questions->pdata[place];
  g_autofree char *action = action_of (place);

  if (!(of->flags & HENG_FIELD_PERCENT))
    heng_field_set_text (of, question, text);
  else if (!heng_template_lines_parse_weight (text, &question->weight_bp))
    question->weight_bp = 0;
  write_set (self, wanted, action);
}

static void
move_cb (HengQuestionRow *row, int by, HengQuestionPane *self)
{
  guint place = place_of (GTK_WIDGET (row)), target = place + (guint) by;
  HengSchemeQuestions *wanted;

  heng_question_row_commit (row);
  if (!self->editable || (place == 0 && by < 0) || target >= self->set->questions->len)
    return;
  wanted = heng_scheme_questions_copy (self->set);
  g_ptr_array_insert (wanted->questions, (int) target, g_ptr_array_steal_index (wanted->questions, place));
  write_set (self, wanted, _("Order of the questions"));
  heng_question_row_focus (row_at (self, target));
}

static void
remove_cb (HengQuestionRow *row, HengQuestionPane *self)
{
  guint place = place_of (GTK_WIDGET (row));
  HengSchemeQuestions *wanted;
  g_autofree char *action = g_strdup_printf (_("Remove question %u"), place + 1);

  if (!self->editable)
    return;
  wanted = heng_scheme_questions_copy (self->set);
  g_ptr_array_remove_index (wanted->questions, place);
  if (wanted->questions->len == 0)
    gtk_widget_grab_focus (self->add);
  else
    heng_question_row_focus (row_at (self, place < wanted->questions->len ? place : place - 1));
  write_set (self, wanted, action);
}

static char *
check_new (HengQuestionPane *self, const char *text)
{
  g_autoptr (HengQuestion) question = heng_question_new ();
  g_autoptr (GError) fault = NULL;

  question->text = g_strdup (text);
  if (heng_text_is_blank (text))
    return NULL;
  if (self->set->questions->len >= HENG_MOST_QUESTIONS)
    return g_strdup_printf (_("A set has at most %d questions: a file of answers has no column for more."), HENG_MOST_QUESTIONS);
  return heng_question_check (self->set, G_MAXUINT, question, &fault) ? NULL : g_strdup (fault->message);
}

static void
show_new_fault (HengQuestionPane *self, const char *fault)
{
  gtk_label_set_text (GTK_LABEL (self->add_fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->add_fault, fault != NULL);
  (fault != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->add, "error");
}

static void
add_changed_cb (HengQuestionPane *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add))));
  g_autofree char *fault = self->set != NULL ? check_new (self, text) : NULL;

  show_new_fault (self, fault);
}

/* The keyboard stays, so that one question after another can be typed. */
static void
add_cb (HengQuestionPane *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add)))), *fault = check_new (self, text), *action = NULL;
  HengSchemeQuestions *wanted;
  HengQuestion *question;

  if (*text == '\0' || fault != NULL)
    return;
  question = heng_question_new ();
  question->text = g_steal_pointer (&text);
  wanted = heng_scheme_questions_copy (self->set);
  g_ptr_array_add (wanted->questions, question);
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  action = action_of (wanted->questions->len - 1);
  write_set (self, wanted, action);
}

/* What it was before */

static gpointer
read_versions (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_question_set_versions (db, args, error);
}

static void
add_version (HengQuestionPane *self, const HengSchemeQuestions *before, const HengSchemeQuestions *after)
{
  g_autoptr (GPtrArray) lines = heng_question_set_compare (before, after);
  g_autofree char *title = g_strdup_printf (_("v%1$d → v%2$d"), (int) before->record->revision, (int) after->record->revision);

  gtk_box_append (GTK_BOX (self->history), heng_cell_label_new (title, "h-strong"));
  gtk_box_append (GTK_BOX (self->history), heng_compare_list_new (lines));
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengQuestionPane) self = user_data;
  g_autoptr (GPtrArray) versions = heng_store_run_finish (HENG_STORE (source), result, NULL);
  const HengSchemeQuestions *last = versions != NULL && versions->len > 0 ? versions->pdata[versions->len - 1] : NULL;

  if (last == NULL || self->set == NULL || g_strcmp0 (last->record->key, self->set->record->key) != 0)
    return;
  heng_library_clear (self->history);
  if (versions->len < 2)
    return;
  gtk_box_append (GTK_BOX (self->history), heng_section_title_new (_("What it was before")));
  for (guint i = versions->len - 1; i > 0; i--)
    add_version (self, versions->pdata[i - 1], versions->pdata[i]);
}

static void
ask_versions (HengQuestionPane *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  heng_store_run_async (heng_page_get_store (page_of (self)), HENG_LANE_READING, read_versions, g_strdup (self->set->record->key), g_free,
                        (GDestroyNotify) g_ptr_array_unref, self->reading, versions_cb, g_object_ref (self));
}

static void
heng_question_pane_dispose (GObject *object)
{
  HengQuestionPane *self = HENG_QUESTION_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (heng_question_pane_parent_class)->dispose (object);
}

static void
heng_question_pane_finalize (GObject *object)
{
  g_clear_pointer (&HENG_QUESTION_PANE (object)->set, heng_scheme_questions_free);
  G_OBJECT_CLASS (heng_question_pane_parent_class)->finalize (object);
}

static void
heng_question_pane_class_init (HengQuestionPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_question_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_question_pane_finalize;
}

static GtkWidget *
field_new (HengQuestionPane *self, guint i)
{
  self->fields[i] = heng_library_field_new (heng_record_field (&heng_question_set_type, fields[i].name), _(fields[i].label));
  g_signal_connect (self->fields[i], "edited", G_CALLBACK (edited_cb), self);
  if (i == 0)
    heng_library_field_set_check (HENG_LIBRARY_FIELD (self->fields[i]), check_name_cb, NULL);
  return self->fields[i];
}

static GtkWidget *
wrapped_new (const char *style)
{
  GtkWidget *label = heng_cell_label_new (NULL, style);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_entry (HengQuestionPane *self)
{
  self->add = gtk_entry_new ();
  self->add_fault = wrapped_new ("h-bad");
  gtk_widget_set_visible (self->add_fault, FALSE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->add), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->add), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->add), _("Type a question to add it"));
  gtk_widget_set_tooltip_text (self->add, _("From any question: Ctrl++"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New question"), -1);
  g_signal_connect_swapped (self->add, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->add, "changed", G_CALLBACK (add_changed_cb), self);
}

static void
heng_question_pane_init (HengQuestionPane *self)
{
  GtkWidget *box = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (box, "h-form");
  self->title = heng_section_title_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  self->note = wrapped_new ("h-dim");
  self->asked = wrapped_new ("h-dim");
  self->fault = wrapped_new ("h-warn");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "h-card");
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  add_entry (self);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->note);
  gtk_box_append (GTK_BOX (self), heng_library_pair (field_new (self, 0), field_new (self, 1)));
  gtk_box_append (GTK_BOX (self), field_new (self, 2));
  gtk_box_append (GTK_BOX (self), self->asked);
  gtk_box_append (GTK_BOX (self), self->fault);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), self->add);
  gtk_box_append (GTK_BOX (self), self->add_fault);
  gtk_box_append (GTK_BOX (self), self->history);
}

GtkWidget *
heng_question_pane_new (void)
{
  return g_object_new (HENG_TYPE_QUESTION_PANE, NULL);
}

static void
show_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_facts (HengQuestionPane *self, const HengLibraryQuestions *questions)
{
  const HengQuestionSet *record = self->set->record;
  /* Translators: a question set and its revision: "R&D v2" */
  g_autofree char *title = g_strdup_printf (_("%1$s v%2$d"), heng_localized (record->name, record->name_en), (int) record->revision);
  g_autofree char *note = questions->used ? g_strdup_printf (_("People of a cycle are rated by v%d. A change here makes a new revision for the next "
                                                               "cycle; this one stays as it is."), (int) record->revision) : NULL;
  g_autofree char *asked = *questions->profiles != '\0' ? g_strdup_printf (_("Asked for: %s"), questions->profiles) : NULL;

  gtk_label_set_text (GTK_LABEL (self->title), title);
  show_label (self->note, note);
  show_label (self->asked, asked);
  show_label (self->fault, questions->fault);
}

void
heng_question_pane_show (HengQuestionPane *self, const HengLibraryQuestions *questions, gboolean editable)
{
  gboolean other = questions == NULL || self->set == NULL || g_strcmp0 (self->set->record->key, questions->set->record->key) != 0;
  HengSchemeQuestions *old = self->set;

  gtk_widget_set_visible (GTK_WIDGET (self), questions != NULL);
  if (!other && self->n_writing > 0) /* it is read again when all is written */
    return;
  self->set = questions != NULL ? heng_scheme_questions_copy (questions->set) : NULL;
  self->editable = editable && questions != NULL && !questions->set->record->retired;
  if (questions != NULL)
    {
      show_facts (self, questions);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        heng_library_field_load (HENG_LIBRARY_FIELD (self->fields[i]), self->set->record, self->editable, other);
      show_rows (self, other);
      gtk_widget_set_visible (self->add, self->editable);
      if (other)
        gtk_editable_set_text (GTK_EDITABLE (self->add), "");
      ask_versions (self);
    }
  g_clear_pointer (&old, heng_scheme_questions_free);
}

void
heng_question_pane_set_narrow (HengQuestionPane *self, gboolean narrow)
{
  self->narrow = narrow;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    heng_question_row_set_narrow (HENG_QUESTION_ROW (row), narrow);
}

void
heng_question_pane_focus_name (HengQuestionPane *self)
{
  gtk_widget_child_focus (self->fields[0], GTK_DIR_TAB_FORWARD);
}
