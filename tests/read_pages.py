# SPDX-License-Identifier: GPL-3.0-or-later
"""What `ebook make` says of a book's pages (--dump=lines, pages, book) and what stands in the
finished PDF (mutool's structured text), brought together line by line, for check_pages.py.

Places are points from the top left corner of the page, as in the dumps. A line's characters,
their places, sizes and fonts are the PDF's; what it belongs to and whether it is flagged is
the dumps'.
"""
import collections
import html
import os
import re
import subprocess
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
EBOOK = os.environ.get('EBOOK', os.path.join(ROOT, 'ebook'))
INLINE = {'Link', 'Code', 'Span', 'Reference', 'Ruby', 'RB', 'RT', 'Formula', 'Quote', 'Em',
          'Strong'}
QUOTED = r'"((?:[^"\\]|\\.)*)"'
LINE = re.compile(r'^  (\S+),(\S+) (\S+?)/(\S+) (\S+) (artifact|[A-Za-z]+\d*?)(\d*)((?: .*?)?) ' +
                  QUOTED + '$')
ITEM = re.compile(r'^  (text|picture|rectangle|line|matrix) (\S+?),(\S+?) (.*)$')
CHAR = re.compile(r'<char quad="(\S+) \S+ (\S+) [^"]*" x="(\S+)" y="(\S+)" color="\S+" c="(.*?)"')
FONT = re.compile(r'<font name="(.*?)" size="(.*?)"')

Char = collections.namedtuple('Char', 'c x end y size font')
Item = collections.namedtuple('Item', 'kind x y width height owner text')


class Element:
    """Of the structure tree."""
    def __init__(self, name, kind, parent):
        self.name, self.kind, self.parent, self.children = name, kind, parent, []
        if parent is not None:
            parent.children.append(self)

    def ancestors(self):
        element = self
        while element is not None:
            yield element
            element = element.parent

    def block(self):
        """-> the nearest element that is no inline"""
        return next((e for e in self.ancestors() if e.kind not in INLINE), self)

    def is_in(self, *kinds):
        return any(e.kind in kinds for e in self.ancestors())

    def before(self):
        """-> the element before this one; None at the start"""
        siblings = self.parent.children if self.parent else [self]
        place = siblings.index(self)
        return siblings[place - 1] if place > 0 else None


class Line:
    """x, y, width, measure in points; `chars` are the PDF's, None when it does not show them."""
    def __init__(self, page, match):
        x, y, width, measure, ratio, kind, number, flags, text = match.groups()
        self.page, self.x, self.y = page, float(x), float(y)
        self.width, self.measure, self.ratio = float(width), float(measure), float(ratio)
        self.owner = kind + number
        self.is_justified = ' justified' in flags
        self.is_flagged = ' emergency' in flags
        self.is_forced_end = ' end' in flags
        self.is_turned = ' turned' in flags
        hang = re.search(r'hang (\S+)', flags)
        self.hang = float(hang[1]) if hang else 0.0
        self.text = unescape(text)
        self.chars, self.has_ruby = None, False


class Page:
    def __init__(self, label, section):
        self.label, self.section, self.items, self.chars = label, section, [], []


class Paragraph:
    """The lines from one beginning to the next in a block; `element` is the block."""
    def __init__(self, element, line):
        self.element, self.lines = element, [line]

    def text(self):
        return ''.join(line.text for line in self.lines)

    def stretches(self):
        """-> the lines between forced breaks"""
        start = 0
        for i, line in enumerate(self.lines):
            if line.is_forced_end or i + 1 == len(self.lines):
                yield self.lines[start:i + 1]
                start = i + 1

    def ends(self):
        """-> each line that the setter ended, with the next"""
        for lines in self.stretches():
            yield from zip(lines, lines[1:])


class Pages:
    """`paragraphs` in reading order, `pages` by index, `elements` by name, `texts`: what the
    blocks of the book say, as --dump=book has them."""
    def __init__(self):
        self.pages, self.elements, self.paragraphs, self.texts = [], {}, [], []
        self.width = 0.0


def unescape(text):
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), text)


def run(arguments):
    surroundings = {'EBOOK_DATA': ROOT, **os.environ}
    done = subprocess.run(arguments, capture_output=True, env=surroundings)
    if done.returncode > 1:  # 1: the book has errors, and is there
        raise OSError(f'{arguments}: {done.stderr.decode()}')
    return done.stdout.decode()


def squeeze(text):
    return re.sub(r'[\s\ufe0e\ufe0f\u200b\u2060\u00ad]+', '', unicodedata.normalize('NFC', text))


def read_pages(dump, pages):
    """--dump=pages: items and the tree of elements."""
    stack = []
    for line in dump.split('\n'):
        words = line.split(' ')
        if words[0] == 'pages':
            pages.width = float(words[2].split('x')[0])
        elif words[0] == 'page':
            pages.pages.append(Page(words[1], words[3]))
        elif line.startswith('  ') and pages.pages and not stack:
            add_item(pages.pages[-1], line)
        elif words[0] == 'begins':
            break
        if re.match(r'Document\d', line) or stack:
            depth = (len(line) - len(line.lstrip())) // 2
            m = re.match(r' *([A-Z][A-Za-z]*?)(\d*)\b', line)
            if m is None:
                continue
            name = m[1] + m[2]
            kind = re.match(r'H[1-6](?=\d)|[A-Za-z]+', name)[0]
            del stack[depth:]
            element = Element(name, kind, stack[-1] if stack else None)
            stack.append(element)
            pages.elements[name] = element


def add_item(page, line):
    m = ITEM.match(line)
    if m is None:
        return
    text = re.search(' ' + QUOTED + '( space)?$', m[4])
    size = re.match(r'(\S+)x(\S+)', m[4])
    owner = re.search(r'(?:^| )(artifact|[A-Z][A-Za-z]*\d+)(?= |$)', m[4])
    page.items.append(Item(m[1], float(m[2]), float(m[3]),
                           float(size[1]) if size else 0.0, float(size[2]) if size else 0.0,
                           owner[1] if owner else 'artifact',
                           unescape(text[1]) if text else ''))


def read_lines(dump, pages):
    """--dump=lines: paragraphs. A blank line comes before the first line of each."""
    page, is_first, open_ones = -1, False, {}
    for text in dump.split('\n'):
        if text.startswith('page '):
            page += 1
        elif text == '':
            is_first = True
        else:
            m = LINE.match(text)
            if m is None:
                raise ValueError('not understood: ' + text)
            line = Line(page, m)
            element = pages.elements.get(line.owner)
            block = element.block() if element else None
            if block is not None and not line.is_turned:
                if is_first or block.name not in open_ones:
                    open_ones[block.name] = Paragraph(block, line)
                    pages.paragraphs.append(open_ones[block.name])
                else:
                    open_ones[block.name].lines.append(line)
            is_first = False


def read_pdf(path, pages):
    """The characters of each page; those that mutool adds to fill gaps are left out."""
    page, size, font = -1, 0.0, ''
    for line in run(['mutool', 'draw', '-q', '-F', 'stext', path]).split('\n'):
        if line.startswith('<page '):
            page += 1
        m = FONT.match(line)
        if m:
            font, size = m[1], float(m[2])
        m = CHAR.match(line)
        if m:
            pages.pages[page].chars.append(
                Char(html.unescape(m[5]), float(m[3]), float(m[3]) + float(m[2]) - float(m[1]),
                     float(m[4]), size, font))


def find_chars(page, line):
    """-> the PDF's characters of a line, from left to right; None when they are not these"""
    reach = line.hang + 2
    near = [c for c in page.chars if line.x - 2 < c.x < line.x + line.width + reach
            and -12 < c.y - line.y < 6]
    wanted = squeeze(line.text)
    for up, down in ((0.3, 0.3), (5, 3), (12, 6)):
        chars = sorted((c for c in near if -up < c.y - line.y < down), key=lambda c: c.x)
        found = squeeze(''.join(c.c for c in chars))
        if found == wanted:
            return chars
        if sorted(found) == sorted(wanted):
            line.has_ruby = True
            return [c for c in chars if c.y > line.y - 5]
    return None


def read_texts(dump):
    """--dump=book: for each block what it says; U+FFFC where print may put something in
    between: notes' calls, pictures, the ends of links."""
    texts, current, link = [], None, None
    for line in dump.split('\n'):
        depth = len(line) - len(line.lstrip())
        m = re.match(r' *([a-z-]+)(?: |$)', line)
        kind = m[1] if m else ''
        if kind in ('paragraph', 'heading', 'term', 'caption', 'code-block', 'math-block',
                    'summary'):
            current = []
            texts.append(current)
        if current is None:
            continue
        if link is not None and depth <= link:
            current.append('\ufffc')
            link = None
        text = re.search(r' text=' + QUOTED + '$', line)
        if kind in ('text', 'code', 'math', 'math-block') and text:
            current.append(unescape(text[1]))
        elif kind in ('note-reference', 'image', 'link', 'ruby-text'):
            current.append('\ufffc')
            link = depth if kind == 'link' else link
        elif kind in ('line-break', 'soft-break'):
            current.append(' ')
    return [''.join(t) for t in texts]


def make(blog, options, folder):
    """-> Pages of the book that `ebook make` writes into `folder`"""
    command = [EBOOK, 'make', blog] + options
    run(command + ['--format=pdf', '-o', folder])
    pdf = [f for f in sorted(os.listdir(folder)) if f.endswith('.pdf')]
    if len(pdf) != 1:
        raise ValueError(f'{len(pdf)} books in place of one')
    pages = Pages()
    read_pages(run(command + ['--dump=pages']), pages)
    read_lines(run(command + ['--dump=lines']), pages)
    pages.texts = read_texts(run(command + ['--dump=book']))
    read_pdf(os.path.join(folder, pdf[0]), pages)
    for paragraph in pages.paragraphs:
        for line in paragraph.lines:
            line.chars = find_chars(pages.pages[line.page], line)
    return pages
