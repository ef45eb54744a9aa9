"""Use cases of patrols: the draw, rounds, findings; letters and explanations beside them."""

from typing_extensions import override

from hallapp.kernel.requests import Request
from hallapp.patrols.service.draws import DrawDesk
from hallapp.patrols.service.explanations import ExplanationService
from hallapp.patrols.service.findings import FindingDesk
from hallapp.patrols.service.leftovers import LeftoverDesk
from hallapp.patrols.service.letters import LetterService
from hallapp.patrols.service.published import PublishedDraws


class PatrolService(DrawDesk, LeftoverDesk, FindingDesk):
    """Draws times, keeps rounds and what they saw (巡查)."""

    @override
    def tick(self, request: Request) -> bool:
        """Do what is due of draws, and end the rounds that were left open on past days."""
        is_ended = self.end_forgotten(request) > 0
        return super().tick(request) or is_ended


__all__ = ["ExplanationService", "LetterService", "PatrolService", "PublishedDraws"]
