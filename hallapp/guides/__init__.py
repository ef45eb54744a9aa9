"""Service items and their guides (办事指南).

The front door: what faces and papers may know of this feature. `service` and `importing` are
built by the program's start alone, because they load the database layer.
"""

from hallapp.guides.errors import ItemAmbiguousError, ItemUnknownError
from hallapp.guides.terms import (
    DepartmentCountRow,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    Placing,
)

__all__ = [
    "DepartmentCountRow",
    "GuideRow",
    "GuideState",
    "HandlingType",
    "ItemAmbiguousError",
    "ItemRow",
    "ItemType",
    "ItemUnknownError",
    "MaterialRow",
    "Placing",
]
