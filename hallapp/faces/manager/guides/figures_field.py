"""Steps, days, materials and visits of a theme, before and after; what is counted beside."""

from dataclasses import astuple
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field, NumberLine
from hallapp.faces.parts.words import words
from hallapp.guides.terms import ThemeFigures
from hallapp.kernel.texts import _

Pair = tuple[ThemeFigures, ThemeFigures]
_MOST = 9999
_LINE_PX = 72


class FiguresField(Field):
    """The hall's own figures; an empty one leaves the word to what is counted from the guides."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption, _("空着就用按指南合计的数；合计不出来的印“—”，不推算。"))
        self.lines: tuple[list[NumberLine], list[NumberLine]] = ([], [])
        self._counted: tuple[list[QLabel], list[QLabel]] = ([], [])
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        sides = (_("逐项办"), _("一件事"))
        for side, said in enumerate(sides):
            grid.addWidget(words(said, "small"), 0, 1 + 2 * side)
        labels = (_("环节（个）"), _("时间（工作日）"), _("材料（份）"), _("跑动（次）"))
        for row, label in enumerate(labels, 1):
            grid.addWidget(words(label, "muted"), row, 0)
            for side, said in enumerate(sides):
                line, counted = NumberLine(0, _MOST), words("", "small")
                line.setFixedWidth(_LINE_PX)
                line.setAccessibleName(f"{said} {label}")
                line.textEdited.connect(self.changed)
                grid.addWidget(line, row, 1 + 2 * side)
                grid.addWidget(counted, row, 2 + 2 * side, Qt.AlignmentFlag.AlignVCenter)
                self.lines[side].append(line)
                self._counted[side].append(counted)
        grid.setColumnStretch(5, 1)
        self._fill(holder, is_wide=True)

    def show_counted(self, before: ThemeFigures, after: ThemeFigures) -> None:
        """Show beside each figure what the guides add up to."""
        for labels, figures in zip(self._counted, (before, after), strict=True):
            for label, figure in zip(labels, astuple(figures), strict=True):
                said = _("合计 {count}").format(count=figure)
                label.setText(_("合计不出") if figure is None else said)

    def show_nothing(self) -> None:
        """Show nothing beside the figures: there is no item to count."""
        for label in (*self._counted[0], *self._counted[1]):
            label.setText("")

    def counted(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands beside the figures."""
        return tuple(tuple(label.text() for label in side) for side in self._counted)

    @override
    def value(self) -> Pair:
        before, after = (
            ThemeFigures(*(line.number() if line.text().strip() else None for line in side))
            for side in self.lines
        )
        return before, after

    @override
    def problem(self) -> str:
        for side in self.lines:
            for line in side:
                if line.text().strip() and line.problem():
                    return line.problem()
        return ""

    @override
    def show_value(self, value: Any) -> None:
        for side, figures in zip(self.lines, value, strict=True):
            for line, figure in zip(side, astuple(figures), strict=True):
                line.setText("" if figure is None else str(figure))

    @override
    def said(self, value: Any) -> str:
        said = (
            "/".join("—" if each is None else str(each) for each in astuple(figures))
            for figures in value
        )
        return " ".join(said)

    @override
    def control(self) -> QWidget:
        return self.lines[0][0]

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        for side in self.lines:
            for line in side:
                line.setEnabled(not is_locked)
