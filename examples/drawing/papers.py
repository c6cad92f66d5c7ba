"""Small things of paper and brass: the ticket, the notebook, a compass."""

import math

import cairo
from PIL import Image

from . import made
from .paper import Sheet, mix, noise, press, ripple, tone

INK, SERIF = "#2b2723", "NanumMyeongjo"


def ticket():
    """The ticket, torn off; what lies round it is transparent."""
    s = Sheet(1200, 560, 82)
    c, rng = s.c, s.rng
    left, right, top, foot = 70, 1130, 60, 500

    def outline(dx=0, dy=0):
        points = [(left + dx, top + dy), (right - 20 + dx, top + dy)]
        tear = ripple(821, 500, 26, octaves=3)
        points += [(right + 14 * tear(y - top) + dx, y + dy) for y in range(top, foot, 6)]
        points += [(right - 20 + dx, foot + dy), (left + dx, foot + dy)]
        for k in range(18):
            y = foot - (k + 0.5) * (foot - top) / 18
            points += [(left + dx, y + 8 + dy), (left + 9 + dx, y + 5 + dy),
                       (left + 11 + dx, y + dy), (left + 9 + dx, y - 5 + dy), (left + dx, y - 8 + dy)]
        return points

    c.translate(600, 280)
    c.rotate(-0.022)
    c.translate(-600, -280)
    for k in range(14, 0, -1):
        s.line(outline(4 + k * 0.4, 6 + k * 0.9), closed=True)
        s.ink("#000000", 0.018)
        c.set_line_width(k * 2.2)
        c.fill_preserve()
        c.stroke()
    s.line(outline(), closed=True)
    s.wash(left, top, right, foot, [(0, "#f7efdb"), (0.5, "#f2e7cc"), (1, "#eadbb9")])
    c.fill_preserve()
    c.save()
    c.clip()
    for i in range(64):
        y = top + i * 7
        wave = [(x, y + 5 * math.sin(x / 26 + i * 0.55)) for x in range(left, right + 20, 8)]
        s.line(wave)
        s.ink("#7fa9b3", 0.2)
        c.set_line_width(1)
        c.stroke()
    s.ink("#2d5a78")
    c.rectangle(left, top, right, 74)
    c.fill()
    c.restore()
    c.new_path()
    s.words("여 객 선 승 선 권", left + 46, top + 51, 38, "#f7efdb", SERIF, True, 0, 2)
    s.words("제 0238 호", right - 46, top + 49, 28, "#f7efdb", SERIF, False, 1)
    s.words("달머리항", left + 56, top + 182, 74, INK, SERIF, True)
    s.words("비늘도", left + 580, top + 182, 74, INK, SERIF, True)
    s.line([(left + 390, top + 158), (left + 548, top + 158), (left + 524, top + 142),
            (left + 548, top + 158), (left + 524, top + 174)])
    s.ink("#2d5a78")
    c.set_line_width(5)
    c.stroke()
    for k, (name, value) in enumerate([("날짜", "2023. 10. 9. (월)"), ("떠나는 때", "07:10"),
                                       ("자리", "2등 일반"), ("운임", "₩12,000")]):
        x = left + 56 + (0, 330, 540, 730)[k]
        s.words(name, x, top + 256, 24, "#7d7361", SERIF)
        s.words(value, x, top + 300, 35, INK, SERIF, True)
    s.line([(left + 40, top + 336), (right - 60, top + 336)])
    s.ink("#7d7361", 0.8)
    c.set_line_width(2)
    c.set_dash([3, 7])
    c.stroke()
    c.set_dash([])
    s.words("기상 사정에 따라 늦어지거나 뜨지 않을 수 있습니다.", left + 56, top + 392, 27, "#5d5547", SERIF)
    stamp(s, 966, 166, rng)
    return s.picture("RGBA").resize((840, 392), Image.LANCZOS)


def stamp(s, x, y, rng):
    """A red rubber stamp, pressed in haste: delayed."""
    c = s.c
    c.save()
    c.translate(x, y)
    c.rotate(-0.2)
    inner = Sheet(320, 200, 822)
    inner.c.set_line_width(8)
    inner.ink("#b23a2c")
    inner.c.rectangle(24, 40, 262, 118)
    inner.c.stroke()
    inner.words("지 연", 155, 124, 80, "#b23a2c", SERIF, True, 0.5, 4)
    inner.c.set_operator(cairo.OPERATOR_DEST_OUT)
    for _ in range(900):
        inner.ink("#000000", rng.uniform(0.2, 0.9))
        inner.c.arc(rng.uniform(0, 320), rng.uniform(0, 200), rng.uniform(0.4, 2.6), 0, math.tau)
        inner.c.fill()
    inner.surface.flush()
    c.set_source_surface(inner.surface, -160, -100)
    c.paint_with_alpha(0.82)
    c.restore()


def notebook():
    """A page of the father's notebook, October 1985: the moon keeps the same days as in 2023."""
    s = Sheet(1100, 1400, 85, "#59493c")
    c, rng = s.c, s.rng
    s.wash(0, 0, 1100, 1400, [(0, "#6d5a49"), (0.5, "#564536"), (1, "#3d3027")])
    c.paint()
    s.ink("#2a201a")
    s.mask(tone(noise(s.w, s.h, 851, 60, octaves=4, stretch=12), 110, 200, 120))
    c.translate(550, 700)
    c.rotate(0.016)
    c.translate(-550, -700)
    for k in range(16, 0, -1):
        c.rectangle(98 - k * 0.6, 70 + k, 922 + k * 1.6, 1268)
        s.ink("#000000", 0.025)
        c.fill()
    for k in range(5, -1, -1):
        c.rectangle(92 + k * 2.2, 64 + k * 1.6, 920, 1264)
        s.wash(92, 64, 1012, 1328, [(0, "#f3e8cc"), (0.5, "#eadbb6"), (1, "#dcc898")])
        c.fill_preserve()
        s.ink("#8a7650", 0.5)
        c.set_line_width(1)
        c.stroke()
    c.save()
    c.rectangle(92, 64, 920, 1264)
    c.clip()
    s.ink("#9a7d48")
    s.mask(tone(noise(s.w, s.h, 852, 260, octaves=5), 140, 230, 110))
    for x, y, r in ((880, 1190, 74), (240, 1262, 40)):
        for k in range(3):
            c.new_path()
            c.arc(x, y, r - k * 2, 0.4 * k, 5.6 + 0.2 * k)
            s.ink("#8a6533", 0.2)
            c.set_line_width(5 - k)
            c.stroke()
    for k in range(18):
        y = 206 + k * 62
        s.line([(92, y), (1012, y)])
        s.ink("#7d94a0", 0.55)
        c.set_line_width(1.6)
        c.stroke()
    for x in (206, 318):
        s.line([(x, 64), (x, 1328)])
        s.ink("#b5543f", 0.5)
        c.set_line_width(1.8)
        c.stroke()
    c.restore()
    for y in range(120, 1320, 48):
        c.new_path()
        c.arc(116, y, 10, 0, math.tau)
        s.wash(106, y - 10, 126, y + 10, [(0, "#3d3027"), (1, "#6d5a49")])
        c.fill()
    write(s, rng)
    return press(s.picture(), 186, mottle=0.4, fibre=0.9)


def write(s, rng):
    """Seven days of October 1987, in a ball-pen hand."""
    pen, family = "#27305c", "Nanum Pen Script"
    scrawl(s, "1985년 시월", 340, 196, 76, pen, family, rng)
    days = [(2, "9", "수", "o", "하늬. 물결 고움."), (4, "10", "목", "o", "샛바람 조금. 햇무리 섬."),
            (6, "11", "금", "t", "샛바람 셈. 두 배만 뜸."), (8, "12", "토", "x", "배 안 뜸. 마파람에 비."),
            (9, "", "", "", "밤에 하늬 터짐. 문고리 욺."), (11, "13", "일", "x", "하늬 아직 안 풀림."),
            (13, "14", "월", "o", "갬. 비늘도 전복 열 상자."), (15, "15", "화", "oo", "바다가 접시 같음."),
            (16, "", "", "", "곁섬 길 열림. 애 데리고"), (17, "", "", "", "건너감. 조개 한 되.")]
    for line, day, weekday, mark, text in days:
        y = 206 + 62 * line - 9
        scrawl(s, day, 190, y, 60, pen, family, rng, align=1)
        scrawl(s, weekday, 212, y, 44, pen, family, rng)
        sign(s, mark, 284, y - 18, rng)
        scrawl(s, text, 340, y, 62, pen, family, rng)


def scrawl(s, text, x, y, size, colour, family, rng, align=0.0):
    """Handwriting: every letter a little off the line."""
    c = s.c
    c.select_font_face(family, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_NORMAL)
    if align:
        c.set_font_size(size)
        x -= c.text_extents(text).x_advance
    for letter in text:
        c.save()
        c.translate(x, y + rng.uniform(-2, 2))
        c.rotate(rng.uniform(-0.03, 0.03))
        c.set_font_size(size * rng.uniform(0.97, 1.03))
        c.move_to(0, 0)
        s.ink(colour, rng.uniform(0.8, 0.95))
        c.show_text(letter)
        x += c.text_extents(letter).x_advance
        c.restore()


def sign(s, mark, x, y, rng):
    """The father's marks: sailed, sailed well, late, did not sail."""
    c = s.c
    s.ink("#a8402e", 0.85)
    c.set_line_width(4)
    c.set_line_cap(1)
    for k in range(2 if mark == "oo" else 1):
        c.new_path()
        if mark in ("o", "oo"):
            c.save()
            c.translate(x, y)
            c.rotate(rng.uniform(0, 1))
            c.scale(1, rng.uniform(0.88, 1))
            c.arc(0, 0, 19 - 9 * k, 0.2, 0.2 + math.tau * 1.04)
            c.restore()
        elif mark == "x":
            c.move_to(x - 15, y - 15)
            c.line_to(x + 15, y + 16)
            c.move_to(x + 14, y - 16)
            c.line_to(x - 16, y + 15)
        elif mark == "t":
            c.move_to(x, y - 18)
            c.line_to(x + 18, y + 14)
            c.line_to(x - 18, y + 13)
            c.close_path()
        c.stroke()


def compass_icon():
    """A little compass, for the running text: 96 px, transparent."""
    s = Sheet(384, 384, 86)
    c = s.c
    c.new_path()
    c.arc(192, 192, 178, 0, math.tau)
    s.wash(20, 20, 364, 364, [(0, "#d9b56a"), (0.5, "#a97f38"), (1, "#6d4f22")])
    c.fill()
    c.new_path()
    c.arc(192, 192, 148, 0, math.tau)
    s.wash(60, 60, 324, 324, [(0, "#fffaf0"), (1, "#e8ddc4")])
    c.fill()
    for k in range(32):
        a = math.tau * k / 32
        inner = 118 if k % 8 == 0 else 130
        made.cord(s, "#3a342d", 192 + inner * math.cos(a), 192 + inner * math.sin(a),
                  192 + 142 * math.cos(a), 192 + 142 * math.sin(a), width=7 if k % 8 == 0 else 3)
    for turn, colour in ((-math.pi / 3, "#b23a2c"), (math.pi * 2 / 3, "#2d3a44")):
        tip = (192 + 112 * math.cos(turn), 192 + 112 * math.sin(turn))
        sides = [(192 + 26 * math.cos(turn + k), 192 + 26 * math.sin(turn + k))
                 for k in (-math.pi / 2, math.pi / 2)]
        made.shape(s, colour, [tip, sides[0], sides[1]])
        made.shape(s, mix(colour, "#ffffff", 0.25), [tip, (192, 192), sides[1]])
    c.new_path()
    c.arc(192, 192, 14, 0, math.tau)
    s.ink("#d9b56a")
    c.fill()
    return s.picture("RGBA").resize((96, 96), Image.LANCZOS)


PICTURES = {
    "measuring-the-wind-01/ticket.png": ticket,
    "measuring-the-wind-05/notebook.jpg": notebook,
    "../images/compass.png": compass_icon,
}
