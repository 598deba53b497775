/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of many people made by hand for the tests: the companies of the pictures, and data that breaks layouts. */
#pragma once

#include "chart-fixture.h"
#include "heng-chart-about.h"

G_BEGIN_DECLS

/* What a fixture is made of: USUAL the numbers of the pictures; NASTY long names, few people, −40 and 120, NA and missing; NONE no item;
 * ONE a single item; MANY more rows than fit. */
typedef enum { FIXTURE_USUAL, FIXTURE_NASTY, FIXTURE_NONE, FIXTURE_ONE, FIXTURE_MANY, FIXTURE_N_KINDS } FixtureKind;

typedef struct
{
  const char *name; /* "heat" */
  HengChart *(*make) (FixtureKind kind);
} FixtureMany;

/* Every kind of chart of many people; ends with a NULL name. */
extern const FixtureMany fixture_many[];

HengChart *fixture_heat (FixtureKind kind);
HengChart *fixture_ninebox (FixtureKind kind);
HengChart *fixture_calibration (FixtureKind kind);
HengChart *fixture_stages (FixtureKind kind);
HengChart *fixture_dumbbell (FixtureKind kind);
HengChart *fixture_bullet (FixtureKind kind);
HengChart *fixture_bars (FixtureKind kind);
HengChart *fixture_series (FixtureKind kind);
HengChart *fixture_salary (FixtureKind kind);
HengChart *fixture_quality (FixtureKind kind);

HengChartAbout fixture_about (void);

G_END_DECLS
