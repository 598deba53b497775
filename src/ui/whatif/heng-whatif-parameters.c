/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of parameters: a scorecard each, the components of all profiles, and the grades. */
#include "heng-whatif-parameters.h"

#include <glib/gi18n.h>

#include "heng-compat.h"
#include "heng-people-text.h"
#include "heng-rule-points.h"
#include "heng-weight-meter.h"
#include "heng-whatif-data.h"
#include "heng-whatif-dial.h"

#define PERCENT_STEP (HENG_MICRO / 2)
#define BP (HENG_MICRO / 100) /* a basis point shown as percent */

typedef enum { WEIGHT, RULE, SHARE, LOWER, GRADE_SHARE } DialKind;

/* What a dial moves. */
typedef struct
{
  DialKind kind;
  HengWhatifDial *dial;
  guint a, b, c; /* card, line, number of the rule · profile, component · band */
} Place;

struct _HengWhatifParameters
{
  GtkBox parent_instance;
  GtkDropDown *groups;
  GtkCheckButton *follow;
  GtkLabel *sum;
  GtkBox *rows;
  GtkDropDown *mode; /* of the grades' group; else NULL */
  GArray *places;
  const HengWhatif *whatif;
  HengTrial *trial;
  guint group;
  char *shape; /* of what the rows were made for */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (HengWhatifParameters, heng_whatif_parameters, GTK_TYPE_BOX)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Values */

static const char *
rule_of (const HengWhatifParameters *self, const Place *place)
{
  return self->trial->cards[place->a].lines[place->b].rule;
}

static HengMicro
value_of (const HengWhatifParameters *self, const Place *place)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  g_autoptr (HengRule) rule = NULL;

  switch (place->kind)
    {
    case WEIGHT:
      return self->trial->cards[place->a].lines[place->b].weight_bp * BP;
    case RULE:
      rule = heng_rule_parse (rule_of (self, place), NULL);
      return rule != NULL && place->c < heng_rule_points (rule, points) ? points[place->c].value : 0;
    case SHARE:
      return self->trial->mixes[place->a][place->b] * BP;
    case LOWER:
      return self->trial->lowers[place->a];
    case GRADE_SHARE:
    default:
      return self->trial->shares_bp[place->a] * BP;
    }
}

/* Where the parameter stands now. */
static HengMicro
now_of (const HengWhatifParameters *self, const Place *place)
{
  const HengWhatif *whatif = self->whatif;
  const HengWhatifLine *line = place->kind <= RULE ? ((HengWhatifCard *) g_ptr_array_index (whatif->cards, place->a))->lines->pdata[place->b] : NULL;
  HengRulePoint points[HENG_RULE_MOST_POINTS];

  switch (place->kind)
    {
    case WEIGHT:
      return line->weight_bp * BP;
    case RULE:
      return line->parsed != NULL && place->c < heng_rule_points (line->parsed, points) ? points[place->c].value : 0;
    case SHARE:
      return ((HengWhatifProfile *) g_ptr_array_index (whatif->profiles, place->a))->mix[place->b] * BP;
    case LOWER:
      return ((HengGradeBand *) g_ptr_array_index (whatif->bands, place->a))->lower;
    case GRADE_SHARE:
    default:
      return ((HengGradeBand *) g_ptr_array_index (whatif->bands, place->a))->share_bp * BP;
    }
}

static gint64
sum_of (const HengWhatifParameters *self)
{
  gint64 sum = 0;

  if (self->group < self->whatif->cards->len)
    for (guint i = 0; i < self->trial->cards[self->group].n_lines; i++)
      sum += self->trial->cards[self->group].lines[i].weight_bp;
  else if (self->group > self->whatif->cards->len)
    for (guint i = 0; i < self->trial->n_bands; i++)
      sum += self->trial->shares_bp[i];
  return sum;
}

static void
show_sum (HengWhatifParameters *self)
{
  gint64 sum = sum_of (self);
  g_autofree char *text = heng_text_weight (sum, 2);
  g_autofree char *words = g_strdup_printf (self->group < self->whatif->cards->len ? _("Weights %s") : _("Shares %s"), text);

  gtk_label_set_text (self->sum, words);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), self->group != self->whatif->cards->len);
  gtk_widget_remove_css_class (GTK_WIDGET (self->sum), sum == 10000 ? "bad" : "good");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), sum == 10000 ? "good" : "bad");
}

void
heng_whatif_parameters_refresh (HengWhatifParameters *self)
{
  if (self->trial == NULL)
    return;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      heng_whatif_dial_set_now (place->dial, now_of (self, place));
      heng_whatif_dial_set_value (place->dial, value_of (self, place));
    }
  self->is_filling = TRUE;
  if (self->mode != NULL)
    gtk_drop_down_set_selected (self->mode, (guint) self->trial->mode);
  self->is_filling = FALSE;
  show_sum (self);
}

static void
move_rule (HengWhatifParameters *self, const Place *place, HengMicro value)
{
  g_autoptr (HengRule) rule = heng_rule_parse (rule_of (self, place), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rule != NULL ? heng_rule_move_point (rule, place->c, value, &error) : NULL;

  if (text != NULL)
    heng_trial_set_rule (self->trial, self->whatif, place->a, place->b, text, &error);
  heng_whatif_dial_set_fault (place->dial, error != NULL ? error->message : NULL);
}

static void
move (HengWhatifParameters *self, const Place *place, HengMicro value)
{
  gboolean follow = gtk_check_button_get_active (self->follow);

  switch (place->kind)
    {
    case WEIGHT:
      heng_trial_set_weight (self->trial, self->whatif, place->a, place->b, value / BP, follow);
      break;
    case RULE:
      move_rule (self, place, value);
      break;
    case SHARE:
      heng_trial_set_share (self->trial, self->whatif, place->a, (HengComponentKind) place->b, value / BP, follow);
      break;
    case LOWER:
      heng_trial_set_lower (self->trial, self->whatif, place->a, value);
      break;
    case GRADE_SHARE:
    default:
      self->trial->shares_bp[place->a] = CLAMP (value / BP, 0, 10000);
    }
}

/* The others follow at once; the one in hand keeps what it shows, also when it is no rule. */
static void
refresh_others (HengWhatifParameters *self, HengWhatifDial *dial, gboolean keeps)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->dial != dial || !keeps)
        heng_whatif_dial_set_value (place->dial, value_of (self, place));
    }
  show_sum (self);
}

static void
moved_cb (HengWhatifDial *dial, HengWhatifParameters *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place place = g_array_index (self->places, Place, i);

      if (place.dial != dial)
        continue;
      move (self, &place, heng_whatif_dial_get_value (dial));
      refresh_others (self, dial, place.kind == RULE);
      g_signal_emit (self, signals[EDITED], 0);
      return;
    }
}

static void
mode_cb (GtkDropDown *mode, GParamSpec *pspec, HengWhatifParameters *self)
{
  if (self->is_filling || self->trial == NULL)
    return;
  self->trial->mode = (int) gtk_drop_down_get_selected (mode);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Rows */

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
append_dial (HengWhatifParameters *self, GtkBox *box, Place place, const char *label, const char *unit, HengMicro least, HengMicro most,
             HengMicro step, int decimals, HengMicro now)
{
  GtkWidget *dial = heng_whatif_dial_new (label, unit, least, most, step, decimals, now);

  place.dial = HENG_WHATIF_DIAL (dial);
  g_array_append_val (self->places, place);
  g_signal_connect (dial, "moved", G_CALLBACK (moved_cb), self);
  gtk_box_append (box, dial);
  return dial;
}

/* Steps of 1, 2 or 5 of which about a hundred go into the range. */
static HengMicro
step_of (HengMicro span, int *decimals)
{
  HengMicro step = 1;

  while (step * 200 < span)
    step *= step * 500 < span ? 10 : step * 400 < span ? 5 : 2;
  *decimals = 0;
  for (HengMicro left = HENG_MICRO; left > step && *decimals < 6; left /= 10)
    (*decimals)++;
  return step;
}

static int
decimals_of (HengMicro value)
{
  int decimals = 6;

  while (decimals > 0 && value % 10 == 0)
    {
      value /= 10;
      decimals--;
    }
  return decimals;
}

static void
append_rule (HengWhatifParameters *self, GtkBox *box, guint card, guint i, const HengWhatifLine *line)
{
  HengRulePoint points[HENG_RULE_MOST_POINTS];
  guint n = line->parsed != NULL ? heng_rule_points (line->parsed, points) : 0;
  g_autofree char *words = n > 0 ? heng_rule_describe (line->parsed) : NULL;
  GtkWidget *expander, *inner;
  HengMicro least, most;

  if (n == 0)
    return;
  heng_whatif_range (line->parsed, &least, &most);
  expander = gtk_expander_new (words);
  inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (expander, "h-cap");
  gtk_widget_set_margin_top (inner, 6);
  gtk_widget_set_margin_start (inner, 18);
  for (guint p = 0; p < n; p++)
    {
      const char *unit = points[p].is_points || line->unit == NULL ? "" : heng_localized (line->unit, line->unit_en);
      g_autofree char *spoken = g_strdup_printf ("%s · %s", line->code, _(points[p].label));
      int decimals, own = decimals_of (points[p].value);
      HengMicro step = step_of (points[p].is_points ? HENG_POINTS (120) : most - least, &decimals);

      append_dial (self, GTK_BOX (inner), (Place) { RULE, NULL, card, i, p }, spoken, unit, points[p].is_points ? 0 : least,
                   points[p].is_points ? HENG_POINTS (120) : most, step, MAX (decimals, own), points[p].value);
    }
  gtk_expander_set_child (GTK_EXPANDER (expander), inner);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (expander))), PANGO_ELLIPSIZE_END);
  gtk_box_append (box, expander);
}

static void
append_perspective (HengWhatifParameters *self, HengPerspective perspective)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *dot = g_object_new (HENG_TYPE_DOT, NULL);

  heng_dot_set_perspective (HENG_DOT (dot), perspective);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label_new (heng_enum_label (heng_perspective_values, (int) perspective), "h-colhead"));
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (self->rows, box);
}

/* Lines of one perspective after the other, however the scorecard mixes them. */
static void
fill_card (HengWhatifParameters *self, guint c)
{
  const HengWhatifCard *card = g_ptr_array_index (self->whatif->cards, c);

  if (card->n_own > 0)
    {
      g_autofree char *own = g_strdup_printf (ngettext ("%u scorecard has weights of its own; they stay.",
                                                        "%u scorecards have weights of their own; they stay.", card->n_own), card->n_own);

      gtk_box_append (self->rows, label_new (own, "h-cap"));
    }
  for (int p = 0; p < HENG_N_PERSPECTIVES; p++)
    for (guint i = 0, n = 0; i < card->lines->len; i++)
      {
        const HengWhatifLine *line = g_ptr_array_index (card->lines, i);
        g_autofree char *name = g_strdup_printf ("%s %s", line->code, heng_localized (line->name, line->name_en));

        if (line->perspective != p)
          continue;
        if (n++ == 0)
          append_perspective (self, (HengPerspective) p);
        append_dial (self, self->rows, (Place) { WEIGHT, NULL, c, i, 0 }, name, "%", 0, HENG_POINTS (100), PERCENT_STEP, 2, line->weight_bp * BP);
        append_rule (self, self->rows, c, i, line);
      }
}

static void
fill_profiles (HengWhatifParameters *self)
{
  for (guint p = 0; p < self->whatif->profiles->len; p++)
    {
      const HengWhatifProfile *profile = g_ptr_array_index (self->whatif->profiles, p);
      guint n = profile->n_people + profile->n_own;
      g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
      g_autofree char *title = g_strdup_printf ("%s · %s", heng_localized (profile->name, profile->name_en), people);
      GtkWidget *head = label_new (title, "h-head");

      gtk_widget_set_margin_top (head, p > 0 ? 12 : 0);
      gtk_box_append (self->rows, head);
      for (int c = 0; c < HENG_N_COMPONENTS; c++)
        append_dial (self, self->rows, (Place) { SHARE, NULL, p, (guint) c, 0 }, heng_enum_label (heng_component_values, c), "%", 0,
                     HENG_POINTS (100), PERCENT_STEP, 2, profile->mix[c] * BP);
    }
}

static GtkWidget *
mode_new (HengWhatifParameters *self)
{
  const char *labels[HENG_DISTRIBUTION_ENFORCE + 2] = { NULL };
  GtkWidget *mode;

  for (int i = 0; i <= HENG_DISTRIBUTION_ENFORCE; i++)
    labels[i] = heng_enum_label (heng_distribution_mode_values, i);
  mode = gtk_drop_down_new_from_strings (labels);
  self->mode = GTK_DROP_DOWN (mode);
  gtk_widget_set_sensitive (mode, !self->whatif->cycle->pilot);
  heng_compat_name_choice (mode, _("Distribution of grades"));
  g_signal_connect (mode, "notify::selected", G_CALLBACK (mode_cb), self);
  return mode;
}

static void
fill_grades (HengWhatifParameters *self)
{
  guint n = self->whatif->bands->len;

  gtk_box_append (self->rows, label_new (_("A grade begins at"), "h-head"));
  for (guint b = 0; b + 1 < n; b++)
    {
      const HengGradeBand *band = g_ptr_array_index (self->whatif->bands, b);
      g_autofree char *name = g_strdup_printf ("%s %s", band->grade, heng_localized (band->label, band->label_en));

      append_dial (self, self->rows, (Place) { LOWER, NULL, b, 0, 0 }, name, "", 0, HENG_POINTS (120), PERCENT_STEP, 2, band->lower);
    }
  gtk_box_append (self->rows, label_new (_("Distribution of grades"), "h-head"));
  gtk_box_append (self->rows, mode_new (self));
  for (guint b = 0; b < n; b++)
    {
      const HengGradeBand *band = g_ptr_array_index (self->whatif->bands, b);
      g_autofree char *name = g_strdup_printf (_("Share of grade %s"), band->grade);

      append_dial (self, self->rows, (Place) { GRADE_SHARE, NULL, b, 0, 0 }, name, "%", 0, HENG_POINTS (100), HENG_MICRO, 2, band->share_bp * BP);
    }
}

static void
fill (HengWhatifParameters *self)
{
  GtkWidget *child;

  self->mode = NULL;
  g_array_set_size (self->places, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  if (self->whatif == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->follow), self->group <= self->whatif->cards->len);
  if (self->group < self->whatif->cards->len)
    fill_card (self, self->group);
  else if (self->group == self->whatif->cards->len)
    fill_profiles (self);
  else
    fill_grades (self);
  heng_whatif_parameters_refresh (self);
}

static void
group_cb (GtkDropDown *groups, GParamSpec *pspec, HengWhatifParameters *self)
{
  guint group = gtk_drop_down_get_selected (groups);

  if (self->is_filling || self->whatif == NULL || group == GTK_INVALID_LIST_POSITION || group == self->group)
    return;
  self->group = group;
  fill (self);
}

/* The dial that has the keyboard; −1: none. */
static int
focused_place (HengWhatifParameters *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *dial = focus != NULL ? gtk_widget_get_ancestor (focus, HENG_TYPE_WHATIF_DIAL) : NULL;

  for (guint i = 0; dial != NULL && i < self->places->len; i++)
    if (GTK_WIDGET (g_array_index (self->places, Place, i).dial) == dial)
      return (int) i;
  return -1;
}

/* Makes the rows anew only where that is needed. */
static void
fill_again (HengWhatifParameters *self)
{
  g_autofree char *shape = self->whatif != NULL ? heng_whatif_shape (self->whatif) : NULL;
  int focus = focused_place (self);

  if (shape != NULL && g_strcmp0 (shape, self->shape) == 0)
    {
      heng_whatif_parameters_refresh (self);
      return;
    }
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  fill (self);
  if (focus >= 0 && focus < (int) self->places->len)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->places, Place, focus).dial));
}

void
heng_whatif_parameters_set (HengWhatifParameters *self, const HengWhatif *whatif, HengTrial *trial)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = whatif != NULL ? heng_whatif_n_groups (whatif) : 0;

  self->whatif = whatif;
  self->trial = trial;
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (names, heng_whatif_group_name (whatif, i));
  self->group = n > 0 ? MIN (self->group, n - 1) : self->group;
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->groups, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->groups, self->group);
  self->is_filling = FALSE;
  fill_again (self);
}

static void
heng_whatif_parameters_finalize (GObject *object)
{
  g_array_unref (HENG_WHATIF_PARAMETERS (object)->places);
  g_free (HENG_WHATIF_PARAMETERS (object)->shape);
  G_OBJECT_CLASS (heng_whatif_parameters_parent_class)->finalize (object);
}

static void
heng_whatif_parameters_class_init (HengWhatifParametersClass *klass)
{
  g_type_ensure (HENG_TYPE_DOT);
  G_OBJECT_CLASS (klass)->finalize = heng_whatif_parameters_finalize;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
head_new (HengWhatifParameters *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_hexpand (GTK_WIDGET (self->follow), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->follow));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->groups));
  gtk_box_append (GTK_BOX (head), line);
  gtk_widget_set_margin_bottom (head, 8);
  return head;
}

static void
heng_whatif_parameters_init (HengWhatifParameters *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->groups = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  heng_compat_name_choice (GTK_WIDGET (self->groups), _("What to change"));
  g_signal_connect (self->groups, "notify::selected", G_CALLBACK (group_cb), self);
  self->follow = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Others make room")));
  gtk_check_button_set_active (self->follow, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->follow), _("Weights not moved by hand follow, so that the sum stays 100%"));
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "h-tag");
  gtk_widget_set_valign (GTK_WIDGET (self->sum), GTK_ALIGN_CENTER);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_end (GTK_WIDGET (self->rows), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->rows), 20);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
heng_whatif_parameters_new (void)
{
  return g_object_new (HENG_TYPE_WHATIF_PARAMETERS, NULL);
}
