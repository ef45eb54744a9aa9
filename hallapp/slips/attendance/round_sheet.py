"""A blank sheet to write patrols on (纸质巡查表): windows down, rounds across, codes to use."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.list_parts import Signing
from hallapp.slips.attendance.listing import sign_band
from hallapp.slips.attendance.placing import RowBand, place
from hallapp.slips.attendance.sheet_facts import RoundSheetFacts
from hallapp.slips.dates import long_day_words, printed_words
from hallapp.slips.flow import Band
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import (
    FIRST_TOP,
    LABEL,
    NEXT_TOP,
    SMALL,
    STRONG,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

_PEN = 0.25 * MM
_ROW = 7.8 * MM
_PAD = 1.2 * MM
_NUMBER, _PEOPLE, _LEAST_NOTE = 12 * MM, 27 * MM, 22 * MM
_ROUND = 18 * MM
_CODES_A_LINE = 5
_ENTRY = Style(Weight.REGULAR, 10, 12.5)
_SMALLER = Style(Weight.REGULAR, 8, 9.5)


def round_sheet(facts: RoundSheetFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return blank sheets for the rounds of a day as an upright A4 PDF.

    Args:
        facts: The windows and the codes of what may be found.
        hall: The hall that goes round.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _RoundSheet(facts, hall, printed_at).slip()


class _RoundSheet:
    """Breaks a blank sheet into bands."""

    def __init__(self, facts: RoundSheetFacts, hall: HallRow, printed_at: datetime) -> None:
        self._facts = facts
        title = _("窗口巡查表")
        self._day = _("＿＿＿年＿＿月＿＿日") if facts.day is None else long_day_words(facts.day)
        words = FrameWords(
            title=title,
            head=hall.name,
            running=f"{title}　{self._day}",
            mark=_("演示数据") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
        )
        self._paper = Paper(words, hall, printed_at)
        self._type, self._title_words = self._paper.type, title
        self._widths = self._places()
        heads = [_("窗口"), _("名称"), _("人员")]
        heads += [_("第{turn}次").format(turn=turn) for turn in range(1, facts.rounds + 1)]
        self._heads = (
            self._band([*heads, _("说明")], LABEL),
            self._band(["", _("几点几分"), ""]),
            self._band(["", _("巡查人"), ""]),
        )

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        bands = [*self._title(), *self._heads]
        for window in self._facts.windows:
            row = self._band([window.number, window.name or window.unit, window.people])
            bands.append(RowBand(row.height, row.draw, heads=self._heads))
        if not self._facts.windows:
            bands.append(text_band(self._paper.left, _("没有窗口。"), SMALL, before=3 * MM))
        labels = _("巡查人签名"), _("补录人签名")
        bands.append(sign_band(self._paper, [Signing(label) for label in labels]))
        return self._paper.finish(place(bands, FIRST_TOP, NEXT_TOP, self._paper.bottom))

    def _places(self) -> list[float]:
        rounds = self._facts.rounds
        room = self._paper.right - self._paper.left - _NUMBER - _PEOPLE
        width = min(_ROUND, room * 0.5 / max(1, rounds))
        name = room - rounds * width - _LEAST_NOTE
        return [_NUMBER, name, _PEOPLE, *([width] * rounds), _LEAST_NOTE]

    def _title(self) -> Iterator[Band]:
        paper = self._paper

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(paper.left, top, self._title_words, TITLE)
            at = top + TITLE.base - STRONG.base
            sheet.text_right(paper.right, at, self._day, STRONG)

        yield Band(TITLE.leading + 1 * MM, draw, is_tied=True)
        said = _("在岗打√，外出已登记写“外”，请假写“假”，B岗顶岗写“B”；有情况写代码：")
        for line in self._type.lines(said, SMALL, paper.right - paper.left):
            yield text_band(paper.left, line, SMALL, is_tied=True)
        for first in range(0, len(self._facts.codes), _CODES_A_LINE):
            yield self._code_band(self._facts.codes[first : first + _CODES_A_LINE])
        yield space(1.5 * MM, is_tied=True)

    def _code_band(self, codes: Sequence[tuple[str, str]]) -> Band:
        step = (self._paper.right - self._paper.left) / _CODES_A_LINE
        said = [self._type.lines(f"{code} {word}", SMALL, step - 2 * MM)[0] for code, word in codes]

        def draw(sheet: Sheet, top: float) -> None:
            for number, line in enumerate(said):
                sheet.text(self._paper.left + number * step, top, line, SMALL)

        return Band(SMALL.leading, draw, is_tied=True)

    def _band(self, said: Sequence[str], style: Style = _ENTRY) -> Band:
        """Return a row with lines round its cells; cells without words are written in."""
        cells = [
            self._fitted(text, style, width - 2 * _PAD)
            for text, width in zip(said, self._widths, strict=False)
        ]
        tallest = max(len(lines) * used.leading for lines, used in cells)
        height = max(_ROW, tallest + _PAD)

        def draw(sheet: Sheet, top: float) -> None:
            left, right = self._paper.left, self._paper.right
            x = left
            for at, width in enumerate(self._widths):
                sheet.upright(x, top, top + height, _PEN)
                if at < len(cells):
                    lines, used = cells[at]
                    text_top = top + (height - len(lines) * used.leading) / 2
                    sheet.lines(x + _PAD, text_top, lines, used)
                x += width
            sheet.upright(right, top, top + height, _PEN)
            sheet.rule(left, right, top, _PEN)
            sheet.rule(left, right, top + height, _PEN)

        return Band(height, draw, is_tied=True)

    def _fitted(self, text: str, style: Style, width: float) -> tuple[list[str], Style]:
        """Return the lines of a text, set smaller where one line does not hold it."""
        lines = self._type.balanced(text, style, width)
        if len(lines) == 1:
            return lines, style
        return self._type.balanced(text, _SMALLER, width), _SMALLER
