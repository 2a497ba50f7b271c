"""Draws a chart as a PNG that reads well on a phone.

Nothing but bot/reports/painter.py imports this module: the library that draws takes a second to load. It is used
through its objects alone, which leave no trace in the program, and by one thread at a time.
"""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.reports.chart import Bar, Bars, Chart, Columns
from bot.store.figures import Fate
from bot.texts.formats import numeral
from bot.texts.languages import Language

WIDTH = 1080
_DOTS = 100
_EDGE = 56
_FONTS = Path(__file__).parent / "fonts"
_REGULAR, _BOLD = _FONTS / "Vazirmatn-Regular.ttf", _FONTS / "Vazirmatn-Bold.ttf"

_INK, _SOFT, _FAINT, _PAPER = "#1b2430", "#5d6b7a", "#e6eaee", "#ffffff"
_MAIN, _BEFORE = "#1f7a6d", "#e08a3c"
_FATES = {
    Fate.PAID: "#1f7a6d",
    Fate.OPEN: "#4f8fd0",
    Fate.EXPIRED: "#a9b4bf",
    Fate.CANCELLED: "#d9a441",
    Fate.FAILED: "#cf5a4e",
    Fate.HELD: "#8a63b8",
}

# Where things stand, in pixels from the top.
_SHOP, _TITLE, _REVENUE, _CHANGE = 60, 122, 208, 262
_COLUMNS_HEAD, _COLUMNS_TOP, _COLUMNS_HIGH = 336, 380, 330
_PARTS_TOP = 810
_HEAD_HIGH, _ROW_HIGH, _BAR_HIGH, _PART_GAP = 58, 48, 8, 26


def draw(chart: Chart) -> bytes:
    """Draw it, `WIDTH` pixels wide: a square or taller, by how much there is to show."""
    rows = [(len(part.bars), part) for part in chart.parts]
    high = max(WIDTH, _PARTS_TOP + sum(_HEAD_HIGH + number * _ROW_HIGH + _PART_GAP for number, _ in rows))
    page = _Page(chart.language, high)
    page.write(chart.shop, _SHOP, 24, _SOFT)
    title = page.write(chart.title, _TITLE, 40, bold=True)
    page.write(chart.subtitle, _TITLE, 26, _SOFT, beside=title)
    page.write(chart.revenue, _REVENUE, 54, _MAIN, bold=True)
    page.write(chart.change, _CHANGE, 26, _SOFT)
    _draw_columns(page, chart.columns)
    top = _PARTS_TOP
    for number, part in rows:
        _draw_bars(page, part, top)
        top += _HEAD_HIGH + number * _ROW_HIGH + _PART_GAP
    return page.png()


class _Page:
    """A page that is written from the side where its language begins; all lengths are pixels."""

    def __init__(self, language: Language, high: int) -> None:
        self.language = language
        self.from_right = language.direction == "rtl"
        self._high = high
        self.figure = Figure(figsize=(WIDTH / _DOTS, high / _DOTS), dpi=_DOTS, facecolor=_PAPER)
        # It is what lines are measured by before the picture is made.
        FigureCanvasAgg(self.figure)
        self._known = frozenset(get_font(_REGULAR).get_charmap())

    def png(self) -> bytes:
        picture = BytesIO()
        self.figure.savefig(picture, format="png", facecolor=_PAPER)
        return picture.getvalue()

    def axes(self, left: float, top: float, wide: float, high: float) -> Axes:
        """Give a place to draw in."""
        place = (left / WIDTH, 1 - (top + high) / self._high, wide / WIDTH, high / self._high)
        return self.figure.add_axes(place)

    def drawable(self, words: str) -> str:
        """Leave out what the font has no picture of, like emoji."""
        return " ".join("".join(letter for letter in words if ord(letter) in self._known).split())

    def write(
        self,
        words: str,
        down: float,
        size: float,
        color: str = _INK,
        *,
        bold: bool = False,
        beside: Text | None = None,
        at_end: bool = False,
        room: float = WIDTH - 2 * _EDGE,
    ) -> Text:
        """Write one line on this height, cut to the room there is: at the beginning of the line, at its end, or on."""
        start = _EDGE if beside is None else _EDGE + self.width(beside) + 24
        room = min(room, WIDTH - _EDGE - start)
        from_right = self.from_right is not at_end
        text = self.figure.text(
            (WIDTH - start if from_right else start) / WIDTH,
            1 - down / self._high,
            self.drawable(words),
            fontproperties=font(size, bold=bold),
            color=color,
            ha="right" if from_right else "left",
            va="baseline",
            # Two dollar signs in a name would make a formula of what is between them.
            parse_math=False,
        )
        self._cut(text, room)
        return text

    def width(self, text: Text) -> float:
        """Measure how wide a line is."""
        return float(text.get_window_extent().width)

    def fill(self, start: float, wide: float, top: float, high: float, color: str) -> None:
        """Draw a bar that begins so far from where lines begin."""
        left = WIDTH - start - wide if self.from_right else start
        self.figure.add_artist(
            Rectangle(
                (left / WIDTH, 1 - (top + high) / self._high),
                wide / WIDTH,
                high / self._high,
                transform=self.figure.transFigure,
                facecolor=color,
                linewidth=0,
            )
        )

    def _cut(self, text: Text, room: float) -> None:
        words = text.get_text()
        while self.width(text) > room and len(words) > 1:
            words = words[: max(1, min(len(words) - 1, int(len(words) * room / self.width(text))))]
            text.set_text(f"{words.rstrip()}…")


def font(size: float, *, bold: bool = False) -> FontProperties:
    """Give the font at a size in pixels."""
    return FontProperties(fname=_BOLD if bold else _REGULAR, size=size * 72 / _DOTS)


def _draw_columns(page: _Page, columns: Columns) -> None:
    page.write(columns.head, _COLUMNS_HEAD, 28, bold=True, room=WIDTH - 2 * _EDGE - 260)
    axes = page.axes(_EDGE + 70, _COLUMNS_TOP, WIDTH - 2 * _EDGE - 70, _COLUMNS_HIGH)
    places = [number for number, amount in enumerate(columns.columns) if amount is not None]
    heights = [amount / columns.unit for amount in columns.columns if amount is not None]
    axes.bar(places, heights, width=0.72, color=_MAIN, zorder=2)
    before = [amount / columns.unit for amount in columns.before]
    if any(before):
        axes.plot(range(len(before)), before, color=_BEFORE, linewidth=2.5, alpha=0.6, zorder=3)
        _draw_legend(page, columns.legend)
    last = max(len(columns.columns), len(before)) - 1
    axes.set_xlim(-0.6, last + 0.6)
    axes.set_ylim(0, max([*heights, *before]) * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(_numbers(page.language)))
    axes.set_xticks([number for number, _ in columns.labels], [label for _, label in columns.labels])
    axes.tick_params(length=0, colors=_SOFT, pad=10)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(22))
    axes.grid(axis="y", color=_FAINT, linewidth=1.5, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw_legend(page: _Page, words: str) -> None:
    """Say what the line is, beside a piece of it."""
    legend, wide = page.write(words, _COLUMNS_HEAD, 24, _SOFT, at_end=True), 34
    end = _EDGE + page.width(legend) + 14
    page.fill(WIDTH - end - wide, wide, _COLUMNS_HEAD - 11, 4, _BEFORE)


def _numbers(language: Language) -> Callable[[float, int], str]:
    def written(value: float, _: int) -> str:
        return numeral(language, f"{Decimal(f'{value:.10g}').normalize():,f}")

    return written


def _draw_bars(page: _Page, part: Bars, top: float) -> None:
    page.write(part.head, top + 32, 28, bold=True)
    for number, bar in enumerate(part.bars):
        _draw_bar(page, bar, top + _HEAD_HIGH + number * _ROW_HIGH)


def _draw_bar(page: _Page, bar: Bar, top: float) -> None:
    """Write its name and, at the other end of the line, its value; the bar runs below them."""
    wide = WIDTH - 2 * _EDGE
    value = page.write(bar.value, top + 22, 22, _SOFT, at_end=True)
    page.write(page.drawable(bar.name) or bar.otherwise, top + 22, 24, room=wide - page.width(value) - 24)
    page.fill(_EDGE, wide, top + 30, _BAR_HIGH, _FAINT)
    color = _MAIN if bar.fate is None else _FATES[bar.fate]
    page.fill(_EDGE, max(wide * bar.length, 3), top + 30, _BAR_HIGH, color)
