/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of check-ins: the first byte chooses the type of key result. */
#include "fuzz-common.h"

#include "heng-appraisal.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  HengKeyResult kr = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  guint n_types = 0;

  if (size == 0)
    return 0;
  while (heng_kr_type_values[n_types].key != NULL)
    n_types++;
  kr.type = heng_kr_type_values[data[0] % n_types].value;
  kr.target = HENG_POINTS (100);
  text = fuzz_text (data + 1, size - 1);
  value = heng_check_in_value (&kr, text, &error);
  g_assert_true ((value == NULL) == (error != NULL));
  return 0;
}
