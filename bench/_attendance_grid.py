"""How the month's grid of five hundred people scrolls: frames painted, without a screen.

A frame is what the view paints after one step: a turn of the wheel (three lines), then pages,
then sideways, then all of it once more with the pictures of cells known. Each frame repaints the
whole of the grid and the header that moves, more than a screen would ask for. Time of this
process is told beside the clock's, for a machine that has other work.
"""

import os
import time
from datetime import date, timedelta
from itertools import chain
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from hallapp.attendance.terms import Excuse, Half, HalfResult, Verdict
from hallapp.attendance.terms.person_days import (
    DayBasis,
    HalfMark,
    MonthCell,
    MonthGridRow,
    MonthLineRow,
    PersonRef,
    PersonTotals,
    half_mark,
)
from hallapp.faces.manager.attendance.month.grid_model import MonthGridModel
from hallapp.faces.manager.attendance.month.grid_view import MonthGridView
from hallapp.leave.terms import LeaveKind
from hallapp.qtkit import theme

_FIRST = date(2026, 10, 1)
_SIZE = (1230, 560)
_UNITS = 52
_MOST_MS = 16.0


def grid_frames(people: int, days: int) -> dict[str, float | int]:
    """Return how long frames take while a month is scrolled through, in milliseconds."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply_theme(app)
    model = MonthGridModel()
    view = MonthGridView(model)
    view.resize(*_SIZE)
    view.show()
    began = time.perf_counter()
    model.show_grid(_grid(people, days))
    view.choose_day(_FIRST)
    app.processEvents()
    shown_ms = (time.perf_counter() - began) * 1000
    measured = _scrolled(app, view)
    frames = sorted(wall for wall, _cpu in measured)
    cpu = sorted(each for _wall, each in measured)
    view.close()
    return {
        "people": people,
        "days": days,
        "frames": len(frames),
        "shown_ms": round(shown_ms, 1),
        "median_ms": round(frames[len(frames) // 2], 2),
        "p99_ms": round(frames[int(len(frames) * 0.99)], 2),
        "most_ms": round(frames[-1], 2),
        "cpu_p99_ms": round(cpu[int(len(cpu) * 0.99)], 2),
        "cpu_most_ms": round(cpu[-1], 2),
        "over_16_ms": sum(each > _MOST_MS for each in frames),
    }


def _scrolled(app: QApplication, view: MonthGridView) -> list[tuple[float, float]]:
    """Return each frame's milliseconds on the wall and of this process."""
    down, aside = view.verticalScrollBar(), view.horizontalScrollBar()
    wheel = range(0, down.maximum() + 1, 120)
    pages = range(0, down.maximum() + 1, down.pageStep())
    found: list[tuple[float, float]] = []
    for bar, place in chain(
        ((down, each) for each in wheel),
        ((down, each) for each in pages),
        ((aside, each) for each in range(0, aside.maximum() + 1, 40)),
        ((down, each) for each in reversed(wheel)),
    ):
        began, began_cpu = time.perf_counter(), time.process_time()
        bar.setValue(place)
        header = view.names if bar is down else view.days
        for part in (view, header):
            part.viewport().update()
        app.processEvents()
        wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
        found.append((wall * 1000, cpu * 1000))
    return found


def _grid(people: int, days: int) -> MonthGridRow:
    span = tuple(_FIRST + timedelta(days=each) for each in range(days))
    working = frozenset(day for day in span if day.weekday() < 5)  # noqa: PLR2004 - Saturday
    lines = tuple(_line(number, people, span, working) for number in range(people))
    return MonthGridRow(_FIRST.year, _FIRST.month, span, working, lines)


def _line(
    number: int, people: int, span: tuple[date, ...], working: frozenset[date]
) -> MonthLineRow:
    unit = number * _UNITS // people
    who = PersonRef(
        UUID(int=number + 1), f"P{number:04}", f"员工{number:04}", None, f"单位{unit:02}", None,
        number + 1,
    )  # fmt: skip
    cells = tuple(
        MonthCell(day, *_halves(number * 31 + day.day, is_working=day in working), _basis(number))
        for day in span
    )
    totals = PersonTotals(due=42, present=40, late=number % 4, missing=number % 3, leave=2)
    return MonthLineRow(who, cells, totals)


def _basis(number: int) -> DayBasis:
    return tuple(DayBasis)[number % 3]


def _halves(kind: int, *, is_working: bool) -> tuple[HalfMark, HalfMark]:
    """Return morning and afternoon; one day in eight is none like the others."""
    if not is_working:
        morning, afternoon = (half_mark(HalfResult(half, Verdict.REST)) for half in Half)
        return morning, afternoon
    verdicts = tuple(Verdict)
    made: list[HalfResult] = []
    for half in Half:
        verdict = verdicts[kind % len(verdicts)] if kind % 8 == 0 else Verdict.PRESENT
        away = verdict is Verdict.EXCUSED
        made.append(
            HalfResult(
                half,
                verdict,
                is_late=kind % 9 == 0,
                late_minutes=kind % 30,
                excuse=Excuse.LEAVE if away else None,
                leave_kind=tuple(LeaveKind)[kind % 5] if away else None,
                correction="1" if kind % 13 == 0 else "",
            )
        )
    morning, afternoon = map(half_mark, made)
    return morning, afternoon
