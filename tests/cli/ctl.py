# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of hengctl share: a folder with a store, the call of the program, the sample company made once, TAP."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM, LOCALES = sys.argv[1:3]
DATA = os.environ['HENG_DATA_DIR']
TODAY = '2026-08-21'
DONE, REFUSED, USAGE, STORE, BUSY = range(5)


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f'status {self.status}\n--- out\n{self.out[-1500:]}\n--- err\n{self.err[-1500:]}'


class Place:
    """A folder of its own with a store path."""

    def __init__(self, folder):
        self.folder = folder
        self.store = os.path.join(folder, 'company.heng')

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, encoding='utf-8'):
        with open(self.path(name), 'w', encoding=encoding, newline='') as file:
            file.write(text)
        return self.path(name)

    def environment(self, args=(), env=None):
        environment = dict(os.environ, HENG_LOCALE_DIR=LOCALES, HENG_TODAY=TODAY, XDG_DATA_HOME=self.path('data'))
        environment.pop('HENG_STORE', None)
        environment.update(env or {})
        if 'ASAN_OPTIONS' in environment and args[:1] in (('report',), ('chart',)):  # whole call stacks, for the names in lsan.supp
            environment['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0'
        return environment

    def run(self, *args, expect=DONE, language='en', store=True, text=None, env=None):
        words = [PROGRAM, '--lang', language] + (['--store', self.store] if store else []) + list(args)
        result = Result(subprocess.run(words, input=text, capture_output=True, text=True, env=self.environment(args, env), timeout=300))
        assert result.status == expect, f'{args}: expected {expect}, {result}'
        return result


TESTS = []
SAMPLE = {}


def test(function):
    TESTS.append(function)
    return function


def sample(place, language='zh_CN'):
    """A copy of the sample company, made once."""
    if language not in SAMPLE:
        keep = os.path.join(SAMPLE['folder'], language + '.heng')
        Place(SAMPLE['folder']).run('store', 'create', keep, '--sample', language=language, store=False)
        SAMPLE[language] = keep
    shutil.copy(SAMPLE[language], place.store)


def commands(p):
    """The words of each command's line in the help: the program itself says which commands there are."""
    return [line.split() for line in p.run('--help').out.splitlines() if line.startswith('  ') and not line.startswith('   ')]


def name_of(words):
    return words[:2] if len(words) > 1 and words[1].isalpha() and words[1].islower() else words[:1]


def options_of(p, name):
    return re.findall(r'(?m)^ +(?:-[a-z], )?(--[a-z-]+)', p.run(*name, '--help').out)


def main():
    SAMPLE['folder'] = tempfile.mkdtemp(prefix='heng-cli-')
    print(f'1..{len(TESTS)}', flush=True)
    failed = 0
    for number, function in enumerate(TESTS, 1):
        folder = tempfile.mkdtemp(prefix='heng-cli-')
        name = '/hengctl/' + function.__name__.replace('_', '-')
        try:
            function(Place(folder))
            print(f'ok {number} {name}', flush=True)
        except Exception as problem:  # any failure of a test is its result
            failed += 1
            print(f'not ok {number} {name}')
            for line in f'{type(problem).__name__}: {problem}'.splitlines():
                print('# ' + line)
            print('# ' + traceback.format_exc().strip().splitlines()[-3].strip(), flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(SAMPLE['folder'], ignore_errors=True)
    return 1 if failed else 0
