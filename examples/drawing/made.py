"""Boats, houses, lights and walls: what people have built."""

import math

from .paper import mix


def shape(s, colour, points, alpha=1.0):
    s.line(points, closed=True)
    s.ink(colour, alpha)
    s.c.fill()


def rounded(s, x, y, w, h, r):
    """A path: a rectangle with round corners."""
    c = s.c
    c.new_path()
    c.arc(x + w - r, y + r, r, -math.pi / 2, 0)
    c.arc(x + w - r, y + h - r, r, 0, math.pi / 2)
    c.arc(x + r, y + h - r, r, math.pi / 2, math.pi)
    c.arc(x + r, y + r, r, math.pi, math.pi * 1.5)
    c.close_path()


def cord(s, colour, x0, y0, x1, y1, sag=0.0, width=1.2, alpha=1.0):
    s.c.new_path()
    s.c.move_to(x0, y0)
    s.c.curve_to(x0 + (x1 - x0) * 0.3, y0 + (y1 - y0) * 0.3 + sag,
                 x0 + (x1 - x0) * 0.7, y0 + (y1 - y0) * 0.7 + sag, x1, y1)
    s.ink(colour, alpha)
    s.c.set_line_width(width)
    s.c.stroke()


def reflection(s, x, y, width, depth, colour, alpha=0.5, count=46):
    """What water keeps of a dark thing: broken strokes, thinning downwards."""
    rng = s.rng
    for i in range(count):
        t = (i + rng.random()) / count
        reach = width * (1 - 0.35 * t) * rng.uniform(0.25, 0.75)
        px = x + rng.gauss(0, 0.2) * width
        py = y + depth * t
        thick = 1.5 + 3.5 * t
        s.ink(colour, alpha * (1 - t) * rng.uniform(0.5, 1))
        s.c.new_path()
        s.c.move_to(px - reach / 2, py)
        s.c.curve_to(px - reach / 4, py - thick, px + reach / 4, py - thick, px + reach / 2, py)
        s.c.curve_to(px + reach / 4, py + thick * 0.7, px - reach / 4, py + thick * 0.7,
                     px - reach / 2, py)
        s.c.fill()


def fishing_boat(s, x, y, size, hull, deck, stripe, lamp=None, flip=False, mist=None, haze=0.0):
    """A small boat lying on the line y; size is its length."""
    c = s.c
    if mist:
        hull, deck, stripe = (mix(k, mist, haze) for k in (hull, deck, stripe))
    c.save()
    c.translate(x, y)
    c.scale(size / 100 * (-1 if flip else 1), size / 100)
    shape(s, hull, [(-46, -15), (-44, 1), (36, 1), (46, -8), (54, -24), (30, -17), (0, -14)])
    c.new_path()
    c.move_to(-46, -15)
    c.curve_to(-10, -11, 28, -13, 54, -24)
    c.line_to(52.5, -20.5)
    c.curve_to(28, -10, -10, -8, -45.6, -11.5)
    c.close_path()
    s.ink(stripe)
    c.fill()
    shape(s, mix(hull, "#0c141c", 0.45), [(-44.6, -3), (-44, 1), (36, 1), (40, -2.2)])
    shape(s, deck, [(-30, -13), (-29, -31), (-6, -31), (-3, -13)])
    shape(s, mix(deck, "#ffffff", 0.28), [(-32, -31), (-31, -34), (-3, -34), (-4, -31)])
    for wx in (-26, -18.5, -11):
        shape(s, mix(hull, "#0c141c", 0.25), [(wx, -22), (wx, -28), (wx + 5, -28), (wx + 5, -22)])
    for mx, top in ((-34, -56), (16, -66)):
        cord(s, mix(hull, "#0c141c", 0.4), mx, -13, mx, top, width=1.3)
    dark = mix(hull, "#0c141c", 0.4)
    cord(s, dark, 16, -64, 50, -22, width=0.5)
    cord(s, dark, 16, -64, -34, -54, sag=4, width=0.5)
    cord(s, dark, -34, -54, -45, -15, width=0.5)
    cord(s, dark, 16, -40, 38, -52, width=1.0)
    for i in range(6):
        px = -28 + i * 8
        py = -54 + 3.2 * math.sin((i + 1) / 7 * math.pi)
        s.ink(lamp or dark, 1.0 if lamp else 0.8)
        c.arc(px, py + 2, 1.4, 0, math.tau)
        c.fill()
    shape(s, stripe, [(16, -66), (27, -63.5), (16, -60)], 0.9)
    c.restore()
    if lamp:
        unit = size / 100
        for i in range(6):
            px = x + (-28 + i * 8) * unit * (-1 if flip else 1)
            s.glow(px, y - 50 * unit, 9 * unit, [(0, lamp, 0.55), (1, lamp, 0)])


def ferry(s, x, y, size, hull, house, band, dark, windows=None):
    """A small car ferry seen from the side, bow to the right."""
    c = s.c
    c.save()
    c.translate(x, y)
    c.scale(size / 200, size / 200)
    shape(s, hull, [(-96, -20), (-92, 2), (78, 2), (90, -6), (102, -30), (70, -22), (40, -20)])
    shape(s, mix(hull, dark, 0.55), [(-92.8, -4), (-92, 2), (78, 2), (86, -4)])
    shape(s, band, [(-95.6, -16), (-95, -12.5), (94.2, -14), (96, -18), (60, -16)])
    shape(s, mix(house, dark, 0.12), [(-88, -20), (-86, -34), (44, -34), (48, -20)])
    for i in range(9):
        wx = -80 + i * 13.4
        shape(s, mix(house, dark, 0.68), [(wx, -22), (wx, -31), (wx + 9, -31), (wx + 9, -22)])
    shape(s, house, [(-82, -34), (-80, -47), (34, -47), (38, -34)])
    for i in range(14):
        wx = -76 + i * 7.8
        shape(s, windows or mix(house, dark, 0.6),
              [(wx, -38), (wx, -43), (wx + 5, -43), (wx + 5, -38)])
    shape(s, house, [(-4, -47), (-2, -62), (28, -62), (32, -47)])
    shape(s, mix(house, dark, 0.7), [(2, -52), (2.6, -58.5), (29, -58.5), (30, -52)])
    shape(s, mix(house, "#ffffff", 0.3), [(-6, -62), (-5, -65), (31, -65), (30, -62)])
    shape(s, band, [(-58, -47), (-56, -66), (-40, -66), (-38, -47)])
    shape(s, mix(band, dark, 0.6), [(-56.4, -62), (-56, -66), (-40, -66), (-39.6, -62)])
    for mx, top in ((10, -92), (-28, -76)):
        cord(s, dark, mx, -47, mx, top, width=1.4, alpha=0.85)
    cord(s, dark, 10, -86, 98, -30, width=0.5, alpha=0.8)
    cord(s, dark, 10, -86, -28, -74, sag=3, width=0.5, alpha=0.8)
    cord(s, dark, -28, -74, -94, -22, width=0.5, alpha=0.8)
    cord(s, dark, 4, -80, 16, -80, width=1.1, alpha=0.85)
    for rail in range(-94, -82, 4):
        cord(s, dark, rail, -20, rail, -27, width=0.6, alpha=0.7)
    cord(s, dark, 50, -26, 100, -36, sag=3, width=0.6, alpha=0.7)
    for i in range(7):
        rx = 52 + i * 7.6
        cord(s, dark, rx, -21 - i * 1.2, rx, -27 - i * 1.4, width=0.5, alpha=0.7)
    c.restore()


def house(s, x, y, width, wall, roof, dark, lit=None, door=True):
    """A low island house: a hipped roof, a deep eave, one lit window."""
    h = width * 0.26
    shape(s, wall, [(x, y), (x, y - h), (x + width, y - h), (x + width, y)])
    s.wash(0, y - h, 0, y, [(0, dark, 0.45), (0.4, dark, 0.12), (1, dark, 0.05)])
    s.c.rectangle(x, y - h, width, h)
    s.c.fill()
    eave = width * 0.09
    top = y - h - width * 0.24
    s.c.new_path()
    s.c.move_to(x - eave, y - h + width * 0.02)
    s.c.curve_to(x + width * 0.1, y - h - width * 0.05, x + width * 0.16, top + width * 0.05,
                 x + width * 0.24, top)
    s.c.line_to(x + width * 0.76, top)
    s.c.curve_to(x + width * 0.84, top + width * 0.05, x + width * 0.9, y - h - width * 0.05,
                 x + width + eave, y - h + width * 0.02)
    s.c.close_path()
    s.wash(0, top, 0, y - h, [(0, mix(roof, "#ffffff", 0.14)), (1, mix(roof, dark, 0.3))])
    s.c.fill()
    for i in range(1, 12):
        t = i / 12
        cord(s, dark, x + width * (0.24 + 0.52 * t), top + 1,
             x - eave + (width + 2 * eave) * t, y - h + width * 0.01, width=0.8, alpha=0.22)
    cord(s, mix(roof, dark, 0.5), x + width * 0.24, top, x + width * 0.76, top,
         width=width * 0.025)
    glass = lit or mix(wall, dark, 0.65)
    for wx in (0.16, 0.66):
        shape(s, glass, [(x + width * wx, y - h * 0.28), (x + width * wx, y - h * 0.72),
                         (x + width * (wx + 0.16), y - h * 0.72),
                         (x + width * (wx + 0.16), y - h * 0.28)])
        cord(s, dark, x + width * (wx + 0.08), y - h * 0.28, x + width * (wx + 0.08),
             y - h * 0.72, width=1, alpha=0.5)
    if door:
        shape(s, mix(wall, dark, 0.5), [(x + width * 0.42, y), (x + width * 0.42, y - h * 0.75),
                                        (x + width * 0.54, y - h * 0.75), (x + width * 0.54, y)])
    if lit:
        s.glow(x + width * 0.24, y - h * 0.5, width * 0.4, [(0, lit, 0.4), (1, lit, 0)])


def lighthouse(s, x, y, height, day, night, trim, lamp=None):
    """A slim tower, light on its left side, shaded on its right."""
    c = s.c
    w = height * 0.17
    top = y - height * 0.8
    c.new_path()
    c.move_to(x - w * 0.6, y)
    c.curve_to(x - w * 0.46, y - height * 0.4, x - w * 0.4, top + 20, x - w * 0.38, top)
    c.line_to(x + w * 0.38, top)
    c.curve_to(x + w * 0.4, top + 20, x + w * 0.46, y - height * 0.4, x + w * 0.6, y)
    c.close_path()
    s.wash(x - w * 0.6, 0, x + w * 0.6, 0, [(0, mix(day, night, 0.2)), (0.3, day),
                                            (0.62, mix(day, night, 0.45)), (1, night)])
    c.fill()
    for level in (0.2, 0.42, 0.62):
        wy = y - height * level
        shape(s, mix(night, "#000000", 0.25), [(x - w * 0.07, wy), (x - w * 0.07, wy - height * 0.04),
                                               (x + w * 0.07, wy - height * 0.04), (x + w * 0.07, wy)])
    shape(s, mix(day, night, 0.6), [(x - w * 0.66, top), (x - w * 0.6, top - height * 0.018),
                                    (x + w * 0.6, top - height * 0.018), (x + w * 0.66, top)])
    for i in range(9):
        rx = x - w * 0.62 + w * 1.24 * i / 8
        cord(s, trim, rx, top - height * 0.018, rx, top - height * 0.055, width=height * 0.003)
    cord(s, trim, x - w * 0.63, top - height * 0.055, x + w * 0.63, top - height * 0.055,
         width=height * 0.005)
    lantern = top - height * 0.018
    shape(s, lamp or mix(night, day, 0.3),
          [(x - w * 0.3, lantern), (x - w * 0.3, lantern - height * 0.1),
           (x + w * 0.3, lantern - height * 0.1), (x + w * 0.3, lantern)])
    for i in range(5):
        rx = x - w * 0.3 + w * 0.6 * i / 4
        cord(s, trim, rx, lantern, rx, lantern - height * 0.1, width=height * 0.006)
    c.new_path()
    c.move_to(x - w * 0.4, lantern - height * 0.1)
    c.curve_to(x - w * 0.3, lantern - height * 0.16, x + w * 0.3, lantern - height * 0.16,
               x + w * 0.4, lantern - height * 0.1)
    c.close_path()
    s.wash(x - w * 0.4, 0, x + w * 0.4, 0, [(0, mix(trim, "#ffffff", 0.25)), (1, trim)])
    c.fill()
    cord(s, trim, x, lantern - height * 0.14, x, lantern - height * 0.2, width=height * 0.006)
    return x, lantern - height * 0.05


def stone_wall(s, left, right, top, foot, light, dark, warm, course=26, from_left=True):
    """Dry stone between two lines; top and foot are functions of x."""
    c, rng = s.c, s.rng
    c.save()
    steps = [left + (right - left) * i / 60 for i in range(61)]
    outline = [(x, top(x) + rng.uniform(-2.5, 2.5)) for x in steps]
    s.line(outline + [(x, foot(x)) for x in reversed(steps)], closed=True)
    s.ink(mix(dark, "#0a0d10", 0.35))
    c.fill_preserve()
    c.clip()
    tallest = max(foot(x) - top(x) for x in steps)
    rows = int(tallest / course) + 2
    for row in range(rows):
        x = left - rng.uniform(0, course * 2)
        while x < right + course:
            lift = foot(min(max(x, left), right)) - top(min(max(x, left), right))
            scale = max(0.35, lift / tallest)
            w = course * rng.uniform(0.9, 2.3) * scale
            h = course * rng.uniform(0.86, 1.12) * scale
            y = top(min(max(x, left), right)) + (row + 0.5) * course * scale
            stone(s, x + w / 2, y, w * 0.5, h * 0.5,
                  mix(mix(light, dark, rng.uniform(0.05, 0.85)), warm, rng.uniform(0, 0.3)),
                  light, dark, from_left)
            x += w * 0.97
    c.restore()


def stone(s, x, y, rx, ry, colour, light, dark, from_left=True):
    """One stone: a rounded polygon, lit from one side."""
    rng, c = s.rng, s.c
    n = rng.randint(6, 8)
    turn = rng.random()
    points = []
    for i in range(n):
        a = math.tau * (i + turn + rng.uniform(-0.2, 0.2)) / n
        k = (abs(math.cos(a)) ** 4 + abs(math.sin(a)) ** 4) ** -0.25
        k *= rng.uniform(0.82, 0.97)
        points.append((x + math.cos(a) * rx * k, y + math.sin(a) * ry * k))
    s.curve(points, closed=True)
    side = rx if from_left else -rx
    s.wash(x - side, y - ry, x + side * 0.8, y + ry,
           [(0, mix(colour, light, 0.55)), (0.5, colour), (1, mix(colour, dark, 0.7))])
    c.fill()
    for _ in range(3):
        s.ink(rng.choice([light, dark]), 0.16)
        c.arc(x + rng.uniform(-0.5, 0.5) * rx, y + rng.uniform(-0.5, 0.5) * ry,
              rng.uniform(0.8, 2.2), 0, math.tau)
        c.fill()


def fieldstones(s, left, right, top, foot, light, dark, warm, course=46, from_left=True):
    """A near wall of fieldstones that fit one another: cells of a jittered grid."""
    c, rng = s.c, s.rng
    squash = 1.55
    seeds = []
    rows = int((max(foot(x) - top(x) for x in (left, right, (left + right) / 2))) / course) + 3
    for row in range(-1, rows):
        x = left - course * 2
        while x < right + course * 2:
            lift = top(min(max(x, left), right))
            seeds.append(((x + rng.uniform(-0.3, 0.3) * course) / squash,
                          lift + (row + 0.5 + rng.uniform(-0.33, 0.33)) * course))
            x += course * squash * rng.uniform(0.62, 1.25)
    steps = [left + (right - left) * i / 80 for i in range(81)]
    c.save()
    s.line([(x, top(x) + rng.uniform(-5, 5)) for x in steps]
           + [(right, foot(right)), (left, foot(left))], closed=True)
    s.ink(mix(dark, "#0a0d10", 0.5))
    c.fill_preserve()
    c.clip()
    for seed in seeds:
        points = [(x * squash, y) for x, y in cell_of(seed, seeds, course * 1.5)]
        if len(points) < 4:
            continue
        x = sum(p[0] for p in points) / len(points)
        y = sum(p[1] for p in points) / len(points)
        fit = rng.uniform(0.87, 0.95)
        points = [(x + (px - x) * fit, y + (py - y) * fit) for px, py in points]
        colour = mix(mix(light, dark, rng.uniform(0.12, 0.72)), warm, rng.uniform(0, 0.4))
        face(s, points, x, y, colour, light, dark, course, from_left)
    c.restore()


def cell_of(seed, seeds, reach):
    """The polygon of the places nearer to seed than to any other."""
    x, y = seed
    cell = [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach),
            (x - reach, y + reach)]
    for ox, oy in seeds:
        dx, dy = ox - x, oy - y
        if (dx, dy) == (0, 0) or dx * dx + dy * dy > 4 * reach * reach:
            continue
        limit = (dx * (ox + x) + dy * (oy + y)) / 2
        kept = []
        for (ax, ay), (bx, by) in zip(cell, cell[1:] + cell[:1]):
            a, b = dx * ax + dy * ay - limit, dx * bx + dy * by - limit
            if a <= 0:
                kept.append((ax, ay))
            if a * b < 0:
                t = a / (a - b)
                kept.append((ax + (bx - ax) * t, ay + (by - ay) * t))
        cell = kept
        if not cell:
            break
    return cell


def face(s, points, x, y, colour, light, dark, size, from_left):
    """One fieldstone: rounded corners, a lit edge, lichen and a crack."""
    c, rng = s.c, s.rng
    n = len(points)
    c.new_path()
    for i in range(n):
        (ax, ay), (bx, by), (dx, dy) = points[i - 1], points[i], points[(i + 1) % n]
        p = (bx + (ax - bx) * 0.3, by + (ay - by) * 0.3)
        q = (bx + (dx - bx) * 0.3, by + (dy - by) * 0.3)
        (c.line_to if i else c.move_to)(*p)
        c.curve_to(bx, by, bx, by, *q)
    c.close_path()
    side = size if from_left else -size
    s.wash(x - side, y - size * 0.7, x + side, y + size * 0.6,
           [(0, mix(colour, light, 0.6)), (0.45, colour), (1, mix(colour, dark, 0.75))])
    c.fill_preserve()
    c.save()
    c.clip_preserve()
    for _ in range(9):
        s.ink(rng.choice([light, dark, dark]), rng.uniform(0.05, 0.2))
        c.save()
        c.translate(x + rng.gauss(0, 0.4) * size, y + rng.gauss(0, 0.25) * size)
        c.scale(rng.uniform(1, 3), 1)
        c.new_path()
        c.arc(0, 0, rng.uniform(1, size * 0.12), 0, math.tau)
        c.restore()
        c.fill()
    if rng.random() < 0.35:
        cord(s, dark, x - size * 0.6, y + rng.uniform(-8, 8), x + size * 0.5,
             y + rng.uniform(-8, 8), sag=rng.uniform(-8, 8), width=1, alpha=0.35)
    c.restore()
    c.new_path()


def bollard(s, x, y, size, colour, light, rope):
    """A cast-iron bollard with three turns of rope."""
    c = s.c
    c.new_path()
    c.move_to(x - size * 0.34, y)
    c.curve_to(x - size * 0.26, y - size * 0.4, x - size * 0.22, y - size * 0.55,
               x - size * 0.42, y - size * 0.82)
    c.curve_to(x - size * 0.4, y - size * 1.05, x + size * 0.4, y - size * 1.05,
               x + size * 0.42, y - size * 0.82)
    c.curve_to(x + size * 0.22, y - size * 0.55, x + size * 0.26, y - size * 0.4,
               x + size * 0.34, y)
    c.close_path()
    s.wash(x - size * 0.4, 0, x + size * 0.4, 0,
           [(0, mix(colour, light, 0.55)), (0.3, mix(colour, light, 0.2)), (1, colour)])
    c.fill()
    for i in range(3):
        ry = y - size * (0.2 + 0.11 * i)
        c.new_path()
        c.move_to(x - size * 0.31, ry)
        c.curve_to(x - size * 0.15, ry + size * 0.1, x + size * 0.15, ry + size * 0.1,
                   x + size * 0.31, ry)
        s.ink(mix(rope, colour, 0.45))
        c.set_line_width(size * 0.12)
        c.set_line_cap(1)
        c.stroke_preserve()
        s.ink(rope)
        c.set_line_width(size * 0.085)
        c.stroke()
