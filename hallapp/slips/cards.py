"""Cards that hang at the windows (挂牌上岗、挂牌收费): A4 across, one page a window.

Number and person to be read from the queue, duties and fees from the chair. What does not fit at
the smallest type is counted, not cut off silently.
"""

from collections.abc import Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.errors import NoWindowError
from hallapp.slips.fact_words import lacking
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LONG_SIDE, SHORT_SIDE
from hallapp.slips.hanging import Hanging, HangingKind, sized, standing
from hallapp.slips.posting import WindowCard
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM
from hallapp.slips.terms import Slip

_MARGIN, _TOP = 16 * MM, 14 * MM
_SIDE = 78 * MM  # the column of number and person
_GAP = 11 * MM
_BOTTOM = SHORT_SIDE - 18 * MM
_LARGEST, _SMALLEST, _STEP = 20.0, 9.0, 0.5
_FEES_SIZE, _FEES_SHARE = 15.5, 0.4  # of the height that items and fees have together
_MOST_COLUMNS, _COLUMN_GAP = 3, 5 * MM
_AIR = 0.25  # between entries, in heights of the type
_NUMBER = Style(Weight.BOLD, 150, 150)
_NAME, _LABEL = sized(Weight.BOLD, 30), sized(Weight.REGULAR, 12)
_STRONG, _POST = sized(Weight.BOLD, 20), sized(Weight.REGULAR, 15.5)


def window_cards(cards: Sequence[WindowCard], hall: HallRow, printed_at: datetime) -> Slip:
    """Return the cards of all windows as one PDF.

    Args:
        cards: A page each, in order.
        hall: The hall.
        printed_at: Moment of printing, aware.

    Raises:
        NoWindowError: There is no card.
        FontMissingError: A font file is gone or broken.
    """
    if not cards:
        raise NoWindowError
    with papers():
        kind = HangingKind(_("窗口公示牌"), LONG_SIDE, SHORT_SIDE)
        paper = Hanging(kind, hall, printed_at, _MARGIN)
        for number, card in enumerate(cards):
            if number:
                paper.sheet.next_page()
            _Card(paper, card).draw()
            paper.draw_foot(standing(hall, is_sample=card.is_sample))
        return paper.finish()


class _Card:
    """Draws one card."""

    def __init__(self, paper: Hanging, card: WindowCard) -> None:
        self._paper, self._card = paper, card
        self._sheet, self._type = paper.sheet, paper.type

    def draw(self) -> None:
        """Draw number and person at the left, duties, fees and phone at the right."""
        self._draw_side()
        left, right = _MARGIN + _SIDE + _GAP, self._sheet.width - _MARGIN
        self._sheet.upright(_MARGIN + _SIDE + _GAP / 2, _TOP, _BOTTOM)
        phone_top = self._draw_phone(left, right)
        top = self._draw_services(left, right)
        if not self._card.items:
            return  # a window that hands out results has no items of its own
        fees, across = self._fees(), (left, right)
        room = phone_top - top
        needed = self._height(fees, sized(Weight.REGULAR, _FEES_SIZE), right - left)
        fees_top = phone_top - 4 * MM - min(needed + _LABEL.leading + 2 * MM, room * _FEES_SHARE)
        self._draw_list(_("办理事项"), self._items(), across, (top, fees_top - 4 * MM))
        self._draw_list(_("收费"), fees, across, (fees_top, phone_top - 3 * MM), _FEES_SIZE)

    def _draw_side(self) -> None:
        card, top = self._card, _TOP
        self._sheet.text(_MARGIN, top, str(card.number), _NUMBER)
        top += _NUMBER.leading
        self._sheet.text(_MARGIN, top, _("号窗口"), _STRONG)
        top = self._lines(card.place, _LABEL, _MARGIN, top + _STRONG.leading + 2 * MM, 3)
        top = max(top + 6 * MM, SHORT_SIDE * 0.52)
        self._sheet.rule(_MARGIN, _MARGIN + _SIDE - _GAP / 2, top)
        top += 5 * MM
        self._sheet.text(_MARGIN, top, _("在岗人员"), _LABEL)
        top = self._lines(card.person or lacking(), _NAME, _MARGIN, top + _LABEL.leading, 2)
        for said in (card.post, card.department):
            top = self._lines(said, _POST, _MARGIN, top + 1 * MM, 2)

    def _lines(self, text: str, style: Style, left: float, top: float, most: int) -> float:
        """Draw at most so many lines of a text of the left column; a longer one is set smaller."""
        if not text:
            return top
        room = _SIDE - _GAP / 2
        lines = self._type.lines(text, style, room)
        while len(lines) > most and style.size > _SMALLEST:
            style = sized(style.weight, style.size - 1)
            lines = self._type.lines(text, style, room)
        return self._sheet.lines(left, top, lines, style)

    def _draw_services(self, left: float, right: float) -> float:
        card = self._card
        said = _("、").join(card.services) or card.name
        style = _NAME
        lines = self._type.balanced(said, style, right - left)
        while len(lines) > 2 and style.size > _SMALLEST:  # noqa: PLR2004 - the head stays a head
            style = sized(Weight.BOLD, style.size - 2)
            lines = self._type.balanced(said, style, right - left)
        return self._sheet.lines(left, _TOP, lines, style) + 5 * MM

    def _draw_phone(self, left: float, right: float) -> float:
        """Draw whom to complain to at the bottom and return where that begins."""
        said = _("、").join(self._card.phones) or lacking()
        label = _("监督投诉电话")
        style = _STRONG
        room = right - left
        beside = self._type.width(label, _LABEL) + 5 * MM
        lines = self._type.lines(said, style, room - beside)
        top = _BOTTOM - len(lines) * style.leading
        self._sheet.text(left, top + style.base - _LABEL.base, label, _LABEL)
        self._sheet.lines(left + beside, top, lines, style)
        self._sheet.rule(left, right, top - 3 * MM)
        return top - 3 * MM

    def _items(self) -> list[str]:
        return list(self._card.items)

    def _fees(self) -> list[str]:
        card = self._card
        said = [_("{item}：{fee}").format(item=fee.item, fee=fee.words) for fee in card.fees]
        if card.has_unknown_fees:
            said.append(_("指南没有写明收费的，请先问窗口。"))
        else:
            said.append(_("其余事项不收费。") if said else _("以上事项都不收费。"))
        return said

    def _draw_list(
        self,
        label: str,
        said: Sequence[str],
        across: tuple[float, float],
        down: tuple[float, float],
        largest: float = _LARGEST,
    ) -> None:
        """Draw a list in type as large as fits; what does not is counted in the last line."""
        (left, right), (top, bottom) = across, down
        self._sheet.text(left, top, label, _LABEL)
        top += _LABEL.leading + 1 * MM
        most = 1 if largest < _LARGEST else _MOST_COLUMNS
        style, columns = self._fitting(said, (right - left, bottom - top), largest, most)
        width = (right - left - _COLUMN_GAP * (columns - 1)) / columns
        broken = [self._type.lines(each, style, width) for each in said]
        for number, column in enumerate(self._columns(broken, style, columns, bottom - top)):
            at = top
            for lines in column:
                x = left + number * (width + _COLUMN_GAP)
                at = self._sheet.lines(x, at, lines, style) + style.size * _AIR

    def _fitting(
        self, said: Sequence[str], space: tuple[float, float], largest: float, most: int
    ) -> tuple[Style, int]:
        """Return the largest type in which a list fits, and in how many columns."""
        width, room = space
        size = largest
        while size >= _SMALLEST:
            style = sized(Weight.REGULAR, size)
            for columns in range(1, most + 1):
                narrow = (width - _COLUMN_GAP * (columns - 1)) / columns
                broken = [self._type.lines(each, style, narrow) for each in said]
                if len(_in_columns(broken, style, room)) <= columns:
                    return style, columns
            size -= _STEP
        return sized(Weight.REGULAR, _SMALLEST), most

    def _columns(
        self, broken: list[list[str]], style: Style, columns: int, room: float
    ) -> list[list[list[str]]]:
        """Return the entries of each column; where some do not fit, the last line says so."""
        found = _in_columns(broken, style, room)
        if len(found) <= columns:
            return found
        more = [_("等共 {count} 项，全部见办事指南。").format(count=len(broken))]
        kept = found[:columns]
        while len(kept[-1]) > 1 and len(_in_columns([*kept[-1], more], style, room)) > 1:
            kept[-1].pop()
        kept[-1].append(more)
        return kept

    def _height(self, said: Sequence[str], style: Style, width: float) -> float:
        return sum(_height(self._type.lines(each, style, width), style) for each in said)


def _height(lines: list[str], style: Style) -> float:
    return len(lines) * style.leading + style.size * _AIR


def _in_columns(entries: Sequence[list[str]], style: Style, room: float) -> list[list[list[str]]]:
    """Fill columns from top to bottom; an entry is never cut."""
    columns: list[list[list[str]]] = [[]]
    left = room + style.size * _AIR
    for lines in entries:
        height = _height(lines, style)
        if height > left and columns[-1]:
            columns.append([])
            left = room + style.size * _AIR
        columns[-1].append(lines)
        left -= height
    return columns
