#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rater groups, leniency and surveys of `hengctl calc file` against exact fractions computed here, over random cases. Prints TAP."""
import json
import random
import subprocess
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

PROGRAM = sys.argv[1]
GROUPS = ['MGR', 'PEER', 'SUB', 'CUST', 'SELF']
ANONYMOUS = GROUPS[1:4]
MICRO = 10 ** 6
getcontext().prec = 60


def rounded(value, places=6):
    """Half away from zero, once."""
    scaled = abs(value) * 10 ** places
    whole = (scaled * 2 + 1) // 2
    return Fraction(whole if value >= 0 else -whole, 10 ** places)


def text(value, places=6):
    scaled = value * 10 ** places
    assert scaled.denominator == 1
    digits = str(abs(scaled.numerator)).zfill(places + 1)
    return ('-' if value < 0 else '') + digits[:-places] + '.' + digits[-places:]


def mean(values):
    return rounded(Fraction(sum(values)) / len(values))


def sheet_mean(answers, weights):
    given = [(Fraction(answer), weight) for answer, weight in zip(answers, weights) if answer is not None]
    if not given or len(given) * 2 < len(answers):
        return None
    if not any(weights):
        given = [(answer, Fraction(1)) for answer, _ in given]
    share = sum(weight for _, weight in given)
    return rounded(sum(answer * weight for answer, weight in given) / share) if share else None


def rater_groups(case):
    weights = [Fraction(w) for w in case['question_weights'] or ['1'] * case['questions']]
    means = {group: [] for group in GROUPS}
    named = set(case['weights']) | {rater['group'] for rater in case['raters']}
    for rater in case['raters']:
        value = sheet_mean(rater['answers'], weights)
        if value is not None:
            means[rater['group']].append(value)
    shown, pool, short, terms, short_weight = {}, [], [], [], Fraction(0)
    for group in GROUPS:
        values = sorted(means[group])
        weight = Fraction(case['weights'].get(group, '0'))
        if group in ANONYMOUS and 1 <= len(values) < 3:
            pool, short, short_weight = pool + values, short + [group], short_weight + weight
        elif values:
            shown[group] = mean(values[1:-1] if case['trim'] and len(values) >= 5 else values)
            terms.append((weight, shown[group]))
    if len(pool) >= 3:
        shown['OTHER'] = mean(pool)
        terms.append((short_weight, shown['OTHER']))
    total = sum(weight for weight, _ in terms)
    rating = rounded(sum(weight * value for weight, value in terms) / total) if total else None
    points = None if rating is None else 20 + 20 * rating
    return {'valid': {group: len(means[group]) for group in GROUPS if group in named},
            'groups': {group: text(value) for group, value in shown.items()},
            'pooled': short if len(pool) >= 3 else [], 'excluded': short if len(pool) < 3 else [],
            'R': 'NA' if rating is None else text(rating), 'points': 'NA' if rating is None else text(points),
            'published': None if rating is None else text(rounded(points, 2), 2)}


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def corrected(value, own, pool, method, strength):
    middle, mine = sum(pool) / len(pool), sum(own) / len(own)
    if method == 'shift':
        result = rounded(value - strength * (mine - middle))
    elif len(set(own)) == 1:
        result = rounded(middle)
    else:
        spread = sum((r - middle) ** 2 for r in pool) / len(pool) / (sum((r - mine) ** 2 for r in own) / len(own))
        result = rounded(Fraction(decimal(middle) + decimal(value - mine) * decimal(spread).sqrt()))
    return min(max(result, Fraction(1)), Fraction(5))


def leniency(case):
    pool = [Fraction(r) for rater in case['pool'] for r in rater['ratings']]
    answer = {}
    for rater in case['pool']:
        own = [Fraction(r) for r in rater['ratings']]
        answer[rater['rater']] = [text(r if len(own) < 5 else corrected(r, own, pool, case['method'], Fraction(case['lambda'])))
                                  for r in own]
    return {'corrected': answer}


def survey(case):
    departments, small, valid = {}, [], 0
    for respondent in case['respondents']:
        answers = [6 - Fraction(a) if a is not None and i in case['reversed'] else a for i, a in enumerate(respondent['answers'])]
        value = sheet_mean(answers, [Fraction(1)] * len(answers))
        if value is not None:
            valid += 1
            departments.setdefault(respondent['department'], []).append(value)
    means = {}
    for name, values in departments.items():
        if len(values) >= 3:
            means[name] = mean(values)
        else:
            small += values
    if len(small) >= 3:
        means['其他'] = mean(small)
    whole = mean(list(means.values())) if valid >= 5 else None
    return {'valid': valid, 'departments': {name: text(value) for name, value in means.items()},
            'mean': 'MISSING' if whole is None else text(whole), 'index': 'MISSING' if whole is None else text((whole - 1) * 25),
            'flags': ['LOW_RESPONSE'] if valid * 2 < case['invited'] else []}


def answers(rng, n, gaps):
    return [None if rng.random() < gaps else rng.choice(['1', '2', '3', '3.5', '4', '4.5', '5']) for _ in range(n)]


def random_groups(rng):
    n = rng.choice([1, 3, 8, 8, 9])
    raters = [{'group': group, 'answers': answers(rng, n, rng.choice([0, .1, .5]))} for group in GROUPS
              for _ in range(rng.choice([0, 1, 2, 3, 4, 5, 8]))]
    rng.shuffle(raters)
    return {'weights': rng.choice([{'MGR': '40', 'PEER': '25', 'SUB': '15', 'CUST': '20'}, {group: str(rng.randint(0, 40)) for group in GROUPS},
                                   {'MGR': '33.33', 'PEER': '33.33', 'CUST': '33.34'}]),
            'trim': rng.random() < .5, 'questions': n, 'raters': raters,
            'question_weights': rng.choice([None, ['0'] * n, [rng.choice(['0', '1', '2', '12.5']) for _ in range(n)]])}


def random_leniency(rng):
    pool = []
    for number in range(rng.randint(1, 9)):
        flat = rng.random() < .1
        ratings = [rounded(Fraction(rng.randint(8, 40), 8)) if rng.random() < .6 else Fraction(rng.randint(MICRO, 5 * MICRO), MICRO)
                   for _ in range(rng.choice([1, 4, 5, 6, 9]))]
        pool.append({'rater': 'r%d' % number, 'ratings': [text(ratings[0] if flat else r) for r in ratings]})
    return {'method': rng.choice(['shift', 'z']), 'lambda': rng.choice(['0', '0.5', '0.333333', '1']), 'pool': pool}


def random_survey(rng):
    n = rng.choice([1, 8, 9])
    names = ['研发部', '市场部', '财务部', 'IT', '法务部'][:rng.randint(1, 5)]
    return {'items': n, 'reversed': sorted(rng.sample(range(n), rng.randint(0, 1))), 'invited': rng.randint(0, 50),
            'respondents': [{'department': rng.choice(names), 'answers': answers(rng, n, rng.choice([0, .3, .6]))}
                            for _ in range(rng.choice([0, 3, 4, 5, 9, 30]))]}


def plain(group, *values):
    return [{'group': group, 'answers': [value]} for value in values]


WEIGHTS = {'MGR': '40', 'PEER': '25', 'SUB': '15', 'CUST': '20'}
GROUP_VECTORS = {
    'TV-G1': (False, plain('MGR', '4.2') + plain('PEER', '3', '4', '5', '4') + plain('CUST', '4', '5'), '4.123077', '102.461540', '102.46'),
    'TV-G2': (False, plain('MGR', '4.2') + plain('PEER', '3.5', '4.5') + plain('CUST', '4', '5'), '4.226471', '104.529420', '104.53'),
    'TV-G5': (True, plain('MGR', '4.2') + plain('PEER', '1', '4', '4', '4.5', '5') + plain('SUB', '3', '3.5') + plain('CUST', '4'),
              '3.946667', '98.933340', '98.93'),
}


def run(cases):
    process = subprocess.run([PROGRAM, 'calc', 'file', '-'], input=json.dumps({'format': 1, 'cases': cases}), capture_output=True,
                             encoding='utf-8', check=False)
    return process.returncode, json.loads(process.stdout)['cases']


def check_vectors():
    cases = [{'id': name, 'kind': 'rater_groups',
              'input': {'weights': WEIGHTS, 'trim': vector[0], 'questions': 1, 'question_weights': None, 'raters': vector[1]}}
             for name, vector in GROUP_VECTORS.items()]
    status, answered = run(cases)
    assert status == 0
    for answer, vector in zip(answered, GROUP_VECTORS.values()):
        output = answer['output']
        assert (output['R'], output['points'], output['published']) == vector[2:], answer


def check_random(kind, make, expect, n):
    rng = random.Random(kind)
    cases = [{'id': '%s-%d' % (kind, i), 'kind': kind, 'input': make(rng)} for i in range(n)]
    status, answered = run(cases)
    assert status == 0
    for case, answer in zip(cases, answered):
        assert answer.get('output') == expect(case['input']), (case, answer, expect(case['input']))


def check_faults():
    wrong = [{'weights': {}, 'trim': False, 'questions': 2, 'question_weights': None, 'raters': [{'group': 'PEER', 'answers': ['4']}]},
             {'weights': {}, 'trim': False, 'questions': 1, 'question_weights': None, 'raters': [{'group': 'PEER', 'answers': ['6']}]},
             {'weights': {'BOSS': '1'}, 'trim': False, 'questions': 1, 'question_weights': None, 'raters': []}]
    cases = [{'id': 'wrong-%d' % i, 'kind': 'rater_groups', 'input': case} for i, case in enumerate(wrong)]
    cases.append({'id': 'wrong-4', 'kind': 'leniency', 'input': {'method': 'shift', 'lambda': '2', 'pool': []}})
    cases.append({'id': 'wrong-5', 'kind': 'survey', 'input': {'items': 1, 'reversed': [1], 'invited': 0, 'respondents': []}})
    status, answered = run(cases)
    assert status == 1
    assert all('error' in answer and 'output' not in answer for answer in answered), answered


CHECKS = [('vectors', check_vectors), ('faults', check_faults),
          ('rater groups', lambda: check_random('rater_groups', random_groups, rater_groups, 600)),
          ('leniency', lambda: check_random('leniency', random_leniency, leniency, 400)),
          ('survey', lambda: check_random('survey', random_survey, survey, 400))]

print('1..%d' % len(CHECKS))
failed = 0
for number, (name, check) in enumerate(CHECKS, 1):
    try:
        check()
        print('ok %d %s' % (number, name))
    except AssertionError as fault:
        failed += 1
        print('not ok %d %s' % (number, name))
        print('# ' + str(fault)[:2000].replace('\n', '\n# '))
sys.exit(failed > 0)
