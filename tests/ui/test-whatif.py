#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# What if, by keyboard: a bound moved, who moves up is named, applied with a reason, undone, redone after a restart: test-whatif.py PROGRAM
import sys

from heng_driver import SENSITIVE, Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('what if', sys.argv[1])
step = scenario.step
BOUND = 'B+ Good'


def open_page():
    heng = scenario.heng
    heng.key('ctrl+shift+w')
    heng.see('Q3 2026 · As it is now', 'label')
    heng.wait_focus('What to change')


def choose_grades():
    """The last of the groups."""
    heng = scenario.heng
    heng.open_choice('What to change')
    heng.key('End', 'Return')
    heng.see(BOUND, 'spin button')


def bound():
    node = scenario.heng.find(BOUND, 'spin button')
    return node and node.text


def set_bound(value):
    heng = scenario.heng
    heng.key_to('Tab', BOUND, 'spin button')
    heng.key('ctrl+a')
    heng.type(value)
    heng.key('Return')


@step('the page opens from Scorecards, as from anywhere, and says that nothing is moved yet')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    wait(lambda: heng.title() == 'Home', 'Home')
    open_page()
    heng.key('alt+Left')
    wait(lambda: heng.title() == 'Home', 'Home again')
    heng.key('ctrl+4')
    wait(lambda: heng.title() == 'Scorecards', 'Scorecards')
    heng.press('What If…', exact=True)
    wait(lambda: heng.title() == 'What If', 'the page')
    heng.see('Q3 2026 · As it is now', 'label')
    heng.wait_focus('What to change')
    heng.see("Nobody's score or grade changes")
    heng.see('Move a parameter', 'label')
    heng.until(lambda tree: not tree.find('Apply…', 'button').is_(SENSITIVE), 'nothing to apply')


@step('a bound that moves says at once who moves up')
def _():
    heng = scenario.heng
    choose_grades()
    wait(lambda: bound() == '90.00', 'the bound as it is')
    set_bound('85')
    heng.until(lambda tree: tree.find('people move up'), 'who moves up')
    heng.see('1 parameter differs from now', 'label')
    heng.until(lambda tree: (listed := tree.find('Who moves', 'list')) and len(listed.children) > 1 and listed.find('B → B+', 'list item')
               and listed.find('rank ', 'list item'), 'who moves, and to which rank')


@step('nothing is stored by moving: there is nothing to undo')
def _():
    heng = scenario.heng
    assert not heng.find('Undo', 'button', exact=True)


@step('it is kept by name, and the present trial goes on')
def _():
    heng = scenario.heng
    heng.key('ctrl+s')
    window = heng.see_window('Keep Trial')
    assert not window.find('Keep', 'button', exact=True).is_(SENSITIVE)
    heng.wait_focus('Name')
    heng.type('More B+')
    heng.key('Return')
    heng.until(lambda tree: len(tree.children) == 1, 'the window to close')
    heng.see('1 parameter differs from now', 'label')


@step('kept trials stand side by side with how it is now')
def _():
    heng = scenario.heng
    wait(lambda: heng.title() == 'What If', 'the page')
    heng.press('More', last=True)
    heng.choose_in_menu(1)
    heng.see_window('Trials')
    heng.until(lambda tree: (w := tree.children[0]).find('people move up') and w.find('90.00 → 85.00', 'label') and w.find('More B+', 'label'), 'the trials')
    heng.key('Escape')
    wait(lambda: heng.title() == 'What If', 'the page again')


@step('it is applied with a reason')
def _():
    heng = scenario.heng
    wait(lambda: heng.title() == 'What If', 'the page')
    heng.key('ctrl+Return')
    heng.see_window('Apply to Q3 2026')
    heng.until(lambda tree: (w := tree.children[0]).find('90.00 → 85.00', 'label') and w.find('The grades belong to the company', 'label'), 'what is applied')
    heng.wait_focus('Reason')
    heng.type('Decided by the board')
    heng.key('Return')
    heng.until(lambda tree: len(tree.children) == 1, 'the window to close')
    heng.see('Q3 2026 · As it is now', 'label')
    heng.until(lambda tree: bound() == '85.00', 'the bound as it is now')


@step('undo brings it back, and the page follows')
def _():
    heng = scenario.heng
    wait(lambda: heng.title() == 'What If', 'the page')
    heng.key('ctrl+z')
    heng.until(lambda tree: bound() == '90.00', 'the bound before')
    heng.see('Q3 2026 · As it is now', 'label')


@step('after a restart the page is there again, and redo applies it')
def _():
    scenario.heng.key('ctrl+w')
    scenario.heng.wait_end()
    heng = scenario.start()
    wait(lambda: heng.title() == 'What If', 'the page as it was left')
    heng.see('Q3 2026 · As it is now', 'label')
    heng.wait_focus('What to change')
    choose_grades()
    wait(lambda: bound() == '90.00', 'the bound as it is')
    heng.key('ctrl+shift+z')
    heng.until(lambda tree: bound() == '85.00', 'the bound again')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
