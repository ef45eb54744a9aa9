"""The hall at one moment, read in one go, and how each window stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from hallapp.attendance.terms import DaySheetRow, Finding, SheetRow
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.hall_cases import CasesNow
from hallapp.faces.manager.hall_survey import NOTHING_SEEN, Survey
from hallapp.faces.parts.lights import Light
from hallapp.hall.terms import DutyState
from hallapp.kernel.texts import _
from hallapp.queueing.terms import QueueFigures, TicketRow, WindowStateRow

LONG_PAUSE_S = 15 * 60
"""A longer pause wants a question."""
SAID_FOR_S = 20 * 60
"""A sentence remembers for so long that its button was pressed."""


@dataclass(frozen=True)
class HallNow:
    """Everything the manager's first page is made of.

    Attributes:
        seen_paused: Window number and since when it is paused; where the store does not tell,
            since when this station has seen it so.
        read_at: When this was true.
        survey: What else may want a decision.
        done: What was pressed at this station lately, and when.
        on_paper: Visits of today that were served on paper in a power cut; no figure of the
            queue counts them.
    """

    figures: QueueFigures
    windows: tuple[WindowStateRow, ...]
    waiting: tuple[TicketRow, ...]
    unprinted: tuple[TicketRow, ...]
    cases: CasesNow
    sheet: DaySheetRow
    seen_paused: dict[int, datetime]
    read_at: datetime
    survey: Survey = NOTHING_SEEN
    done: Mapping[Act, datetime] = field(default_factory=dict[Act, datetime])
    on_paper: int = 0

    @property
    def wait_limit_s(self) -> int:
        """A longer wait, in seconds, is too long in this hall."""
        return 60 * self.survey.wait_limit_minutes

    def paused_s(self, number: int) -> int:
        """Return for how many seconds at least a window has been paused, 0 when it is not."""
        since = self.seen_paused.get(number)
        return 0 if since is None else max(0, int((self.read_at - since).total_seconds()))

    def done_ago(self, act: Act) -> int | None:
        """Return how many minutes ago something was done here; None when it was not lately."""
        at = self.done.get(act)
        if at is None or at > self.read_at:
            return None
        ago_s = int((self.read_at - at).total_seconds())
        return minutes(ago_s) if ago_s < SAID_FOR_S else None


class Standing(Enum):
    """How a window stands, in order of gravity: its light and what it means."""

    VACANT = (Light.VACANT,)  # 空岗
    LATE_BY_LAW = (Light.LATE_BY_LAW,)  # 有超法定件
    PAUSED = (Light.PAUSED,)
    LONG_WAIT = (Light.WARNING,)  # 等候超限
    SERVING = (Light.NORMAL,)
    FREE = (Light.IDLE,)
    CLOSED = (Light.CLOSED,)

    def __init__(self, light: Light) -> None:
        self.light = light

    @property
    def label(self) -> str:
        """The word of the legend."""
        return {
            Standing.VACANT: _("空岗"),
            Standing.LATE_BY_LAW: _("有超法定件"),
            Standing.PAUSED: _("已暂停"),
            Standing.LONG_WAIT: _("等候超限"),
            Standing.SERVING: _("办理中"),
            Standing.FREE: _("空闲"),
            Standing.CLOSED: _("未开"),
        }[self]

    def definition(self, wait_limit_minutes: int) -> str:
        """What is counted under the word in a hall with this limit of a wait."""
        return {
            Standing.VACANT: _("上班时间里，这个岗位的 A 岗和 B 岗现在都不在"),
            Standing.LATE_BY_LAW: _("在这个窗口受理、还没有办结、已过法定期限的办件，至少一件"),
            Standing.PAUSED: _("有人在岗，登记了暂停"),
            Standing.LONG_WAIT: _("窗口开着，能在这里办的人里有人等了超过 {minutes} 分钟").format(
                minutes=wait_limit_minutes
            ),
            Standing.SERVING: _("窗口开着，叫了号或正在办理"),
            Standing.FREE: _("窗口开着，现在没有叫号"),
            Standing.CLOSED: _("现在没有人在岗"),
        }[self]


def standing(
    row: WindowStateRow,
    overdue_windows: frozenset[str],
    wait_limit_s: int,
    vacant_windows: frozenset[int] = frozenset(),
) -> Standing:
    """Return how a window stands; the gravest that holds.

    Args:
        row: The window.
        overdue_windows: Windows with a case past the law's limit, from `overdue_windows`.
        wait_limit_s: A longer wait is too long.
        vacant_windows: Windows at which neither A nor B is; somebody has to go there now.
    """
    if row.window.number in vacant_windows:
        return Standing.VACANT
    if str(row.window.number) in overdue_windows:
        return Standing.LATE_BY_LAW
    if row.duty is None:
        return Standing.CLOSED
    if row.duty.state is DutyState.PAUSED:
        return Standing.PAUSED
    if row.waiting and row.longest_wait_s > wait_limit_s:
        return Standing.LONG_WAIT
    return Standing.FREE if row.live is None else Standing.SERVING


def overdue_windows(now: HallNow) -> frozenset[str]:
    """Return the numbers of windows with an open case past the law's limit."""
    return frozenset(
        case.window_number
        for case in now.cases.on(CaseLight.DARK_RED)
        if case.window_number is not None
    )


def standings(now: HallNow) -> dict[int, Standing]:
    """Return how every window stands, by number."""
    overdue, vacant = overdue_windows(now), now.survey.duty.vacant_windows
    return {
        row.window.number: standing(row, overdue, now.wait_limit_s, vacant) for row in now.windows
    }


def unexplained(sheet: DaySheetRow) -> tuple[SheetRow, ...]:
    """Return who has a slot that closed without a punch (未到、缺卡)."""
    missing = {Finding.NOT_COME, Finding.MISSING}
    return tuple(row for row in sheet.rows if any(slot.finding in missing for slot in row.slots))


def minutes(seconds: int) -> int:
    """Return whole minutes that have passed."""
    return seconds // 60
