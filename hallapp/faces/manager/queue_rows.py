"""The queue by service and by window: lines made of one reading, without widgets."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from hallapp.faces.manager.hall_now import HallNow, Standing, standings
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.queueing.terms import Destination, OrderKind, ServiceRow, TicketRow
from hallapp.queueing.terms.overview import NumbersRow

STOPPED = "queueing.issue_stopped"


@dataclass(frozen=True)
class ServiceLine:
    """How one service stands now.

    Attributes:
        numbers: Given today of how many it may, such as 38/120.
        mark: Whether it gives numbers, and why not.
        is_extended: An order of the day keeps numbers coming.
        is_too_long: Somebody waits longer than the hall likes.
    """

    id: UUID
    code: str
    name: str
    prefix: str
    waiting: int
    longest_s: int
    open_windows: int
    numbers: str
    mark: LightMark
    is_stopped: bool
    stop_words: str
    is_extended: bool
    is_too_long: bool = False


@dataclass(frozen=True)
class WindowLine:
    """How one window stands now.

    Attributes:
        is_too_long: Somebody waits longer than the hall likes.
    """

    id: UUID
    number: int
    name: str
    person: str
    live: str
    waiting: int
    longest_s: int
    finished: int
    mark: LightMark
    is_too_long: bool = False


@dataclass(frozen=True)
class PlaceLine:
    """Where a ticket can be sent: a service, a window, a person on duty."""

    kind: str
    name: str
    detail: str
    to: Destination

    @property
    def words(self) -> str:
        """What the sentence about the move says."""
        return self.name


def service_lines(now: HallNow) -> tuple[ServiceLine, ...]:
    """Return every service, in the hall's order."""
    longest: defaultdict[str, int] = defaultdict(int)
    for ticket in now.waiting:
        longest[ticket.service_code] = max(longest[ticket.service_code], ticket.waited_s)
    numbers = {row.service_id: row for row in now.survey.numbers}
    latest = {order.service_id: order for order in now.survey.orders}
    lines: list[ServiceLine] = []
    for row in now.survey.services:
        order = latest.get(row.id)
        lines.append(
            ServiceLine(
                id=row.id,
                code=row.code,
                name=row.name,
                prefix=row.prefix,
                waiting=row.waiting,
                longest_s=longest[row.code],
                open_windows=row.open_windows,
                numbers=_numbers(numbers.get(row.id)),
                mark=_state(row),
                is_stopped=row.refusal == STOPPED,
                stop_words=row.refusal_words,
                is_extended=order is not None and order.kind is OrderKind.EXTEND,
                is_too_long=longest[row.code] > now.wait_limit_s,
            )
        )
    return tuple(lines)


def window_lines(now: HallNow) -> tuple[WindowLine, ...]:
    """Return every window, by number."""
    stands = standings(now)
    return tuple(
        WindowLine(
            id=row.window.id,
            number=row.window.number,
            name=row.window.name,
            person="" if row.duty is None else row.duty.person.name,
            live="" if row.live is None else row.live.label,
            waiting=row.waiting,
            longest_s=row.longest_wait_s,
            finished=row.finished_today,
            mark=_standing_mark(stands[row.window.number]),
            is_too_long=row.waiting > 0 and row.longest_wait_s > now.wait_limit_s,
        )
        for row in now.windows
    )


def places(now: HallNow, ticket: TicketRow) -> tuple[PlaceLine, ...]:
    """Return where a ticket can be sent: not where it waits already."""
    services = [
        PlaceLine(
            _("业务"),
            row.name,
            _("等 {count} 人，{windows} 个窗口在办").format(
                count=row.waiting, windows=row.open_windows
            ),
            Destination(service_id=row.id),
        )
        for row in now.survey.services
        if row.code != ticket.service_code
    ]
    windows = [
        PlaceLine(
            _("窗口"),
            _("{number} 号窗口").format(number=row.window.number),
            _("{person}，等 {count} 人").format(
                person=_("没有人在岗") if row.duty is None else row.duty.person.name,
                count=row.waiting,
            ),
            Destination(window_id=row.window.id),
        )
        for row in now.windows
    ]
    people = {
        row.duty.person.id: PlaceLine(
            _("人员"),
            row.duty.person.name,
            _("{number} 号窗口在岗").format(number=row.window.number),
            Destination(person_id=row.duty.person.id),
        )
        for row in now.windows
        if row.duty is not None
    }
    return (*services, *windows, *people.values())


def tickets_of(now: HallNow, service_code: str) -> tuple[TicketRow, ...]:
    """Return who waits for a service, in the order in which they will be called."""
    return tuple(ticket for ticket in now.waiting if ticket.service_code == service_code)


def service_id_of(now: HallNow, ticket: TicketRow) -> UUID | None:
    """Return the service that a ticket waits for."""
    found = (row.id for row in now.survey.services if row.code == ticket.service_code)
    return next(found, None)


def _numbers(row: NumbersRow | None) -> str:
    if row is None:
        return ""
    if row.session_most:
        return _("{given}，本时段 {now}/{most}").format(
            given=row.given, now=row.session_given, most=row.session_most
        )
    return f"{row.given}/{row.most}" if row.most else str(row.given)


def _state(row: ServiceRow) -> LightMark:
    if row.refusal == STOPPED:
        return LightMark(Light.PAUSED, _("已停止取号"))
    words = {
        "queueing.rest_day": _("休息日"),
        "queueing.not_in_session": _("不在取号时段"),
        "queueing.appointment_only": _("只收预约"),
        "queueing.day_full": _("今天取完"),
        "queueing.session_full": _("本时段取完"),
    }
    if row.refusal:
        return LightMark(Light.CLOSED, words.get(row.refusal, _("现在不取号")))
    if row.waiting and not row.open_windows:
        return LightMark(Light.WARNING, _("没有窗口在办"))
    return LightMark(Light.NORMAL, _("取号中"), filled=False)


def _standing_mark(standing: Standing) -> LightMark:
    is_quiet = standing in {Standing.SERVING, Standing.FREE, Standing.CLOSED}
    return LightMark(standing.light, standing.label, filled=not is_quiet)
