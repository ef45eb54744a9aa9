"""The page 电子监察: what is lit, each light in full, and the rules."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.supervision.act_form import ActGiven, Doing
from hallapp.faces.manager.supervision.desk import SupervisionDesk
from hallapp.faces.manager.supervision.light_detail import LightDetail
from hallapp.faces.manager.supervision.lights_panel import LightsPanel
from hallapp.faces.manager.supervision.rules_panel import RulesPanel
from hallapp.faces.manager.supervision.services import SupervisionServices
from hallapp.hall.terms import PersonRow
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.supervision.errors import CaseUnknownError
from hallapp.supervision.terms import ChaseRow, ChaseWish, LightQuestion, RaisedRow
from hallapp.wording import sentence

_LOW_BELOW_PX = 330
KINDS = Change.CASES | Change.PEOPLE
"""What is read again when it changes."""


class SupervisionPage(QWidget):
    """Lights, one light, rules: one in the place of the other.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        case_asked: A case is to be opened; carries its id.
    """

    told = Signal(str)
    failed = Signal(object)
    case_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("supervisionPage")
        self._desk: SupervisionDesk | None = None
        self.lights = LightsPanel()
        self.detail = LightDetail()
        self.rules = RulesPanel()
        self._pages = QStackedWidget()
        self._outer = QVBoxLayout(self)
        self._build()

    # What the window calls

    def begin(
        self,
        services: SupervisionServices,
        person: PersonRow,
        station: str,
        jobs: Jobs,
        paper_jobs: Jobs | None = None,
    ) -> None:
        """Work for whoever has just signed in, and read what is lit."""
        desk = self._desk = SupervisionDesk(services, person, station, jobs, self)
        desk.paper_jobs = paper_jobs or jobs
        self.detail.set_prints(prints=desk.prints)
        self.lights.set_may_follow(may_follow=desk.may_follow)
        self.detail.set_may_follow(may_follow=desk.may_follow)
        self.rules.begin(desk)
        self._pages.setCurrentWidget(self.lights)
        self.refresh()

    def refresh(self, kinds: Change = KINDS) -> None:
        """Read again what these kinds of change touch; what is typed stays."""
        if self._desk is None or not kinds & KINDS:
            return
        self._read_lights()
        row = self.detail.row()
        if self._pages.currentWidget() is self.detail and row is not None:
            self._read_light(row.id)
        if self._pages.currentWidget() is self.rules:
            self.rules.refresh()

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        page = self._pages.currentWidget()
        for each in (self.lights, self.detail, self.rules):
            if each is page:
                each.take_keyboard()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.rules.has_unsaved()

    def show_case(self, case_number: str) -> None:
        """Show only the lights of a case, by its number."""
        self._pages.setCurrentWidget(self.lights)
        self.lights.segments.choose(0)
        self.lights.search.set_text(case_number)

    # What is read

    @Slot()
    def _read_lights(self) -> None:
        desk = self._desk
        if desk is None:
            return
        question = self.lights.question()

        def show(rows: tuple[RaisedRow, ...]) -> None:
            # A slower answer to a filter that was left is dropped.
            if question == self.lights.question():
                desk.look(
                    lambda services: services.supervision.counted(),
                    lambda counts: self.lights.show_lights(rows, counts, desk.today()),
                    self._on_unread,
                )

        desk.look(lambda services: services.supervision.raised(question), show, self._on_unread)

    def _on_unread(self, error: HallError) -> None:
        self.lights.show_unread(_("没有读出来"), sentence(error))
        self.failed.emit(error)

    @Slot(object)
    def _on_opened(self, row: RaisedRow) -> None:
        self.detail.form.hide()
        self._read_light(row.id, row.case_id, opens=True)

    def _read_light(
        self, light_id: UUID, case_id: UUID | None = None, *, opens: bool = False
    ) -> None:
        desk, shown = self._desk, self.detail.row()
        of_case = case_id or (shown.case_id if shown is not None else None)
        if desk is None or of_case is None:
            return

        def read(
            services: SupervisionServices,
        ) -> tuple[tuple[RaisedRow, ...], tuple[ChaseRow, ...]]:
            asked = LightQuestion(is_open=None, case_id=of_case)
            return services.supervision.raised(asked), services.supervision.chases(light_id)

        def show(found: tuple[tuple[RaisedRow, ...], tuple[ChaseRow, ...]]) -> None:
            rows, chases = found
            row = next((each for each in rows if each.id == light_id), None)
            if row is None:
                return
            self.detail.show_light(row, chases, rows, desk.zone)
            if opens:
                self._pages.setCurrentWidget(self.detail)
                self.detail.close_form()

        desk.look(read, show, self.failed.emit)

    # What people do

    @Slot(object)
    def _on_asked(self, doing: Doing) -> None:
        self.detail.open_form(doing, _question(doing))

    @Slot(object)
    def _on_given(self, given: ActGiven) -> None:
        desk, row = self._desk, self.detail.row()
        if desk is None or row is None:
            return
        form = self.detail.form
        form.set_busy(is_busy=True)

        def done(said: str) -> None:
            form.set_busy(is_busy=False)
            self.detail.close_form()
            self.told.emit(said)
            self.refresh()

        desk.write(
            lambda services, request: _act(services, request, row, given),
            done,
            form.refuse,
        )

    @Slot(object)
    def _on_raise(self, given: ActGiven) -> None:
        desk, form = self._desk, self.lights.form
        if desk is None:
            return
        form.set_busy(is_busy=True)

        def done(row: RaisedRow) -> None:
            form.set_busy(is_busy=False)
            self.lights.close_form()
            told = _("已给 {number} 亮{colour}")
            self.told.emit(told.format(number=row.case_number, colour=row.colour.label))
            self.refresh()

        desk.write(
            lambda services, request: _raise(services, request, given),
            done,
            form.refuse,
        )

    @Slot(object)
    def _on_print(self, paper_id: UUID) -> None:
        if self._desk is not None:
            self._desk.print_letter(paper_id, self._on_printed, self.failed.emit)

    def _on_printed(self, _path: object) -> None:
        self.told.emit(_("通知已经送去打印"))

    @Slot()
    def _on_rules(self) -> None:
        self._pages.setCurrentWidget(self.rules)
        self.rules.refresh()
        self.rules.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        self._pages.setCurrentWidget(self.lights)
        self._read_lights()
        self.lights.take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the margins away where there is little room."""
        super().resizeEvent(event)
        across, down = (16, 12) if event.size().height() >= _LOW_BELOW_PX else (8, 4)
        self._outer.setContentsMargins(across, down, across, down)

    def _build(self) -> None:
        for page in (self.lights, self.detail, self.rules):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        self._outer.addWidget(self._pages)
        self.lights.asked_anew.connect(self._read_lights)
        self.lights.opened.connect(self._on_opened)
        self.lights.rules_asked.connect(self._on_rules)
        self.lights.form.given.connect(self._on_raise)
        self.detail.asked.connect(self._on_asked)
        self.detail.form.given.connect(self._on_given)
        self.detail.case_asked.connect(self.case_asked)
        self.detail.print_asked.connect(self._on_print)
        self.detail.left.connect(self._on_back)
        self.rules.left.connect(self._on_back)
        self.rules.told.connect(self.told)
        self.rules.failed.connect(self.failed)


def _question(doing: Doing) -> str:
    return {
        Doing.URGE: _("催办：发一份编号的催办通知，送给承办单位和经办人。"),
        Doing.SUPERVISE: _("督办：发一份编号的督办通知，要求限期办理。"),
        Doing.ANSWER: _("回复：说明原因和怎么办。"),
        Doing.LIFT: _("解除：灯熄灭，不再自动亮起，记录留下。"),
        Doing.RAISE: "",
    }[doing]


def _act(services: SupervisionServices, request: Request, row: RaisedRow, given: ActGiven) -> str:
    """Do one thing about a light; return what is told of it."""
    supervision, wish = services.supervision, ChaseWish(given.words, given.reply_days)
    if given.doing is Doing.ANSWER:
        supervision.answer(request, row.id, given.words)
        return _("已回复")
    if given.doing is Doing.LIFT:
        supervision.lift(request, row.id, given.words)
        return _("已解除，灯熄灭了")
    send = supervision.urge if given.doing is Doing.URGE else supervision.supervise
    sent = send(request, row.id, wish)
    return _("已发{kind}通知 {number}").format(kind=sent.kind.label, number=sent.number)


def _raise(services: SupervisionServices, request: Request, given: ActGiven) -> RaisedRow:
    found = services.cases.found(given.case_text)
    if len(found) != 1:
        raise CaseUnknownError
    case_id = UUID(found[0].id)
    return services.supervision.raise_by_hand(request, case_id, given.colour, given.words)
