#!/usr/bin/python3
"""Draw every picture of the example blog.

    examples/draw-pictures.py            all of them
    examples/draw-pictures.py dawn map   those whose names hold one of the words

Needs Python 3 with cairo and Pillow, and the Nanum fonts:
    apt-get install python3-cairo python3-pil fonts-nanum fonts-nanum-extra
"""

import sys
from pathlib import Path

from PIL import Image

sys.dont_write_bytecode = True

from drawing import charts, harbour, islands, papers, sea_chart, station, weather  # noqa: E402

POSTS = Path(__file__).resolve().parent / "blog" / "source" / "_posts"
ORIENTATION = 0x0112        # the EXIF tag; 6 says: turn a quarter clockwise to see it upright
LYING = {"lighthouse-night"}  # stored lying down, as a telephone held upright would


def main(words):
    for room in (harbour, islands, weather, sea_chart, station, charts, papers):
        for name, draw in room.PICTURES.items():
            if words and not any(word in name for word in words):
                continue
            path = POSTS / name
            path.parent.mkdir(parents=True, exist_ok=True)
            save(draw(), path)
            print(f"{path.stat().st_size:8d}  {name}")


def save(picture, path):
    """Write a picture in the format that its name asks for."""
    if isinstance(picture, str):
        path.write_text(picture, encoding="utf-8")
    elif path.suffix == ".jpg":
        extra = {}
        if path.stem in LYING:
            picture = picture.transpose(Image.ROTATE_90)
            extra["exif"] = Image.Exif()
            extra["exif"][ORIENTATION] = 6
        picture.save(path, quality=85, optimize=True, progressive=True, subsampling=2, **extra)
    elif path.suffix == ".webp":
        picture.save(path, quality=82, method=6)
    elif path.suffix == ".gif":
        picture[0].save(path, save_all=True, append_images=picture[1:], duration=70, loop=0)
    else:
        picture.save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
