"""The tabs of the page 办件, in their order: a further one is one line and one maker here.

A maker returns a `CasesTab`; its module is loaded when the tab is first opened. A tab without the
services that it needs is left out, so that nothing is promised that does not work.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class CasesOffer:
    """One tab.

    Attributes:
        word: What it is called.
        make: Makes it.
        works_with: Whether a hall has what it needs.
    """

    word: str
    make: Callable[[], CasesTab]
    works_with: Callable[[CasesServices], bool]


def tabs(services: CasesServices) -> tuple[CasesOffer, ...]:
    """Return the tabs that work in a hall."""
    known = (
        CasesOffer(_("办件"), _cases, _always),
        CasesOffer(_("电子监察"), _supervision, _brings("supervision")),
        CasesOffer(_("联办"), _joint, _brings("joint")),
        CasesOffer(_("日历"), _calendar, _has_calendar),
        CasesOffer(_("统计"), _figures, _brings("figures")),
    )
    return tuple(offer for offer in known if offer.works_with(services))


def _always(_services: CasesServices) -> bool:
    return True


def _cases() -> CasesTab:
    from hallapp.faces.manager.cases.cases_tab import CaseListTab

    return CaseListTab()


def _brings(name: str) -> Callable[[CasesServices], bool]:
    """Return what tells whether a hall has a service, without making it."""
    return lambda services: services.more is not None and name in dir(services.more)


def _has_calendar(services: CasesServices) -> bool:
    return services.calendar is not None


def _calendar() -> CasesTab:
    from hallapp.faces.manager.cases.calendar_tab import CalendarTab

    return CalendarTab()


def _supervision() -> CasesTab:
    from hallapp.faces.manager.cases.supervision_tab import SupervisionTab

    return SupervisionTab()


def _joint() -> CasesTab:
    from hallapp.faces.manager.joint.joint_tab import JointTab

    return JointTab()


def _figures() -> CasesTab:
    from hallapp.faces.manager.case_figures.figures_tab import FiguresTab

    return FiguresTab()
