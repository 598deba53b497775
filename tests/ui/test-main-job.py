#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The whole main job in the real window, by keyboard and names: test-main-job.py PROGRAM LANGUAGE
import re
import subprocess
import sys

from heng_driver import Scenario, in_own_display, wait

PROGRAM, LANGUAGE = sys.argv[1], sys.argv[2]
in_own_display('1024x600')
NAME = '张伟' if LANGUAGE == 'zh_CN' else 'Zhang Wei'
scenario = Scenario('main job in ' + LANGUAGE, PROGRAM)
step, home = scenario.step, scenario.home
PDF = home.file('review.pdf')


def say(text, context=None):
    return scenario.heng.say(text, context)


def image(tree, head):
    """The description of a chart, by the beginning of its name."""
    found = [n.description for n in tree.find_all(None, 'image') if n.name.startswith(head)]
    return found[-1] if found else None


def shows(score, scorecard, total):
    """The line, the scorecard, the total and the chart beside them agree; pages behind the open one are not looked at."""
    gap = 'RD-02 +%.2f' % ((float(score) - 100) * .15)

    def agree(tree):
        return (tree.find(say('Score %s: %s') % ('RD-02', score), 'button') and tree.find(scorecard, 'button')
                and tree.find(total, 'label', exact=True) and any(gap in (n.description or '') for n in tree.find_all(None, 'image')))
    scenario.heng.until(agree, f'RD-02 {score}, scorecard {scorecard}, total {total} in words and in the chart')


def overview_shows(total):
    """The charts of the overview say the same; then back to the scorecard."""
    heng = scenario.heng
    heng.press(say('Overview'), exact=True)
    heng.until(lambda tree: total in (image(tree, say('Waterfall: contributions from 100 to the final score')) or '')
               and total in (image(tree, say('Line chart: scores by cycle')) or ''), total + ' in the charts of the overview')
    heng.choose(say('Scorecard'))


def open_person():
    heng = scenario.heng
    heng.choose(say('Scorecard'))
    heng.until(lambda tree: tree.find(say('Actual %s') % 'RD-02', 'entry'), 'the scorecard of ' + NAME)


def go_to_actual(code):
    scenario.heng.key_to('Tab', say('Actual %s') % 'RD-01')  # read only: from the milestones
    for _ in range(int(code[-1]) - 1):
        scenario.heng.key('Down')
    return scenario.heng.wait_focus(say('Actual %s') % code)


@step('the first start offers the sample company, and Enter on it opens it')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))
    heng.key_to('Tab', say('Explore a Sample Company'))
    heng.key('Return')
    heng.until(lambda tree: image(tree, say('Histogram: people by score, with grades')), 'the score distribution on Home')
    assert heng.title() == say('Home', 'area')


@step('a person is found by initials and by pinyin')
def _():
    heng = scenario.heng
    heng.key('ctrl+2')
    everybody = heng.words.ngettext('%s person', '%s people', 50) % 50
    heng.see(everybody, 'label', exact=True)
    heng.type('zw')
    heng.until(lambda tree: (list_ := tree.find(role='tree table')) and NAME in list_.words(), NAME + ' for zw')
    heng.key('ctrl+a')
    heng.type('zhangwei')
    heng.until(lambda tree: (list_ := tree.find(role='tree table')) and NAME in list_.words() and len(list_.find_all('QH00', 'label')) == 1,
               'nobody but ' + NAME + ' for zhangwei')


@step('Enter opens the person')
def _():
    scenario.heng.key('Return')
    wait(lambda: scenario.heng.title() == NAME, 'the page of ' + NAME)
    open_person()
    shows('102.00', '97.77', '82.38')


@step('score, charts and total follow while an actual is typed')
def _():
    assert go_to_actual('RD-02').text == '7.5'
    scenario.heng.type('4.5')
    shows('114.00', '99.57', '83.28')


@step('Escape takes it back, a refused value says why and changes nothing')
def _():
    heng = scenario.heng
    heng.key('Escape')
    shows('102.00', '97.77', '82.38')
    heng.type('abc')
    row = heng.until(lambda tree: next((n for n in tree.find_all('abc', 'label')), None), 'a sentence about “abc”')
    assert len(row.name) > len('“abc”'), row.name
    shows('102.00', '97.77', '82.38')
    heng.key('Escape')


@step('Enter stores it and goes to the next line')
def _():
    heng = scenario.heng
    heng.type('4.5')
    heng.key('Return')
    heng.wait_focus(say('Actual %s') % 'RD-03')
    shows('114.00', '99.57', '83.28')


@step('the proof of the score is one press away')
def _():
    heng = scenario.heng
    heng.key('Up')
    heng.wait_focus(say('Actual %s') % 'RD-02')
    heng.key_to('Tab', say('Score %s: %s') % ('RD-02', '114.00'))
    heng.key('space')
    proof = heng.until(lambda tree: next((n.name for n in tree.find_all(None, 'label') if '(8 − 4.5)' in n.name), None), 'the arithmetic')
    assert re.search(r'100 \+ 20 × \(8 − 4\.5\) ÷ \(8 − 3\)', proof), proof
    heng.until(lambda tree: any('7.5 → 4.5' in n.name for n in tree.find_all(None, 'label')), 'the history of the value')
    heng.key('Escape')
    heng.wait_focus(say('Score %s: %s') % ('RD-02', '114.00'))


@step('undo brings the old value back')
def _():
    scenario.heng.key('ctrl+z')
    shows('102.00', '97.77', '82.38')
    overview_shows('82.38')


@step('closing ends the program in order')
def _():
    scenario.heng.key('ctrl+w')
    scenario.heng.wait_end()


@step('the next start opens the same company where it was, and Ctrl+K leads to the person')
def _():
    heng = scenario.start(LANGUAGE)
    wait(lambda: heng.title() == NAME, 'the page that was open')
    heng.key('ctrl+1')
    heng.until(lambda tree: image(tree, say('Histogram: people by score, with grades')), 'Home of the same company')
    heng.key('alt+Left')
    wait(lambda: heng.title() == NAME, 'the person again, by the way back')
    heng.key('alt+Right')
    heng.until(lambda tree: image(tree, say('Histogram: people by score, with grades')), 'Home again, by the way forward')
    heng.key('ctrl+k')
    heng.wait_focus(say('Go to'))
    heng.type('zhangwei')
    heng.until(lambda tree: (results := tree.find(say('Found'), 'list')) and NAME in results.words(), NAME + ' for zhangwei')
    heng.key('Return')
    wait(lambda: heng.title() == NAME, 'the page of ' + NAME)
    open_person()
    shows('102.00', '97.77', '82.38')


@step('redo after the restart brings the value back')
def _():
    scenario.heng.key('ctrl+shift+z')
    shows('114.00', '99.57', '83.28')
    overview_shows('83.28')


@step('the review is printed to a PDF')
def _():
    heng = scenario.heng
    heng.key('ctrl+p')
    heng.see_window(say('Print Review'))
    heng.press(heng.say('Save P_DF…').replace('_', ''))
    heng.choose_file(say('Save PDF'), PDF)
    wait(lambda: b'%%EOF' in open(PDF, 'rb').read()[-16:], 'the PDF')


@step('the PDF has three pages, embedded fonts, and the new values')
def _():
    info = subprocess.run(['pdfinfo', PDF], capture_output=True, text=True, check=True).stdout
    assert re.search(r'Pages: +3\n', info) and 'QH0014' in info, info
    fonts = subprocess.run(['pdffonts', PDF], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts and all(line.split()[-5:-2] == ['yes', 'yes', 'yes'] for line in fonts), fonts
    text = subprocess.run(['pdftotext', '-layout', PDF, '-'], capture_output=True, text=True, check=True).stdout
    for words in (NAME, 'QH0014', '83.28', '114.00', '4.5', '99.57'):
        assert words in text, (words, text)


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
