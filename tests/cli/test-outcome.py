#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Distributions, rolling results, final scores and scenarios of `hengctl calc file` against exact fractions computed here, and the commands that
follow from a cycle's scores, on the sample company. Prints TAP."""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

PROGRAM = sys.argv[1]
GRADES = ['S', 'A', 'B+', 'B', 'C', 'D']
SHARE = dict(zip(GRADES, (5, 20, 30, 30, 10, 5)))
LOWER = dict(zip(GRADES, (110, 100, 90, 75, 60, 0)))
TIES = ['B', 'B+', 'A', 'C', 'S', 'D']
T_975 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447]


def rounded(value, places):
    """Half away from zero, once."""
    scaled = abs(value) * 10 ** places
    whole = (scaled * 2 + 1) // 2
    return Fraction(whole if value >= 0 else -whole, 10 ** places)


def text(value, places):
    value = rounded(Fraction(value), places)
    digits = str(abs(value * 10 ** places).numerator).zfill(places + 1)
    return ('-' if value < 0 else '') + digits[:-places] + '.' + digits[-places:]


def seats(n):
    quota = {g: Fraction(n * SHARE[g], 100) for g in GRADES}
    given = {g: math.floor(quota[g]) for g in GRADES}
    order = sorted(GRADES, key=lambda g: (given[g] - quota[g], TIES.index(g)))
    for g in order[:n - sum(given.values())]:
        given[g] += 1
    return given


def band(score):
    return next(g for g in GRADES if score >= LOWER[g])


def guarded(grade, score):
    if grade == 'S' and score < 100:
        grade = 'A'
    if grade == 'A' and score < 90:
        grade = 'B+'
    if grade == 'D' and score >= 75:
        grade = 'C'
    if grade == 'C' and score >= 90:
        grade = 'B'
    return grade


def distribution(mode, people):
    bands = {e: band(s) for e, s in people}
    if mode != 'ENFORCE' or len(people) < 5:
        return {'seats': seats(len(people)), 'proposal': dict(bands), 'band': bands}
    row = [g for g in GRADES for _ in range(seats(len(people))[g])]
    ranked = sorted(people, key=lambda p: -p[1])
    scores = [s for _, s in ranked]
    proposal = {e: guarded(row[scores.index(s)], s) for e, s in ranked}
    return {'seats': seats(len(people)), 'proposal': proposal, 'band': bands}


def rolling(cycles):
    used = [Fraction(c['published']) for c in cycles if not c['pilot'] and c['published'] is not None]
    newest = used[-4:][::-1]
    if not newest:
        return {'rolling': 'NA', 'published': None, 'trend': 'INSUFFICIENT', 'volatile': False}
    weights = [40, 30, 20, 10][:len(newest)]
    value = rounded(Fraction(sum(w * y for w, y in zip(weights, newest))) / sum(weights), 6)
    answer = {'rolling': text(value, 6), 'published': text(value, 2), 'trend': 'INSUFFICIENT', 'volatile': False}
    y = used[-8:]
    n = len(y)
    if n < 3:
        return answer
    t = [Fraction(i) for i in range(1, n + 1)]
    t_mean, y_mean = sum(t) / n, sum(y) / n
    s_tt = sum((a - t_mean) ** 2 for a in t)
    slope = sum((a - t_mean) * (b - y_mean) for a, b in zip(t, y)) / s_tt
    variance = sum((b - y_mean) ** 2 for b in y) / n
    fit = [y_mean + slope * (a - t_mean) for a in t]
    s = math.sqrt(sum((b - f) ** 2 for b, f in zip(y, fit)) / (n - 2))
    answer['trend'] = 'RISING' if slope >= 2 else 'FALLING' if slope <= -2 else 'STABLE'
    answer['volatile'] = variance >= 64
    answer.update(slope=float(slope), sd=math.sqrt(variance), s=s, fit=[float(f) for f in fit],
                  half_width=[T_975[n - 3] * s * math.sqrt(Fraction(1, n) + (a - t_mean) ** 2 / s_tt) for a in t])
    return answer


def final_score(case):
    adjustment = max(Fraction(-5), min(Fraction(5), sum(map(Fraction, case['adjustments']))))
    items = [(p['final'], p['days']) for p in case['transfer'] or []] or [(c['score'], Fraction(c['weight'])) for c in case['components']]
    items = [(s, w) for s, w in items if w > 0]
    numbers = [(Fraction(s), w) for s, w in items if s not in ('NA', 'MISSING')]
    answer = {'adj': text(adjustment, 6), 'flags': ['COMPONENT_MISSING'] if any(s == 'NA' for s, _ in items) else []}
    if any(s == 'MISSING' for s, _ in items) or not numbers:
        missing = any(s == 'MISSING' for s, _ in items)
        return dict(answer, final='MISSING' if missing else 'NA', published=None, grade=None)
    mean = sum(s * w for s, w in numbers) / sum(w for _, w in numbers)
    value = rounded(max(Fraction(0), min(Fraction(120), mean + adjustment)), 6)
    published = rounded(value, 2)
    return dict(answer, final=text(value, 6), published=text(published, 2), grade=band(published))


def random_score():
    edges = ['74.99', '75.00', '89.99', '90.00', '99.99', '100.00', '109.99', '110.00', '60.00', '59.99']
    return random.choice(edges) if random.random() < .3 else text(Fraction(random.randint(4000, 12000), 100), 2)


def random_value():
    chance = random.random()
    return 'NA' if chance < .12 else 'MISSING' if chance < .16 else text(Fraction(random.randint(0, 120 * 10 ** 6), 10 ** 6), 6)


def random_pool():
    few = [random_score() for _ in range(4)]
    ties = random.random() < .4
    numbers = random.sample(range(1000), random.choice([0, 1, 3, 4, 5, 6, 7, 10, 13, 20, 31, random.randint(5, 90)]))
    return [{'employee': f'E{n:03}', 'published': random.choice(few) if ties else random_score()} for n in numbers]


def random_cycles():
    return [{'key': str(i), 'published': None if random.random() < .1 else random_score(), 'pilot': random.random() < .15}
            for i in range(random.randint(0, 12))]


def random_final():
    adjustments = [text(Fraction(random.randint(-400, 400), 100), 2) for _ in range(random.randint(0, 3))]
    if random.random() < .25:
        parts = [{'final': text(Fraction(random.randint(0, 120 * 10 ** 6), 10 ** 6), 6), 'days': random.randint(1, 91)}
                 for _ in range(random.randint(1, 4))]
        return {'components': [], 'adjustments': adjustments, 'transfer': parts}
    components = [{'name': name, 'weight': random.choice(['0', '15', '20', '37.5', '40', '80']), 'score': random_value(), 'parts': []}
                  for name in ('OKR', 'KPI', '360')]
    return {'components': components, 'adjustments': adjustments, 'transfer': None}


def random_person(number):
    """A person of a scenario whose parts are plain: a boolean key result, one rated indicator, one manager."""
    done, rating, manager = random.random() < .6, str(random.choice([1, 2, 3, 4, 5])), random.choice([1, 2, 3, 4, 5, None])
    okr = Fraction(100) if done else Fraction(0)
    parts = {'OKR': okr, 'KPI': Fraction(20 + 20 * int(rating)), '360': None if manager is None else Fraction(20 + 20 * manager)}
    weights = random.choice([{'OKR': '40', 'KPI': '40', '360': '20'}, {'OKR': '0', 'KPI': '80', '360': '20'}])
    person = {'employee': number, 'components': weights, 'adjustments': [], 'history': random_cycles(),
              'tree': {'cap': '1', 'objectives': [{'id': 'O', 'mode': 'OWN', 'curve': 'committed', 'parent': None, 'link': None, 'weight': '0',
                                                   'cancelled': False, 'key_results': [{'id': 'K', 'weight': '0', 'cancelled': False,
                                                                                        'type': 'BOOLEAN', 'done': done}]}],
                       'scored': [{'objective': 'O', 'weight': '100'}]},
              'scorecard': {'indicators': [{'code': 'X', 'perspective': 'F', 'weight': '100', 'rule': 'rate', 'source': 'R-MGR',
                                            'actual': rating}]},
              'raters': {'weights': {'MGR': '100'}, 'trim': False, 'questions': 1, 'question_weights': None,
                         'raters': [] if manager is None else [{'group': 'MGR', 'answers': [str(manager)]}]}}
    return person, parts, {name: Fraction(weight) for name, weight in weights.items()}


def random_scenario():
    mode = random.choice(['OFF', 'ADVISE', 'ENFORCE'])
    made = [random_person(f'E{i:02}') for i in range(random.randint(1, 14))]
    expected, pool = {}, []
    for person, parts, weights in made:
        present = [name for name in parts if parts[name] is not None and weights[name] > 0]
        value = rounded(sum(parts[name] * weights[name] for name in present) / sum(weights[name] for name in present), 6)
        published = text(value, 2)
        pool.append((person['employee'], Fraction(published)))
        trend = rolling(person['history'] + [{'published': published, 'pilot': False}])
        expected[person['employee']] = {
            'okr': text(parts['OKR'], 6), 'kpi': text(parts['KPI'], 6), 'points_360': 'NA' if parts['360'] is None else text(parts['360'], 6),
            'final': text(value, 6), 'published': published, 'flags': ['COMPONENT_MISSING'] if parts['360'] is None else [],
            'rolling': trend['rolling'], 'trend': trend['trend']}
    outcome = distribution(mode, pool)
    for number, answer in expected.items():
        answer.update(band=outcome['band'][number], proposal=outcome['proposal'][number])
    return {'mode': mode, 'people': [person for person, _, _ in made]}, {'people': expected, 'seats': outcome['seats']}


def same(got, wanted):
    if isinstance(wanted, float):
        return abs(float(got) - wanted) < 1e-6
    if isinstance(wanted, list):
        return len(got) == len(wanted) and all(same(a, b) for a, b in zip(got, wanted))
    return got == wanted


def check_cases(cases):
    """cases: (kind, input, expected) each."""
    document = {'format': 1, 'cases': [{'id': str(i), 'kind': kind, 'input': given} for i, (kind, given, _) in enumerate(cases)]}
    run = subprocess.run([PROGRAM, 'calc', 'file', '-'], input=json.dumps(document), capture_output=True, text=True, timeout=300)
    answers = json.loads(run.stdout)['cases']
    assert len(answers) == len(cases)
    for answer, (kind, given, expected) in zip(answers, cases):
        assert 'error' not in answer, (kind, given, answer['error'])
        for key, wanted in expected.items():
            assert same(answer['output'].get(key), wanted), (kind, key, given, answer['output'].get(key), wanted)


def calc_distribution():
    cases = []
    for _ in range(600):
        mode, people = random.choice(['OFF', 'ADVISE', 'ENFORCE', 'ENFORCE']), random_pool()
        cases.append(('distribution', {'mode': mode, 'people': people},
                      distribution(mode, [(p['employee'], Fraction(p['published'])) for p in people])))
    check_cases(cases)


def calc_rolling():
    check_cases([('rolling', {'cycles': cycles}, rolling(cycles)) for cycles in (random_cycles() for _ in range(600))])


def calc_final_score():
    check_cases([('final_score', case, final_score(case)) for case in (random_final() for _ in range(600))])


def calc_scenario():
    check_cases([('scenario', *random_scenario()) for _ in range(150)])


def calc_seats():
    for n in (1, 3, 7, 10, 13, 20, 50):
        answer = subprocess.run([PROGRAM, '--json', 'calc', 'seats', str(n)], capture_output=True, text=True, check=True)
        assert json.loads(answer.stdout) == {'n': n, 'seats': seats(n)}
    assert subprocess.run([PROGRAM, 'calc', 'seats', 'many'], capture_output=True).returncode == 2


def calc_pay():
    def calc(*words):
        return json.loads(subprocess.run([PROGRAM, '--json', 'calc', *words], capture_output=True, text=True, check=True).stdout)
    merit = calc('merit', '12600', '10000', '12500', '15000', '--grade', 'B+')
    assert (merit['compa_ratio'], merit['penetration'], merit['raise_percent'], merit['salary']) == (1.008, .52, 3, 12978)  # TV-P1, P2
    assert calc('bonus', '6000', '--personal', '1.1', '--department', '1.05', '--paid', '58', '--due', '62') == {'bonus': 6482.9}  # TV-P3
    assert calc('split', '100000', 'E1=12000*1.2', 'E2=9000*1.0', 'E3=8000*0.6')['shares'] == {'E1': 51063.83, 'E2': 31914.89, 'E3': 17021.28}
    assert calc('split', '100', 'C=1', 'A=1', 'B=1')['shares'] == {'C': 33.33, 'A': 33.34, 'B': 33.33}  # TV-P5
    assert calc('box', '100', '5', '2.5') == {'box': 'STAR'}
    for words in (['bonus', '6000.001'], ['split', '100', 'A=0'], ['split', '100', 'A=1', 'A=2'], ['merit', '1', '3', '2', '4']):
        assert subprocess.run([PROGRAM, 'calc', *words], capture_output=True).returncode == 1, words


def faulty_cases():
    faults = [('distribution', {'mode': 'SOMETIMES', 'people': []}), ('distribution', {'mode': 'OFF', 'people': [{'employee': 'A', 'published': '121'}]}),
              ('distribution', {'mode': 'OFF', 'people': [{'employee': 'A', 'published': '90'}, {'employee': 'A', 'published': '80'}]}),
              ('distribution', {'mode': 'OFF', 'people': [{'employee': 'A', 'published': 90.5}]}), ('rolling', {}),
              ('scenario', {'mode': 'OFF', 'people': [{'employee': 'A'}]})]
    document = {'format': 1, 'cases': [{'id': str(i), 'kind': kind, 'input': given} for i, (kind, given) in enumerate(faults)]}
    run = subprocess.run([PROGRAM, 'calc', 'file', '-'], input=json.dumps(document), capture_output=True, text=True)
    assert run.returncode == 1
    assert all('error' in case and 'output' not in case for case in json.loads(run.stdout)['cases']), run.stdout


class Company:
    """The sample company in a folder of its own."""

    def __init__(self, folder):
        self.store = os.path.join(folder, 'c.heng')
        self.folder = folder
        self.run('store', 'create', self.store, '--sample', plain=True)

    def run(self, *args, expect=0, plain=False):
        words = [PROGRAM, '--lang', 'en'] + ([] if plain else ['--json', '--store', self.store]) + list(args)
        run = subprocess.run(words, capture_output=True, text=True, timeout=300)
        assert run.returncode == expect, (args, run.returncode, run.stdout[-800:], run.stderr[-800:])
        return run.stderr if expect else (run.stdout if plain else json.loads(run.stdout))


def commands(company):
    run = company.run
    pools = run('cycle', 'distribution', '2026Q2', '--mode', 'ENFORCE')['pools']
    assert all(sum(g['seats'] for g in pool['grades']) == pool['people_counted'] for pool in pools)
    person = pools[0]['people'][0]['employee']
    assert 'published' in run('cycle', 'calibrate', '2026Q2', '--employee', person, '--grade', 'B', '--reason', 'x', expect=1)
    run('cycle', 'calibrate', '2026Q2', '--grade', 'B', expect=2)
    first = run('cycle', 'correct', '2026Q2', '--employee', person, '--reason', 'counted twice', '--points', '1')
    assert first['revision'] == 2 and 'counted twice' in first['reason']
    run('cycle', 'correct', '2026Q2', '--employee', person, '--reason', 'again', expect=1)
    assert run('cycle', 'verify', '2026Q2')['different'] == 0
    people = {p['employee']: p for p in run('rolling')['people']}
    assert people[person]['cycles'] == 2 and people[person]['trend'] == 'INSUFFICIENT'
    assert 'Rolling result' in company_text(company, 'rolling', '--employee', person, '--explain')


def company_text(company, *args):
    return company.run('--store', company.store, *args, plain=True)


def appeals_and_decisions(company):
    run = company.run
    person = run('rolling')['people'][5]['employee']
    appeal = run('appeal', 'open', '2026Q2', '--employee', person, '--reason', 'wrong count', '--late')[0]
    assert appeal['state'] == 'OPEN'
    decision = ['decision', 'save', '--employee', person, '--kind', 'RAISE_ABOVE_MATRIX', '--by', 'Head', '--reason', 'took over a second team',
                '--evidence', '2026Q1', '--evidence', '2026Q2']
    assert 'DG4_APPEAL_OPEN' in run(*decision, expect=1)
    assert run('decision', 'list') == []
    run('appeal', 'decide', str(appeal['id']), '--outcome', 'UPHELD', '--by', 'Committee', '--reply', 'checked, stands')
    assert run(*decision)[0]['flags'] in ('', None)
    assert len(run('decision', 'list', '--employee', person)) == 1
    assert run('appeal', 'list')[0]['decided_by'] == 'Committee'


def leave(company):
    person = company.run('rolling')['people'][6]['employee']
    path = os.path.join(company.folder, 'leave.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'工号,开始,结束,类型,备注\n{person},2026-07-06,2026-09-10,病假,\n')
    assert company.run('import', 'absences', path)['added'] == 1
    assert company.run('cycle', 'refresh', '2026Q3')['changed'] >= 1
    exempt = [p for pool in company.run('cycle', 'distribution', '2026Q3')['pools'] for p in pool['people'] if p['employee'] == person]
    assert exempt == []
    company.run('cycle', 'request', '2026Q3', '--employee', person)
    assert all(need['value'] < 75 for need in company.run('needs', '2026Q3') if need['kind'] == 'INDICATOR')
    assert company_text(company, 'store', 'check')


def main():
    random.seed(20260821)
    failed = 0
    with tempfile.TemporaryDirectory(prefix='heng-outcome-') as folder:
        company = Company(folder)
        tests = [calc_distribution, calc_rolling, calc_final_score, calc_scenario, calc_seats, calc_pay, faulty_cases,
                 lambda: commands(company), lambda: appeals_and_decisions(company), lambda: leave(company)]
        names = ['calc distribution', 'calc rolling', 'calc final_score', 'calc scenario', 'calc seats', 'calc merit, bonus, split and box', 'faulty cases answer for themselves',
                 'distribution, correction and rolling results', 'appeals and decisions', 'leave']
        print(f'1..{len(tests)}')
        for number, (name, function) in enumerate(zip(names, tests), 1):
            try:
                function()
                print(f'ok {number} - {name}')
            except (AssertionError, KeyError, ValueError, subprocess.SubprocessError) as fault:
                failed += 1
                print(f'not ok {number} - {name}\n# {fault!r}'[:3000])
    return 1 if failed else 0


sys.exit(main())
