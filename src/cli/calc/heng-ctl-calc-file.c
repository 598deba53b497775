/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hengctl calc file: a document of cases in, the same cases with their answers out (calc-format.md). */
#include "heng-ctl.h"

#include "heng-ctl-calc.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

static const struct
{
  const char *kind;
  HengCalcEvaluate evaluate;
} evaluators[] = {
  { "rule", heng_calc_rule },
  { "key_result", heng_calc_key_result },
  { "objective_tree", heng_calc_objective_tree },
  { "scorecard", heng_calc_scorecard },
  { "final_score", heng_calc_final_score },
  { "rater_groups", heng_calc_rater_groups },
  { "leniency", heng_calc_leniency },
  { "survey", heng_calc_survey },
  { "distribution", heng_calc_distribution },
  { "rolling", heng_calc_rolling },
  { "scenario", heng_calc_scenario },
};

static HengCalcEvaluate
find_evaluator (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (evaluators); i++)
    if (g_strcmp0 (evaluators[i].kind, kind) == 0)
      return evaluators[i].evaluate;
  return NULL;
}

static char *
list_kinds (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (evaluators); i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "", evaluators[i].kind);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
evaluate_case (HengJsonReader *reader, JsonObject *object, const char *kind, HengCtlJson *output)
{
  JsonObject *input = heng_json_object (reader, object, "input", "input");
  HengCalcEvaluate evaluate = find_evaluator (kind);
  g_autofree char *kinds = evaluate ? NULL : list_kinds ();

  if (kind && !evaluate)
    heng_json_fail (reader, "kind", _("“%s” is “%s”. Use one of %s."), "kind", kind, kinds);
  if (evaluate && input && !reader->error)
    evaluate (reader, input, output);
}

/* Answers one case; FALSE when its answer is an error. Messages begin with the place in the document, or with the case's own name. */
static gboolean
answer_case (JsonNode *node, const char *place, HengCtlJson *json)
{
  HengJsonReader reader = { place, NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *id = heng_json_text (&reader, object, "id", "id", object != NULL);
  g_autofree char *kind = heng_json_text (&reader, object, "kind", "kind", object != NULL);
  g_autoptr (HengCtlJson) output = heng_ctl_json_new ();

  if (!object)
    heng_json_fail (&reader, "id", _("This must be an object in braces."));
  if (id)
    reader.file = id;
  heng_ctl_json_object (output, "output");
  if (!reader.error)
    evaluate_case (&reader, object, kind, output);
  heng_ctl_json_end (output);
  heng_ctl_json_object (json, NULL);
  heng_ctl_json_text (json, "id", id);
  heng_ctl_json_text (json, "kind", kind);
  if (!reader.error)
    heng_ctl_json_append (json, output);
  else
    heng_ctl_json_text (json, "error", reader.error->message);
  heng_ctl_json_end (json);
  if (!reader.error)
    return TRUE;
  g_clear_error (&reader.error);
  return FALSE;
}

/* All bytes of a file, or of standard input for "-". */
static char *
read_document (const char *path, gsize *length, GError **error)
{
  gboolean is_input = g_str_equal (path, "-");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FILE *file = is_input ? stdin : fopen (path, "rb");
  char block[65536];
  gsize n;
  int problem = file ? 0 : errno;

  while (file && (n = fread (block, 1, sizeof block, file)) > 0)
    g_byte_array_append (bytes, (const guint8 *) block, (guint) n);
  if (file && ferror (file))
    problem = errno;
  if (file && !is_input)
    fclose (file);
  if (problem)
    {
      g_set_error (error, HENG_APPRAISAL_ERROR, HENG_APPRAISAL_ERROR_INVALID, _("“%s” cannot be read: %s"), path, g_strerror (problem));
      return NULL;
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

/* A document of cases whose grammar is checked: only its list is read again, case by case. */
typedef struct
{
  const char *name, *text;
  gsize length, list; /* where the name of the list begins */
} Document;

/* One pass over the document: its format, and where the newest “cases” stands. FALSE: it is no list. */
static gboolean
scan_members (Document *document, HengJsonScan *scan, JsonObject *head)
{
  gboolean is_list = FALSE;
  HengJsonToken token;

  while (heng_json_scan_next (scan) == HENG_JSON_MEMBER)
    {
      gsize start = scan->start;
      gboolean is_cases = g_str_equal (scan->value->str, "cases"), is_format = g_str_equal (scan->value->str, "format");
      JsonNode *node;

      token = heng_json_scan_next (scan);
      if (is_format && (node = heng_json_read_node (scan, token)))
        json_object_set_member (head, "format", node);
      else if (is_cases)
        {
          document->list = start;
          is_list = token == HENG_JSON_ARRAY;
        }
      if (!is_format)
        heng_json_scan_skip (scan, token);
    }
  return is_list;
}

/* Finds the list of cases; FALSE with error when this is no document of cases, whole and without a fault. */
static gboolean
check_document (Document *document, GError **error)
{
  HengJsonReader reader = { document->name, NULL };
  g_auto (HengJsonScan) scan = { 0 };
  g_autoptr (JsonObject) head = json_object_new ();
  gboolean is_object, is_list;
  HengJsonToken first;

  if (!heng_json_check_encoding (document->name, document->text, document->length, error))
    return FALSE;
  heng_json_scan_init (&scan, document->text, document->length);
  first = heng_json_scan_next (&scan);
  is_object = first == HENG_JSON_OBJECT;
  is_list = is_object && scan_members (document, &scan, head);
  if (!is_object)
    heng_json_scan_skip (&scan, first);
  if (heng_json_scan_next (&scan) == HENG_JSON_FAULT)
    {
      heng_json_scan_fault (&scan, document->name, error);
      return FALSE;
    }
  if (!is_object || heng_json_int (&reader, head, "$", "format") != 1)
    heng_json_fail (&reader, "$", _("This is no document of cases with “format” 1."));
  else if (!is_list)
    heng_json_fail (&reader, "$", _("“%s” must be a list in square brackets."), "cases");
  if (!reader.error)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

/* Goes to the first case. */
static void
enter_list (HengJsonScan *scan, const Document *document)
{
  heng_json_scan_init (scan, document->text, document->length);
  heng_json_scan_next (scan);
  while (heng_json_scan_next (scan) == HENG_JSON_MEMBER && scan->start != document->list)
    heng_json_scan_skip (scan, heng_json_scan_next (scan));
  heng_json_scan_next (scan);
}

/* Reads, answers and prints one case after the other: memory is that of the document and one case. */
static int
answer_cases (const Document *document)
{
  g_autoptr (HengCtlJson) json = heng_ctl_json_new ();
  g_auto (HengJsonScan) scan = { 0 };
  guint n_errors = 0, n = 0;
  HengJsonToken token;

  heng_ctl_json_object (json, NULL);
  heng_ctl_json_int (json, "format", 1);
  heng_ctl_json_array (json, "cases");
  enter_list (&scan, document);
  while ((token = heng_json_scan_next (&scan)) != HENG_JSON_ARRAY_END)
    {
      g_autoptr (JsonNode) node = heng_json_read_node (&scan, token);
      g_autofree char *place = g_strdup_printf ("cases[%u]", n++);

      n_errors += !answer_case (node, place, json);
      heng_ctl_json_flush (json);
    }
  heng_ctl_json_end (json);
  heng_ctl_json_end (json);
  heng_ctl_json_print (json);
  if (n_errors)
    heng_ctl_message (ngettext ("%u case has no answer; its “error” says why.", "%u cases have no answer; their “error” says why.", n_errors),
                      n_errors);
  return n_errors ? HENG_EXIT_REFUSED : HENG_EXIT_DONE;
}

int
heng_calc_run_file (HengCtl *ctl, GStrv args)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Document document = { 0 };
  int status;

  if (!heng_ctl_parse (ctl, args, NULL, 1, 1, &operands, &status))
    return status;
  document.name = operands[0];
  document.text = text = read_document (operands[0], &document.length, &error);
  if (!text || !check_document (&document, &error))
    return heng_ctl_fail (g_steal_pointer (&error));
  return answer_cases (&document);
}
