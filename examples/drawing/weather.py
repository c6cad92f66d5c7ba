"""The storm, the kitchen window, and the light at the western end."""

import math

import cairo
from PIL import ImageChops, ImageFilter

from . import made, nature
from .paper import Sheet, envelope, mix, noise, press, tone


def storm():
    """The wide sea under a wind warning."""
    s = Sheet(2000, 640, 41)
    horizon = 250
    nature.sky(s, horizon + 10, [(0, "#2c3740"), (0.5, "#55636a"), (0.86, "#a5aaa0"),
                                 (1, "#cfc7ae")])
    nature.clouds(s, 61, "#1d262e", [(0, 255), (0.2, 220), (0.34, 60), (0.4, 0), (1, 0)],
                  low=95, high=170, peak=220, cell=150, stretch=3.2)
    nature.clouds(s, 62, "#d9d6c6", [(0, 0), (0.15, 90), (0.32, 130), (0.4, 0), (1, 0)],
                  low=140, high=210, peak=160, cell=110, stretch=4)
    points = nature.ridge(63, 252, 52, [(1530, 300, 1.0), (1850, 180, 0.7)], s.w)
    nature.hill(s, points, horizon + 8, "#4a5a62", "#8b948f", texture=0.2, seed=63)
    nature.sea(s, horizon, 640, [(0, "#a9aa9c"), (0.1, "#6d7f80"), (0.5, "#33515a"),
                                 (1, "#142a33")], count=700, light=0.16, dark=0.3)
    curtains(s, [(240, 300, 0.5), (700, 200, 0.28), (1700, 340, 0.5)], horizon + 60)
    for i in range(13):
        t = i / 12
        y = horizon + 14 + 350 * t ** 1.5
        crest = mix("#8fa5a1", "#4f8288", t)
        trough = mix("#5d7376", "#122c37", t)
        nature.swell(s, 640 + i * 7, y, 5 + 66 * t, crest, trough, foam="#f1efe2",
                     cell=150 + 520 * t, strength=0.5 + 0.5 * t)
        if i == 2:
            breakwater_light(s, 420, y + 4, 64, "#a8483a")
    nature.rain(s, 1300, "#e9ecea", alpha=0.3, lean=-0.42, length=48)
    for x, y, span in [(980, 120, 26), (1090, 170, 18), (860, 190, 14)]:
        nature.gull(s, x, y, span, "#e8e6da", lift=0.55)
    return press(s.picture(), 104, mottle=0.5)


def curtains(s, veils, y1):
    """Falling rain seen from afar."""
    for x, width, strength in veils:
        for _ in range(90):
            px = x + s.rng.gauss(0, 0.35) * width
            reach = s.rng.uniform(0.6, 1.0) * y1
            s.wash(0, y1 - reach, 0, y1, [(0, "#20292f", 0), (0.4, "#20292f", 0.05 * strength),
                                          (1, "#3c474b", 0.16 * strength)])
            s.line([(px, y1 - reach), (px + 26, y1 - reach), (px - 60, y1), (px - 110, y1)],
                   closed=True)
            s.c.fill()


def breakwater_light(s, x, y, height, colour):
    """A small harbour light on its mole."""
    w = height * 0.2
    made.shape(s, "#3a474d", [(x - height * 3, y + 8), (x - height * 2.7, y - 8), (x + w, y - 9),
                              (x + w * 2.4, y + 8)])
    made.shape(s, colour, [(x - w / 2, y - 8), (x - w * 0.34, y - height), (x + w * 0.34, y - height),
                           (x + w / 2, y - 8)])
    made.shape(s, mix(colour, "#1b2226", 0.5), [(x + w * 0.1, y - 8), (x + w * 0.08, y - height),
                                                (x + w * 0.34, y - height), (x + w / 2, y - 8)])
    made.shape(s, mix(colour, "#ffffff", 0.2), [(x - w * 0.55, y - height),
                                                (x - w * 0.55, y - height * 1.05),
                                                (x + w * 0.55, y - height * 1.05),
                                                (x + w * 0.55, y - height)])
    made.shape(s, "#ffe7a8", [(x - w * 0.24, y - height * 1.05), (x - w * 0.24, y - height * 1.2),
                              (x + w * 0.24, y - height * 1.2), (x + w * 0.24, y - height * 1.05)])
    made.shape(s, colour, [(x - w * 0.36, y - height * 1.2), (x, y - height * 1.34),
                           (x + w * 0.36, y - height * 1.2)])


def window():
    """The kitchen window of the boarding house, the second day of rain."""
    s = Sheet(1400, 1050, 63)
    s.take(outside(1400, 1050))
    drops(s, 420)
    room(s)
    tea_bowl(s, 1010, 880, 96)
    lunchbox(s, 660, 884, 250)
    cat(s, 330, 886, 300)
    persimmons(s, 1170, 878)
    return press(s.picture(), 110)


def outside(w, h):
    """What is to be seen of the sea through wet glass: not much."""
    s = Sheet(w, h, 64)
    nature.sky(s, 520, [(0, "#6d7c84"), (0.7, "#9fa8a7"), (1, "#c3c6bd")])
    nature.clouds(s, 131, "#55646d", [(0, 255), (0.3, 150), (0.5, 0), (1, 0)], peak=150)
    points = nature.ridge(132, 516, 150, [(300, 300, 0.8), (1200, 360, 1.0)], w)
    nature.hill(s, points, 530, "#72838a", "#adb5b2", texture=0.1)
    nature.sea(s, 515, h, [(0, "#b2b8b2"), (0.2, "#869499"), (1, "#4e626b")], count=500, light=0.3,
               dark=0.2)
    breakwater_light(s, 830, 590, 110, "#a8483a")
    for x, y, size, stripe in [(450, 640, 200, "#b5573a"), (620, 660, 230, "#d9d2c1")]:
        made.fishing_boat(s, x, y, size, "#45596a", "#c9c6ba", stripe)
    return s.picture().filter(ImageFilter.GaussianBlur(7))


def drops(s, count):
    """Rain on the pane: each drop holds the view upside down."""
    c, rng = s.c, s.rng
    for i in range(count):
        x, y = rng.uniform(120, 1290), rng.uniform(90, 800)
        r = 1.6 + 9 * rng.random() ** 4
        if r > 5.5:
            reach = rng.uniform(30, 210)
            s.wash(0, y - reach, 0, y, [(0, "#dfe5e4", 0), (1, "#dfe5e4", 0.3)])
            s.line([(x - r * 0.4 + rng.uniform(-3, 3), y - reach), (x + r * 0.3, y - reach),
                    (x + r * 0.6, y), (x - r * 0.6, y)], closed=True)
            c.fill()
        s.wash(0, y - r, 0, y + r, [(0, "#3a4b54", 0.55), (0.55, "#8d9a9c", 0.35),
                                    (1, "#f2f4ef", 0.85)])
        c.save()
        c.translate(x, y)
        c.scale(1, 1.2)
        c.new_path()
        c.arc(0, 0, r, 0, math.tau)
        c.restore()
        c.fill()
        s.ink("#ffffff", 0.8)
        c.new_path()
        c.arc(x - r * 0.3, y - r * 0.4, r * 0.18, 0, math.tau)
        c.fill()


def room(s):
    """The frame, the curtain of light on the sill, and the dark of the room."""
    c = s.c
    wood = [(0, "#6b4a33"), (0.25, "#8a6344"), (0.6, "#5a3d2b"), (1, "#3c281d")]
    wall = "#3a2e2a"
    c.set_fill_rule(1)
    c.rectangle(0, 0, s.w, s.h)
    c.rectangle(110, 80, 1180, 740)
    s.wash(0, 0, s.w, s.h, [(0, mix(wall, "#7a6455", 0.5)), (0.5, wall), (1, "#231b1a")])
    c.fill()
    c.set_fill_rule(0)
    for x, y, w, h in [(96, 64, 1208, 34), (96, 64, 34, 770), (1270, 64, 34, 770),
                       (684, 90, 30, 730), (120, 300, 1160, 20)]:
        upright = h > w
        s.wash(x, y, x + (w if upright else 0), y + (0 if upright else h), wood)
        c.rectangle(x, y, w, h)
        c.fill()
        s.ink("#1d130e", 0.5)
        c.set_line_width(1.6)
        c.rectangle(x, y, w, h)
        c.stroke()
    s.wash(0, 806, 0, 960, [(0, "#c59a6c"), (0.18, "#a37a52"), (0.6, "#7b573a"), (0.62, "#4a3324"),
                            (1, "#2f2018")])
    c.rectangle(0, 812, 1400, 150)
    c.fill()
    for i in range(60):
        y = 816 + s.rng.random() * 84
        made.cord(s, "#3c281d", s.rng.uniform(-40, 900), y, s.rng.uniform(900, 1440), y,
                  sag=s.rng.uniform(-3, 3), width=s.rng.uniform(0.6, 1.8), alpha=0.2)
    s.wash(0, 812, 0, 905, [(0, "#e6eae4", 0.5), (1, "#e6eae4", 0)])
    s.line([(130, 812), (1270, 812), (1330, 905), (70, 905)], closed=True)
    c.fill()
    s.wash(0, 905, 0, 1050, [(0, "#2b1f1a"), (1, "#3a2b25")])
    c.rectangle(0, 962, s.w, 90)
    c.fill()


def cat(s, x, y, size):
    """The cat of the house, seen from behind, watching the rain."""
    c = s.c
    u = size / 100
    s.ink("#1a1310", 0.4)
    c.save()
    c.translate(x + 6 * u, y)
    c.scale(1, 0.12)
    c.new_path()
    c.arc(0, 0, 44 * u, 0, math.tau)
    c.restore()
    c.fill()
    tail = [(x + 22 * u, y - 4 * u), (x + 44 * u, y - 1 * u), (x + 58 * u, y + 5 * u),
            (x + 50 * u, y + 14 * u)]
    for i in range(24):
        ax, ay = nature.between(tail, i / 24)
        bx, by = nature.between(tail, (i + 1) / 24)
        s.ink("#2b211d" if i // 3 % 2 else "#4a3a30")
        c.set_line_width((8.5 - i * 0.1) * u)
        c.set_line_cap(1)
        c.move_to(ax, ay)
        c.line_to(bx, by)
        c.stroke()
    body = [(x - 24 * u, y), (x - 31 * u, y - 18 * u), (x - 27 * u, y - 42 * u),
            (x - 16 * u, y - 62 * u), (x, y - 67 * u), (x + 15 * u, y - 62 * u),
            (x + 26 * u, y - 42 * u), (x + 31 * u, y - 18 * u), (x + 25 * u, y)]
    head = [(x - 19 * u, y - 76 * u), (x - 20 * u, y - 100 * u), (x - 10 * u, y - 93 * u),
            (x, y - 95 * u), (x + 10 * u, y - 93 * u), (x + 20 * u, y - 100 * u),
            (x + 19 * u, y - 76 * u), (x + 10 * u, y - 63 * u), (x - 10 * u, y - 63 * u)]
    for outline in (body, head):
        s.curve(outline, closed=True)
        s.wash(x - 30 * u, 0, x + 30 * u, 0, [(0, "#6f5a4a"), (0.35, "#46372e"), (1, "#251c19")])
        c.fill_preserve()
        c.save()
        c.clip()
        for i in range(9):
            top = y - 60 * u + i * 7 * u if outline is body else y - 93 * u + i * 3.4 * u
            for side in (-1, 1):
                made.cord(s, "#1f1714", x + side * 4 * u, top, x + side * 34 * u, top + 9 * u,
                          sag=5 * u, width=2.6 * u, alpha=0.5)
        c.restore()
        c.new_path()
    c.set_line_width(1.5)
    s.curve(body)
    s.ink("#d5dcd8", 0.4)
    c.stroke()
    s.curve(head[:7])
    s.ink("#e3e8e3", 0.5)
    c.stroke()


def lunchbox(s, x, y, width):
    """The station without its mast, drying on the sill."""
    c = s.c
    h = width * 0.42
    s.ink("#1a1310", 0.4)
    c.rectangle(x - width * 0.04, y - 4, width * 1.1, 12)
    c.fill()
    made.rounded(s, x, y - h, width, h, 20)
    s.wash(x, y - h, x + width, y, [(0, "#f0ece0", 0.96), (0.5, "#cfd6d2", 0.93), (1, "#8fa0a2", 0.95)])
    c.fill()
    made.rounded(s, x + width * 0.16, y - h * 0.74, width * 0.5, h * 0.5, 6)
    s.ink("#2f6b52", 0.75)
    c.fill()
    made.rounded(s, x + width * 0.22, y - h * 0.64, width * 0.16, h * 0.26, 3)
    s.ink("#20262a", 0.85)
    c.fill()
    for i in range(9):
        s.ink("#d9c27a", 0.8)
        c.rectangle(x + width * (0.18 + 0.052 * i), y - h * 0.3, 5, 5)
        c.fill()
    s.ink("#e4573d")
    c.new_path()
    c.arc(x + width * 0.59, y - h * 0.62, 4, 0, math.tau)
    c.fill()
    s.glow(x + width * 0.59, y - h * 0.62, 22, [(0, "#ff8a66", 0.6), (1, "#ff8a66", 0)])
    made.rounded(s, x - width * 0.03, y - h * 1.16, width * 1.06, h * 0.24, 14)
    s.wash(0, y - h * 1.16, 0, y - h * 0.92, [(0, "#7fb0bb"), (0.5, "#5a8d9b"), (1, "#3c6875")])
    c.fill()
    for side in (0.1, 0.8):
        made.rounded(s, x + width * side, y - h * 1.0, width * 0.1, h * 0.3, 5)
        s.wash(0, y - h, 0, y - h * 0.7, [(0, "#6fa2ae"), (1, "#3c6875")])
        c.fill()
    made.cord(s, "#23282b", x + width, y - h * 0.3, x + width + 90, y - 2, sag=26, width=5)
    s.wash(x, 0, x + width, 0, [(0, "#ffffff", 0.35), (0.2, "#ffffff", 0)])
    made.rounded(s, x + 6, y - h * 0.86, width * 0.2, h * 0.8, 12)
    c.fill()


def tea_bowl(s, x, y, size):
    """A bowl of barley tea, steaming."""
    c = s.c
    s.ink("#1a1310", 0.4)
    c.save()
    c.translate(x + 8, y)
    c.scale(1, 0.14)
    c.new_path()
    c.arc(0, 0, size * 0.62, 0, math.tau)
    c.restore()
    c.fill()
    c.new_path()
    c.move_to(x - size * 0.6, y - size * 0.66)
    c.curve_to(x - size * 0.56, y - size * 0.2, x - size * 0.36, y - size * 0.06, x - size * 0.28, y)
    c.line_to(x + size * 0.28, y)
    c.curve_to(x + size * 0.36, y - size * 0.06, x + size * 0.56, y - size * 0.2,
               x + size * 0.6, y - size * 0.66)
    c.close_path()
    s.wash(x - size * 0.6, 0, x + size * 0.6, 0, [(0, "#e5e3d6"), (0.4, "#b9c3b4"), (1, "#66756a")])
    c.fill()
    for scale, colour in ((1.0, "#d6dccd"), (0.88, "#6b4523")):
        c.save()
        c.translate(x, y - size * 0.66)
        c.scale(1, 0.2)
        c.new_path()
        c.arc(0, 0, size * 0.6 * scale, 0, math.tau)
        c.restore()
        s.ink(colour)
        c.fill()
    for i in range(5):
        px = x + (i - 2) * size * 0.16
        top = y - size * (1.7 + 0.3 * (i % 2))
        for width, alpha in ((16, 0.05), (9, 0.07), (4, 0.1)):
            c.new_path()
            c.move_to(px, y - size * 0.74)
            c.curve_to(px + 26, y - size, px - 30, y - size * 1.3, px + 14, top)
            s.wash(0, y - size * 0.7, 0, top, [(0, "#ffffff", alpha * 2), (1, "#ffffff", 0)])
            c.set_line_width(width)
            c.stroke()


def persimmons(s, x, y):
    """Two persimmons from the neighbour's tree."""
    for px, py, r in ((x, y, 40), (x + 70, y + 8, 44)):
        s.ink("#1a1310", 0.35)
        s.c.save()
        s.c.translate(px + 6, py)
        s.c.scale(1, 0.16)
        s.c.new_path()
        s.c.arc(0, 0, r, 0, math.tau)
        s.c.restore()
        s.c.fill()
        s.c.save()
        s.c.translate(px, py - r * 0.8)
        s.c.scale(1, 0.84)
        s.c.new_path()
        s.c.arc(0, 0, r, 0, math.tau)
        s.c.restore()
        s.wash(px - r, py - r * 1.6, px + r * 0.8, py,
               [(0, "#ffc27a"), (0.4, "#e87f34"), (1, "#8c3a17")])
        s.c.fill()
        for leaf in range(4):
            a = leaf * math.pi / 2 + 0.5
            tips = [(a - 0.5, 0.3, 1.5, 0.12), (a, 0.56, 1.48, 0.24), (a + 0.5, 0.3, 1.5, 0.12)]
            made.shape(s, "#5c6136", [(px, py - r * 1.5)]
                       + [(px + math.cos(t) * r * out, py - r * (up - dip * math.sin(t)))
                          for t, out, up, dip in tips])


def lighthouse():
    """The light at the western end, under the stars. (Upright.)"""
    s = Sheet(1000, 1500, 64)
    rng = s.rng
    horizon = 1090
    nature.sky(s, horizon + 8, [(0, "#0a1226"), (0.45, "#16264a"), (0.8, "#2f4a72"), (0.95, "#6c7f98"),
                                (1, "#a39c98")])
    milky_way(s, horizon)
    nature.stars(s, horizon - 60, 1300, seed=141)
    for seed, height, peaks, crest in [(142, 60, [(140, 200, 1.0), (520, 160, 0.5)], "#24385a"),
                                       (143, 46, [(380, 150, 0.8), (-20, 120, 1.0)], "#1a2c4b")]:
        points = nature.ridge(seed, horizon, height, peaks, s.w)
        nature.hill(s, points, horizon + 8, crest, "#5a6c88", texture=0.1, seed=seed)
    nature.sea(s, horizon, 1500, [(0, "#8d8f98"), (0.1, "#3f5678"), (0.5, "#1a2d4c"), (1, "#0b1529")],
               count=1000, light=0.14, dark=0.2, bright="#bcd0e8")
    for i in range(9):
        x = 60 + i * 62 + rng.uniform(-18, 18)
        size = rng.uniform(0.7, 1.3)
        s.glow(x, horizon - 2, 44 * size, [(0, "#fff3cf", 0.85), (0.12, "#ffe5a6", 0.4),
                                           (1, "#ffe5a6", 0)])
        nature.glitter(s, x, horizon + 2, horizon + 150, "#ffe9b8", width=0.012, spread=0.04,
                       count=44, alpha=0.55)
    cliff(s)
    lx, ly = made.lighthouse(s, 730, 906, 460, "#e9e6dc", "#50607c", "#20283a", lamp="#fff4c9")
    for turn, reach, spread, strength in [(math.pi * 1.03, 1100, 0.05, 0.6),
                                          (math.pi * 0.03, 600, 0.07, 0.5),
                                          (math.pi * 1.36, 900, 0.035, 0.16),
                                          (math.pi * 1.7, 800, 0.035, 0.14)]:
        beam(s, lx, ly, turn, reach, spread, strength)
    s.glow(lx, ly, 190, [(0, "#fffbe6", 1), (0.07, "#fff1bd", 0.85), (0.25, "#ffe7a0", 0.25),
                         (1, "#ffe7a0", 0)])
    keeper_house(s)
    nature.plumes(s, lambda x: 1500 - (x - 300) * 0.2, 13, "#141c28", "#aeb6c4", height=270,
                  lean=-0.35, spread=(560, 1040))
    nature.grasses(s, lambda x: 1512 - (x - 300) * 0.14, 210, ["#0f1722", "#1a2636", "#243247"],
                   height=110, lean=-0.4, spread=(420, 1040))
    return press(s.picture(), 111, mottle=0.25, fibre=0.35)


def milky_way(s, horizon):
    """A slanting band of milk, with its dark lanes."""
    c = s.c
    bright = tone(noise(s.w, s.h, 151, 210, octaves=6), 105, 200, 255)
    lane = tone(noise(s.w, s.h, 152, 130, octaves=5), 120, 180, 255)
    band = Sheet(s.w, s.h, 0, "#000000")
    for offset, width, level in [(0, 420, 0.4), (0, 260, 0.5), (20, 130, 0.5)]:
        band.wash(300 + offset - width * 0.94, 500 - width * 0.34, 300 + offset + width * 0.94,
                  500 + width * 0.34, [(0, "#ffffff", 0), (0.5, "#ffffff", level), (1, "#ffffff", 0)])
        band.c.paint()
    shape = band.picture().convert("L")
    shape = ImageChops.multiply(shape, envelope(s.w, s.h, [(0, 255), (0.5, 220), (0.7, 0), (1, 0)]))
    s.ink("#aebfe0", 0.62)
    s.mask(ImageChops.multiply(bright, shape))
    s.ink("#0b1630", 0.6)
    core = shape.point([max(0, (v - 120) * 2) if v > 120 else 0 for v in range(256)])
    s.mask(ImageChops.multiply(lane, core))
    c.new_path()


def beam(s, x, y, turn, reach, spread, strength):
    """One arm of the light."""
    c = s.c
    for widen, share in ((1.0, 0.35), (0.6, 0.35), (0.3, 0.4)):
        gradient = cairo.RadialGradient(x, y, 6, x, y, reach)
        gradient.add_color_stop_rgba(0, 1, 0.96, 0.8, strength * share)
        gradient.add_color_stop_rgba(0.35, 1, 0.96, 0.84, strength * share * 0.42)
        gradient.add_color_stop_rgba(1, 1, 0.97, 0.88, 0)
        c.new_path()
        c.move_to(x, y)
        for edge in (turn - spread * widen, turn + spread * widen):
            c.line_to(x + math.cos(edge) * reach, y + math.sin(edge) * reach)
        c.close_path()
        c.set_source(gradient)
        c.fill()


def cliff(s):
    """The headland: faceted rock over a pale hem of surf."""
    c, rng = s.c, s.rng
    top = [(330, 1120), (400, 1060), (440, 1000), (520, 962), (600, 918), (700, 902), (820, 906),
           (930, 930), (1010, 940)]
    s.curve(top)
    c.line_to(1010, 1500)
    c.line_to(300, 1500)
    c.curve_to(340, 1420, 300, 1300, 330, 1120)
    c.close_path()
    s.wash(330, 0, 1000, 0, [(0, "#33425c"), (0.35, "#1f2b41"), (1, "#121a29")])
    c.fill_preserve()
    c.save()
    c.clip()
    for _ in range(420):
        x, y = rng.uniform(300, 1010), 905 + 590 * rng.random()
        w, h = rng.uniform(6, 46), rng.uniform(30, 170)
        lit = max(0, 1 - (x - 310) / 420) * rng.random()
        made.shape(s, mix("#0d1420", "#5d7396", lit),
                   [(x, y), (x + w * 0.55, y + h * 0.1), (x + w * 0.3, y + h),
                    (x - w * 0.15, y + h * 0.6)], 0.17)
    for _ in range(46):
        x, y = rng.uniform(330, 980), rng.uniform(930, 1350)
        made.cord(s, "#0a101b", x, y, x + rng.uniform(-40, 10), y + rng.uniform(60, 220),
                  sag=rng.uniform(-16, 16), width=rng.uniform(1, 3), alpha=0.4)
    for _ in range(900):
        t = rng.random()
        x, y = nature.between(top, t)
        s.ink(mix("#55684f", "#1c2a2c", rng.random()), 0.7)
        c.set_line_width(1.4)
        c.move_to(x, y + rng.random() ** 2 * 60)
        c.rel_line_to(rng.uniform(-7, 1), -rng.uniform(5, 14))
        c.stroke()
    c.restore()
    c.new_path()
    for _ in range(420):
        t = rng.random()
        y = 1118 + 382 * t
        x = 330 - 12 * math.sin((y - 1120) / 70) - 14 * t + 18 - abs(rng.gauss(0, 10 + 26 * t))
        s.ink("#c3d2e4", rng.uniform(0.05, 0.3))
        nature.stroke(s, x - 20, y, rng.uniform(8, 20 + 50 * t), rng.uniform(1, 2 + 3 * t))


def keeper_house(s):
    """The keeper's house, where one window is still lit."""
    made.house(s, 805, 936, 150, "#aab2bf", "#3a4a66", "#10182a", lit="#ffd98a")
    c = s.c
    for x in range(470, 660, 24):
        y = 978 - (x - 470) * 0.32
        made.cord(s, "#c9ced6", x, y, x, y - 20, width=3)
    made.cord(s, "#c9ced6", 470, 962, 638, 908, width=2)
    c.new_path()


PICTURES = {
    "measuring-the-wind-03/storm.jpg": storm,
    "measuring-the-wind-03/window-rain.webp": window,
    "measuring-the-wind-04/lighthouse-night.jpg": lighthouse,
}
