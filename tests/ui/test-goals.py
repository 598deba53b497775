#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Goals by keyboard: an objective with three key results written in the table, the SMART check before and after the mend, alignment, a check-in that
# moves the parent, undo after a restart: test-goals.py PROGRAM
import os
import sys

from heng_driver import SELECTED, Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('goals', sys.argv[1])
step = scenario.step
OBJECTIVE = 'Answer customers within a day'
RESULTS = ['Improve the answers', 'First answer from 30 to 8 hours', 'Open cases from 120 to 40 cases']


def company():
    return next(os.path.join(folder, name) for folder, _, names in os.walk(scenario.home.path) for name in names if name.endswith('.heng'))


def all_titles(tree):
    return [word for row in (n for n in tree.walk() if n.role == 'row') for word in row.words()]


def read(tree):
    """The goals are there, and the keyboard is on them."""
    return any('Objectives ' in n.name and 'Key results' in n.name for n in tree.walk())


def write(kind, text):
    """Into the entry of the row that is being written: an empty one, not that of the row before."""
    heng = scenario.heng
    wait(lambda: 'Title of the ' + kind in (n := heng.focused()).name and n.has_keyboard() and n.text == '', 'the entry in the row of the ' + kind)
    heng.type(text)


@step('Ctrl+3 shows the goals of the period')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    wait(lambda: heng.title() in ('Home', 'Goals'), 'the company')
    heng.key('ctrl+3')
    wait(lambda: heng.title() == 'Goals', 'the page')
    heng.until(read, 'the summary')


@step('Ctrl+N writes an objective, Ctrl+Enter the key results below it')
def _():
    heng = scenario.heng
    heng.key('ctrl+n')
    write('objective', OBJECTIVE)
    heng.key('ctrl+Return')
    for i, text in enumerate(RESULTS):
        write('key result', text)
        heng.key('ctrl+Return' if i < len(RESULTS) - 1 else 'Return')
        heng.until(lambda tree: text in all_titles(tree), text)
    heng.until(lambda tree: all(text in all_titles(tree) for text in [OBJECTIVE, *RESULTS]), 'all of them')


@step('the numbers of a title are in its fields')
def _():
    heng = scenario.heng
    heng.key('ctrl+d')
    heng.until(lambda tree: (n := tree.find('Start value', 'entry')) and n.text == '120', 'the start value')
    heng.until(lambda tree: (n := tree.find('Target', 'entry')) and n.text == '40', 'the target')


@step('SMART objects to a vague key result, and agrees when it says how much')
def _():
    heng = scenario.heng
    heng.see('measurable: good', 'label')
    heng.key('Escape')
    heng.choose('Progress')
    choose('Improve the', RESULTS[0], 'Key result · ' + OBJECTIVE)
    heng.key('F2')
    wait(lambda: 'Title of the key result' in (n := heng.focused()).name and n.has_keyboard() and n.text == RESULTS[0], 'the entry')
    heng.key('ctrl+a')
    heng.type('Improve all answers')
    heng.see('measurable: to be mended', 'label')
    heng.key('ctrl+a')
    heng.type('Answers rated good from 70 to 85 %')
    heng.see('measurable: good', 'label')
    heng.key('Return')
    heng.until(lambda tree: tree.find('Answers rated good from 70 to 85 %', 'label', exact=True), 'the new title in the pane')


def progress(tree, title):
    """The percentage in the row of a goal."""
    row = next((row for row in tree.walk() if row.role == 'row' and title in row.words()), None)
    return next((word for word in row.words() if word.endswith('%')), None) if row else None


def chosen(tree):
    """The words of the row that is chosen."""
    return next(row.words() for row in tree.walk() if row.role == 'row' and row.is_(SELECTED))


def choose(text, title, caption):
    """Finds a goal by typing and goes to its row, from the first one that is found."""
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus('Search Goals')
    heng.key('ctrl+a')
    heng.type(text)
    heng.key('Return')
    wait(lambda: 'Search Goals' not in (n := heng.focused()).name and n.has_keyboard(), 'the keyboard in the list')
    heng.key('Home')
    heng.answered()
    for _ in range(8):
        row = heng.until(chosen, 'a chosen row')
        if title in row:
            break
        heng.key('Down')
        heng.until(lambda tree: chosen(tree) != row, 'the next row')
    heng.until(lambda tree: tree.find(caption, 'label') and len(tree.find_all(title, 'label')) > 1, f'{title} in the pane')


@step('an objective is aligned to the company and refers to it')
def _():
    heng = scenario.heng
    choose('Answer customers', OBJECTIVE, 'Objective · ')
    heng.key('ctrl+l')
    heng.see_window('Align to…')
    heng.type('Deliver faster')
    heng.until(lambda tree: (found := tree.find('What was found')) and any('Deliver faster' in word for word in found.words()), 'the company goal')
    heng.key('Return')
    heng.until(lambda tree: tree.find('Deliver faster and more reliably', 'button'), 'the way up in the pane')


@step('a check-in moves the key result and its objective')
def _():
    heng = scenario.heng
    choose('First answer', RESULTS[1], 'Key result · ' + OBJECTIVE)
    heng.key('ctrl+e')
    heng.wait_focus('Current value')
    heng.type('19')
    heng.key('Return')
    heng.until(lambda tree: progress(tree, RESULTS[1]) == '50%', 'half of the way')
    heng.until(lambda tree: progress(tree, OBJECTIVE) not in (None, '0%', '—'), 'the objective above it moved')


@step('undo after a restart takes the change back')
def _():
    scenario.heng.quit()
    heng = scenario.start(arguments=[company()])
    wait(lambda: heng.title() in ('Home', 'Goals'), 'the company')
    heng.key('ctrl+3')
    wait(lambda: heng.title() == 'Goals', 'the page')
    heng.until(read, 'the summary')
    choose('First answer', RESULTS[1], 'Key result · ' + OBJECTIVE)
    heng.key('ctrl+z')
    heng.until(lambda tree: progress(tree, RESULTS[1]) == '0%', 'the check-in taken back')


scenario.run()
