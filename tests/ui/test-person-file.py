#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A person's file: edited in place by keyboard, rules named, looks noted, two programs on one company: test-person-file.py PROGRAM HENGCTL
import json
import os
import subprocess
import sys

from heng_driver import Scenario, in_own_display, wait

PROGRAM, HENGCTL = sys.argv[1], sys.argv[2]
in_own_display('1280x900')
scenario = Scenario('person file', PROGRAM)
step, home = scenario.step, scenario.home
STORE = home.file('company.heng')


def hengctl(*arguments):
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
    return subprocess.run([HENGCTL, '--store', STORE, *arguments], env=environment, capture_output=True, text=True, check=True).stdout


def journal():
    path = home.file('journal.csv')
    if os.path.exists(path):
        os.remove(path)
    hengctl('export', 'journal', '--output', path)
    with open(path, encoding='utf-8-sig') as file:
        return file.read()


def company():
    path = home.file('company.json')
    if os.path.exists(path):
        os.remove(path)
    hengctl('export', 'company', '--output', path)
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def person():
    return next(p for p in company()['employees'] if p['emp_no'] == 'QH0014')


def open_file(heng):
    heng.wait_company()
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('zhangwei')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and 'Zhang Wei' in found.words(), 'Zhang Wei')
    heng.key('Return')
    wait(lambda: heng.title() == 'Zhang Wei', 'the page of Zhang Wei')
    heng.choose('File')


def wait_entry(heng, name):
    """The field, and not the button with the fact, whose name begins alike."""
    wait(lambda: (n := heng.focused()).role == 'entry' and name in n.name and n.has_keyboard(), f'the field “{name}”')


def edit(heng, fact, text, key='Return'):
    """Types over a fact that has the keyboard or gets it by Tab."""
    heng.key_to('Tab', fact, 'button', most=120)
    heng.key('F2')
    wait_entry(heng, fact.rstrip(':'))
    heng.key('ctrl+a')
    heng.type(text)
    heng.key(key)


def form(heng, button, title, values):
    heng.open(button, title)
    for label, value in values.items():
        heng.see(label, 'entry').set_text(value)
    heng.press('Save')


@step('a phone is edited by keyboard alone; a wrong one names its rule and Esc restores')
def _():
    hengctl('store', 'create', STORE, '--sample')
    heng = scenario.start(arguments=[STORE])
    open_file(heng)
    edit(heng, 'Mobile phone:', '139 12')
    heng.see('■ A mobile number has 11 digits', 'label')
    heng.key('Escape')
    heng.until(lambda tree: not tree.find('A mobile number has 11 digits', 'label'), 'the rule gone')
    edit(heng, 'Mobile phone:', '+86 139-1234-5678')
    heng.see('Mobile phone: 13912345678', 'button')
    wait(lambda: person()['mobile'] == '13912345678', 'the phone in the company')


@step('a look at the ID number is noted in the journal')
def _():
    heng = scenario.heng
    assert 'Private facts of' not in journal()
    masked = heng.see('ID number: ', 'button').name
    heng.press('Reveal Private Facts')
    heng.see('Hide Private Facts', 'button')
    shown = heng.until(lambda tree: (n := tree.find('ID number: ', 'button')) and '*' not in n.name and n, 'the ID number').name
    assert len(shown) == len(masked), (shown, masked)
    assert 'Private facts of Zhang Wei (QH0014) shown' in journal()


@step('education, a skill and a file are added')
def _():
    heng = scenario.heng
    form(heng, 'Add Education', 'Add Education', {'School': 'Peking University', 'Major': 'Mathematics'})
    heng.see('School: Peking University', 'button')
    form(heng, 'Add Skill', 'Add Skill', {'Skill': 'Go', 'Level': '9'})
    heng.see('■ The level of a skill', 'label')
    heng.see('Level', 'entry', exact=True).set_text('4')
    heng.press('Save')
    heng.see('Level: ●●●●○ 4', 'button')
    home.file('letter.txt', 'Welcome\n')
    heng.open('Attach File…', 'Attach File')
    heng.choose_file('Attach File', home.file('letter.txt'))
    heng.see('File name: letter.txt', 'button')
    assert person()['attachments'][0]['name'] == 'letter.txt'


@step('undo takes the newest back, redo brings it again, all is there after a restart')
def _():
    heng = scenario.heng
    heng.key('ctrl+z')
    heng.until(lambda tree: not tree.find('File name: letter.txt', 'button'), 'no attachment')
    heng.key('ctrl+shift+z')
    heng.see('File name: letter.txt', 'button')
    heng.quit()
    heng = scenario.start(arguments=[STORE])
    open_file(heng)
    for name in ('Mobile phone: 13912345678', 'School: Peking University', 'Level: ●●●●○ 4', 'File name: letter.txt'):
        heng.see(name, 'button')


@step('leaving shows what follows')
def _():
    heng = scenario.heng
    heng.open('Leave the Company…', 'Leave the Company')
    heng.see('is open and has a scorecard', 'label')
    heng.key('Escape')
    heng.see('Mobile phone: 13912345678', 'button')


@step('who has left comes back, after what follows was shown')
def _():
    heng = scenario.heng
    heng.open('Leave the Company…', 'Leave the Company')
    heng.see('Last working day', 'entry').set_text('2001-01-01')
    heng.see('■ The last working day cannot lie before the hire date', 'label')
    heng.see('Last working day', 'entry').set_text('2026-08-20')
    heng.see('Is a former employee after', 'label')
    heng.press('Save')
    heng.open('Return to the Company…', 'Return to the Company')
    heng.see('the earlier one', 'label')
    heng.see('Manager as before: Li Na', 'label')
    heng.see('Probation (months)', 'entry').set_text('3')
    heng.see('▲ The same employer may agree on a probation', 'label')
    heng.see('From', 'entry').set_text('2026-08-21')
    heng.see('Is employed again from', 'label')
    heng.press('Save')
    wait(lambda: person()['emp_status'] == 'PROBATION', 'the return')
    heng.key('ctrl+z', 'ctrl+z')
    wait(lambda: person().get('leave_date') is None and person()['emp_status'] == 'REGULAR', 'both undone')


@step('an edit of another program appears by itself; the same field asks whose to keep')
def _():
    heng = scenario.heng
    roster = home.file('roster.csv', '工号,姓名,手机号\nQH0014,Zhang Wei,13711112222\n')
    hengctl('import', 'roster', roster)
    heng.see('Mobile phone: 13711112222', 'button')
    heng.key_to('Tab', 'Mobile phone:', 'button', most=120)
    heng.key('F2')
    wait_entry(heng, 'Mobile phone')
    home.file('roster.csv', '工号,姓名,手机号\nQH0014,Zhang Wei,13633334444\n')
    hengctl('import', 'roster', roster)
    heng.key('ctrl+a')
    heng.type('13855556666')
    heng.key('Return')
    heng.see_window('Changed by Two')
    heng.see('13855556666', 'label')
    heng.see('13633334444', 'label')
    heng.press('Keep Mine')
    heng.see('Mobile phone: 13855556666', 'button')
    wait(lambda: person()['mobile'] == '13855556666', 'mine in the company')


scenario.run()
