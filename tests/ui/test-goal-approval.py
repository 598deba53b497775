#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The way of a goal by keyboard: returned with a reason, submitted again, approved, published; changed by a request that keeps the version before it;
# versions compared; the goals exported, the alignment map printed; then that of a person's own scorecard: test-goal-approval.py PROGRAM HENGCTL
import os
import subprocess
import sys
import zipfile

from heng_driver import SENSITIVE, Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('goal-approval', sys.argv[1])
step, home = scenario.step, scenario.home
STORE = home.file('company.heng')
OBJECTIVE = 'Answer customers within a day'
GOALS = f'''owner_kind,owner,objective,title,curve,weight,key,kr_title,kr_type,start,target,unit,kr_weight,due,state
department,Marketing,O7,{OBJECTIVE},committed,20,,,,,,,,,Draft
department,Marketing,O7,,,,KR1,First answer from 30 to 8 hours,decrease,30,8,hours,60,2026-09-30,Draft
department,Marketing,O7,,,,KR2,Answers rated good from 70 to 85 %,increase,70,85,%,40,2026-09-30,Draft
'''


def hengctl(*arguments):
    environment = dict(home.environment('en', os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(sys.argv[1]))))))
    subprocess.run([sys.argv[2], '--store', STORE, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def closed(title):
    """Only then may another window be asked for: the keyboard goes back to the page first."""
    heng = scenario.heng
    heng.until(lambda tree: title not in [n.name for n in tree.children], f'the window “{title}” to close')
    wait(lambda: heng.title() == 'Goals', 'the keyboard on the page')


def press_in_details(name, then):
    """A button of the goal's state, and what is seen when it has done its work."""
    scenario.heng.press(name, exact=True)
    scenario.heng.see(then, 'label', exact=True)


def answer(button, title, text):
    """A button of the goal's state that asks something first."""
    scenario.heng.open(button, title)
    scenario.heng.type(text)
    scenario.heng.key('Return')
    closed(title)


def find(letters, name):
    """By the palette, from anywhere."""
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type(letters)
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and name in found.words(), name)
    heng.key('Return')


@step('a draft is found and opened')
def _():
    hengctl('store', 'create', '--sample')
    hengctl('import', 'okr', home.file('goals.csv', GOALS), '--cycle', '2026Q3')
    hengctl('cycle', 'open', '2026Q4')
    heng = scenario.start(arguments=[STORE])
    wait(lambda: heng.title() in ('Home', 'Goals'), 'the company')
    heng.key('ctrl+3')
    wait(lambda: heng.title() == 'Goals', 'the page')
    heng.until(lambda tree: any('Objectives ' in n.name and 'Key results' in n.name for n in tree.walk()), 'the summary')
    heng.key('ctrl+f')
    heng.wait_focus('Search Goals')
    heng.type(OBJECTIVE)
    heng.until(lambda tree: len(tree.find_all(OBJECTIVE, 'label')) > 1 and tree.find('Objective · Marketing', 'label'), 'it in the pane')
    heng.key('ctrl+d')
    heng.see('State: Draft', 'label', exact=True)


@step('submitted, returned with a reason that stands in the talk')
def _():
    heng = scenario.heng
    answer('Submit', 'Submit for Approval', 'The first quarter with a help desk')
    heng.see('State: Submitted', 'label', exact=True)
    answer('Return…', 'Return the Goal', 'Say who answers at night')
    heng.see('State: Returned', 'label', exact=True)
    heng.choose('Talk')
    heng.see('Say who answers at night', 'label')
    heng.choose('Details')


@step('submitted again, approved and published')
def _():
    answer('Submit', 'Submit for Approval', 'The partner in Dali answers at night')
    scenario.heng.see('State: Submitted', 'label', exact=True)
    press_in_details('Approve', 'State: Approved')
    press_in_details('Publish', 'State: Approved, published')


@step('a change after the approval is asked for, and nothing changes yet')
def _():
    heng = scenario.heng
    heng.key('ctrl+d')
    heng.wait_focus('Title')
    heng.key_to('Tab', 'Weight (%)', 'entry')
    heng.key('ctrl+a')
    heng.type('35')
    heng.key('Return')
    heng.see_window('Request a Change')
    heng.type('The help desk is bigger than planned')
    heng.key('Return')
    closed('Request a Change')
    heng.see('Decide the Change…', 'button', exact=True)
    heng.until(lambda tree: (n := tree.find('Weight (%)', 'entry')) and n.text == '20', 'the weight as it was')


@step('the change is approved; both versions can be compared')
def _():
    heng = scenario.heng
    heng.open('Decide the Change…', 'Requested Change')
    heng.until(lambda tree: {'20%', '35%'} <= set(tree.children[0].words()), 'what would change')
    heng.press('Approve')
    closed('Requested Change')
    heng.until(lambda tree: (n := tree.find('Weight (%)', 'entry')) and n.text == '35', 'the new weight')
    heng.open('Compare Versions…', 'Versions of the Goal')
    heng.until(lambda tree: {'20%', '35%'} <= set(tree.children[0].words()), 'what is different')
    heng.key('Escape')
    closed('Versions of the Goal')


@step('what it is aligned to is asked for as well')
def _():
    heng = scenario.heng
    heng.key('ctrl+l')
    heng.see_window('Align to…')
    heng.type('Deliver faster')
    heng.until(lambda tree: (found := tree.find('What was found')) and any('Deliver faster' in word for word in found.words()), 'the company goal')
    heng.key('Return')
    heng.see_window('Request a Change')
    heng.type('It helps the company to deliver')
    heng.key('Return')
    closed('Request a Change')
    heng.open('Decide the Change…', 'Requested Change')
    heng.until(lambda tree: 'Deliver faster and more reliably' in tree.children[0].words(), 'the goal above it')
    heng.press('Approve')
    closed('Requested Change')
    heng.press('Progress', exact=True)
    heng.until(lambda tree: tree.find('Deliver faster and more reliably', 'button'), 'the way up in the pane')


@step('a step out of it by key is asked for, too; until it is decided the goal stays where it is')
def _():
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus('Search Goals')
    heng.key('Return')
    wait(lambda: 'Search Goals' not in heng.focused().name, 'the keyboard in the tree')
    heng.key('ctrl+shift+Left')
    heng.see_window('Request a Change')
    heng.type('It stands alone')
    heng.key('Return')
    closed('Request a Change')
    heng.choose('Details')
    heng.press('Decide the Change…', exact=True)
    heng.see_window('Requested Change')
    heng.until(lambda tree: 'Deliver faster and more reliably' in tree.children[0].words(), 'the goal it would leave')
    heng.key('Escape')
    closed('Requested Change')
    heng.press('Progress', exact=True)
    heng.until(lambda tree: tree.find('Deliver faster and more reliably', 'button'), 'the way up as before')


@step('the goals are exported as a table')
def _():
    heng = scenario.heng
    path = home.file('goals.xlsx')
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('Export Goals')
    heng.until(lambda tree: 'Export Goals…' in [word for n in tree.walk() if n.role == 'list' for word in n.words()], 'the command')
    heng.key('Return')
    heng.choose_file('Export Goals', path)
    wait(lambda: os.path.exists(path) and zipfile.is_zipfile(path), 'the file')


@step('the alignment map is printed on one page that fits')
def _():
    heng = scenario.heng
    path = home.file('map.pdf')
    heng.choose('Map')
    heng.key('ctrl+p')
    heng.see_window('Print Alignment Map')
    heng.key_to('Tab', 'Save as PDF…', 'button')
    heng.key('space')
    heng.choose_file('Save Chart', path)
    wait(lambda: os.path.exists(path) and b'%%EOF' in open(path, 'rb').read()[-16:], 'the file')


@step('in the quarter whose goals are being set, a person fills the own scorecard')
def _():
    heng = scenario.heng
    find('2026Q4', 'Q4 2026')
    heng.see('Period: Q4 2026', 'button', exact=True)
    find('zhangwei', 'Zhang Wei')
    wait(lambda: heng.title() == 'Zhang Wei', 'the page of Zhang Wei')
    heng.choose('Scorecard')
    heng.see('Draft', 'label', exact=True)
    heng.key_to('Tab', 'Weight RD-01')
    heng.type('25')
    heng.key('Return')
    heng.see('Weight 105.00%', 'label')
    heng.until(lambda tree: (n := tree.find('Submit', 'button')) and not n.is_(SENSITIVE), 'nothing to submit yet')
    heng.wait_focus('Weight RD-02')
    heng.type('10')
    heng.key('Return')
    heng.see('Weight 100.00%', 'label')


@step('it is submitted, returned with a reason that stands on it, submitted again and approved')
def _():
    heng = scenario.heng
    heng.press('Submit')
    heng.see('Submitted: the manager approves it, or returns it to be changed.', 'label')
    heng.press('Return…', last=True)
    heng.wait_focus('Reason')
    heng.type('Defects weigh more')
    heng.key('Return')
    heng.until(lambda tree: tree.find('Returned', 'label', exact=True) and tree.find('Defects weigh more', 'label', exact=True), 'the reason on it')
    heng.press('Submit')
    heng.see('Submitted', 'label', exact=True)
    heng.press('Approve')
    heng.see('Approved: return it with a reason to change it.', 'label')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
