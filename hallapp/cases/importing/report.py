"""What an import of cases did, or would do, row by row (导入检查结果)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from hallapp.cases.importing.columns import Field
from hallapp.cases.importing.faults import RowFault
from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _


class CaseVerdict(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    SKIPPED = "skipped"
    FAULTY = "faulty"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CaseVerdict.NEW: _("新增"),
            CaseVerdict.CHANGED: _("有变化，更新"),
            CaseVerdict.KNOWN: _("已有，没有变化"),
            CaseVerdict.SKIPPED: _("草稿，不导入"),
            CaseVerdict.FAULTY: _("有错，不导入"),
        }[self]


@dataclass(frozen=True)
class CaseImportLine:
    """One row of the file, with what becomes of it.

    Attributes:
        line: As an editor counts it.
        number: The platform's number.
        masked_name: Who applies; never the whole name.
        notes: What should be looked at.
        changes: What a changed row changes.
    """

    line: int
    verdict: CaseVerdict
    number: str
    item_name: str = ""
    masked_name: str = ""
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Note, ...] = ()
    changes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class CaseImportReport:
    """What an import did, or would do.

    Attributes:
        form: `xlsx`, `utf-8` or `gb18030`.
        is_written: False for a trial.
        headings: Which heading of the file became which field, or which value holds for all.
        unused: Headings that nothing was made of.
        preview: The first rows as they were read, personal data masked.
        lines: Every row; after a stop, those before it.
        is_stopped: Somebody stopped it; what was written until then stays.
    """

    file_name: str
    form: str
    header_line: int
    is_written: bool
    headings: Mapping[Field, str]
    unused: tuple[str, ...]
    preview: tuple[Mapping[Field, str], ...]
    lines: tuple[CaseImportLine, ...]
    is_stopped: bool = False

    def count(self, verdict: CaseVerdict) -> int:
        """Return how many rows have a verdict."""
        return sum(line.verdict is verdict for line in self.lines)

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """Everything that is wrong, in the order of the file."""
        return tuple(fault for line in self.lines for fault in line.faults)

    def told(self) -> dict[str, Any]:
        """Return the report as other programs read it; no personal data is in it."""
        return {
            "file": self.file_name,
            "form": self.form,
            "header_line": self.header_line,
            "written": self.is_written,
            "stopped": self.is_stopped,
            "columns": {field.value: heading for field, heading in self.headings.items()},
            "unused": list(self.unused),
            **{verdict.value: self.count(verdict) for verdict in CaseVerdict},
            "faults": [fault.told() for fault in self.faults],
            "notes": [
                {"line": line.line, "number": line.number, "what": note.words}
                for line in self.lines
                for note in (*line.changes, *line.notes)
            ],
        }
