#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hengctl on stores that others are in, that an older program wrote, or that lie where nothing may be written. Prints TAP."""
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, VISITOR, FIXTURES = sys.argv[1:4]
DONE, REFUSED, USAGE, STORE, BUSY = range(5)


def run(store, *args, expect=DONE):
    process = subprocess.run([PROGRAM, '--lang', 'en', '--store', store, *args], capture_output=True, text=True, timeout=300)
    assert process.returncode == expect, f'{args}: {process.returncode} {process.stdout} {process.stderr}'
    return process


def info(store):
    return json.loads(run(store, 'store', 'info', '--json').stdout)


def unpack(folder):
    store = os.path.join(folder, 'company.heng')
    with gzip.open(os.path.join(FIXTURES, 'version-1.heng.gz')) as packed, open(store, 'wb') as file:
        shutil.copyfileobj(packed, file)
    return store


class Visit:
    """Another program that has the store open for writing."""

    def __init__(self, store, machine='-'):
        self.process = subprocess.Popen([VISITOR, store, machine, 'local'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == 'in\n'

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.communicate()


def who_is_in_the_store(folder):
    store = os.path.join(folder, 'company.heng')
    run(store, 'store', 'create', store)
    assert info(store)['in_use_by'] == []
    with Visit(store, 'hr-2') as visit:
        guests = info(store)['in_use_by']
        assert [(g['host'], g['process'], g['writes'], g['importing']) for g in guests] == [('hr-2', visit.process.pid, True, False)]
        assert guests[0]['name'] and guests[0]['since'].endswith('Z')
        assert 'hr-2' in run(store, 'store', 'info').stdout
    assert info(store)['in_use_by'] == []
    assert not os.path.exists(store + '.presence')


def an_older_store_is_read_as_it_is(folder):
    store = unpack(folder)
    before = open(store, 'rb').read()
    facts = info(store)
    assert facts['schema_version'] == 1 and not facts['up_to_date'] and facts['employees'] == 6
    run(store, 'store', 'check')
    assert len(json.loads(run(store, 'employees', '--json').stdout)) == 6
    assert 'store upgrade' in run(store, 'store', 'info').stdout
    run(store, 'store', 'backup', os.path.join(folder, 'copy.heng'))
    assert info(os.path.join(folder, 'copy.heng'))['schema_version'] == 1
    assert open(store, 'rb').read() == before


def upgrade_with_rehearsal_and_backup(folder):
    store = unpack(folder)
    done = json.loads(run(store, 'store', 'upgrade', '--json').stdout)
    assert done['from_version'] == 1 and done['schema_version'] > 1
    assert info(done['backup'])['schema_version'] == 1
    assert info(store)['up_to_date']
    run(store, 'store', 'check')
    run(store, 'cycle', 'verify', '2026Q2')
    again = json.loads(run(store, 'store', 'upgrade', '--json').stdout)
    assert again['backup'] is None and again['from_version'] == again['schema_version'] == done['schema_version']
    assert len([name for name in os.listdir(folder) if 'backup' in name]) == 1
    assert not [name for name in os.listdir(folder) if 'rehearsal' in name]


def a_changed_result_stops_the_upgrade(folder):
    store = unpack(folder)
    with sqlite3.connect(store) as db:
        db.execute('UPDATE result SET final_micro = final_micro + 1 WHERE employee_id = 3')
    db.close()
    process = run(store, 'store', 'upgrade', expect=STORE)
    assert 'was not touched' in process.stderr and '张伟' in process.stderr, process.stderr
    assert os.listdir(folder) == ['company.heng']
    assert info(store)['schema_version'] == 1


def unsafe_places_are_refused(folder):
    synced = os.path.join(folder, 'Nutstore Files')
    os.mkdir(synced)
    store = os.path.join(synced, 'company.heng')
    assert 'Nutstore' in run(store, 'store', 'create', store, expect=STORE).stderr
    made = os.path.join(folder, 'made.heng')
    run(made, 'store', 'create', made)
    shutil.copy(made, store)
    run(store, 'templates', 'install', expect=STORE)
    run(store, 'store', 'upgrade', expect=STORE)
    assert info(store)['employees'] == 0
    run(store, 'store', 'backup', os.path.join(folder, 'copy.heng'))


TESTS = [who_is_in_the_store, an_older_store_is_read_as_it_is, upgrade_with_rehearsal_and_backup, a_changed_result_stops_the_upgrade,
         unsafe_places_are_refused]


def main():
    print(f'1..{len(TESTS)}', flush=True)
    failed = 0
    for number, function in enumerate(TESTS, 1):
        folder = tempfile.mkdtemp(prefix='heng-cli-')
        name = '/hengctl-store/' + function.__name__.replace('_', '-')
        try:
            function(folder)
            print(f'ok {number} {name}', flush=True)
        except Exception as problem:  # any failure of a test is its result
            failed += 1
            print(f'not ok {number} {name}')
            for line in f'{type(problem).__name__}: {problem}'.splitlines():
                print('# ' + line, flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
