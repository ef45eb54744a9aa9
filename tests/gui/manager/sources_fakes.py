"""Sources of punches that never were, for the tests of the manager's tab 打卡来源."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from hallapp.attendance.importing.cautions import Caution, CautionKind
from hallapp.attendance.importing.columns import PunchField
from hallapp.attendance.importing.devices import DeviceRow, DeviceWords
from hallapp.attendance.importing.pins import PinGift, PinRow
from hallapp.attendance.importing.plan import (
    AsideRow,
    PunchFilePlan,
    PunchFileReport,
    PunchFileRow,
    PunchTally,
    QuarantinedRow,
)
from hallapp.attendance.importing.reading import read_punches
from hallapp.attendance.terms import OutageCause
from hallapp.attendance.terms.acts import CorrectionRow, OutageRow, OutageWish
from hallapp.attendance.terms.files import PunchFileFormat, QuarantineReason
from hallapp.hall.placements import FIRST_DAY
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from tests.gui.manager.month_fakes import ZONE, correction

NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
ATTLOG = (
    "     1001\t2026-11-20 08:55:10\t1\t255\t1\t0\n"
    "     1001\t2026-11-20 12:03:01\t1\t255\t1\t0\n"
    "     9999\t2026-11-20 08:56:00\t1\t255\t1\t0\n"
    "     1002\t2000-01-01 00:00:12\t1\t255\t1\t0\n"
    "garbage in the middle of a file\n"
)
TABLE = "谁,哪天,几点,备注\n1001,2026-11-20,08:55:10,\n1002,2026-11-20,09:01:00,雨天\n"


@dataclass
class FakeSources:
    """Stands in for every service that the tab asks; remembers what was done."""

    error: HallError | None = None
    refusal: HallError | None = None
    many: int = 3
    waiting: list[CorrectionRow] = field(default_factory=lambda: [correction()])
    closed: tuple[date, ...] = ()
    done: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    looked: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    cautions: tuple[Caution, ...] = ()

    def _check(self) -> None:
        if self.error is not None:
            raise self.error

    # Files

    def preview(
        self,
        path: Path,
        columns: Mapping[PunchField, tuple[str, ...]] | None = None,
        device: str | None = None,
    ) -> PunchFilePlan:
        self.looked.append((path.name, columns, device))
        self._check()
        sheet = read_punches(path, columns)
        aside = tuple(
            AsideRow(each.line, each.raw, each.pin, each.fault or QuarantineReason.UNKNOWN_PIN)
            for each in sheet.lines
            if each.fault is not None or each.pin == "9999"
        )
        good = len(sheet.lines) - len(aside)
        tally = PunchTally(
            len(sheet.lines), good, 0, len(aside), len(aside), 1, {date(2026, 11, 20): good}
        )
        number = sheet.device_number if device is None else device
        return PunchFilePlan(sheet, number, NOW, tally, aside, self.cautions)

    def carry(
        self,
        request: Request,
        source: PunchFilePlan,
        columns: None = None,
        device: str | None = None,
        *,
        progress: Any = None,
        cancelled: Any = None,
    ) -> PunchFileReport:
        if self.refusal is not None:
            raise self.refusal
        if progress is not None:
            progress(1, 2)
        self.done.append(("carry", source.sheet.name, source.device_number))
        return PunchFileReport(
            UUID(int=9), source.sheet.name, source.sheet.format, source.device_number, NOW,
            source.tally, source.aside,
        )  # fmt: skip

    def files(self, limit: int = 200) -> tuple[PunchFileRow, ...]:
        self._check()
        return tuple(
            PunchFileRow(
                UUID(int=100 + n), f"{n + 1}_attlog.dat", PunchFileFormat.ATTLOG, str(n + 1), NOW,
                "李敏", NOW, 1_204 + n, 1_180, 20, 4 + n,
            )
            for n in range(self.many)
        )  # fmt: skip

    def quarantine(self, limit: int = 1000) -> tuple[QuarantinedRow, ...]:
        self._check()
        reasons = tuple(QuarantineReason)
        return tuple(
            QuarantinedRow(
                UUID(int=300 + n), "1_attlog.dat", 17 + n,
                f"     {9_999 - n}\t2026-11-20 08:55:{n % 60:02}\t1\t255\t1\t0", str(9_999 - n),
                "1", NOW, reasons[-1 - n % len(reasons)], NOW,
            )
            for n in range(self.many)
        )  # fmt: skip

    # Devices

    def devices(self) -> tuple[DeviceRow, ...]:
        self._check()
        made = (
            DeviceRow(UUID(int=31), "1", "CKJF203460", "一楼东门", "一楼东门内侧", NOW, True),  # noqa: FBT003
            DeviceRow(UUID(int=32), "2", "", "", "二楼电梯口", None, True),  # noqa: FBT003
            DeviceRow(UUID(int=33), "3", "", "旧机", "仓库", NOW, False),  # noqa: FBT003
        )
        return made[: self.many]

    def add(self, request: Request, number: str, words: DeviceWords) -> DeviceRow:
        self.done.append(("add", number, words))
        return replace(self.devices()[0], number=number, name=words.name)

    def rename(self, request: Request, number: str, words: DeviceWords) -> DeviceRow:
        self.done.append(("rename", number, words))
        return replace(self.devices()[0], name=words.name)

    def retire(self, request: Request, number: str, reason: str) -> DeviceRow:
        self.done.append(("retire", number, reason))
        return self.devices()[0]

    def revive(self, request: Request, number: str, reason: str) -> DeviceRow:
        self.done.append(("revive", number, reason))
        return self.devices()[0]

    # Numbers

    def pins(self) -> tuple[PinRow, ...]:
        self._check()
        return tuple(
            PinRow(f"{1_001 + n}", "", UUID(int=1_000 + n), f"王磊{n}", FIRST_DAY, None)
            for n in range(self.many)
        )

    def give(
        self,
        request: Request,
        gift: PinGift,
        *,
        from_on: date | None = None,
        takes: bool = False,
    ) -> int:
        self.done.append(("give", gift, takes))
        return 12

    def end(self, request: Request, pin: str, last_on: date, device_number: str = "") -> None:
        self.done.append(("end", pin, last_on, device_number))

    # Failures and corrections

    def declare(self, request: Request, wish: OutageWish, override_reason: str = "") -> OutageRow:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(("declare", wish, override_reason))
        return replace(outage(), from_at=wish.from_at, to_at=wish.to_at)

    def withdraw(
        self, request: Request, outage_id: UUID, why: str, override_reason: str = ""
    ) -> None:
        self.done.append(("withdraw", outage_id, why, override_reason))

    def in_period(self, from_on: date, until_on: date) -> tuple[OutageRow, ...]:
        self._check()
        return (outage(),) if self.many else ()

    def open(self) -> tuple[CorrectionRow, ...]:
        self._check()
        return tuple(self.waiting)

    def decide(
        self,
        request: Request,
        correction_id: UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        self.done.append(("decide", correction_id, approved, words, override_reason))
        row = next(each for each in self.waiting if each.id == correction_id)
        self.waiting.remove(row)
        return replace(row, is_approved=approved)

    def closed_days(self, from_on: date, until_on: date) -> tuple[date, ...]:
        return self.closed


def outage() -> OutageRow:
    at = datetime(2026, 11, 20, 8, 30, tzinfo=ZONE)
    return OutageRow(
        UUID(int=40),
        "",
        at,
        at.replace(hour=10),
        OutageCause.POWER,
        "全楼停电，供电所抢修",
        NOW,
        "李敏",
    )


@dataclass
class SourcesHallFake:
    """The opened hall by the names of its services."""

    fake: FakeSources

    def __post_init__(self) -> None:
        fake = self.fake
        self.punch_import = self.punch_devices = self.punch_pins = fake
        self.outages = self.corrections = self.attendance_locks = fake


CLOCK_BACK = Caution(
    CautionKind.CLOCK_BACK,
    {"line": 812, "before": "2026-11-20 12:03:01", "after": "2026-11-19 23:59:40"},
)
