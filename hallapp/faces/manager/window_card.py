"""The selected window: who, since when, what it serves, who waits, its cases."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.hall_duty import proposal_words, vacant_minutes
from hallapp.faces.manager.hall_now import HallNow, Standing, minutes, standings
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import LightBadge
from hallapp.faces.parts.words import line, words
from hallapp.hall.terms import DutyRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.queueing.terms import TicketRow, TicketState, WindowStateRow


class WindowCard(QFrame):
    """Facts of one window; refreshed in place.

    Signals:
        left: 返回平面图 was pressed, where card and plan do not fit side by side.
        cases_asked: 看办件 was pressed.
    """

    left = Signal()
    cases_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("windowCard")
        self._title = words("", "heading")
        self._title.setObjectName("windowTitle")
        self._badge = LightBadge(Standing.CLOSED.light)
        self._where = words("", "muted", wrap=True)
        self._back = KeyButton(_("返回平面图"), "Esc")
        self._back.setObjectName("backToPlan")
        self._cases_button = KeyButton(_("看办件"), look="accent")
        self._cases_button.setObjectName("windowCases")
        self._facts = {
            "person": FactRow(_("在岗")),
            "pause": FactRow(_("暂停")),
            "live": FactRow(_("现在的号"), strong=True),
            "queue": FactRow(_("排队")),
            "today": FactRow(_("今天")),
            "cases": FactRow(_("办件")),
            "place": FactRow(_("位置")),
        }
        self._rules: dict[str, QFrame] = {}
        self._build()

    def show_window(self, row: WindowStateRow, now: HallNow) -> None:
        """Show a window of a reading."""
        stands = standings(now)[row.window.number]
        number = row.window.number
        self._title.setText(_("{number} 号窗口").format(number=number))
        self.setAccessibleName(self._title.text())
        paused_s = now.paused_s(number)
        word = stands.label
        if stands is Standing.PAUSED and minutes(paused_s):
            word = _("暂停 {minutes} 分").format(minutes=minutes(paused_s))
        vacant = now.survey.duty.vacant_at(number)
        if vacant is not None:
            word = _("空岗 {minutes} 分").format(minutes=vacant_minutes(vacant, now.read_at))
        self._badge.show_light(stands.light, word)
        self._where.setText(_zone_words(row))
        person = _person_words(row.duty)
        if vacant is not None:
            person = _("{person}；{proposal}").format(
                person=person, proposal=proposal_words(vacant)
            )
        self._facts["person"].show_fact(person)
        for part in (self._facts["pause"], self._rules["pause"]):
            part.setVisible(stands is Standing.PAUSED)
        self._facts["pause"].show_fact(_pause_words(row.duty))
        self._facts["live"].show_fact(_live_words(row.live))
        self._facts["queue"].show_fact(_queue_words(row))
        self._facts["today"].show_fact(_("办结 {count} 个号").format(count=row.finished_today))
        self._facts["place"].show_fact(row.window.place)
        self.show_cases(now.cases.in_window(row.window.id))

    def show_cases(self, lights: Mapping[CaseLight, int] | None) -> None:
        """Show how many cases of the window stand on each light; None while it is not known."""
        self._facts["cases"].show_fact(_("正在数……") if lights is None else _case_words(lights))
        self._cases_button.setVisible(lights is not None and bool(sum(lights.values())))

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back where the card takes the place of the plan."""
        self._back.setVisible(is_alone)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first control."""
        button = self._back if not self._back.isHidden() else self._cases_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """Return the window shown."""
        return self._title.text()

    def fact(self, name: str) -> str:
        """Return a fact by name: person, pause, live, queue, today, cases, place."""
        return self._facts[name].fact()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self._back)
        column.addLayout(head)
        column.addWidget(self._where)
        column.addSpacing(6)
        for name, fact in self._facts.items():
            column.addWidget(fact)
            self._rules[name] = line()
            column.addWidget(self._rules[name])
        self._tell_definitions()
        self._add_foot(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        self._back.clicked.connect(self.left)
        self._cases_button.clicked.connect(self.cases_asked)
        self._back.hide()

    def _add_foot(self, column: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cases_button)
        buttons.addStretch(1)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(1)
        column.addWidget(
            words(_("方向键在平面图上移动，回车看详情，Ctrl+F 找窗口或人。"), "small", wrap=True)
        )

    def _tell_definitions(self) -> None:
        tips = {
            "pause": _("从这台电脑第一次看到暂停算起，实际可能更长"),
            "live": _("叫了号还没有到，或正在办理的号"),
            "queue": _("能在这个窗口办的等候人数；同一个人可能也能在别的窗口办"),
            "today": _("今天在这个窗口办结的号"),
            "cases": _("在这个窗口受理、还没有办结的办件"),
        }
        for name, tip in tips.items():
            self._facts[name].setToolTip(tip)


def _zone_words(row: WindowStateRow) -> str:
    window = row.window
    zone = _("{letter} {name}").format(letter=window.zone_letter, name=window.zone_name)
    return _("，").join(filter(None, (zone, window.name)))


def _person_words(duty: DutyRow | None) -> str:
    if duty is None:
        return _("没有人在岗")
    return _("，").join(filter(None, (duty.person.name, duty.person.department)))


def _pause_words(duty: DutyRow | None) -> str:
    reason = duty.pause_reason if duty is not None else None
    return reason or _("没有登记原因")


def _live_words(ticket: TicketRow | None) -> str:
    if ticket is None:
        return _("没有")
    state = ticket.state.label
    if ticket.state is TicketState.CALLED and ticket.call_count > 1:
        state = _("叫了 {count} 次").format(count=ticket.call_count)
    return _("{label}，{subject}，{state}").format(
        label=ticket.label, subject=ticket.subject, state=state
    )


def _queue_words(row: WindowStateRow) -> str:
    if not row.waiting:
        return _("没有人等")
    return _("{waiting} 人可在这里办，最长 {minutes} 分").format(
        waiting=row.waiting, minutes=minutes(row.longest_wait_s)
    )


def _case_words(lights: Mapping[CaseLight, int]) -> str:
    count = sum(lights.values())
    if not count:
        return _("没有在办的")
    parts = [_("在办 {count}").format(count=count)]
    grave = (CaseLight.YELLOW, CaseLight.RED, CaseLight.DARK_RED)
    parts += [f"{light.label} {lights[light]}" for light in grave if lights.get(light, 0)]
    return _("，").join(parts)
