"""The invented week: what the lunch-box station would have measured.

Hours count from midnight before 9 October; pressures are reduced to sea level.
"""

import math

from .paper import ripple

START, END = 9, 156                     # from 9 October, nine o'clock, to 15 October, noon
BROKEN = (67.7, 70.5)                   # the cups were in the sea, or in the kitchen

PRESSURE = [(0, 1023.0), (6, 1023.4), (12, 1022.6), (24, 1021.4), (36, 1018.2), (42, 1014.6),
            (45, 1011.2), (48, 1007.5), (54, 1002.4), (60, 998.9), (66, 996.0), (70, 994.2),
            (72, 995.0), (75, 999.1), (78, 1002.6), (84, 1007.8), (96, 1013.5), (102, 1016.0),
            (120, 1019.8), (132, 1021.5), (144, 1022.8), (156, 1024.1)]
WIND = [(0, 1.4), (12, 1.9), (24, 2.6), (36, 5.0), (42, 7.1), (48, 9.5), (54, 12.4), (60, 14.3),
        (66, 15.6), (70, 13.2), (72, 16.4), (74, 18.1), (78, 14.6), (84, 11.2), (90, 8.1), (96, 6.0),
        (108, 4.1), (120, 3.2), (132, 3.6), (144, 2.0), (156, 1.8)]
TURN = [(0, 320), (12, 330), (24, 400), (36, 440), (48, 455), (54, 468), (60, 490), (66, 530),
        (70, 580), (73, 628), (78, 648), (96, 668), (120, 690), (132, 712), (144, 745), (156, 765)]
WARMTH = [(0, 18.6), (12, 20.4), (36, 21.0), (54, 19.2), (70, 18.4), (75, 15.6), (84, 14.8),
          (108, 15.8), (132, 17.6), (156, 18.9)]


def through(points, t):
    """A monotone cubic through the points (Fritsch and Carlson)."""
    n = len(points)
    slopes = [(points[i + 1][1] - points[i][1]) / (points[i + 1][0] - points[i][0])
              for i in range(n - 1)]

    def tangent(i):
        if i in (0, n - 1):
            return slopes[min(i, n - 2)]
        a, b = slopes[i - 1], slopes[i]
        return 0.0 if a * b <= 0 else 2 * a * b / (a + b)

    i = max(0, min(n - 2, next((k for k in range(n - 1) if t <= points[k + 1][0]), n - 2)))
    width = points[i + 1][0] - points[i][0]
    k = (t - points[i][0]) / width
    a, b = points[i][1], points[i + 1][1]
    m0, m1 = tangent(i) * width, tangent(i + 1) * width
    return ((2 * k ** 3 - 3 * k ** 2 + 1) * a + (k ** 3 - 2 * k ** 2 + k) * m0
            + (3 * k ** 2 - 2 * k ** 3) * b + (k ** 3 - k ** 2) * m1)


_shiver = ripple(701, 170, 0.9, octaves=3)
_flurry = ripple(702, 170, 1.3, octaves=5, falloff=0.7)
_blast = ripple(703, 170, 0.7, octaves=4, falloff=0.7)


def pressure(t):
    return through(PRESSURE, t) + 0.12 * _shiver(t)


def wind(t):
    mean = through(WIND, t)
    return max(0.1, mean + mean * 0.10 * _flurry(t))


def gust(t):
    return wind(t) * (1.28 + 0.14 * abs(_blast(t)))


def direction(t):
    return (through(TURN, t) + 9 * _flurry(t + 3)) % 360


def warmth(t):
    calm = through([(0, 2.9), (36, 2.9), (54, 0.8), (84, 0.8), (102, 2.9), (156, 2.9)], t)
    return through(WARMTH, t) + calm * math.cos((t - 14.5) / 24 * math.tau) + 0.15 * _shiver(t)


def broken(t):
    return BROKEN[0] <= t <= BROKEN[1]
