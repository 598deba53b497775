/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actual values: from stored or typed text, back to canonical text, and for people. */
#include "heng-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError **error, const char *text, const char *expected)
{
  g_set_error (error, HENG_RULE_ERROR, HENG_RULE_ERROR_ACTUAL, _("“%s”: %s"), text, expected);
  return FALSE;
}

/* Drops a trailing "%" or "％". */
static void
strip_percent (char *text)
{
  gsize length = strlen (text);

  if (length > 0 && text[length - 1] == '%')
    text[length - 1] = '\0';
  else if (g_str_has_suffix (text, "％"))
    text[length - strlen ("％")] = '\0';
  g_strchomp (text);
}

gboolean
heng_rule_numbers (const HengRule *rule, HengMicro *least, HengMicro *most)
{
  gboolean bounded = rule->kind == HENG_RULE_RATE || rule->kind == HENG_RULE_DIRECT || rule->is_index;

  if (rule->kind == HENG_RULE_DED || rule->kind == HENG_RULE_BOOL || rule->kind == HENG_RULE_MILE)
    return FALSE;
  if (least)
    *least = rule->kind == HENG_RULE_RATE ? HENG_MICRO : bounded ? 0 : -G_MAXINT64;
  if (most)
    *most = rule->kind == HENG_RULE_RATE     ? 5 * HENG_MICRO
            : rule->kind == HENG_RULE_DIRECT ? HENG_POINTS_STRETCH
            : bounded                        ? HENG_POINTS (100)
                                             : G_MAXINT64;
  return TRUE;
}

static gboolean
check_range (const HengRule *rule, const HengActual *actual, const char *text, GError **error)
{
  HengMicro x = actual->number, least = HENG_MICRO, most = 5 * HENG_MICRO;

  if (!actual->is_likert)
    heng_rule_numbers (rule, &least, &most);
  if (x >= least && x <= most)
    return TRUE;
  if (rule->kind == HENG_RULE_RATE || actual->is_likert)
    return fail (error, text, _("a rating lies between 1 and 5"));
  return fail (error, text, rule->kind == HENG_RULE_DIRECT ? _("points lie between 0 and 120") : _("an index lies between 0 and 100"));
}

static gboolean
parse_number (const HengRule *rule, const char *text, HengActual *actual, GError **error)
{
  g_autofree char *number = g_strdup (text);
  char *start = number;

  if (rule->is_index && (g_str_has_prefix (start, "mean") || g_str_has_prefix (start, "均值")))
    {
      actual->is_likert = TRUE;
      start = g_strchug (start + (*start == 'm' ? strlen ("mean") : strlen ("均值")));
    }
  strip_percent (start);
  if (!heng_micro_parse (start, &actual->number))
    return fail (error, text, _("a number with at most six decimals is expected"));
  return check_range (rule, actual, text, error);
}

static gboolean
parse_count (const char *text, gint64 *count)
{
  return g_ascii_string_to_signed (text, 10, 0, 1000000, count, NULL);
}

static gboolean
parse_counts (const char *text, HengActual *actual, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  gint64 *counts[] = { &actual->minor, &actual->major, &actual->critical };
  guint n = g_strv_length (parts);

  /* A single number would not say which severity it counts, unless there is nothing to count. */
  if (n > 3 || (n == 1 && strcmp (text, "0") != 0))
    return fail (error, text, _("minor/major/critical counts such as 3/1/0 are expected"));
  for (guint i = 0; i < n; i++)
    if (!parse_count (g_strstrip (parts[i]), counts[i]))
      return fail (error, text, _("minor/major/critical counts such as 3/1/0 are expected"));
  return TRUE;
}

static gboolean
parse_yes_no (const char *text, HengActual *actual, GError **error)
{
  static const char *const yes[] = { "yes", "是", "1", "true", "y", NULL };
  static const char *const no[] = { "no", "否", "0", "false", "n", NULL };
  g_autofree char *folded = g_ascii_strdown (text, -1);

  actual->yes = g_strv_contains (yes, folded);
  if (!actual->yes && !g_strv_contains (no, folded))
    return fail (error, text, _("yes or no is expected"));
  return TRUE;
}

/* "60:7:4.5": weight, delay in working days, quality; "-" for both when undelivered. */
static gboolean
parse_milestone (const char *text, HengMilestoneActual *milestone)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  HengMicro weight;

  if (g_strv_length (parts) != 3 || !heng_micro_parse (parts[0], &weight) || weight < 0 || weight % (HENG_MICRO / 100) != 0)
    return FALSE;
  milestone->weight_bp = weight / (HENG_MICRO / 100);
  milestone->delivered = strcmp (parts[1], "-") != 0;
  if (milestone->delivered && !g_ascii_string_to_signed (parts[1], 10, -100000, 100000, &milestone->delay, NULL))
    return FALSE;
  if (strcmp (parts[2], "-") == 0)
    return TRUE;
  return heng_micro_parse (parts[2], &milestone->quality) && milestone->quality >= HENG_MICRO
         && milestone->quality <= 5 * HENG_MICRO;
}

static gboolean
parse_milestones (const char *text, HengActual *actual, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  actual->milestones = g_new0 (HengMilestoneActual, g_strv_length (words));
  for (guint i = 0; words[i]; i++)
    {
      if (!*words[i])
        continue;
      if (!parse_milestone (words[i], &actual->milestones[actual->n_milestones]))
        return fail (error, words[i], _("weight:delay:quality such as 60:7:4.5 is expected"));
      actual->n_milestones++;
    }
  return TRUE;
}

static gboolean
parse_value (const HengRule *rule, const char *text, HengActual *actual, GError **error)
{
  switch (rule->kind)
    {
    case HENG_RULE_DED:
      return parse_counts (text, actual, error);
    case HENG_RULE_BOOL:
      return parse_yes_no (text, actual, error);
    case HENG_RULE_MILE:
      return parse_milestones (text, actual, error);
    case HENG_RULE_LIN:
    case HENG_RULE_RATIO:
    case HENG_RULE_BAND:
    case HENG_RULE_STEP:
    case HENG_RULE_RATE:
    case HENG_RULE_DIRECT:
    default:
      return parse_number (rule, text, actual, error);
    }
}

/* As people write it. */
static gboolean
parse_written (const HengRule *rule, const char *text, HengActual *actual, GError **error)
{
  /* input methods write full-width digits and signs */
  g_autofree char *narrow = text && !g_str_is_ascii (text) ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (narrow ? narrow : text ? text : ""));

  *actual = (HengActual) { HENG_VALUE_MISSING };
  if (!*stripped)
    return TRUE;
  if (g_ascii_strcasecmp (stripped, "NA") == 0 || g_ascii_strcasecmp (stripped, "N/A") == 0 || strcmp (stripped, "不适用") == 0)
    {
      actual->state = HENG_VALUE_NA;
      return TRUE;
    }
  if (!parse_value (rule, stripped, actual, error))
    {
      heng_actual_clear (actual);
      return FALSE;
    }
  actual->state = HENG_VALUE_NUMBER;
  return TRUE;
}

gboolean
heng_actual_parse (const HengRule *rule, const char *text, HengActual *actual, GError **error)
{
  HengActual plain = { .state = HENG_VALUE_NUMBER };

  /* nearly always it is a plain number as it was stored */
  if (text && g_ascii_isdigit (*text) && heng_rule_numbers (rule, NULL, NULL) && heng_micro_parse (text, &plain.number))
    {
      *actual = plain;
      if (check_range (rule, actual, text, error))
        return TRUE;
      heng_actual_clear (actual);
      return FALSE;
    }
  return parse_written (rule, text, actual, error);
}

void
heng_actual_clear (HengActual *actual)
{
  g_free (actual->milestones);
  *actual = (HengActual) { HENG_VALUE_MISSING };
}

static char *
format_milestones (const HengActual *actual)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actual->n_milestones; i++)
    {
      const HengMilestoneActual *milestone = &actual->milestones[i];
      g_autofree char *weight = heng_micro_format_short (milestone->weight_bp * (HENG_MICRO / 100));
      g_autofree char *quality = milestone->quality ? heng_micro_format_short (milestone->quality) : g_strdup ("-");
      g_autofree char *delay = milestone->delivered ? g_strdup_printf ("%" G_GINT64_FORMAT, milestone->delay) : g_strdup ("-");

      g_string_append_printf (text, "%s%s:%s:%s", i ? " " : "", weight, delay, quality);
    }
  return g_string_free (text, FALSE);
}

char *
heng_actual_format (const HengRule *rule, const HengActual *actual)
{
  g_autofree char *number = NULL;

  if (actual->state == HENG_VALUE_MISSING)
    return NULL;
  if (actual->state == HENG_VALUE_NA)
    return g_strdup ("NA");
  switch (rule->kind)
    {
    case HENG_RULE_DED:
      return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, actual->minor, actual->major,
                              actual->critical);
    case HENG_RULE_BOOL:
      return g_strdup (actual->yes ? "yes" : "no");
    case HENG_RULE_MILE:
      return format_milestones (actual);
    case HENG_RULE_LIN:
    case HENG_RULE_RATIO:
    case HENG_RULE_BAND:
    case HENG_RULE_STEP:
    case HENG_RULE_RATE:
    case HENG_RULE_DIRECT:
    default:
      number = heng_micro_format_short (actual->number);
      return actual->is_likert ? g_strconcat ("mean ", number, NULL) : g_steal_pointer (&number);
    }
}

static char *
display_number (const HengActual *actual, const char *unit)
{
  HengMicro shown = actual->is_likert ? heng_likert_index (actual->number) : actual->number;
  g_autofree char *number = heng_micro_display_short (shown);

  return heng_with_unit (number, unit);
}

char *
heng_actual_display (const HengRule *rule, const HengActual *actual, const char *unit)
{
  if (actual->state == HENG_VALUE_MISSING)
    return g_strdup ("—");
  if (actual->state == HENG_VALUE_NA)
    return g_strdup (_("not applicable"));
  switch (rule->kind)
    {
    case HENG_RULE_DED:
      return g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, actual->minor, actual->major,
                              actual->critical);
    case HENG_RULE_BOOL:
      return g_strdup (actual->yes ? _("Yes") : _("No"));
    case HENG_RULE_MILE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u milestone", "%u milestones", actual->n_milestones),
                              actual->n_milestones);
    case HENG_RULE_LIN:
    case HENG_RULE_RATIO:
    case HENG_RULE_BAND:
    case HENG_RULE_STEP:
    case HENG_RULE_RATE:
    case HENG_RULE_DIRECT:
    default:
      return display_number (actual, unit);
    }
}

HengMicro
heng_actual_number (const HengActual *actual)
{
  return actual->is_likert ? heng_likert_index (actual->number) : actual->number;
}
