/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the print centre's work share. Synchronous, for a lane. */
#pragma once

#include "heng-reports-work.h"

G_BEGIN_DECLS

HengReportsScope *heng_reports_scope_load (HengDb *db, const HengReportsJob *job, GError **error);

/* The roster and the organisation chart. */
HengPages *heng_reports_list_load (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error);
gboolean heng_reports_list_write (HengDb *db, const HengReportsJob *job, GCancellable *cancellable, GError **error);

G_END_DECLS
