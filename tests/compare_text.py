#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_text.py BLOG FOLDER [OPTION...]: is all text of the blog's books in those EPUBs and
PDFs that FOLDER has, and in the EPUBs in the order of its post? Options go to `ebook`.

The reference is what `ebook make --dump=doc` says of the posts as they were parsed, before a
book is made of them, less the lists of parts that the program says it leaves out. White space
does not count, nor the page that print adds to a reference, "(12쪽)".
"""
import glob
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

EBOOK = os.environ.get('EBOOK', './ebook')
OPTIONS = sys.argv[3:]
EPUB = '{http://www.idpf.org/2007/ops}'
OPF = '{http://www.idpf.org/2007/opf}'
LONG = 12  # characters that tell where they stand
TEXT = re.compile(r'^( *)(text|code|code-block|math|math-block) .*? text="((?:[^"\\]|\\.)*)"$')


def unescape(text):
    return re.sub(r'\\(n|t|x..|.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), text)


def squeeze(text):
    text = re.sub(r'[\s\u00a0\u00ad]+', '', unicodedata.normalize('NFC', text))
    return re.sub(r'\(\d+쪽\)', '', text)


def dropped(blog):
    """-> the places (file, line) of lists that the program says it leaves out"""
    told = subprocess.run([EBOOK, 'check', blog] + OPTIONS, capture_output=True, text=True).stderr
    return {(m[1], m[2]) for m in re.finditer(r'^(.*?):(\d+):\d+: .*\[series-nav-dropped\]$', told,
                                              re.M)}


def reference(blog):
    """-> for each post (characters, whether of a note) of its blocks, in order"""
    dump = subprocess.run([EBOOK, 'make', blog, '--dump=doc'] + OPTIONS, capture_output=True,
                          check=True, text=True).stdout
    posts, blocks, current, note = {}, None, None, None
    gone, path, skipped = dropped(blog), None, None
    for line in dump.splitlines():
        if line.startswith('post '):
            path = line[5:]
            blocks = posts[path] = []
            skipped = note = None
            continue
        depth = len(line) - len(line.lstrip())
        if skipped is not None and depth > skipped:
            continue
        skipped = None
        place = re.match(r' *[a-z-]+ (\d+):', line)
        if place and (path, place[1]) in gone:
            skipped = depth
            continue
        kind = line.split()[0] if line.split() else ''
        note = depth if kind == 'footnote' else note if note is not None and depth > note else None
        if kind in ('paragraph', 'heading', 'term', 'caption', 'code-block', 'math-block', 'cell'):
            current = []
            blocks.append((current, note is not None))
        m = TEXT.match(line)
        if m and current is not None:
            current.append(unescape(m[3]))
    return {path: [(s, is_note) for s, is_note in
                   ((squeeze(''.join(b)), is_note) for b, is_note in found) if s]
            for path, found in posts.items()}


def own_text(element):
    """-> the pieces of its text, less the calls of notes"""
    if element.get(EPUB + 'type') == 'noteref':
        return
    yield element.text or ''
    for child in element:
        yield from own_text(child)
        yield child.tail or ''


def epub_text(path):
    """In the order of the spine."""
    with zipfile.ZipFile(path) as z:
        package = ET.fromstring(z.read('OEBPS/package.opf'))
        hrefs = {i.get('id'): i.get('href') for i in package.iter(OPF + 'item')}
        names = ['OEBPS/' + hrefs[i.get('idref')] for i in package.iter(OPF + 'itemref')]
        return squeeze(''.join(''.join(own_text(ET.fromstring(z.read(n)))) for n in names))


def pdf_text(path):
    """The text as a screen reader hears it: by the structure tree, without artifacts."""
    out = subprocess.run(['pdfinfo', '-enc', 'UTF-8', '-struct-text', path], capture_output=True,
                         check=True).stdout.decode()
    return squeeze(''.join(re.findall(r'^ *"(.*)"$', out, re.M)))


def similar(wanted, text):
    """A block that a page break or a note's call cuts is there in pieces."""
    if wanted in text:
        return True
    pieces = [wanted[i:i + 12] for i in range(0, len(wanted), 12)]
    return sum(p in text for p in pieces) >= 0.7 * len(pieces)


def misplaced(blocks, text):
    """-> blocks that stand before those that they follow in the post. Notes stand where they
    are called; each of the others is looked for after the earliest place of the one before."""
    at = 0
    for block, is_note in blocks:
        found = text.find(block, at)
        if is_note or len(block) < LONG:
            continue
        if found >= 0:
            at = found
        elif block in text:
            yield block


def main():
    blog, folder = sys.argv[1:3]
    texts = {name: ''.join(read(f) for f in
                           sorted(glob.glob(os.path.join(folder, '*.' + name.lower()))))
             for name, read in (('EPUB', epub_text), ('PDF', pdf_text))}
    posts, wrong = reference(blog), []
    for path, blocks in posts.items():
        for name, text in texts.items():
            wrong += [f'{path}: not in the {name}: {b[:60]}' for b, _ in blocks
                      if text and not similar(b, text)]
        wrong += [f'{path}: not in its place in the EPUB: {b[:60]}'
                  for b in misplaced(blocks, texts['EPUB'])]
    print(f'{len(posts)} posts, {sum(map(len, posts.values()))} blocks, {len(wrong)} wrong')
    print('\n'.join(wrong))
    sys.exit(1 if wrong or not posts or not any(texts.values()) else 0)


main()
