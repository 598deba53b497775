/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of the list as those who show it hold it. */
#include "heng-person-item-private.h"

G_DEFINE_FINAL_TYPE (HengPersonItem, heng_person_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
heng_person_item_finalize (GObject *object)
{
  HengPersonItem *self = HENG_PERSON_ITEM (object);

  if (self->live != NULL)
    g_hash_table_remove (self->live, &self->id);
  heng_person_row_free (self->row);
  g_free (self->needle);
  G_OBJECT_CLASS (heng_person_item_parent_class)->finalize (object);
}

static void
heng_person_item_class_init (HengPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_person_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_PERSON_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_person_item_init (HengPersonItem *self)
{
}

const HengPersonRow *
heng_person_item_get_row (HengPersonItem *self)
{
  return self->row;
}

const char *
heng_person_item_get_needle (HengPersonItem *self)
{
  return self->needle != NULL ? self->needle : "";
}

void
heng_person_item_changed (HengPersonItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
