/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of pages: one kept page per area, the pages pushed above it, and the way back and forward through all of them. */
#include "heng-navigator.h"

#include "heng-cycles-page.h"
#include "heng-goals-page.h"
#include "heng-home-page.h"
#include "heng-insights-page.h"
#include "heng-organisation-page.h"
#include "heng-page-private.h"
#include "heng-people-page.h"
#include "heng-people-views.h"
#include "heng-projects-page.h"
#include "heng-reports-page.h"
#include "heng-scorecards-page.h"

#define SLIDE_MS 200
#define FADE_MS 100
#define KEPT_PLACES 24

struct _HengNavigator
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GHashTable *area_pages; /* area name → HengPage in the stack */
  GPtrArray *past, *ahead; /* pages one came from and went back from, the nearest last; an area's page may stand there more than once */
  GPtrArray *leaving;      /* still seen while they slide out */
  GHashTable *areas;       /* HengPage → name of the area it belongs to */
};

G_DEFINE_FINAL_TYPE (HengNavigator, heng_navigator, GTK_TYPE_WIDGET)

enum { SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  HengPage *(*create) (void);
  const char *row; /* of the sidebar it belongs to; NULL: one of its own */
} area_kinds[] = {
  { "home", heng_home_page_new },
  { "people", heng_people_page_new },
  { "organisation", heng_organisation_page_new, "people" },
  { "projects", heng_projects_page_new, "people" },
  { "goals", heng_goals_page_new },
  { "scorecards", heng_scorecards_page_new },
  { "cycles", heng_cycles_page_new },
  { "insights", heng_insights_page_new },
  { "reports", heng_reports_page_new },
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

/* Pages behind the shown one stay as they were left, but nobody shall read them. */
static void
set_readable (HengPage *page, gboolean readable)
{
  if (page != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, !readable, -1);
}

static void
show_page (HengNavigator *self, HengPage *page, GtkStackTransitionType transition)
{
  leave_focus (self);
  set_readable (heng_navigator_get_page (self), FALSE);
  set_readable (page, TRUE);
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
      g_hash_table_insert (self->areas, page, (char *) area_kinds[i].name);
    }
  return page;
}

/* Ends a pushed page that no way leads to any more. */
static void
release (HengNavigator *self, HengPage *page)
{
  if (page == heng_navigator_get_page (self) || g_ptr_array_find (self->past, page, NULL) || g_ptr_array_find (self->ahead, page, NULL)
      || g_hash_table_lookup (self->area_pages, g_hash_table_lookup (self->areas, page)) == page)
    return;
  g_hash_table_remove (self->areas, page);
  g_ptr_array_add (self->leaving, page);
}

static void
forget (HengNavigator *self, GPtrArray *places, guint index)
{
  HengPage *page = g_ptr_array_steal_index (places, index);

  release (self, page);
}

/* Goes to a page by a new way: what was ahead is given up. */
static void
visit (HengNavigator *self, HengPage *page, GtkStackTransitionType transition)
{
  HengPage *here = heng_navigator_get_page (self);
  g_autoptr (GPtrArray) given_up = g_steal_pointer (&self->ahead);

  self->ahead = g_ptr_array_new ();
  if (here != NULL && here != page)
    g_ptr_array_add (self->past, here);
  show_page (self, page, transition);
  for (guint i = 0; i < given_up->len; i++)
    if (!g_ptr_array_find (self->leaving, g_ptr_array_index (given_up, i), NULL))
      release (self, g_ptr_array_index (given_up, i));
  while (self->past->len > KEPT_PLACES)
    forget (self, self->past, 0);
  remove_leaving (self);
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

  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->ahead);
  g_ptr_array_unref (self->leaving);
  g_hash_table_unref (self->areas);
  g_hash_table_unref (self->area_pages);
  G_OBJECT_CLASS (heng_navigator_parent_class)->finalize (object);
}

static void
heng_navigator_class_init (HengNavigatorClass *klass)
{
  g_type_ensure (HENG_TYPE_PEOPLE_VIEWS);
  G_OBJECT_CLASS (klass)->dispose = heng_navigator_dispose;
  G_OBJECT_CLASS (klass)->finalize = heng_navigator_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOWN] = g_signal_new ("shown", HENG_TYPE_NAVIGATOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
heng_navigator_init (HengNavigator *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->past = g_ptr_array_new ();
  self->ahead = g_ptr_array_new ();
  self->areas = g_hash_table_new (NULL, NULL);
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
  HengPage *page = heng_navigator_get_page (self);

  return page != NULL ? g_hash_table_lookup (self->areas, page) : NULL;
}

const char *
heng_navigator_get_row (HengNavigator *self)
{
  const char *area = heng_navigator_get_area (self);

  for (guint i = 0; area != NULL && i < G_N_ELEMENTS (area_kinds); i++)
    if (g_str_equal (area_kinds[i].name, area) && area_kinds[i].row != NULL)
      return area_kinds[i].row;
  return area;
}

gboolean
heng_navigator_can_go (HengNavigator *self, HengDirection direction)
{
  return (direction == HENG_GO_BACK ? self->past : self->ahead)->len > 0;
}

gboolean
heng_navigator_show_area (HengNavigator *self, HengWindow *window, const char *area)
{
  HengPage *page = area_page (self, window, area);

  if (page == NULL)
    return FALSE;
  visit (self, page, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  return TRUE;
}

HengPage *
heng_navigator_find_area (HengNavigator *self, const char *area)
{
  return g_hash_table_lookup (self->area_pages, area);
}

gboolean
heng_navigator_has_area (HengNavigator *self, const char *area)
{
  for (guint i = 0; i < G_N_ELEMENTS (area_kinds); i++)
    if (g_str_equal (area_kinds[i].name, area))
      return TRUE;
  return FALSE;
}

void
heng_navigator_push (HengNavigator *self, HengWindow *window, HengPage *page)
{
  HengPage *below = heng_navigator_get_page (self);

  if (below == NULL && heng_navigator_show_area (self, window, area_kinds[0].name)) /* the palette was faster than the first page */
    below = heng_navigator_get_page (self);
  add_page (self, page);
  g_hash_table_insert (self->areas, page, (char *) heng_navigator_get_area (self));
  heng_page_attach (page, window, below != NULL ? heng_page_get_title (below) : "");
  visit (self, page, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
}

void
heng_navigator_go (HengNavigator *self, HengDirection direction)
{
  GPtrArray *from = direction == HENG_GO_BACK ? self->past : self->ahead;
  GPtrArray *to = direction == HENG_GO_BACK ? self->ahead : self->past;
  HengPage *here = heng_navigator_get_page (self);

  if (from->len == 0)
    return;
  g_ptr_array_add (to, here);
  show_page (self, g_ptr_array_steal_index (from, from->len - 1),
             direction == HENG_GO_BACK ? GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT : GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
}

void
heng_navigator_close (HengNavigator *self, HengPage *page)
{
  gboolean shown = page == heng_navigator_get_page (self);

  if (shown && self->past->len == 0)
    return;
  if (shown)
    show_page (self, g_ptr_array_steal_index (self->past, self->past->len - 1), GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  while (g_ptr_array_remove (self->past, page) || g_ptr_array_remove (self->ahead, page))
    ;
  release (self, page);
  remove_leaving (self);
}

void
heng_navigator_clear (HengNavigator *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->ahead, 0);
  g_ptr_array_set_size (self->leaving, 0);
  g_hash_table_remove_all (self->areas);
  g_hash_table_remove_all (self->area_pages);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    gtk_stack_remove (self->stack, child);
}
