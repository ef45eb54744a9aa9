"""Keeps a draft: saves what is typed, again and again, without ever losing it (保存)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hallapp.authoring.errors import DraftOvertakenError
from hallapp.authoring.terms import Draft
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.guides.content import GuideContent, digest_of
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request


@dataclass(frozen=True)
class Typed:
    """What a person has written so far.

    Attributes:
        note: What is changed and why.
        document: Paper on which it rests (文号).
    """

    content: GuideContent
    note: str = ""
    document: str = ""


class KeeperView(Protocol):
    """Says how it stands with saving."""

    def show_unsaved(self) -> None:
        """Say that something typed is not kept yet."""
        ...

    def show_saving(self) -> None:
        """Say that it is being kept."""
        ...

    def show_saved(self, at: datetime) -> None:
        """Say when everything was kept."""
        ...

    def show_not_saved(self, error: HallError) -> None:
        """Say why it was not kept; what is typed stays."""
        ...

    def show_overtaken(self, author: str) -> None:
        """Say who saved the same draft meanwhile, and offer to look."""
        ...


class DraftKeeper:
    """Saves one draft, one try at a time.

    A try whose answer was lost is repeated as it was before anything newer is sent: it may have
    arrived, and then what is stored is our own.
    """

    def __init__(self, view: KeeperView, desk: GuidesDesk, draft: Draft) -> None:
        self._view, self._desk = view, desk
        self.draft_id: UUID = draft.row.id
        self._expected = draft.digest
        self._kept = Typed(draft.content, draft.row.note, draft.document)
        self._typed = self._kept
        self._is_saving = False
        self._is_overtaken = False
        self._wants_more = False
        self._sent = self._kept
        self._lost: tuple[Request, Typed, str] | None = None
        self._then: list[Callable[[], None]] = []

    def type(self, typed: Typed) -> None:
        """Take what stands in the form now; kept by the next `save`."""
        self._typed = typed
        if self.is_dirty() and not self._is_saving:
            self._view.show_unsaved()

    def is_dirty(self) -> bool:
        """Return whether something typed is not kept."""
        return self._typed != self._kept

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep what is typed.

        Args:
            then: Called when everything typed is kept; forgotten when it cannot be.
        """
        if then is not None:
            self._then.append(then)
        if self._is_saving or self._is_overtaken:
            self._wants_more = self._is_saving
            return
        if not self.is_dirty() and self._lost is None:
            self._settle()
            return
        self._try()

    def leave(self) -> None:
        """Keep what is typed although nobody waits for the answer any more.

        Work is done in the order asked: what is typed since a saving was begun goes on from it.
        """
        if not self._is_saving:
            self.save()
        elif self._typed != self._sent and self._lost is None:
            typed, draft_id = self._typed, self.draft_id
            expected = digest_of(self._sent.content)
            self._desk.write(
                lambda services, request: services.authoring.save(
                    request, draft_id, typed.content,
                    expected=expected, note=typed.note, document=typed.document,
                ),
                lambda _digest: None, self._view.show_not_saved,
            )  # fmt: skip

    def overwrite(self) -> None:
        """Put what is typed in the place of what somebody else saved."""
        self._reread(keeps_typed=True)

    def take_theirs(self, show: Callable[[Draft], None]) -> None:
        """Give up what is typed for what somebody else saved."""
        self._reread(keeps_typed=False, show=show)

    def _try(self) -> None:
        self._is_saving = True
        self._view.show_saving()
        fresh = (Request(self._desk.actor), self._typed, self._expected)
        request, typed, expected = sent = self._lost or fresh
        self._wants_more, self._sent = self._lost is not None, typed
        draft_id = self.draft_id

        def done(digest: str) -> None:
            self._lost = None
            self._on_saved(typed, digest)

        def failed(error: HallError) -> None:
            self._on_failed(error, sent)

        self._desk.write(
            lambda services, given: services.authoring.save(
                given, draft_id, typed.content,
                expected=expected, note=typed.note, document=typed.document,
            ),
            done, failed, request,
        )  # fmt: skip

    def _on_saved(self, typed: Typed, digest: str) -> None:
        self._is_saving = False
        self._kept, self._expected = typed, digest
        if self.is_dirty():
            if self._then or self._wants_more:
                self._try()
            else:
                self._view.show_unsaved()
            return
        self._view.show_saved(self._desk.services.clock.now())
        self._settle()

    def _on_failed(self, error: HallError, sent: tuple[Request, Typed, str]) -> None:
        self._is_saving = False
        self._then = []
        # The store may have taken it before the line broke.
        self._lost = sent if isinstance(error, SurroundingsError) else None
        if isinstance(error, DraftOvertakenError):
            self._is_overtaken = True
            self._view.show_overtaken(str(error.facts.get("author", "")))
        else:
            self._view.show_not_saved(error)

    def _settle(self) -> None:
        waiting, self._then = self._then, []
        for each in waiting:
            each()

    def _reread(self, *, keeps_typed: bool, show: Callable[[Draft], None] | None = None) -> None:
        draft_id = self.draft_id

        def done(draft: Draft) -> None:
            self._is_overtaken, self._lost = False, None
            self._expected = draft.digest
            self._kept = Typed(draft.content, draft.row.note, draft.document)
            if keeps_typed:
                self.save()
            else:
                self._typed = self._kept
                if show is not None:
                    show(draft)

        self._desk.look(
            lambda services: services.authoring.draft(draft_id), done, self._view.show_not_saved
        )
