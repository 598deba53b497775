/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tidy tree: subtrees as close as their outlines allow, parents centred, many leaves as one list. Pure arithmetic. */
#include "heng-chart-map.h"

#include <math.h>

/* The outline of a subtree along the breadth, one entry for each level from its top. */
typedef struct
{
  GArray *low, *high; /* of double, relative to the middle of its top */
} Outline;

/* What stands below a node side by side: a child with its subtree, or the list of its leaves. */
typedef struct
{
  int node; /* −1: the list */
  Outline outline;
  double at;
} Item;

typedef struct
{
  const int *parents;
  guint n;
  const HengMapMetrics *metrics;
  gboolean sideways;
  GPtrArray *children; /* of GArray of guint */
  double breadth, depth, step; /* of a card; from level to level */
  double *middle;      /* of a node, relative to its parent; then absolute */
  int *list_of;        /* node → index of the list of its leaves, −1 */
  double *list_middle;
  HengMapLayout *layout;
} Tidy;

static Outline
outline_new (void)
{
  return (Outline) { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
outline_clear (Outline *outline)
{
  g_array_unref (outline->low);
  g_array_unref (outline->high);
}

static void
outline_add (Outline *outline, double low, double high)
{
  g_array_append_val (outline->low, low);
  g_array_append_val (outline->high, high);
}

#define AT(array, i) g_array_index (array, double, i)

static GArray *
children_of (const Tidy *tidy, guint node)
{
  return tidy->children->pdata[node];
}

static gboolean
is_leaf (const Tidy *tidy, guint node)
{
  return children_of (tidy, node)->len == 0;
}

static guint
count_leaves (const Tidy *tidy, guint node)
{
  GArray *children = children_of (tidy, node);
  guint n = 0;

  for (guint i = 0; i < children->len; i++)
    n += is_leaf (tidy, g_array_index (children, guint, i));
  return n;
}

/* Up to eight rows in one column; more leaves make a block about as high as wide, with columns of equal length. */
static guint
list_rows (const Tidy *tidy, guint n)
{
  guint most = MAX (8, (guint) ceil (sqrt (n * tidy->metrics->card_width / tidy->metrics->row_height))), columns = (n + most - 1) / most;

  return (n + columns - 1) / columns;
}

static HengMapRect
list_size (const Tidy *tidy, guint n)
{
  guint rows = list_rows (tidy, n), columns = (n + rows - 1) / rows;

  return (HengMapRect) { 0, 0, columns * tidy->metrics->card_width, rows * tidy->metrics->row_height + 2 * HENG_MAP_LIST_PAD };
}

static Item
list_item (Tidy *tidy, guint node, guint n)
{
  HengMapRect size = list_size (tidy, n);
  double breadth = tidy->sideways ? size.height : size.width, depth = tidy->sideways ? size.width : size.height;
  Item item = { -1, outline_new (), 0 };
  int parent = (int) node;

  tidy->list_of[node] = (int) tidy->layout->lists->len;
  g_array_append_val (tidy->layout->lists, size);
  g_array_append_val (tidy->layout->list_parents, parent);
  for (double level = 0; level < depth; level += tidy->step)
    outline_add (&item.outline, -breadth / 2, breadth / 2);
  return item;
}

/* As close to what stands before it as all their levels allow. */
static void
push_apart (Outline *before, Item *item)
{
  guint common = MIN (before->low->len, item->outline.low->len);

  item->at = before->low->len == 0 ? 0 : -G_MAXDOUBLE;
  for (guint i = 0; i < common; i++)
    item->at = MAX (item->at, AT (before->high, i) - AT (item->outline.low, i) + HENG_MAP_GAP);
  for (guint i = 0; i < item->outline.low->len; i++)
    if (i < common)
      AT (before->high, i) = item->at + AT (item->outline.high, i);
    else
      outline_add (before, item->at + AT (item->outline.low, i), item->at + AT (item->outline.high, i));
}

static Outline place_below (Tidy *tidy, guint node);

static GArray *
make_items (Tidy *tidy, guint node)
{
  GArray *children = children_of (tidy, node), *items = g_array_new (FALSE, FALSE, sizeof (Item));
  guint n_leaves = count_leaves (tidy, node);
  gboolean as_list = n_leaves >= tidy->metrics->list_from;

  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);
      Item item;

      if (as_list && is_leaf (tidy, child) && tidy->list_of[node] >= 0)
        continue;
      if (as_list && is_leaf (tidy, child))
        item = list_item (tidy, node, n_leaves);
      else
        item = (Item) { (int) child, place_below (tidy, child), 0 };
      g_array_append_val (items, item);
    }
  return items;
}

static Outline
place_below (Tidy *tidy, guint node)
{
  g_autoptr (GArray) items = make_items (tidy, node);
  Outline below = outline_new (), whole = outline_new ();
  double middle = 0;

  for (guint i = 0; i < items->len; i++)
    push_apart (&below, &g_array_index (items, Item, i));
  if (items->len > 0)
    middle = (g_array_index (items, Item, 0).at + g_array_index (items, Item, items->len - 1).at) / 2;
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      if (item->node >= 0)
        tidy->middle[item->node] = item->at - middle;
      else
        tidy->list_middle[node] = item->at - middle;
      outline_clear (&item->outline);
    }
  outline_add (&whole, -tidy->breadth / 2, tidy->breadth / 2);
  for (guint i = 0; i < below.low->len; i++)
    outline_add (&whole, AT (below.low, i) - middle, AT (below.high, i) - middle);
  outline_clear (&below);
  return whole;
}

static void
put (const Tidy *tidy, HengMapRect *rect, double middle, double depth, double width, double height)
{
  *rect = (HengMapRect) { tidy->sideways ? depth : middle - width / 2, tidy->sideways ? middle - height / 2 : depth, width, height };
}

static void
put_list (Tidy *tidy, guint node, double middle, double depth)
{
  HengMapLayout *layout = tidy->layout;
  HengMapRect *ground = &g_array_index (layout->lists, HengMapRect, tidy->list_of[node]);
  GArray *children = children_of (tidy, node);
  guint rows = list_rows (tidy, count_leaves (tidy, node)), k = 0;

  put (tidy, ground, middle, depth, ground->width, ground->height);
  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      if (!is_leaf (tidy, child))
        continue;
      g_array_index (layout->places, HengMapRect, child)
          = (HengMapRect) { ground->x + k / rows * tidy->metrics->card_width, ground->y + HENG_MAP_LIST_PAD + k % rows * tidy->metrics->row_height,
                            tidy->metrics->card_width, tidy->metrics->row_height };
      g_array_index (layout->in_list, guint, child) = (guint) tidy->list_of[node] + 1;
      k++;
    }
}

static void
put_subtree (Tidy *tidy, guint node, double middle, double depth)
{
  GArray *children = children_of (tidy, node);

  put (tidy, &g_array_index (tidy->layout->places, HengMapRect, node), middle, depth, tidy->metrics->card_width, tidy->metrics->card_height);
  if (tidy->list_of[node] >= 0)
    put_list (tidy, node, middle + tidy->list_middle[node], depth + tidy->step);
  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      if (tidy->list_of[node] < 0 || !is_leaf (tidy, child))
        put_subtree (tidy, child, middle + tidy->middle[child], depth + tidy->step);
    }
}

static void
bound (const GArray *rects, HengMapRect *box)
{
  for (guint i = 0; i < rects->len; i++)
    {
      const HengMapRect *r = &g_array_index (rects, HengMapRect, i);

      box->x = MIN (box->x, r->x);
      box->y = MIN (box->y, r->y);
      box->width = MAX (box->width, r->x + r->width);
      box->height = MAX (box->height, r->y + r->height);
    }
}

static void
shift (GArray *rects, double x, double y)
{
  for (guint i = 0; i < rects->len; i++)
    {
      g_array_index (rects, HengMapRect, i).x -= x;
      g_array_index (rects, HengMapRect, i).y -= y;
    }
}

static void
shift_to_origin (HengMapLayout *layout)
{
  HengMapRect box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  if (layout->places->len == 0)
    return;
  bound (layout->places, &box);
  bound (layout->lists, &box);
  shift (layout->places, box.x, box.y);
  shift (layout->lists, box.x, box.y);
  layout->width = box.width - box.x;
  layout->height = box.height - box.y;
}

static gboolean
is_loose (const Tidy *tidy, guint node)
{
  return tidy->parents[node] < 0 && is_leaf (tidy, node);
}

static guint
count_loose (const Tidy *tidy)
{
  guint n = 0;

  for (guint i = 0; i < tidy->n; i++)
    n += is_loose (tidy, i);
  return n;
}

/* Many nodes that hang on nothing are one list beside the trees. */
static void
lay_loose (Tidy *tidy, Outline *all, guint n)
{
  HengMapLayout *layout = tidy->layout;
  HengMapRect ground = list_size (tidy, n);
  double breadth = tidy->sideways ? ground.height : ground.width;
  guint rows = list_rows (tidy, n), k = 0, list;
  Item item = { -1, outline_new (), 0 };
  int none = -1;

  outline_add (&item.outline, -breadth / 2, breadth / 2);
  for (guint i = 1; i < all->low->len; i++) /* beside all levels: it may be deeper than one */
    outline_add (&item.outline, -breadth / 2, breadth / 2);
  push_apart (all, &item);
  put (tidy, &ground, item.at, 0, ground.width, ground.height);
  g_array_append_val (layout->lists, ground);
  g_array_append_val (layout->list_parents, none);
  list = layout->lists->len;
  for (guint i = 0; i < tidy->n; i++)
    if (is_loose (tidy, i))
      {
        g_array_index (layout->places, HengMapRect, i)
            = (HengMapRect) { ground.x + k / rows * tidy->metrics->card_width, ground.y + HENG_MAP_LIST_PAD + k % rows * tidy->metrics->row_height,
                              tidy->metrics->card_width, tidy->metrics->row_height };
        g_array_index (layout->in_list, guint, i) = list;
        k++;
      }
  outline_clear (&item.outline);
}

/* Trees without a common root stand side by side. */
static void
lay_roots (Tidy *tidy)
{
  Outline all = outline_new ();
  guint n_loose = count_loose (tidy);
  gboolean as_list = n_loose >= tidy->metrics->list_from;

  for (guint i = 0; i < tidy->n; i++)
    {
      Item item = { (int) i };

      if (tidy->parents[i] >= 0 || (as_list && is_loose (tidy, i)))
        continue;
      item.outline = place_below (tidy, i);
      push_apart (&all, &item);
      put_subtree (tidy, i, item.at, 0);
      outline_clear (&item.outline);
    }
  if (as_list)
    lay_loose (tidy, &all, n_loose);
  outline_clear (&all);
}

static void
collect_children (Tidy *tidy)
{
  tidy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < tidy->n; i++)
    {
      g_ptr_array_add (tidy->children, g_array_new (FALSE, FALSE, sizeof (guint)));
      tidy->list_of[i] = -1;
      if (tidy->parents[i] >= 0)
        g_array_append_val (children_of (tidy, (guint) tidy->parents[i]), i);
    }
}

HengMapLayout *
heng_map_layout_new (const int *parents, guint n, const HengMapMetrics *metrics, gboolean sideways)
{
  HengMapLayout *layout = g_new0 (HengMapLayout, 1);
  g_autofree double *middle = g_new0 (double, n + 1), *list_middle = g_new0 (double, n + 1);
  g_autofree int *list_of = g_new0 (int, n + 1);
  Tidy tidy = { parents, n, metrics, sideways, NULL, sideways ? metrics->card_height : metrics->card_width,
                sideways ? metrics->card_width : metrics->card_height, 0, middle, list_of, list_middle, layout };

  tidy.step = tidy.depth + HENG_MAP_LEVEL_GAP;
  layout->places = g_array_new (FALSE, TRUE, sizeof (HengMapRect));
  layout->in_list = g_array_new (FALSE, TRUE, sizeof (guint));
  layout->lists = g_array_new (FALSE, TRUE, sizeof (HengMapRect));
  layout->list_parents = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (layout->places, n);
  g_array_set_size (layout->in_list, n);
  collect_children (&tidy);
  lay_roots (&tidy);
  shift_to_origin (layout);
  g_ptr_array_unref (tidy.children);
  return layout;
}

void
heng_map_layout_free (HengMapLayout *layout)
{
  g_array_unref (layout->places);
  g_array_unref (layout->in_list);
  g_array_unref (layout->lists);
  g_array_unref (layout->list_parents);
  g_free (layout);
}
