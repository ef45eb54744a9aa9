"""Which service gives numbers to people who do not know what they need (咨询). A pure rule."""

from collections.abc import Iterable

from hallapp.queueing.terms import ServiceRow

_CODE = "ZX"
# As halls call it, whatever language a face shows.
_NAME = "咨询"


def advice_service(services: Iterable[ServiceRow]) -> ServiceRow | None:
    """Return the service that gives advice numbers: by its code, else by its name; or None."""
    offered = tuple(services)
    by_code = (row for row in offered if row.code.upper() == _CODE)
    by_name = (row for row in offered if _NAME in row.name)
    return next(by_code, None) or next(by_name, None)
