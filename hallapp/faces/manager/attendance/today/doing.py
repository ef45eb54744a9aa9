"""What can be done from the day, each as one use case of the hall with the words that tell it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionVerdict
from hallapp.faces.manager.attendance.today.services import TodayHall
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow
from hallapp.patrols.terms import MarkWish


@dataclass(frozen=True)
class Deed:
    """One thing that is done.

    Attributes:
        key: What tells it from others; a failed try of the same is repeated, not done twice.
        act: Does it; runs on the worker.
        said: What is told when it is done; empty where the screen says it.
    """

    key: tuple[Hashable, ...]
    act: Callable[[TodayHall, Request], Any]
    said: str = ""


def approve(row: LeaveRow, words: str = "", signed_by: str = "") -> Deed:
    """Agree to the open step of a leave."""
    said = _("{name}的请假，{number}，已同意").format(name=row.person_name, number=row.number)
    return _decided(row, (words, signed_by), said, approved=True)


def refuse(row: LeaveRow, words: str, signed_by: str = "") -> Deed:
    """Refuse a leave; the words go to whoever asked."""
    said = _("{name}的请假，{number}，没有准").format(name=row.person_name, number=row.number)
    return _decided(row, (words, signed_by), said, approved=False)


def change_b(row: LeaveRow, person_id: UUID, name: str) -> Deed:
    """Let somebody else stand in during a leave."""

    def act(hall: TodayHall, request: Request) -> Any:
        return None if hall.leaves is None else hall.leaves.change_b(request, row.id, person_id)

    said = _("{name}请假，改由{b}顶岗").format(name=row.person_name, b=name)
    return Deed(("change_b", row.id, person_id), act, said)


def answer(row: DutyQuestionRow, verdict: QuestionVerdict, words: str = "") -> Deed:
    """Answer the question that a window raised."""

    def act(hall: TodayHall, request: Request) -> Any:
        asked = hall.questions
        return None if asked is None else asked.answer(request, row.id, verdict, words)

    said = _("{window}号窗口的疑问已记下：{verdict}").format(
        window=row.window_number, verdict=verdict.label
    )
    return Deed(("answer", row.id, verdict, words), act, said)


def begin_round(number: int, day: date) -> Deed:
    """Begin a round of today."""

    def act(hall: TodayHall, request: Request) -> Any:
        return None if hall.rounds is None else hall.rounds.begin(request, number)

    return Deed(("begin", number, day), act, _("第{number}次巡查开始").format(number=number))


def tap(round_id: UUID, wish: MarkWish) -> Deed:
    """Keep what is seen at a window; the cell says it."""

    def act(hall: TodayHall, request: Request) -> Any:
        return None if hall.rounds is None else hall.rounds.tap(request, round_id, wish)

    return Deed(("tap", round_id, wish), act)


def end_round(round_id: UUID, number: int, *, is_rest_present: bool) -> Deed:
    """End a round."""

    def act(hall: TodayHall, request: Request) -> Any:
        rounds = hall.rounds
        if rounds is None:
            return None
        return rounds.end(request, round_id, is_rest_present=is_rest_present)

    said = _("第{number}次巡查已结束").format(number=number)
    return Deed(("end", round_id, is_rest_present), act, said)


def post(day: date, reason: str = "") -> Deed:
    """Post a day."""

    def act(hall: TodayHall, request: Request) -> Any:
        return None if hall.postings is None else hall.postings.post(request, day, reason)

    return Deed(("post", day, reason), act)


def _decided(row: LeaveRow, written: tuple[str, str], said: str, *, approved: bool) -> Deed:
    words, signed_by = written
    step = None if row.open_step is None else row.open_step.position

    def act(hall: TodayHall, request: Request) -> Any:
        if hall.leaves is None:
            return None
        return hall.leaves.decide(
            request, row.id, approved=approved, words=words, signed_by=signed_by, step=step
        )

    return Deed(("decide", row.id, step, approved, words, signed_by), act, said)
