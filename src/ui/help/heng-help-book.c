/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads Mallard pages; what they hold is small, so the whole book is read at once. */
#include "heng-help-book.h"

#include <glib/gi18n.h>
#include <string.h>

/* The page under way. */
typedef struct
{
  HengHelpPage *page;
  GPtrArray *path;     /* names of the open elements, not owned */
  GString *text;       /* of the paragraph or title under way, NULL between them */
  char *section;       /* id of the open section, NULL outside */
  guint step;
  gboolean first_key;
  GString *plain;
} Reader;

static void
block_free (gpointer data)
{
  HengHelpBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

static void
page_free (gpointer data)
{
  HengHelpPage *page = data;

  g_free (page->id);
  g_free (page->title);
  g_free (page->description);
  g_free (page->plain);
  g_ptr_array_unref (page->blocks);
  g_ptr_array_unref (page->guides);
  g_free (page);
}

void
heng_help_book_free (HengHelpBook *book)
{
  g_ptr_array_unref (book->pages);
  g_free (book);
}

static void
add_block (Reader *reader, HengHelpBlockKind kind, char *markup, guint number)
{
  HengHelpBlock *block = g_new0 (HengHelpBlock, 1);

  block->kind = kind;
  block->markup = markup;
  block->number = number;
  g_ptr_array_add (reader->page->blocks, block);
}

static gboolean
is_inside (const Reader *reader, const char *element)
{
  for (guint i = 0; i < reader->path->len; i++)
    if (g_str_equal (g_ptr_array_index (reader->path, i), element))
      return TRUE;
  return FALSE;
}

static const char *
value_of (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static const struct
{
  const char *element, *begin, *end;
} inlines[] = {
  { "gui", "<b>", "</b>" }, { "em", "<b>", "</b>" }, { "app", "<b>", "</b>" },     { "key", "<tt>", "</tt>" },
  { "cmd", "<tt>", "</tt>" }, { "code", "<tt>", "</tt>" }, { "file", "<tt>", "</tt>" }, { "keyseq", "", "" },
};

/* Elements that only hold others. */
static const char *const structure[] = { "page", "info", "list", "steps", "terms", "item", "note", "section", NULL };

static gboolean
begin_inline (Reader *reader, const char *element, const char **names, const char **values)
{
  const char *parent = reader->path->len > 1 ? g_ptr_array_index (reader->path, reader->path->len - 2) : "";

  if (reader->text == NULL)
    return FALSE;
  if (g_str_equal (element, "link"))
    {
      const char *target = value_of (names, values, "xref") != NULL ? value_of (names, values, "xref") : value_of (names, values, "href");
      g_autofree char *begin = g_markup_printf_escaped ("<a href=\"%s\">", target != NULL ? target : "");

      g_string_append (reader->text, begin);
      return target != NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    {
      if (!g_str_equal (inlines[i].element, element))
        continue;
      if (g_str_equal (element, "keyseq"))
        reader->first_key = TRUE;
      else if (g_str_equal (element, "key") && g_str_equal (parent, "keyseq") && !reader->first_key)
        g_string_append (reader->text, "+");
      if (g_str_equal (element, "key"))
        reader->first_key = FALSE;
      g_string_append (reader->text, inlines[i].begin);
      return TRUE;
    }
  return FALSE;
}

static gboolean
begin_structure (Reader *reader, const char *element, const char **names, const char **values)
{
  if (!g_strv_contains (structure, element))
    return FALSE;
  if (g_str_equal (element, "page"))
    reader->page->id = g_strdup (value_of (names, values, "id"));
  else if (g_str_equal (element, "section"))
    {
      g_free (reader->section);
      reader->section = g_strdup (value_of (names, values, "id"));
    }
  else if (g_str_equal (element, "steps"))
    reader->step = 0;
  return TRUE;
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  gboolean known = TRUE;

  g_ptr_array_add (reader->path, (char *) g_intern_string (element));
  if (g_str_equal (element, "link") && is_inside (reader, "info"))
    {
      if (g_strcmp0 (value_of (names, values, "type"), "guide") == 0)
        g_ptr_array_add (reader->page->guides, g_strdup (value_of (names, values, "xref")));
    }
  else if (g_str_equal (element, "title") || g_str_equal (element, "p") || g_str_equal (element, "desc"))
    reader->text = g_string_new (NULL);
  else if (!begin_structure (reader, element, names, values))
    known = begin_inline (reader, element, names, values);
  if (!known)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, _("The help has no element “%s”."), element);
}

/* A paragraph is what it stands in. */
static void
add_paragraph (Reader *reader, char *markup)
{
  gboolean first = g_str_equal (g_ptr_array_index (reader->path, reader->path->len - 2), "item");

  if (is_inside (reader, "note"))
    add_block (reader, HENG_HELP_NOTE, markup, 0);
  else if (first && is_inside (reader, "steps"))
    add_block (reader, HENG_HELP_STEP, markup, ++reader->step);
  else if (first && is_inside (reader, "list"))
    add_block (reader, HENG_HELP_BULLET, markup, 0);
  else
    add_block (reader, HENG_HELP_TEXT, markup, 0);
}

static char *
take_text (Reader *reader)
{
  g_auto (GStrv) words = g_strsplit_set (reader->text->str, " \n\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  char *markup;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  markup = g_strjoinv (" ", kept);
  g_string_free (g_steal_pointer (&reader->text), TRUE);
  g_string_append_c (reader->plain, '\n');
  return markup;
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  if (g_str_equal (element, "desc"))
    reader->page->description = take_text (reader);
  else if (g_str_equal (element, "p"))
    add_paragraph (reader, take_text (reader));
  else if (g_str_equal (element, "title") && reader->page->title == NULL)
    reader->page->title = take_text (reader);
  else if (g_str_equal (element, "title"))
    add_block (reader, is_inside (reader, "terms") ? HENG_HELP_TERM : HENG_HELP_HEADING, take_text (reader), 0);
  else if (g_str_equal (element, "section"))
    add_block (reader, HENG_HELP_LINKS, g_strdup_printf ("%s#%s", reader->page->id, reader->section), 0);
  else if (g_str_equal (element, "page"))
    add_block (reader, HENG_HELP_LINKS, g_strdup (reader->page->id), 0);
  else if (reader->text != NULL && g_str_equal (element, "link"))
    g_string_append (reader->text, "</a>");
  else
    for (guint i = 0; reader->text != NULL && i < G_N_ELEMENTS (inlines); i++)
      if (g_str_equal (inlines[i].element, element))
        g_string_append (reader->text, inlines[i].end);
  g_ptr_array_set_size (reader->path, (int) reader->path->len - 1);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  g_autofree char *escaped = NULL;

  if (reader->text == NULL)
    return;
  escaped = g_markup_escape_text (text, (gssize) length);
  g_string_append (reader->text, escaped);
  g_string_append_len (reader->plain, text, (gssize) length);
}

static HengHelpPage *
read_page (const char *path, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autofree char *contents = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reader reader = { .path = open };
  HengHelpPage *page;
  gboolean done;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  page = reader.page = g_new0 (HengHelpPage, 1);
  page->blocks = g_ptr_array_new_with_free_func (block_free);
  page->guides = g_ptr_array_new_with_free_func (g_free);
  reader.plain = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  done = g_markup_parse_context_parse (context, contents, (gssize) length, error) && g_markup_parse_context_end_parse (context, error);
  page->plain = g_utf8_strdown (reader.plain->str, -1);
  g_string_free (reader.plain, TRUE);
  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  g_free (reader.section);
  if (done && page->id != NULL && page->title != NULL)
    return page;
  if (done)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, _("The page of the help has no name or title."));
  g_prefix_error (error, "%s: ", path);
  page_free (page);
  return NULL;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(HengHelpPage *const *) a)->id, (*(HengHelpPage *const *) b)->id);
}

HengHelpBook *
heng_help_book_load (const char *folder, GError **error)
{
  g_autoptr (HengHelpBook) book = g_new0 (HengHelpBook, 1);
  g_autoptr (GDir) directory = NULL;
  const char *name;

  book->pages = g_ptr_array_new_with_free_func (page_free);
  directory = g_dir_open (folder, 0, error);
  if (directory == NULL)
    return NULL;
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      HengHelpPage *page = g_str_has_suffix (name, ".page") ? read_page (path, error) : NULL;

      if (page != NULL)
        g_ptr_array_add (book->pages, page);
      else if (g_str_has_suffix (name, ".page"))
        return NULL;
    }
  g_ptr_array_sort (book->pages, compare_pages);
  return g_steal_pointer (&book);
}

const HengHelpPage *
heng_help_book_find (const HengHelpBook *book, const char *id)
{
  gsize length = strcspn (id, "#");

  for (guint i = 0; i < book->pages->len; i++)
    {
      const HengHelpPage *page = g_ptr_array_index (book->pages, i);

      if (strlen (page->id) == length && strncmp (page->id, id, length) == 0)
        return page;
    }
  return NULL;
}

GPtrArray *
heng_help_book_list (const HengHelpBook *book, const char *place)
{
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < book->pages->len; i++)
    {
      HengHelpPage *page = g_ptr_array_index (book->pages, i);

      if (g_ptr_array_find_with_equal_func (page->guides, place, g_str_equal, NULL))
        g_ptr_array_add (listed, page);
    }
  return listed;
}

GPtrArray *
heng_help_book_search (const HengHelpBook *book, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t", -1);
  GPtrArray *found = g_ptr_array_new ();
  guint n_titles = 0;

  for (guint i = 0; i < book->pages->len; i++)
    {
      HengHelpPage *page = g_ptr_array_index (book->pages, i);
      g_autofree char *title = g_utf8_strdown (page->title, -1);
      gboolean all = TRUE;

      for (guint w = 0; words[w] != NULL; w++)
        all = all && strstr (page->plain, words[w]) != NULL;
      if (all)
        g_ptr_array_insert (found, strstr (title, lower) != NULL ? (int) n_titles++ : -1, page);
    }
  return found;
}
