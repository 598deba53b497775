#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# What a screen reader finds on each page, compared with the kept copy in tests/ui/trees: test-trees.py PROGRAM LANGUAGE [--write [PAGE…]]
# Roles and names in the order of the page; numbers are masked. --write keeps what is there now: look at the difference before committing it.
import collections
import difflib
import os
import re
import sys

from heng_driver import Failure, Scenario, at_least_toolkit, in_own_display, wait

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
WRITE, ONLY = '--write' in sys.argv, sys.argv[sys.argv.index('--write') + 1:] if '--write' in sys.argv else []
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'trees')
in_own_display('1280x900')
NEWER = at_least_toolkit(4, 10)
scenario = Scenario('trees in ' + LANGUAGE, PROGRAM)
step = scenario.step
NAME = '张伟' if LANGUAGE == 'zh_CN' else 'Zhang Wei'
# What versions of the toolkit build differently around the same thing, and what they tell differently. The kept copies are of the oldest, GTK 4.8,
# which tells of hidden pages too: what newer ones tell has to stand there in the same order, see compare(). What is the same for a person is made the
# same line here:
# · containers, pictures, menus and the window's own buttons are left out, and so is what is named after its type
# · names are told twice where there is a mnemonic ("_Name Name"): once is enough
# · newer ones name rows, cells, buttons and the arrows of a tree after what stands in them: such a name is left out, what stands in them is told
# · the button inside a choice, its "(None)" and the hint in an entry are parts of one thing
SKELETON = {'panel', 'filler', 'scroll pane', 'scroll bar', 'separator', 'menu item', 'radio menu item', 'menu', 'application', 'image', 'frame', 'window'}
TYPE = re.compile(r'(Gtk|Adw|Heng)[A-Z]\w*$')
UNSEEN = {'HengShell'}  # behind the first start; GTK 4.8 tells of it all the same
WINDOW_BUTTONS = {'Close', 'Minimize', 'Maximize', '关闭', '最小化', '最大化'}
NOT_OURS = {'Expand', 'Collapse', '展开', '折叠', '收起', '(None)', '(无)'}


def say(text, context=None):
    return scenario.heng.say(text, context)


def masked(text):
    return re.sub(r'[+−-]?\d+([.,:/]\d+)*', '#', ' '.join(text.split()))


def shown(node):
    yield node
    for child in node.children:
        if child.name not in UNSEEN and not (node.role == 'entry' and child.role == 'label'):
            yield from shown(child)


def below(node):
    """The words of everything inside."""
    return [word for child in node.children for n in shown(child) for word in n.name.split()]


def name_of(node):
    name = ' '.join(node.name.split())
    words = name.split()
    half = len(words) // 2
    if half > 0 and [word.replace('_', '') for word in words[:half]] == words[half:]:
        name = ' '.join(words[half:])
    inside = collections.Counter(below(node))
    if node.role != 'label' and inside and not collections.Counter(name.split()) - inside:
        return ''
    return name


def lines(tree):
    result = []
    for node in shown(tree.children[0]):
        name = masked(name_of(node))
        if node.role in SKELETON or node.role.startswith('role ') or not name or TYPE.match(name) or name in WINDOW_BUTTONS or name in NOT_OURS:
            continue
        if node.role == 'button' and node.above('combo box'):
            continue
        line = f'{node.role} “{name}”'
        if not result or result[-1] != line:  # rows of figures and a button with its own label
            result.append(line)
    return result


def compare(page):
    path = os.path.join(FOLDER, f'{page}.{LANGUAGE}.txt')
    last = []

    def still():
        last.append(lines(scenario.heng.tree()))
        return len(last) > 1 and last[-1] == last[-2]
    if WRITE and (not ONLY or page in ONLY):
        wait(still, 'a page that does not change any more')
        os.makedirs(FOLDER, exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join(last[-1]) + '\n')
    if not os.path.exists(path):
        print(f'# {page} has no kept copy: --write {page}')
        return
    with open(path, encoding='utf-8') as file:
        kept = file.read().splitlines()
    difference = []

    def as_kept():
        """A page that is still being filled has time to become so."""
        now = lines(scenario.heng.tree())
        difference[:] = difflib.unified_diff(kept, now, 'kept', 'now', lineterm='', n=1)
        if NEWER:  # hidden pages are not told
            rest = iter(kept)
            difference[:] = [] if all(line in rest for line in now) else [line for line in difference if line[0] == '+']
        return not difference
    try:
        wait(as_kept, 'the kept copy', 30)
    except Failure:
        raise Failure(f'{page} differs: ' + ' | '.join(difference[:40])) from None


def page(name):
    def keep(function):
        @step('page ' + name)
        def _():
            function()
            compare(name)
        return function
    return keep


@page('first-run')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))


@page('home')
def _():
    heng = scenario.heng
    heng.press(say('Explore a Sample Company'))
    UNSEEN.clear()
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')
    heng.until(lambda tree: len(tree.find_all(None, 'list item')) > 5, 'the key results at risk')


@page('people')
def _():
    heng = scenario.heng
    heng.key('ctrl+2')
    heng.until(lambda tree: tree.find('QH0014', 'label'), 'the list')


@page('organisation')
def _():
    heng = scenario.heng
    heng.press(say('Organisation', 'area'), exact=True)
    wait(lambda: heng.title() == say('Organisation', 'area'), 'the organisation')
    heng.until(lambda tree: tree.find(say('Units'), 'tree table') or tree.find(say('Units')), 'the tree of units')


@page('goals')
def _():
    heng = scenario.heng
    heng.key('ctrl+3')
    heng.until(lambda tree: tree.find(say('Details', 'goal'), 'button', exact=True), 'the pane')
    heng.until(lambda tree: tree.find(say('Goals'), None) and any(n.role == 'row' for n in tree.walk()), 'the goals')


@page('reports')
def _():
    heng = scenario.heng
    heng.key('ctrl+7')
    wait(lambda: heng.title() == say('Reports', 'area'), 'the page')
    heng.until(lambda tree: any(' · ' in n.name and n.role == 'image' for n in tree.walk()), 'somebody on the desk')


@page('cycles')
def _():
    heng = scenario.heng
    heng.key('ctrl+5')
    heng.see(say('Before Publishing'), 'list')


@page('insights')
def _():
    heng = scenario.heng
    heng.key('ctrl+6')
    heng.until(lambda tree: tree.find(' · ' + say('forecast'), 'label'), 'the figures')


@page('scorecards')
def _():
    heng = scenario.heng
    heng.key('ctrl+4')
    heng.see('AD-01 · ' + ('行政服务满意度' if LANGUAGE == 'zh_CN' else 'Service satisfaction'))
    heng.see(say('Where it is used'))


@page('template')
def _():
    heng = scenario.heng
    heng.press(say('Templates', 'area'), exact=True)
    heng.wait_focus(say('Name, pinyin or key'))  # Tab chooses in the list: one too many leaves its first line for good
    heng.key_to('Tab', '行政, AD' if LANGUAGE == 'zh_CN' else 'Administration, AD', 'list item')
    heng.key('Return')
    heng.see(say('Total is right'))


@page('help')
def _():
    heng = scenario.heng
    heng.key('F1')
    heng.until(lambda tree: len(tree.children) == 2, 'the help')
    heng.see_window(heng.tree().children[0].name)


@page('palette')
def _():
    heng = scenario.heng
    heng.key('Escape')
    heng.until(lambda tree: len(tree.children) == 1, 'the help to close')
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('zhangwei')
    heng.until(lambda tree: (found := tree.find(say('Found'), 'list')) and NAME in found.words(), NAME)


@page('person')
def _():
    heng = scenario.heng
    heng.key('Return')
    wait(lambda: heng.title() == NAME, NAME)
    heng.see(say('How it came about'), 'button')


@page('what-if')
def _():
    heng = scenario.heng
    heng.key('ctrl+1')
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')
    heng.key('ctrl+shift+w')
    heng.see(say('Move a parameter: whoever gets another grade is listed here.'))


@page('import')
def _():
    heng = scenario.heng
    table = scenario.home.file('roster.csv', '工号,姓名,部门,岗位\nQH0014,张伟,研发部,架构师\nQH9001,周新,客户部,\n')
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('> ' + ('drhmc' if LANGUAGE == 'zh_CN' else 'import roster'))
    heng.until(lambda tree: (found := tree.find(say('Found'), 'list')) and any(say('Import Roster…', 'area') in word for word in found.words()), 'the command')
    heng.key('Return')
    heng.choose_file(say('Import a Roster'), table)
    heng.until(lambda tree: tree.find(say('Columns'), 'list', exact=True), 'the columns')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
