"""Where a case stands, asked with its query code (办理进度): no name, no number of a person."""

from sqlalchemy import RowMapping, bindparam, select

from hallapp.cases.errors import QueryCodeUnknownError
from hallapp.cases.rules import QUERY_CODE_ALPHABET
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseProgressRow, CaseState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork

_case = table_of(HallCase).c
_clock = table_of(CaseClock).c
_HALL_ACTS = (CaseState.RECEIVED, CaseState.ACCEPTED)
"""States in which it is the hall's turn: only then can the hall be late."""
# Only the columns that a kiosk may read.
_FIND = (
    select(
        _case.case_number,
        _case.item_name,
        _case.state,
        _case.received_on,
        _case.accepted_on,
        _case.concluded_on,
        _case.ready_on,
        _case.delivered_on,
        _clock.due_on,
        _clock.due_at,
        _clock.is_provisional,
        _clock.stood_since,
    )
    .join_from(table_of(HallCase), table_of(CaseClock), _clock.id == _case.clock_id, isouter=True)
    .where(_case.hall_id == bindparam("hall"), _case.query_code == bindparam("asked"))
)


class CaseProgressService:
    """Answers whoever holds the query code of a case; the code is printed on its notice."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def of_code(self, text: str) -> CaseProgressRow:
        """Return where a case stands.

        Args:
            text: The query code as typed, or the whole text of the notice's QR code, of which
                the query code is the last word.

        Raises:
            QueryCodeUnknownError: No case bears the code, or more than one does.
        """
        code = query_code_in(text)
        with self._work.read() as session:
            asked = {"hall": self._work.hall_id, "asked": code}
            found = list(session.execute(_FIND, asked).mappings()) if code else []
            if len(found) != 1:
                raise QueryCodeUnknownError
        case = found[0]
        return CaseProgressRow(
            case_number=case["case_number"],
            item_name=case["item_name"],
            state=case["state"],
            accepted_on=case["accepted_on"],
            due_on=case["due_on"],
            is_provisional=bool(case["is_provisional"]),
            is_late=self._is_late(case),
            concluded_on=case["concluded_on"],
            received_on=case["received_on"],
            ready_on=case["ready_on"],
            delivered_on=case["delivered_on"],
            stood_since=case["stood_since"] if case["state"].is_open else None,
        )

    def _is_late(self, case: RowMapping) -> bool:
        if case["state"] not in _HALL_ACTS or case["stood_since"] is not None:
            return False
        due_on, due_at = case["due_on"], case["due_at"]
        is_past_day = due_on is not None and self._work.today() > due_on
        return is_past_day or (due_at is not None and self._work.clock.now() > due_at)


def query_code_in(text: str) -> str:
    """Return the query code that a typed or scanned text holds; empty when it holds none."""
    words = text.upper().split()
    code = words[-1] if words else ""
    return code if code and set(code) <= set(QUERY_CODE_ALPHABET) else ""
