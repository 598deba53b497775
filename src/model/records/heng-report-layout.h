/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a company wants its printed review: sections on or off and in its own order, letterhead, who signs, texts of its own. */
#pragma once

#include "heng-record.h"

G_BEGIN_DECLS

/* What a review consists of below its title, in the usual order (domain.md §6). */
typedef enum
{
  HENG_LAYOUT_FACTS,
  HENG_LAYOUT_RESULT,
  HENG_LAYOUT_OKR,
  HENG_LAYOUT_KPI,
  HENG_LAYOUT_MILESTONES,
  HENG_LAYOUT_FEEDBACK,
  HENG_LAYOUT_ADJUSTMENTS,
  HENG_LAYOUT_CHARTS,
  HENG_LAYOUT_COMMENTS,
  HENG_LAYOUT_NEXT,
  HENG_LAYOUT_OPINION,
  HENG_N_LAYOUT_SECTIONS
} HengLayoutSection;
extern const HengEnumValue heng_layout_section_values[]; /* keys facts result okr kpi … */

/* Those whose names are printed by themselves. */
typedef enum { HENG_SIGNER_EMPLOYEE, HENG_SIGNER_MANAGER, HENG_SIGNER_DEPARTMENT_HEAD, HENG_SIGNER_HR, HENG_N_SIGNERS } HengSigner;
extern const HengEnumValue heng_signer_values[]; /* keys EMPLOYEE MANAGER DEPARTMENT_HEAD HR */

typedef struct
{
  gint64 id, version;
  char *name;       /* unique */
  gint64 is_default;
  char *sections;   /* keys in their order, "-" before one that is left out; NULL: all, as usual. Not named: left out */
  char *signatures; /* one a line: the key of a signer, or words of one's own; NULL: the usual four */
  char *header, *footer; /* one line each, on every page; NULL: none */
  char *logo;       /* SHA-256 of a PNG in the store's contents; NULL: none */
  char *intro, *intro_en, *closing, *closing_en; /* below the title, above the signatures; a paragraph a line */
} HengReportLayout;
HENG_DECLARE_RECORD (HengReportLayout, heng_report_layout, heng_report_layout_type)

#define HENG_LAYOUT_MOST_SIGNERS 8
#define HENG_LOGO_LIMIT (256 * 1024)  /* bytes */
#define HENG_LOGO_SIDE_LIMIT 2000     /* pixels */

typedef struct
{
  HengLayoutSection section;
  gboolean on;
} HengLayoutEntry;

/* All sections as a stored text orders them: what it does not name stands behind, off; what it names wrongly is passed over. NULL: the usual. */
void heng_layout_entries_parse (const char *text, HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS]);
/* The reverse, new string; NULL when it is the usual order with everything on. */
char *heng_layout_entries_format (const HengLayoutEntry entries[HENG_N_LAYOUT_SECTIONS]);
/* The lines of `signatures` that say something, the usual four for none. */
GStrv heng_layout_signers (const HengReportLayout *layout);

/* The first rule that the layout breaks, as a sentence; NULL: none. New string. */
char *heng_report_layout_fault (const HengReportLayout *layout);
/* The same of the bytes of a logo: a PNG of bounded size. */
char *heng_logo_fault (GBytes *png);

/* A layout with the bytes of its logo, ready for paper; counted, and shared by the reviews of a batch. Never changed once made. */
typedef struct
{
  HengReportLayout *record;
  GBytes *logo; /* PNG; NULL: none */
} HengPaperLayout;
HengPaperLayout *heng_paper_layout_new (const HengReportLayout *record, GBytes *logo);
HengPaperLayout *heng_paper_layout_ref (HengPaperLayout *layout);
void heng_paper_layout_unref (HengPaperLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HengPaperLayout, heng_paper_layout_unref)

G_END_DECLS
