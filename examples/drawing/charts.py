"""Charts: a barogram, the week in numbers, a wind rose, and the wiring."""

import math

from PIL import Image

from . import week
from .paper import Sheet, mix

INK, SOFT, GRID = "#2b2723", "#8a8178", "#d9d2c5"
SERIF, SANS = "NanumMyeongjo", "NanumGothic"
DAYS = ["월", "화", "수", "목", "금", "토", "일"]


# ---- the barogram -------------------------------------------------------------

def barogram():
    """A drum-barograph chart: curved hours, a violet trace."""
    s = Sheet(1600, 960, 71, "#fbf6ea")
    c = s.c
    left, right, top, foot = 120, 1530, 120, 800
    first, last, low, high = 12, 56, 998, 1026

    def place(t, p):
        y = foot - (p - low) / (high - low) * (foot - top)
        k = (y - top) / (foot - top) - 0.5
        bow = 58 * (1 - math.sqrt(max(0, 1 - (k * 1.5) ** 2)))   # the pen swings on an arm
        return left + (t - first) / (last - first) * (right - left) + bow, y

    printed = "#c77b58"
    for hour in range(first, last + 1):
        heavy = hour % 6 == 0
        s.line([place(hour, low + (high - low) * i / 40) for i in range(41)])
        s.ink(printed, 0.75 if heavy else 0.28)
        c.set_line_width(1.8 if heavy else 0.9)
        c.stroke()
    for p in range(low, high + 1):
        heavy = p % 4 == 0
        s.line([place(first, p), place(last, p)])
        s.ink(printed, 0.75 if heavy else 0.28)
        c.set_line_width(1.8 if heavy else 0.9)
        c.stroke()
        if p % 4 == 0:
            x, y = place(first, p)
            s.words(str(p), x - 14, y + 8, 25, printed, SANS, align=1)
    s.words("hPa", left - 14, top - 26, 22, printed, SANS, align=1)
    for hour in range(first, last + 1, 6):
        x, _ = place(hour, high)
        s.words(f"{hour % 24}시", x, top - 26, 25, printed, SANS, align=0.5)
    for day, from_hour, to_hour in ((9, 12, 24), (10, 24, 48), (11, 48, 56)):
        x = (place(from_hour, low)[0] + place(to_hour, low)[0]) / 2
        s.words(f"10월 {day}일 ({DAYS[day - 9]})", x, foot + 52, 28, INK, SERIF, align=0.5)
    for hour in (24, 48):
        x, y = place(hour, low)
        s.line([(x, y + 8), (x, y + 62)])
        s.ink(printed, 0.8)
        c.set_line_width(1.4)
        c.stroke()
    trace = [place(first + i / 12, week.pressure(first + i / 12))
             for i in range((last - 2 - first) * 12 + 1)]
    for width, alpha in ((7.5, 0.16), (4.2, 0.9)):
        s.line(trace)
        s.ink("#3d3478", alpha)
        c.set_line_width(width)
        c.set_line_join(1)
        c.stroke()
    for t, text, dx, dy, align in [(42, "18시, 1014.6", -24, 74, 1.0), (45, "21시, 1011.2", -28, 60, 1.0),
                                   (54, "이튿날 06시, 1002.4", -30, 46, 1.0)]:
        x, y = place(t, week.pressure(t))
        c.new_path()
        c.arc(x, y, 8, 0, math.tau)
        s.ink("#fbf6ea")
        c.fill_preserve()
        s.ink("#3d3478")
        c.set_line_width(3)
        c.stroke()
        width = 18 * len(text)
        s.ink("#fbf6ea", 0.88)
        c.rectangle(x + dx - width * 0.86, y + dy - 26, width * 0.88, 36)
        c.fill()
        s.words(text, x + dx, y + dy, 27, "#3d3478", SERIF, bold=True, align=align)
    s.words("비늘도, 도시락통 기상대 제1호", left, 924, 24, SOFT, SERIF)
    s.words("해면 기압으로 고침", right, 924, 24, SOFT, SERIF, align=1)
    return s.picture().quantize(96, dither=Image.Dither.NONE)


# ---- the week -------------------------------------------------------------------

def week_chart():
    """Three panels over one time axis: pressure, wind, temperature."""
    s = Sheet(1600, 1360, 72, "#ffffff")
    c = s.c
    left, right = 150, 1540
    panels = [(96, 430, 990, 1028, "기압 (hPa)", "#3d3478", (990, 1000, 1010, 1020)),
              (520, 900, 0, 30, "바람 (m/s)", "#2d6a78", (0, 7, 14, 21, 28)),
              (990, 1270, 8, 28, "기온 (℃)", "#b5573a", (10, 15, 20, 25))]

    def x_at(t):
        return left + (t - week.START) / (week.END - week.START) * (right - left)

    times = [week.START + i / 12 for i in range((week.END - week.START) * 12 + 1)]
    for day in range(7):
        for top, foot, *_ in panels:
            if day % 2:
                a, b = x_at(day * 24), x_at(min(week.END, day * 24 + 24))
                s.ink("#f4f1ea")
                c.rectangle(a, top, b - a, foot - top)
                c.fill()
    for top, foot, low, high, title, colour, ticks in panels:
        def y_at(v, top=top, foot=foot, low=low, high=high):
            return foot - (v - low) / (high - low) * (foot - top)
        for tick in ticks:
            s.line([(left, y_at(tick)), (right, y_at(tick))])
            s.ink(GRID)
            c.set_line_width(1.3)
            c.stroke()
            s.words(str(tick), left - 16, y_at(tick) + 9, 26, SOFT, SANS, align=1)
        s.words(title, left - 110, top - 26, 29, colour, SERIF, bold=True)
        if "기압" in title:
            trace(s, [(x_at(t), y_at(week.pressure(t))) for t in times], colour, 4)
            note(s, x_at(69.8), y_at(994.1), "994.1", colour, 24, 22)
        elif "바람" in title:
            winds(s, times, x_at, y_at, colour)
        else:
            trace(s, [(x_at(t), y_at(week.warmth(t))) for t in times], colour, 3.4)
    for day in range(7):
        middle = (max(week.START, day * 24) + min(week.END, day * 24 + 24)) / 2
        s.words(f"{9 + day}일", x_at(middle), 1312, 28, INK, SERIF, bold=True, align=0.5)
        s.words(DAYS[day], x_at(middle), 1346, 24, SOFT, SERIF, align=0.5)
    places = [(12.2, 54.8, "비늘도"), (55.5, 104.5, "너울도"), (105.5, 133, "하늬섬"),
              (134.2, 154, "비늘도")]
    for a, b, name in places:
        s.line([(x_at(a) + 4, 464), (x_at(b) - 4, 464)])
        s.ink("#b9a98c")
        c.set_line_width(5)
        c.stroke()
        s.words(name, (x_at(a) + x_at(b)) / 2, 496, 23, "#8c7a58", SERIF, align=0.5)
    return s.picture().quantize(96, dither=Image.Dither.NONE)


def trace(s, points, colour, width):
    s.line(points)
    s.ink(colour)
    s.c.set_line_width(width)
    s.c.set_line_join(1)
    s.c.stroke()


def note(s, x, y, text, colour, dx, dy, align=0.0):
    s.c.new_path()
    s.c.arc(x, y, 7, 0, math.tau)
    s.ink("#ffffff")
    s.c.fill_preserve()
    s.ink(colour)
    s.c.set_line_width(3)
    s.c.stroke()
    s.words(text, x + dx, y + dy, 26, colour, SERIF, bold=True, align=align)


def winds(s, times, x_at, y_at, colour):
    """Gusts as a pale band over the mean; arrows for the direction; a hole."""
    c = s.c
    runs = [[t for t in times if t < week.BROKEN[0]], [t for t in times if t > week.BROKEN[1]]]
    for run in runs:
        s.line([(x_at(t), y_at(week.gust(t))) for t in run]
               + [(x_at(t), y_at(week.wind(t))) for t in reversed(run)], closed=True)
        s.ink(colour, 0.28)
        c.fill()
        trace(s, [(x_at(t), y_at(week.wind(t))) for t in run], colour, 3.2)
    a, b = (x_at(t) for t in week.BROKEN)
    s.ink("#b5573a", 0.12)
    c.rectangle(a, y_at(30), b - a, y_at(0) - y_at(30))
    c.fill()
    s.words("컵 분실", a - 10, y_at(27.2), 24, "#b5573a", SERIF, align=1)
    s.line([(x_at(week.START), y_at(14)), (x_at(week.END), y_at(14))])
    s.ink("#b5573a")
    c.set_line_width(2)
    c.set_dash([9, 7])
    c.stroke()
    c.set_dash([])
    s.words("풍랑주의보 14", x_at(week.START) + 8, y_at(14) - 10, 23, "#b5573a", SERIF)
    note(s, x_at(74.3), y_at(26.7), "26.7", colour, 18, 8)
    for t in range(12, week.END - 2, 6):
        if week.broken(t):
            continue
        arrow(s, x_at(t), y_at(0) + 26, week.direction(t), 15, mix(colour, "#000000", 0.2))


def arrow(s, x, y, degrees, size, colour):
    """An arrow that flies with the wind (from where it blows)."""
    c = s.c
    c.save()
    c.translate(x, y)
    c.rotate(math.radians(degrees + 180))
    c.new_path()
    c.move_to(0, -size)
    c.line_to(size * 0.52, size * 0.8)
    c.line_to(0, size * 0.42)
    c.line_to(-size * 0.52, size * 0.8)
    c.close_path()
    c.restore()
    s.ink(colour)
    c.fill()


# ---- vector plates, written by hand ---------------------------------------------

def wind_rose():
    """Where the wind came from, and how hard, as an SVG."""
    names = ["북", "북북동", "북동", "동북동", "동", "동남동", "남동", "남남동",
             "남", "남남서", "남서", "서남서", "서", "서북서", "북서", "북북서"]
    bounds = [(0, 5.5, "#a9cbd0"), (5.5, 10.8, "#5f9daa"), (10.8, 17.2, "#2d6a78"),
              (17.2, 99, "#173a47")]
    counts = [[0] * 4 for _ in names]
    total = 0
    for minute in range(week.START * 60, week.END * 60, 5):
        t = minute / 60
        if week.broken(t):
            continue
        speed = week.wind(t)
        sector = int((week.direction(t) + 11.25) // 22.5) % 16
        counts[sector][next(i for i, (a, b, _) in enumerate(bounds) if a <= speed < b)] += 1
        total += 1
    scale = 300 / max(sum(row) for row in counts)
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 830" width="800" height="830" '
           'role="img" aria-labelledby="t">',
           '  <title id="t">일주일의 바람장미</title>',
           '  <rect width="800" height="830" fill="#fdfaf2"/>',
           '  <g fill="none" stroke="#cfc5b2" stroke-width="1.5">']
    for ring in (1, 2, 3):
        out.append(f'    <circle cx="400" cy="400" r="{ring * 100}"/>')
    out += ['    <path d="M400 88V712M88 400H712" stroke-dasharray="3 6"/>', '  </g>']
    for i, row in enumerate(counts):
        reach = 0.0
        for count, (_, _, colour) in zip(row, bounds):
            if not count:
                continue
            out.append(f'  <path d="{petal(i, reach, reach + count * scale)}" fill="{colour}"/>')
            reach += count * scale
    out.append('  <g font-family="Noto Sans CJK KR, NanumGothic, sans-serif" font-size="26" '
               'fill="#3a342d" text-anchor="middle">')
    for i, name in enumerate(names):
        if i % 2:
            continue
        a = math.radians(i * 22.5)
        out.append(f'    <text x="{400 + 346 * math.sin(a):.1f}" '
                   f'y="{409 - 346 * math.cos(a):.1f}">{name}</text>')
    percent = 100 * max(sum(row) for row in counts) / total
    for ring in (1, 2, 3):
        out.append(f'    <text x="{400 - 100 * ring * 0.5:.0f}" y="{400 + 100 * ring * 0.866 - 8:.0f}" '
                   f'font-size="17" fill="#8a8178">{percent * ring / 3:.0f}%</text>')
    for k, label in enumerate(["산들바람까지", "흔들바람까지", "센바람까지", "큰바람부터"]):
        out.append(f'    <rect x="{64 + 176 * k}" y="788" width="24" height="16" '
                   f'fill="{bounds[k][2]}"/>')
        out.append(f'    <text x="{96 + 176 * k}" y="803" font-size="20" '
                   f'text-anchor="start">{label}</text>')
    return "\n".join(out + ["  </g>", "</svg>", ""])


def petal(sector, inner, outer):
    """The outline of one ring segment of the rose."""
    a, b = math.radians(sector * 22.5 - 9), math.radians(sector * 22.5 + 9)

    def at(r, angle):
        return f"{400 + r * math.sin(angle):.1f} {400 - r * math.cos(angle):.1f}"

    if inner < 0.05:
        return f"M400 400L{at(outer, a)}A{outer:.1f} {outer:.1f} 0 0 1 {at(outer, b)}Z"
    return (f"M{at(inner, a)}L{at(outer, a)}A{outer:.1f} {outer:.1f} 0 0 1 {at(outer, b)}"
            f"L{at(inner, b)}A{inner:.1f} {inner:.1f} 0 0 0 {at(inner, a)}Z")


def wiring():
    """The wiring of the station, as an SVG with live text."""
    wires = [("#b5432f", 250, "3V3", "VIN"), ("#26221e", 290, "GND", "GND"),
             ("#2d6a78", 330, "GPIO22", "SCL"), ("#c08a2b", 370, "GPIO21", "SDA")]
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 640" width="1200" height="640" '
           'role="img" aria-labelledby="t d">',
           '  <title id="t">도시락통 기상대의 배선도</title>',
           '  <desc id="d">제어 보드에 기압계는 네 가닥으로, 풍속계의 리드 스위치와 우량계는 '
           '두 가닥씩으로 이어진다.</desc>',
           '  <rect width="1200" height="640" fill="#fdfaf2"/>',
           '  <g fill="#eef0e6" stroke="#2b2723" stroke-width="3">',
           '    <rect x="430" y="120" width="320" height="420" rx="14" fill="#dfe9e0"/>',
           '    <rect x="60" y="200" width="220" height="220" rx="10"/>',
           '    <rect x="900" y="130" width="240" height="150" rx="10"/>',
           '    <rect x="900" y="350" width="240" height="150" rx="10"/>',
           '    <rect x="520" y="170" width="140" height="150" fill="#3b4146"/>',
           '    <circle cx="170" cy="348" r="34" fill="#c9ccc4"/>',
           '    <circle cx="170" cy="348" r="5" fill="#2b2723"/>',
           '  </g>', '  <g fill="none" stroke-width="5" stroke-linecap="round">']
    for k, (colour, y, _, _) in enumerate(wires):
        bend = 330 + 22 * k
        out.append(f'    <path stroke="{colour}" d="M280 {y}H{bend}V{y + 60}H430"/>')
    out += ['    <path stroke="#6d4c8a" d="M750 240H830V190H900"/>',
            '    <path stroke="#26221e" d="M750 280H860V230H900"/>',
            '    <path stroke="#4f7d3c" d="M750 400H900"/>',
            '    <path stroke="#26221e" d="M750 440H900"/>',
            '    <path stroke="#b5432f" d="M560 540V590H640"/>',
            '    <path stroke="#26221e" d="M610 540V566H640"/>', '  </g>',
            '  <g fill="#fdfaf2" stroke="#2b2723" stroke-width="3">',
            '    <rect x="640" y="556" width="180" height="48" rx="8"/>',
            '    <path d="M820 570h10v20h-10z"/>', '  </g>',
            '  <g fill="none" stroke="#2b2723" stroke-width="4">',
            '    <path d="M960 230h40l44 -22M1046 230h40"/>',
            '    <path d="M960 455h40l44 -22M1046 455h40"/>', '  </g>',
            '  <g font-family="Noto Sans CJK KR, NanumGothic, sans-serif" font-size="24" '
            'fill="#2b2723">',
            '    <text x="590" y="96" text-anchor="middle" font-size="28" font-weight="bold">'
            '제어 보드</text>',
            '    <text x="170" y="180" text-anchor="middle" font-size="28" font-weight="bold">'
            '기압계</text>',
            '    <text x="1020" y="112" text-anchor="middle" font-size="28" font-weight="bold">'
            '풍속계</text>',
            '    <text x="1020" y="332" text-anchor="middle" font-size="28" font-weight="bold">'
            '우량계</text>',
            '    <text x="730" y="588" text-anchor="middle" font-size="22">18650 × 2</text>',
            '    <text x="590" y="250" text-anchor="middle" fill="#f3f0e6">ESP32</text>',
            '    <text x="170" y="250" text-anchor="middle" font-size="20">BMP280</text>',
            '    <text x="1020" y="176" text-anchor="middle" font-size="20">리드 스위치</text>',
            '    <text x="1020" y="400" text-anchor="middle" font-size="20">뒤집히는 숟가락</text>',
            '    <g font-size="18" fill="#5d554c">']
    for _, y, board, sensor in wires:
        out.append(f'      <text x="270" y="{y + 6}" text-anchor="end">{sensor}</text>')
        out.append(f'      <text x="442" y="{y + 66}">{board}</text>')
    for y, pin in ((240, "GPIO27"), (280, "GND"), (400, "GPIO26"), (440, "GND")):
        out.append(f'      <text x="740" y="{y + 6}" text-anchor="end">{pin}</text>')
    out += ['      <text x="552" y="526" text-anchor="end">5V</text>', '    </g>', '  </g>', '</svg>', '']
    return "\n".join(out)


PICTURES = {
    "measuring-the-wind-01/wiring.svg": wiring,
    "measuring-the-wind-02/barogram.png": barogram,
    "measuring-the-wind-04/wind-rose.svg": wind_rose,
    "measuring-the-wind-05/week.png": week_chart,
}
