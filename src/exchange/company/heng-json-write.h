/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON as it goes: UTF-8, two spaces of indentation, one member a line, so that the same content always has the same bytes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  GOutputStream *stream; /* borrowed; NULL: everything stays in `text` */
  guint depth;
  gboolean has_item;     /* in the innermost container */
  guint64 lists;         /* bit d: the container at depth d is a list */
  GError *error;         /* the first one of the stream */
} HengJsonOut;

void heng_json_out_init (HengJsonOut *out, GOutputStream *stream);
void heng_json_out_clear (HengJsonOut *out);
/* `name` NULL inside a list and for the document itself. */
void heng_json_out_object (HengJsonOut *out, const char *name);
void heng_json_out_list (HengJsonOut *out, const char *name);
void heng_json_out_end (HengJsonOut *out);
void heng_json_out_text (HengJsonOut *out, const char *name, const char *value);
/* Bytes of any length, in base64. */
void heng_json_out_base64 (HengJsonOut *out, const char *name, const guchar *data, gsize size);
/* A number, true, false or null, as written. */
void heng_json_out_raw (HengJsonOut *out, const char *name, const char *value);
void heng_json_out_int (HengJsonOut *out, const char *name, gint64 value);
/* The end of the document: a line feed, and what is left goes to the stream. FALSE with error. */
gboolean heng_json_out_finish (HengJsonOut *out, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengJsonOut, heng_json_out_clear)

G_END_DECLS
