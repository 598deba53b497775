/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the Scorecards page: add, duplicate, retire, restore, reset, import. */
#include <glib/gi18n.h>

#include "heng-compare-list.h"
#include "heng-compat.h"
#include "heng-import.h"
#include "heng-library-list.h"
#include "heng-library-work.h"
#include "heng-rules-view.h"
#include "heng-scorecards-page-private.h"

static void
indicator_made_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    HENG_SCORECARDS_PAGE (page)->to_choose = id;
}

static void
template_made_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (page);

  if (error == NULL)
    heng_library_list_choose (HENG_LIBRARY_LIST (self->templates), id);
}

void
heng_scorecards_page_add_template (HengScorecardsPage *self)
{
  HengLibraryWork *work = heng_library_work_new (heng_verb_add_template, 0);

  adw_view_stack_set_visible_child_name (self->views, "templates");
  work->text = g_strdup (_("New template"));
  work->number = HENG_DEPT_OTHER;
  heng_library_work_run (HENG_PAGE (self), work, _("Template added"), template_made_cb, NULL);
}

static void
questions_made_cb (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  if (error == NULL)
    HENG_SCORECARDS_PAGE (page)->to_choose_questions = id;
}

/* What the verbs are in each view, and what is said when they are done. */
typedef struct
{
  const char *view, *first_name;
  HengLibraryVerb add, retire, reset;
  HengLibraryDone made_cb;
  const char *added, *duplicated, *retired, *restored, *is_reset;
} Kind;

static const Kind kinds[] = {
  { "indicators", N_("New indicator"), heng_verb_add_indicator, heng_verb_retire_indicator, heng_verb_reset_indicator, indicator_made_cb,
    N_("Indicator added"), N_("Indicator duplicated"), N_("Indicator retired"), N_("Indicator restored"), N_("Indicator reset") },
  { "templates", N_("New template"), heng_verb_add_template, heng_verb_retire_template, heng_verb_reset_template, template_made_cb,
    N_("Template added"), N_("Template duplicated"), N_("Template retired"), N_("Template restored"), N_("Template reset") },
  { "questions", N_("New question set"), heng_verb_add_questions, heng_verb_retire_questions, heng_verb_reset_questions, questions_made_cb,
    N_("Question set added"), N_("Question set duplicated"), N_("Question set retired"), N_("Question set restored"), N_("Question set reset") },
};

static const Kind *
kind_of (HengScorecardsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].view, heng_scorecards_page_shown_view (self)))
      return &kinds[i];
  return NULL;
}

/* Of what is chosen in the view that is shown; NULL: nothing is. */
static HengLibraryWork *
work_new (HengScorecardsPage *self, HengLibraryVerb verb)
{
  const HengLibraryIndicator *indicator = heng_scorecards_page_chosen_indicator (self);
  const HengLibraryTemplate *template = heng_scorecards_page_chosen_template (self);
  const HengLibraryQuestions *questions = heng_scorecards_page_chosen_questions (self);
  const char *view = heng_scorecards_page_shown_view (self);
  HengLibraryWork *work = heng_library_work_new (verb, 0);

  if (g_str_equal (view, "templates") && template != NULL)
    {
      work->id = template->record->id;
      work->key = g_strdup (template->record->key);
    }
  else if (g_str_equal (view, "questions") && questions != NULL)
    {
      work->id = questions->set->record->id;
      work->key = g_strdup (questions->set->record->key);
    }
  else if (g_str_equal (view, "indicators") && indicator != NULL)
    work->id = indicator->record->id;
  if (work->id != 0)
    return work;
  heng_library_work_free (work);
  return NULL;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (widget);
  const Kind *kind = kind_of (self);
  HengLibraryWork *work;

  if (kind == NULL)
    {
      heng_rules_view_add (HENG_RULES_VIEW (self->rules));
      return;
    }
  work = heng_library_work_new (kind->add, 0);
  work->text = g_strdup (_(kind->first_name));
  work->number = HENG_DEPT_OTHER; /* of a template */
  heng_library_work_run (HENG_PAGE (self), work, _(kind->added), kind->made_cb, NULL);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (widget);
  const Kind *kind = kind_of (self);
  HengLibraryWork *work = kind != NULL ? work_new (self, kind->add) : NULL;

  if (work != NULL)
    heng_library_work_run (HENG_PAGE (self), work, _(kind->duplicated), kind->made_cb, NULL);
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (widget);
  gboolean retired = g_str_equal (name, "library.retire");
  const Kind *kind = kind_of (self);
  HengLibraryWork *work = kind != NULL ? work_new (self, kind->retire) : NULL;

  if (work == NULL)
    return;
  work->number = retired;
  heng_library_work_run (HENG_PAGE (self), work, retired ? _(kind->retired) : _(kind->restored), NULL, NULL);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (widget);
  const Kind *kind = kind_of (self);
  HengLibraryWork *work = kind != NULL ? work_new (self, kind->reset) : NULL;

  if (work == NULL)
    return;
  work->path = heng_data_path ("templates");
  heng_library_work_run (HENG_PAGE (self), work, _(kind->is_reset), NULL, NULL);
}

static void
import_file_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengScorecardsPage) self = user_data;

  if (file != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
    heng_template_import_present (HENG_PAGE (self), file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_compat_open_file (GTK_WINDOW (gtk_widget_get_root (widget)), _("Import Template"), HENG_FILES_ANY, import_file_cb, g_object_ref (widget));
}

static void
show_retired_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (widget);

  self->with_retired = !self->with_retired;
  heng_page_reload (HENG_PAGE (self));
}

void
heng_scorecards_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "library.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "library.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "library.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "library.show-retired", NULL, show_retired_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "library.new", NULL);
}
