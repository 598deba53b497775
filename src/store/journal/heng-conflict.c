/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing the three versions of a row, and putting one together from them. */
#include "heng-conflict-private.h"

#include <glib/gi18n-lib.h>

HengConflict *
heng_conflict_copy (const HengConflict *conflict)
{
  HengConflict *copy = g_memdup2 (conflict, sizeof *conflict);

  copy->base = conflict->base ? heng_record_copy (conflict->type, conflict->base) : NULL;
  copy->mine = conflict->mine ? heng_record_copy (conflict->type, conflict->mine) : NULL;
  copy->theirs = conflict->theirs ? heng_record_copy (conflict->type, conflict->theirs) : NULL;
  copy->actor = g_strdup (conflict->actor);
  copy->action = g_strdup (conflict->action);
  return copy;
}

void
heng_conflict_free (HengConflict *conflict)
{
  if (!conflict)
    return;
  heng_record_free (conflict->type, conflict->base);
  heng_record_free (conflict->type, conflict->mine);
  heng_record_free (conflict->type, conflict->theirs);
  g_free (conflict->actor);
  g_free (conflict->action);
  g_free (conflict);
}

void
heng_conflict_field_free (HengConflictField *field)
{
  if (!field)
    return;
  g_free (field->base);
  g_free (field->mine);
  g_free (field->theirs);
  g_free (field);
}

static gboolean
differ (const HengField *field, gconstpointer a, gconstpointer b)
{
  return !a || !b ? a != b : !heng_field_equal (field, a, b);
}

/* Without the base every difference counts as made by both: nobody knows better. */
static HengSides
sides_of (const HengConflict *conflict, const HengField *field)
{
  HengSides sides = HENG_SIDE_NONE;

  if (!differ (field, conflict->mine, conflict->theirs))
    return HENG_SIDE_NONE;
  if (!conflict->base)
    return HENG_SIDE_BOTH;
  if (differ (field, conflict->base, conflict->mine))
    sides |= HENG_SIDE_MINE;
  if (differ (field, conflict->base, conflict->theirs))
    sides |= HENG_SIDE_THEIRS;
  return sides;
}

static char *
display (const HengField *field, gconstpointer record)
{
  return record ? heng_field_display (field, record) : g_strdup ("");
}

GPtrArray *
heng_conflict_fields (const HengConflict *conflict)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_conflict_field_free);

  for (guint i = 0; i < conflict->type->n_fields; i++)
    {
      const HengField *field = &conflict->type->fields[i];
      HengSides sides = sides_of (conflict, field);
      HengConflictField *found;

      if (sides == HENG_SIDE_NONE || (field->flags & HENG_FIELD_DERIVED))
        continue;
      found = g_new0 (HengConflictField, 1);
      *found = (HengConflictField) { field, sides, display (field, conflict->base), display (field, conflict->mine),
                                     display (field, conflict->theirs) };
      g_ptr_array_add (fields, found);
    }
  return fields;
}

gboolean
heng_conflict_is_mergeable (const HengConflict *conflict)
{
  if (!conflict->mine || !conflict->theirs)
    return FALSE;
  for (guint i = 0; i < conflict->type->n_fields; i++)
    if (!(conflict->type->fields[i].flags & HENG_FIELD_DERIVED) && sides_of (conflict, &conflict->type->fields[i]) == HENG_SIDE_BOTH)
      return FALSE;
  return TRUE;
}

void
heng_conflict_take (const HengConflict *conflict, gpointer record, const HengField *field, HengSides side)
{
  gpointer from = side == HENG_SIDE_THEIRS ? conflict->theirs : conflict->mine;
  g_autofree char *text = NULL;

  if (!from)
    return;
  if (field->kind == HENG_KIND_ENUM)
    {
      *(int *) ((char *) record + field->offset) = *(const int *) ((const char *) from + field->offset);
      return;
    }
  text = heng_field_get_text (field, from);
  heng_field_set_text (field, record, text);
}

gpointer
heng_conflict_resolve (const HengConflict *conflict, HengKeep keep)
{
  gpointer side = keep == HENG_KEEP_THEIRS ? conflict->theirs : conflict->mine;
  gpointer record = side ? heng_record_copy (conflict->type, side) : NULL;

  if (!record)
    return NULL;
  ((HengRecord *) record)->version = conflict->theirs ? ((HengRecord *) conflict->theirs)->version : 0;
  for (guint i = 0; keep == HENG_KEEP_BOTH && conflict->theirs && i < conflict->type->n_fields; i++)
    if (sides_of (conflict, &conflict->type->fields[i]) == HENG_SIDE_THEIRS)
      heng_conflict_take (conflict, record, &conflict->type->fields[i], HENG_SIDE_THEIRS);
  return record;
}

/* "Position, Level": what they changed. */
static char *
name_fields (const HengConflict *conflict)
{
  g_autoptr (GPtrArray) fields = heng_conflict_fields (conflict);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const HengConflictField *field = fields->pdata[i];

      if (field->sides & HENG_SIDE_THEIRS)
        g_string_append_printf (names, "%s%s", names->len ? _(", ") : "", _(field->field->label));
    }
  return g_string_free (names, FALSE);
}

void
heng_conflict_set_error (HengConflict *conflict, GError **error)
{
  g_autofree char *fields = name_fields (conflict);
  const char *who = conflict->actor ? conflict->actor : _("someone else");
  GError *stale = NULL;

  if (!conflict->theirs)
    /* Translators: kind of record, person: "This employee was deleted by li.na in the meantime." */
    g_set_error (&stale, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
                 _("This %s was deleted by %s in the meantime. Your change was not written."), _(conflict->type->label), who);
  else if (*fields)
    /* Translators: kind of record, person, names of fields: "This employee was changed by li.na in the meantime (Position, Level)." */
    g_set_error (&stale, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
                 _("This %s was changed by %s in the meantime (%s). Look at the new values and repeat your change."),
                 _(conflict->type->label), who, fields);
  else
    g_set_error (&stale, HENG_STORE_ERROR, HENG_STORE_ERROR_STALE,
                 _("This %s was changed by %s in the meantime. Look at the new values and repeat your change."), _(conflict->type->label),
                 who);
  heng_store_error_take_conflict (stale, conflict);
  g_propagate_error (error, stale);
}
