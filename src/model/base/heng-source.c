/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the data sources of domain.md §3. */
#include "heng-source.h"

#include <glib/gi18n-lib.h>

static const char *const names[][2] = {
  { "GIT", N_ ("code repository") }, { "PROJ", N_ ("projects") },        { "DOC", N_ ("documents") },
  { "REC", N_ ("recruiting") },      { "TRN", N_ ("training") },         { "TKT", N_ ("tickets") },
  { "CRM", N_ ("leads") },           { "FIN", N_ ("finance") },          { "HRIS", N_ ("roster") },
  { "SUR", N_ ("survey") },          { "R-MGR", N_ ("manager rating") }, { "R-PEER", N_ ("peer rating") },
  { "R-COM", N_ ("committee") },
};

static const char *
source_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], code))
      return _ (names[i][1]);
  return code;
}

char *
heng_source_describe (const char *source)
{
  g_auto (GStrv) parts = g_strsplit_set (source ? source : "", "+,", -1);
  GString *text = g_string_new (NULL);

  for (char **part = parts; *part; part++)
    {
      g_strstrip (*part);
      if (**part == '\0')
        continue;
      /* Translators: stands between two data sources in a list */
      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, source_name (*part));
    }
  return g_string_free (text, FALSE);
}
