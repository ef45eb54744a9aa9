"""What a test sets up around the small hall: sessions, classes, packages, the calendar."""

from __future__ import annotations

import uuid
from datetime import date, time
from typing import Any

from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select, update

from hallapp.hall.tables import CalendarDay
from hallapp.hall.workdays import DayKind
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.tables import (
    IssueSession,
    NumberSeries,
    PackageStep,
    PriorityClass,
    QueueService,
    VisitPackage,
)
from hallapp.queueing.terms import SessionKind


def add(hall: SmallHall, mapped: type[Any], **values: Any) -> uuid.UUID:
    made = uuid.uuid4()
    with hall.store.engine.begin() as connection:
        connection.execute(insert(mapped), {"id": made, "hall_id": HALL_ID, **values})
    return made


def session(
    hall: SmallHall, opens: str, closes: str, service: str = "GA", **values: Any
) -> uuid.UUID:
    return add(
        hall,
        IssueSession,
        service_id=hall.services[service],
        weekdays=values.pop("weekdays", "12345"),
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        quota=values.pop("quota", 0),
        kind=values.pop("kind", SessionKind.EVERYBODY),
        is_active=True,
        **values,
    )


def priority(hall: SmallHall, minutes: int, name: str = "老年人", **values: Any) -> uuid.UUID:
    return add(
        hall,
        PriorityClass,
        code=values.pop("code", name),
        name=name,
        head_start_minutes=minutes,
        needs_proof=values.pop("needs_proof", False),
        position=0,
        is_active=values.pop("is_active", True),
    )


def package(hall: SmallHall, *steps: tuple[str, int], is_active: bool = True) -> uuid.UUID:
    made = add(hall, VisitPackage, code="KB", name="开办企业一件事", words="", is_active=is_active)
    items = {"GA": hall.items["GA-001"], "SJ": hall.items["SJ-001"]}
    with hall.store.engine.begin() as connection:
        for code, position in steps:
            connection.execute(
                insert(PackageStep),
                {
                    "package_id": made,
                    "service_id": hall.services[code],
                    "hall_id": HALL_ID,
                    "item_id": items[code],
                    "position": position,
                },
            )
    return made


def set_service(hall: SmallHall, service: str = "GA", **values: Any) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(QueueService).where(QueueService.id == hall.services[service]).values(**values)
        )


def set_series(hall: SmallHall, service: str = "GA", **values: Any) -> None:
    series = (
        select(QueueService.series_id)
        .where(QueueService.id == hall.services[service])
        .scalar_subquery()
    )
    with hall.store.engine.begin() as connection:
        connection.execute(update(NumberSeries).where(NumberSeries.id == series).values(**values))


def set_policy(hall: SmallHall, **values: Any) -> None:
    work = hall.store.work
    SettingsService(work).change(
        hall.store.request(), QUEUE_POLICY, QueuePolicy(**values), work.today(), "试验"
    )


def calendar_day(hall: SmallHall, day: date, kind: DayKind) -> None:
    add(hall, CalendarDay, day=day, kind=kind, source="本厅", note="")
