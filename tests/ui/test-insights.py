#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Insights by keyboard: open, look at one department, the people of a mark, a view kept, undone; and Home as a manager: test-insights.py PROGRAM
import sys

from heng_driver import Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('insights', sys.argv[1])
step = scenario.step


def chart(heng):
    return heng.until(lambda tree: tree.find('Score distribution ·', 'image'), 'the distribution')


@step('the page shows the scores of the quarter and says who that is')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    wait(lambda: heng.title() == 'Home', 'Home')
    heng.key('ctrl+6')
    wait(lambda: heng.title() == 'Insights', 'Insights')
    heng.see('48 people · forecast', 'label')
    chart(heng)


@step('an earlier quarter is chosen in the bar, for the whole window')
def _():
    heng = scenario.heng
    heng.open_choice('Cycle')
    heng.key('Down', 'Return')
    heng.until(lambda tree: tree.find('people · published', 'label'), 'the figures of the quarter before')
    heng.open_choice('Cycle')
    heng.key('Up', 'Return')
    heng.see('48 people · forecast', 'label')


@step('every figure follows the department')
def _():
    heng = scenario.heng
    heng.open_choice('Department')
    heng.key('Down', 'Down', 'Return')
    heng.until(lambda tree: tree.find(' of 48 people', 'label'), 'fewer people')
    heng.see('R&D: ', 'label')
    heng.see('Clear Filters')


@step('a mark leads to exactly its people')
def _():
    heng = scenario.heng
    heng.key_to('Tab', 'Histogram')
    heng.key('Home')
    for _ in range(20):  # to the first bar with somebody in it
        said = heng.until(lambda tree: next(n.description for n in tree.find_all('Histogram', 'image')), 'a bar')
        if said and ', 0 people' not in said:
            break
        heng.key('Right')
        heng.until(lambda tree: next(n.description for n in tree.find_all('Histogram', 'image')) != said, 'the next bar')
    heng.key('Return')
    shown = heng.until(lambda tree: tree.find('Show ', 'button'), 'the way to the people').name
    n = shown.split()[1]
    heng.press(shown)
    wait(lambda: heng.title() == 'People', 'People')
    heng.until(lambda tree: any(label.name.startswith(n + (' person' if n == '1' else ' people') + ' · ') for label in tree.find_all(None, 'label')),
               f'{n} people')


@step('a view is kept by name and taken back')
def _():
    heng = scenario.heng
    heng.key('alt+Left')
    wait(lambda: heng.title() == 'Insights', 'Insights again')
    heng.see('Clear Filters')
    heng.key('ctrl+s')
    heng.see_window('Save View')
    heng.type('Delivery')
    heng.key('Return')
    heng.until(lambda tree: len(tree.children) == 1, 'the window to close')
    wait(lambda: heng.title() == 'Insights', 'the page')
    heng.see_step('Undo', 'Keep the view “Delivery”')
    heng.key('ctrl+z')
    heng.see_step('Redo', 'Keep the view “Delivery”')


@step('everybody again')
def _():
    heng = scenario.heng
    heng.press('Clear Filters')
    heng.see('48 people · forecast', 'label')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
