"""Letters of e-supervision (催办、督办通知书): papers of their case, made as others are."""

import uuid
from dataclasses import replace

from hallapp.cases.papers.freezing import frozen
from hallapp.cases.papers.keeping import NewPaper, add_paper
from hallapp.cases.papers.policy import PAPER_PREFIX
from hallapp.cases.service import CaseService
from hallapp.guides.service import GuideService
from hallapp.hall import directory
from hallapp.kernel.database.work import Writing
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import papers
from hallapp.serving.case_papers.case_file import load_file
from hallapp.serving.case_papers.making import head_of
from hallapp.slips.official.facts import PressingFacts
from hallapp.supervision.pressing import PAPER_OF, ChaseOrder


class ChaseLetters:
    """Keeps a letter so that it prints, and prints again, like every paper of a case.

    The hall sends it, not the unit that handles the case: that is who it goes to.
    """

    def __init__(self, hall_id: uuid.UUID, guides: GuideService, cases: CaseService) -> None:
        self._hall_id = hall_id
        self._guides = guides
        self._cases = cases

    def press(self, act: Writing, order: ChaseOrder) -> tuple[uuid.UUID, str]:
        """Return the paper's id and its number."""
        guide = self._guides.guide(self._cases.item_of(order.case_id))
        file = load_file(act.session, self._hall_id, order.case_id, guide)
        hall = directory.hall(act.session, self._hall_id)
        with papers():
            head = head_of(file, hall, act.today, act.now)
        # Personal data stays in its own table; the paper gets the name when it is made.
        head = replace(head, issuer=hall.name, applicant="")
        facts = PressingFacts(
            addressee=order.addressee,
            light=order.light,
            reason=order.reason,
            due_on=order.due_on,
            left_words=order.left_words,
            reply_by=order.reply_by,
            demand=order.demand,
        )
        kept = {"head": frozen(head), "facts": frozen(facts)}
        prefix = value_on(act.session, self._hall_id, PAPER_PREFIX, act.today)
        new = NewPaper(order.case_id, PAPER_OF[order.kind], prefix, kept)
        paper = add_paper(act, self._hall_id, new)
        return paper.id, paper.number
