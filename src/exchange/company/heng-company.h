/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole company as one JSON document, and back: nobody is ever locked in. The document is described by data/schema/company.schema.json. */
#pragma once

#include "heng-import.h"

G_BEGIN_DECLS

/* Writes everything but the journal to the stream: natural keys instead of ids, a fixed order, the same bytes for the same content. FALSE with
 * error, also when a row belongs to nothing and so has no place in the document. */
gboolean heng_company_export (HengDb *db, GOutputStream *stream, GCancellable *cancellable, GError **error);

/* Builds the company of the document in the store `db`, which must be empty but for a name and an appraisal scheme (both are replaced). The
 * report's issues name the faults by line and path; any fault: nothing is written. Uses dry_run, actor, progress, cancellable of the options.
 * NULL with error when the file cannot be read or the store is not empty. */
HengImportReport *heng_company_import (HengDb *db, const char *path, const HengImportOptions *options, GError **error);

/* The JSON Schema (draft 2020-12) of the document, as data/schema/company.schema.json holds it. New string. */
char *heng_company_schema (void);

G_END_DECLS
