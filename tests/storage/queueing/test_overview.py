"""What a manager counts: numbers of the day, papers that were missing, announcements."""

import uuid
from datetime import date, timedelta

from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.kernel.settings import SettingsService
from hallapp.queueing.board_rows import PlaybackRow
from hallapp.queueing.overview import QueueOverview
from hallapp.queueing.playback import BoardService
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.queueing.terms import MissingPaper, PlaybackOutcome

TODAY = date(2026, 11, 23)


def overview(hall: SmallHall) -> QueueOverview:
    return QueueOverview(hall.store.work)


def send_home(hall: SmallHall, *papers: str) -> None:
    hall.issue()
    hall.call(1)
    hall.queue.start(hall.store.request(), hall.windows[1])
    missing = [MissingPaper(f"m-{name}", name) for name in papers]
    hall.queue.fail_visit(hall.store.request(), hall.windows[1], hall.items["GA-001"], 2, missing)


def test_void_numbers_are_not_counted_among_those_given_today(open_hall: SmallHall) -> None:
    first, *_rest = open_hall.issue_many(3)
    open_hall.queue.void(open_hall.store.request(), first, "取重了")

    rows = {row.service_id: row for row in overview(open_hall).numbers_today()}

    assert rows[open_hall.services["GA"]].given == 2
    assert rows[open_hall.services["SJ"]].given == 0


def test_a_daily_maximum_stands_beside_what_was_given(open_hall: SmallHall) -> None:
    open_hall.issue_many(2)
    with open_hall.store.engine.begin() as connection:
        connection.execute(update(ServiceRecord).values(daily_max=40))

    rows = {row.service_id: row for row in overview(open_hall).numbers_today()}

    assert (rows[open_hall.services["GA"]].given, rows[open_hall.services["GA"]].most) == (2, 40)


def test_every_missing_paper_of_a_day_is_listed_as_it_is_counted(open_hall: SmallHall) -> None:
    send_home(open_hall, "租赁合同", "身份证复印件")
    send_home(open_hall, "租赁合同")

    rows = overview(open_hall).failed_papers(TODAY, TODAY)
    counted = {row.material_name: row.people for row in open_hall.queue.failed_visits(TODAY)}

    assert counted == {"租赁合同": 2, "身份证复印件": 1}
    for name, people in counted.items():
        assert len({row.ticket_id for row in rows if row.material_name == name}) == people
    assert {row.window_number for row in rows} == {1}


def test_a_day_before_has_no_failed_visits_of_today(open_hall: SmallHall) -> None:
    send_home(open_hall, "租赁合同")

    yesterday = TODAY - timedelta(days=1)

    assert overview(open_hall).failed_papers(yesterday, yesterday) == ()


def test_announcements_are_listed_with_their_ticket_newest_first(open_hall: SmallHall) -> None:
    ticket = open_hall.issue()
    now = open_hall.store.clock.now()
    boards = BoardService(
        open_hall.store.work, SettingsService(open_hall.store.work), open_hall.store.engine
    )
    spoken, failed = (
        PlaybackRow(
            uuid.uuid4(), ticket, f"k{number}", "A", outcome, now + timedelta(seconds=number),
            None, None,
        )
        for number, outcome in enumerate((PlaybackOutcome.SPOKEN, PlaybackOutcome.FAILED))
    )  # fmt: skip
    boards.record_announcements(open_hall.store.request(), [spoken, failed])

    rows = overview(open_hall).announcements(TODAY, TODAY)

    assert [row.outcome for row in rows] == [PlaybackOutcome.FAILED, PlaybackOutcome.SPOKEN]
    assert {row.label for row in rows} == {"A001"}
