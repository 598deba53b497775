#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A scorecard edited like a spreadsheet: test-sheet.py PROGRAM LANGUAGE SPREADSHEET
import subprocess
import sys

from heng_driver import Scenario, in_own_display, wait

PROGRAM, LANGUAGE, SPREADSHEET = sys.argv[1:4]
in_own_display('1280x900')
NAME = '张伟' if LANGUAGE == 'zh_CN' else 'Zhang Wei'
# RD-02 … RD-08 as a spreadsheet hands them over: quoted, with a line end of its own, and a rating of 9, which no rule takes
BLOCK = '4.5\r\n4.2\r\n9\r\n2\r\n"3"\r\n84\r\n12\r\n'
scenario = Scenario('sheet in ' + LANGUAGE, PROGRAM)
step = scenario.step
holders = []


def say(text, context=None):
    return scenario.heng.say(text, context)


def clipboard(*forms):
    """Another program owns the clipboard from now on."""
    holder = subprocess.Popen([SPREADSHEET, *forms], stdout=subprocess.PIPE, text=True)
    holders.append(holder)
    assert holder.stdout.readline() == 'ready\n'


def scores(**expected):
    """RD_02='114.00' and so on."""
    names = [say('Score %s: %s') % (code.replace('_', '-'), score) for code, score in expected.items()]
    scenario.heng.until(lambda tree: all(tree.find(name, 'button') for name in names), ', '.join(names))


def to_actual(code):
    """The keyboard on the actual value of an indicator, by arrows."""
    heng = scenario.heng
    heng.key('ctrl+Home')
    heng.key_to('Right', say('Actual %s') % 'RD-01')
    for _ in range(int(code[-1]) - 1):
        heng.key('Down')
    heng.wait_focus(say('Actual %s') % code)


def offer(tree):
    words = scenario.heng.words
    good, bad = words.ngettext('%u cell fits', '%u cells fit', 6) % 6, words.ngettext('%u does not', '%u do not', 1) % 1
    return tree.find(say('%1$s, %2$s. Nothing is written yet.').replace('%1$s', good).replace('%2$s', bad), 'label')


@step('the scorecard of somebody, and the keyboard in it')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))
    heng.key_to('Tab', say('Explore a Sample Company'))
    heng.key('Return')
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('zhangwei')
    heng.until(lambda tree: (found := tree.find(say('Found'), 'list')) and NAME in found.words(), NAME)
    heng.key('Return')
    wait(lambda: heng.title() == NAME, 'the page of ' + NAME)
    heng.choose(say('Scorecard'))
    scores(RD_02='102.00')
    heng.key_to('Tab', 'RD-01')
    to_actual('RD-02')


@step('every cell of a row is read by its column and its row')
def _():
    tree = scenario.heng.tree()
    for title in ('Weight', 'Target', 'Rule', 'Source'):
        assert any(n.name.startswith(say(title) + ' RD-02: ') for n in tree.find_all(None, 'cell')), title
    assert tree.find(say('Actual %s') % 'RD-02', 'entry').text == '7.5'


@step('a block from a spreadsheet with one bad cell is shown before anything is written')
def _():
    clipboard(BLOCK)
    heng = scenario.heng
    heng.key('ctrl+v')
    heng.until(offer, 'how many cells fit')
    heng.until(lambda tree: any('“9”' in n.name and '5' in n.name.split('“9”')[-1] for n in tree.find_all(None, 'label')), 'the rule that refuses 9')
    scores(RD_02='102.00', RD_03='102.00')


@step('the cells that fit are pasted at once, the other one stays listed')
def _():
    heng = scenario.heng
    heng.wait_focus(heng.words.ngettext('Paste %u Cell', 'Paste %u Cells', 6) % 6)
    heng.key('Return')
    scores(RD_02='114.00', RD_03='104.00', RD_04='100.00', RD_05='100.00', RD_06='100.00', RD_08='92.00')
    heng.until(lambda tree: tree.find(say('These cells were left out:'), 'label'), 'the list of what was left out')


@step('the bad cell is mended in its place')
def _():
    heng = scenario.heng
    heng.press(say('Correct %s').split('%s')[0].strip() or say('Correct'))
    heng.wait_focus(say('Actual %s') % 'RD-04')
    heng.key('ctrl+a')
    heng.type('4.5')
    heng.key('Return')
    scores(RD_04='110.00')
    heng.wait_focus(say('Actual %s') % 'RD-05')
    heng.press(heng.say('_Close').replace('_', ''), last=True)


@step('undo takes the mend back, then the whole block in one step; redo brings both')
def _():
    heng = scenario.heng
    to_actual('RD-02')
    heng.key('ctrl+z')
    scores(RD_02='114.00', RD_04='100.00')
    heng.key('ctrl+z')
    scores(RD_02='102.00', RD_03='102.00', RD_08='100.00')
    heng.key('ctrl+shift+z')
    scores(RD_02='114.00', RD_03='104.00', RD_04='100.00')
    heng.key('ctrl+shift+z')
    scores(RD_04='110.00')


@step('filling down is one undoable step, too')
def _():
    heng = scenario.heng
    to_actual('RD-03')
    heng.key('shift+Down')
    heng.key('ctrl+d')
    scores(RD_03='104.00', RD_04='104.00')
    heng.key('ctrl+z')
    scores(RD_03='104.00', RD_04='110.00')


@step('what is copied here is pasted there')
def _():
    heng = scenario.heng
    to_actual('RD-04')
    heng.key('ctrl+c')
    heng.key('Up')
    heng.wait_focus(say('Actual %s') % 'RD-03')
    heng.key('ctrl+v')
    scores(RD_03='110.00', RD_04='110.00')
    heng.key('ctrl+z')
    scores(RD_03='104.00')


@step('while an input method composes, Enter is its own')
def _():
    heng = scenario.heng
    to_actual('RD-02')
    subprocess.run(['setxkbmap', 'us', '-variant', 'intl'], check=True)  # a layout that has the dead key: nothing is mapped while keys come
    heng.type('6')
    heng.key('dead_acute')
    heng.key('Return')
    heng.key('Down')
    heng.key('ctrl+d')
    heng.wait_focus(say('Actual %s') % 'RD-02')
    scores(RD_02='108.00', RD_03='104.00')  # 6 is shown, not stored, and nothing was filled down
    heng.key('Escape')  # of the input method
    heng.key('Escape')
    scores(RD_02='114.00')
    subprocess.run(['setxkbmap', 'us'], check=True)


@step('a table of a web page or of a document is pasted as well')
def _():
    clipboard('7 4', '<table><tr><td>7</td></tr><tr><td>4&nbsp;</td></tr></table>')
    heng = scenario.heng
    to_actual('RD-02')
    heng.key('ctrl+v')
    scores(RD_02='104.00', RD_03='100.00')


@step('Enter on a number that is only read opens its proof')
def _():
    heng = scenario.heng
    heng.key_to('Right', say('Score %s: %s') % ('RD-02', '104.00'))
    heng.key('Return')
    heng.until(lambda tree: any('(8 − 7)' in n.name for n in tree.find_all(None, 'label')), 'the arithmetic')
    heng.key('Escape')
    heng.wait_focus(say('Score %s: %s') % ('RD-02', '104.00'))


@step('the program ends in order')
def _():
    for holder in holders:
        holder.kill()
        holder.wait()
    scenario.heng.quit()


scenario.run()
