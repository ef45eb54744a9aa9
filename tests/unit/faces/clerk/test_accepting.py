"""When a case can be accepted at the desk, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases import CaseRow, TickOutcome
from hallapp.cases.errors import NoLimitError
from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.accept_presenter import AcceptPresenter
from hallapp.faces.clerk.applicant_form import masked_id
from hallapp.guides.terms import GuideRow, ItemRow
from hallapp.hall.terms import Role
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Actor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.terms import TicketRow
from hallapp.serving.errors import GuideOvertakenError
from hallapp.wording import sentence
from tests.gui.clerk.fake_desk import PEOPLE, FakeDesk, a_window, id_of, serving_a023

GOOD_ID = "11010519491231002X"


class WrittenList:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.form: AcceptForm | None = None
        self.items: tuple[ItemRow, ...] = ()
        self.failures: list[str] = []
        self.lists = 0

    def begin_choosing(self) -> None:
        self.items = ()

    def ask_item(self, ticket: TicketRow, rows: tuple[ItemRow, ...]) -> None:
        self.items = rows

    def show_list(self, form: AcceptForm) -> None:
        self.lists += 1
        self.form = form

    def show_form(self, form: AcceptForm) -> None:
        self.form = form

    def show_busy(self, *, busy: bool) -> None:
        pass

    def show_failure(self, text: str) -> None:
        self.failures.append(text)

    def ask_applicant(self, why: str) -> None:
        self.failures.append(why)

    @property
    def why_not(self) -> str:
        assert self.form is not None
        return self.form.why_not


def at_the_list(hall: FakeDesk) -> tuple[AcceptPresenter, WrittenList, list[CaseRow]]:
    view, cases = WrittenList(), list[CaseRow]()
    actor: Callable[[], Actor] = lambda: Actor("窗口3", PEOPLE[0].id, a_window().id)  # noqa: E731
    presenter = AcceptPresenter(hall.services(), InlineJobs(), view, actor)
    presenter.on_accepted = cases.append
    presenter.open(serving_a023())
    return presenter, view, cases


def test_who_does_not_accept_is_told_who_does() -> None:
    presenter, view, cases = at_the_list(FakeDesk())
    presenter.serve((Role.APPROVER,))
    presenter.tick_all()
    presenter.fill(name="李春华", phone="", id_number="")

    assert view.why_not == "您的岗位不能受理，请前台受理的人来办"
    presenter.accept()
    assert view.failures == [view.why_not]
    assert not cases


def test_every_required_paper_must_have_been_looked_at() -> None:
    presenter, view, _cases = at_the_list(FakeDesk())
    presenter.fill(name="李春华", phone="", id_number="")

    assert "第 1、2、3 等 6 项还没有核对" in view.why_not
    presenter.tick_all()

    assert view.why_not == ""


def test_a_missing_paper_keeps_the_case_from_being_accepted() -> None:
    hall = FakeDesk()
    presenter, view, cases = at_the_list(hall)
    presenter.tick_all()
    presenter.fill(name="李春华", phone="", id_number="")

    presenter.tick(6, TickOutcome.MISSING)
    presenter.accept()

    assert view.why_not == "第 6 项还缺"
    assert view.failures == ["第 6 项还缺"]
    assert hall.applications == []
    assert cases == []


def test_a_paper_that_does_not_apply_leaves_the_count() -> None:
    presenter, view, _cases = at_the_list(FakeDesk())

    presenter.tick_all()

    assert view.form is not None
    assert view.form.count(TickOutcome.COMPLETE) == 6
    assert view.form.count(TickOutcome.NOT_NEEDED) == 1


def test_accepting_hands_over_everything_that_was_ticked_and_typed() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, _view, cases = at_the_list(hall)
    presenter.tick_all()
    presenter.fill(name=" 李春华 ", phone="138 0000 5672", id_number="110105 19491231 002x")

    presenter.accept()

    sent = hall.applications[0]
    assert (sent.applicant_name, sent.id_number) == ("李春华", GOOD_ID)
    assert len(sent.ticks) == 7
    assert [case.ticket_number for case in cases] == ["A023"]


def test_a_mistyped_id_number_is_said_before_anything_is_sent() -> None:
    presenter, view, _cases = at_the_list(FakeDesk())
    presenter.tick_all()

    presenter.fill(name="李春华", phone="", id_number="110105194912310021")
    wrong_digit = view.why_not
    presenter.fill(name="李春华", phone="", id_number="1101051949")

    assert "校验码" in wrong_digit
    assert "现在 10 位" in view.why_not


def test_a_guide_that_changed_meanwhile_brings_its_new_list_and_keeps_the_ticks() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, view, cases = at_the_list(hall)
    presenter.tick_all()
    presenter.fill(name="李春华", phone="", id_number="")
    changed = GuideOvertakenError(name="居住证申领")
    hall.guide = moved_by_one(hall.guide)  # type: ignore[method-assign]
    hall.refusal = changed

    presenter.accept()

    assert cases == []
    assert view.failures == [sentence(changed)]
    assert view.form is not None
    assert view.form.name == "李春华"
    assert [row.outcome for row in view.form.ticks][:2] == [None, TickOutcome.COMPLETE]
    assert view.why_not == "第 1 项还没有核对"
    assert view.form.guide is not None
    asked = {str(material.id) for material in view.form.guide.materials}
    presenter.tick(1, TickOutcome.COMPLETE)
    presenter.accept()
    assert len(cases) == 1
    assert {tick.material_id for tick in hall.applications[0].ticks} == asked


def moved_by_one(guide: Callable[[UUID], GuideRow]) -> Callable[[UUID], GuideRow]:
    """Return guides whose next version asks for one more material before all others."""
    ids = [uuid4() for _material in range(20)]

    def next_version(item_id: UUID) -> GuideRow:
        before = guide(item_id)
        listed = (replace(before.materials[0], name="新加的材料"), *before.materials)
        materials = tuple(
            replace(each, id=ids[at], position=at + 1) for at, each in enumerate(listed)
        )
        return replace(before, version=2, materials=materials)

    return next_version


def test_what_was_ticked_is_still_there_after_looking_elsewhere() -> None:
    presenter, view, _cases = at_the_list(FakeDesk())
    presenter.tick(1, TickOutcome.COMPLETE)

    presenter.open(serving_a023())

    assert view.lists == 2
    assert view.form is not None
    assert view.form.ticks[0].outcome is TickOutcome.COMPLETE


def test_the_same_form_sent_again_after_a_cut_is_the_same_request() -> None:
    hall = FakeDesk()
    presenter, view, cases = at_the_list(hall)
    presenter.tick_all()
    presenter.fill(name="李春华", phone="", id_number="")
    hall.refusal = SurroundingsError()

    presenter.accept()
    presenter.accept()

    assert view.failures
    assert len(hall.requests) == 2
    assert len(set(hall.requests)) == 1
    assert len(cases) == 1


def test_an_item_without_a_limit_says_so_before_anything_is_ticked_or_typed() -> None:
    hall = FakeDesk()
    hall.preview_refusal = NoLimitError()

    presenter, view, _cases = at_the_list(hall)

    assert view.form is not None
    assert view.form.due_text == sentence(NoLimitError())
    assert view.why_not == sentence(NoLimitError())
    presenter.tick(1, TickOutcome.MISSING)
    assert view.why_not == sentence(NoLimitError())


def test_an_item_without_a_limit_says_why_it_cannot_be_accepted() -> None:
    hall = FakeDesk()
    hall.preview_refusal = SurroundingsError()
    presenter, view, _cases = at_the_list(hall)
    presenter.tick_all()
    presenter.fill(name="李春华", phone="", id_number="")

    assert view.form is not None
    assert view.form.due_fault
    assert view.why_not == view.form.due_fault


def test_a_ticket_without_an_item_asks_for_one() -> None:
    hall = FakeDesk()
    view = WrittenList()
    presenter = AcceptPresenter(hall.services(), InlineJobs(), view, lambda: Actor(""))
    bare = serving_a023()
    object.__setattr__(bare, "item_id", None)

    presenter.open(bare)
    presenter.choose_item(id_of("食品经营许可新办"))

    assert view.items
    assert view.form is not None
    assert len(view.form.ticks) == 7


@given(st.text("0123456789X", max_size=30))
def test_a_masked_id_number_never_shows_the_birthday(number: str) -> None:
    masked = masked_id(number)

    assert len(masked) == len(number)
    assert set(masked[6:-2]) <= {"*"}
