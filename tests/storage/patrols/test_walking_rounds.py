"""Rounds in the store: begun once, marked, ended, corrected, keyed in; nothing is overwritten."""

from datetime import date, timedelta

import pytest

from hallapp.attendance.errors import PeriodClosedError
from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.database.records import AuditEvent
from hallapp.patrols.errors import (
    FindingMissingError,
    FindingUnknownError,
    MarkUnknownError,
    NothingFoundError,
    NotPatrollerError,
    ReasonMissingError,
    RoundNumberError,
    RoundOverError,
    RoundTakenError,
    RoundUnknownError,
    SheetTimeError,
    WindowTwiceError,
    WindowUnknownError,
)
from hallapp.patrols.tables import PatrolMark, PatrolRound
from hallapp.patrols.terms import (
    MarkWish,
    PaperSheet,
    PatrolSight,
    RoundEnd,
    RoundSource,
    RoundState,
    Sighting,
)
from tests.storage.patrols.patrolled import (
    CLERK,
    LEADER,
    MANAGER,
    ON_SQLITE,
    PatrolledHall,
    close_month,
)
from tests.storage.queueing.test_windows_at_once import at_once, refused, whole_chain

MONDAY = date(2026, 11, 23)


def first_time(patrolled: PatrolledHall) -> timedelta:
    """When the first round is to be, as far from midnight."""
    told = patrolled.patrols.plan_for(patrolled.by(LEADER)).times
    return told[0].at - patrolled.moment("00:00")


def test_two_stations_that_begin_one_round_at_once_have_one_round(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")

    answers = at_once(
        lambda: patrolled.patrols.start(patrolled.by(LEADER), 1).id,
        lambda: patrolled.patrols.start(patrolled.by(MANAGER), 1, RoundSource.VIDEO).id,
    )

    assert not refused(answers)
    assert len(set(answers)) == 1
    assert len(patrolled.hall.rows(PatrolRound)) == 1
    assert whole_chain(patrolled.hall.store)


def test_two_stations_that_mark_one_window_at_once_leave_one_mark(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)

    answers = at_once(
        lambda: patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone()),
        lambda: patrolled.patrols.mark(patrolled.by(MANAGER), visit.id, patrolled.present(2)),
    )

    held = [each for each in patrolled.patrols.marks(visit.id) if each.window_number == 2]
    assert len(held) == 1
    assert not refused(answers)
    assert len(patrolled.hall.rows(PatrolMark)) == 2


@ON_SQLITE
def test_a_round_that_begins_late_stays_late(patrolled: PatrolledHall) -> None:
    due = first_time(patrolled.drawn())
    patrolled.hall.store.clock.set_to(patrolled.moment("00:00") + due + timedelta(minutes=31))

    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)
    ended = patrolled.patrols.end(patrolled.by(LEADER), visit.id)

    assert (visit.offset_minutes, visit.is_late) == (31, True)
    assert visit.state is RoundState.UNDER_WAY
    assert ended.state is RoundState.LATE
    assert ended.punctuality == "迟 31 分钟"


@ON_SQLITE
def test_a_round_within_the_grace_is_in_time_and_an_early_one_says_so(
    patrolled: PatrolledHall,
) -> None:
    due = first_time(patrolled.drawn())
    patrolled.hall.store.clock.set_to(patrolled.moment("00:00") + due + timedelta(minutes=30))
    second = patrolled.patrols.plan_for(patrolled.by(LEADER)).times[1].at

    first = patrolled.patrols.start(patrolled.by(LEADER), 1)
    patrolled.hall.store.clock.set_to(second - timedelta(minutes=10))
    early = patrolled.patrols.start(patrolled.by(LEADER), 2)

    assert (first.is_late, first.punctuality) == (False, "按时")
    assert (early.offset_minutes, early.is_late, early.punctuality) == (-10, False, "早 10 分钟")


@ON_SQLITE
def test_an_extra_round_has_no_drawn_time_and_is_never_late(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("16:50")

    extra = patrolled.patrols.start(patrolled.by(LEADER), 5, RoundSource.VIDEO)

    assert (extra.drawn_at, extra.is_late, extra.is_extra) == (None, False, True)
    assert extra.source is RoundSource.VIDEO


@ON_SQLITE
def test_only_whoever_runs_the_hall_or_is_named_patrols(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")

    with pytest.raises(NotPatrollerError):
        patrolled.patrols.start(patrolled.by(CLERK), 1)
    patrolled.patrols.name_patroller(patrolled.by(MANAGER), MONDAY, patrolled.hall.people[CLERK])

    assert patrolled.patrols.start(patrolled.by(CLERK), 1).patroller_name == "张1"
    for number in (0, 21):
        with pytest.raises(RoundNumberError):
            patrolled.patrols.start(patrolled.by(CLERK), number)


@ON_SQLITE
def test_a_tap_at_a_window_names_who_sits_there_and_what_was_found(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)

    mark = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone())

    assert (mark.window_number, mark.person_name, mark.department) == (2, "张2", "市场监督管理局")
    assert (mark.label, mark.finding_code) == ("玩手机或游戏", "phone_or_games")
    # Monday's finding waits until Tuesday is over.
    assert mark.explain_until == patrolled.moment("00:00", day=25)
    assert patrolled.patrols.round(visit.id).marked == 1


def test_a_second_look_supersedes_the_first_which_stays(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)
    first = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone())

    second = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.present(2))
    again = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.present(2))

    assert again == second
    (held,) = patrolled.patrols.marks(visit.id)
    assert held == second
    kept = patrolled.hall.rows(PatrolMark, PatrolMark.id, PatrolMark.superseded_by)
    assert dict(kept) == {first.id: patrolled.hall.people[LEADER], second.id: None}


@ON_SQLITE
def test_what_cannot_be_seen_is_refused(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    visit = patrols.start(by(LEADER), 1)
    finding = patrolled.finding("chatting")
    off = next(e for e in patrols.findings(with_inactive=True) if e.code == "lingering")
    window = patrolled.window(1)

    with pytest.raises(FindingMissingError):
        patrols.mark(by(LEADER), visit.id, MarkWish(window, PatrolSight.FINDING))
    with pytest.raises(FindingUnknownError):
        patrols.mark(by(LEADER), visit.id, MarkWish(window, PatrolSight.FINDING, off.id))
    with pytest.raises(WindowUnknownError):
        patrols.mark(by(LEADER), visit.id, MarkWish(visit.id, PatrolSight.FINDING, finding.id))
    with pytest.raises(RoundUnknownError):
        patrols.mark(by(LEADER), window, patrolled.present())
    with pytest.raises(NotPatrollerError):
        patrols.mark(by(CLERK), visit.id, patrolled.present())


@ON_SQLITE
def test_windows_nobody_looked_at_stay_unseen_unless_the_patroller_says_otherwise(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    first, second = (patrols.start(by(LEADER), number) for number in (1, 2))
    for visit in (first, second):
        patrols.mark(by(LEADER), visit.id, patrolled.phone())

    patrols.end(by(LEADER), first.id)
    ended = patrols.end(by(LEADER), second.id, RoundEnd(is_rest_present=True, note="正常"))

    assert [(m.window_number, m.is_assumed) for m in patrols.marks(first.id)] == [(2, False)]
    rest = [(m.window_number, m.label, m.is_assumed) for m in patrols.marks(second.id)]
    assert rest == [(1, "在岗", True), (2, "玩手机或游戏", False), (3, "在岗", True)]
    assert (ended.rest_present, ended.note) == (True, "正常")
    with pytest.raises(RoundOverError):
        patrols.mark(by(LEADER), first.id, patrolled.present())
    with pytest.raises(RoundOverError):
        patrols.end(by(LEADER), first.id)


@ON_SQLITE
def test_the_rest_takes_over_what_the_records_say_but_never_blames_unseen(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)
    out = Sighting(
        patrolled.window(1), PatrolSight.OUT_REGISTERED, "09:40 外出", patrolled.hall.people[1]
    )
    empty = Sighting(patrolled.window(3), PatrolSight.VACANT)

    patrolled.patrols.end(
        patrolled.by(LEADER), visit.id, RoundEnd(is_rest_present=True, sightings=(out, empty))
    )

    (mark,) = patrolled.patrols.marks(visit.id)
    assert (mark.window_number, mark.label, mark.words) == (1, "外出已登记", "09:40 外出")


def test_a_correction_needs_its_reason_and_leaves_what_was_there(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    visit = patrols.start(by(LEADER), 1)
    mark = patrols.mark(by(LEADER), visit.id, patrolled.phone())
    patrols.end(by(LEADER), visit.id)

    with pytest.raises(ReasonMissingError):
        patrols.correct(by(MANAGER), mark.id, patrolled.present(2), " ")
    with pytest.raises(NotEntitledError):
        patrols.correct(by(CLERK), mark.id, patrolled.present(2), "看错了")
    right = patrols.correct(by(MANAGER), mark.id, patrolled.present(1), "看错了，是叫号终端")

    assert (right.window_number, right.label) == (2, "在岗")
    assert len(patrolled.hall.rows(PatrolMark)) == 2
    with pytest.raises(MarkUnknownError):
        patrols.correct(by(MANAGER), mark.id, patrolled.present(2), "再改")
    reasons = patrolled.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("patrols.marked", "看错了，是叫号终端") in reasons


@ON_SQLITE
def test_what_was_found_is_put_right(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    visit = patrols.start(by(LEADER), 1)
    bad = patrols.mark(by(LEADER), visit.id, patrolled.phone())
    good = patrols.mark(by(LEADER), visit.id, patrolled.present())

    done = patrols.rectify(by(LEADER), bad.id, "当场收起手机")

    assert (done.rectified_on, done.rectified_words) == (MONDAY, "当场收起手机")
    with pytest.raises(NothingFoundError):
        patrols.rectify(by(LEADER), good.id, "")


def test_a_paper_sheet_is_keyed_in_with_the_time_that_it_says(patrolled: PatrolledHall) -> None:
    due = first_time(patrolled.drawn())
    walked = patrolled.moment("00:00") + due + timedelta(minutes=5)
    patrolled.at("09:00", day=24)
    sheet = PaperSheet(
        MONDAY,
        1,
        walked,
        (patrolled.phone(),),
        ended_at=walked + timedelta(minutes=20),
        patroller_id=patrolled.hall.people[LEADER],
        is_rest_present=True,
    )

    visit = patrolled.patrols.key_in(patrolled.by(MANAGER), sheet)

    assert (visit.source, visit.is_late, visit.offset_minutes) == (RoundSource.PAPER, False, 5)
    assert (visit.patroller_name, visit.state) == ("张5", RoundState.DONE)
    assert visit.noted_at == patrolled.moment("09:00", day=24)
    assert len(patrolled.patrols.marks(visit.id)) == 3
    with pytest.raises(RoundTakenError):
        patrolled.patrols.key_in(patrolled.by(MANAGER), sheet)


@ON_SQLITE
@pytest.mark.parametrize(
    ("started", "ended"),
    [(("10:00", 24), None), (("10:00", 23), ("09:59", 23)), (("17:00", 23), None)],
)
def test_a_sheet_whose_times_cannot_be_is_refused(
    patrolled: PatrolledHall, started: tuple[str, int], ended: tuple[str, int] | None
) -> None:
    patrolled.at("12:00")
    until = None if ended is None else patrolled.moment(*ended)
    sheet = PaperSheet(MONDAY, 1, patrolled.moment(*started), (), ended_at=until)

    with pytest.raises(SheetTimeError):
        patrolled.patrols.key_in(patrolled.by(MANAGER), sheet)


@ON_SQLITE
def test_a_sheet_with_one_window_twice_is_refused(patrolled: PatrolledHall) -> None:
    patrolled.at("12:00")
    twice = (patrolled.phone(2), patrolled.present(2))

    sheet = PaperSheet(MONDAY, 1, patrolled.moment("10:00"), twice)

    with pytest.raises(WindowTwiceError):
        patrolled.patrols.key_in(patrolled.by(MANAGER), sheet)


@ON_SQLITE
def test_a_day_shows_rounds_as_columns_and_what_was_missed(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    visit = patrols.start(by(LEADER), 1)
    patrols.mark(by(LEADER), visit.id, patrolled.phone())
    morning = patrols.of_day()
    patrols.end(by(LEADER), visit.id)

    evening = patrolled.at("17:00").patrols.of_day(MONDAY)

    assert [each.state for each in morning.columns] == [
        RoundState.UNDER_WAY, RoundState.PLANNED, RoundState.PLANNED, RoundState.PLANNED,
    ]  # fmt: skip
    assert [each.state.label for each in evening.columns][1:] == ["漏巡"] * 3
    assert evening.missed == 3
    cells = {
        row.window_number: {n: m.label for n, m in row.cells.items()} for row in evening.windows
    }
    assert cells == {1: {}, 2: {1: "玩手机或游戏"}, 3: {}}


@ON_SQLITE
def test_a_period_counts_what_was_to_be_and_what_was(patrolled: PatrolledHall) -> None:
    patrolled.drawn().at("10:00")
    for number in (1, 2, 5):
        visit = patrolled.patrols.start(patrolled.by(LEADER), number)
        patrolled.patrols.end(patrolled.by(LEADER), visit.id)
    patrolled.at("18:00", day=24)

    sunday, tuesday = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)
    monday, next_day = patrolled.patrols.tallies(sunday, tuesday)

    assert (monday.day, monday.asked, monday.drawn, monday.made) == (MONDAY, 4, 4, 2)
    assert (monday.extra, monday.missed) == (1, 2)
    # Nobody drew on Tuesday: the rule's four rounds were missed all the same.
    assert (next_day.day, next_day.drawn, next_day.missed) == (tuesday, 4, 4)


@ON_SQLITE
def test_a_day_of_a_closed_month_is_changed_by_a_manager_with_a_reason_only(
    patrolled: PatrolledHall,
) -> None:
    patrolled.drawn().at("10:00")
    by, patrols = patrolled.by, patrolled.patrols
    visit = patrols.start(by(LEADER), 1)
    mark = patrols.mark(by(LEADER), visit.id, patrolled.phone())
    patrols.end(by(LEADER), visit.id)
    close_month(patrolled)
    sheet = PaperSheet(MONDAY, 2, patrolled.moment("15:00"), ())

    with pytest.raises(NotEntitledError):
        patrols.correct(by(LEADER), mark.id, patrolled.present(2), "看错了")
    with pytest.raises(PeriodClosedError):
        patrols.key_in(by(MANAGER), sheet)

    patrols.correct(by(MANAGER), mark.id, patrolled.present(2), "看错了")

    told = patrolled.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("patrols.after_lock", "看错了") in told
