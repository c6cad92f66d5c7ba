#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_text.py BLOG FOLDER: is all text of the blog's books in their EPUB and PDF?

The reference is what `ebook make --dump=doc` says of the posts as they were parsed, before a
book is made of them. White space does not count. In the EPUB the characters must follow each
other in order; in the PDF, where notes stand at page feet, each paragraph must be there.
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
    return re.sub(r'[\s\u00a0\u00ad]+', '', unicodedata.normalize('NFC', text))


def reference(blog):
    """-> for each post the runs of characters of its blocks, in order"""
    dump = subprocess.run([EBOOK, 'make', blog, '--dump=doc'], capture_output=True, check=True,
                          text=True).stdout
    posts, blocks, current = {}, None, None
    for line in dump.splitlines():
        if line.startswith('post '):
            blocks = posts[line[5:]] = []
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
    out = subprocess.run(['pdftotext', '-enc', 'UTF-8', path, '-'], capture_output=True, check=True)
    return squeeze(out.stdout.decode())


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
