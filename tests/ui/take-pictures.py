#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page of the real program with the sample company, to look at and for the README:
#   take-pictures.py PROGRAM FOLDER [--languages en,zh_CN] [--styles light,dark,contrast] [--sizes 1280x800,1024x600] [--pages home,people,…]
import argparse
import hashlib
import os
import subprocess
import time

from heng_driver import Heng, Home, in_own_display, wait, xdotool

STYLES = {'light': {}, 'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}, 'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'}}
BORDER = 5  # pixels the toolkit draws around a window where nothing composites


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('program')
    parser.add_argument('folder')
    parser.add_argument('--languages', default='en,zh_CN')
    parser.add_argument('--styles', default='light,dark')
    parser.add_argument('--sizes', default='1280x800,1024x600')
    parser.add_argument('--pages', default='')
    return parser.parse_args()


ARGUMENTS = arguments()
in_own_display('1700x1200')


class Tour:
    """One run of the program through all its pages."""

    def __init__(self, language, style, size):
        self.language, self.label = language, f'{language}-{style}-{size}'
        self.width, self.height = (int(number) for number in size.split('x'))
        self.home = Home()
        self.home.folder('.config/glib-2.0/settings')
        self.home.file('.config/glib-2.0/settings/keyfile',
                       f'[io/github/heng_hr/Heng]\nwindow-width={self.width}\nwindow-height={self.height}\n')
        installed = subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout.split()
        extra = dict(STYLES[style], **({'LC_ALL': 'zh_CN.UTF-8'} if language == 'zh_CN' and 'zh_CN.utf8' in installed else {}))
        self.heng = Heng(ARGUMENTS.program, self.home, language, extra=extra)
        self.say = self.heng.say
        self.name = '张伟' if language == 'zh_CN' else 'Zhang Wei'

    def take(self, page):
        """When nothing moves any more."""
        if ARGUMENTS.pages and page not in ARGUMENTS.pages.split(','):
            return
        path = os.path.join(ARGUMENTS.folder, f'{self.label}-{page}.png')
        last = []

        def still():
            time.sleep(.15)
            last.append(hashlib.md5(self.pixels()).digest())
            return len(last) > 2 and last[-1] == last[-2] == last[-3]
        wait(still, 'a picture that stands still')
        area = f'{self.width - 2 * BORDER}x{self.height - 2 * BORDER}+{BORDER}+{BORDER}'
        subprocess.run(['import', '-window', 'root', '-crop', area, '+repage', path], check=True)
        print(path, flush=True)

    def pixels(self):
        return subprocess.run(['import', '-window', 'root', 'rgb:-'], capture_output=True, check=True).stdout

    def go_to_person(self):
        heng = self.heng
        heng.key('ctrl+k')
        heng.wait_focus(self.say('Go to'))
        heng.type('zhangwei')
        heng.until(lambda tree: (found := tree.find(self.say('Found'), 'list')) and self.name in found.words(), self.name)
        self.take('palette')
        heng.key('Return')
        wait(lambda: heng.title() == self.name, self.name)
        heng.see(self.say('How it came about'), 'button')

    def go(self):
        heng, say = self.heng, self.say
        heng.see(say('Welcome to Heng'))
        self.take('first-run')
        heng.press(say('Explore a Sample Company'))
        wait(lambda: heng.title() == say('Home'), 'Home')
        self.take('home')
        heng.key('ctrl+2')
        heng.see(heng.words.ngettext('%s person', '%s people', 50) % 50, 'label', exact=True)
        self.take('people')
        heng.key('ctrl+5')
        heng.see(say('Before Publishing'), 'list')
        self.take('cycles')
        self.go_to_person()
        self.take('person')
        if self.width >= 700:
            self.go_through_views()
        heng.key('ctrl+p')
        heng.see_window(say('Print Review'))
        heng.until(lambda tree: any('3' in n.name for n in tree.children[0].find_all(None, 'label')), 'the pages')
        self.take('print')
        heng.key('Escape')
        heng.until(lambda tree: len(tree.children) == 1, 'the window to close')
        heng.quit()

    def go_through_views(self):
        heng, say = self.heng, self.say
        for view, page in ((say('Goals'), 'goals'), (say('Scorecard'), 'scorecard'), (say('File', 'person'), 'file')):
            heng.choose(view)
            self.take(page)
        heng.choose(say('Scorecard'))
        heng.press(say('Score %s: %s') % ('RD-02', '102.00'))
        heng.until(lambda tree: any('(8 − 7.5)' in n.name for n in tree.find_all(None, 'label')), 'the proof')
        self.take('proof')
        heng.key('Escape')


os.makedirs(ARGUMENTS.folder, exist_ok=True)
for language in ARGUMENTS.languages.split(','):
    for style in ARGUMENTS.styles.split(','):
        for size in ARGUMENTS.sizes.split(','):
            tour = Tour(language, style, size)
            try:
                xdotool('mousemove', '1699', '1199')
                tour.go()
            finally:
                tour.heng.end()
                tour.home.remove()
