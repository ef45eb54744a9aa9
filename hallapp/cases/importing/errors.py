"""Refusals of a whole file of cases, or of its column map; rows have faults instead."""

from hallapp.kernel.errors import RuleError


class CaseFileBigError(RuleError):
    """The file is far bigger than any list of cases."""

    code = "cases.file_big"


class CaseFileEmptyError(RuleError):
    """The file holds no case."""

    code = "cases.file_empty"


class CaseFileHeaderError(RuleError):
    """No row names the columns that are needed."""

    code = "cases.file_header"


class ColumnMapBrokenError(RuleError):
    """The column map is no JSON of fields and headings."""

    code = "cases.map_broken"


class ColumnMapFieldError(RuleError):
    """The column map names a field that an import does not know."""

    code = "cases.map_field"


class ColumnMapHeadingError(RuleError):
    """The column map names a heading that the file does not have."""

    code = "cases.map_heading"
