"""What becomes of a row: new, changed, known, left out, or wrong (逐行结论)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hallapp.cases.applications import masked_name
from hallapp.cases.clockwork.reckoning import Reckoner
from hallapp.cases.importing.cases import PlatformCase
from hallapp.cases.importing.checking import CaseRefused, Checked
from hallapp.cases.importing.clocks import budget_of, ledger_of_row
from hallapp.cases.importing.faults import RowFault
from hallapp.cases.importing.names import KnownCase
from hallapp.cases.importing.report import CaseImportLine, CaseVerdict
from hallapp.cases.importing.standing import overlap
from hallapp.cases.terms import CaseOutcomeKind, CaseState
from hallapp.guides.importing.plan import Note
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _
from hallapp.wording import sentence


@dataclass(frozen=True)
class Judged:
    """A row with what becomes of it.

    Attributes:
        case: What it tells; None for a row that is left out.
        known: The case of the hall that it speaks of, None for a new one.
    """

    line: int
    number: str
    verdict: CaseVerdict
    case: PlatformCase | None = None
    known: KnownCase | None = None
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Note, ...] = ()
    changes: tuple[Note, ...] = ()


def reckonable(row: Checked, reckoner: Reckoner) -> Checked:
    """Return a row, refused when its due day cannot be reckoned."""
    budget = budget_of(row) if isinstance(row, PlatformCase) else None
    if budget is None or not isinstance(row, PlatformCase):
        return row
    try:
        reckoner.reckon(budget, ledger_of_row(row))
    except RuleError as error:
        fault = RowFault(row.line, "", Note("cases.row_reckon", {"why": sentence(error)}))
        return CaseRefused(row.line, row.number, (fault,))
    return row


def judge(row: Checked, known: KnownCase | None) -> Judged:
    """Return what becomes of a row beside what the hall knows."""
    if isinstance(row, CaseRefused):
        verdict = CaseVerdict.SKIPPED if row.is_draft else CaseVerdict.FAULTY
        return Judged(row.line, row.number, verdict, faults=row.faults)
    if known is None:
        return _told(row, CaseVerdict.NEW, None, _remarks_on_new(row))
    return _beside(row, known)


def _beside(row: PlatformCase, known: KnownCase) -> Judged:
    """Return what becomes of a row whose case the hall has: the platform owns only so much."""
    if known.is_born_here:
        return _told(row, CaseVerdict.KNOWN, known, (Note("cases.row_note_hall_born", {}),))
    if known.case.external_digest == row.digest:
        return _told(row, CaseVerdict.KNOWN, known, _remarks_on_known(row, known))
    facts = {"state": known.case.state.label, "said": row.state.label}
    if not known.told and _how_far(row.state) < _how_far(known.case.state):
        # Begun at a desk from a scanned number; this export is older.
        return _told(row, CaseVerdict.KNOWN, known, (Note("cases.row_note_ahead", facts),))
    if known.is_ended_here:
        return _told(row, CaseVerdict.KNOWN, known, (Note("cases.row_note_closed_here", facts),))
    faults = _contradictions(row, known)
    if faults:
        return Judged(row.line, row.number, CaseVerdict.FAULTY, faults=faults)
    return _told(row, CaseVerdict.CHANGED, known, _remarks_on_known(row, known))


def _contradictions(row: PlatformCase, known: KnownCase) -> tuple[RowFault, ...]:
    """Return why a row cannot be brought in step with the ledger: the same days stood twice."""
    found = overlap(row, known.ledger, known.told.get("suspended", ()))
    if found is None:
        return ()
    kept, said = found
    facts = {
        "said": said.from_on.isoformat(),
        "from_on": kept.from_on.isoformat(),
        "to_on": str(kept.to_on),
    }
    return (RowFault(row.line, "", Note("cases.row_suspension_kept", facts)),)


def _how_far(state: CaseState) -> int:
    if not state.is_open:
        return 2
    return 1 if state in {CaseState.ACCEPTED, CaseState.SUSPENDED} else 0


def line_of(judged: Judged) -> CaseImportLine:
    """Return the line of the report."""
    case = judged.case
    return CaseImportLine(
        line=judged.line,
        verdict=judged.verdict,
        number=judged.number,
        item_name=case.item.name if case else "",
        masked_name=masked_name(case.applicant) if case else "",
        faults=judged.faults,
        notes=judged.notes,
        changes=judged.changes,
    )


def _told(
    row: PlatformCase, verdict: CaseVerdict, known: KnownCase | None, notes: tuple[Note, ...]
) -> Judged:
    changes: tuple[Note, ...] = ()
    if known is not None and verdict is CaseVerdict.CHANGED:
        changes = _changes(known.told, row)
    return Judged(row.line, row.number, verdict, row, known, notes=notes, changes=changes)


def _remarks_on_new(row: PlatformCase) -> tuple[Note, ...]:
    notes = list(row.notes)
    if row.place is None:
        notes.append(Note("cases.row_note_place", {}))
    if not row.state.is_open and row.closed is None:
        notes.append(Note("cases.row_note_closed_today", {}))
    return tuple(notes)


def _remarks_on_known(row: PlatformCase, known: KnownCase) -> tuple[Note, ...]:
    """Return what the file says otherwise and the hall keeps as it is."""
    case = known.case
    notes: list[Note] = []
    if case.item_id != row.item.id:
        notes.append(Note("cases.row_note_item", {"said": row.item.name, "kept": case.item_name}))
    if row.accepted and case.accepted_on and row.accepted.on != case.accepted_on:
        facts = {"said": row.accepted.on.isoformat(), "kept": case.accepted_on.isoformat()}
        notes.append(Note("cases.row_note_accepted", facts))
    begins = {str(each.from_on) for each in row.suspensions}
    for stood in known.told.get("suspended", ()):
        from_on, to_on = stood.split(" ")[0].split("/")
        if to_on.startswith("(") and from_on not in begins:
            notes.append(Note("cases.row_note_resumed", {"day": from_on}))
    return tuple(notes)


def _changes(before: Mapping[str, Any], row: PlatformCase) -> tuple[Note, ...]:
    now = row.told
    return tuple(
        Note(
            f"cases.row_change_{name}",
            {"before": _words(name, before.get(name)), "after": _words(name, now[name])},
        )
        for name in row.changed_since(before)
    )


def _words(name: str, said: Any) -> str:
    """Return what the platform said as a person reads it."""
    if not said:
        return _("（空）")
    if name == "state":
        return CaseState(said).label
    if name == "outcome":
        return CaseOutcomeKind(said).label
    return said if isinstance(said, str) else _("、").join(_pause_words(each) for each in said)


def _pause_words(told: str) -> str:
    """Return a suspension as a person reads it: from, the day it went on, why."""
    days, _blank, why = told.partition(" ")
    from_on, _slash, to_on = days.partition("/")
    if to_on.startswith("("):
        words = _("{from_on} 起").format(from_on=from_on)
    else:
        words = _("{from_on} 起，{to_on} 恢复").format(from_on=from_on, to_on=to_on)
    return f"{words} {why}".strip()
