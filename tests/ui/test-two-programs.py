#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Two runs of the program on one company, as two people use it: news of the other's edits by themselves, a banner while one edits,
# and a conflict that offers mine, theirs, both: test-two-programs.py PROGRAM
import os
import subprocess
import sys
import time

from heng_driver import ACCESSIBLE, Heng, Home, Scenario, complaints, in_own_display, wait

PROGRAM = sys.argv[1]
in_own_display('1280x900')
scenario = Scenario('two programs', PROGRAM)
step, home = scenario.step, scenario.home
STORE = home.file('company.heng')
OTHER_HOME = Home()  # another person's folders
other = None  # the second program; the first is scenario.heng


def hengctl(*arguments):
    program = os.path.join(os.path.dirname(PROGRAM), '..', 'cli', 'hengctl')
    data = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')
    ran = subprocess.run([program, '--store', STORE, *arguments], capture_output=True, text=True,
                         env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en', HENG_DATA_DIR=data))
    assert ran.returncode == 0, ran.stdout + ran.stderr


class Other(Heng):
    """The program on a session bus of its own, as on another desk; its accessible tree stands beside the first one's."""

    def __init__(self, address):
        launcher = OTHER_HOME.file('heng', f'#!/bin/sh\nexec dbus-run-session -- sh -c \'echo $$ >{OTHER_HOME.path}/pid; exec "$0" "$@"\' {PROGRAM} "$@"\n')
        os.chmod(launcher, 0o755)
        self.launcher = launcher
        super().__init__(PROGRAM, OTHER_HOME, 'en', [STORE], {'AT_SPI_BUS_ADDRESS': address}, launcher)

    def pid(self):
        try:
            with open(OTHER_HOME.file('pid'), encoding='utf-8') as file:
                return int(file.read())
        except (OSError, ValueError):
            return None


def fact(heng, name):
    return heng.until(lambda tree: tree.find(name, 'button'), f'the fact “{name}”')


def open_file(heng):
    """By names alone: with two programs in one display the keyboard is where it was last put."""
    heng.until(lambda tree: tree.children[0].name == 'Home', 'the company to open')
    heng.take_keyboard()
    heng.key('ctrl+k')
    heng.wait_focus('Go to')
    heng.type('zhangwei')
    heng.until(lambda tree: (found := tree.find('Found', 'list')) and 'Zhang Wei' in found.words(), 'Zhang Wei')
    heng.key('Return')
    heng.until(lambda tree: tree.children[0].name == 'Zhang Wei' and tree.find('Print Review', 'button'), 'the page of Zhang Wei')
    heng.choose('File')


def begin(heng, name):
    heng.take_keyboard()
    fact(heng, name + ':').press()
    return heng.until(lambda tree: tree.find(name, 'entry', exact=True), f'the field “{name}”')


def edit(heng, name, text):
    begin(heng, name).set_text(text)
    heng.key('Return')


def elsewhere(**values):
    """A third process changes the person: one that takes no keyboard, for a field that loses it is stored."""
    heads = {'mail': '邮箱', 'phone': '手机号'}
    table = home.file('change.csv', '工号,姓名,' + ','.join(heads[key] for key in values) + '\nQH0014,Zhang Wei,' + ','.join(values.values()) + '\n')
    hengctl('import', 'roster', table)


def seconds_until(heng, node, text):
    """How long until a fact of the other program shows a text, asked without reading its whole tree."""
    began = time.monotonic()

    def shown():
        values = node.bus.call(node.bus_name, node.path, 'org.freedesktop.DBus.Properties', 'GetAll', '(s)', ACCESSIBLE) or {}
        return text in values.get('Name', '')
    wait(shown, f'“{text}” in the other program')
    return time.monotonic() - began


@step('two people open the same company')
def _():
    global other
    heng = scenario.start(arguments=[STORE])
    other = Other(heng.bus.address)
    for one in (heng, other):
        open_file(one)


@step('an edit of one appears at the other by itself')
def _():
    times = []
    for turn in range(3):
        there = fact(other, 'E-mail:')
        edit(scenario.heng, 'E-mail', f'zhang{turn}@example.com')
        times.append(seconds_until(other, there, f'zhang{turn}@example.com'))
    print('# seen after', ', '.join(f'{t:.2f} s' for t in times))


@step('what one undoes is undone at the other')
def _():
    there = fact(other, 'E-mail:')
    scenario.heng.take_keyboard()
    scenario.heng.key('ctrl+z')
    seconds_until(other, there, 'zhang1@example.com')


def told(tree, text):
    return any(text in n.name + n.description for n in tree.walk() if n.role != 'button')


@step('while one edits, a banner tells what another changed')
def _():
    begin(other, 'E-mail').set_text('other@example.com')
    elsewhere(phone='13912345678')
    other.until(lambda tree: told(tree, 'Mobile phone: now 13912345678.'), 'the banner')
    assert not scenario.heng.tree().find('Somebody else changed this'), 'a banner where nobody edits'


@step('both are kept when they are different fields, and the banner goes')
def _():
    there = fact(scenario.heng, 'E-mail:')
    other.take_keyboard()
    other.key('Return')
    seconds_until(scenario.heng, there, 'other@example.com')
    assert '13912345678' in fact(other, 'Mobile phone:').name
    other.until(lambda tree: not tree.find('Somebody else changed this'), 'the banner gone')


def choose(side):
    other.press(side)
    other.until(lambda tree: len(tree.children) == 1, 'the dialog to go')


def conflict(mine, theirs, **more):
    begin(other, 'E-mail').set_text(mine)
    elsewhere(mail=theirs, **more)
    other.until(lambda tree: all(told(tree, text) for text in (theirs, *more.values())), 'the banner with what changed')
    other.take_keyboard()
    other.key('Return')
    other.see('Keep Mine', 'button')
    assert bool(other.find('Keep Both', 'button')) == bool(more), 'both are offered where each changed another field'


@step('the same field: mine')
def _():
    conflict('mine@example.com', 'theirs@example.com')
    words = other.tree().children[0].words()
    assert 'mine@example.com' in words and 'theirs@example.com' in words, words
    there = fact(scenario.heng, 'E-mail:')
    choose('Keep Mine')
    seconds_until(scenario.heng, there, 'mine@example.com')


@step('the same field: theirs')
def _():
    conflict('mine2@example.com', 'theirs2@example.com')
    choose('Keep Theirs')
    seconds_until(other, fact(other, 'E-mail:'), 'theirs2@example.com')
    assert 'theirs2@example.com' in fact(scenario.heng, 'E-mail:').name


@step('the same field and another: both')
def _():
    conflict('mine3@example.com', 'theirs3@example.com', phone='13712345678')
    there = fact(scenario.heng, 'E-mail:')
    choose('Keep Both')
    seconds_until(scenario.heng, there, 'mine3@example.com')
    assert '13712345678' in fact(other, 'Mobile phone:').name


@step('both end in order')
def _():
    for one in (other, scenario.heng):
        one.take_keyboard()
        one.quit()
    lines = complaints(OTHER_HOME.file('stderr'))
    assert not lines, lines


hengctl('store', 'create', '--sample')
try:
    scenario.run()
finally:
    if other is not None:
        other.end()
    OTHER_HOME.remove()
