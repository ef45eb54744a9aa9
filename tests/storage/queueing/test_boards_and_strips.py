"""What boards and strips are told by the store, and what they may leave in it."""

import uuid
from datetime import time, timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HallStore
from sqlalchemy.exc import IntegrityError

from hallapp.kernel.settings import SettingsService
from hallapp.queueing import sound
from hallapp.queueing.board_rows import PlaybackRow, StripState
from hallapp.queueing.loudness import SoundHabits, VolumeSchedule
from hallapp.queueing.playback import BoardService
from hallapp.queueing.tables import AnnouncementLog
from hallapp.queueing.terms import Destination, IssueWish, PersonGiven, PlaybackOutcome


def boards_of(store: HallStore) -> BoardService:
    return BoardService(store.work, SettingsService(store.work), store.engine)


def said(ticket: uuid.UUID | None, store: HallStore) -> PlaybackRow:
    now = store.clock.now()
    return PlaybackRow(
        id=uuid.uuid4(),
        ticket_id=ticket,
        call_key=f"{ticket}/1",
        zone_letter="A",
        outcome=PlaybackOutcome.SPOKEN,
        queued_at=now,
        started_at=now + timedelta(seconds=1),
        ended_at=now + timedelta(seconds=4),
    )


def test_a_board_is_told_which_calls_still_hold(open_hall: SmallHall):
    tickets = open_hall.issue_many(3)
    for window in (1, 2, 3):
        open_hall.call(window)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[2])

    look = boards_of(open_hall.store).look(None)

    assert [call.label for call in look.calls] == ["A003", "A002", "A001"]
    assert look.called == {tickets[2]}
    assert look.board.calls == look.calls


def test_the_strip_follows_its_window(open_hall: SmallHall):
    boards, queue, store = boards_of(open_hall.store), open_hall.queue, open_hall.store
    window = open_hall.windows[1]
    open_hall.issue_many(2)
    seen = [boards.strip(1)]

    open_hall.call(1)
    seen.append(boards.strip(1))
    queue.miss(store.request(), window)
    seen.append(boards.strip(1))
    open_hall.call(1)
    seen.append(boards.strip(1))
    queue.start(store.request(), window)
    seen.append(boards.strip(1))

    assert [(row.state, row.label) for row in seen if row] == [
        (StripState.WELCOME, ""),
        (StripState.CALLED, "A001"),
        (StripState.WELCOME, ""),
        (StripState.CALLED, "A002"),
        (StripState.SERVING, "A002"),
    ]


def test_a_window_nobody_holds_is_closed_and_an_unknown_one_is_none(hall: SmallHall):
    row = boards_of(hall.store).strip(1)

    assert row is not None
    assert row.state is StripState.CLOSED
    assert boards_of(hall.store).strip(99) is None


def test_what_was_spoken_is_kept_once_however_often_it_is_told(open_hall: SmallHall):
    boards, request = boards_of(open_hall.store), open_hall.store.request()
    rows = [said(open_hall.issue(), open_hall.store), said(None, open_hall.store)]

    boards.record_announcements(request, rows)
    boards.record_announcements(request, rows)

    kept = open_hall.rows(AnnouncementLog, AnnouncementLog.call_key, AnnouncementLog.outcome)
    assert sorted(kept) == sorted((row.call_key, PlaybackOutcome.SPOKEN) for row in rows)


def test_a_row_of_a_ticket_that_is_none_is_a_fault_and_not_taken_for_stored(
    open_hall: SmallHall,
):
    stranger = said(uuid.uuid4(), open_hall.store)

    with pytest.raises(IntegrityError):
        boards_of(open_hall.store).record_announcements(open_hall.store.request(), [stranger])

    assert open_hall.rows(AnnouncementLog) == []


def test_the_hall_sets_how_it_calls_from_a_day_on(hall: SmallHall):
    settings, store = SettingsService(hall.store.work), hall.store
    quiet = VolumeSchedule(((time(8, 30), 80), (time(12, 0), 0), (time(13, 30), 60)))
    assert boards_of(store).habits() == SoundHabits()

    today = store.work.today()
    settings.change(store.request(), sound.VOLUME, quiet, today, "午休安静")
    settings.change(store.request(), sound.SILENT_CALLING, True, today, "听障日")  # noqa: FBT003
    settings.change(store.request(), sound.REPEATS, 2, today, "大厅嘈杂")

    assert boards_of(store).habits() == SoundHabits(quiet, is_silent=True, times=2)


@pytest.mark.postgres
@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_board_station_asks_and_logs_with_its_own_rights(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    work = open_hall.store.work_as("board")
    boards = BoardService(work, SettingsService(work), work._engine)

    look, strip = boards.look("A"), boards.strip(1)
    boards.habits()
    row = said(look.calls[0].ticket_id, open_hall.store)
    boards.record_announcements(open_hall.store.request(), [row])

    assert strip is not None
    assert strip.state is StripState.CALLED
    assert open_hall.rows(AnnouncementLog, AnnouncementLog.id) == [(row.id,)]


def test_a_board_of_one_zone_counts_and_names_only_who_waits_there(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.issue_many(8, "SJ")
    boards = boards_of(open_hall.store)

    everywhere, there = boards.look(None).board, boards.look("B").board

    assert (everywhere.waiting, there.waiting) == (10, 8)
    assert everywhere.next_labels == ("A001", "A002", "B001", "B002", "B003", "B004")
    assert there.next_labels == ("B001", "B002", "B003", "B004", "B005", "B006")


def test_of_ten_calls_at_once_a_board_shows_five_and_may_speak_all(open_hall: SmallHall):
    open_hall.issue_many(10)
    for _visit in range(10):
        open_hall.serve(1)

    look = boards_of(open_hall.store).look(None)

    assert len(look.board.calls) == 5
    assert [call.label for call in look.calls] == [f"A{n:03d}" for n in range(10, 0, -1)]
    assert look.called == frozenset()


def test_a_ticket_sent_on_stands_on_the_board_once_at_its_last_window(open_hall: SmallHall):
    store, queue = open_hall.store, open_hall.queue
    ticket = open_hall.issue()
    open_hall.call(1)
    queue.start(store.request(), open_hall.windows[1])
    queue.transfer(
        store.request(), open_hall.windows[1], Destination(window_id=open_hall.windows[2])
    )
    open_hall.call(2)

    look = boards_of(store).look(None)

    assert [(call.label, call.window_number) for call in look.calls] == [("A001", 2)]
    assert look.called == {ticket}


def test_a_board_shows_no_name_unless_the_hall_wants_names(open_hall: SmallHall):
    store = open_hall.store
    person = PersonGiven("李小花", "11010119900307109X")
    open_hall.queue.issue(store.request(), open_hall.services["GA"], wish=IssueWish(person=person))
    open_hall.call(1)

    assert boards_of(store).look(None).names == {}


def test_where_the_hall_wants_names_a_board_reads_masked_ones_only(open_hall: SmallHall):
    store = open_hall.store
    settings = SettingsService(store.work)
    settings.change(
        store.request(),
        sound.SHOWN_NAMES,
        value=True,
        valid_from=store.work.today(),
        reason="群众要求",
    )
    person = PersonGiven("李小花", "11010119900307109X")
    given = open_hall.queue.issue(
        store.request(), open_hall.services["GA"], wish=IssueWish(person=person)
    )
    open_hall.call(1)

    work = store.work_as("board")
    boards = BoardService(work, SettingsService(work), store.engine)

    assert boards.look(None).names == {given.ticket.id: "李**"}
