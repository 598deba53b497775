/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running digest of the lines of a change. Taking back an import writes an image of every row: from the first long line on a thread of its own
 * makes the digest while the caller reads and writes the next rows. */
#include "heng-journal-private.h"

#include <string.h>

#define LONG_LINE 16384 /* bytes */
#define MOST_WAITING 64
#define END_OF_LINES GINT_TO_POINTER (1) /* on the queue */

struct _HengChainSum
{
  GChecksum *sum;
  GThread *thread;    /* NULL: no long line yet, or no thread to be had */
  GAsyncQueue *lines; /* of HengChainContent */
};


static gpointer
add_lines (gpointer data)
{
  HengChainSum *sum = data;
  gpointer content;

  while ((content = g_async_queue_pop (sum->lines)) != END_OF_LINES)
    heng_chain_take_content (sum->sum, content);
  return NULL;
}

HengChainSum *
heng_chain_sum_new (void)
{
  HengChainSum *sum = g_new0 (HengChainSum, 1);

  sum->sum = g_checksum_new (G_CHECKSUM_SHA256);
  return sum;
}

static gboolean
is_long (const HengLine *line)
{
  return (line->before && strnlen (line->before, LONG_LINE) == LONG_LINE) || (line->after && strnlen (line->after, LONG_LINE) == LONG_LINE);
}

void
heng_chain_sum_add (HengChainSum *sum, const HengLine *line)
{
  if (!sum->thread && is_long (line))
    {
      if (!sum->lines)
        sum->lines = g_async_queue_new ();
      sum->thread = g_thread_try_new ("chain", add_lines, sum, NULL);
    }
  if (!sum->thread)
    {
      heng_chain_take_content (sum->sum, heng_chain_content_new (line));
      return;
    }
  while (g_async_queue_length (sum->lines) > MOST_WAITING)
    g_usleep (200);
  g_async_queue_push (sum->lines, heng_chain_content_new (line));
}

static void
wait_for_thread (HengChainSum *sum)
{
  if (!sum->thread)
    return;
  g_async_queue_push (sum->lines, END_OF_LINES);
  g_thread_join (g_steal_pointer (&sum->thread));
}

const char *
heng_chain_sum_get (HengChainSum *sum)
{
  wait_for_thread (sum);
  return g_checksum_get_string (sum->sum);
}

void
heng_chain_sum_free (HengChainSum *sum)
{
  wait_for_thread (sum);
  g_clear_pointer (&sum->lines, g_async_queue_unref);
  g_checksum_free (sum->sum);
  g_free (sum);
}
