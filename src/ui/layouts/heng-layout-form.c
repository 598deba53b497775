/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a layout. Texts are checked at every key, and stored when they are left. */
#include "heng-layout-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "heng-compat.h"
#include "heng-layout-sections.h"
#include "heng-layout-text.h"
#include "heng-library-fields.h"
#include "heng-organisation-choice.h"
#include "heng-text.h"

enum { NAME, HEADER, FOOTER, N_LINES };
enum { INTRO, INTRO_EN, CLOSING, CLOSING_EN, SIGNATURES, N_TEXTS };

static const struct { const char *field, *label; } lines[N_LINES] = {
  [NAME] = { "name", N_("N_ame") },
  [HEADER] = { "header", N_("_Header on every page") },
  [FOOTER] = { "footer", N_("_Footer on every page") },
};

static const struct { const char *field, *label; int height; } texts[N_TEXTS] = {
  [INTRO] = { "intro", N_("_Text below the title"), 56 },
  [INTRO_EN] = { "intro_en", N_("Text below the title, En_glish"), 56 },
  [CLOSING] = { "closing", N_("Te_xt above the signatures"), 56 },
  [CLOSING_EN] = { "closing_en", N_("Text above the signatures, Engl_ish"), 56 },
  [SIGNATURES] = { "signatures", N_("_Who signs, one a line"), 96 },
};

struct _HengLayoutForm
{
  GtkBox parent_instance;
  HengReportLayout *layout; /* as last edited or stored */
  GBytes *logo;
  GtkWidget *lines[N_LINES], *texts[N_TEXTS];
  GtkWidget *sections, *is_default, *picture, *remove_logo, *logo_fault;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HengLayoutForm, heng_layout_form, GTK_TYPE_BOX)

enum { EDITED, TYPING, N_SIGNALS };
static guint signals[N_SIGNALS];

static const HengField *
field_of (const char *name)
{
  return heng_record_field (&heng_report_layout_type, name);
}

/* Keys of signers as words, and back: what somebody types is what is printed. */
static char *
signers_to_words (const HengReportLayout *layout)
{
  g_auto (GStrv) signers = heng_layout_signers (layout);

  for (char **signer = signers; *signer; signer++)
    {
      const HengEnumValue *known = heng_enum_by_key (heng_signer_values, *signer);

      if (known == NULL)
        continue;
      g_free (*signer);
      *signer = g_strdup (_(known->label));
    }
  return g_strjoinv ("\n", signers);
}

static const char *
key_of (const char *word)
{
  for (const HengEnumValue *value = heng_signer_values; value->key != NULL; value++)
    if (g_ascii_strcasecmp (_(value->label), word) == 0)
      return value->key;
  return word;
}

static char *
words_to_signers (const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **word = split; *word; word++)
    if (!heng_text_is_blank (*word))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", key_of (g_strstrip (*word)));
  if (text->len == 0 || g_str_equal (text->str, "EMPLOYEE\nMANAGER\nDEPARTMENT_HEAD\nHR"))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_text (HengReportLayout *layout, guint i, const char *text)
{
  g_autofree char *signers = i == SIGNATURES ? words_to_signers (text) : NULL;

  heng_field_set_text (field_of (texts[i].field), layout, i == SIGNATURES ? signers : *text != '\0' ? text : NULL);
}

static void
set_line (HengReportLayout *layout, const char *field, const char *text)
{
  heng_field_set_text (field_of (field), layout, *text != '\0' ? text : NULL);
}

HengReportLayout *
heng_layout_form_get (HengLayoutForm *self, gboolean typed, GBytes **logo)
{
  HengReportLayout *layout = heng_report_layout_copy (self->layout);

  *logo = self->logo;
  for (guint i = 0; typed && i < N_LINES; i++)
    {
      GtkWidget *input = heng_library_field_get_input (HENG_LIBRARY_FIELD (self->lines[i]));
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))));

      set_line (layout, lines[i].field, text);
    }
  for (guint i = 0; typed && i < N_TEXTS; i++)
    {
      g_autofree char *text = heng_layout_text_get (HENG_LAYOUT_TEXT (self->texts[i]));

      set_text (layout, i, text);
    }
  return layout;
}

static void
emit_edited (HengLayoutForm *self, const char *action)
{
  g_signal_emit (self, signals[EDITED], 0, action);
}

/* Of one field alone, so that a fault stands where it is. */
static char *
check_line_cb (HengLibraryField *field, const char *text, gpointer user_data)
{
  g_autoptr (HengReportLayout) trial = heng_report_layout_new ();

  trial->name = g_strdup ("-");
  set_line (trial, heng_library_field_get_name (field), text);
  return heng_report_layout_fault (trial);
}

static void
line_edited_cb (HengLibraryField *field, const char *text, HengLayoutForm *self)
{
  const char *name = heng_library_field_get_name (field);

  set_line (self->layout, name, text);
  emit_edited (self, NULL);
}

static void
typing_cb (HengLayoutForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TYPING], 0);
}

static guint
text_at (HengLayoutForm *self, HengLayoutText *text)
{
  guint i = 0;

  while (self->texts[i] != GTK_WIDGET (text))
    i++;
  return i;
}

static void
text_changed_cb (HengLayoutText *text, HengLayoutForm *self)
{
  g_autoptr (HengReportLayout) trial = heng_report_layout_new ();
  g_autofree char *words = heng_layout_text_get (text), *fault = NULL;

  trial->name = g_strdup ("-");
  set_text (trial, text_at (self, text), words);
  fault = heng_report_layout_fault (trial);
  heng_layout_text_show_fault (text, fault);
  typing_cb (self);
}

static void
text_edited_cb (HengLayoutText *text, const char *words, HengLayoutForm *self)
{
  set_text (self->layout, text_at (self, text), words);
  emit_edited (self, NULL);
}

static void
sections_edited_cb (HengLayoutSections *sections, const char *text, const char *action, HengLayoutForm *self)
{
  g_autoptr (HengReportLayout) trial = heng_report_layout_new ();
  g_autofree char *fault = NULL;

  trial->name = g_strdup ("-");
  trial->sections = g_strdup (text);
  if ((fault = heng_report_layout_fault (trial)) != NULL) /* the last one stays on */
    {
      heng_layout_sections_show (sections, self->layout->sections);
      return;
    }
  heng_field_set_text (field_of ("sections"), self->layout, text);
  emit_edited (self, action);
}

static void
default_cb (HengLayoutForm *self)
{
  if (self->filling)
    return;
  self->layout->is_default = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->is_default));
  emit_edited (self, NULL);
}

/* The logo */

static void
show_logo (HengLayoutForm *self, const char *fault)
{
  g_autoptr (GdkTexture) texture = self->logo != NULL ? gdk_texture_new_from_bytes (self->logo, NULL) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_widget_set_sensitive (self->remove_logo, self->logo != NULL);
  gtk_label_set_text (GTK_LABEL (self->logo_fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->logo_fault, fault != NULL);
}

static GBytes *
read_picture (GFile *file, char **fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) > HENG_LOGO_LIMIT)
    bytes = g_bytes_new_take (g_malloc0 (HENG_LOGO_LIMIT + 1), HENG_LOGO_LIMIT + 1); /* for its sentence */
  else if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &error);
  if (bytes != NULL)
    *fault = heng_logo_fault (bytes);
  if (bytes != NULL && *fault == NULL)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (*fault == NULL && texture == NULL)
    *fault = g_strdup (error != NULL ? error->message : "");
  return texture != NULL ? g_steal_pointer (&bytes) : NULL;
}

static void
logo_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (HengLayoutForm) self = user_data;
  g_autofree char *fault = NULL;
  g_autoptr (GBytes) bytes = file != NULL ? read_picture (file, &fault) : NULL;

  if (file == NULL || self->layout == NULL)
    return;
  if (bytes != NULL)
    {
      g_clear_pointer (&self->logo, g_bytes_unref);
      self->logo = g_steal_pointer (&bytes);
      g_free (self->layout->logo);
      self->layout->logo = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->logo);
    }
  show_logo (self, fault);
  if (fault == NULL)
    emit_edited (self, NULL);
}

static void
choose_logo_cb (HengLayoutForm *self)
{
  heng_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Choose a Logo"), HENG_FILES_PICTURE, logo_chosen_cb,
                         g_object_ref (self));
}

static void
remove_logo_cb (HengLayoutForm *self)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->layout->logo, g_free);
  show_logo (self, NULL);
  emit_edited (self, NULL);
}

static void
heng_layout_form_finalize (GObject *object)
{
  HengLayoutForm *self = HENG_LAYOUT_FORM (object);

  heng_report_layout_free (self->layout);
  g_clear_pointer (&self->logo, g_bytes_unref);
  G_OBJECT_CLASS (heng_layout_form_parent_class)->finalize (object);
}

static void
heng_layout_form_class_init (HengLayoutFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = heng_layout_form_finalize;
  signals[EDITED] = g_signal_new ("edited", HENG_TYPE_LAYOUT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPING] = g_signal_new ("typing", HENG_TYPE_LAYOUT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
line_new (HengLayoutForm *self, guint i)
{
  self->lines[i] = heng_library_field_new (field_of (lines[i].field), _(lines[i].label));
  heng_library_field_set_check (HENG_LIBRARY_FIELD (self->lines[i]), check_line_cb, self);
  g_signal_connect (self->lines[i], "edited", G_CALLBACK (line_edited_cb), self);
  g_signal_connect_swapped (heng_library_field_get_input (HENG_LIBRARY_FIELD (self->lines[i])), "changed", G_CALLBACK (typing_cb), self);
  return self->lines[i];
}

static GtkWidget *
text_new (HengLayoutForm *self, guint i)
{
  self->texts[i] = heng_layout_text_new (_(texts[i].label), texts[i].height);
  g_signal_connect (self->texts[i], "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect (self->texts[i], "edited", G_CALLBACK (text_edited_cb), self);
  return self->texts[i];
}

static GtkWidget *
logo_new (HengLayoutForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("Choose L_ogo…"));

  self->picture = gtk_picture_new ();
  self->remove_logo = gtk_button_new_with_mnemonic (_("_Remove Logo"));
  self->logo_fault = heng_cell_label_new (NULL, "h-bad");
  gtk_label_set_wrap (GTK_LABEL (self->logo_fault), TRUE);
  gtk_widget_set_size_request (self->picture, -1, 48);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_START);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _("Logo"));
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_logo_cb), self);
  g_signal_connect_swapped (self->remove_logo, "clicked", G_CALLBACK (remove_logo_cb), self);
  gtk_box_append (GTK_BOX (row), choose);
  gtk_box_append (GTK_BOX (row), self->remove_logo);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->logo_fault);
  return box;
}

static void
heng_layout_form_init (HengLayoutForm *self)
{
  GtkBox *box = GTK_BOX (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, 12);
  self->is_default = gtk_check_button_new_with_mnemonic (_("_Use for all reviews"));
  self->sections = heng_layout_sections_new ();
  g_signal_connect_swapped (self->is_default, "toggled", G_CALLBACK (default_cb), self);
  g_signal_connect (self->sections, "edited", G_CALLBACK (sections_edited_cb), self);
  gtk_box_append (box, line_new (self, NAME));
  gtk_box_append (box, self->is_default);
  gtk_box_append (box, heng_section_title_new (_("Sections")));
  gtk_box_append (box, self->sections);
  gtk_box_append (box, heng_section_title_new (_("Letterhead")));
  gtk_box_append (box, logo_new (self));
  gtk_box_append (box, line_new (self, HEADER));
  gtk_box_append (box, line_new (self, FOOTER));
  gtk_box_append (box, heng_section_title_new (_("Signatures")));
  gtk_box_append (box, text_new (self, SIGNATURES));
  gtk_box_append (box, heng_section_title_new (_("Own Words")));
  for (guint i = INTRO; i <= CLOSING_EN; i++)
    gtk_box_append (box, text_new (self, i));
}

GtkWidget *
heng_layout_form_new (void)
{
  return g_object_new (HENG_TYPE_LAYOUT_FORM, NULL);
}

void
heng_layout_form_load (HengLayoutForm *self, const HengPaperLayout *layout, gboolean reset)
{
  g_autofree char *signers = signers_to_words (layout->record);
  const char *const stored[N_TEXTS] = { layout->record->intro, layout->record->intro_en, layout->record->closing, layout->record->closing_en, signers };

  self->filling = TRUE;
  heng_report_layout_free (self->layout);
  self->layout = heng_report_layout_copy (layout->record);
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = layout->logo != NULL ? g_bytes_ref (layout->logo) : NULL;
  for (guint i = 0; i < N_LINES; i++)
    heng_library_field_load (HENG_LIBRARY_FIELD (self->lines[i]), self->layout, TRUE, reset);
  for (guint i = 0; i < N_TEXTS; i++)
    heng_layout_text_load (HENG_LAYOUT_TEXT (self->texts[i]), stored[i], reset);
  heng_layout_sections_show (HENG_LAYOUT_SECTIONS (self->sections), self->layout->sections);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->is_default), self->layout->is_default != 0);
  show_logo (self, NULL);
  self->filling = FALSE;
}

void
heng_layout_form_stored (HengLayoutForm *self, const HengReportLayout *stored)
{
  self->layout->id = stored->id;
  self->layout->version = stored->version;
}

void
heng_layout_form_focus_name (HengLayoutForm *self)
{
  gtk_widget_grab_focus (heng_library_field_get_input (HENG_LIBRARY_FIELD (self->lines[NAME])));
}
