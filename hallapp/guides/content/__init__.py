"""Contents of guides: what a draft holds, its fields, and how it is packed."""

from hallapp.guides.content.fields import (
    BY_KEY,
    FIELDS,
    Chapter,
    Choice,
    Field,
    FieldKind,
    fields_of,
)
from hallapp.guides.content.packing import digest_of, packed, unpacked
from hallapp.guides.content.terms import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    SpecialEntry,
    StepEntry,
    Value,
)

__all__ = [
    "BY_KEY",
    "FIELDS",
    "Chapter",
    "Choice",
    "FaqEntry",
    "FeeEntry",
    "Field",
    "FieldKind",
    "GuideContent",
    "MaterialEntry",
    "OptionEntry",
    "SituationEntry",
    "SpecialEntry",
    "StepEntry",
    "Value",
    "digest_of",
    "fields_of",
    "packed",
    "unpacked",
]
