/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves as items: 300,000 people may move, but only those in sight cost anything. */
#include "heng-whatif-move-list.h"

#include "heng-whatif-data.h"

G_DEFINE_FINAL_TYPE (HengMove, heng_move, G_TYPE_OBJECT)

static void
heng_move_finalize (GObject *object)
{
  HengMove *self = HENG_MOVE (object);
  char **texts[] = { &self->name, &self->emp_no, &self->department, &self->score, &self->before, &self->after, &self->rank };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  G_OBJECT_CLASS (heng_move_parent_class)->finalize (object);
}

static void
heng_move_class_init (HengMoveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_move_finalize;
}

static void
heng_move_init (HengMove *self)
{
}

struct _HengMoveList
{
  GObject parent_instance;
  const HengWhatif *whatif;
  const HengOutcome *before, *after;
  const GArray *moves;
};

static void model_init (GListModelInterface *interface);
G_DEFINE_FINAL_TYPE_WITH_CODE (HengMoveList, heng_move_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static GType
get_item_type (GListModel *model)
{
  return HENG_TYPE_MOVE;
}

static guint
get_n_items (GListModel *model)
{
  const GArray *moves = HENG_MOVE_LIST (model)->moves;

  return moves != NULL ? moves->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HengMoveList *self = HENG_MOVE_LIST (model);
  const HengOutcomeMove *move;
  const HengWhatifPerson *person;
  HengMove *item;

  if (position >= get_n_items (model))
    return NULL;
  move = &g_array_index (self->moves, HengOutcomeMove, position);
  person = &self->whatif->people[move->person];
  item = g_object_new (HENG_TYPE_MOVE, NULL);
  item->employee_id = person->employee_id;
  item->steps = move->steps;
  item->name = g_strdup (person->name);
  item->emp_no = g_strdup (person->emp_no);
  item->department = g_strdup (person->department);
  item->score = heng_whatif_score_text (self->before->published[move->person], self->after->published[move->person]);
  item->rank = heng_whatif_rank_text (self->before->ranks[move->person], self->after->ranks[move->person]);
  item->before = g_strdup (heng_whatif_grade (self->whatif, self->before->grades[move->person]));
  item->after = g_strdup (heng_whatif_grade (self->whatif, self->after->grades[move->person]));
  return item;
}

static void
model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

void
heng_move_list_set (HengMoveList *self, const HengWhatif *whatif, const HengOutcome *before, const HengOutcome *after, const GArray *moves)
{
  guint n = get_n_items (G_LIST_MODEL (self));

  self->whatif = whatif;
  self->before = before;
  self->after = after;
  self->moves = whatif != NULL ? moves : NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, get_n_items (G_LIST_MODEL (self)));
}

GArray *
heng_move_list_get_ids (HengMoveList *self, guint most)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->moves != NULL && i < MIN (self->moves->len, most); i++)
    g_array_append_val (ids, self->whatif->people[g_array_index (self->moves, HengOutcomeMove, i).person].employee_id);
  return ids;
}

static void
heng_move_list_class_init (HengMoveListClass *klass)
{
}

static void
heng_move_list_init (HengMoveList *self)
{
}

HengMoveList *
heng_move_list_new (void)
{
  return g_object_new (HENG_TYPE_MOVE_LIST, NULL);
}
