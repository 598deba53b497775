#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The organisation by keyboard: a new unit, a move with its consequences, undo after a restart, the tree of an earlier day, the chart walked and
# printed, a project with a milestone: test-organisation.py PROGRAM
import os
import sys
import time

from heng_driver import Scenario, in_own_display, wait, xdotool

in_own_display('1280x900')
scenario = Scenario('organisation', sys.argv[1])
step, home = scenario.step, scenario.home
TOP_LEVEL = ['Executive Office', 'R&D', 'Marketing', 'Finance', 'HR', 'Administration']
TEAMS = ['Platform', 'Application', 'Testing']


def units(tree):
    """The units in the order of the tree; columns say more, and only names are looked for."""
    table = tree.find('Units')
    known = TOP_LEVEL + TEAMS + ['Quality']
    found = []
    for row in (n for n in table.walk() if n.role == 'row') if table else ():
        words = row.words()
        if words and words[0] in known:
            found.append(words[0])
    return found


def people(tree, unit):
    """How many the tree counts in a unit and below."""
    return next((next(word for word in row.words() if word.isdigit()) for row in tree.find('Units').walk() if row.role == 'row' and row.words()[:1] == [unit]), None)


def choose(name):
    """Into the tree, then along it to the unit; the pane follows."""
    heng = scenario.heng
    heng.key_to('Tab', 'Executive Office')
    heng.key_to('Down', name)
    heng.until(lambda tree: (n := tree.find('Name', 'entry')) and n.text == name, f'{name} in the pane')


def show_organisation():
    heng = scenario.heng
    heng.key('ctrl+2')
    heng.press('Organisation', exact=True)
    wait(lambda: heng.title() == 'Organisation', 'the page')


def company():
    return next(os.path.join(folder, name) for folder, _, names in os.walk(home.path) for name in names if name.endswith('.heng'))


@step('the organisation is a view beside people')
def _():
    heng = scenario.start()
    heng.press('Explore a Sample Company')
    wait(lambda: heng.title() in ('Home', 'Organisation'), 'the company')
    show_organisation()
    heng.until(lambda tree: units(tree) == ['Executive Office', 'R&D', *TEAMS, 'Marketing', 'Finance', 'HR', 'Administration'], 'the units')
    heng.see('0 here, 50 with the units below', 'label')


@step('a new unit stands below the chosen one and gets its name; the same name twice is refused')
def _():
    heng = scenario.heng
    heng.wait_focus('Qinghe Tech')
    heng.key('ctrl+shift+n')
    heng.until(lambda tree: (n := tree.find('Name', 'entry')) and n.text == 'New unit', 'the new unit in the pane')
    heng.wait_focus('Name')
    heng.key('ctrl+a')
    heng.type('HR')
    heng.key('Return')
    heng.until(lambda tree: 'HR' not in units(tree)[-1:], 'the tree')
    heng.key('ctrl+a')
    heng.type('Quality')
    heng.key('Return')
    heng.until(lambda tree: units(tree)[-1] == 'Quality', 'the name in the tree')


@step('a unit is moved by keyboard, after its consequences were shown')
def _():
    heng = scenario.heng
    choose('Platform')
    heng.key('ctrl+shift+Left')
    window = heng.see_window('Move Platform')
    heng.see('9 people are affected', 'label')
    heng.see('Without a template afterwards:', 'label')
    heng.wait_focus('Move')
    heng.key('Return')
    heng.until(lambda tree: units(tree)[:5] == ['Executive Office', 'R&D', 'Application', 'Testing', 'Platform'], 'the new place')
    heng.see('2026-08-21: Platform below Qinghe Tech', 'label')


def pick(caption, text, name):
    """Looks for a person in a form and takes the first found."""
    heng = scenario.heng
    heng.key_to('Tab', caption + ':', 'button')
    heng.key('space')
    heng.wait_focus('Find a Person')
    heng.type(text)
    heng.until(lambda tree: (found := tree.find('People Found', 'list')) and any(name in word for word in found.words()), name)
    heng.key('Return')
    heng.see(f'{caption}: {name}', 'button')


@step('a second reporting line is added, changed and taken away')
def _():
    heng = scenario.heng
    heng.open('Add Reporting Line', 'Add Reporting Line')
    pick('Employee', 'zhangwei', 'Zhang Wei')
    pick('Second manager', 'zhangwei', 'Zhang Wei')
    heng.press('Save')
    heng.see('Nobody reports to himself', 'label')
    pick('Second manager', 'liming', 'Li Ming')
    heng.see('Share of time', 'entry').set_text('30')
    heng.press('Save')
    line = heng.see('Zhang Wei → Li Ming', 'button')
    assert line.name.endswith('30 %') or line.name.endswith('30%'), line.name
    heng.open('Zhang Wei → Li Ming', 'Change Reporting Line', exact=False)
    heng.see('Second manager: Li Ming', 'button')
    heng.see('Share of time', 'entry').set_text('20 %')
    heng.press('Save')
    heng.until(lambda tree: (n := tree.find('Zhang Wei → Li Ming', 'button')) and '20' in n.name, 'the other share')
    heng.press('Remove second reporting line: Zhang Wei → Li Ming')
    heng.until(lambda tree: not tree.find('Zhang Wei → Li Ming', 'button'), 'the line to go')
    heng.key('ctrl+z')
    heng.until(lambda tree: (n := tree.find('Zhang Wei → Li Ming', 'button')) and '20' in n.name, 'the line to come back')
    heng.key('ctrl+z')
    heng.until(lambda tree: (n := tree.find('Zhang Wei → Li Ming', 'button')) and '30' in n.name, 'the first share')
    heng.key('ctrl+z')
    heng.until(lambda tree: not tree.find('Zhang Wei → Li Ming', 'button'), 'no line')


def centre(node):
    """On the screen: the window's content stands in the middle of its X window."""
    x, y, width, height = node.extents
    frame = scenario.heng.tree().children[0].extents
    place = dict(line.split('=') for line in xdotool('getwindowgeometry', '--shell', xdotool('getwindowfocus')).split())
    margins = [(int(place['WIDTH']) - frame[2]) // 2, (int(place['HEIGHT']) - frame[3]) // 2]
    return int(place['X']) + margins[0] + x + min(width, 40) // 2, int(place['Y']) + margins[1] + y + height // 2


def drag(start, end, rest):
    """At the pace of a hand: X drops nothing at a place that has not yet said that it takes it. `rest` seconds above the place."""
    xdotool('mousemove', str(start[0]), str(start[1]), 'mousedown', '1')
    for part in range(1, 9):
        xdotool('mousemove', *(str(a + (b - a) * part // 8) for a, b in zip(start, end)))
        time.sleep(.05)
    xdotool('mousemove', str(end[0] + 1), str(end[1]))
    time.sleep(rest)
    xdotool('mouseup', '1', 'mousemove', '10000', '10000')


def drag_until_opened(name, onto, title):
    """A busy machine may be too slow for one rest of the hand; it rests longer each time."""
    heng = scenario.heng
    for rest in (.3, 1.5, 5, 10, 20):
        def places(tree):
            return [centre(tree.find('Units').find(n, 'label', exact=True)) for n in (name, onto)]
        drag(*heng.until(places, f'{name} and {onto}'), rest)
        end = time.monotonic() + 4 + rest
        while time.monotonic() < end:
            if heng.tree().children[0].name == title:
                return
            time.sleep(.1)


@step('a unit is dragged with the pointer; its consequences come first, and Escape leaves it')
def _():
    heng = scenario.heng
    if not heng.bus.good_table:
        return  # newer toolkits tell other places than they draw at
    drag_until_opened('Testing', 'Finance', 'Move Testing')
    heng.see_window('Move Testing')
    heng.see('4 people are affected', 'label')
    heng.key('Escape')
    heng.until(lambda tree: len(tree.children) == 1, 'the window to close')


@step('it is undone after a restart, and done again')
def _():
    scenario.heng.quit()
    heng = scenario.start(arguments=[company()])
    wait(lambda: heng.title() in ('Home', 'Organisation'), 'the company')
    show_organisation()
    heng.until(lambda tree: 'Quality' in units(tree) and units(tree)[2] == 'Application', 'the units')
    heng.key('ctrl+z')
    heng.until(lambda tree: units(tree)[2] == 'Platform', 'the old place')
    heng.key('ctrl+shift+z')
    heng.until(lambda tree: units(tree)[2] == 'Application', 'the new place again')


@step('the day before shows the old tree, and nothing can be changed there')
def _():
    heng = scenario.heng
    heng.until(lambda tree: people(tree, 'R&D') == '15', 'the people of R&D')
    heng.see('As of', 'entry').set_text('2026-08-20')
    heng.until(lambda tree: people(tree, 'R&D') == '24' and 'Quality' not in units(tree), 'the old tree')
    heng.see('The organisation as it was on 2026-08-20', 'label')
    heng.until(lambda tree: not tree.find('Name', 'entry'), 'no field for the name')
    heng.press('Back to Today')
    heng.until(lambda tree: 'Quality' in units(tree), 'today')


@step('the chart is walked by keys, and Enter opens the unit with its people')
def _():
    heng = scenario.heng
    heng.choose('Chart')
    heng.key_to('Tab', 'Organisation of Qinghe Tech', 'image')
    for key, words in (('Home', 'Qinghe Tech, 50 people'), ('Down', 'Executive Office'), ('Up', 'Qinghe Tech'), ('Down', 'Executive Office'), ('Down', 'Platform'),
                       ('Down', 'Marketing')):
        heng.key(key)
        heng.until(lambda tree: (n := tree.find('Organisation of Qinghe Tech', 'image')) and n.description.startswith(words), words)
    heng.key('Return')
    heng.until(lambda tree: (n := tree.find('Name', 'entry')) and n.text == 'Marketing', 'Marketing in the tree')


@step('the chart is a table too')
def _():
    heng = scenario.heng
    heng.choose('Chart')
    heng.open('Show as Table', 'Organisation of Qinghe Tech', exact=False)
    heng.until(lambda tree: 'Marketing' in tree.children[0].words(), 'the units as rows')
    heng.key('Escape')
    heng.until(lambda tree: len(tree.children) == 1, 'the table to close')


@step('searching goes to the person on the chart')
def _():
    heng = scenario.heng
    heng.key('ctrl+f')
    heng.wait_focus('Search the Chart')
    heng.type('platform')
    heng.see('1 found', 'label')
    heng.until(lambda tree: (n := tree.find('Organisation of Qinghe Tech', 'image')) and n.description.startswith('Platform, Department, head Li Na, 9 people'),
               'Platform')


@step('the chart is printed on A3')
def _():
    heng = scenario.heng
    path = home.file('chart.pdf')
    heng.key('ctrl+p')
    heng.see_window('Print Organisation Chart')
    heng.key_to('Tab', 'Save as PDF…', 'button')
    heng.key('space')
    heng.choose_file('Save Chart', path)
    wait(lambda: os.path.exists(path) and b'%%EOF' in open(path, 'rb').read()[-16:], 'the file')


@step('a project gets a milestone in place')
def _():
    heng = scenario.heng
    heng.press('Projects', exact=True)
    wait(lambda: heng.title() == 'Projects', 'the projects')
    heng.key_to('Tab', 'Smart Quality Inspection', 'list item')
    heng.key('Return')
    wait(lambda: heng.title() == 'Smart Quality Inspection', 'the project')
    heng.see('Milestone', 'entry').set_text('First line in use')
    heng.press('Add Milestone')
    heng.see('Remove Milestone', 'button')
    heng.key('ctrl+z')
    heng.until(lambda tree: not tree.find('Remove Milestone', 'button'), 'the milestone to go')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
