#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The import assistant by keyboard alone: own headers mapped, a question answered, a bad row exported, corrected, imported again, undone.
import csv
import os
import struct
import sys
import zlib

from heng_driver import Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('import', sys.argv[1])
step, home = scenario.step, scenario.home
HEAD = '编码,姓名,所在团队,岗位,到岗日期,员工状态,民族\n'
ROWS = ['B001,李明,研发部,研发总监,01/03/2021,正式,汉族', 'B002,张伟,研发部,工程师,2022-13-45,正式,汉族', 'B003,王芳,市场部,市场专员,06/05/2023,正式,汉族']
ROSTER = home.file('roster.csv', HEAD + '\n'.join(ROWS) + '\n')


def import_file(path):
    heng = scenario.heng
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('import')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and any('Import' in word for word in found.words()), 'the import command')
    heng.key('Return')
    heng.choose_file('Import a Roster', path)
    heng.until(lambda tree: tree.find('Columns', 'list', exact=True), 'the columns')


def choose(name, text):
    """A drop-down by keyboard: to it, open, type what is wanted where it can be searched, take it."""
    heng = scenario.heng
    heng.open_choice(name, 150)
    heng.type(text)
    heng.until(lambda tree: any(text in words[0] for n in tree.walk() if n.role == 'list' and n.children and (words := n.children[0].words())),
               f'“{text}” as the first that is found')
    heng.key('Return')


def press_by_key(name):
    scenario.heng.key_to('Tab', name, 'button', most=200)
    scenario.heng.key('Return')


def picture(path):
    """A red square as a PNG file."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b'\xc0\x1c\x28' * 8 for _ in range(8))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows))
                   + chunk(b'IEND', b''))


def words_of(name, question, what):
    """Of a list, once they are as they should be."""
    scenario.heng.until(lambda tree: question(tree.find(name, 'list', exact=True).words()), what)


@step('a company of one\'s own')
def _():
    heng = scenario.start()
    heng.key('ctrl+n')
    heng.see_window('New Company')
    heng.type('Probe')
    heng.see(home.file('Probe.heng'), 'label')
    heng.key('Return')
    wait(lambda: len(heng.tree().children) == 1 and heng.find('Probe', 'label', exact=True), 'the company')


@step('headers nobody knows are shown with samples; what is sensitive is left out')
def _():
    import_file(ROSTER)
    words_of('Columns', lambda words: {'编码', 'B001, B002', '所在团队', 'Sensitive: left out'} <= set(words) and '汉族' not in words,
             'samples of all columns but the sensitive one')


@step('columns are mapped, and the preview follows')
def _():
    heng = scenario.heng
    choose('编码', 'Employee')
    heng.see('5 columns recognised', 'label')
    choose('所在团队', 'Department')
    heng.see('6 columns recognised', 'label')
    heng.see('New Departments', 'label')


@step('the order of dates is asked once for the column, and answered')
def _():
    heng = scenario.heng
    words_of('What the Import Does', lambda words: any('In which order' in w and '到岗日期' in w for w in words), 'the question')
    heng.open_choice('In which order', 150)
    heng.key('Down', 'Return')
    heng.see('Import 2 Rows', 'button')


@step('new departments are confirmed together')
def _():
    press_by_key('Create All')
    scenario.heng.until(lambda tree: tree.find('Answered', 'image') and not tree.find('Not Answered', 'image'), 'nothing left open')


@step('the bad row is saved with its reason')
def _():
    problems = home.file('problems.csv')
    press_by_key('Save Problem Rows')
    scenario.heng.choose_file('Save Problem Rows', problems)

    def written():
        with open(problems, encoding='utf-8-sig', newline='') as file:
            rows = list(csv.reader(file))
        return len(rows) == 2 and 'B002' in rows[1] and any('YYYY-MM-DD' in cell for cell in rows[1]) and rows
    rows = wait(lambda: os.path.exists(problems) and written(), 'the problem rows')
    with open(problems, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows([rows[0], [cell.replace('2022-13-45', '2022-11-05') for cell in rows[1]]])


@step('the good rows are imported')
def _():
    heng = scenario.heng
    press_by_key('Import 2 Rows')
    heng.see('2 people', 'label', exact=True)


@step('the corrected rows come in by the columns as they were mapped the last time')
def _():
    heng = scenario.heng
    import_file(home.file('problems.csv'))
    heng.see('6 columns read as the last time', 'label')
    press_by_key('Import 1 Row')
    heng.see('3 people', 'label', exact=True)


@step('in the file itself a bad cell is corrected in its place')
def _():
    heng = scenario.heng
    import_file(ROSTER)
    entry = heng.key_to('Tab', '到岗日期 in line 3', most=200)
    heng.key('ctrl+a')
    heng.type('2022-11-06')
    heng.key('Return')
    heng.see('2022-11-06', 'label')
    assert entry
    words_of('What the Import Does', lambda words: '2022-11-05' in words, 'the day before')
    heng.key('alt+Left')
    heng.see('3 people', 'label', exact=True)


@step('an import is one step back, and forward')
def _():
    heng = scenario.heng
    heng.key('ctrl+z')
    heng.see('2 people', 'label', exact=True)
    heng.key('ctrl+shift+z')
    heng.see('3 people', 'label', exact=True)


@step('photos of a folder: matched by number and name, corrected by hand, one step')
def _():
    heng = scenario.heng
    folder = home.folder('faces')
    for name in ('B001', '张伟', 'nobody'):
        picture(os.path.join(folder, name + '.png'))
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('import photos')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and any('Import Photos' in word for word in found.words()), 'the command')
    heng.key('Return')
    heng.choose_file('Folder with Photos', folder)
    heng.see('2 new photos · 1 of nobody known', 'label')
    heng.key_to('Tab', 'Who is on nobody.png:', 'button')
    heng.key('space')
    heng.wait_focus('Find a Person')
    heng.type('B003')
    heng.until(lambda tree: (found := tree.find('People Found', 'list')) and any('B003' in word for word in found.words()), 'B003')
    heng.key('Return')
    heng.see('3 new photos', 'label', exact=True)
    press_by_key('Import 3 Photos')
    heng.see_step('Undo', 'Photos of 3 people')
    heng.key('ctrl+z')
    heng.see_step('Redo', 'Photos of 3 people')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
