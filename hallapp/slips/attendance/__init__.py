"""Papers of attendance (考勤文书), from the day's posting to the month's bulletin.

What each is made from stands in `facts`, `sheet_facts` and `letter_facts`. Every paper that is a
table is built from the tables that the workbook is written from, so that both say the same.
Importing this package loads no PDF library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hallapp.slips.attendance.day_sheet import attendance_sheet, totals_words

__all__ = ["attendance_sheet", "totals_words"]


def __getattr__(name: str) -> Any:
    """Load the day's sheet when its first name is asked for."""
    if name not in __all__:
        raise AttributeError(name)
    made = getattr(import_module(f"{__name__}.day_sheet"), name)
    globals()[name] = made
    return made
