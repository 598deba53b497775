/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of who moves: name, department, score, rank and grade before and after. */
#include "heng-whatif-moves.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "heng-adaptive-bin.h"
#include "heng-grade-chip.h"
#include "heng-whatif-move-list.h"

struct _HengWhatifMoves
{
  GtkBox parent_instance;
  HengMoveList *list;
  HengAdaptiveBin *bin;
  GtkWidget *head_department, *head_rank, *scroller;
  GtkLabel *nobody; /* in place of the rows */
  HengWidthClass width; /* medium: no departments; narrow: ranks below scores */
};

G_DEFINE_FINAL_TYPE (HengWhatifMoves, heng_whatif_moves, GTK_TYPE_BOX)

enum { PERSON, N_SIGNALS };
static guint signals[N_SIGNALS];

void
heng_whatif_moves_set (HengWhatifMoves *self, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after, const GArray *list)
{
  gboolean some = whatif != NULL && list->len > 0;

  heng_move_list_set (self->list, whatif, before, after, list);
  gtk_widget_set_visible (self->scroller, some);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), !some);
}

GArray *
heng_whatif_moves_get_ids (HengWhatifMoves *self, guint most)
{
  return heng_move_list_get_ids (self->list, most);
}

/* Rows */

#define GRADES_WIDTH 108 /* two chips and the arrow between */

#define RANK_CHARS 13    /* "12345 → 12345" */

enum { COLUMN_WAY, COLUMN_NAME, COLUMN_DEPARTMENT, COLUMN_SCORE, COLUMN_RANK, COLUMN_GRADES };

static GtkWidget *
cell_new (const char *text, int width, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width); /* the same in every row, so that columns stand below each other */
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
grades_new (void)
{
  GtkWidget *grades = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_size_request (grades, GRADES_WIDTH, -1);
  gtk_widget_set_valign (grades, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (grades), heng_grade_chip_new (NULL));
  gtk_box_append (GTK_BOX (grades), cell_new ("→", 2, 0.5, "h-cell"));
  gtk_box_append (GTK_BOX (grades), heng_grade_chip_new (NULL));
  return grades;
}

/* The score, and below it the rank where that has no column. */
static GtkWidget *
score_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *rank = cell_new (NULL, 15, 1, "h-cap");

  gtk_widget_add_css_class (rank, "h-dim");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cell_new (NULL, 15, 1, "h-cell"));
  gtk_box_append (GTK_BOX (box), rank);
  return box;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HengWhatifMoves *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name = cell_new (NULL, 6, 0, "h-cell");
  GtkWidget *department = cell_new (NULL, 8, 0, "h-cell");

  gtk_widget_add_css_class (row, "h-row");
  gtk_widget_add_css_class (row, "h-tight");
  gtk_widget_add_css_class (department, "h-dim");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_hexpand (department, TRUE);
  gtk_box_append (GTK_BOX (row), cell_new (NULL, 5, 0, "h-cell"));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), department);
  gtk_box_append (GTK_BOX (row), score_new ());
  gtk_box_append (GTK_BOX (row), cell_new (NULL, RANK_CHARS, 1, "h-cell"));
  gtk_box_append (GTK_BOX (row), grades_new ());
  gtk_list_item_set_child (item, row);
}

static GtkWidget *
nth_child (GtkWidget *box, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The way as a shape with the number of grades; blue and orange, as all ups and downs. */
static void
show_way (GtkLabel *label, int steps)
{
  g_autofree char *text = steps == 0 ? g_strdup ("") : g_strdup_printf ("%s %d", steps > 0 ? "▲" : "▼", abs (steps));

  gtk_label_set_text (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), steps > 0 ? "h-down" : "h-up");
  gtk_widget_add_css_class (GTK_WIDGET (label), steps > 0 ? "h-up" : "h-down");
}

static void
show_numbers (HengWhatifMoves *self, GtkWidget *row, const HengMove *move)
{
  GtkWidget *score = nth_child (row, COLUMN_SCORE), *rank = nth_child (row, COLUMN_RANK), *below = nth_child (score, 1);
  /* Translators: a place among all: "rank 12 → 9" */
  g_autofree char *spelt = g_strdup_printf (_("rank %s"), move->rank);

  gtk_label_set_text (GTK_LABEL (nth_child (score, 0)), move->score);
  gtk_label_set_text (GTK_LABEL (below), spelt);
  gtk_label_set_text (GTK_LABEL (rank), move->rank);
  gtk_widget_set_visible (below, self->width == HENG_WIDTH_NARROW);
  gtk_widget_set_visible (rank, self->width != HENG_WIDTH_NARROW);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HengWhatifMoves *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  HengMove *move = gtk_list_item_get_item (item);
  g_autofree char *rank = g_strdup_printf (_("rank %s"), move->rank);
  g_autofree char *spoken = g_strdup_printf ("%s %s, %s, %s, %s, %s → %s", move->name, move->emp_no, move->department, move->score, rank,
                                             move->before != NULL ? move->before : "—", move->after != NULL ? move->after : "—");

  if (gtk_list_item_get_position (item) == 0)
    gtk_widget_add_css_class (row, "h-first");
  else
    gtk_widget_remove_css_class (row, "h-first");
  show_way (GTK_LABEL (nth_child (row, COLUMN_WAY)), move->steps);
  gtk_label_set_text (GTK_LABEL (nth_child (row, COLUMN_NAME)), move->name);
  gtk_label_set_text (GTK_LABEL (nth_child (row, COLUMN_DEPARTMENT)), move->department);
  gtk_widget_set_visible (nth_child (row, COLUMN_DEPARTMENT), self->width == HENG_WIDTH_WIDE);
  show_numbers (self, row, move);
  heng_grade_chip_set_grade (HENG_GRADE_CHIP (nth_child (nth_child (row, COLUMN_GRADES), 0)), move->before);
  heng_grade_chip_set_grade (HENG_GRADE_CHIP (nth_child (nth_child (row, COLUMN_GRADES), 2)), move->after);
  gtk_widget_set_tooltip_text (row, move->emp_no);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (gtk_widget_get_parent (row) != NULL) /* what has the keyboard */
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
activate_cb (GtkListView *view, guint position, HengWhatifMoves *self)
{
  g_autoptr (HengMove) move = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (move != NULL)
    g_signal_emit (self, signals[PERSON], 0, move->employee_id);
}

static void
arrange (HengWhatifMoves *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->width = heng_adaptive_bin_get_width_class (self->bin);
  gtk_widget_set_visible (self->head_department, self->width == HENG_WIDTH_WIDE);
  gtk_widget_set_visible (self->head_rank, self->width != HENG_WIDTH_NARROW);
  g_list_model_items_changed (G_LIST_MODEL (self->list), 0, n, n);
}

/* What the items are made of is no longer there. */
static void
heng_whatif_moves_dispose (GObject *object)
{
  HengWhatifMoves *self = HENG_WHATIF_MOVES (object);

  if (self->list != NULL)
    heng_move_list_set (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (heng_whatif_moves_parent_class)->dispose (object);
}

static void
heng_whatif_moves_class_init (HengWhatifMovesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_whatif_moves_dispose;
  signals[PERSON] = g_signal_new ("person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
head_new (HengWhatifMoves *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name = cell_new (C_("column", "Name"), 6, 0, "h-colhead"), *grade;

  self->head_department = cell_new (C_("column", "Department"), 8, 0, "h-colhead");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_hexpand (self->head_department, TRUE);
  gtk_widget_add_css_class (head, "h-th");
  gtk_box_append (GTK_BOX (head), cell_new ("", 5, 0, "h-colhead"));
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), self->head_department);
  gtk_box_append (GTK_BOX (head), cell_new (C_("column", "Score"), 15, 1, "h-colhead"));
  self->head_rank = cell_new (C_("column", "Rank"), RANK_CHARS, 1, "h-colhead");
  gtk_box_append (GTK_BOX (head), self->head_rank);
  grade = cell_new (C_("column", "Grade"), 6, 0, "h-colhead");
  gtk_widget_set_size_request (grade, GRADES_WIDTH, -1);
  gtk_box_append (GTK_BOX (head), grade);
  return head;
}

static void
heng_whatif_moves_init (HengWhatifMoves *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bin = HENG_ADAPTIVE_BIN (g_object_new (HENG_TYPE_ADAPTIVE_BIN, "narrow-below", 490, "medium-below", 600, "min-width", 300, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = heng_move_list_new ();
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "h-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who moves"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->nobody = GTK_LABEL (cell_new (_("Move a parameter: whoever gets another grade is listed here."), -1, 0.5, "h-cell"));
  gtk_widget_add_css_class (GTK_WIDGET (self->nobody), "h-dim");
  gtk_label_set_wrap (self->nobody, TRUE);
  gtk_label_set_ellipsize (self->nobody, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->nobody), TRUE);
  gtk_box_append (GTK_BOX (box), head_new (self));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nobody));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bin), TRUE);
  heng_adaptive_bin_set_child (self->bin, box);
  g_signal_connect_swapped (self->bin, "notify::width-class", G_CALLBACK (arrange), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bin));
  arrange (self);
}

GtkWidget *
heng_whatif_moves_new (void)
{
  return g_object_new (HENG_TYPE_WHATIF_MOVES, NULL);
}
