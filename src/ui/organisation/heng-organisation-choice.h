/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small parts of the organisation's forms: choices of units, people and kinds, and captioned fields. */
#pragma once

#include <adwaita.h>

#include "heng-organisation.h"
#include "heng-store.h"

G_BEGIN_DECLS

/* Drop-downs that find by typing. Each knows the ids behind its rows: heng_choice_get. */
GtkWidget *heng_unit_choice_new (const HengOrganisation *organisation, gint64 without_id /* and what is below it; 0 = all */,
                                 const char *none /* the row of id 0; NULL = no such row */, gint64 chosen);
/* A picker of people (heng-person-picker.h); `none` NULL: somebody has to be chosen. */
GtkWidget *heng_person_choice_new (HengStore *store, const char *caption, const char *none, const HengEmployee *chosen);
GtkWidget *heng_enum_choice_new (const HengEnumValue *values, int chosen);
gint64 heng_choice_get (GtkWidget *choice);

/* A caption above a field that it names. */
GtkWidget *heng_field_new (const char *label, GtkWidget *field);
/* A caption of a section. */
GtkWidget *heng_section_title_new (const char *title);
GtkWidget *heng_cell_label_new (const char *text, const char *style);

G_END_DECLS
