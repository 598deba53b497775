/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the what-if files: what is gathered while a cycle is read, and what becomes of it. */
#pragma once

#include "heng-whatif-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 participant;
  HengMicro okr, feedback;
  gint32 days;
  guint16 mix;
} HengWhatifRow;

/* A block that still grows. */
typedef struct
{
  guint index;
  char *template_key;
  gint64 revision;
  GPtrArray *records;  /* of HengScorecardLine: those of its first row */
  GPtrArray *rules;    /* of HengRule, or NULL */
  GPtrArray *columns;  /* of GArray of HengMicro */
  GPtrArray *values;   /* of GArray of HengActual, or NULL */
  GPtrArray *problems; /* of GArray of guint8 */
  GArray *rows;        /* of HengWhatifRow */
} HengWhatifReading;

/* A number, or a mark. */
HengMicro heng_whatif_mark (HengValue value);
/* Everything of a part's scorecard that decides its points. */
char *heng_whatif_card_key (const HengReviewPart *part);
HengWhatifReading *heng_whatif_reading_new (const HengReviewPart *part, guint index);
void heng_whatif_reading_free (HengWhatifReading *reading);
void heng_whatif_reading_add (HengWhatifReading *reading, const HengReviewPart *part, const HengWhatifRow *row);

HengWhatif *heng_whatif_new (void);
/* Turns the readings into columns, cards and profiles; the readings are empty afterwards. */
void heng_whatif_columns_fill (HengWhatif *whatif, GPtrArray *readings, GArray *mixes);
/* Names and units that the people's own copies lack. */
gboolean heng_whatif_name_cards (HengWhatif *whatif, HengDb *db, GError **error);
gboolean heng_whatif_name_profiles (HengWhatif *whatif, HengDb *db, GPtrArray *keys, GError **error);

G_END_DECLS
