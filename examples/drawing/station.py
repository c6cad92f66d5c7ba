"""The station itself: whole, cut open and named; and its cups, turning."""

import math

from PIL import Image

from . import made, nature
from .paper import Sheet, press

INK, SERIF = "#2b2723", "NanumMyeongjo"


def station():
    """The station on its mast, cut open and named. (Upright.)"""
    s = Sheet(1000, 1400, 83)
    nature.sky(s, 1400, [(0, "#cfdcdc"), (0.55, "#ecebdd"), (1, "#f3ead5")])
    nature.clouds(s, 183, "#ffffff", [(0, 200), (0.5, 150), (0.8, 0), (1, 0)], peak=140)
    points = nature.ridge(184, 1130, 70, [(240, 240, 1.0), (860, 260, 0.7)], s.w)
    nature.hill(s, points, 1140, "#a9bfc2", "#e5e6d8", texture=0.1, seed=184)
    nature.sea(s, 1130, 1290, [(0, "#dbe0d3"), (1, "#8fb0b5")], count=260, light=0.3, dark=0.1)
    ground(s)
    mast(s, 500)
    cups(s, 500, 196)
    shield(s, 500, 520)
    box(s, 360, 800)
    callouts(s)
    return press(s.picture(), 182, mottle=0.22)


def ground(s):
    """Rock and turf, and three stones on the feet of the mast."""
    shore = [(x, 1280 - 26 * math.exp(-((x - 500) / 300) ** 2) + 8 * math.sin(x / 37))
             for x in range(0, 1010, 10)]
    s.line(shore + [(1000, 1400), (0, 1400)], closed=True)
    s.wash(0, 1250, 0, 1400, [(0, "#8f9a72"), (0.4, "#6f7b58"), (1, "#4d5845")])
    s.c.fill()
    for x, y, dx in ((500, 1262, -170), (500, 1262, 170), (500, 1262, 20)):
        made.cord(s, "#4a4a44", x, 1090, x + dx, y + 44, width=10)
        made.cord(s, "#b9bdb4", x - 2, 1090, x + dx - 2, y + 44, width=4)
    for x, y, rx, ry in ((330, 1312, 62, 30), (676, 1316, 66, 32), (530, 1334, 58, 28),
                         (262, 1326, 34, 18), (748, 1330, 30, 16)):
        made.stone(s, x, y, rx, ry, "#9a9488", "#d8d2c2", "#4d4a45")
    nature.grasses(s, 1404, 260, ["#5f6d47", "#7f8a58", "#49563f"], height=58, lean=0.5)


def mast(s, x):
    """A shower-curtain rod, in three joints."""
    for y0, y1, w in ((230, 620, 13), (600, 900, 17), (880, 1110, 21)):
        s.wash(x - w / 2, 0, x + w / 2, 0, [(0, "#e8e9e3"), (0.35, "#c3c8c4"), (1, "#6f7876")])
        s.c.rectangle(x - w / 2, y0, w, y1 - y0)
        s.c.fill()
        s.ink("#4a4f4e", 0.8)
        s.c.set_line_width(1.2)
        s.c.rectangle(x - w / 2, y0, w, y1 - y0)
        s.c.stroke()
    made.cord(s, "#26292a", x + 8, 700, x + 6, 246, width=3.4, alpha=0.8)
    for y in (612, 892):
        s.wash(x - 15, 0, x + 15, 0, [(0, "#7f8886"), (0.4, "#b9bfbb"), (1, "#4d5553")])
        s.c.rectangle(x - 14, y - 12, 28, 24)
        s.c.fill()


def cups(s, x, y):
    """Three half ping-pong balls on bicycle spokes."""
    c = s.c
    s.wash(x - 16, 0, x + 16, 0, [(0, "#5a5f60"), (0.4, "#8d9292"), (1, "#33383a")])
    c.rectangle(x - 15, y + 2, 30, 44)
    c.fill()
    arms = [(-150, 22, 40, 1), (158, 10, 40, -1), (26, -30, 31, 1)]
    for dx, dy, r, way in sorted(arms, key=lambda a: a[1]):
        made.cord(s, "#3c4143", x, y, x + dx, y + dy, width=4)
        made.cord(s, "#c9cdca", x, y - 1, x + dx, y + dy - 1, width=1.5)
        half_ball(s, x + dx, y + dy, r, way)
    c.new_path()
    c.arc(x, y - 2, 13, 0, math.tau)
    s.wash(x - 13, y - 13, x + 13, y + 13, [(0, "#b9bfbb"), (1, "#4d5553")])
    c.fill()


def half_ball(s, x, y, r, way):
    """A hemisphere with its hollow side to the wind."""
    c = s.c
    c.new_path()
    c.save()
    c.translate(x, y)
    c.scale(way, 1)
    c.move_to(0, -r)
    c.curve_to(r * 1.32, -r, r * 1.32, r, 0, r)
    c.curve_to(-r * 0.36, r * 0.6, -r * 0.36, -r * 0.6, 0, -r)
    c.restore()
    s.wash(x - r, y - r, x + r, y + r, [(0, "#fdf3dc"), (0.4, "#f0a24e"), (1, "#a9541f")])
    c.fill_preserve()
    s.ink("#6b3413", 0.7)
    c.set_line_width(1.6)
    c.stroke()
    c.save()
    c.translate(x, y)
    c.scale(0.27, 1)
    c.new_path()
    c.arc(0, 0, r, 0, math.tau)
    c.restore()
    s.wash(x - r * 0.3, y - r, x + r * 0.3, y + r, [(0, "#7a3c18"), (0.6, "#c7702f"), (1, "#f0a85a")])
    c.fill_preserve()
    s.ink("#6b3413", 0.7)
    c.stroke()


def shield(s, x, y):
    """The radiation shield: flower-pot saucers, upside down, with the sensor inside."""
    c = s.c
    for k in range(7):
        top = y - 130 + k * 40
        half = 118 if k else 104
        c.new_path()
        c.move_to(x - half * 0.72, top)
        c.line_to(x + half * 0.72, top)
        c.curve_to(x + half * 0.84, top + 2, x + half * 0.94, top + 20, x + half, top + 30)
        c.curve_to(x + half * 0.5, top + 40, x - half * 0.5, top + 40, x - half, top + 30)
        c.curve_to(x - half * 0.94, top + 20, x - half * 0.84, top + 2, x - half * 0.72, top)
        c.close_path()
        s.wash(x - half, 0, x + half, 0, [(0, "#d8d6cb"), (0.28, "#fffef8"), (0.6, "#e5e3d8"),
                                          (1, "#a3a498")])
        c.fill_preserve()
        s.ink("#5d5d54", 0.75)
        c.set_line_width(1.6)
        c.stroke()
        s.wash(0, top + 26, 0, top + 44, [(0, "#4a4a44", 0.35), (1, "#4a4a44", 0)])
        c.rectangle(x - half * 0.9, top + 33, half * 1.8, 9)
        c.fill()
    for dx in (-74, 74):
        made.cord(s, "#8d928c", x + dx, y - 148, x + dx, y + 164, width=5)
        for ey in (y - 146, y + 158):
            s.wash(x + dx - 9, 0, x + dx + 9, 0, [(0, "#d0d4cf"), (1, "#6f7672")])
            c.rectangle(x + dx - 9, ey - 6, 18, 12)
            c.fill()


def box(s, x, y):
    """The lunch box, with one side taken away."""
    c = s.c
    w, h = 280, 200
    c.new_path()
    made.rounded(s, x, y, w, h, 22)
    s.wash(x, y, x + w, y + h, [(0, "#f7f6ee"), (0.5, "#dfe5e0"), (1, "#a9b7b5")])
    c.fill_preserve()
    s.ink("#4a5552", 0.9)
    c.set_line_width(2.4)
    c.stroke()
    made.rounded(s, x + 16, y + 34, w - 32, h - 50, 12)
    s.wash(x, y, x, y + h, [(0, "#5d6a68"), (1, "#8d9a96")])
    c.fill()
    for k in range(2):
        bx = x + 34 + k * 44
        s.wash(bx, 0, bx + 36, 0, [(0, "#2d6a78"), (0.35, "#6fb0bd"), (1, "#1d4450")])
        c.rectangle(bx, y + 56, 36, 106)
        c.fill()
        s.ink("#d9d5c7")
        c.rectangle(bx + 11, y + 49, 14, 8)
        c.fill()
    made.rounded(s, x + 132, y + 56, 116, 92, 5)
    s.ink("#2f6b52")
    c.fill()
    made.rounded(s, x + 150, y + 68, 54, 48, 3)
    s.wash(x + 150, y + 68, x + 204, y + 116, [(0, "#c9ccc6"), (1, "#7f8683")])
    c.fill()
    for k in range(10):
        s.ink("#e0c878")
        c.rectangle(x + 138 + k * 10.6, y + 136, 6, 8)
        c.fill()
    s.glow(x + 228, y + 76, 20, [(0, "#ff7a52", 1), (0.25, "#ff7a52", 0.6), (1, "#ff7a52", 0)])
    made.rounded(s, x - 10, y - 20, w + 20, 44, 16)
    s.wash(0, y - 20, 0, y + 24, [(0, "#8cc0ca"), (0.5, "#5a97a5"), (1, "#3a6e7b")])
    c.fill_preserve()
    s.ink("#234a55")
    c.stroke()
    for dx in (38, w - 78):
        made.rounded(s, x + dx, y - 2, 40, 46, 7)
        s.wash(0, y, 0, y + 44, [(0, "#7db3be"), (1, "#3a6e7b")])
        c.fill_preserve()
        s.ink("#234a55")
        c.set_line_width(1.6)
        c.stroke()
    made.cord(s, "#26292a", x + w / 2 + 30, y - 18, 506, 690, sag=-30, width=5)


def callouts(s):
    """Names, with thin lines to what they name."""
    c = s.c
    for text, small, x, y, tx, ty, align in [
            ("바람개비", "탁구공 반쪽 셋, 자전거 살 셋", 930, 118, 666, 190, 1),
            ("햇빛 가리개", "화분 받침 일곱 장", 70, 420, 384, 470, 0),
            ("기압계", "가리개 안쪽 그늘에", 930, 440, 560, 540, 1),
            ("기둥", "욕실 커튼 봉", 70, 700, 488, 716, 0),
            ("도시락통", "반찬 칸을 떼어 낸 것", 930, 770, 650, 820, 1),
            ("전지", "18650 두 개", 70, 930, 392, 910, 0),
            ("제어 보드", "잠이 많을수록 좋다", 930, 1010, 596, 930, 1),
            ("돌", "섬마다 있다", 70, 1180, 316, 1296, 0)]:
        line_y = y + 14
        wide = 232
        end = x + wide if align == 0 else x - wide
        s.line([(x, line_y + 36), (end, line_y + 36), (tx, ty)])
        s.ink("#3d3a34", 0.85)
        c.set_line_width(1.6)
        c.stroke()
        c.new_path()
        c.arc(tx, ty, 5, 0, math.tau)
        s.ink("#f7f3e6")
        c.fill_preserve()
        s.ink("#3d3a34")
        c.set_line_width(2)
        c.stroke()
        s.words(text, x, y + 12, 34, INK, SERIF, True, align)
        s.words(small, x, y + 42, 21, "#6b6456", SERIF, False, align)


def spin():
    """The cups turning, seen from a little above: twelve frames of a third of a turn."""
    frames = []
    for step in range(12):
        s = Sheet(420, 420, 84, "#f3efe2")
        s.glow(210, 200, 300, [(0, "#dfe8e4", 1), (1, "#f3efe2", 0)])
        made.cord(s, "#8d928c", 210, 214, 210, 430, width=20)
        made.cord(s, "#d5d8d2", 206, 214, 206, 430, width=7)
        s.ink("#4d5553")
        s.c.rectangle(190, 196, 40, 50)
        s.c.fill()
        arms = []
        for k in range(3):
            a = math.tau / 3 * (k + step / 12)
            arms.append((210 + 132 * math.cos(a), 190 + 44 * math.sin(a), a))
        for x, y, a in sorted(arms, key=lambda arm: arm[1]):
            made.cord(s, "#3c4143", 210, 190, x, y, width=5)
            depth = (math.sin(a) + 1) / 2
            half_ball(s, x, y, 30 + 9 * depth, -1 if math.sin(a) > 0 else 1)
        s.c.new_path()
        s.c.arc(210, 188, 14, 0, math.tau)
        s.ink("#8d9292")
        s.c.fill()
        frames.append(s.picture())
    palette = frames[0].quantize(64, dither=Image.Dither.NONE)
    return [f.quantize(palette=palette, dither=Image.Dither.NONE) for f in frames]


PICTURES = {
    "measuring-the-wind-01/station.jpg": station,
    "measuring-the-wind-02/spin.gif": spin,
}
