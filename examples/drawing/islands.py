"""The islands: terraces, walls, fog, and a road that the tide gives back."""

import math

from . import made, nature
from .paper import Sheet, mix, press, ripple


def terraces():
    """Fields stepped like fish scales above the afternoon sea."""
    s = Sheet(1600, 1067, 21)
    c, rng = s.c, s.rng
    horizon = 300
    nature.sky(s, horizon + 8, [(0, "#7fa6bb"), (0.55, "#c3d2cd"), (1, "#f4e2bd")])
    nature.clouds(s, 41, "#fffaf0", [(0, 60), (0.12, 255), (0.25, 120), (0.3, 0), (1, 0)],
                  low=128, high=200, peak=200)
    for seed, base, height, peaks, crest, foot in [
            (42, 300, 60, [(1330, 190, 1.0), (820, 240, 0.6)], "#9db6bf", "#d9dccd"),
            (43, 304, 62, [(1530, 170, 1.1), (1080, 130, 0.55)], "#7d9fad", "#c6d2c6")]:
        nature.hill(s, nature.ridge(seed, base, height, peaks, s.w), horizon + 8, crest, foot,
                    texture=0.1, rim=0.1, seed=seed)
    nature.sea(s, horizon, 1067, [(0, "#e6dcbb"), (0.1, "#a9c3c1"), (0.4, "#5d909f"),
                                  (1, "#2f667c")], count=1500, light=0.22, dark=0.12,
               bright="#fdf3d6")
    nature.glitter(s, 1240, horizon, 700, "#fff6d9", width=0.2, spread=0.5, count=520, alpha=0.7)
    made.ferry(s, 1180, 356, 92, "#e4e4da", "#f7f3e6", "#4f8ba0", "#41606c")
    nature.stroke(s, 1040, 358, 96, 2)

    def fall(x):
        t = x / s.w
        return 120 + 60 * math.sin(t * 2.1) + 900 * max(0, t - 0.2) ** 1.7

    rows = 15
    for k in range(rows):
        depth = k / (rows - 1)
        scale = 70 + 250 * depth
        wall = 8 + 30 * depth
        wobble = ripple(300 + k, 1800, 420, octaves=2)

        def lip(x, k=k, depth=depth, scale=scale, wobble=wobble):
            edge = fall(x) + (1120 - fall(x) * 0.62) * depth ** 1.25
            swing = abs(math.sin(math.pi * (x / scale + (k % 2) * 0.5))) ** 0.8
            return edge + swing * scale * 0.16 + wobble(x) * 12 * (0.4 + depth)

        steps = range(-20, s.w + 24, 4)
        field = rng.choice(["#8a9a4f", "#a8a450", "#6f8f55", "#b9a95a", "#7f9a5e", "#9aa658"])
        lips = [(x, lip(x)) for x in steps]
        top = min(y for _, y in lips)
        if k:
            s.line(lips + [(s.w + 24, s.h + 200), (-20, s.h + 200)], closed=True)
            s.wash(0, top, 300, top + 360, [(0, mix(field, "#f2e3a6", 0.35)),
                                            (0.4, field), (1, mix(field, "#3c5a45", 0.4))])
        else:
            brow = [(x, fall(x) + 9 * wobble(x + 20)) for x in steps]
            for left in range(0, 1500, 100):
                nature.treetops(s, [(x, y + 6) for x, y in brow if left <= x < left + 100],
                                "#35503f", size=17 - left / 110, density=0.85)
            s.line(brow + [(s.w + 24, s.h + 200), (-20, s.h + 200)], closed=True)
            s.wash(0, top, 0, top + 260, [(0, "#3f5c46"), (1, "#7f9a5e")])
        c.fill()
        c.save()
        s.line(lips + [(s.w + 24, s.h + 200), (-20, s.h + 200)], closed=True)
        c.clip()
        if k:
            made.stone_wall(s, -20, s.w + 20, lambda x, f=lip: f(x),
                            lambda x, f=lip, h=wall: f(x) + h * (0.75 + 0.25 * math.sin(x / 90)),
                            "#d8cbb0", "#5d5a52", "#b59a72", course=max(5, wall / 3.2))
            c.new_path()
            s.line([(x, y + wall + 2) for x, y in lips])
            s.ink("#24382c", 0.35)
            c.set_line_width(3 + 6 * depth)
            c.stroke()
        for furrow in range(6):
            drop = wall + (6 + 15 * furrow) * (0.35 + 0.9 * depth)
            for _ in range(190):
                x = rng.uniform(0, s.w)
                y = lip(x) + drop + rng.uniform(-1, 1) * (1 + 2 * depth)
                h = (2 + 8 * depth) * rng.uniform(0.5, 1.2)
                s.ink(mix(field, rng.choice(["#eef0b2", "#2c4a38", "#d3c46c"]), 0.5), 0.5)
                c.set_line_width(0.8 + 1.2 * depth)
                c.move_to(x, y)
                c.line_to(x + h * rng.uniform(-0.5, 0.6), y - h)
                c.stroke()
        c.new_path()
        c.restore()
    persimmon(s, 120, 1090, 600, 7, lean=0.16)
    nature.gull(s, 1010, 190, 17, "#fbf7ea", lift=0.4)
    nature.gull(s, 1076, 214, 12, "#fbf7ea", lift=0.4)
    return press(s.picture(), 102)


def persimmon(s, x, y, height, seed, lean=0.1, dusk=0.0):
    """A persimmon tree in October: hardly a leaf, all its lanterns lit."""
    c, rng = s.c, s.rng
    rng.seed(seed)
    bark, tips = mix("#3a332e", "#221f33", dusk), []

    def grow(x0, y0, turn, reach, width, depth):
        bend = turn + rng.uniform(-0.3, 0.3)
        x1, y1 = x0 + math.cos(turn) * reach * 0.5, y0 + math.sin(turn) * reach * 0.5
        x2, y2 = x1 + math.cos(bend) * reach * 0.5, y1 + math.sin(bend) * reach * 0.5
        c.set_line_cap(1)
        for k in range(14):
            t0, t1 = k / 14, (k + 1) / 14
            a = [(1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2 for t in (t0, t1)]
            b = [(1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2 for t in (t0, t1)]
            s.ink(bark)
            c.set_line_width(max(0.9, width * (1 - 0.42 * t1)))
            c.move_to(a[0], b[0])
            c.line_to(a[1], b[1])
            c.stroke()
        if depth <= 2:
            tips.append(((x1 + x2) / 2, (y1 + y2) / 2, depth))
            tips.append((x2, y2, depth))
        if depth == 0:
            return
        for spread in ((-0.55, 0.5) if depth > 3 else (-0.7, 0.05, 0.65)):
            if depth < 3 and rng.random() < 0.16:
                continue
            grow(x2, y2, bend * 0.86 - 0.22 + spread * rng.uniform(0.7, 1.25),
                 reach * rng.uniform(0.62, 0.84), width * 0.6, depth - 1)

    grow(x, y, -math.pi / 2 + lean, height * 0.34, height * 0.062, 5)
    for px, py, _ in tips:
        if rng.random() < 0.5:
            c.save()
            c.translate(px + rng.uniform(-9, 9), py + rng.uniform(0, 14))
            c.rotate(rng.uniform(0.8, 2.2))
            c.scale(1, 0.5)
            c.new_path()
            c.arc(0, 0, height * rng.uniform(0.011, 0.019), 0, math.tau)
            c.restore()
            s.ink(mix(rng.choice(["#6d6a35", "#8c6a33", "#a65f33", "#4f5a35"]), "#221f33",
                      dusk * 0.6), 0.9)
            c.fill()
    for px, py, _ in tips:
        if rng.random() < 0.44:
            r = height * rng.uniform(0.0125, 0.0165)
            px, py = px + rng.uniform(-3, 3), py + r * 1.2
            s.glow(px, py, r, [(0, "#ffb25e", 1), (0.5, "#e8772e", 1), (0.93, "#b9481d", 1),
                               (1, "#b9481d", 0)])
            made.shape(s, "#56592f", [(px - r * 0.4, py - r * 0.75), (px, py - r * 1.1),
                                      (px + r * 0.4, py - r * 0.75), (px, py - r * 0.6)])


def wall(evening):
    """The same corner of the village, morning or evening."""
    s = Sheet(1200, 900, 31)
    c, rng = s.c, s.rng
    if evening:
        heaven = [(0, "#5b6288"), (0.45, "#c78a7c"), (0.8, "#f2b878"), (1, "#fbd79a")]
        water = [(0, "#f6c78d"), (0.3, "#b98a80"), (1, "#5a5f80")]
        far, near, haze = "#7d6f8b", "#5a5876", "#e8b088"
        light, dark, warm, roof, lamp = "#e8b385", "#37334a", "#c47a4e", "#5d5168", "#ffd27a"
        leaf, shadow = "#3a4038", "#221f33"
    else:
        heaven = [(0, "#8fb0c4"), (0.5, "#c6d5d6"), (1, "#f3ead6")]
        water = [(0, "#e7e4d2"), (0.3, "#9fbcc2"), (1, "#55879a")]
        far, near, haze = "#93abb8", "#6f919f", "#e4e4d8"
        light, dark, warm, roof, lamp = "#dcd6c8", "#4b5358", "#b3a88f", "#4f7f93", None
        leaf, shadow = "#4f6a4a", "#28343a"
    horizon = 392
    nature.sky(s, horizon + 6, heaven)
    nature.clouds(s, 51, "#fff3e0", [(0, 0), (0.1, 130), (0.3, 220), (0.42, 60), (1, 0)], peak=150)
    if evening:
        nature.sun(s, 350, 356, 30, "#fff0c0", "#ffca80", reach=10, strength=0.8)
    for seed, height, peaks, crest in [(52, 74, [(820, 260, 1.0), (240, 200, 0.6)], far),
                                       (53, 60, [(1120, 240, 1.2), (520, 120, 0.5)], near)]:
        nature.hill(s, nature.ridge(seed, horizon - 2, height, peaks, s.w), horizon + 6,
                    crest, haze, texture=0.12, rim=0.12, seed=seed)
    nature.sea(s, horizon, 640, water, count=900, light=0.2, dark=0.14, bright="#fff2d8")
    if evening:
        nature.glitter(s, 350, horizon, 640, "#ffe6b0", width=0.07, spread=0.3, count=300)
    land = [(x, 556 - 46 * math.exp(-((x - 900) / 420) ** 2) + 40 * math.exp(-x / 260))
            for x in range(0, 1204, 6)]
    s.line(land + [(1200, 700), (0, 700)], closed=True)
    s.wash(0, 500, 0, 640, [(0, mix(leaf, light, 0.4)), (1, mix(leaf, dark, 0.4))])
    c.fill()
    nature.treetops(s, land[::3], mix(leaf, dark, 0.35), size=11, density=0.6)
    for x, y, width in [(716, 556, 180), (900, 552, 150), (560, 616, 230)]:
        made.house(s, x, y, width, mix("#efe7d6", dark, 0.3 if evening else 0.05), roof, dark,
                   lit=lamp)
    persimmon(s, 1040, 690, 520, 12, lean=-0.05, dusk=0.5 if evening else 0.0)
    rng.seed(8)
    made.fieldstones(s, -10, 1210, lambda x: 520 + 60 * math.sin(x / 420 + 0.4) + 0.055 * x,
                     lambda x: 930, light, dark, warm, course=40, from_left=evening)
    s.wash(0, 520, 0, 900, [(0, shadow, 0.0), (0.5, shadow, 0.05), (1, shadow, 0.55)])
    c.rectangle(0, 500, 1200, 400)
    c.save()
    s.line([(x, 515 + 60 * math.sin(x / 420 + 0.4) + 0.055 * x) for x in range(0, 1204, 6)]
           + [(1200, 900), (0, 900)], closed=True)
    c.fill()
    c.restore()
    vine(s, leaf, evening)
    nature.grasses(s, 905, 420, [mix(leaf, "#c8c77a", 0.3), leaf, mix(leaf, shadow, 0.5)],
                   height=70, lean=0.35)
    return press(s.picture(), 103)


def vine(s, leaf, evening):
    """Ivy over the left of the wall, already red in places."""
    c, rng = s.c, s.rng
    for _ in range(430):
        x = abs(rng.gauss(0, 130))
        y = 545 + rng.random() ** 1.5 * 260 * math.exp(-x / 260)
        size = rng.uniform(7, 15)
        tint = mix(leaf, rng.choice(["#a7402c", "#c46a35", "#7a8a4a", "#2b3a30"]),
                   rng.uniform(0.1, 0.7))
        c.save()
        c.translate(x, y)
        c.rotate(rng.uniform(-0.8, 0.8))
        c.move_to(0, size)
        c.curve_to(-size, size * 0.3, -size * 0.7, -size * 0.8, 0, -size * 0.35)
        c.curve_to(size * 0.7, -size * 0.8, size, size * 0.3, 0, size)
        c.restore()
        s.ink(mix(tint, "#2b2438", 0.3) if evening else tint, 0.95)
        c.fill()


def fog():
    """Islands behind islands, and a boat that trusts its ears."""
    s = Sheet(1600, 900, 61)
    nature.sky(s, 900, [(0, "#aebcc0"), (0.4, "#d9dad2"), (0.62, "#efe8d8"), (1, "#efe8d8")])
    nature.sun(s, 1080, 250, 44, "#fffaf0", "#fff3d8", reach=8, strength=0.6)
    layers = [(111, 500, 190, [(420, 360, 1.0), (1300, 420, 0.8)], "#bcc6c6", 0.9),
              (112, 545, 210, [(1180, 330, 1.0), (100, 300, 0.7)], "#a2b2b5", 0.9),
              (113, 585, 190, [(330, 280, 1.0), (820, 160, 0.42), (1600, 260, 0.9)], "#839aa0", 0.9),
              (114, 640, 210, [(1320, 250, 1.0), (-60, 260, 1.0)], "#5f7d86", 0.85),
              (115, 712, 190, [(560, 200, 0.75), (1640, 180, 0.8)], "#41626d", 0.8)]
    for seed, base, height, peaks, crest, veil in layers:
        points = nature.ridge(seed, base, height, peaks, s.w, cell=130, rough=0.2)
        if seed > 112:
            nature.treetops(s, [p for p in points[::2] if p[1] < base - height * 0.2], crest,
                            size=4 + (seed - 112) * 2, density=0.6)
        nature.hill(s, points, base + 30, crest, "#efe8d8", texture=0.16, seed=seed)
        nature.mist(s, base, 74, "#f1ebdd", veil, seed=seed + 40)
    nature.sea(s, 735, 900, [(0, "#efe8d8"), (0.35, "#c0cdcc"), (1, "#7797a2")], count=600,
               light=0.25, dark=0.1)
    nature.mist(s, 735, 40, "#f1ebdd", 0.9, seed=31)
    made.reflection(s, 560, 752, 330, 46, "#8aa2a6", 0.3)
    made.reflection(s, 960, 782, 150, 60, "#4f6a73", 0.35)
    made.fishing_boat(s, 960, 780, 150, "#45616b", "#d9d4c6", "#a3613f", flip=True)
    nature.mist(s, 800, 40, "#f1ebdd", 0.4, seed=9)
    branch = [(-30, 210), (110, 190), (230, 236), (350, 226), (440, 268)]
    pads = [(60, 150, 1.2, 0.15), (180, 168, 1.0, 0.35), (250, 268, 0.9, 0.5), (330, 190, 1.0, 0.65),
            (430, 246, 0.95, 0.95), (380, 300, 0.7, 0.85), (20, 250, 0.9, 0.05)]
    nature.pine(s, branch, 22, "#22343a", "#5c756f", pads, size=78, needles=420)
    return press(s.picture(), 108)


def low_tide():
    """The road to the islet, an hour before sunset."""
    s = Sheet(1600, 1000, 62)
    rng = s.rng
    horizon = 400
    nature.sky(s, horizon + 8, [(0, "#56749b"), (0.4, "#a8a7b4"), (0.78, "#f1c19a"), (1, "#fde0b0")])
    nature.clouds(s, 121, "#ffe9cd", [(0, 0), (0.08, 140), (0.25, 230), (0.38, 0), (1, 0)], low=120,
                  high=195, peak=190, cell=110, stretch=5)
    nature.sun(s, 410, 350, 32, "#fff6da", "#ffd694", reach=12, strength=0.8)
    for seed, height, peaks, crest in [(122, 60, [(150, 260, 0.8), (700, 200, 0.5)], "#a79aa6"),
                                       (123, 50, [(1500, 220, 1.0), (420, 120, 0.4)], "#85849b")]:
        points = nature.ridge(seed, horizon, height, peaks, s.w)
        nature.hill(s, points, horizon + 8, crest, "#efc3a0", texture=0.1, rim=0.1, seed=seed)
    nature.sea(s, horizon, 1000, [(0, "#fbd8a8"), (0.12, "#cfae9f"), (0.45, "#7b88a0"),
                                  (1, "#3b4d6b")], count=1300, light=0.2, dark=0.12,
               bright="#ffedcb")
    nature.glitter(s, 410, horizon, 1000, "#fff0c9", width=0.06, spread=0.3, count=420)
    road = [(1085, 452), (1030, 480), (900, 520), (860, 575), (980, 650), (1090, 740), (1010, 870),
            (780, 1040)]
    flats(s, road)
    islet = nature.ridge(124, 462, 190, [(1120, 150, 1.0), (1230, 120, 0.72), (1010, 70, 0.3)], s.w,
                         cell=90, rough=0.2)
    islet = [p for p in islet if 880 < p[0] < 1440 and p[1] < 456]
    nature.treetops(s, [p for p in islet if p[1] < 440], "#3d4658", size=11, density=0.9)
    nature.hill(s, islet, 460, "#3f485b", "#8d7d80", texture=0.4, rim=0.2, seed=124)
    wood = [(x + rng.uniform(-6, 6), y + (462 - y) * rng.uniform(0.08, 0.62))
            for x, y in islet * 3 if y < 430]
    for x, y in sorted(wood, key=lambda p: p[1]):
        tint = mix(mix("#394255", "#6f6a76", (y - 270) / 190), "#c98f6a", 0.25 * (x < 1110))
        nature.treetops(s, [(x, y)], tint, size=10, density=0.9)
    shore = [(x, 459 + rng.uniform(-4, 3)) for x in range(int(islet[0][0]) - 16,
                                                          int(islet[-1][0]) + 18, 7)]
    made.shape(s, "#4b4652", [(shore[0][0] - 12, 466)] + shore + [(shore[-1][0] + 12, 466)])
    made.shape(s, "#d9b894", [(shore[0][0] - 26, 468), (shore[0][0], 464), (shore[-1][0], 464),
                              (shore[-1][0] + 26, 468)], 0.8)
    made.shape(s, "#e9dcc8", [(1128, 268), (1131, 236), (1143, 236), (1146, 268)])
    made.shape(s, "#b54a35", [(1129, 236), (1137, 224), (1145, 236)])
    made.reflection(s, 1150, 470, 400, 60, "#4a5062", 0.4, count=60)
    walkers(s)
    nature.gull(s, 620, 250, 22, "#fff3de", lift=0.5)
    nature.gull(s, 690, 224, 15, "#fff3de", lift=0.4)
    nature.plumes(s, lambda x: 1010 - 0.06 * x, 15, "#4b4338", "#ffeccb", height=330, lean=0.4,
                  spread=(-60, 300))
    nature.grasses(s, lambda x: 1012, 200, ["#4d4a36", "#6b6340", "#2f332d"], height=110, lean=0.4,
                   spread=(-20, 520))
    return press(s.picture(), 109)


def flats(s, road):
    """Wet sand and shingle on both sides of a winding causeway."""
    c, rng = s.c, s.rng
    spine = [nature.between(road, i / 160) for i in range(161)]

    def band(share):
        left, right = [], []
        for x, y in spine:
            half = share * (4 + 0.33 * max(0, y - 440))
            left.append((x - half, y))
            right.append((x + half, y))
        return left + right[::-1]

    for share, colour, alpha in [(1.75, "#6f6a70", 0.35), (1.4, "#87797a", 0.6), (1.0, "#a08c80", 1),
                                 (0.55, "#b9a08a", 1)]:
        s.line(band(share), closed=True)
        s.wash(0, 440, 0, 1000, [(0, mix(colour, "#f3cfa4", 0.5), alpha), (0.4, colour, alpha),
                                 (1, mix(colour, "#2d3348", 0.45), alpha)])
        c.fill()
    c.save()
    s.line(band(1.45), closed=True)
    c.clip()
    for _ in range(5200):
        t = rng.random() ** 0.7
        x, y = nature.between(road, t)
        half = 1.45 * (4 + 0.33 * max(0, y - 440))
        x += rng.uniform(-1, 1) * half
        r = (0.6 + 5.4 * max(0, y - 440) / 560) * rng.uniform(0.3, 1.25)
        c.save()
        c.translate(x, y)
        c.scale(1.5, 0.62)
        c.new_path()
        c.arc(0, 0, r, 0, math.tau)
        c.restore()
        s.ink(rng.choice(["#5b5357", "#7c6e6b", "#c9b096", "#e3c7a3", "#4a4a58"]),
              rng.uniform(0.3, 0.85))
        c.fill()
    for _ in range(46):
        t = rng.random() ** 0.8
        x, y = nature.between(road, t)
        half = 1.3 * (4 + 0.33 * max(0, y - 440))
        x += rng.choice([-1, 1]) * rng.uniform(0.45, 1) * half
        reach = (8 + 150 * max(0, y - 440) / 560) * rng.uniform(0.5, 1.2)
        s.ink("#ffdfb0", 0.5)
        nature.stroke(s, x - reach / 2, y, reach, reach * 0.09)
    c.restore()


def walkers(s):
    """Two people half-way across, with long shadows."""
    c = s.c
    for x, y, size in [(922, 606, 33), (944, 611, 30)]:
        s.ink("#2c2f3f", 0.35)
        s.c.new_path()
        c.move_to(x - 4, y)
        c.line_to(x + size * 2.2, y + size * 0.5)
        c.line_to(x + size * 2.2, y + size * 0.62)
        c.line_to(x + 4, y + 2)
        c.fill()
        made.shape(s, "#2c2f3f", [(x - size * 0.11, y), (x - size * 0.15, y - size * 0.62),
                                  (x + size * 0.15, y - size * 0.62), (x + size * 0.11, y),
                                  (x + size * 0.03, y), (x, y - size * 0.3), (x - size * 0.03, y)])
        s.ink("#2c2f3f")
        c.new_path()
        c.arc(x, y - size * 0.76, size * 0.13, 0, math.tau)
        c.fill()
    made.shape(s, "#b5573a", [(913, 594), (912, 584), (918, 583), (918, 594)])


PICTURES = {
    "measuring-the-wind-02/terraces.jpg": terraces,
    "measuring-the-wind-02/wall-morning.jpg": lambda: wall(False),
    "measuring-the-wind-02/wall-evening.jpg": lambda: wall(True),
    "measuring-the-wind-04/fog.jpg": fog,
    "measuring-the-wind-05/low-tide.jpg": low_tide,
}
