"""How joint cases are said and painted; no widgets."""

from collections.abc import Sequence
from datetime import date, tzinfo

from hallapp.cases.terms import Light
from hallapp.faces.manager.cases.case_columns import day_text, light_px
from hallapp.faces.manager.joint.reading import JointTold
from hallapp.faces.manager.words import CASE_LIGHTS
from hallapp.faces.parts.lights import LightMark
from hallapp.joint.terms import AgentStepRow, BranchRow, JointRow, JointState, JointTotal
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column

_FEN = 100
_WAN = 10_000
_RUNNING = (JointState.OPEN, JointState.SUMMED)


def is_running(row: JointRow) -> bool:
    """Return whether a joint case is neither decided nor taken back."""
    return row.state in _RUNNING


def joint_columns() -> list[Column[JointRow]]:
    """Return the columns of the list."""
    return [
        Column(_("预警"), _light_word, width_px=light_px(), extra={LIGHT_ROLE: joint_mark}),
        Column(_("编号"), lambda row: row.number, width_px=148),
        Column(_("项目"), _project, tip=_project, width_px=0),
        Column(_("已回复"), _replied, align=RIGHT, tone=_late_tone, width_px=96),
        Column(_("到期"), _due, width_px=90),
    ]


def branch_columns() -> list[Column[BranchRow]]:
    """Return the columns of the units of a joint case."""
    return [
        Column(_("回复"), _branch_word, width_px=light_px(), extra={LIGHT_ROLE: branch_mark}),
        Column(_("协办单位"), lambda row: row.department, tip=_unit_tip, width_px=152),
        Column(_("事项"), lambda row: row.title, tip=lambda row: row.title, width_px=0),
        Column(_("回复期限"), lambda row: day_text(row.reply_due_on), tip=_limit, width_px=88),
    ]


def joint_mark(row: JointRow) -> LightMark | None:
    """Return the light of a running joint case; what is decided has none."""
    return _mark(row.light) if is_running(row) else None


def branch_mark(row: BranchRow) -> LightMark | None:
    """Return the light of a unit that owes its reply; an opinion stands as a word."""
    return _mark(row.light) if row.is_awaited else None


def totals_words(totals: Sequence[JointTotal], year: int) -> str:
    """Return the year in one line: 2026年项目 3 个，面积 30.4 万㎡，费用 641 万元."""
    count = sum(total.count for total in totals)
    said = [_("{year}年项目 {count} 个").format(year=year, count=count)]
    area = sum(total.area_m2 for total in totals)
    if area:
        said.append(_("面积 {area} 万㎡").format(area=_wan(area)))
    investment = sum(total.investment_fen for total in totals)
    if investment:
        said.append(_("投资 {amount} 万元").format(amount=_wan(investment / _FEN)))
    fees = sum(total.fee_fen for total in totals)
    if fees:
        said.append(_("费用 {amount} 万元").format(amount=_wan(fees / _FEN)))
    return _("，").join(said)


def kinds_words(totals: Sequence[JointTotal]) -> str:
    """Return how the year is made up: 联合审批 2 个 30.4 万㎡，联合验收 1 个."""
    return _("，").join(_kind_words(total) for total in totals)


def facts_of(told: JointTold) -> list[tuple[str, str]]:
    """Return the facts of a joint case, label and words; what is not known is left out."""
    row, project = told.row, told.row.project
    amounts = [
        "" if project.area_m2 is None else _("面积 {area} ㎡").format(area=f"{project.area_m2:,}"),
        _money(_("投资 {amount} 元"), project.investment_fen),
        _money(_("费用 {amount} 元"), project.fee_fen),
    ]
    facts = [
        (_("项目"), project.name),
        (_("地点"), project.place),
        (_("规模"), _("，").join(each for each in amounts if each)),
        (_("类型"), _("，").join(each for each in (row.kind.label, row.theme) if each)),
        (_("牵头单位"), row.lead_department),
        (_("牵头办件"), row.case_number),
        (_("状态"), _state_words(row)),
        (_("代办员"), row.agent_name or _("没有指定")),
        (_("汇总意见"), row.summary),
    ]
    return [(label, words) for label, words in facts if words]


def opinion_words(branch: BranchRow) -> str:
    """Return what a unit answered, or how it stands with its reply."""
    if branch.opinion is None or branch.replied_on is None:
        return _reminded(branch) or _("还没有回复")
    said = [branch.opinion.label]
    if branch.opinion_text:
        said.append(branch.opinion_text)
    by = _("{who} {day}").format(who=branch.replied_by, day=branch.replied_on.isoformat()).strip()
    if branch.reply_number:
        by = f"{by} {branch.reply_number}"
    words = _("{words}（{who}）").format(words=_("：").join(said), who=by)
    if branch.replied_on > branch.reply_due_on:
        return _("{words}，迟于回复期限").format(words=words)
    return words


def step_line(step: AgentStepRow, zone: tzinfo) -> tuple[str, str]:
    """Return when an agent did what."""
    words = step.words
    if step.agent_name and step.agent_name not in words:
        words = _("{who}：{words}").format(who=step.agent_name, words=words)
    return f"{step.at.astimezone(zone):%m-%d %H:%M}", words


def due_words(row: JointRow, today: date) -> str:
    """Return when a joint case is due, with the days that are left."""
    if row.due_on is None:
        return ""
    days = (row.due_on - today).days
    if not is_running(row):
        return row.due_on.isoformat()
    left = _("还有 {days} 天") if days >= 0 else _("超过 {days} 天")
    return _("{day}，{left}").format(day=row.due_on.isoformat(), left=left.format(days=abs(days)))


def _mark(light: Light) -> LightMark:
    return LightMark(CASE_LIGHTS[light], light.label, filled=light is not Light.GREEN)


def _light_word(row: JointRow) -> str:
    return row.light.label if is_running(row) else row.state.label


def _project(row: JointRow) -> str:
    return row.project.name


def _replied(row: JointRow) -> str:
    said = f"{row.replied}/{row.branches}"
    if row.late and is_running(row):
        return _("{replied} 超期").format(replied=said)
    return said


def _late_tone(row: JointRow) -> str:
    return "late" if row.late and is_running(row) else ""


def _due(row: JointRow) -> str:
    return "" if row.due_on is None else day_text(row.due_on)


def _branch_word(row: BranchRow) -> str:
    if row.is_awaited or row.opinion is None:
        return row.light.label
    return row.opinion.label


def _unit_tip(row: BranchRow) -> str:
    return _("{unit}：{words}").format(unit=row.department, words=opinion_words(row))


def _limit(row: BranchRow) -> str:
    said = _("{day}征求，{limit}内回复")
    return said.format(day=day_text(row.asked_on), limit=row.reply_limit.words)


def _reminded(branch: BranchRow) -> str:
    if not branch.reminded or branch.reminded_on is None:
        return ""
    said = _("还没有回复，已催 {times} 次，最近 {day}")
    return said.format(times=branch.reminded, day=day_text(branch.reminded_on))


def _state_words(row: JointRow) -> str:
    said = _("{state}，{replied} 个单位已回复，共 {all} 个")
    words = said.format(state=row.state.label, replied=row.replied, all=row.branches)
    if row.late and is_running(row):
        words = _("，").join((words, _("{late} 个超过回复期限").format(late=row.late)))
    return words


def _kind_words(total: JointTotal) -> str:
    said = _("{kind} {count} 个").format(kind=total.kind.label, count=total.count)
    if total.area_m2:
        said = _("{said} {area} 万㎡").format(said=said, area=_wan(total.area_m2))
    return said


def _money(said: str, fen: int | None) -> str:
    return "" if fen is None else said.format(amount=f"{fen / _FEN:,.2f}".removesuffix(".00"))


def _wan(amount: float) -> str:
    return f"{amount / _WAN:,.2f}".rstrip("0").rstrip(".")
