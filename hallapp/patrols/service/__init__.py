"""Use cases of patrols: the draw, rounds, findings; letters and explanations beside them."""

from hallapp.patrols.service.draws import DrawDesk
from hallapp.patrols.service.explanations import ExplanationService
from hallapp.patrols.service.findings import FindingDesk
from hallapp.patrols.service.letters import LetterService
from hallapp.patrols.service.published import PublishedDraws
from hallapp.patrols.service.rounds import RoundDesk


class PatrolService(DrawDesk, RoundDesk, FindingDesk):
    """Draws times, keeps rounds and what they saw (巡查)."""


__all__ = ["ExplanationService", "LetterService", "PatrolService", "PublishedDraws"]
