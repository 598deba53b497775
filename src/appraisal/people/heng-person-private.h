/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share. */
#pragma once

#include "heng-person-edit.h"

G_BEGIN_DECLS

/* The person whose file a record of this type belongs to. */
gint64 heng_person_of (const HengRecordType *type, gconstpointer record);
/* The name to show; empty for somebody who is gone. New string. */
char *heng_person_name (HengDb *db, gint64 employee_id);
/* Pinyin and initials of the name. */
void heng_person_set_reading (const HengPersonWriter *writer, HengEmployee *employee);
/* The place in the company that somebody has, as a job record from a day on. */
HengJob *heng_person_job_new (const HengEmployee *employee, HengJobKind kind, HengDate day);
HengChange *heng_person_begin (HengDb *db, const HengPersonWriter *writer, const char *action, GError **error);
/* Brings department, position, level and manager of the person in line with the newest job record that is left. */
gboolean heng_person_follow_newest (HengChange *change, gint64 employee_id, GError **error);

G_END_DECLS
