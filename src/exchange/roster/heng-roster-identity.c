/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of identity documents in a roster, against birth and sex of the same row (domain.md §9.3, §9.4 case 6). */
#include "heng-roster-cell.h"

#include <glib/gi18n-lib.h>

#include "heng-identity.h"

static void
fill_id (HengImportQuestion *question, gpointer data)
{
  if (question->text != NULL)
    return;
  question->text = g_strdup_printf (_("“%s” differs from the ID number in some rows. Which one is right?"), question->column);
  heng_ask_propose (question, "keep", _("Keep what the column says"));
  heng_ask_propose (question, "id", _("Take what the ID number says"));
}

/* Birth or sex of the row against the ID number, which wins only when somebody has said so. TRUE: take it. */
static gboolean
ask_id (HengRosterBlock *block, HengRosterRow *row, HengRosterColumn column, const char *sentence)
{
  HengImport *import = block->run->import;
  HengRosterCell cell = { block, row, column, heng_import_raw (import, row->table_row, column) };
  const HengImportQuestion *question = heng_import_ask (import, HENG_ASK_ID, (int) column, cell.text, row->table_row, fill_id, NULL);
  gboolean takes = heng_ask_is (question, "id");

  if (!takes)
    heng_roster_cell_fault (&cell, HENG_ISSUE_WARNING, sentence);
  if (question->answer != NULL && !takes && !heng_ask_is (question, "keep"))
    heng_import_refuse_answer (import, question);
  return takes;
}

void
heng_roster_check_id (HengRosterBlock *block, HengRosterRow *row)
{
  HengRosterCell cell = { block, row, R_ID_NO, row->priv->id_no };
  HengIdFacts facts;
  HengIdCheck check;

  if (!heng_id_type_is_resident (row->priv->id_type))
    {
      if (!heng_id_is_document (cell.text))
        heng_roster_cell_fault (&cell, HENG_ISSUE_ERROR, _("The number of a passport or permit has 5 to 20 letters and digits."));
      return;
    }
  check = heng_id_check (cell.text, &facts);
  if (check != HENG_ID_OK && check != HENG_ID_FIFTEEN && check != HENG_ID_REGION)
    {
      heng_roster_cell_fault (&cell, HENG_ISSUE_ERROR, heng_id_check_sentence (check));
      return;
    }
  if (check == HENG_ID_FIFTEEN)
    heng_roster_cell_fault (&cell, HENG_ISSUE_WARNING, _("An ID number of 15 digits; lengthened to 18 characters."));
  if (check == HENG_ID_REGION)
    heng_roster_cell_fault (&cell, HENG_ISSUE_WARNING, _("The region of the ID number is not known; kept."));
  if (strcmp (facts.number, cell.text) != 0)
    row->priv->id_no = g_string_chunk_insert (block->chunk, facts.number);
  row->id_birth = facts.birth;
  row->id_sex = facts.sex;
  if (row->given & COLUMN_BIT (R_BIRTH) && row->priv->birth != facts.birth
      && ask_id (block, row, R_BIRTH, _("Differs from the date of birth in the ID number; kept. Compare both with the card.")))
    row->priv->birth = facts.birth;
  if (row->given & COLUMN_BIT (R_SEX) && row->priv->sex != (int) facts.sex
      && ask_id (block, row, R_SEX, _("Differs from the sex in the ID number; kept. Compare both with the card.")))
    row->priv->sex = (int) facts.sex;
}
