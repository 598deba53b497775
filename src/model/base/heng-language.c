/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Newer C libraries translate nothing in the locales C and C.UTF-8, whatever $LANGUAGE says, and a small system (a container, a
 * scheduled job) has no others. Then the smallest possible messages locale is written, loaded and removed again. */
#include "heng-language.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* Layout of the file that setlocale reads for LC_MESSAGES: magic for the category, number of fields, their offsets, the strings. */
typedef struct
{
  guint32 magic, n_fields, offsets[5];
  char yes[6], no[6], yes_word[4], no_word[3], charset[6];
} MessagesLocale;

#define MESSAGES_MAGIC (0x20031115 ^ LC_MESSAGES)

static const MessagesLocale messages_locale = {
  MESSAGES_MAGIC,
  5,
  { G_STRUCT_OFFSET (MessagesLocale, yes), G_STRUCT_OFFSET (MessagesLocale, no), G_STRUCT_OFFSET (MessagesLocale, yes_word),
    G_STRUCT_OFFSET (MessagesLocale, no_word), G_STRUCT_OFFSET (MessagesLocale, charset) },
  "^[yY]", "^[nN]", "yes", "no", "UTF-8",
};

static gboolean
is_c_locale (void)
{
  const char *name = setlocale (LC_MESSAGES, NULL);

  return name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") || g_str_has_prefix (name, "C.");
}

/* A language other than English is asked for. */
static gboolean
wants_translation (void)
{
  const char *wanted = g_getenv ("LANGUAGE");

  return wanted != NULL && *wanted != '\0' && !g_str_has_prefix (wanted, "en") && !g_str_equal (wanted, "C");
}

static void
load_smallest_locale (void)
{
  g_autofree char *top = g_dir_make_tmp ("heng-locale-XXXXXX", NULL);
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));
  g_autofree char *locale = NULL, *messages = NULL, *file = NULL;

  if (top == NULL)
    return;
  locale = g_build_filename (top, "zh_CN", NULL);
  messages = g_build_filename (locale, "LC_MESSAGES", NULL);
  file = g_build_filename (messages, "SYS_LC_MESSAGES", NULL);
  if (g_mkdir_with_parents (messages, 0700) == 0
      && g_file_set_contents (file, (const char *) &messages_locale, sizeof messages_locale, NULL))
    {
      g_setenv ("LOCPATH", top, TRUE);
      setlocale (LC_MESSAGES, "zh_CN");
      if (before != NULL)
        g_setenv ("LOCPATH", before, TRUE);
      else
        g_unsetenv ("LOCPATH");
    }
  g_unlink (file);
  g_rmdir (messages);
  g_rmdir (locale);
  g_rmdir (top);
}

static void
setup_messages_locale (void)
{
  if (!is_c_locale () || !wants_translation ())
    return;
  if (!setlocale (LC_MESSAGES, "zh_CN.UTF-8") && !setlocale (LC_MESSAGES, "en_US.UTF-8"))
    load_smallest_locale ();
}

void
heng_language_setup (const char *language, const char *directory)
{
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_ALL, "C.UTF-8");
  setup_messages_locale ();
  if (directory == NULL)
    directory = g_getenv ("HENG_LOCALE_DIR");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL && *directory != '\0' ? directory : HENG_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
