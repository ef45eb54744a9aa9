"""Where a case stands, asked with its query code (办理进度): no name, no number of a person."""

from typing import Any

from sqlalchemy import bindparam, select

from hallapp.cases.errors import QueryCodeUnknownError
from hallapp.cases.rules import QUERY_CODE_ALPHABET, due_day
from hallapp.cases.tables import AcceptedCase, CaseSuspension
from hallapp.cases.terms import CaseProgressRow, Suspension
from hallapp.guides.tables import ServiceItem
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork

_case = table_of(AcceptedCase).c
_item = table_of(ServiceItem).c
_stood = table_of(CaseSuspension).c
# Only the columns that a kiosk may read.
_FIND = (
    select(
        _case.id,
        _case.case_number,
        _item.name.label("item_name"),
        _case.state,
        _case.accepted_on,
        _case.promised_amount,
        _case.promised_unit,
        _case.concluded_on,
    )
    .join_from(table_of(AcceptedCase), table_of(ServiceItem), _item.id == _case.item_id)
    .where(_case.hall_id == bindparam("hall"), _case.query_code == bindparam("asked"))
)
_LEDGER = select(_stood.from_on, _stood.to_on).where(_stood.case_id == bindparam("case"))


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
            found: list[Any] = list(session.execute(_FIND, asked).mappings()) if code else []
            if len(found) != 1:
                raise QueryCodeUnknownError
            case = found[0]
            stood = session.execute(_LEDGER, {"case": case["id"]})
            ledger = [Suspension(row[0], row[1]) for row in stood]
            calendar = load_calendar(session, self._work.hall_id)
        today = self._work.today()
        limit = Limit(case["promised_amount"], case["promised_unit"])
        due = due_day(case["accepted_on"], limit, calendar, ledger, today=today)
        return CaseProgressRow(
            case_number=case["case_number"],
            item_name=case["item_name"],
            state=case["state"],
            accepted_on=case["accepted_on"],
            due_on=due.due_on,
            is_provisional=due.is_provisional,
            is_late=case["state"].is_open and today > due.due_on,
            concluded_on=case["concluded_on"],
        )


def query_code_in(text: str) -> str:
    """Return the query code that a typed or scanned text holds; empty when it holds none."""
    words = text.upper().split()
    code = words[-1] if words else ""
    return code if code and set(code) <= set(QUERY_CODE_ALPHABET) else ""
