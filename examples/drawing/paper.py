"""Paper, ink and colour: what every picture is drawn on and with.

Only the standard library, cairo and Pillow are used, and every random choice
comes from a seeded generator: the same script draws the same pictures.
"""

import math
import random

import cairo
from PIL import Image, ImageChops, ImageFilter


# ---- colour ---------------------------------------------------------------

def rgb(colour):
    """'#rrggbb' or a triple of 0..1 -> a triple of 0..1."""
    if isinstance(colour, str):
        return tuple(int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    return colour


def mix(a, b, t):
    """The colour a fraction t of the way from a to b."""
    a, b = rgb(a), rgb(b)
    return tuple(x + (y - x) * t for x, y in zip(a, b))


def along(stops, t):
    """The colour at t of a list of (place, colour)."""
    previous = stops[0]
    for stop in stops:
        if t <= stop[0]:
            span = stop[0] - previous[0]
            return mix(previous[1], stop[1], (t - previous[0]) / span) if span else rgb(stop[1])
        previous = stop
    return rgb(stops[-1][1])


# ---- a sheet to draw on -----------------------------------------------------

class Sheet:
    """A cairo surface with its context, its size and its own generator."""

    def __init__(self, width, height, seed, ground=None):
        self.w, self.h = width, height
        self.surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
        self.c = cairo.Context(self.surface)
        self.rng = random.Random(seed)
        self.seed = seed
        if ground is not None:
            self.c.set_source_rgb(*rgb(ground))
            self.c.paint()

    def ink(self, colour, alpha=1.0):
        self.c.set_source_rgba(*rgb(colour), alpha)

    def wash(self, x0, y0, x1, y1, stops):
        """A gradient along a line; a stop is (place, colour[, alpha])."""
        gradient = cairo.LinearGradient(x0, y0, x1, y1)
        for stop in stops:
            alpha = stop[2] if len(stop) > 2 else 1.0
            gradient.add_color_stop_rgba(stop[0], *rgb(stop[1]), alpha)
        self.c.set_source(gradient)

    def glow(self, x, y, radius, stops):
        """A round glow, painted at once."""
        gradient = cairo.RadialGradient(x, y, 0, x, y, radius)
        for place, colour, alpha in stops:
            gradient.add_color_stop_rgba(place, *rgb(colour), alpha)
        self.c.save()
        self.c.set_source(gradient)
        self.c.rectangle(x - radius, y - radius, 2 * radius, 2 * radius)
        self.c.fill()
        self.c.restore()

    def line(self, points, closed=False):
        self.c.new_path()
        self.c.move_to(*points[0])
        for point in points[1:]:
            self.c.line_to(*point)
        if closed:
            self.c.close_path()

    def curve(self, points, closed=False):
        """A smooth path through the points (Catmull and Rom)."""
        n = len(points)

        def at(i):
            return points[i % n] if closed else points[max(0, min(n - 1, i))]

        self.c.new_path()
        self.c.move_to(*points[0])
        for i in range(n if closed else n - 1):
            p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
            self.c.curve_to(p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
                            p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6,
                            p2[0], p2[1])
        if closed:
            self.c.close_path()

    def mask(self, grey):
        """Paint the present source through a grey picture of the sheet's size."""
        stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, self.w)
        padded = Image.new("L", (stride, self.h))
        padded.paste(grey, (0, 0))
        data = bytearray(padded.tobytes())
        surface = cairo.ImageSurface.create_for_data(
            data, cairo.FORMAT_A8, self.w, self.h, stride)
        self.c.save()
        self.c.identity_matrix()
        self.c.mask_surface(surface, 0, 0)
        self.c.restore()

    def picture(self, mode="RGB"):
        """The sheet as a Pillow picture."""
        self.surface.flush()
        data = bytes(self.surface.get_data())
        if mode == "RGB":
            return Image.frombuffer("RGB", (self.w, self.h), data, "raw", "BGRX",
                                    self.surface.get_stride(), 1).copy()
        picture = Image.frombuffer("RGBa", (self.w, self.h), data, "raw", "BGRa",
                                   self.surface.get_stride(), 1)
        return picture.convert("RGBA")

    def take(self, picture):
        """Put an opaque Pillow picture back on the sheet."""
        data = bytearray(picture.convert("RGBA").tobytes("raw", "BGRA"))
        source = cairo.ImageSurface.create_for_data(
            data, cairo.FORMAT_ARGB32, self.w, self.h, self.w * 4)
        self.c.save()
        self.c.identity_matrix()
        self.c.set_source_surface(source, 0, 0)
        self.c.paint()
        self.c.restore()

    def words(self, text, x, y, size, colour="#2b2723", family="NanumMyeongjo",
              bold=False, align=0.0, spacing=0.0, alpha=1.0):
        """A line of text; align 0 starts at x, 0.5 centres, 1 ends there."""
        c = self.c
        c.select_font_face(family, cairo.FONT_SLANT_NORMAL,
                           cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        c.set_font_size(size)
        advances = [c.text_extents(letter).x_advance + spacing for letter in text]
        x -= (sum(advances) - spacing) * align
        self.ink(colour, alpha)
        if not spacing:
            c.move_to(x, y)
            c.show_text(text)
            return
        for letter, advance in zip(text, advances):
            c.move_to(x, y)
            c.show_text(letter)
            x += advance


# ---- grain ------------------------------------------------------------------

def noise(width, height, seed, cell, octaves=4, stretch=1.0, falloff=0.5):
    """Smooth grey noise, 0..255; stretch > 1 draws it out sideways."""
    rng = random.Random(seed)
    total, weight, picture = 0.0, 1.0, None
    for octave in range(octaves):
        size = cell / 2 ** octave
        columns = max(2, math.ceil(width / (size * stretch)) + 3)
        rows = max(2, math.ceil(height / size) + 3)
        grid = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows))
        grid = grid.resize((math.ceil(columns * size * stretch), math.ceil(rows * size)),
                           Image.BICUBIC)
        left, top = int(size * stretch), int(size)
        layer = grid.crop((left, top, left + width, top + height))
        total += weight
        picture = layer if picture is None else Image.blend(picture, layer, weight / total)
        weight *= falloff
    return picture


def tone(grey, low, high, peak=255):
    """Stretch the greys between low and high to 0..peak, with soft ends."""
    def curve(v):
        t = min(1.0, max(0.0, (v - low) / (high - low)))
        return int(peak * t * t * (3 - 2 * t))
    return grey.point([curve(v) for v in range(256)])


def envelope(width, height, points):
    """A grey picture that follows a list of (y from 0 to 1, 0..255) downwards."""
    column = Image.new("L", (1, height))
    for y in range(height):
        t = y / max(1, height - 1)
        previous = points[0]
        value = points[-1][1]
        for point in points:
            if t <= point[0]:
                span = point[0] - previous[0]
                k = (t - previous[0]) / span if span else 1
                value = previous[1] + (point[1] - previous[1]) * k
                break
            previous = point
        column.putpixel((0, y), int(value))
    return column.resize((width, height))


def ripple(seed, length, cell, octaves=4, falloff=0.5):
    """A one-dimensional smooth noise, as a function of 0..length, about -1..1."""
    rng = random.Random(seed)
    grids = []
    for octave in range(octaves):
        size = cell / 2 ** octave
        grids.append((size, falloff ** octave,
                      [rng.uniform(-1, 1) for _ in range(int(length / size) + 3)]))
    total = sum(weight for _, weight, _ in grids)

    def value(x):
        x = min(max(x, 0), length)
        height = 0
        for size, weight, grid in grids:
            i, f = int(x / size), x / size % 1
            f = f * f * (3 - 2 * f)
            height += weight * (grid[i] + (grid[i + 1] - grid[i]) * f)
        return height / total * 1.6
    return value


def press(picture, seed, mottle=0.35, fibre=0.5):
    """Lay a finished picture on paper: uneven wash, and a fine tooth."""
    w, h = picture.size
    cloudy = noise(w, h, seed + 1, 340, octaves=5)
    cloudy = cloudy.point([int(128 + (v - 128) * mottle) for v in range(256)])
    picture = ImageChops.soft_light(picture, Image.merge("RGB", [cloudy] * 3))
    tooth = noise(w, h, seed + 2, 5, octaves=2, stretch=1.6)
    tooth = tooth.filter(ImageFilter.GaussianBlur(0.6))
    tooth = tooth.point([int(255 - (255 - v) * 0.11 * fibre) for v in range(256)])
    return ImageChops.multiply(picture, Image.merge("RGB", [tooth] * 3))
