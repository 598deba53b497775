/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field tables of packed actual values, and a packed value as the single row it stands for. */
#include "heng-actual-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-macros.h"
#include "heng-scheme.h"

static const HengField list_fields[] = {
  REF_FIELD (HengActualList, cycle_id, N_("Cycle"), REQUIRED),
  TEXT_FIELD (HengActualList, codes, N_("Indicators"), REQUIRED),
  TEXT_FIELD (HengActualList, source_note, N_("Source note"), PLAIN),
  TEXT_FIELD (HengActualList, entered_by, N_("Entered by"), PLAIN),
  INT_FIELD (HengActualList, entered_at, N_("Entered at"), TIME),
};
RECORD_TYPE (heng_actual_list_type, HengActualList, "actual_list", N_("list of actual values"), list_fields, FALSE);

#define VALUE_FIELD(n)                                                                                                            \
  { "v" #n, HENG_KIND_VALUE, G_STRUCT_OFFSET (HengActualPack, values) + (n - 1) * sizeof (HengMicro), N_("Actual value"), NULL, \
    MICRO }

static const HengField pack_fields[] = {
  REF_FIELD (HengActualPack, actual_list_id, N_("list of actual values"), REQUIRED),
  VALUE_FIELD (1), VALUE_FIELD (2), VALUE_FIELD (3), VALUE_FIELD (4), VALUE_FIELD (5), VALUE_FIELD (6), VALUE_FIELD (7), VALUE_FIELD (8),
  VALUE_FIELD (9), VALUE_FIELD (10), VALUE_FIELD (11), VALUE_FIELD (12), VALUE_FIELD (13), VALUE_FIELD (14), VALUE_FIELD (15), VALUE_FIELD (16),
};
RECORD_TYPE (heng_actual_pack_type, HengActualPack, "actual_pack", N_("actual values of a person"), pack_fields, FALSE);

static const HengField block_fields[] = {
  REF_FIELD (HengActualBlock, actual_list_id, N_("list of actual values"), REQUIRED),
  INT_FIELD (HengActualBlock, first_id, N_("First participant"), PLAIN),
  INT_FIELD (HengActualBlock, last_id, N_("Last participant"), PLAIN),
  TEXT_FIELD (HengActualBlock, content, N_("Actual values"), PLAIN),
};
RECORD_TYPE (heng_actual_block_type, HengActualBlock, "actual_block", N_("actual values of several people"), block_fields, FALSE);

HengActualPack *
heng_actual_pack_new_empty (gint64 participant_id, gint64 list_id)
{
  HengActualPack *pack = heng_actual_pack_new ();

  pack->id = participant_id;
  pack->actual_list_id = list_id;
  for (guint i = 0; i < HENG_PACK_VALUES; i++)
    pack->values[i] = HENG_NO_VALUE;
  return pack;
}

int
heng_actual_list_find (const HengActualList *list, const char *code)
{
  gsize length = strlen (code);
  int at = 0;

  for (const char *p = list->codes ? list->codes : ""; *p && at < HENG_PACK_VALUES; at++)
    {
      gsize n = strcspn (p, " ");

      if (n == length && memcmp (p, code, n) == 0)
        return at;
      p += n + strspn (p + n, " ");
    }
  return -1;
}

HengActualRow *
heng_actual_pack_row (const HengActualPack *pack, const HengActualList *list, const char *code)
{
  int at = heng_actual_list_find (list, code);
  HengActualRow *row;

  if (at < 0 || pack->values[at] == HENG_NO_VALUE)
    return NULL;
  row = heng_actual_row_new ();
  row->version = pack->version;
  row->cycle_id = list->cycle_id;
  row->level = HENG_LEVEL_PERSON;
  row->owner_id = pack->id;
  row->code = g_strdup (code);
  row->value = heng_micro_format_short (pack->values[at]);
  row->source_note = g_strdup (list->source_note);
  row->entered_by = g_strdup (list->entered_by);
  row->entered_at = list->entered_at;
  return row;
}
