/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal says of a block of imported rows, made ahead while the rows are written. */
#include "heng-block-digest.h"

#include <string.h>

#include "heng-journal-private.h"
#include "heng-text.h"

#define MAX_REQUIRED 32 /* fields of one type */
#define CONST_MEMBER(record, field, type) (*(type const *) ((const char *) (record) + (field)->offset))

static void
append_number (GString *content, gint64 number)
{
  heng_text_append_int (content, number);
  g_string_append_c (content, '\n');
}

static void
append_field (GString *content, const HengField *field, gconstpointer record)
{
  const char *text;

  switch (field->kind)
    {
    case HENG_KIND_TEXT:
      text = CONST_MEMBER (record, field, char *);
      append_number (content, text ? (gint64) strlen (text) : -1);
      g_string_append (content, text ? text : "");
      break;
    case HENG_KIND_DATE:
      append_number (content, CONST_MEMBER (record, field, HengDate));
      break;
    case HENG_KIND_ENUM:
      append_number (content, CONST_MEMBER (record, field, int));
      break;
    case HENG_KIND_INT:
    case HENG_KIND_REF:
    case HENG_KIND_VALUE:
    default:
      append_number (content, CONST_MEMBER (record, field, gint64));
    }
}

static guint
find_required (const HengRecordType *type, const HengField **required)
{
  guint n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & HENG_FIELD_REQUIRED)
      required[n++] = &type->fields[i];
  return n;
}

char *
heng_block_digest (const HengRecordType *type, gpointer const *records, gsize n)
{
  const HengField *required[MAX_REQUIRED];
  guint n_required = find_required (type, required);
  g_autoptr (GString) content = g_string_sized_new (64 * n);

  for (gsize i = 0; i < n; i++)
    {
      append_number (content, ((const HengRecord *) records[i])->id);
      for (guint f = 0; f < n_required; f++)
        append_field (content, required[f], records[i]);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content->str, content->len);
}

/* How many of the records, at most a block, have consecutive ids. */
gsize
heng_block_length (gpointer const *records, gsize n)
{
  gint64 first = ((const HengRecord *) records[0])->id;
  gsize length = 1;

  while (length < n && length < HENG_BLOCK_ROWS && ((const HengRecord *) records[length])->id == first + (gint64) length)
    length++;
  return length;
}

struct _HengBlockDigests
{
  const HengRecordType *type;
  gpointer const *records;
  gsize n, done;
  HengDbKeys *keys;
  GThread *thread;    /* NULL: each is made when it is asked for */
  GAsyncQueue *ready; /* of char * */
  gint stopped;       /* atomic: the rest is not wanted */
};

static char *
make_next (HengBlockDigests *digests)
{
  while (digests->done < digests->n && !g_atomic_int_get (&digests->stopped))
    {
      gpointer const *block = digests->records + digests->done;
      gsize length = heng_block_length (block, digests->n - digests->done);

      digests->done += length;
      if (length > 1)
        return heng_block_digest (digests->type, block, length);
    }
  return NULL;
}

static void
note_parents (HengBlockDigests *digests)
{
  if (digests->keys)
    heng_db_keys_add (digests->keys, digests->records, digests->n);
}

static gpointer
make_all (gpointer data)
{
  HengBlockDigests *digests = data;
  char *digest;

  note_parents (digests);
  while ((digest = make_next (digests)) != NULL)
    g_async_queue_push (digests->ready, digest);
  return NULL;
}

HengBlockDigests *
heng_block_digests_new (const HengRecordType *type, gpointer const *records, gsize n, HengDbKeys *keys)
{
  HengBlockDigests *digests = g_new0 (HengBlockDigests, 1);

  digests->type = type;
  digests->records = records;
  digests->n = n;
  digests->keys = keys;
  digests->ready = g_async_queue_new_full (g_free);
  if (n >= HENG_LOAD_ROWS)
    digests->thread = g_thread_try_new ("digests", make_all, digests, NULL);
  if (!digests->thread)
    note_parents (digests);
  return digests;
}

char *
heng_block_digests_next (HengBlockDigests *digests)
{
  return digests->thread ? g_async_queue_pop (digests->ready) : make_next (digests);
}

void
heng_block_digests_free (HengBlockDigests *digests)
{
  g_atomic_int_set (&digests->stopped, TRUE);
  if (digests->thread)
    g_thread_join (digests->thread);
  g_async_queue_unref (digests->ready);
  g_free (digests);
}
