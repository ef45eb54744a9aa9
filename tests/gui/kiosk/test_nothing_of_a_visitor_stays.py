"""A kiosk left half way: after the wipe nothing of the person is in memory, files or queues."""

import gc
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from hall_rows import HALL_CODE, VAULT, small_hall
from hall_store import HALL_ID, HallStore
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hallapp.app.graph import HallKey, join
from hallapp.devices import from_setting, paper_printer
from hallapp.devices.leftovers import Leftovers
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.options import KEYBOARD, KioskOptions
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.qtkit.jobs import InlineJobs
from hallapp.serving.papers import PrintRoom
from tests.gui.kiosk.kiosk_at_hand import DRAWN, Kiosk
from tests.gui.kiosk.test_over_a_real_hall import MORNING, NUMBER, RealHall

NAME = "欧阳试试"
MASKED = "欧***"
"""What a kiosk shows of the name; the whole one never comes back from the store."""
SECRETS = (NUMBER, NAME, MASKED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the station's folder; the hall's store lies elsewhere."""
    return tmp_path / "station"


@pytest.fixture
def hall(tmp_path: Path, folder: Path) -> Iterator[RealHall]:
    store = HallStore.on_sqlite(tmp_path / "hall.db", MORNING)
    rows = small_hall(store)
    for number in rows.windows:
        rows.open_window(number)
    kept = Leftovers(folder / "kiosk" / "leftovers.json")
    printed = f"folder:{folder / 'printed'}"
    room = PrintRoom(folder / "papers", from_setting(printed, kept), paper_printer(printed, kept))
    papers = join(store.engine, HallKey(HALL_ID, HALL_CODE, DEFAULT_ZONE), store.clock, VAULT, room)
    hall = RealHall(store, rows, papers.papers)  # type: ignore[arg-type] - the real ones
    hall.leftovers = kept  # type: ignore[attr-defined]
    yield hall
    store.close()


@pytest.fixture
def kiosk(qtbot: QtBot, hall: RealHall) -> Kiosk:
    kiosk = Kiosk.__new__(Kiosk)
    kiosk.hall = hall
    options = KioskOptions(
        is_windowed=True,
        px_per_mm=DRAWN,
        station_name="K1",
        card_reader=KEYBOARD,
        card_template="{name},{number}",
        leftovers=hall.leftovers,  # type: ignore[attr-defined]
    )
    kiosk.window = KioskMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(kiosk.window)
    kiosk.window.resize(1080, 1920)
    kiosk.window.show()
    kiosk.window.open_hall(hall.services())
    return kiosk


def visit(kiosk: Kiosk, hall: RealHall) -> None:
    """Check in with a card, and walk away from the number."""
    hall.book(NAME, NUMBER)
    kiosk.scan(f"{NAME},{NUMBER}")
    kiosk.tap("check_in")
    assert kiosk.page == "number_page"


def let_go() -> None:
    """Let Qt delete what asked for it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def texts_below(root: object) -> Iterator[tuple[str, str]]:
    """Yield every text that can be reached from an object, with what holds it."""
    seen = {id(root)}
    ahead = [root]
    while ahead:
        holder = ahead.pop()
        for value in _held(holder):
            if isinstance(value, str):
                yield value, type(holder).__name__
            elif id(value) not in seen and not isinstance(value, (type, types.ModuleType)):
                seen.add(id(value))
                ahead.append(value)


def _held(holder: object) -> list[object]:
    if isinstance(holder, types.FunctionType):
        # Not its module: that is the program, not what it remembers.
        return [cell.cell_contents for cell in holder.__closure__ or ()] + [holder.__defaults__]
    if isinstance(holder, (types.FrameType, types.CodeType)):
        return []
    # Qt's objects do not show the collector what hangs on them.
    own = getattr(holder, "__dict__", {})
    return [*gc.get_referents(holder), *own.values()]


def shown_texts(widgets: list[QWidget]) -> Iterator[str]:
    """Yield every text property of every widget that lives."""
    for widget in widgets:
        meta = widget.metaObject()
        for number in range(meta.propertyCount()):
            value = meta.property(number).read(widget)
            if isinstance(value, str):
                yield value


def found(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if any(secret in text for secret in SECRETS)]


def test_while_the_person_is_there_the_search_would_find_them(kiosk, hall):
    hall.book(NAME, NUMBER)

    kiosk.scan(f"{NAME},{NUMBER}")

    assert found(text for text, _holder in texts_below(kiosk.window))


def test_after_the_wipe_no_object_and_no_widget_knows_the_person(kiosk, hall):
    visit(kiosk, hall)
    before = {page: page.objectName() for page in kiosk.window.pages.all()}

    kiosk.wait(70)
    let_go()

    assert kiosk.page == "home_page"
    assert [name for page, name in before.items() if shiboken6.isValid(page)] == []
    assert found(text for text, _holder in texts_below(kiosk.window)) == []
    assert found(shown_texts(QApplication.allWidgets())) == []


def test_pages_that_showed_a_person_go_also_when_the_person_presses_done(kiosk, hall):
    visit(kiosk, hall)
    number = kiosk.window.pages.number

    kiosk.tap("number_done")
    kiosk.wait(5)
    let_go()

    assert not shiboken6.isValid(number)
    assert found(text for text, _holder in texts_below(kiosk.window)) == []


def test_after_the_wipe_no_file_of_the_station_knows_the_person(kiosk, hall, folder):
    visit(kiosk, hall)

    kiosk.wait(70)

    left = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in left if path.name != "leftovers.json"] == []
    for path in left:
        content = path.read_bytes()
        assert not any(secret.encode() in content for secret in SECRETS)


def test_after_the_wipe_the_clipboard_is_empty(kiosk, hall):
    clipboard = QGuiApplication.clipboard()
    data = QMimeData()
    data.setText(NUMBER)
    clipboard.setMimeData(data)
    visit(kiosk, hall)

    kiosk.wait(70)

    assert clipboard.text() == ""


def test_a_number_whose_paper_came_out_stays_for_thirty_seconds_and_the_notice(kiosk, hall):
    visit(kiosk, hall)

    kiosk.wait(30)
    assert "20 秒后回到首页" in kiosk.said()
    kiosk.wait(20)

    assert kiosk.page == "home_page"


def test_a_page_that_is_busy_for_ever_is_wiped_all_the_same(kiosk):
    kiosk.tap("take_number")
    kiosk.window.page.is_busy = True

    kiosk.wait(90 + 180 + 21)

    assert kiosk.page == "home_page"
    assert not kiosk.window.page.is_busy


def test_answers_for_pages_that_are_gone_reach_nobody(kiosk):
    heard: list[str] = []
    station_owner = kiosk.window.pages.homing._station.owner
    kiosk.tap("take_number")
    kiosk.wait(201)

    InlineJobs().submit(lambda: "late", heard.append, None, station_owner)

    assert heard == []
