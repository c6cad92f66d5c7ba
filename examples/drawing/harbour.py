"""The sea from the land's edge: quays, boats, a breakwater, a wake."""

import math

from . import made, nature
from .paper import Sheet, mix, noise, press, tone


def harbour_dawn():
    """Fog over the harbour; the first ferry waits."""
    s = Sheet(1600, 1000, 11)
    horizon = 520
    nature.sky(s, horizon + 10, [(0, "#7f97a3"), (0.35, "#b3b9b4"), (0.72, "#e9cfae"),
                                 (1, "#f6dcb6")])
    nature.clouds(s, 21, "#5f7c8c", [(0, 255), (0.22, 150), (0.4, 0), (1, 0)], peak=120)
    nature.clouds(s, 22, "#fff3dc", [(0, 0), (0.1, 120), (0.45, 200), (0.5, 0), (1, 0)], peak=120)
    nature.sun(s, 1130, 402, 38, "#fff4d8", "#ffe3ae", reach=10, strength=0.75)
    layers = [
        (31, 512, 150, [(260, 420, 0.9), (900, 300, 0.55), (1500, 300, 0.75)], "#a9b2ae", "#ead3b4"),
        (32, 518, 120, [(60, 300, 1.0), (620, 260, 0.5), (1320, 320, 0.62)], "#8a9ca2", "#e2ceb4"),
        (33, 524, 100, [(-40, 360, 1.15), (420, 200, 0.45), (1640, 330, 1.3)], "#64808d", "#cdc3b2"),
    ]
    for seed, base, height, peaks, crest, foot in layers:
        points = nature.ridge(seed, base, height, peaks, s.w)
        nature.hill(s, points, horizon + 12, crest, foot, texture=0.12, rim=0.12, seed=seed)
        nature.mist(s, base - 6, 60, "#f7e4c8", 0.8, seed=seed + 5)
    water = [(0, "#f2d8b2"), (0.12, "#d9cbb4"), (0.45, "#93a6ac"), (1, "#3d5a6c")]
    nature.sea(s, horizon, 1000, water, count=1700, light=0.2, dark=0.16, bright="#fff0d4")
    nature.glitter(s, 1130, horizon, 1000, "#fff1cf", width=0.05, spread=0.26, count=520, alpha=0.75)
    nature.mist(s, 535, 40, "#f6e2c4", 0.75, seed=9)
    made.reflection(s, 660, 612, 400, 120, "#5d7481", 0.4)
    made.ferry(s, 660, 608, 430, "#7d919b", "#dcd6c8", "#5e8a99", "#4a6474", windows="#ffe2a0")
    nature.mist(s, 600, 26, "#efdfc6", 0.55, seed=12)
    for x, y, size, hull, stripe, flip in [(1290, 668, 190, "#566f7c", "#a3613f", True),
                                           (1452, 690, 220, "#4d6674", "#d8cfbd", False),
                                           (214, 700, 270, "#3b5463", "#b5573a", False),
                                           (426, 742, 300, "#2f4655", "#d9d2c1", True)]:
        made.reflection(s, x, y + 4, size * 0.9, size * 0.5, mix(hull, "#15242e", 0.3), 0.55)
        made.fishing_boat(s, x, y, size, hull, mix("#d8cfbd", hull, 0.25), stripe,
                          lamp="#ffd98a" if size > 200 else None, flip=flip)
    quay(s)
    branch = [(1640, 90), (1520, 120), (1400, 108), (1290, 150), (1200, 146)]
    pads = [(1560, 84, 1.2, 0.2), (1470, 62, 1.0, 0.4), (1400, 142, 0.9, 0.5), (1330, 100, 1.1, 0.65),
            (1250, 172, 0.8, 0.8), (1190, 132, 0.95, 1.0), (1590, 178, 0.9, 0.1)]
    nature.pine(s, branch, 26, "#1b2a2d", "#4c6258", pads, size=86, needles=420)
    for x, y, span in [(820, 250, 20), (880, 276, 15), (770, 300, 12), (960, 236, 11)]:
        nature.gull(s, x, y, span, "#4f636c", lift=0.45)
    return press(s.picture(), 101)


def quay(s):
    """Concrete, a ladder's shadow, two bollards and a coil of rope."""
    c = s.c
    edge = [(0, 872), (500, 858), (1000, 866), (1600, 850)]
    made.shape(s, "#23343f", [(0, 872), (500, 858), (1000, 866), (1600, 850), (1600, 900), (0, 916)])
    for i in range(34):
        x = i * 49 + s.rng.uniform(-8, 8)
        made.cord(s, "#0f1b22", x, 870, x + 4, 912, width=1.4, alpha=0.35)
    s.line(edge + [(1600, 1000), (0, 1000)], closed=True)
    s.wash(0, 850, 0, 1000, [(0, "#9c978b"), (0.16, "#7b7d79"), (1, "#4a555b")])
    c.fill_preserve()
    c.save()
    c.clip()
    s.ink("#26343c")
    s.mask(tone(noise(s.w, s.h, 61, 60, octaves=5, stretch=3), 130, 220, 90))
    for x, y in [(240, 900), (700, 884), (1180, 890)]:
        made.cord(s, "#2b383f", x, y - 40, x - 150, 1010, width=2.2, alpha=0.4)
    c.restore()
    c.new_path()
    s.line(edge)
    s.ink("#efe2c8", 0.5)
    c.set_line_width(3)
    c.stroke()
    c.set_line_cap(1)
    for x0, y0, x1, y1, sag in [(330, 884, 268, 676, 26), (1010, 892, 1192, 628, 60)]:
        made.cord(s, "#6d5f4b", x0, y0 + 2, x1, y1 + 1, sag=sag, width=5, alpha=0.6)
        made.cord(s, "#b79f78", x0, y0, x1, y1, sag=sag, width=3.2)
    for x, y, size in [(330, 930, 84), (1010, 938, 92)]:
        s.ink("#17232a", 0.35)
        c.save()
        c.translate(x - size * 0.35, y)
        c.scale(1, 0.16)
        c.arc(0, 0, size * 0.75, 0, math.tau)
        c.restore()
        c.fill()
        made.bollard(s, x, y, size, "#2c3236", "#d9c7a4", "#c7ad83")
    for turn in range(9):
        c.save()
        c.translate(1216 + s.rng.uniform(-3, 3), 958 - turn % 3 * 5)
        c.rotate(s.rng.uniform(-0.03, 0.03))
        c.scale(1, 0.26)
        c.new_path()
        c.arc(0, 0, 84 - turn * 7.5, 0, math.tau)
        c.restore()
        s.ink("#3d3a36", 0.9)
        c.set_line_width(6.4)
        c.stroke_preserve()
        s.ink("#a99271")
        c.set_line_width(4.4)
        c.stroke()


def masts():
    """Boats lashed together behind the mole, in the rain. (Upright.)"""
    s = Sheet(900, 1200, 51)
    c, rng = s.c, s.rng
    horizon = 640
    nature.sky(s, horizon + 20, [(0, "#45525a"), (0.5, "#7b878a"), (1, "#b9bcb2")])
    nature.clouds(s, 71, "#2f3b43", [(0, 255), (0.3, 160), (0.5, 20), (1, 0)], low=100, high=180,
                  peak=190, cell=140, stretch=3)
    for seed, height, peaks, crest in [(72, 150, [(200, 320, 1.0), (820, 260, 0.8)], "#77868b"),
                                       (73, 110, [(620, 300, 0.9), (-60, 200, 1.1)], "#5f7178")]:
        points = nature.ridge(seed, horizon, height, peaks, s.w)
        nature.hill(s, points, horizon + 10, crest, "#a4aba7", texture=0.15, seed=seed)
        nature.mist(s, horizon - 30, 70, "#c2c6bf", 0.7, seed=seed)
    nature.sea(s, horizon, 1200, [(0, "#a9afa8"), (0.2, "#72838a"), (1, "#22343e")], count=1100,
               light=0.16, dark=0.2)
    fleet = [(130, 700, 250, "#6c7d84", "#9a6a55", False), (420, 716, 280, "#63767e", "#c9c5b6", True),
             (730, 730, 290, "#5a6f79", "#8e5340", False), (250, 800, 350, "#425a66", "#b5573a", True),
             (640, 836, 390, "#334b58", "#d6d0bf", False), (300, 960, 500, "#243a46", "#a94a32", False)]
    for x, y, size, hull, stripe, flip in fleet:
        made.reflection(s, x, y + 4, size, size * 0.4, mix(hull, "#0e1a21", 0.4), 0.55)
        c.save()
        c.translate(x, y)
        c.rotate(rng.uniform(-0.05, 0.05))
        c.translate(-x, -y)
        rigging(s, x, y, size, mix(hull, "#10181d", 0.35), flip)
        made.fishing_boat(s, x, y, size, hull, mix("#cfc9bb", hull, 0.3), stripe,
                          lamp="#ffd98a" if size > 380 else None, flip=flip)
        c.restore()
    for x0, y0, x1, y1 in [(905, 1130, 562, 846), (905, 1180, 556, 852), (-10, 1110, 78, 888)]:
        made.cord(s, "#0f181d", x0, y0, x1, y1, sag=40, width=5, alpha=0.7)
        made.cord(s, "#9c8a6b", x0, y0 - 2, x1, y1, sag=40, width=3)
    nature.rain(s, 900, "#eef1f0", alpha=0.34, lean=-0.3, length=56)
    return press(s.picture(), 105, mottle=0.5)


def rigging(s, x, y, size, colour, flip):
    """A tall mast with a whip aerial, so that the harbour bristles."""
    side = -1 if flip else 1
    for off, top in ((0.02, 1.05), (-0.24, 0.86)):
        mx = x + side * off * size
        made.cord(s, colour, mx, y - size * 0.1, mx, y - size * top, width=size * 0.011)
        made.cord(s, colour, mx, y - size * top, mx + side * 8, y - size * (top + 0.3),
                  width=1.3, alpha=0.8)
        for foot in (0.5, -0.44):
            made.cord(s, colour, mx, y - size * top, x + side * foot * size, y - size * 0.16,
                      width=0.9, alpha=0.7)
        made.cord(s, colour, mx - size * 0.06, y - size * top * 0.86, mx + size * 0.06,
                  y - size * top * 0.86, width=size * 0.008)
    made.shape(s, "#a9503c", [(x, y - size * 1.02), (x - size * 0.13, y - size * 0.995),
                              (x - size * 0.1, y - size * 0.965), (x - size * 0.12, y - size * 0.93),
                              (x, y - size * 0.94)], 0.8)


def breakwater():
    """A sea bursts over the mole."""
    s = Sheet(1400, 933, 52)
    rng = s.rng
    horizon = 470
    nature.sky(s, horizon + 20, [(0, "#39464f"), (0.55, "#76837f"), (1, "#c6c4b2")])
    nature.clouds(s, 81, "#26313a", [(0, 255), (0.25, 190), (0.45, 40), (0.52, 0), (1, 0)],
                  low=100, high=175, peak=215, cell=150, stretch=2.6)
    nature.sea(s, horizon, 933, [(0, "#a3a899"), (0.15, "#677b7c"), (1, "#1c363f")], count=700,
               light=0.16, dark=0.2)
    for i in range(5):
        t = i / 9
        nature.swell(s, 820 + i * 5, horizon + 12 + 210 * t, 6 + 50 * t, mix("#8ba19c", "#56797c", t),
                     mix("#617674", "#20404a", t), foam="#f1efe2", cell=130 + 300 * t, strength=0.8)
    mole = [(1400, 610), (1180, 600), (930, 592), (700, 588), (690, 640), (1400, 700)]
    made.shape(s, "#39464b", mole)
    made.shape(s, "#6d7674", [(1400, 610), (1180, 600), (930, 592), (700, 588), (702, 598),
                              (1400, 632)])
    light_tower(s, 760, 594, 230)
    burst(s, 960, 620, 330)
    burst(s, 1230, 640, 200)
    for row in range(3):
        for i in range(15):
            x = 690 + i * 52 + row * 24 + rng.uniform(-9, 9)
            tetrapod(s, x, 634 + row * 24 + rng.uniform(-7, 7), 30 + row * 4)
    for i in range(8):
        t = i / 7
        nature.swell(s, 860 + i * 5, 664 + 236 * t ** 1.1, 22 + 40 * t,
                     mix("#6f8f8e", "#4a7078", t), mix("#2f505a", "#122a34", t),
                     foam="#f4f2e6", cell=300 + 220 * t, strength=1.0)
    nature.rain(s, 700, "#eef1f0", alpha=0.22, lean=-0.5, length=44)
    return press(s.picture(), 106, mottle=0.5)


def light_tower(s, x, y, height):
    """The red light of the left-hand mole."""
    w = height * 0.2
    made.shape(s, "#59605f", [(x - w * 1.4, y), (x - w * 1.2, y - w * 0.5), (x + w * 1.2, y - w * 0.5),
                              (x + w * 1.4, y)])
    s.line([(x - w * 0.62, y - w * 0.5), (x - w * 0.4, y - height * 0.78),
            (x + w * 0.4, y - height * 0.78), (x + w * 0.62, y - w * 0.5)], closed=True)
    s.wash(x - w * 0.6, 0, x + w * 0.6, 0, [(0, "#c9604c"), (0.4, "#a83e2e"), (1, "#5a1f1c")])
    s.c.fill()
    made.shape(s, "#e6e0d2", [(x - w * 0.66, y - height * 0.78), (x - w * 0.66, y - height * 0.81),
                              (x + w * 0.66, y - height * 0.81), (x + w * 0.66, y - height * 0.78)])
    made.shape(s, "#ffe7a8", [(x - w * 0.26, y - height * 0.81), (x - w * 0.26, y - height * 0.91),
                              (x + w * 0.26, y - height * 0.91), (x + w * 0.26, y - height * 0.81)])
    for rail in (-0.26, 0, 0.26):
        made.cord(s, "#5a1f1c", x + w * rail, y - height * 0.81, x + w * rail, y - height * 0.91,
                  width=2)
    made.shape(s, "#a83e2e", [(x - w * 0.4, y - height * 0.91), (x, y - height),
                              (x + w * 0.4, y - height * 0.91)])
    s.glow(x, y - height * 0.86, height * 0.5, [(0, "#ffd9a0", 0.5), (0.3, "#ffb37a", 0.14),
                                                (1, "#ffb37a", 0)])


def burst(s, x, y, height):
    """Spray: a fan of thrown water, thick below, torn by the wind above."""
    c, rng = s.c, s.rng
    s.glow(x + height * 0.1, y - height * 0.3, height * 0.75,
           [(0, "#f4f3ea", 0.55), (0.5, "#e4e6df", 0.22), (1, "#dfe3de", 0)])
    jets = [(rng.gauss(-math.pi / 2 + 0.05, 0.36), rng.uniform(0.45, 1.0)) for _ in range(34)]
    c.set_line_cap(1)
    for _ in range(int(height * 16)):
        turn, share = rng.choice(jets)
        turn += rng.gauss(0, 0.05)
        reach = height * share * rng.random() ** 0.62
        drift = (reach / height) ** 2 * height
        px = x + math.cos(turn) * reach * 0.85 + drift * 0.3 + rng.gauss(0, 1 + drift * 0.03)
        py = y + math.sin(turn) * reach + drift * 0.1
        fade = 1 - reach / (height * share)
        s.ink(mix("#ffffff", "#d5dfdc", rng.random()), 0.1 + 0.55 * fade * rng.random())
        c.set_line_width(rng.uniform(0.7, 1.3 + 2.6 * fade))
        c.move_to(px, py)
        c.line_to(px + math.cos(turn) * 3 + drift * 0.012, py + math.sin(turn) * (2 + 7 * fade))
        c.stroke()
    for _ in range(30):
        s.glow(x + rng.gauss(0.06, 0.2) * height, y - rng.random() ** 2 * height * 0.5,
               height * rng.uniform(0.05, 0.16), [(0, "#ffffff", 0.2), (1, "#ffffff", 0)])


def tetrapod(s, x, y, size):
    """One concrete tetrapod: three legs and the fourth towards us."""
    rng, c = s.rng, s.c
    turn = rng.uniform(0, math.tau)
    shade = rng.uniform(0, 0.5)
    c.set_line_cap(1)
    for leg in range(3):
        a = turn + math.tau * leg / 3
        ex, ey = x + math.cos(a) * size, y + math.sin(a) * size * 0.8
        for colour, width in (("#1d272b", 0.62), (mix("#8d9490", "#4d585b", shade), 0.52)):
            s.ink(colour)
            c.set_line_width(size * width)
            c.move_to(x, y)
            c.line_to(ex, ey)
            c.stroke()
    s.glow(x - size * 0.1, y - size * 0.12, size * 0.46,
           [(0, mix("#c3c6bd", "#7c8583", shade), 1), (0.8, mix("#8d9490", "#525d60", shade), 1),
            (1, mix("#8d9490", "#525d60", shade), 0)])


def wake():
    """Looking back from the stern."""
    s = Sheet(1600, 1067, 53)
    horizon = 430
    nature.sky(s, horizon + 8, [(0, "#3f5878"), (0.4, "#8d86a0"), (0.75, "#e3a58a"), (1, "#fbd3a0")])
    nature.clouds(s, 91, "#fbd9b4", [(0, 0), (0.1, 150), (0.3, 220), (0.4, 0), (1, 0)], low=120,
                  high=200, peak=170, cell=100, stretch=6)
    nature.clouds(s, 92, "#4b5272", [(0, 220), (0.16, 120), (0.3, 0), (1, 0)], low=120, high=200,
                  peak=150, cell=120, stretch=4)
    nature.sun(s, 800, 386, 30, "#fff3d0", "#ffd08a", reach=12, strength=0.8)
    for seed, height, peaks, crest in [
            (93, 66, [(300, 230, 1.0), (1150, 200, 0.8)], "#a58a95"),
            (94, 88, [(80, 220, 1.0), (1390, 240, 1.1), (640, 90, 0.3)], "#7d728b"),
            (95, 60, [(430, 110, 0.8), (1060, 80, 0.6), (1600, 160, 1.4)], "#5d5f7e")]:
        points = nature.ridge(seed, horizon, height, peaks, s.w, cell=110)
        nature.hill(s, points, horizon + 8, crest, "#e2ac92", texture=0.12, rim=0.1, seed=seed)
    nature.sea(s, horizon, 1067, [(0, "#f6c99a"), (0.12, "#b99a9a"), (0.45, "#5d6c8a"),
                                  (1, "#22344e")], count=1600, light=0.16, dark=0.16,
               bright="#ffe3bd")
    nature.glitter(s, 800, horizon, 760, "#ffe2b0", width=0.05, spread=0.2, count=380, alpha=0.8)
    foam_road(s, horizon)
    nature.swell(s, 96, 985, 10, "#3b5270", "#22344e", cell=240)
    rail(s)
    for x, y, span, lift in [(560, 300, 44, 0.5), (690, 220, 30, 0.3), (1010, 270, 36, 0.6),
                             (1130, 350, 24, 0.4), (420, 200, 22, 0.5), (930, 180, 18, 0.4)]:
        nature.gull(s, x, y, span, mix("#fff4e4", "#5d5f7e", 0.25), lift=lift)
    return press(s.picture(), 107)


def foam_road(s, horizon):
    """The wake: a white road that opens towards the stern, and two long arms."""
    rng = s.rng
    for i in range(9500):
        t = rng.random() ** 1.25
        y = horizon + 6 + (1000 - horizon) * t
        half = 3 + 215 * t ** 1.35
        bend = 40 * (1 - t) ** 2
        edge = rng.random() < 0.42
        off = (rng.choice([-1, 1]) * half * rng.gauss(0.97, 0.2)) if edge else rng.gauss(0, 0.42) * half
        reach = (2 + 26 * t) * rng.uniform(0.3, 1.3)
        thick = (0.6 + 3.6 * t) * rng.uniform(0.3, 1)
        s.ink(mix("#ffffff", "#cfe0e2", rng.random()),
              (0.5 if edge else 0.34) * (0.35 + 0.65 * t) * rng.uniform(0.3, 1))
        nature.stroke(s, 800 + bend + off - reach / 2, y, reach, thick)
    for side in (-1, 1):
        for feather in range(64):
            t = max(0, (feather + rng.uniform(-0.3, 0.3)) / 64) ** 1.1
            y = horizon + 24 + (1010 - horizon) * t ** 1.25
            half = 22 + 690 * t ** 1.1
            span = (10 + 150 * t) * rng.uniform(0.6, 1.3)
            for _ in range(22):
                k = rng.random() ** 1.6
                reach = (4 + 42 * t) * rng.uniform(0.4, 1.2)
                px = 806 + side * (half - k * span * 0.9)
                s.ink(mix("#fff3df", "#8fa0b8", k), 0.26 * (1 - k) * rng.uniform(0.3, 1))
                nature.stroke(s, px - reach / 2, y + k * span * 0.16 + rng.gauss(0, 1 + 2 * t),
                              reach, 0.8 + 2.6 * t)


def rail(s):
    """The taffrail with a lifebuoy, and the ensign staff's halyard."""
    c = s.c
    for y, width in ((905, 15), (975, 8), (1035, 8)):
        s.line([(-10, y + 6), (800, y - 8), (1610, y + 6)])
        s.ink("#1b2433")
        c.set_line_width(width + 3)
        c.stroke_preserve()
        s.wash(0, y - width, 0, y + width, [(0, "#f2dfc6"), (0.5, "#b8a79b"), (1, "#4c5568")])
        c.set_line_width(width)
        c.stroke()
    for x in (110, 430, 750, 1070, 1390):
        made.cord(s, "#1b2433", x, 900, x, 1080, width=17)
        made.cord(s, "#a89c95", x - 2, 900, x - 2, 1080, width=11)
        made.cord(s, "#e5d6c2", x - 5, 900, x - 5, 1080, width=3)
    x, y, r = 1232, 986, 66
    for colour, width in (("#1b2433", 36), ("#ece3d4", 31)):
        c.new_path()
        c.arc(x, y, r, 0, math.tau)
        s.ink(colour)
        c.set_line_width(width)
        c.stroke()
    for quarter in range(4):
        a = math.pi / 4 + quarter * math.pi / 2
        c.new_path()
        c.arc(x, y, r, a - 0.32, a + 0.32)
        s.ink("#b54a35")
        c.set_line_width(31)
        c.set_line_cap(0)
        c.stroke()
    c.new_path()
    c.arc(x, y, r + 13, math.pi * 0.9, math.pi * 1.7)
    s.ink("#ffffff", 0.35)
    c.set_line_width(4)
    c.stroke()


PICTURES = {
    "measuring-the-wind-01/harbour-dawn.jpg": harbour_dawn,
    "measuring-the-wind-03/masts.jpg": masts,
    "measuring-the-wind-03/breakwater.jpg": breakwater,
    "measuring-the-wind-05/wake.jpg": wake,
}
