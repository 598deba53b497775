#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole company out of the real hengctl and back in: the published JSON Schema and the importer agree on what is right and what is wrong. TAP."""
import copy
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

PROGRAM, LOCALES = sys.argv[1:3]
DATA = os.environ['HENG_DATA_DIR']
WORK = tempfile.TemporaryDirectory()
TESTS = []


def path(name):
    return os.path.join(WORK.name, name)


def run(store, *args, expect=0, language='en'):
    environment = dict(os.environ, HENG_LOCALE_DIR=LOCALES, HENG_TODAY='2026-08-21')
    process = subprocess.run([PROGRAM, '--lang', language, '--store', path(store), *args], capture_output=True, text=True, env=environment, timeout=300)
    assert process.returncode == expect, f'{args}: status {process.returncode}\n{process.stdout[-800:]}\n{process.stderr[-800:]}'
    return process


def read(name):
    with open(path(name), 'rb') as file:
        return file.read()


def write(name, document):
    with open(path(name), 'w', encoding='utf-8') as file:
        json.dump(document, file, ensure_ascii=False)


def remove(name):
    for end in ('', '-wal', '-shm'):
        if os.path.exists(path(name + end)):
            os.unlink(path(name + end))


def test(function):
    TESTS.append(function)
    return function


def sample(language):
    """The sample company, exported once."""
    if not os.path.exists(path(language + '.json')):
        run(language + '.heng', 'store', 'create', path(language + '.heng'), '--sample', language=language)
        run(language + '.heng', 'export', 'company', '--output', path(language + '.json'), language=language)
    return json.loads(read(language + '.json'))


def schema():
    with open(os.path.join(DATA, 'schema', 'company.schema.json'), encoding='utf-8') as file:
        document = json.load(file)
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document, format_checker=jsonschema.FormatChecker())


def small():
    """A company that has one of nearly everything, small enough to be imported many times."""
    whole = sample('en')
    kept = {'format': whole['format'], 'version': whole['version'], 'company': whole['company'], 'departments': whole['departments'],
            'employees': whole['employees'], 'projects': whole['projects'], 'scheme': whole['scheme']}
    cycle = dict(whole['cycles'][-1])
    cycle['participants'] = [p for p in cycle['participants'] if p.get('actuals') and p.get('scorecard')][:2]
    cycle['objectives'] = [o for o in cycle['objectives'] if o.get('key_results')]
    for objective in cycle['objectives']:
        objective.pop('parent', None)
    kept['cycles'] = [cycle]
    return kept


def set_at(document, pointer, value):
    """Sets, or with value None takes away, what a JSON pointer names."""
    steps = pointer.strip('/').split('/')
    at = document
    for step in steps[:-1]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    last = int(steps[-1]) if isinstance(at, list) else steps[-1]
    if value is None:
        del at[last]
    else:
        at[last] = value


# pointer, new value (None: taken away), where the importer finds the fault (None: there)
WRONG = [
    ('/format', 'other', None), ('/format', None, None), ('/version', 2, None), ('/version', '1', None), ('/version', None, None),
    ('/surprise', 1, None), ('/company', [], None), ('/company/name', '', None), ('/company/name', None, None), ('/company/name', 5, None),
    ('/company/is_sample', 'yes', None), ('/company/sample_day', '2026-13-01', None), ('/departments', {}, None), ('/departments/0', 'x', None),
    ('/departments/0/path', '', None), ('/departments/0/path', None, None), ('/departments/0/dept_type', 'ZZ', None),
    ('/departments/0/sort', '1', None), ('/departments/0/sort', 1.5, None), ('/departments/0/colour', 'red', None),
    ('/employees/0/emp_no', None, None), ('/employees/0/emp_no', '', None), ('/employees/0/name', None, None),
    ('/employees/0/hire_date', '2026-02-30', None), ('/employees/0/hire_date', '05/01/2023', None), ('/employees/0/hire_date', 20230105, None),
    ('/employees/0/emp_type', 'full time', None), ('/employees/0/is_head', 1, None), ('/employees/0/department', 7, None),
    ('/employees/0/manager', '', None), ('/employees/0/id', 12, None), ('/employees/0/pinyin', 'x', None), ('/employees/0/private', [], None),
    ('/employees/0/private/sex', 'X', None), ('/employees/0/jobs', 'none', None), ('/employees/0/leave_reason', {}, None),
    ('/projects/0/key', None, None), ('/projects/0/members/0/share_bp', 'half', None),
    ('/scheme/indicators/0/perspective', 'Q', None), ('/scheme/indicators/0/rule', '', None), ('/scheme/grade_bands/0/lower', 90, None),
    ('/scheme/grade_bands/0/lower', '90,5', None), ('/scheme/grade_bands/0/lower', '1.1234567', None), ('/scheme/surprise', [], None),
    ('/cycles/0/key', None, None), ('/cycles/0/state', 'OPEN', None), ('/cycles/0/okr_cap', None, None), ('/cycles/0/okr_cap', 1.2, None),
    ('/cycles/0/participants/0/employee', None, None), ('/cycles/0/participants/0/part', '1', None),
    ('/cycles/0/participants/0/scorecard/0/weight_bp', None, None), ('/cycles/0/participants/0/scorecard/0/level', 'TEAM', None),
    ('/cycles/0/participants/0/actuals/0/entered_at', 1790000000, None), ('/cycles/0/participants/0/actuals/0/entered_at', '2026-07-01', None),
    ('/cycles/0/objectives/0/owner_kind', 'TEAM', None), ('/cycles/0/objectives/0/key_results/0/type', None, None),
    ('/cycles/0/objectives/0/key_results/0/target', 95, None), ('/cycles/0/objectives/0/key_results/0/due_date', '2026-9-30', None),
    ('/cycles/0/objectives/0/parent', 'O1', None), ('/cycles/0/objectives/0/parent', {'owner_kind': 'COMPANY'}, '/cycles/0/objectives/0/parent/key'),
]

# What only a look at the whole document shows.
DANGLING = [
    ('/departments/0/path', 'nowhere/at all', None), ('/departments/0/head', 'X1', None), ('/employees/0/department', 'Nowhere', None),
    ('/employees/0/manager', 'X1', None), ('/employees/1/emp_no', 'QH0001', '/employees/1'), ('/projects/0/lead', 'X1', None),
    ('/projects/0/members/0/employee', 'X1', None), ('/scheme/templates/0/lines/0/indicator', 'X-99', None), ('/cycles/0/scope', ['Nowhere'], '/cycles/0/scope/0'),
    ('/cycles/0/participants/0/employee', 'X1', None), ('/cycles/0/participants/0/department', 'Nowhere', None),
    ('/cycles/0/objectives/0/parent', {'owner_kind': 'COMPANY', 'key': 'O99'}, None),
]


@test
def our_documents_follow_the_schema():
    validator = schema()
    for language in ('zh_CN', 'en'):
        for fault in validator.iter_errors(sample(language)):
            raise AssertionError(f'{list(fault.path)}: {fault.message}')


@test
def bytes_are_those_of_any_json_writer():
    for language in ('zh_CN', 'en'):
        text = read(language + '.json').decode('utf-8')
        assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + '\n' == text


@test
def out_in_and_out_again_is_the_same():
    for language in ('zh_CN', 'en'):
        sample(language)
        run('copy.heng', 'import', 'company', path(language + '.json'), language=language)
        run('copy.heng', 'export', 'company', '--output', path('copy.json'), language=language)
        assert read('copy.json') == read(language + '.json')
        run('copy.heng', 'store', 'check')
        for cycle in json.loads(read('copy.json'))['cycles']:
            run('copy.heng', 'cycle', 'verify', cycle['key'])
        remove('copy.heng')


@test
def a_created_store_takes_a_company():
    run('made.heng', 'store', 'create', path('made.heng'))
    run('made.heng', 'import', 'company', path('en.json'))
    run('made.heng', 'export', 'company', '--output', path('made.json'))
    assert read('made.json') == read('en.json')
    again = run('made.heng', 'import', 'company', path('en.json'), expect=1)
    assert 'already holds a company' in again.stderr and '--store' in again.stderr


@test
def standard_output_and_file_agree():
    assert run('en.heng', 'export', 'company').stdout.encode('utf-8') == read('en.json')
    assert run('en.heng', 'export', 'company', '--output', '-', '--format', 'json').stdout.encode('utf-8') == read('en.json')


@test
def file_is_for_its_owner_and_noted():
    assert os.stat(path('en.json')).st_mode & 0o777 == 0o600
    run('en.heng', 'export', 'company', '--output', path('other.json'), '--reason', 'moving house')
    journal = run('en.heng', 'export', 'journal').stdout
    assert 'moving house' in journal, journal[-600:]


@test
def the_schema_is_printed():
    with open(os.path.join(DATA, 'schema', 'company.schema.json'), encoding='utf-8') as file:
        assert run('none.heng', 'export', 'company', '--schema').stdout == file.read()


def refused(document, pointer, where):
    write('wrong.json', document)
    answer = run('wrong.heng', '--json', 'import', 'company', path('wrong.json'), expect=1)
    report = json.loads(answer.stdout)
    assert not report['written'] and report['errors'], pointer
    places = [fault['column'] for fault in report['errors']]
    assert (where or pointer) in places, f'{pointer}: found at {places}'
    assert all(fault['reason'] and fault['line'] >= 1 for fault in report['errors'])
    assert not os.path.exists(path('wrong.heng')), 'a refused document leaves no store'


@test
def schema_and_importer_refuse_the_same():
    base = small()
    validator = schema()
    assert validator.is_valid(base)
    write('small.json', base)
    run('small.heng', 'import', 'company', path('small.json'))
    for pointer, value, where in WRONG:
        document = copy.deepcopy(base)
        if pointer.endswith('/jobs') or '/private/' in pointer:
            document['employees'][0].setdefault('private', {})
        set_at(document, pointer, value)
        assert not validator.is_valid(document), f'the schema takes {pointer} = {value!r}'
        refused(document, pointer, where)


@test
def importer_refuses_what_points_nowhere():
    base = small()
    validator = schema()
    for pointer, value, where in DANGLING:
        document = copy.deepcopy(base)
        set_at(document, pointer, value)
        assert validator.is_valid(document), pointer
        refused(document, pointer, where)


@test
def faults_are_told_in_chinese():
    document = small()
    document['employees'][3]['hire_date'] = 'soon'
    write('wrong.json', document)
    told = run('wrong.heng', 'import', 'company', path('wrong.json'), expect=1, language='zh_CN').stderr
    assert '/employees/3/hire_date' in told and '写成' in told, told


@test
def no_json_and_no_file():
    with open(path('cut.json'), 'wb') as file:
        file.write(read('en.json')[:5000])
    assert 'cut off' in run('wrong.heng', 'import', 'company', path('cut.json'), expect=1).stderr
    with open(path('latin.json'), 'wb') as file:
        file.write(b'{"format": "\xff"}')
    assert 'UTF-8' in run('wrong.heng', 'import', 'company', path('latin.json'), expect=1).stderr
    run('wrong.heng', 'import', 'company', path('nothing.json'), expect=1)
    run('wrong.heng', 'import', 'company', WORK.name, expect=1)
    run('wrong.heng', 'import', 'company', expect=2)
    assert not os.path.exists(path('wrong.heng'))


@test
def lost_content_is_never_left_out_in_silence():
    document = small()
    document['employees'][0]['attachments'] = [{'name': '合同.pdf', 'size': 3, 'sha256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'}]
    write('lost.json', document)
    run('lost.heng', 'import', 'company', path('lost.json'))
    told = run('lost.heng', 'export', 'company', '--output', path('out.json'), expect=1).stderr
    assert '合同.pdf' in told and document['employees'][0]['emp_no'] in told and 'out.json' in told, told
    assert not os.path.exists(path('out.json'))
    assert '合同.pdf' in run('lost.heng', 'export', 'company', expect=1, language='zh_CN').stderr
    told = run('lost.heng', 'export', 'company', '--skip-missing', '--output', path('out.json')).stderr
    assert '合同.pdf' in told, told
    assert json.loads(read('out.json'))['employees'][0]['attachments'][0]['name'] == '合同.pdf'


@test
def dry_run_writes_nothing():
    report = json.loads(run('dry.heng', '--json', 'import', 'company', path('en.json'), '--dry-run').stdout)
    assert report['added'] > 5000 and not report['written']
    assert not os.path.exists(path('dry.heng'))


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
