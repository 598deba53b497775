/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals: the alignment map. */
#include "heng-goals-page-private.h"

#include <glib/gi18n.h>

#include "heng-avatar.h"
#include "heng-chart-goals.h"
#include "heng-content-table.h"
#include "heng-goal-words.h"
#include "heng-map-print.h"

#define PHOTO_SIZE 96 /* px: sharp in print and at twice the scale */
#define PHOTOS_AT_ONCE 32 /* so that other reads get their turn */

/* Objectives only; what hangs on a key result stands below its objective. `places` gets the place in the forest of each node, `nodes` the reverse. */
static void
add_objective (HengChart *chart, const HengGoalForest *forest, guint i, int *nodes, GArray *places)
{
  const HengGoalNode *node = &forest->nodes[i];
  int place = (int) i, above = node->parent >= 0 ? forest->nodes[node->parent].objective : -1;
  const char *owner = node->owner_kind == HENG_OWNER_COMPANY ? _("Company") : node->owner_name, *face = heng_goal_face (node);
  g_autofree char *sure = heng_goal_confidence_text (node->confidence), *spoken = heng_goal_spoken (node);
  g_autofree char *who = node->owner_kind == HENG_OWNER_PERSON || face == NULL || g_strcmp0 (owner, face) == 0 ? g_strdup (owner)
                                                                                                               : g_strdup_printf ("%s %s", owner,
                                                                                                                                  face);
  g_autofree char *detail = g_strdup_printf (_("%s · conf. %s"), who, sure);
  g_autofree char *initials = heng_avatar_initials (face);
  HengGoalCard card = { { node->id, above >= 0 ? nodes[above] : -1, node->link == HENG_LINK_REFERENCE, spoken },
                        node->owner_kind == HENG_OWNER_COMPANY,
                        (char *) node->title, detail, initials, node->progress, node->progress.state == HENG_VALUE_NUMBER ? node->expected : -1,
                        (node->flags & HENG_KR_FLAG_NO_CHECKIN) != 0 ? HENG_HEALTH_NONE : node->health };

  nodes[i] = (int) heng_chart_goals_add (chart, &card);
  g_array_append_val (places, place);
}

/* The photos that are at hand. */
static void
put_photos (HengChart *chart, const HengGoalForest *forest, GArray *places, GHashTable *photos)
{
  for (guint i = 0; i < places->len; i++)
    {
      const char *photo = forest->nodes[g_array_index (places, int, i)].lead_photo;
      cairo_surface_t *image = photo != NULL ? g_hash_table_lookup (photos, photo) : NULL;

      if (image != NULL)
        heng_chart_goals_set_photo (chart, i, image);
    }
}

static HengChart *
build (const HengGoalForest *forest, GArray *places, GHashTable *photos)
{
  g_autofree int *nodes = g_new (int, forest->n_nodes + 1);
  g_autofree char *title = g_strdup_printf (_("Goals of %s"), forest->cycle->name);
  g_autofree char *day = heng_date_format (forest->today);
  g_autofree char *subtitle = g_strdup_printf (_("Solid lines count upwards, dashed ones refer · as of %s"), day);
  HengChart *chart = heng_chart_goals_new (title, subtitle);

  for (guint i = 0; i < forest->n_nodes; i++)
    if (forest->nodes[i].kind == HENG_GOAL_OBJECTIVE)
      add_objective (chart, forest, i, nodes, places);
  for (guint i = 0; i < forest->n_links; i++)
    {
      int from = forest->nodes[forest->links[i].from].objective, to = forest->nodes[forest->links[i].to].objective;

      if (from != to)
        heng_chart_map_add_line (chart, (guint) nodes[from], (guint) nodes[to]);
    }
  put_photos (chart, forest, places, photos);
  return chart;
}

/* A picture on a ground of 32 bits; NULL when the bytes are none. */
static cairo_surface_t *
decode (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, PHOTO_SIZE, PHOTO_SIZE, TRUE, NULL, NULL);
  g_autoptr (GdkTexture) texture = pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
  cairo_surface_t *image;

  if (texture == NULL)
    return NULL;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture), gdk_texture_get_height (texture));
  gdk_texture_download (texture, cairo_image_surface_get_data (image), (gsize) cairo_image_surface_get_stride (image));
  cairo_surface_mark_dirty (image);
  return image;
}

/* args: GPtrArray of the sums. A picture that cannot be read leaves the initials. */
static gpointer
load_photos (HengDb *db, gpointer args, GCancellable *cancellable, GError **error)
{
  GPtrArray *sums = args;
  GHashTable *photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cairo_surface_destroy);

  for (guint i = 0; i < sums->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GBytes) bytes = heng_content_load (db, sums->pdata[i], NULL);
      cairo_surface_t *image = bytes != NULL ? decode (bytes) : NULL;

      if (image != NULL)
        g_hash_table_insert (photos, g_strdup (sums->pdata[i]), image);
    }
  return photos;
}

static void read_photos (HengGoalsPage *self);

static void
photos_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HengGoalsPage) self = user_data;
  g_autoptr (GHashTable) read = heng_store_run_finish (HENG_STORE (source), result, NULL);
  GHashTableIter iter;
  gpointer sum, image;

  self->reading_photos = FALSE;
  if (read == NULL || self->photos == NULL || self->map_data == NULL || heng_page_get_store (HENG_PAGE (self)) != HENG_STORE (source))
    return;
  g_hash_table_iter_init (&iter, read);
  while (g_hash_table_iter_next (&iter, &sum, &image))
    g_hash_table_replace (self->photos, g_strdup (sum), cairo_surface_reference (image));
  put_photos (heng_map_view_get_chart (self->map), self->map_data->forest, self->map_places, self->photos);
  heng_map_view_chart_changed (self->map);
  read_photos (self);
}

/* The next of those that are on the map and were not asked for; NULL stands for one that is being read or cannot be. */
static void
read_photos (HengGoalsPage *self)
{
  const HengGoalForest *forest = self->map_data->forest;
  HengStore *store = heng_page_get_store (HENG_PAGE (self));
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);

  if (store == NULL || self->reading_photos)
    return;
  for (guint i = 0; i < self->map_places->len && sums->len < PHOTOS_AT_ONCE; i++)
    {
      const char *sum = forest->nodes[g_array_index (self->map_places, int, i)].lead_photo;

      if (sum == NULL || g_hash_table_contains (self->photos, sum))
        continue;
      g_hash_table_insert (self->photos, g_strdup (sum), NULL);
      g_ptr_array_add (sums, g_strdup (sum));
    }
  if (sums->len == 0)
    return;
  self->reading_photos = TRUE;
  heng_store_run_async (store, HENG_LANE_READING, load_photos, g_steal_pointer (&sums), (GDestroyNotify) g_ptr_array_unref,
                        (GDestroyNotify) g_hash_table_unref, NULL, photos_cb, g_object_ref (self));
}

static void
photo_free (gpointer image)
{
  if (image != NULL)
    cairo_surface_destroy (image);
}

void
heng_goals_page_show_map (HengGoalsPage *self)
{
  if (self->map_data == self->data)
    return;
  heng_goal_data_ref (self->data);
  g_clear_pointer (&self->map_data, heng_goal_data_unref);
  self->map_data = self->data;
  g_array_set_size (self->map_places, 0);
  heng_map_view_set_chart (self->map, build (self->data->forest, self->map_places, self->photos));
  read_photos (self);
}

static const HengGoalNode *
node_at (HengGoalsPage *self, int i)
{
  int place = i >= 0 && (guint) i < self->map_places->len ? g_array_index (self->map_places, int, i) : -1;

  return place >= 0 ? &self->map_data->forest->nodes[place] : NULL;
}

static void
focused_cb (HengMapView *map, HengGoalsPage *self)
{
  const HengGoalNode *node = node_at (self, heng_map_view_get_focus (map));

  if (node != NULL)
    heng_goal_table_choose (self->tree, HENG_GOAL_OBJECTIVE, node->id);
}

static void
opened_cb (HengMapView *map, guint i, gint64 id, HengGoalsPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "tree");
  heng_goals_page_choose (self, HENG_GOAL_OBJECTIVE, id);
}

static void
zoomed_cb (HengMapView *map, HengGoalsPage *self)
{
  g_autofree char *text = g_strdup_printf ("%.0f%%", heng_map_view_get_scale (map) * 100);

  gtk_button_set_label (self->zoom, text);
}

static void
find (HengGoalsPage *self, gboolean next)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->map_search));
  guint n = heng_map_view_search (self->map, text, next);
  g_autofree char *found = g_strdup_printf (ngettext ("%u found", "%u found", n), n);

  gtk_label_set_text (self->found, *text != '\0' ? found : "");
}

static void
map_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  find (user_data, FALSE);
}

static void
map_next_cb (GtkSearchEntry *entry, gpointer user_data)
{
  find (user_data, TRUE);
}

static void
map_stop_cb (GtkSearchEntry *entry, gpointer user_data)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (HENG_GOALS_PAGE (user_data)->map));
}

static void
sideways_cb (GtkToggleButton *button, gpointer user_data)
{
  heng_map_view_set_sideways (HENG_GOALS_PAGE (user_data)->map, gtk_toggle_button_get_active (button));
}

/* The buttons are named after the map's actions. */
static void
zoom_cb (GtkWidget *button, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (HENG_GOALS_PAGE (user_data)->map), gtk_widget_get_name (button), NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HengGoalsPage *self = HENG_GOALS_PAGE (widget);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  HengChart *chart;

  if (self->data == NULL)
    return;
  chart = build (self->data->forest, places, self->photos);
  heng_chart_map_set_sideways (chart, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->map_sideways)));
  heng_map_print_present (HENG_PAGE (self), _("Print Alignment Map"), chart);
}

void
heng_goals_page_connect_map (HengGoalsPage *self)
{
  self->map_places = g_array_new (FALSE, FALSE, sizeof (int));
  self->photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, photo_free);
  g_signal_connect (self->map, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect (self->map, "zoomed", G_CALLBACK (zoomed_cb), self);
  g_signal_connect (self->map, "focused", G_CALLBACK (focused_cb), self);
  heng_map_view_set_sideways (self->map, TRUE);
  heng_map_view_set_least (self->map, 0.7);
}

void
heng_goals_page_install_map (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_bind_template_callback (widget_class, map_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, sideways_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
}
