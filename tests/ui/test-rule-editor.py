#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# A scoring rule by fields, by text and on its curve: test-rule-editor.py PROGRAM LANGUAGE
import sys

from heng_driver import Scenario, in_own_display, wait

PROGRAM, LANGUAGE = sys.argv[1:3]
in_own_display('1280x1000')
scenario = Scenario('rule editor in ' + LANGUAGE, PROGRAM)
step = scenario.step


def say(text, context=None):
    return scenario.heng.say(text, context)


def rule_is(text):
    scenario.heng.until(lambda tree: (n := tree.find(say('Rule as text'), 'entry')) and n.text == text, 'the rule ' + text)


def finding(tree):
    return [n.name for n in tree.find_all(None, 'image') if n.name.startswith(say('Curve of a scoring rule'))]


def to_curve():
    return scenario.heng.key_to('Tab', say('Curve of a scoring rule'), 'image')


@step('the rule of an indicator, with what people reached before')
def _():
    heng = scenario.start(LANGUAGE)
    heng.see(say('Welcome to Heng'))
    heng.key_to('Tab', say('Explore a Sample Company'))
    heng.key('Return')
    wait(lambda: heng.title() == say('Home', 'area'), 'Home')
    heng.key('ctrl+4')
    heng.until(lambda tree: tree.find(say('Rule as text'), 'entry'), 'the editor')
    heng.type('RD-02')
    rule_is('lin LB 15/8/3')
    heng.until(lambda tree: any('100' in name for name in finding(tree)), 'whom it would reward')


@step('typing a rule fills its fields; what is no rule says why and changes nothing')
def _():
    heng = scenario.heng
    heng.key_to('Tab', say('Rule as text'), 'entry')
    heng.key('ctrl+a')
    heng.type('lin LB 15/')
    heng.until(lambda tree: any('“lin LB 15/”' in n.name for n in tree.find_all(None, 'label')), 'the part at fault')
    heng.key('Escape')
    rule_is('lin LB 15/8/3')
    heng.key('ctrl+a')
    heng.type('lin LB 15/9/3')
    heng.until(lambda tree: any(n.text == '9' for n in tree.find_all(say('Target'), 'entry')), 'the target as a field')
    heng.key('Return')


@step('undo brings the rule back')
def _():
    heng = scenario.heng
    to_curve()
    heng.key('ctrl+z')
    rule_is('lin LB 15/8/3')


@step('a number is moved along the curve by keyboard')
def _():
    heng = scenario.heng
    to_curve()
    heng.key('End')
    heng.until(lambda tree: any(say('Stretch') in (n.description or '') for n in tree.find_all(None, 'image')), 'the last number, the stretch')
    heng.key('shift+Right')
    rule_is('lin LB 15/8/3.1')
    heng.key('ctrl+shift+Left')
    rule_is('lin LB 15/8/2.1')


@step('the program ends in order')
def _():
    scenario.heng.quit()


scenario.run()
