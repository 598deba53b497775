#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hengctl calc smart, smart, quality and metrics as their users call them, against sums done here. Prints TAP."""
import csv
import statistics
import sys

from ctl import DONE, REFUSED, USAGE, main, sample, test

MESSAGES = {  # domain.md §5
    'S1': ('描述过短或过长，请写清对象和结果', 'Say clearly what changes for whom'),
    'S2': ('含模糊词“努力”，请量化', 'Vague word "努力": quantify it'),
    'S3': ('这是动作，不是结果', 'This is an activity, not a result'),
    'M1': ('缺少可衡量的数值和单位', 'No measurable number with a unit'),
    'M2': ('起始值等于目标值', 'Start equals target'),
    'M3': ('相对提升缺少基准值', 'Relative change needs a baseline'),
    'M4': ('里程碑缺少验收标准', 'Milestone needs an acceptance criterion'),
    'M5': ('文字与数值字段不一致', 'Text and fields disagree'),
    'A1': ('目标为历史的2.17倍，请说明依据', 'Target is 2.17× history, justify'),
    'A2': ('目标为历史的2.17倍，请说明依据', 'Target is 2.17× history, justify'),
    'A3': ('目标低于历史水平', 'Below past performance'),
    'A4': ('无历史数据，无法判断可达成性', 'No history to compare'),
    'R1': ('未对齐上级目标', 'Not aligned to a parent'),
    'T1': ('缺少截止日期或超出周期', 'Due date missing or outside the cycle'),
    'T2': ('文字日期与字段不一致', 'Dates disagree'),
    'N1': ('目标数量应少而精', 'Few but sharp'),
    'N2': ('权重合计须为100', 'Weights must total 100'),
    'D1': ('与“客户回访覆盖率由60%提升到90%”重复', 'Duplicate of "客户回访覆盖率由60%提升到90%"'),
}
QUARTER = '--from 2026-04-01 --to 2026-06-30'
TV_SM = [
    ('提升客户满意度', '', {'M1', 'A4'}),
    ('努力做好招聘工作', '', {'M1', 'S2', 'A4'}),
    ('2026-06-30前将缺陷逃逸率由12%降至6%', f'--start 12 --target 6 --unit % --due 2026-06-30 {QUARTER}', {'A4'}),
    ('2026-06-30前将缺陷逃逸率由12%降至6%', '', {'A4'}),
    ('Reduce average time to hire from 42 to 30 days by 2026-06-30', '--start 42 --target 30 --unit days --history 42', set()),
    ('客户数达到130个', '--start 60 --target 130 --unit 个 --history 60', {'A1', 'A2'}),
    ('客户数达到130个', '--start 60 --target 130 --unit 个 --history 60 --justified', {'A1'}),
    ('客户数达到66个', '--start 60 --target 66 --unit 个 --history 60', set()),
    ('客户数达到58个', '--start 50 --target 58 --unit 个 --history 60', {'A3'}),
    ('发布v2.3', '', {'M1', 'A4'}),
    ('销售额翻一番', '', {'M3', 'A4'}),
    ('召开3次技术分享会', '--start 0 --target 3 --unit 次', {'S3', 'A4'}),
    ('客户数由5个增加到8个', f'--start 5 --target 8 --unit 个 --due 2026-07-15 {QUARTER}', {'T1', 'A4'}),
]
OTHERS = [
    ('完成', '--type BOOLEAN', {'S1', 'M4'}),
    ('系统可用率达到99%', '--start 99 --target 99 --unit %', {'M2', 'A4'}),
    ('缺陷逃逸率由12%降至6%', '--start 12 --target 5 --unit %', {'M5', 'A4'}),
    ('6月29日前合格率达到95%', f'--start 90 --target 95 --due 2026-06-30 {QUARTER}', {'T2', 'A4'}),
    ('客户回访覆盖率由60%提升到91%', '--other 客户回访覆盖率由60%提升到90%', {'D1', 'A4'}),
    ('让新版本稳定可靠', '--objective --weights 60,30', {'R1', 'N2'}),
    ('让新版本稳定可靠', '--objective --aligned --key-results 6', {'N1'}),
]


def calc(p, text, options, language='en', **kw):
    return p.run('calc', 'smart', text, *options.split(), '--json', language=language, store=False, **kw).json()


@test
def tv_sm_and_every_message(p):
    seen = set()
    for text, options, expected in TV_SM + OTHERS:
        for which, language in enumerate(('zh_CN', 'en')):
            found = calc(p, text, options, language)['findings']
            assert {f['id'] for f in found} == expected, (text, options, found)
            for finding in found:
                assert finding['message'] == MESSAGES[finding['id']][which], finding
        seen |= expected
    assert seen == set(MESSAGES), set(MESSAGES) - seen


@test
def the_text_fills_the_fields(p):
    document = calc(p, '6月30日前月收入由80万元提升到1.2亿元', QUARTER)
    assert document['prefill'] == {'start': 0.008, 'target': 1.2, 'unit': '亿元', 'due': '2026-06-30'}, document
    assert document['type'] == 'INCREASE' and document['lamps'] == dict.fromkeys('SMART', 'GREEN') | {'T': 'RED'}, document
    assert calc(p, 'from 42 to 30 days', '--submit')['lamps']['M'] == 'RED'  # the fields are required then
    assert calc(p, 'Reduce it from 42 to 30 days', '')['type'] == 'DECREASE'


@test
def what_cannot_be_read_is_refused(p):
    p.run('calc', 'smart', store=False, expect=USAGE)
    p.run('calc', 'smart', 'x', '--type', 'OTHER', store=False, expect=USAGE)
    p.run('calc', 'smart', 'x', '--start', 'many', store=False, expect=REFUSED)
    p.run('calc', 'smart', 'x', '--due', '2026-02-30', store=False, expect=REFUSED)
    assert 'No measurable' in p.run('calc', 'smart', '提升客户满意度', store=False, expect=DONE).out


@test
def goals_of_a_cycle(p):
    sample(p)
    everyone = p.run('smart', '2026Q3', '--json').json()['goals']
    one = p.run('smart', '2026Q3', '--employee', 'QH0014', '--json').json()['goals']
    assert one == [goal for goal in everyone if goal['owner'] == 'QH0014'] and one
    for goal in everyone:
        worst = {'I': 'GREEN', 'W': 'AMBER', 'E': 'RED'}
        for lamp, colour in goal['lamps'].items():
            mine = [worst[f['severity']] for f in goal['findings'] if f['lamp'] == lamp]
            assert colour == max(mine, key=['GREEN', 'AMBER', 'RED'].index, default='GREEN'), goal
    assert 'A4' not in p.run('smart', '2026Q3').out and 'A4' in p.run('smart', '2026Q3', '--notes').out
    p.run('smart', '1999Q1', expect=REFUSED)


@test
def quality_is_that_of_the_exported_scorecards(p):
    sample(p)
    quality = p.run('quality', '2026Q1', '2026Q2', '--json').json()
    points = {}
    for key in ('2026Q1', '2026Q2'):
        path = p.path(f'{key}.csv')
        p.run('export', 'scorecards', '--cycle', key, '--format', 'csv', '--output', path)
        with open(path, encoding='utf-8-sig', newline='') as file:
            for row in csv.DictReader(file):
                owner = row['Employee number'] if row['Level'] == 'Person' else row['Department'].split('/')[0].strip()
                if row['Points'] not in ('', 'NA', 'MISSING') and row['Weight'] != '0':
                    points.setdefault(row['Code'], {})[key, owner] = float(row['Points'])
    assert len(quality['indicators']) == len(points) > 30
    for indicator in quality['indicators']:
        values = list(points[indicator['code']].values())
        assert len(values) == indicator['n'], indicator
        assert abs(statistics.pstdev(values) - indicator['sd']) < 1e-6 and abs(statistics.fmean(values) - indicator['mean']) < 1e-6, indicator
        assert indicator['low_sd'] == (len(values) >= 5 and indicator['sd'] < 5)
    for pair in quality['pairs']:
        assert pair['n'] >= 5 and pair['redundant'] == (pair['n'] >= 8 and abs(pair['r']) >= 0.8)
    p.run('quality', '2026Q1', '2026Q1', expect=USAGE)
    p.run('quality', expect=USAGE)


@test
def metrics_are_those_of_the_list_of_people(p):
    sample(p)
    people = p.run('employees', '--json').json()
    document = p.run('metrics', '--from', '2026-04-01', '--to', '2026-06-30', '--json').json()
    counts = document['headcount']
    assert counts['opening'] + counts['joiners'] - counts['leavers'] == counts['closing']
    hired = [e for e in people if e['hire_date'] <= '2026-06-30' and not (e['leave_date'] and e['leave_date'] <= '2026-06-30')]
    assert counts['closing'] == len(hired), (counts, len(hired))
    assert document['metrics']['average'] == (counts['opening'] + counts['closing']) / 2
    parts = [p.run('metrics', '--from', '2026-04-01', '--to', '2026-06-30', '--department', name, '--json').json()['headcount']['closing']
             for name in sorted({e['department'].split(' / ')[0] for e in people})]
    assert sum(parts) == counts['closing']
    p.run('metrics', '--from', '2026-06-30', '--to', '2026-04-01', expect=REFUSED)
    p.run('metrics', '--from', '2026-06-30', expect=USAGE)


sys.exit(main())
