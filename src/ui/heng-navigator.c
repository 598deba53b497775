/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of pages: one kept page per area, and the pages pushed above it. */
#include "heng-navigator.h"

#include "heng-cycles-page.h"
#include "heng-home-page.h"
#include "heng-page-private.h"
#include "heng-people-page.h"

#define SLIDE_MS 200
#define FADE_MS 100

struct _HengNavigator
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GHashTable *area_pages; /* area name → HengPage in the stack */
  GPtrArray *trail;       /* pushed pages, the shown one last */
  GPtrArray *leaving;     /* still seen while they slide out */
  const char *area;
};

G_DEFINE_FINAL_TYPE (HengNavigator, heng_navigator, GTK_TYPE_WIDGET)

enum { SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  HengPage *(*create) (void);
} area_kinds[] = {
  { "home", heng_home_page_new },
  { "people", heng_people_page_new },
  { "cycles", heng_cycles_page_new },
};

static void
remove_leaving (HengNavigator *self)
{
  if (gtk_stack_get_transition_running (self->stack))
    return;
  for (guint i = 0; i < self->leaving->len; i++)
    gtk_stack_remove (self->stack, g_ptr_array_index (self->leaving, i));
  g_ptr_array_set_size (self->leaving, 0);
}

/* Before it is hidden: GTK would give the keyboard to whatever comes first on the next page, after that page chose a place itself. */
static void
leave_focus (HengNavigator *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (page == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, page))
    return;
  heng_page_remember_focus (HENG_PAGE (page), focus);
  gtk_root_set_focus (root, NULL);
}

static void
show_page (HengNavigator *self, HengPage *page, GtkStackTransitionType transition)
{
  leave_focus (self);
  gtk_stack_set_transition_duration (self->stack, transition == GTK_STACK_TRANSITION_TYPE_CROSSFADE ? FADE_MS : SLIDE_MS);
  gtk_stack_set_visible_child_full (self->stack, gtk_stack_page_get_name (gtk_stack_get_page (self->stack, GTK_WIDGET (page))), transition);
  remove_leaving (self);
  g_signal_emit (self, signals[SHOWN], 0);
  heng_page_reload (page);
}

static void
add_page (HengNavigator *self, HengPage *page)
{
  static guint serial;
  g_autofree char *name = g_strdup_printf ("page-%u", ++serial);

  gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);
}

static HengPage *
area_page (HengNavigator *self, HengWindow *window, const char *area)
{
  HengPage *page = g_hash_table_lookup (self->area_pages, area);

  for (guint i = 0; page == NULL && i < G_N_ELEMENTS (area_kinds); i++)
    {
      if (!g_str_equal (area_kinds[i].name, area))
        continue;
      page = area_kinds[i].create ();
      add_page (self, page);
      heng_page_attach (page, window, NULL);
      g_hash_table_insert (self->area_pages, (char *) area_kinds[i].name, page);
    }
  return page;
}

static void
leave (HengNavigator *self, HengPage *page)
{
  g_ptr_array_add (self->leaving, page);
}

static void
heng_navigator_dispose (GObject *object)
{
  HengNavigator *self = HENG_NAVIGATOR (object);

  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stack, self);
      gtk_widget_unparent (GTK_WIDGET (self->stack));
      self->stack = NULL;
    }
  G_OBJECT_CLASS (heng_navigator_parent_class)->dispose (object);
}

static void
heng_navigator_finalize (GObject *object)
{
  HengNavigator *self = HENG_NAVIGATOR (object);

  g_ptr_array_unref (self->trail);
  g_ptr_array_unref (self->leaving);
  g_hash_table_unref (self->area_pages);
  G_OBJECT_CLASS (heng_navigator_parent_class)->finalize (object);
}

static void
heng_navigator_class_init (HengNavigatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = heng_navigator_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_navigator_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOWN] = g_signal_new ("shown", HENG_TYPE_NAVIGATOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_navigator_init (HengNavigator *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->trail = g_ptr_array_new ();
  self->leaving = g_ptr_array_new ();
  self->area_pages = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->stack, "notify::transition-running", G_CALLBACK (remove_leaving), self);
}

HengPage *
heng_navigator_get_page (HengNavigator *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page != NULL ? HENG_PAGE (page) : NULL;
}

const char *
heng_navigator_get_area (HengNavigator *self)
{
  return self->area;
}

guint
heng_navigator_get_depth (HengNavigator *self)
{
  return self->trail->len;
}

gboolean
heng_navigator_show_area (HengNavigator *self, HengWindow *window, const char *area)
{
  HengPage *page = area_page (self, window, area);

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (area_kinds); i++)
    if (g_str_equal (area_kinds[i].name, area))
      self->area = area_kinds[i].name;
  while (self->trail->len > 0)
    leave (self, g_ptr_array_steal_index (self->trail, self->trail->len - 1));
  show_page (self, page, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  return TRUE;
}

void
heng_navigator_push (HengNavigator *self, HengWindow *window, HengPage *page)
{
  HengPage *below = heng_navigator_get_page (self);

  add_page (self, page);
  heng_page_attach (page, window, below != NULL ? heng_page_get_title (below) : "");
  g_ptr_array_add (self->trail, page);
  show_page (self, page, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
}

void
heng_navigator_back (HengNavigator *self)
{
  HengPage *below;

  if (self->trail->len == 0)
    return;
  leave (self, g_ptr_array_steal_index (self->trail, self->trail->len - 1));
  below = self->trail->len > 0 ? g_ptr_array_index (self->trail, self->trail->len - 1) : g_hash_table_lookup (self->area_pages, self->area);
  show_page (self, below, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
}

void
heng_navigator_clear (HengNavigator *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->trail, 0);
  g_ptr_array_set_size (self->leaving, 0);
  g_hash_table_remove_all (self->area_pages);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    gtk_stack_remove (self->stack, child);
}
