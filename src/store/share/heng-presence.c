/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining, beating and leaving: the life of a client in the presence file. */
#include "heng-presence.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "heng-date.h"
#include "heng-db.h"
#include "heng-slots.h"

#define HEAD_LIMIT_US (2 * G_USEC_PER_SEC)
#define BEATS_TO_WATCH 3
/* A slot of another machine that beat longer ago than this was left behind; clocks of machines differ by less. */
#define RECENT_MS (10 * 60 * 1000)

static guint pace_ms = 2000;

struct _HengPresence
{
  char *path;
  char *store_path;
  int fd;
  guint slot;
  HengPresenceFlags flags;
  GThread *beating;

  GMutex lock; /* for all below */
  GCond wake;
  gboolean leaving;
  gboolean broken; /* locks do not hold */
  HengSlot self;
  HengSlot known[HENG_SLOTS]; /* suspects as last seen */
};

void
heng_presence_set_pace (guint ms)
{
  pace_ms = ms;
}

/* Nobody keeps the head for longer than some reads and writes. */
static gboolean
lock_head (int fd, int *problem)
{
  gint64 end = g_get_monotonic_time () + HEAD_LIMIT_US;

  while (!heng_slot_lock (fd, HENG_SLOT_HEAD, problem))
    {
      if ((*problem != EAGAIN && *problem != EACCES) || g_get_monotonic_time () > end)
        return FALSE;
      g_usleep (g_random_int_range (200, 2000));
    }
  return TRUE;
}

/* A slot of another machine that was alive a moment ago, whose lock is not seen here. */
static gboolean
read_suspect (HengPresence *self, guint slot, HengSlot *content)
{
  return heng_slot_read (self->fd, slot, content) && !heng_slot_is_same_machine (content, &self->self)
         && ABS (heng_now_ms () - content->at) < RECENT_MS && !heng_slot_is_held (self->fd, slot);
}

/* Compares the suspects with how they were; TRUE when one has counted on. `n` gets how many there are. */
static gboolean
look_at_suspects (HengPresence *self, guint *n)
{
  gboolean counted = FALSE;

  *n = 0;
  for (guint i = 1; i < HENG_SLOTS; i++)
    {
      HengSlot now;

      if (i == self->slot || !read_suspect (self, i, &now))
        {
          self->known[i].process[0] = '\0';
          continue;
        }
      *n += 1;
      counted |= g_str_equal (self->known[i].process, now.process) && self->known[i].beat != now.beat;
      self->known[i] = now;
    }
  return counted;
}

static void
forget_suspects (HengPresence *self)
{
  for (guint i = 1; i < HENG_SLOTS; i++)
    if (self->known[i].process[0] && !heng_slot_is_held (self->fd, i))
      heng_slot_clear (self->fd, i);
}

static gboolean
refuse_loose_locks (HengPresence *self, GError **error)
{
  const char *host = NULL;

  for (guint i = 1; i < HENG_SLOTS && !host; i++)
    if (self->known[i].process[0])
      host = self->known[i].host;
  g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
               _("“%s” is in use on the computer “%s”, but this share does not pass on its locks, so writing from here would damage the "
                 "store. Wait until it is closed there, or ask the administrator to mount the share with locks."),
               self->store_path, host ? host : "?");
  return FALSE;
}

static gboolean
refuse_without_locks (HengPresence *self, int problem, GError **error)
{
  if (problem == EAGAIN || problem == EACCES || problem == 0)
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_BUSY,
                 _("Too many programs are opening “%s”. Try again in a moment."), self->store_path);
  else
    g_set_error (error, HENG_STORE_ERROR, HENG_STORE_ERROR_UNSAFE_PLACE,
                 _("The share on which “%s” lies has no working locks (%s), so a store may not be written there. Copy it to a disk of this "
                   "computer and open the copy."),
                 self->store_path, g_strerror (problem));
  return FALSE;
}

/* A free slot, locked; 0 when there is none. Suspects keep theirs until it is clear that they are gone. */
static guint
take_slot (HengPresence *self)
{
  for (guint i = 1; i < HENG_SLOTS; i++)
    {
      HengSlot content;
      int problem;

      if (!read_suspect (self, i, &content) && heng_slot_lock (self->fd, i, &problem))
        return i;
    }
  return 0;
}

/* Opens the file and locks its head; a file that was taken away in between is made again. */
static gboolean
open_file (HengPresence *self, int *problem)
{
  for (int tries = 0; tries < 100; tries++)
    {
      self->fd = heng_slots_open (self->path, self->store_path, TRUE);
      if (self->fd < 0)
        {
          *problem = errno;
          return FALSE;
        }
      if (!lock_head (self->fd, problem))
        return FALSE;
      if (heng_slots_is_current (self->fd, self->path))
        return TRUE;
      close (self->fd);
      self->fd = -1;
    }
  *problem = EAGAIN;
  return FALSE;
}

static void
write_self (HengPresence *self)
{
  heng_slot_write (self->fd, self->slot, &self->self);
  /* over a network the others see it when it is on the server */
  if (self->flags & HENG_PRESENCE_NETWORK)
    fdatasync (self->fd);
}

static gboolean
take_place (HengPresence *self, int *problem)
{
  guint n;

  *problem = 0;
  if (!open_file (self, problem))
    return FALSE;
  self->slot = take_slot (self);
  if (self->slot)
    write_self (self);
  look_at_suspects (self, &n);
  heng_slot_unlock (self->fd, HENG_SLOT_HEAD);
  return self->slot != 0;
}

/* Whether a suspect lives, which takes some beats to see; those that have not counted at a last look after that time are forgotten,
 * however late it comes. */
static gboolean
watch_suspects (HengPresence *self, GError **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) BEATS_TO_WATCH * pace_ms * 1000;
  gboolean counted, is_last;
  guint n;
  int problem;

  do
    {
      is_last = g_get_monotonic_time () >= end;
      if (!lock_head (self->fd, &problem))
        return refuse_without_locks (self, problem, error);
      counted = look_at_suspects (self, &n);
      if (!counted && is_last)
        forget_suspects (self);
      heng_slot_unlock (self->fd, HENG_SLOT_HEAD);
      if (n > 0 && !counted && !is_last)
        g_usleep (pace_ms * 100);
    }
  while (n > 0 && !counted && !is_last);
  return counted ? refuse_loose_locks (self, error) : TRUE;
}

/* Somebody else in the own slot means that two machines locked it: the same as a suspect that counts. */
static void
beat (HengPresence *self)
{
  HengSlot stored;
  guint n;
  int problem;

  if (!lock_head (self->fd, &problem))
    return;
  if (heng_slot_read (self->fd, self->slot, &stored) && !g_str_equal (stored.process, self->self.process))
    {
      self->known[self->slot] = stored;
      self->broken = TRUE;
    }
  else
    {
      self->self.beat++;
      self->self.at = heng_now_ms ();
      write_self (self);
    }
  self->broken |= look_at_suspects (self, &n);
  heng_slot_unlock (self->fd, HENG_SLOT_HEAD);
}

static gpointer
beat_thread (gpointer data)
{
  HengPresence *self = data;

  g_mutex_lock (&self->lock);
  while (!self->leaving)
    {
      gint64 next = g_get_monotonic_time () + (gint64) pace_ms * 1000;

      while (!self->leaving && g_cond_wait_until (&self->wake, &self->lock, next))
        ;
      if (!self->leaving)
        beat (self);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
presence_free (HengPresence *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self->path);
  g_free (self->store_path);
  g_free (self);
}

HengPresence *
heng_presence_join (const char *store_path, HengPresenceFlags flags, GError **error)
{
  HengPresence *self = g_new0 (HengPresence, 1);
  gboolean network = (flags & HENG_PRESENCE_NETWORK) != 0;
  gboolean reading = (flags & HENG_PRESENCE_READING) != 0;
  int problem;

  self->store_path = g_strdup (store_path);
  self->path = heng_slots_path (store_path);
  self->fd = -1;
  self->flags = flags;
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  heng_slot_init (&self->self, reading ? HENG_SLOT_READING : HENG_SLOT_WRITING);
  if (!take_place (self, &problem))
    {
      if (network && !reading)
        refuse_without_locks (self, problem, error);
      presence_free (self);
      return NULL;
    }
  if (network && !reading && !watch_suspects (self, error))
    {
      heng_presence_leave (self);
      return NULL;
    }
  if (network || heng_presence_has_other_machines (self))
    self->beating = g_thread_new ("heng-presence", beat_thread, self);
  return self;
}

static void
stop_beating (HengPresence *self)
{
  if (!self->beating)
    return;
  g_mutex_lock (&self->lock);
  self->leaving = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->beating);
}

/* With the head locked nobody can come in between. */
static void
take_file_away (HengPresence *self)
{
  HengSlot content;

  for (guint i = 1; i < HENG_SLOTS; i++)
    if (heng_slot_is_held (self->fd, i) || read_suspect (self, i, &content))
      return;
  if (heng_slots_is_current (self->fd, self->path))
    g_unlink (self->path);
}

void
heng_presence_leave (HengPresence *presence)
{
  HengSlot stored;
  int problem;

  if (!presence)
    return;
  stop_beating (presence);
  if (lock_head (presence->fd, &problem))
    {
      if (heng_slot_read (presence->fd, presence->slot, &stored) && g_str_equal (stored.process, presence->self.process))
        heng_slot_clear (presence->fd, presence->slot);
      heng_slot_unlock (presence->fd, presence->slot);
      take_file_away (presence);
    }
  presence_free (presence);
}

gboolean
heng_presence_check (HengPresence *presence, GError **error)
{
  gboolean ok;

  if (!presence)
    return TRUE;
  g_mutex_lock (&presence->lock);
  ok = !presence->broken || refuse_loose_locks (presence, error);
  g_mutex_unlock (&presence->lock);
  return ok;
}

gboolean
heng_presence_has_other_machines (HengPresence *presence)
{
  for (guint i = 1; presence && i < HENG_SLOTS; i++)
    {
      HengSlot content;

      if (i != presence->slot && heng_slot_is_held (presence->fd, i) && heng_slot_read (presence->fd, i, &content)
          && !heng_slot_is_same_machine (&content, &presence->self))
        return TRUE;
    }
  return FALSE;
}

gboolean
heng_presence_hold (HengPresence *presence)
{
  int problem;

  if (!presence)
    return TRUE;
  /* the thread that beats locks the head through the same descriptor, which would not keep it out */
  g_mutex_lock (&presence->lock);
  if (lock_head (presence->fd, &problem))
    return TRUE;
  g_mutex_unlock (&presence->lock);
  return FALSE;
}

void
heng_presence_release (HengPresence *presence)
{
  if (!presence)
    return;
  heng_slot_unlock (presence->fd, HENG_SLOT_HEAD);
  g_mutex_unlock (&presence->lock);
}

void
heng_presence_set_loading (HengPresence *presence, gboolean loading)
{
  if (!presence)
    return;
  g_mutex_lock (&presence->lock);
  presence->self.mode = loading ? HENG_SLOT_LOADING : HENG_SLOT_WRITING;
  write_self (presence);
  g_mutex_unlock (&presence->lock);
}
