"""A paper that was made: its bytes, what it is called, in which form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from hallapp.kernel.errors import RuleError
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import _
from hallapp.reports.workbook import workbook
from hallapp.slips.terms import Slip


class PaperFormError(RuleError):
    """A paper does not exist in the form that is asked for."""

    code = "attendance_papers.form"


class NobodyAssessedError(RuleError):
    """Notices are made for people, and nobody is on the sheet."""

    code = "attendance_papers.nobody_assessed"


class PaperForm(Enum):
    """In which form a paper is made; the value is how its file ends."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    WORD = "docx"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PaperForm.PDF: _("PDF 文件"),
            PaperForm.WORKBOOK: _("Excel 表格"),
            PaperForm.WORD: _("Word 文档"),
        }[self]


@dataclass(frozen=True)
class MadePaper:
    """A paper as a file that is not kept yet.

    Attributes:
        data: Its bytes.
        name: Name of its file.
        title: What it is, for whoever made it.
        pages: How many pages; 0 where the form knows no pages.
        warning: Which characters no font could draw; empty when none.
    """

    data: bytes
    name: str
    title: str
    pages: int = 0
    warning: str = ""

    def keep(self, folder: Path) -> Path:
        """Write it into a folder and return its path; never leaves half a file.

        Raises:
            SlipNotKeptError: The folder cannot be written or the disk is full.
        """
        return Slip(self.data, self.pages).keep(folder / self.name)


@dataclass(frozen=True)
class Makers:
    """What makes one paper in each of its forms; a form without a maker does not exist."""

    title: str
    name: str
    pdf: Callable[[], Slip]
    tables: Callable[[], Sequence[PrintedTable]] | None = None
    word: Callable[[], bytes] | None = None

    def made(self, form: PaperForm, made_at: datetime) -> MadePaper:
        """Return the paper in a form.

        Raises:
            PaperFormError: It does not exist in this form.
            FontMissingError: A font file is gone or broken.
        """
        name = f"{self.name}.{form.value}"
        if form is PaperForm.PDF:
            slip = self.pdf()
            return MadePaper(slip.data, name, self.title, slip.pages, slip.warning)
        if form is PaperForm.WORKBOOK and self.tables is not None:
            return MadePaper(workbook(self.tables(), made_at), name, self.title)
        if form is PaperForm.WORD and self.word is not None:
            return MadePaper(self.word(), name, self.title)
        raise PaperFormError(title=self.title, form=form.label)
