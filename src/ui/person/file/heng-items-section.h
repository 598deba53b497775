/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section with the rows of one list of a person's file: each value edited in place, rows added by a form and removed with undo. */
#pragma once

#include "heng-file-desk.h"
#include "heng-file-section.h"

G_BEGIN_DECLS

#define HENG_TYPE_ITEMS_SECTION (heng_items_section_get_type ())
G_DECLARE_FINAL_TYPE (HengItemsSection, heng_items_section, HENG, ITEMS_SECTION, HengFileSection)

/* What a list is made of. Texts are msgids; arrays of field names end with NULL. */
typedef struct
{
  HengPersonList list;
  const HengRecordType *type;
  const char *title, *add_title, *empty;
  const char *link;         /* a reference that the row begins with: a person's is a link to the profile; NULL: none */
  const char *fields[8];    /* of the row */
  const char *questions[8]; /* of the form */
  gboolean sums_shares;     /* the head tells the sum of share_bp */
} HengItemsSpec;

GtkWidget *heng_items_section_new (HengFileDesk *desk, const HengItemsSpec *spec);
/* Rows that stay keep the keyboard and what is being typed. */
void heng_items_section_update (HengItemsSection *section);

G_END_DECLS
