#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The shell as a person uses it, by keyboard alone: the palette, back and forward, help, two windows, another process: test-shell.py PROGRAM LANGUAGE [HENGCTL]
import os
import subprocess
import sys
import time

from heng_driver import SELECTED, Scenario, in_own_display, wait

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
HENGCTL = sys.argv[3] if len(sys.argv) > 3 else os.path.join(os.path.dirname(PROGRAM), '..', 'cli', 'hengctl')
in_own_display('1280x900')
scenario = Scenario('shell in ' + LANGUAGE, PROGRAM)
step, home = scenario.step, scenario.home
CHINESE = LANGUAGE == 'zh_CN'
NAME = '张伟' if CHINESE else 'Zhang Wei'
DEPARTMENT, LETTERS = ('研发部', 'yanfa') if CHINESE else ('R&D', 'r&d')
INITIALS = 'yfb' if CHINESE else 'R&'
PERSON = 'zw' if CHINESE else 'zhangwei'  # in English two people have these initials
STORE = 'sample-zh_CN.heng' if CHINESE else 'sample-en.heng'


def say(text, context=None):
    return scenario.heng.say(text, context)


def found(tree):
    return tree.find(say('Found'), 'list')


def picture(name):
    folder = os.environ.get('HENG_UI_PICTURES')
    if folder:
        time.sleep(.4)
        scenario.heng.picture(os.path.join(folder, f'shell-{LANGUAGE}-{name}.png'))


def ask(letters, wanted, *more):
    """Opens the palette, types, and waits for a row with these words, and for others."""
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type(letters)
    return heng.until(lambda tree: (rows := found(tree)) and any(wanted in word for word in rows.words()) and set(more) <= set(rows.words()) and rows,
                      f'“{wanted}” for “{letters}”')


@step('the sample company opens')
def _():
    heng = scenario.start(LANGUAGE)
    heng.press(say('Explore a Sample Company'))
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')


@step('Tab through the areas goes nowhere, and the mark stays with the open one')
def _():
    heng = scenario.heng
    heng.key_to('Tab', say('Reports', 'area'), 'list item')
    heng.key('Tab')
    heng.wait_focus(say('Period: %s').split('%')[0])
    assert heng.title() == say('Home', 'area'), heng.title()
    heng.until(lambda tree: [n.name for n in tree.find(say('Areas'), 'list').children if n.is_(SELECTED)] == [say('Home', 'area')], 'the mark at Home')


@step('the palette finds a person by initials, with what can be done as a second group')
def _():
    heng = scenario.heng
    ask(PERSON, NAME, say('%s’s…', 'palette') % NAME, say('Scorecard'))
    picture('palette')
    heng.key('Tab', 'Down', 'Return')
    wait(lambda: heng.title() == NAME, NAME)
    heng.until(lambda tree: tree.find(say('Actual %s') % 'RD-02'), 'the scorecard, the second action')


@step('a person is found by number')
def _():
    heng = scenario.heng
    rows = ask('QH0012', 'QH0012')
    assert len(rows.find_all(None, 'list item')) >= 1
    heng.key('Escape')
    wait(lambda: not found(heng.tree()), 'the palette to close')


@step('a department is found by pinyin or letters; Enter shows its people')
def _():
    heng = scenario.heng
    ask(LETTERS, DEPARTMENT, say('Departments'))
    picture('department')
    heng.key('Return')
    wait(lambda: heng.title() == say('People', 'area'), 'People')
    heng.until(lambda tree: any(DEPARTMENT in word for word in tree.words()), DEPARTMENT)


@step('the head of a department is one of its actions')
def _():
    heng = scenario.heng
    ask('# ' + INITIALS.lower(), DEPARTMENT, say('Head'))
    heng.key('Tab', 'Return')
    wait(lambda: heng.title() not in (say('People', 'area'), ''), 'the head of the department')


@step('back and forward go through all pages')
def _():
    heng = scenario.heng
    there = heng.title()
    heng.key('alt+Left')
    wait(lambda: heng.title() == say('People', 'area'), 'People again')
    heng.key('alt+Left')
    wait(lambda: heng.title() == NAME, 'the person again')
    heng.key('alt+Right', 'alt+Right')
    wait(lambda: heng.title() == there, 'the head again')


@step('a cycle is found; commands are found by their words')
def _():
    heng = scenario.heng
    ask('2026q1', '2026Q1')
    heng.key('Return')
    wait(lambda: heng.title() == say('Cycles', 'area'), 'Cycles')
    ask('> ' + ('sx' if CHINESE else 'prefer'), say('Preferences', 'area'))
    heng.key('Escape')


@step('what is nowhere is said to be nowhere')
def _():
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('qqxxzz')
    wait(lambda: say('In no name, pinyin, number or command') in heng.focused().description, 'the palette to say so')
    heng.key('Escape')


@step('F1 opens the page of the help that belongs to the page shown')
def _():
    heng = scenario.heng
    heng.key('F1')
    title = '周期' if CHINESE else 'Cycles'
    heng.see_window(title)
    heng.until(lambda tree: len(tree.children) == 2, 'the help')
    heng.until(lambda tree: any(('公布前检查' if CHINESE else 'Before Publishing') in w for n in tree.children for w in n.words()), 'its words')
    picture('help')


@step('links, search and back in the help, by keyboard')
def _():
    heng = scenario.heng
    heng.key('alt+Home')
    wait(lambda: heng.title() == ('衡帮助' if CHINESE else 'Heng Help'), 'the first page')
    picture('help-index')
    heng.key('Return')  # the first link has the keyboard
    wait(lambda: heng.title() not in ('衡帮助', 'Heng Help'), 'the page of the first link')
    heng.key('alt+Left')
    wait(lambda: heng.title() == ('衡帮助' if CHINESE else 'Heng Help'), 'back')
    heng.key('ctrl+f')
    heng.type('gb18030')
    heng.until(lambda tree: ('导入' if CHINESE else 'Import') in tree.children[0].words(), 'the page that speaks of it')
    heng.key('Escape', 'Escape')
    wait(lambda: len(heng.tree().children) == 1, 'the help to close')


@step('a change of another process appears on the page by itself')
def _():
    heng = scenario.heng
    ask(PERSON, NAME)
    heng.key('Return')
    wait(lambda: heng.title() == NAME, NAME)
    store = home.file('.local/share/heng/' + STORE)
    roster = home.file('change.csv')
    number = heng.until(lambda tree: next((w.split(' ')[0] for n in tree.walk() for w in (n.name,) if n.role == 'label' and w.startswith('QH0')), None),
                        'the number of the person')
    with open(roster, 'w', encoding='utf-8') as file:
        file.write(f'工号,姓名,岗位\n{number[:6]},{NAME},云端架构师\n')
    ran = subprocess.run([HENGCTL, '--store', store, 'import', 'roster', roster], capture_output=True, text=True,
                         env=dict(home.environment(LANGUAGE, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(PROGRAM)))))))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    began = time.monotonic()
    heng.until(lambda tree: any('云端架构师' in n.name for n in tree.find_all(None, 'label') + tree.find_all(None, 'button') + tree.find_all(None, 'entry')),
               'the new position')
    print(f'# seen after {time.monotonic() - began:.1f} s')


@step('that change can be undone here, by its name')
def _():
    heng = scenario.heng
    ask('> ' + ('cx' if CHINESE else 'undo'), say('Undo', 'area'))
    picture('undo')
    heng.key('Return')
    heng.until(lambda tree: not any('云端架构师' in n.name for n in tree.walk()), 'the old position')


@step('a second company opens in a window of its own')
def _():
    heng = scenario.heng
    second = home.file('second.heng')
    ran = subprocess.run([HENGCTL, '--store', second, 'store', 'create', '--company', 'Second'], capture_output=True, text=True,
                         env=dict(home.environment(LANGUAGE, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(PROGRAM)))))))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    subprocess.run([PROGRAM, second], check=True, env=home.environment(
        LANGUAGE, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(PROGRAM))))))
    heng.until(lambda tree: len(tree.children) == 2 and tree.find('Second', 'label'), 'a second window')
    heng.quit()


@step('at the next start both windows are there, each at its place')
def _():
    heng = scenario.start(LANGUAGE)
    heng.until(lambda tree: sorted(n.name for n in tree.children) == sorted([say('Home', 'area'), NAME]), 'both windows')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
