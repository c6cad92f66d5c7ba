#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_text.py BLOG FOLDER: is all text of the blog's books in their EPUB and PDF?

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
TEXT = re.compile(r'^( *)(text|code|code-block|math|math-block) .*? text="((?:[^"\\]|\\.)*)"$')


def unescape(text):
    return re.sub(r'\\(n|t|x..|.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), text)


def squeeze(text):
    text = re.sub(r'[\s\u00a0\u00ad]+', '', unicodedata.normalize('NFC', text))
    return re.sub(r'\(\d+쪽\)', '', text)


def dropped(blog):
    """-> the places (file, line) of lists that the program says it leaves out"""
    told = subprocess.run([EBOOK, 'check', blog], capture_output=True, text=True).stderr
    return {(m[1], m[2]) for m in re.finditer(r'^(.*?):(\d+):\d+: .*\[series-nav-dropped\]$', told,
                                              re.M)}


def reference(blog):
    """-> for each post the runs of characters of its blocks, in order"""
    dump = subprocess.run([EBOOK, 'make', blog, '--dump=doc'], capture_output=True, check=True,
                          text=True).stdout
    posts, blocks, current = {}, None, None
    gone, path, skipped = dropped(blog), None, None
    for line in dump.splitlines():
        if line.startswith('post '):
            path = line[5:]
            blocks = posts[path] = []
            skipped = None
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
        if kind in ('paragraph', 'heading', 'term', 'caption', 'code-block', 'math-block', 'cell'):
            current = []
            blocks.append(current)
        m = TEXT.match(line)
        if m and current is not None:
            current.append(unescape(m[3]))
    return {path: [s for s in (squeeze(''.join(b)) for b in found) if s]
            for path, found in posts.items()}


def epub_text(path):
    with zipfile.ZipFile(path) as z:
        names = sorted(n for n in z.namelist() if n.endswith('.xhtml'))
        return squeeze(''.join(''.join(ET.fromstring(z.read(n)).itertext()) for n in names))


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


def main():
    blog, folder = sys.argv[1:]
    lost = 0
    epub = ''.join(epub_text(f) for f in sorted(glob.glob(os.path.join(folder, '*.epub'))))
    pdf = ''.join(pdf_text(f) for f in sorted(glob.glob(os.path.join(folder, '*.pdf'))))
    for path, blocks in reference(blog).items():
        for block in blocks:
            for name, text in (('EPUB', epub), ('PDF', pdf)):
                if not similar(block, text):
                    lost += 1
                    print(f'{path}: not in the {name}: {block[:60]}')
    sys.exit(1 if lost else 0)


main()
