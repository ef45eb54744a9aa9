"""Taking a list of staff in: units and windows made, people taken on or moved (人员入厅)."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from hallapp.hall.placements import FIRST_DAY, ended_on, leave, place
from hallapp.hall.staff_list import StaffEntry, StaffFault
from hallapp.hall.tables import Department, Person, PersonPlacement, ServiceWindow, Zone
from hallapp.hall.terms import WindowKind
from hallapp.kernel.database.base import Base
from hallapp.kernel.database.work import Writing
from hallapp.kernel.texts import _, papers

_LONGEST_WINDOW_NAME = 60
_LONGEST_OWN_NUMBER = 28


class StaffVerdict(Enum):
    """What becomes of a row of the list."""

    NEW = "new"
    MOVED = "moved"
    LEFT = "left"
    SAME = "same"
    FAULTY = "faulty"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            StaffVerdict.NEW: _("新增"),
            StaffVerdict.MOVED: _("调动"),
            StaffVerdict.LEFT: _("离岗"),
            StaffVerdict.SAME: _("未变"),
            StaffVerdict.FAULTY: _("有误"),
        }[self]


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A row of the list and what becomes of it.

    Attributes:
        person_id: Who it is; None for a wrong row.
        is_known: Whether the person works here already.
    """

    entry: StaffEntry
    verdict: StaffVerdict
    person_id: uuid.UUID | None = None
    is_known: bool = False


@dataclass(frozen=True)
class StaffPlan:
    """What taking a list would do.

    Attributes:
        new_units: Names of units that are not there yet.
        new_windows: Numbers of windows that are not there yet, and what each is called.
    """

    lines: tuple[StaffLine, ...]
    new_units: tuple[str, ...]
    new_windows: Mapping[int, str]

    def count(self, verdict: StaffVerdict) -> int:
        """Return how many rows became this."""
        return sum(line.verdict is verdict for line in self.lines)


@dataclass(frozen=True)
class PinOwners:
    """Whose numbers in the devices are.

    Attributes:
        now: Whose they are now.
        before: Whose they were last, of those that are nobody's now.
    """

    now: Mapping[str, uuid.UUID] = field(default_factory=dict[str, uuid.UUID])
    before: Mapping[str, uuid.UUID] = field(default_factory=dict[str, uuid.UUID])


@dataclass
class _Known:
    """Who and what is in the hall before the list.

    Attributes:
        on: From which day the list speaks.
        ended: Last days of those who left.
        met: Who stands in the list already: two rows are never one person without a number.
    """

    people: dict[uuid.UUID, Person]
    units: dict[str, uuid.UUID]
    windows: dict[int, uuid.UUID]
    window_names: dict[str, int]
    pins: PinOwners
    on: date
    ended: Mapping[uuid.UUID, date]
    met: set[uuid.UUID] = field(default_factory=set[uuid.UUID])
    by_number: dict[str, Person] = field(init=False)
    by_name: dict[str, list[Person]] = field(init=False)
    numbered: set[uuid.UUID] = field(init=False)

    def __post_init__(self) -> None:
        """Find people by their numbers and names."""
        self.by_number = {person.staff_number: person for person in self.people.values()}
        self.by_name = defaultdict(list)
        self.numbered = set(self.pins.now.values())
        for person in self.people.values():
            self.by_name[person.name].append(person)


def plan_staff(
    session: Session,
    hall_id: uuid.UUID,
    entries: Sequence[StaffEntry],
    pins: PinOwners,
    on: date,
) -> StaffPlan:
    """Return what taking a list would do; nothing is written.

    Args:
        session: Reading, or the use case's own.
        hall_id: The hall.
        entries: The rows of the list.
        pins: Whose number in the devices is whose.
        on: From which day the list speaks: who had left before it and stands in it, is back.
    """
    known = _known(session, hall_id, pins, on)
    windows: dict[int, str] = {}
    highest = max((*known.windows, *(entry.window or 0 for entry in entries)), default=0)
    numbered = [_numbered(entry, known, windows, highest) for entry in entries]
    known.met.update(_sure_people(numbered, known))
    lines = tuple(_line(entry, known) for entry in numbered)
    good = [line.entry for line in lines if line.verdict is not StaffVerdict.FAULTY]
    units = dict.fromkeys(entry.unit for entry in good if entry.unit)
    for entry in good:
        if entry.window is not None and entry.window not in known.windows:
            windows.setdefault(entry.window, entry.unit)
    wanted = {entry.window for entry in good}
    windows = {number: name for number, name in windows.items() if number in wanted}
    return StaffPlan(lines, tuple(name for name in units if name not in known.units), windows)


def take_on(
    act: Writing, hall_id: uuid.UUID, plan: StaffPlan, from_on: date, new_from: date = FIRST_DAY
) -> None:
    """Write what a plan says; each person's number in the devices is given by attendance.

    Args:
        act: The use case's own transaction, in which the plan was made.
        hall_id: The hall.
        plan: What to do.
        from_on: From when who is moved belongs to the new unit or window.
        new_from: From when who is new belongs to the hall; no day before it is judged.
    """
    _add_units(act.session, hall_id, plan.new_units)
    if plan.new_windows:
        _add_windows(act.session, hall_id, plan.new_windows)
    known = _known(act.session, hall_id, PinOwners(), from_on)
    _add_people(act, hall_id, plan, known, new_from)
    for line in plan.lines:
        if line.person_id is None or not line.is_known:
            continue
        person, left_on = known.people[line.person_id], line.entry.left_on
        person.is_active = _is_here(line.entry, act.today)
        if left_on is not None:
            leave(act.session, person, left_on, act.now)
        elif line.verdict is StaffVerdict.MOVED:
            place(act.session, person, _place(line.entry, known, person), from_on, act.now)


def _is_here(entry: StaffEntry, today: date) -> bool:
    """Return whether somebody works on here; the last day is worked through and then over."""
    return entry.left_on is None or entry.left_on > today


def _known(session: Session, hall_id: uuid.UUID, pins: PinOwners, on: date) -> _Known:
    people = session.scalars(select(Person).where(Person.hall_id == hall_id))
    units = session.execute(
        select(Department.name, Department.id).where(Department.hall_id == hall_id)
    )
    window = ServiceWindow
    windows = session.execute(
        select(window.number, window.id, window.name)
        .where(window.hall_id == hall_id)
        .order_by(window.number.desc())
    ).all()
    return _Known(
        people={person.id: person for person in people},
        units={str(name): unit for name, unit in units},
        windows={number: id_ for number, id_, _name in windows},
        # Of several windows of one name the first is meant.
        window_names={name: number for number, _id, name in windows},
        pins=pins,
        on=on,
        ended=ended_on(session, hall_id),
    )


def _numbered(entry: StaffEntry, known: _Known, named: dict[int, str], highest: int) -> StaffEntry:
    """Return a row with its window's number; a name that no window has gets the next one.

    `named` remembers the names that were given numbers on the way, above the highest one used.
    """
    name = entry.window_name
    if not name:
        return entry
    number = known.window_names.get(name)
    if number is None:
        number = next((each for each, called in named.items() if called == name), None)
    if number is None:
        number = max((highest, *named)) + 1
        named[number] = name
    return replace(entry, window=number)


def _line(entry: StaffEntry, known: _Known) -> StaffLine:
    if entry.fault is not None:
        return StaffLine(entry, StaffVerdict.FAULTY)
    owner = known.people.get(known.pins.now.get(entry.pin, uuid.UUID(int=0)))
    if owner is not None and owner.name != entry.name:
        return StaffLine(replace(entry, fault=StaffFault.PIN_TAKEN), StaffVerdict.FAULTY)
    person = _sure_person(entry, known) or _same_person(entry, known)
    if person is None:
        return StaffLine(entry, StaffVerdict.NEW, uuid.uuid4())
    known.met.add(person.id)
    return StaffLine(entry, _verdict(entry, person, known), person.id, is_known=True)


def _verdict(entry: StaffEntry, person: Person, known: _Known) -> StaffVerdict:
    ended = known.ended.get(person.id)
    if entry.left_on is not None:
        return StaffVerdict.SAME if ended == entry.left_on else StaffVerdict.LEFT
    is_back = ended is not None and (ended < known.on or not person.is_active)
    is_moved = is_back or _is_moved(entry, person, known)
    return StaffVerdict.MOVED if is_moved else StaffVerdict.SAME


def _sure_people(entries: Sequence[StaffEntry], known: _Known) -> set[uuid.UUID]:
    """Return who is known by a number; a row of the same name without it is somebody else."""
    found = (_sure_person(entry, known) for entry in entries if entry.fault is None)
    return {person.id for person in found if person is not None}


def _sure_person(entry: StaffEntry, known: _Known) -> Person | None:
    """Return who a row means by the number in the devices, or by staff number and name."""
    owner = known.people.get(known.pins.now.get(entry.pin, uuid.UUID(int=0)))
    if owner is not None:
        return owner if owner.name == entry.name else None
    former = known.people.get(known.pins.before.get(entry.pin, uuid.UUID(int=0)))
    numbered = known.by_number.get(entry.pin)
    alike = (each for each in (former, numbered) if each is not None and each.name == entry.name)
    return next(alike, None)


def _same_person(entry: StaffEntry, known: _Known) -> Person | None:
    """Return who a row without a known number means by unit; within one list only once."""
    unit = known.units.get(entry.unit)
    spoken_for = known.numbered | known.met
    found = [
        person
        for person in known.by_name.get(entry.name, ())
        if unit is not None and person.department_id == unit and person.id not in spoken_for
    ]
    return found[0] if len(found) == 1 else None


def _is_moved(entry: StaffEntry, person: Person, known: _Known) -> bool:
    unit, window = known.units.get(entry.unit), known.windows.get(entry.window or 0)
    return bool(entry.unit and unit != person.department_id) or (
        entry.window is not None and window != person.window_id
    )


def _place(
    entry: StaffEntry, known: _Known, person: Person | None
) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """Return unit and window of a row; what the list does not say stays as it is."""
    unit = known.units.get(entry.unit) or (person.department_id if person else None)
    window = known.windows.get(entry.window or 0) or (person.window_id if person else None)
    return unit, window


def _add_units(session: Session, hall_id: uuid.UUID, names: Sequence[str]) -> None:
    rows = [{"id": uuid.uuid4(), "hall_id": hall_id, "name": name} for name in names]
    _insert(session, Department, rows)


def _add_windows(session: Session, hall_id: uuid.UUID, windows: Mapping[int, str]) -> None:
    zone = _zone(session, hall_id)
    with papers():
        unnamed = _("综合窗口")
    rows = [
        {
            "id": uuid.uuid4(),
            "hall_id": hall_id,
            "zone_id": zone,
            "number": number,
            "name": (name or unnamed)[:_LONGEST_WINDOW_NAME],
            "kind": WindowKind.FRONT,
            "phone": "",
        }
        for number, name in sorted(windows.items())
    ]
    _insert(session, ServiceWindow, rows)


def _zone(session: Session, hall_id: uuid.UUID) -> uuid.UUID:
    """Return the hall's first zone; one is made in a hall that has none yet."""
    first = session.scalar(
        select(Zone.id).where(Zone.hall_id == hall_id).order_by(Zone.letter).limit(1)
    )
    if first is not None:
        return first
    made = uuid.uuid4()
    with papers():
        place_words = _("{letter} 区").format(letter="A")
        facts = {"letter": "A", "name": _("服务区"), "place": place_words}
    _insert(session, Zone, [{"id": made, "hall_id": hall_id, **facts}])
    return made


def _add_people(
    act: Writing, hall_id: uuid.UUID, plan: StaffPlan, known: _Known, from_on: date
) -> None:
    used = set(known.by_number)
    people: list[dict[str, Any]] = []
    placements: list[dict[str, Any]] = []
    for line in plan.lines:
        if line.verdict is not StaffVerdict.NEW:
            continue
        unit, window = _place(line.entry, known, None)
        number = _free_number(line.entry.pin, used)
        used.add(number)
        where = {"hall_id": hall_id, "department_id": unit, "window_id": window}
        who = {"id": line.person_id, "staff_number": number, "name": line.entry.name}
        people.append({**who, **where, "is_active": _is_here(line.entry, act.today)})
        span = {"from_on": from_on, "until_on": line.entry.left_on, "placed_at": act.now}
        placements.append({"id": uuid.uuid4(), "person_id": line.person_id, **where, **span})
    _insert(act.session, Person, people)
    _insert(act.session, PersonPlacement, placements)


def _free_number(pin: str, used: set[str]) -> str:
    """Return a staff number for somebody new: the number in the devices, while it is free."""
    if pin not in used:
        return pin
    stem, nth = pin[:_LONGEST_OWN_NUMBER], 2
    while f"{stem}-{nth}" in used:
        nth += 1
    return f"{stem}-{nth}"


def _insert(session: Session, mapped: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.execute(insert(mapped), list(rows))
