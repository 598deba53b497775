/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of long work and how far it is. */
#include "heng-operation.h"

struct _HengOperation
{
  GObject parent_instance;
  char *what;
  GCancellable *cancellable;
  gint64 start;
  gint64 done, total; /* written by any thread, under the lock */
  GMutex lock;
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (HengOperation, heng_operation, G_TYPE_OBJECT)

enum { FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
heng_operation_finalize (GObject *object)
{
  HengOperation *self = HENG_OPERATION (object);

  g_free (self->what);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (heng_operation_parent_class)->finalize (object);
}

static void
heng_operation_class_init (HengOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_operation_finalize;
  signals[FINISHED] = g_signal_new ("finished", HENG_TYPE_OPERATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_operation_init (HengOperation *self)
{
  g_mutex_init (&self->lock);
}

HengOperation *
heng_operation_new (const char *what, GCancellable *cancellable)
{
  HengOperation *self = g_object_new (HENG_TYPE_OPERATION, NULL);

  self->what = g_strdup (what);
  g_set_object (&self->cancellable, cancellable);
  self->start = g_get_monotonic_time ();
  return self;
}

const char *
heng_operation_get_what (HengOperation *self)
{
  return self->what;
}

GCancellable *
heng_operation_get_cancellable (HengOperation *self)
{
  return self->cancellable;
}

gint64
heng_operation_get_start (HengOperation *self)
{
  return self->start;
}

void
heng_operation_set_progress (HengOperation *self, gint64 done, gint64 total)
{
  g_mutex_lock (&self->lock);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->lock);
}

void
heng_operation_get_progress (HengOperation *self, gint64 *done, gint64 *total)
{
  g_mutex_lock (&self->lock);
  *done = self->done;
  *total = self->total;
  g_mutex_unlock (&self->lock);
}

void
heng_operation_finish (HengOperation *self)
{
  if (self->finished)
    return;
  self->finished = TRUE;
  g_signal_emit (self, signals[FINISHED], 0);
}
