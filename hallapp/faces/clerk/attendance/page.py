"""The page 考勤 of one clerk: sections above, one of them open; only the own rows are in it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hallapp.faces.clerk.attendance.desk import OwnDesk, OwnTools
from hallapp.faces.clerk.attendance.section import OwnSection
from hallapp.faces.clerk.attendance.sections import offers
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Actor
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton


class AttendancePage(QWidget):
    """Ctrl+1 to Ctrl+7 open a section; a form takes the whole page until it is left.

    Signals:
        left: Back to the queue, where the screen is small and the tabs are folded away.
    """

    left = Signal()

    def __init__(
        self, tools: OwnTools, parent: QWidget | None = None, *, has_tabs: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("attendance")
        self._tools = tools
        self._desk: OwnDesk | None = None
        self._is_compact = False
        self._has_tabs = has_tabs
        self._offers = offers()
        self._sections: dict[int, OwnSection] = {}
        self._begun: set[int] = set()
        self._bar = QWidget()
        self.choice = Segments(_("考勤内容"), [offer.word for offer in self._offers])
        self.choice.setObjectName("attendanceSections")
        self._pages = QStackedWidget()
        self._keys = [self._key(number) for number in range(len(self._offers))]
        self._build()

    def serve(self, person: PersonRow, actor: Actor) -> None:
        """Be this person's page; nothing of whoever sat here before stays.

        Nothing is read before somebody looks: signing in is for the citizen who waits.
        """
        self.end()
        self._desk = OwnDesk(self._tools, person, actor, self)
        self._last().setVisible(self._desk.decides)
        most = len(self._offers) - (not self._desk.decides)
        self._hint.setText(_("Ctrl+1 到 Ctrl+{number}").format(number=most))
        self.choice.choose(0)
        if self.isVisible():
            self.refresh()

    def end(self) -> None:
        """Forget everybody: nobody sits here any more."""
        self._desk = None
        self._begun.clear()
        for number, section in self._sections.items():
            self.choice.set_word(number, self._offers[number].word)
            section.close_form()
            section.clear()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        number = self.choice.number()
        if number in self._begun:
            self._sections[number].refresh()
        elif self._may_open(number):
            self._pages.setCurrentWidget(self._section(number))

    def open(self, number: int) -> OwnSection:
        """Open a section by its number from 0, and bring the keyboard to it."""
        self.choice.choose(number)
        section = self._section(number)
        self.take_keyboard()
        return section

    def take_keyboard(self) -> None:
        """Bring the keyboard to the open section, else to the bar."""
        section = self._sections.get(self.choice.number())
        if section is None:
            return
        section.take_keyboard()
        focused = QApplication.focusWidget()
        if focused is None or not section.isAncestorOf(focused):
            self.choice.take_keyboard()

    def set_compact(self, *, compact: bool) -> None:
        """Leave out what a small screen has no room for (200 %)."""
        self._is_compact = compact
        self._hint.setVisible(not compact)
        self._back.setVisible(compact and self._has_tabs)
        edge = 2 if compact else 8
        self._row.setContentsMargins(12, edge, 12, edge)
        for section in self._sections.values():
            section.set_compact(compact=compact)

    @property
    def section(self) -> OwnSection | None:
        """The open section, None before anybody has signed in."""
        return self._sections.get(self.choice.number())

    def _may_open(self, number: int) -> bool:
        if self._desk is None:
            return False
        return self._desk.decides or not self._offers[number].is_for_deciders

    def _section(self, number: int) -> OwnSection:
        section = self._sections.get(number)
        if section is None:
            section = self._offers[number].make()
            section.set_compact(compact=self._is_compact)
            section.form_opened.connect(self._on_form_opened)
            section.form_closed.connect(self._on_form_closed)
            section.counted.connect(partial(self._on_counted, number))
            self._sections[number] = section
            self._pages.addWidget(section)
        if number not in self._begun and self._desk is not None:
            self._begun.add(number)
            section.begin(self._desk)
        return section

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        if self._may_open(number) and self.isVisible():
            known = number in self._begun
            section = self._section(number)
            self._pages.setCurrentWidget(section)
            if known:
                section.refresh()

    @Slot()
    def _on_key(self, number: int) -> None:
        if self._may_open(number) and self._bar.isVisible():
            self.open(number)

    def _on_counted(self, number: int, count: int) -> None:
        word = self._offers[number].word
        self.choice.set_word(number, f"{word} {count}" if count > 0 else word)

    @Slot()
    def _on_form_opened(self) -> None:
        self._bar.hide()

    @Slot()
    def _on_form_closed(self) -> None:
        self._bar.show()

    def _key(self, number: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self._on_key, number))
        return shortcut

    def _last(self) -> QWidget:
        return self.choice.segment(len(self._offers) - 1)

    def _build(self) -> None:
        self._hint = words("", "small")
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._back = IconButton("back", _("返回排队"))
        self._back.setObjectName("attendanceBack")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self._row.addWidget(self._back)
        self._row.addWidget(self.choice, 1)
        self._row.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)
        self.choice.chosen.connect(self._on_chosen)
