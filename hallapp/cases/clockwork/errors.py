"""Refusals of changes of the calendar; the sentences stand in `hallapp.wording.workdays`."""

from hallapp.kernel.errors import RuleError


class NoticeYearError(RuleError):
    """Nothing in a notice says of which year it is."""

    code = "calendar.notice_year"


class NoticeEmptyError(RuleError):
    """Not one day of rest or of work could be read from a notice."""

    code = "calendar.notice_empty"


class NoticeFaultyError(RuleError):
    """Lines of a notice cannot be used; half a notice would date cases wrongly."""

    code = "calendar.notice_faulty"


class NoticePartialError(RuleError):
    """A notice of an unknown year does not arrange the whole year."""

    code = "calendar.notice_partial"


class NoticeUnpublishedError(RuleError):
    """The program carries no notice of this year."""

    code = "calendar.notice_unpublished"


class YearInUseError(RuleError):
    """Open cases run in the year that is to be forgotten."""

    code = "calendar.year_in_use"


class YearNotLoadedError(RuleError):
    """The hall has not loaded a notice of this year, so there is none to forget."""

    code = "calendar.year_not_loaded"


class CalendarCancelledError(RuleError):
    """The person stopped the change before anything was written."""

    code = "calendar.cancelled"
