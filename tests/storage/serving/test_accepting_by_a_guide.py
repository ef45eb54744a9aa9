"""Accepting holds to the guide: choices of one, items taken off the list, versions after it."""

import uuid
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hall_rows import HALL_CODE, VAULT, SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, update
from typing_extensions import override

from hallapp.cases.applications import Application
from hallapp.cases.errors import ChoiceUnmetError
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.service import CaseService
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CasePaperKind, CaseRow, MaterialTick, TickOutcome
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent
from hallapp.guides.projecting import Issue
from hallapp.guides.service import GuideService
from hallapp.guides.tables import RequiredMaterial, ServiceItem
from hallapp.guides.terms import GuideRow, GuideState, Necessity
from hallapp.kernel.settings import SettingsService
from hallapp.serving.acceptance import AcceptanceDesk
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.errors import GuideOvertakenError, ItemNotOfferedError
from hallapp.serving.papers import PrintRoom


@pytest.fixture
def serving_hall(open_hall: SmallHall) -> SmallHall:
    """Window 2 serves B001 on Monday 2026-11-23."""
    open_hall.issue("SJ")
    open_hall.call(2)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[2])
    return open_hall


def choice(
    hall: SmallHall, *names: str, when: dict[str, list[str]] | None = None
) -> list[MaterialTick]:
    """Put a choice of one into the guide of SJ-001; return a tick of each, not needed."""
    rows = [
        {
            "id": uuid.uuid4(),
            "hall_id": HALL_ID,
            "item_id": hall.items["SJ-001"],
            "position": position,
            "name": name,
            "group": "身份证明",
            "necessity": Necessity.REQUIRED,
            "applies_when": when or {},
            "since_version": 1,
        }
        for position, name in enumerate(names, start=1)
    ]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(RequiredMaterial), rows)
    return [MaterialTick(str(row["id"]), str(row["name"]), TickOutcome.NOT_NEEDED) for row in rows]


def accept(hall: SmallHall, *ticks: MaterialTick) -> CaseRow:
    application = Application(hall.items["SJ-001"], "欧阳明月", ticks=ticks)
    return hall.serving.accept(hall.store.request(), hall.windows[2], application)


def test_of_a_choice_of_one_not_all_can_be_not_needed(serving_hall: SmallHall):
    book, card = choice(serving_hall, "户口簿", "护照")

    with pytest.raises(ChoiceUnmetError) as refused:
        accept(serving_hall, book, card)

    assert refused.value.facts == {"count": 1, "names": "身份证明"}
    assert serving_hall.rows(HallCase) == []
    assert accept(serving_hall, replace(book, outcome=TickOutcome.COMPLETE), card).ticket_number


def test_a_choice_that_only_some_citizens_have_may_be_left_out(serving_hall: SmallHall):
    ticks = choice(serving_hall, "户口簿", "护照", when={"who": ["agent"]})

    assert accept(serving_hall, *ticks).ticket_number == "B001"


@pytest.mark.parametrize("state", [GuideState.SUSPENDED, GuideState.WITHDRAWN])
def test_nothing_is_accepted_of_an_item_that_is_not_offered(
    serving_hall: SmallHall, state: GuideState
):
    with serving_hall.store.engine.begin() as connection:
        connection.execute(
            update(ServiceItem)
            .where(ServiceItem.id == serving_hall.items["SJ-001"])
            .values(state=state)
        )

    with pytest.raises(ItemNotOfferedError) as refused:
        accept(serving_hall)

    assert refused.value.facts["state"] == state.label
    assert serving_hall.rows(HallCase) == []


def test_a_case_waits_for_the_version_that_came_at_the_same_moment(serving_hall: SmallHall):
    class Overtaken(GuideService):
        """Reads a guide, and right after that somebody publishes the next version."""

        @override
        def guide(self, item_id: uuid.UUID) -> GuideRow:
            found = super().guide(item_id)
            with serving_hall.store.engine.begin() as connection:
                connection.execute(
                    update(ServiceItem).where(ServiceItem.id == item_id).values(version=2)
                )
            return found

    hall, work = serving_hall, serving_hall.store.work
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    desk = AcceptanceDesk(work, Overtaken(work), hall.cases, book)
    application = Application(hall.items["SJ-001"], "欧阳明月")

    with pytest.raises(GuideOvertakenError):
        desk.accept(hall.store.request(), hall.windows[2], application)

    assert hall.rows(HallCase) == []
    assert desk.accept(hall.store.request(), hall.windows[2], application).ticket_number == "B001"


def test_a_notice_says_what_was_promised_when_the_case_was_accepted(
    serving_hall: SmallHall, tmp_path: Path
):
    hall, work = serving_hall, serving_hall.store.work
    (licence,) = choice(hall, "营业执照")
    case = accept(hall, replace(licence, outcome=TickOutcome.COMPLETE))
    content = GuideContent({"name": "食品经营许可", "item_type": "licence", "promised_amount": 3,
                            "promised_unit": "working_days"})  # fmt: skip
    with hall.store.engine.begin() as connection:
        issue = Issue(GuideState.PUBLISHED, hall.store.clock.now(), None)
        projecting.replace(connection, HALL_ID, hall.items["SJ-001"], content, issue)

    room = PrintRoom(tmp_path, NoPrinter(), NoPrinter())
    papers = CasePaperService(
        work, GuideService(work), CaseService(work), SettingsService(work), room
    )
    notice = papers.make(hall.store.request(), uuid.UUID(case.id), CasePaperKind.ACCEPTANCE)
    text = text_of(papers.pdf(notice))

    assert GuideService(work).guide(hall.items["SJ-001"]).version == 2
    assert "承诺时限9个工作日法定时限20个工作日" in text
    assert "营业执照" in text


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as paper:
        found = "".join(page.get_textpage().get_text_bounded() for page in paper)
    return "".join(found.split())


class NoPrinter:
    """Nothing is printed."""

    def send(self, data: bytes, title: str) -> None:
        raise AssertionError(title)

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        raise AssertionError(title)
