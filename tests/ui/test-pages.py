#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page and window: names on all controls, Tab gets everywhere and back, all words in the language: test-pages.py PROGRAM LANGUAGE
import re
import sys
import time

from heng_driver import FOCUSABLE, Failure, Scenario, in_own_display, wait

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
in_own_display('1024x600')
scenario = Scenario('pages in ' + LANGUAGE, PROGRAM)
step, home = scenario.step, scenario.home
NAME = '张伟' if LANGUAGE == 'zh_CN' else 'Zhang Wei'
CONTAINERS = ('list', 'panel', 'scroll pane', 'tree table', 'frame', 'window', 'filler', 'table',
              'menu item')  # the keyboard goes to what is in them, or the toolkit keeps the name to itself
TYPE = re.compile(r'(Gtk|Adw|Heng)[A-Z]\w+$')  # what GTK calls a widget without a name
ENGLISH = re.compile(r'\b[A-Za-z][a-z]{2,} [a-z]{2,}\b')
FROM_GTK = re.compile(r'^(Close the window|Search for shortcuts)$')


def say(text, context=None):
    return scenario.heng.say(text, context)


def named(node):
    """By itself, by the words in a row, or by the list it opens, whose button it is."""
    if node.name and not TYPE.match(node.name) or node.role in ('list item', 'row') and node.words():
        return True
    combo_box = node.above('combo box')
    return combo_box is not None and combo_box is not node and named(combo_box)


def check(where, newest=False):
    """Of the newest window, or of all; what is just being filled has a moment for its names."""
    def wrong(tree):
        mute = [' / '.join(n.words()) or n.role for n in tree.walk() if n.is_(FOCUSABLE) and n.role not in CONTAINERS and not named(n)]
        foreign = [text for n in tree.walk() for text in (n.name, n.description) if ENGLISH.search(text) and not FROM_GTK.match(text) and '@' not in text]
        return [f'without a name: {mute}'] * bool(mute) + [f'not translated: {sorted(set(foreign))}'] * bool(foreign and LANGUAGE == 'zh_CN')
    found = []

    def right():
        tree = scenario.heng.tree()
        found[:] = wrong(tree.children[0] if newest else tree)
        return not found
    try:
        wait(right, 'names', 30)
    except Failure:
        raise Failure(f'{where}: {found}') from None


def tab_round(where, most=150, silent_most=40):
    """Tab leads through the page until it comes to what it has been at. (Rows with an entry tell nobody that they have the keyboard.)"""
    heng = scenario.heng
    heng.key('Tab')
    seen, silent = {}, 0
    while len(seen) < most and silent < silent_most:
        node, before = heng.focused(), heng.bus.focus
        if node.path in seen and not silent:
            return list(seen.values())
        seen[node.path] = node.name
        heng.key('Tab')
        end = time.monotonic() + .2
        while heng.bus.focus == before and time.monotonic() < end:
            heng.bus.listen()
            time.sleep(.005)
        if heng.bus.focus == before:
            heng.answered()
        silent = silent + 1 if heng.bus.focus == before else 0
    raise Failure(f'{where}: Tab does not come round: {list(seen.values())}')


@step('the first page')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))
    check('first page')
    assert len(tab_round('first page')) >= 4
    heng.press(say('Explore a Sample Company'))
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')
    heng.until(lambda tree: tree.find_all(None, 'image') and tree.find(say('To Do')), 'Home')


@step('Home')
def _():
    scenario.heng.until(lambda tree: len([n for n in tree.find_all(None, 'list item')]) > 5, 'the key results at risk')
    check('Home')
    seen = tab_round('Home')
    assert len(seen) > 10, seen


@step('People')
def _():
    heng = scenario.heng
    heng.key('ctrl+2')
    heng.see(heng.words.ngettext('%s person', '%s people', 50) % 50, 'label', exact=True)
    check('People')


@step('each tab of a person')
def _():
    heng = scenario.heng
    heng.type('zhangwei')
    heng.until(lambda tree: (table := tree.find(role='tree table')) and len(table.find_all('QH00', 'label')) == 1, NAME)
    heng.key('Return')
    wait(lambda: heng.title() == NAME, NAME)
    for tab in (say('Overview'), say('Goals'), say('Scorecard'), say('File', 'person')):
        heng.choose(tab)
        heng.see({say('Goals'): say('Record Check-In'), say('Scorecard'): say('Actual %s') % 'RD-02'}.get(tab, say('Print Review')))
        check(tab)
        seen = tab_round(tab)
        assert len(seen) > 10, (tab, seen)


@step('Cycles')
def _():
    heng = scenario.heng
    heng.key('ctrl+5')
    heng.see(say('Before Publishing'), 'list')
    check('Cycles')
    seen = tab_round('Cycles')
    assert len(seen) > 10, seen


@step('Reports')
def _():
    heng = scenario.heng
    heng.key('ctrl+7')
    wait(lambda: heng.title() == say('Reports', 'area'), 'the page')
    heng.until(lambda tree: any(' · ' in n.name and n.role == 'image' for n in tree.walk()), 'somebody on the desk')
    check('Reports')
    seen = tab_round('Reports')
    assert len(seen) > 10, seen
    heng.key('ctrl+5')
    heng.see(say('Before Publishing'), 'list')


def window(what, ours=True):
    """A window that opens, is checked, and closes with Escape. What the toolkit hides in its own windows is its own affair."""
    def keep(function):
        @step('window: ' + what)
        def _():
            heng = scenario.heng
            function()
            main = heng.until(lambda tree: len(tree.children) > 1 and tree.children[-1].name, what)
            wait(lambda: heng.title() not in ('', main) or heng.focus(heng.tree().children[0].name), 'the keyboard in the window: ' + what)
            if ours:
                check(what, newest=True)
            heng.key('Escape')
            heng.until(lambda tree: len(tree.children) == 1, what + ' to close with Escape')
        return function
    return keep


@window('publish results')
def _():
    scenario.heng.press(say('Publish Results…'), exact=True)


@window('open quarter')
def _():
    heng = scenario.heng
    heng.key_to('shift+Tab', say('More'))
    heng.key('space')
    heng.choose_in_menu(0)


@window('add person')
def _():
    scenario.heng.key('ctrl+2')
    scenario.heng.press(say('Add Person'), exact=True)


@window('new company')
def _():
    scenario.heng.key('ctrl+n')


@window('preferences', ours=False)
def _():
    scenario.heng.key('ctrl+comma')


@window('shortcuts', ours=False)
def _():
    heng = scenario.heng
    heng.key('ctrl+question')
    heng.until(lambda tree: len(tree.children) > 1, 'the shortcuts')
    wait(lambda: heng.focus(say('Heng')) or heng.title() == say('Heng'), 'the keyboard in it')


@window('print review')
def _():
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('zhangwei')
    heng.until(lambda tree: (found := tree.find(say('Found'), 'list')) and NAME in found.words(), NAME)
    heng.key('Return')
    wait(lambda: heng.title() == NAME, NAME)
    heng.see(say('How it came about'), 'button')
    heng.key('ctrl+p')


@window('change job')
def _():
    scenario.heng.choose(say('File', 'person'))
    scenario.heng.press(say('Change Job…'), exact=True)


@step('the main menu opens with F10, the sidebar goes and comes with F9')
def _():
    heng = scenario.heng
    heng.key('F10')
    items = heng.until(lambda tree: [n for n in tree.walk() if n.role == 'menu item'], 'the main menu')
    assert len(items) >= 9 and all(item.is_(FOCUSABLE) for item in items)
    heng.key('Escape')
    place = wait(lambda: heng.find(say('View')).extents, 'the place of the page')
    heng.key('F9')
    wait(lambda: heng.find(say('View')).extents != place, 'the page to take the room of the sidebar')
    heng.key('F9')
    wait(lambda: heng.find(say('View')).extents == place, 'the sidebar to come back')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
