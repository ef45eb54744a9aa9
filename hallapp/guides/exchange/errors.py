"""Refusals of whole files: what they are, and what to do, before any row is judged."""

from hallapp.kernel.errors import RuleError, SurroundingsError


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


class TextNotForWorkbookError(RuleError):
    """A text of a guide that a workbook cannot hold; JSON can."""

    code = "guides.text_not_for_workbook"


class FileNotKeptError(SurroundingsError):
    """The file cannot be written there."""

    code = "guides.file_not_kept"


class GuidesRefusedError(RuleError):
    """Some items cannot be imported, and only a whole file was asked for."""

    code = "guides.guides_refused"
