"""One line of a paper round sheet as it is keyed in: a window, what stands there, words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hallapp.faces.manager.attendance.patrols.seat_words import SIGHTS
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.hall.terms import WindowRow
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingRow, MarkWish, PatrolSight
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column

MOST_WORDS = 200


@dataclass(frozen=True)
class PaperLine:
    """A window of the sheet.

    Attributes:
        number: Of the window.
        what: The word of what stands there.
    """

    number: int
    what: str
    wish: MarkWish


class PaperLineEntry(QWidget):
    """Types line after line: number, code, words, Enter.

    Signals:
        given: A line is complete; carries the `PaperLine`.
        refused: It is not; carries the sentence.
    """

    given = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._windows: dict[int, WindowRow] = {}
        self._choices: list[tuple[PatrolSight, FindingRow | None, str]] = []
        self.window_line = QLineEdit()
        self.what = CalmCombo()
        self.words_line = QLineEdit()
        self.add = KeyButton(_("加一行"), "Enter")
        self._row = FlowRow(8, self)
        self._build()

    def offer(self, windows: Sequence[WindowRow], findings: Sequence[FindingRow]) -> None:
        """Take these windows, and offer what the sheet's codes stand for."""
        self._windows = {window.number: window for window in windows}
        plain = [(sight, None, sight.label) for sight in SIGHTS]
        coded = [
            (PatrolSight.FINDING, each, f"{code} {_(each.label)}")
            for code, each in enumerate(findings, start=1)
        ]
        choices: list[tuple[PatrolSight, FindingRow | None, str]] = [*plain, *coded]
        if choices == self._choices:
            return
        self._choices = choices
        self.what.clear()
        self.what.addItems([word for _sight, _finding, word in choices])
        self._row.settle()

    def choose(self, sight: PatrolSight, code: str = "") -> None:
        """Choose what stands at the window."""
        for place, (known, finding, _word) in enumerate(self._choices):
            if known is sight and (finding is None or finding.code == code):
                self.what.setCurrentIndex(place)
                return

    def is_touched(self) -> bool:
        """Return whether a line is begun."""
        return bool(self.window_line.text().strip() or self.words_line.text().strip())

    def take_keyboard(self) -> None:
        """Bring the keyboard to the number of the window."""
        self.window_line.setFocus()

    @Slot()
    def press(self) -> None:
        """Give the line, or say what is wrong with it."""
        typed = self.window_line.text().strip()
        window = self._windows.get(int(typed)) if typed.isascii() and typed.isdigit() else None
        if window is None:
            self.window_line.setFocus()
            self.refused.emit(
                _("没有 {number} 号窗口，请核对纸上的窗口号。").format(number=typed or _("空"))
            )
            return
        sight, finding, word = self._choices[self.what.currentIndex()]
        finding_id = None if finding is None else finding.id
        wish = MarkWish(window.id, sight, finding_id, self.words_line.text().strip())
        self.window_line.clear()
        self.words_line.clear()
        self.window_line.setFocus()
        self.given.emit(PaperLine(window.number, word, wish))

    def _build(self) -> None:
        for line, name, wide in (
            (self.window_line, _("窗口号"), 90),
            (self.words_line, _("记录，可以不填"), 220),
        ):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            line.setMinimumWidth(wide)
            line.setMaximumWidth(2 * wide)
            line.setMaxLength(MOST_WORDS)
            line.returnPressed.connect(self.press)
        self.what.setAccessibleName(_("纸上写的情况"))
        self.what.setMinimumWidth(170)
        self.add.set_key("")
        for part in (self.window_line, self.what, self.words_line, self.add):
            self._row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.add.clicked.connect(self.press)


def line_columns() -> list[Column[PaperLine]]:
    """Return the columns of the lines."""
    return [
        Column(_("窗口"), lambda line: str(line.number), bold=True, width_px=80),
        Column(_("情况"), lambda line: line.what, width_px=170),
        Column(_("记录"), lambda line: line.wish.words, width_px=0),
    ]
