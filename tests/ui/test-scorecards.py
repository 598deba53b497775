#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# HR's day in the library, by keyboard: a template changed for the next quarter without touching this one, versions compared, a rule that names
# its fault, a template as a file out and in, undo after all; a block from a spreadsheet; question sets: test-scorecards.py PROGRAM SPREADSHEET
import json
import os
import subprocess
import sys

from heng_driver import Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('scorecards', sys.argv[1])
step, home = scenario.step, scenario.home
# weights as they are and new targets of five lines: ten cells, and one of them no weight
BLOCK = '20\t≥ 1\r\n15\t≤ 7%\r\nfifteen\t4.5\r\n15\t4.6\r\n10\t3\r\n'
holders = []


def show(view):
    heng = scenario.heng
    heng.key('ctrl+4')
    wait(lambda: heng.title() == 'Scorecards', 'the page')
    heng.press(view, exact=True)


def open_template(name):
    heng = scenario.heng
    show('Templates')
    heng.key('ctrl+f')
    heng.wait_focus('Name, pinyin or key')
    heng.key('ctrl+a')
    heng.type(name)
    heng.key('Return')
    heng.wait_focus(name)
    heng.key('Return')
    wait(lambda: heng.title() == name, name)


def question(number):
    return scenario.heng.find(f'Question {number}', 'entry', exact=True)


def targets():
    tree = scenario.heng.tree()
    cells = [tree.find(f'Target RD-0{number}', 'entry') for number in range(1, 6)]
    return [cell and cell.text for cell in cells]


@step('the library stands in the sidebar and finds by initials')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    wait(lambda: heng.title() in ('Home', 'Scorecards'), 'the company')
    heng.key('ctrl+4')
    wait(lambda: heng.title() == 'Scorecards', 'the page')
    heng.see('AD-01 · Service satisfaction')
    heng.key('ctrl+f')
    heng.wait_focus('Name, pinyin or code')
    heng.type('escape')
    heng.key('Return')
    heng.see('RD-02 · Defect escape rate')
    heng.see('Linear, lower is better: 15 / 8 / 3')


@step('a template is changed for the next quarter; this one stays as it is')
def _():
    heng = scenario.heng
    open_template('R&D')
    heng.see('A cycle uses v1. A change here makes a new revision for the next cycle; this one stays as it is.')
    heng.wait_focus('Weight RD-01')
    heng.type('25')
    heng.key('Return')
    heng.see('Weight 105.00%')
    heng.see('must be 100.00%')
    heng.wait_focus('Weight RD-02')
    heng.type('10')
    heng.key('Return')
    heng.see('Weight 100.00%')
    heng.see('R&D v2')
    heng.until(lambda tree: any('Q3 2026 v1: 24 people' in n.name for n in tree.walk()), 'the cycle of this quarter')


@step('a weight that is none is refused where it stands, with the rule')
def _():
    heng = scenario.heng
    heng.wait_focus('Weight RD-03')
    heng.type('abc')
    heng.key('Return')
    heng.see('A weight is a number from 0 to 100 with at most two decimals.')
    heng.key('Escape')


@step('the two versions are compared line by line')
def _():
    heng = scenario.heng
    heng.press('More', exact=True, role='button', last=True)
    heng.choose_in_menu(0)
    heng.see_window('Compare Versions')
    heng.see('RD-01 · Milestone attainment')
    heng.see('Weight: 20% → 25%')
    heng.see('6 lines are the same')
    heng.key('Escape')


@step('a template goes out as a file')
def _():
    heng = scenario.heng
    path = home.file('rd.json')
    wait(lambda: heng.title() == 'R&D', 'the template')
    heng.press('More', exact=True, role='button', last=True)
    heng.choose_in_menu(2)
    heng.choose_file('Export Template', path)

    def written():
        with open(path, encoding='utf-8') as file:
            return json.load(file)
    document = wait(lambda: os.path.exists(path) and written(), 'the file')
    assert document['template']['key'] == 'RD' and document['indicators'][0]['weight'] == '25.00', document['template']
    document['indicators'][1]['rule'] = 'lin LB 12/6/2'
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(document, file, ensure_ascii=False)


@step('the changed file comes in, after what it would change was shown')
def _():
    heng = scenario.heng
    show('Templates')
    heng.press('More', exact=True, role='button', last=True)
    heng.choose_in_menu(3)
    heng.choose_file('Import Template', home.file('rd.json'))
    heng.see_window('What the File Changes')
    heng.see('R&D would change.')
    heng.see('Scoring rule: lin LB 15/8/3 → lin LB 12/6/2')
    heng.wait_focus('Import')
    heng.key('Return')
    heng.until(lambda tree: len(tree.children) == 1, 'the window to close')
    wait(lambda: heng.title() == 'Scorecards', 'the page')
    heng.see_step('Undo', 'Import template R&D')


@step('everything is taken back step by step')
def _():
    heng = scenario.heng
    for _ in range(3):
        wait(lambda: heng.title() == 'Scorecards', 'the page')
        heng.key('ctrl+z')
    heng.until(lambda tree: any('RD · v1 · 8 indicators · 100.00%' in n.name for n in tree.walk()), 'the first revision')


@step('ten cells from a spreadsheet, one of them bad: it is named, and nine are written at once')
def _():
    heng = scenario.heng
    open_template('R&D')
    heng.wait_focus('Weight RD-01')
    holders.append(subprocess.Popen([sys.argv[2], BLOCK], stdout=subprocess.PIPE, text=True))
    assert holders[-1].stdout.readline() == 'ready\n'
    heng.key('ctrl+v')
    heng.see('9 cells fit, 1 does not. Nothing is written yet.', 'label')
    heng.see('Line 3 · Weight · “fifteen”: A weight is a number from 0 to 100 with at most two decimals.', 'label')
    heng.wait_focus('Paste 9 Cells')
    heng.key('Return')
    wait(lambda: targets() == ['≥ 1', '≤ 7%', '4.5', '4.6', '3'], 'the targets')
    heng.see('These cells were left out:', 'label')
    heng.see('R&D v2')
    heng.see('Weight 100.00%')
    heng.press('Close', last=True)


@step('one undo takes all nine back')
def _():
    heng = scenario.heng
    for holder in holders:
        holder.kill()
        holder.wait()
    wait(lambda: heng.title() == 'R&D', 'the template')
    heng.key('ctrl+z')
    wait(lambda: targets() == ['100', '', '', '', ''], 'the targets before')
    heng.see('R&D v1')


@step('a question of people who are rated already makes a new set for the next cycle')
def _():
    heng = scenario.heng
    show('Question Sets')
    heng.see('New Question Set', 'button')
    heng.key('ctrl+f')
    heng.wait_focus('Name or pinyin')
    heng.type('R&D')
    heng.key('Return')
    heng.wait_focus('R&D')
    heng.see('People of a cycle are rated by v1. A change here makes a new revision for the next cycle; this one stays as it is.')
    heng.key('Return')
    heng.wait_focus('Name')
    heng.key_to('Tab', 'Question 1', 'entry')
    heng.key('ctrl+a')
    heng.type('Keeps promises')
    heng.key('Return')
    heng.see('R&D v2', 'label')
    heng.see('v1 → v2', 'label')
    wait(lambda: question(1).text == 'Keeps promises', 'the new words')


@step('a question is moved and another one added by keyboard; what is asked already is refused')
def _():
    heng = scenario.heng
    heng.wait_focus('Question 1')
    heng.key('ctrl+shift+Down')
    heng.wait_focus('Question 2')
    wait(lambda: question(2).text == 'Keeps promises', 'the question below the next one')
    heng.key('ctrl+plus')
    heng.wait_focus('New question')
    heng.type('Says what goes wrong')
    heng.key('Return')
    wait(lambda: (n := question(11)) and n.text == 'Says what goes wrong', 'the new question')
    heng.type('Keeps promises')
    heng.see('“Keeps promises” is asked already.')
    heng.key('ctrl+a', 'BackSpace')


@step('each of it is taken back, and the set is as before')
def _():
    heng = scenario.heng
    heng.press('Undo', exact=True, last=True)
    heng.until(lambda tree: not tree.find('Question 11', 'entry', exact=True), 'one question less')
    heng.key('ctrl+z')
    heng.until(lambda tree: (n := tree.find('Question 1', 'entry', exact=True)) and n.text == 'Keeps promises', 'the order before')
    heng.key('ctrl+z')
    heng.see('R&D v1', 'label')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
