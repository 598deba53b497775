#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real PDFs of the sample company in Chinese and English, read back with pdfinfo, pdftotext, pdffonts and pdftoppm. TAP.

test-pdf.py HENGCTL LOCALE_DIR
"""
import json
import os
import re
import subprocess
import sys
import tempfile

hengctl, locale_dir = sys.argv[1:3]
points = 0
failed = 0


def point(good, name, detail=''):
    global points, failed
    points += 1
    failed += not good
    print(('ok' if good else 'not ok'), points, name)
    if not good and detail:
        print('# ' + str(detail).replace('\n', '\n# ')[:1500])


def out(*command, **options):
    return subprocess.run(command, capture_output=True, check=True, **options).stdout.decode('utf-8', 'replace')


def compact(text):
    return re.sub(r'\s+', '', text)


def language(place, code, words, others):
    env = dict(os.environ, HENG_LOCALE_DIR=locale_dir, LC_ALL='C.UTF-8', LANGUAGE=code)
    store, pdf, again = (os.path.join(place, code + name) for name in ('.heng', '.pdf', '-again.pdf'))

    def ctl(*arguments):
        return out(hengctl, '--lang', code, '--store', store, *arguments, env=env)
    out(hengctl, '--lang', code, 'store', 'create', store, '--sample', env=env)
    ctl('report', '2026Q2', '--all', '--output', pdf)
    ctl('report', '2026Q2', '--all', '--output', again)
    with open(pdf, 'rb') as one, open(again, 'rb') as two:
        point(one.read() == two.read(), code + ': the same bytes when repeated')
    info = out('pdfinfo', pdf)
    pages = int(re.search(r'Pages:\s+(\d+)', info)[1])
    point('Tagged:          yes' in info or re.search(r'Tagged:\s+yes', info), code + ': tagged', info)
    point('A4' in info, code + ': A4')
    point(re.search(r'Author:\s+\S', info) and re.search(r'Title:\s+\S', info), code + ': document data')
    text = out('pdftotext', '-layout', pdf, '-')
    sheets = text.split('\f')[:-1]
    point(len(sheets) == pages and all(compact(sheet) for sheet in sheets), code + ': no empty page')
    for word in words[:-1]:
        point(compact(word) in compact(text), code + ': says ' + word)
    numbered = [re.search(words[0] == '绩效考核表' and r'第\s*(\d+)\s*页，共\s*(\d+)\s*页' or r'Page (\d+) of (\d+)', sheet) for sheet in sheets]
    point(all(numbered), code + ': every page has its number')
    point(all(int(a[1]) <= int(a[2]) for a in numbered if a), code + ': page x of y is possible')
    fonts = [line.split() for line in out('pdffonts', pdf).split('\n')[2:] if line.strip()]
    point(fonts and all('yes' == line[-5] and 'yes' == line[-4] for line in fonts), code + ': all fonts embedded and subset', fonts)
    people = json.loads(ctl('--json', 'score', '2026Q2'))
    rows = people['people'] if isinstance(people, dict) else people
    shown = compact(text)
    absent = [row for row in rows if row.get('published') is not None
              and not ('%.2f' % row['published'] in shown and row['emp_no'] in shown)]
    point(len(rows) >= 45 and not absent, code + ': every number and published score of the store is on paper', absent)
    one = os.path.join(place, code + '-one.pdf')
    ctl('report', '2026Q2', '--employee', 'QH0014', '--output', one)
    single = int(re.search(r'Pages:\s+(\d+)', out('pdfinfo', one))[1])
    point(2 <= single <= 4, code + ': one review has two to four pages', single)
    point(os.path.getsize(one) < 700 * 1024, code + ': one review stays small', os.path.getsize(one))
    found = subprocess.run([hengctl, '--store', store, '--json', 'verify', one], capture_output=True, env=env)
    checks = json.loads(found.stdout)
    point(found.returncode == 0 and [(check['emp_no'], check['state']) for check in checks] == [('QH0014', 'MATCHES')],
          code + ': the file says of its own paper that it is true', found.stdout)
    forged = ':'.join(['HENG', checks[0]['document'], '1', '0123456789abcdef'])
    found = subprocess.run([hengctl, '--store', store, '--json', 'verify', forged], capture_output=True, env=env)
    point(found.returncode == 1 and json.loads(found.stdout)[0]['state'] == 'DIFFERS', code + ': a code with other digits is found out')
    # the first page in grey is not empty and has ink at its head and at its foot
    grey = subprocess.run(['pdftoppm', '-r', '50', '-gray', '-f', '1', '-l', '1', one], capture_output=True, check=True).stdout
    width, height = (int(n) for n in grey.split(b'\n')[1].split())
    pixels = grey[-width * height:]
    point(min(pixels[:width * height // 4]) < 100 and min(pixels[-width * height // 10:]) < 160, code + ': ink at head and foot')
    for kind, word in others.items():
        ctl('report', '2026Q2', '--kind', kind, '--employee', 'QH0014', '--output', one)
        said = compact(out('pdftotext', '-layout', one, '-'))
        point(compact(word) in said and '92.17' in said or kind == 'form' and compact(word) in said, f'{code}: {kind} says {word}', said[:300])
    for kind in ('department', 'company') if code == 'en' else ():
        ctl('report', '2026Q2', '--kind', kind, '--all', '--output', one)
        sheets = out('pdftotext', '-layout', one, '-').split('\f')[:-1]
        point(all(compact(sheet) for sheet in sheets) and '89.8' in sheets[0], f'{code}: {kind} has the mean of all and no empty page')
    ctl('report', '2026Q2', '--employee', 'QH0014', '--paper', 'letter', '--output', one)
    info = out('pdfinfo', one)
    point('letter' in info.lower() and re.search(r'Tagged:\s+yes', info), code + ': on Letter paper too', info)
    ctl('report', '2026Q3', '--employee', 'QH0014', '--output', one)
    draft = compact(out('pdftotext', '-layout', one, '-'))
    point(compact(words[-1]) in draft, code + ': a running quarter prints as a draft')


with tempfile.TemporaryDirectory() as folder:
    language(folder, 'zh_CN', ['绩效考核表', '目标与关键结果', '考核表（KPI）', '360', '员工意见与签字', '直属主管', '部门负责人', '内部机密', '草稿'][:-1] + ['本表为草稿'],
             {'proof': '这个分数是怎么来的', 'letter': '签收回执', 'interview': '绩效面谈记录', 'form': '手工填写'})
    language(folder, 'en', ['Performance Review', 'Objectives and Key Results', 'Scorecard (KPI)', '360 Feedback', 'Opinion and Signatures',
                            'Department Head', 'Confidential', 'This is a draft'],
             {'proof': 'How This Score Came About'})
print('1..%d' % points)
sys.exit(1 if failed else 0)
