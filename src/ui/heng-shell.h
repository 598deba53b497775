/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar and content side by side; in a narrow window the sidebar slides over the content instead. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HENG_TYPE_SHELL (heng_shell_get_type ())
G_DECLARE_FINAL_TYPE (HengShell, heng_shell, HENG, SHELL, GtkWidget)

/* Properties "sidebar" and "content" (widgets); "open": whether the sidebar is wanted; "shown": whether it stands beside the content
 * now (FALSE while folded away or sliding over it), notified outside of layout. */
gboolean heng_shell_get_open (HengShell *shell);
void heng_shell_set_open (HengShell *shell, gboolean open);
gboolean heng_shell_get_shown (HengShell *shell);
gboolean heng_shell_get_folded (HengShell *shell);
/* Below 600 px: header bars keep to what is needed. Told together with "shown". */
gboolean heng_shell_get_narrow (HengShell *shell);
/* Shows or hides it: changes "open" in a wide window, slides it over the content in a narrow one. */
void heng_shell_toggle (HengShell *shell);
/* Slides it away again when it lies over the content. */
void heng_shell_dismiss (HengShell *shell);

G_END_DECLS
