"""Hands on attendance: a tab of the manager, a clerk's own page, a device's file, a paper."""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from hallapp.attendance.terms import PunchSource
from hallapp.attendance.terms.person_days import PersonDayRow
from hallapp.faces.parts.tabs import TabButton
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Actor, Request
from hallapp.serving.attendance_papers import MadePaper, PaperForm
from hallapp.tour import reading
from hallapp.tour.case_hands import CaseHands
from hallapp.tour.hands import Hands, find, is_seen
from hallapp.tour.later import request_of
from hallapp.tour.managing import at_manager
from hallapp.tour.page import Words
from hallapp.tour.stage import ZONE
from hallapp.tour.step import Day, check

MANAGER, PATROLLER = "林文静", "何志刚"
DEVICE = "2"
_RAIL = 1
_OWN_PAGE = Qt.Key.Key_4
_USUAL = (time(8, 47), time(12, 3), time(13, 20), time(17, 4))

Dropped = frozenset[tuple[str, date, int]]
"""Punches that a device did not take: staff number, day, place among the four of a day."""


def person(day: Day, name: str) -> PersonRow:
    """Return somebody of the hall."""
    return next(one for one in day.stage.hall.people.people() if one.name == name)


def manager(day: Day) -> Request:
    """Return a request of the manager, for what is done beside the face."""
    return request_of(day, MANAGER)


def person_day(day: Day, name: str, on: date) -> PersonDayRow:
    """Return what a day of somebody comes to, as the store has it."""
    (row,) = day.stage.hall.attendance.person(person(day, name).id, on, on)
    return row


def tell(day: Day, key: str, value: UUID) -> None:
    """Keep the id of something for a later step."""
    day.notes[key] = str(value)


def told(day: Day, key: str) -> UUID:
    """Return the id that an earlier step kept."""
    return UUID(day.notes[key])


# The manager


def open_duty_tab(day: Day, word: str) -> tuple[Any, Hands]:
    """Open a tab of the manager's page 考勤 by its word; return window and hands."""
    window, hands = at_manager(day)
    day.stage.bring(window)
    if not is_seen(window, "attendancePage"):
        hands.tap(f"rail{_RAIL}")
        day.stage.settle()
    tabs = find(window, "attendancePage").findChildren(TabButton)
    found = [tab for tab in tabs if tab.text() == word]
    check(len(found) == 1, f"{word} among {[tab.text() for tab in tabs]}")
    hands.tap_on(found[0])
    day.stage.settle()
    return window, hands


# A clerk


def open_own_page(day: Day, desk: CaseHands, number: int) -> Any:
    """Open the own attendance of whoever sits at a desk by key, and a section of it."""
    day.stage.bring(desk.window)
    desk.press(_OWN_PAGE, Qt.KeyboardModifier.AltModifier)
    page = find(desk.window, "attendance")
    day.stage.until(page.isVisible, "the own attendance")
    day.stage.settle()
    desk.press(Qt.Key(int(Qt.Key.Key_1) + number), Qt.KeyboardModifier.ControlModifier)
    day.stage.settle()
    check(page.choice.number() == number, f"section {page.choice.number()} of the own page")
    return page


def back_to_queue(day: Day, desk: CaseHands) -> None:
    """Turn the desk back to its queue."""
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    day.stage.settle()


def punch(day: Day, names: Iterable[str]) -> None:
    """Let people punch at the terminal on the desk, a few seconds apart."""
    for name in names:
        day.stage.clock.advance(timedelta(seconds=8))
        who = person(day, name).id
        day.stage.hall.attendance.punch(Request(Actor("签到机", who)), who, PunchSource.DESK)


# A device


def device_file(day: Day, days: Iterable[date], dropped: Dropped, until: datetime) -> Path:
    """Write what the device at the door would deliver now, in the format of such devices.

    Args:
        day: The story.
        days: Of the file, in order.
        dropped: What the device did not take.
        until: Nothing of a later moment is in the file.
    """
    away = day.stage.hall.leaves.away(date(2026, 10, 1), until.date())
    people = {one.staff_number: one.id for one in day.stage.hall.people.people()}
    lines: list[str] = []
    for on in days:
        for number, person_id in people.items():
            for place, usual in enumerate(_USUAL):
                # Everybody keeps a rhythm of the own; nobody is late by it.
                at = datetime.combine(on, usual, ZONE) + timedelta(seconds=int(number) % 60)
                halves = {half.position for half in away.get((person_id, on), {})}
                if at > until or (number, on, place) in dropped or place // 2 in halves:
                    continue
                lines.append(f"{number:>9}\t{at:%Y-%m-%d %H:%M:%S}\t1\t0\t1\t0\n")
    path = day.stage.data / f"{DEVICE}_attlog.dat"
    path.write_text("".join(lines), encoding="ascii", newline="\r\n")
    carried(path, until)
    return path


def carried(path: Path, at: datetime) -> None:
    """Let a file be of a moment of the story: it is complete up to then."""
    os.utime(path, (at.timestamp(), at.timestamp()))


# Papers


def keep_paper(day: Day, paper: MadePaper, name: str, words: Words, *wanted: str) -> str:
    """Keep a paper as PDF in the album and look up in it what must stand there.

    Returns:
        Its text, read back, without white space.
    """
    check(not paper.warning, paper.warning)
    made = day.stage.hall.attendance_papers.keep(paper)
    text = reading.text_of(day.album.paper(made, name, words))
    for each in wanted:
        check(reading.squeezed(each) in text, f"{each} on {words.chinese}")
    return text


def keep_workbook(day: Day, paper: MadePaper, name: str, words: Words) -> list[list[Any]]:
    """Keep a paper as workbook; return the rows of its first sheet, read back."""
    import openpyxl  # pyright: ignore[reportMissingTypeStubs]

    kept = day.album.data(paper.data, name, f".{PaperForm.WORKBOOK.value}", words)
    book: Any = openpyxl.load_workbook(kept)
    return [list(row) for row in book[book.sheetnames[0]].iter_rows(values_only=True)]


def keep_document(day: Day, content: bytes, name: str, words: Words) -> str:
    """Keep a Word file; return its text, read back, without white space."""
    import docx  # pyright: ignore[reportMissingTypeStubs]

    kept = day.album.data(content, name, f".{PaperForm.WORD.value}", words)
    document: Any = docx.Document(str(kept))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = (paragraph.text for paragraph in document.paragraphs)
    return reading.squeezed("".join((*paragraphs, *cells)))


def refused(act: Callable[[], object], kind: type[Exception]) -> Exception:
    """Return with what the program refuses something.

    Raises:
        UnmetError: It did it.
    """
    try:
        act()
    except kind as error:
        return error
    check(holds=False, saw=f"{kind.__name__} was expected, and it was done")
    raise AssertionError
