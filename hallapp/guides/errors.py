"""Refusals of this feature: looking for an item, and importing items from a file."""

from hallapp.kernel.errors import RuleError


class ItemUnknownError(RuleError):
    """No item has this id, code or name."""

    code = "guides.item_unknown"


class ItemGoneError(ItemUnknownError):
    """An item that was chosen from a list is not, or no longer, to be had."""

    code = "guides.item_gone"


class ItemAmbiguousError(RuleError):
    """Several items answer to this name; the code tells them apart."""

    code = "guides.item_ambiguous"


class FileEmptyError(RuleError):
    """The file holds no item."""

    code = "guides.file_empty"


class FileHeaderError(RuleError):
    """The first line does not name the columns that are needed."""

    code = "guides.file_header"


class ImportRefusedError(RuleError):
    """Some lines cannot be imported, and only a whole file was asked for."""

    code = "guides.import_refused"


class ImportCancelledError(RuleError):
    """The person stopped the import; nothing was written."""

    code = "guides.import_cancelled"


class ImportOvertakenError(RuleError):
    """Another import wrote the same items at the same moment; nothing was written."""

    code = "guides.import_overtaken"


class ThemeUnknownError(RuleError):
    """No theme has this code or name."""

    code = "guides.theme_unknown"


class ThemeTakenError(RuleError):
    """Another theme bears this code."""

    code = "guides.theme_taken"


class ThemeEmptyError(RuleError):
    """A theme needs a name and at least one item."""

    code = "guides.theme_empty"


class ListTwiceError(RuleError):
    """The item stands in this monthly list already."""

    code = "guides.list_twice"


class ListMonthError(RuleError):
    """Batches are counted from 1."""

    code = "guides.list_month"


class GuideFileTooBigError(RuleError):
    """A file is longer than a form can be."""

    code = "guides.attachment_too_big"


class GuideFileKindError(RuleError):
    """A file is of no kind that the hall keeps, or damaged."""

    code = "guides.attachment_unknown_kind"


class LogoKindError(RuleError):
    """A logo has to be a picture."""

    code = "guides.attachment_no_picture"


class GuideFileUnknownError(RuleError):
    """There is no such file."""

    code = "guides.attachment_unknown"


class StationingExceptionError(RuleError):
    """An item that must be accepted in the hall stays outside without a reason."""

    code = "guides.stationing_exception"
