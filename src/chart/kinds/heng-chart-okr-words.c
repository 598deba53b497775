/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the OKR chart says: how many objectives are behind, and every state as a word. */
#include "heng-chart-okr.h"

#include <glib/gi18n-lib.h>

char *
heng_okr_percent (const HengOkrRow *row)
{
  return row->progress.state == HENG_VALUE_NUMBER ? heng_percent (row->progress.micro) : g_strdup ("—");
}

char *
heng_okr_state_words (const HengOkrRow *row)
{
  g_autofree char *raw = heng_percent (row->raw);

  if (row->is_cancelled)
    return g_strdup (C_("chart", "Cancelled"));
  if (row->progress.state != HENG_VALUE_NUMBER)
    return g_strdup (_("No progress"));
  if ((row->flags & HENG_KR_FLAG_NO_CHECKIN) != 0)
    return g_strdup (_("No check-in"));
  if ((row->flags & HENG_KR_FLAG_REGRESS) != 0)
    return g_strdup_printf (C_("chart", "Regress %s"), raw);
  if ((row->flags & HENG_KR_FLAG_OVER) != 0)
    return g_strdup_printf (C_("chart", "Over %s"), raw);
  return g_strdup (row->health != HENG_HEALTH_NONE ? heng_enum_label (heng_health_values, (int) row->health) : "");
}

static gboolean
is_behind (const HengOkrRow *row)
{
  return row->health == HENG_HEALTH_AT_RISK || row->health == HENG_HEALTH_OFF_TRACK;
}

static char *
finding (const HengOkrChart *okr)
{
  guint objectives = 0, behind = 0;
  g_autofree char *n = NULL, *late = NULL;

  for (guint i = 0; i < okr->rows->len; i++)
    {
      const HengOkrRow *row = okr->rows->pdata[i];

      objectives += row->is_objective && row->health != HENG_HEALTH_NONE;
      behind += row->is_objective && is_behind (row);
    }
  n = heng_count_word (objectives);
  late = heng_count_word (behind);
  if (objectives == 0)
    return g_strdup (_("OKR progress"));
  if (objectives == 1)
    return g_strdup (behind > 0 ? _("One objective, behind plan") : _("One objective, on plan"));
  if (behind == 0)
    return heng_sentence_case (g_strdup_printf (_("%s objectives, all on plan"), n));
  if (behind == objectives)
    return heng_sentence_case (g_strdup_printf (_("%s objectives, all behind plan"), n));
  return heng_sentence_case (g_strdup_printf (_("%s objectives, %s behind plan"), n, late));
}

static char *
measure (const HengReview *review)
{
  const HengCycle *cycle = review->cycle;

  if (cycle == NULL || cycle->start_date == HENG_DATE_NONE || review->today < cycle->start_date
      || review->today > cycle->end_date)
    return g_strdup (_("Progress %; mark: plan by day; confidence 0–10"));
  return g_strdup_printf (_("Progress %%; mark: plan by day; confidence 0–10; day %d of %s"),
                          (int) (review->today - cycle->start_date + 1), heng_localized (cycle->name, cycle->name_en));
}

static void
fill_table (HengChart *chart, const HengOkrChart *okr)
{
  heng_chart_add_row (chart, _("Objective or key result"), C_("chart", "Progress"), C_("chart", "Plan"), C_("chart", "State"),
                      C_("chart", "Confidence"), NULL);
  for (guint i = 0; i < okr->rows->len; i++)
    {
      const HengOkrRow *row = okr->rows->pdata[i];
      g_autofree char *progress = heng_okr_percent (row), *state = heng_okr_state_words (row);
      g_autofree char *plan = row->health != HENG_HEALTH_NONE ? heng_percent (row->expected) : g_strdup ("—");
      g_autofree char *confidence = row->confidence >= 0 ? g_strdup_printf ("%d", (int) row->confidence) : g_strdup ("—");

      heng_chart_add_row (chart, row->label, progress, plan, state, confidence, NULL);
    }
}

static char *
describe (const HengOkrChart *okr)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < okr->rows->len; i++)
    {
      const HengOkrRow *row = okr->rows->pdata[i];
      g_autofree char *progress = heng_okr_percent (row), *state = heng_okr_state_words (row);

      if (row->is_objective)
        g_string_append_printf (text, _("%s%s: %s, %s."), text->len > 0 ? " " : "", row->label, progress, state);
    }
  return g_string_free (text, FALSE);
}

void
heng_okr_say (HengChart *chart, const HengOkrChart *okr, const HengReview *review)
{
  chart->name = g_strdup (_("Progress bars: objectives and key results"));
  chart->title = finding (okr);
  chart->subtitle = measure (review);
  chart->foot = heng_chart_person_foot (review, NULL);
  if (okr->rows->len == 0)
    chart->empty = g_strdup (_("No objectives in this cycle yet."));
  chart->description = chart->empty != NULL ? g_strdup (chart->empty) : describe (okr);
  fill_table (chart, okr);
}
