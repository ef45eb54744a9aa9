"""What is wrong with a row, and what to do about it (逐行问题)."""

from dataclasses import dataclass
from typing import Any

from hallapp.guides.importing.plan import Note


@dataclass(frozen=True)
class RowFault:
    """One thing wrong with one row.

    Attributes:
        line: Line in the file, or row of the sheet, from 1.
        column: Heading of the column as the file has it; empty where it is the whole row.
        note: What is wrong.
    """

    line: int
    column: str
    note: Note

    @property
    def words(self) -> str:
        """What is wrong, as a person reads it."""
        return self.note.words

    @property
    def advice(self) -> str:
        """What to do about it."""
        return Note(f"{self.note.code}_do", self.note.facts).words

    def told(self) -> dict[str, Any]:
        """Return the fault as other programs read it."""
        return {
            "line": self.line,
            "column": self.column,
            "code": self.note.code.partition(".")[2],
            "what": self.words,
            "do": self.advice,
        }
