"""What each column of a table is: one choice a heading, read anew with every change (列名对照)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.attendance.importing.columns import PunchField
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_MOST_COLUMNS = 24
_LONGEST_HEADING = 14


class HeadingChoice(QWidget):
    """One heading and what stands below it.

    Signals:
        chosen: Something else was chosen.
    """

    chosen = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        short = heading if len(heading) <= _LONGEST_HEADING else f"{heading[:_LONGEST_HEADING]}…"
        self.combo = CalmCombo()
        self._fields: tuple[PunchField | None, ...] = (None, *PunchField)
        self.combo.addItems([_field_word(field) for field in self._fields])
        self.combo.setAccessibleName(_("“{heading}”这一列是").format(heading=heading))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(words(short, "muted"))
        row.addWidget(self.combo)
        self.combo.activated.connect(self.chosen)

    def field(self) -> PunchField | None:
        """Return what the column is, None for nothing that is needed."""
        return self._fields[self.combo.currentIndex()]

    def show_field(self, field: PunchField | None) -> None:
        """Show what the column is."""
        self.combo.setCurrentIndex(self._fields.index(field))


class ColumnMap(QWidget):
    """All headings of a table with what each is.

    Signals:
        changed: The table is to be read otherwise.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self.choices: list[HeadingChoice] = []
        self._row = FlowRow(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words(_("每一列是什么：改了马上重新读一遍"), "small"))
        column.addWidget(self._row)
        self.hide()

    def show_headings(
        self, headings: Sequence[str], read_as: Mapping[PunchField, Sequence[str]]
    ) -> None:
        """Show headings and what each is read as; without headings there is nothing to choose."""
        shown = tuple(dict.fromkeys(each for each in headings if each))[:_MOST_COLUMNS]
        if shown != self._headings:
            self._make(shown)
        of_heading = {name: field for field, names in read_as.items() for name in names}
        for choice in self.choices:
            choice.show_field(of_heading.get(choice.heading))
        self.setVisible(bool(shown))

    def wish(self) -> dict[PunchField, tuple[str, ...]]:
        """Return which headings are which field; a field without one is not to be guessed."""
        return {
            field: tuple(each.heading for each in self.choices if each.field() is field)
            for field in PunchField
        }

    def _make(self, headings: tuple[str, ...]) -> None:
        self._headings = headings
        layout = self.layout()
        old, self._row = self._row, FlowRow(14)
        self.choices = [HeadingChoice(heading) for heading in headings]
        for choice in self.choices:
            choice.chosen.connect(self._on_chosen)
            self._row.add(choice)
        if layout is not None:
            layout.replaceWidget(old, self._row)
        old.hide()
        old.deleteLater()
        self._row.show()

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


def _field_word(field: PunchField | None) -> str:
    if field is None:
        return _("不用")
    return {
        PunchField.PIN: _("考勤号"),
        PunchField.WHEN: _("打卡时间"),
        PunchField.DAY: _("日期"),
        PunchField.DEVICE: _("考勤机编号"),
        PunchField.NAME: _("姓名"),
    }[field]
