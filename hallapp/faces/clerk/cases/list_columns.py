"""The columns of the list of cases."""

from hallapp.cases.terms import CaseRow, CaseState
from hallapp.faces.clerk.cases.lights import light_of
from hallapp.faces.clerk.cases.sections import left_words
from hallapp.faces.clerk.dates import due_words
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, Column

SECOND_RANK = (1, 3, 6)
"""Columns that a small screen does without: number, applicant, state; Enter shows them."""


def columns() -> list[Column[CaseRow]]:
    """Return the columns, left to right."""
    return [
        Column(_("状态"), _word, width_px=108, extra={LIGHT_ROLE: _mark}),
        Column(_("受理编号"), _number, width_px=190),
        Column(_("事项"), _item, tip=_item, width_px=0),
        Column(_("申请人"), _applicant, tone=_muted, width_px=84),
        Column(_("到期日"), _due, width_px=152),
        Column(_("剩余"), _left, tone=_left_tone, bold=True, width_px=142),
        Column(_("到哪一步"), _where, tip=_where, tone=_muted, width_px=92),
    ]


def id_of(row: CaseRow) -> object:
    """Return what tells a case from all others."""
    return row.id


def _word(row: CaseRow) -> str:
    return light_of(row)[1]


def _mark(row: CaseRow) -> LightMark:
    light, word = light_of(row)
    return LightMark(light, word, filled=light is not Light.NORMAL)


def _number(row: CaseRow) -> str:
    return row.case_number


def _item(row: CaseRow) -> str:
    return row.item_name


def _applicant(row: CaseRow) -> str:
    return shown(row.applicant_masked)


def _due(row: CaseRow) -> str:
    is_over = not row.state.is_open and row.state is not CaseState.READY
    if is_over or not row.is_timed:
        return ""
    day = due_words(row.due_on)
    return _("{day}（暂定）").format(day=day) if row.is_provisional else day


def _left(row: CaseRow) -> str:
    return left_words(row)


def _left_tone(row: CaseRow) -> str:
    if row.state is CaseState.SUSPENDED or not row.state.is_open:
        return "muted"
    return "late" if row.remaining_days < 0 else ""


def _where(row: CaseRow) -> str:
    return row.stage_name or row.state.label


def _muted(_row: CaseRow) -> str:
    return "muted"
