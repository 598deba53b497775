/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of goals behind the title. */
#include "heng-goal-columns.h"

#include <glib/gi18n.h>

#include "heng-avatar.h"
#include "heng-goal-words.h"
#include "heng-people-text.h"
#include "heng-photo.h"
#include "heng-progress-bar.h"
#include "heng-state-mark.h"

static const struct
{
  const char *title;
  int width;
} columns[HENG_GOAL_N_COLUMNS] = {
  [HENG_GOAL_COLUMN_PROGRESS] = { NC_ ("column", "Progress"), 142 },
  [HENG_GOAL_COLUMN_OWNER] = { NC_ ("column", "Owner"), 108 },
  [HENG_GOAL_COLUMN_CONFIDENCE] = { NC_ ("column", "Conf."), 48 },
  [HENG_GOAL_COLUMN_STATE] = { NC_ ("column", "State"), 92 },
  [HENG_GOAL_COLUMN_DUE] = { NC_ ("column", "Due"), 84 },
};

const char *
heng_goal_column_title (HengGoalColumn column)
{
  return g_dpgettext2 (NULL, "column", columns[column].title);
}

int
heng_goal_column_width (HengGoalColumn column)
{
  return columns[column].width;
}

static GtkWidget *
cell_label_new (double xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "h-cell");
  return label;
}

static GtkWidget *
pair_new (GtkWidget *first, GtkWidget *second, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static GtkWidget *
progress_new (void)
{
  GtkWidget *bar = heng_progress_bar_new (), *percent = cell_label_new (1);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (percent), 5);
  gtk_label_set_ellipsize (GTK_LABEL (percent), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (percent, "h-strong");
  return pair_new (bar, percent, 6);
}

GtkWidget *
heng_goal_cell_new (HengGoalColumn column)
{
  switch (column)
    {
    case HENG_GOAL_COLUMN_PROGRESS:
      return progress_new ();
    case HENG_GOAL_COLUMN_OWNER:
      {
        GtkWidget *avatar = heng_avatar_new (NULL, 22);

        gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
        return pair_new (avatar, cell_label_new (0), 8);
      }
    case HENG_GOAL_COLUMN_STATE:
      {
        GtkWidget *mark = heng_state_mark_new (HENG_HEALTH_NONE, TRUE);

        gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
        gtk_widget_add_css_class (mark, "h-cell");
        return mark;
      }
    case HENG_GOAL_COLUMN_CONFIDENCE:
    case HENG_GOAL_COLUMN_DUE:
    default:
      return cell_label_new (0);
    }
}

static void
fill_progress (GtkWidget *cell, const HengGoalNode *node)
{
  GtkWidget *bar = gtk_widget_get_first_child (cell), *percent = gtk_widget_get_last_child (cell);
  g_autofree char *text = node != NULL ? heng_goal_percent (node) : g_strdup ("");
  gboolean counted = node != NULL && node->progress.state == HENG_VALUE_NUMBER;

  heng_progress_bar_set (HENG_PROGRESS_BAR (bar), counted ? node->progress.micro : 0, counted ? node->expected : -1,
                         counted ? node->health : HENG_HEALTH_NONE);
  gtk_widget_set_opacity (bar, node != NULL ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (percent), text);
}

static void
fill_owner (GtkWidget *cell, const HengGoalNode *node, HengStore *store)
{
  const char *name = node != NULL ? heng_goal_face (node) : NULL;
  HengAvatar *avatar = HENG_AVATAR (gtk_widget_get_first_child (cell));

  heng_avatar_set_name (avatar, name != NULL ? name : "");
  heng_avatar_set_photo (avatar, store, node != NULL ? node->lead_photo : NULL);
  gtk_widget_set_opacity (GTK_WIDGET (avatar), name != NULL && *name != '\0' ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (cell)), name != NULL ? name : "");
  gtk_widget_set_tooltip_text (cell, node != NULL ? node->owner_name : NULL);
}

void
heng_goal_cell_fill (HengGoalColumn column, GtkWidget *cell, const HengGoalNode *node, HengStore *store)
{
  g_autofree char *text = NULL;

  switch (column)
    {
    case HENG_GOAL_COLUMN_PROGRESS:
      fill_progress (cell, node);
      return;
    case HENG_GOAL_COLUMN_OWNER:
      fill_owner (cell, node, store);
      return;
    case HENG_GOAL_COLUMN_STATE:
      gtk_widget_set_opacity (cell, node != NULL && node->health != HENG_HEALTH_NONE ? 1 : 0);
      heng_state_mark_set_health (HENG_STATE_MARK (cell), node != NULL ? node->health : HENG_HEALTH_NONE);
      return;
    case HENG_GOAL_COLUMN_DUE:
      text = node != NULL && node->due != HENG_DATE_NONE ? heng_text_day (node->due) : g_strdup ("");
      break;
    case HENG_GOAL_COLUMN_CONFIDENCE:
    default:
      text = node != NULL ? heng_goal_confidence_text (node->confidence) : g_strdup ("");
    }
  gtk_label_set_text (GTK_LABEL (cell), text);
}

void
heng_goal_cell_set_small (HengGoalColumn column, GtkWidget *cell, gboolean small)
{
  if (column == HENG_GOAL_COLUMN_PROGRESS)
    gtk_widget_set_visible (gtk_widget_get_first_child (cell), !small);
  else if (column == HENG_GOAL_COLUMN_STATE)
    g_object_set (cell, "show-word", !small, NULL);
}
