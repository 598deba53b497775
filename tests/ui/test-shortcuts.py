#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The shortcuts window lists every key of the program and nothing in it needs a second page (whose numbers GTK 4.8 measures below nothing).
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

UI = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'ui')
OVERLAY = ElementTree.parse(os.path.join(UI, 'gtk', 'help-overlay.ui'))


def text(node, name):
    found = node.find(f"property[@name='{name}']")
    return found.text if found is not None else ''


def shortcuts():
    return [text(node, 'accelerator') for node in OVERLAY.iter('object') if node.get('class') == 'GtkShortcutsShortcut']


def listed():
    keys = set()
    for keys_of_row in shortcuts():
        digits = re.fullmatch(r'(.*)(\d)\.\.\.(\d)', keys_of_row)
        keys |= {digits[1] + str(n) for n in range(int(digits[2]), int(digits[3]) + 1)} if digits else set(keys_of_row.split())
    return keys


def of_actions():
    with open(os.path.join(UI, 'heng-application.c'), encoding='utf-8') as file:
        return set(re.findall(r'\{ "((?:<\w+>)*\w+)" \}', file.read()))


def of_pages():
    """Keys with Control, Shift or Alt that a page or widget binds to an action, and function keys."""
    names = {'GDK_CONTROL_MASK': '<Control>', 'GDK_SHIFT_MASK': '<Shift>', 'GDK_ALT_MASK': '<Alt>'}
    keys = set()
    for folder, _, files in os.walk(UI):
        for name in files:
            if name.endswith('.c'):
                with open(os.path.join(folder, name), encoding='utf-8') as file:
                    for key, masks in re.findall(r'add_binding_action \(\w+, GDK_KEY_(\w+), ([\w| ]+),', file.read()):
                        if masks != '0' or re.fullmatch(r'F\d+', key):
                            keys.add(''.join(sorted((names[mask] for mask in masks.split(' | ') if mask != '0'), key='<Control><Shift><Alt>'.find)) + key)
    return keys


def paged():
    """As the toolkit does it: groups go on below each other while they fit, and two columns fill a page."""
    wrong = []
    for section in OVERLAY.iter('object'):
        if section.get('class') == 'GtkShortcutsSection':
            most, columns, height = int(text(section, 'max-height')), 1, 0
            for group in section.iter('object'):
                if group.get('class') == 'GtkShortcutsGroup':
                    rows = 1 + sum(node.get('class') == 'GtkShortcutsShortcut' for node in group.iter('object'))
                    columns, height = (columns + 1, rows) if height and height + rows > most else (columns, height + rows)
            if columns > 2:
                wrong.append(text(section, 'title'))
    return wrong


print('1..3')
failed = False
for number, (what, wrong) in enumerate((('keys of actions', of_actions() - listed()), ('keys of pages', of_pages() - listed()),
                                        ('no second page', paged())), 1):
    failed = failed or bool(wrong)
    print('not ok' if wrong else 'ok', number, what, '' if not wrong else f'({sorted(wrong)})')
sys.exit(failed)
