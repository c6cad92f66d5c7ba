#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""falsify_pages.py BLOG: can each check of check_pages.py fail?

Lays the book out once, then spoils what was read of it in one way a rule, as a fault of the
program would, and sees that the check of that rule finds more than it did before, and that no
check is content with a book in which there is nothing to check.
"""
import collections
import copy
import sys
import tempfile

import check_pages
import read_pages

MEASURE = 110


def justified(pages):
    """-> (paragraph, index) of lines that end where the setter chose"""
    for p in check_pages.prose(pages):
        for i, line in enumerate(p.lines[:-1]):
            if line.is_justified and not line.is_flagged and not line.is_forced_end and \
                    len(check_pages.visible(line)) > 12 and check_pages.visible(p.lines[i + 1]):
                yield p, i


def put(line, at, **changes):
    """Changes the visible character `at` of a line."""
    char = check_pages.visible(line)[at]
    place = next(i for i, c in enumerate(line.chars) if c is char)
    line.chars[place] = char._replace(**changes)


def ends(before, after, is_joined=True):
    """Lines that end in `before` and go on with `after`."""
    def spoil(pages):
        p, i = next(justified(pages))
        line, following = p.lines[i], p.lines[i + 1]
        put(line, -1, c=before)
        put(following, 0, c=after, size=check_pages.visible(line)[-1].size)
        line.text = line.text.rstrip()[:-1] + before + ('' if is_joined else ' ')
        following.text = after + following.text.lstrip()[1:]
    return spoil


def split_words(pages):
    for p, i in justified(pages):
        p.lines[i].text = p.lines[i].text.rstrip()
        p.lines[i + 1].text = p.lines[i + 1].text.lstrip()


def lone_syllables(pages):
    for p, i in justified(pages):
        p.lines[i].text = p.lines[i].text.rstrip()[:-2] + ' 가'
        p.lines[i + 1].text = '나 ' + p.lines[i + 1].text.lstrip()[2:]


def add_hyphen(pages):
    p, i = next(justified(pages))
    p.lines[i].text = p.lines[i].text.rstrip() + '-'


def shift(line, x=0.0, y=0.0, start=0):
    line.y += y
    line.chars = [c if k < start else c._replace(x=c.x + x, end=c.end + x, y=c.y + y)
                  for k, c in enumerate(line.chars)]


def short_line(pages):
    p, i = next(justified(pages))
    shift(p.lines[i], x=-0.5)


def wide_space(pages):
    p, i = next((p, i) for p, i in justified(pages)
                if any(c.c == ' ' for c in p.lines[i].chars[2:-4]))
    line = p.lines[i]
    at = next(k for k, c in enumerate(line.chars) if c.c == ' ' and 2 <= k < len(line.chars) - 4)
    shift(line, x=10, start=at + 1)


def wide_letters(pages):
    p, i = next((p, i) for p, i in justified(pages)
                if all(check_pages.is_hangul(c.c) for c in p.lines[i].chars[:2]))
    shift(p.lines[i], x=2, start=1)


def flag(pages):
    for p, i in justified(pages):
        p.lines[i].is_flagged = True


def stub(pages):
    p = next(p for p, i in justified(pages) if len(p.lines[-1].chars or []) > 4)
    p.lines[-1].chars = p.lines[-1].chars[:2]


def widow(pages):
    p = next(p for p, _ in justified(pages) if len({line.page for line in p.lines}) == 1)
    p.lines[-1].page += 1


def strand(pages):
    """What follows the last heading of a page goes to the next page."""
    for page, following in zip(pages.pages, pages.pages[1:]):
        heads = [k for k, item in enumerate(page.items) if item.owner in pages.elements and
                 pages.elements[item.owner].block().kind == 'H2']
        if heads and page.section == following.section and len(page.items) > heads[-1] + 8:
            following.items[:0] = page.items[heads[-1] + 1:]
            del page.items[heads[-1] + 1:]
            return


def off_grid(pages):
    for line in next(justified(pages))[0].lines:
        shift(line, y=3)


def uneven(pages):
    p = next(p for p, _ in justified(pages) if len(p.lines) > 2)
    shift(p.lines[1], y=1)


def indent(pages):
    for p in check_pages.prose(pages):
        line = p.lines[0]
        if line.is_justified and check_pages.visible(line):
            shift(line, x=4)


def lose_character(pages):
    p, i = next(justified(pages))
    del p.lines[i].chars[3]


def lose_space(pages):
    p, i = next(justified(pages))
    line = p.lines[i]
    line.chars = [c for c in line.chars if c.c != ' ']


def lose_paragraph(pages):
    p = next(justified(pages))[0]
    pages.paragraphs.remove(p)
    for page in pages.pages:
        page.items[:] = [item for item in page.items if item.owner not in pages.elements or
                         pages.elements[item.owner].block() is not p.element]


def other_font(pages):
    page = next(page for page in pages.pages if page.chars)
    page.chars[0] = page.chars[0]._replace(font='DejaVuSans')


def ragged(pages):
    for p in pages.paragraphs:
        for line in p.lines:
            line.is_justified = False


FAULTS = [  # rule, its name in the tally, how the book is spoilt
    ('R1', 'inside', split_words), ('R2', 'R2', ends('S', '를')), ('R3', 'R3', add_hyphen),
    ('R4', 'R4', ends('다', ')')), ('R4', 'R4', ends('다', '!', False)),
    ('R5', 'R5', ends('(', '다')), ('R6', 'R6', ends('1', '2')), ('R6', 'R6', ends('—', '—')),
    ('R6', 'R6', ends('5', '%')), ('R6', 'R6', ends('$', '1')), ('R8', 'poor', lone_syllables),
    ('R9', 'R9', short_line), ('R10', 'R10', wide_space), ('R10', 'R10', wide_letters),
    ('R10', 'flagged', flag), ('R15', 'R15', stub), ('R16', 'R16', widow), ('R17', 'R17', strand),
    ('R18', 'R18', off_grid), ('R19', 'R19', uneven), ('R20', 'R20', indent),
    ('R23', 'R23', lose_character), ('R23', 'R23', lose_space), ('R23', 'R23', lose_paragraph),
    ('R27', 'R27', other_font), ('all', 'nothing', ragged),
]


def main():
    with tempfile.TemporaryDirectory() as folder:
        pages = read_pages.make(sys.argv[1], check_pages.options_for(folder, MEASURE), folder)
    names = collections.Counter(check_pages.examine(pages, MEASURE).of)
    blind = 0
    for rule, name, spoil in FAULTS:
        spoilt = copy.deepcopy(pages)
        spoil(spoilt)
        tally = check_pages.examine(spoilt, MEASURE)
        bound = next(b for _, _, n, _, b, _ in check_pages.ROWS if n == name)
        whole = next(w for _, _, n, w, _, _ in check_pages.ROWS if n == name)
        value = check_pages.figure(tally, name, whole)
        is_seen = value > bound and tally.of[name] > names[name]
        blind += not is_seen
        print(f'{rule:4} {spoil.__name__:16} {names[name]:5} -> {tally.of[name]:5}'
              f'{"" if is_seen else "  NOT SEEN"}')
    sys.exit(1 if blind else 0)


main()
