/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template with all that belongs to it, be it read from a file or from the store. */
#pragma once

#include "heng-journal.h"
#include "heng-scheme.h"

G_BEGIN_DECLS

typedef struct
{
  HengTemplate *record;  /* revision 0 */
  GPtrArray *indicators; /* of HengIndicator */
  GPtrArray *lines;      /* of HengTemplateLine, one per indicator; ids 0 */
} HengSchemeTemplate;

HengSchemeTemplate *heng_scheme_template_new (void);
void heng_scheme_template_free (HengSchemeTemplate *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSchemeTemplate, heng_scheme_template_free)
/* One file that holds a template, checked like those of a directory. */
HengSchemeTemplate *heng_scheme_template_read (const char *path, GError **error);
/* Brings the store in line with a template that was read: indicators that differ are changed (and keep what cycles used), a template that differs
 * becomes the next revision when a cycle uses the present one, else it is written over. Adds the rows it wrote to *written. */
gboolean heng_scheme_template_install (HengChange *change, HengSchemeTemplate *scheme, gint64 *written, GError **error);

G_END_DECLS
