# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the real program as a person would: names in the accessible tree to find and read things, keys to do them.
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 60  # seconds; only a failure waits that long, and a busy machine is slow

# The numbers of AT-SPI; the same on every version, unlike the names of roles.
ROLES = {7: 'check box', 11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame', 27: 'image', 29: 'label', 31: 'list', 32: 'list item',
         33: 'menu', 35: 'menu item', 37: 'tab', 38: 'tab list', 39: 'panel', 40: 'password', 42: 'progress bar', 43: 'button', 44: 'radio button',
         45: 'radio menu item', 48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider', 52: 'spin button', 55: 'table', 56: 'cell',
         57: 'column header', 61: 'entry', 62: 'button', 66: 'tree table', 69: 'window', 75: 'application', 79: 'entry', 90: 'row', 98: 'list'}
CHECKED, FOCUSABLE, FOCUSED, PRESSED, SELECTED, SENSITIVE = 4, 11, 12, 20, 23, 24

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ROOT = '/org/a11y/atspi/accessible/root'

# What the toolkit says about a bare display; everything else on stderr is a failure.
COMPLAINT = re.compile(r'WARNING|CRITICAL|ERROR|runtime error|Sanitizer')
NOISE = re.compile(r'dbind-WARNING|accessibility bus|GDK_DEBUG|portal|Vulkan|fd limit|Failed to create file monitor')


class Failure(Exception):
    pass


def wait(question, what, seconds=PATIENCE):
    """Asks until the answer is true. A question that stumbles over what is not there yet is asked again, too."""
    end = time.monotonic() + seconds
    while True:
        stumbled = None
        try:
            answer = question()
            if answer:
                return answer
        except (AttributeError, LookupError, OSError, StopIteration, TypeError, ValueError) as error:
            stumbled = error
        if time.monotonic() > end:
            raise Failure(f'waited {seconds} s in vain for {what}' + (f': {stumbled}' if stumbled else ''))
        time.sleep(.02)


def xdotool(*arguments):
    return subprocess.run(['xdotool', *arguments], capture_output=True, text=True).stdout.strip()


def in_own_display(size='1280x900'):
    """Runs this script again in a display and on a session bus of its own, so that it never types into another's windows."""
    if os.environ.get('HENG_UI_DISPLAY') == size:
        os.dup2(int(os.environ['HENG_UI_OUTPUT']), 1)
        return
    output = os.dup(1)  # of ours alone: what the bus starts may chatter on the other
    read_end, write_end = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write_end), '-screen', '0', f'{size}x24', '-nolisten', 'tcp', '-noreset',
                               '-r'],  # no key repeats itself where a busy machine takes its time between pressing and letting go
                              pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    if not number:
        sys.exit('Bail out! Xvfb did not start')
    environment = dict(os.environ, HENG_UI_DISPLAY=size, HENG_UI_OUTPUT=str(output), DISPLAY=':' + number, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                       GDK_DEBUG='gl-disable', GDK_DISABLE='gl,vulkan', PYTHONUNBUFFERED='1')
    for name in ('DBUS_SESSION_BUS_ADDRESS', 'WAYLAND_DISPLAY', 'AT_SPI_BUS_ADDRESS', 'GTK_A11Y', 'XAUTHORITY'):
        environment.pop(name, None)
    try:
        status = subprocess.run(['dbus-run-session', '--', sys.executable, *sys.argv], env=environment, pass_fds=[output],
                                stdout=subprocess.DEVNULL).returncode
    finally:
        server.terminate()
        server.wait()
    sys.exit(status if status >= 0 else 1)


class Bus:
    """The accessibility bus. Trees are read whole and fast: 1,700 objects in a fifth of a second."""

    def __init__(self):
        from gi.repository import Gio, GLib
        self.glib = GLib
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        reply = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 120000, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.address = reply.unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)
        self.pending = 0
        self.good_table = False
        self.focus = None  # (bus name, path) of what was last told to have the keyboard
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, None, Gio.DBusSignalFlags.NONE,
                                         self._state_changed)
        for signature, arguments in (('(s)', ()), ('(sas)', ([],)), ('(sass)', ([], ''))):  # old and new registries
            self.call('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry', 'RegisterEvent', signature,
                      'object:state-changed:focused', *arguments)

    def _state_changed(self, connection, sender, path, interface, signal, parameters):
        detail, on = parameters.unpack()[:2]
        if detail == 'focused' and on:
            self.focus = sender, path

    def listen(self):
        while self.glib.MainContext.default().iteration(False):
            pass

    def call(self, bus_name, path, interface, method, signature=None, *arguments):
        """The answer, or None when the object has gone."""
        parameters = self.glib.Variant(signature, arguments) if signature else None
        try:
            reply = self.connection.call_sync(bus_name, path, interface, method, parameters, None, 0, 60000, None).unpack()
        except self.glib.Error:
            return None
        return reply[0] if len(reply) == 1 else reply

    def ask(self, node, then, interface, method, signature=None, *arguments):
        def answered(connection, result):
            self.pending -= 1
            try:
                then(connection.call_finish(result).unpack()[0])
            except self.glib.Error:
                node.gone = True
        self.pending += 1
        parameters = self.glib.Variant(signature, arguments) if signature else None
        self.connection.call(node.bus_name, node.path, interface, method, parameters, None, 0, 60000, None, answered)

    def read(self, node, whole=True):
        """Fills a node and all below it by asking, a whole level at once, for what is not in the table of objects the toolkit keeps, which is worth
        its while for all windows. (The table of newer toolkits is behind the times; there everything is asked for.)"""
        items = whole and self.good_table and self.call(node.bus_name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems') or ()
        known, below = {item[0][1]: item for item in items}, {}
        for item in items:
            below.setdefault(item[2][1], []).append(item)
        self._fill(node, known, below)
        while self.pending:
            self.glib.MainContext.default().iteration(True)
        return node

    def _fill(self, node, known, below):
        def named(values):
            node.name, node.description = values.get('Name', ''), values.get('Description', '')

        def role(number):
            node.role = ROLES.get(number, f'role {number}')

        def state(words):
            node.states = words[0] | words[1] << 32

        def children(found):
            for _, path in found:
                child = Node(self, node.bus_name, path, node)
                node.children.append(child)
                self._fill(child, known, below)

        if node.path in known:
            _, _, _, _, n_children, _, name, number, description, words = known[node.path]
            named({'Name': name, 'Description': description})
            role(number)
            state(words)
            inside = sorted(below.get(node.path, ()), key=lambda item: item[3])
            if len(inside) == n_children and [item[3] for item in inside] == list(range(n_children)):
                children([item[0] for item in inside])
                return
        else:
            self.ask(node, role, ACCESSIBLE, 'GetRole')
            self.ask(node, named, 'org.freedesktop.DBus.Properties', 'GetAll', '(s)', ACCESSIBLE)
            self.ask(node, state, ACCESSIBLE, 'GetState')
        self.ask(node, children, ACCESSIBLE, 'GetChildren')


def at_least_toolkit(major, minor):
    """Whether the program runs on this version of GTK or a newer one."""
    version = subprocess.run(['pkg-config', '--modversion', 'gtk4'], capture_output=True, text=True, check=True).stdout
    return [int(part) for part in version.split('.')[:2]] >= [major, minor]


class Node:
    """An accessible object as it was when the tree was read; text, value and place are asked for when wanted."""

    def __init__(self, bus, bus_name, path, parent):
        self.bus, self.bus_name, self.path, self.parent = bus, bus_name, path, parent
        self.name = self.description = self.role = ''
        self.states, self.gone, self.children = 0, False, []

    def is_(self, state):
        return bool(self.states >> state & 1)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, name=None, role=None, exact=False, last=False):
        found = None
        for node in self.walk():
            if node.gone or role is not None and node.role != role:
                continue
            if name is None or (node.name == name if exact else name in node.name):
                if not last:
                    return node
                found = node
        return found

    def find_all(self, name=None, role=None):
        return [n for n in self.walk() if (role is None or n.role == role) and (name is None or name in n.name)]

    def call(self, interface, method, signature=None, *arguments):
        return self.bus.call(self.bus_name, self.path, 'org.a11y.atspi.' + interface, method, signature, *arguments)

    @property
    def text(self):
        return self.call('Text', 'GetText', '(ii)', 0, 100000)

    @property
    def extents(self):
        return self.call('Component', 'GetExtents', '(u)', 1)

    def has_keyboard(self):
        """Still, and not only when it was told."""
        words = self.call('Accessible', 'GetState')
        return bool(words and (words[0] | words[1] << 32) >> FOCUSED & 1)

    def press(self):
        if not self.call('Action', 'DoAction', '(i)', 0):
            raise Failure(f'“{self.name}” cannot be pressed')

    def set_text(self, text):
        if not self.call('EditableText', 'SetTextContents', '(s)', text):
            raise Failure(f'“{self.name}” takes no text')

    def words(self):
        """All that stands on it."""
        return [n.name for n in self.walk() if n.role == 'label' and n.name]

    def above(self, role):
        node = self
        while node is not None and node.role != role:
            node = node.parent
        return node

    def lines(self, depth=0):
        text = f' [{self.text}]' if self.role == 'entry' else ''
        rest = f' — {self.description}' if self.description else ''
        marks = ''.join(mark for state, mark in ((FOCUSABLE, ' focusable'), (FOCUSED, ' FOCUSED')) if self.is_(state))
        result = ['  ' * depth + f'{self.role} “{self.name}”{text}{rest}{marks}']
        for child in self.children:
            result += child.lines(depth + 1)
        return result


class Home:
    """The folders of a person who has never used Heng."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix='heng-ui-')
        self.folder('.config/gtk-4.0')
        self.file('.config/gtk-4.0/settings.ini',
                  '[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-enable-animations=0\ngtk-cursor-blink=0\n')

    def folder(self, name):
        path = os.path.join(self.path, name)
        os.makedirs(path, exist_ok=True)
        return path

    def file(self, name, text=None):
        path = os.path.join(self.path, name)
        if text is not None:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
        return path

    def environment(self, language, build):
        return dict(os.environ, HOME=self.path, XDG_CONFIG_HOME=self.folder('.config'), XDG_DATA_HOME=self.folder('.local/share'),
                    XDG_CACHE_HOME=self.folder('.cache'), XDG_STATE_HOME=self.folder('.local/state'),
                    HENG_DATA_DIR=os.path.join(TOP, 'data'), HENG_LOCALE_DIR=os.path.join(build, 'po'),
                    GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'), GSETTINGS_BACKEND='keyfile', LC_ALL='C.UTF-8', LANGUAGE=language)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Heng:
    """One run of the program in a person's folders. `say` gives a string of the program in its language."""

    def __init__(self, program, home, language='en', arguments=(), extra=None, launcher=None):
        build = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(program))))
        if not os.path.exists(os.path.join(build, 'data', 'gschemas.compiled')):
            raise Failure(f'{build} is not built whole: without the schema of its settings the program remembers nothing')
        self.errors = home.file('stderr')
        self.words = gettext.translation('heng', os.path.join(build, 'po'), [language], fallback=True)
        self.bus = Bus()
        with open(self.errors, 'a', encoding='utf-8') as errors:
            self.process = subprocess.Popen([launcher or program, *arguments], env=dict(home.environment(language, build), **(extra or {})),
                                            stdout=errors, stderr=errors)
        self.name = wait(self._find_bus_name, 'the program to appear in the accessible tree')
        version = self.bus.call(self.name, ROOT, 'org.freedesktop.DBus.Properties', 'Get', '(ss)', 'org.a11y.atspi.Application', 'Version')
        self.bus.good_table = [int(part) for part in version.split('.')[:2]] < [4, 10]
        wait(lambda: self.frames(), 'a window')
        xdotool('mousemove', '10000', '10000')  # out of the way of tooltips

    def say(self, text, context=None):
        return self.words.pgettext(context, text) if context else self.words.gettext(text)

    def pid(self):
        return self.process.pid

    def _alive(self):
        if self.process.poll() is not None:
            with open(self.errors, encoding='utf-8', errors='replace') as file:
                raise Failure(f'the program ended with {self.process.returncode}: {file.read()}')

    def _find_bus_name(self):
        self._alive()
        for name, _ in self.bus.call('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren') or ():
            pid = self.bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', '(s)', name)
            if pid is not None and pid == self.pid():
                return name
        return None

    def tree(self):
        """Everything in all windows, the newest window first: a dialog stands before what it was called from. What changed while it was read is
        read again: half a page would say that something is not there."""
        for _ in range(4):
            self._alive()
            root = Node(self.bus, self.name, ROOT, None)
            self.bus.read(root)
            if not any(node.gone for node in root.walk()):
                break
        root.children.reverse()
        return root

    def newest(self):
        """The newest window alone: read in no time, however much the pages behind it hold."""
        return self.bus.read(Node(self.bus, *self.frames()[-1], None), False)

    def windows(self):
        """The names of the windows, the newest first."""
        self._alive()
        return [self._name_of(frame) for frame in reversed(self.frames())]

    def frames(self):
        return self.bus.call(self.name, ROOT, ACCESSIBLE, 'GetChildren')

    def find(self, name=None, role=None, exact=False, last=False):
        return self.tree().find(name, role, exact, last)

    def see(self, name, role=None, exact=False, last=False):
        return wait(lambda: self.find(name, role, exact, last), f'{role or "“"} “{name}”')

    def until(self, question, what):
        """Reads the tree until the question about it is answered with something true."""
        return wait(lambda: question(self.tree()), what)

    def press(self, name, role='button', exact=False, last=False):
        self.until(lambda tree: (n := tree.find(name, role, exact, last)) and n.is_(SENSITIVE) and n.call('Action', 'DoAction', '(i)', 0),
                   f'{role} “{name}” that can be pressed')

    def press_until(self, name, question, what, exact=True):
        """Presses a button that may be pressed twice: a page that is built anew meanwhile swallows a press, which takes a moment to come through."""
        for patience in (10, 20, PATIENCE):
            self.press(name, exact=exact)
            try:
                return wait(question, what, patience)
            except Failure as error:
                failure = error
        raise failure

    def open(self, button, title, exact=True):
        """The window that a button opens."""
        self.press_until(button, lambda: self.windows()[0] == title, f'the window “{title}”', exact)
        return self.see_window(title)

    def choose(self, name):
        """A view of the page, in its switcher."""
        def chosen():
            node = self.find(name, 'button', exact=True)
            return node and (node.is_(PRESSED) or node.is_(CHECKED))
        self.press_until(name, chosen, f'the view “{name}”')

    def open_choice(self, name, most=80):
        """A drop-down with the keyboard in its list."""
        choice = self.key_to('Tab', name, most=most)
        self.key('space')
        wait(lambda: (n := self.focused()).path != choice.path and n.has_keyboard(), f'the open choice “{name}”')

    def see_step(self, way, name):
        """The step that Undo or Redo would take next, as its button or the palette says: it stays where a message on the page goes."""
        words = self.say('%s: %s').replace('%s', self.say(way, 'area'), 1) % name
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if any(n.description.startswith(words) for n in self.tree().find_all(None, 'button')):
                return
        for _ in range(4):
            self.key('ctrl+k')
            self.wait_focus(self.say('Go to'))
            self.type('> ' + way)
            end = time.monotonic() + 10
            while not (found := (rows := self.find(self.say('Found'), 'list')) and words in rows.words()) and time.monotonic() < end:
                time.sleep(.02)
            self.key('Escape')
            wait(lambda: not self.find(self.say('Found'), 'list'), 'the palette to close')
            if found:
                return
        raise Failure(f'“{words}” is not offered')

    def choose_in_menu(self, nth):
        """An item of the open menu by its place: newer toolkits tell no names of menu items."""
        self.until(lambda tree: [n for n in tree.walk() if n.role.endswith('menu item') and n.is_(FOCUSED)], 'an open menu')
        self.key(*['Down'] * nth, 'Return')

    def title(self):
        """Of the window that has the keyboard. When a window closes, X leaves it with nobody; a window manager would hand it on like this."""
        name = xdotool('getwindowfocus', 'getwindowname')
        if not name and self.process.poll() is None:
            for frame in (self.frames() or ())[-1:]:
                self.focus(self._name_of(frame) or 'Heng')
            name = xdotool('getwindowfocus', 'getwindowname')
        return name

    def focus(self, title):
        """Gives a window the keyboard, as a window manager would."""
        for window in xdotool('search', '--onlyvisible', '--name', '^' + re.escape(title) + '$').split()[-1:]:
            xdotool('windowfocus', window)

    def wait_company(self):
        """Until the company is open, at Home or where it was left; keys before that do nothing."""
        wait(lambda: self.title() not in ('', self.say('Heng')), 'the company to open')

    def take_keyboard(self):
        """Where several programs share the display: to the newest window of this one."""
        for window in xdotool('search', '--onlyvisible', '--pid', str(self.pid())).split()[-1:]:
            xdotool('windowfocus', '--sync', window)

    def _name_of(self, frame):
        values = self.bus.call(*frame, 'org.freedesktop.DBus.Properties', 'GetAll', '(s)', ACCESSIBLE) or {}
        return values.get('Name')

    def answered(self):
        """The program has handled what came before: it answers in the order of its main loop."""
        for _ in range(3):
            self.frames()
        self.bus.listen()

    def focused(self):
        """What has the keyboard, without what is below it."""
        self.bus.listen()
        if self.bus.focus is None or self.bus.focus[0] != self.name:
            return Node(self.bus, self.name, ROOT, None)
        node = Node(self.bus, *self.bus.focus, None)
        values = node.bus.call(node.bus_name, node.path, 'org.freedesktop.DBus.Properties', 'GetAll', '(s)', ACCESSIBLE) or {}
        node.name, node.description = values.get('Name', ''), values.get('Description', '')
        node.role = ROLES.get(node.call('Accessible', 'GetRole'), '')
        return node

    def key_to(self, key, name, role=None, most=80, exact=False):
        """Presses a key until the keyboard is on something of this name."""
        stuck = 0
        end = time.monotonic() + 1
        while not self.focused().has_keyboard() and time.monotonic() < end:
            time.sleep(.01)  # a page that has just come gives the keyboard to what had it before
        for _ in range(most):
            node = self.focused()
            if (name == node.name if exact else name in node.name) and (role is None or node.role == role) and node.has_keyboard():
                return node
            before = self.bus.focus
            self.key(key)
            end = time.monotonic() + 3
            while self.bus.focus == before and time.monotonic() < end:
                self.bus.listen()
                time.sleep(.005)
            if self.bus.focus == before:
                self.answered()  # a program that was busy all the time has still to go on
            stuck = stuck + 1 if self.bus.focus == before else 0
            if stuck == 3:
                raise Failure(f'{key} does not lead on from “{node.name}” to “{name}”')
        raise Failure(f'{most} times {key} do not lead to “{name}”; the last was “{self.focused().name}”')

    def wait_focus(self, name):
        return wait(lambda: (n := self.focused()) and name in n.name and n, f'the keyboard on “{name}”')

    def key(self, *keys):
        self.title()
        xdotool('key', *keys)

    def type(self, text):
        self.title()
        xdotool('type', '--delay', '6', text)

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], check=False)

    def wait_end(self):
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure('the program does not end') from None
        if status != 0:
            raise Failure(f'the program ended with {status}')

    def quit(self):
        self.key('ctrl+q')
        self.wait_end()

    def end(self):
        """By force, after a failure."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def choose_file(self, title, path):
        """In the toolkit's file dialog: the whole path into the field for it, which Ctrl+L opens where nothing asks for a name, then Enter."""
        self.see_window(title)

        def field():
            return next((n for n in self.newest().walk() if n.role == 'entry' and n.is_(FOCUSED)), None)

        def asked(key, question, failure):
            """The dialog may still be reading the folder and then does nothing, or be slow to do it: each time it gets longer."""
            for patience in (0, 1.5, 3, 6, 12, 24):
                try:
                    return wait(question, failure, patience)
                except Failure:
                    if self.title() == title:
                        self.key(key)
            return wait(question, failure)
        asked('ctrl+l', field, f'a field for the path in “{title}”')

        def filled():
            entry = field()
            return entry and (entry.text == path or entry.set_text(path))
        wait(filled, f'“{path}” in the field')
        asked('Return', lambda: title not in self.windows(), f'the window “{title}” to go')

    def see_window(self, title):
        """The newest window, when it has this title; it gets the keyboard, as a window manager would give it. (Roles of windows differ between
        versions of the toolkit.)"""
        wait(lambda: self.windows()[0] == title and (self.title() == title or self.focus(title)), f'the keyboard in the window “{title}”')
        return wait(lambda: (newest := self.newest()).name == title and newest, f'the window “{title}”')


def complaints(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return [line.strip() for line in file if COMPLAINT.search(line) and not NOISE.search(line)]


class Scenario:
    """Steps that build on each other, told as TAP. The first failure is shown with a picture and the tree, and the rest is not reached."""

    def __init__(self, name, program):
        self.name, self.program, self.steps, self.home, self.heng = name, program, [], Home(), None

    def step(self, what):
        def keep(function):
            self.steps.append((what, function))
            return function
        return keep

    def start(self, language='en', arguments=(), extra=None):
        self.heng = Heng(self.program, self.home, language, arguments, extra)
        return self.heng

    def _show(self):
        folder = os.environ.get('HENG_UI_PICTURES') or os.path.join(os.path.dirname(os.path.abspath(self.program)), '..', '..', 'meson-logs')
        if self.heng is None or self.heng.process.poll() is not None or not os.path.isdir(folder):
            return
        base = os.path.abspath(os.path.join(folder, 'ui-' + self.name))
        self.heng.picture(base + '.png')
        with open(base + '.txt', 'w', encoding='utf-8') as file:
            file.write('\n'.join(self.heng.tree().lines()))
        print(f'# see {base}.png and .txt')

    def run(self):
        print(f'1..{len(self.steps) + 1}')
        failed = False
        for number, (what, function) in enumerate(self.steps, 1):
            began = time.monotonic()
            try:
                if not failed:
                    function()
            except Exception as error:
                failed = True
                print('\n'.join('# ' + line for line in traceback.format_exc().splitlines()))
                self._show()
                print(f'not ok {number} {self.name}: {what} ({error})'.replace('\n', ' '))
                continue
            print(f'not ok {number} {self.name}: {what} (not reached)' if failed
                  else f'ok {number} {self.name}: {what} # {time.monotonic() - began:.1f} s', flush=True)
        if self.heng is not None:
            self.heng.end()
        lines = complaints(self.home.file('stderr')) if self.heng is not None else ['the program never ran']
        for line in lines[:20]:
            print('# ' + line)
        print(f'{"not ok" if lines else "ok"} {len(self.steps) + 1} {self.name}: the program complains about nothing')
        self.home.remove()
        sys.exit(1 if failed or lines else 0)
