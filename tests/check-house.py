#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the compiler cannot: arrows between rooms, file and function sizes, banned calls, untranslated strings."""
import os
import re
import subprocess
import sys

TOP = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SRC = os.path.join(TOP, 'src')

# Who a room may include (itself always); design: model <- store <- appraisal <- exchange, model <- chart <- report.
MAY_INCLUDE = {
    'model': set(),
    'store': {'model'},
    'appraisal': {'model', 'store'},
    'exchange': {'model', 'store', 'appraisal'},
    'chart': {'model'},
    'report': {'model', 'chart'},
    'insights': {'model', 'store', 'appraisal', 'chart'},
    'cli': {'model', 'store', 'appraisal', 'exchange', 'chart', 'insights', 'report'},
    'ui': {'model', 'store', 'appraisal', 'exchange', 'chart', 'insights', 'report'},
}
LARGEST_FILE = 600
LARGEST_FUNCTION = 60

BANNED = [
    (r'\b(strcpy|strcat|sprintf|gets|strtok|atoi|atof|atol)\s*\(', None, 'unsafe or silent C call'),
    (r'\bgoto\b', None, 'goto'),
    (r'\b(float|double)\b', {'model/heng-fixed', 'model/heng-rule', 'model/heng-scorecard', 'model/heng-final-score',
                             'model/heng-objective-tree', 'model/heng-key-result', 'model/heng-rater-groups',
                             'model/heng-score-columns', 'model/heng-review'}, 'floating point on a scoring path'),
    (r'\bg_(set_str|string_free_and_steal)\s*\(', None, 'newer than the floor'),
    (r'\b(gtk_tree_view_new|gtk_list_store_new|gtk_combo_box\w*_new|gtk_info_bar_new|gtk_dialog_new|adw_leaflet_new|adw_flap_new'
     r'|adw_squeezer_new|adw_toolbar_view\w*|adw_navigation_\w+|adw_dialog_\w+|adw_alert_dialog\w*|adw_banner\w*|adw_switch_row\w*'
     r'|adw_spin_row\w*|gtk_file_dialog\w*|gtk_alert_dialog\w*|gtk_widget_get_style_context|gtk_style_context_\w+)\s*\(', 'not-compat',
     'call above the floor or deprecated later'),
    (r'\b(sqlite3_\w+)\s*\(', 'not-store', 'the database driver outside its room'),
    (r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b', 'not-store', 'SQL outside src/store'),
    (r'\b(TODO|FIXME|XXX)\b', None, 'unfinished work'),
]
SQL_DIALECT = [r'INSERT OR\b', r"date\('now'", r'\bifnull\b', r'\bgroup_concat\b', r'\bjulianday\b', r'\bprintf\s*\(.*SELECT']

faults = []


def fault(path, line, text):
    faults.append('%s:%d: %s' % (os.path.relpath(path, TOP), line, text))


def without_comments(text):
    """The same text with comments blanked, line numbers kept."""
    def blank(match):
        return re.sub(r'[^\n]', ' ', match.group(0)) if match.group(0).startswith('/') else match.group(0)
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"', blank, text, flags=re.S)


def without_strings(text):
    return re.sub(r'"(?:\\.|[^"\\])*"', '""', text)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def headers_by_room():
    owner = {}
    for path in files(('.h',)):
        owner[os.path.basename(path)] = room_of(path)
    return owner


def room_of(path):
    return os.path.relpath(path, SRC).split(os.sep)[0]


def files(endings):
    for folder, _, names in sorted(os.walk(SRC)):
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.join(folder, name)


def check_arrows(path, code, owner):
    room = room_of(path)
    for match in re.finditer(r'#\s*include\s+["<]([^">]+)[">]', code):
        name = os.path.basename(match.group(1))
        target = owner.get(name)
        if target and target != room and target not in MAY_INCLUDE[room]:
            fault(path, line_of(code, match.start()), 'room %s may not include %s of %s' % (room, name, target))
        if room not in ('ui',) and match.group(1).startswith(('gtk/', 'adwaita', 'gdk/')):
            fault(path, line_of(code, match.start()), 'GTK below src/ui')
        if room != 'store' and match.group(1) == 'sqlite3.h':
            fault(path, line_of(code, match.start()), 'sqlite3.h outside src/store')


def check_banned(path, code):
    room = room_of(path)
    stem = os.path.relpath(path, SRC).rsplit('.', 1)[0].replace(os.sep, '/')
    plain = without_strings(code)
    for pattern, where, what in BANNED:
        if where == 'not-compat' and stem == 'ui/heng-compat':
            continue
        if where == 'not-store' and room == 'store':
            continue
        if isinstance(where, set) and stem not in where:
            continue
        text = code if pattern.startswith('"') else plain
        for match in re.finditer(pattern, text):
            fault(path, line_of(text, match.start()), '%s: %s' % (what, match.group(0).strip()))


def check_sizes(path, text, code):
    lines = text.count('\n')
    if path.endswith('.c') and lines > LARGEST_FILE:
        fault(path, lines, 'file of %d lines (at most %d)' % (lines, LARGEST_FILE))
    if not path.endswith('.c'):
        return
    start, opener = None, None
    for number, line in enumerate(without_strings(code).split('\n'), 1):
        if line.startswith('{') and start is None:
            start = number
        elif line.startswith('}') and start is not None:
            if not line.startswith('};') and number - start + 1 > LARGEST_FUNCTION and is_function(code, start):
                fault(path, start, 'function of %d lines (at most %d)' % (number - start + 1, LARGEST_FUNCTION))
            start = None


def is_function(code, brace_line):
    before = '\n'.join(code.split('\n')[max(0, brace_line - 8):brace_line - 1]).rstrip()
    return before.endswith(')') or before.endswith('G_GNUC_PRINTF')


# A capitalised English sentence handed to something a person sees must pass through gettext.
SHOWN = re.compile(
    r'\b(gtk_label_new|gtk_label_set_(?:text|label)|gtk_button_new_with_(?:label|mnemonic)|gtk_widget_set_tooltip_text|adw_toast_new'
    r'|heng_window_toast|gtk_window_set_title|heng_page_set_title|g_set_error(?:_literal)?|g_printerr|g_print)\s*\(([^;]*?)"([A-Z][a-z]+ [^"]*)"', re.S)


def check_translated(path, code):
    code = re.sub(r'"(\s*\n\s*)"', lambda joint: joint.group(1).replace('\n', '') + '', code)
    for match in SHOWN.finditer(code):
        if not re.search(r'((\b_|\bN_|gettext)\s*\(|\bC_\s*\(\s*"[^"]*",)\s*$', match.group(2)):
            fault(path, line_of(code, match.start()), 'untranslated: "%s"' % match.group(3)[:60])


def check_ui_file(path, text):
    for match in re.finditer(r'<property name="(label|title|subtitle|tooltip-text|placeholder-text|description)"([^>]*)>([^<]*[A-Za-z]{3}[^<]*)<', text):
        if 'translatable="yes"' not in match.group(2) and not match.group(3).startswith(('io.github', 'http')):
            fault(path, line_of(text, match.start()), 'untranslated: "%s"' % match.group(3))
    for match in re.finditer(r'<(?:object|template) class="(AdwLeaflet|AdwFlap|AdwSqueezer|AdwViewSwitcherTitle|AdwToolbarView|AdwNavigation\w+|AdwBreakpoint'
                             r'|AdwBanner|AdwSwitchRow|AdwSpinRow|GtkTreeView|GtkComboBox\w*|GtkInfoBar)"', text):
        fault(path, line_of(text, match.start()), 'class above the floor or deprecated later: ' + match.group(1))


def check_sql(path, text):
    for pattern in SQL_DIALECT:
        for match in re.finditer(pattern, text, re.I):
            fault(path, line_of(text, match.start()), 'not in the portable dialect: ' + match.group(0))


def check_translations():
    po = os.path.join(TOP, 'po', 'zh_CN.po')
    shown = subprocess.run(['msgfmt', '-c', '--statistics', '-o', '/dev/null', po], capture_output=True, text=True, check=False)
    if shown.returncode or 'fuzzy' in shown.stderr or 'untranslated' in shown.stderr:
        fault(po, 1, 'zh_CN is not complete: ' + shown.stderr.strip())
    with open(os.path.join(TOP, 'po', 'POTFILES'), encoding='utf-8') as listed:
        names = {line.strip() for line in listed if line.strip() and not line.startswith('#')}
    for path in files(('.c', '.ui')):
        with open(path, encoding='utf-8') as source:
            text = source.read()
        relative = os.path.relpath(path, TOP)
        if re.search(r'(?<![\w"])(_|N_|C_|ngettext)\s*\(\s*"|translatable="yes"', text) and relative not in names:
            fault(path, 1, 'has strings for people but is not in po/POTFILES')
    for name in names:
        if not os.path.exists(os.path.join(TOP, name)):
            fault(po, 1, 'po/POTFILES names %s, which is not there' % name)


def check_untold_strings():
    """Every msgid in the sources stands in zh_CN.po."""
    potfiles = os.path.join(TOP, 'po', 'POTFILES')
    pot = subprocess.run(['xgettext', '--from-code=UTF-8', '-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kngettext:1,2', '-kg_dngettext:2,3',
                          '-kg_dpgettext2:2c,3', '--files-from=' + potfiles,
                          '--directory=' + TOP, '-o', '-'], capture_output=True, text=True, check=False)
    if pot.returncode:
        fault(potfiles, 1, pot.stderr.strip())
        return
    compared = subprocess.run(['msgcmp', '--use-untranslated', os.path.join(TOP, 'po', 'zh_CN.po'), '-'], input=pot.stdout,
                              capture_output=True, text=True, check=False)
    if compared.returncode:
        fault(potfiles, 1, 'strings without a translation:\n' + compared.stderr.strip())


def check_tree():
    for folder, folders, names in os.walk(TOP):
        folders[:] = [name for name in folders if not name.startswith(('_build', '.')) and name != 'out']
        for path in (os.path.join(folder, name) for name in names):
            if os.path.getsize(path) > 1024 * 1024:
                fault(path, 1, 'larger than 1 MB')
    readme = os.path.join(TOP, 'README.md')
    with open(readme, encoding='utf-8') as text:
        count = len(text.read().split('\n'))
    if count > 101:
        fault(readme, count, 'README of more than 100 lines')


def main():
    owner = headers_by_room()
    for path in files(('.c', '.h')):
        with open(path, encoding='utf-8') as source:
            text = source.read()
        code = without_comments(text)
        if not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */'):
            fault(path, 1, 'no SPDX line')
        check_arrows(path, code, owner)
        check_banned(path, code)
        check_sizes(path, text, code)
        check_translated(path, code)
        if room_of(path) == 'store':
            check_sql(path, code)
    for path in files(('.ui',)):
        with open(path, encoding='utf-8') as source:
            check_ui_file(path, source.read())
    for path in files(('.sql',)):
        with open(path, encoding='utf-8') as source:
            check_sql(path, source.read())
    check_translations()
    check_untold_strings()
    check_tree()
    for text in faults:
        print(text, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
