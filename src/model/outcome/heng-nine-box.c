/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two levels, nine names. */
#include "heng-nine-box.h"

#include <glib/gi18n-lib.h>

const HengEnumValue heng_nine_box_values[] = {
  { HENG_BOX_ENIGMA, "ENIGMA", N_("Enigma") },
  { HENG_BOX_GROWTH, "GROWTH", N_("Growth employee") },
  { HENG_BOX_STAR, "STAR", N_("Star") },
  { HENG_BOX_INCONSISTENT, "INCONSISTENT", N_("Inconsistent") },
  { HENG_BOX_CORE, "CORE", N_("Core") },
  { HENG_BOX_HIGH_PERFORMER, "HIGH_PERFORMER", N_("High performer") },
  { HENG_BOX_CONCERN, "CONCERN", N_("Concern") },
  { HENG_BOX_EFFECTIVE, "EFFECTIVE", N_("Effective") },
  { HENG_BOX_TRUSTED, "TRUSTED", N_("Trusted professional") },
  { 0, NULL, NULL },
};

static HengNineBoxLevel
level_of (HengMicro value, HengMicro mid, HengMicro high)
{
  return value >= high ? HENG_BOX_LEVEL_HIGH : value >= mid ? HENG_BOX_LEVEL_MID : HENG_BOX_LEVEL_LOW;
}

static void
explain (HengTrace *trace, HengValue rolling, HengValue manager, HengValue second, HengNineBox box)
{
  HengTrace *performance = heng_trace_add (trace, "performance", _("Performance: rolling result"));
  HengTrace *potential = heng_trace_add (trace, "potential", _("Potential: mean of manager and second rater"));
  g_autofree char *first = heng_value_format (manager, 2);
  g_autofree char *other = heng_value_format (second, 2);

  heng_trace_value (performance, rolling, 2);
  heng_trace_note (performance, "%s", _("low < 75, middle < 100, high from 100"));
  heng_trace_formula (potential, "(%s + %s) ÷ 2", first, other);
  heng_trace_note (potential, "%s", _("low < 2.5, middle < 3.75, high from 3.75"));
  if (box == HENG_BOX_NONE)
    heng_trace_note (trace, "%s", _("something is missing: no box"));
  heng_trace_note (trace, "%s", _("a proposal; somebody decides"));
  heng_trace_value_text (trace, box == HENG_BOX_NONE ? "—" : heng_enum_label (heng_nine_box_values, box));
}

HengNineBox
heng_nine_box (HengValue rolling, HengValue manager, HengValue second, HengTrace *trace)
{
  HengNineBox box = HENG_BOX_NONE;

  if (rolling.state == HENG_VALUE_NUMBER && manager.state == HENG_VALUE_NUMBER && second.state == HENG_VALUE_NUMBER)
    {
      HengNineBoxLevel performance = level_of (rolling.micro, HENG_POINTS (75), HENG_POINTS (100));
      /* twice the mean against twice the bounds */
      HengNineBoxLevel potential = level_of (manager.micro + second.micro, HENG_MICRO * 5, HENG_MICRO * 15 / 2);

      box = (HengNineBox) ((HENG_BOX_LEVEL_HIGH - potential) * 3 + performance);
    }
  if (trace)
    explain (trace, rolling, manager, second, box);
  return box;
}
