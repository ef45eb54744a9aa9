"""The tick list of one citizen: only what is asked for; of a choice of one, one is enough."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from hallapp.cases import MaterialTick, TickOutcome
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import Answers, GuideRow, MaterialRow, Necessity
from hallapp.kernel.texts import _

_ANYWHERE = UUID(int=0)


@dataclass(frozen=True)
class TickRow:
    """One material on the tick list.

    Attributes:
        number: Its place, from 1.
        material: What the guide asks for.
        outcome: What was found; None while nobody has looked.
        remark: What exactly is missing.
    """

    number: int
    material: MaterialRow
    outcome: TickOutcome | None = None
    remark: str = ""

    @property
    def lacking(self) -> str:
        """What is missing; what has come meanwhile is not told on a notice any more."""
        return self.remark if self.outcome is TickOutcome.MISSING else ""

    @property
    def requirement(self) -> str:
        """The quiet second line: form, copies, standard, condition."""
        material = self.material
        copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
        group = _("{group}，任一项").format(group=material.group) if material.group else ""
        necessity = {
            Necessity.REQUIRED: "",
            Necessity.OPTIONAL: _("需要时交"),
            Necessity.LATER: _("可以后补"),
        }[material.necessity]
        head = " ".join(filter(None, (material.form, copies)))
        said = (group, head, necessity, material.standard, material.remark)
        return _("，").join(filter(None, said))


Rows = tuple[TickRow, ...]


def rows_for(guide: GuideRow, answers: Answers, before: Iterable[TickRow] = ()) -> Rows:
    """Return the list that these answers leave; what was ticked of a material stays ticked.

    In another version of the guide the same material may stand elsewhere, under another id.
    """
    kept = {_asked(row.material): row for row in before}
    return tuple(
        replace(kept[_asked(material)], number=number, material=material)
        if _asked(material) in kept
        else TickRow(number, material, _first_outcome(material))
        for number, material in enumerate(tailored(guide, answers).materials, start=1)
    )


def _asked(material: MaterialRow) -> MaterialRow:
    """Return what is asked for, wherever it stands."""
    return replace(material, id=_ANYWHERE, position=0)


def ticked(rows: Rows, number: int, outcome: TickOutcome) -> Rows:
    """Return the list with what was found of a material.

    When one of a choice is there, the others that nobody has looked at are not needed; when it
    is there no longer, they are to be looked at again.
    """
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        return rows
    group = found.material.group
    is_there = outcome is TickOutcome.COMPLETE
    was_there = found.outcome is TickOutcome.COMPLETE

    def settled(row: TickRow) -> TickRow:
        if row.number == number:
            return replace(row, outcome=outcome)
        if not group or row.material.group != group:
            return row
        if is_there and row.outcome is None:
            return replace(row, outcome=TickOutcome.NOT_NEEDED)
        if was_there and row.outcome is TickOutcome.NOT_NEEDED and not is_there:
            return replace(row, outcome=_first_outcome(row.material))
        return row

    return tuple(settled(row) for row in rows)


def all_there(rows: Rows) -> Rows:
    """Return the list with everything there that stands for itself.

    Of a choice nobody but the clerk knows which one is in hand: it waits for a tick.
    """
    return tuple(
        row
        if row.outcome is TickOutcome.NOT_NEEDED or row.material.group
        else replace(row, outcome=TickOutcome.COMPLETE)
        for row in rows
    )


def unseen(rows: Rows) -> list[int]:
    """Return the numbers that still have to be looked at."""
    return [row.number for row in rows if row.outcome is None]


def groups_without(rows: Rows) -> list[str]:
    """Return the choices of which every one was called not needed: one of them is."""
    members: dict[str, list[TickOutcome | None]] = {}
    for row in rows:
        if row.material.group and row.material.necessity is Necessity.REQUIRED:
            members.setdefault(row.material.group, []).append(row.outcome)
    return [
        group
        for group, outcomes in members.items()
        if all(outcome is TickOutcome.NOT_NEEDED for outcome in outcomes)
    ]


def ticks_of(guide: GuideRow, rows: Rows) -> tuple[MaterialTick, ...]:
    """Return what a case keeps: the list, and as not needed what the answers left out."""
    listed = {row.material.id for row in rows}
    left_out = (
        MaterialTick(str(material.id), material.name, TickOutcome.NOT_NEEDED, "")
        for material in guide.materials
        if material.id not in listed
    )
    return (
        *(
            MaterialTick(str(row.material.id), row.material.name, row.outcome, row.lacking)
            for row in rows
            if row.outcome is not None
        ),
        *left_out,
    )


def _first_outcome(material: MaterialRow) -> TickOutcome | None:
    """What is not required stands on 不用 until the clerk says otherwise."""
    return None if material.necessity is Necessity.REQUIRED else TickOutcome.NOT_NEEDED
