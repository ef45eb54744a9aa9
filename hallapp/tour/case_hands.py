"""A clerk's hands on a case: scan its paper, do something with it, print what belongs to it."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from hallapp.cases.terms import CaseEventKind, CasePaperKind, CaseRow
from hallapp.faces.parts.segments import Segments
from hallapp.tour import reading
from hallapp.tour.asking import scan
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import find, is_seen, text_in
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import printed_papers
from hallapp.tour.stage import Seat
from hallapp.tour.step import Day, check

SECTIONS = ("办理过程", "时限", "材料", "文书", "逐日说明")
_PAPERS = SECTIONS.index("文书")


class CaseHands(DeskHands):
    """One person of the hall with a case open at a desk."""

    def __init__(self, day: Day, seat: Seat) -> None:
        super().__init__(day, seat)
        self._on = day

    def open_case(self, number: str) -> None:
        """Hold the QR code of a case's paper before the scanner: its page opens."""
        case = case_of(self._on, number)
        self._on.stage.bring(self.window)
        scan(self._on, self, f"{case.case_number} {case.query_code}")
        self._on.stage.until(
            lambda: (
                text_in(find(self.window, "caseNumber")) == number
                and find(self.window, "casePage").isVisible()
            ),
            f"the page of {number}",
        )
        self._on.stage.settle()

    def begin(self, act: str) -> None:
        """Ask for the form of an act; a scanned result that is collected has asked already."""
        if not is_seen(self.window, f"do_{act}"):
            self.tap(f"act_{act}")
        self._on.stage.until(lambda: is_seen(self.window, f"do_{act}"), f"{act} is asked")

    def fill(self, **fields: str) -> None:
        """Fill fields of the form: a line is typed, a choice chosen by its word."""
        for name, text in fields.items():
            self._fill(find(self.window, f"field_{name}"), text)

    def finish(self, act: str) -> None:
        """Press the button of the form and wait until it is done."""
        done = find(self.window, f"do_{act}")
        self.tap_on(done)
        self._on.stage.settle()
        said = text_in(find(self.window, "actRefusal"))
        self._on.stage.until(lambda: not done.isVisible(), f"{act} is done; refused: {said}")
        self._on.stage.settle()

    def finish_refused(self, act: str) -> None:
        """Press the button of a form in which something is missing: it stays open."""
        done = find(self.window, f"do_{act}")
        self.tap_on(done)
        self._on.stage.settle()
        check(done.isVisible(), f"{act} waits for what is missing")

    def tick(self, number: int) -> None:
        """Tick the box of a material with the keyboard."""
        box: QAbstractButton = find(self.window, f"tick_box_{number}")
        box.setFocus()
        self.press(Qt.Key.Key_Space)
        check(box.isChecked(), f"material {number} is ticked")

    def fill_remark(self, number: int, text: str) -> None:
        """Say what exactly is meant of a ticked material."""
        self._fill(find(self.window, f"tick_remark_{number}"), text)

    def do(self, act: str, **fields: str) -> None:
        """Do something with the open case, from its word to its answer."""
        self.begin(act)
        self.fill(**fields)
        self.finish(act)

    def print_offered(self, name: str, words: Words, *wanted: str) -> str:
        """Print the paper that is offered after an act; return its text, read back."""
        button = find(self.window, "printPaper")
        self._on.stage.until(button.isVisible, f"a paper is offered: {words.chinese}")
        before = printed_papers(self._on)
        self._on.stage.until(button.hasFocus, "the keyboard is on the paper's button")
        self.press(Qt.Key.Key_Return)
        return self._printed(before, name, words, *wanted)

    def print_from_list(self, kind: CasePaperKind, name: str, words: Words, *wanted: str) -> str:
        """Print a paper from the section 文书, where it is made if it was not yet."""
        self.show_section(_PAPERS)
        table = find(self.window, "casePapers")
        rows = table.model().rows()
        row = next((each for each in rows if each.kind is kind), None)
        check(row is not None, f"{kind.label} among {[each.kind.label for each in rows]}")
        assert row is not None  # noqa: S101 - checked above, in words
        table.select_key(row.paper_id or row.kind)
        table.setFocus()
        before = printed_papers(self._on)
        self.press(Qt.Key.Key_Return)
        return self._printed(before, name, words, *wanted)

    def show_section(self, number: int) -> None:
        """Turn to a section of the case's page."""
        sections: Segments = find(self.window, "caseSections")
        sections.choose(number)
        self._on.stage.settle()

    def back_to_case(self) -> None:
        """Leave the paper that is offered, for the case it belongs to."""
        self.tap("caseLeave")
        sections = find(self.window, "caseSections")
        self._on.stage.until(sections.isVisible, "the sections of the case")

    def finish_ticket(self) -> None:
        """Finish the ticket at the window without calling the next."""
        self.keep_pace()
        self.press(Qt.Key.Key_F8)
        self._on.stage.settle()
        self._on.stage.until(lambda: self.live is None, "the window is free")

    def back_to_list(self) -> None:
        """Leave the case's page, whatever stands in it."""
        page = find(self.window, "casePage")
        while page.isVisible():
            self.tap("caseLeave")
            self._on.stage.settle()

    def _fill(self, field: QWidget, text: str) -> None:
        if isinstance(field, QLineEdit):
            field.setFocus()
            field.selectAll()
            self.type_chinese(text)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findText(text))
            check(field.currentText() == text, f"{text} can be chosen")
        else:
            buttons = field.findChildren(QAbstractButton)
            self.tap_on(next(each for each in buttons if each.text() == text))

    def _printed(self, before: set[Path], name: str, words: Words, *wanted: str) -> str:
        stage = self._on.stage
        stage.until(lambda: bool(printed_papers(self._on) - before), f"printed: {words.chinese}")
        stage.settle()
        new = printed_papers(self._on) - before
        check(len(new) == 1, f"{len(new)} papers for one press")
        text = reading.text_of(self._on.album.paper(new.pop(), name, words))
        for each in wanted:
            check(reading.squeezed(each) in text, f"{each} on {words.chinese}")
        return text


def case_of(day: Day, number: str) -> CaseRow:
    """Return a case by its number, as the store has it."""
    (case,) = day.stage.hall.cases.found(number)
    return case


def events_of(day: Day, number: str) -> list[CaseEventKind]:
    """Return what has happened to a case, oldest first."""
    history = day.stage.hall.cases.history(UUID(case_of(day, number).id))
    return [event.kind for event in history]


def texts_in(window: QWidget, section: int) -> list[str]:
    """Return the lines that a section of the open case shows."""
    shown: Any = find(window, "casePage").findChildren(QWidget)
    lists = [each for each in shown if each.accessibleName() == SECTIONS[section]]
    return [text for each in lists if hasattr(each, "texts") for text in each.texts()]
