"""No round is under way: the rounds of today, the draw, and the button that begins one."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.attendance.patrols.round_reading import (
    RoundNow,
    draw_words,
    patroller_words,
)
from hallapp.faces.manager.attendance.patrols.seat_words import round_words, sources
from hallapp.faces.manager.attendance.patrols.touch import touchable, touched
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import card, line, words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import DrawState, RoundColumn, RoundSource
from hallapp.qtkit.key_button import KeyButton


class RoundStart(QWidget):
    """What a patroller sees before a round.

    Signals:
        begun: A round is to be begun; carries its number and its source.
        times_asked: The patroller asks for the next time.
        draw_asked: Today's times are to be drawn.
        naming_asked: A patroller is to be named.
    """

    begun = Signal(int, object)
    times_asked = Signal()
    draw_asked = Signal()
    naming_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roundStart")
        self._numbers: tuple[int, ...] = ()
        self.which = CalmCombo()
        self.source = Segments(_("巡查方式"), [word for _source, word in sources()])
        self.start = KeyButton(_("开始巡查"), "F2", look="tall_primary")
        self.draw_fact = FactRow(_("抽取"))
        self.people_fact = FactRow(_("巡查人"))
        self.time_fact = FactRow(_("巡查时间"))
        self.times = KeyButton(_("看巡查时间"), "Ctrl+T", look="tall")
        self.name = KeyButton(_("指定巡查人"), "Ctrl+R", look="tall")
        self.draw = KeyButton(_("抽取并公布校验值"), look="tall")
        self._rounds = QVBoxLayout()
        self._flow = FlowRow(12)
        self._acts = FlowRow(8)
        self._build()

    def show_now(self, now: RoundNow, told: str, zone: tzinfo, *, may_run: bool) -> None:
        """Show the rounds of today and what may be begun."""
        self._offer(now)
        self.draw_fact.show_fact(draw_words(now.plan))
        self.people_fact.show_fact(patroller_words(now.plan))
        is_secret = now.plan.state is DrawState.PUBLISHED
        self.time_fact.setVisible(bool(told) and is_secret)
        self.time_fact.show_fact(told)
        self.times.setVisible(is_secret)
        self.name.setVisible(may_run)
        self.draw.setVisible(may_run and now.plan.state is DrawState.NOT_DRAWN)
        self._acts.settle()
        self._list(now.day.columns, zone)

    def begin_keyboard(self) -> None:
        """Bring the keyboard to the button that begins."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, now: RoundNow) -> None:
        numbers = now.to_begin
        if numbers != self._numbers:
            self._numbers = numbers
            extra = _("加巡，第 {number} 次").format(number=numbers[-1])
            planned = [_("第 {number} 次").format(number=number) for number in numbers[:-1]]
            self.which.clear()
            self.which.addItems([*planned, extra])
        self._flow.settle()

    def _list(self, columns: tuple[RoundColumn, ...], zone: tzinfo) -> None:
        while self._rounds.count():
            item = self._rounds.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column in columns:
            self._rounds.addWidget(FactRow(*column_words(column, zone)))

    @Slot()
    def _on_start(self) -> None:
        place = self.which.currentIndex()
        if 0 <= place < len(self._numbers):
            self.begun.emit(self._numbers[place], self.chosen_source())

    def chosen_source(self) -> RoundSource:
        """Return how the next round is made."""
        return sources()[self.source.number()][0]

    def _build(self) -> None:
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(words(_("今天的巡查"), "title"))
        self.which.setAccessibleName(_("第几次巡查"))
        self.which.setMinimumWidth(150)
        touched(self.source, len(sources()))
        for part in (touchable(self.which), self.source, self.start):
            self._flow.add(part)
        inner.addWidget(self._flow)
        inner.addWidget(line())
        inner.addLayout(self._rounds)
        inner.addWidget(line())
        for fact in (self.people_fact, self.draw_fact, self.time_fact):
            inner.addWidget(fact)
        for button in (self.times, self.name, self.draw):
            self._acts.add(button)
        inner.addWidget(self._acts)
        self._rounds.setSpacing(0)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        area.setMinimumSize(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.start.clicked.connect(self._on_start)
        self.times.clicked.connect(self.times_asked)
        self.draw.clicked.connect(self.draw_asked)
        self.name.clicked.connect(self.naming_asked)


def column_words(column: RoundColumn, zone: tzinfo) -> tuple[str, str]:
    """Return a round of the day: which, and how it was made or stands."""
    name = _("第 {number} 次").format(number=column.number)
    visit = column.round
    if visit is None:
        return name, column.state.label
    parts = (column.state.label, round_words(visit, zone), visit.patroller_name)
    return name, _("，").join(part for part in parts if part)
