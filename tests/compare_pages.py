#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_pages.py [OPTION...] BLOG: do the pages of the EPUB begin where those of the PDF do?

Makes the book in both formats. For every page of the PDF its first words must be those that
follow the marker with its label in the EPUB. White space does not count, nor calls of notes,
nor what print alone has: leaders, "(12쪽)". A page that begins with a picture may go on with
its caption or, where the picture was moved, with the text. Options go to `ebook make`.
"""
import glob
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import read_pages

EPUB = '{http://www.idpf.org/2007/ops}'
XHTML = '{http://www.w3.org/1999/xhtml}'
LENGTH = 12  # characters that must agree
LINE = 9.0  # points: less than two lines
NOT_IN_EPUB = ('half-title', 'cover', 'figures', 'notes', 'blank')


def plain(text):
    """What both formats have of `text`."""
    return read_pages.squeeze(re.sub(r'\(\d+쪽\)|\d+\)|[☐☑]|\*( *\*){2}', '', text))


def flow(element, out):
    """Appends the text below `element` to `out`, ('page', label) for each marker."""
    kind = element.get(EPUB + 'type')
    if kind == 'pagebreak':
        out.append(('page', element.get('aria-label')))
    elif kind not in ('noteref', 'footnote', 'landmarks', 'page-list') and \
            element.tag != XHTML + 'rp':
        out.append(element.text or '')
        for child in element:
            flow(child, out)
            out.append(child.tail or '')


def read_epub(path):
    """-> for each label the text that follows its marker in its document"""
    found = {}
    with zipfile.ZipFile(path) as epub:
        for name in epub.namelist():
            if not name.endswith('.xhtml'):
                continue
            out = []
            flow(ET.fromstring(epub.read(name)).find(XHTML + 'body'), out)
            for i, piece in enumerate(out):
                if isinstance(piece, tuple):
                    after = ''.join(p for p in out[i + 1:i + 400] if isinstance(p, str))
                    found[piece[1]] = plain(after)
    return found


def words(items):
    return plain(''.join(item.text for item, _ in items[:60]))[:LENGTH]


def beginnings(items):
    """-> what the page may begin with: its first words, and those after a picture's"""
    text = [(item, e) for item, e in items if not e.is_in('Caption', 'Figure')]
    return [w for w in (words(items), words(text)) if w]


def is_for_print(item, element):
    """Notes at the foot, marks of lists, the pages that the contents name."""
    return (element.is_in('Note') or
            (element.is_in('Lbl') and re.fullmatch(r'\W|\w{1,4}[.)]', item.text.strip())) or
            (element.is_in('TOC') and re.fullmatch(r'[. ]*[ivxlc\d]*', item.text)))


def own_text(pages, page):
    """-> the page's items of text, less what only print has and notes at its foot"""
    items = ((item, pages.elements.get(item.owner)) for item in page.items
             if item.kind == 'text')
    return [(item, e) for item, e in items if e is not None and not is_for_print(item, e)]


def compare_page(pages, page, markers):
    """-> True, False when there are no words to compare, or a complaint"""
    items = own_text(pages, page)
    wanted = beginnings(items)
    if page.label not in markers:
        return f'no marker for {wanted}' if page.items else False
    if not wanted:
        return False
    if not any(markers[page.label].startswith(w) for w in wanted):
        return f'{wanted[0]} in the PDF, {markers[page.label][:LENGTH]} in the EPUB'
    if plain(items[0][0].text)[:4] not in plain(''.join(c.c for c in page.chars)):
        return f'{wanted[0]} is not in the PDF'
    if items[0][0].y > min(item.y for item, _ in items) + LINE:
        return f'{wanted[0]} is not at the top'
    return True


def compare(pages, markers):
    """-> pages compared, complaints"""
    compared, wrong = 0, []
    for page in pages.pages:
        if page.section in NOT_IN_EPUB:
            continue
        answer = compare_page(pages, page, markers)
        compared += answer is True
        if isinstance(answer, str):
            wrong.append(f'page {page.label}: {answer}')
    return compared, wrong


def main():
    *options, blog = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        pages = read_pages.make(blog, options, folder)
        read_pages.run([read_pages.EBOOK, 'make', blog] + options +
                       ['--format=epub', '-o', folder])
        markers = read_epub(glob.glob(os.path.join(glob.escape(folder), '*.epub'))[0])
    compared, wrong = compare(pages, markers)
    print(f'{len(pages.pages)} pages, {len(markers)} markers, {compared} compared, '
          f'{len(wrong)} wrong')
    print('\n'.join(wrong))
    sys.exit(1 if wrong or compared == 0 else 0)


main()
