/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions side by side, who uses what, and templates as files. */
#pragma once

#include "heng-scheme-edit.h"

G_BEGIN_DECLS

typedef enum { HENG_LINE_SAME, HENG_LINE_CHANGED, HENG_LINE_ADDED, HENG_LINE_REMOVED } HengLineChange;

/* One field that differs, for people. */
typedef struct
{
  char *label, *before, *after; /* "" for none */
} HengFieldChange;
/* One line of either version. */
typedef struct
{
  HengLineChange change;
  char *code, *name;
  GPtrArray *fields; /* of HengFieldChange; empty unless CHANGED */
} HengLineCompare;
void heng_line_compare_free (HengLineCompare *compare);

/* Of HengLineCompare in the order of `b`, then what only `a` has. Neither is changed. */
GPtrArray *heng_template_compare (const HengSchemeTemplate *a, const HengSchemeTemplate *b);
/* Of HengFieldChange. */
GPtrArray *heng_indicator_compare (const HengIndicator *a, const HengIndicator *b);

/* Where an indicator stands. */
typedef struct
{
  HengTemplate *template; /* a revision that holds it */
  gint64 weight_bp;
  gboolean is_newest;
  GPtrArray *uses;        /* of HengTemplateUse of that revision */
} HengIndicatorUse;
void heng_indicator_use_free (HengIndicatorUse *use);
GPtrArray *heng_indicator_uses_load (HengDb *db, gint64 indicator_id, GError **error); /* newest revisions first */

/* The template as a file of data/templates, new text. */
char *heng_template_to_json (const HengSchemeTemplate *scheme);
gboolean heng_template_export (HengDb *db, gint64 template_id, const char *path, GError **error);

/* What a file would change, before anything is written. */
typedef struct
{
  HengSchemeTemplate *fresh;   /* as read */
  HengSchemeTemplate *present; /* the newest revision of that key; NULL: it is new */
  GPtrArray *lines;            /* of HengLineCompare */
  GPtrArray *others;           /* of char *: further templates whose indicators would change */
  gboolean in_use;             /* a cycle uses the present one: it gets a new revision */
  gboolean differs;
} HengTemplateImport;
void heng_template_import_free (HengTemplateImport *import);
/* INVALID with file, JSON path and remedy. */
HengTemplateImport *heng_template_import_preview (HengDb *db, const char *path, GError **error);
/* The id of the template's newest revision, 0 on error. */
gint64 heng_template_import (HengDb *db, const char *path, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTemplateImport, heng_template_import_free)

G_END_DECLS
