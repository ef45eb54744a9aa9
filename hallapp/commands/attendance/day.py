"""`attendance day`: what a day comes to for everybody, as the punches say (一日考勤)."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hallapp.commands.attendance.days import day_of
from hallapp.commands.opening import opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.attendance.terms.person_days import PersonDayRow


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `attendance`."""
    parser = kinds.add_parser("day", parents=[common], help=_("某一天的考勤"))
    parser.add_argument("day", type=day_of, metavar="YYYY-MM-DD", help=_("哪一天"))
    parser.add_argument("--json", action="store_true", help=_("写成 JSON"))
    parser.set_defaults(run=show_day)


def show_day(args: argparse.Namespace) -> int:
    """Tell the day of everybody who works in the hall, by number."""
    with opened_hall(args) as hall:
        rows = hall.attendance.days(args.day, args.day)
        numbers = _numbers(hall, args.day)
    told = sorted((_told(row, numbers) for row in rows), key=_order)
    if args.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    for row in told:
        slots = "  ".join(time or "--:--:--" for time in row["slots"].values())
        sys.stdout.write(
            f"{row['pin']:<8} {slots}  {row['am']:<14} {row['pm']:<14} {row['name']}\n"
        )
    return 0


def _told(row: "PersonDayRow", numbers: Mapping[UUID, str]) -> dict[str, Any]:
    morning, afternoon = row.states
    return {
        "pin": numbers.get(row.person.person_id, row.person.staff_number),
        "name": row.person.name,
        "slots": {
            each.slot.value: f"{each.punched_at:%H:%M:%S}" if each.punched_at else None
            for each in row.slots
        },
        "am": morning.value,
        "pm": afternoon.value,
        "late_minutes": row.late_minutes,
        "early_minutes": row.early_minutes,
    }


def _numbers(hall: "OpenHall", day: date) -> dict[UUID, str]:
    """Return everybody's number in the devices on a day; one of all devices goes first."""
    found: dict[UUID, str] = {}
    for each in hall.punch_pins.pins():
        is_open = each.valid_until is None or day <= each.valid_until
        if (
            each.valid_from <= day
            and is_open
            and (not each.device_number or each.person_id not in found)
        ):
            found[each.person_id] = each.pin
    return found


def _order(row: Mapping[str, Any]) -> tuple[int, str]:
    return len(row["pin"]), row["pin"]
