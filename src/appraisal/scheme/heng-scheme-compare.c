/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a template or an indicator, line by line and field by field; and where an indicator stands. */
#include "heng-question-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
field_change_free (gpointer data)
{
  HengFieldChange *change = data;

  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
heng_line_compare_free (HengLineCompare *compare)
{
  g_free (compare->code);
  g_free (compare->name);
  g_ptr_array_unref (compare->fields);
  g_free (compare);
}

static void
add_change (GPtrArray *changes, const char *label, char *before, char *after)
{
  HengFieldChange *change = g_new0 (HengFieldChange, 1);

  change->label = g_strdup (label);
  change->before = before;
  change->after = after;
  g_ptr_array_add (changes, change);
}

static void
compare_fields (const HengRecordType *type, gconstpointer a, gconstpointer b, const char *const *left_out, GPtrArray *changes)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const HengField *field = &type->fields[i];

      if (!g_strv_contains (left_out, field->name) && !heng_field_equal (field, a, b))
        add_change (changes, _(field->label), heng_field_display (field, a), heng_field_display (field, b));
    }
}

GPtrArray *
heng_indicator_compare (const HengIndicator *a, const HengIndicator *b)
{
  static const char *const left_out[] = { "retired", "revision", NULL };
  GPtrArray *changes = g_ptr_array_new_with_free_func (field_change_free);

  compare_fields (&heng_indicator_type, a, b, left_out, changes);
  return changes;
}

static int
find_question (const HengSchemeQuestions *set, const char *text)
{
  for (guint i = 0; i < set->questions->len; i++)
    if (g_strcmp0 (((HengQuestion *) set->questions->pdata[i])->text, text) == 0)
      return (int) i;
  return -1;
}

static HengLineCompare *
question_compare_new (const HengQuestion *question, guint place, HengLineChange change)
{
  HengLineCompare *compare = g_new0 (HengLineCompare, 1);

  compare->change = change;
  compare->code = g_strdup_printf ("%u", place + 1);
  compare->name = g_strdup (heng_localized (question->text, question->text_en));
  compare->fields = g_ptr_array_new_with_free_func (field_change_free);
  return compare;
}

GPtrArray *
heng_question_set_compare (const HengSchemeQuestions *a, const HengSchemeQuestions *b)
{
  static const char *const left_out[] = { "question_set_id", "sort", "text", NULL };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_line_compare_free);

  for (guint k = 0; k < b->questions->len; k++)
    {
      const HengQuestion *question = b->questions->pdata[k];
      int i = find_question (a, question->text);
      HengLineCompare *compare = question_compare_new (question, k, HENG_LINE_ADDED);

      g_ptr_array_add (lines, compare);
      if (i < 0)
        continue;
      compare_fields (&heng_question_type, a->questions->pdata[i], question, left_out, compare->fields);
      if (i != (int) k)
        add_change (compare->fields, _("Order"), g_strdup_printf ("%d", i + 1), g_strdup_printf ("%u", k + 1));
      compare->change = compare->fields->len ? HENG_LINE_CHANGED : HENG_LINE_SAME;
    }
  for (guint i = 0; i < a->questions->len; i++)
    if (find_question (b, ((HengQuestion *) a->questions->pdata[i])->text) < 0)
      g_ptr_array_add (lines, question_compare_new (a->questions->pdata[i], i, HENG_LINE_REMOVED));
  return lines;
}

static int
find_code (const HengSchemeTemplate *scheme, const char *code)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    if (g_strcmp0 (((HengIndicator *) scheme->indicators->pdata[i])->code, code) == 0)
      return (int) i;
  return -1;
}

static HengLineCompare *
compare_new (const HengIndicator *indicator, HengLineChange change)
{
  HengLineCompare *compare = g_new0 (HengLineCompare, 1);

  compare->change = change;
  compare->code = g_strdup (indicator->code);
  compare->name = g_strdup (heng_localized (indicator->name, indicator->name_en));
  compare->fields = g_ptr_array_new_with_free_func (field_change_free);
  return compare;
}

static void
compare_line (HengLineCompare *compare, const HengSchemeTemplate *a, guint i, const HengSchemeTemplate *b, guint k)
{
  static const char *const of_line[] = { "template_id", "indicator_id", "indicator_revision", "sort", NULL };
  g_autoptr (GPtrArray) indicator = heng_indicator_compare (a->indicators->pdata[i], b->indicators->pdata[k]);

  compare_fields (&heng_template_line_type, a->lines->pdata[i], b->lines->pdata[k], of_line, compare->fields);
  if (i != k)
    add_change (compare->fields, _("Order"), g_strdup_printf ("%u", i + 1), g_strdup_printf ("%u", k + 1));
  g_ptr_array_extend_and_steal (compare->fields, g_steal_pointer (&indicator));
  compare->change = compare->fields->len ? HENG_LINE_CHANGED : HENG_LINE_SAME;
}

GPtrArray *
heng_template_compare (const HengSchemeTemplate *a, const HengSchemeTemplate *b)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_line_compare_free);

  for (guint k = 0; k < b->indicators->len; k++)
    {
      const HengIndicator *indicator = b->indicators->pdata[k];
      int i = find_code (a, indicator->code);
      HengLineCompare *compare = compare_new (indicator, HENG_LINE_ADDED);

      if (i >= 0)
        compare_line (compare, a, (guint) i, b, k);
      g_ptr_array_add (lines, compare);
    }
  for (guint i = 0; i < a->indicators->len; i++)
    if (find_code (b, ((HengIndicator *) a->indicators->pdata[i])->code) < 0)
      g_ptr_array_add (lines, compare_new (a->indicators->pdata[i], HENG_LINE_REMOVED));
  return lines;
}

void
heng_indicator_use_free (HengIndicatorUse *use)
{
  heng_template_free (use->template);
  g_ptr_array_unref (use->uses);
  g_free (use);
}

static HengTemplateUse *
use_copy (const HengTemplateUse *use)
{
  HengTemplateUse *copy = g_memdup2 (use, sizeof *use);

  copy->template_key = g_strdup (use->template_key);
  return copy;
}

static HengIndicatorUse *
indicator_use_new (const HengTemplate *template, gint64 weight_bp, GPtrArray *templates, GPtrArray *uses)
{
  HengIndicatorUse *use = g_new0 (HengIndicatorUse, 1);

  use->template = heng_template_copy (template);
  use->weight_bp = weight_bp;
  use->is_newest = heng_template_newest (templates, template->key) == template;
  use->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_template_use_free);
  for (guint i = 0; i < uses->len; i++)
    {
      const HengTemplateUse *candidate = uses->pdata[i];

      if (candidate->revision == template->revision && g_strcmp0 (candidate->template_key, template->key) == 0)
        g_ptr_array_add (use->uses, use_copy (candidate));
    }
  return use;
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const HengIndicatorUse *x = *(HengIndicatorUse *const *) a, *y = *(HengIndicatorUse *const *) b;

  if (x->is_newest != y->is_newest)
    return x->is_newest ? -1 : 1;
  if (!g_str_equal (x->template->key, y->template->key))
    return strcmp (x->template->key, y->template->key);
  return (x->template->revision < y->template->revision) - (x->template->revision > y->template->revision);
}

GPtrArray *
heng_indicator_uses_load (HengDb *db, gint64 indicator_id, GError **error)
{
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (GPtrArray) lines = templates ? heng_template_lines_load (db, 0, error) : NULL;
  g_autoptr (GPtrArray) uses = lines ? heng_template_uses_load (db, error) : NULL;
  g_autoptr (GHashTable) by_id = uses ? heng_index_by_id (templates) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_indicator_use_free);

  if (!uses)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const HengTemplateLine *line = lines->pdata[i];
      const HengTemplate *template = g_hash_table_lookup (by_id, &line->template_id);

      if (template && line->indicator_id == indicator_id)
        g_ptr_array_add (found, indicator_use_new (template, line->weight_bp, templates, uses));
    }
  g_ptr_array_sort (found, compare_uses);
  return g_steal_pointer (&found);
}
