/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items of the proof's tree model. */
#include "heng-proof-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  HengTrace *root;
} Tree;

struct _HengProofStep
{
  GObject parent_instance;
  Tree *tree; /* shared by all steps of one proof */
  const HengTrace *trace;
};

G_DEFINE_FINAL_TYPE (HengProofStep, heng_proof_step, G_TYPE_OBJECT)

static void
tree_clear (gpointer tree)
{
  heng_trace_free (((Tree *) tree)->root);
}

static void
heng_proof_step_finalize (GObject *object)
{
  g_rc_box_release_full (HENG_PROOF_STEP (object)->tree, tree_clear);
  G_OBJECT_CLASS (heng_proof_step_parent_class)->finalize (object);
}

static void
heng_proof_step_class_init (HengProofStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_proof_step_finalize;
}

static void
heng_proof_step_init (HengProofStep *self)
{
}

static HengProofStep *
step_new (Tree *tree, const HengTrace *trace)
{
  HengProofStep *self = g_object_new (HENG_TYPE_PROOF_STEP, NULL);

  self->tree = g_rc_box_acquire (tree);
  self->trace = trace;
  return self;
}

HengProofStep *
heng_proof_step_new (HengTrace *root, const HengTrace *step)
{
  Tree *tree = g_rc_box_new0 (Tree);
  HengProofStep *self;

  tree->root = root;
  self = step_new (tree, step != NULL ? step : root);
  g_rc_box_release_full (tree, tree_clear);
  return self;
}

const HengTrace *
heng_proof_step_get_trace (HengProofStep *self)
{
  return self->trace;
}

GListModel *
heng_proof_step_get_children (HengProofStep *self)
{
  GListStore *store;

  if (self->trace->children == NULL || self->trace->children->len == 0)
    return NULL;
  store = g_list_store_new (HENG_TYPE_PROOF_STEP);
  for (guint i = 0; i < self->trace->children->len; i++)
    {
      g_autoptr (HengProofStep) child = step_new (self->tree, g_ptr_array_index (self->trace->children, i));

      g_list_store_append (store, child);
    }
  return G_LIST_MODEL (store);
}

char *
heng_proof_step_value_markup (HengProofStep *self)
{
  const char *value = self->trace->value != NULL ? self->trace->value : "";
  const char *dot = strchr (value, '.');
  g_autofree char *head = NULL;

  if (g_str_equal (value, "NA"))
    return g_markup_escape_text (_("N/A"), -1);
  if (g_str_equal (value, "MISSING"))
    return g_markup_escape_text (C_("value", "missing"), -1);
  if (dot == NULL || strlen (dot) != 7 || strspn (dot + 1, "0123456789") != 6)
    return g_markup_escape_text (value, -1);
  head = g_strndup (value, (gsize) (dot - value) + 3);
  if (*head == '-')
    return g_strdup_printf ("−%s<span alpha=\"55%%\">%s</span>", head + 1, dot + 3);
  return g_strdup_printf ("%s<span alpha=\"55%%\">%s</span>", head, dot + 3);
}

/* "95.000000" is 95 and "67.380900" is 67.3809 to a reader; the exact text stays in copies and on paper. */
static char *
without_padding (const char *formula)
{
  GString *out = g_string_new (NULL);

  for (const char *p = formula; *p != '\0';)
    {
      gsize whole = strspn (p, "0123456789"), decimals = p[whole] == '.' ? strspn (p + whole + 1, "0123456789") : 0;

      if (whole == 0 || decimals != 6)
        {
          gsize plain = MAX (whole + (decimals > 0 ? decimals + 1 : 0), 1);

          g_string_append_len (out, p, (gssize) plain);
          p += plain;
          continue;
        }
      g_string_append_len (out, p, (gssize) whole + 7);
      p += whole + 7;
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
      if (out->str[out->len - 1] == '.')
        g_string_truncate (out, out->len - 1);
    }
  return g_string_free (out, FALSE);
}

char *
heng_proof_step_detail (HengProofStep *self)
{
  const HengTrace *trace = self->trace;
  g_autofree char *formula = trace->formula != NULL ? without_padding (trace->formula) : NULL;
  g_auto (GStrv) notes = trace->note != NULL ? g_strsplit (trace->note, "; ", -1) : NULL;
  g_autofree char *note = notes != NULL ? g_strjoinv (" · ", notes) : NULL;

  if (formula != NULL && note != NULL)
    return g_strdup_printf ("%s\n%s", formula, note);
  return formula != NULL ? g_steal_pointer (&formula) : g_steal_pointer (&note);
}
