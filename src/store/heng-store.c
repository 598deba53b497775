/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The asynchronous face of a store: two lanes, undo and redo, news of changes. */
#include "heng-store.h"

#include <glib/gi18n-lib.h>

#include "heng-db-private.h"
#include "heng-lane.h"

/* How often other processes' commits are looked for; a look costs microseconds (store.md §1.5). */
#define POLL_MS 200
/* Pages one reads are kept by the system as well; 64 MB of copies are for whoever writes much. */
#define READING_CACHE_KIB 4096

/* Looks without a write after which the log is moved into the file: between two edits of somebody who works. */
#define QUIET_LOOKS 5

struct _HengStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  HengLane *work, *reading; /* NULL after heng_store_close */
  GMainContext *context;
  GSource *poll;
  gboolean polling; /* a look is under way */
  int quiet;        /* atomic: looks since the last write, from QUIET_LOOKS on the log is tidied away */
  gint64 data_version;      /* used on the reading lane only */

  char *undo_name, *redo_name; /* as last announced; main thread only */

  GMutex lock; /* for all below: lanes write them, the main thread reads them */
  char *actor;
  gint64 last_entry;        /* newest journal entry that was told */
  gint64 named_entry;       /* the entry after which the names below were asked for */
  GHashTable *news;         /* tables changed since the last announcement */
  char *next_undo_name, *next_redo_name;
  GSource *announcement;
};

G_DEFINE_FINAL_TYPE (HengStore, heng_store, G_TYPE_OBJECT)

typedef enum { PROP_PATH = 1, PROP_ACTOR, PROP_READ_ONLY, PROP_UNDO_NAME, PROP_REDO_NAME, N_PROPS } Property;
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* One call of heng_store_run_async on its way to a lane and back. */
typedef struct
{
  HengStore *store;
  GTask *task;
  HengLaneKind kind;
  HengStoreFunc func;
  gpointer args;
  GDestroyNotify args_free, result_free;
  gpointer result;
  GError *error;
} Request;

static void
take_name (HengStore *self, char **name, char *value, Property property)
{
  gboolean same = g_strcmp0 (*name, value) == 0;

  g_free (*name);
  *name = value;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
announce_cb (gpointer data)
{
  g_autoptr (HengStore) self = g_object_ref (HENG_STORE (data));
  g_autoptr (GHashTable) news = NULL;
  g_autofree gpointer *tables = NULL;
  char *undo_name, *redo_name;

  g_mutex_lock (&self->lock);
  news = g_steal_pointer (&self->news);
  self->news = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  undo_name = g_strdup (self->next_undo_name);
  redo_name = g_strdup (self->next_redo_name);
  g_clear_pointer (&self->announcement, g_source_unref);
  g_mutex_unlock (&self->lock);

  take_name (self, &self->undo_name, undo_name, PROP_UNDO_NAME);
  take_name (self, &self->redo_name, redo_name, PROP_REDO_NAME);
  tables = g_hash_table_get_keys_as_array (news, NULL);
  g_signal_emit (self, signals[CHANGED], 0, tables);
  return G_SOURCE_REMOVE;
}

/* Called with the lock held. The priority lets lists follow before the frame is drawn anew. */
static void
schedule_announcement (HengStore *self)
{
  if (self->announcement)
    return;
  self->announcement = g_idle_source_new ();
  g_source_set_priority (self->announcement, G_PRIORITY_HIGH_IDLE);
  g_source_set_callback (self->announcement, announce_cb, self, NULL);
  g_source_set_static_name (self->announcement, "heng-store changed");
  g_source_attach (self->announcement, self->context);
}

/* FALSE when the journal cannot be read just now. */
static gboolean
collect_tables (HengDb *db, gint64 after, GHashTable *tables)
{
  g_autoptr (HengStmt) stmt = heng_db_prepare (db, "SELECT DISTINCT tbl FROM journal_line WHERE journal_id > $1", NULL);
  HengStep step = HENG_STEP_ERROR;

  if (!stmt)
    return FALSE;
  heng_stmt_bind_int (stmt, 1, after);
  while ((step = heng_stmt_step (stmt, NULL)) == HENG_STEP_ROW)
    g_hash_table_add (tables, g_strdup (heng_stmt_text (stmt, 0)));
  return step == HENG_STEP_DONE;
}

/* Called with the lock held. Takes the names; those of an older entry come too late. */
static void
take_names (HengStore *self, gint64 head, char *undo_name, char *redo_name)
{
  if (head >= self->named_entry)
    {
      char *old_undo = self->next_undo_name, *old_redo = self->next_redo_name;

      self->next_undo_name = undo_name;
      self->next_redo_name = redo_name;
      self->named_entry = head;
      undo_name = old_undo;
      redo_name = old_redo;
    }
  g_free (undo_name);
  g_free (redo_name);
}

/* The queries may have to wait for another program, so they run without the lock, which the main thread takes too. */
static void
tell_news (HengStore *self, HengDb *db, gint64 head, gint64 last)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean known = collect_tables (db, last, tables);
  char *undo_name = heng_journal_undo_name (db);
  char *redo_name = heng_journal_redo_name (db);
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, tables);
  g_mutex_lock (&self->lock);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (self->news, table);
    }
  if (!known) /* the next look tries again */
    self->last_entry = MIN (self->last_entry, last);
  take_names (self, head, undo_name, redo_name);
  schedule_announcement (self);
  g_mutex_unlock (&self->lock);
}

/* On a lane: everything written since the last look, by whomever, becomes news. Whoever finds it first tells it. */
static void
look_for_news (HengStore *self, HengDb *db)
{
  gint64 head = heng_db_query_int (db, "SELECT max(id) FROM journal", 0);
  gint64 last;

  g_mutex_lock (&self->lock);
  last = self->last_entry;
  self->last_entry = MAX (last, head);
  g_mutex_unlock (&self->lock);
  if (head > last)
    tell_news (self, db, head, last);
}

static void
poll_job (HengDb *db, gpointer data)
{
  HengStore *self = data;
  gint64 version = heng_db_data_version (db);

  if (version != self->data_version)
    {
      self->data_version = version;
      look_for_news (self, db);
    }
  g_atomic_int_set (&self->polling, FALSE);
}

static void
tidy_job (HengDb *db, gpointer data)
{
  heng_db_tidy (db);
}

static gboolean
poll_cb (gpointer data)
{
  HengStore *self = data;

  if (g_atomic_int_get (&self->quiet) < QUIET_LOOKS && g_atomic_int_add (&self->quiet, 1) + 1 == QUIET_LOOKS)
    heng_lane_push (self->work, tidy_job, NULL);
  if (g_atomic_int_compare_and_exchange (&self->polling, FALSE, TRUE))
    heng_lane_push (self->reading, poll_job, self);
  return G_SOURCE_CONTINUE;
}

static void
request_free (Request *request)
{
  if (request->args_free)
    request->args_free (request->args);
  g_clear_error (&request->error);
  g_object_unref (request->task);
  g_free (request);
}

/* In the caller's main context, so that the last reference to the store is never dropped on a lane. */
static gboolean
deliver_cb (gpointer data)
{
  Request *request = data;

  if (request->error)
    g_task_return_error (request->task, g_steal_pointer (&request->error));
  else
    g_task_return_pointer (request->task, request->result, request->result_free);
  return G_SOURCE_REMOVE;
}

static void
deliver (Request *request)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (request->task));
  g_source_set_callback (source, deliver_cb, request, (GDestroyNotify) request_free);
  g_source_attach (source, g_task_get_context (request->task));
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  heng_db_interrupt (data);
}

static void
call (Request *request, HengDb *db)
{
  GCancellable *cancellable = g_task_get_cancellable (request->task);
  gulong handler = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, &request->error))
    return;
  if (cancellable && request->kind == HENG_LANE_READING)
    {
      heng_db_set_interruptible (db, TRUE);
      handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), db, NULL);
    }
  request->result = request->func (db, request->args, cancellable, &request->error);
  g_cancellable_disconnect (cancellable, handler);
  if (cancellable && request->kind == HENG_LANE_READING)
    heng_db_set_interruptible (db, FALSE);
  if (request->error && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&request->error);
      g_cancellable_set_error_if_cancelled (cancellable, &request->error);
    }
}

static void
run_job (HengDb *db, gpointer data)
{
  Request *request = data;

  call (request, db);
  if (request->args_free)
    g_steal_pointer (&request->args_free) (request->args);
  if (request->kind == HENG_LANE_WORK)
    {
      look_for_news (request->store, db);
      g_atomic_int_set (&request->store->quiet, 0);
    }
  deliver (request);
}

void
heng_store_run_async (HengStore *store, HengLaneKind lane, HengStoreFunc func, gpointer args, GDestroyNotify args_free,
                      GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request;

  g_return_if_fail (HENG_IS_STORE (store));
  request = g_new0 (Request, 1);
  *request = (Request) { store, g_task_new (store, cancellable, callback, user_data), lane, func, args, args_free, result_free };
  g_task_set_source_tag (request->task, heng_store_run_async);
  /* A finished write is told as finished, even when the cancellation came meanwhile. */
  g_task_set_check_cancellable (request->task, FALSE);
  if (store->work)
    {
      heng_lane_push (lane == HENG_LANE_WORK ? store->work : store->reading, run_job, request);
      return;
    }
  request->error = g_error_new_literal (HENG_STORE_ERROR, HENG_STORE_ERROR_FAILED, _("The store is closed."));
  deliver (request);
}

gpointer
heng_store_run_finish (HengStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
undo_func (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_journal_undo (db, args, error);
}

static gpointer
redo_func (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  return heng_journal_redo (db, args, error);
}

static char *
dup_actor (HengStore *self)
{
  char *actor;

  g_mutex_lock (&self->lock);
  actor = g_strdup (self->actor);
  g_mutex_unlock (&self->lock);
  return actor;
}

void
heng_store_undo_async (HengStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  heng_store_run_async (store, HENG_LANE_WORK, undo_func, dup_actor (store), g_free, g_free, NULL, callback, user_data);
}

void
heng_store_redo_async (HengStore *store, GAsyncReadyCallback callback, gpointer user_data)
{
  heng_store_run_async (store, HENG_LANE_WORK, redo_func, dup_actor (store), g_free, g_free, NULL, callback, user_data);
}

char *
heng_store_undo_finish (HengStore *store, GAsyncResult *result, GError **error)
{
  return heng_store_run_finish (store, result, error);
}

static void
start_polling (HengStore *self)
{
  self->poll = g_timeout_source_new (POLL_MS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_set_static_name (self->poll, "heng-store poll");
  g_source_attach (self->poll, self->context);
}

static gboolean
open_lanes (HengStore *self, HengDbFlags flags, GError **error)
{
  g_autoptr (HengDb) work = heng_db_open (self->path, flags, error);
  g_autoptr (HengDb) reading = NULL;

  if (!work)
    return FALSE;
  self->read_only = heng_db_is_read_only (work);
  reading = heng_db_open (self->path, (HengDbFlags) (HENG_DB_READ_ONLY | HENG_DB_TRUSTED), error);
  if (!reading)
    return FALSE;
  heng_db_set_cache (reading, READING_CACHE_KIB);
  self->data_version = heng_db_data_version (reading);
  self->last_entry = heng_db_query_int (work, "SELECT max(id) FROM journal", 0);
  self->undo_name = heng_journal_undo_name (work);
  self->redo_name = heng_journal_redo_name (work);
  self->next_undo_name = g_strdup (self->undo_name);
  self->next_redo_name = g_strdup (self->redo_name);
  self->work = heng_lane_new (g_steal_pointer (&work), error);
  self->reading = self->work ? heng_lane_new (g_steal_pointer (&reading), error) : NULL;
  return self->reading != NULL;
}

HengStore *
heng_store_open (const char *path, HengDbFlags flags, GError **error)
{
  g_autoptr (HengStore) self = g_object_new (HENG_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  if (!open_lanes (self, flags, error))
    return NULL;
  start_polling (self);
  return g_steal_pointer (&self);
}

void
heng_store_close (HengStore *store)
{
  GSource *announcement;

  if (store->poll)
    g_source_destroy (store->poll);
  g_clear_pointer (&store->poll, g_source_unref);
  g_clear_pointer (&store->reading, heng_lane_free);
  g_clear_pointer (&store->work, heng_lane_free);
  g_mutex_lock (&store->lock);
  announcement = g_steal_pointer (&store->announcement);
  g_mutex_unlock (&store->lock);
  if (announcement)
    g_source_destroy (announcement);
  g_clear_pointer (&announcement, g_source_unref);
}

const char *
heng_store_get_path (HengStore *store)
{
  return store->path;
}

gboolean
heng_store_is_read_only (HengStore *store)
{
  return store->read_only;
}

const char *
heng_store_get_actor (HengStore *store)
{
  return store->actor;
}

void
heng_store_set_actor (HengStore *store, const char *actor)
{
  char *copy;

  if (g_strcmp0 (store->actor, actor) == 0)
    return;
  copy = g_strdup (actor);
  g_mutex_lock (&store->lock);
  g_free (store->actor);
  store->actor = copy;
  g_mutex_unlock (&store->lock);
  g_object_notify_by_pspec (G_OBJECT (store), properties[PROP_ACTOR]);
}

const char *
heng_store_get_undo_name (HengStore *store)
{
  return store->undo_name;
}

const char *
heng_store_get_redo_name (HengStore *store)
{
  return store->redo_name;
}

static void
heng_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HengStore *self = HENG_STORE (object);

  switch ((Property) id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
heng_store_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTOR)
    heng_store_set_actor (HENG_STORE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
heng_store_dispose (GObject *object)
{
  heng_store_close (HENG_STORE (object));
  G_OBJECT_CLASS (heng_store_parent_class)->dispose (object);
}

static void
heng_store_finalize (GObject *object)
{
  HengStore *self = HENG_STORE (object);

  g_free (self->path);
  g_free (self->actor);
  g_free (self->undo_name);
  g_free (self->redo_name);
  g_free (self->next_undo_name);
  g_free (self->next_redo_name);
  g_hash_table_unref (self->news);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (heng_store_parent_class)->finalize (object);
}

static void
heng_store_class_init (HengStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = heng_store_get_property;
  object_class->set_property = heng_store_set_property;
  object_class->dispose = heng_store_dispose;
  object_class->finalize = heng_store_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, NULL, readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, readable);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", HENG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
heng_store_init (HengStore *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->quiet = QUIET_LOOKS;
  self->actor = g_strdup (g_get_user_name ());
  self->news = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
