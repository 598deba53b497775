/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least work of scoring: a weighted sum over columns of ready points and a count of grades; then a grade by place in each of 200 departments, found
 * by counting, and their sums. One thread, as Heng has. limit-columns PEOPLE ROUNDS */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <string.h>

#define LINES 8
#define DEPARTMENTS 200
#define MOST 12000

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* The share of each department that is at least as good, in tenths, from best to worst. */
static int64_t
distribute (const int64_t *scores, long n, uint8_t *grades)
{
  static uint32_t counts[MOST + 1];
  static uint8_t tenth[MOST + 1];
  long size = n / DEPARTMENTS;
  int64_t total = 0;

  for (long d = 0; d < DEPARTMENTS; d++)
    {
      const int64_t *of = scores + d * size;
      int64_t sum = 0;
      long better = 0;

      memset (counts, 0, sizeof counts);
      for (long i = 0; i < size; i++)
        counts[of[i] / 10000]++;
      for (int cents = MOST; cents >= 0; better += counts[cents--])
        tenth[cents] = (uint8_t) (better * 10 / size);
      for (long i = 0; i < size; i++)
        {
          grades[d * size + i] = tenth[of[i] / 10000];
          sum += of[i];
        }
      total += sum / size;
    }
  return total;
}

int
main (int argc, char **argv)
{
  long n = argc > 1 ? strtol (argv[1], NULL, 10) : 300000, rounds = argc > 2 ? strtol (argv[2], NULL, 10) : 9;
  static const int64_t weights[LINES] = { 2000, 1500, 1500, 1500, 1000, 1000, 1000, 500 };
  static const int64_t cuts[5] = { 60000000, 75000000, 90000000, 100000000, 110000000 };
  int64_t *points = malloc (sizeof (int64_t) * n * LINES), *scores = malloc (sizeof (int64_t) * n);
  uint8_t *grades = malloc (n);
  double best = 1e9, best_whole = 1e9;
  int64_t total = 0;
  long counts[6] = { 0 };

  for (long i = 0; i < n * LINES; i++)
    points[i] = (int64_t) (random () % 120000001);
  for (long round = 0; round < rounds; round++)
    {
      double start = now_ms (), taken;

      for (int g = 0; g < 6; g++)
        counts[g] = 0;
      for (long i = 0; i < n; i++)
        scores[i] = 0;
      for (int line = 0; line < LINES; line++)
        for (long i = 0; i < n; i++)
          scores[i] += weights[line] * points[line * n + i];
      for (long i = 0; i < n; i++)
        {
          int grade = 0;

          scores[i] /= 10000;
          for (int cut = 0; cut < 5; cut++)
            grade += scores[i] >= cuts[cut];
          counts[grade]++;
        }
      taken = now_ms () - start;
      best = taken < best ? taken : best;
      total = distribute (scores, n, grades);
      taken = now_ms () - start;
      best_whole = taken < best_whole ? taken : best_whole;
    }
  printf ("{\"ms\": %.3f, \"whole_ms\": %.3f, \"total\": %lld, \"grades\": [%ld, %ld, %ld, %ld, %ld, %ld]}\n", best, best_whole, (long long) total, counts[0], counts[1], counts[2], counts[3],
          counts[4], counts[5]);
  free (points);
  free (scores);
  free (grades);
  return 0;
}
