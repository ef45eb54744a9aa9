"""Hall settings: dated, audited, the same for every workstation (大厅设置).

A feature declares a `Setting` once, with its default; the store keeps every value that ever
held, so that the past keeps its rules.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.records import HallSetting
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Actor, Request

T = TypeVar("T")
MayChange = Callable[[Session, Actor], None]


class SettingBackdatedError(RuleError):
    """A setting holds from today on at the earliest: days that are over keep their rules."""

    code = "kernel.setting_backdated"


class SettingReasonError(RuleError):
    """Changing a setting needs a reason, which stays in the audit."""

    code = "kernel.setting_reason"


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One hall setting, declared as data.

    Attributes:
        name: `feature.name`, stable.
        default: What holds until the hall says otherwise.
        spell: Turns a value into a small mapping for the store.
        read: Turns the mapping back.
    """

    name: str
    default: T
    spell: Callable[[T], dict[str, Any]]
    read: Callable[[dict[str, Any]], T]


@dataclass(frozen=True)
class DatedValue(Generic[T]):
    """A value of a setting and since when, or from when on, it holds.

    Attributes:
        valid_from: Its first day; None for the default, which was never set.
    """

    value: T
    valid_from: date | None


def value_on(session: Session, hall_id: uuid.UUID, setting: Setting[T], day: date) -> T:
    """Return the value of a setting that holds on a day."""
    found = session.scalars(
        select(HallSetting.value)
        .where(
            HallSetting.hall_id == hall_id,
            HallSetting.name == setting.name,
            HallSetting.valid_from <= day,
        )
        .order_by(HallSetting.valid_from.desc(), HallSetting.set_at.desc())
        .limit(1)
    ).one_or_none()
    return setting.default if found is None else setting.read(found)


def set_value(
    act: Writing, hall_id: uuid.UUID, setting: Setting[T], value: T, valid_from: date, reason: str
) -> None:
    """Let a value hold from a day on, within a use case that sets several things at once.

    Who may, and from which day, the use case decides; `SettingsService.change` is for the rest.
    """
    spelled = setting.spell(value)
    before = setting.spell(value_on(act.session, hall_id, setting, valid_from))
    act.session.add(
        HallSetting(
            id=uuid.uuid4(),
            hall_id=hall_id,
            name=setting.name,
            valid_from=valid_from,
            value=spelled,
            set_at=act.now,
            set_by=act.request.actor.person_id,
        )
    )
    act.record(Happening("settings.changed", "setting", setting.name, reason, before, spelled))
    act.changed(Change.SETTINGS)


class SettingsService:
    """Reads and changes the hall's settings."""

    def __init__(self, work: UnitOfWork, may_change: MayChange | None = None) -> None:
        """Take the store, and what refuses whoever may not change a setting.

        Args:
            work: The unit of work of the hall.
            may_change: Raises for an actor who may not; asked inside the transaction. None where
                the program itself sets what its tests or a new hall need.
        """
        self._work = work
        self._may_change = may_change

    def value(self, setting: Setting[T], day: date | None = None) -> T:
        """Return the value that holds on a day, today unless told otherwise."""
        with self._work.read() as session:
            return value_on(session, self._work.hall_id, setting, day or self._work.today())

    def dated(self, setting: Setting[T]) -> tuple[DatedValue[T], ...]:
        """Return the value that holds today, and after it what will hold from which day on."""
        day, today = HallSetting.valid_from, self._work.today()
        asked = (
            select(day, HallSetting.value)
            .where(HallSetting.hall_id == self._work.hall_id, HallSetting.name == setting.name)
            .order_by(day, HallSetting.set_at)
        )
        with self._work.read() as session:
            # What was said last about a day holds from that day on.
            by_day = {row.valid_from: row.value for row in session.execute(asked)}
        past = [each for each in by_day if each <= today]
        now = (
            DatedValue(setting.read(by_day[past[-1]]), past[-1])
            if past
            else DatedValue(setting.default, None)
        )
        later = (each for each in by_day if each > today)
        return (now, *(DatedValue(setting.read(by_day[each]), each) for each in later))

    def change(
        self, request: Request, setting: Setting[T], value: T, valid_from: date, reason: str
    ) -> None:
        """Let a value hold from a day on; earlier days keep theirs.

        Raises:
            SettingReasonError: No reason was given.
            SettingBackdatedError: The day is over.
            RuleError: Whoever asks may not change settings.
        """
        if not reason.strip():
            raise SettingReasonError
        spelled = setting.spell(value)
        with self._work.write(
            request, "settings.change", name=setting.name, day=valid_from, value=spelled
        ) as act:
            if act.first_answer is not None:
                return
            if self._may_change is not None:
                self._may_change(act.session, request.actor)
            if valid_from < act.today:
                raise SettingBackdatedError(day=valid_from.isoformat())
            set_value(act, self._work.hall_id, setting, value, valid_from, reason.strip())
