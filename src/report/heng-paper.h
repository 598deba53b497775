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

typedef enum { HENG_INK_TEXT, HENG_INK_SECONDARY, HENG_INK_ACCENT, HENG_INK_LOSS, HENG_INK_ROW_LINE, HENG_INK_GROUP_LINE, HENG_INK_FAINT,
               HENG_INK_FAINT_TEXT } HengInk;
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
  double block_width; /* mm: 170, more on landscape */
  gboolean landscape;
  double width, height, left, top, bottom; /* mm: sheet, left margin, first and last line of content */
  guint n_pages;
  gboolean draft, tight;
  gboolean laid_out; /* by the layout of its review */
  HengBlock *continuation; /* given to new rows as `repeated` */
  /* of the document, for heads, feet and outline; owned */
  char *title;      /* of this kind of document: "Performance Review" */
  char *running;    /* left in the running head, from page 2 */
  char *number;     /* right in it, and right in the foot of lists */
  char *name;       /* in the outline and of a file of its own */
  char *code;       /* what the QR code holds; NULL: it has none */
  char *readers;    /* who may read it; NULL: employee, managers, HR */
  guint8 numbers[16]; /* of sections by their usual number, in a review of a layout; 0: the usual one */
} HengPaperSheet;

/* The typesetter must outlive the paper. */
HengPaperSheet *heng_paper_new (HengType *type, const HengReview *review, HengPaper size, gboolean draft);
void heng_paper_free (HengPaperSheet *paper);
/* Turns an empty paper: margins of 15 mm, no hole mark, no running head (§1). */
void heng_paper_landscape (HengPaperSheet *paper);

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
/* A dotted line to write on by hand. */
void heng_block_dotted (HengBlock *block, double x1, double y, double x2);
void heng_block_rect (HengBlock *block, double x, double y, double width, double height, HengInk fill, gboolean filled);
void heng_block_hatched (HengBlock *block, double x, double y, double width, double height);
void heng_block_dot (HengBlock *block, double x, double y, double radius, gboolean filled, HengInk ink);
void heng_block_triangle (HengBlock *block, double x, double y, double width);
/* ▲ accent or ▼ loss, `width` wide, from y down. */
void heng_block_arrow (HengBlock *block, double x, double y, double width, gboolean up);
HengChartStyle heng_paper_chart_style (HengPaperSheet *paper);
/* Takes the chart; it is laid out when the pages are known. */
void heng_block_chart (HengBlock *block, HengChart *chart, gboolean titled, double x, double y, double width, double height);
void heng_block_qr (HengBlock *block, const char *text, double x, double y, double width);

/* Breaks the blocks into pages and lays out the charts; sets n_pages. */
void heng_paper_paginate (HengPaperSheet *paper);
void heng_block_settle_charts (HengPaperSheet *paper, HengBlock *block);
/* Draws a page in points. With tags, wraps blocks into PDF structure. */
void heng_paper_draw (HengPaperSheet *paper, cairo_t *cr, guint page, gboolean tagged);

/* "40 %", "12.5 %" of basis points, with a space that does not break (§1.4); new string. */
char *heng_paper_percent (gint64 basis_points);
/* A number and its unit, kept on one line: "6.5 %", "30 days". New string. */
char *heng_paper_unit (const char *number, const char *unit);
/* The same of a text that has its unit already: "6.5%" becomes "6.5 %". New string. */
char *heng_paper_spaced (const char *text);
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

/* The parts of a review, in the order of domain.md §6; before them heng_paper_facts. */
void heng_review_result_build (HengPaperSheet *paper); /* result, grade ruler, notices */
void heng_review_okr_build (HengPaperSheet *paper);
void heng_review_scorecard_build (HengPaperSheet *paper);
void heng_review_milestones_build (HengPaperSheet *paper);
void heng_review_feedback_build (HengPaperSheet *paper);
void heng_review_adjustments_build (HengPaperSheet *paper);
void heng_review_charts_build (HengPaperSheet *paper);
void heng_review_comments_build (HengPaperSheet *paper);
void heng_review_next_build (HengPaperSheet *paper);
void heng_review_signatures_build (HengPaperSheet *paper);

/* Peers' words of one kind one under the other, below a bold head. */
void heng_paper_peers_words (HengPaperSheet *paper, int kind, const char *title);
/* "40 min" and "20 min" of a key result; new strings. */
void heng_paper_kr_span (const HengKeyResult *record, char **start, char **target);
/* The top of a document about a person: company, the paper's title with the period beside it (may be NULL), facts right, the QR code. */
HengBlock *heng_paper_title (HengPaperSheet *paper, const char *period, const char *facts[][2], guint n_facts);
/* Eight facts about the person; then the result: score, grade, coefficient, components, ruler. */
void heng_paper_facts (HengPaperSheet *paper);
void heng_paper_result (HengPaperSheet *paper);
/* The first `columns` of those who sign, with room to; 24 mm high for each four of them. */
void heng_paper_signatures (HengPaperSheet *paper, HengBlock *block, double y, guint columns);
/* What signing means, with both deadlines; a draft says that it must not be signed. New string. */
char *heng_review_statement (const HengReview *review);
/* The last block stays on the page of the next one. */
void heng_paper_keep (HengPaperSheet *paper);
/* Dotted lines to write on, `n` of them. */
void heng_paper_blank_lines (HengPaperSheet *paper, guint n);
/* The top of such a document: title, number with `suffix`, period, document facts and QR code. */
void heng_paper_person_head (HengPaperSheet *paper, const char *title, const char *suffix);
/* Goals of the next cycle as a table; FALSE when there are none. */
gboolean heng_paper_next_goals (HengPaperSheet *paper);
/* People's words of one kind, in the serif, `label` bold beside them; FALSE when there are none. */
gboolean heng_paper_comments (HengPaperSheet *paper, int kind, const char *label, gboolean quoted);

/* Other documents about one person. */
void heng_proof_sheet_build (HengPaperSheet *paper);
void heng_result_letter_build (HengPaperSheet *paper);
void heng_interview_form_build (HengPaperSheet *paper);
void heng_scorecard_form_build (HengPaperSheet *paper);
/* The target of a line as words, with its unit; new string. */
char *heng_paper_line_target (const HengReviewLine *line);
/* The parts of a review that its layout wants, in the order of it. */
void heng_review_build (HengPaperSheet *paper);

/* The QR code's text, "HENG:JX-2026Q2-QH0014:1:" and half of the checksum; new string. */
char *heng_review_code (const HengReview *review, const char *checksum);
/* Title, number, running head and code of a document about one person; takes `title` and `suffix` ("-P" of the number, or ""). */
void heng_paper_of_person (HengPaperSheet *paper, const char *title, const char *suffix);
/* "JX-2026Q2-QH0014"; new string. */
char *heng_review_document_number (const HengReview *review);
/* UTC ms as "2026-07-07 18:00" at UTC+8, so that paper is the same everywhere; new string. */
char *heng_paper_time (gint64 ms);
/* The moment the paper speaks of: publishing, freeze, or the store's day. UTC ms. */
gint64 heng_review_moment (const HengReview *review);

G_END_DECLS
