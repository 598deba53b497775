/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a person's file beyond the roster, of second reporting lines, and of what the window remembers for everybody. */
#pragma once

#include "heng-fixed.h"
#include "heng-record.h"

G_BEGIN_DECLS

/* What a department was from a day on; the department's own row equals its newest change. */
typedef struct
{
  gint64 id, version;
  gint64 department_id;
  HengDate from_date;
  gint64 parent_id;
  char *name;
  gint64 head_id;
  char *note;
} HengDepartmentChange;
HENG_DECLARE_RECORD (HengDepartmentChange, heng_department_change, heng_department_change_type)

typedef enum { HENG_LINE_FUNCTION, HENG_LINE_PROJECT, HENG_LINE_REGION } HengReportingKind;
extern const HengEnumValue heng_reporting_kind_values[];

/* A second (matrix) manager, who comments and does not score (domain.md §4). */
typedef struct
{
  gint64 id, version;
  gint64 employee_id, manager_id;
  int kind;        /* HengReportingKind */
  gint64 share_bp; /* of the working time */
  HengDate from_date, to_date;
  char *note;
} HengReportingLine;
HENG_DECLARE_RECORD (HengReportingLine, heng_reporting_line, heng_reporting_line_type)

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *level, *school, *major;
  HengDate from_date, to_date;
} HengEducation;
HENG_DECLARE_RECORD (HengEducation, heng_education, heng_education_type)

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *name, *issuer, *number;
  HengDate issued, expires; /* none = does not expire */
} HengCertificate;
HENG_DECLARE_RECORD (HengCertificate, heng_certificate, heng_certificate_type)

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *name;
  gint64 level; /* 1–5 */
  char *evidence;
  HengDate assessed;
} HengSkill;
HENG_DECLARE_RECORD (HengSkill, heng_skill, heng_skill_type)

typedef struct
{
  gint64 id, version;
  gint64 project_id;
  char *name;
  HengDate plan_date, actual_date;
  char *note;
} HengProjectMilestone;
HENG_DECLARE_RECORD (HengProjectMilestone, heng_project_milestone, heng_project_milestone_type)

typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  HengDate day;
  char *text, *author;
} HengPersonNote;
HENG_DECLARE_RECORD (HengPersonNote, heng_person_note, heng_person_note_type)

/* The bytes are in the store's contents under their SHA-256. */
typedef struct
{
  gint64 id, version;
  gint64 employee_id;
  char *name, *media_type;
  gint64 size;
  char *sha256;
  HengDate added;
  char *note;
} HengAttachment;
HENG_DECLARE_RECORD (HengAttachment, heng_attachment, heng_attachment_type)

typedef struct
{
  gint64 id, version;
  char *area; /* "people" */
  char *name, *query;
  gint64 sort;
} HengSavedFilter;
HENG_DECLARE_RECORD (HengSavedFilter, heng_saved_filter, heng_saved_filter_type)

/* How the columns of a file were read the last time. */
typedef struct
{
  gint64 id, version;
  char *kind;    /* "roster" … */
  char *headers; /* the header row, one per line */
  char *map;     /* "KEY=HEADER", one per line */
} HengImportMap;
HENG_DECLARE_RECORD (HengImportMap, heng_import_map, heng_import_map_type)

G_END_DECLS
