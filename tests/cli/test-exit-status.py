#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exit statuses 1 to 4 of hengctl, one by one for every command that can give them; what is refused writes nothing. Prints TAP."""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys

from ctl import BUSY, DATA, DONE, PROGRAM, REFUSED, STORE, USAGE, Place, commands, main, name_of, sample, test

ROSTER = '工号,姓名,部门,职位,入职日期\nQH0099,李四,研发部,工程师,2026-02-30\n'
GOOD = '工号,姓名,部门,职位,入职日期\nQH0098,李四,研发部,工程师,2026-02-03\n'

# A right call of every command on the sample; @ stands for the folder. Commands that only read wait for nobody.
CALLS = {
    'store create': '@/new.heng', 'store info': '', 'store check': '', 'store backup': '@/copy.heng', 'store upgrade': '',
    'templates install': '', 'templates list': '',
    'import roster': '@/good.csv', 'import okr': '@/okr.csv', 'import actuals': '@/actuals.csv', 'import checkins': '@/checkins.csv',
    'import milestones': '@/x.csv', 'import ratings': '@/x.csv', 'import survey': '@/x.csv', 'import feedback': '@/x.csv',
    'import adjustments': '@/x.csv', 'import comments': '@/x.csv', 'import projects': '@/x.csv', 'import absences': '@/x.csv',
    'import history': '@/x.csv', 'import company': '@/company.json',
    'employees': '', 'cycle open': '2026Q4', 'cycle list': '', 'cycle show': '2026Q2', 'cycle advance': '2026Q1', 'cycle refresh': '2026Q3',
    'cycle publish': '2026Q3 --skip-blocked --early reason', 'cycle verify': '2026Q2', 'cycle distribution': '2026Q2',
    'cycle calibrate': '2026Q3 --employee QH0014 --grade A --reason why', 'cycle correct': '2026Q2 --employee QH0015 --points 1 --reason why --approver boss',
    'cycle request': '2026Q3 --employee QH0014', 'checkin': 'QH0014/O1/KR1 6', 'score': '2026Q2', 'report': '2026Q2 --employee QH0014 --output @/a.pdf',
    'verify': 'HENG:JX-2026Q2-QH0014:1:0123456789abcdef',
    'layout list': '', 'layout export': 'Official', 'layout import': '@/layout.json', 'layout delete': 'Official',
    'chart': 'trend 2026Q2 --employee QH0014 --output @/a.svg', 'export': 'roster', 'rolling': '', 'smart': '2026Q3', 'quality': '2026Q1 2026Q2',
    'metrics': '--from 2026-04-01 --to 2026-06-30', 'appeal list': '', 'appeal open': '2026Q2 --employee QH0014 --reason why --late',
    'appeal decide': '1 --outcome UPHELD --by boss --reply no', 'decision list': '',
    'decision save': '--employee QH0014 --kind PROMOTION --by boss --reason why --evidence 2026Q1 --evidence 2026Q2',
    'calc rule': 'rate 4', 'calc kr': 'BOOLEAN --done yes', 'calc file': '@/cases.json', 'calc seats': '7', 'calc smart': 'words',
    'calc merit': '12600 10000 12500 15000', 'calc bonus': '6000', 'calc split': '100 1=1*1 2=1*1', 'calc box': '90 4 4', 'needs': '2026Q2',
}
WITHOUT_STORE = {'store create', 'calc rule', 'calc kr', 'calc file', 'calc seats', 'calc smart', 'calc merit', 'calc bonus', 'calc split', 'calc box'}
# Commands that write, so that another writer keeps them waiting.
WRITERS = ['templates install @/own', 'import roster @/good.csv', 'import actuals @/actuals.csv --cycle 2026Q3', 'cycle open 2026Q4', 'cycle advance 2026Q1',
           'cycle publish 2026Q3 --skip-blocked --early reason', 'checkin QH0014/O1/KR1 6', 'cycle correct 2026Q2 --employee QH0015 --points 1 --reason why --approver boss',
           'appeal open 2026Q2 --employee QH0014 --reason why --late',
           'layout import @/layout.json']

# What each command refuses, and a word of the sentence that says why.
REFUSALS = [
    ('store create @/company.heng', 'company.heng'), ('store backup @/good.csv', 'good.csv'), ('templates install @/nowhere', 'nowhere'),
    ('import roster @/bad.csv', '2026-02-30'), ('import roster @/nowhere.csv', 'nowhere.csv'), ('import roster @/empty.csv', 'empty.csv'),
    ('import roster @', ''), ('import roster @/x.csv', ''), ('import roster @/good.csv --map nothing=姓名', 'nothing'),
    ('import roster @/bad.csv --errors @/good.csv', 'good.csv'), ('import okr @/okr.csv', 'many'), ('import actuals @/actuals.csv --cycle 1999Q1', '1999Q1'),
    ('import actuals @/worse.csv --cycle 2026Q3', 'many'), ('import checkins @/checkins.csv', '2026-12-01'), ('import milestones @/x.csv', 'x.csv'),
    ('import ratings @/x.csv', 'x.csv'), ('import adjustments @/x.csv', 'x.csv'), ('import comments @/x.csv', 'x.csv'),
    ('import projects @/x.csv', 'x.csv'), ('import absences @/x.csv', 'x.csv'), ('import history @/x.csv', 'x.csv'), ('import company @/company.json', ''),
    ('employees --department 月球部', '月球部'), ('cycle open 2026Q3', '2026Q3'), ('cycle open 2027Q1 --from 2027-02-30', '2027-02-30'),
    ('cycle open 2027Q1 --from 2027-03-31 --to 2027-01-01', ''), ('cycle open 2027Q1 --department 月球部', '月球部'), ('cycle show 1999Q1', '1999Q1'),
    ('cycle advance 2026Q3', '2026-09-30'), ('cycle refresh 1999Q1', '1999Q1'), ('cycle publish 2026Q3', '2026-09-30'),
    ('cycle publish 2026Q3 --early reason', ''), ('cycle verify 1999Q1', '1999Q1'), ('cycle distribution 1999Q1', '1999Q1'),
    ('cycle calibrate 2026Q3 --employee QH0014 --grade A --reason why', ''), ('cycle calibrate 2026Q3 --employee QH9999 --grade A --reason why', 'QH9999'),
    ('cycle correct 2026Q2 --employee QH0014 --reason why', ''), ('cycle request 2026Q3 --employee QH9999', 'QH9999'),
    ('checkin QH0014/O1/KR1 many', 'many'), ('checkin QH0014/O1/KR9 6', 'KR9'), ('checkin QH0014/O1/KR1 6 --date 2026-06-30', '2026-06-30'),
    ('checkin QH0014/O1/KR1 6 --date 2026-02-30', '2026-02-30'), ('checkin QH0014/O1/KR1 6 --confidence 11', '11'), ('checkin QH0014/O1/KR1 6 --cycle 2026Q2', ''),
    ('score 1999Q1', '1999Q1'), ('score 2026Q2 --employee QH9999', 'QH9999'), ('score 2026Q2 --department 月球部', '月球部'),
    ('report 2026Q2 --employee QH9999 --output @/a.pdf', 'QH9999'), ('report 2026Q2 --all --output @/no/a.pdf', '@/no/a.pdf'),
    ('report 2026Q2 --employee QH0014 --output @', '@'), ('chart trend 2026Q2 --employee QH0014 --output @/no/a.png', 'a.png'),
    ('chart trend 2026Q2 --employee QH0014 --output @/a.gif', 'a.gif'), ('chart trend 2026Q2 --employee QH9999 --output @/a.png', 'QH9999'),
    ('export scores --cycle 1999Q1', '1999Q1'), ('export roster --output @/no/a.csv', 'a.csv'), ('rolling --employee QH9999', 'QH9999'),
    ('smart 1999Q1', '1999Q1'), ('quality 1999Q1', '1999Q1'), ('metrics --from 2026-04-01 --to 2026-02-30', '2026-02-30'), ('metrics --from 2026-04-01 --to 2026-03-01', ''),
    ('appeal open 2026Q3 --employee QH0014 --reason why', ''), ('appeal decide 99 --outcome UPHELD --by boss --reply no', '99'),
    ('decision save --employee QH0014 --kind PROMOTION --by boss --reason why --evidence 2026Q2', 'DG1'),
    ('calc rule rate 9', '9'), ('calc rule nonsense 9', 'nonsense'), ('calc kr BOOLEAN --done maybe', 'maybe'), ('calc kr RANGE --low 5 --high 4', ''),
    ('calc merit x 1 2 3', 'x'), ('calc bonus x', 'x'), ('calc split x 1=1*1', 'x'), ('needs 1999Q1', '1999Q1'), ('verify x', 'x'),
    ('layout export nowhere', 'nowhere'), ('layout import @/nowhere.json', 'nowhere.json'), ('layout import @/company.json', 'company.json'),
    ('layout delete nowhere', 'nowhere'),
    ('calc file @/nowhere.json', 'nowhere.json'), ('calc file @/bad.csv', 'line 1'), ('calc file @', ''), ('calc file @/bad.json', 'line 2'),
]


def prepare(p):
    sample(p)
    p.write('good.csv', GOOD)
    p.write('bad.csv', ROSTER)
    p.write('empty.csv', '')
    p.write('x.csv', 'a,b\n1,2\n')
    p.write('okr.csv', '归属类型,归属对象,目标编号,目标,关键结果编号,关键结果,关键结果类型,起始值,目标值,单位,截止日期,权重\n个人,QH0014,O9,让界面更好用,KR1,点击次数,减少,9,many,次,2026-09-30,100\n')
    p.write('actuals.csv', '工号,部门,指标编号,实际值\nQH0014,,RD-02,3\n')
    p.write('worse.csv', '工号,部门,指标编号,实际值\nQH0014,,RD-02,many\n')
    p.write('checkins.csv', '归属类型,归属对象,目标编号,关键结果编号,日期,当前值\n个人,QH0014,O1,KR1,2026-12-01,6\n')
    p.write('company.json', '{}')
    p.write('cases.json', '{"format": 1, "cases": []}')
    p.write('layout.json', '{"format": 1, "name": "Plain", "sections": [{"section": "okr"}]}')
    p.write('bad.json', '{"format": 1,\n "cases": [,]}')
    shutil.copytree(os.path.join(DATA, 'templates'), p.path('own'))
    text = open(p.path('own/rd.json'), encoding='utf-8').read()
    p.write('own/rd.json', text.replace('lin LB 15/8/3', 'lin LB 20/8/3'))


def call(p, text, **more):
    return p.run(*text.replace('@', p.folder).split(), **more)


def state(p):
    """Everything a folder holds, byte for byte; the store's memory of who reads it does not count."""
    found = {}
    for folder, _, files in os.walk(p.folder):
        for file in files:
            if not file.endswith(('-shm', '-wal', '.users', '.lock')):
                with open(os.path.join(folder, file), 'rb') as stream:
                    found[os.path.join(folder, file)] = hashlib.sha256(stream.read()).hexdigest()
    return found


@test
def every_command_is_known_here(p):
    names = {' '.join(name_of(words)) for words in commands(p)}
    assert names == set(CALLS), f'tell this test how to call {sorted(names ^ set(CALLS))}'


@test
def status_1_says_why_and_writes_nothing(p):
    prepare(p)
    call(p, 'score 2026Q2')
    before = state(p)
    for text, word in REFUSALS:
        result = call(p, text, expect=REFUSED)
        assert word.replace('@', p.folder) in result.err and result.err.strip(), (text, result)
        now = state(p)
        assert now == before, (text, [f for f in set(now) | set(before) if now.get(f) != before.get(f)])


@test
def every_command_can_refuse(p):
    refused = {name for name in CALLS if any((text + ' ').startswith(name + ' ') for text, _ in REFUSALS)}
    never = {'store info', 'store check', 'store upgrade', 'templates list', 'cycle list', 'appeal list', 'decision list', 'layout list',  # only read what is there
             'calc seats', 'calc smart', 'calc box', 'import survey', 'import feedback'}
    assert set(CALLS) - refused == never, sorted((set(CALLS) - refused) ^ never)


@test
def status_2_is_wrong_usage_on_standard_error(p):
    prepare(p)
    before = state(p)
    for name, arguments in CALLS.items():
        for text in (f'{name} --no-such-option', f'{name} {arguments} --lang fr', f'{name} {arguments} --store'):
            result = call(p, text, expect=USAGE)
            assert result.err and not result.out, (text, result)
    for name in ('store backup', 'import roster', 'cycle open', 'cycle show', 'checkin', 'score', 'report', 'calc rule', 'calc file', 'export', 'chart',
                 'cycle calibrate', 'cycle correct', 'appeal open', 'appeal decide', 'decision save', 'smart', 'quality', 'metrics', 'calc smart', 'calc seats'):
        result = call(p, name, expect=USAGE)
        assert 'Usage: hengctl ' + name in result.err and not result.out, (name, result)
    for name in ('store info', 'cycle list', 'employees', 'templates list'):
        assert 'too many' in call(p, name + ' word', expect=USAGE).err
    for text, word in (('cycel list', 'cycle list'), ('cycle opne', 'cycle open'), ('imprt roster', 'import roster'), ('score 2026Q2 --emploee 1', '--employee'),
                       ('checkin a/b/c 1 --confidence x', 'whole number'), ('score 2026Q2 --employee', 'needs a value'), ('nonsense', '--help')):
        assert word in call(p, text, expect=USAGE).err, text
    assert state(p) == before


@test
def status_3_of_every_command_that_opens_a_store(p):
    prepare(p)
    p.write('letter.heng', 'this is a letter, not a store\n' * 400)
    shutil.copy(p.store, p.path('newer.heng'))
    db = sqlite3.connect(p.path('newer.heng'))
    db.execute('PRAGMA user_version = 9999')
    db.close()
    before = state(p)
    for name, arguments in CALLS.items():
        if name not in WITHOUT_STORE:
            for store in ('missing.heng', 'letter.heng', 'newer.heng')[name == 'import company':]:  # a company may make its store
                words = f'{name} {arguments}'.replace('@', p.folder).split()
                result = Place(p.folder).run('--store', p.path(store), *words, expect=STORE, store=False)
                assert store in result.err and not result.out, (name, result)
    assert state(p) == before


@test
def status_4_of_what_has_to_wait_too_long(p):
    prepare(p)
    before = state(p)
    db = sqlite3.connect(p.store, isolation_level=None)
    db.execute('BEGIN IMMEDIATE')
    try:
        waiting = [(text, subprocess.Popen([PROGRAM, '--lang', 'en', '--store', p.store, *text.replace('@', p.folder).split()], stdout=subprocess.PIPE,
                                           stderr=subprocess.PIPE, text=True, env=p.environment())) for text in WRITERS]
        for text, process in waiting:
            _, err = process.communicate(timeout=300)
            assert process.returncode == BUSY and err.strip(), (text, process.returncode, err)
        for text in ('store info', 'score 2026Q2', 'cycle list'):  # who reads does not wait
            call(p, text)
    finally:
        db.execute('ROLLBACK')
        db.close()
    assert state(p) == before


@test
def answers_and_messages_keep_apart(p):
    prepare(p)
    for text in ('store info', 'cycle list', 'score 2026Q2', 'calc rule rate 4', 'employees'):
        assert call(p, text).err == ''
    dry = call(p, 'import roster @/bad.csv --dry-run --json', expect=REFUSED)
    assert json.loads(dry.out)['error_count'] == 1 and 'bad.csv:2:' in dry.err and '2026-02-30' in dry.err


@test
def a_pipe_that_closes_is_no_message(p):
    sample(p)
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, 'wb') as out:
        process = subprocess.run([PROGRAM, '--store', p.store, 'score', '2026Q2', '--json'], stdout=out, stderr=subprocess.PIPE, env=p.environment(), timeout=300)
    assert not process.stderr and process.returncode in (-13, 141), process


@test
def documents_are_utf8_in_any_locale(p):
    sample(p)
    for locale in ('C', 'POSIX', 'C.UTF-8', 'nowhere'):
        for arguments in (['employees', '--search', '张伟'], ['employees', '--search', '张伟', '--json']):
            words = [PROGRAM, '--lang', 'zh_CN', '--store', p.store, *arguments]
            out = subprocess.run(words, stdout=subprocess.PIPE, env=dict(p.environment(), LC_ALL=locale), timeout=300, check=True).stdout
            assert '张伟' in out.decode('utf-8'), (locale, out)


@test
def the_store_is_found_where_it_should_be(p):
    sample(p)
    os.makedirs(p.path('data/heng'))
    shutil.copy(p.store, p.path('data/heng/company.heng'))
    other = p.path('other.heng')
    p.run('store', 'create', other, store=False)
    assert p.run('store', 'info', '--json', store=False).json()['path'] == p.path('data/heng/company.heng')
    assert p.run('store', 'info', '--json', store=False, env={'HENG_STORE': other}).json()['path'] == other
    assert p.run('--store', p.store, 'store', 'info', '--json', store=False, env={'HENG_STORE': other}).json()['path'] == p.store
    assert p.run('store', 'info', f'--store={p.store}', '--json', store=False, env={'HENG_STORE': ''}).json()['path'] == p.store
    assert p.run('--version', store=False).status == DONE


sys.exit(main())
