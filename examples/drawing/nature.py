"""Sky, hills, sea, weather and plants."""

import math

from PIL import ImageChops

from .paper import along, envelope, mix, noise, ripple, tone


# ---- sky --------------------------------------------------------------------

def sky(s, y1, stops):
    """Fill from the top down to y1 with a gradient."""
    s.wash(0, 0, 0, y1, stops)
    s.c.rectangle(0, 0, s.w, y1)
    s.c.fill()


def sun(s, x, y, radius, colour, glow, reach=9, strength=0.55):
    """A disc in a haze of its own light."""
    s.glow(x, y, radius * reach, [(0, glow, strength), (0.18, glow, strength * 0.55),
                                  (0.5, glow, strength * 0.16), (1, glow, 0)])
    s.glow(x, y, radius * 1.06, [(0, colour, 1), (0.93, colour, 1), (1, colour, 0)])


def clouds(s, seed, colour, heights, low=120, high=190, peak=170, cell=90, stretch=5, octaves=5):
    """Drawn-out cloud, thick where the list of (y, 0..255) says."""
    grey = tone(noise(s.w, s.h, seed, cell, octaves, stretch), low, high, peak)
    grey = ImageChops.multiply(grey, envelope(s.w, s.h, heights))
    s.ink(colour)
    s.mask(grey)


def stars(s, y1, count, colour="#fdf6e3", seed=5):
    """Stars to y1: many faint ones, few bright ones, thicker in a band."""
    band = noise(s.w, s.h, seed, 420, octaves=5, stretch=1)
    pixels = band.load()
    rng = s.rng
    placed = 0
    while placed < count:
        x, y = rng.random() * s.w, rng.random() * y1
        if pixels[int(x), int(y)] < rng.uniform(60, 190):
            continue
        placed += 1
        size = 0.5 + 1.5 * rng.random() ** 5
        s.ink(mix(colour, rng.choice(["#bcd0ff", "#ffe2b8", "#ffffff"]), 0.5),
              (0.25 + 0.75 * rng.random()) * (1 - 0.6 * y / y1))
        s.c.arc(x, y, size, 0, math.tau)
        s.c.fill()
        if size > 1.85:
            s.glow(x, y, size * 3.6, [(0, colour, 0.3), (0.4, colour, 0.1), (1, colour, 0)])


# ---- land -------------------------------------------------------------------

def ridge(seed, base, height, peaks, width, cell=160, rough=0.16):
    """A skyline: y for every 4 px. peaks = [(x, half-width, share of height)]."""
    ripples = ripple(seed, width + 8, cell, octaves=6, falloff=0.48)
    points = []
    for x in range(-4, width + 8, 4):
        lift = 0.0
        for centre, half, share in peaks:
            d = (x - centre) / half
            lift = max(lift, share * math.exp(-d * d * 1.6))
        lift += rough * ripples(x) * min(1, lift * 2.2)
        points.append((x, base - height * max(lift, -0.02)))
    return points


def hill(s, points, base, crest, foot, texture=0.0, rim=0.0, seed=1, shade="#10202a"):
    """A layer of land: dark at the crest, dissolving in mist at its foot."""
    c = s.c
    top = min(y for _, y in points)
    s.line(points + [(points[-1][0], base), (points[0][0], base)], closed=True)
    s.wash(0, top, 0, base, [(0, crest), (0.35, mix(crest, foot, 0.25)), (1, foot)])
    c.fill_preserve()
    if texture:
        c.save()
        c.clip()
        grey = tone(noise(s.w, s.h, seed + 77, 26, octaves=4, stretch=1.7), 110, 190, 255)
        s.wash(0, top, 0, base, [(0, shade, texture), (0.5, shade, texture * 0.5), (1, shade, 0)])
        s.mask(grey)
        grey = tone(noise(s.w, s.h, seed + 78, 120, octaves=3, stretch=1.2), 110, 180, 255)
        s.wash(0, top, 0, base, [(0, shade, texture * 0.8), (1, shade, 0)])
        s.mask(grey)
        c.restore()
    c.new_path()
    if rim:
        s.line(points)
        s.ink(shade, rim)
        c.set_line_width(1.6)
        c.stroke()


def mist(s, y, depth, colour, strength, seed=3):
    """A bank of mist lying on the line y."""
    spread = [(0, 0), ((y - depth) / s.h, 0), (y / s.h, 255), ((y + depth * 0.6) / s.h, 0), (1, 0)]
    grey = tone(noise(s.w, s.h, seed, 120, octaves=4, stretch=7), 50, 190, 255)
    grey = ImageChops.multiply(grey, envelope(s.w, s.h, spread))
    s.ink(colour, strength)
    s.mask(grey)


def treetops(s, points, colour, size=9, density=0.5, seed=4):
    """Small pines along a skyline."""
    rng = s.rng
    for x, y in points:
        if rng.random() > density:
            continue
        h = size * rng.uniform(0.6, 1.6)
        s.ink(colour, 0.9)
        for _ in range(4):
            s.c.save()
            s.c.translate(x + rng.uniform(-0.6, 0.6) * size, y - h * rng.uniform(0, 0.75))
            s.c.scale(1, rng.uniform(0.4, 0.6))
            s.c.arc(0, 0, h * rng.uniform(0.3, 0.6), 0, math.tau)
            s.c.restore()
            s.c.fill()


# ---- sea --------------------------------------------------------------------

def sea(s, y0, y1, stops, count=1500, light=0.1, dark=0.1, choppy=1.0,
        bright="#ffffff", deep="#10293a"):
    """Water in perspective: a gradient, then strokes that grow towards us."""
    c, rng = s.c, s.rng
    s.wash(0, y0, 0, y1, stops)
    c.rectangle(0, y0, s.w, y1 - y0)
    c.fill()
    c.save()
    c.rectangle(0, y0, s.w, y1 - y0)
    c.clip()
    for i in range(count):
        t = (i + rng.random()) / count
        t = t ** 1.7
        y = y0 + 2 + (y1 - y0) * t
        length = (12 + 190 * t) * rng.uniform(0.35, 1.25)
        thick = (0.7 + 7.5 * t) * rng.uniform(0.35, 1.0) * choppy
        x = rng.uniform(-0.1, 1.05) * s.w
        here = along([(p, col) for p, col, *_ in stops], t)
        if rng.random() < 0.5:
            s.ink(mix(here, bright, 0.5), light * rng.uniform(0.4, 1.3))
        else:
            s.ink(mix(here, deep, 0.55), dark * rng.uniform(0.4, 1.3))
        stroke(s, x, y, length, thick, choppy)
    c.restore()


def stroke(s, x, y, length, thick, choppy=1.0):
    """One brush mark of water: a lens, slightly bent."""
    bend = s.rng.uniform(-0.5, 0.5) * thick * choppy
    s.c.new_path()
    s.c.move_to(x, y)
    s.c.curve_to(x + length * 0.3, y - thick * 0.6 + bend, x + length * 0.7,
                 y - thick * 0.5 + bend, x + length, y)
    s.c.curve_to(x + length * 0.7, y + thick * 0.35 + bend, x + length * 0.3,
                 y + thick * 0.45 + bend, x, y)
    s.c.fill()


def glitter(s, x, y0, y1, colour, width=0.05, spread=0.22, count=420, alpha=0.7):
    """The road of light under a sun, a moon or a lamp."""
    rng = s.rng
    for i in range(count):
        t = ((i + rng.random()) / count) ** 1.35
        y = y0 + 1 + (y1 - y0) * t
        reach = s.w * (width + (spread - width) * t) * 0.5
        off = rng.gauss(0, 0.42) * reach
        length = (7 + 85 * t) * rng.uniform(0.4, 1.2)
        thick = (0.9 + 4.6 * t) * rng.uniform(0.4, 1.0)
        fade = math.exp(-(off / reach) ** 2 * 1.5)
        s.ink(colour, alpha * fade * rng.uniform(0.35, 1) * (1 - 0.55 * t))
        stroke(s, x + off - length / 2, y, length, thick)


def swell(s, seed, y, height, crest, trough, foam=None, cell=260, strength=0.6):
    """One rolling wave from side to side: sharp crests, streaked faces, foam."""
    c, rng = s.c, s.rng
    lift = ripple(seed, s.w + 60, cell, octaves=3, falloff=0.4)
    fine = ripple(seed + 1, s.w + 60, cell / 7, octaves=3)

    def shape(x):
        return 1 - 2.1 * abs(lift(x + 30)) ** 0.85 + 0.08 * fine(x + 30)

    points = [(x, y - height * shape(x)) for x in range(-20, s.w + 24, 4)]
    bottom = y + height * 3
    s.line(points + [(s.w + 24, bottom), (-20, bottom)], closed=True)
    s.wash(0, y - height, 0, bottom, [(0, crest), (0.22, mix(crest, trough, 0.55)),
                                      (0.55, trough), (1, trough, 0)])
    c.fill_preserve()
    c.save()
    c.clip()
    for i in range(int(5 + height / 4)):
        drop = (i + rng.random()) * height / (3 + height / 9)
        start = rng.randrange(0, len(points) - 40)
        run = points[start:start + rng.randrange(20, 130)]
        bend = rng.uniform(0.75, 0.95)
        c.new_path()
        s.line([(x + drop * 0.5, y + (py - y) * bend ** i + drop) for x, py in run])
        s.ink(rng.choice([mix(crest, "#ffffff", 0.35), mix(trough, "#000000", 0.3)]), 0.22)
        c.set_line_width(rng.uniform(0.8, 1.2 + height / 22))
        c.stroke()
    if foam:
        for x, py in points:
            rise = (y - py) / height
            if rise < 0.52:
                continue
            rise = (rise - 0.52) / 0.48
            spume(s, x, py, height, rise, foam, strength)
    c.restore()
    if foam:
        for x, py in points:
            rise = ((y - py) / height - 0.7) / 0.3
            if rise > rng.random():
                blow = rng.random() ** 2
                s.ink(foam, 0.5 * strength * (1 - blow))
                c.arc(x + 10 + blow * height * 1.2, py - blow * height * 0.35 - 1,
                      rng.uniform(0.5, 1 + height / 40), 0, math.tau)
                c.fill()
    return points


def spume(s, x, y, height, rise, foam, strength):
    """Foam that slides from a crest down the face, in broken threads."""
    c, rng = s.c, s.rng
    for _ in range(int(3 + 7 * rise * strength)):
        slide = rng.random() ** (2.6 - rise)
        px = x + slide * height * rng.uniform(0.1, 0.7)
        py = y + slide * height * (0.5 + 0.9 * rise)
        reach = rng.uniform(1.5, 4 + height / 7) * (1.1 - slide)
        s.ink(foam, strength * rng.uniform(0.25, 0.95) * (1 - slide) ** 1.2)
        c.set_line_width(rng.uniform(0.7, 1.4 + height / 30))
        c.set_line_cap(1)
        c.move_to(px, py)
        c.curve_to(px + reach * 0.3, py + reach * 0.1, px + reach * 0.6, py + reach * 0.3,
                   px + reach, py + reach * 0.5)
        c.stroke()


def rain(s, count, colour, alpha=0.25, lean=-0.28, length=46, y0=0, y1=None):
    """Slanting strokes."""
    c, rng = s.c, s.rng
    y1 = s.h if y1 is None else y1
    for _ in range(count):
        x, y = rng.uniform(-0.1, 1.1) * s.w, rng.uniform(y0 - 40, y1)
        reach = length * rng.uniform(0.4, 1.3)
        s.ink(colour, alpha * rng.uniform(0.2, 1))
        c.set_line_width(rng.uniform(0.6, 1.7))
        c.move_to(x, y)
        c.line_to(x + lean * reach, y + reach)
        c.stroke()


# ---- near things ------------------------------------------------------------

def pine(s, path, width, colour, lit, pads, size=70, needles=260):
    """A leaning black pine: a trunk along a path, foliage in flat pads."""
    c, rng = s.c, s.rng
    s.ink(colour)
    steps = 60
    for i in range(steps):
        x, y = between(path, i / steps)
        x2, y2 = between(path, (i + 1) / steps)
        c.set_line_cap(1)
        c.set_line_width(width * (1 - 0.72 * i / steps))
        c.move_to(x, y)
        c.line_to(x2, y2)
        c.stroke()
    for px, py, scale, root in pads:
        bx, by = between(path, root)
        s.ink(colour)
        c.set_line_width(width * 0.22 * scale)
        c.move_to(bx, by)
        c.curve_to(bx + (px - bx) * 0.4, by, px - (px - bx) * 0.3, py + size * 0.3, px, py + 4)
        c.stroke()
    for px, py, scale, _ in sorted(pads, key=lambda p: p[1]):
        for layer, (tint, share) in enumerate([(colour, 1.0), (mix(colour, lit, 0.35), 0.5),
                                               (lit, 0.22)]):
            c.set_line_width(1.5 - 0.25 * layer)
            for _ in range(int(needles * scale * share)):
                a = rng.uniform(0, math.tau)
                r = rng.random() ** 0.6
                x = px + math.cos(a) * r * size * scale
                y = py + math.sin(a) * r * size * scale * 0.34 - layer * size * 0.06
                turn = rng.uniform(-2.7, -0.44)
                reach = size * scale * rng.uniform(0.12, 0.26)
                s.ink(tint, rng.uniform(0.5, 0.95))
                c.move_to(x, y)
                c.line_to(x + math.cos(turn) * reach, y + math.sin(turn) * reach)
                c.stroke()


def between(path, t):
    """The point a fraction t along a smooth run of points."""
    n = len(path) - 1
    i = min(n - 1, int(t * n))
    f = t * n - i
    p0, p1 = path[max(0, i - 1)], path[i]
    p2, p3 = path[i + 1], path[min(n, i + 2)]
    return tuple(0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f * f
                        + (3 * b - a - 3 * c + d) * f ** 3)
                 for a, b, c, d in zip(p0, p1, p2, p3))


def grasses(s, y, count, colours, height=60, lean=0.3, spread=None):
    """Blades and silver-grass plumes along the lower edge."""
    c, rng = s.c, s.rng
    left, right = spread or (0, s.w)
    for _ in range(count):
        x = rng.uniform(left, right)
        base = y(x) if callable(y) else y
        h = height * rng.uniform(0.4, 1.15)
        tip = (x + lean * h * rng.uniform(0.4, 1.5), base - h)
        s.ink(rng.choice(colours), rng.uniform(0.55, 0.95))
        c.set_line_width(rng.uniform(1, 2.6))
        c.move_to(x, base + 6)
        c.curve_to(x, base - h * 0.4, x + (tip[0] - x) * 0.35, base - h * 0.8, *tip)
        c.stroke()


def plumes(s, y, count, stem, feather, height=150, lean=0.25, spread=None):
    """Eulalia in October: tall stems with pale, wind-combed heads."""
    c, rng = s.c, s.rng
    left, right = spread or (0, s.w)
    for _ in range(count):
        x = rng.uniform(left, right)
        base = y(x) if callable(y) else y
        h = height * rng.uniform(0.55, 1.15)
        path = [(x, base + 10), (x + lean * h * 0.12, base - h * 0.55),
                (x + lean * h * 0.5, base - h * 0.9), (x + lean * h * 1.05, base - h)]
        s.ink(stem, 0.85)
        c.set_line_width(1.6)
        s.curve(path)
        c.stroke()
        for _ in range(58):
            t = rng.uniform(0.6, 1.0)
            px, py = between(path, t)
            reach = h * 0.15 * (1.15 - t) * rng.uniform(0.7, 2.0) + h * 0.05
            turn = rng.uniform(-0.5, 0.5)
            s.ink(feather, rng.uniform(0.25, 0.7))
            c.set_line_width(1.1)
            c.move_to(px, py)
            c.curve_to(px + reach * 0.5, py + reach * 0.1 * turn, px + reach,
                       py + reach * turn * 0.5 + reach * 0.25, px + reach * 1.2,
                       py + reach * 0.5 + turn * reach * 0.3)
            c.stroke()


def gull(s, x, y, span, colour, lift=0.3, alpha=0.9):
    """A gull, as two strokes of the brush."""
    c = s.c
    s.ink(colour, alpha)
    c.new_path()
    c.move_to(x - span, y - span * lift * 0.6)
    c.curve_to(x - span * 0.6, y - span * lift * 1.4, x - span * 0.2, y - span * lift * 0.6, x, y)
    c.curve_to(x + span * 0.2, y - span * lift * 0.6, x + span * 0.6, y - span * lift * 1.5,
               x + span, y - span * lift * 0.5)
    c.curve_to(x + span * 0.6, y - span * lift, x + span * 0.25, y - span * lift * 0.2,
               x + span * 0.05, y + span * 0.1)
    c.curve_to(x, y + span * 0.12, x - span * 0.08, y + span * 0.1, x - span * 0.1, y + span * 0.04)
    c.curve_to(x - span * 0.25, y - span * lift * 0.2, x - span * 0.6, y - span * lift,
               x - span, y - span * lift * 0.6)
    c.fill()
