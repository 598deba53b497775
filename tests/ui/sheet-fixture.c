/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet's model in memory, with the rules a template has. */
#include "sheet-fixture.h"

#include "heng-fixed.h"

#define MOST 40

struct _FixtureModel
{
  GObject parent_instance;
  GPtrArray *rows; /* of GStrv */
  gboolean can_insert;
  guint n_changes;
  char *last_action;
};

static const HengSheetField fields[] = {
  { .key = "code", .title = "No.", .kind = HENG_SHEET_READONLY, .chars = 7, .grow = 0, .room = HENG_SHEET_MEDIUM, .strong = FALSE },
  { .key = "name", .title = "Indicator", .kind = HENG_SHEET_TEXT, .chars = 18, .grow = 1, .room = HENG_SHEET_ALWAYS, .strong = TRUE },
  { .key = "perspective", .title = "Perspective", .kind = HENG_SHEET_CHOICE, .chars = 10, .grow = 0, .room = HENG_SHEET_MEDIUM, .strong = FALSE },
  { .key = "weight", .title = "Weight", .kind = HENG_SHEET_PERCENT, .chars = 8, .grow = 0, .room = HENG_SHEET_ALWAYS, .strong = FALSE },
  { .key = "target", .title = "Target", .kind = HENG_SHEET_NUMBER, .chars = 8, .grow = 0, .room = HENG_SHEET_ALWAYS, .strong = FALSE },
  { .key = "score", .title = "Score", .kind = HENG_SHEET_READONLY, .chars = 8, .at_end = TRUE, .is_link = TRUE, .cell_name = "Score %s: %s" },
};

static const char *const perspectives[] = { "Finance", "Customer", "Process", "Growth" };

static char *
cell (FixtureModel *self, guint row, guint column)
{
  return g_strdup (row < self->rows->len ? ((char **) self->rows->pdata[row])[column] : "");
}

static guint
n_columns (HengSheetModel *model)
{
  return FIXTURE_N_COLUMNS;
}

static const HengSheetField *
field (HengSheetModel *model, guint column)
{
  return &fields[column];
}

static guint
n_rows (HengSheetModel *model)
{
  return FIXTURE_MODEL (model)->rows->len;
}

static gboolean
can_insert (HengSheetModel *model)
{
  return FIXTURE_MODEL (model)->can_insert;
}

static char *
row_name (HengSheetModel *model, guint row)
{
  return row < FIXTURE_MODEL (model)->rows->len ? cell (FIXTURE_MODEL (model), row, FIXTURE_CODE) : g_strdup ("new line");
}

static char *
text (HengSheetModel *model, guint row, guint column)
{
  return cell (FIXTURE_MODEL (model), row, column);
}

static char *
display (HengSheetModel *model, guint row, guint column)
{
  g_autofree char *stored = cell (FIXTURE_MODEL (model), row, column);

  if (row >= FIXTURE_MODEL (model)->rows->len)
    return g_strdup (column == FIXTURE_NAME ? "Type a name to add an indicator" : "");
  return column == FIXTURE_WEIGHT && *stored != '\0' ? g_strdup_printf ("%s.00%%", stored) : g_steal_pointer (&stored);
}

static gboolean
editable (HengSheetModel *model, guint row, guint column, char **why)
{
  if (row >= FIXTURE_MODEL (model)->rows->len)
    return column == FIXTURE_NAME || column == FIXTURE_WEIGHT || column == FIXTURE_TARGET;
  if (fields[column].kind == HENG_SHEET_READONLY)
    *why = g_strdup ("It is computed.");
  return fields[column].kind != HENG_SHEET_READONLY;
}

static gboolean
has_proof (HengSheetModel *model, guint row, guint column)
{
  return column == FIXTURE_SCORE && row < FIXTURE_MODEL (model)->rows->len;
}

static char *
check (HengSheetModel *model, guint row, guint column, const char *value)
{
  HengMicro number = 0;

  if (column == FIXTURE_NAME)
    return *value == '\0' ? g_strdup ("A line needs a name.") : NULL;
  if (column == FIXTURE_PERSPECTIVE)
    return g_strv_contains ((const char *const[]) { "Finance", "Customer", "Process", "Growth", NULL }, value)
               ? NULL
               : g_strdup_printf ("“%s” is no perspective.", value);
  if (*value != '\0' && !heng_micro_parse (value, &number))
    return g_strdup_printf ("“%s” is not a number.", value);
  if (column == FIXTURE_WEIGHT && (number < 0 || number > HENG_POINTS (100)))
    return g_strdup ("A weight lies between 0 and 100.");
  return NULL;
}

static GPtrArray *
suggest (HengSheetModel *model, guint row, guint column, const char *value)
{
  GPtrArray *found;

  if (column != FIXTURE_PERSPECTIVE)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) heng_sheet_suggestion_free);
  for (guint i = 0; i < G_N_ELEMENTS (perspectives); i++)
    if (g_ascii_strncasecmp (perspectives[i], value, strlen (value)) == 0)
      g_ptr_array_add (found, heng_sheet_suggestion_new (perspectives[i], perspectives[i], NULL));
  return found;
}

static char **
new_row (guint number)
{
  char **row = g_new0 (char *, FIXTURE_N_COLUMNS + 1);

  row[FIXTURE_CODE] = g_strdup_printf ("RD-%02u", number);
  row[FIXTURE_NAME] = g_strdup_printf ("Indicator %u", number);
  row[FIXTURE_PERSPECTIVE] = g_strdup (perspectives[number % 4]);
  row[FIXTURE_WEIGHT] = g_strdup ("10");
  row[FIXTURE_TARGET] = g_strdup_printf ("%u", number);
  row[FIXTURE_SCORE] = g_strdup ("100.00");
  return row;
}

static void
run_rows (FixtureModel *self, const HengSheetChange *change)
{
  if (change->n_remove > 0)
    g_ptr_array_remove_range (self->rows, change->remove_at, change->n_remove);
  for (guint i = 0; i < change->n_move; i++)
    {
      guint from = change->move_by < 0 ? change->move_at + i : change->move_at + change->n_move - 1 - i;
      char **row = g_ptr_array_steal_index (self->rows, from);

      g_ptr_array_insert (self->rows, (int) from + change->move_by, row);
    }
  for (guint i = 0; i < change->n_insert; i++)
    g_ptr_array_insert (self->rows, (int) (change->insert_at + i), new_row (self->rows->len + 1));
}

static gboolean
applied_cb (gpointer data)
{
  GTask *task = data;
  FixtureModel *self = g_task_get_source_object (task);
  const HengSheetChange *change = g_task_get_task_data (task);

  run_rows (self, change);
  for (guint i = 0; i < change->edits->len; i++)
    {
      const HengSheetEdit *edit = change->edits->pdata[i];
      char **slot = &((char **) self->rows->pdata[edit->row])[edit->column];

      g_free (*slot);
      *slot = g_strdup (edit->text);
    }
  self->n_changes++;
  g_free (self->last_action);
  self->last_action = g_strdup (change->action);
  heng_sheet_model_changed (HENG_SHEET_MODEL (self));
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
change_async (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (model, cancellable, callback, data);

  g_task_set_task_data (task, change, (GDestroyNotify) heng_sheet_change_free);
  g_idle_add_full (G_PRIORITY_DEFAULT, applied_cb, task, g_object_unref);
}

static char *
foot (HengSheetModel *model, guint column)
{
  FixtureModel *self = FIXTURE_MODEL (model);
  HengMicro sum = 0, weight;

  if (column == FIXTURE_NAME)
    return g_strdup ("Total");
  if (column != FIXTURE_WEIGHT)
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (heng_micro_parse (((char **) self->rows->pdata[i])[FIXTURE_WEIGHT], &weight))
      sum += weight;
  return heng_micro_display (sum, 2, FALSE);
}

static void
model_init (HengSheetModelInterface *iface)
{
  iface->n_columns = n_columns;
  iface->field = field;
  iface->n_rows = n_rows;
  iface->can_insert = can_insert;
  iface->row_name = row_name;
  iface->text = text;
  iface->display = display;
  iface->editable = editable;
  iface->has_proof = has_proof;
  iface->check = check;
  iface->suggest = suggest;
  iface->change_async = change_async;
  iface->foot = foot;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FixtureModel, fixture_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HENG_TYPE_SHEET_MODEL, model_init))

static void
fixture_model_finalize (GObject *object)
{
  g_ptr_array_unref (FIXTURE_MODEL (object)->rows);
  g_free (FIXTURE_MODEL (object)->last_action);
  G_OBJECT_CLASS (fixture_model_parent_class)->finalize (object);
}

static void
fixture_model_class_init (FixtureModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fixture_model_finalize;
}

static void
fixture_model_init (FixtureModel *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

FixtureModel *
fixture_model_new (guint n, gboolean insert)
{
  FixtureModel *self = g_object_new (FIXTURE_TYPE_MODEL, NULL);

  self->can_insert = insert;
  for (guint i = 0; i < MIN (n, MOST); i++)
    g_ptr_array_add (self->rows, new_row (i + 1));
  return self;
}

char *
fixture_model_to_text (FixtureModel *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("|", self->rows->pdata[i]);

      g_string_append_printf (out, "%s\n", line);
    }
  return g_string_free (out, FALSE);
}

guint
fixture_model_n_changes (FixtureModel *self)
{
  return self->n_changes;
}

const char *
fixture_model_last_action (FixtureModel *self)
{
  return self->last_action;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

gboolean
fixture_model_apply (FixtureModel *self, HengSheetChange *change, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  heng_sheet_model_change_async (HENG_SHEET_MODEL (self), change, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return heng_sheet_model_change_finish (HENG_SHEET_MODEL (self), result, error);
}
