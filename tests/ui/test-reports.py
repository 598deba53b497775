#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The print centre: the true page at once, paging from person to person, another report, all of them in one file: test-reports.py PROGRAM HENGCTL
import json
import os
import re
import subprocess
import sys

from heng_driver import Scenario, in_own_display, wait

in_own_display('1280x900')
scenario = Scenario('reports', sys.argv[1])
step, home = scenario.step, scenario.home
STORE, PDF = home.file('company.heng'), home.file('company.pdf')


def page(tree):
    """What stands below the page: who, which page, of how many."""
    for node in tree.walk():
        found = re.fullmatch(r'(?:(.+) · )?Page (\d+) of (\d+)', node.name) if node.role == 'label' else None
        if found:
            return found[1], int(found[2]), int(found[3])
    return None, 0, 0


def shown(question, what):
    return scenario.heng.until(lambda tree: question(*(now := page(tree))) and now, what)


@step('the first person’s review lies on the desk')
def _():
    environment = dict(home.environment('en', os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(sys.argv[1]))))))
    subprocess.run([sys.argv[2], '--store', STORE, 'store', 'create', '--sample'], check=True, env=environment, stdout=subprocess.DEVNULL)
    heng = scenario.start(arguments=[STORE])
    wait(lambda: heng.title() == 'Home', 'the company')
    heng.key('ctrl+7')
    wait(lambda: heng.title() == 'Reports', 'the page')
    shown(lambda who, at, n: who and at == 1 and n > 1, 'a page')
    heng.see('The result is not published yet, so every page bears the word Draft.', 'label')


@step('after the last page comes the next person, and back')
def _():
    heng = scenario.heng
    first, _, n = page(heng.tree())
    for at in range(2, n + 1):
        heng.press('Next Page')
        shown(lambda who, now, _: who == first and now == at, f'page {at}')
    heng.press('Next Page')
    second = shown(lambda who, now, _: who and who != first and now == 1, 'the next person')[0]
    heng.press('Previous Page')
    shown(lambda who, now, of: who == first and now == of, f'the last page of {first} before {second}')


@step('the company as it is: its chart and its list of people, by the keyboard')
def _():
    heng = scenario.heng
    heng.key_to('Tab', 'Performance Review', 'list item')
    heng.key('End')
    shown(lambda who, at, n: who is None and (at, n) == (1, 1), 'the chart')
    heng.key('Up')
    shown(lambda who, at, n: who is None and (at, n) == (1, 2), 'the list of people')


@step('a report about everybody')
def _():
    heng = scenario.heng
    heng.key('Up')
    shown(lambda who, at, n: who is None and at == 1 and n > 2, 'the quarter report')


@step('it is saved, and its words are in the file')
def _():
    heng = scenario.heng
    heng.press('Save PDF…')
    heng.choose_file('Save PDF', PDF)
    heng.see('Open Folder', 'button')
    text = subprocess.run(['pdftotext', '-layout', PDF, '-'], capture_output=True, text=True, check=True).stdout
    assert 'Quarter Report' in text and 'Findings' in text and 'Managers Compared' in text, text[:500]
    assert text.count('\f') == page(heng.tree())[2], 'as many pages as on the desk'


def layouts():
    environment = dict(home.environment('en', os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(sys.argv[1]))))))
    ran = subprocess.run([sys.argv[2], '--store', STORE, '--json', 'layout', 'list'], check=True, env=environment, capture_output=True, text=True)
    return json.loads(ran.stdout)


@step('a layout of one’s own: a section less, taken back; the print centre offers it')
def _():
    heng = scenario.heng
    heng.press('Layouts…')
    wait(lambda: heng.title() == 'Report Layouts', 'the page')
    heng.see('No layout yet', 'label')
    heng.press('New Layout')
    heng.see_step('Undo', 'Add the report layout “Layout 1”')
    whole = layouts()[0]['sections']
    heng.press('360 Feedback', role='check box')
    wait(lambda: len(layouts()[0]['sections']) == len(whole) - 1, 'a section less')
    heng.see_step('Undo', 'Leave “360 Feedback” out of the report layout')
    heng.press('Undo', exact=True)
    wait(lambda: layouts()[0]['sections'] == whole, 'the section again')
    heng.key('alt+Left')
    wait(lambda: heng.title() == 'Reports', 'the print centre')
    heng.key_to('Tab', 'Quarter Report', 'list item')
    heng.key('Home')
    heng.see('Layout', 'combo box')


scenario.run()
