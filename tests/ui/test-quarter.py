#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A running quarter: a check-in, what is missing, publishing what is complete and nothing else: test-quarter.py PROGRAM
import sys

from heng_driver import SENSITIVE, Scenario, in_own_display, wait

in_own_display('1024x600')
scenario = Scenario('quarter', sys.argv[1])
step, home = scenario.step, scenario.home


def go_to_person(letters, name):
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type(letters)
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and name in found.words(), name)
    heng.key('Return')
    wait(lambda: heng.title() == name, 'the page of ' + name)
    heng.see('How it came about', 'button')


def figures(tree):
    """The four numbers of the Cycles page by their words."""
    table = tree.find('Figures of the Period', 'table')
    words = table.words() if table else []
    return dict(zip(words[1::2], words[0::2]))


def defects(tree, progress):
    """All rows of this key result, in Goals and where else it is shown, have this progress."""
    rows = tree.find_all('Escaped defects 12 → 6%', 'list item')
    return rows and all(', ' + progress in row.name for row in rows)


def blocked(tree, name):
    listed = tree.find('Before Publishing', 'list')
    return listed and [n for n in listed.children if n.name.startswith(name)]


@step('the sample company opens on Home with its four things to do')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    heng.see('32 people lack actual values', 'label')


@step('a check-in shows the progress it would make, then makes it')
def _():
    heng = scenario.heng
    go_to_person('zhangwei', 'Zhang Wei')
    heng.choose('Goals')
    heng.key_to('Tab', 'Escaped defects 12 → 6%, 75%', 'list item')
    heng.key('Return')
    heng.wait_focus('Current value')
    heng.type('6.6')
    heng.see('33 points ahead of plan', 'label')
    heng.until(lambda tree: defects(tree, '75%'), 'only a preview so far')
    heng.key_to('Tab', 'Record Check-In', 'button')
    heng.key('space')
    heng.until(lambda tree: defects(tree, '90%'), '90 % in the list')
    heng.see('21 Aug · 6.6%', 'label')


@step('the total follows the check-in, and undo takes both back')
def _():
    heng = scenario.heng
    heng.until(lambda tree: not tree.find('82.38', 'label', exact=True), 'another total')
    heng.key('ctrl+z')
    heng.until(lambda tree: defects(tree, '75%'), '75 % again')
    heng.see('82.38', 'label', exact=True)


@step('a check-in of tomorrow is refused with its reason')
def _():
    heng = scenario.heng
    heng.see('Current value', 'entry').set_text('6')
    heng.see('Date', 'entry').set_text('2026-08-22')
    heng.see('The day of a check-in cannot lie in the future.', 'label')
    heng.until(lambda tree: not tree.find('Record Check-In', 'button').is_(SENSITIVE), 'nothing to record')


@step('Cycles counts what is missing and names it')
def _():
    heng = scenario.heng
    heng.key('ctrl+5')
    heng.until(lambda tree: figures(tree) == {'scorecards': '48', 'open points': '105', 'ready': '16', 'published': '0'}, 'the figures')
    heng.until(lambda tree: blocked(tree, 'Zheng Haiyan: FI-06'), 'Zheng Haiyan and what is missing')


@step('a gap leads to the missing value; it belongs to the department, and entered closes the gap of all five people')
def _():
    heng = scenario.heng
    heng.key_to('Tab', 'Zheng Haiyan: FI-06', 'list item')
    heng.key('Return')
    wait(lambda: heng.title() == 'Zheng Haiyan', 'the page of Zheng Haiyan')
    heng.wait_focus('Actual FI-06')
    heng.type('85')
    heng.key('Return')
    heng.until(lambda tree: (n := tree.find('Score FI-06', 'button')) and '—' not in n.name, 'a score of FI-06')
    heng.key('alt+Left')
    heng.until(lambda tree: figures(tree) == {'scorecards': '48', 'open points': '100', 'ready': '18', 'published': '0'}, 'five gaps less')
    heng.until(lambda tree: not blocked(tree, 'Zheng Haiyan'), 'Zheng Haiyan to leave the list')


@step('publishing leaves out who is not complete, and names them')
def _():
    heng = scenario.heng
    heng.open('Publish Results…', 'Publish Results')
    heng.see('18 of 48 results can be published', 'label')
    left = heng.until(lambda tree: (n := tree.find('Left out until complete', 'list')) and len(n.children) == 30 and n, 'who is left out')
    assert 'no actual value' in left.children[0].name
    assert not heng.see('Publish 18 Results', 'button').is_(SENSITIVE)
    heng.see('Why publish now?', 'entry').set_text('The quarter is closed early')
    heng.press('Publish 18 Results')
    heng.until(lambda tree: figures(tree).get('published') == '18', '18 published')


@step('then there is nothing to publish until values are entered')
def _():
    heng = scenario.heng
    heng.until(lambda tree: tree.find('Enter Actuals…', 'button') and not tree.find('Publish Results…', 'button'), 'the next thing to do')


@step('the actuals behind a published result are locked')
def _():
    heng = scenario.heng
    go_to_person('zhangwei', 'Zhang Wei')
    heng.see('Published total', 'label')
    heng.choose('Scorecard')
    heng.key_to('Tab', 'Actual RD-01')
    heng.key('Down')
    cell = heng.wait_focus('Actual RD-02: 7.5%')  # no entry: nothing can be typed into it, and it says why
    assert cell.role == 'cell' and 'is published' in cell.description, (cell.role, cell.description)
    heng.type('9')
    heng.key('Down')
    heng.wait_focus('Actual RD-03')
    heng.until(lambda tree: tree.find('Actual RD-02: 7.5%', 'cell') and tree.find('Score RD-02: 102.00', 'button'), 'the old value')
    heng.until(lambda tree: not tree.find('Actual RD-02', 'entry'), 'no field')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
