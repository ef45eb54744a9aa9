"""The one front of the life of a case: every use case of `flow`, chapter by chapter."""

from hallapp.cases.flow.charging import ChargingChapter
from hallapp.cases.flow.deciding import DecidingChapter
from hallapp.cases.flow.halting import HaltingChapter
from hallapp.cases.flow.receiving import ReceivingChapter
from hallapp.cases.flow.stages import StageChapter
from hallapp.cases.flow.ticking import TickingChapter


class CaseFlowService(
    ReceivingChapter,
    TickingChapter,
    StageChapter,
    HaltingChapter,
    DecidingChapter,
    ChargingChapter,
):
    """Everything done with a case, in one transaction each, asked of people with their roles."""
