/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind the print centre: who is there to print, one document for the desk, all of them into files. */
#pragma once

#include "heng-pages.h"
#include "heng-store.h"

G_BEGIN_DECLS

/* What the print centre prints: a HengReportKind, or one of these about the company as it is. */
enum { HENG_REPORTS_ROSTER = HENG_N_REPORTS, HENG_REPORTS_CHART, HENG_REPORTS_N_KINDS };
const char *heng_reports_kind_title (guint kind);
/* One document for each person; else one about all. */
gboolean heng_reports_kind_is_personal (guint kind);

typedef enum { HENG_REPORTS_BY_NUMBER, HENG_REPORTS_BY_NAME, HENG_REPORTS_BY_DEPARTMENT, HENG_REPORTS_BY_SCORE, HENG_REPORTS_N_ORDERS } HengReportsOrder;

typedef struct
{
  gint64 id;
  char *emp_no, *name, *department; /* department: its place in the order of units */
  HengValue score;                  /* published or forecast; NA unless the order asks for it */
} HengReportsPerson;

/* Who can be printed: people of the cycle who are scored, for the roster everybody who works here; and the departments to choose from. */
typedef struct
{
  GPtrArray *people;      /* of HengReportsPerson, in order: those the job is about */
  GHashTable *there;      /* ids (gint64 *) of all of them, before a choice */
  GPtrArray *departments; /* of char *: their paths … */
  GArray *department_ids; /* … and ids */
  char *cycle_key, *cycle_name;
  GStrv layouts; /* names of the report layouts and "" for the usual one; first what is used by itself */
} HengReportsScope;
void heng_reports_scope_free (HengReportsScope *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReportsScope, heng_reports_scope_free)

typedef struct
{
  guint kind;
  HengPaper paper;
  gint64 cycle_id, department_id, employee_id; /* 0: all */
  GArray *employee_ids; /* of gint64: these alone; NULL: all */
  HengReportsOrder order;
  gboolean many;  /* one file for each person, in the folder `path` */
  gboolean draft; /* every document is a draft when one of them is */
  guint sheet;    /* of the chart: a paper of heng_map_paper_name */
  gboolean named; /* … with the people on it */
  GPtrArray *columns; /* of the roster: const HengPeopleColumn; of the main thread, for settings are read there */
  char *layout; /* of the reviews: its name; "": the usual one; NULL: the default one */
  char *path;
} HengReportsJob;
HengReportsJob *heng_reports_job_copy (const HengReportsJob *job);
void heng_reports_job_clear (HengReportsJob *job);
void heng_reports_job_free (HengReportsJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HengReportsJob, heng_reports_job_clear)

/* What lies on the desk. */
typedef struct
{
  HengPages *pages; /* NULL: there is nobody to print */
  gboolean draft;   /* some of it is not published */
} HengReportsDocument;
void heng_reports_document_free (HengReportsDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengReportsDocument, heng_reports_document_free)

/* Pages of these reviews; a group kind makes one document. */
HengPages *heng_reports_pages_new (GPtrArray *reviews, HengReportKind kind, HengPaper paper);
/* Finish with heng_store_run_finish: a HengReportsScope. */
void heng_reports_scope_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Lays out what the job says, in its order. Finish with heng_store_run_finish: a HengReportsDocument. */
void heng_reports_document_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Writes the files in a thread of its own; progress comes from there. How many documents; −1 on error. */
void heng_reports_write_async (HengStore *store, const HengReportsJob *job, GCancellable *cancellable,
                               void (*progress) (guint done, guint total, gpointer data), gpointer progress_data,
                               GAsyncReadyCallback callback, gpointer data);
gssize heng_reports_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
