"""The tab 电子监察: the page of supervision in its place among the cases."""

from PySide6.QtWidgets import QLayout, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.faces.manager.supervision.page import SupervisionPage
from hallapp.faces.manager.supervision.services import SupervisionServices


class SupervisionTab(CasesTab):
    """Gives the page what it works with; a case that it names is opened in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.page = SupervisionPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.page)
        self.page.told.connect(self.told)
        self.page.failed.connect(self.failed)
        self.page.case_asked.connect(self.case_asked)

    @override
    def begin(self, desk: CasesDesk) -> None:
        had = desk.services
        services = SupervisionServices(
            supervision=had.more.supervision,
            cases=had.cases,
            clock=had.clock,
            zone=had.hall.zone,
            papers=had.more.case_papers,
        )
        station = desk.actor.station
        self.page.begin(services, desk.person, station, desk.jobs, desk.paper_jobs)

    @override
    def refresh(self) -> None:
        self.page.refresh()

    @override
    def take_keyboard(self) -> None:
        self.page.take_keyboard()
