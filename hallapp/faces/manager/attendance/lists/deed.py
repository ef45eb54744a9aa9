"""What can be done in a list: about the row that is looked at, or about the list itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import Field
from hallapp.kernel.requests import Request

Row = TypeVar("Row")
Values = Mapping[str, Any]
"""What was typed, by the name of the field."""


@dataclass(frozen=True)
class ListDays:
    """Which days a list is about; one day where both are the same."""

    from_on: date
    until_on: date


@dataclass(frozen=True)
class Question:
    """What has to be typed before something is done.

    Attributes:
        title: What is asked, in a sentence.
        fields: What is to be filled in, made for this question alone; none asks for a second
            press only.
    """

    title: str
    fields: Sequence[Field] = ()


class Deed(Generic[Row]):
    """One key and what it does. All but `ask` and `fits` runs on a worker.

    Attributes:
        name: How tests and screen readers tell it from others.
        key: The key that presses it; empty for none.
        look: `primary` for the one that fits most, `accent`, or nothing.
        is_for_row: Whether it is about a row; otherwise it stands above the list.
        is_paper: Whether it makes or prints a paper, which takes long.
    """

    name = ""
    key = ""
    look = ""
    is_for_row = True
    is_paper = False

    @property
    def word(self) -> str:
        """What stands on its key."""
        raise NotImplementedError

    def fits(self, row: Row | None, desk: AttendanceDesk) -> bool:  # noqa: ARG002 - a hook
        """Return whether it can be done about a row now; what cannot is not offered."""
        return row is not None or not self.is_for_row

    def before(self, desk: AttendanceDesk, query: ListDays) -> bool:  # noqa: ARG002 - a hook
        """Ask for a file where one is needed; return False when there is to be none."""
        return True

    def prepare(self, services: AttendanceServices, row: Row | None) -> Any:  # noqa: ARG002 - a hook
        """Read what the question offers."""
        return None

    def ask(self, row: Row | None, known: Any, query: ListDays) -> Question | None:  # noqa: ARG002 - a hook
        """Return what is to be typed; None does it at once."""
        return None

    def act(
        self, services: AttendanceServices, request: Request, row: Row | None, values: Values
    ) -> Any:
        """Do it; the answer goes to `said`."""
        raise NotImplementedError

    def said(self, row: Row | None, answer: Any) -> str:  # noqa: ARG002 - a hook
        """Return the sentence that tells of it; empty where the list shows it itself."""
        return ""
