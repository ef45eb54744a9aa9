"""Extra words for each queue service, a line each (附加说明)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.queueing.terms import ServiceSetupRow
from hallapp.slips.design import LONGEST_LINE

_NAME_PX = 116


class ServiceWordsField(Field):
    """Words by code of the service; those of services that are gone stay as they were."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption, _("印在这项业务的取号单和指南单上，空着就不印。"))
        self.lines: dict[str, QLineEdit] = {}
        self._names: dict[str, str] = {}
        self._others: dict[str, str] = {}
        self._none = words(_("还没有取号业务。"), "muted")
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.addWidget(self._none, 0, 0)
        self._fill(self._holder, is_wide=True)

    def set_services(self, services: Sequence[ServiceSetupRow]) -> None:
        """Offer a line for each service; what is typed stays."""
        self._none.setVisible(not services)
        for service in services:
            if service.code in self.lines:
                continue
            made = QLineEdit()
            made.setMaxLength(LONGEST_LINE)
            made.setAccessibleName(f"{self.caption} {service.name}")
            made.setText(self._others.pop(service.code, ""))
            made.textEdited.connect(self.changed)
            row = len(self.lines) + 1
            label = words(service.name, "muted", wrap=True)
            label.setFixedWidth(_NAME_PX)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(made, row, 1)
            self.lines[service.code], self._names[service.code] = made, service.name

    @override
    def value(self) -> dict[str, str]:
        typed = {code: line.text().strip() for code, line in self.lines.items()}
        return {code: said for code, said in (self._others | typed).items() if said}

    @override
    def show_value(self, value: Any) -> None:
        kept: Mapping[str, str] = value
        self._others = {code: said for code, said in kept.items() if code not in self.lines}
        for code, line in self.lines.items():
            if line.text().strip() != kept.get(code, ""):
                line.setText(kept.get(code, ""))

    @override
    def said(self, value: Any) -> str:
        named = [
            _("{service}“{words}”").format(service=self._names.get(code, code), words=said)
            for code, said in value.items()
        ]
        return _("、").join(named) or _("空")

    @override
    def control(self) -> QWidget:
        return next(iter(self.lines.values()), self._holder)

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        self._holder.setEnabled(not is_locked)
