/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/store: the presence file beside a store, as slots of fixed size that are owned by locking their first byte. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Slot 0 is the head of the file; whoever locks it may take, read and clear slots. */
#define HENG_SLOT_HEAD 0
#define HENG_SLOTS 64

#define HENG_SLOT_WRITING 'w'
#define HENG_SLOT_READING 'r'
#define HENG_SLOT_LOADING 'l'

typedef struct
{
  gint64 beat;       /* counts up while its client lives */
  gint64 at;         /* UTC ms of the newest beat, by the clock of its own machine */
  gint64 since, pid; /* UTC ms; process number */
  char process[17];  /* a random number of the process … */
  char machine[17];  /* … and of the run of its kernel: within one, locks always hold */
  char mode;
  char host[64], name[64];
} HengSlot;

/* "company.heng" → "company.heng.presence", beside the file itself when the name is a link. New string. */
char *heng_slots_path (const char *store_path);
/* A descriptor or −1. A new file gets the rights of the store. */
int heng_slots_open (const char *path, const char *store_path, gboolean writing);
/* Whether the descriptor still is the file of that name (the last one who leaves takes it away). */
gboolean heng_slots_is_current (int fd, const char *path);

/* Locks belong to the descriptor (F_OFD_SETLK), not to the process: closing another one does not drop them. */
gboolean heng_slot_lock (int fd, guint slot, int *problem); /* at once or not at all; errno in problem */
void heng_slot_unlock (int fd, guint slot);
gboolean heng_slot_is_held (int fd, guint slot); /* by another descriptor, of whatever machine */

/* FALSE when nothing (readable) is there. */
gboolean heng_slot_read (int fd, guint slot, HengSlot *content);
gboolean heng_slot_write (int fd, guint slot, const HengSlot *content);
void heng_slot_clear (int fd, guint slot);

/* The slot of a client of this process that begins now. */
void heng_slot_init (HengSlot *content, char mode);
gboolean heng_slot_is_same_machine (const HengSlot *a, const HengSlot *b);

/* For tests: play another machine (NULL = this one), from the next heng_slot_init on. */
void heng_slots_set_machine (const char *machine, const char *host);

G_END_DECLS
