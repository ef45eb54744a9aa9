"""The notice window (公示屏): what was posted, page by page, and the draw of the patrols."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.app.hanging_postings import HangingPostings
from hallapp.bulletins.terms import PostedRow, PostingSheet
from hallapp.faces.board.posting_layout import (
    FULL,
    PostingMeasures,
    pages_of,
    presence_words,
    wrapped,
)
from hallapp.faces.board.posting_page import draw_words
from hallapp.faces.board.posting_window import TURN_EVERY_MS, PostingMainWindow
from hallapp.faces.board.services import BoardOptions, BoardServices
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import SettableClock
from hallapp.patrols.terms import PublishedDraw
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.board.hall_seen_by_board import (
    MORNING,
    FakePlaces,
    FakeQueue,
    StoreAwayError,
    hall,
    window,
)
from tests.gui.clerk.real_hall import RealHall

TODAY = date(2026, 11, 23)
HASH = "3f2a9c01" * 8
_WORDS = st.text("未戴工牌、玩手机，离岗（登记）；", max_size=24)
_ROWS = st.lists(
    st.builds(
        PostedRow,
        unit=st.sampled_from(("市场监督管理局", "公安局", "人力资源和社会保障局窗口党支部")),
        window=st.sampled_from(("", "3号窗口", "100号窗口")),
        name=st.sampled_from(("王晓梅", "欧阳明月", "阿不都热依木·买买提")),
        presence=st.sampled_from(("在岗", "请假", "公出", "B岗", "—")),
        leave=st.sampled_from(("", "请假（上午）", "公出（全天）")),
        discipline=_WORDS,
        dress=_WORDS,
    ),
    max_size=60,
)


def measure(text: str) -> float:
    return 30.0 * len(text)


def posted(count: int, day: date = TODAY) -> PostingSheet:
    rows = tuple(
        PostedRow(f"单位{n // 10}", f"{n + 1}号窗口", f"王{n}", "在岗") for n in range(count)
    )
    return PostingSheet(day, rows, "digest", version=1)


def a_draw(secret: str = "", times: tuple[str, ...] = ()) -> PublishedDraw:
    return PublishedDraw(
        TODAY, 4, HASH, "", secret, times, datetime(2026, 11, 23, tzinfo=UTC), None
    )


class FakePostings:
    """What hangs, put there by hand."""

    def __init__(self) -> None:
        self.sheet: PostingSheet | None = posted(100)
        self.published: PublishedDraw | None = a_draw()
        self.is_away = False
        self.asked = 0

    def hanging(self) -> PostingSheet | None:
        self.asked += 1
        if self.is_away:
            raise StoreAwayError
        return self.sheet

    def draw(self, day: date) -> PublishedDraw | None:
        return self.published if day == TODAY else None


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(MORNING)


@pytest.fixture
def postings() -> FakePostings:
    return FakePostings()


@pytest.fixture
def screen(qtbot: QtBot, clock: SettableClock, postings: FakePostings) -> PostingMainWindow:
    options = BoardOptions(is_windowed=True, is_posting=True)
    made = PostingMainWindow(clock, InlineJobs(), options)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    services = BoardServices(
        hall(), FakeQueue(clock), FakePlaces((window(1),)), clock, posting=postings
    )
    with qtbot.waitExposed(made):
        made.show_face()
    made.open_hall(services)
    return made


@given(_ROWS)
def test_everybody_who_was_posted_stands_on_exactly_one_page(rows: list[PostedRow]) -> None:
    measures = PostingMeasures(em=30.0, wide=FULL * 30.0, high=600.0, blocks=2)

    pages = pages_of(rows, measures, measure)

    named = ["".join(line.cells[1]) for p in pages for b in p for line in b if not line.is_unit]
    assert named == [row.name for row in rows]


@given(_ROWS)
def test_no_block_is_higher_than_its_room_and_none_ends_with_a_heading(
    rows: list[PostedRow],
) -> None:
    measures = PostingMeasures(em=30.0, wide=FULL * 30.0, high=600.0, blocks=2)

    for page in pages_of(rows, measures, measure):
        for block in page:
            high = sum(measures.row_high(line.lines) for line in block)
            assert high <= measures.high or len(block) <= 2
            lines = list(block)
            assert lines[0].is_unit
            assert not lines[-1].is_unit


@given(_WORDS, st.integers(2, 12))
def test_words_are_broken_and_never_cut(text: str, letters: int) -> None:
    lines = wrapped(text, 30.0 * letters, measure)

    assert "".join(lines) == text
    assert all(len(line) <= letters for line in lines)


def test_presence_is_said_with_its_half_of_the_day() -> None:
    half = PostedRow("", "", "王晓梅", "在岗", leave="请假（下午）")
    whole = PostedRow("", "", "王晓梅", "请假", leave="请假（全天）")

    assert (presence_words(half), presence_words(whole)) == ("在岗，请假（下午）", "请假（全天）")


def test_the_morning_shows_the_commitment_and_no_time() -> None:
    told = " ".join(draw_words(a_draw()))

    assert HASH in told
    assert "下班后公布" in told


def test_the_evening_shows_the_times_and_what_proves_them() -> None:
    told = " ".join(draw_words(a_draw("ab" * 32, ("09:27", "10:41", "14:05", "15:52"))))

    assert "09:27，10:41，14:05，15:52" in told
    assert "ab" * 32 in told
    assert HASH in told


def test_pages_turn_by_themselves_and_begin_again(qtbot: QtBot, screen: PostingMainWindow) -> None:
    count = len(screen.page.pages)
    assert count > 1
    turning = screen._timers[-1]  # pyright: ignore[reportPrivateUsage]
    assert turning.isActive()
    assert turning.interval() == TURN_EVERY_MS

    for _n in range(count):
        turning.timeout.emit()
    assert screen.page.number == 0
    qtbot.keyClick(screen, Qt.Key.Key_Space)
    assert screen.page.number == 1


def test_a_new_posting_begins_at_its_first_page(
    screen: PostingMainWindow, postings: FakePostings
) -> None:
    screen.page.turn()
    postings.sheet = posted(60)

    screen.refresh(Change.ATTENDANCE)

    assert screen.page.number == 0
    assert "王59" in screen.page.accessibleDescription()


def test_the_same_posting_read_again_does_not_turn_back(screen: PostingMainWindow) -> None:
    screen.page.turn()

    screen.refresh(Change.ATTENDANCE)

    assert screen.page.number == 1


def test_an_old_reading_is_marked_and_stays(
    screen: PostingMainWindow, postings: FakePostings, clock: SettableClock
) -> None:
    postings.is_away = True
    clock.set_to(MORNING + timedelta(minutes=5))

    screen.refresh(Change.ATTENDANCE)

    assert screen.page.shown.stale == "数据更新于 09:42"
    assert screen.page.shown.sheet is not None


def test_a_hall_without_a_posting_says_so(
    screen: PostingMainWindow, postings: FakePostings
) -> None:
    postings.sheet = None

    screen.refresh(Change.ATTENDANCE)

    assert screen.page.pages == ()
    assert screen.page.shown.calm == "还没有公示"


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (960, 540), (640, 360)])
def test_the_glass_holds_its_lines_at_every_size(
    screen: PostingMainWindow, size: tuple[int, int]
) -> None:
    screen.page.resize(*size)
    measures = screen.page.measures()

    assert measures.wide >= FULL * measures.em - 1
    assert screen.page.pages
    assert not screen.page.grab().isNull()


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    yield made
    made.close()


def test_a_screen_of_a_real_hall_shows_what_the_manager_posted(real: RealHall) -> None:
    hanging = HangingPostings(real.open)
    assert hanging.hanging() is None
    today = real.store.work.today()

    real.open.postings.post(real.store.request(), today)

    sheet = hanging.hanging()
    assert sheet is not None
    assert (sheet.day, sheet.version) == (today, 1)
    assert hanging.draw(today) is None
