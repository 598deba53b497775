/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items of the proof's tree model. */
#include "heng-proof-step.h"

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

  if (dot == NULL || strlen (dot) != 7 || strspn (dot + 1, "0123456789") != 6)
    return g_markup_escape_text (value, -1);
  head = g_strndup (value, (gsize) (dot - value) + 3);
  if (*head == '-')
    return g_strdup_printf ("−%s<span alpha=\"55%%\">%s</span>", head + 1, dot + 3);
  return g_strdup_printf ("%s<span alpha=\"55%%\">%s</span>", head, dot + 3);
}

char *
heng_proof_step_detail (HengProofStep *self)
{
  const HengTrace *trace = self->trace;

  if (trace->formula != NULL && trace->note != NULL)
    return g_strdup_printf ("%s\n%s", trace->formula, trace->note);
  return g_strdup (trace->formula != NULL ? trace->formula : trace->note);
}
