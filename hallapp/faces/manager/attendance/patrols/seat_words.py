"""How a window of a round is shown: its word, its colours, its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from hallapp.faces.parts.lights import Light
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkRow, PatrolSight, RoundRow, RoundSource
from hallapp.qtkit.rare_names import shown

if TYPE_CHECKING:
    from hallapp.serving.patrol_desk import RoundForm, SeatRow

SIGHTS = (
    PatrolSight.PRESENT,
    PatrolSight.B_POST,
    PatrolSight.VACANT,
    PatrolSight.OUT_REGISTERED,
    PatrolSight.ESCORTING,
    PatrolSight.ON_LEAVE,
)
"""What may be tapped without a finding, in this order."""
SIGHT_KEYS = {PatrolSight.PRESENT: "Space", PatrolSight.B_POST: "B", PatrolSight.VACANT: "0"}
"""The keys of the sights that are tapped most; the first is pressed on the plan."""


@dataclass(frozen=True)
class TileFace:
    """What a tile shows.

    Attributes:
        sign: Shape before the word; None for none.
        word: What was seen, or what the records propose.
        note: The reason; empty when there is none.
        ground: Token of the ground.
        tint: Token of the word.
        tip: All of it in words.
        is_proposal: Nobody has looked: the word is what the records say.
    """

    number: int
    name: str
    sign: Light | None
    word: str
    note: str
    ground: str
    tint: str
    tip: str
    is_proposal: bool


def tile_face(seat: "SeatRow") -> TileFace:
    """Return how a window of a round is shown."""
    mark, sighting = seat.mark, seat.sighting
    name = shown(seat.person_name)
    if mark is not None:
        return _seen(seat, mark, name)
    if sighting is None:
        return _face(seat, (name, None, _("没有人"), ""), ("ground", "muted"), is_proposal=True)
    if sighting.proposed.is_blame:
        told = (name, Light.WARNING, _("要看"), sighting.reason)
        return _face(seat, told, ("surface", "warning_border"), is_proposal=True)
    # A person at the post needs no word: the tile waits white for the patroller.
    is_usual = sighting.proposed is PatrolSight.PRESENT and not sighting.reason
    word = "" if is_usual else sighting.proposed.label
    told = (name, None, word, sighting.reason)
    return _face(seat, told, ("surface", "muted"), is_proposal=True)


def seat_words(seat: "SeatRow") -> str:
    """Return what the records say about a window, for whoever stands before it."""
    sighting = seat.sighting
    if sighting is None:
        return _("没有人安排在这个窗口。")
    if sighting.reason:
        said = _("按登记应为：{sight}。{reason}")
        return said.format(sight=sighting.proposed.label, reason=sighting.reason)
    return _("按登记应为：{sight}。").format(sight=sighting.proposed.label)


def mark_label(mark: MarkRow) -> str:
    """Return the word of a mark; findings that came with the program are translated."""
    return _(mark.finding_label) if mark.finding_label else mark.seen.label


def mark_words(mark: MarkRow) -> str:
    """Return what was seen, with the words beside it."""
    said = (mark_label(mark), mark.words, mark.handling)
    return _("，").join(part for part in said if part)


def round_words(visit: RoundRow, zone: tzinfo) -> str:
    """Return how a round was made: 现场巡查，15:02 开始，迟 16 分钟."""
    began = _("{time} 开始").format(time=f"{visit.started_at.astimezone(zone):%H:%M}")
    extra = _("加巡") if visit.is_extra else ""
    said = (visit.source.label, began, extra or visit.punctuality)
    return _("，").join(part for part in said if part)


def progress_words(form: "RoundForm") -> str:
    """Return how many windows are still to be looked at."""
    left, to_look = len(form.unseen), len(form.to_look_at)
    if not form.seats:
        return ""
    if not left:
        return _("都看过了")
    if to_look:
        return _("还差 {left}，其中 {count} 个要走近看").format(left=left, count=to_look)
    return _("还差 {left}").format(left=left)


def end_words(form: "RoundForm") -> str:
    """Return what ending a round asks, and which windows no 其余在岗 covers."""
    question = _("结束第 {number} 次巡查").format(number=form.round.number)
    if not form.to_look_at:
        return question
    numbers = _("、").join(str(seat.window.number) for seat in form.to_look_at)
    said = _("{question}。{numbers} 号窗口登记上没有人，没走近看就不记在岗，算未查。")
    return said.format(question=question, numbers=numbers)


def sources() -> tuple[tuple[RoundSource, str], ...]:
    """Return how a round is made that is begun here."""
    return tuple((each, each.label) for each in (RoundSource.WALK, RoundSource.VIDEO))


def next_unseen(seats: Sequence["SeatRow"], number: int) -> int:
    """Return the next window in walking order that nobody has looked at, else the same."""
    numbers = [seat.window.number for seat in seats]
    here = numbers.index(number) + 1 if number in numbers else 0
    for seat in (*seats[here:], *seats[:here]):
        if not seat.is_seen and seat.sighting is not None:
            return seat.window.number
    return number


def _seen(seat: "SeatRow", mark: MarkRow, name: str) -> TileFace:
    if mark.seen is PatrolSight.PRESENT:
        told = (name, Light.NORMAL, mark.label, mark.words)
        return _face(seat, told, ("ok_tint", "normal"))
    if mark.is_blame:
        sort = mark.finding_sort
        word = mark_label(mark) if sort is None else sort.label
        found = "" if sort is None else mark_label(mark)
        note = _("，").join(part for part in (found, mark.words) if part)
        return _face(seat, (name, Light.LATE, word, note), ("miss_tint", "late"))
    return _face(seat, (name, None, mark.label, mark.words), ("selected", "text"))


def _face(
    seat: "SeatRow",
    told: tuple[str, Light | None, str, str],
    colours: tuple[str, str],
    *,
    is_proposal: bool = False,
) -> TileFace:
    name, sign, word, note = told
    window = _("{number} 号窗口").format(number=seat.window.number)
    looked = _("未查") if is_proposal and seat.sighting is not None else ""
    parts = (window, name, looked, word, note)
    return TileFace(
        seat.window.number,
        name,
        sign,
        word,
        note,
        *colours,
        tip=_("，").join(part for part in parts if part),
        is_proposal=is_proposal,
    )
