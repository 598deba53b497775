/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of one record; a person without the record gets it with the first fact. */
#include "heng-facts-section.h"

#include "heng-fact.h"

struct _HengFactsSection
{
  HengFileSection parent_instance;
  HengFileDesk *desk;
  const HengRecordType *type;
  GPtrArray *facts; /* of HengFact, not owned */
};

G_DEFINE_FINAL_TYPE (HengFactsSection, heng_facts_section, HENG_TYPE_FILE_SECTION)

void
heng_facts_section_update (HengFactsSection *self)
{
  const HengPersonData *data = heng_file_desk_get_data (self->desk);
  g_autoptr (HengEmployeeDetail) none = heng_employee_detail_new ();
  gconstpointer record = self->type == &heng_employee_type ? (gconstpointer) data->employee : data->detail != NULL ? (gconstpointer) data->detail : none;

  none->id = data->employee->id;
  for (guint i = 0; i < self->facts->len; i++)
    heng_fact_set_record (self->facts->pdata[i], record);
}

static void
heng_facts_section_finalize (GObject *object)
{
  HengFactsSection *self = HENG_FACTS_SECTION (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (heng_facts_section_parent_class)->finalize (object);
}

static void
heng_facts_section_class_init (HengFactsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_facts_section_finalize;
}

static void
heng_facts_section_init (HengFactsSection *self)
{
  self->facts = g_ptr_array_new ();
}

GtkWidget *
heng_facts_section_new (HengFileDesk *desk, const char *title, const HengRecordType *type, const char *const *fields)
{
  HengFactsSection *self = g_object_new (HENG_TYPE_FACTS_SECTION, NULL);

  self->desk = g_object_ref (desk);
  self->type = type;
  heng_file_section_set_title (HENG_FILE_SECTION (self), title);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      GtkWidget *fact = heng_fact_new (desk, type, fields[i], HENG_FACT_LINE);

      g_ptr_array_add (self->facts, fact);
      heng_file_section_append (HENG_FILE_SECTION (self), fact);
    }
  return GTK_WIDGET (self);
}
