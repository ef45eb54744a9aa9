"""The tab 联办: the list with one matter beside it, and in their place a new one."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.joint.act_form import Doing, Given
from hallapp.faces.manager.joint.doings import act, asked_with, done_words, paper_units, question
from hallapp.faces.manager.joint.item_field import MOST_FOUND
from hallapp.faces.manager.joint.joint_card import JointCard
from hallapp.faces.manager.joint.joint_list import JointList
from hallapp.faces.manager.joint.new_form import NewJointForm
from hallapp.faces.manager.joint.reading import (
    JointBoard,
    JointChoices,
    JointTold,
    read_board,
    read_choices,
    read_joint,
)
from hallapp.faces.manager.joint.services import joint_services
from hallapp.faces.manager.tall_area import TallArea
from hallapp.joint.asking import JointOpening
from hallapp.joint.terms import JointRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.wording import sentence

SIDE_BY_SIDE_FROM_PX = 1000
_LIST_PERCENT = 50
_LEAST_PX = 460
_ANY_WIDTH = 16_777_215


class JointTab(CasesTab):
    """Everything is read and done on the worker; what is typed stays when it is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("jointTab")
        self._desk: CasesDesk | None = None
        self._cards: Latest | None = None
        self._found: Latest | None = None
        self._board: JointBoard | None = None
        self._is_typing = False
        self.list, self.card, self.form = JointList(), JointCard(), NewJointForm()
        self._both = QWidget()
        self._pages = Stack()
        self._build()

    @override
    def begin(self, desk: CasesDesk) -> None:
        self._desk, self._cards, self._found = desk, Latest(desk), Latest(desk)
        self.card.set_zone(zone_named(desk.services.hall.zone))
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._desk is not None:
            self._desk.look(read_board, self._on_board, self._on_unread)

    @override
    def take_keyboard(self) -> None:
        if self._pages.currentWidget() is self.form:
            self.form.take_keyboard()
        elif self.list.isHidden() or self.card.is_asking():
            self.card.take_keyboard()
        else:
            self.list.take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    # What is read

    def _on_board(self, board: JointBoard) -> None:
        self._board = board
        self.list.show_board(board)

    def _on_unread(self, error: HallError) -> None:
        self.list.show_unread(_("没有读出联办件"), sentence(error))
        self.failed.emit(error)

    @Slot(object)
    def _on_selected(self, row: JointRow | None) -> None:
        board, cards = self._board, self._cards
        if board is None or cards is None:
            return
        told = self.card.told()
        is_other = row is None or told is None or told.row.id != row.id
        if is_other and self.card.is_asking():
            self.card.close_form()
            self.list.take_keyboard()
        if row is None:
            self.card.show_joint(None, board.today)
            return
        wanted = row.id
        cards.ask(lambda services: read_joint(services, wanted), self._on_told, self.failed.emit)

    def _on_told(self, told: JointTold) -> None:
        if self._board is not None:
            self.card.show_joint(told, self._board.today)

    # What is done about one

    @Slot(object)
    def _on_asked(self, doing: Doing) -> None:
        desk, told = self._desk, self.card.told()
        if desk is None or told is None:
            return
        branch = self.card.branch()

        def ask(choices: JointChoices) -> None:
            asked = asked_with(doing, told, branch, choices)
            self.card.form.ask(asked, question(doing, told))
            self.card.open_form()

        desk.look(read_choices, ask, self.failed.emit)

    @Slot()
    def _on_paper(self) -> None:
        told, form = self.card.told(), self.card.form
        if told is not None:
            form.offer(paper_units(form.fields["paper"].value(), told))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        desk, told = self._desk, self.card.told()
        if desk is None or told is None:
            return
        form = self.card.form
        form.set_busy(is_busy=True)

        def done(paper_id: UUID | None) -> None:
            form.set_busy(is_busy=False)
            self.card.close_form()
            self.told.emit(done_words(given.doing))
            self.refresh()
            if paper_id is not None:
                self._print(desk, paper_id)

        desk.write(lambda services, request: act(services, request, told, given), done, form.refuse)

    def _print(self, desk: CasesDesk, paper_id: UUID) -> None:
        """Print what was made; the paper is kept even where the printer is off."""
        services, request = desk.services, Request(desk.actor)
        desk.paper_jobs.submit(
            lambda: joint_services(services).papers.print(request, paper_id),
            lambda _path: None,
            self.failed.emit,
            self,
        )

    # A new one

    @Slot()
    def _on_new(self) -> None:
        desk = self._desk
        if desk is None:
            return
        if self._is_typing:
            self._show_form()
            return

        def begin(choices: JointChoices) -> None:
            self.form.begin(choices)
            self._is_typing = True
            self._show_form()

        desk.look(read_choices, begin, self.failed.emit)

    def _show_form(self) -> None:
        self._pages.setCurrentWidget(self.form)
        self.form.take_keyboard()

    @Slot(str)
    def _on_item_typed(self, text: str) -> None:
        if self._found is not None:
            self._found.ask(
                lambda services: joint_services(services).items.search(text, limit=MOST_FOUND),
                self.form.item.show_found,
                self.failed.emit,
            )

    @Slot(object)
    def _on_item(self, item_id: UUID) -> None:
        if self._desk is not None:
            self._desk.look(
                lambda services: joint_services(services).items.guide(item_id),
                self.form.show_guide,
                lambda error: self.form.say(sentence(error)),
            )

    @Slot(object)
    def _on_opening(self, opening: JointOpening) -> None:
        desk = self._desk
        if desk is None:
            return

        def done(row: JointRow) -> None:
            self._is_typing = False
            self._pages.setCurrentWidget(self._both)
            self.told.emit(_("已立项 {number}，已向各单位征求意见").format(number=row.number))
            desk.look(read_board, lambda board: self._show_new(board, row), self._on_unread)

        def failed(error: HallError) -> None:
            self.form.set_busy(is_busy=False)
            self.form.say(sentence(error))

        desk.write(lambda services, request: _open(services, request, opening), done, failed)

    def _show_new(self, board: JointBoard, row: JointRow) -> None:
        self._on_board(board)
        self.list.select(row.id)
        self.list.take_keyboard()

    @Slot()
    def _on_left_form(self) -> None:
        self._pages.setCurrentWidget(self._both)
        self.list.take_keyboard()

    # How it stands

    @Slot()
    def _on_opened(self) -> None:
        if self.width() < SIDE_BY_SIDE_FROM_PX:
            self.list.hide()
            self.card.show()
        self.card.take_keyboard()

    @Slot()
    def _on_left_card(self) -> None:
        self.list.show()
        self._arrange()
        self.list.take_keyboard()

    def _arrange(self) -> None:
        is_narrow = self.width() < SIDE_BY_SIDE_FROM_PX
        self.card.set_alone(is_alone=is_narrow)
        if is_narrow:
            self.card.setVisible(self.list.isHidden())
            self.list.setMaximumWidth(_ANY_WIDTH)
        else:
            self.list.setMaximumWidth(self.width() * _LIST_PERCENT // 100)
            self.list.show()
            self.card.show()

    def _build(self) -> None:
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list, 1)
        row.addWidget(self.card, 1)
        for page in (self._both, self.form):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        ground = QWidget()
        ground.setProperty("look", "ground")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(TallArea(ground, _LEAST_PX))
        self._connect()

    def _connect(self) -> None:
        self.list.selected.connect(self._on_selected)
        self.list.opened.connect(self._on_opened)
        self.list.new_asked.connect(self._on_new)
        self.list.read_asked.connect(self.refresh)
        self.card.asked.connect(self._on_asked)
        self.card.left.connect(self._on_left_card)
        self.card.case_asked.connect(self.case_asked)
        self.card.form.given.connect(self._on_given)
        self.card.form.chosen.connect(self._on_paper)
        self.form.given.connect(self._on_opening)
        self.form.item_typed.connect(self._on_item_typed)
        self.form.item_chosen.connect(self._on_item)
        self.form.left.connect(self._on_left_form)


def _open(services: CasesServices, request: Request, opening: JointOpening) -> JointRow:
    return joint_services(services).joint.open(request, opening)
