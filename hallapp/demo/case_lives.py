"""Cases of the weeks before, each at another point of its life, played through the use cases.

The week before today alone would show a hall in which nothing was ever paused, extended, refused
or collected.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import partial

from hallapp.cases import Application, CaseRow, MaterialTick, TickOutcome
from hallapp.cases.flow.said import Decision, Delivery, DeliveryWay, Prolonging, Standing
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.terms import AcceptancePlace, CaseOutcomeKind, SuspensionReason
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideRow
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import Role
from hallapp.hall.workdays import WorkCalendar
from hallapp.joint.asking import BranchAsk, BranchReply, JointOpening
from hallapp.joint.service import JointService
from hallapp.joint.terms import BranchOpinion, JointKind, JointProject
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Request

LOOKED_BACK_DAYS = 30
"""Working days before today on which the oldest of these cases was accepted."""
_REPLY_LIMIT = Limit(7, LimitUnit.WORKING_DAYS)
_DECIDER = Role.APPROVER


@dataclass(frozen=True)
class CaseStage:
    """Everything that the lives of cases are played on."""

    clock: SettableClock
    zone: tzinfo
    calendar: WorkCalendar
    people: PeopleService
    guides: GuideService
    flow: CaseFlowService
    joint: JointService


@dataclass(frozen=True)
class _Life:
    """One step of a life: so many working days before today, of which item, by whom."""

    days_before: int
    item: str
    applicant: str
    then: Callable[["CaseLives", uuid.UUID, int], None]


class CaseLives:
    """Plays the cases of the weeks before; the clock only goes forward."""

    def __init__(self, stage: CaseStage, today: date) -> None:
        self._stage = stage
        self._today = today
        self._later: list[tuple[int, Callable[[], None]]] = []

    def play(self) -> None:
        """Play all lives, day by day."""
        for life in _lives():
            self.on(life.days_before, partial(self._begin, life))
        self.on(12, self._open_joint)
        # What is put on later days is added while earlier ones are played.
        while self._later:
            self._later.sort(key=lambda each: -each[0])
            days_before, step = self._later.pop(0)
            self._move_to(days_before)
            step()

    def on(self, days_before: int, step: Callable[[], None]) -> None:
        """Do something on a working day before today."""
        self._later.append((days_before, step))

    def suspend(self, case_id: uuid.UUID, days_before: int) -> None:
        """Pause a case for an expert review that is still going on."""
        day = self._day(days_before)
        standing = Standing(
            ground=SuspensionReason.EXPERT_REVIEW,
            reason="组织专家评审（示例）",
            basis="",
            document_number="示例告知〔2026〕1号",
            from_on=day,
            planned_to_on=self._today + timedelta(days=10),
            told_on=day,
        )
        self._stage.flow.suspend(self._by(_DECIDER), case_id, standing)

    def extend(self, case_id: uuid.UUID, days_before: int) -> None:
        """Lengthen a limit once."""
        day = self._day(days_before)
        prolonging = Prolonging(
            amount=10,
            reason="情况复杂，需要补充调查（示例）",
            approver_name="示例负责人",
            approved_on=day,
            told_on=day,
            basis="示例规定，不作依据",
        )
        self._stage.flow.extend(self._by(Role.MANAGER), case_id, prolonging)

    def decide(self, case_id: uuid.UUID) -> None:
        """Grant a case."""
        decision = Decision(CaseOutcomeKind.GRANTED, "符合法定条件（示例）")
        self._stage.flow.decide(self._by(_DECIDER), case_id, decision)

    def refuse(self, case_id: uuid.UUID) -> None:
        """Refuse a case, with the applicant's rights."""
        decision = Decision(
            CaseOutcomeKind.REFUSED,
            "经营场所不符合规定条件（示例）",
            "示例规定，不作依据",
            "示例市人民政府",
            "示例市人民法院",
        )
        self._stage.flow.decide(self._by(_DECIDER), case_id, decision)

    def make_ready(self, case_id: uuid.UUID) -> None:
        """Lay a result ready at the issuing window."""
        self._stage.flow.make_ready(self._by(Role.ISSUER), case_id, "6 号窗口")

    def deliver(self, case_id: uuid.UUID) -> None:
        """Hand a result over."""
        delivery = Delivery(DeliveryWay.IN_PERSON, "示例签收人")
        self._stage.flow.deliver(self._by(Role.ISSUER), case_id, delivery)

    def ask_supplement(self, case_id: uuid.UUID, guide: GuideRow) -> None:
        """Tell an applicant which paper is missing."""
        missing = tuple(
            MaterialTick(str(row.id), row.name, TickOutcome.MISSING, "请补交（示例）")
            for row in guide.materials[:1]
        )
        self._stage.flow.ask_supplement(self._by(Role.FRONT_CLERK), case_id, missing)

    def _begin(self, life: _Life) -> None:
        found = self._stage.guides.find(life.item)
        ticks = tuple(
            MaterialTick(str(row.id), row.name, TickOutcome.COMPLETE) for row in found.materials
        )
        application = Application(found.item.id, life.applicant, ticks=ticks)
        case = self._received(application)
        if life.then is _awaits_papers:
            self.ask_supplement(uuid.UUID(case.id), found)
            return
        accepted = self._stage.flow.accept(self._by(Role.FRONT_CLERK), uuid.UUID(case.id))
        life.then(self, uuid.UUID(accepted.id), life.days_before)

    def _received(self, application: Application) -> CaseRow:
        return self._stage.flow.receive(
            self._by(Role.FRONT_CLERK), application, place=AcceptancePlace.WINDOW
        )

    def _open_joint(self) -> None:
        """Open a building project that three units look at; one has replied."""
        guide = self._stage.guides.find("建设工程规划许可")
        units = {unit.name: unit.id for unit in self._stage.joint.departments()}
        ticks = tuple(
            MaterialTick(str(row.id), row.name, TickOutcome.COMPLETE) for row in guide.materials
        )
        opening = JointOpening(
            kind=JointKind.APPROVAL,
            application=Application(guide.item.id, "示例建设有限公司", ticks=ticks),
            project=JointProject("示例标准厂房一期", "青山县工业园（示例）", area_m2=18_600),
            lead_department_id=units["自然资源局"],
            branches=tuple(
                BranchAsk(units[name], title, _REPLY_LIMIT)
                for name, title in (
                    ("住房和城乡建设局", "建筑工程施工条件核实"),
                    ("消防救援大队", "消防安全意见"),
                    ("水利局", "用水和排水意见"),
                )
            ),
        )
        row = self._stage.joint.open(self._by(Role.FRONT_CLERK), opening)
        first = self._stage.joint.branches(row.id)[0]
        reply = BranchReply(BranchOpinion.AGREED, "", "示例经办人")
        self.on(8, lambda: self._reply(first.id, reply))

    def _reply(self, branch_id: uuid.UUID, reply: BranchReply) -> None:
        self._stage.joint.reply(self._by(_DECIDER), branch_id, reply)

    def _by(self, role: Role) -> Request:
        person = next(each for each in self._stage.people.people() if role in each.roles)
        return Request(Actor("demo", person.id))

    def _day(self, days_before: int) -> date:
        day = self._today
        while days_before:
            day -= timedelta(days=1)
            days_before -= self._stage.calendar.is_working(day)
        return day

    def _move_to(self, days_before: int) -> None:
        at = datetime.combine(self._day(days_before), time(9, 30), self._stage.zone)
        now = self._stage.clock.now()
        self._stage.clock.set_to(max(at, now + timedelta(minutes=7)))


def _awaits_papers(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    """Mark a life that waits for papers; it is never accepted."""
    raise AssertionError(lives, case_id, days_before)


def _goes_on(_lives: CaseLives, _case_id: uuid.UUID, _days_before: int) -> None:
    return


def _is_paused(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    lives.on(days_before - 3, lambda: lives.suspend(case_id, days_before - 3))


def _is_extended(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    lives.on(days_before - 9, lambda: lives.extend(case_id, days_before - 9))


def _is_refused(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    lives.on(days_before - 8, lambda: lives.refuse(case_id))


def _lies_ready(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    lives.on(days_before - 7, lambda: lives.decide(case_id))
    lives.on(days_before - 8, lambda: lives.make_ready(case_id))


def _was_delivered(lives: CaseLives, case_id: uuid.UUID, days_before: int) -> None:
    _lies_ready(lives, case_id, days_before)
    lives.on(days_before - 9, lambda: lives.deliver(case_id))


def _lives() -> tuple[_Life, ...]:
    return (
        _Life(LOOKED_BACK_DAYS, "特种设备使用登记", "示例机械厂", _is_extended),
        _Life(24, "医师执业注册", "示例申请人甲", _was_delivered),
        _Life(23, "道路普通货物运输经营许可", "示例运输队", _was_delivered),
        _Life(19, "旅行社业务经营许可", "示例旅行社", _goes_on),
        _Life(18, "取水许可(申请批准)", "示例水厂", _is_paused),
        _Life(16, "印刷经营许可", "示例印刷厂", _lies_ready),
        _Life(15, "娱乐场所经营许可", "示例娱乐中心", _is_refused),
        _Life(14, "农药经营许可", "示例农资店", _lies_ready),
        _Life(9, "医疗机构设置审批", "示例诊所", _awaits_papers),
    )
