"""Beside the plan: the window that is looked at, and everything that may be tapped about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.attendance.patrols.long_button import LongButton
from hallapp.faces.manager.attendance.patrols.seat_words import (
    SIGHT_KEYS,
    SIGHTS,
    mark_words,
    seat_words,
)
from hallapp.faces.manager.attendance.patrols.touch import touchable
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingRow, FindingSort, MarkWish, PatrolSight
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown

if TYPE_CHECKING:
    from hallapp.serving.patrol_desk import SeatRow

MOST_WORDS = 200
WIDE_PX = 372
"""How wide the pad is beside the plan."""
_SIDES_PX = 52
_KEYS = 9
"""So many findings have a digit for their key; 0 is the empty post."""
_GAP_PX = 6


@dataclass(frozen=True)
class Tap:
    """What was tapped about a window.

    Attributes:
        number: Of the window.
    """

    number: int
    wish: MarkWish


class SightPad(QFrame):
    """Large buttons: what is seen without a finding, then the findings by sort.

    Signals:
        tapped: Something was tapped; carries the `Tap`.
        left: Back to the plan, where only one of the two has room.
    """

    tapped = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sightPad")
        self.setProperty("look", "card")
        self._seat: SeatRow | None = None
        self._findings: tuple[FindingRow, ...] = ()
        self._title = words("", "title", wrap=True)
        self._records = words("", "muted", wrap=True)
        self._mark = words("", "strong", wrap=True)
        self._sights = FlowRow(_GAP_PX)
        self._listed = QWidget()
        self._list = QVBoxLayout(self._listed)
        self.line = QLineEdit()
        self.handling = QLineEdit()
        self.back = KeyButton(_("返回平面图"), "Esc", look="tall")
        self._scroll = QScrollArea()
        self._build()

    def show_seat(self, seat: "SeatRow") -> None:
        """Show a window; words typed for another one are gone."""
        is_other = self._seat is None or self._seat.window.id != seat.window.id
        self._seat = seat
        window = seat.window
        title = _("{number} 号窗口").format(number=window.number)
        self._title.setText("  ".join(filter(None, (title, shown(seat.person_name)))))
        self._records.setText(seat_words(seat))
        said = "" if seat.mark is None else _("已记：{what}").format(what=mark_words(seat.mark))
        self._mark.setText(said)
        self._mark.setVisible(bool(said))
        mark, sighting = seat.mark, seat.sighting
        # What was seen as the records have it needs no second sentence.
        is_as_told = mark is not None and sighting is not None and mark.seen is sighting.proposed
        self._records.setVisible(not is_as_told)
        if is_other:
            self.line.clear()
            self.handling.clear()
            self._scroll.verticalScrollBar().setValue(0)

    def show_findings(self, findings: Sequence[FindingRow]) -> None:
        """Offer these findings by sort; the first nine have a digit for their key."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        while self._list.count():
            item = self._list.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        keys = {each.id: str(n) for n, each in enumerate(self._findings[:_KEYS], start=1)}
        for sort in FindingSort:
            of_sort = [each for each in self._findings if each.sort is sort]
            if of_sort:
                self._list.addWidget(words(sort.label, "small"))
                self._list.addWidget(self._row(of_sort, keys))

    def tap(self, sight: PatrolSight, finding: FindingRow | None = None) -> None:
        """Tell what was tapped about the window that is shown."""
        if self._seat is None:
            return
        wish = MarkWish(
            self._seat.window.id,
            sight,
            None if finding is None else finding.id,
            self.line.text().strip(),
            self.handling.text().strip(),
        )
        self.tapped.emit(Tap(self._seat.window.number, wish))

    def has_words(self) -> bool:
        """Return whether words are typed that no tap has kept."""
        return bool(self.line.text().strip() or self.handling.text().strip())

    def put_words(self, said: str = "", handling: str = "") -> None:
        """Put words into the lines; without any, forget what was typed: it is kept."""
        self.line.setText(said)
        self.handling.setText(handling)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first thing to tap."""
        first = self._sights.findChild(KeyButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, word: str) -> KeyButton:
        """Return a button by its word."""
        return next(each for each in self.findChildren(KeyButton) if each.text() == word)

    @Slot()
    def _on_sight(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.tap(PatrolSight(button.property("sight")))

    @Slot()
    def _on_finding(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            code = button.property("finding")
            found = next((each for each in self._findings if each.code == code), None)
            if found is not None:
                self.tap(PatrolSight.FINDING, found)

    def _row(self, findings: Sequence[FindingRow], keys: Mapping[UUID, str]) -> FlowRow:
        row = FlowRow(_GAP_PX)
        for finding in findings:
            button = LongButton(_(finding.label), keys.get(finding.id, ""), WIDE_PX - _SIDES_PX)
            button.setProperty("finding", finding.code)
            button.clicked.connect(self._on_finding)
            row.add(button)
        return row

    def _build(self) -> None:
        for sight in SIGHTS:
            # The space bar presses whatever has the keyboard; on the plan it marks 在岗.
            key = "" if sight is PatrolSight.PRESENT else SIGHT_KEYS.get(sight, "")
            button = KeyButton(sight.label, key, look="tall")
            button.setProperty("sight", sight.value)
            button.clicked.connect(self._on_sight)
            self._sights.add(button)
        for line, hint in (
            (self.line, _("看到什么，可以不填；先写再点")),
            (self.handling, _("当场怎么处理的，可以不填")),
        ):
            line.setMaxLength(MOST_WORDS)
            line.setPlaceholderText(hint)
            line.setAccessibleName(hint)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        for part in (self._title, self._mark, self._records, self._sights, self._listed):
            column.addWidget(part)
        for line in (self.line, self.handling):
            column.addWidget(touchable(line))
        column.addWidget(self.back)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)
        self.back.clicked.connect(self.left)
