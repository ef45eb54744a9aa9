"""What a hall sets up in its queue: checked, audited, in force with the next number."""

import uuid
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from hall_store import HALL_ID
from queue_setup import set_policy
from sqlalchemy import insert

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Request
from hallapp.queueing import plan_errors
from hallapp.queueing.issue_errors import NotInSessionError
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import (
    PackageRow,
    PackageStepRow,
    PriorityRow,
    SeriesRow,
    SessionKind,
    SessionRow,
)
from hallapp.wording import sentence


def plan_of(hall: SmallHall) -> QueuePlanService:
    return QueuePlanService(hall.store.work)


def manager(hall: SmallHall) -> Request:
    return hall.store.request()


def series_a(hall: SmallHall) -> SeriesRow:
    return next(row for row in plan_of(hall).series() if row.prefix == "A")


def sitting(hall: SmallHall, opens: int, closes: int, **more: object) -> SessionRow:
    row = SessionRow(
        uuid.uuid4(),
        hall.services["GA"],
        "12345",
        time(opens),
        time(closes),
        0,
        SessionKind.EVERYBODY,
        is_active=True,
    )
    return replace(row, **more)  # type: ignore[arg-type]


def events(hall: SmallHall, action: str) -> list[tuple[object, ...]]:
    found = hall.rows(AuditEvent, AuditEvent.action, AuditEvent.before, AuditEvent.after)
    return [row[1:] for row in found if row[0] == action]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"prefix": "A1"}, plan_errors.BandPrefixError),
        ({"prefix": ""}, plan_errors.BandPrefixError),
        ({"step": 0}, plan_errors.BandEmptyError),
        ({"first": 50, "last": 49}, plan_errors.BandEmptyError),
        ({"last": 1000}, plan_errors.BandWidthError),
        ({"prefix": "B"}, plan_errors.BandOverlapError),
    ],
)
def test_a_series_whose_numbers_could_be_mistaken_is_refused(
    hall: SmallHall, changes: dict[str, object], refusal: type[plan_errors.RuleError]
):
    before = series_a(hall)

    with pytest.raises(refusal) as error:
        plan_of(hall).save_series(manager(hall), replace(before, **changes))  # type: ignore[arg-type]

    assert series_a(hall) == before
    assert "—" not in sentence(error.value)


def test_two_bands_of_one_prefix_stand_beside_each_other_and_never_overlap(hall: SmallHall):
    plan, old = plan_of(hall), series_a(hall)
    plan.save_series(manager(hall), replace(old, last=499))
    beside = SeriesRow(uuid.uuid4(), "A", 500, 999, 3, 1, is_wrapping=False)

    plan.save_series(manager(hall), beside)
    with pytest.raises(plan_errors.BandOverlapError) as error:
        plan.save_series(manager(hall), replace(beside, first=499))

    assert [(row.first, row.last) for row in plan.series() if row.prefix == "A"] == [
        (1, 499),
        (500, 999),
    ]
    assert error.value.facts == {"prefix": "A", "first": 1, "last": 499}


def test_a_series_that_gave_numbers_today_is_renumbered_tomorrow(hall: SmallHall):
    plan, old = plan_of(hall), series_a(hall)
    hall.issue_many(3)

    for changes in ({"first": 0}, {"step": 2}, {"last": 2}, {"prefix": "C"}):
        with pytest.raises(plan_errors.SeriesUsedError):
            plan.save_series(manager(hall), replace(old, **changes))  # type: ignore[arg-type]
    plan.save_series(manager(hall), replace(old, last=9999, width=4))
    today = hall.queue.ticket(hall.issue()).label
    hall.store.clock.advance(timedelta(days=1))
    plan.save_series(manager(hall), replace(series_a(hall), first=101, step=2))

    assert today == "A0004"
    assert hall.queue.ticket(hall.issue()).label == "A0101"


def test_a_session_holds_from_the_next_number_on_and_ends_when_it_is_removed(hall: SmallHall):
    plan, row = plan_of(hall), sitting(hall, 13, 17)

    plan.save_session(manager(hall), row)
    with pytest.raises(NotInSessionError):
        hall.issue()
    plan.save_session(manager(hall), replace(row, opens=time(8)))
    hall.issue()
    plan.remove_session(manager(hall), row.id)
    hall.store.clock.advance(timedelta(hours=12))
    hall.issue()

    assert plan.sessions() == ()
    assert [after for _before, after in events(hall, "queueing.session_saved")][1] == {
        "opens": "08:00:00"
    }


def test_sessions_of_one_service_never_overlap(hall: SmallHall):
    plan = plan_of(hall)
    plan.save_session(manager(hall), sitting(hall, 9, 12))

    plan.save_session(manager(hall), sitting(hall, 12, 17))
    plan.save_session(manager(hall), sitting(hall, 9, 12, weekdays="67"))
    with pytest.raises(plan_errors.SessionOverlapError) as error:
        plan.save_session(manager(hall), sitting(hall, 11, 13))
    with pytest.raises(plan_errors.SessionTimesError):
        plan.save_session(manager(hall), sitting(hall, 12, 12, weekdays="6"))
    with pytest.raises(plan_errors.SessionTimesError):
        plan.save_session(manager(hall), sitting(hall, 18, 19, weekdays=""))

    assert error.value.facts == {"opens": "09:00", "closes": "12:00"}


def test_a_service_keeps_its_code_and_limits_only_people_whom_it_asks_for(hall: SmallHall):
    plan = plan_of(hall)
    row = next(each for each in plan.services() if each.code == "GA")

    with pytest.raises(plan_errors.PersonMaxError):
        plan.save_service(manager(hall), replace(row, person_max=1))
    with pytest.raises(plan_errors.PartFixedError):
        plan.save_service(manager(hall), replace(row, code="XX"))
    with pytest.raises(plan_errors.CodeTakenError):
        plan.save_service(manager(hall), replace(row, code="SJ"))
    with pytest.raises(plan_errors.PartUnknownError):
        plan.save_service(manager(hall), replace(row, series_id=uuid.uuid4()))
    with pytest.raises(plan_errors.FigureError):
        plan.save_service(manager(hall), replace(row, daily_max=-1))
    plan.save_service(manager(hall), replace(row, name="个人办事", daily_max=50))

    assert events(hall, "queueing.service_saved") == [
        ({"daily_max": 0, "name": "个人事务"}, {"daily_max": 50, "name": "个人办事"})
    ]
    assert hall.queue.services()[0].name == "个人办事"


def test_a_new_service_gives_numbers_of_a_series_that_it_shares(hall: SmallHall):
    plan = plan_of(hall)
    row = next(each for each in plan.services() if each.code == "GA")
    hall.issue()

    plan.save_service(
        manager(hall), replace(row, id=uuid.uuid4(), code="LZ", name="领证", position=9)
    )
    new = next(each for each in hall.queue.services() if each.code == "LZ")

    assert hall.queue.issue(hall.store.request(), new.id).ticket.label == "A002"


def test_a_class_gets_no_more_than_the_hall_gives_anybody(hall: SmallHall):
    plan = plan_of(hall)
    row = PriorityRow(
        uuid.uuid4(), "LN", "老年人", 20, needs_proof=False, position=0, is_active=True
    )

    plan.save_priority(manager(hall), row)
    set_policy(hall, head_start_cap_minutes=15)
    with pytest.raises(plan_errors.HeadStartCapError) as error:
        plan.save_priority(manager(hall), replace(row, name="老人"))
    plan.save_priority(manager(hall), replace(row, head_start_minutes=5, is_active=False))

    assert error.value.facts == {"cap": 15}
    assert hall.queue.priorities() == ()
    assert plan.priorities()[0].head_start_minutes == 5


def test_a_window_prefers_a_service_within_what_the_hall_allows(hall: SmallHall):
    plan, window, service = plan_of(hall), hall.windows[1], hall.services["SJ"]

    with pytest.raises(plan_errors.PartUnknownError):
        plan.set_lead(manager(hall), window, service, 5)
    plan.link(manager(hall), window, service)
    plan.set_lead(manager(hall), window, service, -10)
    with pytest.raises(plan_errors.LeadCapError):
        plan.set_lead(manager(hall), window, service, 21)
    linked = [row for row in plan.window_services() if row.service_id == service]
    plan.unlink(manager(hall), window, service)
    unlinked = [row.window_number for row in plan.window_services() if row.service_id == service]
    plan.link(manager(hall), window, service)

    assert [(row.window_number, row.lead_minutes) for row in linked] == [(1, -10), (2, 0), (3, 0)]
    assert unlinked == [2, 3]
    assert len(plan.window_services()) == 6
    assert len(events(hall, "queueing.window_service")) == 4


def test_a_package_has_two_services_at_least_and_keeps_them(hall: SmallHall):
    plan = plan_of(hall)
    steps = (
        PackageStepRow(hall.services["SJ"], "企业开办", hall.items["SJ-001"], 1),
        PackageStepRow(hall.services["GA"], "个人事务", None, 2),
    )
    row = PackageRow(uuid.uuid4(), "KB", "开办企业一件事", "", is_active=True, steps=steps)

    with pytest.raises(plan_errors.PackageShortError):
        plan.save_package(manager(hall), replace(row, steps=steps[:1]))
    plan.save_package(manager(hall), row)
    with pytest.raises(plan_errors.PackageStepsFixedError):
        plan.save_package(
            manager(hall),
            replace(
                row, steps=steps[::-1] + steps[:0] + (PackageStepRow(uuid.uuid4(), "", None, 3),)
            ),
        )
    plan.save_package(manager(hall), replace(row, is_active=False))

    assert plan.packages() == (replace(row, is_active=False),)
    assert hall.queue.packages() == ()


def test_only_manager_and_administrator_set_up_the_queue(hall: SmallHall):
    clerk = hall.store.request(person_id=hall.people[1])
    with pytest.raises(NotEntitledError):
        plan_of(hall).save_session(clerk, sitting(hall, 9, 12))
    with hall.store.engine.begin() as connection:
        connection.execute(
            insert(PersonRole),
            {"person_id": hall.people[2], "role": Role.MANAGER, "hall_id": HALL_ID},
        )
    boss = hall.store.request(person_id=hall.people[2])

    plan_of(hall).save_session(boss, sitting(hall, 9, 12))

    assert len(plan_of(hall).sessions()) == 1


def test_saving_twice_with_one_request_saves_once(hall: SmallHall):
    request, row = manager(hall), sitting(hall, 9, 12)

    plan_of(hall).save_session(request, row)
    plan_of(hall).save_session(request, row)

    assert len(plan_of(hall).sessions()) == 1
    assert len(events(hall, "queueing.session_saved")) == 1


def test_everything_is_set_up_with_the_rights_of_a_desk(hall: SmallHall):
    work = hall.store.work_as("clerk")
    plan, old = QueuePlanService(work), series_a(hall)
    service = next(each for each in plan.services() if each.code == "GA")
    row = PriorityRow(
        uuid.uuid4(), "LN", "老年人", 10, needs_proof=False, position=0, is_active=True
    )
    steps = tuple(
        PackageStepRow(hall.services[code], "", None, place)
        for place, code in enumerate(("SJ", "GA"))
    )
    session = sitting(hall, 9, 12)

    plan.save_series(manager(hall), replace(old, last=500, is_wrapping=True))
    plan.save_service(manager(hall), replace(service, daily_max=9, slip_words="请带原件"))
    plan.save_session(manager(hall), session)
    plan.save_session(manager(hall), replace(session, quota=3))
    plan.remove_session(manager(hall), session.id)
    plan.save_priority(manager(hall), row)
    plan.save_priority(manager(hall), replace(row, name="老人"))
    package = PackageRow(uuid.uuid4(), "KB", "一件事", "", is_active=True, steps=steps)
    plan.save_package(manager(hall), package)
    plan.save_package(manager(hall), replace(package, name="开办一件事"))
    plan.link(manager(hall), hall.windows[1], hall.services["SJ"])
    plan.unlink(manager(hall), hall.windows[1], hall.services["SJ"])

    kiosk = QueueService(hall.store.work_as("kiosk"), VAULT)
    assert kiosk.issue(hall.store.request(), hall.services["GA"]).ticket.label == "A001"
