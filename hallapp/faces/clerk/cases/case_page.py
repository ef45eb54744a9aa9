"""One case beside the ticket: facts, line of time, papers, and what may be done with it now."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.terms import CasePaperKind, CaseRow, CaseState
from hallapp.faces.clerk.cases.act_list import ActList
from hallapp.faces.clerk.cases.act_panel import ActPanel
from hallapp.faces.clerk.cases.acts import CaseAct, RefusedAct, paper_after
from hallapp.faces.clerk.cases.fields import Filled
from hallapp.faces.clerk.cases.forms import form_of
from hallapp.faces.clerk.cases.lights import light_of
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.cases.paper_offer import PaperOffer
from hallapp.faces.clerk.cases.paper_side import PaperLine
from hallapp.faces.clerk.cases.presenter import CasePresenter
from hallapp.faces.clerk.cases.section_view import SectionView
from hallapp.faces.clerk.cases.sections import fact_lines, left_words, new_words
from hallapp.faces.clerk.papers import PaperDesk
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_NARROW_PX = 800
_FACTS_PX = 288
_LABEL_PX = 80


class CasePage(QFrame):
    """A case with everything about it.

    Signals:
        left: Esc: back to where one came from.
        continued: The ticket being served goes on with this case; carries the `CaseRow`.
    """

    left = Signal()
    continued = Signal(object)

    def __init__(
        self,
        presenter: CasePresenter,
        desk: PaperDesk,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("casePage")
        self._presenter = presenter
        self._desk = desk
        self._zone = zone
        self._act: CaseAct | None = None
        self._wanted: CaseAct | None = None
        self._is_new = False
        self._is_compact = False
        self._has_notice = False
        self._title = words("", "muted")
        self._number = words("", "heading")
        self._light = LightBadge(Light.NORMAL)
        self._remaining = words("", "strong")
        self._print = KeyButton(_("打印通知书"), "Ctrl+P", look="accent")
        self._continue = KeyButton(_("继续办这个件"), "Ctrl+T", look="accent")
        self._leave = KeyButton(_("返回"), "Esc")
        self._facts = QScrollArea()
        self._sections = SectionView()
        self._panel = ActPanel()
        self._offer = PaperOffer(desk.jobs)
        self._middle = QStackedWidget()
        self._acts = ActList()
        self._build()
        presenter.attach(self)

    # What the desk calls

    def show_case(
        self,
        case: CaseRow,
        *,
        is_new: bool,
        act: CaseAct | None = None,
        may_continue: bool = False,
    ) -> None:
        """Show a case; a new one says so, and the next step is its paper.

        Args:
            case: The case.
            is_new: It was just taken in at this window.
            act: What one comes for: its form opens as soon as the case was read.
            may_continue: The ticket being served may go on with it.
        """
        self._is_new, self._act, self._wanted = is_new, None, act
        self._continue.setVisible(may_continue)
        self._fit_head()
        self._middle.setCurrentWidget(self._sections)
        self._presenter.open(case)
        if is_new and case.state is CaseState.RECEIVED:
            self._offer_paper(CasePaperKind.RECEIPT)
        elif is_new and not case.state.is_decided:
            self._offer_paper(CasePaperKind.ACCEPTANCE)
        elif self._middle.currentWidget() is self._sections and not self._acts.take_keyboard():
            # A form or a paper that is open already keeps the keyboard.
            self._sections.take_keyboard()

    # What the presenter calls

    def show_case_now(
        self,
        opened: OpenCase,
        acts: tuple[CaseAct, ...],
        refused: tuple[RefusedAct, ...] = (),
    ) -> None:
        """Show what is known of the case, what may be done with it now, and what not and why."""
        case = opened.case
        self._title.setText(new_words(case) if self._is_new else _("受理编号"))
        self._number.setText(case.case_number)
        light, word = light_of(case)
        self._light.show_light(light, word)
        self._remaining.setText(left_words(case) if case.state.is_open else "")
        self._has_notice = case.accepted_at is not None
        self._show_print()
        self._show_facts(opened)
        self._sections.show_case_now(opened, self._zone)
        had_keyboard = self._acts.isAncestorOf(self.focusWidget() or self)
        self._acts.show_acts(acts, refused)
        self._settle()
        if had_keyboard:
            self._acts.take_keyboard()
        self._offer_outcome(opened)
        wanted, seen = self._wanted, self._middle.currentWidget() is self._sections
        if wanted in acts and seen:
            self._wanted = None
            self._on_act(wanted)

    def show_continued(self) -> None:
        """Offer it no more: the ticket goes on with this case."""
        self._continue.hide()
        self._fit_head()

    def show_done(self, paper: CasePaperKind | None) -> None:
        """Leave the form; offer the paper that belongs to what was done."""
        self._act, self._is_new = None, False
        if paper is None:
            self._to_sections()
        else:
            self._offer_paper(paper)

    def show_refusal(self, text: str) -> None:
        """Say at the form why it was not done."""
        self._panel.show_refusal(text)

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while an answer is awaited."""
        self._panel.show_busy(busy=busy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts among the sections where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        if narrow is self._is_compact:
            return
        self._is_compact = narrow
        self._facts.setVisible(not narrow)
        self._title.setVisible(not narrow)
        for part in (self._sections, self._panel, self._offer):
            part.set_compact(compact=narrow)
        self._show_print()
        self._fit_head()
        self._settle()

    # Acts

    @Slot(object)
    def _on_act(self, act: CaseAct) -> None:
        opened = self._presenter.opened
        if opened is None:
            return
        self._act = act
        self._middle.setCurrentWidget(self._panel)
        self._settle()
        self._panel.ask(form_of(act, opened), opened.today)

    @Slot(object)
    def _on_confirmed(self, filled: Filled) -> None:
        if self._act is not None:
            self._presenter.act(self._act, filled)

    @Slot()
    def _on_continue(self) -> None:
        opened = self._presenter.opened
        if opened is not None:
            self.continued.emit(opened.case)

    @Slot()
    def _to_sections(self) -> None:
        self._act = None
        self._middle.setCurrentWidget(self._sections)
        self._settle()
        if not self._acts.take_keyboard():
            self._sections.take_keyboard()

    @Slot()
    def _on_leave(self) -> None:
        """Go one step back: from a paper that is offered to the case, from the case to the list."""
        opened = self._presenter.opened
        # What was only received goes on here: what is missing is told next.
        waits = opened is not None and opened.case.state is CaseState.RECEIVED
        if self._middle.currentWidget() is self._offer and (waits or not self._is_new):
            self._to_sections()
            return
        self._presenter.close()
        self.left.emit()

    def _show_print(self) -> None:
        """Offer the notice of an accepted case; a small screen has it among the papers."""
        self._print.setVisible(self._has_notice and not self._is_compact)

    def _fit_head(self) -> None:
        """Leave the whole number readable: a small screen tells the light among the facts."""
        has_room = not self._is_compact or self._continue.isHidden()
        self._light.setVisible(has_room)
        self._remaining.setVisible(has_room)

    def _settle(self) -> None:
        """Let one thing at a time have the keys: the form, or the acts beside it."""
        in_form = self._middle.currentWidget() is self._panel
        is_alone = self._is_compact and self._middle.currentWidget() is not self._sections
        self._acts.setVisible(not is_alone)
        self._acts.set_active(active=not in_form)
        self._leave.setEnabled(not in_form)

    # Papers

    def _offer_paper(self, kind: CasePaperKind) -> None:
        self._middle.setCurrentWidget(self._offer)
        self._settle()
        make = self._presenter.shows(kind)
        self._offer.offer(kind, has_preview=make is not None)
        if make is not None:
            self._desk.preview(self._offer.preview, make)
        self._offer.take_keyboard()

    def _offer_outcome(self, opened: OpenCase) -> None:
        """Offer the paper of what was done at once, as soon as it is known which one it is."""
        is_asked = self._is_new and opened.case.state.is_decided
        if not is_asked or self._middle.currentWidget() is not self._sections:
            return
        paper = paper_after(CaseAct.GRANT, opened)
        if paper is not None and not opened.papers:
            self._offer_paper(paper)

    @Slot()
    def _on_print_notice(self) -> None:
        self._print_kind(CasePaperKind.ACCEPTANCE)

    @Slot(object)
    def _on_print_kind(self, kind: CasePaperKind) -> None:
        self._print_kind(kind)

    def _print_kind(self, kind: CasePaperKind) -> None:
        send = self._presenter.print_kind(kind)
        if send is not None:
            self._desk.print(kind.label, send)
            self._desk.jobs.submit(_nothing, self._printed, owner=self)

    @Slot(object)
    def _on_print_line(self, paper: PaperLine) -> None:
        if paper.paper_id is None:
            self._print_kind(paper.kind)
            return
        send = self._presenter.print_again(paper.paper_id)
        if send is not None:
            self._desk.print(paper.kind.label, send)
            self._desk.jobs.submit(_nothing, self._printed, owner=self)

    def _printed(self, _done: None) -> None:
        """Show the paper in the list: the worker does one thing after the other."""
        self._presenter.refresh()

    # How it is put together

    def _show_facts(self, opened: OpenCase) -> None:
        holder = QWidget()
        holder.setProperty("look", "surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 10, 12, 10)
        column.setSpacing(0)
        for label, fact in fact_lines(opened, self._zone):
            column.addWidget(FactRow(label, fact, label_px=_LABEL_PX))
        column.addStretch(1)
        self._facts.setWidget(holder)

    def _build(self) -> None:
        self._facts.setWidgetResizable(True)
        self._facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts.setFixedWidth(_FACTS_PX)
        self._facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._sections, self._panel, self._offer):
            self._middle.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._facts)
        body.addWidget(_upright())
        body.addWidget(self._middle, 1)
        body.addWidget(_upright())
        body.addWidget(self._acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addLayout(body, 1)
        self._name_things()
        self._acts.asked.connect(self._on_act)
        self._panel.confirmed.connect(self._on_confirmed)
        self._panel.left.connect(self._to_sections)
        self._offer.print_asked.connect(self._on_print_kind)
        self._sections.print_asked.connect(self._on_print_line)
        self._print.clicked.connect(self._on_print_notice)
        self._continue.clicked.connect(self._on_continue)
        self._leave.clicked.connect(self._on_leave)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(key), self)
            turn.activated.connect(self._sections.turn_on if step > 0 else self._sections.turn_back)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 16, 8)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._number)
        head.addWidget(self._light)
        head.addWidget(self._remaining)
        head.addStretch(1)
        head.addWidget(self._continue)
        head.addWidget(self._print)
        head.addWidget(self._leave)
        return head

    def _name_things(self) -> None:
        self._print.setObjectName("printNotice")
        self._continue.setObjectName("continueCase")
        self._continue.hide()
        self._leave.setObjectName("caseLeave")
        self._number.setObjectName("caseNumber")
        self._remaining.setObjectName("caseLeft")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _nothing() -> None:
    """Do nothing: what is waited for is what the worker does before."""


def _upright() -> QFrame:
    made = QFrame()
    made.setProperty("look", "line")
    made.setFixedWidth(1)
    return made
