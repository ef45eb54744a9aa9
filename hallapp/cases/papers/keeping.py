"""Numbers a paper, keeps what it says, and remembers every printing of it."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from hallapp.cases.papers.errors import PaperUnknownError
from hallapp.cases.tables import CasePaper, CasePaperPrint, CasePaperSeries
from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing

_series = table_of(CasePaperSeries).c
_NEXT = (
    update(table_of(CasePaperSeries))
    .where(
        _series.hall_id == bindparam("hall"),
        _series.kind == bindparam("of"),
        _series.year == bindparam("in_year"),
    )
    .values(last=_series.last + 1)
    .returning(_series.last)
)
_OPEN = InsertOnce(table_of(CasePaperSeries))


@dataclass(frozen=True)
class NewPaper:
    """A paper about to be made.

    Attributes:
        prefix: First word of its number.
        facts: Everything it says but the applicant's name, which stays in a table of its own.
    """

    case_id: uuid.UUID | None
    kind: CasePaperKind
    prefix: str
    facts: dict[str, Any]


def add_paper(act: Writing, hall_id: uuid.UUID, paper: NewPaper) -> CasePaper:
    """Number a paper of this year and keep it (文号); a number is never given twice."""
    year = act.today.year
    sequence = _next(act.session, hall_id, paper.kind, year)
    made = CasePaper(
        id=uuid.uuid4(),
        hall_id=hall_id,
        case_id=paper.case_id,
        kind=paper.kind,
        year=year,
        sequence=sequence,
        number=document_number(paper.prefix, paper.kind, year, sequence),
        issued_on=act.today,
        issued_at=act.now,
        issued_by=act.request.actor.person_id,
        facts=paper.facts,
    )
    act.session.add(made)
    act.flush()
    return made


def document_number(prefix: str, kind: CasePaperKind, year: int, sequence: int) -> str:
    """Return a 文号: 青政务受〔2026〕12号."""
    return f"{prefix}{kind.mark}〔{year}〕{sequence}号"


def count_print(act: Writing, paper: CasePaper) -> int:
    """Remember one printing; return which one it is, 1 for the first."""
    # Holding the series keeps two stations from counting one printing twice; a paper itself
    # may be changed by nobody.
    act.session.execute(
        select(CasePaperSeries.last)
        .where(
            CasePaperSeries.hall_id == paper.hall_id,
            CasePaperSeries.kind == paper.kind,
            CasePaperSeries.year == paper.year,
        )
        .with_for_update()
    )
    counted = select(func.count()).where(CasePaperPrint.paper_id == paper.id)
    copy = act.session.scalar(counted.select_from(CasePaperPrint)) or 0
    act.session.add(
        CasePaperPrint(
            paper_id=paper.id,
            copy=copy + 1,
            hall_id=paper.hall_id,
            printed_at=act.now,
            printed_by=act.request.actor.person_id,
        )
    )
    act.flush()
    return copy + 1


def paper_of(session: Session, hall_id: uuid.UUID, paper_id: uuid.UUID) -> CasePaper:
    """Return a kept paper.

    Raises:
        PaperUnknownError: The hall keeps none of this id.
    """
    paper = session.get(CasePaper, paper_id)
    if paper is None or paper.hall_id != hall_id:
        raise PaperUnknownError
    return paper


def _next(session: Session, hall_id: uuid.UUID, kind: CasePaperKind, year: int) -> int:
    connection = session.connection()
    asked = {"hall": hall_id, "of": kind, "in_year": year}
    found = connection.execute(_NEXT, asked).scalar_one_or_none()
    if found is not None:
        return found
    opened = {"hall_id": hall_id, "kind": kind, "year": year, "last": 0}
    connection.execute(_OPEN.on(connection), opened)
    return connection.execute(_NEXT, asked).scalar_one()
