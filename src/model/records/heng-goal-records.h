/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds a goal: sideways links, approved versions, requests to change it, grades, comments, evidence. */
#pragma once

#include "heng-cycle.h"

G_BEGIN_DECLS

/* A reference sideways from an objective to another objective or to a key result; never counts. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  gint64 target_id;    /* objective; 0 when it is a key result */
  gint64 target_kr_id; /* key result; 0 when it is an objective */
  char *note;
} HengGoalLink;
HENG_DECLARE_RECORD (HengGoalLink, heng_goal_link, heng_goal_link_type)

/* An objective with its key results as it was approved; written once. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  gint64 number;   /* 1 … */
  char *document;  /* JSON, heng-goal-request.h */
  char *reason;    /* of versions after the first */
  char *approver;
  gint64 at;       /* UTC ms */
} HengGoalVersion;
HENG_DECLARE_RECORD (HengGoalVersion, heng_goal_version, heng_goal_version_type)

typedef enum { HENG_REQUEST_OPEN, HENG_REQUEST_APPROVED, HENG_REQUEST_REFUSED, HENG_REQUEST_WITHDRAWN } HengRequestState;
extern const HengEnumValue heng_request_state_values[];

/* A wish to change an approved objective; decided by another. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  char *base;      /* document it began with */
  char *document;  /* proposed */
  char *reason, *author;
  gint64 at;       /* UTC ms */
  int state;       /* HengRequestState */
  char *decision, *decider;
  gint64 decided_at; /* 0: not yet */
} HengGoalRequest;
HENG_DECLARE_RECORD (HengGoalRequest, heng_goal_request, heng_goal_request_type)

/* The owner's grade of an objective or of one of its key results at the close; a later one supersedes, none is changed. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  gint64 key_result_id; /* 0: of the objective itself */
  HengMicro grade;      /* 0–1 */
  gint64 computed;      /* progress at that time, HENG_NO_VALUE for none */
  char *note, *author;
  gint64 at;            /* UTC ms */
} HengGoalGrade;
HENG_DECLARE_RECORD (HengGoalGrade, heng_goal_grade, heng_goal_grade_type)

typedef enum { HENG_REMARK_PLAIN, HENG_REMARK_SUBMIT, HENG_REMARK_APPROVE, HENG_REMARK_RETURN, HENG_REMARK_CANCEL } HengRemarkKind;
extern const HengEnumValue heng_remark_kind_values[];

/* What somebody said about an objective or one of its key results. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  gint64 key_result_id; /* 0: of the objective itself */
  int kind;             /* HengRemarkKind: a plain remark, or what was said at a step */
  char *text, *author;
  gint64 at;            /* UTC ms */
} HengGoalComment;
HENG_DECLARE_RECORD (HengGoalComment, heng_goal_comment, heng_goal_comment_type)

typedef struct
{
  gint64 id, version;
  gint64 goal_comment_id;
  gint64 employee_id;
} HengGoalMention;
HENG_DECLARE_RECORD (HengGoalMention, heng_goal_mention, heng_goal_mention_type)

typedef enum { HENG_EVIDENCE_FILE, HENG_EVIDENCE_LINK, HENG_EVIDENCE_DOCUMENT } HengEvidenceKind;
extern const HengEnumValue heng_evidence_kind_values[];

/* What proves an objective or key result: a file (its bytes in file_content), a link, or a document that lies elsewhere. */
typedef struct
{
  gint64 id, version;
  gint64 objective_id;
  gint64 key_result_id; /* 0: of the objective itself */
  int kind;
  char *name;
  char *place;          /* LINK: URL; DOCUMENT: where it lies */
  char *media_type;
  gint64 size;
  char *sha256;         /* FILE */
  char *author;
  HengDate added;
} HengGoalEvidence;
HENG_DECLARE_RECORD (HengGoalEvidence, heng_goal_evidence, heng_goal_evidence_type)

G_END_DECLS
