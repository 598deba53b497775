/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the table: what is typed, recorded and said in it is stored. */
#include "heng-goal-pane-private.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-goal-asks.h"
#include "heng-goal-work.h"
#include "heng-window.h"

static void
typed_cb (HengGoalFields *fields, gpointer record, HengGoalPane *self)
{
  HengGoalLamps *lamps = self->data->kr != NULL ? heng_goal_check_key_result (self->data->context, record, TRUE)
                                                : heng_goal_check_objective (self->data->context, record);

  heng_smart_view_set (self->smart, lamps);
}

static void
edited_done (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengGoalPane *self = user_data;

  if (error != NULL && self->last_field != NULL)
    heng_goal_fields_set_fault (self->fields, self->last_field, error->message);
}

static void
send_field (HengGoalPane *self, const char *field, const char *text, const char *reason)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_SET_FIELD, self->data->kind, self->data->id);
  const HengRecordType *type;
  gconstpointer record = heng_goal_pane_data_record (self->data, &type);

  work->record = heng_record_copy (type, record);
  work->field = g_strdup (field);
  work->text = g_strdup (text);
  work->comment = g_strdup (reason);
  g_free (self->last_field);
  self->last_field = g_strdup (field);
  heng_goal_work_run (self->page, work, reason != NULL ? _("The change is requested") : _("Saved"), TRUE, edited_done, self);
}

typedef struct
{
  HengGoalPane *pane;
  char *field, *text;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  wish->pane->asking = FALSE;
  g_object_unref (wish->pane);
  g_free (wish->field);
  g_free (wish->text);
  g_free (wish);
}

static void
reason_given (const char *reason, gpointer user_data)
{
  Wish *wish = user_data;

  heng_goal_fields_reset (wish->pane->fields); /* the field shows what is stored until the change is agreed on */
  heng_goal_pane_refresh (wish->pane);
  heng_goal_fields_focus (wish->pane->fields, wish->field);
  if (reason != NULL)
    send_field (wish->pane, wish->field, wish->text, reason);
}

static void
send_link (HengGoalPane *self, const char *text)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_ALIGN, HENG_GOAL_OBJECTIVE, self->data->id);

  work->target = self->data->objective->parent_kr_id != 0 ? 0 : self->data->objective->parent_id;
  work->target_kr = self->data->objective->parent_kr_id;
  work->place.link = g_str_equal (text, "REFERENCE") ? HENG_LINK_REFERENCE : HENG_LINK_COUNT;
  if (g_str_equal (text, "NONE"))
    work->target = work->target_kr = 0;
  if (heng_goal_needs_request (self->data->objective)) /* it shows what is stored until the change is agreed on */
    {
      heng_goal_fields_reset (self->fields);
      heng_goal_pane_refresh (self);
    }
  heng_goal_run_or_ask (self->page, work, heng_goal_needs_request (self->data->objective), _("Saved"));
}

/* An approved goal keeps its version until the change is agreed on. */
static void
edited_cb (HengGoalFields *fields, const char *field, const char *text, HengGoalPane *self)
{
  Wish *wish;

  if (self->data == NULL || self->asking) /* the question takes the keyboard from the field, which then wants to be stored once more */
    return;
  if (g_str_equal (field, "link"))
    {
      send_link (self, text);
      return;
    }
  if (!heng_goal_needs_request (self->data->objective))
    {
      send_field (self, field, text, NULL);
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->pane = g_object_ref (self);
  wish->field = g_strdup (field);
  wish->text = g_strdup (text);
  self->asking = TRUE;
  heng_goal_ask (GTK_WIDGET (self->page), _("Request a Change"), _("The goal is approved. Its version is kept until the change is agreed on."),
                 _("_Reason"), _("Request"), TRUE, reason_given, wish, wish_free);
}

static void
mend_cb (HengSmartView *view, const char *field, const char *text, HengGoalPane *self)
{
  if (self->editable && self->data != NULL)
    edited_cb (self->fields, field, text, self);
}

static void
recorded (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  HengGoalPane *self = user_data;

  if (error != NULL)
    return;
  heng_goal_progress_recorded (self->progress);
  g_signal_emit (self, heng_goal_pane_signals[HENG_PANE_RECORDED], 0);
}

static void
record_cb (HengGoalProgress *progress, HengCheckInRequest *request, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_CHECK_IN, HENG_GOAL_KEY_RESULT, request->key_result_id);

  work->day = request->day;
  work->text = g_steal_pointer (&request->value);
  work->comment = g_steal_pointer (&request->note);
  work->confidence = request->confidence;
  heng_check_in_request_free (request);
  heng_goal_work_run (self->page, work, _("Check-in recorded"), FALSE, recorded, self);
}

static void
graded (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  heng_goal_progress_set_fault (HENG_GOAL_PANE (user_data)->progress, error != NULL ? error->message : NULL);
}

static void
grade_cb (HengGoalProgress *progress, const char *text, const char *note, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_GRADE, self->kind, self->id);

  work->text = g_strdup (text);
  work->comment = *note != '\0' ? g_strdup (note) : NULL;
  heng_goal_work_run (self->page, work, _("Graded"), TRUE, graded, self);
}

static void
go_cb (gpointer source, int kind, gint64 id, HengGoalPane *self)
{
  g_signal_emit (self, heng_goal_pane_signals[HENG_PANE_GO], 0, kind, id);
}

static void
person_cb (HengGoalProgress *progress, gint64 id, HengGoalPane *self)
{
  heng_window_show_person (heng_page_get_window (self->page), id, NULL, "goals");
}

static void
owner_cb (HengGoalFields *fields, HengGoalPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.owner", NULL);
}

static void
lead_cb (HengGoalFields *fields, HengGoalPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.lead", NULL);
}

static void
align_cb (HengGoalFields *fields, HengGoalPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.align", NULL);
}

static void
said (HengPage *page, gint64 id, const GError *error, gpointer user_data)
{
  heng_goal_talk_view_done (HENG_GOAL_PANE (user_data)->talk, error != NULL ? error->message : NULL);
}

static void
said_cb (HengGoalTalkView *talk, const char *text, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_COMMENT, self->kind, self->id);

  work->text = g_strdup (text);
  heng_goal_work_run (self->page, work, NULL, TRUE, said, self);
}

static void
unsaid_cb (HengGoalTalkView *talk, gint64 id, gint64 version, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_REMOVE_COMMENT, self->kind, id);

  work->version = version;
  heng_goal_work_run (self->page, work, _("Comment taken back"), FALSE, NULL, NULL);
}

static void
link_cb (HengGoalTalkView *talk, const char *name, const char *address, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_ATTACH_LINK, self->kind, self->id);

  work->text = g_strdup (name);
  work->comment = g_strdup (address);
  heng_goal_work_run (self->page, work, NULL, TRUE, said, self);
}

static void
removed_cb (HengGoalTalkView *talk, gint64 id, gint64 version, HengGoalPane *self)
{
  HengGoalWork *work = heng_goal_work_new (HENG_GOAL_WORK_REMOVE_EVIDENCE, self->kind, id);

  work->version = version;
  heng_goal_work_run (self->page, work, _("Evidence removed"), FALSE, NULL, NULL);
}

static void
file_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (HengGoalPane) self = user_data;
  g_autoptr (GError) error = NULL;
  HengGoalWork *work;
  char *bytes;
  gsize length;

  if (file == NULL || self->page == NULL)
    return;
  if (!g_file_load_contents (file, NULL, &bytes, &length, NULL, &error))
    {
      heng_window_show_error (heng_page_get_window (self->page), _("The file could not be read"), error);
      return;
    }
  work = heng_goal_work_new (HENG_GOAL_WORK_ATTACH_FILE, self->kind, self->id);
  work->text = g_file_get_basename (file);
  work->comment = g_content_type_guess (work->text, (const guchar *) bytes, length, NULL);
  work->bytes = g_bytes_new_take (bytes, length);
  heng_goal_work_run (self->page, work, _("File attached"), FALSE, NULL, NULL);
}

static void
file_cb (HengGoalTalkView *talk, HengGoalPane *self)
{
  heng_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Attach File"), HENG_FILES_ANY, file_chosen, g_object_ref (self));
}

static void
opened_cb (HengGoalTalkView *talk, HengGoalEvidence *evidence, HengGoalPane *self)
{
  heng_goal_open_evidence (self->page, evidence);
}

void
heng_goal_pane_connect (HengGoalPane *self)
{
  g_signal_connect (self->fields, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->fields, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (self->fields, "owner", G_CALLBACK (owner_cb), self);
  g_signal_connect (self->fields, "lead", G_CALLBACK (lead_cb), self);
  g_signal_connect (self->fields, "align", G_CALLBACK (align_cb), self);
  g_signal_connect (self->smart, "mend", G_CALLBACK (mend_cb), self);
  g_signal_connect (self->talk, "said", G_CALLBACK (said_cb), self);
  g_signal_connect (self->talk, "unsaid", G_CALLBACK (unsaid_cb), self);
  g_signal_connect (self->talk, "link", G_CALLBACK (link_cb), self);
  g_signal_connect (self->talk, "file", G_CALLBACK (file_cb), self);
  g_signal_connect (self->talk, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect (self->talk, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect (self->progress, "record", G_CALLBACK (record_cb), self);
  g_signal_connect (self->progress, "grade", G_CALLBACK (grade_cb), self);
  g_signal_connect (self->progress, "go", G_CALLBACK (go_cb), self);
  g_signal_connect (self->progress, "person", G_CALLBACK (person_cb), self);
}
