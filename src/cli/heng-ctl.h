/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of hengctl share: the call's options, messages, exit statuses. */
#pragma once

#include <stdio.h>

#include "heng-appraisal.h"

G_BEGIN_DECLS

/* Exit statuses of cli.md; stable. */
typedef enum
{
  HENG_EXIT_DONE = 0,
  HENG_EXIT_REFUSED = 1, /* bad input or a broken rule: nothing written */
  HENG_EXIT_USAGE = 2,
  HENG_EXIT_STORE = 3,   /* the store cannot be opened */
  HENG_EXIT_BUSY = 4,    /* busy or changed by another meanwhile */
} HengExit;

typedef struct _HengCtlCommand HengCtlCommand;

/* One call of hengctl. */
typedef struct
{
  char *store;    /* path */
  gboolean store_given;
  gboolean json;
  char *language; /* --lang; NULL: from the environment */
  const HengCtlCommand *command;
} HengCtl;

struct _HengCtlCommand
{
  const char *name;    /* "cycle open" */
  const char *synopsis; /* "KEY --from DATE --to DATE" */
  const char *summary; /* msgid, one sentence */
  int (*run) (HengCtl *ctl, GStrv args); /* args[0] is the program, then options and operands; returns HengExit */
};

/* Tables of commands, each ending with a NULL name; one file per group. */
extern const HengCtlCommand heng_ctl_store_commands[], heng_ctl_import_commands[], heng_ctl_people_commands[], heng_ctl_cycle_commands[],
  heng_ctl_checkin_commands[], heng_ctl_score_commands[], heng_ctl_output_commands[], heng_ctl_export_commands[], heng_ctl_calc_commands[], heng_ctl_insight_commands[],
  heng_ctl_outcome_commands[], heng_ctl_cases_commands[], heng_ctl_calc_pay_commands[],
  heng_ctl_verify_commands[], heng_ctl_layout_commands[], heng_ctl_chart_commands[];

/* Parses options and counts the operands. FALSE: stop with *status (help was printed, or the usage is wrong). On success *operands are the
 * operands alone, new. max_operands −1 = any number. */
gboolean heng_ctl_parse (HengCtl *ctl, GStrv args, const GOptionEntry *entries, int min_operands, int max_operands, GStrv *operands,
                         int *status);

/* Opens the store of the call. NULL with error. */
HengDb *heng_ctl_open (HengCtl *ctl, HengDbFlags flags, GError **error);
/* Prints the error on stderr and returns its exit status. Takes the error. */
int heng_ctl_fail (GError *error);
/* "hengctl: sentence" on stderr. */
void heng_ctl_message (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* "120/2000" on stderr, on one line, while somebody watches; nothing in a pipe. */
void heng_ctl_progress (gint64 done, gint64 total);
/* The candidate (of const char *) most like `word`; NULL when none is near. Borrowed. */
const char *heng_ctl_nearest (const char *word, const GPtrArray *candidates);
/* A usage message naming the command; returns HENG_EXIT_USAGE. */
int heng_ctl_usage (HengCtl *ctl, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* "zh_CN" or "en": the language messages appear in. */
const char *heng_ctl_language (void);

/* Look-ups by what people type; NOT_FOUND with a sentence. */
gint64 heng_ctl_find_department (HengDb *db, const char *path, GError **error);
HengEmployee *heng_ctl_find_employee (HengDb *db, const char *emp_no, GError **error);
HengCycle *heng_ctl_find_cycle (HengDb *db, const char *key, GError **error); /* key NULL: the current one */
/* The scored reviews of one person (emp_no), of a department with what is below it, or, both NULL, of the cycle; of HengReview. */
GPtrArray *heng_ctl_load_reviews (HengDb *db, const HengCycle *cycle, const char *emp_no, const char *department, GError **error);
HengPaperLayout *heng_ctl_find_layout (HengDb *db, const char *name, GError **error);
/* "YYYY-MM-DD"; INVALID otherwise. */
gboolean heng_ctl_parse_date (const char *text, HengDate *date, GError **error);

G_END_DECLS
