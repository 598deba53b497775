/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field table and rules of report layouts. */
#include "heng-report-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "heng-record-macros.h"
#include "heng-text.h"

#define LONGEST_NAME 40
#define LONGEST_HEADER 48 /* what one line of small print holds beside a logo … */
#define LONGEST_FOOTER 60 /* … and without one */
#define LONGEST_TEXT 1000
#define WIDEST_SIGNER 28  /* Latin letters; a Han takes two */

const HengEnumValue heng_layout_section_values[] = {
  { HENG_LAYOUT_FACTS, "facts", N_("Facts About the Person") },
  { HENG_LAYOUT_RESULT, "result", N_("Score and Grade") },
  { HENG_LAYOUT_OKR, "okr", N_("Objectives and Key Results (OKR)") },
  { HENG_LAYOUT_KPI, "kpi", N_("Scorecard (KPI)") },
  { HENG_LAYOUT_MILESTONES, "milestones", N_("Milestones") },
  { HENG_LAYOUT_FEEDBACK, "feedback", N_("360 Feedback") },
  { HENG_LAYOUT_ADJUSTMENTS, "adjustments", N_("Adjustments") },
  { HENG_LAYOUT_CHARTS, "charts", N_("How the Score Came About, and the Trend") },
  { HENG_LAYOUT_COMMENTS, "comments", N_("Manager's Comment") },
  { HENG_LAYOUT_NEXT, "next", N_("Interview and Next Goals") },
  { HENG_LAYOUT_OPINION, "opinion", N_("Opinion and Signatures") },
  { 0, NULL, NULL },
};

const HengEnumValue heng_signer_values[] = {
  { HENG_SIGNER_EMPLOYEE, "EMPLOYEE", N_("Employee") },
  { HENG_SIGNER_MANAGER, "MANAGER", N_("Manager") },
  { HENG_SIGNER_DEPARTMENT_HEAD, "DEPARTMENT_HEAD", N_("Department head") },
  { HENG_SIGNER_HR, "HR", N_("HR") },
  { 0, NULL, NULL },
};

static const HengField report_layout_fields[] = {
  TEXT_FIELD (HengReportLayout, name, N_("Name"), REQUIRED),
  INT_FIELD (HengReportLayout, is_default, N_("Used for all reviews"), YES_NO),
  TEXT_FIELD (HengReportLayout, sections, N_("Sections"), PLAIN),
  TEXT_FIELD (HengReportLayout, signatures, N_("Signatures"), PLAIN),
  TEXT_FIELD (HengReportLayout, header, N_("Header"), PLAIN),
  TEXT_FIELD (HengReportLayout, footer, N_("Footer"), PLAIN),
  TEXT_FIELD (HengReportLayout, logo, N_("Logo"), PLAIN),
  TEXT_FIELD (HengReportLayout, intro, N_("Text below the title"), PLAIN),
  TEXT_FIELD (HengReportLayout, intro_en, N_("Text below the title, English"), PLAIN),
  TEXT_FIELD (HengReportLayout, closing, N_("Text above the signatures"), PLAIN),
  TEXT_FIELD (HengReportLayout, closing_en, N_("Text above the signatures, English"), PLAIN),
};
RECORD_TYPE (heng_report_layout_type, HengReportLayout, "report_layout", N_("report layout"), report_layout_fields, FALSE);

void
heng_layout_entries_parse (const char *text, HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS])
{
  g_auto (GStrv) words = g_strsplit_set (text ? text : "", " \n", -1);
  gboolean usual = heng_text_is_blank (text), seen[HENG_N_LAYOUT_SECTIONS] = { FALSE };
  guint n = 0;

  for (char **word = words; *word; word++)
    {
      gboolean off = **word == '-';
      const HengEnumValue *value = heng_enum_by_key (heng_layout_section_values, *word + off);

      if (!value || seen[value->value])
        continue;
      seen[value->value] = TRUE;
      entries[n++] = (HengLayoutEntry) { (HengLayoutSection) value->value, !off };
    }
  for (int section = 0; section < HENG_N_LAYOUT_SECTIONS; section++)
    if (!seen[section])
      entries[n++] = (HengLayoutEntry) { (HengLayoutSection) section, usual };
}

char *
heng_layout_entries_format (const HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS])
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean usual = TRUE;

  for (guint i = 0; i < HENG_N_LAYOUT_SECTIONS; i++)
    {
      usual = usual && entries[i].on && entries[i].section == (HengLayoutSection) i;
      g_string_append_printf (text, "%s%s%s", i ? " " : "", entries[i].on ? "" : "-", heng_layout_section_values[entries[i].section].key);
    }
  return usual ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

GStrv
heng_layout_signers (const HengReportLayout *layout)
{
  g_autoptr (GStrvBuilder) signers = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (layout && layout->signatures ? layout->signatures : "", "\n", -1);
  guint n = 0;

  for (char **line = lines; *line; line++)
    if (!heng_text_is_blank (*line) && n++ < HENG_LAYOUT_MOST_SIGNERS)
      g_strv_builder_add (signers, g_strstrip (*line));
  for (int i = 0; n == 0 && i < HENG_N_SIGNERS; i++)
    g_strv_builder_add (signers, heng_signer_values[i].key);
  return g_strv_builder_end (signers);
}

static char *
line_fault (const char *text, const char *what, glong longest)
{
  if (!text)
    return NULL;
  if (strchr (text, '\n'))
    return g_strdup_printf (_("%s: it must be one line."), what);
  if (g_utf8_strlen (text, -1) > longest)
    return g_strdup_printf (_("%s: it may have %d characters at most, so that it fits on the page."), what, (int) longest);
  return NULL;
}

static char *
text_fault (const HengReportLayout *layout)
{
  const char *const texts[] = { layout->intro, layout->intro_en, layout->closing, layout->closing_en };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] && g_utf8_strlen (texts[i], -1) > LONGEST_TEXT)
      return g_strdup_printf (_("A text of your own may have %d characters at most."), LONGEST_TEXT);
  return NULL;
}

static char *
sections_fault (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text ? text : "", " \n", -1);
  guint n_named = 0, on = 0, seen = 0;

  for (char **word = words; *word; word++)
    {
      gboolean off = **word == '-';
      const HengEnumValue *value = heng_enum_by_key (heng_layout_section_values, *word + off);

      if (**word == '\0')
        continue;
      if (!value)
        return g_strdup_printf (_("There is no section “%s”. The sections are facts, result, okr, kpi, milestones, feedback, adjustments, charts, comments, next and opinion."),
                                *word + off);
      if (seen & 1u << value->value)
        return g_strdup_printf (_("The section “%s” stands there twice. Leave one out."), _(value->label));
      seen |= 1u << value->value;
      n_named++;
      on += !off;
    }
  return n_named > 0 && on == 0 ? g_strdup (_("Every section is left out. Leave at least one on.")) : NULL;
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

static char *
signatures_fault (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  guint n = 0;

  for (char **line = lines; *line; line++)
    {
      g_strstrip (*line);
      n += **line != '\0';
      if (width_of (*line) > WIDEST_SIGNER)
        return g_strdup_printf (_("“%s” is too long for a signature: %d letters or %d Chinese characters at most."), *line, WIDEST_SIGNER, WIDEST_SIGNER / 2);
    }
  return n > HENG_LAYOUT_MOST_SIGNERS ? g_strdup_printf (_("At most %d can sign."), HENG_LAYOUT_MOST_SIGNERS) : NULL;
}

char *
heng_report_layout_fault (const HengReportLayout *layout)
{
  char *fault;

  if (heng_text_is_blank (layout->name))
    return g_strdup (_("Give the layout a name."));
  if ((fault = line_fault (layout->name, _("Name"), LONGEST_NAME)) || (fault = line_fault (layout->header, _("Header"), LONGEST_HEADER))
      || (fault = line_fault (layout->footer, _("Footer"), LONGEST_FOOTER)) || (fault = text_fault (layout))
      || (fault = sections_fault (layout->sections)))
    return fault;
  return signatures_fault (layout->signatures);
}

static guint32
big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

char *
heng_logo_fault (GBytes *png)
{
  static const guchar signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  gsize size;
  const guchar *data = g_bytes_get_data (png, &size);

  if (size > HENG_LOGO_LIMIT)
    return g_strdup_printf (_("The picture is larger than %d KB, the most that a logo may have. Save it smaller."), HENG_LOGO_LIMIT / 1024);
  if (size < sizeof signature + 8 || memcmp (data, signature, sizeof signature) != 0)
    return g_strdup (_("A logo is a picture of the kind PNG. Save it as PNG."));
  data += sizeof signature;
  if (big_endian (data) - 1 >= HENG_LOGO_SIDE_LIMIT || big_endian (data + 4) - 1 >= HENG_LOGO_SIDE_LIMIT)
    return g_strdup_printf (_("A logo may be %d pixels wide and high at most. Save it smaller."), HENG_LOGO_SIDE_LIMIT);
  return NULL;
}

HengPaperLayout *
heng_paper_layout_new (const HengReportLayout *record, GBytes *logo)
{
  HengPaperLayout *layout = g_atomic_rc_box_new0 (HengPaperLayout);

  layout->record = heng_report_layout_copy (record);
  layout->logo = logo ? g_bytes_ref (logo) : NULL;
  return layout;
}

HengPaperLayout *
heng_paper_layout_ref (HengPaperLayout *layout)
{
  return g_atomic_rc_box_acquire (layout);
}

static void
paper_layout_clear (gpointer data)
{
  HengPaperLayout *layout = data;

  heng_report_layout_free (layout->record);
  g_clear_pointer (&layout->logo, g_bytes_unref);
}

void
heng_paper_layout_unref (HengPaperLayout *layout)
{
  if (layout)
    g_atomic_rc_box_release_full (layout, paper_layout_clear);
}
