"""The head of the day: which one, figures that open what they count, and how far machines are."""

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QDate, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.today.lines import SheetFilter, TodayLine
from hallapp.faces.manager.attendance.today.reading import TodayRead
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.head_bar import FigureButton, HeadFigure
from hallapp.faces.parts.lights import Light, LightDot
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.icons import IconButton

FIGURES = (
    SheetFilter.DUE,
    SheetFilter.ON_DUTY,
    SheetFilter.LEAVE,
    SheetFilter.TRIP,
    SheetFilter.TO_EXPLAIN,
)


class GroupButton(FigureButton):
    """A figure that stays pressed while the table shows what it counts."""

    def __init__(self, group: SheetFilter) -> None:
        super().__init__(f"day_{group.value}")
        self.counts = group
        self.setCheckable(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a pressed one, then the figure."""
        if self.isChecked():
            shown = theme.tokens()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(shown.colour("control_border"))
            painter.setBrush(shown.colour("selected"))
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(area, shown.radius_px, shown.radius_px)
            painter.end()
        super().paintEvent(event)


class DayHead(FlowRow):
    """Day, figures, machines.

    Signals:
        day_chosen: Another day is wanted; carries the date, None for today.
        group_chosen: A figure was pressed; carries its filter, that of all to
            leave it.
    """

    day_chosen = Signal(object)
    group_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap_px=6)
        self.day = QDateEdit()
        self.day.setObjectName("sheetDay")
        self.earlier = IconButton("arrow-left", _("前一天"))
        self.earlier.setObjectName("earlierDay")
        self.later = IconButton("arrow-right", _("后一天"))
        self.later.setObjectName("laterDay")
        self.figures = {group: GroupButton(group) for group in FIGURES}
        self._machine = QWidget()
        self._dot = LightDot(Light.NORMAL)
        self._delivered = words("", "muted")
        self._build()

    def begin(self, today: date) -> None:
        """Begin at today; later days cannot be chosen."""
        self.day.blockSignals(True)  # noqa: FBT003 - Qt calls it so
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(self.day.maximumDate())
        self.day.blockSignals(False)  # noqa: FBT003 - Qt calls it so
        self.later.setEnabled(False)

    def keep_up(self, today: date) -> None:
        """Let a new day be chosen once it has come; today stays today over midnight."""
        last = QDate(today.year, today.month, today.day)
        if last > self.day.maximumDate():
            was_today = self.is_today()
            self.day.setMaximumDate(last)
            if was_today:
                self.begin(today)

    def is_today(self) -> bool:
        """Return whether today is chosen."""
        return self.day.date() == self.day.maximumDate()

    def go_today(self) -> None:
        """Choose today."""
        self.day.setDate(self.day.maximumDate())

    def show_day(self, read: TodayRead, people: Sequence[TodayLine], zone: tzinfo) -> None:
        """Show the figures of a day."""
        for group, button in self.figures.items():
            count = sum(group.holds(line) for line in people)
            word, tip = _words(group)
            button.show_figure(HeadFigure(button.name, word, str(count), "", tip))
        until = read.sheet.delivered_until
        self._machine.setVisible(until is not None)
        if until is not None:
            at = until.astimezone(zone)
            said = f"{at:%H:%M}"
            if at.date() != read.sheet.day:
                said = _("{month}月{day}日 {time}").format(month=at.month, day=at.day, time=said)
            self._delivered.setText(_("考勤机 {time} 已交数").format(time=said))
            self._dot.show_light(Light.NORMAL if at.date() >= read.sheet.day else Light.WARNING)
            self._machine.adjustSize()
        self.settle()

    def show_group(self, group: SheetFilter) -> None:
        """Show which figure the table follows; none for the groups of the table itself."""
        for each, button in self.figures.items():
            button.setChecked(each is group)

    def delivered(self) -> str:
        """Return what is said of the machines."""
        return "" if self._machine.isHidden() else self._delivered.text()

    @Slot(QDate)
    def _on_day(self, day: QDate) -> None:
        self.later.setEnabled(not self.is_today())
        chosen = None if self.is_today() else date(day.year(), day.month(), day.day())
        self.day_chosen.emit(chosen)

    @Slot()
    def _on_earlier(self) -> None:
        self.day.setDate(self.day.date().addDays(-1))

    @Slot()
    def _on_later(self) -> None:
        self.day.setDate(self.day.date().addDays(1))

    @Slot()
    def _on_figure(self) -> None:
        button = self.sender()
        if isinstance(button, GroupButton):
            self.group_chosen.emit(button.counts if button.isChecked() else SheetFilter.ALL)

    def _build(self) -> None:
        self.day.setCalendarPopup(True)
        # Letters of Qt for year, month, day and weekday; the translation puts them in its order.
        self.day.setDisplayFormat(_("yyyy年M月d日 dddd"))
        self.day.setAccessibleName(_("日期"))
        self.day.setFixedWidth(218)
        row = QHBoxLayout(self._machine)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._delivered)
        self._machine.hide()
        for part in (self.earlier, self.day, self.later, *self.figures.values()):
            self.add(part)
        self.push()
        self.add(self._machine)
        self._machine.hide()
        self.day.dateChanged.connect(self._on_day)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        for button in self.figures.values():
            button.clicked.connect(self._on_figure)


def _words(group: SheetFilter) -> tuple[str, str]:
    """Return a figure's word, and what it counts."""
    return {
        SheetFilter.DUE: (_("应到"), _("这一天按排班要上班的人，请假和公出的也算在内")),
        SheetFilter.ON_DUTY: (_("在岗"), _("有一次打卡的人，公示为在岗")),
        SheetFilter.LEAVE: (_("请假"), _("准了假的人，B岗顶岗的也算在内")),
        SheetFilter.TRIP: (_("公出"), _("准了公出、培训或会议的人")),
        SheetFilter.TO_EXPLAIN: (
            _("要说明"),
            _("缺卡、未到、待确认，或者巡查见到空岗、问题的人，要听本人说明"),
        ),
    }[group]
