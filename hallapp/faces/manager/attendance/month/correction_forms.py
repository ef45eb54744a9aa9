"""Corrections keyed in for somebody, and the second person's word on them (补签)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.attendance.terms import CorrectionCause, Slot
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.person_days import PersonDayRow
from hallapp.faces.manager.attendance.month.words import correction_text, day_text, time_of
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import ChoiceField, Field, TextField
from hallapp.kernel.texts import _

_MOST_WORDS = 200


def override_field() -> TextField:
    """Return the field for why closed days are changed all the same."""
    hint = _("这一天已锁定或过了期限：写明理由才能改，会印在表上。")
    return TextField("override", _("改动理由"), hint, longest=_MOST_WORDS)


def first_problem(fields: Sequence[Field]) -> str:
    """Return what is wrong with the first wrong field in sight, which gets the cursor."""
    for field in fields:
        if not field.isHidden() and field.problem():
            field.control().setFocus()
            return _("{caption}：{problem}").format(caption=field.caption, problem=field.problem())
    return ""


@dataclass(frozen=True)
class CorrectionGiven:
    """What was typed.

    Attributes:
        stated: None where only "in time" is said.
    """

    slot: Slot
    cause: CorrectionCause
    reason: str
    stated: time | None
    override_reason: str = ""


class CorrectionForm(DeedForm):
    """Asks for a slot of one person's day to be filled."""

    def __init__(self) -> None:
        super().__init__("correction")
        self.slot = ChoiceField("slot", _("时段"), [(slot, slot.label) for slot in Slot])
        hint = _("几点到的，例如 8:55；只能说按时，就不填。")
        self.stated = TextField("stated", _("时间"), hint, longest=8)
        causes = [(cause, cause.label) for cause in CorrectionCause]
        self.cause = ChoiceField("cause", _("原因"), causes)
        self.reason = TextField("reason", _("说明"), longest=_MOST_WORDS)
        self.override = override_field()
        fields: list[QWidget] = [self.slot, self.stated, self.cause, self.reason, self.override]
        self.lay_out(fields, side_px=8, apart_px=0)
        for field in (self.stated, self.reason, self.override):
            field.line.returnPressed.connect(self.press)

    def ask(self, row: PersonDayRow, slot: Slot) -> None:
        """Ask for what fills a slot of a day, with the cursor at the time."""
        self.slot.show_value(slot)
        self.cause.show_value(CorrectionCause.FORGOTTEN)
        for field in (self.stated, self.reason, self.override):
            field.show_value("")
        self.override.setVisible(row.is_locked)
        said = _("替{name}申请补签，{day}。由另一个人审批。")
        self.open_with(said.format(name=row.person.name, day=day_text(row)), _("提交补签"))
        self.stated.control().setFocus()

    @override
    def gathered(self) -> CorrectionGiven | None:
        """Return what was typed; None when something is wrong, which has the cursor."""
        try:
            stated = time_of(self.stated.value())
        except ValueError:
            self.say(_("时间写成 8:55 这样。"))
            self.stated.control().setFocus()
            return None
        if not self.reason.value():
            self.say(_("请写几个字，说明为什么。"))
            self.reason.control().setFocus()
            return None
        problem = first_problem((self.slot, self.cause))
        self.say(problem)
        if problem:
            return None
        return CorrectionGiven(
            self.slot.value(), self.cause.value(), self.reason.value(), stated,
            self.override.value(),
        )  # fmt: skip


@dataclass(frozen=True)
class VerdictGiven:
    """What the second person says."""

    row: CorrectionRow
    approved: bool
    words: str
    override_reason: str = ""


class VerdictForm(DeedForm):
    """Asks for the word on a correction; a refusal says why."""

    def __init__(self) -> None:
        super().__init__("verdict")
        self._row: CorrectionRow | None = None
        self._approved = True
        self.words_said = TextField("words", _("意见"), longest=_MOST_WORDS)
        self.override = override_field()
        parts: list[QWidget] = [self.words_said, self.override]
        self.lay_out(parts, side_px=8, apart_px=0)
        for field in (self.words_said, self.override):
            field.line.returnPressed.connect(self.press)

    def ask(self, row: CorrectionRow, *, approved: bool, is_locked: bool) -> None:
        """Ask for the word on a correction."""
        self._row, self._approved = row, approved
        self.words_said.show_value("")
        self.override.show_value("")
        self.override.setVisible(is_locked)
        said = _("{number}：{name}，{what}").format(
            number=row.number, name=row.person_name, what=correction_text(row)
        )
        self.open_with(said, _("准予补签") if approved else _("不准补签"))
        self.words_said.control().setFocus()

    @override
    def gathered(self) -> Any:
        """Return what was said; None when a refusal says nothing."""
        if self._row is None:
            return None
        if not self._approved and not self.words_said.value():
            self.say(_("不准要写明为什么，申请人看得到。"))
            self.words_said.control().setFocus()
            return None
        return VerdictGiven(
            self._row, self._approved, self.words_said.value(), self.override.value()
        )
