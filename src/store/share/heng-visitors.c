/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading who is in a store, without being in it. */
#include "heng-presence.h"

#include <unistd.h>

#include "heng-slots.h"

void
heng_visitor_free (HengVisitor *visitor)
{
  if (!visitor)
    return;
  g_free (visitor->host);
  g_free (visitor->name);
  g_free (visitor);
}

static HengVisitor *
visitor_new (const HengSlot *slot, const HengSlot *self)
{
  HengVisitor *visitor = g_new0 (HengVisitor, 1);

  visitor->host = g_strdup (slot->host);
  visitor->name = g_strdup (slot->name);
  visitor->since = slot->since;
  visitor->pid = slot->pid;
  visitor->is_self = g_str_equal (slot->process, self->process);
  visitor->is_here = heng_slot_is_same_machine (slot, self);
  visitor->is_reading = slot->mode == HENG_SLOT_READING;
  visitor->is_loading = slot->mode == HENG_SLOT_LOADING;
  return visitor;
}

static int
compare_since (gconstpointer a, gconstpointer b)
{
  const HengVisitor *first = *(HengVisitor *const *) a;
  const HengVisitor *second = *(HengVisitor *const *) b;

  return first->since < second->since ? -1 : first->since > second->since;
}

GPtrArray *
heng_presence_list (const char *store_path)
{
  GPtrArray *visitors = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_visitor_free);
  g_autofree char *path = heng_slots_path (store_path);
  int fd = heng_slots_open (path, store_path, FALSE);
  HengSlot self;

  if (fd < 0)
    return visitors;
  heng_slot_init (&self, HENG_SLOT_READING);
  for (guint i = 1; i < HENG_SLOTS; i++)
    {
      HengSlot slot;

      if (heng_slot_is_held (fd, i) && heng_slot_read (fd, i, &slot))
        g_ptr_array_add (visitors, visitor_new (&slot, &self));
    }
  close (fd);
  g_ptr_array_sort (visitors, compare_since);
  return visitors;
}
