"""Two or three questions, then your list (情形): one question a page, 返回 one question back."""

from dataclasses import dataclass, replace
from typing import Protocol

from hallapp.faces.kiosk.journey import Journey
from hallapp.guides.tailoring import cleaned, open_question
from hallapp.guides.terms import Answers, GuideRow, SituationRow


class QuestionView(Protocol):
    """The page of a question as its presenter sees it."""

    def show_question(self, item_name: str, question: SituationRow, number: int) -> None:
        """Ask.

        Args:
            item_name: What it is asked for.
            question: With its options in order.
            number: Which question of this citizen it is, from 1.
        """
        ...


@dataclass(frozen=True)
class _Said:
    """One question that was asked, and the option that was chosen; empty for 不清楚."""

    question: str
    option: str


class QuestionPresenter:
    """Asks what the guide needs to know; what the citizen does not know leaves the list whole."""

    def __init__(self, view: QuestionView, journey: Journey) -> None:
        self._view = view
        self._journey = journey
        self._guide: GuideRow | None = None
        self._said: tuple[_Said, ...] = ()

    def open(self, guide: GuideRow) -> None:
        """Begin with the first question of a guide that has one."""
        self._guide, self._said = guide, ()
        self._go_on()

    def choose(self, option: str) -> None:
        """Take an answer; an empty one is 不清楚."""
        guide = self._guide
        question = None if guide is None else self._open_question(guide)
        if question is None:
            return
        self._said = (*self._said, _Said(question.key, option))
        self._go_on()

    def back(self) -> bool:
        """Ask the question before again; False at the first one."""
        if self._guide is None or not self._said:
            return False
        self._said = self._said[:-1]
        self._go_on()
        return True

    def leave(self) -> None:
        """Forget what was answered."""
        self._guide, self._said = None, ()

    def _go_on(self) -> None:
        guide = self._guide
        if guide is None:
            return
        question = self._open_question(guide)
        if question is None:
            self._journey.questions_answered(self._answers(guide))
        else:
            self._view.show_question(guide.item.name, question, len(self._said) + 1)

    def _open_question(self, guide: GuideRow) -> SituationRow | None:
        unclear = {said.question for said in self._said if not said.option}
        left = tuple(each for each in guide.situations if each.key not in unclear)
        return open_question(replace(guide, situations=left), self._answers(guide))

    def _answers(self, guide: GuideRow) -> Answers:
        return cleaned(guide, {said.question: said.option for said in self._said if said.option})
