#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_fill.py [OPTION...] BLOG

Lays the book out in each style and measures how much of each page is left empty. A page that
ends before a picture or a table may not be more than a quarter empty: text is pulled up, or
the picture gives way. Prints a line a style; ends with 1 when a page breaks the rule.
"""
import argparse
import sys

import read_pages

QUARTER = 0.25
DESCENT = 3.0  # of the last line, points
STYLES = ['essay', 'tech', 'tech,46배판', 'screen', '46판', '국반판']


def bottom(item):
    return item.y + (item.height if item.height > 0 else DESCENT)


def content(page):
    """What belongs to the text: head and foot are artifacts of letters."""
    return [i for i in page.items if i.kind != 'text' or i.owner != 'artifact']


def areas(pages):
    """section kind -> top and bottom of what its pages are filled with"""
    tops = [min(i.y for i in content(p)) for p in pages if content(p)]
    feet = [max(map(bottom, content(p))) for p in pages if content(p)]
    return min(tops), max(feet)


def begins_with_picture(page):
    first = min(content(page), key=lambda i: (i.y, i.x))
    return first.kind == 'picture'


class Tally:
    def __init__(self):
        self.pages = self.before_pictures = self.faults = self.others = 0
        self.worst = 0.0
        self.labels = []


def measure(pages):
    chapters = [p for p in pages.pages if p.section.startswith('chapter')]
    top, foot = areas(chapters)
    tally = Tally()
    for page, following in zip(chapters, chapters[1:]):
        tally.pages += 1
        if page.section != following.section or not content(page):
            continue
        empty = (foot - max(map(bottom, content(page)))) / (foot - top)
        if not begins_with_picture(following):
            tally.others += empty > QUARTER
            continue
        tally.before_pictures += 1
        tally.worst = max(tally.worst, empty)
        if empty > QUARTER:
            tally.faults += 1
            tally.labels.append(page.label)
    return tally


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--series')
    parser.add_argument('--styles', default=' '.join(STYLES), help='apart by spaces')
    parser.add_argument('blog')
    arguments = parser.parse_args()
    faults = 0
    print('style         pages  before pictures  worst   > 1/4  > 1/4 for other reasons')
    for style in arguments.styles.split():
        command = [read_pages.EBOOK, 'make', arguments.blog, '--dump=pages', '--style=' + style]
        if arguments.series:
            command.append('--series=' + arguments.series)
        pages = read_pages.Pages()
        read_pages.read_pages(read_pages.run(command), pages)
        tally = measure(pages)
        faults += tally.faults
        print(f'{style:12} {tally.pages:6} {tally.before_pictures:16} {tally.worst:6.1%} '
              f'{tally.faults:6} {tally.others:6}  {" ".join(tally.labels)}')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
