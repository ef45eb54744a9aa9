"""Refusals of files as such, before any row is judged.

The codes are those under which people have always been told; their sentences stand in
`hallapp.wording.guides`, `hallapp.wording.exchange` and `hallapp.wording.sheets`.
"""

from hallapp.kernel.errors import RuleError, SurroundingsError


class FileMissingError(SurroundingsError):
    """There is no file at this path."""

    code = "guides.file_missing"


class FileIsFolderError(RuleError):
    """The path is a folder."""

    code = "guides.file_is_folder"


class FileForbiddenError(SurroundingsError):
    """This account may not read the file."""

    code = "guides.file_forbidden"


class FileUnreadableError(SurroundingsError):
    """The disk or the share does not give the file."""

    code = "guides.file_unreadable"


class FileTooBigError(RuleError):
    """The file is far bigger than any list of items."""

    code = "guides.file_too_big"


class FileIsWorkbookError(RuleError):
    """The file is an Excel or WPS workbook where only a CSV is read."""

    code = "guides.file_is_workbook"


class FileBinaryError(RuleError):
    """The file is neither text nor a workbook: a picture, a program, a document."""

    code = "sheets.binary"


class FileBytesError(RuleError):
    """Some bytes are neither UTF-8 nor GB18030."""

    code = "guides.file_bytes"


class FileQuotesError(RuleError):
    """A quotation mark does not pair, so nobody can tell where the fields end."""

    code = "guides.file_quotes"


class CellHugeError(RuleError):
    """A cell of a CSV is longer than any text; as a rule a quotation mark is open."""

    code = "guides.cell_huge"


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


class WebPageError(RuleError):
    """A web page or XML table that bears the name of a workbook."""

    code = "guides.file_is_web_page"
