"""Refusals of what a hall sets up in its queue: series, services, sessions, classes, packages."""

from hallapp.kernel.errors import RuleError


class BandOverlapError(RuleError):
    """Two series of one prefix could print the same label (号段重叠)."""

    code = "queueing.band_overlap"


class BandPrefixError(RuleError):
    """A prefix is one to four letters; a digit in it could not be told from the number."""

    code = "queueing.band_prefix"


class BandEmptyError(RuleError):
    """A band has no number: its end lies before its beginning, or its step is none."""

    code = "queueing.band_empty"


class BandWidthError(RuleError):
    """The last number of a band does not fit into its digits."""

    code = "queueing.band_width"


class SeriesUsedError(RuleError):
    """Numbers of the series were given today: what they are counted by stays until tomorrow."""

    code = "queueing.series_used"


class PartUnknownError(RuleError):
    """A setting names a series, zone, service, window or item that there is not."""

    code = "queueing.part_unknown"


class PartFixedError(RuleError):
    """What a code or a session belongs to is never changed: the record would lie."""

    code = "queueing.part_fixed"


class CodeTakenError(RuleError):
    """Two of a kind cannot bear one code."""

    code = "queueing.code_taken"


class NameNeededError(RuleError):
    """A service, class or package has neither code nor name."""

    code = "queueing.name_needed"


class FigureError(RuleError):
    """A figure lies outside what makes sense."""

    code = "queueing.figure"


class PersonMaxError(RuleError):
    """A limit for each person needs people who are named."""

    code = "queueing.person_max"


class HeadStartCapError(RuleError):
    """A class would get more head start than the hall gives anybody."""

    code = "queueing.head_start_cap"


class LeadCapError(RuleError):
    """A window would prefer or put off a service by more than the hall allows."""

    code = "queueing.lead_cap"


class SessionTimesError(RuleError):
    """A session has no weekday, or ends before it begins."""

    code = "queueing.session_times"


class SessionOverlapError(RuleError):
    """Two sessions of a service overlap: nobody could say whose quota a number counts against."""

    code = "queueing.session_overlap"


class PackageShortError(RuleError):
    """A package has fewer than two services, or one of them twice."""

    code = "queueing.package_short"


class PackageStepsFixedError(RuleError):
    """The services of a package stay: tickets of it may be on their way through them."""

    code = "queueing.package_steps_fixed"
