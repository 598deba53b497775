#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The help in both languages: well-formed, the same pages and sections, links that lead somewhere, every page listed: test-help.py FOLDER SOURCES
import os
import re
import sys
import xml.etree.ElementTree as tree

FOLDER, SOURCES = sys.argv[1], sys.argv[2]
MALLARD = '{http://projectmallard.org/1.0/}'
KNOWN = {'page', 'info', 'link', 'desc', 'title', 'p', 'section', 'list', 'steps', 'terms', 'item', 'note', 'gui', 'key', 'keyseq', 'em', 'cmd',
         'code', 'file', 'app'}
HAN = re.compile('[一-鿿]')
results = []


def check(what, faults):
    results.append(not faults)
    for fault in faults:
        print('# ' + fault)
    print(f'{"not ok" if faults else "ok"} {len(results)} {what}')


def load(language):
    folder = os.path.join(FOLDER, language)
    return {name[:-len('.page')]: tree.parse(os.path.join(folder, name)).getroot() for name in sorted(os.listdir(folder)) if name.endswith('.page')}


def places(pages):
    return {place for name, root in pages.items()
            for place in [name] + [f'{name}#{section.get("id")}' for section in root.iter(MALLARD + 'section')]}


def shape(root):
    return [(node.tag, node.get('id'), node.get('xref')) for node in root.iter() if node.tag in (MALLARD + 'section', MALLARD + 'item', MALLARD + 'link')]


books = {language: load(language) for language in ('C', 'zh_CN')}
check('both languages have the same pages', [f'only in one: {name}' for name in books['C'].keys() ^ books['zh_CN'].keys()])
for language, pages in books.items():
    known_places = places(pages)
    ids = [name for name, root in pages.items() if root.get('id') != name]
    check(language + ': a page has the name of its file', ids)
    check(language + ': only elements that the help window knows',
          [f'{name}: {node.tag}' for name, root in pages.items() for node in root.iter() if node.tag.replace(MALLARD, '') not in KNOWN])
    check(language + ': sections have names of their own',
          [name for name, root in pages.items() if len(names := [s.get('id') for s in root.iter(MALLARD + 'section')]) != len(set(names))])
    check(language + ': links lead to a page or a section',
          [f'{name}: {link.get("xref")}' for name, root in pages.items() for link in root.iter(MALLARD + 'link') if link.get('xref') not in known_places])
    check(language + ': every page is listed somewhere and says what it is about',
          [name for name, root in pages.items()
           if root.find(f'{MALLARD}info/{MALLARD}desc') is None or name != 'index' and root.find(f'{MALLARD}info/{MALLARD}link') is None])
check('Chinese pages are Chinese', [f'{name}: {p.text}' for name, root in books['zh_CN'].items() for p in root.iter(MALLARD + 'p')
                                    if not HAN.search(''.join(p.itertext()))])
check('English pages are English', [f'{name}: {t.text}' for name, root in books['C'].items() for t in root.iter(MALLARD + 'title') if HAN.search(t.text)])
check('both languages have the same sections, steps and links',
      [name for name in books['C'].keys() & books['zh_CN'].keys() if shape(books['C'][name]) != shape(books['zh_CN'][name])])
asked = set()
for folder, _, names in os.walk(SOURCES):
    for name in names:
        if name.endswith('.c'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                asked |= set(re.findall(r'->help = "([\w-]+)"', file.read()))
check('the page that F1 opens exists', [name for name in asked if name not in books['C']] if asked else ['no page of the window names its help'])
print(f'1..{len(results)}')
sys.exit(0 if all(results) else 1)
