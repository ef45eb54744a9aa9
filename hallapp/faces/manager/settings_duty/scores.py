"""Fields of scores (考核计分): points, what takes or gives how many of them, grades."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.assessment.terms import FactKind, GradeFrom, ScoreGroup, ScorePer, ScoreRule
from hallapp.faces.manager.settings_duty.rows import FieldRow, Folding, RowsField, beside
from hallapp.faces.manager.settings_fields import CalmCombo, TextField
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_POINTS_PX, _MINUTES_PX, _LABEL_PX = 64, 56, 220
_NUMBER_PX = 96
_MOST_POINTS = 1000
_TENTHS = 10


def tenths_of(text: str) -> int | None:
    """Return the tenths of a point that were typed as 98, 97.5 or -0.5; None for others."""
    plain = text.strip().replace("−", "-")
    is_taken = plain.startswith("-")
    whole, _sign, rest = plain.lstrip("+-").partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(rest) > 1:
        return None
    if rest and not (rest.isascii() and rest.isdigit()):
        return None
    found = int(whole) * _TENTHS + int(rest or 0)
    return None if found > _MOST_POINTS * _TENTHS else -found if is_taken else found


def points_words(tenths: int) -> str:
    """Return tenths as points are typed: 98, 97.5, -0.5."""
    whole, rest = divmod(abs(tenths), _TENTHS)
    said = f"{whole}.{rest}" if rest else str(whole)
    return f"-{said}" if tenths < 0 else said


class PointsField(TextField):
    """Points with one figure behind the point; kept as tenths."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(name, caption, hint, longest=7)
        self.line.setFixedWidth(_NUMBER_PX)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._row.setStretchFactor(self.line, 0)
        self._row.addWidget(words(_("分")))
        self._row.addSpacing(12)
        self._row.addWidget(self._hint, 1)

    @override
    def value(self) -> Any:
        return tenths_of(self.line.text()) or 0

    @override
    def problem(self) -> str:
        found = tenths_of(self.line.text())
        if found is None or found < 0:
            return _("请填 0 到 1000，最多一位小数。")
        return ""

    @override
    def show_value(self, value: Any) -> None:
        if tenths_of(self.line.text()) != value:
            self.line.setText(points_words(value))

    @override
    def said(self, value: Any) -> str:
        return _("{points} 分").format(points=points_words(value))


class _RuleRow(FieldRow):
    """One rule: what happened, how many minutes of it, how many points each time."""

    def __init__(self, findings: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._findings_known = findings
        self._kept: ScoreRule | None = None
        self._finding_choices: list[tuple[str, ...]] = [()]
        self.label = _text_line(_("写在考核表上的话"), _LABEL_PX, 60)
        self.fact = _combo(_("什么事"), [each.label for each in FactKind])
        self.points = _text_line(_("分值，扣分写负数"), _POINTS_PX, 7)
        self.per = _combo(_("按什么计"), [each.label for each in ScorePer])
        self.least = _text_line(_("从几分钟起"), _MINUTES_PX, 4)
        self.most = _text_line(_("到几分钟，空着不限"), _MINUTES_PX, 4)
        self.cap = _text_line(_("每月最多多少分，空着不限"), _POINTS_PX, 7)
        self.finding = _combo(_("哪一种问题"), [_("各种问题")])
        self._minutes = beside(self.least, words(_("到")), self.most, words(_("分钟")))
        self._build()

    @override
    def value(self) -> ScoreRule:
        kept = self._kept
        fact = list(FactKind)[self.fact.currentIndex()]
        cap = self.cap.text().strip()
        is_finding = fact is FactKind.FINDING
        made = ScoreRule(
            code=kept.code if kept is not None else "",
            label=self._label(),
            group=_group_of(fact) if kept is None or kept.fact is not fact else kept.group,
            fact=fact,
            tenths=tenths_of(self.points.text()) or 0,
            per=list(ScorePer)[self.per.currentIndex()],
            least_minutes=_number(self.least.text()) or 0,
            most_minutes=_number(self.most.text()),
            findings=self._finding_choices[self.finding.currentIndex()] if is_finding else (),
            monthly_cap_tenths=(tenths_of(cap) or 0) if cap else None,
        )
        return made if made.code else replace(made, code=_code(made))

    @override
    def problem(self) -> str:
        if not self.label.text().strip():
            return _("请写清扣什么分，会印在考核表上。")
        if not tenths_of(self.points.text()):
            return _("分值请写成 -1、-0.5、2 这样，不能是 0。")
        minutes = [self.least.text().strip(), self.most.text().strip()]
        if any(text and _number(text) is None for text in minutes):
            return _("分钟数请填整数，没有上限就空着。")
        least, most = (_number(text) for text in minutes)
        if most is not None and (least or 0) > most:
            return _("分钟数要先小后大。")
        cap = self.cap.text().strip()
        return _("每月最多请填分数，不限就空着。") if cap and (tenths_of(cap) or -1) < 0 else ""

    @override
    def show_value(self, value: ScoreRule) -> None:
        self._kept = value if value.code else None
        self.label.setText(_(value.label) if value.label else "")
        self.fact.setCurrentIndex(list(FactKind).index(value.fact))
        self.points.setText(points_words(value.tenths) if value.tenths else "")
        self.per.setCurrentIndex(list(ScorePer).index(value.per))
        self.least.setText(str(value.least_minutes) if value.least_minutes else "")
        self.most.setText("" if value.most_minutes is None else str(value.most_minutes))
        cap = value.monthly_cap_tenths
        self.cap.setText("" if cap is None else points_words(cap))
        self._offer_findings(value.findings)
        self._settle()

    @override
    def first(self) -> QWidget:
        return self.label

    def _label(self) -> str:
        """Return the label as it was kept where nobody changed it, in whatever language."""
        typed, kept = self.label.text().strip(), self._kept
        return kept.label if kept is not None and typed == _(kept.label) else typed

    def _offer_findings(self, chosen: tuple[str, ...]) -> None:
        known = self._findings_known()
        self._finding_choices = [(), *((code,) for code in known)]
        if chosen not in self._finding_choices:
            # Several together, or one that is switched off: shown as it is kept.
            self._finding_choices.append(chosen)
        self.finding.clear()
        for codes in self._finding_choices:
            named = (known.get(code, code) for code in codes)
            self.finding.addItem(_("、").join(named) or _("各种问题"))
        self.finding.setCurrentIndex(self._finding_choices.index(chosen))

    @Slot()
    def _on_chosen(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        fact = list(FactKind)[self.fact.currentIndex()]
        self.finding.setVisible(fact is FactKind.FINDING)
        self._minutes.setVisible(fact in (FactKind.LATE, FactKind.EARLY, FactKind.OFF_POST))

    def _build(self) -> None:
        for line in (self.label, self.points, self.least, self.most, self.cap):
            line.textEdited.connect(self.changed)
        for combo in (self.fact, self.per, self.finding):
            combo.activated.connect(self._on_chosen)
        self.label.setMinimumWidth(100)
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self.label, 1)
        upper.addWidget(self.points)
        upper.addWidget(words(_("分")))
        upper.addWidget(self.remove)
        what = beside(self.fact, self._minutes, self.finding)
        often = beside(self.per, words(_("每月最多"), "small"), self.cap, words(_("分")))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(upper)
        column.addWidget(Folding(what, often, across_from_px=720))
        self.line.addLayout(column, 1)


class ScoreRulesField(RowsField):
    """Rules in their order: the first that fits what happened counts."""

    def __init__(
        self, name: str, caption: str, hint: str, findings: Callable[[], Mapping[str, str]]
    ) -> None:
        super().__init__(
            name, caption, (hint, _("加一条")), lambda: _RuleRow(findings), _fresh_rule
        )

    @override
    def row_words(self, value: ScoreRule) -> str:
        said = _("{label} {points} 分")
        return said.format(label=_(value.label), points=points_words(value.tenths))

    @override
    def whole_problem(self, values: Sequence[ScoreRule]) -> str:
        codes = [rule.code for rule in values]
        twice = next((rule for rule in values if codes.count(rule.code) > 1), None)
        if twice is None:
            return ""
        return _("“{label}”写了两次，请去掉一条。").format(label=_(twice.label))


class _GradeRow(FieldRow):
    """From how many points on which grade."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: GradeFrom | None = None
        self.points = _text_line(_("从多少分起"), _POINTS_PX, 7)
        self.label = _text_line(_("等次"), 140, 20)
        for part in (self.points, words(_("分以上")), self.label):
            self.line.addWidget(part)
        self.end_line()
        for line in (self.points, self.label):
            line.textEdited.connect(self.changed)

    @override
    def value(self) -> GradeFrom:
        typed, kept = self.label.text().strip(), self._kept
        label = kept.label if kept is not None and typed == _(kept.label) else typed
        return GradeFrom(tenths_of(self.points.text()) or 0, label)

    @override
    def problem(self) -> str:
        is_none = tenths_of(self.points.text()) is None
        if is_none or not self.label.text().strip():
            return _("请写分数和等次，如 90 分以上 优秀。")
        return ""

    @override
    def show_value(self, value: GradeFrom) -> None:
        self._kept = value
        self.points.setText(points_words(value.tenths) if value.label else "")
        self.label.setText(_(value.label) if value.label else "")

    @override
    def first(self) -> QWidget:
        return self.points


class GradesField(RowsField):
    """Grades from the best down."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(
            name, caption, (hint, _("加一个等次")), _GradeRow, lambda: GradeFrom(0, "")
        )

    @override
    def row_words(self, value: GradeFrom) -> str:
        said = _("{points} 分以上{label}")
        return said.format(points=points_words(value.tenths), label=_(value.label))

    @override
    def whole_problem(self, values: Sequence[GradeFrom]) -> str:
        bounds = [grade.tenths for grade in values]
        rises = all(upper > lower for upper, lower in pairwise(bounds))
        return "" if rises else _("请从高分到低分写，分数不能重复。")


def _fresh_rule() -> ScoreRule:
    return ScoreRule("", "", ScoreGroup.ATTENDANCE, FactKind.LATE, 0)


_GROUPS: Mapping[FactKind, ScoreGroup] = {
    FactKind.LEAVE_UNDONE: ScoreGroup.LEAVE,
    FactKind.UNSIGNED_RETURN: ScoreGroup.LEAVE,
    FactKind.OFF_POST: ScoreGroup.CONDUCT,
    FactKind.FINDING: ScoreGroup.CONDUCT,
    FactKind.WRONG_POST: ScoreGroup.CONDUCT,
    FactKind.CASE_OVERDUE: ScoreGroup.CASES,
    FactKind.COMPLAINT: ScoreGroup.OPINIONS,
    FactKind.BAD_REVIEW: ScoreGroup.OPINIONS,
    FactKind.MEDIA: ScoreGroup.OPINIONS,
    FactKind.PRAISE: ScoreGroup.BONUS,
}


def _group_of(fact: FactKind) -> ScoreGroup:
    return _GROUPS.get(fact, ScoreGroup.ATTENDANCE)


def _code(rule: ScoreRule) -> str:
    """Return the stable name of a new rule: what it scores, from when, for which finding."""
    parts = [f"own_{rule.fact.value}", *(code for code in rule.findings)]
    if rule.least_minutes or rule.most_minutes is not None:
        parts.append(f"{rule.least_minutes}_{rule.most_minutes or ''}".strip("_"))
    return "_".join(parts)[:60]


def _number(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _text_line(named: str, width_px: int, longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    line.setAccessibleName(named)
    if width_px == _LABEL_PX:
        line.setMaximumWidth(width_px * 2)
    else:
        line.setFixedWidth(width_px)
    return line


def _combo(named: str, choices: Sequence[str]) -> CalmCombo:
    combo = CalmCombo()
    combo.setAccessibleName(named)
    combo.addItems(list(choices))
    combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return combo
