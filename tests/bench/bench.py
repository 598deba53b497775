#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Heng beside the least work that could do the job (limit) and a peer, interleaved in one run; judges ratios, never times.

bench.py BUILD_FOLDER [--people N] [--rounds N] [--cases start,import,score,stored,reviews]
Prints a JSON line per measurement and the table for the README last. Build it with --buildtype=release.
"""
import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HEADER = ('工号,姓名,部门,职位,职级,手机号,邮箱,入职日期,员工类型,员工状态,性别,出生日期,身份证号,办公地点,转正日期').split(',')
SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'
GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉玲红梅宇浩然子轩思远晓雨欣怡佳慧志鹏'
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(number):
    """A resident ID with a right check digit, of a fictitious sequence: another one for each number, of people grown up in 2010."""
    left, digits = number * 7919 % (16 * 33 * 12 * 28 * 999), []
    for values in (16, 33, 12, 28, 999):
        left, digit = divmod(left, values)
        digits.append(digit)
    body = '%06d%04d%02d%02d%03d' % (110101 + digits[0], 1961 + digits[1], 1 + digits[2], 1 + digits[3], digits[4])
    return body + '10X98765432'[sum(int(c) * w for c, w in zip(body, ID_WEIGHTS)) % 11]


def roster(path, people):
    pick = random.Random(7)
    with open(path, 'w', encoding='utf-8') as out:
        out.write(','.join(HEADER) + '\n')
        for i in range(people):
            number = identity(i)
            out.write('E%06d,%s,%s,%s,P%d,138%08d,e%06d@example.com,20%02d-%02d-%02d,全职,正式,%s,%s-%s-%s,%s,总部,\n' % (
                i, pick.choice(SURNAMES) + ''.join(pick.sample(GIVEN, pick.randint(1, 2))), '研发部/第%d组' % (i % 200),
                ('工程师', '测试工程师', '产品经理')[i % 3], 3 + i % 6, i, i, 10 + i % 15, 1 + i % 12, 1 + i % 28,
                '女男'[int(number[16]) % 2], number[6:10], number[10:12], number[12:14], number))


def timed(command, **options):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **options)
    taken = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit('%s failed: %s' % (command, done.stderr.decode()[-800:]))
    return taken, done.stdout.decode()


class Bench:
    def __init__(self, build, people, rounds, place):
        self.build, self.people, self.rounds, self.place = os.path.abspath(build), people, rounds, place
        self.rows = []
        self.env = dict(os.environ, HENG_DATA_DIR=os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data'),
                        XDG_DATA_HOME=place, XDG_CONFIG_HOME=place, GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                        GDK_DEBUG='gl-disable', GDK_DISABLE='gl,vulkan', LC_ALL='C.UTF-8', LANGUAGE='en')
        self.env.setdefault('GSETTINGS_SCHEMA_DIR', os.path.join(self.build, 'data'))

    def at(self, *parts):
        return os.path.join(self.build, *parts)

    def hengctl(self, *arguments):
        return timed([self.at('src', 'cli', 'hengctl'), *arguments], env=self.env)

    def report(self, case, ours, limit, what, target):
        ratio = ours / limit
        print(json.dumps({'case': case, 'heng': round(ours, 2), 'limit': round(limit, 2), 'ratio': round(ratio, 2)}))
        self.rows.append((case, ours, limit, ratio, what, target))

    def frames(self, command):
        env = dict(self.env, LD_PRELOAD=self.at('tests', 'bench', 'first-frame-shim.so'),
                   HENG_BENCH_START=str(time.clock_gettime_ns(time.CLOCK_MONOTONIC)))
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False)
        return json.loads(done.stdout.decode().strip().split('\n')[-1])

    def case_start(self):
        store = os.path.join(self.place, 'sample.heng')
        if not os.path.exists(store):
            self.hengctl('store', 'create', store, '--sample')
        ours, limit = [], []
        for _ in range(self.rounds):
            limit.append(self.frames([self.at('tests', 'bench', 'limit-window')]))
            ours.append(self.frames([self.at('src', 'ui', 'heng'), store]))

        def middle(frames, key):
            return statistics.median(f[key] for f in frames)
        self.report('start to first frame, ms', middle(ours, 'first_ms'), middle(limit, 'first_ms'), 'bare libadwaita window', 1.5)
        self.report('start to settled, ms', middle(ours, 'settled_ms'), middle(limit, 'settled_ms'), 'bare libadwaita window', None)
        self.report('memory with 50 people (PSS), MB', middle(ours, 'pss_kb') / 1024, middle(limit, 'pss_kb') / 1024,
                    'bare libadwaita window', 1.3)

    def case_import(self):
        table = os.path.join(self.place, 'roster.csv')
        roster(table, self.people)
        ours, limit = [], []
        for _ in range(min(self.rounds, 3)):
            peer, store = os.path.join(self.place, 'peer.db'), os.path.join(self.place, 'big.heng')
            for path in (peer, store, store + '-wal', store + '-shm'):
                if os.path.exists(path):
                    os.remove(path)
            columns = ', '.join('c%d TEXT' % i for i in range(len(HEADER)))
            limit.append(timed(['sqlite3', peer, 'CREATE TABLE e(%s) STRICT; CREATE INDEX e0 ON e(c0); CREATE INDEX e1 ON e(c1);' % columns,
                                '.import --csv --skip 1 %s e' % table])[0])
            self.hengctl('store', 'create', store)
            ours.append(self.hengctl('--store', store, 'import', 'roster', table)[0])
        self.report('import of %s people with validation, ms' % format(self.people, ','), min(ours), min(limit), 'sqlite3 .import', 1.5)

    def case_score(self):
        ours, limit = [], []
        for _ in range(self.rounds):
            limit.append(json.loads(timed([self.at('tests', 'bench', 'limit-columns'), str(self.people), '5'])[1])['ms'])
            ours.append(json.loads(timed([self.at('tests', 'bench', 'bench-score'), str(self.people), '5'])[1])['ms'])
        self.report('score %s × 8 in memory, ms' % format(self.people, ','), min(ours), min(limit), 'weighted sum over columns', 3.0)

    def case_stored(self):
        """The whole way: 8 lines and 8 actuals a person stand in the store; score everyone and store the results."""
        people = min(self.people, 20000)
        table, store = os.path.join(self.place, 'part.csv'), os.path.join(self.place, 'part.heng')
        roster(table, people)
        for path in (store, store + '-wal', store + '-shm'):
            if os.path.exists(path):
                os.remove(path)
        self.hengctl('store', 'create', store)
        self.hengctl('--store', store, 'templates', 'install')
        self.hengctl('--store', store, 'import', 'roster', table)
        opened = self.hengctl('--store', store, 'cycle', 'open', '2026Q3', '--from', '2026-07-01', '--to', '2026-09-30')[0]
        actuals = os.path.join(self.place, 'actuals.csv')
        values = (('RD-02', '6.5'), ('RD-03', '4.2'), ('RD-04', '4'), ('RD-05', '2'), ('RD-06', '3'), ('RD-08', '8'))
        with open(actuals, 'w', encoding='utf-8') as out:
            out.write('工号,部门,指标编号,实际值,不适用原因,批准人\n')
            for i in range(people):
                out.writelines('E%06d,,%s,%s,,\n' % (i, code, value) for code, value in values)
                out.write('E%06d,,RD-01,NA,本季无里程碑,HR\n' % i)
            out.write(',研发部,RD-07,84,,\n')
        entered = self.hengctl('--store', store, 'import', 'actuals', actuals, '--cycle', '2026Q3')[0]
        scored, _ = self.hengctl('--store', store, '--json', 'score', '2026Q3')
        limit = timed(['sqlite3', store, 'SELECT l.participant_id, sum(l.weight_bp * CAST(a.value AS REAL)) / sum(l.weight_bp) FROM scorecard_line l '
                       'JOIN actual a ON a.owner_id = l.participant_id AND a.code = l.code GROUP BY 1;'])[0]
        self.report('score %s × 8 from the store, ms' % format(people, ','), scored, limit, 'one SQL GROUP BY', None)
        print(json.dumps({'case': 'open and enter, ms', 'open': round(opened), 'actuals': round(entered)}))

    def case_reviews(self):
        store, one, many = (os.path.join(self.place, name) for name in ('sample.heng', 'one.pdf', 'many.pdf'))
        if not os.path.exists(store):
            self.hengctl('store', 'create', store, '--sample')
        self.hengctl('--store', store, 'report', '2026Q2', '--all', '--output', one)
        pages = subprocess.run(['pdftotext', '-bbox-layout', one, '-'], capture_output=True, check=True).stdout.decode()
        lines, page = [], -1
        for row in pages.split('\n'):
            if '<page ' in row:
                page += 1
            box = re.search(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', row)
            if box:
                lines.append([page, float(box[1]), float(box[2]), (float(box[4]) - float(box[2])) / 1.45, ''])
            word = re.search(r'<word [^>]*>(.*)</word>', row)
            if word and lines:
                lines[-1][4] += (' ' if lines[-1][4] else '') + word[1].replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>')
        listed = os.path.join(self.place, 'lines.txt')
        with open(listed, 'w', encoding='utf-8') as out:
            out.writelines('%d %.2f %.2f %.2f %s\n' % tuple(line) for line in lines)
        copies = 22
        ours, limit = [], []
        for _ in range(min(self.rounds, 3)):
            limit.append(timed([self.at('tests', 'bench', 'limit-pages'), listed, str(copies), many])[0])
            done = json.loads(timed([self.at('tests', 'bench', 'bench-reviews'), store, '2026Q2', str(copies), many], env=self.env)[1])
            ours.append(done['ms'])
        self.report('%s reviews into one PDF (%s pages with charts), ms' % (format(done['reviews'], ','), format((page + 1) * copies, ',')),
                    min(ours), min(limit), 'plain cairo, same lines of text', 1.3)

    def table(self):
        print('\n| case | Heng | limit | × | limit is | target |\n|---|---|---|---|---|---|')
        for case, ours, limit, ratio, what, target in self.rows:
            print('| %s | %s | %s | %.2f | %s | %s |' % (case, format(round(ours, 1), ','), format(round(limit, 1), ','), ratio, what,
                                                      '≤ %.1f' % target if target else '–'))
        print('\n%s, load %.2f, %s' % (time.strftime('%Y-%m-%d'), os.getloadavg()[0],
                                      subprocess.run(['sqlite3', '--version'], capture_output=True, text=True, check=False).stdout[:7]))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('build')
    arguments.add_argument('--people', type=int, default=300000)
    arguments.add_argument('--rounds', type=int, default=7)
    arguments.add_argument('--cases', default='start,import,score,stored,reviews')
    options = arguments.parse_args()
    place = tempfile.mkdtemp(prefix='heng-bench-')
    try:
        bench = Bench(options.build, options.people, options.rounds, place)
        for case in options.cases.split(','):
            getattr(bench, 'case_' + case)()
        bench.table()
    finally:
        shutil.rmtree(place)


if __name__ == '__main__':
    main()
