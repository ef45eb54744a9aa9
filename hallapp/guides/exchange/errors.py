"""Refusals of whole files: what they are, and what to do, before any row is judged."""

from hallapp.kernel.errors import RuleError, SurroundingsError


class WorkbookBrokenError(RuleError):
    """The workbook cannot be opened: cut off or damaged."""

    code = "guides.workbook_broken"


class WorkbookLockedError(RuleError):
    """The workbook asks for a password."""

    code = "guides.workbook_locked"


class WorkbookOldError(RuleError):
    """An xls or et file of the old format, whatever its name says."""

    code = "guides.workbook_old"


class NotAWorkbookError(RuleError):
    """A zip that is no xlsx: a document, an ods, a folder of files."""

    code = "guides.not_a_workbook"


class WorkbookHugeError(RuleError):
    """Unpacked it would fill the memory (压缩炸弹)."""

    code = "guides.workbook_huge"


class SheetMissingError(RuleError):
    """The sheet of the items is not there."""

    code = "guides.sheet_missing"


class SheetColumnsError(RuleError):
    """A sheet lacks columns that it needs, or has some that nobody knows, or has one twice."""

    code = "guides.sheet_columns"


class NothingToImportError(RuleError):
    """No item stands in the file."""

    code = "guides.nothing_to_import"


class NotJsonError(RuleError):
    """The text is no JSON, or no list of items."""

    code = "guides.not_json"


class EncodingWrongError(RuleError):
    """The file is not written in the encoding that was named."""

    code = "guides.encoding_wrong"


class CellHugeError(RuleError):
    """A cell of a CSV is longer than any text; as a rule a quotation mark is open."""

    code = "guides.cell_huge"


class WebPageError(RuleError):
    """A web page or XML table that bears the name of a workbook."""

    code = "guides.file_is_web_page"


class TextNotForWorkbookError(RuleError):
    """A text of a guide that a workbook cannot hold; JSON can."""

    code = "guides.text_not_for_workbook"


class FileNotKeptError(SurroundingsError):
    """The file cannot be written there."""

    code = "guides.file_not_kept"


class GuidesRefusedError(RuleError):
    """Some items cannot be imported, and only a whole file was asked for."""

    code = "guides.guides_refused"
