/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the text of a scoring rule and checks that its numbers make sense (domain.md §2.5). */
#include "heng-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So that sums and doubles of a rule's numbers fit into an int64. */
#define LARGEST_NUMBER (HENG_POINTS (1000000) * 1000000)

G_DEFINE_QUARK (heng-rule-error-quark, heng_rule_error)

/* The words of the rule's text, read from left to right. */
typedef struct
{
  const char *text;
  char **words;
  guint next;
} Reader;

static gboolean
fail (const Reader *reader, GError **error, HengRuleError code, const char *message)
{
  g_set_error (error, HENG_RULE_ERROR, code, _("Rule “%s”: %s"), reader->text, message);
  return FALSE;
}

static gboolean
fail_at (const Reader *reader, GError **error, HengRuleError code, const char *format, const char *word)
{
  g_autofree char *message = g_strdup_printf (format, word);

  return fail (reader, error, code, message);
}

static const char *
peek (const Reader *reader)
{
  return reader->words[reader->next];
}

static const char *
take (Reader *reader)
{
  const char *word = peek (reader);

  if (word)
    reader->next++;
  return word ? word : "";
}

static gboolean
take_word (Reader *reader, const char *word)
{
  if (!peek (reader) || g_ascii_strcasecmp (peek (reader), word) != 0)
    return FALSE;
  reader->next++;
  return TRUE;
}

static gboolean
read_number (const Reader *reader, const char *text, HengMicro *micro, GError **error)
{
  if (!*text)
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("a number is missing at the end"));
  if (!heng_micro_parse (text, micro))
    return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX, _("“%s” is not a number with at most six decimals"), text);
  if (ABS (*micro) > LARGEST_NUMBER)
    return fail_at (reader, error, HENG_RULE_ERROR_ORDER, _("“%s” is too large"), text);
  return TRUE;
}

/* A word like "k4" or "minor2": the name, then the number. */
static gboolean
read_named_number (Reader *reader, const char *name, HengMicro *micro, GError **error)
{
  const char *word = take (reader);

  if (g_ascii_strncasecmp (word, name, strlen (name)) != 0)
    {
      g_autofree char *wanted = g_strdup_printf ("%s…", name);

      return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX, _("“%s” and a number are missing"), wanted);
    }
  if (!read_number (reader, word + strlen (name), micro, error))
    return FALSE;
  if (*micro < 0)
    return fail_at (reader, error, HENG_RULE_ERROR_ORDER, _("“%s” must not be negative"), word);
  return TRUE;
}

static gboolean
read_direction (Reader *reader, HengRule *rule, GError **error)
{
  if (take_word (reader, "LB"))
    rule->lower_is_better = TRUE;
  else if (!take_word (reader, "HB"))
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("HB (higher is better) or LB (lower is better) is missing"));
  return TRUE;
}

/* TRUE when `better` lies on the good side of `worse`. */
static gboolean
is_better (const HengRule *rule, HengMicro better, HengMicro worse)
{
  return rule->lower_is_better ? better < worse : better > worse;
}

static gboolean
read_ramp (Reader *reader, HengRule *rule, GError **error)
{
  const char *word;

  if (take_word (reader, "cliff") || !take_word (reader, "ramp"))
    return TRUE;
  rule->has_ramp = TRUE;
  rule->zero = rule->lower_is_better ? 2 * rule->threshold : 0;
  word = peek (reader);
  if (word && g_ascii_strncasecmp (word, "z=", 2) == 0 && !read_number (reader, take (reader) + 2, &rule->zero, error))
    return FALSE;
  if (!is_better (rule, rule->threshold, rule->zero))
    return fail (reader, error, HENG_RULE_ERROR_ORDER, _("the zero point z must lie on the bad side of the threshold"));
  return TRUE;
}

static gboolean
read_lin (Reader *reader, HengRule *rule, GError **error)
{
  g_auto (GStrv) marks = NULL;
  HengMicro *values[] = { &rule->threshold, &rule->target, &rule->stretch };
  guint n;

  if (!read_direction (reader, rule, error))
    return FALSE;
  marks = g_strsplit (take (reader), "/", -1);
  n = g_strv_length (marks);
  if (n != 2 && n != 3)
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("threshold/target or threshold/target/stretch is missing"));
  for (guint i = 0; i < n; i++)
    if (!read_number (reader, marks[i], values[i], error))
      return FALSE;
  rule->has_stretch = n == 3;
  if (!is_better (rule, rule->target, rule->threshold)
      || (rule->has_stretch && !is_better (rule, rule->stretch, rule->target)))
    return fail (reader, error, HENG_RULE_ERROR_ORDER,
                 rule->lower_is_better ? _("threshold, target and stretch must go down")
                                       : _("threshold, target and stretch must go up"));
  return read_ramp (reader, rule, error);
}

static gboolean
read_ratio (Reader *reader, HengRule *rule, GError **error)
{
  if (!read_direction (reader, rule, error) || !read_number (reader, take (reader), &rule->target, error))
    return FALSE;
  if (rule->target <= 0)
    return fail (reader, error, HENG_RULE_ERROR_ORDER, _("the target must be above 0"));
  return TRUE;
}

static gboolean
read_band (Reader *reader, HengRule *rule, GError **error)
{
  const char *word = take (reader);
  const char *dots = strstr (word, "..");
  g_autofree char *low = dots ? g_strndup (word, dots - word) : NULL;

  if (!dots)
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("a range such as -5..5 is missing"));
  if (!read_number (reader, low, &rule->low, error) || !read_number (reader, dots + 2, &rule->high, error)
      || !read_named_number (reader, "k", &rule->slope, error))
    return FALSE;
  if (rule->low > rule->high)
    return fail (reader, error, HENG_RULE_ERROR_ORDER, _("the lower end of the range is above the upper end"));
  if (rule->slope == 0)
    return fail (reader, error, HENG_RULE_ERROR_ORDER, _("k must be above 0"));
  return TRUE;
}

static gboolean
read_one_step (Reader *reader, HengRuleStep *step, GError **error)
{
  const char *word = take (reader);
  const char *colon = strchr (word, ':');
  g_autofree char *from = colon ? g_strndup (word, colon - word) : NULL;

  if (!colon)
    return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX, _("“%s” is not a step such as 2:100"), word);
  if (!read_number (reader, from, &step->from, error) || !read_number (reader, colon + 1, &step->points, error))
    return FALSE;
  if (step->points < 0 || step->points > HENG_POINTS_STRETCH)
    return fail_at (reader, error, HENG_RULE_ERROR_ORDER, _("the points of “%s” must lie between 0 and 120"), word);
  return TRUE;
}

static gboolean
read_steps (Reader *reader, HengRule *rule, GError **error)
{
  guint n = g_strv_length (reader->words) - reader->next;

  if (n == 0)
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("steps such as 0:60 1:90 are missing"));
  rule->steps = g_new0 (HengRuleStep, n);
  for (; rule->n_steps < n; rule->n_steps++)
    {
      HengRuleStep *step = &rule->steps[rule->n_steps];

      if (!read_one_step (reader, step, error))
        return FALSE;
      if (rule->n_steps > 0 && step->from <= step[-1].from)
        return fail (reader, error, HENG_RULE_ERROR_ORDER, _("the steps must go up"));
    }
  return TRUE;
}

static gboolean
read_ded (Reader *reader, HengRule *rule, GError **error)
{
  if (!read_number (reader, take (reader), &rule->base, error)
      || !read_named_number (reader, "minor", &rule->minor, error)
      || !read_named_number (reader, "major", &rule->major, error))
    return FALSE;
  if (rule->base < 0 || rule->base > HENG_POINTS_STRETCH)
    return fail (reader, error, HENG_RULE_ERROR_ORDER, _("the points to begin with must lie between 0 and 120"));
  rule->has_veto = take_word (reader, "veto");
  return TRUE;
}

static const struct
{
  const char *name;
  HengRuleKind kind;
  gboolean can_be_index;
  gboolean (*read) (Reader *reader, HengRule *rule, GError **error);
} rule_kinds[] = {
  { "lin", HENG_RULE_LIN, TRUE, read_lin },      { "ratio", HENG_RULE_RATIO, TRUE, read_ratio },
  { "band", HENG_RULE_BAND, TRUE, read_band },   { "step", HENG_RULE_STEP, TRUE, read_steps },
  { "ded", HENG_RULE_DED, FALSE, read_ded },     { "bool", HENG_RULE_BOOL, FALSE, NULL },
  { "rate", HENG_RULE_RATE, FALSE, NULL },       { "direct", HENG_RULE_DIRECT, FALSE, NULL },
  { "mile", HENG_RULE_MILE, FALSE, NULL },
};

static gboolean
read_rule (Reader *reader, HengRule *rule, GError **error)
{
  rule->is_index = take_word (reader, "idx");
  for (guint i = 0; i < G_N_ELEMENTS (rule_kinds); i++)
    {
      if (!take_word (reader, rule_kinds[i].name))
        continue;
      if (rule->is_index && !rule_kinds[i].can_be_index)
        return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX, _("an index cannot be scored by “%s”"), rule_kinds[i].name);
      rule->kind = rule_kinds[i].kind;
      if (rule_kinds[i].read && !rule_kinds[i].read (reader, rule, error))
        return FALSE;
      if (peek (reader))
        return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX, _("“%s” is not understood"), peek (reader));
      return TRUE;
    }
  if (!peek (reader))
    return fail (reader, error, HENG_RULE_ERROR_SYNTAX, _("the kind of rule is missing"));
  return fail_at (reader, error, HENG_RULE_ERROR_SYNTAX,
                  _("“%s” is no kind of rule (lin, ratio, band, step, ded, bool, rate, direct, mile)"), peek (reader));
}

/* The words of the text; empty ones between several spaces are dropped. */
static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **words;

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

HengRule *
heng_rule_parse (const char *text, GError **error)
{
  g_autoptr (HengRule) rule = g_new0 (HengRule, 1);
  g_auto (GStrv) words = split_words (text ? text : "");
  Reader reader = { text ? text : "", words, 0 };

  if (!read_rule (&reader, rule, error))
    return NULL;
  return g_steal_pointer (&rule);
}

void
heng_rule_free (HengRule *rule)
{
  if (!rule)
    return;
  g_free (rule->steps);
  g_free (rule);
}

HengRuleKind
heng_rule_kind (const HengRule *rule)
{
  return rule->kind;
}

gboolean
heng_rule_is_index (const HengRule *rule)
{
  return rule->is_index;
}

gboolean
heng_rule_lower_is_better (const HengRule *rule)
{
  return rule->lower_is_better || rule->kind == HENG_RULE_DED;
}
