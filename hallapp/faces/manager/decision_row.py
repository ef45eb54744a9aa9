"""A sentence that wants a decision, with what its buttons do."""

from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.acts import Act
from hallapp.faces.parts.lights import Light
from hallapp.kernel.texts import _


class Where(Enum):
    """Where a sentence's button leads."""

    CASES = "cases"  # the list of cases, filtered by a light
    WINDOW = "window"  # a window on the plan
    QUEUE = "queue"  # a ticket in the queue
    SERVICE = "service"  # a service on the page of the queue
    ATTENDANCE = "attendance"  # today's sheet, deviations only
    LEAVE = "leave"  # leave that waits for a decision
    POSTS = "posts"  # empty posts, at one of them
    QUESTIONS = "questions"  # windows that stood still
    REPORT = "report"  # a report by its key
    ACT = "act"  # nowhere: the button does it


@dataclass(frozen=True)
class Decision:
    """One sentence with its button, or two.

    Attributes:
        light: How grave it is.
        text: The sentence.
        word: The word on the button.
        where: Where the button leads.
        key: Light of a case, number of a window, label of a ticket, id of a service, of a
            leave or of a post's window, or key of a report; None for a whole page.
        act: What the button does, for `Where.ACT`.
        other: A second way, with the word on its button.
    """

    light: Light
    text: str
    word: str
    where: Where
    key: CaseLight | int | str | UUID | None = None
    act: Act | None = None
    other: tuple[str, Act] | None = None

    def to_look_at(self) -> "Decision":
        """Return the sentence for somebody who does not run the hall: its button only leads there.

        A call for help may be answered by everybody on the staff.
        """
        if self.where is not Where.ACT or self.key is None:
            return self
        if isinstance(self.key, UUID):
            return replace(self, word=_("看排队"), where=Where.SERVICE, act=None, other=None)
        return replace(self, word=_("看窗口"), where=Where.WINDOW, act=None, other=None)
