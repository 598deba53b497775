/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the print centre share. */
#pragma once

#include "heng-adaptive-bin.h"
#include "heng-busy.h"
#include "heng-operation.h"
#include "heng-paper-desk.h"
#include "heng-reports-page.h"
#include "heng-reports-people.h"
#include "heng-reports-work.h"

G_BEGIN_DECLS

struct _HengReportsPage
{
  HengPage parent_instance;
  AdwWindowTitle *title;
  HengBusy *busy;
  HengAdaptiveBin *bin;
  GtkWidget *panes, *kinds_pane, *options_pane, *draft_notice, *done_box;
  GtkListBox *kinds, *choices;
  GtkStack *stack;
  HengPaperDesk *view;
  GtkLabel *done_label;
  GtkDropDown *kind_choice, *department, *order, *paper, *files, *sheet, *cards, *layout;
  HengReportsPeople *people;
  guint kind;              /* a HengReportKind, or one of heng-reports-work.h */
  HengReportsScope *scope;
  guint person;            /* whose document lies on the desk */
  gboolean from_end;       /* the next one begins with its last page */
  GCancellable *loading, *scoping; /* of the page on the desk, and of who there is */
  HengOperation *writing;
  char *folder;            /* where the last files went */
};

/* What is chosen now; to be cleared. */
HengReportsJob heng_reports_page_job (HengReportsPage *self);

G_END_DECLS
