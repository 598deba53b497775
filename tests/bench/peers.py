# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole programs that do a part of what Heng does, beside it and interleaved with it; those that are not installed are named and left out."""
import os
import shutil
import subprocess
import sys
import time

PEOPLE = 30000


def run(command, env=None):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, check=False)
    taken = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit('%s failed: %s' % (command, done.stderr.decode()[-800:]))
    return taken


def beside(bench, case, heng, name, peer):
    """The best of three of both; peer None: it is not installed."""
    ours, theirs = [], []
    for _ in range(min(bench.rounds, 3)):
        theirs.append(run(peer))
        ours.append(run(heng, bench.env))
    bench.report(case, min(ours), min(theirs), name, None)


def chart(bench):
    """One chart of a company of 50 as a picture, from the start of the program to its end."""
    if not bench.has('gnuplot'):
        return
    store, values, picture = (os.path.join(bench.place, name) for name in ('sample.heng', 'scores.dat', 'chart.png'))
    if not os.path.exists(store):
        bench.hengctl('store', 'create', store, '--sample')
    with open(values, 'w', encoding='utf-8') as out:
        out.writelines('%d %d\n' % (60 + i, 1 + i * 7 % 12) for i in range(40))
    beside(bench, 'one chart as PNG, whole program, ms',
           [bench.at('src', 'cli', 'hengctl'), '--store', store, 'chart', 'distribution', '2026Q2', '--output', picture],
           'gnuplot, pngcairo', ['gnuplot', '-e', 'set terminal pngcairo size 800,500; set output "%s.png"; set style fill solid; '
                                 'plot "%s" using 1:2 with boxes title "scores"' % (values, values)])


def workbook(bench, roster):
    """Everybody as a workbook: Heng reads its store, spreadsheet programs read a CSV table of the same people."""
    peers = {'Gnumeric (ssconvert), from CSV': ['ssconvert'], 'LibreOffice, from CSV': ['libreoffice', '--headless', '--convert-to', 'xlsx', '--outdir',
                                                                                    os.path.join(bench.place, 'office')]}
    present = {name: command for name, command in peers.items() if bench.has(command[0])}
    table, store, out = (os.path.join(bench.place, name) for name in ('some.csv', 'some.heng', 'some.xlsx'))
    if not present:
        return
    roster(table, PEOPLE)
    bench.hengctl('store', 'create', store)
    bench.hengctl('--store', store, 'import', 'roster', table)
    heng = [bench.at('src', 'cli', 'hengctl'), '--store', store, 'export', 'roster', '--output', out]
    for name, command in present.items():
        beside(bench, '%s people as a workbook, ms' % format(PEOPLE, ','), heng, name,
               command + ([table, out + '.peer.xlsx'] if command[0] == 'ssconvert' else [table]))
    shutil.rmtree(os.path.join(bench.place, 'office'), ignore_errors=True)


def measure(bench, roster):
    chart(bench)
    workbook(bench, roster)
