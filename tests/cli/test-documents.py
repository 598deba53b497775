#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every document hengctl --json writes fits its published JSON Schema, in both languages, and says the same in both. Prints TAP."""
import json
import os
import sys

import jsonschema

from ctl import DATA, DONE, REFUSED, commands, main, name_of, sample, test

CASES = {'format': 1, 'cases': [{'id': 'a', 'kind': 'rule', 'input': {'rule': 'bool', 'actuals': [True]}}, {'id': 'b', 'kind': 'none', 'input': {}}]}
ROSTER = '工号,姓名,部门,职位,入职日期\nQH0099,李四,研发部,工程师,2026-02-30\nQH0014,张伟,研发部/平台组,架构师,2021-11-08\n'

# Schema, arguments and exit status of each document; @ stands for the folder. One store, from top to bottom.
DOCUMENTS = [
    ('store-create', 'store create @/new.heng', DONE),
    ('store-info', 'store info', DONE),
    ('store-check', 'store check', DONE),
    ('store-backup', 'store backup @/copy.heng', DONE),
    ('store-upgrade', 'store upgrade', DONE),
    ('templates-install', 'templates install', DONE),
    ('templates-list', 'templates list', DONE),
    ('import', 'import roster @/roster.csv', REFUSED),
    ('import', 'import roster @/roster.csv --skip-errors', DONE),
    ('import', 'import okr @/okr.csv --dry-run', REFUSED),
    ('import', 'import actuals @/actuals.csv --cycle 2026Q3', DONE),
    ('employees', 'employees', DONE),
    ('cycle-open', 'cycle open 2026Q4 --dry-run', DONE),
    ('cycle-open', 'cycle open 2026Q4', DONE),
    ('cycle-list', 'cycle list', DONE),
    ('cycle-show', 'cycle show 2026Q2', DONE),
    ('cycle-show', 'cycle show 2026Q3', DONE),
    ('cycle-refresh', 'cycle refresh 2026Q3', DONE),
    ('cycle-list', 'cycle advance 2026Q1', DONE),
    ('checkin', 'checkin QH0014/O1/KR1 6 --confidence 7', DONE),
    ('score', 'score 2026Q2', DONE),
    ('score', 'score 2026Q3', DONE),
    ('score', 'score 2026Q2 --employee QH0014 --explain', DONE),
    ('report', 'report 2026Q2 --employee QH0014 --output @/a.pdf', DONE),
    ('layout-done', 'layout import @/layout.json', DONE),
    ('layout-list', 'layout list', DONE),
    ('layout-done', 'layout export Official --output @/layout-out.json', DONE),
    ('report', 'report 2026Q2 --employee QH0014 --output @/b.pdf --layout Official', DONE),
    ('layout-done', 'layout delete Official', DONE),
    ('verify', 'verify HENG:JX-2026Q2-QH0014:0:0123456789abcdef', REFUSED),
    ('chart', 'chart trend 2026Q2 --employee QH0014 --output @/a.svg', DONE),
    ('chart-list', 'chart --list', DONE),
    ('smart', 'smart 2026Q3', DONE),
    ('quality', 'quality 2026Q1 2026Q2', DONE),
    ('metrics', 'metrics --from 2026-04-01 --to 2026-06-30', DONE),
    ('export', 'export roster --format csv --output @/roster-out.csv', DONE),
    ('cycle-distribution', 'cycle distribution 2026Q2', DONE),
    ('cycle-calibrate', 'cycle calibrate 2026Q3 --employee QH0014 --grade A --reason why', REFUSED),
    ('cycle-calibrate', 'cycle correct 2026Q2 --employee QH0015 --reason why --points 1 --approver boss', DONE),
    ('cycle-calibrate', 'cycle request 2026Q3 --employee QH0014', DONE),
    ('rolling', 'rolling --cycle 2026Q2', DONE),
    ('appeal-list', 'appeal open 2026Q2 --employee QH0014 --reason why --date 2026-08-20 --late', DONE),
    ('appeal-list', 'appeal list', DONE),
    ('appeal-list', 'appeal decide 1 --outcome UPHELD --by boss --reply no', DONE),
    ('decision-list', 'decision save --employee QH0014 --kind PROMOTION --by boss --reason why --evidence 2026Q2', REFUSED),
    ('decision-list', 'decision list', DONE),
    ('cycle-publish', 'cycle publish 2026Q3 --early reason', REFUSED),
    ('cycle-publish', 'cycle publish 2026Q3 --early reason --skip-blocked', DONE),
    ('cycle-verify', 'cycle verify 2026Q2', DONE),
    ('calc-rule', 'calc rule rate 4.2 NA', DONE),
    ('calc-kr', 'calc kr INCREASE --start 0 --target 4 --current 5', DONE),
    ('calc-kr', 'calc kr RANGE --low 0 --high 4 --tolerance 2 --current 5 --from 2026-01-01 --due 2026-03-31 --today 2026-02-15', DONE),
    ('calc-seats', 'calc seats 13', DONE),
    ('calc-merit', 'calc merit 12600 10000 12500 15000', DONE),
    ('calc-merit', 'calc merit 12600 10000 12500 15000 --grade B+', DONE),
    ('calc-bonus', 'calc bonus 6000 --personal 1.1 --department 1.05 --company 1.0 --paid 58 --due 62', DONE),
    ('calc-split', 'calc split 100000 1=12000*1.2 2=9000*1.0 3=8000*0.6', DONE),
    ('calc-box', 'calc box 90.7 4 4', DONE),
    ('needs', 'needs 2026Q2', DONE),
    ('calc-smart', 'calc smart 做好缺陷管理,由12%降至6%', DONE),
    ('calc-file', 'calc file @/cases.json', REFUSED),
]
# These read what others describe: a table of another kind, a company (company.schema.json).
ELSEWHERE = {'import company', 'import checkins', 'import milestones', 'import ratings', 'import survey', 'import feedback', 'import adjustments',
             'import comments', 'import projects', 'import absences', 'import history'}


def schema(name):
    with open(os.path.join(DATA, 'schema', 'hengctl', name + '.schema.json'), encoding='utf-8') as file:
        found = json.load(file)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def write_files(p):
    p.write('roster.csv', ROSTER)
    p.write('okr.csv', '归属类型,归属对象,目标编号,目标,关键结果编号,关键结果,关键结果类型,起始值,目标值,单位,截止日期,权重\n'
            '个人,QH0014,O9,让界面更好用,KR1,点击次数,减少,9,many,次,2026-09-30,100\n')
    p.write('actuals.csv', '工号,部门,指标编号,实际值\nQH0014,,RD-02,3\n')
    p.write('cases.json', json.dumps(CASES))
    p.write('layout.json', json.dumps({'format': 1, 'name': 'Official', 'header': 'H', 'sections': [{'section': 'okr'}, {'section': 'opinion'}],
                                       'signatures': ['MANAGER', 'Works Council']}))


def keys(value):
    """The names a document uses."""
    if isinstance(value, dict):
        return set(value) | {name for member in value.values() for name in keys(member)}
    return {name for member in value for name in keys(member)} if isinstance(value, list) else set()


def documents(p, language):
    sample(p, language)
    write_files(p)
    for name, arguments, status in DOCUMENTS:
        result = p.run(*arguments.replace('@', p.folder).split(), '--json', language=language, expect=status)
        if status == DONE or result.out:  # a refusal may have nothing to say on standard output
            yield name, arguments, result.json()


@test
def documents_fit_their_schemas_in_both_languages(p):
    shapes = {}
    for language in ('zh_CN', 'en'):
        os.mkdir(p.path(language))
        place = type(p)(p.path(language))
        for name, arguments, document in documents(place, language):
            validator = jsonschema.Draft202012Validator(schema(name))
            problem = jsonschema.exceptions.best_match(validator.iter_errors(document))
            assert problem is None, f'{arguments}: {problem.json_path}: {problem.message[:300]}'
            shapes.setdefault((name, arguments), []).append(keys(document))
    for (name, arguments), (one, other) in shapes.items():
        assert one == other, arguments


@test
def every_command_has_its_schema(p):
    names = {' '.join(name_of(words)) for words in commands(p)} - ELSEWHERE
    missing = {name for name in names if not any((arguments + ' ').startswith(name + ' ') for _, arguments, _ in DOCUMENTS)}
    assert not missing, f'no schema is tried for {sorted(missing)}'
    files = {file[:-len('.schema.json')] for file in os.listdir(os.path.join(DATA, 'schema', 'hengctl'))}
    assert files == {name for name, _, _ in DOCUMENTS}, files ^ {name for name, _, _ in DOCUMENTS}


@test
def commands_of_one_word_stand_together(p):
    order = [words[0] for words in commands(p)]
    first = list(dict.fromkeys(order))
    assert order == sorted(order, key=first.index), order


@test
def a_wrong_document_does_not_fit(p):
    sample(p)
    document = p.run('score', '2026Q2', '--employee', 'QH0014', '--json').json()
    for spoil in (lambda d: d['people'][0].update(score='92.17'), lambda d: d['people'][0].pop('grade'), lambda d: d.update(周期='2026Q2')):
        copy = json.loads(json.dumps(document))
        spoil(copy)
        assert list(jsonschema.Draft202012Validator(schema('score')).iter_errors(copy))


sys.exit(main())
