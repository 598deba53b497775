/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet shows and edits: columns, rows of text, checks that name the rule, and changes that are one undoable action each. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { HENG_SHEET_TEXT, HENG_SHEET_NUMBER, HENG_SHEET_PERCENT, HENG_SHEET_CHOICE, HENG_SHEET_READONLY } HengSheetKind;

/* What a page must have at least for the column to be seen; columns go by value, not by place (look.md §8). */
typedef enum { HENG_SHEET_ALWAYS, HENG_SHEET_MEDIUM, HENG_SHEET_WIDE } HengSheetRoom;

/* A column. Texts are translated and owned by the model. */
typedef struct
{
  const char *key;   /* stable: "weight" */
  const char *title; /* "Weight"; also the beginning of the accessible name of its cells: "Weight RD-02" */
  HengSheetKind kind;
  int chars;         /* width in figures */
  int grow;          /* share of the room that is left; 0 keeps the width */
  HengSheetRoom room;
  gboolean at_start; /* numbers stand at the end unless this is set; texts always at the start */
  gboolean strong;   /* the row's name */
  gboolean at_end;   /* a read-only column of numbers */
  gboolean is_link;  /* a number that is pressed to open its proof */
  /* Accessible name of a cell with %s for the row ("Actual %s"), and one more for what stands there when it is only read ("Score %s: %s");
   * NULL: title and row. */
  const char *cell_name;
} HengSheetField;

typedef enum { HENG_SHEET_NORMAL, HENG_SHEET_WARNING, HENG_SHEET_ERROR, HENG_SHEET_NA, HENG_SHEET_MISSING } HengSheetState;

/* A text for a cell. `choice` is the key of the suggestion that was taken, NULL for what was typed: the model may fill the whole row. */
typedef struct
{
  guint row, column;
  char *text;
  char *choice;
} HengSheetEdit;

/* One undoable action. First rows are removed, then moved, then inserted; edits count rows as they stand after that. */
typedef struct
{
  char *action;             /* translated, for the journal: "Paste 10 cells"; never NULL */
  guint remove_at, n_remove;
  guint move_at, n_move;    /* rows move_at … move_at + n_move − 1 */
  int move_by;              /* negative: up */
  guint insert_at, n_insert;
  GPtrArray *edits;         /* of HengSheetEdit, owned */
} HengSheetChange;

HengSheetChange *heng_sheet_change_new (const char *action);
void heng_sheet_change_set (HengSheetChange *change, guint row, guint column, const char *text, const char *choice);
void heng_sheet_change_free (HengSheetChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengSheetChange, heng_sheet_change_free)

/* A text that may stand in a cell, with what one chooses by. */
typedef struct
{
  char *choice; /* key for HengSheetEdit */
  char *text;   /* what the cell gets */
  char *detail; /* "RD-02 · Customer · 15%", may be NULL */
} HengSheetSuggestion;

HengSheetSuggestion *heng_sheet_suggestion_new (const char *choice, const char *text, const char *detail);
void heng_sheet_suggestion_free (HengSheetSuggestion *suggestion);

#define HENG_TYPE_SHEET_MODEL (heng_sheet_model_get_type ())
G_DECLARE_INTERFACE (HengSheetModel, heng_sheet_model, HENG, SHEET_MODEL, GObject)

/**
 * HengSheetModel: signal "changed" (no arguments) when anything but a pending edit looks different; the sheet reads all of it anew.
 * All but the three marked * have a default. Rows are asked up to n_rows, which is the line where a new row is typed, when can_insert.
 * Every text given back is new and the caller's. All calls are in the main thread and must not wait for the store.
 */
struct _HengSheetModelInterface
{
  GTypeInterface parent_iface;

  guint (*n_columns) (HengSheetModel *model);                                       /* * */
  const HengSheetField *(*field) (HengSheetModel *model, guint column);             /* * */
  guint (*n_rows) (HengSheetModel *model);
  gboolean (*can_insert) (HengSheetModel *model);                                   /* FALSE; also remove and move */
  char *(*row_name) (HengSheetModel *model, guint row);                             /* "RD-02": its number */
  char *(*text) (HengSheetModel *model, guint row, guint column);                   /* * as it is edited and copied: "8"; "" for none */
  char *(*display) (HengSheetModel *model, guint row, guint column);                /* as it is read: "8%"; text */
  HengSheetState (*state) (HengSheetModel *model, guint row, guint column, char **why); /* NORMAL; why may be NULL or set to a sentence */
  gboolean (*editable) (HengSheetModel *model, guint row, guint column, char **why);    /* by the column's kind */
  /* FALSE; Enter on what is only read, Ctrl+Enter and a press on a link emit "open" of the sheet */
  gboolean (*has_proof) (HengSheetModel *model, guint row, guint column);
  char *(*tip) (HengSheetModel *model, guint row, guint column);                    /* what a short text stands for; NULL: nothing more */
  int (*dot) (HengSheetModel *model, guint row, guint column);                      /* a HengPerspective, shown before the text; −1: none */
  /* NULL when the text may stand there, else a sentence that names the rule. "" clears. Must be fast: it runs at every key. */
  char *(*check) (HengSheetModel *model, guint row, guint column, const char *text);
  /* GPtrArray of HengSheetSuggestion with free function, best first, or NULL. For a choice: all choices when text is "". */
  GPtrArray *(*suggest) (HengSheetModel *model, guint row, guint column, const char *text);
  /* A text that passes check is being typed and not stored (NULL: no longer): for totals that follow every key. */
  void (*typed) (HengSheetModel *model, guint row, guint column, const char *text);
  /* Takes the change. Whole or not at all. */
  void (*change_async) (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data);
  gboolean (*change_finish) (HengSheetModel *model, GAsyncResult *result, GError **error); /* of a GTask with a boolean */
  char *(*foot) (HengSheetModel *model, guint column);                              /* the total line; NULL: none at all */
  char *(*foot_name) (HengSheetModel *model, guint column);                         /* accessible name of a total; NULL: by the column */
  gboolean (*foot_proof) (HengSheetModel *model, guint column);                     /* FALSE; "open" with row n_rows + 1 */
};

guint heng_sheet_model_n_columns (HengSheetModel *model);
const HengSheetField *heng_sheet_model_field (HengSheetModel *model, guint column);
guint heng_sheet_model_n_rows (HengSheetModel *model);
gboolean heng_sheet_model_can_insert (HengSheetModel *model);
char *heng_sheet_model_row_name (HengSheetModel *model, guint row);
char *heng_sheet_model_text (HengSheetModel *model, guint row, guint column);
char *heng_sheet_model_display (HengSheetModel *model, guint row, guint column);
HengSheetState heng_sheet_model_state (HengSheetModel *model, guint row, guint column, char **why);
gboolean heng_sheet_model_editable (HengSheetModel *model, guint row, guint column, char **why);
gboolean heng_sheet_model_has_proof (HengSheetModel *model, guint row, guint column);
char *heng_sheet_model_tip (HengSheetModel *model, guint row, guint column);
int heng_sheet_model_dot (HengSheetModel *model, guint row, guint column);
char *heng_sheet_model_check (HengSheetModel *model, guint row, guint column, const char *text);
GPtrArray *heng_sheet_model_suggest (HengSheetModel *model, guint row, guint column, const char *text);
void heng_sheet_model_typed (HengSheetModel *model, guint row, guint column, const char *text);
void heng_sheet_model_change_async (HengSheetModel *model, HengSheetChange *change, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
gboolean heng_sheet_model_change_finish (HengSheetModel *model, GAsyncResult *result, GError **error);
char *heng_sheet_model_foot (HengSheetModel *model, guint column);
char *heng_sheet_model_foot_name (HengSheetModel *model, guint column);
gboolean heng_sheet_model_foot_proof (HengSheetModel *model, guint column);
void heng_sheet_model_changed (HengSheetModel *model);

G_END_DECLS
