"""The plain card of an item (明白卡): A5 across in large type, two on an A4 to be cut apart.

What to bring, where, when, how long, what it costs, whom to ask: nothing else. The type shrinks
before anything is left out, and what is left out is counted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hallapp.guides.tailoring import cleaned, tailored
from hallapp.guides.terms import Answers, GuideRow, GuideState
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.design import NO_ANSWERS
from hallapp.slips.element_words import version_words
from hallapp.slips.fact_words import Entry, facts_of, lacking
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LONG_SIDE, SHORT_SIDE
from hallapp.slips.hanging import Hanging, HangingKind, sized, standing
from hallapp.slips.material_words import Wanted, wanted_of
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM
from hallapp.slips.terms import Slip

_MARGIN, _HEIGHT = 14 * MM, LONG_SIDE / 2
_TOP, _FOOT = 10 * MM, 10 * MM
_LEFT_SHARE, _GAP = 0.54, 9 * MM
_LARGEST, _SMALLEST, _STEP = 20.0, 9.0, 0.5
_TITLES = (28.0, 24.0, 20.0, 16.0, 12.0)
_TITLE_LINES = 2
_BETWEEN = 0.35  # white between entries, in heights of the type
_NOTE = 0.68  # size of notes and labels, in heights of the type
_LEAST_NOTE = 8.5


@dataclass(frozen=True)
class _Entry:
    """Lines that stay together: what is said, and what stands small beside or below it."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    label: str = ""


def plain_card(
    guide: GuideRow, hall: HallRow, printed_at: datetime, answers: Answers = NO_ANSWERS
) -> Slip:
    """Return the plain card of an item, twice on one A4.

    Args:
        guide: The guide, whole.
        hall: The hall that hands it out.
        printed_at: Moment of printing, aware.
        answers: What was answered: only what these answers need is on it.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        title = _("{item} 明白卡").format(item=guide.item.name)
        paper = Hanging(HangingKind(title, SHORT_SIDE, LONG_SIDE), hall, printed_at, _MARGIN)
        given = cleaned(guide, answers)
        card = _Card(paper, tailored(guide, given), hall, given)
        card.draw(0)
        paper.sheet.frame(-10, _HEIGHT, SHORT_SIDE + 20, 0)
        card.draw(_HEIGHT)
        return paper.finish()


class _Card:
    """Draws one card at a place of the page."""

    def __init__(self, paper: Hanging, guide: GuideRow, hall: HallRow, given: Answers) -> None:
        self._sheet, self._type = paper.sheet, paper.type
        self._guide, self._hall = guide, hall
        self._wanted = wanted_of(guide, given)
        self._facts = facts_of(guide, hall, has_fee_list=True)
        self._width = SHORT_SIDE - 2 * _MARGIN

    def draw(self, start: float) -> None:
        """Draw the card with its top here."""
        top = self._draw_title(start + _TOP)
        bottom = start + _HEIGHT - _FOOT - 5 * MM
        split = _MARGIN + self._width * _LEFT_SHARE
        self._draw_wanted((_MARGIN, split), (top, bottom))
        self._sheet.upright(split + _GAP / 2, top, bottom)
        self._draw_facts((split + _GAP, _MARGIN + self._width), (top, bottom))
        self._draw_foot(start + _HEIGHT - _FOOT)

    def _draw_title(self, top: float) -> float:
        style, lines = sized(Weight.BOLD, _TITLES[-1]), [self._guide.item.name]
        for size in _TITLES:
            style = sized(Weight.BOLD, size)
            lines = self._type.balanced(self._guide.item.name, style, self._width)
            if len(lines) <= _TITLE_LINES:
                break
        top = self._sheet.lines(_MARGIN, top, lines, style) + 1.5 * MM
        self._sheet.rule(_MARGIN, _MARGIN + self._width, top)
        return top + 3.5 * MM

    def _draw_foot(self, top: float) -> None:
        small = sized(Weight.REGULAR, 8.5)
        is_sample = self._guide.item.state is GuideState.SAMPLE
        mark = standing(self._hall, is_sample=is_sample)
        right = _MARGIN + self._width
        said = f"{self._hall.name}　{version_words(self._guide)}"
        room = self._width - self._type.width(mark, small) - 4 * MM
        self._sheet.text(_MARGIN, top, self._type.lines(said, small, room)[0], small)
        self._sheet.text_right(right, top, mark, small)

    def _draw_wanted(self, across: tuple[float, float], down: tuple[float, float]) -> None:
        label = _("要带什么（共 {count} 样）").format(count=len(self._wanted))
        if not self._wanted:
            label = _("要带什么")
        top = self._draw_label(label, across, down[0])
        room = down[1] - top
        width = across[1] - across[0]
        size, entries = _largest(
            lambda size: list(self._wanted_entries(size, width - _box_room(size))), room
        )
        if sum(_height(each, size) for each in entries) > room:
            # Names of all materials are worth more than how to bring some of them.
            size, entries = _largest(
                lambda size: [
                    replace(each, notes=())
                    for each in self._wanted_entries(size, width - _box_room(size))
                ],
                room,
            )
        left, style = across[0] + _box_room(size), sized(Weight.BOLD, size)
        more = _Entry((_("等共 {count} 样，全部见办事指南单。").format(count=len(entries)),), ())
        for each in _fitting(entries, size, room, more):
            if each is not more:
                side = size * 0.82
                self._sheet.box(across[0], top + (style.leading - side) / 2, side)
            at = self._sheet.lines(left, top, each.lines, style)
            self._sheet.lines(left, at, each.notes, _small(size))
            top += _height(each, size)

    def _wanted_entries(self, size: float, room: float) -> Iterator[_Entry]:
        if not self._wanted:
            yield _Entry((lacking(),), ())
        for wanted in self._wanted:
            name = self._type.lines(wanted.name or lacking(), sized(Weight.BOLD, size), room)
            said = _members(wanted) if wanted.members else wanted.note
            notes = self._type.lines(said, _small(size), room) if said else []
            yield _Entry(tuple(name), tuple(notes))

    def _draw_facts(self, across: tuple[float, float], down: tuple[float, float]) -> None:
        (left, right), (top, bottom) = across, down
        size, entries = _largest(
            lambda size: [self._fact(each, size, right - left) for each in self._facts],
            bottom - top,
        )
        more = _Entry((_("其余见办事指南单。"),), ())
        for each in _fitting(entries, size, bottom - top, more):
            if each.label:
                self._sheet.text(left, top, each.label, _small(size))
            shift = _small(size).leading if each.label else 0
            self._sheet.lines(left, top + shift, each.lines, sized(Weight.BOLD, size))
            top += _height(each, size)

    def _fact(self, entry: Entry, size: float, room: float) -> _Entry:
        lines = self._type.lines(entry.text, sized(Weight.BOLD, size), room)
        return _Entry(tuple(lines), (), self._type.line(entry.label))

    def _draw_label(self, label: str, across: tuple[float, float], top: float) -> float:
        style = _small(_LARGEST)
        self._sheet.text(across[0], top, label, style)
        return top + style.leading + 1 * MM


def _largest(set_in: Callable[[float], list[_Entry]], room: float) -> tuple[float, list[_Entry]]:
    """Return the largest size of type in which all entries fit, else the smallest one."""
    size = _LARGEST
    entries = set_in(size)
    while size > _SMALLEST and sum(_height(each, size) for each in entries) > room:
        size -= _STEP
        entries = set_in(size)
    return size, entries


def _small(size: float) -> Style:
    return sized(Weight.REGULAR, max(_LEAST_NOTE, size * _NOTE))


def _box_room(size: float) -> float:
    return size * 1.25


def _height(entry: _Entry, size: float) -> float:
    smalls = len(entry.notes) + (1 if entry.label else 0)
    strong = sized(Weight.BOLD, size)
    return len(entry.lines) * strong.leading + smalls * _small(size).leading + size * _BETWEEN


def _fitting(entries: Sequence[_Entry], size: float, room: float, more: _Entry) -> list[_Entry]:
    """Return as many entries as fit; where some are left out, an entry that says so."""
    if sum(_height(each, size) for each in entries) <= room:
        return list(entries)
    room -= _height(more, size)
    kept: list[_Entry] = []
    for each in entries:
        room -= _height(each, size)
        if room < 0:
            break
        kept.append(each)
    return [*kept, more]


def _members(wanted: Wanted) -> str:
    return _("、").join(member.name or lacking() for member in wanted.members)
