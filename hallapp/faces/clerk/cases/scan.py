"""The code of a case scanned from a paper, wherever one is: it opens the case."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject

from hallapp.cases.terms import CaseRow
from hallapp.faces.clerk.cases.services import ListsCases
from hallapp.faces.clerk.messages import Teller, failure, no_use_for
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs

_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9\-〔〕]{7,79}( [A-Z0-9]{6,12})?", re.IGNORECASE)
"""A case number or one of the provincial platform, on our papers with the query code after it."""


class CaseScan:
    """Finds the case that a scanned code names.

    Attributes:
        on_found: Called with the case.
    """

    def __init__(self, cases: ListsCases, jobs: Jobs, teller: Teller, owner: QObject) -> None:
        self._cases = cases
        self._jobs = jobs
        self._teller = teller
        self._owner = owner
        self.on_found: Callable[[CaseRow], None] = lambda _case: None

    def take(self, text: str) -> bool:
        """Look for a case that bears the code; return whether it may be a case's at all."""
        code = text.strip()
        if _NUMBER.fullmatch(code) is None:
            return False

        def found(rows: tuple[CaseRow, ...]) -> None:
            if rows:
                self.on_found(rows[0])
            else:
                self._teller.tell(no_use_for(code))

        def failed(error: HallError) -> None:
            self._teller.tell(failure(error))

        self._jobs.submit(lambda: self._cases.found(code), found, failed, self._owner)
        return True
