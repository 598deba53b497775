/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial as a document of what it changes, so that it keeps its meaning when the rest of the cycle moves on. */
#include "heng-whatif-private.h"

#include "heng-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "heng-trial"

static void
add_percent (JsonBuilder *builder, const char *name, gint64 bp)
{
  g_autofree char *text = heng_micro_format_short (bp * (HENG_MICRO / 100));

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_line (JsonBuilder *builder, const HengTrial *trial, const HengWhatif *whatif, guint c, guint i)
{
  const HengWhatifCard *card = whatif->cards->pdata[c];
  const HengWhatifLine *line = card->lines->pdata[i];
  const HengTrialLine *mine = &trial->cards[c].lines[i];
  const char *rule = heng_trial_changed_rule (trial, whatif, c, i);

  if (mine->weight_bp == line->weight_bp && !rule)
    return;
  json_builder_begin_object (builder);
  add_text (builder, "template", card->template_key);
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, card->revision);
  add_text (builder, "code", line->code);
  if (mine->weight_bp != line->weight_bp)
    add_percent (builder, "weight", mine->weight_bp);
  if (mine->is_pinned)
    {
      json_builder_set_member_name (builder, "by_hand");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (rule)
    add_text (builder, "rule", rule);
  json_builder_end_object (builder);
}

static void
add_profile (JsonBuilder *builder, const HengTrial *trial, const HengWhatif *whatif, guint p)
{
  if (!heng_trial_changes_mix (trial, whatif, p))
    return;
  json_builder_begin_object (builder);
  add_text (builder, "profile", ((HengWhatifProfile *) whatif->profiles->pdata[p])->key);
  for (int c = 0; c < HENG_N_COMPONENTS; c++)
    add_percent (builder, heng_enum_by_value (heng_component_values, c)->key, trial->mixes[p][c]);
  json_builder_end_object (builder);
}

static void
add_band (JsonBuilder *builder, const HengTrial *trial, const HengWhatif *whatif, guint b)
{
  const HengGradeBand *band = whatif->bands->pdata[b];
  g_autofree char *lower = heng_micro_format_short (trial->lowers[b]);

  if (trial->lowers[b] == band->lower && trial->shares_bp[b] == band->share_bp)
    return;
  json_builder_begin_object (builder);
  add_text (builder, "grade", band->grade);
  add_text (builder, "lower", lower);
  add_percent (builder, "share", trial->shares_bp[b]);
  json_builder_end_object (builder);
}

static void
add_changes (JsonBuilder *builder, const HengTrial *trial, const HengWhatif *whatif)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint c = 0; c < trial->n_cards; c++)
    for (guint i = 0; i < trial->cards[c].n_lines; i++)
      add_line (builder, trial, whatif, c, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "profiles");
  json_builder_begin_array (builder);
  for (guint p = 0; p < trial->n_profiles; p++)
    add_profile (builder, trial, whatif, p);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "grades");
  json_builder_begin_array (builder);
  for (guint b = 0; b < trial->n_bands; b++)
    add_band (builder, trial, whatif, b);
  json_builder_end_array (builder);
  if (trial->mode != whatif->mode)
    add_text (builder, "distribution", heng_enum_by_value (heng_distribution_mode_values, trial->mode)->key);
}

char *
heng_trial_to_json (const HengTrial *trial, const HengWhatif *whatif)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  add_changes (builder, trial, whatif);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Reading */

typedef struct
{
  const HengWhatif *whatif;
  HengTrial *trial;
  GPtrArray *left_out;
} Target;

static void
leave_out (Target *target, const char *what)
{
  if (target->left_out)
    g_ptr_array_add (target->left_out, g_strdup (what));
}

static gboolean
find_line (const HengWhatif *whatif, const char *template, gint64 revision, const char *code, guint *card, guint *line)
{
  for (guint c = 0; c < whatif->cards->len; c++)
    {
      const HengWhatifCard *candidate = whatif->cards->pdata[c];

      for (guint i = 0; candidate->revision == revision && g_strcmp0 (candidate->template_key, template) == 0 && i < candidate->lines->len; i++)
        if (g_strcmp0 (((HengWhatifLine *) candidate->lines->pdata[i])->code, code) == 0)
          {
            *card = c;
            *line = i;
            return TRUE;
          }
    }
  return FALSE;
}

static void
read_line (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Target *target = data;
  g_autofree char *template = heng_json_text (reader, object, path, "template", TRUE);
  gint64 revision = heng_json_int (reader, object, path, "revision");
  g_autofree char *code = heng_json_text (reader, object, path, "code", TRUE);
  g_autofree char *rule = heng_json_text (reader, object, path, "rule", FALSE);
  gboolean has_weight = heng_json_has (object, "weight");
  gint64 weight = has_weight ? heng_json_percent (reader, object, path, "weight") : 0;
  HengTrialLine *mine;
  guint card, line;

  if (reader->error)
    return;
  if (!find_line (target->whatif, template, revision, code, &card, &line))
    {
      g_autofree char *what = g_strdup_printf ("%s %s", template, code);

      leave_out (target, what);
      return;
    }
  mine = &target->trial->cards[card].lines[line];
  if (has_weight)
    mine->weight_bp = CLAMP (weight, 0, 10000);
  mine->is_pinned = heng_json_has (object, "by_hand") && heng_json_flag (reader, object, path, "by_hand");
  if (rule && !heng_trial_set_rule (target->trial, target->whatif, card, line, rule, NULL))
    leave_out (target, rule);
}

static void
read_profile (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Target *target = data;
  g_autofree char *key = heng_json_text (reader, object, path, "profile", TRUE);
  gint64 mix[HENG_N_COMPONENTS];

  for (int c = 0; c < HENG_N_COMPONENTS; c++)
    mix[c] = CLAMP (heng_json_percent (reader, object, path, heng_enum_by_value (heng_component_values, c)->key), 0, 10000);
  if (reader->error)
    return;
  for (guint p = 0; p < target->whatif->profiles->len; p++)
    if (g_strcmp0 (((HengWhatifProfile *) target->whatif->profiles->pdata[p])->key, key) == 0)
      {
        memcpy (target->trial->mixes[p], mix, sizeof mix);
        return;
      }
  leave_out (target, key);
}

static void
read_band (HengJsonReader *reader, JsonObject *object, const char *path, guint index, gpointer data)
{
  Target *target = data;
  g_autofree char *grade = heng_json_text (reader, object, path, "grade", TRUE);
  HengMicro lower = heng_json_decimal (reader, object, path, "lower");
  gint64 share = heng_json_percent (reader, object, path, "share");

  if (reader->error)
    return;
  for (guint b = 0; b < target->whatif->bands->len; b++)
    if (g_strcmp0 (((HengGradeBand *) target->whatif->bands->pdata[b])->grade, grade) == 0)
      {
        target->trial->lowers[b] = CLAMP (lower, 0, HENG_POINTS (120));
        target->trial->shares_bp[b] = CLAMP (share, 0, 10000);
        return;
      }
  leave_out (target, grade);
}

static void
read_changes (HengJsonReader *reader, JsonObject *root, Target *target)
{
  g_autofree char *format = heng_json_text (reader, root, "$", "format", TRUE);

  if (!reader->error && (strcmp (format, FORMAT) != 0 || heng_json_int (reader, root, "$", "version") != 1))
    heng_json_fail (reader, "$.format", "%s", _("this is no trial that this version of Heng can read"));
  heng_json_each (reader, root, "$", "lines", read_line, target);
  heng_json_each (reader, root, "$", "profiles", read_profile, target);
  heng_json_each (reader, root, "$", "grades", read_band, target);
  if (heng_json_has (root, "distribution"))
    target->trial->mode = heng_json_enum (reader, root, "$", "distribution", heng_distribution_mode_values);
}

HengTrial *
heng_trial_from_json (const HengWhatif *whatif, const char *json, GPtrArray *left_out, GError **error)
{
  g_autoptr (JsonNode) root = heng_json_parse (_("Trial"), json, strlen (json), error);
  HengJsonReader reader = { _("Trial"), NULL };
  g_autoptr (HengTrial) trial = heng_trial_new (whatif);
  Target target = { whatif, trial, left_out };

  if (!root)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    read_changes (&reader, json_node_get_object (root), &target);
  else
    heng_json_fail (&reader, "$", "%s", _("this is no trial that this version of Heng can read"));
  if (!reader.error)
    return g_steal_pointer (&trial);
  g_propagate_error (error, reader.error);
  return NULL;
}
