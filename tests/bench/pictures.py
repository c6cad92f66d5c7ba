# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a bench blog: drawn by bench-pictures, shown by its posts."""
import os
import subprocess


def add_pictures(draw, folder, count):
    """Spreads `count` pictures over the posts of the blog in `folder`, and asks for an EPUB
    without the printed pages' numbers, which needs no layout."""
    pictures = os.path.join(folder, 'source', 'pictures')
    subprocess.run([draw, pictures, str(count)], check=True)
    names = sorted(os.listdir(pictures))
    posts = os.path.join(folder, 'source', '_posts')
    files = sorted(os.listdir(posts))
    for index, name in enumerate(files):
        path = os.path.join(posts, name)
        with open(path, encoding='utf-8') as file:
            paragraphs = file.read().split('\n\n')
        own = names[index * count // len(files):(index + 1) * count // len(files)]
        for turn, picture in enumerate(own):
            place = max(1, len(paragraphs) * (turn + 1) // (len(own) + 1))
            while paragraphs[place - 1].count('```') % 2:
                place += 1
            paragraphs.insert(place, f'![화면 {picture[:4]}](/pictures/{picture})')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n\n'.join(paragraphs))
    with open(os.path.join(folder, 'book.yaml'), 'w', encoding='utf-8') as manifest:
        manifest.write('epub: {pages: none}\n')
