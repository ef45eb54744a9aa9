"""Booklets and papers to hang up, from the hall's guides to files and out of a printer."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hall_rows import VAULT, SmallHall
from sqlalchemy import update

from hallapp.devices import PrintError
from hallapp.devices.errors import PrinterPageFailedError
from hallapp.guides.errors import ThemeUnknownError
from hallapp.guides.service import GuideService
from hallapp.guides.tables import GuideTheme, ServiceItem
from hallapp.guides.terms import GuideState, ThemeFigures, ThemeKind, ThemeRow
from hallapp.guides.themes import ThemeService
from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.service import QueueService
from hallapp.serving.errors import DepartmentNotFoundError, ItemWithdrawnError, PageUnknownError
from hallapp.serving.papers import PrintRoom
from hallapp.serving.publications import PublicationService
from hallapp.slips.errors import BookCancelledError, NothingToBindError

UNIT = "市场监督管理局"


@dataclass
class Printer:
    """Takes what it is sent, or fails as it is told."""

    pages: list[Path] = field(default_factory=list)
    fault: PrintError | None = None

    def send(self, data: bytes, title: str) -> None:
        raise AssertionError(title)

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        if self.fault is not None:
            raise self.fault
        self.pages.append(path)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def publications(hall: SmallHall, printer: Printer, tmp_path: Path) -> PublicationService:
    work = hall.store.work
    room = PrintRoom(tmp_path / "papers", printer, printer)
    return PublicationService(work, GuideService(work), ThemeService(work), hall.queue, room)


@pytest.fixture
def shop(hall: SmallHall) -> ThemeRow:
    """A theme of all items of the small hall."""
    theme = ThemeRow(
        id=uuid.uuid4(),
        code="YJS01",
        name="开一家小店",
        kind=ThemeKind.ONE_THING,
        words="",
        before=ThemeFigures(),
        after=ThemeFigures(),
        item_ids=tuple(hall.items.values()),
    )
    ThemeService(hall.store.work).save(hall.store.request(), theme)
    return theme


def said(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def put(hall: SmallHall, state: GuideState, *codes: str) -> None:
    with hall.store.engine.begin() as connection:
        ids = [hall.items[code] for code in codes]
        connection.execute(update(ServiceItem).where(ServiceItem.id.in_(ids)).values(state=state))


def events(hall: SmallHall) -> list[tuple[str, Any]]:
    found = hall.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    return [(action, after) for action, after in found if action.startswith("publications.")]


def test_a_theme_becomes_a_booklet_of_its_public_items(hall, publications, shop):
    made = publications.booklet("YJS01")

    assert made.items == len(hall.items)
    assert "开一家小店" in said(made.path)
    with pypdfium2.PdfDocument(made.path) as document:
        assert len(document) == made.pages


def test_an_item_withdrawn_meanwhile_is_told_and_left_out(hall, publications, shop):
    first, *_others = hall.items
    put(hall, GuideState.WITHDRAWN, first)

    made = publications.booklet(shop.id)

    assert made.items == len(hall.items) - 1
    assert "没有编入的事项" in said(made.path)
    assert f"编号{first}" not in said(made.path)


def test_a_theme_whose_items_are_all_gone_is_refused(hall, publications, shop):
    put(hall, GuideState.SUSPENDED, *hall.items)

    with pytest.raises(NothingToBindError):
        publications.booklet("YJS01")


def test_a_theme_that_is_not_there_is_refused(publications):
    with pytest.raises(ThemeUnknownError):
        publications.booklet("YJS99")


def test_a_cancelled_booklet_leaves_no_file(publications, shop, tmp_path):
    with pytest.raises(BookCancelledError):
        publications.booklet("YJS01", progress=lambda done, _total: done < 3)

    assert list(tmp_path.rglob("*.pdf*")) == []


def test_progress_ends_where_it_was_said_to_end(hall, publications, shop):
    told: list[tuple[int, int]] = []

    def remember(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    publications.booklet("YJS01", progress=remember)

    assert [done for done, _total in told] == list(range(1, 3 * len(hall.items) + 1))
    assert {total for _done, total in told} == {3 * len(hall.items)}


def test_the_manual_of_a_department_has_all_its_public_items(hall, publications):
    made = publications.manual(UNIT)

    assert made.items == len(hall.items)
    with pytest.raises(DepartmentNotFoundError):
        publications.manual("没有的局")


def test_every_window_gets_a_card_with_its_person_and_its_items(hall, publications):
    made = publications.cards()

    assert made.pages == len(hall.windows)
    assert made.items > 0


def test_a_withdrawn_item_has_no_card_to_take_home(hall, publications):
    code = next(iter(hall.items))
    put(hall, GuideState.WITHDRAWN, code)

    with pytest.raises(ItemWithdrawnError):
        publications.plain_card(hall.items[code])


def test_a_printed_booklet_is_counted(hall, publications, printer, shop):
    made = publications.booklet("YJS01")

    publications.print_out(hall.store.request(), made)

    assert printer.pages == [made.path]
    after = {"paper": "YJS01", "pages": made.pages, "copies": 1}
    assert events(hall) == [("publications.booklet_printed", after)]


def test_a_printer_that_fails_on_the_way_says_where_and_the_rest_can_be_printed(
    hall, publications, printer, shop
):
    made = publications.booklet("YJS01")
    printer.fault = PrinterPageFailedError(printer="Q1", page=3, pages=made.pages)

    with pytest.raises(PrinterPageFailedError) as broken:
        publications.print_out(hall.store.request(), made)
    printer.fault = None
    publications.print_out(hall.store.request(), made, first_page=3)

    assert broken.value.facts["page"] == 3
    (failed, told), (printed, _after) = events(hall)
    assert (failed, printed) == ("publications.booklet_unprinted", "publications.booklet_printed")
    assert told["failed_page"] == 3
    with pypdfium2.PdfDocument(printer.pages[0]) as rest:
        assert len(rest) == made.pages - 2
    with pytest.raises(PageUnknownError):
        publications.print_out(hall.store.request(), made, first_page=made.pages + 1)


def test_a_station_of_the_staff_may_make_and_print_all_of_it(hall, printer, shop, tmp_path):
    work = hall.store.work_as("clerk")
    guides, queue = GuideService(work), QueueService(work, VAULT)
    room = PrintRoom(tmp_path, printer, printer)
    publications = PublicationService(work, guides, ThemeService(work), queue, room)

    code = next(iter(hall.items))
    made = [
        publications.booklet("YJS01"),
        publications.manual(UNIT),
        publications.cards(),
        publications.plain_card(hall.items[code]),
    ]
    for each in made:
        publications.print_out(hall.store.request(), each)

    assert len(printer.pages) == len(events(hall)) == len(made)


def test_the_theme_of_the_booklet_stays_as_it_was(hall, publications, shop):
    publications.booklet("YJS01")

    assert [row[0] for row in hall.rows(GuideTheme, GuideTheme.name)] == ["开一家小店"]
