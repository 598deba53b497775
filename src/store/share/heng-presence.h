/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a store right now, and whether locks hold between the machines that share it (store.md §1.5).
 *
 * Beside the store lies `<store>.presence` while somebody is in it. Each client holds a lock on its slot there. Where a store is shared
 * over a network it also counts a number up every two seconds: a number of another machine that counts while its lock is not seen here
 * proves that locks do not hold between the two, and then nobody who finds it writes. The last one who leaves takes the file away; the slot
 * of a client that died is taken by the next one. Thread-safe. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *host, *name;   /* computer and person */
  gint64 since;        /* UTC ms */
  gint64 pid;
  gboolean is_self;    /* this process */
  gboolean is_here;    /* this computer */
  gboolean is_reading; /* does not write */
  gboolean is_loading; /* has a big import under way */
} HengVisitor;
void heng_visitor_free (HengVisitor *visitor);

/* Everybody who is in the store, HengVisitor, first come first. Empty when nobody writes, and where nothing can be noted. */
GPtrArray *heng_presence_list (const char *store_path);

typedef struct _HengPresence HengPresence;
typedef enum
{
  HENG_PRESENCE_WRITING = 0,
  HENG_PRESENCE_READING = 1 << 0,
  HENG_PRESENCE_NETWORK = 1 << 1, /* other machines may be in: locks must work, and are watched */
} HengPresenceFlags;

/* NULL without error where presence cannot be noted and need not be (a disk of this computer). On a network NULL with UNSAFE_PLACE when
 * locks do not work or do not hold between machines, or with BUSY. May take some seconds when another machine left without a word. */
HengPresence *heng_presence_join (const char *store_path, HengPresenceFlags flags, GError **error);
void heng_presence_leave (HengPresence *presence);
/* FALSE with UNSAFE_PLACE once locks were seen not to hold. NULL is fine. */
gboolean heng_presence_check (HengPresence *presence, GError **error);
/* Whether clients of other machines are in as well. FALSE for NULL. */
gboolean heng_presence_has_other_machines (HengPresence *presence);
/* Between the two nobody joins or leaves. FALSE when somebody else holds it for long. NULL is fine. */
gboolean heng_presence_hold (HengPresence *presence);
void heng_presence_release (HengPresence *presence);
/* Tells the others that a big import is under way. NULL is fine. */
void heng_presence_set_loading (HengPresence *presence, gboolean loading);

/* For tests: ms between two beats (2000). */
void heng_presence_set_pace (guint ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengVisitor, heng_visitor_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPresence, heng_presence_leave)

G_END_DECLS
