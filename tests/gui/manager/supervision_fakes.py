"""A hall with lights of every colour, without a store; it remembers what was asked of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from hallapp.cases.terms import CaseRow, CaseState
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.supervision.services import SupervisionServices
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.supervision.defaults import DEFAULT_RULES
from hallapp.supervision.terms import (
    ChaseKind,
    ChaseRow,
    ChaseWish,
    ClearReason,
    Colour,
    LightQuestion,
    RaisedRow,
    RuleRow,
    RuleWish,
)

NOW = datetime(2026, 12, 10, 1, 30, tzinfo=UTC)
MANAGER = PersonRow(UUID(int=1), "1001", "李敏", "", (Role.MANAGER,))
READER = PersonRow(UUID(int=2), "1002", "周静", "", (Role.ADMINISTRATOR,))
_ITEMS = (
    ("食品经营许可（新办）", "市场监督管理局"),
    ("建设工程规划许可", "自然资源和规划局"),
    ("不动产转移登记", "自然资源和规划局"),
    ("特种设备使用登记", "市场监督管理局"),
)


def light(number: int, colour: Colour, reason: str, day: date, **more: object) -> RaisedRow:
    item, department = _ITEMS[number % len(_ITEMS)]
    row = RaisedRow(
        id=UUID(int=100 + number),
        rule_name="超过承诺期限" if colour is Colour.RED else "进入预警",
        colour=colour,
        case_id=UUID(int=200 + number),
        case_number=f"330100-20261123-{number:04d}",
        item_name=item,
        department=department,
        handler_name=("王磊", "陈曦", "赵一鸣")[number % 3],
        due_on=day,
        raised_at=datetime(day.year, day.month, day.day, 0, 31, tzinfo=UTC),
        is_late=False,
        reason=reason,
        reply_due_on=None,
        reply="",
        replied_by="",
        replied_at=None,
        cleared_at=None,
        urged=0,
        told=(Role.APPROVER, Role.SHIFT_LEADER, Role.MANAGER),
    )
    return replace(row, **more)  # type: ignore[arg-type]


def some_lights() -> list[RaisedRow]:
    late = "办结期限 2026-12-04 已过，超期第 1 个工作日"
    return [
        light(1, Colour.RED, late, date(2026, 12, 7), reply_due_on=date(2026, 12, 9), urged=2),
        light(
            2, Colour.RED, "第 2 次要求补正", date(2026, 12, 8), is_late=True, urged=1,
            rule_name="再次要求补正", reply_due_on=date(2026, 12, 10),
        ),
        light(
            3, Colour.RED, "法定期限 2026-12-08 已过，超期第 1 个工作日", date(2026, 12, 9),
            reply_due_on=date(2026, 12, 10), reply="材料已补齐，今天办结", replied_by="赵一鸣",
            replied_at=datetime(2026, 12, 9, 8, 5, tzinfo=UTC), rule_name="超过法定期限",
        ),
        light(
            4, Colour.YELLOW, "环节期限（技术审查） 2026-12-08 已过，超期第 1 个工作日",
            date(2026, 12, 9), rule_name="环节超时", reply_due_on=date(2026, 12, 11),
        ),
        light(5, Colour.YELLOW, "办结期限 2026-12-11 到期，进入预警", date(2026, 12, 10)),
        light(6, Colour.YELLOW, "办结期限 2026-12-11 到期，进入预警", date(2026, 12, 10)),
        light(7, Colour.REMINDER, "办结期限 2026-12-11 到期，还有 1 个工作日", date(2026, 12, 10)),
        light(
            8, Colour.YELLOW, "办结期限 2026-12-04 到期，进入预警", date(2026, 12, 3),
            case_id=UUID(int=201), case_number="330100-20261123-0001",
            cleared_at=datetime(2026, 12, 7, 0, 31, tzinfo=UTC), clear_reason=ClearReason.OUTRUN,
        ),
    ]  # fmt: skip


def some_rules() -> list[RuleRow]:
    return [
        RuleRow(
            UUID(int=300 + number), each.code, each.name, each.colour, each.rung, each.clock,
            each.days, each.event, each.told, each.reply_days, each.code != "delivery_over",
        )
        for number, each in enumerate(DEFAULT_RULES)
    ]  # fmt: skip


class FakeSupervision:
    """Keeps lights, letters and rules in lists."""

    def __init__(self) -> None:
        self.lights = some_lights()
        self.rules = some_rules()
        self.sent: dict[UUID, list[ChaseRow]] = {}
        self.asked: list[tuple[str, Request, object]] = []
        self.refuses: HallError | None = None
        self.sent[UUID(int=101)] = [
            ChaseRow(
                ChaseKind.URGE, "青政务催〔2026〕11号", date(2026, 12, 8),
                "自然资源和规划局 陈曦", "请尽快办结，并说明原因", date(2026, 12, 9), "", None,
                UUID(int=401),
            ),
        ]  # fmt: skip

    def counted(self) -> Mapping[Colour, int]:
        return Counter(row.colour for row in self.lights if row.is_open)

    def raised(self, question: LightQuestion, limit: int = 500) -> tuple[RaisedRow, ...]:
        if self.refuses is not None:
            raise self.refuses
        rows = [
            row
            for row in self.lights
            if (not question.colours or row.colour in question.colours)
            and question.is_open in {None, row.is_open}
            and (not question.awaits_reply or row.awaits_reply)
            and question.case_id in {None, row.case_id}
        ]
        return tuple(rows[:limit])

    def chases(self, light_id: UUID) -> tuple[ChaseRow, ...]:
        return tuple(self.sent.get(light_id, ()))

    def answer(self, request: Request, light_id: UUID, words: str) -> RaisedRow:
        return self._change("answer", request, light_id, reply=words, replied_at=NOW)

    def urge(self, request: Request, light_id: UUID, wish: ChaseWish) -> ChaseRow:
        return self._send(ChaseKind.URGE, request, light_id, wish)

    def supervise(self, request: Request, light_id: UUID, wish: ChaseWish) -> ChaseRow:
        return self._send(ChaseKind.SUPERVISE, request, light_id, wish)

    def raise_by_hand(
        self, request: Request, case_id: UUID, colour: Colour, words: str
    ) -> RaisedRow:
        row = light(9, colour, words, date(2026, 12, 10), case_id=case_id)
        self.asked.append(("raise", request, words))
        self.lights.append(row)
        return row

    def lift(self, request: Request, light_id: UUID, words: str) -> RaisedRow:
        gone = {"cleared_at": NOW, "clear_reason": ClearReason.LIFTED, "clear_words": words}
        return self._change("lift", request, light_id, **gone)

    def seed(self, request: Request) -> tuple[RuleRow, ...]:
        return tuple(self.rules)

    def change_rule(self, request: Request, rule_id: UUID, wish: RuleWish) -> RuleRow:
        self._refuse()
        self.asked.append(("change_rule", request, wish))
        old = next(row for row in self.rules if row.id == rule_id)
        new = replace(
            old, id=UUID(int=rule_id.int + 100), name=wish.name, colour=wish.colour,
            days=wish.days, told=wish.told, reply_days=wish.reply_days, is_active=True,
        )  # fmt: skip
        self.rules[self.rules.index(old)] = new
        return new

    def retire_rule(self, request: Request, rule_id: UUID) -> int:
        self._refuse()
        self.asked.append(("retire_rule", request, rule_id))
        old = next(row for row in self.rules if row.id == rule_id)
        self.rules[self.rules.index(old)] = replace(old, is_active=False)
        return 2

    def _change(self, verb: str, request: Request, light_id: UUID, **new: object) -> RaisedRow:
        self._refuse()
        self.asked.append((verb, request, new))
        row = next(each for each in self.lights if each.id == light_id)
        changed = replace(row, **new)  # type: ignore[arg-type]
        self.lights[self.lights.index(row)] = changed
        return changed

    def _send(self, kind: ChaseKind, request: Request, light_id: UUID, wish: ChaseWish) -> ChaseRow:
        self._refuse()
        self.asked.append((kind.value, request, wish))
        mark = "催" if kind is ChaseKind.URGE else "督"
        due = date(2026, 12, 14) if wish.reply_days else None
        made = ChaseRow(
            kind, f"青政务{mark}〔2026〕12号", date(2026, 12, 10), "自然资源和规划局 陈曦",
            wish.words, due, "", None,
        )  # fmt: skip
        self.sent.setdefault(light_id, []).append(made)
        return made

    def _refuse(self) -> None:
        if self.refuses is not None:
            raise self.refuses


class FakeCases:
    """Knows one case by its number."""

    def found(self, text: str) -> tuple[CaseRow, ...]:
        if text != "330100-20261123-0009":
            return ()
        return (
            CaseRow(
                str(UUID(int=209)), text, "12345678", "居住登记", None, None, None,
                date(2026, 12, 18), None, False, CaseLight.GREEN, 6, CaseState.ACCEPTED, "欧×××",  # noqa: FBT003
            ),
        )  # fmt: skip


class FakePrinter:
    """Keeps which papers were printed."""

    def __init__(self) -> None:
        self.printed: list[UUID] = []

    def print(self, request: Request, paper_id: UUID) -> object:
        self.printed.append(paper_id)
        return request


def services(
    supervision: FakeSupervision, printer: FakePrinter | None = None
) -> SupervisionServices:
    clock = SettableClock(NOW)
    return SupervisionServices(supervision, FakeCases(), clock, DEFAULT_ZONE, printer)
