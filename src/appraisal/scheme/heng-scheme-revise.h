/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cycle has used keeps what it was: a used template gets a new revision, a used indicator leaves a version behind. */
#pragma once

#include "heng-appraisal-private.h"
#include "heng-scheme-template.h"

G_BEGIN_DECLS

/* The content of an indicator as JSON, and back (id, version and retired are those of `present`); NULL with INVALID. */
char *heng_indicator_document (const HengIndicator *indicator);
HengIndicator *heng_indicator_from_document (const HengIndicator *present, gint64 revision, const char *document, GError **error);

/* A template with its lines and each indicator as it was in that revision. */
HengSchemeTemplate *heng_template_version_load (HengDb *db, const HengTemplate *template, GError **error);
/* The newest revision of a template, borrowed; NULL when there is none. */
HengTemplate *heng_template_newest (GPtrArray *templates, const char *key);

/* The template to write to instead of `template`, which is its newest revision: itself while no cycle uses it, else a new revision with the same
 * lines, which takes the place of the old one. New record. */
HengTemplate *heng_template_revise (HengChange *change, const HengTemplate *template, GError **error);
/* Writes `after` over `before`. When a cycle used `before`, it stays as a version, and the templates that hold the indicator follow in a new
 * revision where a cycle uses them. after->version and revision are set. */
gboolean heng_indicator_write (HengChange *change, const HengIndicator *before, HengIndicator *after, GError **error);
/* Its two halves, for who writes templates too: leaves the version behind and sets after->revision; the templates follow. */
gboolean heng_indicator_keep (HengChange *change, const HengIndicator *before, HengIndicator *after, GError **error);
gboolean heng_indicator_follow (HengChange *change, const HengIndicator *indicator, GError **error);
/* Whether their contents are the same: all fields but retired and revision. */
gboolean heng_indicator_same (const HengIndicator *a, const HengIndicator *b);

G_END_DECLS
