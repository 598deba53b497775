/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the room: the chart object, its display list, and the frame a chart type lays itself out in. */
#pragma once

#include "heng-chart-palette.h"

G_BEGIN_DECLS

/* Below this many label sizes a picture cannot be read any more and the chart becomes its table (paper-and-charts.md §3). */
#define HENG_LEAST_WIDTH 18.5
#define HENG_LEAST_HEIGHT 10.5

typedef enum { HENG_SHAPE_RECT, HENG_SHAPE_LINE, HENG_SHAPE_POLYGON, HENG_SHAPE_DISC, HENG_SHAPE_TEXT, HENG_SHAPE_PICTURE } HengShapeKind;
typedef enum { HENG_HATCH_NONE, HENG_HATCH_RISING, HENG_HATCH_FALLING } HengHatch;

/* One entry of the display list. */
typedef struct
{
  HengShapeKind kind;
  HengInk fill, stroke;       /* text: its ink and its halo */
  double x, y, width, height; /* line: from x,y by width,height; disc, picture: centre and radius in width; text: the layout's origin */
  double radius;              /* of a rectangle's corners */
  double line_width;
  double dash, gap;           /* 0: solid; dash 0 with a gap: dots */
  HengHatch hatch;            /* in the stroke's ink */
  double hatch_step;
  gboolean open;              /* polygon: only a line through the points */
  GArray *points;             /* polygon: x, y, x, y … */
  PangoLayout *layout;
  double text_size;
  cairo_surface_t *picture;   /* an image; the middle of it fills the disc */
} HengShape;

/* A mark with the rectangle its focus ring goes round (a point's hit area is larger than the point). */
typedef struct
{
  HengChartMark mark;
  double x, y, width, height;
} HengMarkPlace;

typedef struct _HengFrame HengFrame;

typedef struct
{
  const char *kind; /* command-line name */
  void (*layout) (HengChart *chart, HengFrame *frame);
  double (*content_height) (HengChart *chart, const HengFrame *frame); /* below the title, above the foot */
  void (*free_data) (gpointer data);
} HengChartClass;

struct _HengChart
{
  const HengChartClass *class;
  gpointer data;
  char *title, *subtitle, *foot, *name, *description;
  char *empty;      /* a sentence in place of the picture, or NULL */
  HengDate day;     /* the data's day, for the date in a PDF; none: today */
  GPtrArray *table; /* of GStrv: a head row, then one row per mark; all rows equally long */

  /* the last layout */
  HengChartStyle style;
  double unit;
  GPtrArray *shapes; /* of HengShape */
  GPtrArray *marks;  /* of HengMarkPlace */
  GArray *boxes;     /* of HengChartBox */
};

/* Where a chart type draws: what is left of the page below title and above foot. */
struct _HengFrame
{
  HengChart *chart;
  PangoContext *context;
  const HengChartStyle *style;
  double width, height; /* of the whole chart */
  double unit;          /* one px at text scale 100 %; 0.75 pt on paper */
  double hair;          /* grid and rules */
  double left, top, right, bottom;
};

/* Text to place: y is the middle of the figures of a line, or of the block when it wraps. */
typedef struct
{
  const char *text;
  double x, y;
  double align; /* 0 starts at x, 0.5 centred, 1 ends at x */
  double size;  /* 0: f1 */
  gboolean bold;
  HengInk ink;  /* NONE: label ink */
  HengInk halo;
  double max_width; /* 0: no limit */
  int max_lines;    /* 0: one */
} HengLabel;

HengChart *heng_chart_new (const HengChartClass *class, gpointer data);
/* Adds a row of the data table; ends with NULL. */
void heng_chart_add_row (HengChart *chart, ...) G_GNUC_NULL_TERMINATED;

/* Opens the frame of a new layout: measures and places title, subtitle and foot. `place` FALSE only measures. */
HengFrame heng_frame_open (HengChart *chart, PangoContext *context, const HengChartStyle *style, double width, double height,
                           gboolean place);
void heng_frame_table (HengFrame *frame);   /* the chart as its table, when there is no room for the picture */
void heng_frame_message (HengFrame *frame); /* chart->empty */

HengShape *heng_frame_rect (HengFrame *frame, double x, double y, double width, double height, HengInk fill);
HengShape *heng_frame_line (HengFrame *frame, double x1, double y1, double x2, double y2, HengInk stroke, double line_width);
HengShape *heng_frame_disc (HengFrame *frame, double x, double y, double radius, HengInk fill);
HengShape *heng_frame_picture (HengFrame *frame, double x, double y, double radius, cairo_surface_t *image);
HengShape *heng_frame_polygon (HengFrame *frame, HengInk fill, HengInk stroke, double line_width);
void heng_shape_add_point (HengShape *shape, double x, double y);
/* A solid area, outlined in high contrast. */
HengShape *heng_frame_area (HengFrame *frame, double x, double y, double width, double height, HengInk fill);
/* A hatched area: ground in `tint`, hatch and outline in `ink`. */
HengShape *heng_frame_hatched (HengFrame *frame, double x, double y, double width, double height, HengInk ink, HengInk tint,
                               HengHatch hatch);

/* Row and column lines of the grid, on whole pixels. */
HengShape *heng_frame_grid_x (HengFrame *frame, double x, double y1, double y2, HengInk ink);
HengShape *heng_frame_grid_y (HengFrame *frame, double y, double x1, double x2, HengInk ink);

double heng_frame_text_width (const HengFrame *frame, const char *text, double size, gboolean bold);
void heng_frame_text_size (const HengFrame *frame, const HengLabel *label, double *width, double *height);
void heng_frame_text (HengFrame *frame, const HengLabel *label);
/* Places it only when it stays inside the chart and meets no other text and no segment of `avoid` (x, y, x, y …; may be NULL). */
gboolean heng_frame_try_text (HengFrame *frame, const HengLabel *label, const GArray *avoid);

/* Gives halos the colour of the area they stand in, and takes them from texts that cross no mark: in a file the outlines of a few
 * words weigh more than all the rest of a chart. */
void heng_chart_drop_halos (HengChart *chart);

/* `spoken` is taken over. Names are stable for tests. */
HengMarkPlace *heng_frame_mark (HengFrame *frame, const char *name, double x, double y, double width, double height, char *spoken,
                                gint64 target_id);

/* A linear scale from values to positions; positions run from `from` at `low` to `to` at `high`. */
typedef struct
{
  double low, high, from, to;
} HengScale;

double heng_scale_at (const HengScale *scale, double value);
/* 1-2-5 step so that the span has at most `most` steps. */
double heng_tick_step (double span, int most);

static inline double
heng_points_double (HengMicro micro)
{
  return (double) micro / (double) HENG_MICRO;
}

/* Words shared by the titles. */
char *heng_count_word (guint n);              /* "two", "两"; figures from eleven on */
char *heng_sentence_case (char *sentence);    /* takes the string, gives one with a capital */
char *heng_percent (HengMicro share);         /* "60 %" with a no-break space */
char *heng_chart_person_foot (const HengReview *review, const char *rule);
const char *heng_review_employee_name (const HengReview *review);
/* "2026Q3" → year "2026", part "Q3"; FALSE when the key has another form. */
gboolean heng_cycle_key_split (const char *key, char **year, char **part);

void heng_shape_draw (const HengShape *shape, cairo_t *cr, HengChartTheme theme);

G_END_DECLS
