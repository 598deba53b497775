/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet's model in memory: code, name, perspective, weight, target, score. */
#pragma once

#include "heng-sheet-model.h"

G_BEGIN_DECLS

enum { FIXTURE_CODE, FIXTURE_NAME, FIXTURE_PERSPECTIVE, FIXTURE_WEIGHT, FIXTURE_TARGET, FIXTURE_SCORE, FIXTURE_N_COLUMNS };

#define FIXTURE_TYPE_MODEL (fixture_model_get_type ())
G_DECLARE_FINAL_TYPE (FixtureModel, fixture_model, FIXTURE, MODEL, GObject)

/* Rows "RD-01" … with weight 10 and target 1, 2, 3 … */
FixtureModel *fixture_model_new (guint n_rows, gboolean can_insert);
/* "RD-01|Milestones|Process|10|1|100.00" and so on, a line a row. */
char *fixture_model_to_text (FixtureModel *model);
guint fixture_model_n_changes (FixtureModel *model); /* how often one undoable action was done */
const char *fixture_model_last_action (FixtureModel *model);
/* Runs the change and waits for its end. */
gboolean fixture_model_apply (FixtureModel *model, HengSheetChange *change, GError **error);

G_END_DECLS
