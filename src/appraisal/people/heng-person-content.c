/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private facts behind a note in the journal, photos and attachments. */
#include "heng-person-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-content-table.h"
#include "heng-identity.h"
#include "heng-person-private.h"

void
heng_private_file_free (HengPrivateFile *file)
{
  if (file == NULL)
    return;
  g_clear_pointer (&file->facts, heng_employee_private_free);
  g_clear_pointer (&file->contacts, g_ptr_array_unref);
  g_free (file);
}

HengPrivateFile *
heng_person_reveal (HengDb *db, const HengPersonWriter *writer, gint64 employee_id, GError **error)
{
  g_autoptr (HengEmployee) employee = heng_employee_load (db, employee_id, error);
  g_autoptr (HengPrivateFile) file = g_new0 (HengPrivateFile, 1);
  g_autoptr (GError) problem = NULL;
  g_autofree char *note = NULL;

  if (employee == NULL)
    return NULL;
  note = g_strdup_printf (_("Private facts of %s (%s) shown"), heng_localized (employee->name, employee->name_en), employee->emp_no);
  if (!heng_journal_note (db, writer->actor, note, error))
    return NULL;
  file->facts = heng_employee_private_load (db, employee_id, &problem);
  if (problem == NULL)
    file->contacts = heng_person_records_load (db, &heng_contact_type, (GDestroyNotify) heng_contact_free, employee_id, "t.id", &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (file->facts == NULL)
    {
      file->facts = heng_employee_private_new ();
      file->facts->id = employee_id;
    }
  return g_steal_pointer (&file);
}

static char *
mask (const HengField *field, const HengEmployeePrivate *facts)
{
  g_autofree char *text = heng_field_display (field, facts);

  if (*text == '\0' || (field->kind == HENG_KIND_ENUM && *(const int *) ((const char *) facts + field->offset) == 0))
    return g_strdup ("");
  return strcmp (field->name, "id_no") == 0 || strcmp (field->name, "bank_no") == 0 ? heng_number_mask (text) : g_strdup ("••••••");
}

GStrv
heng_person_masked (HengDb *db, gint64 employee_id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HengEmployeePrivate) facts = heng_employee_private_load (db, employee_id, &problem);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  for (guint i = 0; i < heng_employee_private_type.n_fields; i++)
    {
      g_autofree char *text = facts != NULL ? mask (&heng_employee_private_type.fields[i], facts) : g_strdup ("");

      g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

gboolean
heng_person_attach (HengDb *db, const HengPersonWriter *writer, gint64 employee_id, const char *name, const char *media_type, GBytes *bytes,
                    GError **error)
{
  g_autofree char *person = heng_person_name (db, employee_id);
  g_autofree char *action = g_strdup_printf (_("Attach “%1$s” to %2$s"), name, person);
  g_autoptr (HengAttachment) attachment = heng_attachment_new ();
  g_autoptr (HengChange) change = NULL;
  gsize size = g_bytes_get_size (bytes);

  if (size == 0 || size > HENG_ATTACHMENT_LIMIT)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_REFUSED,
                   size == 0 ? _("“%s” is empty.") : _("“%s” is larger than 32 MB, the most that an attachment may have."), name);
      return FALSE;
    }
  change = heng_person_begin (db, writer, action, error);
  if (change == NULL)
    return FALSE;
  attachment->employee_id = employee_id;
  attachment->name = g_strdup (name);
  attachment->media_type = g_strdup (media_type);
  attachment->size = (gint64) size;
  attachment->added = heng_store_today (db);
  attachment->sha256 = heng_content_put (change, bytes, error);
  return attachment->sha256 != NULL && heng_change_insert (change, &heng_attachment_type, attachment, error)
         && heng_content_sweep (change, heng_now_ms (), error) >= 0 && heng_change_commit (change, error);
}

gboolean
heng_person_set_photo (HengDb *db, const HengPersonWriter *writer, const HengEmployee *employee, GBytes *bytes, GError **error)
{
  g_autoptr (HengEmployee) after = heng_employee_copy (employee);
  g_autofree char *action
    = g_strdup_printf (bytes != NULL ? _("Photo of %s") : _("Remove the photo of %s"), heng_localized (employee->name, employee->name_en));
  g_autoptr (HengChange) change = heng_person_begin (db, writer, action, error);

  if (change == NULL)
    return FALSE;
  g_clear_pointer (&after->photo, g_free);
  if (bytes != NULL && (after->photo = heng_content_put (change, bytes, error)) == NULL)
    return FALSE;
  return heng_change_update (change, &heng_employee_type, after, error) && heng_content_sweep (change, heng_now_ms (), error) >= 0
         && heng_change_commit (change, error);
}
