"""政务公开: catalogue, public papers, readings, and where slips were laid out."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.files_shown import show_file
from hallapp.faces.manager.guides.open_catalogue import catalogue_shape
from hallapp.faces.manager.guides.open_log import ReadingsPanel, log_shape
from hallapp.faces.manager.guides.open_papers import PapersPanel
from hallapp.faces.manager.guides.rows_panel import RowsPanel
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.faces.manager.settings_desk import MAY_CHANGE
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _


class OpennessTab(GuidesTab):
    """Four matters of the openness corner; each is made when it is first opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opennessTab")
        self._desk: GuidesDesk | None = None
        self._made: dict[int, RowsPanel | ReadingsPanel] = {}
        names = (_("公开目录"), _("公开文件"), _("查阅量"), _("指南单投放"))
        self.which = Segments(_("政务公开"), names)
        self._stack = QStackedWidget()
        self._places: list[QVBoxLayout] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.which)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumSize(1, 1)
        for _name in names:
            place = QWidget()
            inner = QVBoxLayout(place)
            inner.setContentsMargins(0, 0, 0, 0)
            self._places.append(inner)
            self._stack.addWidget(place)
        self.which.chosen.connect(self._on_which)

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self._desk = desk
        self.panel(0)

    @override
    def refresh(self) -> None:
        opened = self._made.get(self.which.number())
        if opened is not None:
            opened.refresh()

    @override
    def take_keyboard(self) -> None:
        opened = self._made.get(self.which.number())
        if opened is not None:
            opened.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return any(
            isinstance(panel, RowsPanel) and panel.has_unsaved() for panel in self._made.values()
        )

    def panel(self, number: int) -> RowsPanel | ReadingsPanel:
        """Return a panel by its number from 0; it is made when first asked for."""
        made = self._made.get(number)
        if made is None:
            assert self._desk is not None  # noqa: S101 - the page begins a tab before it opens
            made = self._made[number] = self._make(number, self._desk)
            made.failed.connect(self.failed)
            if isinstance(made, RowsPanel):
                made.told.connect(self.told)
            self._places[number].addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            made.begin(self._desk)
        return made

    def _make(self, number: int, desk: GuidesDesk) -> RowsPanel | ReadingsPanel:
        may = not MAY_CHANGE.isdisjoint(desk.person.roles)
        if number == 0:
            return RowsPanel(catalogue_shape(), may_change=may)
        if number == 1:
            return PapersPanel(desk, show_file, may_change=may)
        if number == 2:  # noqa: PLR2004 - the third of four
            return ReadingsPanel()
        return RowsPanel(log_shape(desk), may_change=True)

    @Slot(int)
    def _on_which(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if number in self._made:
            self._made[number].refresh()
        self.panel(number).take_keyboard()
