"""What a paper is, once it is made: bytes to print and to keep, and what could not be drawn."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hallapp.kernel.characters import code_point
from hallapp.kernel.texts import _
from hallapp.queueing.terms import MissingPaper
from hallapp.slips.errors import SlipNotKeptError


@dataclass(frozen=True)
class Slip:
    """A finished paper as PDF.

    Attributes:
        data: The PDF file.
        pages: How many pages it has.
        unknown_characters: Characters that no font of the hall draws, each once, in the order
            in which they were met. The paper shows their code points instead.
    """

    data: bytes
    pages: int
    unknown_characters: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What to tell the person who printed it; empty when every character was drawn."""
        if not self.unknown_characters:
            return ""
        codes = _("、").join(code_point(character) for character in self.unknown_characters)
        return _("有 {count} 个字没有字形，纸上印的是它的编码：{codes}").format(
            count=len(self.unknown_characters), codes=codes
        )

    def keep(self, path: Path) -> Path:
        """Write the paper to a file and return its path; never leaves half a file.

        Raises:
            SlipNotKeptError: The folder cannot be written or the disk is full.
        """
        unfinished = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(self.data)
            unfinished.replace(path)
        except OSError as error:
            raise SlipNotKeptError(path=str(path), reason=error.strerror or "") from error
        return path


@dataclass(frozen=True)
class MissingFacts:
    """What a one-time notice says beside the guide.

    Attributes:
        label: Number of the ticket of the visit.
        window_number: Where the visit was; None when it is not known.
        missing: Everything that is missing, as the clerk marked it.
        told_at: When the citizen was told, aware.
    """

    label: str
    window_number: int | None
    missing: tuple[MissingPaper, ...]
    told_at: datetime
