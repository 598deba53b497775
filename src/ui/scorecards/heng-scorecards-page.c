/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The area Scorecards. */
#include "heng-scorecards-page-private.h"

#include <glib/gi18n.h>

#include "heng-card-checks.h"
#include "heng-compat.h"
#include "heng-indicator-pane.h"
#include "heng-library-list.h"
#include "heng-people-text.h"
#include "heng-question-pane.h"
#include "heng-rules-view.h"
#include "heng-segmented.h"
#include "heng-template-page.h"
#include "heng-window.h"

G_DEFINE_FINAL_TYPE (HengScorecardsPage, heng_scorecards_page, HENG_TYPE_PAGE)

const char *
heng_scorecards_page_shown_view (HengScorecardsPage *self)
{
  return adw_view_stack_get_visible_child_name (self->views);
}

static gboolean
is_editable (HengScorecardsPage *self)
{
  return self->library != NULL && !heng_store_is_read_only (heng_page_get_store (HENG_PAGE (self)));
}

const HengLibraryIndicator *
heng_scorecards_page_chosen_indicator (HengScorecardsPage *self)
{
  return self->library != NULL ? heng_library_indicator (self->library, heng_library_list_get_chosen (HENG_LIBRARY_LIST (self->indicators))) : NULL;
}

const HengLibraryTemplate *
heng_scorecards_page_chosen_template (HengScorecardsPage *self)
{
  return self->library != NULL ? heng_library_template_of (self->library, heng_library_list_get_chosen (HENG_LIBRARY_LIST (self->templates))) : NULL;
}

const HengLibraryQuestions *
heng_scorecards_page_chosen_questions (HengScorecardsPage *self)
{
  return self->library != NULL ? heng_library_questions_of (self->library, heng_library_list_get_chosen (HENG_LIBRARY_LIST (self->questions))) : NULL;
}

/* A sign where there is no room for words. */
static void
show_button (GtkWidget *button, gboolean words, const char *label, const char *icon)
{
  if (words)
    gtk_button_set_label (GTK_BUTTON (button), label);
  else
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  heng_compat_name_button (button, label);
}

static void
show_buttons (HengScorecardsPage *self, const char *label)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (self->bin);

  show_button (self->new_button, width == HENG_WIDTH_WIDE, label, "list-add-symbolic");
  show_button (self->whatif_button, width == HENG_WIDTH_WIDE, C_("area", "What If…"), "heng-balance-symbolic");
  gtk_widget_set_visible (self->whatif_button, width != HENG_WIDTH_NARROW);
}

static void
update_actions (HengScorecardsPage *self)
{
  static const struct { const char *view, *label; } news[] = {
    { "indicators", N_("New Indicator") }, { "templates", N_("New Template") }, { "questions", N_("New Question Set") }, { "rules", N_("New Rule") },
  };
  const char *view = heng_scorecards_page_shown_view (self);
  gboolean editable = is_editable (self), of_indicators = g_strcmp0 (view, "indicators") == 0, of_templates = g_strcmp0 (view, "templates") == 0;
  const HengLibraryIndicator *indicator = of_indicators ? heng_scorecards_page_chosen_indicator (self) : NULL;
  const HengLibraryTemplate *template = of_templates ? heng_scorecards_page_chosen_template (self) : NULL;
  const HengLibraryQuestions *questions = g_strcmp0 (view, "questions") == 0 ? heng_scorecards_page_chosen_questions (self) : NULL;
  gboolean any = editable && (indicator != NULL || template != NULL || questions != NULL);
  gboolean retired = (indicator != NULL && indicator->record->retired) || (template != NULL && template->record->retired)
                     || (questions != NULL && questions->set->record->retired);

  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    if (g_strcmp0 (view, news[i].view) == 0)
      show_buttons (self, _(news[i].label));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.new", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.duplicate", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.reset", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.retire", any && !retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.restore", any && retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.import", editable);
}

static GPtrArray *
indicator_items (HengScorecardsPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_library_item_free);

  for (guint i = 0; i < self->library->indicators->len; i++)
    {
      const HengLibraryIndicator *indicator = self->library->indicators->pdata[i];
      const HengIndicator *record = indicator->record;
      HengLibraryItem *item;

      if (record->retired && !self->with_retired)
        continue;
      item = heng_library_item_new (record->id, heng_localized (record->name, record->name_en), record->code);
      item->detail = heng_library_rule_text (record->rule);
      item->dim = record->retired != 0;
      if (record->retired)
        item->tag = g_strdup (_("retired"));
      else if (indicator->n_holders == 0)
        item->tag = g_strdup (_("in no template"));
      g_ptr_array_add (items, item);
    }
  return items;
}

static GPtrArray *
template_items (HengScorecardsPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_library_item_free);

  for (guint i = 0; i < self->library->templates->len; i++)
    {
      const HengLibraryTemplate *template = self->library->templates->pdata[i];
      const HengTemplate *record = template->record;
      g_autofree char *check = heng_card_check_text (&template->check);
      g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", template->n_people), template->n_people);
      HengLibraryItem *item;

      if (record->retired && !self->with_retired)
        continue;
      item = heng_library_item_new (record->id, heng_localized (record->name, record->name_en), record->key);
      item->detail = g_strdup_printf ("v%d · %s", (int) record->revision, check);
      item->dim = record->retired != 0;
      item->tag = g_strdup (record->retired ? _("retired") : template->check.faults & HENG_CARD_FAULT_WEIGHTS ? _("must be 100.00%") : people);
      item->tag_style = !record->retired && template->check.faults & HENG_CARD_FAULT_WEIGHTS ? "bad" : template->check.faults ? "warn" : "info";
      g_ptr_array_add (items, item);
    }
  return items;
}

static GPtrArray *
question_items (HengScorecardsPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_library_item_free);

  for (guint i = 0; i < self->library->questions->len; i++)
    {
      const HengLibraryQuestions *questions = self->library->questions->pdata[i];
      const HengQuestionSet *record = questions->set->record;
      guint n = questions->set->questions->len;
      HengLibraryItem *item;

      if (record->retired && !self->with_retired)
        continue;
      item = heng_library_item_new (record->id, heng_localized (record->name, record->name_en), NULL);
      item->detail = g_strdup_printf (ngettext ("%s · %u question", "%s · %u questions", n),
                                      heng_enum_label (heng_question_set_kind_values, record->kind), n);
      item->dim = record->retired != 0;
      if (record->retired)
        item->tag = g_strdup (_("retired"));
      else if (questions->fault != NULL)
        {
          item->tag = g_strdup (_("to check"));
          item->tag_style = "warn";
        }
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
show_indicator (HengScorecardsPage *self)
{
  heng_indicator_pane_show (HENG_INDICATOR_PANE (self->pane), self->library, heng_scorecards_page_chosen_indicator (self), is_editable (self));
  update_actions (self);
}

static void
show_questions (HengScorecardsPage *self)
{
  heng_question_pane_show (HENG_QUESTION_PANE (self->question_pane), heng_scorecards_page_chosen_questions (self), is_editable (self));
  update_actions (self);
}

static void go_to (HengScorecardsPage *self, const char *place);

static void
show_library (HengScorecardsPage *self)
{
  g_object_set_data (G_OBJECT (self), "heng-library", self->library);
  heng_library_list_set_items (HENG_LIBRARY_LIST (self->indicators), indicator_items (self));
  heng_library_list_set_items (HENG_LIBRARY_LIST (self->templates), template_items (self));
  heng_library_list_set_items (HENG_LIBRARY_LIST (self->questions), question_items (self));
  if (self->to_choose != 0)
    {
      heng_library_list_choose (HENG_LIBRARY_LIST (self->indicators), self->to_choose);
      show_indicator (self);
      heng_indicator_pane_focus_name (HENG_INDICATOR_PANE (self->pane));
    }
  else
    show_indicator (self);
  self->to_choose = 0;
  if (self->to_choose_questions != 0)
    heng_library_list_choose (HENG_LIBRARY_LIST (self->questions), self->to_choose_questions);
  show_questions (self);
  if (self->to_choose_questions != 0)
    heng_question_pane_focus_name (HENG_QUESTION_PANE (self->question_pane));
  self->to_choose_questions = 0;
  heng_rules_view_show (HENG_RULES_VIEW (self->rules), self->library, is_editable (self));
  update_actions (self);
}

static void
focus_view (HengScorecardsPage *self)
{
  const char *view = heng_scorecards_page_shown_view (self);

  if (g_strcmp0 (view, "indicators") == 0)
    heng_library_list_focus (HENG_LIBRARY_LIST (self->indicators));
  else if (g_strcmp0 (view, "templates") == 0)
    heng_library_list_focus (HENG_LIBRARY_LIST (self->templates));
  else if (g_strcmp0 (view, "questions") == 0)
    heng_library_list_focus (HENG_LIBRARY_LIST (self->questions));
  else
    heng_rules_view_focus (HENG_RULES_VIEW (self->rules));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengScorecardsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HengLibrary *library = heng_store_run_finish (HENG_STORE (source), result, &error), *old = self->library;
  g_autofree char *wanted = NULL;

  if (library == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    {
      g_clear_pointer (&library, heng_library_free);
      if (error != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
        heng_window_show_error (heng_page_get_window (HENG_PAGE (self)), _("The library could not be read"), error);
      return;
    }
  self->library = library;
  show_library (self);
  g_clear_pointer (&old, heng_library_free);
  wanted = g_steal_pointer (&self->wanted);
  if (wanted != NULL)
    go_to (self, wanted);
}

static void
heng_scorecards_page_reload (HengPage *page)
{
  heng_store_run_async (heng_page_get_store (page), HENG_LANE_READING, heng_library_load, NULL, NULL, (GDestroyNotify) heng_library_free, NULL,
                        loaded_cb, g_object_ref (page));
}

static void
heng_scorecards_page_search (HengPage *page)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (page);
  const char *view = heng_scorecards_page_shown_view (self);

  if (g_strcmp0 (view, "rules") == 0)
    adw_view_stack_set_visible_child_name (self->views, "indicators");
  view = heng_scorecards_page_shown_view (self);
  heng_library_list_search (HENG_LIBRARY_LIST (g_str_equal (view, "templates") ? self->templates
                                               : g_str_equal (view, "questions") ? self->questions : self->indicators));
}

static void
open_template (HengScorecardsPage *self, const char *key)
{
  heng_window_push (heng_page_get_window (HENG_PAGE (self)), heng_template_page_new (key));
}

static void
go_to (HengScorecardsPage *self, const char *place)
{
  const HengLibraryIndicator *indicator;

  if (g_str_has_prefix (place, "template:"))
    {
      adw_view_stack_set_visible_child_name (self->views, "templates");
      open_template (self, place + strlen ("template:"));
    }
  else if (g_str_has_prefix (place, "indicator:"))
    {
      adw_view_stack_set_visible_child_name (self->views, "indicators");
      indicator = heng_library_indicator_by_code (self->library, place + strlen ("indicator:"));
      if (indicator != NULL)
        heng_library_list_choose (HENG_LIBRARY_LIST (self->indicators), indicator->record->id);
      focus_view (self);
    }
  else if (g_str_equal (place, "new-template"))
    heng_scorecards_page_add_template (self);
  else if (adw_view_stack_get_child_by_name (self->views, place) != NULL)
    {
      adw_view_stack_set_visible_child_name (self->views, place);
      focus_view (self);
    }
}

static void
heng_scorecards_page_go_to (HengPage *page, const char *place)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (page);

  if (self->library != NULL)
    {
      go_to (self, place);
      return;
    }
  g_free (self->wanted);
  self->wanted = g_strdup (place);
}

static char *
heng_scorecards_page_get_place (HengPage *page)
{
  return g_strdup (heng_scorecards_page_shown_view (HENG_SCORECARDS_PAGE (page)));
}

static void
indicator_chosen_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  if (self->library != NULL)
    show_indicator (self);
}

static void
indicator_opened_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  heng_indicator_pane_focus_name (HENG_INDICATOR_PANE (self->pane));
}

static void
template_chosen_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  update_actions (self);
}

static void
template_opened_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  const HengLibraryTemplate *template = heng_library_template_of (self->library, id);

  if (template != NULL)
    open_template (self, template->record->key);
}

static void
pane_template_cb (HengIndicatorPane *pane, gint64 id, HengScorecardsPage *self)
{
  template_opened_cb (NULL, id, self);
}

static void
questions_chosen_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  if (self->library != NULL)
    show_questions (self);
}

static void
questions_opened_cb (HengLibraryList *list, gint64 id, HengScorecardsPage *self)
{
  heng_question_pane_focus_name (HENG_QUESTION_PANE (self->question_pane));
}

static void
view_cb (HengScorecardsPage *self)
{
  update_actions (self);
}

/* Above what is chosen in it, a list takes no more than a few lines. */
static void
place_list (GtkWidget *list, HengWidthClass width)
{
  gboolean narrow = width == HENG_WIDTH_NARROW;

  gtk_widget_set_size_request (list, narrow ? -1 : width == HENG_WIDTH_MEDIUM ? 260 : 340, narrow ? 180 : -1);
  gtk_widget_set_vexpand (list, !narrow);
}

static void
width_class_cb (HengAdaptiveBin *bin, GParamSpec *pspec, HengScorecardsPage *self)
{
  HengWidthClass width = heng_adaptive_bin_get_width_class (bin);
  gboolean narrow = width == HENG_WIDTH_NARROW;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  update_actions (self);
  gtk_widget_set_visible (self->switch_buttons, !narrow);
  adw_view_switcher_bar_set_reveal (self->switch_bar, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->indicator_panes), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->question_panes), orientation);
  heng_question_pane_set_narrow (HENG_QUESTION_PANE (self->question_pane), narrow);
  place_list (self->indicators, width);
  place_list (self->questions, width);
}

static void
heng_scorecards_page_finalize (GObject *object)
{
  HengScorecardsPage *self = HENG_SCORECARDS_PAGE (object);

  g_clear_pointer (&self->library, heng_library_free);
  g_free (self->wanted);
  G_OBJECT_CLASS (heng_scorecards_page_parent_class)->finalize (object);
}

static void
heng_scorecards_page_class_init (HengScorecardsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HENG_TYPE_ADAPTIVE_BIN);
  g_type_ensure (HENG_TYPE_SEGMENTED);
  G_OBJECT_CLASS (klass)->finalize = heng_scorecards_page_finalize;
  HENG_PAGE_CLASS (klass)->reload = heng_scorecards_page_reload;
  HENG_PAGE_CLASS (klass)->search = heng_scorecards_page_search;
  HENG_PAGE_CLASS (klass)->go_to = heng_scorecards_page_go_to;
  HENG_PAGE_CLASS (klass)->get_place = heng_scorecards_page_get_place;
  HENG_PAGE_CLASS (klass)->help = "scorecards";
  heng_scorecards_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heng_hr/Heng/scorecards/heng-scorecards-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, views);
  gtk_widget_class_bind_template_child_full (widget_class, "switch", FALSE, G_STRUCT_OFFSET (HengScorecardsPage, switch_buttons));
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, switch_bar);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, indicator_panes);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, question_panes);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, template_place);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, rule_place);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HengScorecardsPage, whatif_button);
}

static GtkWidget *
scroller_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
build (HengScorecardsPage *self)
{
  self->indicators = heng_library_list_new (_("Indicators"), _("Name, pinyin or code"), _("No indicator yet. “New Indicator” makes the first."));
  self->pane = heng_indicator_pane_new ();
  self->pane_scroller = scroller_new (self->pane);
  self->templates = heng_library_list_new (_("Templates"), _("Name, pinyin or key"), _("No template yet. Import one, or make one with “New Template”."));
  self->questions = heng_library_list_new (_("Question sets"), _("Name or pinyin"), _("No question set yet. “New Question Set” makes the first."));
  self->question_pane = heng_question_pane_new ();
  self->question_scroller = scroller_new (self->question_pane);
  self->rules = heng_rules_view_new ();
  gtk_box_append (GTK_BOX (self->indicator_panes), self->indicators);
  gtk_box_append (GTK_BOX (self->indicator_panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->indicator_panes), self->pane_scroller);
  gtk_box_append (GTK_BOX (self->question_panes), self->questions);
  gtk_box_append (GTK_BOX (self->question_panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->question_panes), self->question_scroller);
  adw_clamp_set_child (ADW_CLAMP (self->template_place), self->templates);
  adw_clamp_set_child (ADW_CLAMP (self->rule_place), self->rules);
}

static void
heng_scorecards_page_init (HengScorecardsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build (self);
  g_signal_connect (self->indicators, "chosen", G_CALLBACK (indicator_chosen_cb), self);
  g_signal_connect (self->indicators, "opened", G_CALLBACK (indicator_opened_cb), self);
  g_signal_connect (self->pane, "template", G_CALLBACK (pane_template_cb), self);
  g_signal_connect (self->templates, "chosen", G_CALLBACK (template_chosen_cb), self);
  g_signal_connect (self->templates, "opened", G_CALLBACK (template_opened_cb), self);
  g_signal_connect (self->questions, "chosen", G_CALLBACK (questions_chosen_cb), self);
  g_signal_connect (self->questions, "opened", G_CALLBACK (questions_opened_cb), self);
  g_signal_connect_swapped (self->views, "notify::visible-child-name", G_CALLBACK (view_cb), self);
  g_signal_connect (self->bin, "notify::width-class", G_CALLBACK (width_class_cb), self);
  heng_page_set_title (HENG_PAGE (self), C_("area", "Scorecards"));
  update_actions (self);
}

HengPage *
heng_scorecards_page_new (void)
{
  return g_object_new (HENG_TYPE_SCORECARDS_PAGE, NULL);
}
