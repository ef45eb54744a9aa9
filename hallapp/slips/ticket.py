"""The queue ticket (排队号): one layout, drawn as printer dots or as a PDF of the same size.

80 mm paper, 576 dots of 1/8 mm. It bears no name, no identity number and no window: the call
tells the window.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from PIL import Image, ImageDraw, ImageFont

from hallapp.hall.terms import HallRow
from hallapp.kernel.characters import RARE_FONT
from hallapp.kernel.clock import zone_named
from hallapp.kernel.places import resources
from hallapp.kernel.texts import _, papers
from hallapp.queueing.terms import IssuedRow, LatePolicy, LateRuleRow
from hallapp.slips.codes import QUIET_MODULES, QrRuns, qr_runs
from hallapp.slips.dates import day_words
from hallapp.slips.fonts import PRESS, Weight
from hallapp.slips.setting import Style, Typesetter, runs
from hallapp.slips.sheet import MM, PaperKind, Sheet
from hallapp.slips.terms import Slip

WIDTH_DOTS = 576
DOTS_A_MM = 8
NUMBER_DOTS = 206  # a capital of 19 mm

_SUBJECT = Style(Weight.BOLD, 44, 54)
_VALUE = Style(Weight.BOLD, 44, 58)
_PLAIN = Style(Weight.REGULAR, 32, 44)
_SMALLEST = Style(Weight.REGULAR, 28, 38)
_DEMO = Style(Weight.BOLD, 28, 36)
_LEFT, _RIGHT, _RULE_DOTS = 28, 548, 3
_RULE_LEFT, _RULE_RIGHT = 24, 552
_PAPER_WIDTH_MM = 80
_CODE_DOTS_A_MODULE = 5
_BLACK_BELOW = 140  # thermal heads print fine strokes too thin: what is half grey becomes black


@dataclass(frozen=True)
class _Said:
    """A line of text: its left end and the top of its leading."""

    x: float
    top: float
    line: str
    style: Style


@dataclass(frozen=True)
class _Code:
    """A QR code: its left top corner, quiet zone included, and its dark runs."""

    x: float
    top: float
    runs: QrRuns

    @property
    def side(self) -> int:
        """Dots on a side, quiet zone included."""
        return (self.runs.modules + 2 * QUIET_MODULES) * _CODE_DOTS_A_MODULE


@dataclass(frozen=True)
class _Layout:
    """A ticket laid out, in dots."""

    said: tuple[_Said, ...]
    rules: tuple[float, ...]
    height: int
    unknown: tuple[str, ...]
    code: _Code | None = None


def ticket_image(issued: IssuedRow, hall: HallRow) -> Image.Image:
    """Return a ticket as the dots of an 80 mm printer: mode `1`, 576 dots wide.

    Args:
        issued: The number and what its holder is told, the rule of the late-comer included.
        hall: The hall that gives it.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    layout = _laid_out(issued, hall)
    image = Image.new("L", (WIDTH_DOTS, layout.height), 255)
    pen = ImageDraw.Draw(image)
    with PRESS:
        for said in layout.said:
            _say(pen, said)
    for top in layout.rules:
        pen.rectangle((_RULE_LEFT, top, _RULE_RIGHT - 1, top + _RULE_DOTS - 1), fill=0)
    if layout.code is not None:
        _draw_code(pen, layout.code)
    return cast("Any", image).point([0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW), mode="1")


def ticket_pdf(issued: IssuedRow, hall: HallRow) -> Slip:
    """Return the same ticket as a PDF page 80 mm wide, with real text.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    layout = _laid_out(issued, hall)
    dot = MM / DOTS_A_MM
    margin = (_PAPER_WIDTH_MM * MM - WIDTH_DOTS * dot) / 2
    with papers():
        title = _("排队号 {label}").format(label=issued.ticket.label)
    kind = PaperKind(
        width=_PAPER_WIDTH_MM * MM,
        height=layout.height * dot,
        title=title,
        author=hall.name,
        printed_at=issued.ticket.issued_at.astimezone(zone_named(hall.zone)),
    )
    typesetter = Typesetter()
    typesetter.unknown.update(dict.fromkeys(layout.unknown))
    sheet = Sheet(kind, typesetter)
    for said in layout.said:
        style = Style(said.style.weight, said.style.size * dot, said.style.leading * dot)
        sheet.text(margin + said.x * dot, said.top * dot, said.line, style)
    for top in layout.rules:
        middle = (top + _RULE_DOTS / 2) * dot
        sheet.rule(margin + _RULE_LEFT * dot, margin + _RULE_RIGHT * dot, middle, _RULE_DOTS * dot)
    if layout.code is not None:
        code = layout.code
        sheet.qr(margin + code.x * dot, code.top * dot, code.side * dot, code.runs)
    return sheet.finish()


def waiting_words(minutes: tuple[int, int] | None) -> str:
    """Return a range of minutes as a ticket says it."""
    if minutes is None:
        return _("暂时估不出")
    least, most = minutes
    if least == most:
        return _("{minutes} 分钟").format(minutes=most)
    if least <= 0:
        return _("{minutes} 分钟以内").format(minutes=most)
    return _("{least}—{most} 分钟").format(least=least, most=most)


def late_words(rule: LateRuleRow | None) -> str:
    """Return what a number is worth after a missed call, as its ticket says it (过号规则)."""
    if rule is None:
        return _("叫到没来算过号，请到窗口说明，由工作人员重新叫号。")
    if rule.policy is LatePolicy.VOID:
        return _("叫到没来，本号作废，请重新取号。")
    if rule.policy is LatePolicy.BEHIND:
        said = _(
            "叫到没来，{minutes} 分钟内到导办台或窗口说明，排到 {places} 人之后，限 {times} 次。"
        )
        return said.format(minutes=rule.minutes, places=rule.places, times=rule.times)
    said = _("叫到没来，{minutes} 分钟内到导办台或窗口说明，仍按原来的先后叫号，限 {times} 次。")
    return said.format(minutes=rule.minutes, times=rule.times)


def spaced_code(code: str) -> str:
    """Return a ticket's code in groups of four, as people read it aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _say(pen: ImageDraw.ImageDraw, said: _Said) -> None:
    """Draw a line; a rare character gets an outline on both sides of its own."""
    base = said.top + said.style.base
    for run in runs(said.line, said.style):
        face = _dot_font(said.style, is_rare=run.is_rare)
        outline = said.style.rare_outline / 2 if run.is_rare else 0
        place = (said.x + run.x, base)
        pen.text(place, run.text, fill=0, font=face, anchor="ls", stroke_width=outline)


def _draw_code(pen: ImageDraw.ImageDraw, code: _Code) -> None:
    size, left = _CODE_DOTS_A_MODULE, code.x + QUIET_MODULES * _CODE_DOTS_A_MODULE
    top = code.top + QUIET_MODULES * size
    for row, column, length in code.runs.runs:
        x, y = left + column * size, top + row * size
        pen.rectangle((x, y, x + length * size - 1, y + size - 1), fill=0)


@cache
def _dot_font(style: Style, *, is_rare: bool) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / (RARE_FONT if is_rare else f"{style.weight.value}.ttf")
    return ImageFont.truetype(path, style.size, layout_engine=ImageFont.Layout.BASIC)


def _laid_out(issued: IssuedRow, hall: HallRow) -> _Layout:
    with papers():
        writer = _Writer()
        writer.head(issued, hall)
        writer.rule(before=14)
        writer.fact(_("前面还有"), _("{count} 人").format(count=issued.ahead))
        writer.fact(_("大约等"), waiting_words(issued.minutes))
        writer.fact(_("到哪里等"), issued.place or _("等候区"))
        writer.rule(before=10)
        if issued.package_steps:
            steps = " → ".join(issued.package_steps)
            writer.prose(_("一个号办完：{steps}").format(steps=steps))
        writer.prose(_("叫到时看屏幕、听广播。") + "\n" + late_words(issued.late))
        if issued.slip_words:
            writer.prose(issued.slip_words)
        if issued.ticket.code:
            writer.code(issued.ticket.code)
        writer.moment(issued, hall)
        return writer.finish()


class _Writer:
    """Sets a ticket from top to bottom."""

    def __init__(self) -> None:
        self._type = Typesetter()
        self._said: list[_Said] = []
        self._rules: list[float] = []
        self._code: _Code | None = None
        self._top = 16.0

    def head(self, issued: IssuedRow, hall: HallRow) -> None:
        """Set the hall, the number and what it is for."""
        if hall.is_demo:
            self._centred(_("演示数据"), _DEMO)
        self._centred(hall.name, _PLAIN)
        label = self._type.line(issued.ticket.label)
        size = _fitting(self._type.width(label, Style(Weight.BOLD, 1, 1)))
        # The leading is less than the size: a number has no parts below its base line.
        self._line_centred(label, Style(Weight.BOLD, size, size * 1.06))
        self._centred(issued.ticket.subject, _SUBJECT)

    def rule(self, *, before: float) -> None:
        """Set a line across."""
        self._rules.append(round(self._top + before))
        self._top += before + 18

    def fact(self, label: str, value: str) -> None:
        """Set a small label at the left and a large value at the right."""
        room = _RIGHT - _LEFT - self._type.width(label, _PLAIN) - 16
        label_top = self._top + _VALUE.base - _PLAIN.base
        self._said.append(_Said(_LEFT, label_top, label, _PLAIN))
        for line in self._type.lines(value, _VALUE, room):
            x = _RIGHT - self._type.width(line, _VALUE)
            self._said.append(_Said(x, self._top, line, _VALUE))
            self._top += _VALUE.leading

    def prose(self, text: str) -> None:
        """Set sentences across the width."""
        for line in self._type.lines(text, _PLAIN, _RIGHT - _LEFT):
            self._said.append(_Said(_LEFT, self._top, line, _PLAIN))
            self._top += _PLAIN.leading

    def code(self, code: str) -> None:
        """Set what the holder may ask and evaluate with: a QR code, and beside it the letters."""
        drawn = _Code(_LEFT - QUIET_MODULES * _CODE_DOTS_A_MODULE, self._top, qr_runs(code))
        left = drawn.x + drawn.side
        words = (_("评价服务、查排队："), _("在自助机上扫码或输入"))
        top = self._top + (drawn.side - len(words) * _SMALLEST.leading - _VALUE.leading) / 2
        for line in words:
            self._said.append(_Said(left, top, self._type.line(line), _SMALLEST))
            top += _SMALLEST.leading
        self._said.append(_Said(left, top, self._type.line(spaced_code(code)), _VALUE))
        self._code, self._top = drawn, self._top + drawn.side - 12

    def moment(self, issued: IssuedRow, hall: HallRow) -> None:
        """Set the day at the left and the time of issue at the right."""
        self._top += 16
        here = issued.ticket.issued_at.astimezone(zone_named(hall.zone))
        at = _("{time} 取号").format(time=f"{here:%H:%M}")
        x = _RIGHT - self._type.width(at, _SMALLEST)
        self._said.append(_Said(_LEFT, self._top, day_words(here.date()), _SMALLEST))
        self._said.append(_Said(x, self._top, at, _SMALLEST))
        self._top += _SMALLEST.leading

    def finish(self) -> _Layout:
        """Return the whole ticket."""
        height = round(self._top + 10)
        unknown = tuple(self._type.unknown)
        return _Layout(tuple(self._said), tuple(self._rules), height, unknown, self._code)

    def _centred(self, text: str, style: Style) -> None:
        for line in self._type.balanced(text, style, _RIGHT - _LEFT):
            self._line_centred(line, style)

    def _line_centred(self, line: str, style: Style) -> None:
        x = (WIDTH_DOTS - self._type.width(line, style)) / 2
        self._said.append(_Said(x, self._top, line, style))
        self._top += style.leading


def _fitting(width_a_dot: float) -> float:
    """Return the size at which a number fills at most the width, 206 dots where it can."""
    if not width_a_dot:
        return NUMBER_DOTS
    return max(_SMALLEST.size, min(NUMBER_DOTS, int((WIDTH_DOTS - 16) / width_a_dot)))
