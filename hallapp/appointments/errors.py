"""Refusals of appointments."""

from hallapp.kernel.errors import RuleError


class SlotUnknownError(RuleError):
    """There is no such slot."""

    code = "appointments.slot_unknown"


class SlotsWrongError(RuleError):
    """The slots that were asked for make no sense: no time, no place, or a day that is over."""

    code = "appointments.slots_wrong"


class SlotsOverlapError(RuleError):
    """Another slot of the service lies across one that was asked for."""

    code = "appointments.slots_overlap"


class SlotFullError(RuleError):
    """Every place of the slot is booked (约满)."""

    code = "appointments.slot_full"


class SlotOverError(RuleError):
    """The slot is over; nobody can be booked into it."""

    code = "appointments.slot_over"


class CapacityError(RuleError):
    """More people are booked than the new capacity has places."""

    code = "appointments.capacity"


class NameNeededError(RuleError):
    """A booking is for a named person."""

    code = "appointments.name_needed"


class AlreadyBookedError(RuleError):
    """The person has an appointment for the service on that day."""

    code = "appointments.already_booked"


class AppointmentUnknownError(RuleError):
    """No appointment of this code."""

    code = "appointments.unknown"


class AppointmentCancelledError(RuleError):
    """The appointment was cancelled."""

    code = "appointments.cancelled"


class AlreadyArrivedError(RuleError):
    """The person has checked in already and has a number."""

    code = "appointments.already_arrived"


class TooEarlyError(RuleError):
    """The person came earlier than the hall lets in before a slot."""

    code = "appointments.too_early"


class CancelReasonError(RuleError):
    """Cancelling somebody's appointment needs a reason."""

    code = "appointments.cancel_reason"


class BookingFileEmptyError(RuleError):
    """The file holds no appointment."""

    code = "appointments.file_empty"


class BookingFileHeaderError(RuleError):
    """The first line does not name the columns that are needed."""

    code = "appointments.file_header"


class BookingFileBigError(RuleError):
    """The file is far bigger than any list of a day's appointments."""

    code = "appointments.file_big"
