#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read_structure.py PDF BLOG [OPTION...]: does the PDF read as the posts do?

What a screen reader hears of each chapter, by the structure tree and so without artifacts, is
put beside the text of its post as `ebook make --dump=doc` has it (OPTIONs choose the series).
White space apart they must be equal, in order, each word once, but for what the book adds (its
labels and the numbers of lists and notes, cards, "(12쪽)") and what it tells to leave out.
"""
import difflib
import os
import re
import subprocess
import sys
import unicodedata

EBOOK = os.environ.get('EBOOK', './ebook')
LEAF = re.compile(r'^ *(?:text|code|code-block) .*? text="((?:[^"\\]|\\.)*)"$')
NODE = re.compile(r'^([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: \((?:block|inline)\))?:?$')
# What a book adds: a break between scenes, the dash before a source, a card of what is elsewhere,
# the name of a file over its listing, the page of a reference, a missing picture.
ADDED = re.compile(r'^(\*\*\*|[—–↩]|[^。.]{0,60}https?://\S+|[\w./+-]+\.\w+|\(p\.\d+\)'
                   r'|\[(그림없음|図版なし|picturemissing):[^]]*\])+$')


def squeeze(text):
    # pdfinfo says of a glyph for several characters only the first: skin tones are not heard.
    text = re.sub(r'[\s\u00a0\u00ad\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]+', '', unicodedata.normalize('NFC', text))
    return re.sub(r'\((?:\d+|[ivxlc]+)쪽\)', '', text)


def unescape(text):
    return re.sub(r'\\(n|t|x..|.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), text)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def structure(path):
    """-> (type, [kids and strings]) of the document"""
    out = run('pdfinfo', '-enc', 'UTF-8', '-struct-text', path).stdout
    root = ('', [])
    stack = [(-1, root)]
    for line in out.splitlines():
        depth, said = len(line) - len(line.lstrip(' ')), line.strip(' ')
        text, node = re.match(r'^"(.*)"$', said), NODE.match(said)
        if not text and not node:
            continue
        while stack[-1][0] >= depth:
            stack.pop()
        if text:
            stack[-1][1][1].append(text[1])
        else:
            new = (node[1], [])
            stack[-1][1][1].append(new)
            stack.append((depth, new))
    return root[1][0]


def heard(node, terms):
    """The text below `node`, without labels, drawings, formulas and calls of notes."""
    if isinstance(node, str):
        return node
    kind, kids = node
    text = ''.join(heard(k, terms) for k in kids)
    if kind in ('Figure', 'Formula', 'Reference', 'TOC') or kind == 'Lbl' and squeeze(text) not in terms:
        return ''
    return text


def posts(blog, options):
    """-> [(path, text)], the terms of definitions, the opening that moved to the preface"""
    told = run(EBOOK, 'check', blog, *options).stderr
    gone = {(m[1], m[2]): m[3] for m in re.finditer(
        r'^(.*?):(\d+):\d+: .*\[(series-nav-dropped|opening-moved)\]$', told, re.M)}
    found, terms, skipped, in_term, moved = [], set(), None, None, ''
    for line in run(EBOOK, 'make', blog, *options, '--dump=doc').stdout.splitlines():
        if line.startswith('post '):
            found.append((line[5:], []))
            skipped = None
            continue
        depth = len(line) - len(line.lstrip())
        leaf = LEAF.match(line)
        if skipped is not None and depth > skipped:
            if leaf and is_opening:
                moved += unescape(leaf[1])
            continue
        skipped = None
        place = re.match(r' *([a-z-]+) (\d+):', line)
        why = gone.get((found[-1][0], place[2])) if place and found else None
        if why:
            skipped, is_opening = depth, why == 'opening-moved'
            continue
        if place and place[1] == 'term':
            in_term = depth
        elif in_term is not None and depth <= in_term:
            in_term = None
        if leaf:
            found[-1][1].append(unescape(leaf[1]))
            if in_term is not None:
                terms.add(squeeze(unescape(leaf[1])))
    moved = squeeze(moved)
    whole = [(path, squeeze(''.join(texts)).removeprefix(moved)) for path, texts in found]
    return [(path, text) for path, text in whole if text], terms, moved


def chapter_of(sections, text):
    """The section that has most of the post's words."""
    step = max(12, len(text) // 200)
    parts = [text[i:i + 12] for i in range(0, len(text), step)]
    return max(sections, key=lambda s: sum(part in s for part in parts))


def compare(path, wanted, got):
    bad = 0
    if wanted == got:
        return 0
    if max(len(wanted), len(got)) > 60000:
        print(f'{path}: {len(wanted)} characters are read as {len(got)}')
        return 1
    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        lost, added = wanted[a:b], got[c:d]
        if kind == 'equal':
            continue
        if not lost and ADDED.match(added):
            continue
        bad += 1
        print(f'{path}: {lost[:70]!r} is read as {added[:70]!r} after {wanted[max(0, a - 20):a]!r}')
    return bad


def main():
    pdf, blog, *options = sys.argv[1:]
    texts, terms, moved = posts(blog, options)
    sections = []
    for section in structure(pdf)[1]:
        if not isinstance(section, str):
            body = [k for k in section[1] if isinstance(k, str) or k[0] != 'H1']
            sections.append(squeeze(heard(('Sect', body), terms)))
    if not texts or not sections:
        sys.exit('nothing to compare')
    bad = sum(compare(path, text, chapter_of(sections, text)) for path, text in texts)
    if moved and sum(moved in section for section in sections) != 1:
        bad += 1
        print('the opening of the posts is not in the preface once')
    sys.exit(1 if bad else 0)


main()
