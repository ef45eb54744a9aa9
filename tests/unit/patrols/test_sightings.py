"""What the records propose for a window before a patroller looks."""

import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hallapp.hall.half_days import Half, HalfDaySpan
from hallapp.hall.terms import WindowKind, WindowRow
from hallapp.leave.terms import AwayRow, LeaveKind, OutingKind, OutingRow
from hallapp.patrols.terms import PatrolSight, Sighting
from hallapp.roster.terms import HandoverCause, HandoverRow, PostPairRow
from hallapp.serving.patrol_sightings import (
    HallRecords,
    HeldWindow,
    as_written,
    outings_at,
    sighting_of,
)

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
ANNA, BEN, CARL = (uuid.UUID(int=n) for n in (1, 2, 3))
NAMES = {ANNA: "安", BEN: "贝", CARL: "蔡"}
WINDOW = WindowRow(uuid.UUID(int=9), 3, "3号窗口", WindowKind.FRONT, "A", "A区", "", "")
BACK = WindowRow(uuid.UUID(int=9), 3, "后台3", WindowKind.BACK, "A", "A区", "", "")
PAIR = PostPairRow(uuid.UUID(int=20), WINDOW.id, 3, ANNA, "安", BEN, "贝", DAY)


def at(time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return datetime(2026, 11, 23, hour, minute, tzinfo=ZONE)


def slip(kind: OutingKind = OutingKind.OUTING, planned: str = "10:30", person: uuid.UUID = ANNA):
    return OutingRow(
        uuid.UUID(int=30), "外出1号", person, NAMES[person], "", WINDOW.id, 3, kind, "取印章",
        at("09:40"), at(planned), None, None, "", "", None, "",
        is_overdue=False, needs_approval=False,
    )  # fmt: skip


def away(kind: LeaveKind, half: Half = Half.MORNING, person: uuid.UUID = ANNA):
    return {(person, DAY): {half: AwayRow(kind, kind.is_trip, uuid.UUID(int=40))}}


def records(**known: object) -> HallRecords:
    base = {"at": at("10:00"), "names": NAMES, "belonging": {WINDOW.id: (ANNA,)}}
    return HallRecords(**(base | known))  # type: ignore[arg-type]


def held_by(person: uuid.UUID, pause: str = ""):
    return {WINDOW.id: HeldWindow(person, pause)}


def proposed(window: WindowRow = WINDOW, **known: object) -> Sighting:
    found = sighting_of(window, records(**known))
    assert found is not None
    return found


def test_whoever_is_signed_in_at_the_own_window_is_at_the_post():
    found = proposed(held=held_by(ANNA))

    assert (found.proposed, found.reason, found.person_name) == (PatrolSight.PRESENT, "", "安")


def test_a_paused_window_is_staffed_and_says_why_it_is_paused():
    found = proposed(held=held_by(ANNA, "打印机缺纸"))

    assert (found.proposed, found.reason) == (PatrolSight.PRESENT, "暂停服务：打印机缺纸")


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (OutingKind.OUTING, PatrolSight.OUT_REGISTERED),
        (OutingKind.MEETING, PatrolSight.OUT_REGISTERED),
        (OutingKind.ESCORT, PatrolSight.ESCORTING),
    ],
)
@pytest.mark.parametrize("held", [{}, held_by(ANNA)])
def test_whoever_is_out_on_a_slip_or_escorting_is_not_missing(kind, seen, held):
    found = proposed(held=held, outings=(slip(kind),))

    assert found.proposed is seen
    assert found.reason == "09:40 离岗，应 10:30 回：取印章"


def test_a_slip_that_has_run_out_says_so():
    found = proposed(outings=(slip(planned="09:55"),))

    assert found.reason.startswith("超时未回")


@pytest.mark.parametrize(
    ("kind", "word"), [(LeaveKind.SICK, "请假"), (LeaveKind.OFFICIAL_TRIP, "公出")]
)
def test_leave_is_named_in_a_public_word_only(kind, word):
    found = proposed(away=away(kind))

    assert (found.proposed, found.reason) == (PatrolSight.ON_LEAVE, word)


def test_leave_in_the_other_half_of_the_day_excuses_nobody_now():
    found = proposed(away=away(LeaveKind.SICK, Half.AFTERNOON))

    assert found.proposed is PatrolSight.VACANT


def test_the_afternoon_begins_at_noon():
    found = proposed(at=at("12:00"), away=away(LeaveKind.SICK, Half.AFTERNOON))

    assert found.proposed is PatrolSight.ON_LEAVE


def test_b_who_sits_at_a_s_window_covers_it():
    found = proposed(held=held_by(BEN), pairs=(PAIR,), away=away(LeaveKind.ANNUAL))

    assert (found.proposed, found.person_id) == (PatrolSight.B_POST, BEN)
    assert found.reason == "代安（请假）"


def test_somebody_who_is_neither_a_nor_b_is_told_apart():
    found = proposed(held=held_by(CARL), pairs=(PAIR,))

    assert found.reason == "代安，不是本岗 B 岗"


def test_an_empty_post_proposes_the_b_who_should_be_there():
    found = proposed(pairs=(PAIR,), away=away(LeaveKind.SICK))

    assert (found.proposed, found.person_id) == (PatrolSight.VACANT, BEN)
    assert found.reason == "安请假，应由 B 岗贝顶岗"


def test_a_hand_over_goes_before_the_usual_pair():
    span = HalfDaySpan.of(DAY, Half.MORNING, DAY, Half.AFTERNOON)
    handover = HandoverRow(
        uuid.UUID(int=50), PAIR.id, WINDOW.id, 3, ANNA, "安", CARL, "蔡", span,
        HandoverCause.LEAVE, "", at("09:00"), is_short_notice=False,
    )  # fmt: skip

    found = proposed(pairs=(PAIR,), handovers=(handover,), away=away(LeaveKind.SICK))

    assert found.person_id == CARL


def test_where_b_is_away_too_nobody_is_proposed_and_nobody_blamed():
    found = proposed(pairs=(PAIR,), away=away(LeaveKind.SICK) | away(LeaveKind.ANNUAL, person=BEN))

    assert (found.proposed, found.person_id) == (PatrolSight.ON_LEAVE, ANNA)


def test_a_front_window_without_sign_in_is_for_the_patroller_to_look_at():
    found = proposed()

    assert (found.proposed, found.reason) == (PatrolSight.VACANT, "安没有在本窗口登录")


def test_a_back_office_is_at_work_without_signing_in():
    assert proposed(BACK).proposed is PatrolSight.PRESENT


def test_whoever_sits_elsewhere_is_not_here():
    found = proposed(BACK, held={uuid.UUID(int=8): HeldWindow(ANNA)})

    assert (found.proposed, found.reason) == (PatrolSight.VACANT, "安在别的窗口")


def test_a_second_person_of_a_window_keeps_it_staffed_while_the_first_is_on_leave():
    found = proposed(BACK, belonging={WINDOW.id: (ANNA, CARL)}, away=away(LeaveKind.SICK))

    assert (found.proposed, found.person_id) == (PatrolSight.PRESENT, CARL)


def test_a_window_without_anybody_proposes_nothing():
    assert sighting_of(WINDOW, records(belonging={})) is None


def test_a_sheet_that_says_all_were_there_is_believed_without_sign_in():
    known = records(pairs=(PAIR,))
    covered = records(pairs=(PAIR,), away=away(LeaveKind.SICK))
    first, second = sighting_of(WINDOW, known), sighting_of(WINDOW, covered)
    assert first is not None
    assert second is not None

    assert as_written(first, known).proposed is PatrolSight.PRESENT
    assert as_written(second, covered).proposed is PatrolSight.B_POST


def test_a_slip_counts_from_leaving_until_coming_back():
    out = slip()

    assert outings_at([out], at("09:39")) == ()
    assert outings_at([out], at("09:40")) == (out,)
    assert outings_at([out], at("16:00")) == (out,)
