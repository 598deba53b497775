#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Heng beside the least work that could do the job (limit) and a peer, interleaved in one run; judges ratios, never times.

bench.py BUILD_FOLDER [--people N] [--rounds N] [--readme README.md]
               [--cases start,window,goals,sheet,import,score,stored,actuals,edit,undo,whatif,reviews,peers]
Prints a JSON line per measurement and the table last; --readme puts it between the marks there. Build it with --buildtype=release.
Peers (sqlite3, gnuplot, Gnumeric, LibreOffice) run where they are installed; a line says which are not.
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

import peers

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


def timed(command, out=subprocess.PIPE, **options):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False, **options)
    taken = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit('%s failed: %s' % (command, done.stderr.decode()[-800:]))
    return taken, (done.stdout or b'').decode()


def forget(paths):
    """Drops files of our own from the page cache."""
    for path in paths:
        if os.path.exists(path):
            with open(path, 'rb') as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def in_own_display():
    """Runs this again in a display and on a session bus of its own."""
    if 'HENG_BENCH_DISPLAY' not in os.environ:
        os.environ['HENG_BENCH_DISPLAY'] = 'own'
        os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset -nolisten tcp', 'dbus-run-session', '--',
                               sys.executable, *sys.argv])


class Bench:
    def __init__(self, build, people, rounds, place):
        self.build, self.people, self.rounds, self.place = os.path.abspath(build), people, rounds, place
        self.rows, self.present = [], {}
        self.env = dict(os.environ, HENG_DATA_DIR=os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data'),
                        XDG_DATA_HOME=place, XDG_CONFIG_HOME=place, GSETTINGS_BACKEND='memory', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                        GDK_DEBUG='gl-disable', GDK_DISABLE='gl,vulkan', LC_ALL='C.UTF-8', LANGUAGE='en')
        os.makedirs(os.path.join(place, 'gtk-4.0'))
        with open(os.path.join(place, 'gtk-4.0', 'settings.ini'), 'w', encoding='utf-8') as settings:
            settings.write('[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n')
        self.env.setdefault('GSETTINGS_SCHEMA_DIR', os.path.join(self.build, 'data'))

    def at(self, *parts):
        return os.path.join(self.build, *parts)

    def has(self, program):
        """Whether a peer is installed; said once when it is not."""
        if program not in self.present:
            self.present[program] = shutil.which(program) is not None
            if not self.present[program]:
                print(json.dumps({'peer': program, 'note': 'not installed, left out'}))
        return self.present[program]

    def hengctl(self, *arguments):
        return timed([self.at('src', 'cli', 'hengctl'), *arguments], env=self.env)

    def report(self, case, ours, limit, what, target):
        ratio = ours / limit
        print(json.dumps({'case': case, 'heng': round(ours, 2), 'limit': round(limit, 2), 'ratio': round(ratio, 2)}))
        self.rows.append((case, ours, limit, ratio, what, target))

    def frames(self, command, cold=()):
        forget(cold)
        env = dict(self.env, LD_PRELOAD=self.at('tests', 'bench', 'first-frame-shim.so'),
                   HENG_BENCH_START=str(time.clock_gettime_ns(time.CLOCK_MONOTONIC)))
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False)
        return json.loads(done.stdout.decode().strip().split('\n')[-1])

    def people_store(self, people):
        """The sample company for 50, else a roster of so many."""
        store = os.path.join(self.place, 'window-%d.heng' % people)
        if not os.path.exists(store):
            if people == 50:
                self.hengctl('store', 'create', store, '--sample')
            else:
                table = os.path.join(self.place, 'window.csv')
                roster(table, people)
                self.hengctl('store', 'create', store)
                self.hengctl('--store', store, 'import', 'roster', table)
        return store

    def case_start(self):
        """With 50, 2,000 and all people, from the page cache and with the files of Heng dropped from it."""
        heng, window = self.at('src', 'ui', 'heng'), self.at('tests', 'bench', 'limit-window')
        own = [heng, self.at('po', 'zh_CN', 'LC_MESSAGES', 'heng.mo'), self.at('data', 'gschemas.compiled')]
        stores = {people: self.people_store(people) for people in sorted({50, 2000, self.people})}
        limit, cold_limit, cold, ours = [], [], [], {people: [] for people in stores}
        for _ in range(self.rounds):
            limit.append(self.frames([window]))
            for people, store in stores.items():
                ours[people].append(self.frames([heng, store]))
            cold_limit.append(self.frames([window], [window]))
            cold.append(self.frames([heng, stores[50]], own + [stores[50]]))

        def middle(frames, key):
            return statistics.median(f[key] for f in frames)
        name = 'bare libadwaita window'
        self.report('start to first frame, 50 people, ms', middle(ours[50], 'first_ms'), middle(limit, 'first_ms'), name, 1.3)
        self.report('the same, files not in the cache, ms', middle(cold, 'first_ms'), middle(cold_limit, 'first_ms'), name, 1.3)
        for people in sorted(stores):
            if people != 50:
                self.report('the same, %s people, ms' % format(people, ','), middle(ours[people], 'first_ms'), middle(limit, 'first_ms'), name, 1.3)
        self.report('start to settled, ms', middle(ours[50], 'settled_ms'), middle(limit, 'settled_ms'), name, None)
        self.report('memory with 50 people (PSS), MB', middle(ours[50], 'pss_kb') / 1024, middle(limit, 'pss_kb') / 1024, name, None)

    def case_goals(self):
        """A forest of 50,000 objectives and key results: read and computed; then in the real program unfolded and scrolled."""
        store, runs = os.path.join(self.place, 'goals.heng'), []
        told = timed([self.at('tests', 'bench', 'bench-goals'), '50000', str(self.rounds), store], env=self.env)[1]
        told = {line['what']: line for line in map(json.loads, told.splitlines())}
        self.report('50,000 goals read and computed, ms', told['forest of goals, read and computed, ms']['p50'],
                    told['rows of the forest, only stepped over, ms']['p50'], 'their rows stepped over', None)
        for _ in range(min(self.rounds, 3)):
            runs.append(self.driven(store, None, 'goals'))

        def middle(what, key):
            return statistics.median(run[what][key] for run in runs)
        frame, rows = 1000 / 60, format(int(middle('unfold', 'rows')), ',')
        self.report('goals opened to settled, ms', middle('goals', 'settled_ms'), frame, 'one frame', None)
        self.report('the tree unfolded to %s rows, to the last frame, ms' % rows, middle('unfold', 'ms'), frame, 'one frame', None)
        self.report('a page of the tree turned, p50, CPU ms', middle('pages', 'cpu_p50'), 8.0, '8 ms', None)
        self.report('the same, p99, CPU ms', middle('pages', 'cpu_p99'), 8.0, '8 ms', None)

    def case_sheet(self):
        """Key presses from outside into a sheet of 40 lines, until the frame that shows what they did."""
        if not self.has('xdotool'):
            return
        runs = []
        for _ in range(min(self.rounds, 3)):
            told = timed([self.at('tests', 'bench', 'bench-sheet'), '60'], env=self.env)[1]
            runs.append({line['what']: line for line in map(json.loads, told.splitlines())})
        frame = 1000 / 60
        for what, name in (('arrow key to paint, ms', 'arrow key to painted cell'), ('typed key to paint, ms', 'typed figure to painted cell'),
                           ('value and Enter to paint, ms', 'a value and Enter to painted sheet')):
            for key in ('p50', 'p95'):
                self.report('%s, %s, ms' % (name, key), statistics.median(run[what][key] for run in runs), frame, 'one frame', None)

    def driven(self, store, other, area='people'):
        """The real program, driven from within: what it tells of opening People, 16 searches typed letter by letter, 300 pages turned, another
        company opened."""
        env = dict(self.env, LD_PRELOAD=self.at('tests', 'bench', 'people-shim.so'), HENG_BENCH_AREA=area)
        if other:
            env['HENG_BENCH_OTHER'] = other
        done = subprocess.run([self.at('src', 'ui', 'heng'), store], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300, check=True)
        return {line['what']: line for line in map(json.loads, done.stdout.decode().splitlines())}

    def case_window(self):
        limit = statistics.median(self.frames([self.at('tests', 'bench', 'limit-window')])['pss_kb'] for _ in range(3)) / 1024
        stores = {people: self.people_store(people) for people in sorted({50, 2000, self.people})}
        for people, store in stores.items():
            runs = [self.driven(store, stores[50 if people != 50 else 2000]) for _ in range(min(self.rounds, 3))]

            def middle(what, key, runs=runs):
                return statistics.median(run[what][key] for run in runs)
            frame, many, most = 1000 / 60, format(people, ','), 3 if people <= 2000 else 6
            self.report('People opened to first rows, %s, ms' % many, middle('people', 'rows_ms'), frame, 'one frame', None)
            self.report('a letter typed to the last frame, %s, p50, ms' % many, middle('type', 'p50'), frame, 'one frame', most)
            self.report('the same, p95, ms', middle('type', 'p95'), frame, 'one frame', most)
            self.report('a page turned, %s, p50, CPU ms' % many, middle('pages', 'cpu_p50'), 8.0, '8 ms', 1.0)
            self.report('the same, p99, CPU ms', middle('pages', 'cpu_p99'), 8.0, '8 ms', None)
            self.report('memory afterwards, %s people (PSS), MB' % many, middle('after', 'pss_kb') / 1024, limit, 'bare libadwaita window',
                        (limit + 60) / limit if people > 2000 else None)
            self.report('another company opened to settled, ms', middle('other', 'settled_ms'), frame, 'one frame', None)

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
            if self.has('sqlite3'):
                limit.append(timed(['sqlite3', peer, 'CREATE TABLE e(%s) STRICT; CREATE INDEX e0 ON e(c0); CREATE INDEX e1 ON e(c1);' % columns,
                                    '.import --csv --skip 1 %s e' % table])[0])
            self.hengctl('store', 'create', store)
            ours.append(self.hengctl('--store', store, 'import', 'roster', table)[0])
        if limit:
            self.report('import of %s people with validation, ms' % format(self.people, ','), min(ours), min(limit), 'sqlite3 .import', 1.0)

    def case_score(self):
        ours, limit = [], []
        for _ in range(self.rounds):
            limit.append(json.loads(timed([self.at('tests', 'bench', 'limit-columns'), str(self.people), '9'])[1]))
            ours.append(json.loads(timed([self.at('tests', 'bench', 'bench-score'), str(self.people), '9'])[1]))

        def best(runs, key):
            return min(run[key] for run in runs)
        people = format(self.people, ',')
        self.report('score %s × 8 in memory, ms' % people, best(ours, 'ms'), best(limit, 'ms'), 'weighted sum over columns', 2.0)
        self.report('the same with quota grades and roll-ups, ms', best(ours, 'whole_ms'), best(limit, 'whole_ms'), 'the same by counting', 2.0)
        self.report('one changed value, scored anew, µs', best(ours, 'change_us'), 50.0, '50 µs', 1.0)

    def templates(self):
        """The shipped templates, but with eight indicators of R&D that take plain numbers of a person."""
        folder = os.path.join(self.place, 'templates')
        if not os.path.exists(folder):
            shutil.copytree(os.path.join(self.env['HENG_DATA_DIR'], 'templates'), folder)
            path = os.path.join(folder, 'rd.json')
            with open(path, encoding='utf-8') as source:
                scheme = json.load(source)
            for indicator in scheme['indicators']:
                indicator['level'] = 'PERSON'
                if indicator['rule'] == 'mile':
                    indicator['rule'] = 'lin HB 60/80/100'
                    indicator.pop('target', None)
            with open(path, 'w', encoding='utf-8') as out:
                json.dump(scheme, out, ensure_ascii=False)
        return folder

    def company(self, people):
        """A store with so many people and an open quarter, without values; and its values as a long and a wide table."""
        store = os.path.join(self.place, 'company-%d.heng' % people)
        tables = [os.path.join(self.place, '%s-%d.csv' % (kind, people)) for kind in ('long', 'wide')]
        if not os.path.exists(store):
            table = os.path.join(self.place, 'people.csv')
            roster(table, people)
            self.hengctl('store', 'create', store)
            self.hengctl('--store', store, 'templates', 'install', self.templates())
            self.hengctl('--store', store, 'import', 'roster', table)
            self.hengctl('--store', store, 'cycle', 'open', '2026Q3', '--from', '2026-07-01', '--to', '2026-09-30')
            pick = random.Random(7)
            with open(tables[0], 'w', encoding='utf-8') as long, open(tables[1], 'w', encoding='utf-8') as wide:
                long.write('工号,指标编号,实际值\n')
                wide.write('工号,%s\n' % ','.join('RD-%02d' % (k + 1) for k in range(8)))
                for i in range(people):
                    values = ['%.1f' % pick.uniform(low, high) for low, high in ((50, 110), (1, 20), (1, 5), (1, 5), (0, 4), (0, 7), (40, 100),
                                                                                 (-20, 20))]
                    wide.write('E%06d,%s\n' % (i, ','.join(values)))
                    long.writelines('E%06d,RD-%02d,%s\n' % (i, k + 1, value) for k, value in enumerate(values))
        return store, tables

    def copy(self, store):
        target = os.path.join(self.place, 'copy.heng')
        for path in (target, target + '-wal', target + '-shm'):
            if os.path.exists(path):
                os.remove(path)
        shutil.copyfile(store, target)
        os.sync()
        return target

    def case_stored(self):
        """The whole way: 8 lines and 8 actual values a person stand in the store; everybody is scored and printed as JSON."""
        for people in sorted({min(self.people, 20000), self.people}) if self.has('sqlite3') else ():
            store, tables = self.company(people)
            store = self.copy(store)
            self.hengctl('--store', store, 'import', 'actuals', tables[1], '--cycle', '2026Q3')
            peer = os.path.join(self.place, 'peer.db')
            if os.path.exists(peer):
                os.remove(peer)
            timed(['sqlite3', peer, 'CREATE TABLE t(person TEXT, code TEXT, value REAL) STRICT;', '.import --csv --skip 1 %s t' % tables[0],
                   'CREATE TABLE score(person INTEGER, code TEXT, weight INTEGER, value REAL) STRICT; INSERT INTO score '
                   'SELECT CAST(substr(person, 2) AS INTEGER), code, 1250, value FROM t; DROP TABLE t; VACUUM;'])
            ours, limit = [], []
            for _ in range(min(self.rounds, 3)):
                limit.append(timed(['sqlite3', peer, 'SELECT person, sum(weight * value) / sum(weight) FROM score GROUP BY person;'],
                                   out=subprocess.DEVNULL)[0])
                ours.append(timed([self.at('src', 'cli', 'hengctl'), '--store', store, '--json', 'score', '2026Q3'], env=self.env,
                                  out=subprocess.DEVNULL)[0])
            self.report('score %s × 8 from the store, print as JSON, ms' % format(people, ','), min(ours), min(limit), 'one SQL GROUP BY', None)

    def case_actuals(self):
        store, tables = self.company(self.people)
        for kind, table in zip(('long', 'wide'), tables):
            ours, limit, peer = [], [], []
            for _ in range(min(self.rounds, 3)):
                limit.append(json.loads(timed([self.at('tests', 'bench', 'limit-parse'), table, kind, '3'])[1])['ms'])
                target = self.copy(store)
                ours.append(self.hengctl('--store', target, 'import', 'actuals', table, '--cycle', '2026Q3')[0])
                database = os.path.join(self.place, 'peer.db')
                if os.path.exists(database):
                    os.remove(database)
                columns = 'p TEXT, c TEXT, v REAL' if kind == 'long' else 'p TEXT, ' + ', '.join('v%d REAL' % k for k in range(8))
                if self.has('sqlite3'):
                    peer.append(timed(['sqlite3', database, 'CREATE TABLE t(%s) STRICT;' % columns, '.import --csv --skip 1 %s t' % table])[0])
            name = 'import of %s values (%s), ms' % (format(self.people * 8, ','), kind)
            self.report(name, min(ours), min(limit), 'parse only', 8.0)
            if peer:
                self.report(name, min(ours), min(peer), 'sqlite3 .import, no check', None)

    def case_edit(self):
        store, tables = self.company(min(self.people, 20000))
        store, plain = self.copy(store), os.path.join(self.place, 'plain.db')
        self.hengctl('--store', store, 'import', 'actuals', tables[1], '--cycle', '2026Q3')
        ours, limit = [], []
        for i in range(min(self.rounds, 5)):
            limit.append(json.loads(timed([self.at('tests', 'bench', 'limit-commit'), '%s-%d' % (plain, i), '400'])[1]))
            ours.append(json.loads(timed([self.at('tests', 'bench', 'bench-edit'), store, '2026Q3', 'E000007', 'RD-03', '400'], env=self.env)[1]))
        for key in ('p50', 'p99'):
            self.report('durable edit of one value, %s, ms' % key, statistics.median(run[key] for run in ours),
                        statistics.median(run[key] for run in limit), 'one row, WAL, FULL', None)
        self.report('durable edit of one value, p99, ms', statistics.median(run['p99'] for run in ours), 2.0, '2 ms', 1.0)

    def case_undo(self):
        """The act is the import of everybody; what counts against it is taking it back and doing it again."""
        table, store = os.path.join(self.place, 'roster.csv'), os.path.join(self.place, 'undo.heng')
        roster(table, self.people)
        acts, turns = [], {'undo': [], 'redo': []}
        for _ in range(min(self.rounds, 2)):
            for path in (store, store + '-wal', store + '-shm'):
                if os.path.exists(path):
                    os.remove(path)
            self.hengctl('store', 'create', store)
            acts.append(self.hengctl('--store', store, 'import', 'roster', table)[0])
            for turn, taken in turns.items():
                taken.append(json.loads(timed([self.at('tests', 'bench', 'bench-edit'), store, turn], env=self.env)[1])['ms'])
        for turn, taken in turns.items():
            self.report('%s of the import of %s people, ms' % (turn, format(self.people, ',')), min(taken), min(acts), 'the import', 1.0)

    def case_whatif(self):
        """From a moved parameter to everybody's score, rank and grade, from columns that are loaded once."""
        for people, target in ((500, 50.0), (5000, 150.0), (self.people, None)):
            store, tables = self.company(people)
            store = self.copy(store)
            self.hengctl('--store', store, 'import', 'actuals', tables[1], '--cycle', '2026Q3')
            ours, limit = [], []
            for _ in range(min(self.rounds, 3)):
                limit.append(json.loads(timed([self.at('tests', 'bench', 'limit-columns'), str(people), '9'])[1]))
                ours.append(json.loads(timed([self.at('tests', 'bench', 'bench-whatif'), store, '2026Q3', '9'], env=self.env)[1]))
            least = min(run['whole_ms'] for run in limit)
            count = format(people, ',')
            for key, what in (('one_ms', 'one weight moved'), ('all_ms', 'everything moved'), ('answer_ms', 'all that is shown')):
                taken = min(run[key] for run in ours)
                self.report('what-if of %s people, %s, ms' % (count, what), taken, least, 'weighted sum, ranks and sums by counting', None)
                if target and key == 'answer_ms':
                    self.report('what-if of %s people, %s, ms' % (count, what), taken, target, '%d ms' % target, 1.0)

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
                    min(ours), min(limit), 'plain cairo, same lines of text', 1.1)
        self.case_review_files(store, listed, copies, page + 1)

    def case_review_files(self, store, listed, copies, pages):
        folder = os.path.join(self.place, 'files')
        ours, limit = [], []
        for _ in range(min(self.rounds, 2)):
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
            done = json.loads(timed([self.at('tests', 'bench', 'bench-reviews'), store, '2026Q2', str(copies), folder + '/'], env=self.env)[1])
            ours.append(done['ms'])
            reviews = done['reviews'] // copies
            limit.append(timed([self.at('tests', 'bench', 'limit-pages'), listed, str(copies), os.path.join(folder, 'many'),
                                str(max(pages // reviews, 1))])[0])
        self.report('%s reviews into as many files, ms' % format(done['reviews'], ','), min(ours), min(limit), 'plain cairo, same lines of text', None)

    def case_peers(self):
        peers.measure(self, roster)

    def table(self, only_with_target=False):
        lines = ['| case | Heng | limit | × | limit is | target |', '|---|---|---|---|---|---|']
        for case, ours, limit, ratio, what, target in self.rows:
            if only_with_target and not target:
                continue
            lines.append('| %s | %s | %s | %.2f | %s | %s |' % (case, format(round(ours, 1), ','), format(round(limit, 1), ','), ratio, what,
                                                             '≤ %.1f' % target if target else '–'))
        version = subprocess.run(['sqlite3', '--version'], capture_output=True, text=True, check=False).stdout[:7].strip() if self.has('sqlite3') else ''
        return '\n'.join(lines + ['', '%s, load %.2f, SQLite %s' % (time.strftime('%Y-%m-%d'), os.getloadavg()[0], version)])


def put_into(path, table):
    """Between the marks of the README."""
    begin, end = '<!-- bench:begin -->', '<!-- bench:end -->'
    with open(path, encoding='utf-8') as file:
        text = file.read()
    if text.count(begin) != 1 or text.count(end) != 1:
        sys.exit('%s has no place for the table: %s … %s' % (path, begin, end))
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text[:text.index(begin) + len(begin)] + '\n' + table + '\n' + text[text.index(end):])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('build')
    arguments.add_argument('--people', type=int, default=300000)
    arguments.add_argument('--rounds', type=int, default=7)
    arguments.add_argument('--cases', default='start,window,goals,sheet,import,score,stored,actuals,edit,undo,whatif,reviews,peers')
    arguments.add_argument('--readme')
    options = arguments.parse_args()
    if {'start', 'window', 'goals', 'sheet'} & set(options.cases.split(',')):
        in_own_display()
    place = tempfile.mkdtemp(prefix='heng-bench-')
    try:
        bench = Bench(options.build, options.people, options.rounds, place)
        for case in options.cases.split(','):
            getattr(bench, 'case_' + case)()
        print('\n' + bench.table())
        if options.readme:
            put_into(options.readme, bench.table(only_with_target=True))
    finally:
        shutil.rmtree(place)


if __name__ == '__main__':
    main()
