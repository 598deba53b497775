#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables out of the real hengctl: what goes out comes in again without a change, formulas are harmless, sensitive facts stay guarded. TAP."""
import csv
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile

PROGRAM, LOCALES = sys.argv[1:3]
WORK = tempfile.TemporaryDirectory()
TESTS = []
ROUND_TRIPS = ['roster', 'okr', 'actuals', 'checkins']


def path(name):
    return os.path.join(WORK.name, name)


def run(*args, expect=0, language='en', store=None):
    environment = dict(os.environ, HENG_LOCALE_DIR=LOCALES, HENG_TODAY='2026-08-21', TZ='Asia/Shanghai')
    store = store or sample(language)
    process = subprocess.run([PROGRAM, '--lang', language, '--store', store, *args], capture_output=True, env=environment, timeout=300)
    process.out, process.err = process.stdout.decode('utf-8'), process.stderr.decode('utf-8')
    assert process.returncode == expect, f'{args}: status {process.returncode}\n{process.out[-800:]}\n{process.err[-800:]}'
    return process


def sample(language):
    store = path(language + '.heng')
    if not os.path.exists(store):
        run('store', 'create', store, '--sample', language=language, store=store)
    return store


def test(function):
    TESTS.append(function)
    return function


def table(text):
    rows = list(csv.reader(io.StringIO(text.lstrip('\ufeff'), newline='')))
    return [dict(zip(rows[0], row)) for row in rows[1:]]


@test
def tables_come_in_again_unchanged():
    for language in ('zh_CN', 'en'):
        for kind in ROUND_TRIPS:
            for ending in ('csv', 'xlsx'):
                file = path(f'{kind}-{language}.{ending}')
                run('export', kind, '--output', file, language=language)
                report = json.loads(run('--json', 'import', kind, file, language=language).out)
                assert report['rows'] > 0 and report['unchanged'] == report['rows'], (language, kind, ending, report)
                assert not report['written'] and not report['errors'] and not report['unknown_columns'], (kind, report)


@test
def private_rosters_and_past_results_come_in_again():
    store = path('past.heng')
    shutil.copy(sample('zh_CN'), store)
    with open(path('past.csv'), 'w', encoding='utf-8') as file:
        file.write('工号,姓名,周期,得分,满分,等级,评语\nQH0003,黎明,2025Q3,88.5,100,A,=很好\nQH0004,徐婷,2025上半年,,,B,\n')
    assert json.loads(run('--json', 'import', 'history', path('past.csv'), store=store).out)['added'] == 2
    run('export', 'history', '--output', path('history.xlsx'), store=store, language='zh_CN')
    assert json.loads(run('--json', 'import', 'history', path('history.xlsx'), store=store).out)['unchanged'] == 2
    run('export', 'roster', '--private', '--output', path('private.csv'), store=store)
    report = json.loads(run('--json', 'import', 'roster', path('private.csv'), store=store).out)
    assert report['unchanged'] == 50 and not report['errors'], report


@test
def csv_is_what_rfc_4180_and_excel_want():
    run('export', 'roster', '--output', path('r.csv'))
    with open(path('r.csv'), 'rb') as file:
        data = file.read()
    assert data.startswith(b'\xef\xbb\xbf') and data.endswith(b'\r\n') and data.count(b'\n') == data.count(b'\r\n') == 51
    run('export', 'roster', '--no-bom', '--output', path('r.csv'))
    with open(path('r.csv'), 'rb') as file:
        assert file.read() == data[3:]
    assert run('export', 'roster').stdout == data[3:], 'standard output has no mark'


@test
def columns_are_stable_and_in_the_language():
    chinese = run('export', 'scores', '--cycle', '2026Q2', language='zh_CN').out.split('\r\n')[0]
    assert chinese.startswith('工号,姓名,部门,'), chinese
    keys = list(json.loads(run('export', 'scores', '--cycle', '2026Q2', '--format', 'json', language='zh_CN').out)['rows'][0])
    assert keys == ['emp_no', 'name', 'department', 'state', 'okr', 'kpi', 'feedback', 'adjustment', 'score', 'grade', 'coefficient', 'flags', 'published'], keys


@test
def scores_are_those_of_score():
    told = {p['emp_no']: p for p in json.loads(run('--json', 'score', '2026Q2').out)['people']}
    rows = json.loads(run('export', 'scores', '--cycle', '2026Q2', '--format', 'json').out)['rows']
    assert len(rows) >= len(told) > 40
    for row in rows:
        if row['emp_no'] in told:
            expected = told[row['emp_no']]['score']
            assert row['score'] == (expected if isinstance(expected, (int, float)) else None), row
            assert row['grade'] == told[row['emp_no']]['grade']


@test
def json_has_keys_not_words():
    for language in ('zh_CN', 'en'):
        document = json.loads(run('export', 'roster', '--format', 'json', language=language).out)
        assert document['kind'] == 'roster' and document['rows'][0]['emp_status'] == 'REGULAR' and document['rows'][0]['is_head'] is True
        goals = json.loads(run('export', 'okr', '--format', 'json', language=language).out)
        assert goals['cycle'] == '2026Q3' and goals['rows'][0]['owner_kind'] == 'COMPANY' and isinstance(goals['rows'][0]['target'], (int, float))


@test
def formulas_are_harmless_and_come_back():
    store = path('formula.heng')
    run('store', 'create', store, store=store)
    names = ['=1+1', '+cmd', '-x', '@sum', '"quoted", and; more', 'two\nlines']
    with open(path('people.csv'), 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(['工号', '姓名', '职位', '部门', '入职日期'])
        for number, name in enumerate(names):
            writer.writerow([f'00{number}', f'人{"甲乙丙丁戊己"[number]}', "'" + name, '部', '2024-01-02'])
    run('import', 'roster', path('people.csv'), store=store)
    rows = table(run('export', 'roster', store=store).out)
    for row, name in zip(rows, names):
        assert row['Position'] == ("'" + name if name[0] in '=+-@' else name), row
        assert row['Employee No'].startswith('00')
    run('export', 'roster', '--output', path('again.csv'), store=store)
    report = json.loads(run('--json', 'import', 'roster', path('again.csv'), store=store).out)
    assert report['unchanged'] == len(names) and not report['errors'], report


@test
def workbooks_have_types_and_a_header_that_stays():
    run('export', 'roster', '--output', path('t.xlsx'))
    with zipfile.ZipFile(path('t.xlsx')) as book:
        sheet = book.read('xl/worksheets/sheet1.xml').decode('utf-8')
        styles = book.read('xl/styles.xml').decode('utf-8')
    assert 'state="frozen"' in sheet and '<autoFilter ref="A1:' in sheet and '<cols>' in sheet
    header = [t for t in re.findall(r'<c r="([A-Z]+)1"[^>]*>.*?<t[^>]*>([^<]*)</t>', sheet)]
    letters = {name: letter for letter, name in header}
    number = re.search(rf'<c r="{letters["Employee No"]}2"([^>]*)>', sheet).group(1)
    assert 't="' in number, 'identifiers stay text'
    hired = re.search(rf'<c r="{letters["Hire Date"]}2"([^>]*)><v>(\d+)</v>', sheet)
    assert hired and hired.group(2) == '44200' and 't="' not in hired.group(1), 'dates are dates'
    months = re.search(rf'<c r="{letters["Probation"]}2"([^>]*)><v>6</v>', sheet)
    assert months, 'numbers are numbers'
    assert 'yyyy-mm-dd' in styles and 'numFmtId="49"' in styles


@test
def sensitive_facts_need_a_word_and_a_reason():
    plain = run('export', 'roster').out
    private = run('export', 'roster', '--private').out
    assert '证件号码' not in plain and 'ID Number' not in plain and 'ID Number' in private
    assert 'Add --private' in run('export', 'ratings', '--cycle', '2026Q2', expect=1).err
    refused = run('export', 'ratings', '--cycle', '2026Q2', '--private', '--output', path('ratings.csv'), expect=1)
    assert '--reason' in refused.err and not os.path.exists(path('ratings.csv'))
    run('export', 'ratings', '--cycle', '2026Q2', '--private', '--reason', 'works council', '--output', path('ratings.csv'))
    assert stat.S_IMODE(os.stat(path('ratings.csv')).st_mode) == 0o600
    noted = [row for row in table(run('export', 'journal').out) if 'works council' in row['Action']]
    assert len(noted) == 1 and 'ratings' in noted[0]['Action'], noted
    assert 'QH0003' not in noted[0]['Action']


@test
def the_journal_keeps_sealed_what_is_sensitive():
    document = json.loads(run('export', 'journal', '--format', 'json').out)
    assert len(document['rows']) > 1000
    assert {row['table'] for row in document['rows']} >= {'employee', 'employee_private', 'actual', None}
    for row in document['rows']:
        if row['table'] in ('employee_private', 'feedback'):
            assert row['before'] is None and row['after'] is None, row
    times = [row['entry'] for row in document['rows']]
    assert times == sorted(times)


@test
def files_are_whole_or_not_there():
    run('export', 'scores', '--output', '/dev/null', expect=1)
    assert stat.S_ISCHR(os.stat('/dev/null').st_mode)
    os.mkdir(path('folder.csv'))
    run('export', 'scores', '--output', path('folder.csv'), expect=1)
    run('export', 'scores', '--output', path('no/such/folder.csv'), expect=1)
    run('export', 'scores', '--output', path('s.csv'))
    os.symlink(path('s.csv'), path('link.csv'))
    run('export', 'roster', '--output', path('link.csv'))
    assert os.path.islink(path('link.csv'))
    with open(path('s.csv'), encoding='utf-8-sig') as file:
        assert file.readline().startswith('Employee No,')
    assert not [name for name in os.listdir(WORK.name) if '.new-' in name]


@test
def usage_and_statuses():
    run('export', expect=2)
    run('export', 'nonsense', expect=2)
    run('export', 'roster', '--format', 'pdf', expect=2)
    run('export', 'roster', '--schema', expect=2)
    run('export', 'roster', '--format', 'xlsx', expect=1)
    run('export', 'company', '--format', 'csv', expect=1)
    run('export', 'scores', '--cycle', '1999Q1', expect=1)
    run('export', 'roster', store=path('missing.heng'), expect=3)
    told = json.loads(run('--json', 'export', 'roster', '--output', path('told.csv')).out)
    assert told == {'kind': 'roster', 'rows': 50, 'output': path('told.csv')}


@test
def scorecards_hold_every_line():
    rows = table(run('export', 'scorecards', '--cycle', '2026Q2').out)
    weights = {}
    for row in rows:
        key = (row['Employee number'], row['Part of the cycle'])
        weights[key] = weights.get(key, 0) + float(row['Weight'])
    assert len(weights) > 40 and set(weights.values()) == {100.0}, weights


def main():
    failed = 0
    print(f'1..{len(TESTS)}')
    for number, function in enumerate(TESTS, 1):
        try:
            function()
            print(f'ok {number} {function.__name__}')
        except Exception as problem:  # pylint: disable=broad-except
            failed += 1
            print(f'not ok {number} {function.__name__}')
            print(''.join(f'# {line}\n' for line in repr(problem).replace('\\n', '\n').split('\n')), end='')
    return 1 if failed else 0


sys.exit(main())
