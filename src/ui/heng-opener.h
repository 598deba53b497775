/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens, creates and fills company files in a thread of their own, because a first open may upgrade or load a lot. */
#pragma once

#include "heng-store.h"

G_BEGIN_DECLS

void heng_opener_open_async (const char *path, GAsyncReadyCallback callback, gpointer user_data);
/* The sample company in the language of the process: made when it is not there yet, else the existing one. */
void heng_opener_sample_async (GAsyncReadyCallback callback, gpointer user_data);
/* A new company with its name and the shipped templates; the file must not exist. */
void heng_opener_create_async (const char *path, const char *company, GAsyncReadyCallback callback, gpointer user_data);
/* The open store, or NULL with an error that says what to do. */
HengStore *heng_opener_finish (GAsyncResult *result, GError **error);
/* Where the sample company of this language lies. */
char *heng_opener_sample_path (void);

G_END_DECLS
