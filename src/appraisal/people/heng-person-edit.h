/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a person's file, field by field and row by row; each call is one named, undoable change. Generic over the field tables. */
#pragma once

#include "heng-appraisal.h"
#include "heng-person-check.h"

G_BEGIN_DECLS

/* Attachments are files of an office, not films. */
#define HENG_ATTACHMENT_LIMIT (32 * 1024 * 1024)

typedef struct
{
  const char *actor;    /* NULL: login name */
  const char *surnames; /* file of surnames' readings for a changed name; NULL: none */
} HengPersonWriter;

/* Sets one field to what somebody typed. `record` is the row as that person saw it; with version 0 it is inserted (private facts, education and
 * contract, which not everybody has). A row that another changed meanwhile in other fields only is merged; in the same field: STALE with the
 * conflict (heng-conflict.h). INVALID with the rule that the text breaks. What follows from the field is written along: the reading of a
 * name, the planned end of a probation, the status after its real end, and the person's row from the newest job record. */
gboolean heng_person_set_field (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gconstpointer record, const char *field,
                                const char *text, GError **error);
/* INVALID when another person has the number already; `employee` may be new. */
gboolean heng_person_check_number (HengDb *db, const HengEmployee *employee, const char *emp_no, GError **error);
/* Somebody new with the first job record, as one change; fields and number are checked. Without a hire date it is today; the planned end of the
 * probation and the status follow from the days unless they are given. Sets id and version. */
gboolean heng_person_hire (HengDb *db, const HengPersonWriter *writer, HengEmployee *employee, GError **error);
/* A new row of a list (education, skill, note …); its fields are checked. A new employee is hired. Sets id and version. */
gboolean heng_person_add_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gpointer record, GError **error);
/* All fields of a row of a list as they are now, as one change; checked like a new one. STALE with the conflict when another changed it. */
gboolean heng_person_save_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gpointer record, GError **error);
gboolean heng_person_remove_record (HengDb *db, const HengPersonWriter *writer, const HengRecordType *type, gint64 id, gint64 version,
                                    GError **error);
/* What somebody chose of a conflict; KEEP_THEIRS writes nothing. */
gboolean heng_person_resolve (HengDb *db, const HengPersonWriter *writer, const HengConflict *conflict, HengKeep keep, GError **error);

/* Writes a job record as one change ("Transfer of 张伟"); the person's row follows the newest. */
gboolean heng_person_change_job (HengDb *db, const HengPersonWriter *writer, HengJob *job, GError **error);

/* What somebody's leaving touches. */
typedef struct
{
  GPtrArray *cycles;      /* of HengCycle: open, with a scorecard of the person */
  GPtrArray *reports;     /* of HengEmployee */
  GPtrArray *departments; /* of HengDepartment that the person heads */
  gint64 n_second_lines;  /* second reporting lines to the person */
  HengEmployee *employee;
} HengDeparture;
HengDeparture *heng_departure_load (HengDb *db, gint64 employee_id, GError **error);
void heng_departure_free (HengDeparture *departure);

typedef struct
{
  gint64 employee_id;
  HengDate day;           /* the last working day */
  const char *reason;     /* may be NULL */
  gint64 next_manager_id; /* of the reports, when the day has come; 0: none */
} HengLeaveRequest;
/* Job record LEAVE, last day, reason and status; once the day has come the reports get their next manager. */
gboolean heng_person_leave (HengDb *db, const HengPersonWriter *writer, const HengLeaveRequest *request, GError **error);
/* What somebody comes back to. */
typedef struct
{
  HengEmployee *employee;     /* as of the leaving */
  HengDepartment *department; /* NULL: none */
  HengEmployee *manager;      /* NULL: none */
  GPtrArray *cycles;          /* of HengCycle that run: scorecards come when they are brought up to date with the roster */
  HengDate today;
  gboolean department_is_closed, manager_has_left;
} HengHomecoming;
HengHomecoming *heng_homecoming_load (HengDb *db, gint64 employee_id, GError **error);
void heng_homecoming_free (HengHomecoming *homecoming);
/* A new period of employment from the job record on (its kind becomes RETURN), on probation for so many months (0: none). */
gboolean heng_person_return (HengDb *db, const HengPersonWriter *writer, HengJob *job, int probation_months, GError **error);

/* Private facts in full. Looking is noted in the journal before anything is handed out. */
typedef struct
{
  HengEmployeePrivate *facts; /* never NULL; version 0: not stored yet */
  GPtrArray *contacts;        /* of HengContact: beyond the first */
} HengPrivateFile;
HengPrivateFile *heng_person_reveal (HengDb *db, const HengPersonWriter *writer, gint64 employee_id, GError **error);
void heng_private_file_free (HengPrivateFile *file);
/* The fields of the private facts with all but the ends hidden, as many as the type has; "" for none. New strings. */
GStrv heng_person_masked (HengDb *db, gint64 employee_id, GError **error);

/* A file for a person; REFUSED when it is empty or larger than HENG_ATTACHMENT_LIMIT. */
gboolean heng_person_attach (HengDb *db, const HengPersonWriter *writer, gint64 employee_id, const char *name, const char *media_type, GBytes *bytes,
                             GError **error);
/* A picture (already small) for a person, NULL takes it away. */
gboolean heng_person_set_photo (HengDb *db, const HengPersonWriter *writer, const HengEmployee *employee, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengDeparture, heng_departure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengHomecoming, heng_homecoming_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPrivateFile, heng_private_file_free)

G_END_DECLS
