#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real hengctl on real files as a script would: every command, every exit status, both languages. Prints TAP."""
import json
import os
import shutil
import subprocess
import sys

from ctl import DATA, BUSY, DONE, PROGRAM, REFUSED, STORE, USAGE, commands, main, name_of, options_of, sample, test


def width(text):
    import unicodedata
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


# The program itself

@test
def help_lists_every_command(p):
    out = p.run('--help').out
    for command in ('store create', 'import roster', 'employees', 'cycle open', 'checkin', 'score', 'report', 'chart', 'calc file'):
        assert f'  {command} ' in out, command
    assert '退出状态' in p.run('--help', language='zh_CN').out


@test
def every_command_has_help(p):
    assert len(commands(p)) > 25
    for words in commands(p):
        name = name_of(words)
        for language, word in (('en', 'Usage: hengctl'), ('zh_CN', '用法：hengctl')):
            out = p.run(*name, '--help', language=language).out
            assert out.startswith(word), out


@test
def version_is_printed(p):
    assert p.run('--version').out.startswith('hengctl ')


@test
def usage_errors_are_2(p):
    for words in ([], ['frobnicate'], ['store'], ['cycle', 'open'], ['score', '2026Q2', 'too', 'many'], ['store', 'info', '--what'],
                  ['score', '2026Q2', '--explain'], ['report', '2026Q2', '--all'], ['chart', 'trend', '2026Q2'], ['calc', 'kr', 'UPWARD'],
                  ['import', 'roster'], ['import', 'roster', 'x.csv', '--cycle']):
        result = p.run(*words, expect=USAGE)
        assert result.err and not result.out, words
    assert p.run('store', 'info', expect=USAGE, language='fr').err


@test
def store_comes_from_the_environment(p):
    sample(p)
    assert p.run('store', 'info', '--json', store=False, env={'HENG_STORE': p.store}).json()['employees'] == 50
    p.run('store', 'create', store=False)
    assert os.path.exists(p.path('data/heng/company.heng'))
    assert p.run('store', 'info', '--json', store=False).json()['employees'] == 0


@test
def man_pages_explain_every_command_and_option(p):
    for page in ('man/hengctl.1', 'man/zh_CN/hengctl.1'):
        with open(os.path.join(DATA, page), encoding='utf-8') as file:
            text = file.read().replace('\\-', '-').replace('\\&', '')
        for words in commands(p):
            name = name_of(words)
            if name[0] == 'import':
                assert f'.BR {name[1]}' in text or f'.B {name[1]}' in text or name[1] + ' ' in text, (page, name)
            else:
                assert ' '.join(name) in text, (page, name)
            for option in options_of(p, name):
                assert option in text, (page, name, option)


@test
def completion_knows_commands_and_options(p):
    script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hengctl; printf "%s\\n" "${COMPREPLY[@]}"'

    def complete(*words):
        environment = dict(p.environment(), PATH=os.path.dirname(os.path.abspath(PROGRAM)) + ':' + os.environ['PATH'], HENG_STORE=p.store)
        return subprocess.run(['bash', '-c', script, 'bash', os.path.join(DATA, 'completions/hengctl'), 'hengctl', *words],
                              capture_output=True, text=True, check=True, env=environment).stdout.split()
    sample(p)
    for words in commands(p):
        name = name_of(words)
        assert name[-1] in complete(*name[:-1], ''), name
        offered = complete(*name, '--')
        for option in options_of(p, name):
            assert option in offered, (name, option)
        if 'KEY' in words[len(name):len(name) + 1]:
            assert '2026Q2' in complete(*name, ''), name
    assert complete('score', '2026Q2', '--employee', 'QH001') == [f'QH00{n}' for n in range(10, 20)]
    assert 'trend' in complete('chart', '') and '2026Q2' in complete('chart', 'trend', '')


# Stores

@test
def store_create_never_overwrites(p):
    p.run('store', 'create', p.store, '--company', '青禾', store=False)
    before = open(p.store, 'rb').read()
    assert 'company.heng' in p.run('store', 'create', p.store, expect=REFUSED, store=False).err
    assert open(p.store, 'rb').read() == before
    info = p.run('store', 'info', '--json').json()
    assert info['company'] == '青禾' and info['templates'] == 5 and info['sample'] is False


@test
def store_info_of_the_sample(p):
    sample(p)
    info = p.run('store', 'info', '--json').json()
    assert info['employees'] == 50 and info['sample'] is True and info['cycles'] == ['2026Q1', '2026Q2', '2026Q3']
    assert '员工' in p.run('store', 'info', language='zh_CN').out


@test
def store_that_is_missing_or_foreign_is_3(p):
    assert 'company.heng' in p.run('store', 'info', expect=STORE).err
    p.write('company.heng', 'this is a letter, not a store\n' * 400)
    p.run('score', '2026Q2', expect=STORE)
    assert open(p.store).read().startswith('this is a letter')


@test
def damaged_store_is_3(p):
    sample(p)
    with open(p.store, 'r+b') as file:
        file.seek(8192)
        file.write(b'\xa5' * 60000)
    p.run('store', 'check', expect=STORE)


@test
def store_check_of_a_sound_store(p):
    sample(p)
    assert p.run('store', 'check', '--json').json() == {'sound': True, 'damaged': False, 'findings': []}


@test
def store_check_names_a_changed_value(p):
    import sqlite3
    sample(p)
    db = sqlite3.connect(p.store)
    db.execute("UPDATE actual SET value = '1' WHERE code = 'RD-02' AND cycle_id = (SELECT id FROM cycle WHERE key = '2026Q2')"
               " AND owner_id = (SELECT p.id FROM participant p JOIN employee e ON e.id = p.employee_id"
               " WHERE e.emp_no = 'QH0014' AND p.cycle_id = actual.cycle_id)")
    assert db.total_changes == 1
    db.commit()
    db.close()
    findings = p.run('store', 'check', '--json', expect=STORE).json()['findings']
    assert len(findings) == 1 and 'QH0014' in findings[0], findings
    verified = p.run('cycle', 'verify', '2026Q2', '--json', expect=REFUSED).json()
    assert verified['different'] == 1 and 'QH0014' in verified['differences'][0]
    assert p.run('cycle', 'verify', '2026Q1', '--json').json()['different'] == 0


@test
def busy_store_is_4(p):
    import sqlite3
    sample(p)
    db = sqlite3.connect(p.store, isolation_level=None)
    db.execute('BEGIN IMMEDIATE')
    try:
        p.run('checkin', 'QH0014/O1/KR1', '60', expect=BUSY)
    finally:
        db.execute('ROLLBACK')
        db.close()


@test
def backup_is_a_store(p):
    sample(p)
    p.run('store', 'backup', p.path('copy.heng'))
    p.run('store', 'backup', p.path('copy.heng'), expect=REFUSED)
    p.store = p.path('copy.heng')
    assert p.run('store', 'info', '--json').json()['employees'] == 50
    p.run('store', 'check')


@test
def upgrade_of_a_present_store(p):
    sample(p)
    assert p.run('store', 'upgrade', '--json').json()['schema_version'] >= 1


@test
def templates_are_listed_and_installed_once(p):
    p.run('store', 'create', p.store, store=False)
    assert [t['key'] for t in p.run('templates', 'list', '--json').json()] == ['AD', 'FI', 'HR', 'MK', 'RD']
    assert p.run('templates', 'install', '--json').json()['written'] == 0
    shutil.copytree(os.path.join(DATA, 'templates'), p.path('own'))
    text = open(p.path('own/rd.json'), encoding='utf-8').read()
    p.write('own/rd.json', text.replace('lin LB 15/8/3', 'lin LB 15/8'.replace('15/8', '3/8/15')))
    err = p.run('templates', 'install', p.path('own'), expect=REFUSED).err
    assert 'rd.json' in err and 'indicators[1]' in err
    p.write('own/rd.json', text.replace('lin LB 15/8/3', 'lin LB 20/8/3'))
    p.run('templates', 'install', p.path('own'))
    assert [t['revision'] for t in p.run('templates', 'list', '--json').json() if t['key'] == 'RD' and not t['retired']] == [2]


# Importing

ROSTER = '工号,姓名,部门,职位,直属主管,入职日期\nQH0001,李娜,研发部,经理,,2020-03-01\nQH0002,张伟,研发部,工程师,QH0001,2021/11/8\n'


@test
def import_roster_counts(p):
    p.run('store', 'create', p.store, store=False)
    path = p.write('roster.csv', ROSTER)
    dry = p.run('import', 'roster', path, '--dry-run', '--json').json()
    assert dry['added'] == 2 and dry['written'] is False
    assert p.run('employees', '--json').json() == []
    done = p.run('import', 'roster', path, '--json').json()
    assert done['added'] == 2 and done['written'] is True and done['errors'] == []
    again = p.run('import', 'roster', path, '--json').json()
    assert again['added'] == 0 and again['unchanged'] == 2
    people = p.run('employees', '--json').json()
    assert [e['emp_no'] for e in people] == ['QH0001', 'QH0002'] and people[1]['manager'] == 'QH0001'
    assert people[1]['hire_date'] == '2021-11-08'


@test
def import_with_errors_writes_nothing(p):
    p.run('store', 'create', p.store, store=False)
    path = p.write('roster.csv', ROSTER + 'QH0003,王芳,研发部,工程师,QH0001,2023-02-30\n')
    result = p.run('import', 'roster', path, '--errors', p.path('bad.csv'), '--json', expect=REFUSED)
    issue = result.json()['errors'][0]
    assert issue['line'] == 4 and issue['column'] == '入职日期' and issue['value'] == '2023-02-30' and issue['reason']
    assert 'roster.csv:4:' in result.err
    assert p.run('employees', '--json').json() == []
    assert '王芳' in open(p.path('bad.csv'), encoding='utf-8-sig').read()
    p.run('import', 'roster', path, '--skip-errors')
    assert len(p.run('employees', '--json').json()) == 2


@test
def import_of_a_file_that_is_none(p):
    p.run('store', 'create', p.store, store=False)
    p.run('import', 'roster', p.path('nowhere.csv'), expect=REFUSED)
    assert p.run('import', 'roster', p.write('x.csv', 'a,b\n1,2\n'), expect=REFUSED).err


@test
def import_maps_unknown_headers(p):
    p.run('store', 'create', p.store, store=False)
    path = p.write('roster.csv', ROSTER.replace('姓名', '同事'))
    p.run('import', 'roster', path, '--map', 'name=同事')
    assert p.run('employees', '--json').json()[1]['name'] == '张伟'


@test
def import_actuals_changes_a_score(p):
    sample(p)
    path = p.write('actuals.csv', '工号,部门,指标编号,实际值,不适用原因,批准人,数据来源\nQH0014,,RD-02,3,,,工单\n')
    before = p.run('score', '2026Q3', '--employee', 'QH0014', '--json').json()['people'][0]
    report = p.run('import', 'actuals', path, '--cycle', '2026Q3', '--json').json()
    assert report['added'] + report['updated'] == 1
    after = p.run('score', '2026Q3', '--employee', 'QH0014', '--json').json()['people'][0]
    assert after['kpi'] > before['kpi']
    bad = p.write('bad.csv', '工号,部门,指标编号,实际值,不适用原因,批准人,数据来源\nQH0014,,RD-04,9,,,\n')
    p.run('import', 'actuals', bad, '--cycle', '2026Q3', expect=REFUSED)


# People and cycles

@test
def employees_are_found_by_pinyin_and_department(p):
    sample(p)
    assert 'QH0014' in [e['emp_no'] for e in p.run('employees', '--search', 'zhangwei', '--json').json()]
    assert 'QH0014' in [e['emp_no'] for e in p.run('employees', '--search', 'zw', '--json').json()]
    finance = p.run('employees', '--department', '财务部', '--json').json()
    assert len(finance) == 5 and all(e['department'] == '财务部' for e in finance)
    platform = p.run('employees', '--department', '研发部/平台组', '--search', 'zw', '--json').json()
    assert [e['emp_no'] for e in platform] == ['QH0014']
    assert '没有部门' in p.run('employees', '--department', '月球部', expect=REFUSED, language='zh_CN').err


@test
def tables_line_up_with_chinese(p):
    sample(p)
    lines = p.run('employees', '--department', '财务部', language='zh_CN').out.splitlines()
    head = width(lines[0][:lines[0].index('部门')])
    for line in lines[1:]:
        assert width(line[:line.index('财务部')]) == head, line


@test
def cycle_open_lists_gaps(p):
    sample(p)
    dry = p.run('cycle', 'open', '2026Q4', '--from', '2026-10-01', '--to', '2026-12-31', '--dry-run', '--json').json()
    assert dry['written'] is False and dry['scorecards'] == 48
    done = p.run('cycle', 'open', '2026Q4', '--from', '2026-10-01', '--to', '2026-12-31', '--json').json()
    assert done['written'] is True and done['scorecards'] == 48
    assert sorted({g['kind'] for g in done['gaps']}) == ['NO_MANAGER', 'NO_TEMPLATE']
    p.run('cycle', 'open', '2026Q4', '--from', '2026-10-01', '--to', '2026-12-31', expect=REFUSED)
    p.run('cycle', 'open', '2027Q1', '--from', '2027-02-30', '--to', '2027-03-31', expect=REFUSED)
    pilot = p.run('cycle', 'open', 'pilot', '--from', '2026-10-01', '--to', '2026-12-31', '--department', '财务部', '--pilot', '--json').json()
    assert pilot['scorecards'] == 5


@test
def cycle_list_show_refresh(p):
    sample(p)
    assert [c['key'] for c in p.run('cycle', 'list', '--json').json()] == ['2026Q1', '2026Q2', '2026Q3']
    shown = p.run('cycle', 'show', '2026Q2', '--json').json()
    assert shown['published'] is True and shown['total']['published'] == 47
    assert p.run('cycle', 'refresh', '2026Q3', '--json').json()['changed'] == 0
    assert '合计' in p.run('cycle', 'show', '2026Q3', language='zh_CN').out
    p.run('cycle', 'show', '1999Q1', expect=REFUSED)


@test
def cycle_advance_names_the_guard(p):
    sample(p)
    assert '2026-09-30' in p.run('cycle', 'advance', '2026Q3', expect=REFUSED).err
    assert p.run('cycle', 'advance', '2026Q2', '--json').json()[0]['stage'] == 'SIGN_OFF'
    assert p.run('cycle', 'advance', '2026Q2', '--json').json()[0]['stage'] == 'ARCHIVED'
    p.run('cycle', 'advance', '2026Q2', expect=REFUSED)


@test
def publish_refuses_while_values_are_missing(p):
    sample(p)
    early = p.run('cycle', 'publish', '2026Q3', '--skip-blocked', expect=REFUSED)
    assert '2026-09-30' in early.err and not early.out
    p.run('cycle', 'publish', '2026Q3', '--skip-blocked', '--early', ' ', expect=REFUSED)
    reason = ('--early', 'closed before the holidays')
    result = p.run('cycle', 'publish', '2026Q3', *reason, '--json', expect=REFUSED)
    assert result.json()['published'] == 0 and any('QH0050' in s for s in result.json()['blocked'])
    n = p.run('cycle', 'publish', '2026Q3', '--skip-blocked', *reason, '--json').json()['published']
    assert n > 0 and 'closed before the holidays' in p.run('store', 'info', '--json').json()['last_change']
    assert p.run('cycle', 'verify', '2026Q3', '--json').json()['different'] == 0
    assert p.run('cycle', 'show', '2026Q3', '--json').json()['total']['published'] == n
    shared = p.write('shared.csv', '部门,指标编号,实际值\n研发部,RD-07,55\n')
    assert 'RD-07' not in p.run('import', 'actuals', shared, '--cycle', '2026Q3', expect=REFUSED).out
    assert p.run('cycle', 'verify', '2026Q3', '--json').json()['different'] == 0


@test
def cycle_keys_are_words(p):
    p.run('store', 'create')
    for key in ('a b', 'K' * 61, os.fsdecode(b'2027\xff')):
        p.run('cycle', 'open', key, '--from', '2027-01-01', '--to', '2027-03-31', expect=REFUSED)
    assert p.run('store', 'create', os.path.join(p.folder, os.fsdecode(b'\xff.heng')), '--json', store=False).json()['created']


@test
def departments_of_one_name_are_told_apart(p):
    p.run('store', 'create')
    p.run('import', 'roster', p.write('roster.csv', '工号,姓名,部门,入职日期\n1,张伟,研发部/一组,2024-01-02\n2,王芳,市场部/一组,2024-01-02\n'))
    assert 'Several departments' in p.run('employees', '--department', '一组', expect=REFUSED).err
    assert '王芳' not in p.run('employees', '--department', '研发部/一组').out
    assert '王芳' in p.run('employees', '--department', '市场部').out


@test
def checkin_is_dated_and_checked(p):
    sample(p)
    tree = p.run('score', '2026Q3', '--employee', 'QH0014', '--explain', '--json').json()['people'][0]['proof']
    assert tree['steps']
    done = p.run('checkin', 'QH0014/O1/KR1', '6', '--confidence', '7', '--note', '按计划', '--json').json()
    assert done['date'] == '2026-08-21'
    p.run('checkin', 'QH0014/O1/KR1', 'many', expect=REFUSED)
    p.run('checkin', 'QH0014/O1/KR99', '6', expect=REFUSED)
    assert 'employee number, project, department' in p.run('checkin', 'NOBODY/O1/KR1', '6', expect=REFUSED).err
    p.run('checkin', 'QH0014', '6', expect=REFUSED)
    p.run('checkin', 'QH0014/O1/KR1', '6', '--date', '2026-12-01', expect=REFUSED)
    p.run('checkin', 'company/O1/KR1', '91')
    p.run('checkin', '研发部/O1/KR1', '92')
    p.run('checkin', 'QH0014/O1/KR1', '6', '--cycle', '2026Q2', expect=REFUSED)


@test
def an_answer_that_is_lost_is_no_success(p):
    with open('/dev/full', 'w') as full:
        words = [PROGRAM, 'calc', 'rule', 'bool', 'yes']
        assert subprocess.run(words, stdout=full, stderr=subprocess.DEVNULL).returncode == REFUSED


# Scores, reports, charts

@test
def score_of_the_worked_example(p):
    """TV-F1 of the domain reference: 张伟, second quarter."""
    sample(p)
    person = p.run('score', '2026Q2', '--employee', 'QH0014', '--json').json()['people'][0]
    assert (person['okr'], person['kpi'], person['score'], person['grade']) == (76.00, 98.19, 92.17, 'B+')
    assert '"score": 92.17,' in p.run('score', '2026Q2', '--employee', 'QH0014', '--json').out
    everyone = p.run('score', '2026Q2', '--json').json()['people']
    assert len(everyone) == 47 and [e['emp_no'] for e in everyone] == sorted(e['emp_no'] for e in everyone)
    p.run('score', '2026Q2', '--employee', 'QH9999', expect=REFUSED)


@test
def score_explains_itself(p):
    sample(p)
    text = p.run('score', '2026Q2', '--employee', 'QH0014', '--explain').out
    assert '106.000000 = 100 + 20 × (8 − 6.5) ÷ (8 − 3)' in text
    assert '最终得分' in p.run('score', '2026Q2', '--employee', 'QH0014', '--explain', language='zh_CN').out


@test
def missing_values_are_no_numbers(p):
    sample(p)
    person = [e for e in p.run('score', '2026Q3', '--json').json()['people'] if e['emp_no'] == 'QH0050'][0]
    assert person['score'] == 'MISSING' and person['grade'] is None and person['missing'] and 'BLOCKED' in person['flags']


@test
def both_languages_score_alike(p):
    sample(p)
    scores = [(e['emp_no'], e['score']) for e in p.run('score', '2026Q2', '--json').json()['people']]
    sample(p, 'en')
    english = p.run('score', '2026Q2', '--json').json()['people']
    assert scores == [(e['emp_no'], e['score']) for e in english]


@test
def reports_are_written(p):
    sample(p)
    done = p.run('report', '2026Q2', '--department', '财务部', '--output', p.path('finance.pdf'), '--json').json()
    assert done['reviews'] == 5
    assert open(p.path('finance.pdf'), 'rb').read(5) == b'%PDF-'
    p.run('report', '2026Q2', '--department', '财务部', '--output', p.path('again.pdf'))
    assert open(p.path('finance.pdf'), 'rb').read() == open(p.path('again.pdf'), 'rb').read()
    p.run('report', '2026Q3', '--employee', 'QH0014', '--output-dir', p.path('out'), language='zh_CN')
    assert len(os.listdir(p.path('out'))) == 1
    p.run('report', '2026Q2', '--employee', 'QH9999', '--output', p.path('no.pdf'), expect=REFUSED)
    p.run('report', '2026Q2', '--all', '--output', p.path('no/such/folder.pdf'), expect=REFUSED)
    os.mkfifo(p.path('pipe.pdf'))
    p.run('report', '2026Q2', '--employee', 'QH0014', '--output', p.path('pipe.pdf'), expect=REFUSED)
    p.run('chart', 'trend', '2026Q2', '--employee', 'QH0014', '--output', p.path('pipe.pdf'), expect=REFUSED)


@test
def a_store_without_a_company_prints(p):
    p.run('store', 'create', p.store, store=False)
    p.run('import', 'roster', p.write('roster.csv', ROSTER))
    assert p.run('cycle', 'open', '2026Q3', '--json').json()['scorecards'] == 2
    assert p.run('report', '2026Q3', '--all', '--output', p.path('x.pdf'), '--json').json()['reviews'] == 2


@test
def nobody_to_print_is_refused(p):
    p.run('store', 'create', p.store, store=False)
    p.run('import', 'roster', p.write('roster.csv', ROSTER.replace('研发部', '董事会')))
    opened = p.run('cycle', 'open', '2026Q3', '--json').json()
    assert opened['scorecards'] == 0 and {g['kind'] for g in opened['gaps']} == {'NO_TEMPLATE'}
    assert p.run('report', '2026Q3', '--all', '--output', p.path('x.pdf'), expect=REFUSED).err
    assert p.run('chart', 'distribution', '2026Q3', '--output', p.path('x.png'), expect=REFUSED).err


@test
def charts_are_written(p):
    sample(p)
    names = {c['name']: c['of_person'] for c in p.run('chart', '--list', '--json').json()}
    assert {'trend', 'waterfall', 'perspectives', 'radar', 'okr', 'distribution', 'cycles', 'departments', 'goal-health', 'indicator-quality', 'turnover',
            'joiners-leavers'} <= set(names)
    for name, of_person in names.items():
        for ending, magic in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF')):
            path = p.path(f'{name}.{ending}')
            p.run('chart', name, '2026Q2', '--output', path, *(['--employee', 'QH0014'] if of_person else []))
            assert open(path, 'rb').read(4).startswith(magic[:4]), path
    p.run('chart', 'indicator-quality', '2026Q2', '--output', p.path('no') + '/x.png', expect=REFUSED)
    p.run('chart', 'pie', '2026Q2', '--output', p.path('x.png'), expect=USAGE)
    p.run('chart', 'trend', '2026Q2', '--output', p.path('x.png'), expect=USAGE)
    p.run('chart', 'distribution', '2026Q2', '--output', p.path('x.png'), '--size', 'big', expect=USAGE)


# Formulas

@test
def calc_rule_of_the_vectors(p):
    assert p.run('calc', 'rule', 'lin HB 70/90/100', '69.9', '70', '80', '90', '95', '100', '103', '--json', store=False).json()['points'] == \
        [0, 60, 80, 100, 110, 120, 120]
    assert p.run('calc', 'rule', 'lin HB -10/0/10', '-5', '--json', store=False).json()['points'] == [80]
    assert ' 84.000000' in p.run('calc', 'rule', 'ded 100 minor2 major10 veto', '3/1/0', store=False).out
    p.run('calc', 'rule', 'lin HB 90/70/100', '1', expect=REFUSED, store=False)
    p.run('calc', 'rule', 'rate', '9', expect=REFUSED, store=False)


@test
def calc_kr_of_the_vectors(p):
    done = p.run('calc', 'kr', 'INCREASE', '--start', '92.5', '--target', '99.9', '--current', '97.3', '--json', store=False).json()
    assert done['p'] == 0.648649 and 'status' not in done
    done = p.run('calc', 'kr', 'INCREASE', '--start', '-50', '--target', '20', '--current', '-15', '--json', store=False).json()
    assert done['p'] == 0.5
    done = p.run('calc', 'kr', 'INCREASE', '--start', '0', '--target', '1', '--current', '0.3', '--from', '2026-01-01', '--due', '2026-03-31',
                 '--today', '2026-02-15', '--json', store=False).json()
    assert (done['expected_progress'], done['gap'], done['status']) == (0.511111, -0.211111, 'AT_RISK')
    done = p.run('calc', 'kr', 'STEPS', '--steps', '20 a;30 b;50 c', '--done', '1,2', '--json', store=False).json()
    assert done['p'] == 0.5
    p.run('calc', 'kr', 'INCREASE', '--start', 'low', '--target', '1', expect=REFUSED, store=False)


CASES = {
    'rule': ({'rule': 'lin LB 60/40/25', 'actuals': ['61', '50', 'NA', 'MISSING']},
             {'points': ['0.000000', '80.000000', 'NA', 'MISSING']}),
    'rule-index': ({'rule': 'idx lin HB 60/80/95', 'actuals': ['4.2', '4.5']}, {'points': ['100.000000', '110.000000']}),
    'rule-mile': ({'rule': 'mile', 'actuals': [{'milestones': [{'weight': '40', 'delay': 0, 'quality': '4'},
                                                              {'weight': '60', 'delay': 7, 'quality': '4.5'}]}]},
                  {'points': ['92.800000']}),
    'key_result': ({'type': 'INCREASE', 'cap': '1.2', 'cycle_start': '2026-01-01', 'due': '2026-03-31', 'today': '2026-02-15',
                    'confidence': None, 'start': '100', 'target': '200', 'current': '260'},
                   {'p_raw': '1.600000', 'p': '1.200000', 'flags': ['OVER'], 'expected_progress': '0.511111', 'gap': '0.688889',
                    'status': 'ON_TRACK'}),
    'objective_tree': ({'cap': '1', 'objectives': [
        {'id': 'O1', 'mode': 'OWN', 'curve': 'committed', 'parent': None, 'link': None, 'weight': '0', 'cancelled': False,
         'key_results': [{'id': 'a', 'weight': '50', 'cancelled': False, 'type': 'INCREASE', 'start': '0', 'target': '1', 'current': '0.5'},
                         {'id': 'b', 'weight': '30', 'cancelled': False, 'type': 'BOOLEAN', 'done': True},
                         {'id': 'c', 'weight': '20', 'cancelled': False, 'type': 'INCREASE', 'start': '0', 'target': '1', 'current': '0.25'}]},
        {'id': 'O2', 'mode': 'CHILDREN', 'curve': 'aspirational', 'parent': None, 'link': None, 'weight': '0', 'cancelled': False,
         'key_results': []},
        {'id': 'O3', 'mode': 'OWN', 'curve': 'committed', 'parent': 'O2', 'link': 'count', 'weight': '100', 'cancelled': False,
         'key_results': [{'id': 'd', 'weight': '0', 'cancelled': False, 'type': 'INCREASE', 'start': '0', 'target': '10', 'current': '7'}]}],
        'scored': [{'objective': 'O1', 'weight': '60'}, {'objective': 'O2', 'weight': '40'}]},
        {'progress': {'O1': '0.600000', 'O2': '0.700000', 'O3': '0.700000'},
         'points': {'O1': '60.000000', 'O2': '100.000000', 'O3': '70.000000'}, 'component': '76.000000'}),
    'final_score': ({'components': [{'name': 'OKR', 'weight': '40', 'score': '76'}, {'name': 'KPI', 'weight': '40', 'score': '98.193333'},
                                    {'name': '360', 'weight': '20', 'score': '102.46154'}], 'adjustments': ['2'], 'transfer': None},
                    {'final': '92.169641', 'published': '92.17', 'grade': 'B+', 'flags': [], 'adj': '2.000000',
                     'contributions': {'OKR': '-9.600000', 'KPI': '-0.722667', '360': '0.492308'}}),
    'final_score-transfer': ({'components': [], 'adjustments': [], 'transfer': [{'final': '92', 'days': 55}, {'final': '86.5', 'days': 35}]},
                             {'final': '89.861111', 'published': '89.86', 'grade': 'B', 'flags': [], 'adj': '0.000000', 'contributions': {}}),
}


@test
def calc_file_of_cases(p):
    document = {'format': 1, 'cases': [{'id': name, 'kind': name.split('-')[0], 'input': case[0]} for name, case in CASES.items()]}
    answers = p.run('calc', 'file', p.write('cases.json', json.dumps(document)), store=False).json()
    assert answers['format'] == 1 and [c['id'] for c in answers['cases']] == list(CASES)
    for answer in answers['cases']:
        assert answer['output'] == CASES[answer['id']][1], answer
    assert p.run('calc', 'file', '-', text=json.dumps(document), store=False).json() == answers


@test
def calc_file_answers_a_whole_document_or_nothing(p):
    """Cases are read and answered one by one; yet a fault behind the last leaves nothing printed, and members may stand in any order."""
    count = 3000  # many times what is printed at once
    cases = [{'id': str(i), 'kind': 'rule', 'input': {'rule': 'bool', 'actuals': [i % 2 == 0]}} for i in range(count)]
    text = json.dumps({'note': {'cases': [[]]}, 'cases': 0} | {'cases': cases, 'format': 1})
    answers = p.run('calc', 'file', '-', text=text, store=False).json()
    assert [c['id'] for c in answers['cases']] == [c['id'] for c in cases]
    assert [c['output']['points'] for c in answers['cases']] == [['100.000000'], ['0.000000']] * (count // 2)
    for spoiled, place in ((text[:-1], len(text)), (text + ',', len(text) + 1), (text.replace('"format": 1', '"format": 01'), len(text) - 1)):
        refused = p.run('calc', 'file', '-', text=spoiled, expect=REFUSED, store=False)
        assert refused.out == '' and f'-, line 1, column {place}: ' in refused.err, refused.err
    twice = text[:-1] + ', "cases": [{"id": "last", "kind": "rule", "input": {"rule": "bool", "actuals": []}}]}'
    assert [c['id'] for c in p.run('calc', 'file', '-', text=twice, store=False).json()['cases']] == ['last']


@test
def calc_refuses_what_has_no_answer(p):
    rules = [('lin HB 70/90', True), ('lin HB 70/90', {'minor': 1, 'major': 0, 'critical': 0}), ('ded 100 minor2 major10', False),
             ('ded 100 minor2 major10', {'minor': -1, 'major': 0, 'critical': 0}), ('bool', {}), ('mile', True),
             ('mile', {'milestones': [{'weight': '100', 'delay': 0, 'quality': '9'}]})]
    hits = {'type': 'RANGE_HITS', 'cap': '1', 'confidence': None, 'checkins': 3}
    keep = {'type': 'INCREASE', 'cap': '1', 'confidence': None, 'start': '5', 'target': '5', 'current': '5'}
    objective = {'id': 'a', 'mode': 'OWN', 'curve': 'committed', 'parent': None, 'link': None, 'weight': '1', 'key_results': []}
    cases = [('rule', {'rule': rule, 'actuals': [actual]}) for rule, actual in rules]
    cases += [('key_result', keep), ('key_result', dict(hits, hits=4)), ('key_result', dict(hits, hits=-1)),
              ('key_result', dict(hits, hits=1, cap='7')), ('key_result', dict(hits, hits=1, confidence=11)),
              ('objective_tree', {'cap': '1', 'objectives': [objective, objective], 'scored': []}),
              ('final_score', {'components': [], 'adjustments': [], 'transfer': [{'final': '80', 'days': -4}]})]
    document = {'format': 1, 'cases': [{'id': str(i), 'kind': kind, 'input': given} for i, (kind, given) in enumerate(cases)]}
    for answer in p.run('calc', 'file', '-', text=json.dumps(document), expect=REFUSED, store=False).json()['cases']:
        assert 'error' in answer and 'output' not in answer, answer
    p.run('calc', 'kr', 'INCREASE', '--current', '3', expect=USAGE, store=False)
    p.run('calc', 'kr', 'STEPS', '--done', '1', expect=USAGE, store=False)
    p.run('calc', 'kr', 'BOOLEAN', '--done', 'maybe', expect=REFUSED, store=False)
    p.run('calc', 'kr', 'INCREASE', '--start', '5', '--target', '5', '--current', '5', expect=REFUSED, store=False)
    p.run('calc', 'kr', 'INCREASE', '--start', '5', '--target', '5', '--current', '5', '--keep', store=False)


@test
def calc_names_only_flags_of_the_domain(p):
    given = {'components': [{'name': 'OKR', 'weight': '50', 'score': '120'}, {'name': '360', 'weight': '50', 'score': 'NA'}],
             'adjustments': ['9'], 'transfer': None}
    document = {'format': 1, 'cases': [{'id': 'f', 'kind': 'final_score', 'input': given}]}
    output = p.run('calc', 'file', '-', text=json.dumps(document), store=False).json()['cases'][0]['output']
    assert (output['final'], output['adj'], output['flags']) == ('120.000000', '5.000000', ['COMPONENT_MISSING'])


@test
def calc_file_scorecard(p):
    """TV-S1: the HR scorecard with one indicator not applicable."""
    rows = [('HR-01', 'C', '20.00', 'idx lin HB 60/75/90', 'SUR', '3.88'), ('HR-02', 'C', '15.00', 'idx lin HB 60/80/95', 'SUR', '4.36'),
            ('HR-03', 'I', '15.00', 'lin LB 60/40/25', 'REC', '36'), ('HR-04', 'L', '10.00', 'lin LB 8/4/2', 'HRIS', '5'),
            ('HR-05', 'L', '10.00', 'lin HB 4/8/12', 'TRN', '6'), ('HR-06', 'L', '10.00', 'lin HB 70/85/95', 'TRN', 'NA'),
            ('HR-07', 'C', '10.00', 'lin HB 80/95/100', 'TKT', '92'), ('HR-08', 'F', '10.00', 'band -3..3 k4', 'FIN', '4.5')]
    indicators = [dict(zip(('code', 'perspective', 'weight', 'rule', 'source', 'actual'), row)) for row in rows]
    case = {'format': 1, 'cases': [{'id': 's1', 'kind': 'scorecard', 'input': {'indicators': indicators}}]}
    output = p.run('calc', 'file', p.write('s1.json', json.dumps(case)), store=False).json()['cases'][0]['output']
    assert (output['score'], output['published'], output['active_weight']) == ('95.111111', '95.11', '90.00')
    assert output['perspectives'] == {'F': '94.000000', 'C': '96.444444', 'I': '105.333333', 'L': '85.000000'}
    assert (output['flags'], output['warnings'], output['errors'], output['objective_data_share']) == ([], [], [], '65.00')


@test
def calc_file_answers_the_rest(p):
    document = {'format': 1, 'cases': [{'id': 'a', 'kind': 'horoscope', 'input': {}},
                                       {'id': 'b', 'kind': 'rule', 'input': {'rule': 'lin XX', 'actuals': []}},
                                       {'id': 'c', 'kind': 'rule', 'input': {'rule': 'bool', 'actuals': [True, False]}}]}
    answers = p.run('calc', 'file', p.write('cases.json', json.dumps(document)), expect=REFUSED, store=False).json()['cases']
    assert 'error' in answers[0] and 'error' in answers[1] and answers[2]['output'] == {'points': ['100.000000', '0.000000']}
    p.run('calc', 'file', p.write('no.json', '{"format": 2}'), expect=REFUSED, store=False)
    p.run('calc', 'file', p.write('broken.json', '{'), expect=REFUSED, store=False)


sys.exit(main())
