"""The settings of the hall (设置): chapters at the left, one of them open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.settings_cases import cases_chapter
from hallapp.faces.manager.settings_chapter import Chapter
from hallapp.faces.manager.settings_desk import MAY_CHANGE, SettingsDesk, SettingsServices
from hallapp.faces.manager.settings_duty.chapters import (
    ScoresChapter,
    bulletins_chapter,
    findings_chapter,
    hours_chapter,
    leave_chapter,
    patrols_chapter,
)
from hallapp.faces.manager.settings_duty.presets import PresetsChapter
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.manager.settings_matrix import MatrixChapter
from hallapp.faces.manager.settings_offers import OffersChapter
from hallapp.faces.manager.settings_packages import PackagesChapter
from hallapp.faces.manager.settings_priorities import PrioritiesChapter
from hallapp.faces.manager.settings_rules import people_chapter, rules_chapter, sound_chapter
from hallapp.faces.manager.settings_series import SeriesChapter
from hallapp.faces.manager.settings_sessions import SessionsChapter
from hallapp.faces.manager.settings_slots import SlotsChapter
from hallapp.faces.parts.words import words
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import Jobs

_LIST_PX = 176
_ROUND_WORD_PX = 48
"""What a chapter's button takes beside its words: line, edges, scroll bar."""
_NARROW_BELOW_PX = 900
_LOW_BELOW_PX = 480


class SettingsPage(QWidget):
    """设置: everything that decides how the hall's queue runs.

    Signals:
        told: Something was kept; carries what it was, what it is, and from when on.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._makers = _makers()
        self._made: dict[int, Chapter] = {}
        self._places: list[QVBoxLayout] = []
        self._group = QButtonGroup(self)
        self._list = QScrollArea()
        self._choice = CalmCombo()
        self._stack = QStackedWidget()
        self._calm = words(
            _("这里的设置由大厅管理或系统管理改，您可以看。要改请找他们。"), "accent", wrap=True
        )
        self._calm.setObjectName("settingsCalm")
        self._desk: SettingsDesk | None = None
        self._build()

    def begin(
        self, services: SettingsServices, person: PersonRow, station: str, jobs: Jobs
    ) -> None:
        """Work for whoever has just signed in."""
        actor = Actor(station, person_id=person.id, channel=Channel.MANAGER)
        may_change = not MAY_CHANGE.isdisjoint(person.roles)
        self._desk = SettingsDesk(services, actor, jobs, self, may_change=may_change)
        self._calm.setVisible(not may_change)
        for chapter in self._made.values():
            chapter.begin(self._desk)
        self.open_chapter(self.chapter_number())

    def refresh(self) -> None:
        """Ask the hall again; what is typed stays."""
        self.chapter(self.chapter_number()).refresh()

    def open_chapter(self, number: int) -> None:
        """Open a chapter by its number from 0."""
        is_known = number in self._made
        chapter = self.chapter(number)
        button = self._group.button(number)
        button.setChecked(True)
        self._list.ensureWidgetVisible(button, 0, button.height())
        self._choice.setCurrentIndex(number)
        self._stack.setCurrentIndex(number)
        if is_known:
            # What was set in another chapter may decide what stands here.
            chapter.refresh()

    def chapter(self, number: int) -> Chapter:
        """Return a chapter by its number from 0; it is made when first asked for."""
        made = self._made.get(number)
        if made is not None:
            return made
        made = self._made[number] = self._makers[number][1]()
        made.setObjectName(f"chapter{number}")
        made.told.connect(self.told)
        made.failed.connect(self.failed)
        made.marked.connect(self._on_marked)
        made.show_low(self.height())
        self._places[number].addWidget(made)
        if self._desk is not None:
            made.begin(self._desk)
        return made

    def count(self) -> int:
        """Return how many chapters there are."""
        return len(self._makers)

    def chapter_number(self) -> int:
        """Return which chapter is open."""
        return self._stack.currentIndex()

    def take_keyboard(self) -> None:
        """Bring the keyboard into the open chapter."""
        self.chapter(self.chapter_number()).take_keyboard()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return any(chapter.has_unsaved() for chapter in self._made.values())

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        self.open_chapter(number)

    @Slot()
    def _on_next(self) -> None:
        self.open_chapter((self.chapter_number() + 1) % self.count())
        self.take_keyboard()

    @Slot()
    def _on_before(self) -> None:
        self.open_chapter((self.chapter_number() - 1) % self.count())
        self.take_keyboard()

    @Slot()
    def _on_marked(self) -> None:
        """Say beside each chapter whether something in it is not kept yet."""
        for number, chapter in self._made.items():
            unsaved = self._may_change() and chapter.has_unsaved()
            title = self._makers[number][0]
            if unsaved:
                title = _unsaved(title)
            self._group.button(number).setText(title)
            self._choice.setItemText(number, title)

    def _may_change(self) -> bool:
        return self._desk is not None and self._desk.may_change

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the chapter from a list where there is room, else from a field."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_BELOW_PX or self.height() < _LOW_BELOW_PX
        self._list.setVisible(not is_narrow)
        self._choice.setVisible(is_narrow)
        edge = 8 if is_narrow else 16
        self._row.setContentsMargins(edge, edge, edge, edge)
        for chapter in self._made.values():
            chapter.show_low(self.height())

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        self._choice.setObjectName("chapterChoice")
        self._choice.setAccessibleName(_("章节"))
        right.addWidget(self._choice)
        right.addWidget(self._calm)
        right.addWidget(self._stack, 1)
        self._stack.setMinimumSize(1, 1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._chapter_list())
        self._row.addLayout(right, 1)
        for title, _maker in self._makers:
            self._choice.addItem(title)
            place = QWidget()
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            self._places.append(column)
            self._stack.addWidget(place)
        self._calm.hide()
        self._choice.activated.connect(self._on_chosen)
        for key, slot in (("Ctrl+PgDown", self._on_next), ("Ctrl+PgUp", self._on_before)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _chapter_list(self) -> QWidget:
        inner = QFrame()
        inner.setProperty("look", "card")
        column = QVBoxLayout(inner)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(0)
        for number, (title, _maker) in enumerate(self._makers):
            button = QPushButton(title)
            button.setProperty("look", "rail")
            button.setCheckable(True)
            button.setObjectName(f"chapterButton{number}")
            button.setAccessibleName(title)
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_chosen)
        self._list.setWidgetResizable(True)
        self._list.setFixedWidth(
            max(_LIST_PX, _ROUND_WORD_PX + max(map(_unsaved_px, self._makers)))
        )
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setWidget(inner)
        return self._list


def _makers() -> tuple[tuple[str, Callable[[], Chapter]], ...]:
    """Return the chapters in their order: what each is called, and what makes it."""
    return (
        (_("号段"), SeriesChapter),
        (_("取号业务"), OffersChapter),
        (_("窗口与业务"), MatrixChapter),
        (_("取号时段"), SessionsChapter),
        (_("优先类别"), PrioritiesChapter),
        (_("一件事套餐"), PackagesChapter),
        (_("排队规则"), rules_chapter),
        (_("叫号与声音"), sound_chapter),
        (_("预约时段"), SlotsChapter),
        (_("评价与个人信息"), people_chapter),
        (_("办件"), cases_chapter),
        (_("考勤样板"), PresetsChapter),
        (_("考勤时间"), hours_chapter),
        (_("迟到早退"), findings_chapter),
        (_("请假外出"), leave_chapter),
        (_("巡查规则"), patrols_chapter),
        (_("考核计分"), ScoresChapter),
        (_("通报印发"), bulletins_chapter),
    )


def _unsaved(title: str) -> str:
    return _("{chapter} 未保存").format(chapter=title)


def _unsaved_px(chapter: tuple[str, Callable[[], Chapter]]) -> int:
    """Return how wide a chapter's words are when something in it is not kept."""
    bold = QFontMetrics(theme.font(theme.BODY_PX, bold=True))
    return bold.horizontalAdvance(_unsaved(chapter[0]))
