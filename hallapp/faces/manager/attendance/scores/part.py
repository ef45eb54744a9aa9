"""What every part of the tab 考核 is."""

from collections.abc import Callable
from typing import TypeVar

from typing_extensions import override

from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.scores.services import ScoreHall
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.wording import sentence

Answer = TypeVar("Answer")


class ScorePart(ReportPart):
    """A list about a period of the assessment.

    Attributes:
        card: The list; a part sets it before it begins.
    """

    card: ListCard

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        self.card.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.card.form.is_touched()

    @override
    def show_unread(self, error: HallError) -> None:
        """Say why nothing could be read, where nothing was read before."""
        self.card.say_unread(sentence(error))
        super().show_unread(error)

    def ask(self, read: Callable[[ScoreHall], Answer], done: Callable[[Answer], None]) -> None:
        """Read on the worker."""
        self.look(lambda hall: read(ScoreHall(hall.services)), done)

    def not_done(self, error: HallError) -> None:
        """Tell that what was asked for without the form was refused."""
        self.failed.emit(error)

    def act(
        self,
        key: object,
        act: Callable[[ScoreHall, Request], Answer],
        said: str,
        *,
        in_form: bool = True,
    ) -> None:
        """Write on the worker, then tell it and read again.

        Args:
            key: What tells what is done from everything else.
            act: Does it.
            said: What is told when it is done.
            in_form: It was asked for in the form, which says what is refused.
        """
        form = self.card.form
        form.set_busy(is_busy=True)

        def done(_answer: Answer) -> None:
            if in_form:
                self.card.close_form()
            self.told.emit(said)
            self.changed.emit()
            self.refresh()

        refused = form.refuse if in_form else self.not_done
        self.write(key, lambda hall, request: act(ScoreHall(hall.services), request), done, refused)
