/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: state, alignment, links, owner, the round of check-ins, carrying over. */
#include "heng-goals-page-private.h"

#include <glib/gi18n.h>

#include "heng-goal-asks.h"
#include "heng-goal-carry-dialog.h"
#include "heng-goal-chooser.h"
#include "heng-goal-export.h"
#include "heng-goal-versions.h"
#include "heng-goal-words.h"
#include "heng-people-text.h"

static void
run_text (HengGoalsPage *self, HengGoalWorkKind what, const char *text, const char *toast)
{
  const HengGoalNode *node = heng_goals_page_chosen (self);
  HengGoalWork *work;

  if (node == NULL)
    return;
  node = &self->data->forest->nodes[node->objective];
  work = heng_goal_work_new (what, HENG_GOAL_OBJECTIVE, node->id);
  work->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  work->version = node->version;
  work->place.cycle_id = self->data->forest->cycle->id;
  heng_goal_work_run (HENG_PAGE (self), work, toast, FALSE, NULL, NULL);
}

static void
submit_given (const char *text, gpointer user_data)
{
  if (text != NULL)
    run_text (user_data, HENG_GOAL_WORK_SUBMIT, text, _("Submitted for approval"));
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_ask (widget, _("Submit for Approval"), _("Errors of the SMART check hold a goal back; where it only warns, say why it stands as it is."),
                 _("_Comment"), _("Submit"), FALSE, submit_given, g_object_ref (widget), g_object_unref);
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_text (HENG_GOALS_PAGE (widget), HENG_GOAL_WORK_APPROVE, NULL, _("Approved"));
}

static void
return_given (const char *text, gpointer user_data)
{
  if (text != NULL)
    run_text (user_data, HENG_GOAL_WORK_RETURN, text, _("Returned"));
}

static void
return_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_ask (widget, _("Return the Goal"), _("The owner reads the reason and can submit it again."), _("_Reason"), _("Return"), TRUE,
                 return_given,
                 g_object_ref (widget), g_object_unref);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_text (HENG_GOALS_PAGE (widget), HENG_GOAL_WORK_WITHDRAW, NULL, _("Withdrawn"));
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run_text (HENG_GOALS_PAGE (widget), HENG_GOAL_WORK_PUBLISH, NULL, _("Published"));
}

static void
published (HengPage *page, gint64 n, const GError *error, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u objective published", "%u objectives published", (guint) n), (guint) n);

  if (error == NULL && n > 0)
    heng_window_toast (heng_page_get_window (page), text, TRUE);
}

static void
publish_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_PUBLISH, HENG_GOAL_OBJECTIVE, 0);

  work->place.cycle_id = self->data->forest->cycle->id;
  heng_goal_work_run (HENG_PAGE (self), work, NULL, FALSE, published, NULL);
}

static void
cancel_given (const char *text, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goals_page_chosen (self);
  HengGoalWork *work;

  if (text == NULL || node == NULL)
    return;
  work = heng_goal_work_new (HENG_GOAL_WORK_CANCEL, node->kind, node->id);
  work->version = node->version;
  work->text = g_strdup (text);
  heng_goal_work_run (HENG_PAGE (self), work, _("Goal cancelled"), FALSE, NULL, NULL);
}

static void
removed (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  heng_goal_table_focus (heng_goals_page_table (HENG_GOALS_PAGE (page)));
}

/* A draft goes away, an approved goal or one with check-ins is cancelled for a reason; both can be undone. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self), *objective;
  HengGoalWork *work;

  if (node == NULL || !heng_goals_page_is_editable (self) || node->state == HENG_GOAL_CANCELLED)
    return;
  objective = &self->data->forest->nodes[node->objective];
  if (objective->state == HENG_GOAL_APPROVED || objective->state == HENG_GOAL_SUBMITTED || node->last_checkin != HENG_DATE_NONE)
    {
      heng_goal_ask (widget, _("Cancel the Goal"), _("It stays to be seen but no longer counts."), _("_Reason"), _("Cancel Goal"), TRUE, cancel_given,
                     g_object_ref (widget), g_object_unref);
      return;
    }
  work = heng_goal_work_new (HENG_GOAL_WORK_REMOVE, node->kind, node->id);
  work->version = node->version;
  heng_goal_work_run (HENG_PAGE (self), work, node->kind == HENG_GOAL_OBJECTIVE ? _("Objective removed") : _("Key result removed"), FALSE, removed,
                      NULL);
}

/* All goals it could be aligned or linked to: neither itself nor what hangs below it. */
static GPtrArray *
targets (HengGoalsPage *self, const HengGoalNode *node, gboolean with_none)
{
  const HengGoalForest *forest = self->data->forest;
  GPtrArray *choices = heng_goal_choices_new ();
  int place = (int) (node - forest->nodes);

  if (with_none)
    heng_goal_choices_add (choices, -1, 0, _("To nothing"), NULL);
  for (int i = 0; i < (int) forest->n_nodes; i++)
    {
      const HengGoalNode *other = &forest->nodes[i];
      const char *face = heng_goal_face (other);
      g_autofree char *detail = NULL;

      if (heng_goal_forest_is_below (forest, i, place) || other->state == HENG_GOAL_CANCELLED)
        continue;
      detail = g_strdup_printf ("%s · %s", other->kind == HENG_GOAL_OBJECTIVE ? _("Objective") : _("Key result"),
                                face != NULL ? face : _("Company"));
      heng_goal_choices_add (choices, (int) other->kind, other->id, other->title, detail);
    }
  return choices;
}

static void
align_chosen (int kind, gint64 id, gboolean reference, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goals_page_chosen (self);
  HengGoalWork *work;

  if (node == NULL)
    return;
  work = heng_goal_work_new (HENG_GOAL_WORK_ALIGN, HENG_GOAL_OBJECTIVE, self->data->forest->nodes[node->objective].id);
  work->target = kind == HENG_GOAL_OBJECTIVE ? id : 0;
  work->target_kr = kind == HENG_GOAL_KEY_RESULT ? id : 0;
  work->place.link = reference ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  heng_goal_run_or_ask (HENG_PAGE (self), work, self->data->forest->nodes[node->objective].state == HENG_GOAL_APPROVED,
                        id != 0 ? _("Objective aligned") : _("Objective no longer aligned"));
}

static void
link_chosen (int kind, gint64 id, gboolean option, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goals_page_chosen (self);
  HengGoalWork *work;

  if (node == NULL)
    return;
  work = heng_goal_work_new (HENG_GOAL_WORK_ADD_LINK, HENG_GOAL_OBJECTIVE, self->data->forest->nodes[node->objective].id);
  work->target = kind == HENG_GOAL_OBJECTIVE ? id : 0;
  work->target_kr = kind == HENG_GOAL_KEY_RESULT ? id : 0;
  heng_goal_work_run (HENG_PAGE (self), work, _("Linked"), FALSE, NULL, NULL);
}

static void
align_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self);

  if (node == NULL || !heng_goals_page_is_editable (self))
    return;
  node = &self->data->forest->nodes[node->objective];
  if (g_str_equal (name, "goals.align"))
    heng_goal_chooser_present (widget, _("Align to…"), _("Align"), _("Only _refers to it, does not count"), targets (self, node, TRUE),
                               align_chosen, self);
  else
    heng_goal_chooser_present (widget, _("Link to…"), _("Link"), NULL, targets (self, node, FALSE), link_chosen, self);
}

static void
add_people (GPtrArray *choices, GPtrArray *employees)
{
  for (guint i = 0; i < employees->len; i++)
    {
      const HengEmployee *employee = employees->pdata[i];

      if (employee->emp_status != HENG_EMP_STATUS_LEFT)
        heng_goal_choices_add (choices, HENG_OWNER_PERSON, employee->id, heng_text_name (employee), employee->emp_no);
    }
}

static gpointer
load_leads (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) employees = heng_employees_load (db, 0, error);
  GPtrArray *choices;

  if (employees == NULL)
    return NULL;
  choices = heng_goal_choices_new ();
  heng_goal_choices_add (choices, HENG_OWNER_PERSON, 0, _("Nobody of its own"), _("Whoever heads the department or the project, or owns the objective"));
  add_people (choices, employees);
  return choices;
}

static gpointer
load_owners (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) departments = heng_departments_load (db, error);
  g_autoptr (GPtrArray) projects = departments != NULL ? heng_projects_load (db, error) : NULL;
  g_autoptr (GPtrArray) employees = projects != NULL ? heng_employees_load (db, 0, error) : NULL;
  GPtrArray *choices;

  if (employees == NULL)
    return NULL;
  choices = heng_goal_choices_new ();
  heng_goal_choices_add (choices, HENG_OWNER_COMPANY, 0, _("Company"), NULL);
  for (guint i = 0; i < departments->len; i++)
    {
      const HengDepartment *department = departments->pdata[i];
      g_autofree char *path = heng_department_path (departments, department->id);

      heng_goal_choices_add (choices, HENG_OWNER_DEPT, department->id, path, _("Department"));
    }
  for (guint i = 0; i < projects->len; i++)
    heng_goal_choices_add (choices, HENG_OWNER_PROJECT, ((HengProject *) projects->pdata[i])->id, ((HengProject *) projects->pdata[i])->name,
                           _("Project"));
  add_people (choices, employees);
  return choices;
}

/* Of the objective or of the key result itself. */
static void
lead_chosen (int kind, gint64 id, gboolean option, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goals_page_chosen (self);
  HengGoalWork *work;

  if (node == NULL)
    return;
  work = heng_goal_work_new (HENG_GOAL_WORK_SET_FIELD, node->kind, node->id);
  work->field = g_strdup ("lead_id");
  work->text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
  heng_goal_run_or_ask (HENG_PAGE (self), work, self->data->forest->nodes[node->objective].state == HENG_GOAL_APPROVED, _("Person in charge changed"));
}

static void
owner_chosen (int kind, gint64 id, gboolean option, gpointer user_data)
{
  HengGoalsPage *self = user_data;
  const HengGoalNode *node = heng_goals_page_chosen (self);
  const HengGoalNode *owned = node != NULL ? &self->data->forest->nodes[node->objective] : NULL;
  HengGoalWork *work;

  if (owned == NULL || (owned->owner_kind == (HengOwnerKind) kind && (kind == HENG_OWNER_COMPANY || owned->owner_id == id)))
    return;
  work = heng_goal_work_new (HENG_GOAL_WORK_SET_OWNER, HENG_GOAL_OBJECTIVE, owned->id);
  work->place.owner_kind = (HengOwnerKind) kind;
  work->place.owner_id = id;
  heng_goal_run_or_ask (HENG_PAGE (self), work, owned->state == HENG_GOAL_APPROVED, _("Owner changed"));
}

static void
present_choices (HengGoalsPage *self, GObject *source, GAsyncResult *result, const char *title, HengGoalChosen chosen)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *choices = heng_store_run_finish (HENG_STORE (source), result, &error);

  if (choices != NULL && heng_page_get_window (HENG_PAGE (self)) != NULL)
    heng_goal_chooser_present (GTK_WIDGET (self), title, _("Choose"), NULL, choices, chosen, self);
  else
    g_clear_pointer (&choices, g_ptr_array_unref);
}

static void
owners_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengGoalsPage) self = user_data;

  present_choices (self, source, result, _("Owner"), owner_chosen);
}

static void
leads_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengGoalsPage) self = user_data;

  present_choices (self, source, result, _("Person in charge"), lead_chosen);
}

static void
owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  gboolean lead = g_str_equal (name, "goals.lead");

  if (heng_goals_page_chosen (self) != NULL && heng_goals_page_is_editable (self))
    heng_store_run_async (heng_page_get_store (HENG_PAGE (self)), HENG_LANE_READING, lead ? load_leads : load_owners, NULL, NULL,
                          (GDestroyNotify) g_ptr_array_unref, NULL, lead ? leads_cb : owners_cb, g_object_ref (self));
}

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self);

  if (node != NULL && node->lead_id != 0)
    heng_window_show_person (heng_page_get_window (HENG_PAGE (self)), node->lead_id, NULL, "goals");
}

/* The check-in of the chosen key result, for Ctrl+Return in the tree and the pane's own key. */
static void
check_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_pane_focus_check_in (HENG_GOALS_PAGE (widget)->pane);
}

static void
comment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_pane_focus_comment (HENG_GOALS_PAGE (widget)->pane);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goal_pane_focus_title (HENG_GOALS_PAGE (widget)->pane);
}

static void
show_round (HengGoalsPage *self)
{
  guint left = self->round != NULL ? self->round->len : 0;
  g_autofree char *text = g_strdup_printf (_("Check-in round: %u of %u"), self->round_total - left + 1, self->round_total);

  gtk_label_set_text (self->round_text, text);
  gtk_widget_set_visible (self->round_bar, left > 0);
}

static void
go_to_first (HengGoalsPage *self)
{
  show_round (self);
  if (self->round->len == 0)
    return;
  heng_goals_page_choose (self, HENG_GOAL_KEY_RESULT, g_array_index (self->round, gint64, 0));
  heng_goal_pane_focus_check_in (self->pane);
}

void
heng_goals_page_round_end (HengGoalsPage *self)
{
  heng_goal_pane_set_round (self->pane, FALSE);
  g_clear_pointer (&self->round, g_array_unref);
  gtk_widget_set_visible (self->round_bar, FALSE);
}

void
heng_goals_page_round_next (HengGoalsPage *self)
{
  g_autofree char *text = NULL;
  guint total = self->round_total;

  if (self->round == NULL || self->round->len == 0)
    return;
  g_array_remove_index (self->round, 0);
  if (self->round->len > 0)
    {
      go_to_first (self);
      return;
    }
  text = g_strdup_printf (ngettext ("%u key result checked in, the round is done", "%u key results checked in, the round is done", total), total);
  heng_goals_page_round_end (self);
  heng_window_toast (heng_page_get_window (HENG_PAGE (self)), text, FALSE);
  heng_goal_table_focus (heng_goals_page_table (self));
}

/* Whose round it is: the person who answers for the chosen goal; without one all those who were silent for two weeks. */
static void
round_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self);
  g_autoptr (GArray) places = NULL;

  if (self->data == NULL || !heng_goals_page_is_editable (self))
    return;
  places = node != NULL && node->lead_id != 0 ? heng_goal_forest_own (self->data->forest,
                                                                      node->lead_id) : heng_goal_forest_silent (self->data->forest);
  g_clear_pointer (&self->round, g_array_unref);
  self->round = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (self->round, self->data->forest->nodes[g_array_index (places, int, i)].id);
  self->round_total = self->round->len;
  if (self->round_total == 0)
    heng_window_toast (heng_page_get_window (HENG_PAGE (self)), _("There is no key result to check in."), FALSE);
  heng_goal_pane_set_round (self->pane, TRUE);
  go_to_first (self);
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goals_page_round_next (HENG_GOALS_PAGE (widget));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  heng_goals_page_round_end (HENG_GOALS_PAGE (widget));
  heng_goal_table_focus (heng_goals_page_table (HENG_GOALS_PAGE (widget)));
}

static void
carry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);

  if (self->data != NULL)
    heng_goal_carry_present (HENG_PAGE (self), self->data->forest->cycle->id);
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  const HengGoalNode *node = heng_goals_page_chosen (self);

  if (node == NULL)
    return;
  if (g_str_equal (name, "goals.decide"))
    heng_goal_decide_present (HENG_PAGE (self), self->data->forest->nodes[node->objective].id);
  else
    heng_goal_versions_present (HENG_PAGE (self), self->data->forest->nodes[node->objective].id);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);

  if (self->data != NULL)
    heng_goal_export_present (HENG_PAGE (self), self->data);
}

void
heng_goals_page_update_actions (HengGoalsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const HengGoalNode *node = heng_goals_page_chosen (self), *objective = node != NULL ? &self->data->forest->nodes[node->objective] : NULL;
  gboolean editable = heng_goals_page_is_editable (self);
  HengGoalState state = objective != NULL ? objective->state : HENG_GOAL_CANCELLED;
  const struct { const char *name; gboolean on; } actions[] = {
    { "goals.new-objective", editable }, { "page.new", editable }, { "goals.new-key-result", editable && node != NULL },
    { "goals.edit", editable && node != NULL }, { "goals.remove", editable && node != NULL }, { "goals.align", editable && node != NULL },
    { "goals.link", editable && node != NULL }, { "goals.owner", editable && node != NULL },
    { "goals.lead", editable && node != NULL && (node->kind == HENG_GOAL_KEY_RESULT || node->owner_kind != HENG_OWNER_PERSON) },
    { "goals.submit", editable && (state == HENG_GOAL_DRAFT || state == HENG_GOAL_RETURNED) },
    { "goals.approve", editable && state == HENG_GOAL_SUBMITTED }, { "goals.return", editable && state == HENG_GOAL_SUBMITTED },
    { "goals.withdraw", editable && state == HENG_GOAL_SUBMITTED },
    { "goals.publish", editable && state == HENG_GOAL_APPROVED && !objective->is_published },
    { "goals.publish-all", editable && self->data->counts.n_unpublished > 0 }, { "goals.carry", editable && self->data->has_past },
    { "goals.decide", editable && objective != NULL && objective->has_request }, { "goals.round", editable },
    { "goals.person", node != NULL && node->lead_id != 0 }, { "goals.export", self->data != NULL }, { "goals.versions", objective != NULL },
    { "goals.indent", editable && node != NULL && node->kind == HENG_GOAL_OBJECTIVE },
    { "goals.outdent", editable && node != NULL && node->kind == HENG_GOAL_OBJECTIVE },
    { "goals.move-up", editable && node != NULL }, { "goals.move-down", editable && node != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i].name, actions[i].on);
}

void
heng_goals_page_install_verbs (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc func; } actions[] = {
    { "goals.submit", submit_action }, { "goals.approve", approve_action }, { "goals.return", return_action }, { "goals.withdraw", withdraw_action },
    { "goals.publish", publish_action }, { "goals.publish-all", publish_all_action }, { "goals.remove", remove_action },
    { "goals.align", align_action }, { "goals.link", align_action }, { "goals.owner", owner_action }, { "goals.lead", owner_action }, { "goals.person", person_action },
    { "goals.check-in", check_in_action }, { "goals.comment", comment_action }, { "goals.details", details_action }, { "goals.round", round_action },
    { "goals.skip", skip_action }, { "goals.stop-round", stop_action }, { "goals.carry", carry_action }, { "goals.versions", versions_action },
    { "goals.decide", versions_action }, { "goals.export", export_action },
  };
  static const struct { guint key; GdkModifierType held; const char *action; } keys[] = {
    { GDK_KEY_l, GDK_CONTROL_MASK, "goals.align" }, { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "goals.link" },
    { GDK_KEY_i, GDK_CONTROL_MASK, "goals.round" }, { GDK_KEY_d, GDK_CONTROL_MASK, "goals.details" }, { GDK_KEY_e, GDK_CONTROL_MASK,
                                                                                                        "goals.check-in" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "goals.comment" }, { GDK_KEY_F2, 0, "goals.edit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].held, keys[i].action, NULL);
}
