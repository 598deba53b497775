/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the library: indicators and templates. Each call is one named, undoable change; what a cycle has used keeps what it was. */
#pragma once

#include "heng-scheme-revise.h"
#include "heng-scorecard-check.h"

G_BEGIN_DECLS

/* What somebody typed into a field of an indicator, as it is stored (new string, NULL for none). INVALID with the rule that it breaks; a scoring
 * rule is parsed and the part at fault named (heng_rule_parse). `others`: all indicators, for codes that must not occur twice; may be NULL. */
gboolean heng_indicator_check (const HengIndicator *indicator, const char *field, const char *text, GPtrArray *others, char **stored,
                               GError **error);
/* Sets one field. `seen` is the row as that person saw it: STALE when another changed it meanwhile. */
gboolean heng_indicator_set_field (HengDb *db, const HengIndicator *seen, const char *field, const char *text, const char *actor, GError **error);
/* A new indicator with a code of its own, scored 1–5 by the manager until that is changed; copy_of 0: an empty one. Its id, 0 on error. */
gint64 heng_indicator_add (HengDb *db, gint64 copy_of, const char *name, const char *actor, GError **error);
/* REFUSED while a template in use holds it. */
gboolean heng_indicator_set_retired (HengDb *db, gint64 id, gboolean retired, const char *actor, GError **error);
/* As shipped in `directory` (data/templates), NULL: it is not among them, or error. */
HengIndicator *heng_indicator_shipped (const char *directory, const char *code, GError **error);
gboolean heng_indicator_reset (HengDb *db, gint64 id, const char *directory, const char *actor, GError **error);
/* All it has been, oldest first, the present one last; of HengIndicator. */
GPtrArray *heng_indicator_versions (HengDb *db, gint64 id, GError **error);
/* "RD-09": the next free code that begins like `like` ("RD-02"), or like "KPI-01". New string. */
char *heng_indicator_free_code (GPtrArray *indicators, const char *like);

/* name, name_en or dept_type of the newest revision. A new revision when a cycle uses it; the id of what was written, 0 on error. */
gint64 heng_template_set_field (HengDb *db, gint64 template_id, const char *field, const char *text, const char *actor, GError **error);
/* A new template with a key of its own; copy_of 0: without lines. Its id, 0 on error. */
gint64 heng_template_add (HengDb *db, gint64 copy_of, const char *name, int dept_type, const char *actor, GError **error);
/* REFUSED while a rule gives it to somebody. Restoring takes the newest revision. */
gboolean heng_template_set_retired (HengDb *db, const char *key, gboolean retired, const char *actor, GError **error);
/* The lines as they are to be, of HengScorecardLine (id that of the line, 0 for a new one; participant_id 0) in their order. `seen` are those that the
 * edit began from: REFUSED when the template is another by now. A new line whose code is in the library takes that indicator, else a new
 * indicator comes into the library. What is changed of an indicator is changed in the library. `action` names the change. Returns the id of the
 * template's revision that was written, 0 on error; INVALID names line and rule. */
gint64 heng_template_edit (HengDb *db, gint64 template_id, GPtrArray *seen, GPtrArray *lines, const char *action, const char *actor, GError **error);
/* Lines of a version as heng_template_edit takes them. */
GPtrArray *heng_template_card (const HengSchemeTemplate *scheme);
/* As shipped; NULL without error: it is not among them. */
HengSchemeTemplate *heng_template_shipped (const char *directory, const char *key, GError **error);
gboolean heng_template_reset (HengDb *db, const char *key, const char *directory, const char *actor, GError **error);

/* The checks of a card (of HengScorecardLine) for a department of that type. */
HengCardCheck heng_card_check (GPtrArray *lines, int dept_type);
/* Whether a line may stand in a card; INVALID names the field's rule. */
gboolean heng_card_check_line (const HengScorecardLine *line, GError **error);
gboolean heng_card_line_equal (const HengScorecardLine *a, const HengScorecardLine *b);
/* A template's line as everybody's own. */
HengScorecardLine *heng_card_line_new (const HengTemplateLine *line, const HengIndicator *indicator);

G_END_DECLS
