"""Columns of lists of cases: light, number, item, due day, what is left."""

from datetime import date

from hallapp.cases.terms import CaseRow, DueMoveRow, Light, StageLoadRow
from hallapp.faces.manager.words import CASE_LIGHTS
from hallapp.faces.parts.lights import LightMark, badge_width
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column


def case_id(case: CaseRow) -> str:
    """Return what tells a case from all others."""
    return case.id


def case_columns() -> list[Column[CaseRow]]:
    """Return the columns of the list beside which a case is shown in detail."""
    return [
        Column(_("预警"), _light_word, width_px=light_px(), extra={LIGHT_ROLE: light_mark}),
        Column(_("受理编号"), _number, width_px=204),
        Column(_("事项"), _item, tip=_item, width_px=0),
        Column(_("申请人"), _applicant, width_px=72),
        Column(_("到期"), due_words, tip=_law_words, width_px=90),
        Column(_("还剩"), _remaining, tone=_tone, width_px=140),
    ]


def outside_columns() -> list[Column[CaseRow]]:
    """Return the columns of cases accepted outside the hall."""
    return [
        Column(_("收件日"), _received, width_px=110),
        Column(_("受理编号"), _number, width_px=204),
        Column(_("省平台编号"), lambda case: case.external_number, width_px=204),
        Column(_("事项"), _item, tip=_item, width_px=0),
        Column(_("现在"), lambda case: case.state.label, width_px=90),
        Column(_("到期"), _open_due, width_px=96),
    ]


def move_columns() -> list[Column[DueMoveRow]]:
    """Return the columns of moved due days."""
    return [
        Column(_("受理编号"), lambda move: move.case_number, width_px=204),
        Column(_("事项"), lambda move: move.item_name, tip=lambda move: move.item_name, width_px=0),
        Column(_("计时"), lambda move: move.kind.label, width_px=104),
        Column(_("原到期"), lambda move: _or_dash(move.old_on), width_px=110),
        Column(_("现到期"), _new_day, tip=_new_tip, width_px=110),
        Column(_("原因"), move_reason, tip=move_reason, width_px=300),
    ]


def load_columns() -> list[Column[StageLoadRow]]:
    """Return the columns of the load of stages."""
    return [
        Column(_("环节"), lambda row: row.name, width_px=0),
        Column(_("在办件数"), lambda row: f"{row.open:,}", align=RIGHT, width_px=120),
        Column(
            _("其中超环节期限"),
            lambda row: f"{row.late:,}",
            align=RIGHT,
            tone=lambda row: "late" if row.late else "muted",
            width_px=160,
        ),
    ]


def move_reason(move: DueMoveRow) -> str:
    """Return why a due day moved: 日历调整：2026 年放假安排."""
    if not move.rule or move.rule == move.reason.label:
        return move.reason.label
    return _("{reason}：{rule}").format(reason=move.reason.label, rule=move.rule)


def stayed_words() -> str:
    """Return what moved where the day itself did not."""
    return _("这一天未变，变的是法定到期日，或者由暂定变为确定")


def light_px() -> int:
    """Return the width at which every light's badge is whole."""
    marks = [LightMark(light, case.label) for case, light in CASE_LIGHTS.items()]
    return max(96, *(badge_width(mark) + 20 for mark in marks))


def light_mark(case: CaseRow) -> LightMark | None:
    """Return the light of an open case; what is in order has a quiet one."""
    if not case.state.is_open:
        return None
    return LightMark(
        CASE_LIGHTS[case.light], case.light.label, filled=case.light is not Light.GREEN
    )


def due_words(case: CaseRow) -> str:
    """Return the due day as a list says it."""
    day = day_text(case.due_on)
    return _("{day}（暂定）").format(day=day) if case.is_provisional else day


def day_text(day: date) -> str:
    """Return a day of about this year: 11月23日."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def _light_word(case: CaseRow) -> str:
    return case.light.label if case.state.is_open else case.state.label


def _number(case: CaseRow) -> str:
    return case.case_number


def _item(case: CaseRow) -> str:
    return case.item_name


def _applicant(case: CaseRow) -> str:
    return shown(case.applicant_masked)


def _received(case: CaseRow) -> str:
    return "" if case.received_on is None else day_text(case.received_on)


def _open_due(case: CaseRow) -> str:
    return due_words(case) if case.state.is_open else ""


def _law_words(case: CaseRow) -> str:
    if case.statutory_due_on is None:
        return ""
    return _("法定 {day}").format(day=day_text(case.statutory_due_on))


def _remaining(case: CaseRow) -> str:
    return case.remaining_words if case.state.is_open else case.state.label


def _tone(case: CaseRow) -> str:
    if not case.state.is_open:
        return "muted"
    return "late" if case.remaining_days < 0 else ""


def _or_dash(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def _new_day(move: DueMoveRow) -> str:
    return _("未变") if move.new_on == move.old_on else move.new_on.isoformat()


def _new_tip(move: DueMoveRow) -> str:
    return stayed_words() if move.new_on == move.old_on else ""
