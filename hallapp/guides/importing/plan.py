"""What an import would do, line by line, before anything is written (导入检查结果)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hallapp.guides.terms import HandlingType, ItemType, Origin
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _
from hallapp.wording import sentences

Progress = Callable[[int, int], bool]
"""Told after each portion: lines done, lines in all. It answers False to stop the import."""

COLUMNS: tuple[str, ...] = (
    "name", "department", "item_type", "handling_type", "legal_basis", "statutory_days",
    "promised_days", "fee", "fee_basis", "materials", "source",
)  # fmt: skip
"""The columns of the file, as its first line names them; any order will do."""


def column_label(column: str) -> str:
    """Return what a person calls a column of the file."""
    return {
        "name": _("事项名称"),
        "department": _("部门"),
        "item_type": _("事项类型"),
        "handling_type": _("办件类型"),
        "legal_basis": _("设定依据"),
        "statutory_days": _("法定办结时限"),
        "promised_days": _("承诺办结时限"),
        "fee": _("收费标准"),
        "fee_basis": _("收费依据"),
        "materials": _("申请材料"),
        "source": _("来源"),
    }[column]


class LineVerdict(Enum):
    """What an import would do with a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            LineVerdict.NEW: _("新增"),
            LineVerdict.CHANGED: _("更改"),
            LineVerdict.SAME: _("相同"),
            LineVerdict.REFUSED: _("不能导入"),
        }[self]


@dataclass(frozen=True)
class Note:
    """One remark on a line: why it is refused, or what should be looked at.

    Attributes:
        code: Key of its sentence in `hallapp.wording`.
        facts: What fills the blanks.
    """

    code: str
    facts: dict[str, Any]

    @property
    def words(self) -> str:
        """The remark as a person reads it."""
        return _(sentences()[self.code]).format_map(self.facts)


@dataclass(frozen=True)
class ImportItem:
    """One item as a line of the file gives it; empty or None is what the line leaves out."""

    name: str
    department: str
    item_type: ItemType
    item_type_origin: Origin
    handling_type: HandlingType | None
    handling_type_origin: Origin
    legal_basis: str
    statutory: Limit | None
    promised: Limit | None
    fee_text: str
    fee_basis: str
    materials: tuple[str, ...]
    sources: str


@dataclass(frozen=True)
class FieldChange:
    """One column that a line changes: what the hall has, what the file has."""

    column: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The change as a person reads it."""
        empty = _("（空）")
        return _("{column}：{before} → {after}").format(
            column=column_label(self.column),
            before=self.before or empty,
            after=self.after or empty,
        )


@dataclass(frozen=True)
class PlanLine:
    """What an import would do with one record of the file.

    Attributes:
        line: Line of the file where the record begins, from 1; the header is line 1.
        name: As written, also when the line is refused.
        department: As written, also when the line is refused.
        verdict: What would happen.
        item: What would be written; None when the line is refused.
        refusals: Why the line is refused.
        warnings: What should be looked at although the line can be imported.
        changes: What a changed line changes.
    """

    line: int
    name: str
    department: str
    verdict: LineVerdict
    item: ImportItem | None = None
    refusals: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What an import of a file would do.

    Attributes:
        file_name: Name of the file, without its folder.
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
        lines: One for each record, in the order of the file; none is left out.
        new_departments: Departments that the hall does not have yet and would get.
    """

    file_name: str
    digest: str
    encoding: str
    lines: tuple[PlanLine, ...]
    new_departments: tuple[str, ...]

    @property
    def counts(self) -> dict[LineVerdict, int]:
        """How many lines there are of each verdict."""
        counted = Counter(line.verdict for line in self.lines)
        return {verdict: counted[verdict] for verdict in LineVerdict}

    @property
    def refused(self) -> tuple[PlanLine, ...]:
        """The lines that cannot be imported."""
        return tuple(line for line in self.lines if line.verdict is LineVerdict.REFUSED)


@dataclass(frozen=True)
class ImportResult:
    """What an import has done.

    Attributes:
        new: Items added.
        changed: Items changed.
        same: Items that were already so; nothing was written for them.
        refused: Lines left out.
        departments: Departments added.
    """

    new: int
    changed: int
    same: int
    refused: int
    departments: int
