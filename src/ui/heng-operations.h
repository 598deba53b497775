/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long work of a window: a button in each page's bar while there is any, with a list of it. */
#pragma once

#include <gtk/gtk.h>

#include "heng-operation.h"

G_BEGIN_DECLS

/* Keeps the operation in the list (of HengOperation) until it is finished. */
void heng_operations_add (GListStore *operations, HengOperation *operation);
/* A button that is there while the list is not empty. */
GtkWidget *heng_operations_button_new (GListModel *operations);
void heng_operations_cancel (GListModel *operations);

G_END_DECLS
