# SPDX-License-Identifier: GPL-3.0-or-later
"""Actual values that came in bulk, as other tools see them: the view reads what lies in blocks, through SQLite alone."""
import sqlite3
import sys

from ctl import main, test

PEOPLE = 1300  # times 4 values: enough for blocks, more than one of them
CODES = ['RD-02', 'RD-03', 'RD-04', 'RD-06']


def value(person, indicator):
    return 1 + (person * 7 + indicator * 13) % 16 / 4


@test
def packed_values(p):
    p.run('store', 'create', p.store, store=False)
    p.run('templates', 'install')
    p.write('roster.csv', '工号,姓名,部门,入职日期,员工状态\n' + ''.join(f'E{i:04},张伟{i},研发部,2020-03-01,正式\n' for i in range(PEOPLE)))
    p.run('import', 'roster', p.path('roster.csv'))
    p.run('cycle', 'open', '2026Q3', '--from', '2026-07-01', '--to', '2026-09-30')
    p.write('values.csv', '工号,指标编号,实际值\n' + ''.join(f'E{i:04},{code},{value(i, k):g}\n' for i in range(PEOPLE) for k, code in enumerate(CODES)))
    p.run('import', 'actuals', p.path('values.csv'), '--cycle', '2026Q3')
    connection = sqlite3.connect(f'file:{p.store}?mode=ro', uri=True)
    rows = connection.execute('SELECT * FROM v_packed_actual ORDER BY emp_no').fetchall()
    blocks = connection.execute('SELECT count(*) FROM actual_block').fetchone()[0]
    assert len(rows) == PEOPLE and blocks == (PEOPLE + 255) // 256, (len(rows), blocks)
    for person in (0, 1, 255, 256, 511, 512, PEOPLE - 1):
        cycle, emp_no, part, names, *values = rows[person]
        assert (cycle, emp_no, part) == ('2026Q3', f'E{person:04}', 1), rows[person]
        assert names.split() == CODES, names
        assert values == [value(person, k) for k in range(len(CODES))] + [None] * (16 - len(CODES)), rows[person]


sys.exit(main())
