"""What every tab of the page 办件 is."""

from PySide6.QtCore import Signal

from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.pages.tab import PageTab


class CasesTab(PageTab[CasesDesk]):
    """A matter of its own about cases.

    Signals:
        case_asked: A case is to be opened in the list; carries its number, or its id.
    """

    case_asked = Signal(object)
