/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the preview of an import lists, in its order. */
#include "heng-import-list.h"

struct _HengImportList
{
  GObject parent_instance;
  GArray *codes;      /* of guint64: kind, index */
  GHashTable *diffs;  /* line → GPtrArray of HengImportDiff, borrowed */
  const HengImportReport *report;
  guint counts[HENG_N_PARTS];
};

G_DEFINE_FINAL_TYPE (HengImportItem, heng_import_item, G_TYPE_OBJECT)

static void
heng_import_item_class_init (HengImportItemClass *klass)
{
}

static void
heng_import_item_init (HengImportItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return HENG_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return HENG_IMPORT_LIST (model)->codes->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  HengImportList *self = HENG_IMPORT_LIST (model);
  HengImportItem *item;
  guint64 code;

  if (position >= self->codes->len)
    return NULL;
  code = g_array_index (self->codes, guint64, position);
  item = g_object_new (HENG_TYPE_IMPORT_ITEM, NULL);
  item->kind = (HengImportItemKind) (code >> 32);
  item->index = (guint) code;
  item->count = item->kind == HENG_ITEM_HEADING ? self->counts[item->index] : 0;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HengImportList, heng_import_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
add (HengImportList *self, HengImportItemKind kind, guint index)
{
  guint64 code = (guint64) kind << 32 | index;

  g_array_append_val (self->codes, code);
}

static gboolean
is_of_part (const HengImportReport *report, HengImportPart part, guint i)
{
  const HengImportQuestion *question;

  if (part > HENG_PART_DEPARTMENTS)
    return TRUE;
  question = report->questions->pdata[i];
  /* which sheet is meant has a place of its own */
  return question->kind != HENG_ASK_SHEET && (question->kind == HENG_ASK_DEPARTMENT) == (part == HENG_PART_DEPARTMENTS);
}

static void
add_part (HengImportList *self, HengImportPart part, HengImportItemKind kind, const GPtrArray *things)
{
  guint at = self->codes->len, n = 0;

  for (guint i = 0; i < things->len; i++)
    if (is_of_part (self->report, part, i))
      {
        if (n++ == 0)
          add (self, HENG_ITEM_HEADING, part);
        add (self, kind, i);
      }
  self->counts[part] = self->codes->len > at ? self->codes->len - at - 1 : 0;
}

static void
add_rows (HengImportList *self, HengImportPart part, HengImportFate fate)
{
  const HengImportRows *rows = self->report->kept;
  guint n = 0;

  for (guint i = 0; rows != NULL && i < heng_import_rows_get_n (rows); i++)
    if (heng_import_rows_get_fate (rows, i) == fate)
      {
        if (n++ == 0)
          add (self, HENG_ITEM_HEADING, part);
        add (self, HENG_ITEM_ROW, i);
      }
  self->counts[part] = n;
}

static void
collect_diffs (HengImportList *self)
{
  g_hash_table_remove_all (self->diffs);
  for (guint i = 0; self->report != NULL && i < self->report->diffs->len; i++)
    {
      HengImportDiff *diff = self->report->diffs->pdata[i];
      gpointer key = GUINT_TO_POINTER ((guint) diff->row_line);
      GPtrArray *list = g_hash_table_lookup (self->diffs, key);

      if (list == NULL)
        g_hash_table_insert (self->diffs, key, list = g_ptr_array_new ());
      g_ptr_array_add (list, diff);
    }
}

static void
fill (HengImportList *self, HengImportPart part)
{
  const HengImportReport *report = self->report;
  gboolean all = part == HENG_PART_ALL;

  if (all)
    {
      add_part (self, HENG_PART_QUESTIONS, HENG_ITEM_QUESTION, report->questions);
      add_part (self, HENG_PART_DEPARTMENTS, HENG_ITEM_QUESTION, report->questions);
    }
  if (all || part == HENG_PART_ISSUES)
    add_part (self, HENG_PART_ISSUES, HENG_ITEM_ISSUE, report->issues);
  if (all || part == HENG_PART_UPDATED)
    add_rows (self, HENG_PART_UPDATED, HENG_IMPORT_FATE_UPDATED);
  if (all || part == HENG_PART_ADDED)
    add_rows (self, HENG_PART_ADDED, HENG_IMPORT_FATE_ADDED);
  if (part == HENG_PART_SAME)
    add_rows (self, HENG_PART_SAME, HENG_IMPORT_FATE_SAME);
  if (all)
    add_part (self, HENG_PART_ABSENT, HENG_ITEM_ABSENT, report->absent_people);
}

void
heng_import_list_show (HengImportList *self, const HengImportReport *report, HengImportPart part)
{
  guint before = self->codes->len;

  if (self->report != report)
    {
      self->report = report;
      collect_diffs (self);
    }
  g_array_set_size (self->codes, 0);
  if (report != NULL)
    fill (self, part);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->codes->len);
}

const HengImportReport *
heng_import_list_get_report (HengImportList *self)
{
  return self->report;
}

GPtrArray *
heng_import_list_get_diffs (HengImportList *self, gint64 line)
{
  return g_hash_table_lookup (self->diffs, GUINT_TO_POINTER ((guint) line));
}

static void
heng_import_list_finalize (GObject *object)
{
  HengImportList *self = HENG_IMPORT_LIST (object);

  g_array_unref (self->codes);
  g_hash_table_unref (self->diffs);
  G_OBJECT_CLASS (heng_import_list_parent_class)->finalize (object);
}

static void
heng_import_list_class_init (HengImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_import_list_finalize;
}

static void
heng_import_list_init (HengImportList *self)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->diffs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

HengImportList *
heng_import_list_new (void)
{
  return g_object_new (HENG_TYPE_IMPORT_LIST, NULL);
}
