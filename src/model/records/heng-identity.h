/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, mobile numbers, resident identity numbers and bank cards: normal forms and checks (domain.md §9.3, §9.4). */
#pragma once

#include "heng-people.h"

G_BEGIN_DECLS

typedef enum
{
  HENG_ID_OK,
  HENG_ID_FIFTEEN,   /* the old form of 15 digits, lengthened */
  HENG_ID_REGION,    /* region code unknown (codes are retired): only a warning */
  HENG_ID_LENGTH,    /* not 18 or 15 characters */
  HENG_ID_CHARACTER,
  HENG_ID_BIRTH,     /* no such day of birth */
  HENG_ID_CHECKSUM,
  HENG_ID_PRECISION, /* a spreadsheet has lost the last digits: never guessed */
} HengIdCheck;

typedef struct
{
  char number[19]; /* normal form */
  HengDate birth;
  HengSex sex;
} HengIdFacts;

/* GB 11643. `facts` is filled for OK, FIFTEEN and REGION. */
HengIdCheck heng_id_check (const char *text, HengIdFacts *facts);
/* What is wrong or odd, as a sentence (translated); NULL for OK. */
const char *heng_id_check_sentence (HengIdCheck check);
/* Whether documents of this type carry such a number: no type, 身份证, 居住证. */
gboolean heng_id_type_is_resident (const char *type);
/* "110105********002X": all but the ends is hidden; short ones show the last two. New string. */
char *heng_number_mask (const char *number);
/* The check character of the first 17 digits. */
char heng_id_check_character (const char *digits);
/* Passports and permits: 5 to 20 letters, digits and brackets. */
gboolean heng_id_is_document (const char *text);

typedef enum { HENG_MOBILE_OK, HENG_MOBILE_PLACEHOLDER, HENG_MOBILE_PRECISION, HENG_MOBILE_BAD } HengMobileCheck;
/* 1[3-9] and nine digits after +86, 0086, 86-, spaces and dashes are gone; foreign +cc numbers are kept. `out` needs 24 bytes. */
HengMobileCheck heng_mobile_check (const char *text, char *out);

/* something@domain.tld */
gboolean heng_email_is_plausible (const char *text);

typedef enum { HENG_BANK_OK, HENG_BANK_LUHN, HENG_BANK_PRECISION, HENG_BANK_BAD } HengBankCheck;
/* 12 to 19 digits; `out` needs 20 bytes. LUHN: kept, with a warning. */
HengBankCheck heng_bank_check (const char *text, char *out);

typedef enum { HENG_NAME_OK = 0, HENG_NAME_PRIVATE_USE = 1 << 0, HENG_NAME_SUFFIX = 1 << 1, HENG_NAME_TOO_LONG = 1 << 2 } HengNameFlags;
/* Middle dots become U+00B7, spaces between Han characters go; no NFKC. `proposal` (free it; may be NULL) is the name without a suffix such as
 * (离职) or -销售 when it has one. New string. */
char *heng_name_normalize (const char *text, HengNameFlags *flags, char **proposal);

G_END_DECLS
