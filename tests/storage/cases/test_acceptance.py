"""Accepting a case from the ticket served: number, due day, light, and what is never kept."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from hall_rows import VAULT, SmallHall
from sqlalchemy import String, Text, insert, select

from hallapp.app.schema import whole_schema
from hallapp.cases.applications import Application
from hallapp.cases.errors import (
    ApplicantNameError,
    CaseNotFoundError,
    MaterialsMissingError,
    MaterialsNotTickedError,
    MaterialUnknownError,
)
from hallapp.cases.tables import CaseApplicant, HallCase
from hallapp.cases.terms import CaseRow, Light, MaterialTick, TickOutcome
from hallapp.guides.tables import RequiredMaterial
from hallapp.guides.terms import Necessity
from hallapp.kernel.database.columns import Facts
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.kernel.errors import RuleError
from hallapp.kernel.identity import IdNumberError
from hallapp.kernel.requests import RequestReusedError
from hallapp.queueing.errors import NotHolderError
from hallapp.serving.errors import NotServingError

ID_NUMBER = "110101199003070193"
NAME = "欧阳明月"


@pytest.fixture
def serving_hall(open_hall: SmallHall) -> SmallHall:
    """Window 2 serves B001 on Monday 2026-11-23."""
    open_hall.issue("SJ")
    open_hall.call(2)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[2])
    return open_hall


def application(hall: SmallHall, code: str = "SJ-001", **more: object) -> Application:
    given = {"item_id": hall.items[code], "applicant_name": NAME, "id_number": ID_NUMBER} | more
    return Application(**given)  # type: ignore[arg-type]


def accept(hall: SmallHall, window: int = 2, code: str = "SJ-001", **more: Any) -> CaseRow:
    return hall.serving.accept(
        hall.store.request(), hall.windows[window], application(hall, code, **more)
    )


def test_a_case_gets_number_due_day_and_light(serving_hall: SmallHall):
    case = accept(serving_hall)

    assert case.case_number == "330000-20261123-0001"
    assert len(case.query_code) == 8
    # Nine working days after Monday 2026-11-23: Friday of the week after next is the 4th.
    assert case.due_on == date(2026, 12, 4)
    assert case.statutory_due_on == date(2026, 12, 21)
    assert (case.light, case.remaining_days, case.is_provisional) == (Light.GREEN, 9, False)
    assert (case.ticket_number, case.window_number) == ("B001", "2")
    assert case.applicant_masked == "欧×××"
    assert serving_hall.cases.of_window(serving_hall.windows[2]) == (case,)


def test_the_preview_promises_the_day_that_acceptance_gives(serving_hall: SmallHall):
    preview = serving_hall.serving.due_preview(serving_hall.items["SJ-001"])

    assert preview.due_on == accept(serving_hall).due_on


def test_the_light_grows_graver_as_days_pass(serving_hall: SmallHall):
    accept(serving_hall)
    lights = {}
    for day in (date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 5), date(2026, 12, 22)):
        serving_hall.store.clock.set_to(datetime(day.year, day.month, day.day, 2, tzinfo=UTC))
        (case,) = serving_hall.cases.of_window(serving_hall.windows[2])
        lights[day.day] = case.light

    assert lights == {2: Light.GREEN, 3: Light.YELLOW, 5: Light.RED, 22: Light.DARK_RED}
    figures = serving_hall.cases.figures()
    assert (figures.open, figures.yellow, figures.red, figures.dark_red) == (1, 0, 0, 1)


def test_a_limit_over_new_year_is_provisional_until_the_notice_is_out(serving_hall: SmallHall):
    serving_hall.store.clock.set_to(datetime(2026, 12, 10, 2, tzinfo=UTC))

    case = accept(serving_hall, code="SJ-002")

    assert case.is_provisional
    assert case.due_on.year == 2027


def test_a_case_needs_a_ticket_that_is_being_served(open_hall: SmallHall):
    open_hall.issue("SJ")
    open_hall.call(2)

    with pytest.raises(NotServingError):
        accept(open_hall)
    with pytest.raises(NotServingError):
        accept(open_hall, window=3)

    assert open_hall.rows(HallCase) == []


def test_a_colleague_accepts_nothing_from_a_ticket_of_another_window(serving_hall: SmallHall):
    window, given = serving_hall.windows[2], application(serving_hall)

    with pytest.raises(NotHolderError):
        serving_hall.serving.accept(
            serving_hall.store.request(person_id=serving_hall.people[1]), window, given
        )

    assert serving_hall.rows(HallCase) == []
    holder = serving_hall.store.request(person_id=serving_hall.people[2])
    assert serving_hall.serving.accept(holder, window, given).ticket_number == "B001"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (ApplicantNameError, {"applicant_name": "  "}),
        (ApplicantNameError, {"applicant_name": "长" * 61}),
        (IdNumberError, {"id_number": ID_NUMBER[:-1] + "4"}),
        (
            MaterialsMissingError,
            {"ticks": (MaterialTick("m1", "营业执照", TickOutcome.MISSING),)},
        ),
    ],
)
def test_what_cannot_be_accepted_leaves_nothing(
    serving_hall: SmallHall, kind: type[RuleError], wrong: dict[str, Any]
):
    before = len(serving_hall.rows(RequestRecord)), len(serving_hall.rows(AuditEvent))

    with pytest.raises(kind):
        accept(serving_hall, **wrong)

    assert serving_hall.rows(HallCase) == []
    assert (len(serving_hall.rows(RequestRecord)), len(serving_hall.rows(AuditEvent))) == before


def ask_for(hall: SmallHall, *asked: tuple[str, Necessity]) -> list[MaterialTick]:
    """Put materials into the guide of SJ-001; return a tick of each, complete."""
    rows = [
        {
            "id": uuid.uuid4(),
            "hall_id": hall.store.hall_id,
            "item_id": hall.items["SJ-001"],
            "position": position,
            "name": name,
            "necessity": necessity,
            "since_version": 1,
        }
        for position, (name, necessity) in enumerate(asked, start=1)
    ]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(RequiredMaterial), rows)
    return [MaterialTick(str(row["id"]), str(row["name"]), TickOutcome.COMPLETE) for row in rows]


def test_a_case_whose_materials_nobody_looked_at_is_refused(serving_hall: SmallHall):
    licence, _form, plan, _photo = ask_for(
        serving_hall,
        ("营业执照", Necessity.REQUIRED),
        ("申请书", Necessity.REQUIRED),
        ("平面图", Necessity.REQUIRED),
        ("照片", Necessity.OPTIONAL),
    )

    with pytest.raises(MaterialsNotTickedError) as none:
        accept(serving_hall)
    with pytest.raises(MaterialsNotTickedError) as some:
        accept(serving_hall, ticks=(licence, replace(plan, outcome=TickOutcome.NOT_NEEDED)))

    assert none.value.facts == {"count": 3, "names": "营业执照、申请书、平面图"}
    assert some.value.facts == {"count": 1, "names": "申请书"}
    assert serving_hall.rows(HallCase) == []


def test_what_is_optional_comes_later_or_does_not_apply_stops_no_case(serving_hall: SmallHall):
    licence, form, *_not_looked_at = ask_for(
        serving_hall,
        ("营业执照", Necessity.REQUIRED),
        ("委托书", Necessity.REQUIRED),
        ("照片", Necessity.OPTIONAL),
        ("体检报告", Necessity.LATER),
    )

    case = accept(serving_hall, ticks=(licence, replace(form, outcome=TickOutcome.NOT_NEEDED)))

    assert case.ticket_number == "B001"


def test_a_tick_of_no_material_of_the_item_is_refused(serving_hall: SmallHall):
    (licence,) = ask_for(serving_hall, ("营业执照", Necessity.REQUIRED))
    stranger = MaterialTick(str(uuid.uuid4()), "户口簿", TickOutcome.COMPLETE)

    with pytest.raises(MaterialUnknownError) as refused:
        accept(serving_hall, ticks=(licence, stranger))

    assert refused.value.facts == {"names": "户口簿"}
    assert serving_hall.rows(HallCase) == []


def test_the_ticks_are_kept_in_order(serving_hall: SmallHall):
    names = ("材料1", "材料2", "材料3")
    first, second, third = ask_for(serving_hall, *((name, Necessity.REQUIRED) for name in names))
    ticks = (third, first, second)

    case = accept(serving_hall, ticks=ticks)

    assert serving_hall.cases.ticks(uuid.UUID(case.id)) == ticks
    assert serving_hall.cases.applicant_of(uuid.UUID(case.id)) == NAME


def test_the_id_number_stands_nowhere_in_the_store(serving_hall: SmallHall):
    accept(serving_hall)

    found = 0
    with serving_hall.store.work.read() as session:
        for table in whole_schema().sorted_tables:
            texts = [column for column in table.c if isinstance(column.type, String | Text | Facts)]
            if not texts:
                continue
            for row in session.execute(select(*texts)):
                found += 1
                assert ID_NUMBER not in str(row), table.name
        sealed, digest = session.execute(
            select(CaseApplicant.id_sealed, CaseApplicant.id_digest)
        ).one()
    assert found > 10
    assert sealed is not None
    assert VAULT.open(sealed) == ID_NUMBER
    assert VAULT.digest(ID_NUMBER) == digest


def test_the_applicants_name_stands_in_one_table_only(serving_hall: SmallHall):
    accept(serving_hall)

    with serving_hall.store.work.read() as session:
        for table in whole_schema().sorted_tables:
            texts = [column for column in table.c if isinstance(column.type, String | Text | Facts)]
            rows = session.execute(select(*texts)).all() if texts else []
            named = any(NAME in str(row) for row in rows)
            assert named == (table.name == "case_applicant"), table.name


def test_asking_twice_accepts_once(serving_hall: SmallHall):
    request, given = serving_hall.store.request(), application(serving_hall)

    first = serving_hall.serving.accept(request, serving_hall.windows[2], given)
    again = serving_hall.serving.accept(request, serving_hall.windows[2], given)

    assert first == again
    assert len(serving_hall.rows(HallCase)) == 1
    with pytest.raises(RequestReusedError):
        serving_hall.serving.accept(
            request, serving_hall.windows[2], application(serving_hall, phone="13800000000")
        )


def test_case_numbers_are_unique_when_windows_accept_at_once(open_hall: SmallHall):
    for window in (2, 3):
        open_hall.issue("SJ")
        open_hall.call(window)
        open_hall.queue.start(open_hall.store.request(), open_hall.windows[window])
    gate = Barrier(2)
    failed: list[Exception] = []

    def accept_five(window: int) -> None:
        gate.wait(10)
        try:
            for _case in range(5):
                accept(open_hall, window, id_number="")
        except Exception as error:  # noqa: BLE001 - told by the thread that waits
            failed.append(error)

    threads = [Thread(target=accept_five, args=(window,)) for window in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert failed == []
    numbers = sorted(number for (number,) in open_hall.rows(HallCase, HallCase.case_number))
    assert numbers == [f"330000-20261123-{count:04d}" for count in range(1, 11)]


def test_case_numbers_begin_anew_each_day(serving_hall: SmallHall):
    accept(serving_hall)
    serving_hall.store.clock.advance(timedelta(days=1))

    assert accept(serving_hall, id_number="").case_number == "330000-20261124-0001"


def test_an_unknown_case_is_not_found(serving_hall: SmallHall):
    with pytest.raises(CaseNotFoundError):
        serving_hall.cases.case(serving_hall.items["SJ-001"])
