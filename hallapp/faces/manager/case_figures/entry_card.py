"""One figure of the yearly table: what it counts, what the hall knows, and what is entered."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.case_figures.reading import ordered
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.manager.joint.labelled import fill, lines_in
from hallapp.faces.manager.settings_fields import TextField
from hallapp.faces.parts.words import line, words
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.reports.annual.figures import AnnualFigure
from hallapp.reports.annual.indicators import FigureKind
from hallapp.reports.annual.table import AnnualTable
from hallapp.reports.checking import Outcome

_LONGEST, _LONGEST_NOTE = 20, 200
_CHECK_PX = 140


class EntryCard(QFrame):
    """Enter keeps the value and goes on to the next line; checks stand below.

    Signals:
        given: Carries code, value and note.
    """

    given = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("entryCard")
        self._figure: AnnualFigure | None = None
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._title = words("", "title", wrap=True)
        self._meaning = words("", "muted", wrap=True)
        self._known = words("", wrap=True)
        self.value = TextField("value", _("填报数"), longest=_LONGEST)
        self.note = TextField("note", _("数据来自"), longest=_LONGEST_NOTE)
        self.keep = EnterButton(_("保存，到下一行"), look="primary")
        self._checks_title = words("", "strong", wrap=True)
        self._checks = QVBoxLayout()
        self._area = QScrollArea()
        self._build()

    def set_zone(self, zone: tzinfo) -> None:
        """Tell days in the hall's zone."""
        self._zone = zone

    def figure(self) -> AnnualFigure | None:
        """Return the figure that is shown."""
        return self._figure

    def show_figure(self, figure: AnnualFigure | None) -> None:
        """Show another figure; what was typed for the one before is given up."""
        is_same = self._code() == (None if figure is None else figure.indicator.code)
        self._figure = figure
        for part in (self.value, self.note, self.keep):
            part.setEnabled(figure is not None)
        self.set_busy(is_busy=False)
        if figure is None:
            self._title.setText(_("选一个指标"))
            return
        unit = figure.indicator.unit_label
        named = figure.indicator.label
        self._title.setText(f"{named}（{unit}）" if unit else named)
        self._meaning.setText(figure.indicator.definition)
        self._known.setText(self._known_words(figure))
        is_yes_no = figure.indicator.kind is FigureKind.YES_NO
        self.value.show_hint(_("写“是”或者“否”。") if is_yes_no else "")
        if not is_same:
            self.show_entered()

    def show_entered(self) -> None:
        """Show what was entered last, and nothing where nobody did."""
        figure = self._figure
        entered = None if figure is None else figure.entered
        self.value.show_value("" if entered is None or figure is None else figure.bare_words)
        self.note.show_value("" if entered is None else entered.note)
        self.value.show_fault("")

    def show_checks(self, table: AnnualTable) -> None:
        """Show the checks, those that need somebody first."""
        checks = ordered(table.checks)
        open_ones = sum(each.outcome is not Outcome.AGREES for each in checks)
        said = _("{count} 项核对，{open} 项要看一看") if open_ones else _("{count} 项核对，都相符")
        self._checks_title.setText(said.format(count=len(checks), open=open_ones))
        words_ = _("{outcome}：{words}")
        fill(
            self._checks,
            [(each.name, words_.format(outcome=each.outcome.label, words=each.words))
             for each in checks],
            _CHECK_PX,
        )  # fmt: skip

    def say(self, text: str) -> None:
        """Say at the field why the value was not kept; it stays."""
        self.value.show_fault(text)
        self.value.setFocus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being kept."""
        self.keep.setEnabled(not is_busy and self._figure is not None)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the value, with the old one selected."""
        self.value.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.value.line.selectAll()

    def said(self) -> list[str]:
        """Return the checks that are shown."""
        return lines_in(self._checks)

    def known(self) -> str:
        """Return what is said of the figure."""
        return self._known.text()

    @Slot()
    def _on_keep(self) -> None:
        if self._figure is None or not self.keep.isEnabled():
            return
        if not self.value.value():
            self.say(_("请填写。"))
            return
        self.value.show_fault("")
        self.set_busy(is_busy=True)
        code = self._figure.indicator.code
        self.given.emit(code, self.value.value(), self.note.value())

    def _code(self) -> str | None:
        return None if self._figure is None else self._figure.indicator.code

    def _known_words(self, figure: AnnualFigure) -> str:
        said: list[str] = []
        if figure.counted is not None:
            counted = AnnualFigure(figure.indicator, figure.counted).bare_words
            said.append(_("系统统计 {value}").format(value=counted))
        if figure.entered is not None:
            day = figure.entered.entered_at.astimezone(self._zone).date()
            told = _("手工填报 {value}，{person} {day}").format(
                value=figure.bare_words, person=figure.entered.person, day=day
            )
            said.append(told)
        if not said:
            return _("还没有人填报")
        if figure.counted is not None and figure.entered is not None:
            said.append(_("以填报的为准"))
        return _("；").join(said)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 8)
        column.setSpacing(4)
        for label in (self._title, self._meaning, self._known):
            label.setContentsMargins(20, 0, 20, 0)
            column.addWidget(label)
        fields = QVBoxLayout()
        fields.setContentsMargins(15, 2, 15, 0)
        fields.setSpacing(0)
        for field in (self.value, self.note):
            fields.addWidget(field)
            field.line.returnPressed.connect(self._on_keep)
        keys = QHBoxLayout()
        keys.setContentsMargins(5, 0, 5, 4)
        keys.addWidget(self.keep)
        keys.addStretch(1)
        fields.addLayout(keys)
        column.addLayout(fields)
        column.addWidget(line())
        self._checks_title.setContentsMargins(20, 4, 20, 0)
        column.addWidget(self._checks_title)
        inner = QWidget()
        inner.setProperty("look", "surface")
        held = QVBoxLayout(inner)
        held.setContentsMargins(20, 0, 20, 8)
        held.addLayout(self._checks)
        held.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("数据核对"))
        self._area.setMinimumHeight(1)
        self._area.setWidget(inner)
        column.addWidget(self._area, 1)
        self.keep.clicked.connect(self._on_keep)
        self.show_figure(None)
