"""Tables of the service guide: items and their parts, files, themes, the catalogue over time."""

from hallapp.guides.tables.catalogue import CatalogueChange, ItemStationing, MonthlyList
from hallapp.guides.tables.files import GuideFile
from hallapp.guides.tables.items import (
    ItemFee,
    ItemQuestion,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.tables.themes import GuideTheme, ThemeItem

__all__ = [
    "CatalogueChange",
    "GuideFile",
    "GuideTheme",
    "ItemFee",
    "ItemQuestion",
    "ItemSituation",
    "ItemSpecial",
    "ItemStationing",
    "ItemStep",
    "MonthlyList",
    "RequiredMaterial",
    "ServiceItem",
    "ThemeItem",
]
