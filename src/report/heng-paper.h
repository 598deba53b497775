/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on paper: blocks of ink in millimetres, broken into pages (paper-and-charts.md §1). Private to the report room. */
#pragma once

#include "heng-review-print.h"
#include "heng-type.h"

G_BEGIN_DECLS

#define MM(mm) ((mm) * 72.0 / 25.4)

/* Text sizes in points (§1.1). */
#define SIZE_SCORE 38.0
#define SIZE_TITLE 21.0
#define SIZE_COEFFICIENT 20.0
#define SIZE_PERIOD 12.0
#define SIZE_HEAD 11.0
#define SIZE_FACT 10.0
#define SIZE_WORDS 9.5
#define SIZE_BODY 9.0
#define SIZE_NOTE 8.0

#define HENG_PAPER_FAMILIES "Noto Sans CJK SC, WenQuanYi Micro Hei, Cantarell, DejaVu Sans"

#define BLOCK_WIDTH 170.0 /* mm: the text block; every x lies between 0 and this */
#define ROW_HEIGHT 5.85
#define ROW_BASELINE 4.1

typedef enum { HENG_INK_TEXT, HENG_INK_SECONDARY, HENG_INK_ACCENT, HENG_INK_LOSS, HENG_INK_ROW_LINE, HENG_INK_GROUP_LINE, HENG_INK_FAINT } HengInk;
typedef enum { HENG_ALIGN_LEFT, HENG_ALIGN_RIGHT, HENG_ALIGN_CENTER } HengAlign;

typedef enum
{
  HENG_BLOCK_KEEP_NEXT = 1 << 0, /* stays on the page of the next block */
  HENG_BLOCK_ROW = 1 << 1,       /* a table row: may be tightened */
  HENG_BLOCK_HEADING = 1 << 2,   /* tagged as heading and listed in the outline */
} HengBlockFlags;

/* A piece that never splits. y runs down from its top edge, x from the left edge of the text block; both in mm. */
typedef struct
{
  char *name;          /* for tests and the outline; NULL for plain rows */
  HengBlockFlags flags;
  double height, gap;  /* mm; the gap above is dropped at the top of a page */
  double natural, least; /* mm: a block of charts may be made as low as `least` where it then fits; 0: it may not */
  GArray *marks;       /* of private ink marks */
  gpointer repeated;   /* HengBlock to put first when the page breaks just above; owned by the paper */
  guint page;          /* after heng_paper_paginate */
  double y;            /* mm from the top of the page */
} HengBlock;

typedef struct
{
  HengType *type; /* borrowed */
  const HengReview *review;
  GPtrArray *blocks;   /* of HengBlock */
  GPtrArray *repeats;  /* of HengBlock: continuation heads, owned */
  GArray *placed;      /* continuation heads on pages */
  double width, height, left, top, bottom; /* mm: sheet, left margin, first and last line of content */
  guint n_pages;
  gboolean draft, tight;
  HengBlock *continuation; /* given to new rows as `repeated` */
} HengPaperSheet;

/* The typesetter must outlive the paper. */
HengPaperSheet *heng_paper_new (HengType *type, const HengReview *review, HengPaper size, gboolean draft);
void heng_paper_free (HengPaperSheet *paper);

/* A new block at the end; name may be NULL. */
HengBlock *heng_paper_block (HengPaperSheet *paper, const char *name, double height, double gap, HengBlockFlags flags);
/* A block that stands at the top of a page when a table goes on there; not part of the flow. */
HengBlock *heng_paper_repeat (HengPaperSheet *paper, double height);

/* Text on one line; returns its width in mm. Cut with … when it is wider than max_width (mm, 0 = no limit). */
double heng_block_text (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, HengAlign align, double x,
                        double baseline, double max_width, const char *text);
/* A cell of a table row, x its left or right edge by align: it wraps and the row grows where one line does not hold it. */
void heng_block_cell (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, HengAlign align, double x,
                      double width, const char *text);
/* Wrapped text with the first baseline given; returns the height in mm of all lines. */
double heng_block_paragraph (HengPaperSheet *paper, HengBlock *block, HengFace face, double size, HengInk ink, double x, double baseline,
                             double width, const char *text);
/* Height in mm that a paragraph would take. */
double heng_paper_measure (HengPaperSheet *paper, HengFace face, double size, double width, const char *text);

void heng_block_line (HengBlock *block, double x1, double y1, double x2, double y2, double points, HengInk ink);
void heng_block_rect (HengBlock *block, double x, double y, double width, double height, HengInk fill, gboolean filled);
void heng_block_hatched (HengBlock *block, double x, double y, double width, double height);
void heng_block_dot (HengBlock *block, double x, double y, double radius, gboolean filled, HengInk ink);
void heng_block_triangle (HengBlock *block, double x, double y, double width);
HengChartStyle heng_paper_chart_style (HengPaperSheet *paper);
/* Takes the chart; it is laid out when the pages are known. */
void heng_block_chart (HengBlock *block, HengChart *chart, gboolean titled, double x, double y, double width, double height);
void heng_block_qr (HengBlock *block, const char *text, double x, double y, double width);

/* Breaks the blocks into pages and lays out the charts; sets n_pages. */
void heng_paper_paginate (HengPaperSheet *paper);
void heng_block_settle_charts (HengPaperSheet *paper, HengBlock *block);
/* Draws a page in points. With tags, wraps blocks into PDF structure. */
void heng_paper_draw (HengPaperSheet *paper, cairo_t *cr, guint page, gboolean tagged);

/* "40 %", "12.5 %" of basis points; new string. */
char *heng_paper_percent (gint64 basis_points);
/* Contribution bar around one zero line plus the number at the right edge. scale: mm per point. */
void heng_block_contribution (HengPaperSheet *paper, HengBlock *block, double zero_x, double scale, HengMicro value, HengFace face);

/* Section head: rule, number, title, result at the right edge. */
HengBlock *heng_paper_section (HengPaperSheet *paper, int number, const char *name, const char *title, const char *result);
/* The head of a section that has nothing: "none" at the right edge. */
void heng_paper_empty_section (HengPaperSheet *paper, int number, const char *name, const char *title);
/* One word in a section that has a result but no rows: "none". */
void heng_paper_none (HengPaperSheet *paper);

typedef struct
{
  const char *title; /* translated */
  HengAlign align;
  double x;          /* mm: left, right or centre by align */
} HengColumn;
/* Column heads with the line below, repeated with "(continued)" when the table goes on. section NULL: none repeated. */
void heng_paper_columns (HengPaperSheet *paper, const HengColumn *columns, guint n, const char *section);
/* A row with its line above (group: bold separator). */
HengBlock *heng_paper_row (HengPaperSheet *paper, gboolean first, gboolean group);
/* The line that ends a table, drawn at the bottom of the last block. */
void heng_paper_end_table (HengPaperSheet *paper);
void heng_paper_note (HengPaperSheet *paper, const char *text);

/* The parts of a review, in the order of domain.md §6. */
void heng_review_head_build (HengPaperSheet *paper);
void heng_review_okr_build (HengPaperSheet *paper);
void heng_review_scorecard_build (HengPaperSheet *paper);
void heng_review_milestones_build (HengPaperSheet *paper);
void heng_review_feedback_build (HengPaperSheet *paper);
void heng_review_adjustments_build (HengPaperSheet *paper);
void heng_review_charts_build (HengPaperSheet *paper);
void heng_review_comments_build (HengPaperSheet *paper);
void heng_review_signatures_build (HengPaperSheet *paper);

/* "JX-2026Q2-QH0014"; new string. */
char *heng_review_document_number (const HengReview *review);
/* UTC ms as "2026-07-07 18:00" at UTC+8, so that paper is the same everywhere; new string. */
char *heng_paper_time (gint64 ms);
/* The moment the paper speaks of: publishing, freeze, or the store's day. UTC ms. */
gint64 heng_review_moment (const HengReview *review);

G_END_DECLS
