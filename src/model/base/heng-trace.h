/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of a number: a tree that the scoring functions write while they compute. */
#pragma once

#include "heng-fixed.h"

G_BEGIN_DECLS

/**
 * HengTrace: one step of a derivation. Texts are in the language of the process. Scoring functions take a
 * `HengTrace *trace` that may be NULL; then they record nothing. It is the step of the very number they compute: they give it
 * formula, value and notes, and put the inputs below it as children. Never recompute an explanation elsewhere.
 */
typedef struct _HengTrace HengTrace;

struct _HengTrace
{
  char *key;     /* stable path part: "final", "KPI", "RD-02", "O1", "KR3" … */
  char *label;   /* "Defect escape rate" */
  char *formula; /* with the values put in: "100 + 20 × (8 − 6.5) ÷ (8 − 3)"; NULL for a plain input */
  char *value;   /* exact: "106.000000", "NA" */
  char *note;    /* rounding, re-normalisation, source row, who and when; NULL when there is none */
  char *source_table; /* where the raw value lives, NULL for a derived step */
  gint64 source_id;
  GPtrArray *children; /* of HengTrace, owned; NULL for a leaf */
};

HengTrace *heng_trace_new (const char *key, const char *label);
void heng_trace_free (HengTrace *trace);

/* Appends a step below `parent` and returns it (owned by parent). NULL parent → NULL, and all setters accept NULL. */
HengTrace *heng_trace_add (HengTrace *parent, const char *key, const char *label);
void heng_trace_formula (HengTrace *trace, const char *format, ...) G_GNUC_PRINTF (2, 3);
void heng_trace_value (HengTrace *trace, HengValue value, int decimals);
void heng_trace_value_text (HengTrace *trace, const char *text);
void heng_trace_note (HengTrace *trace, const char *format, ...) G_GNUC_PRINTF (2, 3); /* appends with "; " */
void heng_trace_source (HengTrace *trace, const char *table, gint64 id);

/* Notes "rounded half up to 6 decimals" when numerator ÷ denominator is no whole number of micro. */
void heng_trace_note_rounding (HengTrace *trace, HengWide numerator, HengWide denominator);

/* The tree as indented text, for `hengctl score --explain` and tests. */
char *heng_trace_to_text (const HengTrace *trace);

/* The step at a '/'-separated path of keys below `trace` ("KPI/RD-02"), or NULL. The path may begin at any depth; the first
 * match in the order of the tree is taken, so "RD-02" alone is enough where it is unique. */
const HengTrace *heng_trace_find (const HengTrace *trace, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengTrace, heng_trace_free)

G_END_DECLS
