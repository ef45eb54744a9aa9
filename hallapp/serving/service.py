"""The one front of all use cases that span features."""

from hallapp.cases.flow.book import CaseBook
from hallapp.cases.service import CaseService
from hallapp.guides.service import GuideService
from hallapp.kernel.database.work import UnitOfWork
from hallapp.serving.acceptance import AcceptanceDesk
from hallapp.serving.window import WindowDesk


class ServingService(WindowDesk, AcceptanceDesk):
    """Everything done at a window that touches more than one feature (办理)."""

    def __init__(
        self, work: UnitOfWork, guides: GuideService, cases: CaseService, book: CaseBook
    ) -> None:
        WindowDesk.__init__(self, work)
        AcceptanceDesk.__init__(self, work, guides, cases, book)
