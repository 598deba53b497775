/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of the pack of a cycle's members: what many of them have alike once, then a few bytes each, then their numbers. */
#include "heng-cast-private.h"

#include <string.h>

/* 1: everything below in numbers of seven bits a byte, the lowest first, signed ones folded so that small ones stay small; texts end with NUL.
 *   FORMAT members shapes profiles templates · profiles: text · templates: text, revision ·
 *   shapes: the fields of Shape in their order · members: id and employee, each less the one before, shape · members: number, as text */
#define FORMAT 1

/* All of a member but who it is. */
typedef struct
{
  gint64 department_id, from_date, to_date, part, okr_bp, kpi_bp, feedback_bp, state, is_outside, profile, template;
} Shape;
#define N_FIELDS (sizeof (Shape) / sizeof (gint64))

static void
put (GByteArray *out, guint64 number)
{
  guint8 bytes[10];
  guint n = 0;

  for (; number >= 0x80; number >>= 7)
    bytes[n++] = (guint8) (number | 0x80);
  bytes[n++] = (guint8) number;
  g_byte_array_append (out, bytes, n);
}

static void
put_signed (GByteArray *out, gint64 number)
{
  put (out, (guint64) number << 1 ^ (guint64) (number >> 63));
}

static void
put_text (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text) + 1);
}

static Shape
shape_of (const HengMember *member)
{
  return (Shape) { member->department_id, member->from_date, member->to_date,    member->part,    member->okr_bp,  member->kpi_bp,
                   member->feedback_bp,   member->state,     member->is_outside, member->profile, member->template };
}

static guint
hash_shape (gconstpointer data)
{
  const gint64 *fields = data;
  guint64 hash = 0;

  for (gsize i = 0; i < N_FIELDS; i++)
    hash = (hash ^ (guint64) fields[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint) (hash >> 32);
}

static gboolean
equal_shapes (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Shape)) == 0;
}

/* The shape of each member; the shapes are added to `shapes`. */
static guint *
find_shapes (const HengCast *cast, GArray *shapes)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_shape, equal_shapes, g_free, NULL);
  guint *of = g_new (guint, cast->n_members + 1);

  for (guint i = 0; i < cast->n_members; i++)
    {
      Shape shape = shape_of (&cast->members[i]);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (known, &shape));

      if (found == 0)
        {
          g_array_append_val (shapes, shape);
          found = shapes->len;
          g_hash_table_insert (known, g_memdup2 (&shape, sizeof shape), GUINT_TO_POINTER (found));
        }
      of[i] = found - 1;
    }
  return of;
}

static void
put_members (GByteArray *out, const HengCast *cast, const guint *shape)
{
  gint64 id = 0, employee_id = 0;

  for (guint i = 0; i < cast->n_members; i++)
    {
      const HengMember *member = &cast->members[i];

      put (out, (guint64) (member->id - id));
      put_signed (out, member->employee_id - employee_id);
      put (out, shape[i]);
      id = member->id;
      employee_id = member->employee_id;
    }
}

GByteArray *
heng_cast_encode (const HengCast *cast)
{
  GByteArray *out = g_byte_array_sized_new (cast->n_members * 12 + 1024);
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (Shape));
  g_autofree guint *shape = find_shapes (cast, shapes);

  put (out, FORMAT);
  put (out, cast->n_members);
  put (out, shapes->len);
  put (out, cast->profile_keys->len);
  put (out, cast->templates->len);
  for (guint i = 0; i < cast->profile_keys->len; i++)
    put_text (out, cast->profile_keys->pdata[i]);
  for (guint i = 0; i < cast->templates->len; i++)
    {
      put_text (out, ((HengTemplate *) cast->templates->pdata[i])->key);
      put_signed (out, ((HengTemplate *) cast->templates->pdata[i])->revision);
    }
  for (guint i = 0; i < shapes->len; i++)
    for (gsize k = 0; k < N_FIELDS; k++)
      put_signed (out, ((const gint64 *) &g_array_index (shapes, Shape, i))[k]);
  put_members (out, cast, shape);
  for (guint i = 0; i < cast->n_members; i++)
    put_text (out, cast->emp_nos[i]);
  return out;
}

/* Where the reading stands; *at moves to `end` and bad is set when something is amiss. */
typedef struct
{
  const guint8 *at, *end;
  gboolean bad;
} Source;

static guint64
fail (Source *source)
{
  source->bad = TRUE;
  source->at = source->end;
  return 0;
}

static guint64
take (Source *source)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64 && source->at < source->end; shift += 7)
    {
      guint8 byte = *source->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
  return fail (source);
}

static gint64
take_signed (Source *source)
{
  guint64 number = take (source);

  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

/* A count of things that are a byte long at least. */
static guint
take_count (Source *source)
{
  guint64 n = take (source);

  return n <= (guint64) (source->end - source->at) && n < G_MAXINT32 ? (guint) n : (guint) fail (source);
}

static const char *
take_text (Source *source)
{
  const char *text = (const char *) source->at;
  const guint8 *end = source->at < source->end ? memchr (source->at, '\0', (gsize) (source->end - source->at)) : NULL;

  if (!end)
    {
      fail (source);
      return "";
    }
  source->at = end + 1;
  return text;
}

static HengMember
member_of_shape (const Shape *shape)
{
  return (HengMember) {
    .department_id = shape->department_id,
    .from_date = (HengDate) shape->from_date,
    .to_date = (HengDate) shape->to_date,
    .part = (gint16) shape->part,
    .okr_bp = (gint16) shape->okr_bp,
    .kpi_bp = (gint16) shape->kpi_bp,
    .feedback_bp = (gint16) shape->feedback_bp,
    .state = (guint8) shape->state,
    .is_outside = (guint8) shape->is_outside,
    .profile = (guint16) shape->profile,
    .template = (guint16) shape->template,
  };
}

static HengMember *
take_shapes (Source *source, const HengCast *cast, guint n)
{
  HengMember *shapes = g_new (HengMember, n + 1);

  for (guint i = 0; i < n; i++)
    {
      Shape shape;

      for (gsize k = 0; k < N_FIELDS; k++)
        ((gint64 *) &shape)[k] = take_signed (source);
      shapes[i] = member_of_shape (&shape);
      if (shapes[i].profile >= cast->profile_keys->len || shapes[i].template >= cast->templates->len)
        fail (source);
    }
  return shapes;
}

static void
take_members (Source *source, HengCast *cast, const HengMember *shapes, guint n_shapes)
{
  gint64 id = 0, employee_id = 0;

  for (guint i = 0; i < cast->n_members; i++)
    {
      guint64 step = take (source);
      gint64 employee_step = take_signed (source);
      guint64 shape = take (source);

      if (step == 0 || step > G_MAXINT32 || shape >= n_shapes)
        {
          fail (source);
          return;
        }
      id += (gint64) step;
      employee_id = (gint64) ((guint64) employee_id + (guint64) employee_step);
      cast->members[i] = shapes[shape];
      cast->members[i].id = id;
      cast->members[i].employee_id = employee_id;
    }
}

static void
take_lists (Source *source, HengCast *cast, guint n_profiles, guint n_templates)
{
  for (guint i = 0; i < n_profiles; i++)
    g_ptr_array_add (cast->profile_keys, g_strdup (take_text (source)));
  for (guint i = 0; i < n_templates; i++)
    {
      HengTemplate *template = heng_template_new ();

      template->key = g_strdup (take_text (source));
      template->revision = take_signed (source);
      g_ptr_array_add (cast->templates, template);
    }
}

/* The numbers stay in one block, as they stand in the pack. */
static void
take_numbers (Source *source, HengCast *cast)
{
  gsize size = (gsize) (source->end - source->at);
  Source own;

  cast->packed_texts = g_malloc (size + 1);
  memcpy (cast->packed_texts, source->at, size);
  cast->emp_nos = g_new (const char *, cast->n_members + 1);
  own = (Source) { (const guint8 *) cast->packed_texts, (const guint8 *) cast->packed_texts + size, source->bad };
  for (guint i = 0; i < cast->n_members; i++)
    cast->emp_nos[i] = take_text (&own);
  source->bad = own.bad || own.at != own.end;
}

void
heng_cast_forget_members (HengCast *cast)
{
  g_clear_pointer (&cast->members, g_free);
  g_clear_pointer (&cast->emp_nos, g_free);
  g_clear_pointer (&cast->packed_texts, g_free);
  cast->n_members = 0;
  g_ptr_array_set_size (cast->profile_keys, 0);
  g_ptr_array_set_size (cast->templates, 0);
}

gboolean
heng_cast_decode (HengCast *cast, const guint8 *data, gsize size)
{
  Source source = { data, data + size, data == NULL };
  guint n_shapes, n_profiles, n_templates;
  g_autofree HengMember *shapes = NULL;

  if (!data || take (&source) != FORMAT)
    return FALSE;
  cast->n_members = take_count (&source);
  n_shapes = take_count (&source);
  n_profiles = take_count (&source);
  n_templates = take_count (&source);
  take_lists (&source, cast, n_profiles, n_templates);
  shapes = take_shapes (&source, cast, n_shapes);
  cast->members = g_new (HengMember, cast->n_members + 1);
  take_members (&source, cast, shapes, n_shapes);
  take_numbers (&source, cast);
  if (source.bad)
    heng_cast_forget_members (cast);
  return !source.bad;
}
