/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to src/model: short words for the static field tables. */
#pragma once

#include "heng-record.h"

#define FIELD(Type, field, kind, label, values, flags) { #field, kind, G_STRUCT_OFFSET (Type, field), label, values, flags }
#define INT_FIELD(Type, field, label, flags) FIELD (Type, field, HENG_KIND_INT, label, NULL, flags)
#define TEXT_FIELD(Type, field, label, flags) FIELD (Type, field, HENG_KIND_TEXT, label, NULL, flags)
#define DATE_FIELD(Type, field, label, flags) FIELD (Type, field, HENG_KIND_DATE, label, NULL, flags)
#define ENUM_FIELD(Type, field, label, values) FIELD (Type, field, HENG_KIND_ENUM, label, values, HENG_FIELD_PLAIN)
#define REF_FIELD(Type, field, label, flags) FIELD (Type, field, HENG_KIND_REF, label, NULL, flags)

#define PLAIN HENG_FIELD_PLAIN
#define REQUIRED HENG_FIELD_REQUIRED
#define DERIVED HENG_FIELD_DERIVED
#define MICRO HENG_FIELD_MICRO
#define PERCENT HENG_FIELD_PERCENT
#define YES_NO HENG_FIELD_YES_NO
#define TIME HENG_FIELD_TIME

/* The type's symbol from its field array; `sensitive` keeps values out of journal text, logs and search. */
#define RECORD_TYPE(symbol, Type, table, label, fields, sensitive)                                    \
  const HengRecordType symbol = { table, label, sizeof (Type), fields, G_N_ELEMENTS (fields), sensitive }
