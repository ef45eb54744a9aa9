"""A paper made before is printed again only while it tells the newest step."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from hallapp.cases.papers.standing import standing_paper
from hallapp.cases.terms import CaseEventKind, CaseEventRow, CasePaperKind, CasePaperRow

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
KIND = CasePaperKind.SUPPLEMENT


def paper(number: str, kind: CasePaperKind = KIND) -> CasePaperRow:
    return CasePaperRow(uuid.uuid4(), kind, number, date(2026, 11, 23), AT, 1)


def line(position: int, kind: CaseEventKind, **facts: Any) -> CaseEventRow:
    return CaseEventRow(position, kind, AT, "", None, facts)


def made(position: int, number: str, kind: CasePaperKind = KIND) -> CaseEventRow:
    return line(position, CaseEventKind.PAPER_MADE, paper=kind.value, number=number)


def test_the_notice_of_the_newest_step_is_printed_again() -> None:
    first = paper("政务补〔2026〕1号")
    history = [line(1, CaseEventKind.SUPPLEMENT_ASKED), made(2, first.number)]

    assert standing_paper(KIND, [first], history) == first


def test_a_second_notice_is_a_paper_of_its_own() -> None:
    first, second = paper("政务补〔2026〕1号"), paper("政务补〔2026〕2号")
    asked_again = [
        line(1, CaseEventKind.SUPPLEMENT_ASKED),
        made(2, first.number),
        line(3, CaseEventKind.SUPPLEMENT_ASKED),
    ]

    assert standing_paper(KIND, [first], asked_again) is None
    history = [*asked_again, made(4, second.number)]
    assert standing_paper(KIND, [first, second], history) == second


def test_papers_of_other_kinds_and_other_steps_change_nothing() -> None:
    kind = CasePaperKind.ACCEPTANCE
    notice = paper("政务受〔2026〕1号", kind)
    history = [
        line(1, CaseEventKind.ACCEPTED),
        made(2, notice.number, kind),
        line(3, CaseEventKind.SUSPENDED),
        made(4, "政务特〔2026〕1号", CasePaperKind.SUSPENSION),
    ]

    assert standing_paper(kind, [notice], history) == notice
    assert standing_paper(CasePaperKind.RECEIPT, [notice], history) is None


def test_of_what_happens_once_the_newest_paper_is_printed_again() -> None:
    letters = [paper(f"政务督〔2026〕{number}号", CasePaperKind.URGING) for number in (1, 2)]

    assert standing_paper(CasePaperKind.URGING, letters, []) == letters[-1]
