"""The columns of the day: punches, rounds, dress, note, and at the right what will be posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from hallapp.attendance.terms import Finding, Slot, SlotResult
from hallapp.faces.manager.attendance.today import cells
from hallapp.faces.manager.attendance.today.lines import TodayLine
from hallapp.faces.manager.attendance.today.reading import TodayRead
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkRow, RoundColumn, RoundState
from hallapp.qtkit.table_model import CENTRE, LIGHT_ROLE, Column

MOST_ROUNDS = 8
"""Rounds of a day that have a column; those beside the draw among them."""
SLOTS = tuple(Slot)
WINDOW, NAME, FIRST_SLOT = 0, 1, 2
FIRST_ROUND = FIRST_SLOT + len(SLOTS)
DRESS = FIRST_ROUND + MOST_ROUNDS
NOTE, POSTED = DRESS + 1, DRESS + 2
_SLOT_PX, _ROUND_PX = 88, 72
_POSTED_PX = 168
"""Room for half a day's word beside a presence: 公出（下午），在岗."""
_NARROW_PX = {WINDOW: 52, NAME: 76, POSTED: 82}
_NARROW_SLOT_PX, _NARROW_ROUND_PX = 74, 64


@dataclass(frozen=True)
class Span:
    """Columns that stand together under one word.

    Attributes:
        word: Above them; empty where nothing is said.
        last: The last column of them, included.
    """

    word: str
    first: int
    last: int


SPANS_FROM = (FIRST_SLOT, FIRST_ROUND, DRESS, POSTED)
"""Columns with a line at their left."""


def spans() -> tuple[Span, ...]:
    """Return what stands above the titles."""
    return (
        Span(_("打卡"), FIRST_SLOT, FIRST_ROUND - 1),
        Span(_("巡查"), FIRST_ROUND, DRESS - 1),
        Span(_("公示"), POSTED, POSTED),
    )


def columns() -> list[Column[TodayLine]]:
    """Return all columns; a day hides those that it does not have."""
    return [
        Column(_("窗口"), cells.window_text, bold=True, width_px=64),
        Column(_("姓名"), cells.name_text, tip=cells.name_text, width_px=92),
        *(_slot_column(number, slot) for number, slot in enumerate(SLOTS)),
        *(_round_column(number) for number in range(1, MOST_ROUNDS + 1)),
        Column(
            _("着装"), cells.dress_text, tip=cells.dress_text, tone=cells.dress_tone, width_px=88
        ),
        Column(_("说明"), cells.note_text, tip=cells.note_text, tone=_muted, width_px=0),
        Column(_("张贴为"), cells.posted_text, tip=cells.posted_tip, width_px=_POSTED_PX),
    ]


def round_title(column: RoundColumn, zone: tzinfo) -> str:
    """Return the title of a round: its time once it has begun, else that it is to come."""
    if column.round is None:
        word = _("待查") if column.state is RoundState.PLANNED else column.state.label
        return _("{number}　{word}").format(number=column.number, word=word)
    began = column.round.started_at.astimezone(zone)
    return _("{number}　{word}").format(number=column.number, word=f"{began:%H:%M}")


def width_px(number: int, wide_px: int, *, is_narrow: bool) -> int:
    """Return how wide a column is; narrow where few of them have room."""
    if not is_narrow:
        return wide_px
    if FIRST_SLOT <= number < FIRST_ROUND:
        return _NARROW_SLOT_PX
    is_round = FIRST_ROUND <= number < DRESS
    return _NARROW_ROUND_PX if is_round else _NARROW_PX.get(number, wide_px)


def hidden_columns(read: TodayRead) -> frozenset[int]:
    """Return the columns that a day does not have: punches nobody is asked for, rounds."""
    rows = read.sheet.rows
    unasked = {
        FIRST_SLOT + number
        for number in range(len(SLOTS))
        if rows and all(_is_unasked(row.slots, number) for row in rows)
    }
    made = () if read.patrols is None else read.patrols.columns
    numbers = {each.number for each in made}
    no_rounds = {FIRST_ROUND + n - 1 for n in range(1, MOST_ROUNDS + 1) if n not in numbers}
    return frozenset(unasked | no_rounds | (set() if numbers else {DRESS}))


def _is_unasked(slots: Sequence[SlotResult], number: int) -> bool:
    return number >= len(slots) or slots[number].finding is Finding.NOT_ASKED


def _slot_column(number: int, slot: Slot) -> Column[TodayLine]:
    def result(line: TodayLine) -> SlotResult | None:
        return None if line.row is None or number >= len(line.row.slots) else line.row.slots[number]

    def text(line: TodayLine) -> str:
        found = result(line)
        return "" if found is None else cells.slot_text(found)

    def tone(line: TodayLine) -> str:
        found = result(line)
        return "" if found is None else cells.slot_tone(found)

    def tip(line: TodayLine) -> str:
        found = result(line)
        return "" if found is None else found.word

    def mark(line: TodayLine) -> object:
        found = result(line)
        return None if found is None else cells.slot_mark(found)

    return Column(
        slot.label,
        text,
        align=CENTRE,
        tip=tip,
        tone=tone,
        width_px=_SLOT_PX,
        extra={LIGHT_ROLE: mark},
    )


def _round_column(number: int) -> Column[TodayLine]:
    def found(line: TodayLine) -> MarkRow | None:
        return line.marks.get(number)

    return Column(
        str(number),
        lambda line: "" if line.row is None else cells.sight_text(found(line)),
        align=CENTRE,
        tip=lambda line: cells.sight_tip(found(line)),
        tone=lambda line: cells.sight_tone(found(line)),
        width_px=_ROUND_PX,
    )


def _muted(_line: TodayLine) -> str:
    return "muted"
