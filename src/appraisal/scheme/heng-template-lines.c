/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a template as a sheet gives them back: what is new, gone, moved or changed is written as one change. */
#include "heng-scheme-edit.h"

#include <glib/gi18n-lib.h>

#include "heng-record-sql.h"

typedef struct
{
  HengChange *change;
  HengTemplate *template;       /* the revision that is written */
  GPtrArray *library;           /* of HengIndicator */
  GPtrArray *lines;             /* wanted, of HengScorecardLine */
  GArray *indicator_ids;        /* by wanted line */
} Edit;

static void
edit_clear (Edit *edit)
{
  g_clear_pointer (&edit->change, heng_change_free);
  g_clear_pointer (&edit->template, heng_template_free);
  g_clear_pointer (&edit->library, g_ptr_array_unref);
  g_clear_pointer (&edit->indicator_ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

static HengScorecardLine *
line_by_id (GPtrArray *lines, gint64 id)
{
  for (guint i = 0; id && i < lines->len; i++)
    if (((HengScorecardLine *) lines->pdata[i])->id == id)
      return lines->pdata[i];
  return NULL;
}

static const HengIndicator *
indicator_by_code (GPtrArray *library, const char *code)
{
  for (guint i = 0; i < library->len; i++)
    if (g_strcmp0 (((HengIndicator *) library->pdata[i])->code, code) == 0)
      return library->pdata[i];
  return NULL;
}

/* Whether the stored lines are those that somebody saw. */
static gboolean
check_seen (GPtrArray *stored, GPtrArray *seen, GError **error)
{
  gboolean same = stored->len == seen->len;

  for (guint i = 0; same && i < stored->len; i++)
    {
      const HengScorecardLine *a = stored->pdata[i], *b = seen->pdata[i];

      same = a->id == b->id && a->version == b->version && heng_card_line_equal (a, b);
    }
  return same || heng_refuse (error, _("Somebody else has changed this template meanwhile. Look at it again, then repeat your change."));
}

static gboolean
check_lines (GPtrArray *lines, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const HengScorecardLine *line = lines->pdata[i];

      if (!heng_card_check_line (line, error))
        return FALSE;
      if (line->code && !g_hash_table_add (codes, line->code))
        return heng_refuse_about (error, HENG_APPRAISAL_ERROR_INVALID, line->code, _("It stands in the list already."));
    }
  return TRUE;
}

static gboolean
is_same_list (GPtrArray *seen, GPtrArray *lines)
{
  gboolean same = seen->len == lines->len;

  for (guint i = 0; same && i < seen->len; i++)
    {
      const HengScorecardLine *a = seen->pdata[i], *b = lines->pdata[i];

      same = a->id == b->id && heng_card_line_equal (a, b);
    }
  return same;
}

static void
take (char **target, const char *value)
{
  if (g_strcmp0 (*target, value) == 0)
    return;
  g_free (*target);
  *target = g_strdup (value);
}

static void
take_content (HengIndicator *indicator, const HengScorecardLine *line)
{
  take (&indicator->name, line->name);
  take (&indicator->name_en, line->name_en);
  take (&indicator->unit, line->unit);
  take (&indicator->unit_en, line->unit_en);
  take (&indicator->rule, line->rule);
  take (&indicator->source, line->source);
  indicator->perspective = line->perspective;
  indicator->level = line->level;
}

static gboolean
add_indicator (Edit *edit, const HengScorecardLine *line, HengIndicator **added, GError **error)
{
  g_autoptr (HengIndicator) indicator = heng_indicator_new ();
  const char *like = NULL;

  for (guint i = 0; i < edit->lines->len && !like; i++)
    like = ((HengScorecardLine *) edit->lines->pdata[i])->code;
  indicator->code = line->code ? g_strdup (line->code) : heng_indicator_free_code (edit->library, like);
  take_content (indicator, line);
  if (!heng_change_insert (edit->change, &heng_indicator_type, indicator, error))
    return FALSE;
  *added = indicator;
  g_ptr_array_add (edit->library, g_steal_pointer (&indicator));
  return TRUE;
}

/* The library first: whatever a wanted line changes of its indicator. */
static gboolean
write_indicators (Edit *edit, GPtrArray *seen, GError **error)
{
  for (guint i = 0; i < edit->lines->len; i++)
    {
      const HengScorecardLine *line = edit->lines->pdata[i], *old = line_by_id (seen, line->id);
      const HengIndicator *stored = line->code ? indicator_by_code (edit->library, line->code) : NULL;
      HengIndicator *added = NULL;
      g_autoptr (HengIndicator) after = stored ? heng_indicator_copy (stored) : NULL;
      gint64 id;

      if (!stored && !add_indicator (edit, line, &added, error))
        return FALSE;
      if (stored)
        take_content (after, line);
      if (stored && (!old || !heng_card_line_equal (old, line)) && !heng_indicator_same (stored, after)
          && !heng_indicator_write (edit->change, stored, after, error))
        return FALSE;
      id = stored ? after->id : added->id;
      g_array_append_val (edit->indicator_ids, id);
    }
  return TRUE;
}

static HengTemplateLine *
line_of_indicator (GPtrArray *lines, gint64 indicator_id)
{
  for (guint i = 0; i < lines->len; i++)
    if (((HengTemplateLine *) lines->pdata[i])->indicator_id == indicator_id)
      return lines->pdata[i];
  return NULL;
}

static gint64
revision_of (GPtrArray *indicators, gint64 id)
{
  for (guint i = 0; i < indicators->len; i++)
    if (((HengIndicator *) indicators->pdata[i])->id == id)
      return ((HengIndicator *) indicators->pdata[i])->revision;
  return 0;
}

static gboolean
write_line (Edit *edit, GPtrArray *stored, GPtrArray *indicators, guint place, GError **error)
{
  const HengScorecardLine *wanted = edit->lines->pdata[place];
  gint64 indicator_id = g_array_index (edit->indicator_ids, gint64, place);
  HengTemplateLine *old = line_of_indicator (stored, indicator_id);
  g_autoptr (HengTemplateLine) line = old ? heng_template_line_copy (old) : heng_template_line_new ();

  line->template_id = edit->template->id;
  line->indicator_id = indicator_id;
  line->sort = place + 1;
  line->weight_bp = wanted->weight_bp;
  take (&line->target, wanted->target);
  if (!old)
    {
      line->indicator_revision = revision_of (indicators, indicator_id);
      return heng_change_insert (edit->change, &heng_template_line_type, line, error);
    }
  if (line->sort == old->sort && line->weight_bp == old->weight_bp && g_strcmp0 (line->target, old->target) == 0)
    return TRUE;
  return heng_change_update (edit->change, &heng_template_line_type, line, error);
}

static gboolean
write_lines (Edit *edit, GError **error)
{
  HengDb *db = heng_change_db (edit->change);
  g_autoptr (GPtrArray) stored = heng_template_lines_load (db, edit->template->id, error);
  g_autoptr (GPtrArray) indicators = stored ? heng_indicators_load (db, error) : NULL;

  if (!indicators)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const HengTemplateLine *line = stored->pdata[i];
      gboolean wanted = FALSE;

      for (guint k = 0; k < edit->indicator_ids->len && !wanted; k++)
        wanted = g_array_index (edit->indicator_ids, gint64, k) == line->indicator_id;
      if (!wanted && !heng_change_delete (edit->change, &heng_template_line_type, line->id, line->version, error))
        return FALSE;
    }
  for (guint i = 0; i < edit->lines->len; i++)
    if (!write_line (edit, stored, indicators, i, error))
      return FALSE;
  return TRUE;
}

gint64
heng_template_edit (HengDb *db, gint64 template_id, GPtrArray *seen, GPtrArray *lines, const char *action, const char *actor, GError **error)
{
  g_auto (Edit) edit = { .lines = lines, .indicator_ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (GPtrArray) templates = heng_templates_load (db, error);
  g_autoptr (HengTemplate) template = templates ? heng_record_load_existing (db, &heng_template_type, template_id, error) : NULL;
  g_autoptr (HengSchemeTemplate) version = template ? heng_template_version_load (db, template, error) : NULL;
  g_autoptr (GPtrArray) stored = version ? heng_template_card (version) : NULL;
  g_autofree char *name = NULL;

  if (!stored)
    return 0;
  if (heng_template_newest (templates, template->key)->id != template_id)
    return heng_refuse (error, _("This is an older revision, kept as it was. Change the newest one."));
  if (!check_seen (stored, seen, error) || !check_lines (lines, error))
    return 0;
  if (is_same_list (seen, lines))
    return template_id;
  /* Translators: a template and what was done to its lines: "R&D: Weight RD-02" */
  name = g_strdup_printf (_("%1$s: %2$s"), heng_localized (template->name, template->name_en), action);
  if (!(edit.library = heng_indicators_load (db, error)) || !(edit.change = heng_change_begin (db, actor, name, error))
      || !(edit.template = heng_template_revise (edit.change, template, error)) || !write_indicators (&edit, seen, error)
      || !write_lines (&edit, error) || !heng_change_commit (edit.change, error))
    return 0;
  return edit.template->id;
}
