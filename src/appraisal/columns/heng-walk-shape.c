/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review that many people share: what their scheme gives is set up once, person and values are changed from one to the next. */
#include "heng-walk-shape.h"

#include <string.h>

struct _HengWalkShape
{
  HengReview *review;
  gint64 list_id;   /* that `places` were found in */
  int *places;      /* of each line in that list */
  HengActualRow *packed; /* of each line: the row that a packed value is put into */
};

/* Values. */

void
heng_walk_values_free (HengWalkValues *values)
{
  g_clear_pointer (&values->scheme, heng_scheme_free);
  g_clear_pointer (&values->templates, g_ptr_array_unref);
  g_clear_pointer (&values->company, heng_company_free);
  g_clear_pointer (&values->cycle, heng_cycle_free);
  g_clear_pointer (&values->cast, heng_cast_free);
  g_clear_pointer (&values->rows_by_key, g_hash_table_unref);
  g_clear_pointer (&values->rows, g_ptr_array_unref);
  g_clear_pointer (&values->packs, heng_actual_packs_free);
  g_clear_pointer (&values->shared_owners, g_hash_table_unref);
  g_clear_pointer (&values->paths, g_hash_table_unref);
  g_free (values);
}

HengWalkValues *
heng_walk_values_load (HengDb *db, gint64 cycle_id, HengDate today, GError **error)
{
  g_autoptr (HengWalkValues) values = g_new0 (HengWalkValues, 1);
  g_autoptr (GError) fault = NULL;

  values->today = today;
  values->company = heng_company_load (db, &fault);
  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (!(values->cycle = heng_cycle_load (db, cycle_id, error)) || !(values->scheme = heng_scheme_load (db, error))
      || !(values->templates = heng_templates_load (db, error)) || !(values->cast = heng_cast_load (db, cycle_id, TRUE, error))
      || !heng_cast_mark_special (values->cast, db, error) || !(values->rows = heng_actual_rows_load (db, cycle_id, 0, error))
      || !(values->packs = heng_actual_packs_load (db, cycle_id, 0, error)))
    return NULL;
  values->rows_by_key = g_hash_table_new (heng_actual_row_hash, heng_actual_row_equal);
  for (guint i = 0; i < values->rows->len; i++)
    g_hash_table_add (values->rows_by_key, values->rows->pdata[i]);
  values->shared_owners = g_hash_table_new (NULL, NULL);
  values->paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return g_steal_pointer (&values);
}

const char *
heng_walk_values_path (HengWalkValues *values, gint64 department_id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) department_id);
  char *path = g_hash_table_lookup (values->paths, key);

  if (!path)
    {
      path = heng_department_path (values->scheme->departments, department_id);
      g_hash_table_insert (values->paths, key, path);
    }
  return path;
}

/* heng_actual_owner, but each department's path is walked once only. */
static gint64
find_owner (HengWalkValues *values, const HengParticipant *participant, int level)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) participant->department_id), owner;

  if (level != HENG_LEVEL_DEPT)
    return heng_actual_owner (values->scheme->departments, participant, level);
  if (!g_hash_table_lookup_extended (values->shared_owners, key, NULL, &owner))
    {
      owner = GSIZE_TO_POINTER ((gsize) heng_actual_owner (values->scheme->departments, participant, level));
      g_hash_table_insert (values->shared_owners, key, owner);
    }
  return (gint64) GPOINTER_TO_SIZE (owner);
}

/* Shapes. */

void
heng_walk_shape_free (HengWalkShape *shape)
{
  HengReviewPart *part = shape->review->parts->pdata[0];

  shape->review->employee = NULL;
  shape->review->department_path = part->department_path = NULL;
  for (guint i = 0; i < part->lines->len; i++)
    {
      ((HengReviewLine *) part->lines->pdata[i])->actual = NULL;
      g_free (shape->packed[i].value);
    }
  heng_review_free (shape->review);
  g_free (shape->places);
  g_free (shape->packed);
  g_free (shape);
}

static HengReviewPart *
make_part (const HengWalkValues *values, const HengMember *member)
{
  HengReviewPart *part = heng_review_part_new ();
  const HengCard *card = values->cast->cards->pdata[member->card];
  const HengTemplate *template = values->cast->templates->pdata[member->template];

  part->participant = heng_participant_new ();
  part->participant->cycle_id = values->cycle->id;
  part->participant->profile_key = g_strdup (values->cast->profile_keys->pdata[member->profile]);
  part->participant->template_key = g_strdup (template->key);
  part->participant->template_revision = template->revision;
  part->participant->okr_bp = member->okr_bp;
  part->participant->kpi_bp = member->kpi_bp;
  part->participant->feedback_bp = member->feedback_bp;
  heng_review_part_set_scheme (part, values->scheme, values->templates);
  for (guint i = 0; i < card->lines->len; i++)
    {
      HengReviewLine *line = heng_review_line_new ();

      line->record = heng_scorecard_line_copy (card->lines->pdata[i]);
      g_ptr_array_add (part->lines, line);
    }
  return part;
}

HengWalkShape *
heng_walk_shape_new (const HengWalkValues *values, const HengMember *member)
{
  HengWalkShape *shape = g_new0 (HengWalkShape, 1);
  HengReviewPart *part = make_part (values, member);

  shape->review = heng_review_new ();
  shape->review->company = values->company ? heng_company_copy (values->company) : heng_company_new ();
  shape->review->cycle = heng_cycle_copy (values->cycle);
  shape->review->today = values->today;
  shape->review->calendar = heng_review_calendar (values->scheme->calendar_days);
  for (guint i = 0; i < values->scheme->bands->len; i++)
    g_ptr_array_add (shape->review->bands, heng_grade_band_copy (values->scheme->bands->pdata[i]));
  g_ptr_array_add (shape->review->parts, part);
  shape->places = g_new (int, part->lines->len + 1);
  shape->packed = g_new0 (HengActualRow, part->lines->len + 1);
  return shape;
}

static void
find_places (HengWalkShape *shape, const HengReviewPart *part, const HengActualList *list)
{
  if (shape->list_id == list->id)
    return;
  shape->list_id = list->id;
  for (guint i = 0; i < part->lines->len; i++)
    shape->places[i] = heng_actual_list_find (list, ((HengReviewLine *) part->lines->pdata[i])->record->code);
}

/* The packed value of a line as a row of the shape's. */
static HengActualRow *
fill_packed (HengWalkShape *shape, guint i, const HengActualPack *pack, const HengActualList *list)
{
  HengActualRow *row = &shape->packed[i];

  if (!pack || shape->places[i] < 0 || pack->values[shape->places[i]] == HENG_NO_VALUE)
    return NULL;
  g_free (row->value);
  *row = (HengActualRow) { .version = pack->version, .cycle_id = list->cycle_id, .level = HENG_LEVEL_PERSON, .owner_id = pack->id,
                           .value = heng_micro_format_short (pack->values[shape->places[i]]), .source_note = list->source_note,
                           .entered_by = list->entered_by, .entered_at = list->entered_at };
  return row;
}

static void
fill_values (HengWalkShape *shape, HengWalkValues *values, HengReviewPart *part)
{
  const HengActualPack *pack = values->packs->packs->len > 0 ? heng_actual_packs_find (values->packs, part->participant->id) : NULL;
  const HengActualList *list = pack ? heng_actual_packs_list (values->packs, pack) : NULL;

  if (list)
    find_places (shape, part, list);
  for (guint i = 0; i < part->lines->len; i++)
    {
      HengReviewLine *line = part->lines->pdata[i];
      HengActualRow key = { .level = line->record->level, .code = line->record->code };

      key.owner_id = find_owner (values, part->participant, line->record->level);
      line->record->participant_id = part->participant->id;
      line->actual = values->rows->len > 0 ? g_hash_table_lookup (values->rows_by_key, &key) : NULL;
      if (!line->actual && list && line->record->level == HENG_LEVEL_PERSON)
        line->actual = fill_packed (shape, i, pack, list);
    }
}

const HengReview *
heng_walk_shape_review (HengWalkShape *shape, HengWalkValues *values, const HengMember *member, HengEmployee *employee)
{
  HengReviewPart *part = shape->review->parts->pdata[0];

  part->participant->id = member->id;
  part->participant->employee_id = member->employee_id;
  part->participant->part = member->part;
  part->participant->department_id = member->department_id;
  part->participant->from_date = member->from_date;
  part->participant->to_date = member->to_date;
  part->participant->state = member->state;
  part->participant->outside_distribution = member->is_outside;
  part->department_path = (char *) heng_walk_values_path (values, member->department_id);
  shape->review->department_path = part->department_path;
  shape->review->employee = employee;
  fill_values (shape, values, part);
  heng_review_score (shape->review, NULL);
  return shape->review;
}
