"""Drawings of the demo: calm and simple, in colours that go with KERN, made anew at every call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 675
# Drawn larger and made smaller again, so that edges are smooth.
SCALE = 2
SKY, MIST, SAND, PAPER = "#dce6f5", "#c3d3ec", "#f5efe4", "#fbfaf7"
INK, BLUE, LIGHT = "#1d2f57", "#2044aa", "#7f9fdc"
TEAL, MINT, SUN, CLAY = "#3c8a78", "#b5d9cc", "#efc06a", "#c8735a"

type_of_points = Sequence[tuple[float, float]]


class Board:
    """A sheet of ``WIDTH`` by ``HEIGHT`` to draw on; every number is in its pixels."""

    def __init__(self, background: str) -> None:
        self._sheet = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._pen = ImageDraw.Draw(self._sheet)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        self._pen.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float = 14) -> None:
        """Draw a circle."""
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self._pen.ellipse(box, outline=colour, width=round(width * SCALE))

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, with round corners where ``radius`` says so."""
        self._pen.rounded_rectangle(_scaled(left, top, right, bottom), radius * SCALE, fill=colour)

    def shape(self, points: type_of_points, colour: str) -> None:
        """Fill what lies between ``points``."""
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: type_of_points, colour: str, width: float = 10) -> None:
        """Draw a line with round ends and corners."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._pen.line(scaled, fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def pie(self, x: float, y: float, radius: float, start: float, end: float, colour: str) -> None:
        """Fill a part of a circle, from ``start`` to ``end`` degrees, clockwise from the right."""
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self._pen.pieslice(box, start, end, fill=colour)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float = 14
    ) -> None:
        """Draw a part of a circle, angles as above."""
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self._pen.arc(box, start, end, fill=colour, width=round(width * SCALE))

    def person(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw somebody from the chest up, the chin at ``x``, ``y``."""
        self.disc(x, y - size * 0.55, size * 0.5, colour)
        self.pie(x, y + size, size * 0.85, 180, 360, colour)

    def finished(self) -> Image.Image:
        """Give the picture in its final size."""
        return self._sheet.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _scaled(*numbers: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (number * SCALE for number in numbers)
    return left, top, right, bottom


def houses(board: Board) -> None:
    """Three houses on a hill."""
    board.disc(980, 150, 70, SUN)
    board.disc(600, 1230, 800, MINT)
    for left, top, width, roof in ((190, 372, 200, CLAY), (500, 300, 240, BLUE), (840, 385, 190, TEAL)):
        bottom, middle = top + 180, left + width / 2
        board.box(left, top, left + width, bottom, PAPER)
        board.shape([(left - 25, top), (middle, top - 110), (left + width + 25, top)], roof)
        board.box(middle - 24, bottom - 80, middle + 24, bottom, INK, 8)


def chain(board: Board) -> None:
    """Six links of a chain."""
    colours = (BLUE, TEAL, LIGHT, CLAY, BLUE, TEAL)
    for number, colour in enumerate(colours):
        board.ring(162 + number * 175, 338, 108, colour, 26)


def talk(board: Board) -> None:
    """Two people and their speech bubbles."""
    board.person(330, 470, 120, BLUE)
    board.person(870, 470, 120, TEAL)
    board.box(380, 110, 640, 250, PAPER, 36)
    board.shape([(430, 240), (480, 240), (410, 310)], PAPER)
    board.box(600, 200, 820, 320, MINT, 36)
    board.shape([(740, 310), (790, 310), (800, 370)], MINT)
    for x in (450, 510, 570):
        board.disc(x, 180, 14, LIGHT)
    board.line([(650, 245), (770, 245)], TEAL)
    board.line([(650, 278), (730, 278)], TEAL)


def visit(board: Board) -> None:
    """A path to an open door."""
    board.disc(600, 1260, 800, MINT)
    board.shape([(560, 470), (640, 470), (800, 675), (400, 675)], SAND)
    board.box(400, 220, 800, 480, PAPER)
    board.shape([(350, 225), (600, 70), (850, 225)], BLUE)
    board.box(540, 300, 660, 480, SUN)
    board.shape([(540, 300), (480, 325), (480, 500), (540, 480)], CLAY)
    board.box(700, 290, 770, 360, LIGHT, 6)
    board.box(430, 290, 470, 360, LIGHT, 6)
    board.person(320, 560, 60, TEAL)


def table(board: Board) -> None:
    """A round table with cups, seen from above."""
    for number in range(6):
        angle = number * pi / 3 + 0.3
        colour = (BLUE, TEAL, CLAY)[number % 3]
        board.disc(600 + 290 * cos(angle), 338 + 255 * sin(angle), 62, colour)
    board.disc(600, 338, 205, PAPER)
    board.ring(600, 338, 205, MIST, 8)
    for number in range(6):
        angle = number * pi / 3 + 0.3
        x, y = 600 + 140 * cos(angle), 338 + 140 * sin(angle)
        board.disc(x, y, 34, SUN)
        board.disc(x, y, 22, CLAY)
    board.disc(600, 338, 46, MINT)


def bridge(board: Board) -> None:
    """A bridge between two banks."""
    board.box(0, 520, WIDTH, HEIGHT, LIGHT)
    board.shape([(0, 400), (300, 400), (360, 675), (0, 675)], TEAL)
    board.shape([(1200, 400), (900, 400), (840, 675), (1200, 675)], TEAL)
    board.arc(600, 620, 330, 205, 335, INK, 26)
    board.box(240, 380, 960, 410, INK, 10)
    for x in range(300, 960, 100):
        board.line([(x, 380), (x, 320)], INK, 8)
    board.line([(240, 320), (960, 320)], INK, 8)
    board.person(210, 330, 55, BLUE)
    board.person(1000, 330, 75, CLAY)


def stairs(board: Board) -> None:
    """Four steps, each higher than the one before."""
    for number, colour in enumerate((MIST, LIGHT, BLUE, INK)):
        board.box(180 + number * 210, 480 - number * 100, 390 + number * 210, 600, colour)
    board.person(915, 100, 55, CLAY)
    board.line([(120, 600), (1080, 600)], INK, 8)


def net(board: Board) -> None:
    """Points joined by lines around one in the middle."""
    middle = (600, 338)
    points = [(240, 180), (480, 110), (860, 140), (1000, 330), (880, 540), (560, 580), (250, 480)]
    for point, following in zip(points, [*points[1:], points[0]], strict=True):
        board.line([point, following], MIST, 6)
        board.line([middle, point], LIGHT, 10)
    for number, (x, y) in enumerate(points):
        board.disc(x, y, 46, (TEAL, BLUE, CLAY)[number % 3])
    board.disc(*middle, 84, INK)
    board.disc(*middle, 54, SUN)


def umbrella(board: Board) -> None:
    """A large umbrella over three people."""
    board.pie(600, 360, 300, 180, 360, BLUE)
    for left in (300, 450, 600, 750):
        board.pie(left + 75, 362, 75, 180, 360, SKY)
    board.line([(600, 100), (600, 520)], INK, 14)
    board.arc(560, 520, 40, 0, 180, INK, 14)
    board.person(430, 520, 75, TEAL)
    board.person(760, 520, 75, CLAY)
    board.person(680, 560, 46, SUN)


def languages(board: Board) -> None:
    """Three speech bubbles with different patterns."""
    for left, top, colour in ((130, 130, BLUE), (450, 220, TEAL), (770, 130, CLAY)):
        board.box(left, top, left + 300, top + 220, colour, 48)
        board.shape([(left + 90, top + 210), (left + 160, top + 210), (left + 80, top + 300)], colour)
    for y in (195, 240, 285):
        board.line([(190, y), (370 - (y - 195), y)], PAPER, 12)
    for row in range(3):
        for x in (530, 600, 670):
            board.disc(x, 280 + row * 50, 13, PAPER)
    for x in (840, 900, 960):
        board.line([(x, 280), (x + 30, 200), (x + 60, 280)], PAPER, 10)


def book(board: Board) -> None:
    """An open book from which shapes rise."""
    board.shape([(600, 330), (270, 290), (270, 540), (600, 590)], PAPER)
    board.shape([(600, 330), (930, 290), (930, 540), (600, 590)], SAND)
    board.line([(600, 330), (600, 590)], MIST, 8)
    for number in range(3):
        board.line([(320, 360 + number * 55), (540, 388 + number * 55)], MIST, 10)
        board.line([(660, 388 + number * 55), (880, 360 + number * 55)], MIST, 10)
    board.disc(430, 180, 58, CLAY)
    board.shape([(560, 210), (640, 210), (600, 110)], TEAL)
    board.box(720, 120, 820, 220, BLUE, 14)
    board.disc(600, 60, 22, SUN)


def coins(board: Board) -> None:
    """Three piles of coins beside a plate, a ball and a book."""
    board.line([(120, 540), (1080, 540)], INK, 8)
    for left, height in ((180, 3), (330, 5), (480, 7)):
        for number in range(height):
            top = 500 - number * 40
            board.box(left, top, left + 120, top + 34, SUN if number % 2 else CLAY, 17)
    board.disc(760, 450, 84, PAPER)
    board.ring(760, 450, 84, LIGHT, 10)
    board.disc(760, 450, 44, MINT)
    board.disc(960, 470, 66, TEAL)
    board.arc(960, 470, 66, 200, 340, PAPER, 8)
    board.box(850, 270, 1030, 330, BLUE, 8)
    board.box(870, 215, 1010, 270, CLAY, 8)


def signpost(board: Board) -> None:
    """A signpost where paths part."""
    board.shape([(520, 675), (680, 675), (640, 470), (560, 470)], SAND)
    board.shape([(560, 480), (600, 470), (200, 400), (120, 430)], SAND)
    board.shape([(600, 470), (640, 480), (1080, 430), (1000, 400)], SAND)
    board.box(585, 110, 615, 520, INK, 10)
    board.shape([(600, 140), (860, 140), (920, 185), (860, 230), (600, 230)], BLUE)
    board.shape([(600, 260), (340, 260), (280, 305), (340, 350), (600, 350)], TEAL)
    board.person(420, 560, 60, CLAY)
    board.person(500, 570, 44, INK)


def garden(board: Board) -> None:
    """Four plants of different height."""
    board.disc(190, 140, 66, SUN)
    board.box(0, 540, WIDTH, HEIGHT, CLAY)
    for x, height, colour in ((280, 90, TEAL), (500, 190, BLUE), (720, 290, TEAL), (940, 140, BLUE)):
        top = 540 - height
        board.line([(x, 540), (x, top)], INK, 10)
        for y in range(540 - 60, top, -70):
            board.pie(x - 6, y, 56, 180, 270, TEAL)
            board.pie(x + 6, y - 20, 56, 270, 360, TEAL)
        board.disc(x, top, 40, colour)
        board.disc(x, top, 16, SUN)


def figures(board: Board) -> None:
    """A board with bars and a line."""
    board.box(200, 90, 1000, 560, PAPER, 24)
    board.line([(280, 490), (920, 490)], INK, 8)
    heights = (220, 150, 270, 180, 240)
    for number, height in enumerate(heights):
        left = 310 + number * 122
        board.box(left, 486 - height, left + 76, 486, (LIGHT, BLUE)[number % 2], 8)
    tops = [(348 + number * 122, 446 - height) for number, height in enumerate(heights)]
    board.line(tops, CLAY, 8)
    for x, y in tops:
        board.disc(x, y, 13, CLAY)


# How a picture is drawn, and on what ground.
DRAWINGS: dict[str, tuple[Callable[[Board], None], str]] = {
    "ort": (houses, SKY),
    "kette": (chain, SAND),
    "gespraech": (talk, SKY),
    "besuch": (visit, SKY),
    "cafe": (table, SKY),
    "bruecke": (bridge, SKY),
    "stufen": (stairs, SAND),
    "netz": (net, SAND),
    "schirm": (umbrella, SKY),
    "sprachen": (languages, SAND),
    "buch": (book, SKY),
    "geld": (coins, SKY),
    "wegweiser": (signpost, MINT),
    "garten": (garden, SKY),
    "zahlen": (figures, MIST),
}


def draw(key: str) -> Image.Image:
    """Give the drawing ``key``; raises KeyError when there is none of that name."""
    drawing, background = DRAWINGS[key]
    board = Board(background)
    drawing(board)
    return board.finished()
