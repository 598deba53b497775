/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the appraisal scheme: indicators, templates, profiles, grades. All of it is data, loaded from data/templates. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

typedef enum { HENG_PERSPECTIVE_F, HENG_PERSPECTIVE_C, HENG_PERSPECTIVE_I, HENG_PERSPECTIVE_L, HENG_N_PERSPECTIVES } HengPerspective;
extern const HengEnumValue heng_perspective_values[]; /* keys F C I L */

typedef enum { HENG_LEVEL_PERSON, HENG_LEVEL_DEPT, HENG_LEVEL_COMPANY } HengIndicatorLevel;
extern const HengEnumValue heng_indicator_level_values[];

typedef struct
{
  gint64 id, version;
  char *code, *name, *name_en;
  int perspective;
  char *unit, *unit_en;
  char *formula, *formula_en; /* how the actual is measured, in words */
  char *source;               /* "PROJ + R-COM", first one decides the objective-data share */
  char *rule;                 /* text of domain.md §2.5, see heng_rule_parse */
  int level;
  gint64 retired;
  gint64 revision;            /* 0: never changed after a cycle had used it */
} HengIndicator;
HENG_DECLARE_RECORD (HengIndicator, heng_indicator, heng_indicator_type)

/* What an indicator was before it was changed behind a cycle that used it. */
typedef struct
{
  gint64 id, version;
  gint64 indicator_id, revision;
  char *document; /* JSON as in data/templates, without weight and target */
} HengIndicatorVersion;
HENG_DECLARE_RECORD (HengIndicatorVersion, heng_indicator_version, heng_indicator_version_type)

typedef struct
{
  gint64 id, version;
  char *key, *name, *name_en; /* key "RD" */
  int dept_type;
  gint64 revision;            /* v1, v2 … */
  gint64 retired;
} HengTemplate;
HENG_DECLARE_RECORD (HengTemplate, heng_template, heng_template_type)

typedef struct
{
  gint64 id, version;
  gint64 template_id, indicator_id;
  gint64 sort, weight_bp;
  char *target; /* text shown as the target; NULL: taken from the rule */
  gint64 indicator_revision; /* the indicator as it was then, HengIndicatorVersion unless it is the present one */
} HengTemplateLine;
HENG_DECLARE_RECORD (HengTemplateLine, heng_template_line, heng_template_line_type)

/* Composition of the final score (domain.md §2.1) and 360 group weights (§2.7). Weights in basis points. */
typedef struct
{
  gint64 id, version;
  char *key, *name, *name_en; /* key "RD_STAFF", "RD_MANAGER", "FUNC_STAFF", "FUNC_MANAGER", "MK_STAFF" */
  gint64 okr_bp, kpi_bp, feedback_bp;
  gint64 mgr_bp, peer_bp, sub_bp, cust_bp;
  char *question_set_key; /* of the 360 questions; NULL: none */
} HengProfile;
HENG_DECLARE_RECORD (HengProfile, heng_profile, heng_profile_type)

/* Who gets which template and profile: the first rule by sort, id whose conditions all hold. */
typedef struct
{
  gint64 id, version;
  int dept_type;
  gint64 is_manager;
  char *template_key, *profile_key;
  gint64 any_type, any_manager; /* 1: dept_type, is_manager are no condition */
  char *position, *level;       /* heng-assignment.h; NULL: no condition */
  gint64 sort;
} HengAssignment;
HENG_DECLARE_RECORD (HengAssignment, heng_assignment, heng_assignment_type)

/* One grade of the scheme, best first by sort (domain.md §2.9). */
typedef struct
{
  gint64 id, version;
  char *grade, *label, *label_en; /* "B+", "良好", "Good" */
  gint64 sort;
  HengMicro lower;       /* inclusive lower bound of the published score */
  HengMicro coefficient;
  gint64 share_bp;       /* recommended share */
} HengGradeBand;
HENG_DECLARE_RECORD (HengGradeBand, heng_grade_band, heng_grade_band_type)

typedef struct
{
  gint64 id, version;
  HengDate day;
  gint64 is_working;
  char *name;
} HengCalendarDay;
HENG_DECLARE_RECORD (HengCalendarDay, heng_calendar_day, heng_calendar_day_type)

G_END_DECLS
