#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# HR's day in the list of people, by keyboard alone: test-people.py PROGRAM LANGUAGE
import sys
import time

from heng_driver import Scenario, in_own_display, wait, xdotool

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
in_own_display('1280x900')
found, before = [], []
scenario = Scenario('people in ' + LANGUAGE, PROGRAM)
step = scenario.step
FOUND = 'zh'  # in names only: no department or position has it, in either language


def say(text, context=None):
    return scenario.heng.say(text, context)


def table(tree):
    return tree.find(role='tree table')


def row_of(tree, number):
    """The words of the row of a person."""
    label = table(tree).find(number, 'label', exact=True)
    node = label
    while node is not None and node.role != 'row':
        node = node.parent
    words = (node or label.parent.parent).words()
    return words[words.index(number):]


def department_of(tree, number):
    return row_of(tree, number)[1]


def to_the_table():
    """From the search into the rows: Down leaves the entry for the list."""
    heng = scenario.heng
    heng.key('Down')
    wait(lambda: say('Search People') not in (n := heng.focused()).name and n.has_keyboard(), 'the keyboard in the list')


def numbers(tree):
    return [n.name for n in table(tree).find_all('QH00', 'label')] if table(tree) else []


def search():
    """The numbers of the people found."""
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus(say('Search People'))
    heng.key('ctrl+a')
    heng.type(FOUND)
    match = say('%1$s of %2$s people match “%3$s”')

    def settled(tree):
        shown = numbers(tree)
        counted = match.replace('%1$s', str(len(shown))).replace('%2$s', '50').replace('%3$s', FOUND)
        return shown if tree.find(counted, 'label', exact=True) else None
    return heng.until(settled, 'people for ' + FOUND)


def selected(tree, n):
    words = scenario.heng.words.ngettext('%u selected', '%u selected', n) % n
    return tree.find(words, 'label', exact=True)


@step('the sample company is opened and shows everybody')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))
    heng.key_to('Tab', say('Explore a Sample Company'))
    heng.key('Return')
    histogram = say('Histogram: people by score, with grades')
    heng.until(lambda tree: any(n.name.startswith(histogram) for n in tree.find_all(None, 'image')), 'the score distribution on Home')
    heng.key('ctrl+2')
    heng.see(heng.words.ngettext('%s person', '%s people', 50) % 50, 'label', exact=True)


@step('pinyin finds people, Down leads into the list')
def _():
    found.extend(search())
    to_the_table()


@step('Ctrl with arrows and the space bar selects three')
def _():
    heng = scenario.heng
    heng.key('ctrl+space')
    heng.until(lambda tree: selected(tree, 1), 'one selected')
    for _ in range(2):
        heng.key('ctrl+Down')
        heng.key('ctrl+space')
    heng.until(lambda tree: selected(tree, 3), 'three selected')


@step('F2 changes the department of the three')
def _():
    heng = scenario.heng
    before.extend(heng.until(lambda tree: [department_of(tree, number) for number in found[:3]], 'their departments'))
    assert len(set(before)) > 1, before
    heng.key('F2')
    heng.see_window(say('Change People'))
    heng.until(lambda tree: tree.find(heng.words.ngettext('%u of %u person changes', '%u of %u people change', 3) % (2, 3), 'label'),
               'two of them: one is in that department already')
    heng.key_to('Tab', say('Change', 'button'), 'button', exact=True)
    heng.key('Return')
    heng.until(lambda tree: len({department_of(tree, number) for number in found[:3]}) == 1, 'the three in one department')


@step('Ctrl+C copies them as a table, which Ctrl+V puts in elsewhere')
def _():
    heng = scenario.heng
    heng.key('ctrl+c')
    heng.key('ctrl+f')
    entry = heng.wait_focus(say('Search People'))

    def pasted():
        """The table is written behind the page."""
        heng.key('ctrl+a', 'ctrl+v')
        end = time.monotonic() + 2
        while '\t' not in entry.text and time.monotonic() < end:
            time.sleep(.05)
        return '\t' in entry.text and entry.text
    text = wait(pasted, 'the pasted table')
    lines = text.strip().split('\n')
    assert len(lines) == 4, lines
    assert lines[0].split('\t')[:2] == [say('Name', 'column'), say('Number', 'column')], lines
    assert [line.split('\t')[1] for line in lines[1:]] == list(found[:3]), lines
    heng.key('Escape')


@step('a filter is kept under a name')
def _():
    heng = scenario.heng
    search()
    heng.key_to('Tab', say('Filter', 'table'))
    heng.key('Return')
    heng.choose_in_menu(7)
    heng.see_window(say('Save Filter'))
    heng.type('Li')
    heng.key('Return')
    heng.see('Li', 'list item', exact=True)


@step('the department comes back by undo after a restart, and so does the filter')
def _():
    heng = scenario.heng
    heng.quit()
    heng = scenario.start(LANGUAGE)
    wait(lambda: heng.title() == say('People', 'area'), 'the page that was open')
    heng.see(heng.words.ngettext('%s person', '%s people', 50) % 50, 'label', exact=True)
    heng.see('Li', 'list item', exact=True)
    heng.key('ctrl+z')
    heng.until(lambda tree: not tree.find('Li', 'list item', exact=True), 'the filter undone')
    heng.key('ctrl+z')
    heng.until(lambda tree: [department_of(tree, number) for number in found[:3]] == before, 'their old departments')
    heng.key('ctrl+shift+z')
    heng.until(lambda tree: len({department_of(tree, number) for number in found[:3]}) == 1, 'the new department again')
    heng.key('ctrl+shift+z')
    heng.see('Li', 'list item', exact=True)


@step('the kept filter finds the same people again')
def _():
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus(say('Search People'))
    heng.key_to('Tab', 'Li', 'list item')
    heng.key('Return')
    heng.until(lambda tree: numbers(tree) == found, 'those of the filter')


@step('the list is sorted by its heads')
def _():
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus(say('Search People'))
    heng.key('ctrl+a', 'BackSpace')
    if not heng.bus.good_table:
        return  # newer toolkits tell other places than they draw at
    everybody = heng.until(lambda tree: (shown := numbers(tree)) and len(shown) > 10 and shown, 'everybody')[:3]
    head = table(heng.tree()).find(say('Number', 'column'), 'label', exact=True)
    frame = heng.tree().children[0].extents
    window = dict(line.split('=') for line in xdotool('getwindowgeometry', '--shell', xdotool('getwindowfocus')).split())
    x, y, width, height = head.extents
    place = [int(window[axis]) + (int(window[size]) - whole) // 2 + at
             for axis, size, whole, at in (('X', 'WIDTH', frame[2], x + width // 2), ('Y', 'HEIGHT', frame[3], y + height // 2))]
    for order, what in ((sorted(everybody), 'by number'), (None, 'by number from the end'), (sorted(everybody), 'by number again')):
        time.sleep(.5)  # two presses in less are a double click
        xdotool('mousemove', *map(str, place), 'click', '1')
        heng.until(lambda tree: (shown := numbers(tree)[:3]) and (shown == order if order else shown == sorted(shown, reverse=True)), what)
    xdotool('mousemove', '10000', '10000')


@step('somebody new is added; rules are named as one types')
def _():
    heng = scenario.heng
    label = {name: say(name) for name in ('Full name', 'Employee number', 'Mobile phone')}
    heng.open(say('Add Person'), say('Add Person'))
    heng.see(label['Full name'], 'entry').set_text('Ouyang Hua')
    heng.see(label['Employee number'], 'entry').set_text('QH0002')
    heng.until(lambda tree: any('QH0002' in n.name and n.name.startswith('■') for n in tree.find_all(None, 'label')), 'whose number it is')
    heng.see(label['Employee number'], 'entry').set_text('QH0990')
    heng.see(label['Mobile phone'], 'entry').set_text('1234')
    heng.until(lambda tree: any(n.name.startswith('■') for n in tree.find_all(None, 'label')), 'the rule of phones')
    heng.see(label['Mobile phone'], 'entry').set_text('13912345678')
    heng.press(say('_Save').replace('_', ''))
    heng.until(lambda tree: len(tree.children) == 1 and any('51' in n.name for n in tree.find_all(None, 'label')), 'one more')
    heng.key('ctrl+z')
    heng.until(lambda tree: not any('51' in n.name for n in tree.find_all(None, 'label')), 'the one less')


@step('what follows from facts is a filter too')
def _():
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus(say('Search People'))
    heng.key('ctrl+a', 'BackSpace')
    heng.key_to('Tab', say('No Manager'), 'list item')
    heng.key('Return')
    heng.until(lambda tree: len(numbers(tree)) == 1, 'the one without a manager')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
