/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing report layouts. */
#include "heng-layout-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-appraisal-private.h"
#include "heng-content-table.h"
#include "heng-layout-table.h"

static gboolean
check (const HengReportLayout *layout, GBytes *logo, GPtrArray *others, GError **error)
{
  g_autofree char *fault = heng_report_layout_fault (layout);

  if (!fault && logo)
    fault = heng_logo_fault (logo);
  if (fault)
    return heng_refuse (error, "%s", fault);
  for (guint i = 0; i < others->len; i++)
    {
      const HengReportLayout *other = others->pdata[i];

      if (other->id != layout->id && strcmp (other->name, layout->name) == 0)
        return heng_refuse (error, _("There is a layout “%s” already. Choose another name."), layout->name);
    }
  return TRUE;
}

/* Only one layout is the default one. */
static gboolean
resign_others (HengChange *change, const HengReportLayout *layout, GPtrArray *others, GError **error)
{
  for (guint i = 0; layout->is_default && i < others->len; i++)
    {
      HengReportLayout *other = others->pdata[i];

      if (other->id == layout->id || !other->is_default)
        continue;
      other->is_default = 0;
      if (!heng_change_update (change, &heng_report_layout_type, other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_logo (HengChange *change, HengReportLayout *layout, GBytes *logo, GError **error)
{
  if (!logo)
    return TRUE;
  g_free (layout->logo);
  layout->logo = heng_content_put (change, logo, error);
  return layout->logo != NULL;
}

gboolean
heng_layout_save (HengDb *db, HengReportLayout *layout, GBytes *logo, const char *action, const char *actor, GError **error)
{
  g_autofree char *usual = g_strdup_printf (layout->id ? _("Change the report layout “%s”") : _("Add the report layout “%s”"), layout->name ? layout->name : "");
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action ? action : usual, error);
  g_autoptr (GPtrArray) others = change ? heng_report_layouts_load (db, error) : NULL;

  if (!others || !check (layout, logo, others, error) || !put_logo (change, layout, logo, error) || !resign_others (change, layout, others, error))
    return FALSE;
  if (!(layout->id ? heng_change_update (change, &heng_report_layout_type, layout, error)
                   : heng_change_insert (change, &heng_report_layout_type, layout, error)))
    return FALSE;
  return heng_content_sweep (change, heng_now_ms (), error) >= 0 && heng_change_commit (change, error);
}

gboolean
heng_layout_delete (HengDb *db, const HengReportLayout *layout, const char *actor, GError **error)
{
  g_autofree char *action = g_strdup_printf (_("Delete the report layout “%s”"), layout->name);
  g_autoptr (HengChange) change = heng_change_begin (db, actor, action, error);

  return change && heng_change_delete (change, &heng_report_layout_type, layout->id, layout->version, error) && heng_change_commit (change, error);
}

/* Whether a stored layout is the one that was read; which bytes a logo has, its sum says. */
static gboolean
is_same (const HengReportLayout *stored, const HengReportLayout *read)
{
  for (guint i = 0; i < heng_report_layout_type.n_fields; i++)
    if (!heng_field_equal (&heng_report_layout_type.fields[i], stored, read))
      return FALSE;
  return TRUE;
}

gboolean
heng_layout_install (HengDb *db, const HengPaperLayout *layout, const char *actor, gboolean *added, GError **error)
{
  g_autoptr (HengReportLayout) record = heng_report_layout_copy (layout->record);
  g_autoptr (GPtrArray) stored = heng_report_layouts_load (db, error);
  g_autofree char *action = g_strdup_printf (_("Import the report layout “%s”"), record->name);

  *added = TRUE;
  if (!stored)
    return FALSE;
  if (layout->logo)
    record->logo = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, layout->logo);
  for (guint i = 0; i < stored->len; i++)
    {
      const HengReportLayout *other = stored->pdata[i];

      if (strcmp (other->name, record->name) != 0)
        continue;
      *added = FALSE;
      if (is_same (other, record))
        return TRUE;
      record->id = other->id;
      record->version = other->version;
    }
  return heng_layout_save (db, record, layout->logo, action, actor, error);
}
