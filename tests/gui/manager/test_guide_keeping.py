"""Nothing that was typed into a draft is lost, and nothing of anybody else is written over."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QObject

from hallapp.authoring.errors import DraftOvertakenError, DraftStateError
from hallapp.authoring.terms import Draft
from hallapp.faces.manager.guides.keeper import DraftKeeper, Typed
from hallapp.guides.content import digest_of
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.qtkit.jobs import Jobs
from tests.gui.manager.guides_fakes import FakeGuides, HeldJobs


class StoreAwayError(SurroundingsError):
    code = "kernel.store_unreachable"


class Told:
    """What the keeper said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def show_unsaved(self) -> None:
        self.said.append("unsaved")

    def show_saving(self) -> None:
        self.said.append("saving")

    def show_saved(self, at: datetime) -> None:
        self.said.append("saved")

    def show_not_saved(self, error: HallError) -> None:
        self.said.append(error.code)

    def show_overtaken(self, author: str) -> None:
        self.said.append(f"overtaken by {author}")


class Keeping:
    """A keeper with its view and the guides behind it."""

    def __init__(self, jobs: Jobs | None = None) -> None:
        self.guides = FakeGuides()
        self.told = Told()
        self._owner = QObject()
        self.keeper = DraftKeeper(
            self.told, self.guides.desk(self._owner, jobs=jobs), self.guides.the_draft()
        )

    def type(self, audience: str) -> Typed:
        content = self.guides.the_draft().content
        typed = Typed(replace(content, values={**content.values, "audience": audience}))
        self.keeper.type(typed)
        return typed


@pytest.fixture
def keeping(qapp: object) -> Keeping:
    return Keeping()


def test_what_is_typed_is_kept_once_and_the_next_saving_expects_it(keeping: Keeping) -> None:
    first = keeping.type("个人")
    keeping.keeper.save()
    keeping.keeper.save()
    keeping.type("企业")
    keeping.keeper.save()

    assert len(keeping.guides.saved) == 2
    assert keeping.guides.saved[1][2] == digest_of(first.content)
    assert not keeping.keeper.is_dirty()
    assert keeping.told.said == ["unsaved", "saving", "saved"] * 2


def test_a_lost_answer_is_asked_for_again_before_anything_newer_is_sent(keeping: Keeping) -> None:
    keeping.type("个人")
    keeping.guides.refusal = StoreAwayError()
    keeping.keeper.save()
    assert keeping.keeper.is_dirty()
    keeping.guides.refusal = None
    keeping.type("企业")
    keeping.keeper.save()
    keeping.keeper.save()

    requests = [request.id for request, _content, _expected in keeping.guides.saved]
    audiences = [content.text("audience") for _r, content, _e in keeping.guides.saved]
    assert requests[0] == requests[1] != requests[2]
    assert audiences == ["个人", "个人", "企业"]
    assert not keeping.keeper.is_dirty()


def test_a_refusal_is_said_and_what_is_typed_stays(keeping: Keeping) -> None:
    keeping.type("个人")
    keeping.guides.refusal = DraftStateError(state="待审核")
    keeping.keeper.save()

    assert keeping.told.said[-1] == "authoring.draft_state"
    assert keeping.keeper.is_dirty()


def test_what_follows_a_saving_waits_for_it_and_is_left_when_it_fails(keeping: Keeping) -> None:
    followed: list[str] = []
    keeping.type("个人")
    keeping.guides.refusal = StoreAwayError()
    keeping.keeper.save(lambda: followed.append("first"))
    assert followed == []
    keeping.guides.refusal = None
    keeping.keeper.save(lambda: followed.append("second"))

    assert followed == ["second"]


def test_who_was_overtaken_may_write_over_it_only_on_purpose(keeping: Keeping) -> None:
    mine = keeping.type("个人")
    keeping.guides.refusal = DraftOvertakenError(author="王二")
    keeping.keeper.save()
    assert keeping.told.said[-1] == "overtaken by 王二"
    keeping.guides.refusal = None
    keeping.keeper.save()
    assert len(keeping.guides.saved) == 1  # not by itself

    keeping.keeper.overwrite()

    assert keeping.guides.content == mine.content
    assert not keeping.keeper.is_dirty()


def test_who_was_overtaken_may_take_what_the_other_wrote(keeping: Keeping) -> None:
    keeping.type("个人")
    keeping.guides.refusal = DraftOvertakenError(author="王二")
    keeping.keeper.save()
    shown: list[Draft] = []

    keeping.keeper.take_theirs(shown.append)

    assert shown[0].content == keeping.guides.content
    assert not keeping.keeper.is_dirty()


@pytest.mark.usefixtures("qapp")
def test_what_is_typed_during_a_slow_saving_is_saved_after_it() -> None:
    jobs = HeldJobs()
    keeping = Keeping(jobs)
    keeping.type("个人")
    keeping.keeper.save()
    last = keeping.type("企业")
    keeping.keeper.save()
    assert len(jobs.waiting) == 1

    jobs.run()
    jobs.run()

    assert keeping.guides.content == last.content
    assert not keeping.keeper.is_dirty()


@pytest.mark.usefixtures("qapp")
def test_who_leaves_during_a_slow_saving_leaves_nothing_behind() -> None:
    jobs = HeldJobs()
    keeping = Keeping(jobs)
    first = keeping.type("个人")
    keeping.keeper.save()
    last = keeping.type("企业")

    keeping.keeper.leave()
    jobs.waiting[0][0]()  # nobody hears the answers
    jobs.waiting[1][0]()

    assert keeping.guides.content == last.content
    assert keeping.guides.saved[1][2] == digest_of(first.content)
