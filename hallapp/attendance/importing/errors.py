"""Refusals of a whole file of punches; single lines are put aside with a reason instead."""

from hallapp.kernel.errors import RuleError


class PunchFileBigError(RuleError):
    """The file is far bigger than any device's memory."""

    code = "attendance.file_big"


class PunchFileEmptyError(RuleError):
    """Nothing stands in the file."""

    code = "attendance.file_empty"


class PunchFileBinaryError(RuleError):
    """The file is a device's own store or a program's, not its records as text."""

    code = "attendance.file_binary"


class PunchFileUnknownError(RuleError):
    """No line of the file looks like a punch, and none like headings."""

    code = "attendance.file_unknown"


class PunchColumnsError(RuleError):
    """A table names no column for the number or for the time."""

    code = "attendance.file_columns"


class PunchMapBrokenError(RuleError):
    """The column map is no JSON of fields and headings."""

    code = "attendance.map_broken"


class PunchMapFieldError(RuleError):
    """The column map names a field that an import does not know."""

    code = "attendance.map_field"


class PunchMapHeadingError(RuleError):
    """The column map names a heading that the file does not have."""

    code = "attendance.map_heading"


class PunchImportCancelledError(RuleError):
    """Somebody stopped the import; nothing of the file was written."""

    code = "attendance.import_cancelled"


class DeviceNumberError(RuleError):
    """A device's number is not one: too long, or with blanks in it."""

    code = "attendance.device_number"


class DeviceKnownError(RuleError):
    """There is a device of this number already."""

    code = "attendance.device_known"


class DeviceUnknownError(RuleError):
    """There is no such device."""

    code = "attendance.device_unknown"


class PinEmptyError(RuleError):
    """A number in the devices is empty, too long, or has blanks in it."""

    code = "attendance.pin_empty"


class PinTakenError(RuleError):
    """The number is somebody else's on that day."""

    code = "attendance.pin_taken"


class PinPunchedError(RuleError):
    """Whoever had the number punched with it on a day that it would be taken for."""

    code = "attendance.pin_punched"


class PinUnknownError(RuleError):
    """There is no such number, or it has ended already."""

    code = "attendance.pin_unknown"
