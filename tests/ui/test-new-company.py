#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A company of one's own: a file that is none, a roster with a bad row, the corrected roster, the people: test-new-company.py PROGRAM
import csv
import os
import re
import sys

from heng_driver import SENSITIVE, TOP, Scenario, in_own_display, wait

in_own_display('1024x600')
scenario = Scenario('new company', sys.argv[1])
step, home = scenario.step, scenario.home
HEAD = '工号,姓名,部门,部门类型,职位,入职日期,员工状态,直属主管\n'
GOOD = ['T001,李明,研发部,RD,研发总监,2021-03-01,正式,', 'T003,王芳,市场部,MK,市场专员,2023-05-06,正式,T001']
ROSTER = home.file('roster.csv', HEAD + '\n'.join([GOOD[0], 'T002,张伟,研发部,RD,工程师,2022-13-45,正式,T001', GOOD[1]]) + '\n')
NOTES = home.file('notes.heng', 'Shopping: apples, pears.\n' * 60)


@step('a file that is no company is refused with a sentence, and stays as it is')
def _():
    heng = scenario.start()
    heng.press('Open a File…')
    heng.choose_file('Open a Company', NOTES)
    heng.see('The file was not opened')
    heng.until(lambda tree: any('is not a Heng' in n.name for n in tree.find_all(None, 'label')), 'the reason')
    with open(NOTES, encoding='utf-8') as file:
        assert file.read() == 'Shopping: apples, pears.\n' * 60
    assert sorted(os.listdir(home.path)).count('notes.heng') == 1 and not os.path.exists(NOTES + '-wal')


@step('a new company asks for its name and proposes the rest')
def _():
    heng = scenario.heng
    heng.key('ctrl+n')
    form = heng.see_window('New Company')
    assert form.find('Create', 'button', exact=True) and not form.find('Create', 'button', exact=True).is_(SENSITIVE)
    heng.type('Probe')
    heng.see(home.file('Probe.heng'), 'label')
    heng.until(lambda tree: (row := tree.find('Roster', 'list item', exact=True)) and row.find(role='button'), 'the row of the roster').press()
    heng.choose_file('Choose a Roster', ROSTER)
    heng.see(ROSTER, 'label')
    heng.press('Create', exact=True)


@step('the bad row is shown with its line, field and reason; nothing is written yet')
def _():
    heng = scenario.heng
    page = heng.until(lambda tree: (n := tree.find('What the Import Does', 'list')) and '入职日期: 2022-13-45' in n.words() and n, 'the problems')
    words = page.words()
    at = words.index('入职日期: 2022-13-45')
    assert words[at - 1] == 'Line 3' and 'YYYY-MM-DD' in words[at + 1], words
    heng.see('Import 2 Rows', 'button')
    heng.see('Employment status', 'label')
    heng.see('Department type', 'label')


@step('the problem rows are saved with their reason')
def _():
    problems = home.file('problems.csv')
    scenario.heng.press('Save Problem Rows…')
    scenario.heng.choose_file('Save Problem Rows', problems)

    def written():
        with open(problems, encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file))
        return len(rows) == 2 and 'T002' in rows[1] and any('YYYY-MM-DD' in cell for cell in rows[1])
    wait(lambda: os.path.exists(problems) and written(), 'the problem rows')


@step('the good rows are imported and listed, with the departments that were confirmed')
def _():
    heng = scenario.heng
    heng.press('Create All')
    heng.until(lambda tree: tree.find('Answered', 'image') and not tree.find('Not Answered', 'image'), 'confirmed departments')
    heng.press('Import 2 Rows')
    heng.see('2 people', 'label', exact=True)
    heng.until(lambda tree: {'李明', '王芳', '研发部', '市场部'} <= set(tree.find(role='tree table').words()), 'both and their departments')


@step('the corrected roster brings the third person and changes nobody else')
def _():
    heng = scenario.heng
    home.file('roster.csv', HEAD + '\n'.join([GOOD[0], 'T002,张伟,研发部,RD,工程师,2022-11-05,正式,T001', GOOD[1]]) + '\n')
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('import')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and any('Import' in word for word in found.words()), 'the import command')
    heng.key('Return')
    heng.choose_file('Import a Roster', ROSTER)
    heng.press('Import 1 Row', exact=True)
    heng.see('3 people', 'label', exact=True)
    heng.until(lambda tree: '张伟' in tree.find(role='tree table').words(), 'the third person')


@step('an import is one step back')
def _():
    heng = scenario.heng
    heng.key('ctrl+z')
    heng.see('2 people', 'label', exact=True)
    heng.key('ctrl+shift+z')
    heng.see('3 people', 'label', exact=True)


@step('the roster of the sample company names every field in words')
def _():
    heng = scenario.heng
    heng.press('More', exact=True, role='button', last=True)
    heng.choose_in_menu(1)
    heng.choose_file('Import a Roster', os.path.join(TOP, 'data/sample/en/roster.csv'))
    heng.see('Import 47 Rows', 'button')
    heng.see('26 columns recognised', 'label', exact=True)
    rows = heng.see('Columns', 'list').find_all(None, 'list item')
    words = [word for row in rows for word in row.words() if row.parent.name == 'Columns']
    assert not [word for word in words if re.fullmatch('[a-z]+_[a-z0-9_]+', word)], words
    heng.press('Create All')
    heng.until(lambda tree: tree.find('Answered', 'image') and not tree.find('Not Answered', 'image'), 'confirmed departments')
    heng.press('Import 47 Rows')
    heng.see('50 people', 'label', exact=True)


@step('a quarter opens from the templates of the departments and tells who is left out')
def _():
    heng = scenario.heng
    heng.key('ctrl+5')
    heng.open('Open Quarter…', 'Open Quarter')
    heng.see('48 scorecards will be created', 'label')
    heng.until(lambda tree: (gaps := tree.find('Gaps', 'list')) and len([w for w in gaps.words() if 'no template' in w]) == 2, 'two gaps')
    heng.press('Open Quarter', exact=True)
    heng.until(lambda tree: (n := tree.find('Figures of the Period', 'table')) and n.words()[:2] == ['48', 'scorecards'], '48 scorecards')


@step('a first actual is entered and scored by the template')
def _():
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('QH0014')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and 'Zhang Wei' in found.words(), 'Zhang Wei by number')
    heng.key('Return')
    wait(lambda: heng.title() == 'Zhang Wei', 'the page of Zhang Wei')
    heng.choose('Scorecard')
    heng.key_to('Tab', 'Actual RD-02', 'entry')
    heng.type('4.5')
    heng.key('Return')
    heng.see('Score RD-02: 114.00', 'button')
    heng.key('ctrl+z')
    heng.see('Score RD-02: —', 'button')


@step('the file opens again by name, and the program ends in order')
def _():
    scenario.heng.quit()
    heng = scenario.start(arguments=[home.file('Probe.heng')])
    heng.wait_company()
    heng.see('Probe', 'label', exact=True)
    heng.key('ctrl+2')
    heng.see('50 people', 'label', exact=True)
    heng.quit()


scenario.run()
