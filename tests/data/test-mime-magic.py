#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A company file is known by its content, even with another name; another SQLite file is not taken for one."""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

hengctl, mime_xml = sys.argv[1:3]
print('1..3')
failed = False


def point(number, good, name):
    global failed
    failed = failed or not good
    print(('ok' if good else 'not ok'), number, name)


with tempfile.TemporaryDirectory() as place:
    packages = os.path.join(place, 'share', 'mime', 'packages')
    os.makedirs(packages)
    shutil.copy(mime_xml, os.path.join(packages, 'heng.xml'))
    built = subprocess.run(['update-mime-database', os.path.join(place, 'share', 'mime')], check=False)
    point(1, built.returncode == 0, 'update-mime-database accepts the file')
    store = os.path.join(place, 'company.heng')
    subprocess.run([hengctl, 'store', 'create', store], check=True, stdout=subprocess.DEVNULL)
    renamed = os.path.join(place, 'company-without-ending')
    shutil.copy(store, renamed)
    other = os.path.join(place, 'other')
    with sqlite3.connect(other) as database:
        database.execute('CREATE TABLE t(a)')
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(place, 'share'))

    def kind(path):
        return subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env, capture_output=True, text=True,
                              check=True).stdout
    point(2, 'application/x-heng' in kind(renamed), 'a renamed company file is still one')
    point(3, 'application/x-heng' not in kind(other), 'another SQLite file is not')
sys.exit(1 if failed else 0)
