"""The map of the route, engraved as on an old chart."""

import math
import random

from . import made
from .paper import Sheet, mix, noise, press, tone

SERIF, SANS = "NanumMyeongjo", "NanumGothic"

COASTS = {
    "mainland": (11, [(1600, 0), (1600, 520), (1500, 470), (1465, 380), (1380, 352), (1330, 268),
                      (1238, 250), (1205, 170), (1120, 140), (1080, 60), (1010, 0)]),
    "scale": (12, (1010, 470, 118, 84, 0.5)),
    "beside": (13, (1176, 580, 30, 20, 0.2)),
    "swell": (14, (690, 640, 132, 80, -0.4)),
    "west": (15, (262, 430, 86, 128, 0.3)),
    "rock-a": (16, (480, 300, 26, 16, 0.3)),
    "rock-b": (17, (860, 250, 34, 20, -0.3)),
    "rock-c": (18, (1056, 836, 40, 24, 0.4)),
    "rock-d": (19, (470, 812, 30, 18, 0.0)),
    "rock-e": (20, (860, 840, 20, 13, 0.0)),
    "rock-f": (21, (120, 700, 18, 12, 0.0)),
}
HARBOURS = {"달머리항": (1224, 262), "비늘도": (924, 408), "너울도": (750, 572), "하늬섬": (346, 388)}


def route_map():
    """The route, engraved as on an old chart."""
    s = Sheet(1600, 1000, 81, "#e4ead9")
    c = s.c
    s.wash(0, 0, 1600, 1000, [(0, "#dfe8dc"), (0.5, "#d3e1dc"), (1, "#dde5d6")])
    c.paint()
    coasts = {name: coast(*given) for name, given in COASTS.items()}
    for i in range(17, 0, -1):
        reach = 2 * (3.2 * i + 0.22 * i * i)
        for points in coasts.values():
            s.curve(points, closed=True)
            c.set_line_join(1)
            s.ink(mix("#5d8a96", "#d3e1dc", 0.25 + 0.7 * i / 17))
            c.set_line_width(reach + 1.8)
            c.stroke_preserve()
        for points in coasts.values():
            s.curve(points, closed=True)
            s.ink(mix("#cfe0dd", "#dae5db", i / 17))
            c.set_line_width(reach)
            c.stroke()
    for x in range(100, 1600, 200):
        made.cord(s, "#5d8a96", x, 34, x, 966, width=0.8, alpha=0.35)
    for y in range(100, 1000, 200):
        made.cord(s, "#5d8a96", 34, y, 1566, y, width=0.8, alpha=0.35)
    for name, points in coasts.items():
        land(s, name, points)
    routes(s)
    labels(s)
    margin(s)
    rose(s, 1348, 806, 96)
    cartouche(s)
    return press(s.picture(), 181, mottle=0.3, fibre=0.7)


def coast(seed, given):
    """A coast line: either given points roughened, or an island's round."""
    rng = random.Random(seed)
    if isinstance(given, list):
        points = []
        for a, b in zip(given, given[1:]):
            for k in range(6):
                t = k / 6
                rough = 0 if min(a[0], b[0]) >= 1600 or max(a[1], b[1]) <= 0 else 9
                points.append((a[0] + (b[0] - a[0]) * t + rng.uniform(-rough, rough),
                               a[1] + (b[1] - a[1]) * t + rng.uniform(-rough, rough)))
        return points + [(1010, -60), (1660, -60)]
    x, y, rx, ry, turn = given
    waves = [(k, rng.uniform(0, math.tau), rng.uniform(0.05, 0.2) / k ** 0.55) for k in range(2, 13)]
    points = []
    n = max(16, int(rx))
    for i in range(n):
        a = math.tau * i / n
        r = 1 + sum(h * math.sin(k * a + p) for k, p, h in waves)
        px, py = rx * r * math.cos(a), ry * r * math.sin(a)
        points.append((x + px * math.cos(turn) - py * math.sin(turn),
                       y + px * math.sin(turn) + py * math.cos(turn)))
    return points


def land(s, name, points):
    """Tinted land with hachured hills."""
    c = s.c
    s.curve(points, closed=True)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    s.wash(min(xs), min(ys), max(xs), max(ys), [(0, "#efe4c4"), (1, "#d9cd9f")])
    c.fill_preserve()
    c.save()
    c.clip()
    s.ink("#7f8a52", 0.55)
    s.mask(tone(noise(s.w, s.h, 700 + len(name), 90, octaves=4), 110, 190, 150))
    peaks = []
    if name == "mainland":
        peaks = [(1460, 120, 90), (1350, 90, 60), (1550, 260, 84), (1480, 300, 50), (1240, 70, 46)]
    elif max(xs) - min(xs) > 120:
        cx, cy = sum(xs) / len(xs), sum(ys) / len(ys)
        span = min(max(xs) - min(xs), max(ys) - min(ys))
        peaks = [(cx - span * 0.12, cy - span * 0.05, span * 0.3),
                 (cx + span * 0.3, cy + span * 0.12, span * 0.2)]
    for px, py, r in peaks:
        hachure(s, px, py, r)
    c.restore()
    c.new_path()
    s.curve(points, closed=True)
    s.ink("#3a3a34")
    c.set_line_width(2.4)
    c.stroke()


def margin(s):
    """White paper round the chart, a double rule, and a scale of minutes."""
    c = s.c
    c.set_fill_rule(1)
    c.rectangle(0, 0, 1600, 1000)
    c.rectangle(44, 44, 1512, 912)
    s.ink("#f6f0dc")
    c.fill()
    c.set_fill_rule(0)
    for k in range(63):
        x = 44 + k * 24
        if k % 2 == 0:
            for y in (28, 956):
                c.rectangle(x, y, 24, 16)
        if k % 2 == 0 and k < 38:
            for x in (28, 1556):
                c.rectangle(x, 44 + k * 24, 16, 24)
    s.ink("#3a3a34")
    c.fill()
    for inset, width in ((44, 2), (28, 2), (20, 4)):
        c.set_line_width(width)
        c.rectangle(inset, inset, 1600 - 2 * inset, 1000 - 2 * inset)
        c.stroke()


def hachure(s, x, y, r):
    """A hill, as engravers drew it: strokes that run down from the crest."""
    c, rng = s.c, s.rng
    s.glow(x - r * 0.2, y - r * 0.2, r, [(0, "#fff8de", 0.7), (1, "#fff8de", 0)])
    lumps = [(k, rng.uniform(0, math.tau), rng.uniform(0.08, 0.2)) for k in (2, 3, 5)]
    for ring in range(5):
        for i in range(int(15 + 11 * ring)):
            a = math.tau * i / int(15 + 11 * ring) + rng.uniform(-0.09, 0.09)
            shade = 0.5 + 0.5 * math.cos(a - math.radians(40))
            bulge = 1 + sum(h * math.sin(k * a + p) for k, p, h in lumps)
            inner = r * bulge * (0.1 + 0.18 * ring + rng.uniform(-0.03, 0.03))
            reach = r * 0.17 * rng.uniform(0.6, 1.2)
            s.ink("#4d4a38", 0.2 + 0.6 * shade)
            c.set_line_width(0.6 + 1.7 * shade)
            c.move_to(x + inner * math.cos(a), y + inner * math.sin(a) * 0.8)
            c.line_to(x + (inner + reach) * math.cos(a), y + (inner + reach) * math.sin(a) * 0.8)
            c.stroke()


def routes(s):
    """Dotted courses, and small boats upon them."""
    c = s.c
    ports = HARBOURS
    courses = [([ports["달머리항"], (1150, 330), (1040, 380), ports["비늘도"]], "#a8402e", []),
               ([ports["비늘도"], (880, 450), (830, 520), ports["너울도"]], "#a8402e", []),
               ([ports["너울도"], (620, 500), (470, 420), ports["하늬섬"]], "#a8402e", []),
               ([ports["하늬섬"], (500, 352), (760, 352), ports["비늘도"]], "#2d5a78", [2, 9])]
    for points, colour, dash in courses:
        s.curve(points)
        s.ink("#f6f0dc", 0.85)
        c.set_line_width(9)
        c.set_line_cap(1)
        c.stroke_preserve()
        s.ink(colour)
        c.set_line_width(4.2)
        c.set_dash(dash or [15, 9])
        c.stroke()
        c.set_dash([])
    for x, y in ports.values():
        c.new_path()
        c.arc(x, y, 11, 0, math.tau)
        s.ink("#f6f0dc")
        c.fill_preserve()
        s.ink("#a8402e")
        c.set_line_width(4)
        c.stroke()
        c.arc(x, y, 3.6, 0, math.tau)
        c.fill()
    made.ferry(s, 1106, 346, 74, "#f2ead2", "#fffaf0", "#a8402e", "#3a3a34")
    made.ferry(s, 600, 352, 66, "#f2ead2", "#fffaf0", "#2d5a78", "#3a3a34")
    for x, y, text, colour in [(1196, 372, "18 km", "#a8402e"), (884, 524, "14 km", "#a8402e"),
                               (520, 500, "24 km", "#a8402e"), (756, 330, "33 km", "#2d5a78")]:
        halo(s, text, x, y, 23, colour, SANS)
    made.shape(s, "#a8402e", [(180, 446), (184, 414), (191, 414), (195, 446)])
    s.glow(187, 410, 34, [(0, "#ffdc8a", 0.95), (0.3, "#ffdc8a", 0.4), (1, "#ffdc8a", 0)])


def halo(s, text, x, y, size, colour, family, bold=False, spacing=0.0):
    """Lettering with a pale halo, so that lines may pass behind it."""
    for k in range(12):
        a = math.tau * k / 12
        s.words(text, x + 3 * math.cos(a), y + 3 * math.sin(a), size, "#eef1e2", family, bold,
                0.5, spacing, 0.7)
    s.words(text, x, y, size, colour, family, bold, 0.5, spacing)


def labels(s):
    for text, x, y, size, spacing in [("달머리항", 1330, 222, 36, 4), ("비늘도", 978, 598, 38, 6),
                                      ("곁섬", 1252, 604, 26, 3), ("너울도", 690, 762, 38, 6),
                                      ("하늬섬", 236, 602, 38, 6)]:
        halo(s, text, x, y, size, "#2b2a26", SERIF, True, spacing)
    halo(s, "鱗島", 978, 628, 22, "#5d5a4a", "Noto Serif CJK KR")
    halo(s, "서끝 등대", 112, 412, 24, "#2b2a26", SERIF)
    halo(s, "조금나루", 1446, 430, 26, "#5d5a4a", SERIF)
    for text, x, y, turn in [("안  바  다", 1090, 700, -0.1), ("먼  바  다", 366, 706, 0.08)]:
        s.c.save()
        s.c.translate(x, y)
        s.c.rotate(turn)
        s.words(text, 0, 0, 44, "#4d7f8d", SERIF, False, 0.5, 14, 0.75)
        s.c.restore()


def rose(s, x, y, r):
    """A compass rose of sixteen points; the Korean wind names stand round it."""
    c = s.c
    for ring, width in ((1.0, 1.6), (0.95, 0.8), (0.5, 1.0)):
        c.new_path()
        c.arc(x, y, r * ring, 0, math.tau)
        s.ink("#3a3a34")
        c.set_line_width(width)
        c.stroke()
    for i in sorted(range(16), key=lambda i: -(i % 2) * 2 - (i % 4 > 0)):
        a = math.tau * i / 16 - math.pi / 2
        reach = r * (1.16 if i % 4 == 0 else 0.88 if i % 2 == 0 else 0.66)
        tip = (x + reach * math.cos(a), y + reach * math.sin(a))
        for side, colour in ((-1, "#3a3a34"), (1, "#f6f0dc")):
            b = a + side * math.tau / 32 * 1.25
            flank = (x + r * 0.24 * math.cos(b), y + r * 0.24 * math.sin(b))
            s.line([(x, y), flank, tip], closed=True)
            s.ink(colour)
            c.fill_preserve()
            s.ink("#3a3a34")
            c.set_line_width(1)
            c.stroke()
    for text, a in (("높바람", -90), ("샛바람", 0), ("마파람", 90), ("하늬바람", 180)):
        px = x + (r + 62) * math.cos(math.radians(a))
        py = y + (r + 36) * math.sin(math.radians(a)) + 8
        halo(s, text, px, py, 21, "#2b2a26", SERIF)


def cartouche(s):
    """The title, in a scroll of its own."""
    c = s.c
    c.new_path()
    c.rectangle(78, 78, 430, 150)
    s.ink("#f6f0dc")
    c.fill_preserve()
    s.ink("#3a3a34")
    c.set_line_width(3)
    c.stroke()
    c.rectangle(87, 87, 412, 132)
    c.set_line_width(1)
    c.stroke()
    s.words("바람을 재러 간 길", 293, 146, 42, "#2b2a26", SERIF, True, 0.5, 2)
    s.words("2023년 10월 9일 - 15일", 293, 190, 22, "#5d5a4a", SERIF, False, 0.5)
    x, y = 96, 900
    for k in range(4):
        c.rectangle(x + 92 * k, y, 92, 10)
        s.ink("#3a3a34" if k % 2 == 0 else "#f6f0dc")
        c.fill_preserve()
        s.ink("#3a3a34")
        c.set_line_width(1.4)
        c.stroke()
    for k, text in enumerate(["0", "5", "10", "15", "20 km"]):
        halo(s, text, x + 92 * k, y - 10, 20, "#2b2a26", SANS)


PICTURES = {
    "measuring-the-wind-01/route-map.jpg": route_map,
}
