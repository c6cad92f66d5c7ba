#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_pages.py [OPTION...] BLOG

Makes the book at each measure (of a page 152 mm wide), reads the finished PDF and checks the
rules of Korean setting. Each line of the table has the rule, what is counted, the figures at
each measure, the bound, and what a plain PangoLayout makes of the same paragraphs
(tests/bench-text, when it is built). Ends with 1 when a bound is broken.
"""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

import read_pages
from read_pages import squeeze

SHEET = '''@page {{ size: 152mm 225mm; margin: 20mm {outer}mm 25mm 22mm; }}
@page :left {{ margin: 20mm 22mm 25mm {outer}mm; }}
'''
PAGE_WIDTH, INNER = 152, 22
NOT_PROSE = ('Table', 'Note', 'Caption', 'Figure', 'TOC', 'Lbl')
HEADINGS = {f'H{n}' for n in range(1, 7)}
CLOSERS = set(')]}’”」』》〉）〕】-‐—〜?!·:;.,〃ー')
OPENERS = set('([{‘“「『《〈（〔【')
PREFIXES, POSTFIXES = set('₩$¥€£'), set('%℃°‰')
MAY_PRECEDE = set('·/—~')  # after these a Hangul syllable may begin a line
MAY_HANG = set('.,。、')
# Of an em. A word space is .225 to .45 (-ebook-word-space of the sheet); in one line in eight
# (WIDE) it may go on to twice the natural .3; what is wider yet is a flagged line.
SPACE_RANGE = (0.225, 0.60)
LETTER_RANGE = (-0.015, 0.025)
ROUNDING = 0.006  # of an em: widths in a PDF are whole thousandths, places are rounded
EDGE = 0.1  # points
MONOSPACE = re.compile('Coding|Mono|Courier')
PARTS = os.environ.get('srcdir', read_pages.ROOT)


def is_hangul(c):
    return '\uac00' <= c <= '\ud7a3' or '\u1100' <= c <= '\u11ff' or '\u3131' <= c <= '\u318e'


def is_han(c):
    return '\u4e00' <= c <= '\u9fff' or '\u3400' <= c <= '\u4dbf' or '\uf900' <= c <= '\ufaff'


PICTURE = read_pages.Element('Picture', 'Figure', None)  # one that says nothing


class Tally:
    """Counts of one book: `of` each name how many, `faults` the first few of each rule."""
    def __init__(self):
        self.of = collections.Counter()
        self.faults = collections.defaultdict(list)

    def fault(self, rule, pages, line, why):
        self.of[rule] += 1
        label = pages.pages[line.page].label if line else '-'
        self.faults[rule].append(f'page {label}: {why}')


def prose(pages):
    """-> paragraphs of chapters that are neither in tables nor notes nor captions"""
    for p in pages.paragraphs:
        section = pages.pages[p.lines[0].page].section
        if not p.element.is_in(*NOT_PROSE, *HEADINGS) and section.startswith('chapter'):
            yield p


def visible(line):
    """-> the PDF's characters of a line without the spaces around"""
    chars = list(line.chars or [])
    while chars and chars[-1].c.isspace():
        chars.pop()
    while chars and chars[0].c.isspace():
        chars.pop(0)
    return chars


# ---- line ends (R1-R8) ------------------------------------------------------------------


def check_ends(pages, tally):
    for p in pages.paragraphs:
        if p.element.is_in('TOC', 'Lbl'):
            continue
        for line, following in p.ends():
            here, there = visible(line), visible(following)
            if here and there and not line.is_flagged:
                check_pair(pages, tally, line, following, here[-1], there[0])
    for p in prose(pages):
        for line, following in p.ends():
            count_end(tally, line, following)


def count_end(tally, line, following):
    if not line.is_justified:
        return
    tally.of['lines'] += 1
    tally.of['flagged'] += line.is_flagged
    before, after = line.text, following.text
    if before[-1:].isspace() or after[:1].isspace() or not before or not after:
        return
    tally.of['inside'] += 1
    if not is_hangul(before[-1]) or not is_hangul(after[0]):
        return
    tally.of['poor'] += not is_hangul(before[-2:-1] or ' ') or not is_hangul(after[1:2] or ' ')


def check_pair(pages, tally, line, following, here, there):
    """Two characters between which a line ends."""
    before, after = here.c, there.c
    shown = f'{line.text[-12:]}¦{following.text[:12]}'
    is_joined = not line.text[-1:].isspace() and not following.text[:1].isspace()
    if is_joined and is_hangul(after) and not (is_hangul(before) or is_han(before) or
                                               before in MAY_PRECEDE):
        tally.fault('R2', pages, line, shown)
    if after in CLOSERS and (is_joined or after not in '-.:'):
        tally.fault('R4', pages, line, shown)
    if before in OPENERS:
        tally.fault('R5', pages, line, shown)
    pair = before + after
    is_raised = there.size < 0.75 * here.size and there.y < here.y - 0.5
    if is_joined and (pair in ('——', '……', '‥‥') or before.isdigit() and after.isdigit() or
                      before in PREFIXES and after.isdigit() or
                      before.isdigit() and after in POSTFIXES or is_raised):
        tally.fault('R6', pages, line, shown)


# ---- justification (R9, R10, R15) -------------------------------------------------------


def check_edges(pages, tally, measure):
    """Every line but the last ends at the right edge or hangs over it."""
    edges = collections.defaultdict(set)
    for p in prose(pages):
        for line in p.lines:
            if not line.is_justified or not visible(line):
                continue
            tally.of['edges'] += 1
            last = visible(line)[-1]
            past = right_edge(last) - (line.x + line.width)
            may_hang = last.end - last.x if last.c in MAY_HANG else 0
            if past < -EDGE or past > may_hang + EDGE:
                tally.fault('R9', pages, line, f'{past:+.2f} pt: {line.text[-20:]}')
            edge = round(line.x + line.width, 1)
            edges[line.page % 2, p.element.parent.kind].add(edge)
            if p.element.parent.kind == 'Sect':
                side = INNER if line.page % 2 == 0 else PAGE_WIDTH - INNER - measure
                if abs(edge - (side + measure) * 72 / 25.4) > 0.2 and not line.is_flagged:
                    tally.fault('R9', pages, line, f'edge at {edge}: {line.text[-20:]}')


def right_edge(char):
    """A full-width closing bracket's right half is taken off."""
    if char.c in '」』》〉）〕】' and char.end - char.x > 0.9 * char.size:
        return char.x + 0.5 * char.size
    return char.end


def check_gaps(pages, tally):
    for p in prose(pages):
        for line in p.lines:
            if line.is_justified and line.chars:
                ratios = check_line_gaps(pages, tally, line)
                if ratios:
                    mean = sum(ratios) / len(ratios)
                    tally.of['wide'] += mean > 1.5 + ROUNDING / 0.3
                    tally.of['wider'] += mean > 2 + ROUNDING / 0.3
                    tally.of['widest'] += mean >= 3


def check_line_gaps(pages, tally, line):
    """-> the word spaces of a line against the natural one, .3 em"""
    chars, ratios, why = visible(line), [], None
    for i in range(1, len(chars)):
        a, b = chars[i - 1], chars[i]
        if a.y != b.y or a.size != b.size:
            continue
        if is_hangul(a.c) and is_hangul(b.c):
            gap = (b.x - a.end) / a.size
            if not LETTER_RANGE[0] - ROUNDING <= gap <= LETTER_RANGE[1] + ROUNDING:
                why = f'{a.c}{b.c} {gap:+.3f} em'
        if b.c == ' ' and i + 1 < len(chars) and chars[i + 1].c != ' ' and a.c != ' ' and \
                not MONOSPACE.search(b.font) and not is_parted(pages, line, a, chars[i + 1]):
            gap = (chars[i + 1].x - a.end) / b.size
            ratios.append(gap / 0.3)
            if not SPACE_RANGE[0] - ROUNDING <= gap <= SPACE_RANGE[1] + ROUNDING:
                why = f'space {gap:.3f} em after {a.c}'
    if why and not line.is_flagged:
        tally.fault('R10', pages, line, f'{why}: {line.text[:30]}')
    return ratios


def is_parted(pages, line, a, b):
    """Is there a picture between two characters?"""
    return any(i.kind in ('picture', 'rectangle') and a.x < i.x + i.width / 2 < b.x and
               i.y < line.y < i.y + i.height + 5 for i in pages.pages[line.page].items)


def check_last_lines(pages, tally):
    for p in prose(pages):
        for lines in p.stretches():
            chars = visible(lines[-1])
            if len(lines) < 2 or not lines[0].is_justified or not chars:
                continue
            is_short = len(chars) <= 3 or lines[-1].width < 2 * max(c.size for c in chars)
            if is_short and any(line.is_flagged for line in lines):
                tally.of['short, flagged'] += 1
            elif is_short:
                tally.fault('R15', pages, lines[-1], lines[-1].text)


# ---- pages (R16-R20) --------------------------------------------------------------------


def check_splits(pages, tally):
    for p in prose(pages):
        on = collections.Counter(line.page for line in p.lines)
        if len(on) > 1 and (min(on.values()) < 2 or len(p.lines) <= 3):
            parts = '+'.join(str(on[k]) for k in sorted(on))
            tally.fault('R16', pages, p.lines[-1], f'{parts} lines: {p.text()[:30]}')


def content_lines(pages):
    """-> (page, y, element) of each line and picture outside notes, in the order drawn"""
    for index, page in enumerate(pages.pages):
        seen = set()
        for item in page.items:
            element = pages.elements.get(item.owner)
            if element is None and item.kind == 'picture':
                element = PICTURE
            if element is None or element.is_in('Note', 'Lbl'):
                continue
            for part in range(2 if item.kind == 'picture' else 1):
                key = (round(item.y) + part, element.block().name)
                if key not in seen:
                    seen.add(key)
                    yield index, item.y, element.block()


def check_headings(pages, tally):
    """Two lines of what follows stand below a heading, if there are two before the next."""
    lines = list(content_lines(pages))
    for i, (page, _, element) in enumerate(lines):
        following = lines[i + 1:i + 3]
        if element.kind not in HEADINGS or not following or following[0][2] is element:
            continue
        tally.of['headings'] += 1
        if following[0][2].kind in HEADINGS:
            following = following[:1]
        elif len(following) > 1 and following[1][2].kind in HEADINGS:
            following = following[:1]
        sections = {pages.pages[k].section for k, *_ in following} | {pages.pages[page].section}
        if any(k != page for k, *_ in following) and len(sections) == 1:
            text = next((p.text() for p in pages.paragraphs if p.element is element), '')
            tally.fault('R17', pages, next((p.lines[0] for p in pages.paragraphs
                                            if p.element is element), None), text)


def pitches(paragraph):
    return [b.y - a.y for a, b in zip(paragraph.lines, paragraph.lines[1:]) if a.page == b.page]


def check_grid(pages, tally):
    """The commonest pitch is the body's; all its lines stand on one grid."""
    paragraphs = list(prose(pages))
    common = collections.Counter(round(d, 1) for p in paragraphs for d in pitches(p))
    if not common:
        return
    pitch = common.most_common(1)[0][0]
    pitch = next(d for p in paragraphs for d in pitches(p) if abs(d - pitch) < 0.06)
    pitch = round(pitch * 20) / 20
    phases = collections.Counter(round(baseline(line) % pitch, 1) for p in paragraphs
                                 for line in p.lines)
    phase = phases.most_common(1)[0][0]
    body = collections.Counter(font(line) for p in paragraphs for line in p.lines)
    body = body.most_common(1)[0][0]
    for p in paragraphs:
        for line in p.lines:
            if font(line) != body:
                continue
            tally.of['grid'] += 1
            off = (baseline(line) - phase + pitch / 2) % pitch - pitch / 2
            if abs(off) > 0.1:
                tally.fault('R18', pages, line, f'{off:+.2f} pt off the grid: {line.text[:30]}')
    for p in pages.paragraphs:
        steps = pitches(p)
        if steps and max(steps) - min(steps) > 0.05 and not p.element.is_in('Table'):
            tally.fault('R19', pages, p.lines[0],
                        f'steps of {min(steps):.2f} to {max(steps):.2f} pt: {p.text()[:30]}')


def font(line):
    chars = collections.Counter(c.font for c in visible(line))
    return chars.most_common(1)[0][0] if chars else ''


def baseline(line):
    """As the PDF has it: where most of the characters stand that are neither raised nor low."""
    chars = visible(line)
    size = max((c.size for c in chars), default=0)
    chars = [c for c in chars if c.size > 0.85 * size]
    return collections.Counter(c.y for c in chars).most_common(1)[0][0] if chars else line.y


def check_indents(pages, tally):
    """Nothing after a heading, one em after a paragraph."""
    left = {}
    spoken = {p.element.name: p for p in pages.paragraphs}
    for p in prose(pages):
        line = p.lines[0]
        before = p.element.before()
        if p.element.parent.kind != 'Sect' or before is None or not line.is_justified or \
                not visible(line) or visible(line)[0].c in OPENERS:
            continue
        em = max(c.size for c in visible(line))
        other = next((k for k in p.lines[1:] if k.page % 2 == line.page % 2 and visible(k) and
                      visible(k)[0].c not in OPENERS), None)
        if other is None:
            continue
        left[line.page % 2] = visible(other)[0].x
        indent = visible(line)[0].x - left[line.page % 2]
        tally.of['indents'] += 1
        if before.kind in HEADINGS:
            wanted = 0
        elif before.kind == 'P' and before.name in spoken and \
                spoken[before.name].lines[0].is_justified:
            wanted = em
        else:
            continue
        if abs(indent - wanted) > 0.1:
            tally.fault('R20', pages, line, f'indent of {indent:.2f} pt: {line.text[:30]}')


# ---- text and fonts (R3, R23, R27) ------------------------------------------------------


def even(text):
    """Spaces made one; a variation selector shows nothing of its own."""
    text = re.sub('[\ufe0e\ufe0f]', '', text)
    return re.sub(r'[\s\u00a0]+', ' ', read_pages.unicodedata.normalize('NFC', text)).strip()


def unhyphenated(paragraph):
    """-> its lines, hyphens within Latin words taken off"""
    for line, following in zip(paragraph.lines, paragraph.lines[1:]):
        yield line.text[:-1] if is_in_word(line, following) else line.text
        yield ' ' if line.is_forced_end else ''
    yield paragraph.lines[-1].text


def is_in_word(line, following):
    """Is the hyphen at the end of a line within a Latin word of prose?"""
    before = re.search(r'(\S*)[-\u2010]$', line.text)
    after = re.match(r'\S*', following.text)
    token = before[1] + after[0] if before else ''
    return re.search('[A-Za-z]{3}$', before[1] if before else '') is not None and \
        re.match('[A-Za-z]{3}', after[0]) is not None and \
        not re.search(r'[/_\\@#$=<>&0-9]|[.:][A-Za-z]', token)


def check_text(pages, tally, hyphenates):
    """`hyphenates`: the sheet lets Latin words break."""
    source = {squeeze(t) for t in pages.texts}
    blob = '\n'.join(source)
    for p in pages.paragraphs:
        for line in p.lines:
            if line.chars is None:
                tally.fault('R23', pages, line, f'not in the PDF: {line.text[:40]}')
                continue
            found = even(''.join(c.c for c in line.chars))
            if found != even(line.text) and not line.has_ruby and not p.element.is_in('TOC'):
                tally.fault('R23', pages, line, f'{found[:60]} for {even(line.text)[:60]}')
        for line, following in p.ends():
            is_new = line.text[-1:] in '-\u2010' and \
                squeeze(p.text()) not in blob and \
                squeeze(p.text()).replace(squeeze(line.text), squeeze(line.text)[:-1]) in blob
            if line.text and is_new and not (hyphenates and is_in_word(line, following)):
                tally.fault('R3', pages, line, line.text[-30:])
    said = '\n'.join(even(''.join(unhyphenated(p) if hyphenates else p.text()))
                     for p in pages.paragraphs)
    blocks = collections.defaultdict(str)
    for page in pages.pages:
        for item in page.items:
            if item.owner in pages.elements:
                blocks[pages.elements[item.owner].block().name] += item.text
    shown = '\n'.join(squeeze(t) for t in blocks.values())
    for text in pages.texts:
        for piece in re.split('\ufffc', text):
            if even(piece) not in said and squeeze(piece) not in shown:
                tally.fault('R23', pages, None, f'lost or changed: {even(piece)[:60]}')


def check_fonts(pages, tally, sheets):
    named = set(re.findall(r'"([^"]+)"', ' '.join(re.findall(r'font(?:-family)?:([^;]*);', sheets))))
    listed = read_pages.run(['fc-list', '--format', '%{postscriptname}\t%{family}\n'])
    families = dict(line.split('\t') for line in listed.splitlines() if '\t' in line)
    for index, page in enumerate(pages.pages):
        for char in page.chars:
            family = families.get(char.font, char.font).split(',')
            if not named & set(family):
                tally.of['R27'] += 1
                tally.faults['R27'].append(f'page {page.label}: {char.font} for {char.c}')


# ---- the whole ---------------------------------------------------------------------------


def pango(pages, measure):
    """-> the figures of a PangoLayout by bench-text's names of columns"""
    program = os.path.join(os.environ.get('builddir', PARTS), 'tests', 'bench-text')
    if not os.access(program, os.X_OK):
        return {}
    text = '\n'.join(even(p.text()) for p in prose(pages) if p.lines[0].is_justified)
    table = subprocess.run([program, str(measure)], input=text.encode(), capture_output=True,
                           check=True, env={**os.environ, 'srcdir': PARTS}).stdout.decode()
    names = table.splitlines()[0].split()
    row = next(k for k in table.splitlines() if k.startswith('PangoLayout')).split()[1:]
    return dict(zip(names, row))


def options_for(folder, measure, style=None):
    """-> options of `ebook make` for pages of this measure; their sheet is in `folder`"""
    sheet = os.path.join(folder, 'measure.css')
    with open(sheet, 'w') as f:
        f.write(SHEET.format(outer=PAGE_WIDTH - INNER - measure))
    return [f'--style={style + "," if style else ""}{sheet}']


def examine(pages, measure, style=None):
    """-> the tally of a book that was laid out by `options_for` the same"""
    tally = Tally()
    check_ends(pages, tally)
    check_edges(pages, tally, measure)
    check_gaps(pages, tally)
    check_last_lines(pages, tally)
    check_splits(pages, tally)
    check_headings(pages, tally)
    check_grid(pages, tally)
    check_indents(pages, tally)
    check_text(pages, tally, hyphenates=bool(style) and 'tech' in style)
    names = ['book'] + (style.split(',') if style else [])
    paths = [n if os.path.isfile(n) else os.path.join(PARTS, 'styles', f'{n}.css') for n in names]
    sheets = ''.join(open(path).read() for path in paths)
    check_fonts(pages, tally, sheets)
    tally.of['pages'] = len(pages.pages)
    tally.of['nothing'] = sum(tally.of[name] == 0 for name in ('lines', 'grid', 'edges'))
    return tally


def check(arguments, measure):
    with tempfile.TemporaryDirectory() as folder:
        options = options_for(folder, measure, arguments.style)
        options += [f'--series={arguments.series}'] if arguments.series else []
        options += ['--blog'] if arguments.whole_blog else []
        pages = read_pages.make(arguments.blog, options, os.path.join(folder, 'book'))
    return examine(pages, measure, arguments.style), pango(pages, measure)


ROWS = [  # rule, what is counted, its name, of what it is a percentage, bound, Pango's column
    ('', 'pages', 'pages', None, None, None),
    ('', 'justified lines', 'lines', None, None, None),
    ('', 'nothing to check', 'nothing', None, 0, None),
    ('R1', 'end inside an eojeol', 'inside', 'lines', 25, 'inside'),
    ('R2', 'particle begins a line', 'R2', None, 0, 'partcl'),
    ('R3', 'hyphen that is not in the text', 'R3', None, 0, None),
    ('R4', 'forbidden at a line head', 'R4', None, 0, None),
    ('R5', 'forbidden at a line end', 'R5', None, 0, None),
    ('R6', 'what belongs together is split', 'R6', None, 0, None),
    ('R8', 'one syllable alone', 'poor', 'lines', 2, 'poor'),
    ('R9', 'not at the right edge', 'R9', None, 0, 'edge'),
    ('R10', 'gaps out of range', 'R10', None, 0, None),
    ('R10', 'flagged lines', 'flagged', 'lines', 3, None),
    ('', 'spaces > 1.5 times', 'wide', 'lines', None, '>1.5x'),
    ('', 'spaces > 2 times', 'wider', 'lines', None, '>2x'),
    ('', 'spaces >= 3 times', 'widest', 'lines', None, '>=3x'),
    ('R15', 'short last lines', 'R15', None, 0, '<=3'),
    ('R16', 'widows, orphans', 'R16', None, 0, None),
    ('R17', 'stranded headings', 'R17', None, 0, None),
    ('R18', 'lines off the grid', 'R18', None, 0, None),
    ('R19', 'uneven line pitch', 'R19', None, 0, None),
    ('R20', 'wrong indents', 'R20', None, 0, None),
    ('R23', 'text that differs', 'R23', None, 0, None),
    ('R27', 'characters in other fonts', 'R27', None, 0, None),
]


def figure(tally, name, whole):
    return 100 * tally.of[name] / max(tally.of[whole], 1) if whole else tally.of[name]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[2])
    parser.add_argument('blog')
    parser.add_argument('--series')
    parser.add_argument('--whole-blog', action='store_true', help='one book of all posts')
    parser.add_argument('--style')
    parser.add_argument('--measures', default='110')
    parser.add_argument('--open', default='', help='figures whose bound may be broken as yet')
    parser.add_argument('--verbose', action='store_true', help='show every fault')
    arguments = parser.parse_args()
    measures = [int(m) for m in arguments.measures.split(',')]
    tallies = [check(arguments, m) for m in measures]
    print(f'{"":4} {"":32}' + ''.join(f'{m:>6} mm {"Pango":>7}' for m in measures) + '  bound')
    broken = False
    for rule, label, name, whole, bound, column in ROWS:
        cells = ''
        for tally, plain in tallies:
            value = figure(tally, name, whole)
            broken |= bound is not None and value > bound and name not in arguments.open.split(',')
            mark = '!' if bound is not None and value > bound else ' '
            cells += f'{value:8.1f}%' if whole else f'{value:9d}'
            cells = cells[:-1] + cells[-1] + f'{mark}{plain.get(column, "") if column else "":>7}'
        print(f'{rule:4} {label:32}{cells}  {"" if bound is None else bound}')
    for m, (tally, _) in zip(measures, tallies):
        for rule, faults in tally.faults.items():
            for fault in faults if arguments.verbose else faults[:5]:
                print(f'{m} mm: {rule}: {fault}')
    sys.exit(1 if broken else 0)


if __name__ == '__main__':
    main()
