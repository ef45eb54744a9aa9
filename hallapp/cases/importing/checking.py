"""A row becomes a case, or faults that say what to change (逐行检查)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hallapp.cases.errors import NoLimitError
from hallapp.cases.importing.cases import (
    CaseHall,
    ItemFound,
    PlatformCase,
    PlatformSuspension,
)
from hallapp.cases.importing.columns import ColumnMap, Field
from hallapp.cases.importing.days import (
    check_open_suspension,
    check_standing,
    read_days,
    read_suspensions,
)
from hallapp.cases.importing.faults import RowFault
from hallapp.cases.importing.numbers import is_mistyped
from hallapp.cases.importing.row import RowReader
from hallapp.cases.importing.sheet import CaseRowText
from hallapp.cases.importing.words import (
    DRAFT,
    Standing,
    place_of,
    standing_of,
    with_result,
)
from hallapp.cases.rules import decision_limit
from hallapp.cases.terms import AcceptancePlace, CaseState
from hallapp.guides.importing.plan import Note
from hallapp.guides.terms import HandlingType, ItemType
from hallapp.hall.limits import Limit
from hallapp.kernel.sheets.separated import LineFault

_LINE_FAULTS = {
    LineFault.QUOTES: "quotes",
    LineFault.COLUMNS: "columns",
    LineFault.GARBLED: "garbled",
    LineFault.CONTROL: "control",
}
_MASK = "*"
_SHOWN = 30
_WITH_RESULT = frozenset({CaseState.CONCLUDED, CaseState.READY, CaseState.DELIVERED})


@dataclass(frozen=True)
class CaseRefused:
    """A row that cannot be imported.

    Attributes:
        number: What it says the case is called; perhaps empty.
        faults: Why; empty for a draft, which is no case yet and simply left out.
    """

    line: int
    number: str
    faults: tuple[RowFault, ...]

    @property
    def is_draft(self) -> bool:
        """Whether nothing is wrong but that nobody has handed it in yet."""
        return not self.faults


Checked = PlatformCase | CaseRefused


def check_rows(
    rows: Iterable[CaseRowText], columns: ColumnMap, hall: CaseHall
) -> tuple[Checked, ...]:
    """Return what every row asks for, or why it cannot be had; rows of one number refuse."""
    read = tuple(rows)
    checked = [check(row, columns, hall) for row in read]
    by_number: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(checked):
        if each.number:
            by_number[each.number].append(at)
    for places in by_number.values():
        if len(places) > 1:
            _refuse_twice(read, checked, places, columns)
    return tuple(checked)


def _refuse_twice(
    rows: Sequence[CaseRowText], checked: list[Checked], places: list[int], columns: ColumnMap
) -> None:
    """Refuse rows that name one case; the first of rows that say the same is kept."""
    first = places[0]
    says_the_same = all(rows[at].texts == rows[first].texts for at in places)
    for at in places[1:] if says_the_same else places:
        others = "、".join(str(checked[other].line) for other in places if other != at)
        one, column = checked[at], columns.heading(Field.NUMBER)
        facts = {"column": column, "said": one.number, "lines": others}
        fault = RowFault(one.line, column, Note("cases.row_twice", facts))
        before = one.faults if isinstance(one, CaseRefused) else ()
        checked[at] = CaseRefused(one.line, one.number, (*before, fault))


def check(row: CaseRowText, columns: ColumnMap, hall: CaseHall) -> Checked:
    """Return the case that a row tells, or everything that is wrong with it."""
    reader = RowReader(row, columns, hall.zone)
    if row.fault is not None:
        reader.fault(None, _LINE_FAULTS[row.fault])
        return CaseRefused(row.line, "", reader.in_order())
    number = reader.code(Field.NUMBER, 80)
    if not number:
        reader.fault(Field.NUMBER, "number")
    standing = _standing(reader)
    if standing == DRAFT and not reader.faults:
        return CaseRefused(row.line, number, ())
    made = _made(reader, number, standing, hall)
    if reader.faults or made is None:
        return CaseRefused(row.line, number, reader.in_order())
    return made


def _made(
    reader: RowReader, number: str, standing: Standing | None, hall: CaseHall
) -> PlatformCase | None:
    item = _item(reader, hall)
    days = read_days(reader, hall)
    suspensions = read_suspensions(reader, days, hall)
    if standing is not None:
        check_standing(reader, standing, days)
        check_open_suspension(reader, standing, suspensions)
    promised = reader.limit(Field.PROMISED, Field.PROMISED_UNIT)
    statutory = reader.limit(Field.STATUTORY, Field.STATUTORY_UNIT)
    limit = None
    if item is not None and days.accepted is not None:
        limit = _limit(reader, item, promised, statutory)
    applicant, id_number, place = _applicant(reader), _id_number(reader), _place(reader)
    if item is None or standing is None or standing.state is None or days.received is None:
        return None
    return PlatformCase(
        line=reader.line,
        number=number,
        item=item,
        applicant=applicant,
        id_number=id_number,
        phone=reader.text(Field.PHONE, 40),
        received=days.received,
        accepted=days.accepted,
        promised=promised,
        statutory=statutory or item.statutory,
        limit=limit,
        state=standing.state,
        outcome=standing.outcome,
        is_lenient=standing.is_lenient,
        stage=reader.text(Field.STAGE, 60),
        closed=days.closed,
        delivered=days.delivered,
        suspensions=suspensions,
        place=place,
        window=reader.text(Field.WINDOW, 60),
        notes=_remarks(suspensions),
    )


def _standing(reader: RowReader) -> Standing | None:
    said = reader.raw(Field.STATE)
    if not said:
        reader.fault(Field.STATE, "state")
        return None
    standing = standing_of(said)
    if standing is None:
        reader.fault(Field.STATE, "state_unknown", said=said[:_SHOWN])
        return None
    result = reader.raw(Field.RESULT)
    ended = with_result(standing, result)
    if ended is None and standing.state in _WITH_RESULT:
        reader.fault(Field.RESULT, "result", said=result[:_SHOWN])
    return ended or standing


def _item(reader: RowReader, hall: CaseHall) -> ItemFound | None:
    """Return the item that a row means: by its code, else by its exact name."""
    code, name = reader.code(Field.ITEM_CODE, 80), reader.text(Field.ITEM_NAME, 200)
    if not (code or name):
        reader.fault(Field.ITEM_NAME, "item")
        return None
    by_code = hall.items.codes.get(code.casefold(), ())
    called = by_code or hall.items.names.get(name, ())
    # Items of several departments may share a code of the catalogue, or a name.
    department = reader.text(Field.DEPARTMENT, 120)
    for fits in (
        [each for each in called if each.department == department],
        [each for each in called if each.name == name],
        called,
    ):
        if len(fits) == 1:
            return fits[0]
    is_by_name = not code or (called and not by_code)
    field = Field.ITEM_NAME if is_by_name else Field.ITEM_CODE
    said = " ".join(part[:_SHOWN] for part in (code, name) if part)
    if called:
        there = "、".join(f"{each.department} {each.name}" for each in called)
        reader.fault(field, "item_ambiguous", said=said, there=there)
    else:
        reader.fault(field, "item_unknown", said=said)
    return None


def _limit(
    reader: RowReader, item: ItemFound, promised: Limit | None, statutory: Limit | None
) -> Limit | None:
    """Return what an accepted case is held to: the platform's promise, else the guide's."""
    try:
        return decision_limit(
            promised or item.promised,
            statutory or item.statutory,
            is_immediate=item.handling_type is HandlingType.INSTANT,
            is_licence=item.item_type is ItemType.LICENCE,
        )
    except NoLimitError:
        reader.fault(Field.PROMISED, "no_limit", item=item.name)
        return None


def _applicant(reader: RowReader) -> str:
    said = reader.text(Field.APPLICANT, 60)
    if not said and not reader.raw(Field.APPLICANT):
        reader.fault(Field.APPLICANT, "applicant")
    return said


def _id_number(reader: RowReader) -> str:
    said = reader.code(Field.ID_NUMBER, 40).upper()
    if _MASK in said:
        # Platforms mask the numbers of some exports; what is left identifies nobody.
        return ""
    if is_mistyped(said):
        reader.fault(Field.ID_NUMBER, "id_number")
    return said


def _place(reader: RowReader) -> AcceptancePlace | None:
    said = reader.raw(Field.PLACE)
    if not said:
        return None
    found = place_of(said)
    if found is None:
        reader.fault(Field.PLACE, "place", said=said[:_SHOWN])
    return found


def _remarks(suspensions: Iterable[PlatformSuspension]) -> tuple[Note, ...]:
    """Return what should be looked at: a clock that stood without a lawful reason being told."""
    without = [each for each in suspensions if each.ground is None]
    if not without:
        return ()
    shown = "、".join(each.from_on.isoformat() for each in without)
    return (Note("cases.row_note_ground", {"days": shown}),)
