"""A small hall whose units handle a project together."""

import uuid

from hall_rows import HALL_CODE, VAULT, SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.cases.applications import Application
from hallapp.cases.flow.book import CaseBook
from hallapp.guides.service import GuideService
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import Department
from hallapp.joint.asking import BranchAsk, BranchReply, JointOpening
from hallapp.joint.service import JointService
from hallapp.joint.terms import BranchOpinion, JointKind, JointProject, JointRow
from hallapp.kernel.settings import SettingsService

WEEK = Limit(7, LimitUnit.WORKING_DAYS)
FIRE, LAND = uuid.UUID(int=901), uuid.UUID(int=902)
APPLICANT = "示例建设公司"


def add_units(hall: SmallHall) -> None:
    """Add 消防救援大队 and 自然资源局 to the hall."""
    with hall.store.engine.begin() as connection:
        rows = [
            {"id": FIRE, "hall_id": HALL_ID, "name": "消防救援大队"},
            {"id": LAND, "hall_id": HALL_ID, "name": "自然资源局"},
        ]
        connection.execute(insert(Department), rows)


def joint_of(hall: SmallHall) -> JointService:
    """Return joint handling over the hall."""
    work = hall.store.work
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    return JointService(work, GuideService(work), book)


def opening(
    hall: SmallHall,
    project: JointProject = JointProject("示例厂房", area_m2=219_000),  # noqa: B008 - frozen
    kind: JointKind = JointKind.APPROVAL,
) -> JointOpening:
    """Return a project that two units are asked about."""
    lead = next(unit.id for unit in joint_of(hall).departments() if unit.name == "市场监督管理局")
    return JointOpening(
        kind=kind,
        application=Application(hall.items["SJ-001"], APPLICANT),
        project=project,
        lead_department_id=lead,
        branches=(BranchAsk(FIRE, "消防设计审查", WEEK), BranchAsk(LAND, "用地核实", WEEK)),
        promised=Limit(30, LimitUnit.WORKING_DAYS),
    )


def opened(hall: SmallHall) -> JointRow:
    """Open the project."""
    return joint_of(hall).open(hall.store.request(), opening(hall))


def agree(hall: SmallHall, row: JointRow) -> None:
    """Let every unit agree."""
    service = joint_of(hall)
    for branch in service.branches(row.id):
        service.reply(hall.store.request(), branch.id, BranchReply(BranchOpinion.AGREED, "", "刘"))
