#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test points of meson's JSON logs. A program that crashes or times out counts as one failure more.

With --failures: names what failed on standard error and exits 1 if anything did. Without: prints "N passed, N failed" last.
"""
import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b(.*)$', re.M)


def count(path):
    passed, failed, skipped, names = 0, 0, 0, []
    with open(path, encoding='utf-8') as log:
        for line in log:
            test = json.loads(line)
            points = POINT.findall(test.get('stdout') or '')
            bad = [rest for no, rest in points if no]
            skips = [rest for no, rest in points if not no and re.search(r'#\s*skip', rest, re.I)]
            good = len(points) - len(bad) - len(skips)
            if test['result'] in ('OK', 'EXPECTEDFAIL', 'SKIP'):
                skipped += len(skips) + (1 if test['result'] == 'SKIP' and not points else 0)
                passed += good if points else (1 if test['result'] == 'OK' else 0)
            else:
                failed += max(1, len(bad))
                passed += good
                names.append('%s: %s %s' % (test['name'], test['result'], '; '.join(bad)))
    return passed, failed, skipped, names


def main(arguments):
    report = '--failures' in arguments
    total = [0, 0, 0]
    names = []
    for path in [a for a in arguments if not a.startswith('--')]:
        try:
            passed, failed, skipped, bad = count(path)
        except OSError as error:
            passed, failed, skipped, bad = 0, 1, 0, ['%s: no test ran (%s)' % (path, error.strerror)]
        total = [total[0] + passed, total[1] + failed, total[2] + skipped]
        names += bad
    for name in names:
        print('FAILED ' + name, file=sys.stderr)
    if not report:
        print('%d passed, %d failed' % (total[0], total[1]) + (', %d skipped' % total[2] if total[2] else ''))
    return 1 if total[1] or total[0] == 0 else 0


sys.exit(main(sys.argv[1:]))
